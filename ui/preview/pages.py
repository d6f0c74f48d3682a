"""The page itself on its desk: a picture for each zoom, sharp on every display."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from ui.kit.i18n import _
from ui.kit.theme import colour, theme

#: Around the page, in pixels.
MARGIN = 20
#: Points of a page of A4.
A4 = (595.28, 841.89)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it was drawn, and for which zoom."""

    page: int
    zoom: float
    image: QImage


class Sheet(QWidget):
    """Paints one picture with a line around it."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap: QPixmap | None = None
        self._size = QSize()
        theme().changed.connect(self.update)

    def show_picture(self, image: QImage | None, size: QSize) -> None:
        """Show a picture at a size in pixels of the window; None: nothing."""
        self._pixmap = None if image is None else QPixmap.fromImage(image)
        self._size = size
        self.setMinimumSize(size + QSize(2 * MARGIN, 2 * MARGIN))
        self.resize(self.minimumSize())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("desk"))
        if self._pixmap is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left = max(MARGIN, (self.width() - self._size.width()) // 2)
        painter.fillRect(left, MARGIN, self._size.width(), self._size.height(), colour("paper"))
        painter.drawPixmap(left, MARGIN, self._size.width(), self._size.height(), self._pixmap)
        painter.setPen(colour("line"))
        painter.drawRect(left, MARGIN, self._size.width() - 1, self._size.height() - 1)


class PageArea(QScrollArea):
    """The page in its scrolling frame.

    Signals:
        resized: the frame has another width, so that a fitted page needs another zoom.
        zoomed: the officer turns the wheel with Ctrl; one step up or down.
        turned: Page Down or Page Up at the end of the page.
    """

    resized = Signal()
    zoomed = Signal(int)
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.sheet = Sheet()
        #: Width and height of the pages shown, in points.
        self.paper = A4
        self.setWidget(self.sheet)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(_("文书页面"))

    def fitting_zoom(self) -> float:
        """Return the zoom at which the whole width of the page is seen."""
        return max(0.2, (self.viewport().width() - 2 * MARGIN) / (self.paper[0] * 96 / 72))

    def whole_zoom(self) -> float:
        """Return the zoom at which the whole page is seen."""
        height = (self.viewport().height() - 2 * MARGIN) / (self.paper[1] * 96 / 72)
        return max(0.2, min(self.fitting_zoom(), height))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {Qt.Key.Key_PageDown: (1, bar.maximum()), Qt.Key.Key_PageUp: (-1, bar.minimum())}
        step, end = steps.get(Qt.Key(event.key()), (0, 0))
        if step and bar.value() == end:
            self.turned.emit(step)
            return
        super().keyPressEvent(event)


def picture(width: int, height: int, data: bytes) -> QImage:
    """Return RGBA bytes as an image of its own."""
    return QImage(data, width, height, width * 4, QImage.Format.Format_RGBA8888).copy()


def size_at(picture_size: QSize, ratio: float) -> QSize:
    """Return the size in pixels of the window of a picture drawn for a display ratio."""
    return QSize(round(picture_size.width() / ratio), round(picture_size.height() / ratio))
