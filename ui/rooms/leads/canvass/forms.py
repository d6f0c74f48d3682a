"""Forms of a canvass: begun, its doors and buildings."""

from functools import partial

from PySide6.QtWidgets import QLabel, QWidget

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from leads.canvass.ranges import UnreadRange, read_range
from leads.canvass.records import (
    Building,
    Canvass,
    CanvassEntry,
    Key,
    KeyKind,
)
from leads.services.canvass import CanvassService
from leads.services.canvass.reading import CaseCanvasses
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, TextField
from ui.kit.i18n import _
from ui.kit.layout import label
from ui.kit.rows_field import Cell, RowsField
from ui.labels.canvass import KEY_KINDS

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
