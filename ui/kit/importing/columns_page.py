"""Second step: which column holds what; guessed, shown with samples, changed where wrong."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cases.records.ledger import Column, MappedFile
from ui.kit.fields import ChoiceField
from ui.kit.i18n import _
from ui.kit.layout import boxed, column, label, row, scrolled
from ui.kit.marks import Tone
from ui.kit.small import Banner, Chip

#: Surer than this, a guess is called certain.
_CERTAIN = 85


@dataclass(frozen=True, slots=True)
class Asked:
    """What the columns of a kind of table may hold, in words, and without which none comes in."""

    fields: Mapping[Any, str]
    required: AbstractSet[StrEnum]
    missing: str
    shared: AbstractSet[StrEnum] = frozenset()


class ColumnsPage(QWidget):
    """Shows the columns of a file and what each holds.

    Signals:
        mapping_changed: another field was chosen.
        sheet_chosen: with the name of another sheet.
    """

    mapping_changed = Signal()
    sheet_chosen = Signal(str)

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self._asked = asked
        self._title = label("", "bold")
        self._about = label("", "small")
        self._sheet = ChoiceField(name=_("工作表"))
        self._sheet.edited.connect(self._tell_sheet)
        self._banner = Banner("note")
        self._choices: dict[int, ChoiceField] = {}
        self._chips: dict[int, Chip] = {}
        self._columns: tuple[Column[Any], ...] = ()
        head = column(
            row(self._title, self._about, None, self._sheet, spacing=12), self._banner, spacing=8
        )
        head.setContentsMargins(20, 16, 20, 8)
        self._head = boxed(head)
        self._body = column(self._head, spacing=0)
        self._scroll = scrolled(QWidget())
        self._body.addWidget(self._scroll, 1)
        self.setLayout(self._body)

    def show_file(self, file: MappedFile[Any], asked: Asked | None = None) -> None:
        """Show the columns of another file, which may be of another kind."""
        self._asked = asked or self._asked
        self._columns = file.columns
        self._title.setText(file.path.replace("\\", "/").rpartition("/")[2])
        about = [_("表头在第 {n} 行").format(n=file.header_line)]
        if file.encoding:
            about.append(file.encoding.removesuffix("-sig").upper())
        if file.remembered:
            about.append(_("按上次的对应关系"))
        self._about.setText(" · ".join(about))
        self._sheet.offer({name: name for name in file.sheets})
        self._sheet.set_value(file.sheet)
        self._sheet.setVisible(len(file.sheets) > 1)
        self._fill()
        self._check()

    def mapping(self) -> Mapping[int, Any]:
        """Return which column holds what."""
        return {
            index: choice.value()
            for index, choice in self._choices.items()
            if choice.value() is not None
        }

    def choose(self, index: int, field: StrEnum | None) -> None:
        """Choose what a column holds."""
        self._choices[index].set_value(field)
        self._changed(index)

    def is_complete(self) -> bool:
        """Tell whether rows can come in under this mapping."""
        return self._asked.required <= set(self.mapping().values())

    def _fill(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(20, 4, 20, 20)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, words in enumerate((_("列名"), _("内容举例"), _("对应"), _("把握"))):
            grid.addWidget(label(words, "small"), 0, place)
        self._choices, self._chips = {}, {}
        offered: dict[StrEnum | None, str] = {None: _("不对应（原样保留）")}
        offered |= {field: _(words) for field, words in self._asked.fields.items()}
        for line, one in enumerate(self._columns, 1):
            title = one.title or _("第 {n} 列").format(n=one.index + 1)
            choice = ChoiceField(offered, name=_("“{title}”列的对应").format(title=title))
            choice.set_value(one.field)
            choice.setFixedWidth(236)
            choice.activated.connect(self._any_changed)
            chip = Chip()
            self._choices[one.index], self._chips[one.index] = choice, chip
            samples = label("　".join(one.samples)[:80], "muted")
            samples.setMinimumWidth(80)
            grid.addWidget(label(title), line, 0)
            grid.addWidget(samples, line, 1)
            grid.addWidget(choice, line, 2)
            grid.addWidget(chip, line, 3)
            self._show_sureness(one, one.field, one.sureness)
        grid.setRowStretch(len(self._columns) + 1, 1)
        inner = QWidget()
        inner.setProperty("kind", "surface")
        inner.setLayout(grid)
        self._scroll.setWidget(inner)

    def _any_changed(self) -> None:
        for index, choice in self._choices.items():
            if choice is self.sender():
                self._changed(index)

    def _changed(self, index: int) -> None:
        """Take the field from the column that had it, where only one may hold it."""
        field = self._choices[index].value()
        for other, choice in self._choices.items():
            if (
                other != index
                and field not in self._asked.shared
                and choice.value() == field
                and field
            ):
                choice.set_value(None)
                self._show_sureness(self._of(other), None, 0)
        self._show_sureness(self._of(index), field, 100)
        self._check()
        self.mapping_changed.emit()

    def _of(self, index: int) -> Column[Any]:
        return next(one for one in self._columns if one.index == index)

    def _show_sureness(self, one: Column[Any], field: StrEnum | None, sureness: int) -> None:
        chip = self._chips[one.index]
        if field is None:
            chip.set("", Tone.OUTLINE)
        elif sureness >= _CERTAIN:
            chip.set(_("确定"), Tone.GREEN)
        else:
            chip.set(_("请核对"), Tone.YELLOW)

    def _check(self) -> None:
        missing = not self.is_complete()
        self._banner.say(_(self._asked.missing) if missing else "")

    def _tell_sheet(self) -> None:
        self.sheet_chosen.emit(self._sheet.value())
