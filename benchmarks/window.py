"""Start, first page and memory of the window, each measured in processes of their own."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.figures import Figure, one_ms
from benchmarks.station import CASES, folder, stations
from cases.records.officers import Role
from cases.records.station import NewOfficer
from cases.records.unit import Unit
from cases.services.station import Station

_TIMES = 5
#: Starts vary by a tenth among five; the median of these stands still.
_STARTS = 21
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"


def run() -> list[Figure]:
    """Measure in turn with the plain way."""
    return [*_start(), *_first_page(), _memory()]


def _start() -> list[Figure]:
    at = folder() / "window"
    station, _ = Station.create(
        at,
        Unit(organ="澄州市公安局交通警察支队临江大队", squad="事故中队"),
        NewOfficer("030100", "郝建勋", frozenset({Role.ADMINISTRATOR})),
        "a-long-password-42",
        now=lambda: datetime.now(UTC),
    )
    station.close()
    pairs = []
    for turn in range(_STARTS + 1):
        pair = (one_ms(lambda: _child("sign_in", str(at))), one_ms(lambda: _child("bare")))
        if turn:
            pairs.append(pair)
    return [
        Figure(
            "process start to sign-in window",
            "a bare PySide6 window with a table",
            median(pair[0] for pair in pairs),
            median(pair[1] for pair in pairs),
            "<= 1.2 x",
            paired=median(pair[0] / pair[1] for pair in pairs),
        )
    ]


def _first_page() -> list[Figure]:
    ours, bare = [], []
    for _turn in range(_TIMES):
        ours.append(_child("first_page", *_keyed(), "services"))
        bare.append(_child("first_page", *_keyed(), "bare"))
    return [
        Figure(
            f"unlock to first page of the closed among {CASES:,} cases",
            "the same window filled by bare sqlcipher3",
            median(one["ms"] for one in ours),
            median(one["ms"] for one in bare),
            "<= 1.5 x",
            paired=median(one["ms"] / two["ms"] for one, two in zip(ours, bare, strict=True)),
        ),
        Figure(
            "longest frame meanwhile",
            "",
            median(one["longest_frame_ms"] for one in ours),
            None,
            "under 100 ms",
        ),
    ]


def _memory() -> Figure:
    found = _child("memory", *_keyed())
    what = f"memory with {found['rows']:,} cases open in the list"
    return Figure(what, "", found["mb"], None, "under 300 MB", unit="MB")


def _keyed() -> tuple[str, str, str]:
    both = stations()
    key = both.keyed.key[0]
    assert key is not None
    return str(both.keyed.path), key.hex(), str(both.wide.id)


def _child(*arguments: str) -> Any:
    # As on an officer's machine: what has been compiled once is kept, wherever the run says not to.
    around = {name: value for name, value in os.environ.items() if name != _UNCOMPILED}
    around["PYTHONPYCACHEPREFIX"] = str(folder() / "compiled")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.windows", *arguments],
        cwd=Path(__file__).parent.parent,
        env=around,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
        timeout=300,
    )
    return json.loads(done.stdout.splitlines()[-1])
