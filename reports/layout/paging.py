"""Putting slices on pages: what must stand together does, and no page starts with a gap."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reports.layout.blocks import Slice


@dataclass(frozen=True, slots=True)
class Placed:
    """A slice at its place on a page, measured from the top of the body."""

    top: float
    slice: Slice


def pages(slices: Iterable[Slice], height: float) -> tuple[tuple[Placed, ...], ...]:
    """Return what stands on each page; there is at least one page.

    A chain of slices that is taller than a page is parted where it must be.
    """
    found: list[list[Placed]] = [[]]
    used = 0.0
    for chain in _chains(slices):
        tall = sum(one.height for one in chain)
        if used + tall > height and found[-1]:
            found.append([])
            used = 0.0
        for one in chain:
            if used + one.height > height and found[-1]:
                found.append([])
                used = 0.0
            if not found[-1]:
                if one.is_gap:
                    continue
                if one.head is not None and len(found) > 1:
                    found[-1].append(Placed(0, one.head))
                    used = one.head.height
            found[-1].append(Placed(used, one))
            used += one.height
    return tuple(tuple(page) for page in found)


def kept_with_tail(body: list[Slice], tail: list[Slice]) -> list[Slice]:
    """Return body and tail so that the tail is whole and never alone on its page."""
    held = body[:-2] + [_keeping(one, keep=True) for one in body[-2:]]
    held += [_keeping(one, keep=True) for one in tail[:-1]]
    return held + [_keeping(one, keep=False) for one in tail[-1:]]


def _keeping(one: Slice, *, keep: bool) -> Slice:
    return one if one.keep is keep else replace(one, keep=keep)


def _chains(slices: Iterable[Slice]) -> Iterator[list[Slice]]:
    chain: list[Slice] = []
    for one in slices:
        chain.append(one)
        if not one.keep:
            yield chain
            chain = []
    if chain:
        yield chain
