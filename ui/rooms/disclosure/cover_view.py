"""One page with what is covered on it; the officer draws a rectangle with the mouse."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.disclosure import Cover
from ui.kit.theme import colour

_MARGIN = 12
#: A shorter stroke of the mouse is a click and covers nothing.
_LEAST = 4.0


class CoverView(QWidget):
    """Shows a page as large as it fits.

    Signals:
        drawn: with a Cover of the page on show.
        erased: with the place of a cover that was clicked with the right button.
    """

    drawn = Signal(object)
    erased = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(QSize(320, 360))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._image: QImage | None = None
        self._page = 0
        self._covers: tuple[Cover, ...] = ()
        self._from: QPointF | None = None
        self._to: QPointF | None = None
        self.may_draw = True

    def show_page(self, image: QImage | None, page: int, covers: tuple[Cover, ...]) -> None:
        """Show a page with what is covered on it; None: nothing."""
        self._image, self._page = image, page
        self._covers = tuple(one for one in covers if one.page == page)
        self._from = self._to = None
        self.update()

    def frame(self) -> QRectF:
        """Return where the page stands in the widget."""
        if self._image is None:
            return QRectF()
        room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / self._image.width(), room.height() / self._image.height())
        wide, high = self._image.width() * scale, self._image.height() * scale
        return QRectF((self.width() - wide) / 2, _MARGIN, wide, high)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("desk"))
        if self._image is None:
            return
        frame = self.frame()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(frame, self._image)
        painter.setPen(colour("line"))
        painter.drawRect(frame)
        for one in self._covers:
            painter.fillRect(_placed(one, frame), QColor(0, 0, 0))
        if self._from is not None and self._to is not None:
            painter.setPen(QPen(colour("accent"), 1.5, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(self._from, self._to).normalized())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._image is None or not self.may_draw:
            return
        if event.button() is Qt.MouseButton.RightButton:
            frame = self.frame()
            for one in self._covers:
                if _placed(one, frame).contains(event.position()):
                    self.erased.emit(one)
                    return
            return
        self._from = self._to = event.position()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._to = event.position()
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is None or self._to is None:
            return
        frame = self.frame()
        drawn = QRectF(self._from, self._to).normalized().intersected(frame)
        self._from = self._to = None
        self.update()
        if drawn.width() < _LEAST or drawn.height() < _LEAST:
            return
        self.drawn.emit(
            Cover(
                self._page,
                (drawn.left() - frame.left()) / frame.width(),
                (drawn.top() - frame.top()) / frame.height(),
                (drawn.right() - frame.left()) / frame.width(),
                (drawn.bottom() - frame.top()) / frame.height(),
            )
        )


def _placed(one: Cover, frame: QRectF) -> QRectF:
    return QRectF(
        frame.left() + one.left * frame.width(),
        frame.top() + one.top * frame.height(),
        (one.right - one.left) * frame.width(),
        (one.bottom - one.top) * frame.height(),
    )
