"""The middle of the tab: what is looked for, how many there are, the first of them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from cases.records.copies import CopyKind, CopyWay, Leaving
from cases.refusals import Reason, Refusal
from leads.registers.fields import ExtractKind
from leads.registers.records import DoorHit, Extract, ExtractState, Found, Hit
from leads.registers.searching import Wanted
from leads.services.extracts import ExtractService
from ui.kit.buttons import IconButton, flat
from ui.kit.elided import ElidedLabel
from ui.kit.i18n import N_, _, ngettext
from ui.kit.layout import boxed, column, label, row
from ui.kit.messages import report, sentence
from ui.kit.small import Banner
from ui.kit.table import Column, RecordTable
from ui.kit.table_file import write_table
from ui.kit.table_menu import ask_file
from ui.rooms.leads.registers.columns import COLUMNS
from ui.rooms.leads.registers.search_bar import SearchBar

if TYPE_CHECKING:
    from pathlib import Path

    from ui.kit.jobs import Jobs

#: Rows of a file of hits at most; whoever needs more needs the register itself.
MOST_EXPORTED = 20_000


class SearchPane(QWidget):
    """Searching in one extract.

    Signals:
        opened: a hit is to be opened, with its place in the extract.
        board_wanted: chosen hits are to go on the board, with their places.
        canvass_wanted: the doors of the list are to be canvassed.
    """

    opened = Signal(int)
    board_wanted = Signal(list)
    canvass_wanted = Signal()

    def __init__(
        self, service: ExtractService, jobs: "Jobs", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._service, self._jobs = service, jobs
        self._extract: Extract | None = None
        self._under_way = False
        self._asked: Wanted | None = None
        self.bar = SearchBar()
        self.bar.changed.connect(self.search)
        self.banner = Banner("note")
        self.count = label("", "bold")
        self._hint = ElidedLabel("small")
        self.clear = flat(_("清除条件"), "close")
        self.clear.clicked.connect(self.bar.reset)
        self.board = flat(_("放到线索板"), "leads")
        self.board.clicked.connect(self._to_board)
        self.canvass = flat(_("加入走访…"), "door")
        self.canvass.clicked.connect(self.canvass_wanted)
        self.export = IconButton("export", _("导出查到的车辆"))
        self.export.clicked.connect(self._export)
        self._tables = {kind: self._made(kind) for kind in ExtractKind}
        self._stack = QStackedWidget()
        for table in self._tables.values():
            self._stack.addWidget(table)
        top = column(self.bar, self.banner, spacing=4)
        top.setContentsMargins(16, 12, 16, 4)
        tools = (self.clear, self.board, self.canvass, self.export)
        head = row(16, self.count, self._hint, None, *tools, 8, spacing=8)
        line = boxed(head, "header")
        line.setFixedHeight(36)
        whole = column(boxed(top), line, self._stack, spacing=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        find = QAction(self)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(self._find)
        self.addAction(find)
        self.show_extract(None)

    @property
    def table(self) -> RecordTable:
        """The list of hits, with the columns of the kind of extract."""
        kind = self._extract.entry.kind if self._extract is not None else ExtractKind.VEHICLES
        return self._tables[kind]

    def show_extract(self, extract: Extract | None) -> None:
        """Search in another extract, or in none."""
        former = self._extract
        usable = extract is not None and extract.state is ExtractState.USABLE
        if former is not None and extract is not None and former.entry.kind != extract.entry.kind:
            # A plate is no address: what was typed for the one says nothing of the other.
            self._extract = None
            self.bar.reset()
        self._extract = extract if usable else None
        self._stack.setCurrentWidget(self.table)
        self.bar.setEnabled(usable)
        self.clear.setEnabled(usable)
        if former is None or extract is None or former.id != extract.id:
            self._show_nothing()
            self.bar.offer({})
        if self._extract is not None:
            self.bar.suit(self._extract.entry.kind)
            self.search()
        else:
            self.banner.say("")
        self._suit()

    def drop(self) -> None:
        """Forget what was looked for and found."""
        self._extract = None
        self.bar.reset()
        self.show_extract(None)

    def search(self) -> None:
        """Search for what stands in the bar; of many keys pressed the last one counts."""
        if self._extract is None:
            return
        wanted = self.bar.wanted()
        if self._under_way:
            self._asked = wanted
            return
        self._under_way, self._asked = True, None
        work = partial(self._service.search, self._extract.id, wanted)
        self._jobs.run(self, work, self._show, self._failed)

    def _show(self, found: Found) -> None:
        if not self._go_on() or self._extract is None:
            return
        self.banner.say("")
        self.bar.offer(found.offered)
        shown = found.hits or found.doors
        self.table.show_records(shown)
        self.count.setText(ngettext("{n}行", "{n} 行", found.total).format(n=f"{found.total:,}"))
        hint = _("共 {n} 行中").format(n=f"{found.among:,}")
        if found.total > len(shown):
            hint = _("共 {n} 行中，列出前 {shown} 行").format(
                n=f"{found.among:,}", shown=len(shown)
            )
        self._hint.setText(hint)
        self._suit()

    def _failed(self, error: Exception) -> None:
        if not self._go_on():
            return
        if isinstance(error, Refusal) and error.reason is Reason.PATTERN_UNREADABLE:
            # Said beside the field: a dialog at every key would take it out of his hand.
            self.banner.say(" ".join(sentence(error)))
            self._show_nothing()
            return
        report(self, error)

    def _show_nothing(self) -> None:
        for table in self._tables.values():
            table.show_records(())
        self.count.setText("")
        self._hint.setText("")

    def _go_on(self) -> bool:
        """Search for what was typed meanwhile; tell whether the answer is the last one asked."""
        self._under_way = False
        if self._asked is None:
            return True
        self.search()
        return False

    def _find(self) -> None:
        self.bar.pattern.setFocus()
        self.bar.pattern.selectAll()

    def _made(self, kind: ExtractKind) -> RecordTable:
        table = RecordTable(
            f"registers.{kind}",
            COLUMNS[kind],
            empty=(N_("没有符合的行"), N_("改一改条件，或者勾选“形近字也算”。")),
        )
        table.setAccessibleName(_("查到的行"))
        table.opened.connect(self._open)
        table.selectionModel().selectionChanged.connect(self._suit)
        return table

    def _open(self, hit: Hit | DoorHit) -> None:
        self.opened.emit(hit.place)

    def _to_board(self) -> None:
        chosen = [hit.place for hit in self.table.chosen()]
        if chosen:
            self.board_wanted.emit(chosen)

    def _suit(self, *_chosen: object) -> None:
        extract = self._extract
        vehicles = extract is not None and extract.entry.kind is not ExtractKind.ADDRESSES
        self.board.setVisible(vehicles or extract is None)
        self.canvass.setVisible(extract is not None and not vehicles)
        self.board.setEnabled(vehicles and bool(self.table.chosen()))
        self.export.setEnabled(extract is not None and bool(self.table.records()))

    def _export(self) -> None:
        path = ask_file(self, self.table.accessibleName())
        if path is not None:
            self.export_to(path)

    def export_to(self, path: "Path") -> None:
        """Write all hits to a file, as the table shows them; that is recorded."""
        if self._extract is not None:
            wanted = self.bar.wanted()
            columns = self.table.shown_columns()
            work = partial(_export, self._service, self._extract, wanted, path, columns)
            self._jobs.run(self, work, self._exported)

    def _exported(self, count: int) -> None:
        self._hint.setText(ngettext("已导出{n}行", "已导出 {n} 行", count).format(n=count))


def _export(
    service: ExtractService,
    extract: Extract,
    wanted: Wanted,
    path: "Path",
    columns: tuple[Column, ...],
) -> int:
    hits = service.take_out(extract.id, wanted, MOST_EXPORTED)
    titles = [column.heading for column in columns]
    leaving = Leaving(
        kind=CopyKind.LIST, way=CopyWay.TABLE, title="登记库摘录命中", case_id=extract.case_id
    )
    mark = service.desk.copies.number(leaving)
    rows = [titles, *([column.text(hit) for column in columns] for hit in hits)]
    try:
        write_table(path, rows, mark)
    except OSError as error:
        raise Refusal(Reason.FILE_UNWRITABLE, name=path.name) from error
    return len(hits)
