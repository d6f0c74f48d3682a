"""A field of as many lines as there are to enter, each of the same small fields side by side.

RowsField(
    (
        Cell(N_("项目"), lambda: TextField(), share=3),
        Cell(N_("数额（元）"), lambda: MoneyField(), share=2),
    ),
    add=_("增加一项"),
)
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.kit.buttons import Button, IconButton
from ui.kit.fields import DayField, MomentField, MoneyField
from ui.kit.i18n import _
from ui.kit.layout import column, label, row

_TYPED = (DayField, MomentField, MoneyField)


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the fields of a line."""

    caption: str
    make: Callable[[], Any]
    #: Of the width.
    share: int = 1


class RowsField(QWidget):
    """Lines that are added and taken away; a line in which nothing was entered does not count.

    Signals:
        edited: a field was changed, a line added or taken away.
    """

    edited = Signal()

    def __init__(self, cells: Sequence[Cell], *, add: str, least: int = 1) -> None:
        super().__init__()
        self._cells, self._least = tuple(cells), least
        self._lines: list[tuple[list[Any], IconButton]] = []
        self._blank: tuple[Any, ...] = ()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(6)
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(label(cell.caption, "small"), 0, place)
            self._grid.setColumnStretch(place, cell.share)
        self._add = Button(add, "plus")
        self._add.clicked.connect(self._add_one)
        self.setLayout(column(self._grid, row(self._add, None), spacing=6))
        for _number in range(least):
            self._append()
        self._blank = self._read(self._lines[0][0]) if self._lines else ()

    def value(self) -> tuple[tuple[Any, ...], ...]:
        """Return the lines in order, those left as they were made apart."""
        read = (self._read(fields) for fields, _away in self._lines)
        return tuple(values for values in read if values != self._blank)

    def set_value(self, lines: Iterable[Sequence[Any]] | None) -> None:
        """Show other lines."""
        wanted = [tuple(values) for values in lines or ()]
        while len(self._lines) > max(self._least, len(wanted)):
            self._drop(len(self._lines) - 1)
        while len(self._lines) < len(wanted):
            self._append()
        for (fields, _away), values in zip(self._lines, wanted, strict=False):
            for field, value in zip(fields, values, strict=True):
                field.set_value(value)
        self.edited.emit()

    def fault(self, text: str) -> None:
        """Mark all its fields as wrong; an empty text clears them."""
        for fields, _away in self._lines:
            for field in fields:
                field.fault(text)

    def unread(self) -> bool:
        """Tell whether a field holds something that is no value, and mark it."""
        wrong = [
            field
            for fields, _away in self._lines
            for field in fields
            if isinstance(field, _TYPED) and field.text().strip() and field.value() is None
        ]
        for field in wrong:
            field.fault(_("看不懂，请按提示的格式填写"))
        return bool(wrong)

    def fields(self, number: int) -> list[Any]:
        """Return the fields of a line."""
        return self._lines[number][0]

    def __len__(self) -> int:
        return len(self._lines)

    def _read(self, fields: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(field.value() for field in fields)

    def _add_one(self) -> None:
        self._append()
        self._lines[-1][0][0].setFocus()
        self.edited.emit()

    def _append(self) -> None:
        line, number = self._grid.rowCount(), len(self._lines) + 1
        fields = []
        for place, cell in enumerate(self._cells):
            field = cell.make()
            field.setAccessibleName(f"{cell.caption} {number}")
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            field.edited.connect(self.edited)
            self._grid.addWidget(field, line, place)
            fields.append(field)
        away = IconButton("close", _("删除第 {n} 行").format(n=number))
        away.clicked.connect(lambda: self._take(fields))
        self._grid.addWidget(away, line, len(self._cells))
        self._lines.append((fields, away))

    def _take(self, fields: list[Any]) -> None:
        place = next(n for n, (known, _away) in enumerate(self._lines) if known is fields)
        self._drop(place)
        if len(self._lines) < self._least:
            self._append()
        self.edited.emit()

    def _drop(self, place: int) -> None:
        fields, away = self._lines.pop(place)
        for widget in (*fields, away):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
