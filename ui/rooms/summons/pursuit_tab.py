"""The tab 查缉 of a hit-and-run: the first hour by one key a step, notices, the watch system."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.ids import CaseId
from cases.records.pursuit import Assistance, FirstEntry, FirstStep, Watch
from ui.kit.acting import acting_panel
from ui.kit.asking import Asking
from ui.kit.buttons import Button
from ui.kit.fields import TextField
from ui.kit.flow import FlowRow
from ui.kit.i18n import N_, _
from ui.kit.layout import Panel, boxed, column, label, row, scrolled
from ui.kit.messages import messages
from ui.kit.punctuation import listed
from ui.kit.small import Banner
from ui.kit.table import Column, RecordTable
from ui.labels import summons as labels
from ui.preview.sheet_printer import SheetPrinter
from ui.rooms.summons import pursuit_forms
from ui.rooms.summons.pursuit_columns import EMPTY, ENTRIES, WATCHES
from ui.rooms.summons.pursuit_state import Shown, notice_state, offered, reading, task_text
from ui.rooms.summons.words import fit_height, long_span

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

SECOND_MS = 1000


class PursuitTab(Asking):
    """The tab.

    Signals:
        document_wanted: look at a paper in its room.
        counted: how many duties of art. 46 are open.
    """

    document_wanted = Signal(int)
    counted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._desk = desk
        self._case: CaseId | None = None
        self._shown: Shown | None = None
        self.buttons: dict[str, Button] = {}
        self.entries = RecordTable("pursuit.entries", ENTRIES, empty=EMPTY[0])
        self.notices = RecordTable("pursuit.notices", self._notice_columns(), empty=EMPTY[1])
        self.watches = RecordTable("pursuit.watches", WATCHES, empty=EMPTY[2])
        self.elapsed = label("", "title")
        self.tasks = Banner("alarm")
        self.text = TextField(_("内容（可不填）"), name=_("措施的内容"))
        self.steps: dict[FirstStep, Button] = {}
        self._printer = SheetPrinter(desk, jobs, self)
        for table in (self.entries, self.notices, self.watches):
            table.picked.connect(self._suit)
        self.setLayout(column(scrolled(self._make_body()), spacing=0))
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self._tick)

    def show_case(self, case_id: CaseId) -> None:
        """Show the pursuit of a case."""
        if case_id != self._case:
            self.drop()
        self._case = case_id
        self.reload()

    @override
    def reload(self) -> None:
        if self._case is not None:
            self._jobs.run(self, reading(self._desk, self._case), self._show)

    def drop(self) -> None:
        """Forget what is shown."""
        self._case, self._shown = None, None
        self._second.stop()
        self.elapsed.setText("")
        self.tasks.say("")
        self.text.set_value("")
        for table in (self.entries, self.notices, self.watches):
            table.show_records(())

    # --- building ----------------------------------------------------------------------------

    def _make_body(self) -> QWidget:
        keys = FlowRow()
        for place, (step, text) in enumerate(labels.FIRST_STEPS.items(), 1):
            button = Button(f"{place}　{_(text)}", large=True)
            button.clicked.connect(partial(self._enter, step))
            self.steps[step] = button
            keys.add(button)
            shortcut = QShortcut(QKeySequence(str(place)), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        head = Panel(_("第一小时"))
        hint = label(_("按数字键即以当前时间记录一项"), "muted")
        body = column(row(self.elapsed, hint, None), keys, self.text, spacing=10, margins=12)
        head.body.addLayout(body)
        entries = acting_panel(
            _("查缉措施"),
            self.entries,
            (
                ("print", _("打印…"), "print", self._print),
                ("strike", _("删去…"), "close", self._strike),
            ),
            self.buttons,
        )
        notices = acting_panel(
            _("协查通报"),
            self.notices,
            (
                ("draft", _("起草…"), "plus", self._draft),
                ("approve", _("报请批准…"), "send", self._approve),
                ("issue", _("签发"), "seal", self._issue),
                ("withdraw", _("起草撤销"), "undo", self._withdraw),
                ("prove", _("凭据…"), "check", self._prove),
                ("paper", _("看文书"), "documents", self._paper),
                ("discard", _("删除草稿"), "close", self._discard),
            ),
            self.buttons,
        )
        watches = acting_panel(
            _("缉查布控"),
            self.watches,
            (
                ("watch", _("上布控…"), "plus", self._watch),
                ("lift", _("撤销布控…"), "undo", self._lift),
            ),
            self.buttons,
        )
        whole = column(head, self.tasks, entries, notices, watches, None, spacing=12, margins=16)
        return boxed(whole, "sunken")

    # --- showing -----------------------------------------------------------------------------

    def _show(self, shown: Shown) -> None:
        found = shown.found
        if found.case_id != self._case:
            return
        self._shown = shown
        self.entries.show_records(tuple(reversed(found.entries)))
        self.notices.show_records(found.notices)
        self.watches.show_records(found.watches)
        fit_height(self.entries, least=4, most=10)
        fit_height(self.notices, least=2, most=5)
        fit_height(self.watches, least=2, most=5)
        if found.notices and self.notices.current() is None:
            self.notices.pick(lambda _one: True)
        self.tasks.say("\n".join(task_text(one.kind, one.what) for one in found.tasks))
        for button in self.steps.values():
            button.setEnabled(found.may_write)
        self._tick()
        self._second.start()
        self._suit(None)
        self.counted.emit(len(found.tasks))

    def _tick(self) -> None:
        """Show the time since the report, until vehicle or driver is found."""
        shown = self._shown
        if shown is None or shown.found.started_at is None:
            self.elapsed.setText("")
            return
        found = [shown.found.vehicle_found_at, shown.found.driver_found_at]
        ends = min((one for one in found if one is not None), default=None)
        gone = long_span((ends or self._desk.now()) - shown.found.started_at)
        words = _("查获用时 {time}") if ends is not None else _("已过 {time}")
        self.elapsed.setText(words.format(time=gone))

    def _suit(self, _record: object) -> None:
        may = offered(self._shown, self._entry(), self._notice(), self._watched())
        for key, fits in may.items():
            self.buttons[key].setEnabled(fits)

    def _notice_columns(self) -> tuple[Column, ...]:
        return (
            Column("number", N_("文号"), lambda one: one.number or _("草稿"), width=188),
            Column("to", N_("发送范围"), lambda one: listed(one.recipients)),
            Column("state", N_("状态"), lambda one: notice_state(self._shown, one), width=208),
        )

    # --- acts --------------------------------------------------------------------------------

    def _enter(self, step: FirstStep) -> None:
        if self._case is not None:
            act = self._desk.pursuit.enter
            self.do(partial(act, self._case, step, self._desk.now(), self.text.value()))
            self.text.set_value("")

    def _strike(self) -> None:
        entry = self._entry()
        if entry is not None and self._case is not None:
            reason = messages().ask_text(
                self, _("删去误记的措施"), _("理由；原记录保留。"), act=_("删去")
            )
            if reason:
                self.do(partial(self._desk.pursuit.strike, self._case, entry.id, reason))

    def _print(self) -> None:
        if self._case is not None:
            work = partial(self._desk.pursuit.first_hour_list, self._case)
            self._printer.send(_("查缉措施记录"), work, self._case)

    def _draft(self) -> None:
        if self._case is not None:
            self.ask(pursuit_forms.notice_form(self, self._desk, self._case))

    def _approve(self) -> None:
        if (one := self._notice()) is not None:
            self.ask(pursuit_forms.approval_form(self, self._desk, one))

    def _issue(self) -> None:
        one = self._notice()
        if one is None:
            return
        paper = one.document_id if one.issued_at is None else one.withdrawal_id
        title = _("签发协查通报") if one.issued_at is None else _("签发撤销协查通报")
        told = [_("发送范围：{units}").format(units=listed(one.recipients))]
        if paper is not None and messages().confirm(self, title, told, _("签发")):
            self.do(partial(self._desk.documents.issue, paper))

    def _withdraw(self) -> None:
        if (one := self._notice()) is not None:
            self.do(partial(self._desk.pursuit.draft_withdrawal, one.id))

    def _prove(self) -> None:
        if (one := self._notice()) is not None:
            self.ask(pursuit_forms.proof_form(self, self._desk, one))

    def _discard(self) -> None:
        if (one := self._notice()) is not None:
            self.do(partial(self._desk.pursuit.discard_notice, one.id))

    def _paper(self) -> None:
        one = self._notice()
        paper = (one.withdrawal_id or one.document_id) if one is not None else None
        if paper is not None:
            self.document_wanted.emit(int(paper))

    def _watch(self) -> None:
        if self._case is not None:
            self.ask(pursuit_forms.watch_form(self, self._desk, self._case))

    def _lift(self) -> None:
        if (one := self._watched()) is not None:
            self.ask(pursuit_forms.lift_form(self, self._desk, one))

    def _entry(self) -> FirstEntry | None:
        one = self.entries.current()
        return one if isinstance(one, FirstEntry) else None

    def _notice(self) -> Assistance | None:
        one = self.notices.current()
        return one if isinstance(one, Assistance) else None

    def _watched(self) -> Watch | None:
        one = self.watches.current()
        return one if isinstance(one, Watch) else None
