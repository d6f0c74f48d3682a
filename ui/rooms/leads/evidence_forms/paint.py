"""The layers of a fleck of paint: typed as measured, or picked from a photograph."""

from collections.abc import Mapping
from functools import partial
from typing import TypeVar

from leads.evidence.kinds import Finish, Lab, Layer, Origin, Paint, Role
from ui.kit.buttons import Button
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, TextField
from ui.kit.i18n import _
from ui.kit.layout import row
from ui.kit.rows_field import Cell, RowsField
from ui.labels.evidence import FINISHES, ORIGINS, ROLES
from ui.rooms.leads.candidates.feed import Feed
from ui.rooms.leads.evidence_forms.numbers import NumberField

_K = TypeVar("_K", Finish, Origin)

#: Columns of the line: role, L, a, b, finish, origin, angles.
_LAB = slice(1, 4)


class PaintFields:
    """The table of layers, from the outside in."""

    def __init__(self, dialog: FormDialog, feed: Feed, caption: str = "") -> None:
        self._dialog, self._feed = dialog, feed
        self.layers = dialog.add(
            caption or _("漆层，由外向内；L* a* b* 用 D65、10° 测量值，未测则空"),
            layers_field(),
            required=True,
            key="layers",
        )
        self.pick = Button(_("从照片取色…"), "camera")
        self.pick.clicked.connect(self._pick)
        dialog.body.addLayout(row(self.pick, None))

    def content(self) -> Paint:
        """Return what was typed."""
        return Paint(layers_of(self.layers))

    def fill(self, content: Paint) -> None:
        """Show what was entered before."""
        show_layers(self.layers, content.layers)

    def _pick(self) -> None:
        """Pick the colour of the line the keyboard was in last, else of the first without one."""
        from ui.rooms.leads.evidence_forms.photo_colour import PhotoColour

        place = self._line()
        picker = PhotoColour(self._dialog, _("第 {n} 层").format(n=place + 1), self._feed)
        picker.picked.connect(partial(self._take, place))
        picker.open()

    def _line(self) -> int:
        for place in range(len(self.layers)):
            if self.layers.fields(place)[1].value() is None:
                return place
        return len(self.layers) - 1

    def _take(self, place: int, lab: Lab) -> None:
        fields = self.layers.fields(place)
        for field, value in zip(fields[_LAB], lab, strict=True):
            field.set_value(round(value, 2))
        # A photograph looks from one side: what glitters was seen at one angle.
        fields[6].set_value(1)


def layers_field() -> RowsField:
    """Return a field for layers; a line without a role is none.

    What is seldom known, thickness and name, stands last.
    """
    roles: dict[Role | None, str] = {None: ""}
    roles |= {key: _(word) for key, word in ROLES.items()}
    return RowsField(
        (
            Cell(
                _("层"),
                partial(ChoiceField, roles),
                share=4,
            ),
            Cell("L*", partial(NumberField, least=0, most=100, places=2), share=2),
            Cell("a*", partial(NumberField, least=-128, most=128, places=2), share=2),
            Cell("b*", partial(NumberField, least=-128, most=128, places=2), share=2),
            Cell(_("光泽"), partial(ChoiceField, _unknown_first(FINISHES)), share=4),
            Cell(_("来历"), partial(ChoiceField, _unknown_first(ORIGINS)), share=4),
            Cell(_("角度"), partial(NumberField, least=1, most=20, places=0), share=2),
            Cell(_("厚 μm"), partial(NumberField, least=0.1, most=5000, places=1), share=2),
            Cell(_("名称"), TextField, share=4),
        ),
        add=_("增加一层"),
    )


def _unknown_first(words: Mapping[_K, str]) -> dict[_K, str]:
    return {key: _(word) for key, word in reversed(list(words.items()))}


def layers_of(field: RowsField) -> tuple[Layer, ...]:
    """Return the layers that were typed."""
    found = []
    for role, light, green, blue, finish, origin, angles, thickness, name in field.value():
        if role is None:
            continue
        lab = None if None in {light, green, blue} else (light, green, blue)
        found.append(
            Layer(
                role,
                lab,
                finish or Finish.UNKNOWN,
                origin or Origin.UNKNOWN,
                int(angles or 1),
                thickness,
                name,
            )
        )
    return tuple(found)


def show_layers(field: RowsField, layers: tuple[Layer, ...]) -> None:
    """Show layers that were entered before."""
    field.set_value(
        [
            (
                one.role,
                *(one.lab or (None, None, None)),
                one.finish,
                one.origin,
                one.angles,
                one.thickness,
                one.name,
            )
            for one in layers
        ]
    )
