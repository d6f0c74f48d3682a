"""The screens of an officer who leads thirty thousand open cases; no squad has one, a year may."""

import secrets
from functools import partial
from typing import Any

from benchmarks import ledger_file
from benchmarks.figures import Figure, alone
from benchmarks.station import LEADS, at_desk, bring_in, folder, make, to_end
from cases.records.cases import CaseFilter, Order, Scope

#: Of a ledger of 100,000 cases.
OPEN_SHARE = 0.3
_AIM = "under 50 ms"
_TYPED = "under 200 ms"


def run() -> list[Figure]:
    """Measure each screen for the officer all cases of the ledger name."""
    store, officers = make(folder() / "leading.db", secrets.token_bytes(32))
    path = folder() / "leading.csv"
    ledger_file.write(path, 100_000, officers=LEADS[:1], open_share=OPEN_SHARE)
    desk = at_desk(store, officers[0])
    to_end(bring_in(desk, path))
    while desk.search.catch_up():
        pass
    mine, squad = CaseFilter(scope=Scope.MINE), CaseFilter(scope=Scope.SQUAD, order=Order.NEWEST)
    first = desk.cases.page(mine, limit=1).lines[0].case_id
    deep = desk.cases.page(mine, limit=20_000).end
    screens: dict[str, tuple[partial[Any], str]] = {
        "Today": (partial(desk.agenda.today), _AIM),
        "list of his own, first page": (partial(desk.cases.page, mine), _AIM),
        "list of his own, page 200": (partial(desk.cases.page, mine, deep), _AIM),
        "list of all open, newest first": (partial(desk.cases.page, squad), _AIM),
        "counts beside the lists": (partial(desk.cases.counts), _TYPED),
        "open a case": (partial(desk.cases.open_file, first), _AIM),
    }
    for typed in ("2", "王", "wang", "澄A5", "zzz"):
        screens[f"search as you type, “{typed}”"] = (partial(desk.search.find, typed), _TYPED)
    found = [
        alone(f"{what} (30,000 open cases of one officer)", screen, aim, times=7)
        for what, (screen, aim) in screens.items()
    ]
    store.close()
    return found
