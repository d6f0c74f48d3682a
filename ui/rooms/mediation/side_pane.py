"""The left of the room: mediations in hand with their filter, order, export and booking."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from cases.mediation.kinds import MediationState
from cases.records.copies import CopyKind, CopyWay, Leaving
from cases.records.mediation import Waiting
from cases.records.officers import Role
from ui.kit.buttons import Button, IconButton
from ui.kit.elided import ElidedLabel
from ui.kit.i18n import _, ngettext
from ui.kit.layout import boxed, column, label, row
from ui.kit.messages import messages
from ui.kit.small import Banner, MissCounter
from ui.kit.table_file import write_table
from ui.kit.table_menu import ask_file
from ui.rooms.mediation import listing
from ui.rooms.mediation.waiting_list import WaitingList

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class SidePane(QWidget):
    """The list of mediations in hand and its tools.

    Signals:
        new_wanted: a mediation is to be opened.
        booking_wanted: with a Waiting; so with Enter in the list.
    """

    new_wanted = Signal()
    booking_wanted = Signal(object)

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self.list = WaitingList()
        self._filter, self._order = "all", "due"
        self._lines: tuple[Waiting, ...] = ()
        self._count = label("", "small")
        self._scope = ElidedLabel("small")
        self._empty = Banner("info")
        new = IconButton("plus", _("新的调解…"))
        new.clicked.connect(self.new_wanted)
        tools = (
            self._tool("filter", _("筛选"), self._offer_filters),
            self._tool("sort", _("排序"), self._offer_orders),
            self._tool("export", _("导出"), self._export),
        )
        title = label(_("调解"), "title")
        head = boxed(row(16, title, self._count, None, *tools, new, 8, spacing=4), "header")
        head.setFixedHeight(48)
        missed = label(_("缺席"), "small")
        band = boxed(row(12, self._scope, None, missed, MissCounter(0, 2, 10), 12), "sunken")
        band.setFixedHeight(28)
        book = Button(_("排期…"), "calendar")
        book.clicked.connect(self._book_current)
        self.list.booking_wanted.connect(self.booking_wanted)
        # A reviewer or leader reads what runs; to begin one or to book is not his.
        self._runs = desk.officer.holds(Role.INVESTIGATOR, Role.MEDIATOR)
        hint = label(
            _("把案件拖到右侧时段即可排期，或按回车。期限 10 个工作日，不得延长（第90条第3款）。"),
            "small",
            wrap=True,
        )
        foot = boxed(column(row(book, None), hint, spacing=8, margins=12))
        if not self._runs:
            new.hide()
            foot.hide()
        self.setLayout(column(head, band, self._empty, self.list, foot, spacing=0))
        self.setMinimumWidth(256)
        self.setMaximumWidth(320)

    def show_lines(self, lines: Sequence[Waiting]) -> None:
        """Show other mediations, by the filter and in the order that were chosen."""
        self._lines = tuple(lines)
        self._show()

    def urgent(self) -> int:
        """Return how many are due today or overdue, or have an outcome to be recorded."""
        return sum(
            line.is_answered
            or (line.state is MediationState.RUNNING and (line.days_left or 0) <= 0)
            for line in self._lines
        )

    def _show(self) -> None:
        shown = listing.arranged(self._lines, self._filter, self._order)
        self.list.show_lines(shown)
        self._count.setText(ngettext("{n} 件（一）", "{n} 件", len(shown)).format(n=len(shown)))
        self._scope.setText(_(listing.FILTERS[self._filter]))
        advice = _("没有待办的调解。")
        if self._runs:
            advice = _("没有待办的调解。按“＋”为一名请求人开始办理。")
        self._empty.say("" if shown else _("没有符合筛选的调解。") if self._lines else advice)

    def _book_current(self) -> None:
        line = self.list.current()
        if line is not None:
            self.booking_wanted.emit(line)

    def _tool(self, icon: str, name: str, act: Callable[[], None]) -> IconButton:
        button = IconButton(icon, name)
        button.clicked.connect(act)
        return button

    def _offer_filters(self) -> None:
        self._offer(listing.FILTERS, self._filter, self._filter_by)

    def _offer_orders(self) -> None:
        self._offer(listing.ORDERS, self._order, self._order_by)

    def _offer(self, choices: dict[str, str], now: str, act: Callable[[str], None]) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, words in choices.items():
            action = menu.addAction(_(words))
            action.setCheckable(True)
            action.setChecked(key == now)
            action.triggered.connect(lambda _on=False, one=key: act(one))
        menu.popup(QCursor.pos())

    def _filter_by(self, key: str) -> None:
        self._filter = key
        self._show()

    def _order_by(self, key: str) -> None:
        self._order = key
        self._show()

    def _export(self) -> None:
        path = ask_file(self, _("调解列表"))
        if path is not None:
            rows = listing.rows(self.list.lines)
            self._jobs.run(self, partial(self._write, path, rows), self._exported)

    def _write(self, path: Path, rows: list[list[str]]) -> Path:
        self._desk.unit.exported("mediations", len(rows) - 1)
        leaving = Leaving(kind=CopyKind.LIST, way=CopyWay.TABLE, title="调解列表")
        write_table(path, rows, self._desk.copies.number(leaving))
        return path

    def _exported(self, path: Path) -> None:
        messages().told(self, _("已导出"), str(path))
