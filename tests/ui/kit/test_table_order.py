"""Order of tables: quick, within sections, and back again."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.kit.table import Column, RecordModel, RecordTable, Section

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True, slots=True)
class Thing:
    name: str
    left: int | None


COLUMNS = (
    Column("name", "名称", lambda thing: thing.name, width=90),
    Column("left", "剩余", lambda thing: str(thing.left), sort=lambda thing: thing.left),
)
B, A, C = Thing("b", 2), Thing("a", None), Thing("c", 10)
LATE, SOON = Section("逾期", 1), Section("今天", 2)


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    made = RecordTable("test", COLUMNS)
    qtbot.addWidget(made)
    return made


def test_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = RecordModel(COLUMNS)
    model.show((LATE, B, SOON, A, C))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.sort(1, DOWN)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_figures_are_sorted_as_figures_and_what_has_none_stands_last(table: RecordTable) -> None:
    table.show_records((B, A, C))
    table.sortByColumn(1, UP)
    assert table.records() == (B, C, A)
    table.sortByColumn(1, DOWN)
    assert table.records() == (C, B, A)


def test_sections_stay_where_they_are_and_records_move_within_them(table: RecordTable) -> None:
    table.show_records((LATE, B, SOON, C, A))
    table.sortByColumn(0, UP)
    shown = [table.model().index(row, 0).data() for row in range(5)]
    assert shown == ["逾期 1", "b", "今天 2", "a", "c"]
    assert [table.columnSpan(row, 0) for row in range(5)] == [2, 1, 2, 1, 1]


def test_the_current_record_stays_current_when_the_order_changes(table: RecordTable) -> None:
    table.show_records((B, A, C))
    assert table.pick(lambda thing: thing is A)
    table.sortByColumn(0, DOWN)
    assert table.current() is A


def test_clearing_the_order_brings_back_the_order_given(table: RecordTable) -> None:
    table.show_records((B, A, C))
    table.sortByColumn(0, UP)
    table.sortByColumn(-1, UP)
    assert table.records() == (B, A, C)


def test_new_records_come_in_the_chosen_order(table: RecordTable) -> None:
    table.sortByColumn(0, UP)
    table.show_records((B, A, C))
    assert table.records() == (A, B, C)
