"""One person being questioned: how long, how much is left, as a bar that runs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cases.law.summons import countdown
from cases.records.summons import Branch, Countdown, EntryKind, Span, Stage, Summons
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import BODY
from ui.rooms.summons import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

#: Colour of the filled part by how near the end is.
_FILLS = {
    Stage.CALM: "accent",
    Stage.HOUR: "yellow_fill",
    Stage.QUARTER: "amber_fill",
    Stage.OVER: "red_fill",
}
_HEIGHT, _BAR = 44, 8


class HoursBar(QWidget):
    """The hours of one summons: used, left, until when; painted anew every second."""

    def __init__(self, now: "Callable[[], datetime]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._one: Summons | None = None
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_summons(self, one: Summons | None) -> None:
        """Show the hours of a summons, or of none."""
        self._one = one
        self.tick()

    def tick(self) -> None:
        """Count anew for this moment."""
        counted = self.counted()
        if counted is not None:
            said = f"{words.used_words(counted)} · {words.left_words(counted)}"
            self.setAccessibleName(said)
        self.update()

    def counted(self) -> Countdown | None:
        """Return how it stands now; once he has left, how it stood then."""
        one = self._one
        if one is None or one.countdown is None or one.arrived_at is None:
            return None
        if one.left_at is not None:
            return one.countdown
        return countdown(one.countdown.ceiling, one.arrived_at, pauses(one), self._now())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        counted = self.counted()
        if counted is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self.rect().adjusted(0, 0, 0, -(_BAR + 10))
        painter.setFont(font(BODY, bold=True))
        painter.setPen(colour("text"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(top, left, words.used_words(counted))
        painter.setFont(font(BODY))
        painter.setPen(colour("red" if counted.stage is Stage.OVER else "text2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(top, right, self._right(counted))
        self._bar(painter, counted)

    def _right(self, counted: Countdown) -> str:
        one = self._one
        if one is not None and one.left_at is not None:
            return ""
        return words.left_words(counted)

    def _bar(self, painter: QPainter, counted: Countdown) -> None:
        box = QRectF(0, self.height() - _BAR - 4, self.width(), _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("line_subtle"))
        painter.drawRoundedRect(box, 3, 3)
        share = counted.used.total_seconds() / (counted.ceiling.hours * 3600)
        filled = QRectF(box)
        filled.setWidth(box.width() * min(1.0, share))
        painter.setBrush(colour(_FILLS[counted.stage]))
        painter.drawRoundedRect(filled, 3, 3)


def pauses(one: Summons) -> tuple[Span, ...]:
    """Return the stretches of a summons that do not count."""
    return tuple(
        Span(entry.began_at, entry.ended_at)
        for entry in one.entries
        if entry.kind is EntryKind.SOBERING and one.branch is Branch.ADMINISTRATIVE
    )
