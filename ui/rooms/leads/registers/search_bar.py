"""What is looked for: a plate with unknown characters, and what narrows it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from leads.registers.fields import ExtractKind, Field
from leads.registers.searching import Wanted
from ui.kit.fields import CheckField, ChoiceField, TextField
from ui.kit.flow import FlowRow
from ui.kit.i18n import _
from ui.kit.layout import column
from ui.labels.registers import COLOURS
from ui.rooms.leads.registers.words import class_text

_PATTERN, _CHOICE, _YEAR = 200, 132, 64


class SearchBar(QWidget):
    """The fields of a search; every key that is pressed narrows it.

    Signals:
        changed: something else is looked for.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = ExtractKind.VEHICLES
        self._offered: Mapping[Field, Sequence[str]] = {}
        self.pattern = TextField(_("如 吉A?6?26，? 为未知字"), name=_("号牌"))
        self.pattern.setFixedWidth(_PATTERN)
        self.pattern.setClearButtonEnabled(True)
        self.doubtful = CheckField(_("形近字也算"))
        self.doubtful.setToolTip(_("8 与 B、0 与 D、1 与 I 这类容易看错的字符互相当作一样"))
        self.vehicle_class = self._choice(_("车辆类型"))
        self.colour = self._choice(_("车身颜色"))
        self.district = self._choice(_("区县"))
        self.insurer = self._choice(_("保险公司"))
        self.year_from = self._year(_("年份从"))
        self.year_until = self._year(_("年份到"))
        self.model = TextField(_("品牌、型号"))
        self.model.setFixedWidth(_CHOICE)
        self.number = TextField(_("保险单号，可用 ?"))
        self.number.setFixedWidth(_PATTERN)
        self._of_vehicles: tuple[QWidget, ...] = (
            self.doubtful,
            self.vehicle_class,
            self.colour,
            self.district,
            self.year_from,
            self.year_until,
            self.model,
            self.insurer,
            self.number,
        )
        flow = FlowRow(self.pattern, *self._of_vehicles)
        for field in (self.pattern, self.year_from, self.year_until, self.model, self.number):
            field.textChanged.connect(self.changed)
        for choice in (self.vehicle_class, self.colour, self.district, self.insurer):
            choice.edited.connect(self.changed)
        self.doubtful.edited.connect(self.changed)
        self.setLayout(column(flow, spacing=0))
        self.offer({})

    def suit(self, kind: ExtractKind) -> None:
        """Show the fields that a kind of extract can be narrowed by."""
        self._kind = kind
        doors = kind is ExtractKind.ADDRESSES
        for widget in self._of_vehicles:
            widget.setVisible(not doors)
        words = _("地址、楼号、房号") if doors else _("如 吉A?6?26，? 为未知字")
        self.pattern.setPlaceholderText(words)
        self.pattern.setAccessibleName(_("地址") if doors else _("号牌"))

    def offer(self, offered: Mapping[Field, Sequence[str]]) -> None:
        """Offer what the columns hold; what is chosen stays."""
        if offered == self._offered and offered:
            return
        self._offered = offered
        for choice, held, every in (
            (self.vehicle_class, Field.VEHICLE_CLASS, _("全部类型")),
            (self.colour, Field.COLOUR, _("全部颜色")),
            (self.district, Field.DISTRICT, _("全部区县")),
            (self.insurer, Field.POLICY_INSURER, _("全部保险公司")),
        ):
            chosen = choice.value()
            choice.offer({None: every} | {one: self._text(held, one) for one in self._of(held)})
            choice.set_value(chosen)

    def wanted(self) -> Wanted:
        """Return what is looked for."""
        if self._kind is ExtractKind.ADDRESSES:
            return Wanted(pattern=self.pattern.value())
        return Wanted(
            pattern=self.pattern.value(),
            doubtful=self.doubtful.value(),
            classes=_one(self.vehicle_class),
            colours=_one(self.colour),
            districts=_one(self.district),
            insurers=_one(self.insurer),
            model=self.model.value(),
            year_from=_number(self.year_from),
            year_until=_number(self.year_until),
            number=self.number.value(),
        )

    def reset(self) -> None:
        """Look for everything again."""
        for field in (self.pattern, self.year_from, self.year_until, self.model, self.number):
            field.set_value("")
        for choice in (self.vehicle_class, self.colour, self.district, self.insurer):
            choice.set_value(None)
        self.doubtful.set_value(False)
        self.changed.emit()

    def _of(self, held: Field) -> Sequence[str]:
        """Return what is offered of a column; a colour of two is found by either."""
        if held is Field.COLOUR:
            return sorted(set("".join(self._offered.get(held, ()))) & set(COLOURS))
        return self._offered.get(held, ())

    def _text(self, held: Field, value: str) -> str:
        if held is Field.COLOUR:
            return _(COLOURS[value])
        return class_text(value) if held is Field.VEHICLE_CLASS else value

    def _choice(self, name: str) -> ChoiceField:
        made = ChoiceField(name=name)
        made.setFixedWidth(_CHOICE)
        return made

    def _year(self, name: str) -> TextField:
        made = TextField(name, name=name, longest=4)
        made.setValidator(QIntValidator(0, 9999, made))
        made.setFixedWidth(_YEAR)
        return made


def _one(choice: ChoiceField) -> tuple[str, ...]:
    value = choice.value()
    return () if value is None else (str(value),)


def _number(field: TextField) -> int | None:
    """Return a year once it has been typed whole."""
    text = field.value()
    return int(text) if len(text) == 4 and text.isdecimal() else None
