"""Editors for the fields of a paper, made from what the paper says of its own fields."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from cases.papers.specs import FieldSpec, FieldType
from ui.kit.buttons import Button, IconButton
from ui.kit.fields import (
    ChoiceField,
    DayField,
    FormRow,
    LongField,
    MomentField,
    MoneyField,
    TextField,
)
from ui.kit.i18n import _
from ui.kit.layout import label, row
from ui.labels.papers import CHOICES


class NumberField(TextField):
    """A whole number."""

    @override
    def value(self) -> Any:
        """Return the number, or None when there is none."""
        text = self.text().strip()
        return int(text) if text.isdigit() else None

    @override
    def set_value(self, value: Any) -> None:
        """Show a number."""
        self.setText("" if value is None else str(value))


class LinesField(LongField):
    """Several short texts, one a line."""

    @override
    def value(self) -> Any:
        """Return the lines that are not empty."""
        return tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())

    @override
    def set_value(self, value: Any) -> None:
        """Show lines."""
        self.setPlainText("\n".join(value or ()))


class BlockEditor(QFrame):
    """The fields of a block below each other.

    Signals:
        edited: one of them was changed.
    """

    edited = Signal()

    def __init__(self, spec: FieldSpec, *, today: date) -> None:
        super().__init__()
        self._spec = spec
        self._rows: dict[str, FormRow] = {}
        self.setAccessibleName(_(spec.label))
        body = QVBoxLayout(self)
        body.setContentsMargins(12, 0, 0, 0)
        body.setSpacing(8)
        for one in spec.fields:
            made = FormRow(_(one.label), editor(one, today=today))
            made.field.edited.connect(self.edited)
            self._rows[one.name] = made
            body.addWidget(made)

    def value(self) -> Any:
        """Return the block; None when nothing was entered and nothing is an answer."""
        values = {name: made.field.value() for name, made in self._rows.items()}
        if self._spec.optional and not any(values.values()):
            return None
        assert self._spec.block is not None
        return self._spec.block(**values)

    def set_value(self, value: Any) -> None:
        """Show a block."""
        for name, made in self._rows.items():
            made.field.set_value(getattr(value, name) if value is not None else None)

    def fault(self, text: str) -> None:
        """Mark all its fields as wrong; an empty text clears what stands beside them too."""
        for made in self._rows.values():
            if text:
                made.field.fault(text)
            else:
                made.fault("")

    def row_of(self, path: list[str]) -> FormRow | None:
        """Return the row of a path below this block."""
        made = self._rows.get(path[0]) if path else None
        return inner_row(made, path[1:])


class ListEditor(QFrame):
    """Blocks one after the other, with buttons to add and take away.

    Signals:
        edited: one was changed, added or taken away.
    """

    edited = Signal()

    def __init__(self, spec: FieldSpec, *, today: date) -> None:
        super().__init__()
        self._spec, self._today = spec, today
        self._items: list[tuple[QWidget, BlockEditor]] = []
        self.setAccessibleName(_(spec.label))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        self._body = QVBoxLayout()
        self._body.setSpacing(8)
        self._add = Button(_("增加"), "plus")
        self._add.setAccessibleName(_("增加：{what}").format(what=_(spec.label)))
        self._add.clicked.connect(self._add_one)
        whole.addLayout(self._body)
        whole.addLayout(row(self._add, None))

    def value(self) -> Any:
        """Return the blocks in order."""
        return tuple(item.value() for _frame, item in self._items)

    def set_value(self, value: Any) -> None:
        """Show blocks."""
        for frame, _item in self._items:
            self._body.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self._items.clear()
        for block in value or ():
            self._append().set_value(block)

    def fault(self, text: str) -> None:
        """Mark the list as wrong; an empty text clears its blocks too."""
        self._add.setToolTip(text)
        if not text:
            for _frame, item in self._items:
                item.fault("")

    def row_of(self, index: int, path: list[str]) -> FormRow | None:
        """Return the row of a path in one of the blocks."""
        return self._items[index][1].row_of(path) if index < len(self._items) else None

    def _append(self) -> BlockEditor:
        item = BlockEditor(self._spec, today=self._today)
        item.edited.connect(self.edited)
        frame = QFrame()
        frame.setProperty("kind", "panel")
        away = IconButton("close", _("删除这一项"))
        head = row(12, label(_(self._spec.label), "bold"), None, away, 4)
        box = QVBoxLayout(frame)
        box.setContentsMargins(0, 4, 12, 12)
        box.addLayout(head)
        box.addWidget(item)
        away.clicked.connect(lambda: self._take(frame))
        self._body.addWidget(frame)
        self._items.append((frame, item))
        return item

    def _add_one(self) -> None:
        self._append()
        self.edited.emit()

    def _take(self, frame: QWidget) -> None:
        self._items = [one for one in self._items if one[0] is not frame]
        self._body.removeWidget(frame)
        frame.hide()
        frame.deleteLater()
        self.edited.emit()


def editor(spec: FieldSpec, *, today: date) -> Any:
    """Return the editor that fits a field."""
    name = _(spec.label)
    match spec.editor:
        case FieldType.BLOCK:
            made: Any = ListEditor if spec.many else BlockEditor
            return made(spec, today=today)
        case FieldType.TEXT:
            return _text(spec, name)
        case FieldType.DATE | FieldType.MOMENT:
            made = DayField if spec.editor is FieldType.DATE else MomentField
            return made(today=today, name=name)
        case FieldType.NUMBER | FieldType.MONEY:
            return (
                NumberField(name=name) if spec.editor is FieldType.NUMBER else MoneyField(name=name)
            )
        case FieldType.YES_NO | FieldType.CHOICE:
            return _choice(spec, name)


def _text(spec: FieldSpec, name: str) -> Any:
    if spec.many:
        return LinesField(_("每行一个"), name=name, lines=2)
    return LongField(name=name, lines=4) if spec.long else TextField(name=name)


def _choice(spec: FieldSpec, name: str) -> ChoiceField:
    known: dict[Any, str] = {True: _("是"), False: _("否")}
    if spec.choices is not None:
        known = {value: _(words) for value, words in CHOICES[spec.choices].items()}
    return ChoiceField({None: "—", **known} if spec.optional else known, name=name)


def inner_row(made: FormRow | None, path: list[str]) -> FormRow | None:
    """Return the row that a path below a row names; the row itself when there is no further."""
    if made is None or not path:
        return made
    field = made.field
    if isinstance(field, ListEditor) and path[0].isdigit():
        return field.row_of(int(path[0]), path[1:]) or made
    if isinstance(field, BlockEditor):
        return field.row_of(path) or made
    return made


def steps_of(field: str) -> list[str]:
    """Return the steps of a path as sessions[1].place."""
    return [step for step in field.replace("[", ".").replace("]", "").split(".") if step]
