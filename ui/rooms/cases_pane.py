"""The left side of the room of cases: filters with counts, search, order, the list, its export."""

from collections.abc import Callable, Generator, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from cases.records.cases import CaseFilter, CaseLine, CasePage, Order, PageEnd, Scope
from cases.records.copies import CopyKind, CopyWay, Leaving
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.progress import Progress
from ui.kit.beginning import begin_at
from ui.kit.buttons import IconButton
from ui.kit.clipboard import put_text
from ui.kit.fields import TextField
from ui.kit.i18n import _, ngettext, pgettext
from ui.kit.layout import boxed, column, edge, label, row, rule
from ui.kit.messages import messages
from ui.kit.table_file import write_table
from ui.kit.table_menu import ask_file
from ui.labels.cases import ORDERS, SCOPES
from ui.ledger import may_import, open_wizard
from ui.rooms.cases_list import PAGE, CaseListView
from ui.rooms.cases_scopes import ScopeList, Shelf, shelves, to_values
from ui.rooms.cases_table import as_rows, columns_menu

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Milliseconds without a key before the list is asked anew.
PAUSE = 150
_EXPORT_PAGE = 1000


class CasesPane(QWidget):
    """The pane.

    Signals:
        picked: a case of the list.
        new_wanted: open the page of a new case.
        away_wanted: open the page of a report that is another unit's.
    """

    picked = Signal(int)
    new_wanted = Signal()
    away_wanted = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        # A leader who investigates nothing himself begins with the squad.
        leads = desk.officer.holds(Role.SQUAD_LEADER) and not desk.officer.holds(Role.INVESTIGATOR)
        self._wanted = CaseFilter(scope=Scope.SQUAD if leads else Scope.MINE)
        self._marked: int | None = None
        #: Row of a case that leaves the list, after which the next is opened.
        self._leaving = -1
        #: Name of a filter just kept, which is the current one from then on.
        self._kept_as = ""
        self._export_to: Path | None = None
        self._scopes, self._list = ScopeList(), CaseListView()
        self._search = TextField(_("在列表中查找"), name=_("在列表中查找"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._ask)
        self._scope_words, self._total = label("", "small"), label("", "small")
        self._lay_out()
        begin_at(self, self._list)
        self._scopes.chosen.connect(self._choose)
        self._scopes.drop_wanted.connect(self._drop_filter)
        self._search.edited.connect(self._timer.start)
        self._list.picked.connect(self._pick)
        self._copy = QAction(_("复制为表格"), self._list)
        self._copy.setShortcut(QKeySequence.StandardKey.Copy)
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self._copy_list)
        self._list.addAction(self._copy)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._offer_menu)
        self._list.lines.more_wanted.connect(self._ask_more)
        self._list.lines.page_wanted.connect(self._ask_again)

    def reload(self) -> None:
        """Ask for list and counts anew; the list first, for it is what the officer waits for."""
        self._ask()
        self._ask_counts()

    def drop(self) -> None:
        """Forget everything shown."""
        self._timer.stop()
        self._list.lines.start(CasePage((), 0), self._desk.today())
        self._search.set_value("")
        self._wanted = replace(self._wanted, text="")

    def show_scope(self, scope: Scope) -> None:
        """List a scope whole."""
        self._wanted = CaseFilter(scope=scope)
        self._search.set_value("")
        self.reload()

    def go_on(self) -> None:
        """Open what follows the case in view once it has gone from the list."""
        self._leaving = self._list.currentIndex().row()

    def mark(self, case_id: int | None) -> None:
        """Mark a case as the one shown at the right."""
        self._marked = case_id
        if case_id is not None:
            self._list.mark(case_id)

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        keep = IconButton("filter", _("把当前筛选存为…"))
        keep.clicked.connect(self._keep_filter)
        order = IconButton("sort", _("排序"))
        order.setMenu(self._make_orders())
        order.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        export = IconButton("export", _("导出列表"))
        export.clicked.connect(self._export)
        away = IconButton("send", _("接报移送：不属本单位管辖"))
        away.clicked.connect(self.away_wanted)
        new = IconButton("plus", _("新建案件"))
        new.clicked.connect(self.new_wanted)
        if not self._desk.officer.takes_in:
            away.hide()
            new.hide()
            self._list.advice = _("这里没有案件。换一个筛选看看。")
        ledger = IconButton("folder", _("导入台账"))
        ledger.clicked.connect(self._import)
        if not may_import(self._desk):
            ledger.hide()
        head = row(
            16,
            label(pgettext("room", "案件"), "title"),
            None,
            keep,
            order,
            export,
            ledger,
            away,
            new,
            8,
            spacing=0,
        )
        header = boxed(head, "header")
        header.setFixedHeight(48)
        search = row(self._search)
        search.setContentsMargins(12, 8, 12, 4)
        listed = boxed(row(16, self._scope_words, None, self._total, 12, spacing=4), "sunken")
        listed.setFixedHeight(28)
        pane = column(header, search, self._scopes, rule(), listed, rule(), self._list, spacing=0)
        pane.setStretch(6, 1)
        box = boxed(pane)
        box.setFixedWidth(248)
        find = QAction(self)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(self._search.setFocus)
        self.addAction(find)
        self.setLayout(row(box, edge(), spacing=0))

    def _import(self) -> None:
        open_wizard(self._desk, self._jobs, self.window())

    def _make_orders(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for order in Order:
            action = menu.addAction(_(ORDERS[order]))
            action.setCheckable(True)
            action.setChecked(order is self._wanted.order)
            action.setData(order.value)
            group.addAction(action)
        menu.triggered.connect(self._sort)
        return menu

    # --- the list ----------------------------------------------------------------------------

    def _ask_counts(self) -> None:
        self._jobs.run(self, self._read_shelves, self._show_shelves)

    def _read_shelves(self) -> tuple[Shelf, ...]:
        return shelves(self._desk.cases.counts(), self._desk.unit.filters())

    def _show_shelves(self, found: tuple[Shelf, ...]) -> None:
        self._scopes.show_shelves(found, self._wanted.scope, self._kept_as)
        self._kept_as = ""

    def _choose(self, shelf: Shelf) -> None:
        self._wanted = shelf.wanted
        self._search.set_value(shelf.wanted.text)
        self._ask()

    def _sort(self, action: QAction) -> None:
        self._wanted = replace(self._wanted, order=Order(action.data()))
        self._ask()

    def _ask(self) -> None:
        self._wanted = replace(self._wanted, text=self._search.value())
        self._jobs.run(self, self._reading(self._wanted, None), self._show_list)

    def _ask_more(self, end: PageEnd) -> None:
        self._jobs.run(self, self._reading(self._wanted, end), self._show_more)

    def _reading(self, wanted: CaseFilter, end: PageEnd | None) -> Callable[[], Any]:
        desk = self._desk
        return lambda: (wanted, desk.cases.page(wanted, end, PAGE))

    def _ask_again(self, place: int, ids: tuple[CaseId, ...]) -> None:
        """Read a page that was let go."""
        desk = self._desk
        self._jobs.run(self, lambda: (place, ids, desk.cases.lines(ids)), self._list.lines.fill)

    def _show_list(self, found: tuple[CaseFilter, CasePage]) -> None:
        wanted, page = found
        if wanted != self._wanted:
            return
        self._list.lines.start(page, self._desk.today())
        shelf = self._scopes.current()
        words = shelf.words if shelf is not None else _(SCOPES[wanted.scope])
        self._scope_words.setText(" · ".join(filter(None, (words, _(ORDERS[wanted.order])))))
        self._total.setText(ngettext("共{n}件", "共 {n} 件", page.total).format(n=page.total))
        self.mark(self._marked)
        left, self._leaving = self._leaving, -1
        if left >= 0 and not self._list.currentIndex().isValid() and page.lines:
            self._pick(int(self._list.lines.case_at(min(left, len(page.lines) - 1))))

    def _show_more(self, found: tuple[CaseFilter, CasePage]) -> None:
        wanted, page = found
        if wanted == self._wanted:
            self._list.lines.add(page)

    def _pick(self, case_id: int) -> None:
        """Open a case of the list; what narrowed the list to it goes into the journal with it."""
        self._desk.search.pick(CaseId(case_id), self._wanted.text)
        self.picked.emit(case_id)

    # --- own filters, export -----------------------------------------------------------------

    def _keep_filter(self) -> None:
        name = messages().ask_text(
            self, _("保存筛选"), _("给当前的筛选起个名字，它会出现在左边。"), act=_("保存")
        )
        if name:
            self._kept_as = name
            values, desk = to_values(self._wanted), self._desk
            self._jobs.run(self, lambda: desk.unit.save_filter(name, values), self._kept)

    def _drop_filter(self, number: int) -> None:
        desk = self._desk
        self._jobs.run(self, lambda: desk.unit.drop_filter(number), self._kept)

    def _kept(self, _result: object) -> None:
        self._ask_counts()

    def _offer_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self._copy)
        menu.addAction(_("导出列表…"), self._export)
        menu.addSeparator()
        menu.addMenu(columns_menu(menu))
        menu.exec(self._list.viewport().mapToGlobal(where))
        menu.deleteLater()

    def _copy_list(self) -> None:
        """Put the cases fetched so far on the clipboard as a table."""
        desk, ids = self._desk, self._list.lines.ids()
        self._jobs.run(self, lambda: desk.cases.lines(ids).values(), self._put_on_clipboard)

    def _put_on_clipboard(self, found: Iterable[CaseLine]) -> None:
        lines = ("\t".join(cells) for cells in as_rows(found))
        put_text("\n".join(lines))

    def _export(self) -> None:
        path = ask_file(self, f"{pgettext('room', '案件')}-{self._desk.today().isoformat()}")
        if path is not None:
            self._export_to = path
            self._jobs.run(self, self._write, self._written)

    def _write(self) -> Generator[Progress, None, tuple[Path, int]]:
        assert self._export_to is not None
        path, wanted, lines = self._export_to, self._wanted, list[CaseLine]()
        page = self._desk.cases.page(wanted, None, _EXPORT_PAGE)
        lines += page.lines
        while page.end is not None:
            yield Progress(len(lines), page.total)
            page = self._desk.cases.page(wanted, page.end, _EXPORT_PAGE)
            lines += page.lines
        yield Progress(len(lines), max(page.total, len(lines)))
        self._desk.unit.exported("cases", len(lines))
        leaving = Leaving(kind=CopyKind.LIST, way=CopyWay.TABLE, title="案件列表")
        write_table(path, as_rows(lines), self._desk.copies.number(leaving))
        return path, len(lines)

    def _written(self, result: tuple[Path, int]) -> None:
        path, count = result
        words = ngettext("{n}件案件已写入 {path}", "{n} 件案件已写入 {path}", count).format(
            n=count, path=path
        )
        messages().told(self, _("导出列表"), words)
