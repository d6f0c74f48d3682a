"""Forms of a canvass: begun, its buildings placed, an outing planned, asked for, the key out."""

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from cases.records.ids import CaseId
from cases.records.times import at, local
from cases.refusals import Reason, Refusal
from leads.canvass.addresses import address_of
from leads.canvass.ranges import UnreadRange, read_range
from leads.canvass.records import (
    Building,
    Canvass,
    CanvassEntry,
    Key,
    KeyKind,
    Outing,
    OutingEntry,
)
from leads.services.canvass import CanvassService
from leads.services.canvass.reading import CaseCanvasses, Shown
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.layout import label
from ui.kit.rows_field import Cell, RowsField
from ui.labels.canvass import KEY_KINDS

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Where he went on from the scene, as east and north.
_WAYS = {
    None: None,
    "n": (0.0, 1.0),
    "ne": (1.0, 1.0),
    "e": (1.0, 0.0),
    "se": (1.0, -1.0),
    "s": (0.0, -1.0),
    "sw": (-1.0, -1.0),
    "w": (-1.0, 0.0),
    "nw": (-1.0, 1.0),
}


class BeginDialog(FormDialog):
    """A canvass in a minute: which keys, which doors."""

    def __init__(self, parent: QWidget, known: CaseCanvasses) -> None:
        super().__init__(parent, _("开始走访"), _("开始走访"), width=640)
        keys = {one.id: f"{one.name} {one.features}".strip() for one in known.keys}
        self.exhibit = self.add(_("钥匙（物证）"), ChoiceField(keys), required=True, key="exhibit")
        self.name = self.add(
            _("走访地点"), TextField(_("例如：纺织新村")), required=True, key="name"
        )
        self.beside(self.exhibit, self.name)
        self.purpose = self.add(_("走访目的"), LongField(lines=2), required=True, key="purpose")
        self.keys = self.add(
            _("试用的钥匙"),
            RowsField(
                (
                    Cell(_("编号"), partial(TextField, _("甲"))),
                    Cell(_("开哪种锁"), partial(ChoiceField, _key_kinds()), share=2),
                    Cell(_("特征"), TextField, share=3),
                ),
                add=_("增加一把"),
            ),
            key="key",
        )
        self.doors = self.add(
            _("门户范围"),
            TextField(_("例如：5-7栋2单元6层每层4户，无404")),
            required=True,
            key="doors",
        )
        self.count: QLabel = label("", "small")
        self.body.addWidget(self.count)
        self.way = self.add(_("离开现场的去向"), ChoiceField(_ways()), key="route")
        self.way.set_value(None)
        self.purpose.set_value(_("查明所留钥匙对应的住处"))
        self.keys.set_value([("甲", KeyKind.STAIRWELL, ""), ("乙", KeyKind.HOUSEHOLD, "")])
        if len(keys) == 1:
            self.exhibit.set_value(next(iter(keys)))
        self.note.say(_("概率先按楼栋距现场的远近和去向估计，楼栋位置可以随后填写。"))
        self.doors.textChanged.connect(self._count)

    def entry(self) -> CanvassEntry:
        """Return what was typed."""
        return CanvassEntry(
            name=self.name.value(),
            purpose=self.purpose.value(),
            exhibit_id=self.exhibit.value(),
            keys=tuple(
                Key(label_, kind or KeyKind.OTHER, features)
                for label_, kind, features in self.keys.value()
            ),
            route=_WAYS[self.way.value()],
        )

    def _count(self) -> None:
        try:
            block = read_range(self.doors.value())
        except UnreadRange as unread:
            self.count.setText(_("看不懂：{part}").format(part=unread))
            return
        stairs = len(block.buildings) * len(block.stairwells)
        self.count.setText(_("{n} 户 · {s} 单元").format(n=block.count, s=stairs))


