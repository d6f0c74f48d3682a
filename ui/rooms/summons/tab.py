"""The tab 传唤 of a case: suspects, notices and who stayed away, summonses and their hours."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.approvals import Approval
from cases.records.ids import CaseId, PartyId
from cases.records.summons import (
    InquiryLine,
    Summoning,
    Summons,
    SummonsState,
    SuspicionLine,
)
from cases.refusals import Refusal
from ui.kit.acting import acting_panel
from ui.kit.asking import Asking
from ui.kit.buttons import Button
from ui.kit.i18n import _
from ui.kit.layout import Panel, boxed, clear, column, label, row, scrolled
from ui.kit.marks import Tone
from ui.kit.messages import messages
from ui.kit.small import Chip
from ui.kit.table import RecordTable
from ui.rooms.summons import held_forms, notice_forms, plan_forms, words
from ui.rooms.summons.acts import AT_ONCE, FORMS
from ui.rooms.summons.columns import EMPTY, NOTICES, SUMMONSES, SUSPECTS
from ui.rooms.summons.sheet import SummonsSheet

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: The hours are painted anew so often.
SECOND_MS = 1000


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tab shows."""

    found: Summoning
    #: Empty where the officer may not see the approvals.
    asked: tuple[Approval, ...]


def reading(desk: "Desk", case_id: CaseId) -> Callable[[], Shown]:
    """Return the work that reads what the tab shows."""

    def read() -> Shown:
        found = desk.summons.of_case(case_id)
        try:
            asked = desk.approvals.of_case(case_id)
        except Refusal:
            asked = ()
        return Shown(found, asked)

    return read


