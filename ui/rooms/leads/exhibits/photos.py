"""Photographs of an exhibit: a strip of small ones, each opened large by click or Enter."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from leads.exhibits.records import Photo
from leads.services.exhibits import ExhibitService
from ui.kit.buttons import Button, IconButton
from ui.kit.i18n import _, moment_text
from ui.kit.layout import boxed, label, row
from ui.kit.messages import report
from ui.kit.theme import colour
from ui.kit.tips import as_tip

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Sides of a small photograph in the strip, in pixels.
_WIDE, _HIGH = 96, 72


class PhotoStrip(QListWidget):
    """The small photographs.

    Signals:
        opened: a photograph is to be shown large, by its place.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("照片"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(_WIDE, _HIGH))
        self.setGridSize(QSize(_WIDE + 8, _HIGH + 24))
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._open)
        self.itemClicked.connect(self._open)

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """Show the photographs of an exhibit."""
        self.clear()
        for photo in photos:
            image = QImage.fromData(QByteArray(photo.thumbnail))
            item = QListWidgetItem(QIcon(QPixmap.fromImage(image)), photo.caption or photo.name)
            item.setToolTip(as_tip(_told(photo)))
            self.addItem(item)
        rows = -(-len(photos) // 2)
        self.setFixedHeight(min(max(rows, 1), 2) * (_HIGH + 24) + 8)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(self.row(item))


class _Sheet(QWidget):
    """A picture as large as fits."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setMinimumSize(320, 240)

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("desk"))
        if self._image.isNull():
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)


class PhotoDialog(QDialog):
    """Photographs large, one after the other; Left and Right go on."""

    def __init__(
        self, parent: QWidget, desk: "Desk", jobs: "Jobs", photos: Sequence[Photo], place: int
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._photos, self._place = tuple(photos), place
        self.resize(960, 720)
        self._sheet = _Sheet()
        self._told = label("", "small", wrap=True)
        self._back = IconButton("left", _("上一张"))
        self._on = IconButton("right", _("下一张"))
        self._back.clicked.connect(partial(self._go, -1))
        self._on.clicked.connect(partial(self._go, 1))
        close = Button(_("关闭"))
        close.clicked.connect(self.accept)
        foot = row(12, self._back, self._on, self._told, close, 12)
        foot.setStretch(3, 1)
        foot.setContentsMargins(0, 8, 0, 8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._sheet, 1)
        whole.addWidget(boxed(foot, "footer"))
        self._go(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self._go(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        self._place = min(max(self._place + step, 0), len(self._photos) - 1)
        photo = self._photos[self._place]
        self._back.setEnabled(self._place > 0)
        self._on.setEnabled(self._place < len(self._photos) - 1)
        place = _("{n} / {all}").format(n=self._place + 1, all=len(self._photos))
        self.setWindowTitle(f"{photo.caption or photo.name}　{place}")
        self._told.setText(f"{_told(photo)}\nSHA-256 {photo.sha256}")
        self._sheet.show_image(QImage())
        work = partial(_read, self._desk, photo, self._place)
        self._jobs.run(self, work, self._show, self._fail)

    def _show(self, read: tuple[int, bytes]) -> None:
        place, content = read
        if place == self._place:
            self._sheet.show_image(QImage.fromData(QByteArray(content)))

    def _fail(self, error: Exception) -> None:
        report(self, error)


def _read(desk: "Desk", photo: Photo, place: int) -> tuple[int, bytes]:
    return place, ExhibitService(desk).picture(photo.attachment_id)


def _told(photo: Photo) -> str:
    """Return what a photograph is, in a line."""
    size = f"{photo.width} × {photo.height}"
    by = f"{photo.entered_by} {moment_text(photo.entered_at)}"
    return " · ".join(filter(None, (photo.caption, photo.name, size, by)))
