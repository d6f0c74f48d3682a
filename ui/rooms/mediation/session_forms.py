"""Forms of a session: notice, change request, attendance, closing."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.mediation.kinds import Capacity, Presence
from cases.papers.kinds import Outcome, ServiceMethod
from cases.records.documents import DocumentLine, DocumentState, Serving, Substitute
from cases.records.ids import PartyId
from cases.records.mediation import AgentChoice, Seat, Sheet
from ui.kit.fields import ChoiceField, DayField, LongField, MomentField, TextField
from ui.kit.i18n import _, day_short
from ui.labels import mediation as labels
from ui.rooms.mediation.form import ActDialog

if TYPE_CHECKING:
    from cases.services.mediations import MediationService


class NoticeDialog(ActDialog):
    """How somebody was told of a session: by paper or by word, with its proof."""

    def __init__(
        self,
        parent: QWidget,
        sheet: Sheet,
        seat: Seat,
        *,
        papers: Sequence[DocumentLine],
        agents: Sequence[AgentChoice],
        now: datetime,
        today: date,
    ) -> None:
        super().__init__(parent, _("通知 {name}").format(name=seat.name), _("记录通知"))
        self._sheet, self._seat, self._now = sheet, seat, now
        self.note.say(
            _("最迟 {lenient} 送达；严格计算 {strict}。").format(
                lenient=day_short(sheet.last_day), strict=day_short(sheet.strict_day)
            )
        )
        methods = {method: _(words) for method, words in labels.METHODS.items()}
        self.method = self.add(_("方式"), ChoiceField(methods), required=True, key="method")
        self.method.set_value(ServiceMethod.ORAL)
        issued = {
            line.id: f"{line.short} {line.number}"
            for line in papers
            if line.state is DocumentState.ISSUED
        }
        self.paper = self.add(
            _("调解通知书（口头通知不选）"),
            ChoiceField({None: _("口头")} | issued),
            key="documents",
        )
        if issued:
            self.paper.set_value(next(iter(issued)))
            self.method.set_value(ServiceMethod.DIRECT)
        self.served_at = self.add(
            _("通知时间"), MomentField(today=today), required=True, key="served_at"
        )
        self.served_at.set_value(now)
        outcomes = {True: _("已送达"), False: _("未能送达")}
        self.outcome = self.add(_("结果"), ChoiceField(outcomes), key="outcome")
        self.place = self.add(_("地点或号码"), TextField(), key="place")
        self.receiver = self.add(_("接收人"), TextField(), key="receiver")
        self.receiver.set_value(seat.name)
        own = {
            agent.power_id: agent.agent for agent in agents if agent.principal_id == seat.party_id
        }
        self.agent = self.add(_("代理人接收"), ChoiceField({None: _("否")} | own), key="power_id")
        kinds = {
            None: _("否"),
            Substitute.ADULT_FAMILY: _("成年家属"),
            Substitute.WORK_UNIT: _("单位负责人"),
            Substitute.COMMITTEE: _("居（村）委会"),
        }
        self.substitute = self.add(_("他人代收"), ChoiceField(kinds), key="substitute")
        self.relation = self.add(_("与受送达人关系"), TextField(), key="relation")
        self.why = self.add(_("代收原因"), TextField(), key="substitute_reason")
        self.refusal = self.add(_("拒收原因"), TextField(), key="refusal_reason")
        self.witness = self.add(_("见证人"), TextField(), key="witness")
        self.recording = self.add(_("录音录像编号"), TextField(), key="recording")
        self.proof = self.add(_("凭据（回证号、记录页、截屏）"), TextField(), key="proof")
        self.consent = self.add(_("电子送达同意书"), TextField(), key="consent")
        self.consent_on = self.add(_("同意日期"), DayField(today=today), key="consent_on")
        self.not_direct = self.add(_("不能直接送达的原因"), TextField(), key="why_not_direct")
        self.post = self.add(_("邮件编号"), TextField(), key="post_number")
        self.carrier = self.add(_("寄递单位"), TextField(), key="carrier")
        self.second = self.add(_("第二名送达民警"), TextField(), key="second_server")
        self.auxiliary = self.add(_("警务辅助人员"), TextField(), key="auxiliary")
        self.remark = self.add(_("备注"), TextField(), key="note")
        self.method.edited.connect(self._suit)
        self._suit()
        self.fit(760)

    def serving(self) -> Serving:
        """Return the notice as typed."""
        when = self.served_at.value() or self._now
        paper = self.paper.value()
        return Serving(
            party_id=PartyId(self._seat.party_id),
            method=self.method.value(),
            tried_at=when,
            served_at=when if self.outcome.value() else None,
            documents=(paper,) if paper is not None else (),
            session_id=self._sheet.id,
            place=self.place.value(),
            receiver=self.receiver.value(),
            substitute=self.substitute.value(),
            relation=self.relation.value(),
            substitute_reason=self.why.value(),
            power_id=self.agent.value(),
            refusal_reason=self.refusal.value(),
            witness=self.witness.value(),
            recording=self.recording.value(),
            proof=self.proof.value(),
            consent=self.consent.value(),
            consent_on=self.consent_on.value(),
            why_not_direct=self.not_direct.value(),
            carrier=self.carrier.value(),
            post_number=self.post.value(),
            second_server=self.second.value(),
            auxiliary=self.auxiliary.value(),
            note=self.remark.value(),
        )

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        serving = self.serving()
        return lambda: service.notify(serving)

    def _suit(self) -> None:
        """Show the fields this way of notifying asks for."""
        method = self.method.value()
        shown = {
            "relation": method is ServiceMethod.RELATIVE,
            "substitute": method is ServiceMethod.RELATIVE,
            "substitute_reason": method is ServiceMethod.RELATIVE,
            "refusal_reason": method is ServiceMethod.LEFT,
            "witness": method is ServiceMethod.LEFT,
            "consent": method is ServiceMethod.ELECTRONIC,
            "consent_on": method is ServiceMethod.ELECTRONIC,
            "why_not_direct": method in {ServiceMethod.POST, ServiceMethod.ENTRUSTED},
            "post_number": method is ServiceMethod.POST,
            "carrier": method is ServiceMethod.POST,
            "documents": method is not ServiceMethod.ORAL,
        }
        for key, visible in shown.items():
            self._rows[key].setVisible(visible)
        if method is ServiceMethod.ORAL:
            self.paper.set_value(None)
        names = {ServiceMethod.ORAL: _("例如：调解记录第 1 页")}
        self.proof.setPlaceholderText(names.get(method, ""))


class ChangeDialog(ActDialog):
    """A participant asked for another time."""

    def __init__(
        self, parent: QWidget, sheet: Sheet, seat: Seat, now: datetime, today: date
    ) -> None:
        super().__init__(parent, _("{name} 请求变更时间").format(name=seat.name), _("记录请求"))
        self._session, self._party = sheet.id, seat.party_id
        self.note.say(_("提前一个工作日请求的，缺席不计次（第88条第2款）。"))
        self.asked_at = self.add(
            _("请求时间"), MomentField(today=today), required=True, key="asked_at"
        )
        self.asked_at.set_value(now)
        self.words = self.add(_("原话"), LongField(lines=2), required=True, key="words")
        self.fit()

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        session, party = self._session, self._party
        asked, said = self.asked_at.value(), self.words.value()
        assert asked is not None
        return lambda: service.request_change(session, party, asked, said)


class AttendDialog(ActDialog):
    """Who came to a session; all at once."""

    def __init__(
        self, parent: QWidget, sheet: Sheet, agents: Sequence[AgentChoice], today: date
    ) -> None:
        super().__init__(parent, _("到场情况"), _("记录到场"), width=560)
        self._sheet = sheet
        self._entries: list[tuple[Seat, ChoiceField, ChoiceField, MomentField]] = []
        presences = {None: _("未记录")} | {key: _(word) for key, word in labels.PRESENCES.items()}
        done: set[int] = set()
        for seat in sheet.seats:
            if seat.party_id in done or seat.capacity is Capacity.AGENT:
                continue
            done.add(seat.party_id)
            key = str(seat.party_id)
            presence = self.add(seat.name, ChoiceField(presences), key=f"presence:{key}")
            presence.set_value(seat.presence)
            own = {one.power_id: one.agent for one in agents if one.principal_id == seat.party_id}
            who = self.add(
                _("{name} 由谁到场").format(name=seat.name),
                ChoiceField({None: _("本人")} | own),
                key=f"agent:{key}",
            )
            self._rows[f"agent:{key}"].setVisible(bool(own))
            came = self.add(
                _("{name} 到场（退出）时间").format(name=seat.name),
                MomentField(today=today),
                key=f"at:{key}",
            )
            came.set_value(seat.came_at)
            self._entries.append((seat, presence, who, came))
        self.reason = self.add(_("更正原因（更正已记录的内容时填写）"), TextField(), key="reason")
        self.fit()

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        session, why = self._sheet.id, self.reason.value()
        wanted = [
            (seat.party_id, presence.value(), who.value(), came.value())
            for seat, presence, who, came in self._entries
            if presence.value() is not None
            and (presence.value(), came.value()) != (seat.presence, seat.came_at)
        ]

        def record() -> None:
            for party, presence, power, came in wanted:
                service.attend(
                    session, party, Presence(presence), at=came, power_id=power, reason=why
                )

        return record


class CloseDialog(ActDialog):
    """What came of a session."""

    def __init__(self, parent: QWidget, sheet: Sheet) -> None:
        super().__init__(parent, _("结束本次调解会"), _("结束"))
        self._session = sheet.id
        outcomes = {key: _(word) for key, word in labels.OUTCOMES.items()}
        self.outcome = self.add(_("结果"), ChoiceField(outcomes), required=True)
        absent = any(
            seat.presence is Presence.ABSENT and seat.capacity is Capacity.PARTY
            for seat in sheet.seats
        )
        left = any(seat.presence is Presence.LEFT for seat in sheet.seats)
        likely = Outcome.PARTY_LEFT if left else Outcome.NOT_AGREED
        self.outcome.set_value(Outcome.PARTY_ABSENT if absent else likely)
        self.record = self.add(_("记录要点"), LongField(lines=4))
        self.recording = self.add(_("录音录像编号"), TextField(), key="recording")
        self.recording.set_value(sheet.recording)
        if sheet.auxiliary and not sheet.second_officer:
            self.note.say(_("一名民警带辅警主持：没有全程录音录像编号，这次缺席不计次。"))
        self.fit()

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        session, outcome = self._session, self.outcome.value()
        record, recording = self.record.value(), self.recording.value()
        return lambda: service.close_session(
            session, Outcome(outcome), record=record, recording=recording
        )
