"""The form of an agreement: heads of damage, shares, payments, signatures, as many as there are."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from typing_extensions import override

from cases.mediation import agreement as rules
from cases.mediation.agreement import Flaw
from cases.mediation.kinds import Capacity
from cases.papers.blocks import AmountLine, PaymentLine, ShareLine
from cases.papers.kinds import Manner
from cases.records.mediation import AgentChoice, AgreementEntry, MediationView
from cases.refusals import Reason, Refusal
from reports.formats import capitals, number
from ui.kit.fields import (
    CheckField,
    ChoiceField,
    DayField,
    LongField,
    MoneyField,
    TextField,
    mark,
)
from ui.kit.i18n import _
from ui.kit.layout import label
from ui.kit.punctuation import bracketed, clauses, headed
from ui.kit.rows_field import Cell, RowsField
from ui.labels import mediation as labels
from ui.rooms.mediation.form import ActDialog

if TYPE_CHECKING:
    from cases.services.mediations import MediationService

#: Offered; any other words may be typed (民法典 art. 1179).
_HEADS = (
    "医疗费", "护理费", "误工费", "交通费", "住院伙食补助费", "营养费", "残疾赔偿金",
    "辅助器具费", "丧葬费", "死亡赔偿金", "被扶养人生活费", "精神损害抚慰金", "车辆维修费",
    "施救费",
)  # fmt: skip


class HeadField(QComboBox):
    """A head of damage: one of the usual ones, or as it is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(_HEADS)
        self.setCurrentIndex(-1)
        self.edited = self.editTextChanged

    def value(self) -> str:
        """Return the head without blanks around it."""
        return self.currentText().strip()

    def set_value(self, value: str | None) -> None:
        """Show a head."""
        self.setEditText(value or "")

    def fault(self, text: str) -> None:
        """Mark the field as wrong."""
        mark(self, bad=bool(text))


