"""What the journal costs a write: the same act with its entry and without."""

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

from benchmarks.figures import Figure, against
from benchmarks.opening import own_case
from benchmarks.station import stations
from cases.records.parties import PartyEntry, PartyKind
from cases.store import journal


def run() -> list[Figure]:
    """Measure an act that adds a party, to the disk and back."""
    both = stations()
    desk, case_id = both.desk(both.wide), own_case(both)
    entry = PartyEntry(name="某人", kind=PartyKind.OTHER)
    head = journal.Head(0, journal.ORIGIN)

    def silent(_raw: Any, **_said: Any) -> journal.Head:
        return head

    def add(append: Callable[..., journal.Head]) -> Callable[[], object]:
        def act() -> None:
            with patch.object(journal, "append", append):
                desk.parties.add(case_id, entry)

        return act

    return [
        against(
            "journal entry inside a write",
            "the same write, nothing entered",
            add(journal.append),
            add(silent),
            "<= 1.1 x",
            times=101,
        )
    ]
