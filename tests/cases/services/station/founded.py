"""What tests of a station share: why it refuses, what its journal says."""

import json

import pytest

from cases.refusals import Reason, Refusal
from cases.services.station import Station
from cases.store import engine


def reason(refused: pytest.ExceptionInfo[Refusal]) -> Reason:
    return refused.value.reason


def entries(station: Station) -> list[tuple[str, dict[str, object]]]:
    """The journal's acts with their values, read with the key of the open station."""
    raw = engine.connect(station.folder / "station.db", station.key)
    rows = [json.loads(entry) for (entry,) in raw.execute("SELECT entry FROM journal")]
    raw.close()
    return [(row["act"], row["values"]) for row in rows]
