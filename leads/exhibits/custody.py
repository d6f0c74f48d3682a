"""The chain of custody: which steps stand, where the exhibit is, and what does not fit.

Law: 行政程序 arts 187, 190 (one person keeps, every taking out and giving back is entered).
Nothing here decides that evidence is bad; it shows what a lawyer would ask about.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from cases.records.exhibits import LEAVING, ON_THE_SPOT, CustodyAct
from leads.exhibits.records import Flag, FlagKind, Standing, Step, StepId

#: In nobody's keeping for longer than this is a gap.
DAY = timedelta(days=1)
_OUT = frozenset({CustodyAct.TAKEN_OUT, CustodyAct.SENT, CustodyAct.TRIED})


@dataclass(frozen=True, slots=True)
class Place:
    """Where an exhibit is by the last step that stands."""

    standing: Standing
    place: str
    holder: str
    seal: str


def standing(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps that stand, in the order of happening: none replaced, none withdrawn."""
    every = tuple(steps)
    replaced = {one.replaces for one in every if one.replaces is not None}
    found = (
        one for one in every if one.id not in replaced and one.entry.act is not CustodyAct.WITHDRAWN
    )
    return tuple(sorted(found, key=in_order))


def in_order(step: Step) -> tuple[datetime, datetime, bool, int]:
    """Return what steps are sorted by: at one minute, as they were entered."""
    return (step.entry.at, step.entered_at, not step.of_holding, abs(step.id))


def place_of(steps: Iterable[Step]) -> Place:
    """Return where the exhibit is, in whose hands and under which seal."""
    state, place, holder, seal = Standing.OUT, "", "", ""
    for one in standing(steps):
        entry = one.entry
        if entry.act in LEAVING:
            state = Standing.LEFT
        elif entry.act in _OUT:
            state = Standing.OUT
        elif entry.act not in ON_THE_SPOT:
            state = Standing.KEPT if entry.place.strip() else Standing.OUT
        if entry.act not in ON_THE_SPOT:
            place, holder = entry.place.strip(), entry.holder.strip() or entry.person.strip()
        seal = _seal_after(entry.opened_by, entry.seal_after, seal, broken=entry.seal_broken)
    return Place(state, place, holder, seal)


def traces_at(steps: Iterable[Step]) -> datetime | None:
    """Return when the traces were taken first; None: never."""
    taken = (one.entry.at for one in standing(steps) if one.entry.act is CustodyAct.TRACES)
    return min(taken, default=None)


def flags(
    steps: Iterable[Step], *, found_at: datetime, now: datetime, is_key: bool = False
) -> tuple[Flag, ...]:
    """Return what does not fit, in the order of the chain.

    Args:
        steps: The chain, replaced steps too.
        found_at: When the exhibit was found.
        now: Until when it must be accounted for.
        is_key: Its traces are taken before it is tried anywhere.
    """
    chain = standing(steps)
    if not chain:
        return (Flag(FlagKind.NO_CHAIN),)
    found = [
        *_beginning(chain[0], found_at),
        *_gaps(chain),
        *_overlaps(chain),
        *_ending(chain, now),
        *_seals(chain),
        *_after_left(chain),
    ]
    if is_key:
        found += _tried(chain)
    order: dict[StepId | None, int] = {one.id: n for n, one in enumerate(chain)}
    return tuple(sorted(found, key=lambda one: order.get(one.step, -1)))


def same(one: str, other: str) -> bool:
    """Tell whether two names of a place mean the same: blanks, width and case do not count."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def _end(step: Step) -> datetime:
    return max(step.entry.at, step.entry.until or step.entry.at)


def _beginning(first: Step, found_at: datetime) -> Iterator[Flag]:
    if first.entry.at < found_at:
        yield Flag(FlagKind.BEFORE_FOUND, first.id)
    elif first.entry.at - found_at > DAY:
        yield Flag(FlagKind.UNACCOUNTED, first.id, days=(first.entry.at - found_at).days)


def _gaps(chain: Sequence[Step]) -> Iterator[Flag]:
    """Return steps that do not begin where the one before had left the exhibit."""
    left = chain[0].entry.place
    for before, step in pairwise(chain):
        taken, idle = step.entry.from_place, step.entry.at - _end(before)
        stays = step.entry.act in ON_THE_SPOT
        if not (stays and not _plain(taken)):
            if _plain(left) and not same(left, taken):
                days = max(idle.days, 0)
                yield Flag(FlagKind.PLACE_GAP, step.id, before.id, days, left, taken)
            elif not _plain(left) and idle > DAY and before.entry.act not in LEAVING:
                yield Flag(FlagKind.UNACCOUNTED, step.id, before.id, idle.days)
        if not stays or _plain(step.entry.place):
            left = step.entry.place


def _overlaps(chain: Sequence[Step]) -> Iterator[Flag]:
    """Return every step that begins before all before it had ended."""
    longest = chain[0]
    for step in chain[1:]:
        if step.entry.at < _end(longest):
            yield Flag(FlagKind.OVERLAP, step.id, longest.id)
        if _end(step) > _end(longest):
            longest = step


def _ending(chain: Sequence[Step], now: datetime) -> Iterator[Flag]:
    """Return the days since the last step, if it left the exhibit in somebody's hands."""
    last, idle = chain[-1], now - _end(chain[-1])
    if not place_of(chain).place and last.entry.act not in LEAVING and idle > DAY:
        yield Flag(FlagKind.UNACCOUNTED, last.id, days=idle.days)


def _seals(chain: Sequence[Step]) -> Iterator[Flag]:
    """Return seals that changed without anybody opening, and openings without a new seal."""
    seal = ""
    opened: StepId | None = None
    for step in chain:
        entry = step.entry
        seen, after = entry.seal_found.strip(), entry.seal_after.strip()
        is_opened = bool(entry.opened_by.strip())
        differs = bool(seal) and (
            (bool(seen) and not same(seen, seal)) or (bool(after) and not same(after, seal))
        )
        if not is_opened and (entry.seal_broken or differs):
            said = seen or after
            yield Flag(FlagKind.SEAL_BROKEN, step.id, left=seal, found=said)
        if after:
            opened = None
        elif is_opened and (seal or seen):
            opened = step.id
        elif opened is not None and entry.act not in ON_THE_SPOT:
            yield Flag(FlagKind.UNSEALED, opened)
            opened = None
        seal = _seal_after(entry.opened_by, after, seal, broken=entry.seal_broken)
    if opened is not None and chain[-1].entry.act not in LEAVING:
        yield Flag(FlagKind.UNSEALED, opened)


def _seal_after(opened_by: str, after: str, seal: str, *, broken: bool) -> str:
    """Return the seal that is on it after a step."""
    if after.strip():
        return after.strip()
    return "" if opened_by.strip() or broken else seal


def _after_left(chain: Sequence[Step]) -> Iterator[Flag]:
    left: Step | None = None
    for step in chain:
        if left is not None and step.entry.act is not CustodyAct.BACK:
            yield Flag(FlagKind.AFTER_LEFT, step.id, left.id)
        if step.entry.act in LEAVING:
            left = step
        elif step.entry.act is CustodyAct.BACK:
            left = None


def _tried(chain: Sequence[Step]) -> Iterator[Flag]:
    traces = traces_at(chain)
    for step in chain:
        if step.entry.act is CustodyAct.TRIED and (traces is None or step.entry.at < traces):
            yield Flag(FlagKind.TRIED_BEFORE_TRACES, step.id)
