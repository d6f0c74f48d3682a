"""A photograph in which first the grey card is pointed at, then the paint."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from typing_extensions import override

from leads.evidence.photographed import Rgb, UnusableCardError, colour_of
from ui.kit.buttons import Button, primary
from ui.kit.i18n import N_, _
from ui.kit.layout import boxed, column, label, row
from ui.kit.theme import colour

if TYPE_CHECKING:
    from ui.rooms.leads.candidates.feed import Feed

_PICTURES = N_("照片 (*.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp)")
#: Half of the square whose mean is taken, in pixels of the photograph; keys move by as much.
_HALF = 4


class Photograph(QWidget):
    """The photograph, fitted, with a cross where was pointed at.

    Signals:
        pointed: at a place of the photograph.
    """

    pointed = Signal(QPointF)

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.marks: list[QPointF] = []
        self._cursor = QPointF()
        self.setMinimumSize(480, 320)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("照片：方向键移动，回车取色"))

    def show_image(self, image: QImage) -> None:
        """Show a photograph."""
        self.image = image.convertToFormat(QImage.Format.Format_RGB32)
        self.marks = []
        self._cursor = QPointF(image.width() / 2, image.height() / 2)
        self.update()

    def mean(self, at: QPointF) -> Rgb:
        """Return the mean colour around a place, each channel 0 to 1."""
        left, top = int(at.x()) - _HALF, int(at.y()) - _HALF
        found = [
            self.image.pixelColor(x, y)
            for x in range(max(0, left), min(self.image.width(), left + 2 * _HALF + 1))
            for y in range(max(0, top), min(self.image.height(), top + 2 * _HALF + 1))
        ]
        count = len(found)
        return (
            sum(one.redF() for one in found) / count,
            sum(one.greenF() for one in found) / count,
            sum(one.blueF() for one in found) / count,
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("sunken"))
        if self.image.isNull():
            return
        box = self._box()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, self.image)
        places = [*self.marks, *([self._cursor] if self.hasFocus() else [])]
        for number, at in enumerate(places, 1):
            where = self._to_screen(at)
            for pen in (QPen(QColor("white"), 3), QPen(QColor("black"), 1)):
                painter.setPen(pen)
                painter.drawEllipse(where, 7, 7)
                painter.drawLine(where - QPointF(11, 0), where + QPointF(11, 0))
                painter.drawLine(where - QPointF(0, 11), where + QPointF(0, 11))
            if number <= len(self.marks):
                painter.drawText(where + QPointF(10, -8), str(number))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        box = self._box()
        if self.image.isNull() or not box.contains(event.position()):
            return
        scale = self.image.width() / box.width()
        self._point((event.position() - box.topLeft()) * scale)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: QPointF(-_HALF, 0),
            Qt.Key.Key_Right: QPointF(_HALF, 0),
            Qt.Key.Key_Up: QPointF(0, -_HALF),
            Qt.Key.Key_Down: QPointF(0, _HALF),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            moved = self._cursor + step
            inside = QRectF(0, 0, self.image.width() - 1, self.image.height() - 1)
            if inside.contains(moved):
                self._cursor = moved
                self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self.image.isNull():
            self._point(self._cursor)
        else:
            super().keyPressEvent(event)

    def _point(self, at: QPointF) -> None:
        self.pointed.emit(at)
        self.update()

    def _box(self) -> QRectF:
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(QRectF(self.rect()).center())
        return box

    def _to_screen(self, at: QPointF) -> QPointF:
        box = self._box()
        return box.topLeft() + at * (box.width() / self.image.width())


class PhotoColour(QDialog):
    """The dialog.

    Signals:
        picked: with L*, a*, b* as a tuple.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget, about: str, feed: "Feed | None" = None) -> None:
        """Ask for a photograph: from a file, or of an exhibit of the case `feed` shows."""
        super().__init__(parent)
        self.setWindowTitle(_("从照片取色：{about}").format(about=about))
        self.photograph = Photograph()
        self.photograph.pointed.connect(self._point)
        self.told = label("", "small", wrap=True)
        self._open = Button(_("打开照片…"), "folder")
        self._open.clicked.connect(self._ask)
        self._again = Button(_("重新点灰卡"), "undo")
        self._again.clicked.connect(self._restart)
        self.take = primary(_("采用"))
        self.take.clicked.connect(self._take)
        away = Button(_("取消"))
        away.clicked.connect(self.reject)
        body = column(self.told, self.photograph, margins=16)
        body.setStretch(1, 1)
        ways: list[QWidget] = [self._open]
        if feed is not None:
            from ui.rooms.leads.evidence_forms.exhibit_photos import ExhibitPhotos

            self.exhibits = ExhibitPhotos(feed)
            self.exhibits.opened.connect(self.show_image)
            ways.insert(0, self.exhibits)
        foot = row(16, *ways, self._again, None, away, self.take, 16)
        foot.setContentsMargins(16, 10, 16, 10)
        self.setLayout(column(body, boxed(foot, "footer"), spacing=0))
        self.take.setDefault(True)
        self.resize(720, 560)
        self._lab: object = None
        self._restart()

    def show_image(self, image: QImage) -> None:
        """Show a photograph."""
        self.photograph.show_image(image)
        self._restart()

    def _ask(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, _("打开照片"), "", _(_PICTURES))
        if path:
            image = QImage(path)
            if image.isNull():
                self.told.setText(_("这个文件不是能读的照片。"))
                return
            self.show_image(image)

    def _restart(self) -> None:
        self.photograph.marks = []
        self._lab = None
        self.take.setEnabled(False)
        self._again.setEnabled(not self.photograph.image.isNull())
        self.told.setText(
            _("打开同时拍有灰卡的照片。照片取色只供目测参考，不能代替测色仪。")
            if self.photograph.image.isNull()
            else _("先点灰卡，再点漆面。")
        )
        self.photograph.update()

    def _point(self, at: QPointF) -> None:
        marks = self.photograph.marks
        marks[1:] = [at] if marks else []
        if len(marks) < 2:
            marks[:] = [at]
            self.told.setText(_("灰卡已取，再点漆面。"))
            return
        try:
            found = colour_of(self.photograph.mean(marks[1]), self.photograph.mean(marks[0]))
        except UnusableCardError:
            self._restart()
            self.told.setText(_("灰卡太暗、太亮或者偏色太重，不能校正；请重新点灰卡。"))
            return
        self._lab = found
        self.take.setEnabled(True)
        self.told.setText(
            _("L* {l:.1f}　a* {a:.1f}　b* {b:.1f}。照片取色只供目测参考，不能代替测色仪。").format(
                l=found[0], a=found[1], b=found[2]
            )
        )

    def _take(self) -> None:
        self.picked.emit(self._lab)
        self.accept()
