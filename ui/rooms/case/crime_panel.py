"""Signs of a traffic crime in a case: what they rest on, and what the reviewer said."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.law.articles import article
from cases.law.crime import Circumstance
from cases.records.crime import CrimeLook, CrimeOpinion, NamedSign, OutsideReviewer
from cases.records.ids import CaseId
from cases.records.parties import Party, PartyKind
from ui.kit.asking import Prepare, open_form
from ui.kit.buttons import Button
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, DayField, LongField, MoneyField, TextField
from ui.kit.i18n import N_, _, day_full, moment_text
from ui.kit.layout import Panel, column, label
from ui.kit.messages import messages
from ui.kit.punctuation import headed
from ui.kit.small import Banner
from ui.kit.table import Column, RecordTable
from ui.labels.practice import CIRCUMSTANCES, OUTCOMES

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class CrimePanel(Panel):
    """The panel.

    Signals:
        recorded: something about it was entered.
    """

    recorded = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(_("是否涉嫌交通肇事罪"), parent)
        self._desk, self._jobs = desk, jobs
        self._case: CaseId | None = None
        self._drivers: dict[int, str] = {}
        self.banner = Banner("alarm")
        self._calm = label("", "small", wrap=True)
        self._said = label("", "", wrap=True)
        self.circumstances = RecordTable(
            "case.circumstances",
            (
                Column("name", N_("当事人"), lambda one: one.name, width=120),
                Column("kind", N_("情形"), lambda one: _(CIRCUMSTANCES[one.kind]), width=220),
                Column(
                    "amount",
                    N_("金额（元）"),
                    lambda one: f"{one.amount:,.2f}" if one.amount is not None else "",
                    width=120,
                    right=True,
                ),
                Column("basis", N_("依据"), lambda one: one.basis),
                Column("by", N_("登记"), lambda one: one.entered_by, width=90, muted=True),
            ),
            empty=(N_("没有登记涉罪情形"), N_("酒驾、无证、严重超载等情形查明后在这里登记。")),
        )
        self.circumstances.setFixedHeight(130)
        self.buttons = {
            "add": Button(_("登记情形"), "plus"),
            "withdraw": Button(_("撤回情形"), "close"),
            "opinion": Button(_("提出审核意见"), "check"),
            "outside": Button(_("记录上级意见"), "note"),
        }
        acts = (self._add, self._withdraw, self._give, self._record_outside)
        for button, act in zip(self.buttons.values(), acts, strict=True):
            self.tools.addWidget(button)
            button.clicked.connect(act)
        inner = column(self.banner, self._calm, self._said, spacing=8, margins=12)
        self.body.addLayout(inner)
        self.body.addWidget(self.circumstances)

    def show_look(self, case_id: CaseId, parties: tuple[Party, ...], look: CrimeLook) -> None:
        """Show the signs of a case, and offer what this officer may do about them."""
        self._case = case_id
        self._drivers = {one.id: one.name for one in parties if one.entry.kind is PartyKind.DRIVER}
        told = "\n".join(_told(named) for named in look.signs)
        self.banner.say(told if look.is_open else "")
        self._calm.setText("" if look.is_open else told or _("没有达到交通肇事解释规定的情形。"))
        self._said.setText("\n".join(map(_opinion, look.opinions)))
        self._said.setVisible(bool(look.opinions))
        words = _("待审核：简易程序认定、处罚、审结都要等审核意见") if look.is_open else ""
        self.set_hint(words)
        self.circumstances.show_records(look.circumstances)
        self.buttons["add"].setEnabled(look.may_write and bool(self._drivers))
        self.buttons["withdraw"].setEnabled(look.may_write and bool(look.circumstances))
        self.buttons["outside"].setEnabled(look.may_write and bool(look.signs))
        self.buttons["opinion"].setEnabled(look.may_review and bool(look.signs))

    def drop(self) -> None:
        """Forget everything shown."""
        self._case, self._drivers = None, {}
        self.banner.say("")
        self._calm.setText("")
        self._said.setText("")
        self.circumstances.show_records(())

    def _add(self) -> None:
        dialog = FormDialog(self, _("登记涉罪情形"), _("登记"))
        party = dialog.add(_("当事人"), ChoiceField(self._drivers), required=True)
        kinds = {kind: _(words) for kind, words in CIRCUMSTANCES.items()}
        kind = dialog.add(_("情形"), ChoiceField(kinds), required=True)
        amount = dialog.add(_("无能力赔偿的数额（元）"), MoneyField(), key="amount")
        basis = dialog.add(_("依据"), LongField(), required=True, key="basis")
        dialog.note.say(_("数额只在“无能力赔偿的财产损失”时填写。"))

        def prepare() -> Callable[[], object]:
            chosen = kind.value()
            sum_of = amount.value() if chosen is Circumstance.UNPAID_LOSS else None
            act = self._desk.crime.add_circumstance
            assert self._case is not None
            return partial(act, self._case, party.value(), chosen, basis.value(), sum_of)

        self._ask(dialog, prepare)

    def _withdraw(self) -> None:
        one = self.circumstances.current()
        if one is None or self._case is None:
            return
        reason = messages().ask_text(self, _("撤回情形"), _("理由"), act=_("撤回"))
        if reason:
            act = self._desk.crime.withdraw_circumstance
            self._jobs.run(self, partial(act, self._case, one.id, reason), self._done)

    def _give(self) -> None:
        dialog = FormDialog(self, _("是否涉罪的审核意见"), _("提出意见"))
        outcome = dialog.add(_("结论"), _outcomes(), required=True)
        text = dialog.add(_("意见"), LongField(lines=4), required=True)
        dialog.note.say(_("由审核人判断，程序只提示。情形变化以后需要重新提出。"))

        def prepare() -> Callable[[], object]:
            assert self._case is not None
            act = self._desk.crime.give_opinion
            return partial(act, self._case, outcome.value(), text.value())

        self._ask(dialog, prepare)

    def _record_outside(self) -> None:
        dialog = FormDialog(self, _("记录上级审核意见"), _("记录"))
        outcome = dialog.add(_("结论"), _outcomes(), required=True)
        text = dialog.add(_("意见"), LongField(lines=4), required=True)
        unit = dialog.add(_("审核单位"), TextField(), required=True, key="outside")
        name = dialog.add(_("审核人"), TextField(), required=True)
        number = dialog.add(_("文号"), TextField(), required=True)
        day = dialog.add(
            _("日期"), DayField(today=self._desk.today()), required=True, key="given_on"
        )
        dialog.note.say(_("本站没有法制员时，由上级法制部门审核，如实记录。"))

        def prepare() -> Callable[[], object]:
            given_on = day.value()
            assert self._case is not None
            assert given_on is not None
            outside = OutsideReviewer(unit.value(), name.value(), number.value(), given_on)
            act = self._desk.crime.record_outside_opinion
            return partial(act, self._case, outcome.value(), text.value(), outside)

        self._ask(dialog, prepare)

    def _ask(self, dialog: FormDialog, prepare: Prepare) -> None:
        open_form((dialog, prepare), self._jobs, self.recorded.emit)

    def _done(self, _nothing: object) -> None:
        self.recorded.emit()


def _outcomes() -> ChoiceField:
    return ChoiceField({outcome: _(words) for outcome, words in OUTCOMES.items()})


def _told(named: NamedSign) -> str:
    threshold = named.sign.threshold
    cited = f"{article(threshold.article_key).law.short}{article(threshold.article_key).number}"
    words = (
        _("{name}：符合{article}{clause}")
        if named.sign.is_certain
        else _("{name}：责任待认定；认定为相应责任时符合{article}{clause}")
    )
    return words.format(
        name=named.name or _("未查明的驾驶人"), article=cited, clause=threshold.clause
    )


def _opinion(one: CrimeOpinion) -> str:
    who = f"{one.outside.unit} {one.outside.name} {one.outside.number}" if one.outside else one.by
    day = day_full(one.outside.given_on) if one.outside else moment_text(one.at)
    stale = "" if one.is_current else _("（情形已变化，须重新提出）")
    return f"{day}　{who}　{headed(_(OUTCOMES[one.outcome]), one.text)}{stale}"
