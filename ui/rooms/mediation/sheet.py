"""The sheet at the right: one mediation and one of its sessions, and every act on them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cases.mediation.absence import Next
from cases.mediation.kinds import Capacity, Ending, MediationState, SessionState
from cases.papers.kinds import FormKind
from cases.records.documents import Document, DocumentState
from cases.records.mediation import (
    MediationView,
    Participant,
    Sheet,
)
from cases.records.officers import Role
from ui.kit.buttons import Button, IconButton
from ui.kit.i18n import _, day_month, day_short
from ui.kit.layout import boxed, clear, column, label, row, scrolled
from ui.kit.marks import Glyph, Tone
from ui.kit.small import Banner, Chip, GlyphMark
from ui.labels import mediation as labels
from ui.rooms.mediation import words
from ui.rooms.mediation.counter_box import CounterBox
from ui.rooms.mediation.seats import SeatTable
from ui.rooms.mediation.sheet_acts import SheetActs
from ui.rooms.mediation.shown import Shown

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


#: Width of a row of buttons on the sheet.
_WIDE = 348


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
        if view.last_first_lenient is not None and not any(s.number for s in view.sessions):
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
        self._head(_("一致书面申请"), _("第86条"))
        box = column(spacing=6, margins=10)
        for one in view.participants:
            box.addLayout(self._participant(one))
        if view.timeliness is not None:
            last = day_short(view.last_last_day) if view.last_last_day else _("未定")
            said = _("最后一日 {last} · {state}").format(
                last=last, state=_(labels.TIMELINESS[view.timeliness])
            )
            box.addWidget(label(said, "small", wrap=True))
        self._body.addWidget(boxed(box, "panel"))
        if not view.mine:
            return
        buttons: list[Button] = []
        if view.state is MediationState.OPENED:
            buttons.append(self._button(_("记录申请…"), "edit", self._sign, kind="primary"))
        else:
            buttons.append(self._button(_("受理…"), "check", self._accept, kind="primary"))
        buttons.append(self._button(_("不予调解…"), "ban", self._refuse))
        buttons.append(self._button(_("撤回或转介…"), "send", self._end_early))
        self._body.addLayout(_flowing(buttons))

    def _participant(self, one: Participant) -> QHBoxLayout:
        signed = one.signed_on is not None
        glyph = Glyph.DONE if signed else Glyph.PLANNED
        if one.capacity is not Capacity.PARTY:
            glyph = Glyph.NONE
        state = (
            _("{day} 签名").format(day=day_month(one.signed_on)) if one.signed_on else _("未签名")
        )
        if one.capacity is not Capacity.PARTY:
            state = _(labels.CAPACITIES[one.capacity])
        last = _("最后一日 {day}").format(day=day_month(one.last_day)) if one.last_day else ""
        return row(
            GlyphMark(glyph, state),
            label(one.name),
            label(one.side, "small"),
            None,
            _yielding(state),
            _yielding(last),
            spacing=8,
        )

    def _session(self, view: MediationView, sheet: Sheet) -> None:
        self._head(_("到场与通知"), _("每方至多 {n} 人").format(n=sheet.people_per_side))
        table = SeatTable(sheet, may_act=view.mine)
        table.notice_wanted.connect(self._notify)
        table.change_wanted.connect(self._request_change)
        table.confirm_wanted.connect(self._confirm)
        table.points_wanted.connect(self._explain)
        self._body.addWidget(table)
        if view.mine:
            self._session_tools(sheet)
        self._reasons(view, sheet)

    def _session_tools(self, sheet: Sheet) -> None:
        first, second = [], []
        if sheet.state is SessionState.PLANNED:
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
        self._body.addLayout(_flowing([*first, *second]))

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
        self._head(_("缺席理由与裁定"), "")
        for absence in here:
            said = _("未说明理由")
            if absence.reason_given:
                when = words.stamp(absence.reason_at) if absence.reason_at else ""
                said = f"{when} “{absence.reason_given}”"
            ruled = _("尚未裁定")
            if absence.ruled_at is not None:
                cause = _("有正当理由") if absence.good_cause else _("无正当理由")
                ruled = f"{cause}　{absence.ruled_by} {words.stamp(absence.ruled_at)}"
                if absence.opinion_at is not None:
                    ruled += _("，审核 {name} {at}").format(
                        name=absence.opinion_by, at=words.stamp(absence.opinion_at)
                    )
            box = column(
                _captioned(_("理由"), label(said, wrap=True)),
                _captioned(_("裁定"), label(ruled, "bold", wrap=True)),
                spacing=4,
                margins=10,
            )
            self._body.addWidget(boxed(box, "panel"))

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
        if not view.mine:
            return
        if view.state is MediationState.REFERRED:
            button = self._button(_("委员会的结果…"), "edit", self._committee, kind="primary")
            self._body.addLayout(row(button, None))
        elif view.state in {MediationState.RUNNING, MediationState.WAITING}:
            self._outcomes(view)

    def _outcomes(self, view: MediationView) -> None:
        """Offer the endings; a full counter leaves only the termination."""
        buttons = []
        if view.next is not Next.TERMINATE:
            if Ending.AGREED in view.endings:
                buttons.append(self._button(_("达成协议…"), "check", self._agree))
            buttons.append(self._button(_("起草终结书…"), "documents", self._prepare))
        buttons.append(self._button(_("终结调解…"), "close", self._end))
        self._body.addLayout(_flowing(buttons))

    def _paper(self, shown: Shown, document: Document) -> None:
        agreed = document.line.form is FormKind.AGREEMENT
        check = document.check
        states = {
            DocumentState.DRAFT: (_("草稿已备"), Tone.YELLOW),
            DocumentState.IN_REVIEW: (_("审核中"), Tone.AMBER),
            DocumentState.APPROVED: (_("已审核"), Tone.GREEN),
            DocumentState.ISSUED: (_("已签发"), Tone.GREEN),
            DocumentState.WITHDRAWN: (_("作废"), Tone.GREY),
        }
        text, tone = states[document.line.state]
        ending = shown.view.ending or (Ending.AGREED if agreed else None)
        if ending is None and shown.view.next is Next.TERMINATE:
            ending = Ending.ABSENCE
        basis = _("依据 {place}").format(place=_(labels.PLACES[ending])) if ending else ""
        title = label(_("调解书") if agreed else _("调解终结书"), "bold")
        self._body.addLayout(row(title, Chip(text, tone), None, _yielding(basis), spacing=8))
        whole = not check.missing
        fields = _("字段 {n} / {all} 齐全") if whole else _("字段 {n} / {all}，还缺必填项")
        copies = _("{n} 份：{who}").format(n=document.line.copies, who=document.line.recipients)
        made = label(copies, "small", wrap=True)
        box = column(
            row(
                GlyphMark(Glyph.DONE if whole else Glyph.NO),
                _yielding(fields.format(n=check.filled, all=check.required), ""),
                None,
                spacing=6,
            ),
            spacing=4,
            margins=10,
        )
        if not whole:
            lacking = "、".join(dict.fromkeys(one.label for one in check.missing))
            box.addWidget(label(lacking, "error", wrap=True))
        if not agreed:
            told = label(_("已载明：可起诉，或申请人民调解"), wrap=True)
            box.addLayout(_marked(Glyph.DONE, told))
        left = document.line.to_serve - document.line.served
        if document.line.state is DocumentState.ISSUED:
            done = left == 0
            said = _("已全部送达") if done else _("待送达 {n} 方").format(n=left)
            glyph = Glyph.DONE if done else Glyph.TODAY
            box.addLayout(row(GlyphMark(glyph), label(said), None, spacing=6))
        box.addWidget(made)
        self._body.addWidget(boxed(box, "panel"))
        self._still_due(shown.view, document)
        self._paper_tools(shown, document)

    def _still_due(self, view: MediationView, document: Document) -> None:
        """Say that the ten days run until the paper of an ending is issued."""
        if view.ending is None or view.due_on is None:
            return
        if document.line.state is DocumentState.ISSUED:
            return
        banner = Banner("note")
        banner.say(_("文书应在 {day} 签发，签发后期限才停止。").format(day=day_short(view.due_on)))
        self._body.addWidget(banner)

    def _paper_tools(self, shown: Shown, document: Document) -> None:
        buttons = [self._button(_("查看草稿"), "documents", self._look)]
        draft = document.line.state is DocumentState.DRAFT
        if draft and shown.view.mine and shown.view.state is MediationState.RUNNING:
            buttons.append(self._button(_("补充说明"), "note", self._prepare))
        if draft and shown.view.mine:
            buttons.append(self._button(_("提交审核"), "", self._submit, kind="primary"))
        self._body.addLayout(_flowing(buttons))

    def _head(self, title: str, hint: str) -> None:
        self._body.addLayout(row(label(title, "bold"), None, _yielding(hint)))

    def _button(self, text: str, icon: str, act: Callable[[], None], *, kind: str = "") -> Button:
        button = Button(text, icon, kind=kind)
        button.clicked.connect(act)
        return button


def _captioned(caption: str, words_: QWidget) -> QHBoxLayout:
    """Return a narrow caption with its words beside it."""
    narrow = label(caption, "small")
    narrow.setFixedWidth(48)
    made = row(narrow, words_, spacing=4)
    made.setStretch(1, 1)
    return made


def _flowing(buttons: Sequence[Button]) -> QVBoxLayout:
    """Return buttons side by side, in as many rows as their words need."""
    whole, line, wide = column(spacing=8), row(spacing=8), 0
    for button in buttons:
        wide += button.sizeHint().width() + 8
        if wide > _WIDE and line.count():
            line.addStretch(1)
            whole.addLayout(line)
            line, wide = row(spacing=8), button.sizeHint().width() + 8
        line.addWidget(button)
    line.addStretch(1)
    whole.addLayout(line)
    return whole


def _yielding(text: str, kind: str = "small") -> QLabel:
    """Return a label that gives way rather than widen the sheet; the tool tip has all of it."""
    made = label(text, kind)
    made.setToolTip(text)
    made.setMinimumWidth(1)
    return made


def _marked(glyph: Glyph, told: QLabel) -> QHBoxLayout:
    """Return a glyph with a sentence that takes the rest of the line."""
    made = row(GlyphMark(glyph), told, spacing=6)
    made.setStretch(1, 1)
    return made