class OutingDialog(FormDialog):
    """What the approval must name: scope, hours, two officers, recording."""

    def __init__(self, parent: QWidget, desk: "Desk", known: CaseCanvasses, shown: Shown) -> None:
        super().__init__(parent, _("计划走访试开"), _("记录计划"), width=600)
        today = desk.today()
        officers = dict(known.officers)
        self.scope = self.add(
            _("范围（单元）"), TextField(_("例如：6-2、6-1")), required=True, key="scope"
        )
        self.from_at = self.add(
            _("开始时间"), MomentField(today=today), required=True, key="from_at"
        )
        self.until_at = self.add(
            _("结束时间"), MomentField(today=today), required=True, key="until_at"
        )
        self.beside(self.from_at, self.until_at)
        self.first = self.add(_("民警"), ChoiceField(officers), required=True, key="officers")
        self.second = self.add(_("民警（第二人）"), ChoiceField(officers), required=True)
        self.beside(self.first, self.second)
        self.recording = self.add(
            _("同步录音录像设备"), TextField(_("例如：04、07 号执法记录仪")), required=True,
            key="recording",
        )  # fmt: skip
        self.warrant = self.add(
            _("检查证（搜查证）文号"), TextField(_("没有则空：只能经住户同意试开")), key="warrant"
        )
        self.scope.set_value("、".join(one.stair for one in shown.plan.stairs[:2]))
        begin = _evening(desk.now())
        self.from_at.set_value(begin)
        self.until_at.set_value(begin + timedelta(hours=2, minutes=30))
        for field, officer in zip((self.first, self.second), officers, strict=False):
            field.set_value(officer)
        self.note.say(
            _("计划记录后不能修改；呈请法制审核和领导审批时，范围、时间、民警、录音录像一并列明。")
        )

    def entry(self) -> OutingEntry:
        """Return what was typed.

        Raises:
            Refusal: the scope is no list of stairwells.
        """
        codes = self.scope.value().replace("、", " ").replace("，", " ").replace(",", " ").split()
        try:
            scope = tuple(dict.fromkeys(address_of(one).stair for one in codes))
        except ValueError as unread:
            raise Refusal(Reason.FIELD_INVALID, field="scope", value=str(unread)) from unread
        from_at, until_at = self.from_at.value(), self.until_at.value()
        assert from_at is not None
        assert until_at is not None
        return OutingEntry(
            scope=scope,
            from_at=from_at,
            until_at=until_at,
            officers=(self.first.value(), self.second.value()),
            recording=self.recording.value(),
            warrant=self.warrant.value(),
        )


def begin_form(
    parent: QWidget, service: CanvassService, case_id: CaseId, known: CaseCanvasses
) -> Form:
    """Return the form that begins a canvass."""
    dialog = BeginDialog(parent, known)
    return dialog, lambda: partial(service.begin, case_id, dialog.entry(), dialog.doors.value())


def doors_form(parent: QWidget, service: CanvassService, canvass: Canvass) -> Form:
    """Return the form that adds the doors of another sentence."""
    dialog = FormDialog(parent, _("增加门户"), _("增加"))
    doors = dialog.add(
        _("门户范围"), TextField(_("例如：第8栋3单元6层每层2户")), required=True, key="doors"
    )
    return dialog, lambda: partial(service.add_doors, canvass.id, doors.value())


def buildings_form(parent: QWidget, service: CanvassService, canvass: Canvass) -> Form:
    """Return the form that says where the buildings stand."""
    dialog = FormDialog(parent, _("楼栋位置"), _("登记"), width=600)
    dialog.note.say(_("以现场（弃车处）为原点，向东、向北为正，单位米；概率和路程随之重算。"))
    rows = dialog.add(
        _("楼栋"),
        RowsField(
            (
                Cell(_("编号"), TextField),
                Cell(_("名称"), TextField, share=2),
                Cell(_("向东（米）"), TextField),
                Cell(_("向北（米）"), TextField),
            ),
            add=_("增加一栋"),
        ),
    )
    rows.set_value(
        [(one.code, one.name, f"{one.xy[0]:g}", f"{one.xy[1]:g}") for one in canvass.buildings]
    )

    def prepare() -> partial[None]:
        return partial(_place_all, service, canvass, rows.value())

    return dialog, prepare


