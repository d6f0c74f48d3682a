"""外来询问: what waits for an answer, what was told; notes of the counter; what nobody has."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.cases import CaseFilter, CaseLine, Scope
from cases.records.officers import Role
from cases.records.outsiders import Inquiry, InquiryNote, Outcome
from ui.kit.asking import Asking
from ui.kit.buttons import Button, primary
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField
from ui.kit.i18n import _, moment_text
from ui.kit.layout import Panel, column, label
from ui.kit.listbar import ListBar
from ui.kit.punctuation import bracketed, clauses
from ui.labels.outsiders import ASKED_BY, OUTCOMES
from ui.rooms.confidential.inquiries_tables import inquiries_table, notes_table

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Open cases of the squad that are offered to pass an inquiry on to.
MOST = 300


class InquiriesPage(Asking):
    """Inquiries: those of the officer's cases, those he noted, and the squad leader's strays.

    Signals:
        answer_wanted: answer an inquiry, with it.
        record_wanted: print the record of an inquiry, by its id.
        ask_wanted: enter another inquiry.
    """

    answer_wanted = Signal(object)
    record_wanted = Signal(int)
    ask_wanted = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._desk = desk
        self._panels: list[Panel] = []
        if desk.officer.holds(Role.INVESTIGATOR):
            self._panels.append(self._of_my_cases())
        if desk.officer.holds(Role.SQUAD_LEADER):
            self._panels.append(self._strays())
        self._panels.append(self._noted())
        whole = column(*self._panels, spacing=12, margins=16)
        for place in range(len(self._panels)):
            whole.setStretch(place, 3 if place == 0 else 2)
        self.setLayout(whole)

    @override
    def reload(self) -> None:
        """Read the lists anew."""
        if self._desk.officer.holds(Role.INVESTIGATOR):
            self._jobs.run(self, self._mine, self._show_mine)
        if self._desk.officer.holds(Role.SQUAD_LEADER):
            self._jobs.run(self, self._desk.inquiries.strays, self._show_strays)
        self._jobs.run(self, self._desk.inquiries.notes, self._show_notes)

    def drop(self) -> None:
        """Forget what is shown."""
        for table in self._tables():
            table.show_records(())
        for panel in self._panels:
            panel.set_hint("")
        if self._desk.officer.holds(Role.INVESTIGATOR):
            self.bar.drop()
            self._pick(None)

    def _tables(self) -> list[Any]:
        named = ("mine", "strays", "notes")
        return [getattr(self, name) for name in named if hasattr(self, name)]

    # --- about my cases ----------------------------------------------------------------------

    def _of_my_cases(self) -> Panel:
        self.mine = inquiries_table()
        self.mine.picked.connect(self._pick)
        self.mine.opened.connect(self._open)
        self.answer = primary(_("答复"), "check")
        self.answer.clicked.connect(lambda: self._open(self.mine.current()))
        self.back = Button(_("退回"), "left")
        self.back.clicked.connect(self._turn_back)
        self.printed = Button(_("打印笔录"), "print")
        self.printed.clicked.connect(self._print)
        self.bar = ListBar(self.mine, counted=False)
        panel = self._mine_panel = Panel(_("我的案件的询问"))
        for tool in (self.bar, self.printed, self.back, self.answer):
            panel.tools.addWidget(tool)
        panel.body.addWidget(self.mine)
        self._whole = label("", "small", wrap=True)
        self._whole.setContentsMargins(12, 8, 12, 8)
        panel.body.addWidget(self._whole)
        return panel

    def _mine(self) -> tuple[Inquiry, ...]:
        self._desk.inquiries.take_in()
        return self._desk.inquiries.found()

    def _show_mine(self, found: tuple[Inquiry, ...]) -> None:
        self.mine.show_records(found)
        waiting = sum(one.is_open for one in found)
        self._mine_panel.set_hint(_("{n} 件，待答复 {m} 件").format(n=len(found), m=waiting))
        self._pick(self.mine.current())

    def _pick(self, one: Any) -> None:
        chosen = isinstance(one, Inquiry)
        is_open = chosen and one.is_open
        self.answer.setEnabled(is_open)
        self.back.setEnabled(is_open and bool(one.said))
        told = chosen and one.answer is not None and one.answer.outcome is Outcome.ANSWERED
        self.printed.setEnabled(bool(told))
        self._whole.setText(_whole_text(one) if chosen else "")
        self._whole.setVisible(chosen)

    def _open(self, one: Any) -> None:
        if isinstance(one, Inquiry) and one.is_open:
            self.answer_wanted.emit(one)

    def _print(self) -> None:
        one = self.mine.current()
        if isinstance(one, Inquiry):
            self.record_wanted.emit(one.id)

    def _turn_back(self) -> None:
        one = self.mine.current()
        if not isinstance(one, Inquiry):
            return
        dialog = FormDialog(self, _("退回询问"), _("退回"))
        dialog.note.say(_("不是本案的，退回中队长转给承办人；询问人不必再来。"))
        why = dialog.add(_("理由"), LongField(lines=2), required=True)
        turn = self._desk.inquiries.turn_back
        self.ask((dialog, lambda: partial(turn, one.id, why.value())))

    # --- what nobody has ---------------------------------------------------------------------

    def _strays(self) -> Panel:
        self.strays = notes_table("confidential.strays", by=True)
        self.strays.picked.connect(self._pick_stray)
        self.give = Button(_("转给承办人"), "send")
        self.give.clicked.connect(self._begin_giving)
        self.settle = Button(_("办结"), "check")
        self.settle.clicked.connect(self._settle)
        panel = self._stray_panel = Panel(_("没有承办人接收的询问"))
        for tool in (self.settle, self.give):
            panel.tools.addWidget(tool)
        panel.body.addWidget(self.strays)
        return panel

    def _show_strays(self, found: tuple[InquiryNote, ...]) -> None:
        self.strays.show_records(found)
        self._stray_panel.set_hint(str(len(found)))
        self._pick_stray(self.strays.current())

    def _pick_stray(self, one: Any) -> None:
        for button in (self.give, self.settle):
            button.setEnabled(isinstance(one, InquiryNote))

    def _begin_giving(self) -> None:
        page = partial(self._desk.cases.page, CaseFilter(scope=Scope.SQUAD), limit=MOST)
        self._jobs.run(self, page, lambda found: self._give(found.lines))

    def _give(self, lines: tuple[CaseLine, ...]) -> None:
        note = self.strays.current()
        if not isinstance(note, InquiryNote):
            return
        dialog = FormDialog(self, _("转给承办人"), _("转给承办人"))
        dialog.note.say(note.entry.question)
        led = {one.case_id: f"{one.number}　{one.lead}" for one in lines if one.lead}
        case = dialog.add(_("案件和主办"), ChoiceField(led), required=True)
        give = self._desk.inquiries.pass_on
        self.ask((dialog, lambda: partial(give, note.id, case.value())))

    def _settle(self) -> None:
        note = self.strays.current()
        if not isinstance(note, InquiryNote):
            return
        dialog = FormDialog(self, _("办结询问"), _("办结"))
        dialog.note.say(note.entry.question)
        text = dialog.add(_("怎样处理的"), LongField(lines=2), required=True, key="text")
        settle = self._desk.inquiries.settle
        self.ask((dialog, lambda: partial(settle, note.id, text.value())))

    # --- my own notes ------------------------------------------------------------------------

    def _noted(self) -> Panel:
        self.notes = notes_table("confidential.notes", by=False)
        panel = self._note_panel = Panel(_("我在窗口、电话登记的询问"))
        ask = Button(_("登记询问"), "plus")
        ask.clicked.connect(self.ask_wanted)
        panel.tools.addWidget(ask)
        panel.body.addWidget(self.notes)
        return panel

    def _show_notes(self, found: tuple[InquiryNote, ...]) -> None:
        self.notes.show_records(found)
        self._note_panel.set_hint(str(len(found)))


def _whole_text(one: Inquiry) -> str:
    entry, answer = one.entry, one.answer
    lines = [
        _("所问（{way}）：{question}").format(way=_(ASKED_BY[entry.way]), question=entry.question),
        _("联系方式：{contact}").format(contact=entry.contact) if entry.contact else "",
        _("接待时已说：{said}").format(said=one.said) if one.said else "",
    ]
    if answer is not None:
        lines.append(
            _("{outcome}（{officer}，{moment}）：{text}").format(
                outcome=_(OUTCOMES[answer.outcome]),
                officer=answer.officer,
                moment=moment_text(answer.told_at),
                text=answer.text,
            )
        )
        kept = clauses(bracketed(part.text, part.ground) for part in answer.withheld)
        if kept:
            lines.append(_("未告知：{kept}").format(kept=kept))
    return "\n".join(filter(None, lines))
