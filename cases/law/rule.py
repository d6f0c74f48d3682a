"""A period, a limit or a condition of the law as a value, each with its article and certainty."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cases.law.calendar import WorkCalendar
from cases.law.counting import Count, Unit, count
from cases.law.fact_kinds import FactKind
from cases.law.steps import Basis


class Whose(StrEnum):
    """Who must act, or may act, before the period ends."""

    UNIT = "unit"
    PARTY = "party"
    #: The police unit one level up.
    ABOVE = "above"
    #: A body outside the police: appraiser, fund.
    OTHER = "other"


class Certainty(StrEnum):
    """How sure it is that the law says so."""

    #: Read word for word in the full text.
    READ = "V"
    #: Read in an excerpt only, not in the full text.
    EXCERPT = "V2"
    #: Known, but not found in a text at hand.
    MEMORY = "M"
    #: The program's own reading where the text leaves room.
    READING = "I"


class Only(StrEnum):
    """In which cases a rule holds; most hold in all."""

    ALL = ""
    HIT_AND_RUN = "hit_and_run"
    #: Not in simple procedure.
    GENERAL = "general"


class NotYetLaw(LookupError):  # noqa: N818 - the statute's answer, not a fault
    """No wording of the rule that the program knows was in force on that day."""

    def __init__(self, rule_id: str, day: date) -> None:
        super().__init__(f"{rule_id}: no wording in force on {day.isoformat()}")
        self.rule_id = rule_id
        self.day = day


@dataclass(frozen=True, slots=True)
class Wording:
    """A rule as it reads from one day on."""

    rule_id: str
    in_force_from: date
    #: Law and article, as 道路交通事故处理程序规定 第八十八条.
    article: str
    #: Paragraph or item within the article, as 第一款; may be empty.
    clause: str
    #: Keys of the verbatim texts, the main one first.
    article_keys: tuple[str, ...]
    unit: Unit
    #: 0 for what is due at once.
    length: int
    #: The period ends before its event: notice three days before the meeting.
    before: bool
    #: The length is a ceiling that no day off lengthens.
    maximum: bool
    #: The articles that say how it is counted.
    basis: Basis
    #: Who outside the desk must approve; empty when nobody.
    approves: str
    #: What follows from the period or from missing it.
    consequence: str
    #: Where the text was read, and when it was last compared.
    source: str
    checked_on: date
    #: The length once an extension is allowed, and under what conditions it may be.
    extended: int = 0
    extension: str = ""
    certainty: Certainty = Certainty.READ
    #: What of the rule is a reading and not the text, in both languages.
    reading: str = ""
    reading_en: str = ""

    @property
    def cited(self) -> str:
        """The article with its paragraph, as papers cite it."""
        return self.article + self.clause

    def count(
        self, start: date | datetime, calendar: WorkCalendar, *, extended: bool = False
    ) -> Count:
        """Count this period from its event."""
        return count(
            start,
            self.extended if extended else self.length,
            self.unit,
            calendar,
            before=self.before,
            maximum=self.maximum,
            basis=self.basis,
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One period the law (or the unit) sets, in all its wordings, oldest first."""

    id: str
    title: str
    title_en: str
    whose: Whose
    #: True when the act is a right or a possibility: unused it lapses and is never overdue.
    optional: bool
    #: Place whose local rule it is, as 北京市; it counts only where the unit adopts it.
    local: str
    #: Facts that start and stop a clock that needs no further thought; else empty.
    triggers: tuple[FactKind, ...]
    stopped_by: tuple[FactKind, ...]
    #: True when every party has a clock of its own from one common trigger.
    each_party: bool
    wordings: tuple[Wording, ...]
    #: Facts that must stand beside the trigger; without them there is no clock.
    needs: tuple[FactKind, ...] = ()
    #: True when it counts from the last of trigger and needs, not from the trigger.
    from_last: bool = False
    #: Facts after which the duty no longer exists, as a defect found.
    unless: tuple[FactKind, ...] = ()
    #: Facts after which a trigger starts nothing, as a second appraisal, which cannot be repeated.
    not_after: tuple[FactKind, ...] = ()
    #: Facts that lengthen the period.
    extended_by: tuple[FactKind, ...] = ()
    #: Facts from which hours stand still, and from which they run on.
    paused_by: tuple[FactKind, ...] = ()
    resumed_by: tuple[FactKind, ...] = ()
    #: The rule whose lapse starts this one.
    follows: str = ""
    #: The rule whose due day tells from when this one is expected, before its trigger is on record.
    expects: str = ""
    #: True when it is shown as waiting before its trigger is on record.
    awaited: bool = False
    only: Only = Only.ALL
    #: Facts that show that it was done, but not when.
    shown_by: tuple[FactKind, ...] = ()
    #: True when what stops it names the deceased, while the clock is that of a relative.
    of_body: bool = False
    #: True when what stops it may have been done before the trigger.
    early: bool = False
    #: True when a day named with the trigger takes the place of the length, earlier or later.
    named: bool = False
    #: True when nobody has to act: the period merely has to pass.
    waiting: bool = False
    #: True when it counts anew for a unit that has received the case (art. 11 ¶2).
    anew: bool = True
    #: True when it still counts after the case has been transferred.
    after_transfer: bool = False
    #: Rows of the table of periods it stands for, as C-1.
    rows: tuple[str, ...] = ()

    def on(self, day: date) -> Wording:
        """Return the wording in force on a day.

        Raises:
            NotYetLaw: The day lies before the first wording.
        """
        for wording in reversed(self.wordings):
            if wording.in_force_from <= day:
                return wording
        raise NotYetLaw(self.id, day)


@dataclass(frozen=True, slots=True)
class Limit:
    """A number of the statute that is no period, as three people a side, from one day on."""

    id: str
    title: str
    title_en: str
    in_force_from: date
    article: str
    clause: str
    article_keys: tuple[str, ...]
    number: int
    source: str
    checked_on: date
    certainty: Certainty = Certainty.READ
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition of the statute without a number: what an act asks for, or what follows."""

    id: str
    title: str
    title_en: str
    #: What it asks, in one sentence.
    demand: str
    article: str
    clause: str
    article_keys: tuple[str, ...]
    certainty: Certainty = Certainty.READ
    #: Who must approve; empty when nobody.
    approves: str = ""
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules, limits and gates."""

    rules: Mapping[str, Rule]
    limits: Mapping[str, tuple[Limit, ...]]
    gates: Mapping[str, Gate]

    def wording_on(self, rule_id: str, day: date) -> Wording:
        """Return the wording of a rule in force on a day.

        Raises:
            NotYetLaw: The day lies before the first wording.
            KeyError: There is no such rule.
        """
        return self.rules[rule_id].on(day)

    def limit_on(self, limit_id: str, day: date) -> Limit:
        """Return a limit as it reads on a day.

        Raises:
            NotYetLaw: The day lies before its first wording.
            KeyError: There is no such limit.
        """
        for limit in reversed(self.limits[limit_id]):
            if limit.in_force_from <= day:
                return limit
        raise NotYetLaw(limit_id, day)