class SummonsTab(Asking):
    """The tab.

    Signals:
        document_wanted: look at a paper in its room.
        tab_wanted: go to another tab of the case.
        counted: how many summonses there are.
    """

    document_wanted = Signal(int)
    tab_wanted = Signal(str)
    counted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._desk = desk
        self._case: CaseId | None = None
        self._shown: Shown | None = None
        self.suspects = RecordTable("summons.suspects", SUSPECTS, empty=EMPTY[0])
        self.notices = RecordTable("summons.notices", NOTICES, empty=EMPTY[1])
        self.summonses = RecordTable("summons.list", SUMMONSES, empty=EMPTY[2])
        self.buttons: dict[str, Button] = {}
        self._prompts = column(spacing=4)
        self._prompts.setContentsMargins(12, 0, 12, 0)
        self.sheet = SummonsSheet(desk)
        self.sheet.wanted.connect(self._act)
        self.summonses.picked.connect(self._pick)
        self.notices.picked.connect(self._suit)
        self.suspects.picked.connect(self._suit)
        self.setLayout(column(scrolled(self._make_body()), spacing=0))
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self.sheet.hours.tick)

    def show_case(self, case_id: CaseId) -> None:
        """Show the summonses of a case."""
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
        clear(self._prompts)
        for table in (self.suspects, self.notices, self.summonses):
            table.show_records(())
        self.sheet.show_summons(None, None, ())

    # --- building ----------------------------------------------------------------------------

    def _make_body(self) -> QWidget:
        suspects = acting_panel(
            _("嫌疑人"),
            self.suspects,
            (
                ("suspect", _("列为嫌疑人…"), "plus", self._suspect),
                ("no_suspect", _("撤销…"), "undo", self._end_suspicion),
            ),
            self.buttons,
        )
        notices = acting_panel(
            _("询问通知"),
            self.notices,
            (
                ("notify", _("通知询问…"), "plus", self._notify),
                ("outcome", _("结果…"), "check", self._outcome),
                ("no_notice", _("撤回…"), "undo", self._withdraw_notice),
            ),
            self.buttons,
        )
        notices.body.insertLayout(0, self._prompts)
        summonses = acting_panel(
            _("传唤"),
            self.summonses,
            (
                ("plan", _("呈请传唤…"), "plus", self._plan),
                ("oral", _("口头传唤…"), "mic", self._oral),
            ),
            self.buttons,
        )
        left = column(suspects, notices, summonses, None, spacing=12)
        detail = Panel(_("经过"))
        detail.body.addWidget(self.sheet)
        whole = row(left, detail, spacing=12, margins=16)
        whole.setStretch(0, 11)
        whole.setStretch(1, 9)
        return boxed(whole, "sunken")

    # --- showing -----------------------------------------------------------------------------

    def _show(self, shown: Shown) -> None:
        found = shown.found
        if found.case_id != self._case:
            return
        self._shown = shown
        kept = self.summonses.current()
        self.suspects.show_records(found.suspicions)
        self.notices.show_records(tuple(reversed(found.notices)))
        self.summonses.show_records(found.summonses)
        words.fit_height(self.suspects, least=2, most=4)
        words.fit_height(self.notices, least=3, most=8)
        words.fit_height(self.summonses, least=3, most=6)
        wanted = kept.id if isinstance(kept, Summons) else None
        held = [one.id for one in found.summonses if one.state is SummonsState.HELD]
        known = {one.id for one in found.summonses}
        chosen = wanted if wanted in known else next(iter(held or known), None)
        self.summonses.pick(lambda one: one.id == chosen)
        self._show_prompts(found)
        self._pick(self.summonses.current())
        self._second.start()
        self._suit(None)
        self.counted.emit(len(found.summonses))

    def _show_prompts(self, found: Summoning) -> None:
        """Tell who stayed away, and how often; from two on propose what the law allows."""
        clear(self._prompts)
        under_way = {one.party_id for one in found.summonses if one.state in _UNDER_WAY}
        for one in found.unanswered:
            text = _("{name}：{n} 次通知未到").format(name=one.party, n=one.count)
            line = row(Chip(text, Tone.AMBER if one.prompt else Tone.YELLOW), spacing=8)
            if one.party_id in under_way:
                line.addWidget(label(_("已呈请传唤"), "muted"))
            elif one.prompt and one.is_suspect and found.may_write:
                go = Button(_("呈请传唤…"), "send")
                go.clicked.connect(partial(self._plan_for, one.party_id))
                line.addWidget(go)
                line.addWidget(label(_("次数只是提示，法律没有规定"), "muted"))
            elif one.prompt and not one.is_suspect:
                line.addWidget(label(_("不是嫌疑人，不得传唤，可到其住处、单位询问"), "muted"))
            line.addStretch(1)
            self._prompts.addLayout(line)

    def _pick(self, record: object) -> None:
        shown = self._shown
        one = record if isinstance(record, Summons) else None
        if shown is not None:
            self.sheet.show_summons(one, shown.found, shown.asked)

    def _suit(self, _record: object) -> None:
        shown = self._shown
        writes = shown is not None and shown.found.may_write
        for key in ("suspect", "notify", "plan", "oral"):
            self.buttons[key].setEnabled(writes)
        suspicion, notice = self.suspects.current(), self.notices.current()
        stands = isinstance(suspicion, SuspicionLine) and suspicion.ended_at is None
        self.buttons["no_suspect"].setEnabled(writes and stands)
        is_open = isinstance(notice, InquiryLine) and notice.withdrawn_at is None
        self.buttons["outcome"].setEnabled(writes and is_open)
        self.buttons["no_notice"].setEnabled(writes and is_open)

    # --- before a summons --------------------------------------------------------------------

    def _suspect(self) -> None:
        if self._shown is not None:
            found = self._shown.found
            self.ask(notice_forms.suspect_form(self, self._desk, found.case_id, found.people))

    def _end_suspicion(self) -> None:
        line = self.suspects.current()
        if isinstance(line, SuspicionLine):
            title = _("撤销对 {name} 的嫌疑").format(name=line.party)
            reason = messages().ask_text(self, title, _("理由；原记录保留。"), act=_("撤销"))
            if reason:
                self.do(partial(self._desk.summons.end_suspicion, line.id, reason))

    def _notify(self) -> None:
        if self._shown is not None:
            found = self._shown.found
            self.ask(notice_forms.notice_form(self, self._desk, found.case_id, found.people))

    def _outcome(self) -> None:
        line = self.notices.current()
        if isinstance(line, InquiryLine):
            self.ask(notice_forms.outcome_form(self, self._desk, line))

    def _withdraw_notice(self) -> None:
        line = self.notices.current()
        if isinstance(line, InquiryLine):
            title = _("撤回对 {name} 的询问通知").format(name=line.party)
            reason = messages().ask_text(
                self, title, _("理由；原记录保留，不再计次。"), act=_("撤回")
            )
            if reason:
                self.do(partial(self._desk.summons.withdraw_notice, line.id, reason))

    def _plan(self) -> None:
        self._plan_for(None)

    def _plan_for(self, party: PartyId | None) -> None:
        if self._shown is not None:
            found = self._shown.found
            suspects = [one.entry.party_id for one in found.suspicions if one.ended_at is None]
            chosen = party or next(iter(suspects), None)
            dialog = plan_forms.PlanDialog(self, self._desk, self._jobs, found, chosen)
            dialog.questioning_wanted.connect(self._question)
            self.ask((dialog, dialog.work))

    def _question(self, party: int) -> None:
        """Call somebody for questioning who may not be summoned."""
        if self._shown is not None:
            found = self._shown.found
            whom = PartyId(party)
            form = notice_forms.notice_form(self, self._desk, found.case_id, found.people, whom)
            self.ask(form)

    def _oral(self) -> None:
        if self._shown is not None:
            self.ask(held_forms.oral_form(self, self._desk, self._shown.found))

    # --- one summons -------------------------------------------------------------------------

    def _act(self, key: str) -> None:
        one = self.summonses.current()
        if not isinstance(one, Summons):
            return
        if key in FORMS:
            self.ask(FORMS[key](self, self._desk, one))
        elif key in AT_ONCE:
            AT_ONCE[key](self, self._desk, one)
        elif key == "serve":
            self.tab_wanted.emit("service")
        elif key == "paper" and one.document_id is not None:
            self.document_wanted.emit(int(one.document_id))


_UNDER_WAY = (SummonsState.PLANNED, SummonsState.ISSUED, SummonsState.HELD)
