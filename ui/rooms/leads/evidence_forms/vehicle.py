"""Forms of candidates: a vehicle entered by hand, what is believed beforehand."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from leads.evidence.records import PriorWeight
from leads.graph.nodes import NodeKind
from leads.ranking.vehicle import Vehicle
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, TextField
from ui.kit.i18n import _
from ui.kit.rows_field import Cell, RowsField
from ui.labels.registers import COLOURS
from ui.labels.vehicle_classes import class_choices, plate_colour_choices
from ui.rooms.leads.candidates.feed import Feed
from ui.rooms.leads.evidence_forms.numbers import NumberField, PercentField


def hand_vehicle(parent: QWidget, feed: Feed) -> Form:
    """Enter a vehicle that no register has."""
    dialog = FormDialog(parent, _("手工加入车辆"), _("加入"), width=640)
    name = dialog.add(_("称呼"), TextField(_("例如：无牌蓝色三轮车")), required=True, key="label")
    plate = dialog.add(_("号牌（没有则空）"), TextField(), key="plate")
    plate_colour = dialog.add(
        _("号牌颜色"), ChoiceField({"": _("不明")} | dict(plate_colour_choices()))
    )
    kind = dialog.add(_("车型"), ChoiceField({"": _("不明")} | class_choices()))
    colour = dialog.add(
        _("车身颜色"),
        ChoiceField({"": _("不明")} | {code: _(word) for code, word in COLOURS.items()}),
    )
    make = dialog.add(_("品牌"), TextField(), key="make")
    model = dialog.add(_("型号"), TextField(), key="model")
    year = dialog.add(_("年份"), NumberField(least=1900, most=2998, places=0), key="year")
    vehicles = [one for one in feed.graph.nodes if one.kind is NodeKind.VEHICLE]
    node = dialog.add(
        _("对应线索板上的车辆"),
        ChoiceField({None: _("不对应")} | {one.id: one.label for one in vehicles}),
    )
    dialog.beside(plate, plate_colour)
    dialog.beside(kind, colour)
    dialog.beside(make, model, year)
    dialog.note.say(_("登记库里没有的车（未上牌摩托车、外地车）从这里加入，一并排列。"))
    case_id = feed.case_id

    def prepare() -> Callable[[], object]:
        assert case_id is not None
        built = year.value()
        vehicle = Vehicle(
            plate=plate.value(),
            plate_colour=plate_colour.value(),
            vehicle_class=kind.value(),
            make=make.value(),
            model=model.value(),
            year="" if built is None else f"{built:.0f}",
            colour=colour.value(),
        )
        return partial(feed.service.add_vehicle, case_id, name.value(), vehicle, node.value())

    return dialog, prepare


def prior(parent: QWidget, feed: Feed) -> Form:
    """Say what is believed before any evidence."""
    shown = feed.shown
    assert shown is not None
    before = shown.candidates.prior
    dialog = FormDialog(parent, _("设定先验"), _("设定"), width=560)
    none = dialog.add(
        _("以上皆非（H0）的先验概率（%）"), PercentField(), required=True, key="prior_none"
    )
    columns = {
        "district": _("区县"),
        "vehicle_class": _("车型"),
        "make": _("品牌"),
        "model": _("型号"),
        "colour": _("颜色"),
    }
    weights = dialog.add(
        _("加权（不设则各车相等）"),
        RowsField(
            (
                Cell(_("列"), partial(ChoiceField, columns), share=2),
                Cell(_("值，如登记库所写"), TextField, share=3),
                Cell(_("倍数"), partial(NumberField, least=0.001, most=1000), share=2),
            ),
            add=_("增加一项"),
        ),
        key="prior_weights",
    )
    reason = dialog.add(_("理由"), TextField(), required=True, key="reason")
    none.set_value(before.none * 100)
    weights.set_value([(one.column, one.value, one.times) for one in before.weights])
    dialog.note.say(_("H0 是肇事车不在所列车辆中的概率，默认 20 %；改动记入日志，旧值保留。"))
    case_id = shown.case_id

    def prepare() -> Callable[[], object]:
        asked = tuple(
            PriorWeight(column, value, times or 1.0)
            for column, value, times in weights.value()
            if value
        )
        return partial(feed.service.set_prior, case_id, none.share() or 0.0, asked, reason.value())

    return dialog, prepare
