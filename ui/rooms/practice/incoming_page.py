"""Notices of assistance from other units: act, hold the vehicle, tell the sender, hand over."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cases.records.officers import Role
from cases.records.roadside import Incoming, IncomingEntry, IncomingStep
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import N_, _, moment_text
from ui.kit.layout import label
from ui.kit.marks import Tone
from ui.kit.punctuation import listed
from ui.kit.table import Column
from ui.labels import summons as labels
from ui.rooms.practice.page import ListPage

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class IncomingPage(ListPage):
    """Notices of other units and the timed steps taken on them."""

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(
            desk,
            jobs,
            "incoming",
            (
                _("外来协查"),
                _(
                    "接到外单位协查通报，立即布置堵截或者排查；发现车辆的扣留、依法传唤，"
                    "及时通知案发地，案发地来人办理移交（第四十五条）。"
                ),
                _("通报"),
            ),
            (
                Column(
                    "when", N_("收到"), lambda one: moment_text(one.entry.received_at), width=136
                ),
                Column(
                    "sender", N_("来文单位"), lambda one: one.entry.sender, width=190, bold=_yes
                ),
                Column("number", N_("编号"), lambda one: one.entry.number, width=130, muted=True),
                Column("plate", N_("号牌"), lambda one: one.entry.plate, width=96),
                Column("features", N_("车辆特征"), lambda one: one.entry.features),
                Column("todo", N_("待办"), _todo, width=190, chip=_tone),
            ),
            (N_("没有外来协查"), N_("收到通报时按“登记”，时间从收到起记。")),
        )
        on_duty = desk.officer.holds(Role.INVESTIGATOR, Role.DUTY_DESK, Role.SQUAD_LEADER)
        self.offer("receive", _("登记…"), "plus", self._receive).setEnabled(on_duty)
        self.offer("step", _("记录措施…"), "check", self._step, _stands)
        self.offer("withdrawn", _("对方已撤销…"), "undo", self._withdrawn, _stands)
        self._told = label("", "small", wrap=True)
        self.below.addWidget(self._told)
        self.table.picked.connect(self._tell)

    @override
    def read(self) -> tuple[Incoming, ...]:
        return self.desk.roadside.incoming()

    @override
    def drop(self) -> None:
        super().drop()
        self._told.setText("")

    def _tell(self, record: Any) -> None:
        self._told.setText(told(record) if isinstance(record, Incoming) else "")

    def _receive(self) -> None:
        dialog = FormDialog(self, _("登记外来协查通报"), _("登记"), width=560)
        sender = dialog.add(_("来文单位"), TextField(), required=True, key="sender")
        at = dialog.add(
            _("收到时间"), MomentField(today=self.desk.today()), required=True, key="received_at"
        )
        at.set_value(self.desk.now())
        number = dialog.add(_("通报编号"), TextField(), key="number")
        contact = dialog.add(_("联系人、电话"), TextField(), key="contact")
        plate = dialog.add(_("号牌"), TextField(), key="plate")
        features = dialog.add(
            _("案件和车辆特征"), LongField(lines=4), required=True, key="features"
        )

        def prepare() -> Callable[[], object]:
            moment = at.value()
            assert moment is not None
            entry = IncomingEntry(
                sender=sender.value(),
                received_at=moment,
                number=number.value(),
                contact=contact.value(),
                plate=plate.value(),
                features=features.value(),
            )
            return partial(self.desk.roadside.receive, entry)

        self.ask((dialog, prepare))

    def _step(self) -> None:
        one = self._current()
        dialog = FormDialog(self, _("记录措施：{name}").format(name=one.entry.sender), _("记录"))
        steps = {step: _(text) for step, text in labels.INCOMING_STEPS.items()}
        step = dialog.add(_("措施"), ChoiceField(steps), required=True)
        step.set_value(next(iter(one.wanting), IncomingStep.HELD))
        at = dialog.add(_("时间"), MomentField(today=self.desk.today()), required=True, key="at")
        at.set_value(self.desk.now())
        text = dialog.add(_("内容"), LongField(lines=3), key="text")

        def prepare() -> Callable[[], object]:
            moment = at.value()
            assert moment is not None
            act = self.desk.roadside.take_step
            return partial(act, one.id, step.value(), moment, text.value())

        self.ask((dialog, prepare))

    def _withdrawn(self) -> None:
        one = self._current()
        dialog = FormDialog(self, _("对方撤销协查"), _("记录"))
        note = dialog.add(_("撤销通报的编号或者来函"), TextField(), required=True, key="note")
        now = self.desk.now()
        self.ask((dialog, lambda: partial(self.desk.roadside.withdrawn, one.id, now, note.value())))

    def _current(self) -> Incoming:
        one = self.table.current()
        assert isinstance(one, Incoming)
        return one


def told(one: Incoming) -> str:
    """Return what was done on a notice, a line each."""
    lines = [
        _("{time} 收到，登记人 {name}").format(time=moment_text(one.entry.received_at), name=one.by)
    ]
    lines += [
        "　".join(
            filter(
                None,
                (
                    moment_text(step.done_at),
                    _(labels.INCOMING_STEPS[step.step]),
                    step.text,
                    step.by,
                ),
            )
        )
        for step in one.steps
    ]
    if one.withdrawn_at is not None:
        lines.append(f"{moment_text(one.withdrawn_at)}　{_('对方撤销')}　{one.withdrawn_note}")
    return "\n".join(lines)


def _stands(one: Any) -> bool:
    return one.withdrawn_at is None


def _todo(one: Incoming) -> str:
    if one.withdrawn_at is not None:
        return _("已撤销")
    wanting = [_(labels.INCOMING_STEPS[step]) for step in one.wanting]
    return listed(wanting) or (_("查控中") if one.done(IncomingStep.HELD) is None else _("已办结"))


def _tone(one: Incoming) -> Tone | None:
    if one.withdrawn_at is not None:
        return Tone.GREY
    return Tone.AMBER if one.wanting else Tone.GREEN


def _yes(_one: object) -> bool:
    return True
