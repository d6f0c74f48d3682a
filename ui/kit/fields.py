"""Fields of forms: text, day, moment, amount, choice; each knows its value and its fault.

Every field has `value()`, `set_value(value)`, `fault(text)` (empty clears), and the signal
`edited`. `FormRow` puts a caption above it and the fault below it.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from cases.records.times import at, local
from ui.kit.i18n import _, weekday
from ui.kit.layout import label

if TYPE_CHECKING:
    from decimal import Decimal


class _Line(QLineEdit):
    """What all fields of one line share."""

    edited = Signal()

    def __init__(self, placeholder: str = "", *, name: str = "", longest: int = 400) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setMaxLength(longest)
        self.textEdited.connect(self._tell)

    def fault(self, text: str) -> None:
        """Mark the field as wrong."""
        mark(self, bad=bool(text))

    def _tell(self) -> None:
        self.edited.emit()


class TextField(_Line):
    """One line of text."""

    def value(self) -> str:
        """Return the text without blanks around it."""
        return self.text().strip()

    def set_value(self, value: str | None) -> None:
        """Show another text."""
        self.setText(value or "")
        self.setCursorPosition(0)


class LongField(QPlainTextEdit):
    """Several lines of text."""

    edited = Signal()

    def __init__(self, placeholder: str = "", *, name: str = "", lines: int = 3) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(20 * lines + 12)
        self.textChanged.connect(self.edited)

    def value(self) -> str:
        """Return the text without blanks around it."""
        return self.toPlainText().strip()

    def set_value(self, value: str | None) -> None:
        """Show another text."""
        self.setPlainText(value or "")

    def fault(self, text: str) -> None:
        """Mark the field as wrong."""
        mark(self, bad=bool(text))


class ChoiceField(QComboBox):
    """One of some values, each with its words."""

    edited = Signal()

    def __init__(self, choices: Mapping[Any, str] | None = None, *, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.offer(choices or {})
        self.activated.connect(self._tell)

    def offer(self, choices: Mapping[Any, str]) -> None:
        """Offer other values; the words are shown as given."""
        # Qt gives an enum of texts back as a bare text; the values are kept here as they are.
        self._values = list(choices)
        self.clear()
        if not choices:
            # What it said of a choice goes with the choices.
            self.setToolTip("")
        for value, text in choices.items():
            self.addItem(text, value)

    def value(self) -> Any:
        """Return the chosen value."""
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Choose a value; an unknown one chooses nothing."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def fault(self, text: str) -> None:
        """Mark the field as wrong."""
        mark(self, bad=bool(text))

    def _tell(self) -> None:
        self.edited.emit()


class CheckField(QCheckBox):
    """Yes or no."""

    edited = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAccessibleName(text)
        self.toggled.connect(self.edited)

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool | None) -> None:  # noqa: FBT001 - a field's value
        """Tick or clear."""
        self.setChecked(bool(value))

    def fault(self, text: str) -> None:
        """Show the fault as a tool tip."""
        self.setToolTip(text)


class DayField(_Line):
    """A day typed as 2026-9-24, 20260924, 9/24 or 9-24; Up and Down go by days."""

    def __init__(self, *, today: date, name: str = "") -> None:
        super().__init__(_("年-月-日"), name=name)
        self._today = today
        self.editingFinished.connect(self._settle)

    def value(self) -> date | None:
        """Return the day, or None when there is none."""
        return read_day(self.text(), self._today)

    def set_value(self, value: date | None) -> None:
        """Show a day with its weekday."""
        self.setText(f"{value.isoformat()} {weekday(value)}" if value else "")

    @override
    def keyPressEvent(self, event: Any) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            day = self.value()
            self.set_value(day + timedelta(days=steps[event.key()]) if day else self._today)
            self.edited.emit()
            return
        super().keyPressEvent(event)

    def _settle(self) -> None:
        if (day := self.value()) is not None:
            self.set_value(day)


class MomentField(_Line):
    """A day and a time typed as 2026-9-24 14:30 or 9/24 1430."""

    def __init__(self, *, today: date, name: str = "") -> None:
        super().__init__(_("年-月-日 时:分"), name=name)
        self._today = today
        self.editingFinished.connect(self._settle)

    def value(self) -> datetime | None:
        """Return the moment in UTC, or None when day or time is missing."""
        return read_moment(self.text(), self._today)

    def set_value(self, value: datetime | None) -> None:
        """Show a moment in the unit's zone."""
        self.setText(f"{local(value):%Y-%m-%d %H:%M}" if value else "")

    def _settle(self) -> None:
        if (moment := self.value()) is not None:
            self.set_value(moment)


class MoneyField(_Line):
    """An amount in yuan with at most two places."""

    def __init__(self, *, name: str = "") -> None:
        super().__init__("0.00", name=name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def value(self) -> "Decimal | None":
        """Return the amount, or None when it is none."""
        from decimal import Decimal, InvalidOperation

        try:
            amount = Decimal(self.text().replace(",", "").replace("，", "").strip())
        except InvalidOperation:
            return None
        exponent = amount.as_tuple().exponent
        return amount if isinstance(exponent, int) and exponent >= -2 else None

    def set_value(self, value: "Decimal | None") -> None:
        """Show an amount."""
        self.setText("" if value is None else f"{value:,.2f}")


class FormRow(QWidget):
    """A caption, a field and its fault below; `*` marks a required one."""

    def __init__(self, caption: str, field: Any, *, required: bool = False) -> None:
        super().__init__()
        self.field, self.caption = field, caption
        self._fault = label("", "error", wrap=True)
        self._fault.hide()
        words = label(f"{caption} *" if required else caption, "small")
        words.setBuddy(field)
        # A field that was given no name of its own is named by its hint, which says less.
        hint = field.placeholderText() if hasattr(field, "placeholderText") else ""
        if field.accessibleName() in {"", hint}:
            field.setAccessibleName(caption)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for part in (words, field, self._fault):
            box.addWidget(part)

    def fault(self, text: str) -> None:
        """Say what is wrong, or clear with an empty text."""
        self.field.fault(text)
        self._fault.setText(text)
        self._fault.setVisible(bool(text))


def mark(widget: QWidget, *, bad: bool) -> None:
    """Give a field the look of a wrong one, or take it away."""
    widget.setProperty("bad", "true" if bad else "false")
    widget.style().unpolish(widget)
    widget.style().polish(widget)


_DAY = re.compile(r"^\s*(?:(\d{4})\D?)?(\d{1,2})\D?(\d{1,2})\D*$")
_COMPACT = re.compile(r"^\s*(\d{4})(\d{2})(\d{2})\b")
_MOMENT = re.compile(r"^(.*?\d)[日\s]+(?:周.\s*)?(\d{1,2})[:：时]?(\d{2})分?\s*$")


def read_day(text: str, today: date) -> date | None:
    """Read a day as officers type it; without a year it is this year's."""
    words = re.sub(r"\s*(周.|[A-Za-z]{3})\s*$", "", text)
    found = _COMPACT.match(words) or _DAY.match(words)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        return date(int(year or today.year), int(month), int(day))
    except ValueError:
        return None


def read_moment(text: str, today: date) -> datetime | None:
    """Read a day and a time as officers type it."""
    found = _MOMENT.match(text)
    day = read_day(found[1], today) if found else None
    if found is None or day is None:
        return None
    hour, minute = int(found[2]), int(found[3])
    return at(day, hour, minute) if hour < 24 and minute < 60 else None
