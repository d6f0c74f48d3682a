"""Order of tables: quick, within sections, and back again."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cases.papers.copy_mark import mark_line
from tests.copy_marks import MARK
from tests.ui.conftest import Said
from ui.kit.listbar import ListBar
from ui.kit.table import Column, RecordModel, RecordTable, Section
from ui.kit.table_file import write_table
from ui.kit.table_fit import Wish, fitted
from ui.kit.table_menu import export_no_more, export_through, made, told

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


def test_what_is_looked_for_stays_with_its_section_and_its_count(table: RecordTable) -> None:
    table.show_records((LATE, B, SOON, A, C))
    table.narrow("C")
    assert table.records() == (C,)
    assert [table.model().index(row, 0).data() for row in range(2)] == ["今天 1", "c"]
    assert table.total == 3
    table.narrow("")
    assert table.records() == (B, A, C)


def test_columns_give_way_down_to_their_titles_and_only_then_scroll() -> None:
    wishes = (Wish(150, 90), Wish(0, 96), Wish(110, 80))
    assert fitted(wishes, 500) == [150, 0, 110]
    first, left, last = fitted(wishes, 310)
    assert (left, 90 <= first < 150, 80 <= last < 110) == (0, True, True)
    assert first + 96 + last <= 310
    assert fitted(wishes, 120) == [90, 96, 80]


def test_a_narrow_table_forgets_nothing_of_its_widths(qtbot: QtBot, table: RecordTable) -> None:
    table.resize(90, 200)
    table.show()
    qtbot.waitExposed(table)
    assert table.columnWidth(0) < 90
    table.resize(600, 200)
    assert table.columnWidth(0) == 90


def test_columns_dragged_to_another_place_are_found_there_again(
    qtbot: QtBot, table: RecordTable
) -> None:
    table.horizontalHeader().moveSection(1, 0)
    other = RecordTable("test", COLUMNS)
    qtbot.addWidget(other)
    assert [column.key for column in other.shown_columns()] == ["left", "name"]


def test_a_list_is_exported_as_shown(
    table: RecordTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: Said
) -> None:
    path = tmp_path / "list.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), "CSV (*.csv)"))
    table.show_records((B, A, C))
    bar = ListBar(table)
    bar.field.setText("c")
    assert bar.count.text() == "1 / 3 条"
    bar.export.click()
    assert not path.exists()  # nobody is there to number it

    def export(one: RecordTable, to: Path, rows: list[list[str]]) -> None:
        write_table(to, rows, MARK)
        told(one, to, len(rows) - 1)

    export_through(export)
    bar.export.click()
    export_no_more(export)
    assert path.read_text(encoding="utf-8-sig").splitlines() == [
        "名称,剩余",
        "c,10",
        mark_line(MARK),
    ]
    assert said.words == [("导出列表", f"1 行已写入 {path}")]
    bar.drop()
    assert bar.count.text() == "3 条"


def test_the_right_button_offers_copy_columns_and_export(table: RecordTable) -> None:
    table.show_records((B,))
    table.selectRow(0)
    words = [action.text() for action in made(table).actions() if action.text()]
    assert words == ["复制为表格", "全选", "导出列表…", "选择列"]
