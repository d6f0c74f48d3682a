"""Forms before a mediation runs: opening, signatures, receipt, acceptance, refusal."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.law.facts import Harm
from cases.mediation.application import GROUNDS
from cases.mediation.kinds import Capacity
from cases.papers.kinds import RefusalGround
from cases.records.ids import CaseId, PartyId
from cases.records.mediation import (
    AgentChoice,
    MediationView,
    NewMediation,
    PartyChoice,
    SideEntry,
)
from ui.kit.fields import CheckField, ChoiceField, DayField, LongField, MomentField, TextField
from ui.kit.i18n import _, day_short
from ui.kit.punctuation import listed
from ui.labels import mediation as labels
from ui.rooms.mediation.form import ActDialog

if TYPE_CHECKING:
    from cases.services.mediations import MediationService

_SIDES = ("甲方", "乙方", "丙方", "丁方")


class OpenDialog(ActDialog):
    """A new mediation: whose damages, which harm, who is on which side."""

    def __init__(self, parent: QWidget, case_id: CaseId, people: Sequence[PartyChoice]) -> None:
        super().__init__(parent, _("新的调解"), _("开始办理"), width=560)
        self._case = case_id
        self.note.say(_("每名请求人各立一件调解，各自起算、各自十个工作日。"))
        claimants = {one.party_id: one.name for one in people if one.kind != "insurer"}
        self._people = {one.party_id: one for one in people}
        self.claimant = self.add(_("请求人（受损害的人）"), ChoiceField(claimants), required=True)
        hurt = next((one for one in people if one.harms), None)
        if hurt is not None:
            self.claimant.set_value(hurt.party_id)
        self.harms = {
            harm: self.add(_("损害"), CheckField(_(words)), key=f"harm:{harm}")
            for harm, words in labels.HARMS.items()
        }
        capacities = {
            key: _(words) for key, words in labels.CAPACITIES.items() if key is not Capacity.AGENT
        }
        self._sides: list[tuple[PartyChoice, ChoiceField, ChoiceField]] = []
        for one in people:
            if one.dead:
                continue
            sides = {"": _("不参加")} | {side: side for side in _SIDES}
            side = self.add(one.name, ChoiceField(sides), key=f"side:{one.party_id}")
            side.set_value(one.side if one.side in _SIDES else "")
            capacity = self.add(
                _("{name} 的身份").format(name=one.name),
                ChoiceField(capacities),
                key=f"capacity:{one.party_id}",
            )
            capacity.set_value(one.capacity)
            self._sides.append((one, side, capacity))
        self.closed = self.add(_("不公开的申请（何人何时，可空）"), TextField())
        self.claimant.edited.connect(self._suit)
        self._suit()
        self.fit(760)

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        new = NewMediation(
            case_id=self._case,
            claimant_id=PartyId(self.claimant.value()),
            harms=frozenset(harm for harm, tick in self.harms.items() if tick.value()),
            sides=tuple(
                SideEntry(one.party_id, side.value(), Capacity(capacity.value()))
                for one, side, capacity in self._sides
                if side.value()
            ),
            closed_request=self.closed.value(),
        )
        return lambda: service.open(new)

    def _suit(self) -> None:
        chosen = self._people.get(self.claimant.value())
        for harm, tick in self.harms.items():
            tick.set_value(chosen is not None and harm in (chosen.harms or {Harm.PROPERTY}))


class SignDialog(ActDialog):
    """Signatures under the joint application, and its receipt when all are there."""

    def __init__(
        self,
        parent: QWidget,
        view: MediationView,
        agents: Sequence[AgentChoice],
        now: datetime,
        today: date,
    ) -> None:
        super().__init__(parent, _("一致书面申请"), _("记录申请"), width=560)
        self._view = view
        self.note.say(_("各方的最后一日不同，以最后一方为准；已过最早一方的会提示（第86条）。"))
        self._signed: list[tuple[PartyId, DayField, ChoiceField]] = []
        for one in view.participants:
            if one.capacity is not Capacity.PARTY:
                continue
            last = day_short(one.last_day) if one.last_day else _("认定书未送达")
            day = self.add(
                _("{name} 签名日期（本人最后一日 {last}）").format(name=one.name, last=last),
                DayField(today=today),
                key=f"signed:{one.party_id}",
            )
            day.set_value(one.signed_on or today)
            own = {
                agent.power_id: agent.agent
                for agent in agents
                if agent.principal_id == one.party_id
            }
            by = self.add(
                _("由谁签名"), ChoiceField({None: _("本人")} | own), key=f"by:{one.party_id}"
            )
            self._rows[f"by:{one.party_id}"].setVisible(bool(own))
            self._signed.append((one.party_id, day, by))
        self.received_at = self.add(
            _("收到时间（各方都已签名时填写）"), MomentField(today=today), key="received_at"
        )
        self.received_at.set_value(now)
        self.fit()

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        mediation, received = self._view.id, self.received_at.value()
        old = {one.party_id: one.signed_on for one in self._view.participants}
        signed = [
            (party, day.value(), by.value())
            for party, day, by in self._signed
            if day.value() is not None and day.value() != old[party]
        ]

        def record() -> None:
            for party, day, power in signed:
                assert day is not None
                service.sign(mediation, party, day, power)
            if received is not None:
                service.receive(mediation, received)

        return record


class AcceptDialog(ActDialog):
    """Accepting an application."""

    def __init__(self, parent: QWidget, view: MediationView, today: date) -> None:
        super().__init__(parent, _("受理调解申请"), _("受理"))
        self._mediation = view.id
        self.accepted_on = self.add(
            _("受理日期"), DayField(today=today), required=True, key="accepted_on"
        )
        self.accepted_on.set_value(today)
        self.late = self.add(_("超过期限仍受理的理由"), LongField(lines=2), key="late_reason")
        self._rows["late_reason"].setVisible(RefusalGround.LATE in view.objections)
        if view.objections:
            grounds = listed(_(labels.GROUNDS[one]) for one in view.objections)
            self.note.say(_("现有障碍：{grounds}").format(grounds=grounds))
        self.fit()

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        mediation, late, day = self._mediation, self.late.value(), self.accepted_on.value()
        return lambda: service.accept(mediation, late_reason=late, accepted_on=day)


class RefuseDialog(ActDialog):
    """Refusing an application in writing."""

    def __init__(self, parent: QWidget, view: MediationView) -> None:
        super().__init__(parent, _("不予调解"), _("决定不予调解"))
        self._mediation = view.id
        grounds = {key: _(labels.GROUNDS[key]) for key in GROUNDS}
        self.ground = self.add(_("理由"), ChoiceField(grounds), required=True)
        if view.objections:
            self.ground.set_value(view.objections[0])
        self.facts = self.add(_("事实说明"), LongField(lines=3), required=True, key="facts")
        self.fit()

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        mediation, facts = self._mediation, self.facts.value()
        ground = RefusalGround(self.ground.value())
        return lambda: service.refuse(mediation, ground, facts)
