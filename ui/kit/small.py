"""Small things of many screens: chip, state glyph, miss counter, key cap, badge, banner."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.i18n import _
from ui.kit.layout import label, row
from ui.kit.marks import CHIP_HEIGHT, Glyph, Tone, chip_width, paint_chip, paint_glyph, paint_miss
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import SMALL


class _Painted(QWidget):
    """A fixed-size widget that paints itself and follows the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)


class Chip(_Painted):
    """A word on its colour."""

    def __init__(self, text: str = "", tone: Tone = Tone.OUTLINE) -> None:
        super().__init__()
        self.set(text, tone)

    def set(self, text: str, tone: Tone = Tone.OUTLINE) -> None:
        """Show another word; an empty one hides the chip."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setFixedSize(max(1, chip_width(text)), CHIP_HEIGHT)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._text:
            paint_chip(QPainter(self), self._text, self._tone, self.rect())


class GlyphMark(_Painted):
    """A state glyph with its word for screen readers."""

    def __init__(self, glyph: Glyph, word: str = "") -> None:
        super().__init__()
        self.setFixedSize(16, 16)
        self.set(glyph, word)

    def set(self, glyph: Glyph, word: str = "") -> None:
        """Show another state."""
        self._glyph = glyph
        self.setAccessibleName(word)
        self.setToolTip(word)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_glyph(QPainter(self), self._glyph, QRectF(self.rect()))


class MissCounter(_Painted):
    """○○ → ●○ → ●●: counted absences of one party against the unit's number."""

    def __init__(self, counted: int = 0, threshold: int = 2, disc: int = 16) -> None:
        super().__init__()
        self._disc = disc
        self.set(counted, threshold)

    def set(self, counted: int, threshold: int) -> None:
        """Show another count."""
        self._counted, self._threshold = counted, threshold
        places = max(counted, threshold)
        self.setFixedSize(QSize(round(places * self._disc * 4 / 3), self._disc + 2))
        self.setAccessibleName(
            _("缺席 {counted} / {threshold}").format(counted=counted, threshold=threshold)
        )
        self.setToolTip(self.accessibleName())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_miss(QPainter(self), self._counted, self._threshold, QRectF(self.rect()), self._disc)


class KeyCap(_Painted):
    """A key of the keyboard."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setFixedSize(max(18, QFontMetrics(font(SMALL)).horizontalAdvance(text) + 10), 18)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("window"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(colour("text2"))
        painter.setFont(font(SMALL))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class Banner(QWidget):
    """A sentence across a screen: kind note, strip, alarm or info; takes no room while empty.

    The frame with the words lies inside, so that showing it never opens a window of its own
    while the banner has no place yet.
    """

    def __init__(self, kind: str = "note") -> None:
        super().__init__()
        self._words: QLabel = label("", wrap=True)
        self._frame = QFrame(self)
        self._frame.setProperty("kind", kind)
        self._frame.setLayout(row(self._words, margins=4 if kind == "strip" else 8))
        self._frame.hide()
        self.setLayout(row(self._frame))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def say(self, text: str) -> None:
        """Show a sentence, or hide with an empty one."""
        self._words.setText(text)
        self._frame.setVisible(bool(text))
        # A sentence over several lines is higher than the hint: only an empty one is held to it.
        tall = QSizePolicy.Policy.Preferred if text else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, tall)

    def text(self) -> str:
        """Return the sentence shown."""
        return self._words.text()
