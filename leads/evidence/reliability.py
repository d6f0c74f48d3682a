"""From a grade to the probability that the piece of evidence speaks of the vehicle at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from leads.evidence.dated import wording
from leads.evidence.grade import Credibility, Grade, Source


@dataclass(frozen=True, slots=True)
class Reliability:
    """The table in force: a probability for each of the 36 grades, one for what has none."""

    table: Mapping[Grade, float]
    ungraded: float

    def of(self, grade: Grade | None) -> float:
        """Return the probability that evidence of this grade can be relied on."""
        return self.ungraded if grade is None else self.table[grade]

    def but(self, changes: Mapping[Grade, float], ungraded: float | None = None) -> "Reliability":
        """Return the table with some grades changed.

        Raises:
            ValueError: a value is no probability.
        """
        value = self.ungraded if ungraded is None else ungraded
        for one in (*changes.values(), value):
            if not 0 <= one <= 1:
                raise ValueError(one)
        return Reliability({**self.table, **changes}, value)


def shipped_reliability(day: date | None = None) -> Reliability:
    """Return the table the program brings along."""
    values = wording("reliability", day).values
    return Reliability(
        {
            Grade(Source(letter), credibility): chance
            for letter, row in values["grades"].items()
            for credibility, chance in zip(Credibility, row, strict=True)
        },
        values["ungraded"],
    )
