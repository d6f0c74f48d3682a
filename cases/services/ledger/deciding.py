"""Which rows of a ledger come in, which are in already, which are refused; pure."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from cases.records.ledger import CellProblem, Problem
from cases.services.ledger.entries import Entries


@dataclass(frozen=True, slots=True)
class Known:
    """What is in the station before a ledger comes in."""

    #: Time, of the wall clock, and place of each accident, by the number of its case.
    cases: Mapping[str, tuple[datetime | None, str]]
    #: Of rows without a number that came in before.
    fingerprints: AbstractSet[int]


class Fate(Enum):
    """What becomes of a row."""

    COMES_IN = auto()
    DOUBLE = auto()
    REFUSED = auto()


class Decider:
    """Knows every accident that is in the station, and every row that came in before.

    A number tells which case it is; the same number with another time and another place is
    another case and is refused. Rows without a number are told apart by all they say of the
    accident.

    Every case counts, hidden ones too: a ledger is brought in by the squad leader, who sees the
    number of every case, or by the administrator for him. That a row stays outside tells the
    latter that the number, which he has before him, is not free; of the case that has it nothing
    is told, and the words are the same for a number that is void or kept.
    """

    def __init__(self, known: Known) -> None:
        self._known = dict(known.cases)
        self._before = frozenset(self._known)
        self._fingerprints = set(known.fingerprints)
        #: Fingerprints of rows without a number that came in now.
        self.fresh: list[int] = []

    def is_taken(self, number: str) -> bool:
        """Tell whether a case has this number."""
        return number in self._known

    def take(self, number: str, at: datetime, place: str) -> None:
        """Remember a number that was given to a row without one."""
        self._known[number] = (at, place)

    def decide(self, entries: Entries) -> list[Fate]:
        """Decide on some rows; what speaks against one is added to its problems."""
        fates = []
        known, problems = self._known, entries.problems
        for index, (number, at, place) in enumerate(
            zip(entries.number, entries.occurred_at, entries.place, strict=True)
        ):
            if index in problems:
                fates.append(Fate.REFUSED)
            elif not number:
                fates.append(self._nameless(entries, index))
            elif (case := known.get(number)) is None:
                known[number] = (at, place)
                fates.append(Fate.COMES_IN)
            elif case[0] == at or (place and case[1] == place):
                fates.append(Fate.DOUBLE)
            else:
                twice = number not in self._before
                problem = Problem.NUMBER_TWICE if twice else Problem.NUMBER_TAKEN
                problems[index] = [CellProblem(problem, entries.number_column)]
                fates.append(Fate.REFUSED)
        return fates

    def _nameless(self, entries: Entries, index: int) -> Fate:
        found = _fingerprint(
            str(entries.occurred_at[index]),
            entries.place[index],
            *entries.people[index],
            "",
            *entries.plates[index],
        )
        if found in self._fingerprints:
            return Fate.DOUBLE
        self._fingerprints.add(found)
        self.fresh.append(found)
        return Fate.COMES_IN


def _fingerprint(*words: str) -> int:
    digest = hashlib.blake2b("\x1f".join(words).encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def all_come_in(fates: Sequence[Fate]) -> bool:
    """Tell whether no row stays outside."""
    return fates.count(Fate.COMES_IN) == len(fates)


def counted(fates: Sequence[Fate]) -> Counter[Fate]:
    """Count what became of some rows; a member of an enumeration is slow to hash."""
    return Counter({fate: fates.count(fate) for fate in Fate})
