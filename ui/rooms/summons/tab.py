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
    EntryKind,
    InquiryLine,
    Summoning,
    Summons,
    SummonsState,
    SuspicionLine,
)
from cases.refusals import Refusal
from ui.kit.acting import acting_panel
from ui.kit.buttons import Button
from ui.kit.i18n import N_, _, moment_text
from ui.kit.layout import Panel, boxed, clear, column, label, row, scrolled
from ui.kit.marks import Glyph, Tone
from ui.kit.messages import messages
from ui.kit.small import Chip
from ui.kit.table import Column, RecordTable
from ui.labels import summons as labels
from ui.rooms.summons import held_forms, notice_forms, plan_forms, words
from ui.rooms.summons.form import Asking, Form
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
        self.suspects = RecordTable("summons.suspects", SUSPECTS, empty=_EMPTY[0])
        self.notices = RecordTable("summons.notices", NOTICES, empty=_EMPTY[1])
        self.summonses = RecordTable("summons.list", SUMMONSES, empty=_EMPTY[2])
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
        made = _FORMS.get(key)
        if made is not None:
            self.ask(made(self, self._desk, one))
        elif key in self._others:
            self._others[key](self, one)

    def _approve(self, one: Summons) -> None:
        self.do(partial(self._desk.summons.ask_approval, one.id))

    def _issue(self, one: Summons) -> None:
        told = [
            _("{name} · 涉嫌{charge}").format(name=one.party, charge=one.charge),
            _("{time} 前到 {place}").format(
                time=moment_text(one.called_for) if one.called_for else "", place=one.place
            ),
            _("签发后批准即用掉，传唤证不能再改。"),
        ]
        if one.document_id is not None and messages().confirm(
            self, _("签发传唤证"), told, _("签发")
        ):
            self.do(partial(self._desk.documents.issue, one.document_id))

    def _extend(self, one: Summons) -> None:
        self.do(partial(self._desk.summons.extend, one.id))

    def _withdraw(self, one: Summons) -> None:
        title = _("撤回对 {name} 的传唤").format(name=one.party)
        reason = messages().ask_text(self, title, _("理由"), act=_("撤回"))
        if reason:
            self.do(partial(self._desk.summons.withdraw, one.id, reason))

    def _family_paper(self, one: Summons) -> None:
        self.do(partial(self._desk.summons.draft_family_notice, one.id))

    def _sober(self, one: Summons) -> None:
        running = [
            entry.id
            for entry in one.entries
            if entry.kind is EntryKind.SOBERING and entry.ended_at is None
        ]
        if running:
            self.ask(held_forms.sober_form(self, self._desk, one, running[-1]))

    def _paper(self, one: Summons) -> None:
        if one.document_id is not None:
            self.document_wanted.emit(int(one.document_id))

    def _serve(self, _one: Summons) -> None:
        self.tab_wanted.emit("service")

    _others = {  # noqa: RUF012 - acts by their key, never changed
        "approve": _approve,
        "issue": _issue,
        "extend": _extend,
        "withdraw": _withdraw,
        "family_paper": _family_paper,
        "sober": _sober,
        "paper": _paper,
        "serve": _serve,
    }


#: Acts that are filled into a form.
_FORMS: dict[str, Callable[[QWidget, "Desk", Summons], Form]] = {
    "number": plan_forms.criminal_number_form,
    "ask_extension": plan_forms.extension_form,
    "arrive": held_forms.arrive_form,
    "leave": held_forms.leave_form,
    "miss": held_forms.miss_form,
    "told": held_forms.told_form,
    "family": held_forms.family_form,
    "guardian": held_forms.guardian_form,
    "note": held_forms.note_form,
    "correct": held_forms.correct_form,
    "force": held_forms.force_form,
}

_UNDER_WAY = (SummonsState.PLANNED, SummonsState.ISSUED, SummonsState.HELD)
_EMPTY = (
    (N_("没有记录嫌疑人"), N_("只有嫌疑人可以传唤。")),
    (N_("没有询问通知"), N_("按“通知询问”记录书面、电话或者当场的通知。")),
    (N_("没有传唤"), N_("通知两次未到的，程序提示可以呈请传唤。")),
)


def _ended(line: SuspicionLine) -> bool:
    return line.ended_at is not None


def _basis(line: SuspicionLine) -> str:
    if line.ended_at is None:
        return line.entry.basis
    return _("已撤销：{reason}").format(reason=line.ended_reason)


def _gone(line: InquiryLine) -> bool:
    return line.withdrawn_at is not None


SUSPECTS = (
    Column("who", N_("姓名"), lambda one: one.party, width=84, bold=lambda _o: True, struck=_ended),
    Column("kind", N_("种类"), lambda one: _(labels.SUSPICIONS[one.entry.kind]), width=116),
    Column("charge", N_("涉嫌"), lambda one: one.entry.charge, width=104),
    Column("basis", N_("依据"), _basis, muted=True),
    Column("since", N_("起"), lambda one: moment_text(one.entry.since), width=128, hidden=True),
    Column("by", N_("记录"), lambda one: one.by, width=72, hidden=True),
)
NOTICES = (
    Column("who", N_("姓名"), lambda one: one.party, width=76, bold=lambda _o: True, struck=_gone),
    Column("given", N_("通知"), words.notice_given, width=156, struck=_gone),
    Column(
        "wanted",
        N_("应到"),
        lambda one: words.short_moment(one.entry.wanted_at),
        width=92,
        sort=lambda one: one.entry.wanted_at,
    ),
    Column("outcome", N_("结果"), words.notice_outcome, glyph=words.notice_glyph),
    Column("proof", N_("凭据"), lambda one: one.proof or "—", width=84, muted=True),
    Column("venue", N_("地点"), lambda one: one.entry.place, width=140, hidden=True),
)
SUMMONSES = (
    Column("who", N_("姓名"), lambda one: one.party, width=76, bold=lambda _o: True),
    Column("kind", N_("方式"), lambda one: _("口头") if one.is_oral else _("书面"), width=76),
    Column("when", N_("时间"), words.day_of, width=92),
    Column(
        "state",
        N_("状态"),
        lambda one: _(labels.STATES[one.state]),
        width=152,
        chip=lambda one: words.STATES[one.state],
    ),
    Column(
        "lacks",
        N_("缺少"),
        lambda one: str(len(one.lacks)) if one.lacks else "",
        glyph=lambda one: Glyph.OVERDUE if one.lacks else Glyph.NONE,
    ),
)