class AgreeDialog(ActDialog):
    """The agreement: heads of damage, shares, payments, signatures (art. 93)."""

    def __init__(
        self, parent: QWidget, view: MediationView, agents: Sequence[AgentChoice], today: date
    ) -> None:
        super().__init__(parent, _("达成协议"), _("制作调解书"), width=720)
        self._mediation, self._today = view.id, today
        self._names = {one.party_id: one.name for one in view.participants}
        self._people = [one.name for one in view.participants]
        self.facts = self.add(
            _("认定的基本事实和损失情况"), LongField(lines=3), required=True, key="facts"
        )
        self.amounts = self.add(_("赔偿项目和数额"), self._amounts_field(), key="amounts")
        self.total = self._told()
        self.shares = self.add(_("各方责任及比例"), self._shares_field(), key="shares")
        self.shares.set_value((name, None) for name in self._people)
        self.shared = self._told()
        manners = {Manner.ONCE: _("一次付清"), Manner.INSTALMENTS: _("分期付款")}
        self.manner = self.add(_("履行方式"), ChoiceField(manners), required=True, key="manner")
        self.payments = self.add(_("付款"), self._payments_field(), key="payments")
        self.paid = self._told()
        self.terms = self.add(_("其他约定"), LongField(lines=2), key="terms")
        self.agreed_on = self.add(
            _("调解日期"), DayField(today=today), required=True, key="agreed_on"
        )
        self.agreed_on.set_value(today)
        self._signatures = [
            (one.party_id, *self._signature(one.party_id, one.name, agents))
            for one in view.participants
            if one.capacity is Capacity.PARTY
        ]
        for field in (self.amounts, self.shares, self.payments, self.agreed_on):
            field.edited.connect(self._count)
        self._count()
        self.fit(800)

    def entry(self) -> AgreementEntry:
        """Return the agreement as typed."""
        agreed_on = self.agreed_on.value()
        assert agreed_on is not None
        return AgreementEntry(
            facts=self.facts.value(),
            amounts=self._heads(),
            total=self._sum(),
            shares=self._borne(),
            manner=Manner(self.manner.value()),
            payments=self._payments(),
            terms=self.terms.value(),
            agreed_on=agreed_on,
            signatures={party: by.value() for party, tick, by in self._signatures if tick.value()},
        )

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        mediation, entry = self._mediation, self.entry()
        return lambda: service.agree(mediation, entry)

    @override
    def refuse(self, error: Exception) -> None:
        super().refuse(error)
        if isinstance(error, Refusal) and error.reason is Reason.AGREEMENT_FLAWED:
            found = cast("tuple[Flaw, ...]", error.details.get("flaws", ()))
            self.note.say(clauses(map(self._flaw, found)))

    # --- building ----------------------------------------------------------------------------

    def _amounts_field(self) -> RowsField:
        return RowsField(
            (
                Cell(_("项目"), HeadField, 4),
                Cell(_("计算依据"), TextField, 6),
                Cell(_("数额（元）"), MoneyField, 3),
            ),
            add=_("增加项目"),
            least=3,
        )

    def _shares_field(self) -> RowsField:
        people = {name: name for name in self._people}
        return RowsField(
            (
                Cell(_("当事人"), lambda: _chosen({"": "—"} | people), 6),
                Cell(_("承担比例（%）"), MoneyField, 3),
            ),
            add=_("增加一方"),
        )

    def _payments_field(self) -> RowsField:
        people = {"": "—"} | {name: name for name in self._people}
        return RowsField(
            (
                Cell(_("付款人"), lambda: _chosen(people), 4),
                Cell(_("收款人"), lambda: _chosen(people), 4),
                Cell(_("数额（元）"), MoneyField, 4),
                Cell(_("付款日期"), lambda: DayField(today=self._today), 4),
                Cell(_("方式及账号"), TextField, 5),
            ),
            add=_("增加一笔付款"),
        )

    def _signature(
        self, party: int, name: str, agents: Sequence[AgentChoice]
    ) -> tuple[CheckField, ChoiceField]:
        tick = self.add(
            _("签名"), CheckField(_("{name} 已签名").format(name=name)), key=f"x{party}"
        )
        own = {
            agent.power_id: _("{name}（特别授权）").format(name=agent.agent)
            if agent.may_agree
            else _("{name}（一般代理，不能签）").format(name=agent.agent)
            for agent in agents
            if agent.principal_id == party
        }
        by = self.add(_("由谁签名"), ChoiceField({None: _("本人")} | own), key=f"y{party}")
        self._rows[f"y{party}"].setVisible(bool(own))
        return tick, by

    def _told(self) -> QLabel:
        told = label("", "small", wrap=True)
        self.body.addWidget(told)
        return told

    # --- counting ----------------------------------------------------------------------------

    def _count(self) -> None:
        """Say what the lines come to, and where they do not agree."""
        total, borne, paid = self._sum(), self._borne(), self._payments()
        words = capitals(total) if total else "—"
        self.total.setText(
            _("合计 {total:,.2f} 元　大写：{words}").format(total=total, words=words)
        )
        percent = sum((line.percent or Decimal(0) for line in borne), Decimal(0))
        said = _("比例合计 {percent} %").format(percent=number(percent))
        parts = clauses(
            _("{name} {amount:,.2f} 元").format(name=line.party, amount=line.amount)
            for line in borne
            if line.amount
        )
        self.shared.setText("　".join(filter(None, (said, parts))))
        sums = sum((line.amount or Decimal(0) for line in paid), Decimal(0))
        day = self.agreed_on.value() or self._today
        found = rules.flaws(self._heads(), borne, paid, total=total, day=day)
        begun = bool(total or percent or paid)
        wrong = clauses(dict.fromkeys(map(self._flaw, found))) if begun else ""
        told = _("付款合计 {total:,.2f} 元").format(total=sums)
        self.paid.setText(f"{told}　{wrong}" if wrong else told)
        self.paid.setProperty("kind", "error" if wrong else "small")
        self.paid.style().unpolish(self.paid)
        self.paid.style().polish(self.paid)

    def _heads(self) -> tuple[AmountLine, ...]:
        return tuple(
            AmountLine(item=item, basis=basis, amount=amount)
            for item, basis, amount in self.amounts.value()
        )

    def _sum(self) -> Decimal:
        return sum((line.amount or Decimal(0) for line in self._heads()), Decimal(0))

    def _borne(self) -> tuple[ShareLine, ...]:
        lines = [(name, part) for name, part in self.shares.value() if name and part is not None]
        parts = rules.split(self._sum(), [part for _name, part in lines])
        return tuple(
            ShareLine(party=name, percent=percent, amount=amount)
            for (name, percent), amount in zip(lines, parts, strict=True)
        )

    def _payments(self) -> tuple[PaymentLine, ...]:
        return tuple(
            PaymentLine(payer=payer, payee=payee, amount=amount, due_on=due, how=how)
            for payer, payee, amount, due, how in self.payments.value()
        )

    def _flaw(self, flaw: Flaw) -> str:
        words = _(labels.FLAWS[flaw.kind])
        if flaw.party is not None:
            return headed(words, self._names.get(flaw.party, ""))
        if flaw.expected is not None:
            return bracketed(words, f"{flaw.found} ≠ {flaw.expected}")
        return words


def _chosen(choices: dict[str, str]) -> ChoiceField:
    made = ChoiceField(choices)
    made.setCurrentIndex(0)
    return made
