"""The list of cases as a table: what is copied and exported, in the columns the officer chose."""

from collections.abc import Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cases.records.cases import CaseLine
from cases.records.times import local
from ui.kit import preferences
from ui.kit.i18n import N_, _
from ui.kit.table import Column
from ui.labels.cases import KINDS, STATES

COLUMNS = (
    Column("number", N_("案号"), lambda line: line.number),
    Column("kind", N_("类别"), lambda line: _(KINDS[line.kind])),
    Column("state", N_("状态"), lambda line: _(STATES[line.state])),
    Column("lead", N_("主办"), lambda line: line.lead),
    Column("place", N_("地点"), lambda line: line.place),
    Column(
        "occurred",
        N_("发生时间"),
        lambda line: f"{local(line.occurred_at):%Y-%m-%d %H:%M}" if line.occurred_at else "",
    ),
    Column(
        "due",
        N_("下一到期日"),
        lambda line: line.next_due_on.isoformat() if line.next_due_on else "",
    ),
    Column(
        "left",
        N_("剩余工作日"),
        lambda line: "" if line.working_days_left is None else str(line.working_days_left),
    ),
    Column("mediation", N_("调解"), lambda line: _("是") if line.in_mediation else ""),
)


def as_rows(lines: Iterable[CaseLine]) -> list[list[str]]:
    """Return titles and cases, in the columns chosen."""
    columns = [column for column in COLUMNS if _is_shown(column)]
    titles = [column.heading for column in columns]
    return [titles, *([column.text(line) for column in columns] for line in lines)]


def columns_menu(parent: QWidget) -> QMenu:
    """Return a menu of the columns that are copied and exported, those chosen ticked."""
    menu = QMenu(_("选择列"), parent)
    for column in COLUMNS:
        action = menu.addAction(column.heading)
        action.setCheckable(True)
        action.setChecked(_is_shown(column))
        action.setData(column.key)
    menu.triggered.connect(_toggle)
    return menu


def _toggle(action: QAction) -> None:
    preferences.remember(f"cases/{action.data()}/shown", action.isChecked())


def _is_shown(column: Column) -> bool:
    shown = preferences.recall(f"cases/{column.key}/shown", not column.hidden)
    return str(shown).lower() != "false"
