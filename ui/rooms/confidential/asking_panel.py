"""窗口询问: one form for whoever is asked, with an answer where the case is his own."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.answers.composing import Sheet
from cases.answers.kinds import Asker
from cases.records.cases import CaseFilter, CaseLine, Scope
from cases.records.officers import Role
from cases.records.outsiders import Inquiry, Received
from ui.kit.buttons import Button, primary
from ui.kit.fields import ChoiceField
from ui.kit.i18n import _, pgettext
from ui.kit.layout import Panel, Tall, boxed, column, label, row, scrolled
from ui.kit.marks import Tone
from ui.kit.messages import report
from ui.kit.small import Banner, Chip
from ui.rooms.confidential.answer_sheet import AnswerSheet
from ui.rooms.confidential.asker_fields import CAPTION, AskerFields

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Cases offered at most; who has more opens the form from the list of inquiries.
MOST = 60


class AskingPanel(Panel):
    """The form of an inquiry.

    Signals:
        recorded: an inquiry was noted or answered.
        record_wanted: print the record of an inquiry, by its id.
    """

    recorded = Signal()
    record_wanted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(_("窗口询问"), parent)
        self._desk, self._jobs = desk, jobs
        self._choices: dict[Any, str] = {}
        self._entered: int | None = None
        self._answered: int | None = None
        self._chip = Chip()
        self._chip.hide()
        self._waiting: tuple[Inquiry, ...] = ()
        self.next = Button("", "bell")
        self.next.clicked.connect(self._take_next)
        self.next.hide()
        for tool in (self._chip, self.next):
            self.tools.addWidget(tool)
        self.case = ChoiceField(name=_("案件"))
        self.case.edited.connect(self._chosen)
        self.fields = AskerFields(desk.today(), desk.now)
        self.fields.asker_chosen.connect(self._ask_sheet)
        self.sheet = AnswerSheet()
        self.sheet.edited.connect(self._refresh)
        self.said = Banner("info")
        self._rests_on = label("", "muted", wrap=True)
        self.note = primary(_("登记"))
        self.print = Button(_("打印笔录"), "print")
        self.print.clicked.connect(self._print)
        self.complete = primary(_("登记并完成"))
        self.complete.clicked.connect(self._complete)
        self.note.clicked.connect(self._receive)
        self.again = Button(_("下一位"), "plus")
        self.again.clicked.connect(self.start)
        self._hint = label("", "muted", wrap=True)
        caption = label(pgettext("column", "案件"), "small")
        caption.setFixedWidth(CAPTION)
        line = row(caption, self.case)
        line.setStretch(1, 1)
        self._of_case = boxed(line)
        inner = column(
            self._of_case,
            self.fields,
            self.sheet,
            self.said,
            self._rests_on,
            None,
            spacing=10,
            margins=12,
        )
        foot = row(self.print, self.again, self._hint, self.note, self.complete, spacing=8)
        foot.setStretch(2, 1)
        foot.setContentsMargins(12, 8, 12, 8)
        self.body.addWidget(scrolled(Tall(inner)), 1)
        self.body.addWidget(boxed(foot, "footer"))
        self._of_case.setVisible(desk.officer.holds(Role.INVESTIGATOR))
        self._put({})
        self.start()

    def reload(self) -> None:
        """Ask which cases the officer handles and which inquiries wait for him."""
        if self._desk.officer.holds(Role.INVESTIGATOR):
            self._jobs.run(self, self._mine, self._offer)
            self._jobs.run(self, self._desk.inquiries.open_inquiries, self._tell_waiting)

    def drop(self) -> None:
        """Forget everything typed and shown."""
        self._choices = {}
        self._put({})
        self._tell_waiting(())
        self.start()

    def start(self) -> None:
        """Make room for the next inquiry."""
        self._entered, self._answered = None, None
        self.fields.clear()
        self.sheet.drop()
        self.said.say("")
        self._rests_on.setText("")
        self._chosen()

    def take(self, inquiry: Inquiry) -> None:
        """Show an inquiry that waits for its answer."""
        self.start()
        if inquiry.case_id not in self._choices:
            self._put({**self._choices, inquiry.case_id: inquiry.case_number})
        self.case.set_value(inquiry.case_id)
        self._entered = inquiry.id
        self.fields.show_entry(inquiry.entry)
        if inquiry.said:
            self.said.say(_("接待时已说：{said}").format(said=inquiry.said))
        self._chosen()

    # --- what is offered ---------------------------------------------------------------------

    def _mine(self) -> tuple[CaseLine, ...]:
        page = self._desk.cases.page(CaseFilter(scope=Scope.MINE), limit=MOST)
        return tuple(page.lines)

    def _offer(self, found: tuple[CaseLine, ...]) -> None:
        self._put({one.case_id: f"{one.number}　{one.place}" for one in found})

    def _tell_waiting(self, found: tuple[Inquiry, ...]) -> None:
        self._waiting = found
        self.next.setText(_("待答复 {n}").format(n=len(found)))
        self.next.setVisible(bool(found))

    def _take_next(self) -> None:
        if self._waiting:
            self.take(self._waiting[0])

    def _put(self, cases: dict[Any, str]) -> None:
        """Offer cases to choose from; who is asked about another one looks nothing up."""
        chosen = self.case.value()
        if chosen in self._choices:
            # The one being worked on stays, also when it is not among those offered at once.
            cases = {chosen: self._choices[chosen], **cases}
        self._choices = {None: _("不是我办的案件（不查询）"), **cases}
        self.case.offer(self._choices)
        self.case.set_value(chosen if chosen in self._choices else None)

    def _chosen(self) -> None:
        of_case = self.case.value() is not None
        self.fields.ask_about(wanted=not of_case)
        self.sheet.setVisible(of_case)
        self._ask_sheet()
        self._refresh()

    def _ask_sheet(self) -> None:
        case_id, asker = self.case.value(), self.fields.asker.value()
        self._chip.hide()
        if case_id is not None and self._answered is None:
            work = partial(self._desk.inquiries.sheet, case_id, asker)
            self._jobs.run(self, work, self._show_sheet)
        self._refresh()

    def _show_sheet(self, sheet: Sheet) -> None:
        if sheet.asker is self.fields.asker.value():
            self.sheet.show_sheet(sheet)
            self._chip.set(_("必须登记 第47条"), Tone.YELLOW)
            self._chip.setVisible(sheet.is_owed)
            reading = _("按规定理解，供法制员核定") if sheet.is_reading else ""
            self._rests_on.setText("　".join(filter(None, (sheet.source, reading))))

    def _refresh(self) -> None:
        of_case, done = self.case.value() is not None, self._answered is not None
        inside = self.fields.asker.value() is Asker.COLLEAGUE
        self.note.setVisible(not of_case and not done)
        self.complete.setVisible(of_case and not done)
        self.complete.setEnabled(bool(self.sheet.answer.value()) and not inside)
        self.print.setVisible(of_case and done)
        self.again.setVisible(done)
        for part in (self.fields, self.sheet, self.case):
            part.setEnabled(not done)
        if done:
            words = _("已登记，不能更改。")
        elif inside:
            words = _("内部人员询问按说情、过问登记，只有本人、督察和纪检看得到。")
        elif of_case:
            words = _("登记后不可更改")
        else:
            words = _("不查询案件；有没有这个案件，这里都一样。")
        self._hint.setText(words)

    # --- what is done ------------------------------------------------------------------------

    def _receive(self) -> None:
        entry = self.fields.entry()
        if entry is None:
            self._hint.setText(_("请填写标红的项。"))
            return
        self.note.setEnabled(False)
        work = partial(self._desk.inquiries.receive, entry)
        self._jobs.run(self, work, self._received, self._failed)

    def _received(self, answer: Received) -> None:
        self.note.setEnabled(True)
        self._answered = 0
        self.said.say(_("可以这样答复：") + f"\n{answer.sentence}")
        reading = _("用语由本单位拟定") if answer.is_reading else ""
        self._rests_on.setText("　".join(filter(None, (answer.source, reading))))
        self._refresh()
        self.recorded.emit()

    def _complete(self) -> None:
        entry, case_id = self.fields.entry(), self.case.value()
        if entry is None or case_id is None:
            self._hint.setText(_("请填写标红的项。"))
            return
        self.complete.setEnabled(False)
        if self._entered is None:
            work = partial(self._desk.inquiries.enter, case_id, entry)
            self._jobs.run(self, work, self._answer, self._failed)
        else:
            self._answer(self._entered)

    def _answer(self, inquiry: int) -> None:
        # Kept: an answer that is refused is given once more to the same inquiry.
        self._entered = inquiry
        told, text, way = self.sheet.told(), self.sheet.answer.value(), self.fields.way.value()
        work = partial(self._desk.inquiries.answer, inquiry, told, text, way=way)
        self._jobs.run(self, work, lambda _none: self._done(inquiry), self._failed)

    def _done(self, inquiry: int) -> None:
        self._answered = inquiry
        self._refresh()
        self.recorded.emit()

    def _failed(self, error: Exception) -> None:
        self.note.setEnabled(True)
        self._refresh()
        report(self, error)

    def _print(self) -> None:
        if self._answered:
            self.record_wanted.emit(self._answered)
