"""How the ranking came about: what each piece of evidence changed, replayed in its order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from cases.records.ids import CaseId
from cases.records.times import local
from leads.evidence.kinds import EvidenceKind, kind_of
from leads.evidence.records import Evidence, Exclusion
from leads.evidence.scale import Support, Verbal
from leads.ranking.explaining import explain
from leads.ranking.rank import Ranking as Ranked
from leads.services.candidates.ranking import Facts, Ranking, rank_facts
from leads.telling.history import Part, Variant
from leads.telling.words import AGAINST, SUPPORTS

#: As many stand beside each other for first place before they are only counted.
_NAMED = 3
_TIED = 1e-9


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of evidence, or one exclusion, and where the ranking stood after it."""

    at: datetime
    by: str
    what: str
    leading: tuple[str, ...]
    #: How strongly it speaks for the one that leads; None: it tells nothing of it.
    verbal: Verbal | None
    #: Of one of those that lead; and of none of them.
    probability: float
    none: float


class Replaying(Ranking):
    """The ranking of a case as it grew."""

    def steps(self, case_id: CaseId, variant: Variant) -> Part:
        """Return the table of steps; only the internal one tells probabilities."""
        return _table(tuple(_replayed(self._facts(case_id), self.desk.today())), variant)


def _table(steps: tuple[Step, ...], variant: Variant) -> Part:
    internal = variant is Variant.INTERNAL
    columns = [("时间", 9), ("依据", 22), ("由此排在首位", 20), ("对首位", 9), ("录入", 7)]
    if internal:
        columns[4:4] = [("首位概率", 7), ("以上皆非", 7)]
    rows: list[tuple[str, ...]] = []
    before: tuple[str, ...] = ()
    for step in steps:
        row = [
            f"{local(step.at):%m-%d %H:%M}",
            step.what,
            _leading(step, before),
            _weight(step.verbal),
            step.by,
        ]
        if internal:
            row[4:4] = [f"{step.probability:.1%}", f"{step.none:.1%}"]
        rows.append(tuple(row))
        before = step.leading
    hint = "按现存证据依录入次序重新排列；已撤回的不计。排列只用于确定查证的先后。"
    return Part("六、排查重点的变化", tuple(columns), tuple(rows), hint)


def _replayed(facts: Facts, today: date) -> Iterator[Step]:
    """Yield the ranking after each piece of evidence and each exclusion that stands."""
    kinds = {one.item: kind_of(one.content) for one in facts.evidence}
    kinds |= {one.item: EvidenceKind.FINDING for one in facts.exclusions}
    events: list[Evidence | Exclusion] = sorted(
        (*facts.evidence, *facts.exclusions), key=lambda one: (_at(one), one.item)
    )
    for n, event in enumerate(events, 1):
        known = {one.item for one in events[:n]}
        so_far = replace(
            facts,
            evidence=tuple(one for one in facts.evidence if one.item in known),
            exclusions=tuple(one for one in facts.exclusions if one.item in known),
        )
        ranked = rank_facts(so_far, today, top=_NAMED + 1)
        if not ranked.candidates:
            return
        yield _step(event, so_far, ranked, kinds, today)


def _step(
    event: Evidence | Exclusion,
    facts: Facts,
    ranked: Ranked,
    kinds: dict[str, EvidenceKind],
    today: date,
) -> Step:
    first = ranked.candidates[0]
    tied = [one for one in ranked.candidates if abs(one.probability - first.probability) <= _TIED]
    bars = explain(ranked, first, kinds, today).bars
    mine = [bar.verbal for bar in bars if bar.item == event.item]
    names = tuple(facts.vehicles.name(one.place) for one in tied)
    if isinstance(event, Evidence):
        by, what = event.entered_by, f"证据 {event.n} {event.title}"
    else:
        by, what = event.by, f"排除 {event.vehicle}：{event.reason}"
    verbal = mine[0] if mine else None
    return Step(_at(event), by, what, names, verbal, first.probability, ranked.none)


def _leading(step: Step, before: tuple[str, ...]) -> str:
    if len(step.leading) > _NAMED:
        return "多车并列，尚无突出者"
    names = "、".join(step.leading)
    if step.none > step.probability:
        names += "（首位仍可能不在所列车辆之中）"
    return f"不变：{names}" if step.leading == before else names


def _weight(verbal: Verbal | None) -> str:
    if verbal is None or verbal.support is Support.NONE:
        return "—"
    return (AGAINST if verbal.against else SUPPORTS)[verbal.support]


def _at(event: Evidence | Exclusion) -> datetime:
    return event.entered_at if isinstance(event, Evidence) else event.at