def outing_form(
    parent: QWidget, desk: "Desk", service: CanvassService, known: CaseCanvasses, shown: Shown
) -> Form:
    """Return the form that plans an outing."""
    dialog = OutingDialog(parent, desk, known, shown)

    def plan() -> object:
        return service.plan_outing(shown.canvass.id, dialog.entry())

    return dialog, lambda: plan


def ask_form(parent: QWidget, service: CanvassService, outing: Outing) -> Form:
    """Return the form that puts an outing before the legal reviewer and the approver."""
    dialog = FormDialog(parent, _("呈请审批"), _("呈请审批"))
    dialog.note.say(_("先由法制员审核，再由领导审批；批准前不能打印走访单。"))
    grounds = dialog.add(_("理由"), LongField(lines=4), required=True, key="grounds")
    return dialog, lambda: partial(service.ask, outing.id, grounds.value())


def out_form(parent: QWidget, desk: "Desk", service: CanvassService, outing: Outing) -> Form:
    """Return the form that takes the key out."""
    dialog = FormDialog(parent, _("领出钥匙"), _("记录领出"))
    dialog.note.say(_("领出记入物证保管链。"))
    when = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    place = dialog.add(_("自何处"), TextField(), required=True, key="from_place")
    manner = dialog.add(_("如何携带"), TextField(_("例如：密封袋，随身携带")), key="manner")
    when.set_value(desk.now())
    return dialog, lambda: partial(
        service.take_key_out, outing.id, _moment(when), place.value(), manner.value()
    )


def back_form(parent: QWidget, desk: "Desk", service: CanvassService, outing: Outing) -> Form:
    """Return the form that brings the key back."""
    dialog = FormDialog(parent, _("交回钥匙"), _("记录交回"))
    dialog.note.say(_("交回记入物证保管链；之后只能登记交回以前的结果。"))
    when = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    place = dialog.add(_("存放处"), TextField(), required=True, key="place")
    seal = dialog.add(_("封签号"), TextField(), key="seal_after")
    receiver = dialog.add(_("接收人"), TextField(), key="holder")
    dialog.beside(seal, receiver)
    when.set_value(desk.now())
    return dialog, lambda: partial(
        service.bring_key_back,
        outing.id,
        _moment(when),
        place.value(),
        seal.value(),
        receiver.value(),
    )


def drop_form(parent: QWidget, service: CanvassService, outing: Outing) -> Form:
    """Return the form that gives an outing up."""
    dialog = FormDialog(parent, _("取消走访"), _("取消走访"))
    reason = dialog.add(_("理由"), TextField(), required=True, key="reason")
    return dialog, lambda: partial(service.drop_outing, outing.id, reason.value())


def _place_all(
    service: CanvassService, canvass: Canvass, lines: tuple[tuple[str, ...], ...]
) -> None:
    """Place every building of the lines that is there and stands elsewhere than before."""
    known = {one.code: one for one in canvass.buildings}
    for code, name, east, north in lines:
        try:
            xy = (float(east), float(north))
        except ValueError as unread:
            raise Refusal(Reason.FIELD_INVALID, field="buildings", value=code) from unread
        building = Building(code.strip(), name, xy)
        if building != known.get(building.code):
            service.place_building(canvass.id, building)


def _moment(field: MomentField) -> datetime:
    moment = field.value()
    assert moment is not None, "the form asks for it"
    return moment


def _evening(now: datetime) -> datetime:
    """Return half past six of today, or of tomorrow when it is over."""
    today = local(now).date()
    begin = at(today, 18, 30)
    return begin if begin > now else at(today + timedelta(days=1), 18, 30)


def _key_kinds() -> dict[KeyKind, str]:
    return {kind: _(words) for kind, words in KEY_KINDS.items()}


def _ways() -> dict[str | None, str]:
    return {
        None: _("不清楚"),
        "n": _("北"),
        "ne": _("东北"),
        "e": _("东"),
        "se": _("东南"),
        "s": _("南"),
        "sw": _("西南"),
        "w": _("西"),
        "nw": _("西北"),
    }
