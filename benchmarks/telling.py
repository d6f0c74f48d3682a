"""What time tells an outsider: a hidden case against none, a thousand times in random order."""

import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from statistics import median

from sqlalchemy import update

from benchmarks.figures import Figure, one_ms
from benchmarks.station import NOW, Stations, stations
from cases.records.cases import CaseKind, Intake, Report
from cases.records.ids import CaseId
from cases.records.officers import Officer
from cases.records.parties import PartyEntry, PartyKind
from cases.refusals import Refusal
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.cases import CaseRow

TIMES = 1_000
#: Times a hidden case gets a number, and loses it.
_BLOCKS = 50
#: Below this two samples of a thousand are said to differ.
_LEVEL = 0.01
#: Names that no ledger has: one stands in a case that is hidden, the other nowhere.
_HIDDEN, _ABSENT = "欧阳霁月", "欧阳霁星"
_FAR = 5_000_000


def run() -> list[Figure]:
    """Ask as the duty desk and as a mediator of the squad, in random order, on 100,000 cases."""
    both = stations()
    lead = both.desk(both.wide)
    hidden = lead.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            occurred_at=NOW,
            place="纺织东路",
            report=Report(reported_at=NOW),
            parties=(PartyEntry(name=_HIDDEN, kind=PartyKind.DRIVER),),
        )
    )
    number = lead.cases.open_file(hidden).number
    figures = [
        figure
        for officer, who in ((both.narrow, "duty desk"), (both.squad, "mediator"))
        for figure in (
            *(
                _compared(f"{what}, hidden against absent, {who}", *pair)
                for what, pair in _pairs(both.desk(officer), hidden).items()
            ),
            _by_number(both, officer, hidden, number, who),
        )
    ]
    narrow = both.desk(both.narrow)
    hit_and_miss = _compared(
        "search by a name, hit against miss, duty desk",
        lambda: narrow.search.find("王"),
        lambda: narrow.search.find("龘"),
    )
    # Whoever finds something is shown it: that it takes longer tells him nothing more.
    return [*figures, replace(hit_and_miss, aim="told by the answer itself", reached=None)]


_Pair = tuple[Callable[[], object], Callable[[], object]]


def _by_number(both: Stations, officer: Officer, hidden: CaseId, number: str, who: str) -> Figure:
    """Ask for one and the same number while a hidden case has it and while none does.

    Which digits it has costs more or less by itself: two numbers would differ by that.
    """
    find = partial(both.desk(officer).search.find, number)
    blocks = [True, False] * _BLOCKS
    random.Random(20260924).shuffle(blocks)
    took: dict[bool, list[float]] = {True: [], False: []}
    for is_hidden in blocks:
        with engine.session(both.keyed.door, Acting(0, NOW, door=True)) as session:
            session.execute(
                update(CaseRow)
                .where(CaseRow.case_id == int(hidden))
                .values(number=number if is_hidden else f"{number}0")
            )
        for _warm in range(3):
            find()
        # The machine drifts from block to block: each counts once.
        took[is_hidden].append(median([one_ms(find) for _ in range(TIMES // _BLOCKS)]))
    return _told(f"search by a number, hidden against absent, {who}", took)


def _pairs(desk: Desk, hidden: CaseId) -> dict[str, _Pair]:
    """Return for each way to ask the question about the hidden case, and about none."""

    def open_(case_id: int) -> None:
        with suppress(Refusal):
            desk.cases.head(CaseId(case_id))

    find = desk.search.find
    return {
        "search by a name": (partial(find, _HIDDEN), partial(find, _ABSENT)),
        "open by its id": (partial(open_, hidden), partial(open_, hidden + _FAR)),
    }


def _compared(what: str, one: Callable[[], object], other: Callable[[], object]) -> Figure:
    """Take both a thousand times in random order, and ask two rank tests whether they differ."""
    order = [True, False] * TIMES
    random.Random(20260924).shuffle(order)
    took: dict[bool, list[float]] = {True: [], False: []}
    for _warm in range(20):
        one()
        other()
    for which in order:
        took[which].append(one_ms(one if which else other))
    return _told(what, took)


def _told(what: str, took: Mapping[bool, Sequence[float]]) -> Figure:
    """Return whether two rank tests tell the times apart."""
    # Late: it is among what the tests need, not the program.
    from scipy.stats import ks_2samp, mannwhitneyu

    by_rank = float(mannwhitneyu(took[True], took[False]).pvalue)
    by_shape = float(ks_2samp(took[True], took[False]).pvalue)
    return Figure(
        f"{what}: p {by_rank:.2f} by rank, {by_shape:.2f} by shape",
        f"{TIMES:,} repeats of each, in random order",
        median(took[True]),
        median(took[False]),
        "no difference",
        reached=min(by_rank, by_shape) > _LEVEL,
    )
