"""The miss counter of one party: discs, one block for each absence, and what it asks for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cases.mediation.absence import Mark, Next
from cases.records.mediation import Absence, Counter
from ui.kit.buttons import Button, link
from ui.kit.i18n import _, day_month, day_short
from ui.kit.layout import boxed, column, label, row, rule
from ui.kit.marks import Glyph, Tone
from ui.kit.punctuation import clauses
from ui.kit.small import Banner, Chip, GlyphMark, MissCounter
from ui.labels import mediation as labels
from ui.rooms.mediation import words
from ui.rooms.mediation.parts import yielding

_TONES = {
    Mark.COUNTED: Tone.RED,
    Mark.NEEDS_RULING: Tone.AMBER,
    Mark.NEEDS_OPINION: Tone.AMBER,
}
#: Where the words of an absence begin, under its title.
_INSIDE = 18


class CounterBox(QWidget):
    """Absences of one party and what they amount to.

    Signals:
        reason_wanted, ruling_wanted, opinion_wanted: with an Absence.
        decision_wanted: with the Counter.
    """

    reason_wanted = Signal(object)
    ruling_wanted = Signal(object)
    opinion_wanted = Signal(object)
    decision_wanted = Signal(object)

    def __init__(self, counter: Counter, *, may_act: bool, may_review: bool) -> None:
        super().__init__()
        self._counter, self._may_act, self._may_review = counter, may_act, may_review
        count = _("{counted} / {threshold}").format(
            counted=counter.counted, threshold=counter.threshold
        )
        full = counter.counted >= counter.threshold
        tone = Tone.RED if full else Tone.OUTLINE
        chip = Chip(_("已满 {count}").format(count=count) if full else count, tone)
        head = row(
            label(_("缺席计次"), "bold"),
            label(counter.party),
            MissCounter(counter.counted, counter.threshold),
            chip,
            None,
            spacing=8,
        )
        blocks = column(spacing=0)
        for number, absence in enumerate(counter.absences):
            if number:
                blocks.addWidget(rule())
            blocks.addWidget(self._block(absence))
        whole = column(head, boxed(blocks, "panel"), spacing=6)
        self._demand(whole)
        self.setLayout(whole)

    def _block(self, absence: Absence) -> QWidget:
        counted = absence.mark is Mark.COUNTED
        title = _("第 {n} 次 {day}").format(n=absence.session_no, day=day_short(absence.on))
        days = ""
        if absence.last_day is not None and absence.strict_day is not None:
            days = _("最迟通知 {lenient} · 严格 {strict}").format(
                lenient=day_month(absence.last_day), strict=day_month(absence.strict_day)
            )
        mark = GlyphMark(Glyph.OVERDUE if counted else Glyph.WAITING, _(labels.MARKS[absence.mark]))
        dated = yielding(days)
        dated.setAlignment(Qt.AlignmentFlag.AlignRight)
        disc = MissCounter(1, 1, 10) if counted else mark
        head = row(disc, label(title, "bold"), dated, spacing=4)
        head.setStretch(2, 1)
        told = label(words.absence_story(absence), "small", wrap=True)
        told.setIndent(_INSIDE)
        body = column(head, told, spacing=4, margins=10)
        if not counted:
            chip = Chip(_(labels.MARKS[absence.mark]), _TONES.get(absence.mark, Tone.GREY))
            body.addLayout(row(_INSIDE, chip, None, spacing=0))
            failing = [_(labels.POINTS[one.kind]) for one in absence.notice.points if not one.ok]
            if absence.mark is Mark.NOTICE_INVALID and failing:
                said = _("未满足：{points}").format(points=clauses(failing))
                body.addWidget(label(said, "error", wrap=True))
        self._ruling(body, absence)
        self._tools(body, absence)
        return boxed(body, "plain")

    def _ruling(self, body: QVBoxLayout, absence: Absence) -> None:
        if absence.ruled_at is None:
            return
        told = label(f"{absence.ruling}　{words.ruled_by(absence)}", "small", wrap=True)
        told.setIndent(_INSIDE)
        body.addWidget(told)

    def _tools(self, body: QVBoxLayout, absence: Absence) -> None:
        buttons = []
        if self._may_act:
            buttons.append((_("记录理由"), self.reason_wanted))
            ruled = absence.ruled_at is not None
            buttons.append((_("重新裁定") if ruled else _("裁定"), self.ruling_wanted))
        if absence.mark is Mark.NEEDS_OPINION and (self._may_review or self._may_act):
            buttons.append((_("审核意见"), self.opinion_wanted))
        if not buttons:
            return
        made = []
        for text, signal in buttons:
            button = link(text)
            button.clicked.connect(lambda _on=False, told=signal: told.emit(absence))
            made.append(button)
        body.addLayout(row(_INSIDE - 6, *made, None, spacing=8))

    def _demand(self, whole: QVBoxLayout) -> None:
        counter = self._counter
        if counter.next is Next.DECIDE:
            banner = Banner("note")
            banner.say(
                _("第94条第（二）项：无正当理由不参加即应终止（法定 {n} 次）。请作出决定。").format(
                    n=counter.statute
                )
            )
            whole.addWidget(banner)
            if self._may_act:
                button = Button(_("作出决定"), "scale", kind="primary")
                button.clicked.connect(lambda: self.decision_wanted.emit(counter))
                whole.addLayout(row(None, button))
        elif counter.decision is not None:
            made = counter.decision
            policy = made.policy or _("程序默认值，本单位尚未作出规定")
            said = _("已提示第94条（二），{by} {at} 决定{choice}（{policy}）：{text}").format(
                by=made.by,
                at=words.stamp(made.at),
                choice=_(labels.CHOICES[made.choice]),
                policy=policy,
                text=made.text,
            )
            whole.addWidget(label(said, "small", wrap=True))
