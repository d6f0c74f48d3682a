"""Roadside notes: a driver who fled a stop for an ordinary violation; no accident, no case."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cases.records.officers import Officer, Role
from cases.records.roadside import NextStep, NoteEntry, RoadsideNote
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import N_, _, moment_text
from ui.kit.layout import label
from ui.kit.marks import Tone
from ui.kit.table import Column
from ui.labels import summons as labels
from ui.labels.articles import cite
from ui.rooms.practice.page import ListPage, names_of

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class RoadsidePage(ListPage):
    """The notes the officer may see: his own, those he handles, and the leader's overview."""

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(
            desk,
            jobs,
            "roadside",
            (
                _("路面记录"),
                _(
                    "拦停时驾车逃走、没有发生事故的普通违法：当场记录，二十四小时内移交中队，"
                    "再传唤或者列入布控。发生事故的是肇事逃逸，请受理案件。"
                ),
                _("记录"),
            ),
            (
                Column(
                    "when", N_("时间"), lambda one: moment_text(one.entry.happened_at), width=136
                ),
                Column("plate", N_("号牌"), lambda one: one.entry.plate, width=104, bold=_always),
                Column("offence", N_("违法行为"), lambda one: one.entry.offence),
                Column("place", N_("地点"), lambda one: one.entry.place, width=150, muted=True),
                Column("due", N_("移交期限"), self._due, width=190, chip=self._tone),
                Column("handler", N_("承办"), lambda one: one.handler or "—", width=76),
                Column("next", N_("办理"), _next, width=110),
            ),
            (N_("没有路面记录"), N_("按“记录”写下逃走的时间、地点、号牌和违法行为。")),
        )
        write = self.offer("write", _("记录…"), "plus", self._write)
        write.setEnabled(desk.officer.holds(Role.INVESTIGATOR, Role.DUTY_DESK))
        self.offer("hand", _("移交中队…"), "send", self._begin_hand, self._may_hand)
        self.offer("decide", _("办理…"), "check", self._decide, self._is_mine)
        self._told = label("", "small", wrap=True)
        self.below.addWidget(self._told)
        self.table.picked.connect(self._tell)

    @override
    def read(self) -> tuple[RoadsideNote, ...]:
        return self.desk.roadside.notes()

    @override
    def drop(self) -> None:
        super().drop()
        self._told.setText("")

    def _due(self, one: RoadsideNote) -> str:
        if one.handed_over_at is not None:
            words = _("逾期移交 {time}") if one.late else _("已移交 {time}")
            return words.format(time=moment_text(one.handed_over_at))
        if self.desk.now() > one.due_at:
            return _("已逾期，{time}").format(time=moment_text(one.due_at))
        return _("至 {time}").format(time=moment_text(one.due_at))

    def _tone(self, one: RoadsideNote) -> Tone | None:
        if one.handed_over_at is not None:
            return Tone.RED if one.late else Tone.GREEN
        return Tone.RED if self.desk.now() > one.due_at else Tone.AMBER

    def _may_hand(self, one: Any) -> bool:
        mine = self.desk.officer.name == one.by
        return bool(mine or self.desk.officer.holds(Role.SQUAD_LEADER))

    def _is_mine(self, one: Any) -> bool:
        return bool(one.handler_id == self.desk.officer.id)

    def _tell(self, record: Any) -> None:
        if not isinstance(record, RoadsideNote):
            self._told.setText("")
            return
        entry = record.entry
        parts = (
            _("记录人 {name}，{time}").format(name=record.by, time=moment_text(record.entered_at)),
            entry.vehicle,
            entry.driver,
            entry.course,
            _("见证人 {name}").format(name=entry.witness) if entry.witness else "",
            _("见证人已签名") if entry.witness_signed else "",
            _("违法处理通知书 {number}").format(number=entry.notice_number)
            if entry.notice_number
            else "",
            _("录音录像 {number}").format(number=entry.recording) if entry.recording else "",
            record.next_note,
            cite(record.article),
        )
        self._told.setText(" · ".join(filter(None, parts)))

    def _write(self) -> None:
        dialog = FormDialog(self, _("路面记录"), _("记录"), width=560)
        today = self.desk.today()
        when = dialog.add(_("时间"), MomentField(today=today), required=True, key="happened_at")
        when.set_value(self.desk.now())
        place = dialog.add(_("地点"), TextField(), required=True, key="place")
        offence = dialog.add(_("违法行为"), TextField(), required=True, key="offence")
        plate = dialog.add(_("号牌"), TextField(), required=True, key="plate")
        vehicle = dialog.add(_("车型、颜色、特征"), TextField(), key="vehicle")
        driver = dialog.add(_("驾驶人特征"), TextField(), key="driver")
        course = dialog.add(_("经过（怎样示意停车，怎样逃走）"), LongField(lines=3), key="course")
        witness = dialog.add(_("见证人"), TextField(), key="witness")
        signed = dialog.add(_("见证人签名"), CheckField(_("见证人已签名")), key="witness_signed")
        number = dialog.add(_("违法处理通知书编号"), TextField(), key="notice_number")
        recording = dialog.add(_("录音录像编号"), TextField(), key="recording")
        accident = dialog.add(_("有无事故"), CheckField(_("造成了事故")), key="accident")

        def prepare() -> Callable[[], object]:
            moment = when.value()
            assert moment is not None
            entry = NoteEntry(
                happened_at=moment,
                place=place.value(),
                offence=offence.value(),
                plate=plate.value(),
                vehicle=vehicle.value(),
                driver=driver.value(),
                course=course.value(),
                witness=witness.value(),
                witness_signed=signed.value(),
                notice_number=number.value(),
                recording=recording.value(),
                accident=accident.value(),
            )
            return partial(self.desk.roadside.write, entry)

        self.ask((dialog, prepare))

    def _begin_hand(self) -> None:
        self.jobs.run(self, partial(self.desk.officers.active, Role.INVESTIGATOR), self._hand)

    def _hand(self, officers: tuple[Officer, ...]) -> None:
        one = self._current()
        dialog = FormDialog(self, _("移交中队"), _("移交"))
        names = names_of(officers, without=-1)
        handler = dialog.add(_("承办民警"), ChoiceField(names), required=True, key="handler")
        at = dialog.add(
            _("移交时间"), MomentField(today=self.desk.today()), required=True, key="at"
        )
        at.set_value(self.desk.now())

        def prepare() -> Callable[[], object]:
            moment = at.value()
            assert moment is not None
            return partial(self.desk.roadside.hand_over, one.id, handler.value(), moment)

        self.ask((dialog, prepare))

    def _decide(self) -> None:
        one = self._current()
        dialog = FormDialog(self, _("处理：{plate}").format(plate=one.entry.plate), _("记录"))
        steps = {step: _(text) for step, text in labels.NEXT_STEPS.items() if step.value}
        step = dialog.add(_("处理"), ChoiceField(steps), required=True)
        text = dialog.add(_("内容"), LongField(lines=3), required=True, key="text")
        now = self.desk.now()
        act = self.desk.roadside.decide
        self.ask((dialog, lambda: partial(act, one.id, step.value(), now, text.value())))

    def _current(self) -> RoadsideNote:
        one = self.table.current()
        assert isinstance(one, RoadsideNote)
        return one


def _always(_one: object) -> bool:
    return True


def _next(one: RoadsideNote) -> str:
    open_yet = one.next_step is NextStep.OPEN and one.handed_over_at is None
    return "—" if open_yet else _(labels.NEXT_STEPS[one.next_step])
