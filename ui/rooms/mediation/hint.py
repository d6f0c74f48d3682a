"""The hint on a slot: last day to notify, strict count, clashes, second session."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.mediation import BookingHint
from ui.kit.i18n import language
from ui.kit.marks import CHIP_HEIGHT, Glyph, Tone, chip_width, paint_chip, paint_glyph
from ui.kit.punctuation import clauses
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import BODY, SMALL
from ui.rooms.mediation import words

_LINE = 24
_CAPTION = 72
_CAPTION_EN = 100
_PAD = 12


class HintCard(QWidget):
    """Four lines or more about a slot, on a raised card."""

    def __init__(self, parent: QWidget | None = None, *, framed: bool = True) -> None:
        super().__init__(parent)
        self._framed = framed
        self._title = ""
        self._hint: BookingHint | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme().changed.connect(self.update)
        self.hide()

    def say(self, title: str, hint: BookingHint | None) -> None:
        """Show a hint under a title, or nothing."""
        self._title, self._hint = title, hint
        if hint is None:
            self.hide()
            return
        spoken = [" ".join(filter(None, line[1:])) for line in words.hint_lines(hint)]
        self.setAccessibleName(clauses([title, *spoken]))
        self.resize(self.sizeHint())
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.show()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        if self._hint is None:
            return QSize(332, 1)
        lines = words.hint_lines(self._hint)
        metrics = QFontMetrics(font(BODY, bold=True))
        widest = max(
            (
                metrics.horizontalAdvance(main) + metrics.horizontalAdvance(rest)
                for *_, main, rest in lines
            ),
            default=0,
        )
        head = 36 if self._title else 8
        return QSize(min(500, max(332, widest + _caption() + 60)), head + _LINE * len(lines) + 8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._hint is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._framed:
            painter.setPen(QPen(colour("line_strong"), 1))
            painter.setBrush(colour("raised"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        top = 8
        if self._title:
            self._head(painter)
            top = 36
        for number, line in enumerate(words.hint_lines(self._hint)):
            self._line(
                painter, QRect(_PAD, top + number * _LINE, self.width() - 2 * _PAD, _LINE), line
            )

    def _head(self, painter: QPainter) -> None:
        assert self._hint is not None
        box = QRect(_PAD, 8, self.width() - 2 * _PAD, 24)
        painter.setPen(colour("text"))
        painter.setFont(font(BODY, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._title)
        text, tone = words.urgency(self._hint)
        if text and tone is not Tone.OUTLINE:
            wide = chip_width(text)
            paint_chip(painter, text, tone, QRect(box.right() - wide, 10, wide, CHIP_HEIGHT))

    def _line(self, painter: QPainter, box: QRect, line: tuple[Glyph, str, str, str]) -> None:
        glyph, caption, main, rest = line
        paint_glyph(painter, glyph, QRectF(box.left(), box.top() + 6, 12, 12))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(SMALL))
        painter.setPen(colour("text2"))
        painter.drawText(box.adjusted(20, 0, 0, 0), middle, caption)
        left = 20 + _caption()
        painter.setFont(font(BODY, bold=True))
        painter.setPen(colour("text"))
        painter.drawText(box.adjusted(left, 0, 0, 0), middle, main)
        if main:
            left += painter.fontMetrics().horizontalAdvance(main) + 8
        painter.setFont(font(BODY))
        painter.setPen(colour("text2") if main else colour("text"))
        room = box.adjusted(left, 0, 0, 0)
        text = painter.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, text)


def _caption() -> int:
    return _CAPTION if language() == "zh" else _CAPTION_EN
