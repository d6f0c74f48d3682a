"""The doors of the journal itself, asked by outsiders; a hidden case has no word in any of them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from cases.records.proof import JournalFilter
from cases.services.desk import Desk

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

#: Inspector and discipline officer read there that a case was looked at, so its number.
OF_THE_INSPECTOR = frozenset({"proof.inspect", "proof.open_grants"})

_ALL = JournalFilter(date(2026, 9, 1), date(2026, 9, 30))

PROOF: Mapping[str, Callable[[Desk, "Ids"], object]] = {
    "proof.grants": lambda desk, _known: desk.proof.grants(),
    "proof.head": lambda desk, _known: desk.proof.head("#1 0123456789abcdef"),
    "proof.inspect": lambda desk, _known: desk.proof.inspect(_ALL, "核对"),
    "proof.looks": lambda desk, _known: desk.proof.looks(30),
    "proof.open_grants": lambda desk, _known: desk.proof.open_grants("核对"),
    "proof.public_key": lambda desk, _known: desk.proof.public_key(),
    "proof.standing": lambda d, _: d.proof.standing(),
    "proof.take_out": lambda desk, _known: desk.proof.take_out(1, 20, "核对"),
}
