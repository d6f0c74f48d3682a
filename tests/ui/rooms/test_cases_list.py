"""The model of a long list: of most cases it keeps the id alone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from cases.records.cases import CaseKind, CaseLine, CasePage, CaseState, PageEnd
from cases.records.ids import CaseId
from ui.kit.table import RecordRole
from ui.rooms import cases_list
from ui.rooms.cases_list import CaseListModel, CaseListView

WHEN = datetime(2026, 9, 24, tzinfo=UTC)
TOTAL = 11


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases_list, "PAGE", 2)
    monkeypatch.setattr(cases_list, "_KEPT", 6)


def line(number: int) -> CaseLine:
    return CaseLine(
        CaseId(number), f"2026-{number:04d}", CaseKind.INJURY, CaseState.OPEN, False, "王砚秋",
        "环城北路", WHEN, None, "", None,
    )  # fmt: skip


def page(first: int) -> CasePage:
    lines = tuple(line(number) for number in range(first, min(first + 2, TOTAL + 1)))
    last = lines[-1]
    end = PageEnd(last.case_id, last.number, None, WHEN, TOTAL) if first + 2 <= TOTAL else None
    return CasePage(lines, TOTAL, end)


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[CaseListModel]:
    """Yield a model that was scrolled to its end."""
    view = CaseListView()
    qtbot.addWidget(view)
    made = view.lines
    ends: list[PageEnd] = []
    made.more_wanted.connect(ends.append)
    made.start(page(1), date(2026, 9, 24))
    while made.canFetchMore(QModelIndex()):
        made.fetchMore(QModelIndex())
        assert not made.canFetchMore(QModelIndex())
        made.add(page(ends[-1].case_id + 1))
    yield made
    # Held until here: the model goes with its view.
    view.hide()


def test_every_case_gets_its_row(model: CaseListModel) -> None:
    assert model.rowCount() == TOTAL
    assert model.ids() == tuple(range(1, TOTAL + 1))
    assert (model.row_of(7), model.row_of(99)) == (6, None)


def test_a_page_that_was_let_go_is_asked_for_once_and_shown_again(model: CaseListModel) -> None:
    asked: list[tuple[int, tuple[int, ...]]] = []
    model.page_wanted.connect(lambda place, ids: asked.append((place, ids)))
    assert model.index(TOTAL - 1, 0).data(RecordRole) == line(TOTAL)
    assert model.index(2, 0).data(RecordRole) is None
    assert model.index(3, 0).data() is None
    assert asked == [(1, (3, 4))]
    changed: list[int] = []
    model.dataChanged.connect(lambda first, last, _: changed.extend((first.row(), last.row())))
    model.fill((1, (CaseId(3), CaseId(4)), {CaseId(4): line(4)}))
    assert changed == [2, 3]
    assert model.index(2, 0).data(RecordRole) is None
    assert model.index(3, 0).data(RecordRole) == line(4)
    assert len(asked) == 1


def test_the_pages_looked_at_last_are_kept(model: CaseListModel) -> None:
    kept = [row for row in range(TOTAL) if row // 2 in model._pages]
    assert kept == [6, 7, 8, 9, 10]
    assert model.line(6) == line(7)
    model.fill((0, (CaseId(1), CaseId(2)), {CaseId(1): line(1), CaseId(2): line(2)}))
    assert model.line(6) == line(7)
    assert model.line(8) is None


def test_a_page_of_the_list_before_is_not_taken(model: CaseListModel) -> None:
    model.line(0)
    model.start(page(5), date(2026, 9, 24))
    model.fill((0, (CaseId(1), CaseId(2)), {CaseId(1): line(1), CaseId(2): line(2)}))
    assert model.line(0) == line(5)


def test_a_case_whose_line_was_let_go_can_still_be_marked_and_picked(qtbot: QtBot) -> None:
    view = CaseListView()
    qtbot.addWidget(view)
    view.lines.start(page(1), date(2026, 9, 24))
    for first in (3, 5, 7, 9, 11):
        view.lines.add(page(first))
    picked: list[int] = []
    view.picked.connect(picked.append)
    assert view.mark(2)
    assert (view.currentIndex().row(), picked) == (1, [])
    view.setCurrentIndex(view.lines.index(0, 0))
    assert picked == [1]
