"""The sheet at the right: one mediation and one of its sessions, and every act on them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cases.mediation.absence import Next
from cases.mediation.kinds import Ending, MediationState, SessionState
from cases.papers.kinds import FormKind
from cases.records.documents import Document, DocumentState
from cases.records.mediation import MediationView, Sheet
from cases.records.officers import Role
from ui.kit.buttons import Button, IconButton
from ui.kit.i18n import _, day_month, day_short
from ui.kit.layout import boxed, clear, column, label, row, scrolled
from ui.kit.marks import Tone
from ui.kit.small import Banner, Chip
from ui.labels import mediation as labels
from ui.rooms.mediation import words
from ui.rooms.mediation.application_box import application_box
from ui.rooms.mediation.committee_box import committee_box
from ui.rooms.mediation.counter_box import CounterBox
from ui.rooms.mediation.paper_box import paper_box, paper_head, still_due
from ui.rooms.mediation.parts import flowing, headed
from ui.rooms.mediation.reasons_box import reason_box
from ui.rooms.mediation.seats import SeatTable
from ui.rooms.mediation.sheet_acts import SheetActs
from ui.rooms.mediation.shown import Shown

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class MediationSheet(SheetActs):
    """One mediation: its days, a session by side, the counters, and the paper it leads to.

    Signals:
        closed: the officer put the sheet away.
        booking_wanted: with a MediationView.
    """

    closed = Signal()
    booking_wanted = Signal(object)

    def __init__(
        self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None, *, closable: bool = True
    ) -> None:
        super().__init__(desk, jobs, parent)
        self._title = label("", "title")
        self._which = label("", "small")
        self._print = IconButton("print", _("打印和查看文书"))
        self._print.clicked.connect(self._look)
        close = IconButton("close", _("关闭"))
        close.clicked.connect(self.closed)
        if not closable:
            close.hide()
        head = boxed(
            row(16, self._title, self._which, None, self._print, close, 8, spacing=8), "header"
        )
        head.setFixedHeight(48)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(16, 12, 16, 16)
        self._body.setSpacing(12)
        self._scroll = scrolled(boxed(self._body))
        whole = column(head, self._scroll, spacing=0)
        self.setLayout(whole)

    @property
    def shown(self) -> Shown | None:
        """What the sheet shows."""
        return self._shown

    def drop(self) -> None:
        """Forget what is shown."""
        self._shown = None
        self._title.setText("")
        self._which.setText("")
        clear(self._body)

    def show_all(self, shown: Shown) -> None:
        """Show a mediation and its session."""
        kept = self._scroll.verticalScrollBar().value() if self._same(shown) else 0
        self._shown = shown
        view, sheet = shown.view, shown.sheet
        self._title.setText(view.case_number)
        which = _(labels.STATES[view.state])
        if sheet is not None and sheet.number:
            which = _("第 {n} 次调解会").format(n=sheet.number)
        self._which.setText(which)
        clear(self._body)
        self._facts(view, sheet)
        if view.state in {MediationState.OPENED, MediationState.APPLIED}:
            self._application(view)
        if sheet is not None:
            self._session(view, sheet)
        self._counters(view)
        self._ending(shown)
        self._body.addStretch(1)
        self._scroll.verticalScrollBar().setValue(kept)

    # --- sections -------------------------------------------------------------------------

    def _facts(self, view: MediationView, sheet: Sheet | None) -> None:
        lines = column(spacing=2)
        if sheet is not None:
            lines.addWidget(label(words.held(sheet), "small", wrap=True))
        begun, due = words.term(view, self._desk.today())
        term = row(label(begun, "small"), spacing=4)
        if due:
            hot = view.days_left is not None and view.days_left <= 0
            term.addWidget(Chip(due, Tone.AMBER) if hot else label(due, "bold"))
        term.addStretch(1)
        lines.addLayout(term)
        if view.provisional:
            lines.addWidget(label(_("暂按周末推算，未含调休"), "small"))
        still = view.ending is None and not any(s.number for s in view.sessions)
        if view.last_first_lenient is not None and still:
            said = _("首次会不晚于 {lenient}，才排得下第二次（严格 {strict}）。").format(
                lenient=day_short(view.last_first_lenient),
                strict=day_month(view.last_first_strict) if view.last_first_strict else "",
            )
            lines.addWidget(label(said, "small", wrap=True))
        self._body.addLayout(lines)
        if view.state is MediationState.RUNNING and view.mine:
            self._booking(view)

    def _booking(self, view: MediationView) -> None:
        if view.next in {Next.DECIDE, Next.TERMINATE}:
            return
        if any(s.state in {SessionState.PLANNED, SessionState.OPEN} for s in view.sessions):
            return
        button = Button(_("排期…"), "calendar")
        button.clicked.connect(lambda: self.booking_wanted.emit(view))
        self._body.addLayout(row(button, None))

    def _application(self, view: MediationView) -> None:
        self._body.addLayout(headed(_("一致书面申请"), _("第86条")))
        self._body.addWidget(application_box(view))
        if not view.mine:
            return
        buttons = [self._button(_("申请书"), "documents", self._draft_application)]
        if view.state is MediationState.OPENED:
            buttons.append(self._button(_("记录申请…"), "edit", self._sign, kind="primary"))
        else:
            buttons.append(self._button(_("受理…"), "check", self._accept, kind="primary"))
        buttons.append(self._button(_("不予调解…"), "ban", self._refuse))
        buttons.append(self._button(_("撤回或转介…"), "send", self._end_early))
        self._body.addLayout(flowing(buttons))

    def _session(self, view: MediationView, sheet: Sheet) -> None:
        most = _("每方至多 {n} 人").format(n=sheet.people_per_side)
        self._body.addLayout(headed(_("到场与通知"), most))
        table = SeatTable(sheet, may_act=view.mine)
        table.notice_wanted.connect(self._notify)
        table.change_wanted.connect(self._request_change)
        table.confirm_wanted.connect(self._confirm)
        table.points_wanted.connect(self._explain)
        self._body.addWidget(table)
        if sheet.named_before:
            banner = Banner("note")
            banner.say(words.outdated(sheet))
            self._body.addWidget(banner)
            if view.mine:
                button = self._button(_("起草变更通知书"), "documents", self._draft_changes)
                self._body.addLayout(row(None, button))
        if view.mine:
            self._session_tools(view, sheet)
        self._reasons(view, sheet)

    def _session_tools(self, view: MediationView, sheet: Sheet) -> None:
        first, second = [], []
        if sheet.state is SessionState.PLANNED:
            if not _all_on_paper(view, sheet):
                first.append(self._button(_("起草通知书"), "documents", self._draft_notices))
            first.append(self._button(_("参加人…"), "user", self._people))
            if sheet.starts_at.date() <= self._desk.now().date():
                second.append(self._button(_("开始调解会"), "check", self._start, kind="primary"))
            second.append(self._button(_("改期…"), "calendar", self._move))
            second.append(self._button(_("取消…"), "close", self._call_off))
        elif sheet.state is SessionState.OPEN:
            first.append(self._button(_("记录到场…"), "user", self._attend, kind="primary"))
            first.append(self._button(_("结束…"), "check", self._close))
        elif sheet.state is SessionState.HELD:
            first.append(self._button(_("更正到场…"), "edit", self._attend))
        self._body.addLayout(flowing([*first, *second]))

    def _reasons(self, view: MediationView, sheet: Sheet) -> None:
        """Show the reason and the ruling of the session at hand, as the officer decides them."""
        here = [
            absence
            for counter in view.counters
            for absence in counter.absences
            if absence.session_id == sheet.id
        ]
        if not here:
            return
        self._body.addLayout(headed(_("缺席理由与裁定")))
        for absence in here:
            self._body.addWidget(reason_box(absence))

    def _counters(self, view: MediationView) -> None:
        reviewer = self._desk.officer.holds(Role.REVIEWER)
        live = view.state is MediationState.RUNNING
        for counter in view.counters:
            box = CounterBox(counter, may_act=view.mine and live, may_review=reviewer and live)
            box.reason_wanted.connect(self._reason)
            box.ruling_wanted.connect(self._rule)
            box.opinion_wanted.connect(self._opine)
            box.decision_wanted.connect(self._decide)
            self._body.addWidget(box)

    def _ending(self, shown: Shown) -> None:
        view = shown.view
        if shown.ending is not None:
            self._paper(shown, shown.ending)
        elif view.next is Next.TERMINATE and view.mine:
            banner = Banner("alarm")
            banner.say(_("缺席已满：起草终结书和各方的诉讼权利告知书，由你审核、签发。"))
            self._body.addWidget(banner)
            button = self._button(
                _("起草终结书"), "documents", self._prepare_absence, kind="primary"
            )
            self._body.addLayout(row(None, button))
        for packet in shown.packets:
            self._body.addWidget(committee_box(packet))
        if not view.mine:
            return
        if view.state is MediationState.REFERRED:
            self._referred()
        elif view.state in {MediationState.RUNNING, MediationState.WAITING}:
            self._outcomes(view)

    def _referred(self) -> None:
        """Offer what is done about a referral: hand the packet over, take it back, the outcome."""
        packet = self._packet()
        if packet is None:
            first = self._button(_("材料交人民调解员…"), "send", self._hand_over)
        else:
            first = self._button(_("收回材料…"), "close", self._take_back)
        told = packet is not None and packet.outcome is not None
        words = _("按回报登记结果…") if told else _("委员会的结果…")
        last = self._button(words, "edit", self._committee, kind="primary")
        self._body.addLayout(flowing([first, last]))

    def _outcomes(self, view: MediationView) -> None:
        """Offer the endings; a full counter leaves only the termination."""
        buttons = []
        if view.next is not Next.TERMINATE:
            if Ending.AGREED in view.endings:
                buttons.append(self._button(_("达成协议…"), "check", self._agree))
            buttons.append(self._button(_("起草终结书…"), "documents", self._prepare))
        buttons.append(self._button(_("终结调解…"), "close", self._end))
        self._body.addLayout(flowing(buttons))

    def _paper(self, shown: Shown, document: Document) -> None:
        self._body.addLayout(paper_head(shown, document))
        self._body.addWidget(paper_box(document))
        if (banner := still_due(shown, document)) is not None:
            self._body.addWidget(banner)
        self._paper_tools(shown, document)

    def _paper_tools(self, shown: Shown, document: Document) -> None:
        buttons = [self._button(_("查看草稿"), "documents", self._look)]
        draft = document.line.state is DocumentState.DRAFT
        if draft and shown.view.mine and shown.view.state is MediationState.RUNNING:
            buttons.append(self._button(_("补充说明"), "note", self._prepare))
        if draft and shown.view.mine:
            buttons.append(self._button(_("提交审核"), "", self._submit, kind="primary"))
        self._body.addLayout(flowing(buttons))

    def _button(self, text: str, icon: str, act: Callable[[], None], *, kind: str = "") -> Button:
        button = Button(text, icon, kind=kind)
        button.clicked.connect(act)
        return button


def _all_on_paper(view: MediationView, sheet: Sheet) -> bool:
    """Tell whether everybody's written notice of a session has been issued."""
    issued = {
        line.party_id
        for line in view.documents
        if line.form is FormKind.MEDIATION_NOTICE
        and line.session_id == sheet.id
        and line.state is DocumentState.ISSUED
    }
    return {seat.party_id for seat in sheet.seats} <= issued
