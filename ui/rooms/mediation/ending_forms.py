"""Forms of the end: termination on each ground, agreement, and the committee's answer."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.mediation.absence import Next
from cases.mediation.agreement import Flaw
from cases.mediation.ending import Evidence
from cases.mediation.kinds import Capacity, Ending
from cases.papers.blocks import AmountLine, PaymentLine, ShareLine
from cases.papers.kinds import Manner
from cases.records.documents import Document
from cases.records.mediation import AgentChoice, AgreementEntry, MediationView
from cases.records.officers import Officer
from cases.refusals import Reason, Refusal
from ui.kit.fields import (
    CheckField,
    ChoiceField,
    DayField,
    LongField,
    MomentField,
    MoneyField,
    TextField,
)
from ui.kit.i18n import _
from ui.kit.punctuation import bracketed, clauses, headed
from ui.labels import mediation as labels
from ui.rooms.mediation.form import ActDialog

if TYPE_CHECKING:
    from cases.services.mediations import MediationService

_HEADS = (
    "医疗费", "护理费", "误工费", "交通费", "住院伙食补助费", "营养费", "残疾赔偿金",
    "辅助器具费", "丧葬费", "死亡赔偿金", "精神损害抚慰金", "车辆维修费", "施救费",
)  # fmt: skip
_LINES = 4


class EndDialog(ActDialog):
    """The end of a mediation without an agreement, on one ground."""

    def __init__(
        self,
        parent: QWidget,
        view: MediationView,
        now: datetime,
        today: date,
        *,
        prepare: bool,
        ending: Ending | None = None,
    ) -> None:
        act = _("起草终结书") if prepare else _("终结调解")
        super().__init__(parent, act, act)
        self._mediation, self._prepare = view.id, prepare
        kinds = [one for one in view.endings if one is not Ending.AGREED]
        if any(counter.counted >= counter.threshold for counter in view.counters):
            # a full counter leaves the termination on art. 94(2) and nothing else
            kinds = [Ending.ABSENCE]
        words = {key: f"{_(labels.ENDINGS[key])} · {_(labels.PLACES[key])}" for key in kinds}
        self.ending = self.add(_("原因与条款"), ChoiceField(words), required=True, key="ending")
        likely = Ending.ABSENCE if view.next is Next.TERMINATE else ending
        self.ending.set_value(likely or kinds[0])
        names = {one.party_id: one.name for one in view.participants}
        self.party = self.add(_("涉及的当事人"), ChoiceField(names), key="party")
        self.facts = self.add(
            _("事实说明（中性，不写协商中的出价）"), LongField(lines=3), key="facts"
        )
        self.court = self.add(_("受理法院"), TextField(), key="court")
        self.sued_on = self.add(_("起诉日期"), DayField(today=today), key="sued_on")
        self.proof = self.add(_("证明材料"), TextField(), key="proof")
        self.left_at = self.add(_("退出时间"), MomentField(today=today), key="left_at")
        self.left_at.set_value(now)
        self.page = self.add(_("调解记录页"), TextField(), key="record_page")
        self.committee = self.add(_("人民调解委员会"), TextField(), key="committee")
        if not prepare:
            self.note.say(_("调解由此结束；其他请求人的调解不受影响。文书仍须审核、签发、送达。"))
        self.ending.edited.connect(self._suit)
        self._suit()
        self.fit()

    def evidence(self) -> Evidence:
        """Return what has been typed for this ground."""
        ending = self.ending.value()
        left = ending is Ending.LEFT
        suit = ending is Ending.SUIT
        return Evidence(
            party=self.party.value() if left or suit else None,
            facts=self.facts.value(),
            court=self.court.value(),
            sued_on=self.sued_on.value(),
            proof=self.proof.value(),
            left_at=self.left_at.value() if left else None,
            record_page=self.page.value(),
            committee=self.committee.value(),
        )

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        mediation, ending, evidence = self._mediation, Ending(self.ending.value()), self.evidence()
        if self._prepare:
            return lambda: service.prepare_termination(mediation, ending, evidence)
        return lambda: service.end(mediation, ending, evidence)

    def _suit(self) -> None:
        ending = self.ending.value()
        shown = {
            "party": ending in {Ending.SUIT, Ending.LEFT},
            "court": ending is Ending.SUIT,
            "sued_on": ending is Ending.SUIT,
            "proof": ending in {Ending.SUIT, Ending.WITHDRAWN, Ending.REFERRED},
            "left_at": ending is Ending.LEFT,
            "record_page": ending is Ending.LEFT,
            "committee": ending is Ending.REFERRED,
        }
        for key, visible in shown.items():
            self._rows[key].setVisible(visible)


class AgreeDialog(ActDialog):
    """The agreement: heads of damage, shares, payments, signatures."""

    def __init__(
        self, parent: QWidget, view: MediationView, agents: Sequence[AgentChoice], today: date
    ) -> None:
        super().__init__(parent, _("达成协议"), _("制作调解书"), width=600)
        self._mediation = view.id
        self._names = {one.party_id: one.name for one in view.participants}
        bound = [one for one in view.participants if one.capacity is Capacity.PARTY]
        self.facts = self.add(
            _("认定的基本事实和损失情况"), LongField(lines=3), required=True, key="facts"
        )
        self._amounts: list[tuple[ChoiceField, TextField, MoneyField]] = []
        for n in range(_LINES):
            number = n + 1
            heads = {"": _("（空）")} | {head: head for head in _HEADS}
            item = self.add(_("赔偿项目 {n}").format(n=number), ChoiceField(heads), key=f"i{n}")
            basis = self.add(_("计算依据 {n}").format(n=number), TextField(), key=f"b{n}")
            amount = self.add(_("数额 {n}（元）").format(n=number), MoneyField(), key=f"a{n}")
            self._amounts.append((item, basis, amount))
        self.total = self.add(_("合计（元）"), MoneyField(), required=True, key="total")
        self._shares = [
            (
                one,
                self.add(
                    _("{name} 承担比例（%）").format(name=one.name),
                    MoneyField(),
                    key=f"share:{one.party_id}",
                ),
            )
            for one in view.participants
        ]
        manners = {Manner.ONCE: _("一次付清"), Manner.INSTALMENTS: _("分期付款")}
        self.manner = self.add(_("履行方式"), ChoiceField(manners), required=True)
        people = {one.name: one.name for one in view.participants}
        self._payments = []
        for n in range(2):
            number = n + 1
            payer = self.add(
                _("第 {n} 笔付款人").format(n=number),
                ChoiceField({"": _("（空）")} | people),
                key=f"p{n}",
            )
            payee = self.add(_("收款人"), ChoiceField(people), key=f"q{n}")
            sum_ = self.add(_("付款数额（元）"), MoneyField(), key=f"s{n}")
            due = self.add(_("付款日期"), DayField(today=today), key=f"d{n}")
            how = self.add(_("方式及账号"), TextField(), key=f"h{n}")
            self._payments.append((payer, payee, sum_, due, how))
        self.terms = self.add(_("其他约定"), LongField(lines=2))
        self.agreed_on = self.add(_("调解日期"), DayField(today=today), required=True)
        self.agreed_on.set_value(today)
        self._signatures = []
        for one in bound:
            tick = self.add(
                _("签名"),
                CheckField(_("{name} 已签名").format(name=one.name)),
                key=f"x{one.party_id}",
            )
            own = {
                agent.power_id: _("{name}（特别授权）").format(name=agent.agent)
                if agent.may_agree
                else _("{name}（一般代理，不能签）").format(name=agent.agent)
                for agent in agents
                if agent.principal_id == one.party_id
            }
            by = self.add(
                _("由谁签名"), ChoiceField({None: _("本人")} | own), key=f"y{one.party_id}"
            )
            self._rows[f"y{one.party_id}"].setVisible(bool(own))
            self._signatures.append((one.party_id, tick, by))
        self.fit(780)

    def entry(self) -> AgreementEntry:
        """Return the agreement as typed."""
        agreed_on = self.agreed_on.value()
        assert agreed_on is not None
        return AgreementEntry(
            facts=self.facts.value(),
            amounts=tuple(
                AmountLine(item=item.value(), basis=basis.value(), amount=amount.value())
                for item, basis, amount in self._amounts
                if item.value()
            ),
            total=self.total.value() or Decimal(0),
            shares=tuple(
                ShareLine(party=one.name, percent=share.value())
                for one, share in self._shares
                if share.value() is not None
            ),
            manner=Manner(self.manner.value()),
            payments=tuple(
                PaymentLine(
                    payer=payer.value(),
                    payee=payee.value(),
                    amount=sum_.value(),
                    due_on=due.value(),
                    how=how.value(),
                )
                for payer, payee, sum_, due, how in self._payments
                if payer.value()
            ),
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
            self.note.say(clauses(self._flaw(flaw) for flaw in found))

    def _flaw(self, flaw: Flaw) -> str:
        words = _(labels.FLAWS[flaw.kind])
        if flaw.party is not None:
            return headed(words, self._names.get(flaw.party, ""))
        if flaw.expected is not None:
            return bracketed(words, f"{flaw.found} ≠ {flaw.expected}")
        return words


class CommitteeDialog(ActDialog):
    """What the people's mediation committee answered."""

    def __init__(self, parent: QWidget, view: MediationView, today: date) -> None:
        super().__init__(parent, _("人民调解委员会的结果"), _("记录"))
        self._mediation = view.id
        results = {False: _("未达成协议，一致申请转回"), True: _("达成协议")}
        self.came_to = self.add(_("结果"), ChoiceField(results), required=True)
        self.day = self.add(_("日期"), DayField(today=today), required=True, key="ended_on")
        self.day.set_value(today)
        self.proof = self.add(_("凭据"), TextField(), required=True, key="proof")
        self.note.say(_("转回的，各方应在终止之日起三个工作日内一致书面申请（第85条第2款）。"))
        self.fit()

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        mediation, day, proof = self._mediation, self.day.value(), self.proof.value()
        assert day is not None
        if self.came_to.value():
            return lambda: service.settled_by_committee(mediation, day, proof)
        return lambda: service.return_from_committee(mediation, day, proof)


class SubmitDialog(ActDialog):
    """Before which reviewer the paper is put."""

    def __init__(self, parent: QWidget, document: Document, reviewers: Sequence[Officer]) -> None:
        super().__init__(parent, _("提交审核"), _("提交审核"))
        self._document = document
        self.reviewer = self.add(
            _("审核人"), ChoiceField({one.id: one.name for one in reviewers}), required=True
        )
        self.note.say(
            _("提交后审核人可以查看本案；草稿在审核期间不能修改。")
            if reviewers
            else _("没有别的审核人：请在文书里登记站点以外的审核。")
        )
        self.fit()

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        number, who = self._document.line.id, self.reviewer.value()
        revision = self._document.revision
        return lambda: service.desk.documents.submit(number, reviewer=who, revision=revision)
