"""Forms of the end: termination on each ground, agreement, and the committee's answer."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.mediation.absence import Next
from cases.mediation.ending import Evidence
from cases.mediation.kinds import Ending
from cases.records.documents import Document
from cases.records.mediation import MediationView
from cases.records.officers import Officer
from cases.records.packets import Guest, Packet, Report, ReportKind
from ui.kit.fields import (
    ChoiceField,
    DayField,
    LongField,
    MomentField,
    TextField,
)
from ui.kit.i18n import _
from ui.labels import mediation as labels
from ui.rooms.mediation.form import ActDialog

if TYPE_CHECKING:
    from cases.services.mediations import MediationService


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
        kinds = [one for one in view.endings if _can_be(one, view)]
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


def _can_be(ending: Ending, view: MediationView) -> bool:
    """Tell whether a mediation could end this way today; what an ending asks for is its form's."""
    match ending:
        case Ending.AGREED:
            return False
        case Ending.ABSENCE:
            return view.next is Next.TERMINATE
        case Ending.EXPIRED:
            return view.days_left is not None and view.days_left <= 0
        case _:
            return True


class CommitteeDialog(ActDialog):
    """What the people's mediation committee answered."""

    def __init__(
        self, parent: QWidget, view: MediationView, today: date, told: Report | None = None
    ) -> None:
        """Ask for the outcome, filled in with what the people's mediator has reported."""
        super().__init__(parent, _("人民调解委员会的结果"), _("记录"))
        self._mediation = view.id
        results = {False: _("未达成协议，一致申请转回"), True: _("达成协议")}
        self.came_to = self.add(_("结果"), ChoiceField(results), required=True)
        self.day = self.add(_("日期"), DayField(today=today), required=True, key="ended_on")
        self.day.set_value(today)
        self.proof = self.add(_("凭据"), TextField(), required=True, key="proof")
        if told is not None:
            self.came_to.set_value(told.entry.kind is ReportKind.AGREED)
            self.day.set_value(told.entry.happened_on)
            self.proof.set_value(told.entry.proof)
        self.note.say(_("转回的，各方应在终止之日起三个工作日内一致书面申请（第85条第2款）。"))
        self.fit()

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        mediation, day, proof = self._mediation, self.day.value(), self.proof.value()
        assert day is not None
        if self.came_to.value():
            return lambda: service.settled_by_committee(mediation, day, proof)
        return lambda: service.return_from_committee(mediation, day, proof)


class HandOverDialog(ActDialog):
    """To which people's mediator the packet goes."""

    def __init__(self, parent: QWidget, view: MediationView, guests: Sequence[Guest]) -> None:
        super().__init__(parent, _("材料交人民调解员"), _("移交"))
        self._mediation = view.id
        names = {one.id: f"{one.name} · {one.committee}" for one in guests}
        self.guest = self.add(_("人民调解员"), ChoiceField(names), required=True)
        self.note.say(
            _(
                "他从此看得到：转介函、随函材料名称、函中的事故和各方当事人、请求人的损失；"
                "别的一概看不到。结果登记、收回或者三个工作日期满，随即看不到。"
            )
            if guests
            else _("还没有人民调解员的账号，请管理员在“设置 · 民警与身份”里添加。")
        )
        self.fit()

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        mediation, guest = self._mediation, self.guest.value()
        return lambda: service.desk.packets.hand_over(mediation, guest)


class TakeBackDialog(ActDialog):
    """Why a packet is taken back."""

    def __init__(self, parent: QWidget, packet: Packet) -> None:
        super().__init__(parent, _("收回转介材料"), _("收回材料"))
        self._packet = packet.id
        self.reason = self.add(_("理由"), LongField(lines=2), required=True, key="reason")
        self.note.say(_("{name}从这一刻起看不到这件材料。").format(name=packet.guest.name))
        self.fit()

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        packet, reason = self._packet, self.reason.value()
        return lambda: service.desk.packets.take_back(packet, reason)


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
