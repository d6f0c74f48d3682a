"""Forms on an absence: the reason given, the ruling, the opinion, the decision."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.mediation.kinds import Choice
from cases.records.mediation import Absence, Counter, MediationView, OutsideOpinion
from ui.kit.fields import CheckField, ChoiceField, DayField, LongField, MomentField, TextField
from ui.kit.i18n import _, day_short
from ui.labels import mediation as labels
from ui.rooms.mediation import words
from ui.rooms.mediation.form import ActDialog

if TYPE_CHECKING:
    from cases.services.mediations import MediationService


class ReasonDialog(ActDialog):
    """What an absent participant said."""

    def __init__(self, parent: QWidget, absence: Absence, now: datetime, today: date) -> None:
        super().__init__(parent, _("{name} 未到的理由").format(name=absence.party), _("记录理由"))
        self._attendance = absence.attendance_id
        self.given_at = self.add(
            _("说明时间"), MomentField(today=today), required=True, key="given_at"
        )
        self.given_at.set_value(now)
        self.words = self.add(_("原话"), LongField(lines=3), required=True, key="words")
        self.words.set_value(absence.reason_given)
        self.fit()

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        attendance, said, given = self._attendance, self.words.value(), self.given_at.value()
        assert given is not None
        return lambda: service.give_reason(attendance, said, given)


class RuleDialog(ActDialog):
    """The officer's ruling on the reason of an absence."""

    def __init__(self, parent: QWidget, absence: Absence) -> None:
        super().__init__(
            parent,
            _("裁定：{name} {day} 未到").format(name=absence.party, day=day_short(absence.on)),
            _("记录裁定"),
        )
        self._attendance = absence.attendance_id
        said = absence.reason_given or _("没有说明理由")
        self.note.say(_("所述理由：{words}").format(words=said))
        causes = {False: _("无正当理由"), True: _("有正当理由，不计次")}
        self.cause = self.add(_("裁定"), ChoiceField(causes), required=True)
        self.text = self.add(_("裁定的理由"), LongField(lines=3), required=True, key="text")
        self.fit()

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        attendance, cause, text = self._attendance, bool(self.cause.value()), self.text.value()
        return lambda: service.rule(attendance, good_cause=cause, text=text)


class OpinionDialog(ActDialog):
    """The reviewer's opinion where the notice fails the strict count."""

    def __init__(self, parent: QWidget, absence: Absence, today: date, *, reviewer: bool) -> None:
        super().__init__(parent, _("审核意见"), _("记录意见"))
        self._attendance, self._reviewer = absence.attendance_id, reviewer
        self.note.say(words.absence_story(absence))
        verdicts = {True: _("可以计次"), False: _("不计次")}
        self.counts = self.add(_("意见"), ChoiceField(verdicts), required=True)
        self.text = self.add(_("理由"), LongField(lines=3), required=True, key="text")
        self.outside = self.add(
            _("来源"), CheckField(_("本站点以外的审核（登记书面意见）")), key="outside"
        )
        self.outside.set_value(not reviewer)
        self.outside.setEnabled(reviewer)
        self.authority = self.add(_("审核单位"), TextField(), key="authority")
        self.name = self.add(_("审核人"), TextField(), key="name")
        self.number = self.add(_("文号"), TextField(), key="number")
        self.dated = self.add(_("日期"), DayField(today=today), key="dated")
        self.dated.set_value(today)
        self.outside.edited.connect(self._suit)
        self._suit()
        self.fit()

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        attendance, counts, text = self._attendance, bool(self.counts.value()), self.text.value()
        outside, dated = None, self.dated.value()
        if self.outside.value() and dated is not None:
            outside = OutsideOpinion(
                authority=self.authority.value(),
                name=self.name.value(),
                number=self.number.value(),
                dated=dated,
            )
        return lambda: service.opine(attendance, counts=counts, text=text, outside=outside)

    def _suit(self) -> None:
        for key in ("authority", "name", "number", "dated"):
            self._rows[key].setVisible(self.outside.value())


class DecideDialog(ActDialog):
    """What the officer decides at the first counted absence."""

    def __init__(self, parent: QWidget, view: MediationView, counter: Counter) -> None:
        super().__init__(parent, _("第一次缺席：作出决定"), _("记录决定"))
        self._mediation, self._party = view.id, counter.party_id
        self.note.say(
            _(
                "已具备第94条第（二）项终止情形：一方当事人无正当理由不参加调解的，应当终止调解。"
                "单位规定满 {n} 次终结，可以再开一次。"
            ).format(n=counter.threshold)
        )
        choices = {key: _(word) for key, word in labels.CHOICES.items()}
        self.choice = self.add(_("决定"), ChoiceField(choices), required=True)
        self.choice.set_value(Choice.HOLD_SECOND)
        policy = view.policy or _("程序默认值，本单位尚未作出规定")
        self.text = self.add(_("理由"), LongField(lines=3), required=True, key="text")
        self.text.set_value(_("依据{policy}。").format(policy=policy) if view.policy else "")
        if not view.policy:
            self.text.setPlaceholderText(policy)
        self.fit()

    @override
    def work(self, service: "MediationService") -> Callable[[], object]:
        mediation, party = self._mediation, self._party
        choice, text = Choice(self.choice.value()), self.text.value()
        return lambda: service.decide(mediation, party, choice, text)
