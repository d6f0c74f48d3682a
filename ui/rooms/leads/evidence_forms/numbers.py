"""Fields for numbers, percentages and lists of words."""

import re
from collections.abc import Iterable

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QLineEdit

from ui.kit.fields import LongField, mark

_BETWEEN = re.compile(r"[\n、，,；;]+")


class NumberField(QLineEdit):
    """A number between two others; the keyboard gives nothing else."""

    edited = Signal()

    def __init__(
        self, placeholder: str = "", *, least: float = -1e9, most: float = 1e9, places: int = 4
    ) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self._least, self._most = least, most
        allowed = QDoubleValidator(least, most, places, self)
        allowed.setLocale(QLocale.c())
        allowed.setNotation(QDoubleValidator.Notation.StandardNotation)
        self.setValidator(allowed)
        self.textEdited.connect(self._tell)

    def value(self) -> float | None:
        """Return the number, or None when there is none."""
        try:
            found = float(self.text())
        except ValueError:
            return None
        return found if self._least <= found <= self._most else None

    def set_value(self, value: float | None) -> None:
        """Show another number."""
        self.setText("" if value is None else f"{value:g}")
        self.setCursorPosition(0)

    def fault(self, text: str) -> None:
        """Mark the field as wrong."""
        mark(self, bad=bool(text))

    def _tell(self) -> None:
        self.edited.emit()


class PercentField(NumberField):
    """A probability, typed in percent."""

    def __init__(self) -> None:
        super().__init__("%", least=0, most=100, places=2)

    def share(self) -> float | None:
        """Return the probability, or None when there is none."""
        found = self.value()
        return None if found is None else found / 100


def several(field: LongField) -> tuple[str, ...]:
    """Return what was typed, one on a line or with commas between."""
    return parted(field.value())


def parted(text: str) -> tuple[str, ...]:
    """Return the words of a text, one on a line or with commas between."""
    return tuple(one.strip() for one in _BETWEEN.split(text) if one.strip())


def whole(number: float | None) -> int | None:
    """Return a number of years."""
    return None if number is None else int(number)


def lines(words: Iterable[str]) -> str:
    """Return words one on a line, as a field shows them."""
    return "\n".join(words)
