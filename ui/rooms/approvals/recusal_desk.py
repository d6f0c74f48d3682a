"""One recusal on the desk of the head: decided, then the earlier acts ruled on."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cases.records.recusals import EarlierAct, Recusal
from ui.kit.buttons import Button, primary
from ui.kit.fields import LongField
from ui.kit.i18n import N_, _, moment_text
from ui.kit.jobs import Jobs
from ui.kit.layout import Panel, boxed, column, label, row, scrolled
from ui.kit.marks import Glyph
from ui.kit.messages import report
from ui.kit.punctuation import headed
from ui.kit.small import Banner, Chip
from ui.kit.table import Column, RecordTable
from ui.labels.approvals import GROUNDS
from ui.rooms.approvals import recusal_words as words

if TYPE_CHECKING:
    from cases.services.desk import Desk


def acts_table(key: str) -> RecordTable:
    """Return the table of a recused officer's earlier acts."""
    return RecordTable(
        key,
        (
            Column(
                "seq",
                N_("日志号"),
                lambda act: f"#{act.journal_seq}",
                width=84,
                sort=lambda act: act.journal_seq,
                muted=True,
            ),
            Column("at", N_("时间"), lambda act: moment_text(act.done_at), width=140, least=130),
            Column("act", N_("行为"), words.act_words),
            Column("ruling", N_("认定"), words.ruling_words, width=96, glyph=_glyph),
            Column("reason", N_("理由"), lambda act: act.reason or "—", width=180, muted=True),
        ),
        empty=(N_("没有需要认定的行为"), N_("决定回避后，该民警此前的行为会列在这里。")),
    )


class RecusalDesk(QWidget):
    """Deciding a recusal, and ruling on what was done before.

    Signals:
        answered: something has been recorded.
        case_wanted: open the case.
    """

    answered = Signal()
    case_wanted = Signal(int, str)

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._one: Recusal | None = None
        self._title, self._chip = label("", "bold", wrap=True), Chip()
        self._asked, self._grounds = label("", "small", wrap=True), label("", wrap=True)
        self._decision = label("", wrap=True)
        self._law = label(words.verbatim(), wrap=True)
        head = column(
            row(self._title, self._chip, None),
            self._asked,
            self._grounds,
            self._decision,
            label(_("条文"), "small"),
            self._law,
            None,
            spacing=10,
            margins=16,
        )
        inner = boxed(head)
        self.acts = acts_table("recusal.acts")
        self.acts.setAccessibleName(_("此前的行为"))
        self._panel = Panel(_("回避决定前的行为，逐项认定是否有效"))
        self._panel.body.addWidget(self.acts)
        self.sentence = LongField(_("决定或者认定的理由"), name=_("理由"), lines=2)
        self.banner = Banner("alarm")
        self.case = Button(_("打开案件"), "cases")
        self.grant = primary(_("决定回避"), large=True)
        self.deny = Button(_("不予回避"), large=True)
        self.stands = primary(_("认定有效"), large=True)
        self.void = Button(_("认定无效"), large=True)
        buttons = row(self.case, None, self.deny, self.grant, self.void, self.stands, spacing=8)
        foot = column(self.banner, self.sentence, buttons, spacing=8)
        foot.setContentsMargins(16, 10, 16, 10)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled(inner), 1)
        whole.addWidget(self._panel, 1)
        whole.addWidget(boxed(foot, "footer"))
        self.grant.clicked.connect(self._grant)
        self.deny.clicked.connect(self._deny)
        self.stands.clicked.connect(self._stands)
        self.void.clicked.connect(self._void)
        self.case.clicked.connect(self._go)
        self._say()

    def show_recusal(self, one: Recusal) -> None:
        """Show a request, or what is left to rule on after it."""
        if self._one is not None and self._one.id != one.id:
            self.sentence.set_value("")
        self._one = one
        self._title.setText(
            _("{case} · {name}的回避").format(case=one.case_number, name=one.officer)
        )
        self._chip.set(words.state_words(one), words.tone(one))
        moment = moment_text(one.asked_at)
        ground = _(GROUNDS[one.ground])
        self._asked.setText(f"{words.asked_words(one)} · {moment} · {ground}")
        self._grounds.setText(one.grounds)
        said = headed(words.decider_words(one), one.decision_text) if one.decision_text else ""
        self._decision.setText(said)
        self._decision.setVisible(bool(said))
        self.acts.show_records(one.acts)
        self.acts.selectAll()
        self._say()

    def drop(self) -> None:
        """Forget everything shown."""
        self._one = None
        for line in (self._title, self._asked, self._grounds, self._decision):
            line.setText("")
        self._chip.set("")
        self.acts.show_records(())
        self.sentence.set_value("")
        self.banner.say("")
        self._say()

    def _say(self) -> None:
        decides = self._one is not None and self._one.may_decide
        rules = self._one is not None and self._one.may_rule
        self._panel.setVisible(bool(self._one and self._one.acts))
        for button, wanted in (
            (self.grant, decides),
            (self.deny, decides),
            (self.stands, rules),
            (self.void, rules),
        ):
            button.setVisible(wanted)
            button.setEnabled(wanted)
        self.sentence.setEnabled(decides or rules)
        self.case.setEnabled(self._one is not None)

    def _grant(self) -> None:
        self._decide(granted=True)

    def _deny(self) -> None:
        self._decide(granted=False)

    def _decide(self, *, granted: bool) -> None:
        text = self._words()
        if self._one is not None and text:
            service = self._desk.recusals
            work = partial(service.decide, self._one.id, granted=granted, text=text)
            self._jobs.run(self, work, self._done, self._failed)

    def _stands(self) -> None:
        self._rule(valid=True)

    def _void(self) -> None:
        self._rule(valid=False)

    def _rule(self, *, valid: bool) -> None:
        """Rule on the chosen acts that have not been ruled on."""
        text = self._words()
        chosen = [act.id for act in self.acts.chosen() if act.valid is None]
        if self._one is None or not text:
            return
        if not chosen:
            self.banner.say(_("请选择要认定的行为。"))
            return
        work = partial(self._desk.recusals.rule, self._one.id, chosen, valid=valid, reason=text)
        self._jobs.run(self, work, self._done, self._failed)

    def _words(self) -> str:
        text = self.sentence.value()
        self.banner.say("" if text else _("请写一句理由。"))
        if not text:
            self.sentence.setFocus()
        return text

    def _done(self, _nothing: object) -> None:
        self.sentence.set_value("")
        self.answered.emit()

    def _failed(self, error: Exception) -> None:
        report(self, error)

    def _go(self) -> None:
        if self._one is not None:
            self.case_wanted.emit(int(self._one.case_id), "approvals")


def _glyph(act: EarlierAct) -> Glyph:
    if act.valid is None:
        return Glyph.WAITING
    return Glyph.DONE if act.valid else Glyph.NO
