"""Work off the GUI thread: nothing is lost, nothing reaches a widget that is gone."""

import sys
import threading
from collections.abc import Generator, Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cases.records.progress import Progress
from ui.kit.jobs import Jobs


class Asker(QWidget):
    """A widget that notes what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []

    def done(self, result: object) -> None:
        self.got.append(result)

    def failed(self, error: Exception) -> None:
        self.got.append(error)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.finish()
    qtbot.waitUntil(lambda: made.idle)


def test_every_result_arrives_and_in_order(qtbot: QtBot, jobs: Jobs) -> None:
    asker = Asker()
    for number in range(2000):
        jobs.run(asker, lambda number=number: number, asker.done)
    qtbot.waitUntil(lambda: jobs.idle)
    assert asker.got == list(range(2000))


def test_a_deleted_widget_is_not_called(qtbot: QtBot, jobs: Jobs) -> None:
    gate, asker = threading.Event(), Asker()
    got = asker.got
    jobs.run(asker, gate.wait, asker.done)
    shiboken6.delete(asker)
    gate.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert got == []


def test_an_error_reaches_the_asker_and_the_next_job_runs(qtbot: QtBot, jobs: Jobs) -> None:
    asker = Asker()

    def break_down() -> None:
        raise RuntimeError("broken")

    jobs.run(asker, break_down, asker.done, asker.failed)
    jobs.run(asker, lambda: "next", asker.done)
    qtbot.waitUntil(lambda: jobs.idle)
    assert [str(one) for one in asker.got] == ["broken", "next"]


def test_a_cancelled_generator_is_closed_and_has_no_result(qtbot: QtBot, jobs: Jobs) -> None:
    asker, begun, closed = Asker(), threading.Event(), threading.Event()

    def work() -> Generator[Progress, None, str]:
        try:
            while True:
                begun.set()
                yield Progress(1, 2)
        finally:
            closed.set()

    job = jobs.run(asker, work, asker.done)
    assert begun.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: jobs.idle)
    assert closed.is_set()
    assert asker.got == []


def test_a_job_cancelled_while_it_waits_does_not_run(qtbot: QtBot, jobs: Jobs) -> None:
    gate, ran, asker = threading.Event(), threading.Event(), Asker()
    jobs.run(asker, gate.wait, asker.done)
    jobs.run(asker, ran.set, asker.done).cancel()
    gate.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert not ran.is_set()


def test_ten_thousand_signals_leave_the_count_of_true_alone() -> None:
    class Sender(QObject):
        sent = Signal(bool)

    heard: list[bool] = []
    sender = Sender()
    sender.sent.connect(heard.append)
    sender.sent.emit(True)
    heard.clear()
    before = sys.getrefcount(True)
    for _ in range(10_000):
        sender.sent.emit(True)
    heard.clear()
    assert abs(sys.getrefcount(True) - before) < 50


def test_the_end_of_the_shortest_job_is_told(qtbot: QtBot, jobs: Jobs) -> None:
    asker, ends = Asker(), list[int]()
    for number in range(200):
        jobs.run(asker, int, asker.done, ended=partial(ends.append, number))
    qtbot.waitUntil(lambda: jobs.idle)
    assert ends == list(range(200))
