"""What a test begins with: built once in a store of its own, then copied for each test."""

import copy
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from cases.services.desk import Desk
from cases.store import engine

if TYPE_CHECKING:
    from tests.conftest import Clock

_T = TypeVar("_T")


@dataclass(frozen=True)
class Begun:
    """A closed store with what was built in it.

    Attributes:
        path: The database.
        moment: When the building was done.
        value: What the builder returned, with its desks.
    """

    path: Path
    moment: datetime
    value: object


def begin_again(begun: Begun, store: engine.Store, clock: "Clock") -> Any:
    """Bring a new store to where the building was done; return its value with desks of this one."""
    pool = cast("Any", store.reading.pool)
    assert pool.checkedin() + pool.checkedout() == 0, "somebody has worked at the store already"
    shutil.copyfile(begun.path, store.path)
    clock.go_to(begun.moment)
    return _moved(begun.value, store, clock, {})


def _moved(value: _T, store: engine.Store, clock: "Clock", done: dict[int, Any]) -> _T:
    """Return the same with every desk and clock in it replaced, however deep."""
    if id(value) in done:
        return cast("_T", done[id(value)])
    made: Any = value
    if isinstance(value, Desk):
        made = Desk(store, value.officer, clock, value.press, value.calendar)
    elif type(value).__name__ == "Clock":
        made = clock
    elif type(value) is tuple:
        made = tuple(_moved(one, store, clock, done) for one in made)
    elif isinstance(value, dict):
        made = {key: _moved(one, store, clock, done) for key, one in value.items()}
    elif type(value).__module__.startswith("tests."):
        made = copy.copy(value)
        for name, one in vars(value).items():
            object.__setattr__(made, name, _moved(one, store, clock, done))
    done[id(value)] = made
    return cast("_T", made)


#: Builds what tests begin with; a function of a module, so that it is known again.
Build = Callable[..., Any]
