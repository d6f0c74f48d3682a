"""A widget in a forgotten ring goes on the window's thread, however much others allocate."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.kit.collecting import AFTER, Collector


class Ring:
    """Holds itself and notes the thread on which it goes."""

    def __init__(self, gone: list[int]) -> None:
        self.itself, self.gone = self, gone

    def __del__(self) -> None:
        self.gone.append(threading.get_ident())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    was = gc.isenabled()
    gc.enable()
    parent = QObject()
    made = Collector(parent)
    yield made
    made.finish()
    assert gc.isenabled()
    if not was:
        gc.disable()


def allocate(kept: list[list[int]]) -> None:
    kept.extend([number] for number in range(AFTER[0] * 3))


def test_a_ring_goes_on_the_thread_of_the_window_only(qtbot: QtBot, collector: Collector) -> None:
    gone: list[int] = []
    Ring(gone)
    kept: list[list[int]] = []
    other = threading.Thread(target=allocate, args=(kept,))
    other.start()
    other.join()

    assert gone == []

    qtbot.waitUntil(lambda: bool(gone))

    assert gone == [threading.get_ident()]


def test_little_garbage_is_let_lie(collector: Collector) -> None:
    gc.collect()
    gone: list[int] = []
    Ring(gone)

    collector.look()

    assert gone == []
    gc.collect()
    assert len(gone) == 1
