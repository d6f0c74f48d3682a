"""Labels that give way where there is no room; what does not fit is in the tool tip."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from ui.kit.tips import as_tip

#: Above and below the lines together.
_AIR = 6


class ElidedLabel(QLabel):
    """A label of one line that ends in dots instead of pushing the window wider."""

    def __init__(self, kind: str = "") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def setText(self, text: str) -> None:
        super().setText(" ".join(text.split()))
        self.setToolTip(as_tip(text))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)


class FewLines(QLabel):
    """A label that takes the width it is given, on at most so many lines, the last with dots."""

    def __init__(self, text: str, kind: str = "", *, most: int = 2) -> None:
        super().__init__()
        self._most = most
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(" ".join(text.split()))
        self.setToolTip(as_tip(text))
        self.setAccessibleName(text)

    @override
    def hasHeightForWidth(self) -> bool:
        # Asked for directly: a label takes the policy's word back with every new text.
        return self._most > 1

    @override
    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * self._leading() + _AIR

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(1, self._leading() + _AIR)

    @override
    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(wide, self._leading() + _AIR)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        inside, leading = self.contentsRect(), self._leading()
        lines = self._lines(inside.width())
        top = inside.top() + (inside.height() - len(lines) * leading) / 2
        across = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        for number, line in enumerate(lines):
            box = QRectF(inside.left(), top + number * leading, inside.width(), leading)
            painter.drawText(box, across | Qt.AlignmentFlag.AlignVCenter, line)

    def shown(self) -> str:
        """Return what can be read at the present width."""
        return "\n".join(self._lines(self.contentsRect().width()))

    def _leading(self) -> int:
        return self.fontMetrics().ascent() + self.fontMetrics().descent()

    def _lines(self, width: int) -> list[str]:
        """Break the text at the width; what is left after the last line is cut with dots."""
        text = self.text()
        if not text or width < 1:
            return [text]
        # Without a font of its own a layout of texts measures with the application's.
        set_ = QTextLayout(text, self.font())
        set_.beginLayout()
        starts: list[int] = []
        while len(starts) <= self._most:
            line = set_.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            starts.append(line.textStart())
        set_.endLayout()
        ends = [*starts[1:], len(text)]
        found = [text[a:b].rstrip() for a, b in zip(starts, ends, strict=True)]
        if len(found) > self._most:
            found = [*found[: self._most - 1], text[starts[self._most - 1] :]]
        # One long word is wider than the line it is put on.
        metrics = self.fontMetrics()
        return [metrics.elidedText(one, Qt.TextElideMode.ElideRight, width) for one in found]
