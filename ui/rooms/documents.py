"""文书: the register, the real page, and who has which copy."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from cases.records.copies import CopyKind, CopyWay, Leaving
from cases.records.documents import CaseChoice, DocumentFilter, DocumentState, Register
from cases.records.ids import DocumentId
from cases.records.officers import Role
from ui.kit.beginning import begin_at
from ui.kit.buttons import Button, IconButton, primary
from ui.kit.fields import ChoiceField, TextField
from ui.kit.i18n import _
from ui.kit.icons import icon
from ui.kit.jobs import Jobs
from ui.kit.layout import room_header
from ui.kit.messages import messages
from ui.kit.table_file import write_table
from ui.kit.theme import theme
from ui.labels.documents import STATES
from ui.preview.printing import ask_file
from ui.rooms.documents_browser import DocumentBrowser
from ui.rooms.documents_dialogs import NewDocumentDialog
from ui.rooms.documents_numbers import NumbersDialog
from ui.rooms.documents_output import Output

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Filters beside the states.
UNSERVED, MINE = "unserved", "mine"
#: Typing is over when no key came for this long.
PAUSE_MS = 120


class DocumentsRoom(QWidget):
    """The room of papers.

    Signals:
        case_wanted: the officer wants a case, with its id.
        badge_changed: how many papers wait for his opinion, or are issued and not served.
    """

    case_wanted = Signal(int)
    badge_changed = Signal(int)

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self.search = TextField(_("编号、案号、文书、收件人"), name=_("查找文书"))
        self.search.setFixedWidth(240)
        self.search.setClearButtonEnabled(True)
        self._glass = self.search.addAction(
            icon("search", "text3", 16), TextField.ActionPosition.LeadingPosition
        )
        theme().changed.connect(self._dress)
        states: dict[Any, str] = {None: _("状态：全部")}
        states |= {
            state: _("状态：{name}").format(name=_(words)) for state, words in STATES.items()
        }
        states |= {UNSERVED: _("已签发未送达"), MINE: _("等我审核")}
        self.state = ChoiceField(states, name=_("按状态筛选"))
        self.year = ChoiceField({None: _("全部年份")}, name=_("按年份筛选"))
        self.batch = Button(_("批量打印"), "print")
        self.export = Button(_("导出台账"), "export")
        self.more = IconButton("more", _("更多"))
        self.new = primary(_("新建文书"), "plus")
        self.browser = DocumentBrowser(desk, jobs)
        self.output = Output(desk, jobs, self)
        self.output.hide()
        if not desk.officer.holds(Role.INVESTIGATOR, Role.MEDIATOR, Role.DUTY_DESK):
            # Who handles no case drafts and prints no paper of one.
            self.new.hide()
            self.batch.hide()
        header = room_header(
            _("文书"),
            self.search,
            self.state,
            self.year,
            None,
            self.output.strip,
            self.batch,
            self.export,
            self.more,
            self.new,
        )
        begin_at(self, self.browser.table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(header)
        whole.addWidget(self.browser, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._filter)
        self.search.textChanged.connect(self._typed)
        self.state.edited.connect(self._filter)
        self.year.edited.connect(self._filter)
        self.batch.clicked.connect(self._batch)
        self.export.clicked.connect(self.output.ask_register)
        self.more.clicked.connect(self._offer_more)
        for keys, act in (
            (QKeySequence.StandardKey.Find, self.search.setFocus),
            (QKeySequence.StandardKey.Print, self.browser.print_chosen),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.new.clicked.connect(self.new_document)
        self.browser.case_wanted.connect(self.case_wanted)
        self.browser.shown.connect(self._counted)

    def reload(self) -> None:
        """Read the register again."""
        self._jobs.run(self, self._desk.documents.years, self._offer_years)
        self.browser.reload()

    def drop(self) -> None:
        """Forget everything on the screen."""
        self.search.clear()
        self._pause.stop()
        self.browser.drop()

    def show_document(self, document_id: DocumentId) -> None:
        """Go to a document."""
        self.search.set_value("")
        self._pause.stop()
        self.state.set_value(None)
        self.year.set_value(None)
        self.browser.show_document(document_id)

    def new_document(self) -> None:
        """Ask for case and form of a new paper."""
        self._jobs.run(self, self._desk.documents.case_choices, self._ask_new)

    def _offer_more(self) -> None:
        menu = QMenu(self)
        menu.addAction(_("编号登记簿…")).triggered.connect(self.show_numbers)
        menu.addAction(_("导出列表…")).triggered.connect(self.export_list)
        menu.exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def export_list(self) -> None:
        """Write what the list shows to a file for a spreadsheet; that it was done is recorded."""
        kinds = "Excel (*.xlsx);;CSV (*.csv)"
        path = ask_file(self, _("导出列表"), f"{_('文书')}.xlsx", kinds)
        if path is not None:
            work = partial(self._exported, path, self.browser.table.as_rows())
            self._jobs.run(self, work, self._told)

    def _exported(self, path: Path, rows: list[list[str]]) -> Path:
        self._desk.documents.exported(len(rows) - 1)
        leaving = Leaving(kind=CopyKind.LIST, way=CopyWay.TABLE, title="文书列表")
        write_table(path, rows, self._desk.copies.number(leaving))
        return path

    def _told(self, path: Path) -> None:
        messages().told(self, _("已保存"), str(path))

    def show_numbers(self) -> None:
        """Show the numbers of the unit's registers."""
        self._jobs.run(self, self._desk.documents.years, self._open_numbers)

    def _open_numbers(self, years: tuple[int, ...]) -> None:
        NumbersDialog(self, self._desk, self._jobs, years).open()

    def _ask_new(self, cases: tuple[CaseChoice, ...]) -> None:
        if not cases:
            words = _("没有由您办理的未结案件。先新建案件，或者请中队长派案。")
            messages().told(self, _("新建文书"), words)
            return
        dialog = NewDocumentDialog(self, self._desk, self._jobs, cases)
        dialog.submitted.connect(self._draft)
        dialog.open()

    def _draft(self, dialog: NewDocumentDialog) -> None:
        work = dialog.work()
        dialog.drafted.connect(self.show_document)
        self._jobs.run(dialog, work, dialog.made, dialog.refuse)

    def _typed(self) -> None:
        self._pause.start()

    def _filter(self) -> None:
        chosen = self.state.value()
        self.browser.filter(
            DocumentFilter(
                states=frozenset({chosen}) if isinstance(chosen, DocumentState) else frozenset(),
                year=self.year.value(),
                text=self.search.value(),
                unserved=chosen == UNSERVED,
                waiting_for_me=chosen == MINE,
            )
        )

    def _batch(self) -> None:
        chosen = self.browser.table.chosen()
        issued = tuple(line.id for line in chosen if line.state is DocumentState.ISSUED)
        self.output.ask_batch(issued)

    def _offer_years(self, years: tuple[int, ...]) -> None:
        chosen = self.year.value()
        words = {year: _("{year} 年").format(year=year) for year in years}
        self.year.offer({None: _("全部年份"), **words})
        self.year.set_value(chosen)

    def _counted(self, register: Register) -> None:
        self.badge_changed.emit(register.unserved + register.for_me)

    def _dress(self) -> None:
        self._glass.setIcon(icon("search", "text3", 16))
