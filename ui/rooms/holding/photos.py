"""Photographs of a thing held: small ones in the pane, opened large in the window."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from cases.records.holding import Photo
from ui.kit.buttons import Button
from ui.kit.flow import FlowRow
from ui.kit.i18n import _
from ui.kit.layout import column, label, row
from ui.kit.tips import as_tip

_SMALL = QSize(88, 66)


class PhotoStrip(FlowRow):
    """The photographs, small; a click opens one large."""

    def __init__(self, photos: Sequence[Photo], parent: QWidget | None = None) -> None:
        super().__init__(spacing=6, parent=parent)
        self.buttons: list[QPushButton] = []
        for place, photo in enumerate(photos):
            button = QPushButton()
            button.setFixedSize(_SMALL + QSize(8, 8))
            picture = _picture(photo)
            if picture.isNull():
                button.setText(_("无法预览"))
            else:
                button.setIcon(QIcon(picture))
                button.setIconSize(_SMALL)
            button.setToolTip(as_tip(photo.name))
            button.setAccessibleName(_("照片 {name}").format(name=photo.name))
            button.clicked.connect(lambda _checked=False, at=place: self._open(photos, at))
            self.buttons.append(button)
            self.add(button)

    def _open(self, photos: Sequence[Photo], place: int) -> None:
        PhotoDialog(photos, place, self).open()


class PhotoDialog(QDialog):
    """One photograph as large as the window lets it be; the others by the arrows."""

    def __init__(self, photos: Sequence[Photo], place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._photos, self._place = tuple(photos), place
        self._picture = QPixmap()
        self.shown = QLabel()
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._name, self._count = label(""), label("", "muted")
        self.back, self.next = Button(_("上一张"), "left"), Button(_("下一张"), "right")
        self.back.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(lambda: self._go(1))
        close = Button(_("关闭"))
        close.clicked.connect(self.accept)
        foot = row(self._name, self._count, None, self.back, self.next, close, spacing=8)
        whole = column(self.shown, foot, spacing=8, margins=12)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        window = parent.window().size()
        self.resize(window.width() * 3 // 4, window.height() * 3 // 4)
        self._go(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _go(self, step: int) -> None:
        self._place += step
        photo = self._photos[self._place]
        self._picture = _picture(photo)
        self.setWindowTitle(photo.name)
        self._name.setText(photo.name)
        self._count.setText(f"{self._place + 1} / {len(self._photos)}")
        self.back.setEnabled(self._place > 0)
        self.next.setEnabled(self._place + 1 < len(self._photos))
        self._fit()

    def _fit(self) -> None:
        if self._picture.isNull():
            self.shown.setText(_("这种格式不能在窗口中预览，原件已随案保存。"))
            return
        self.shown.setPixmap(
            self._picture.scaled(
                self.shown.size(),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )


def _picture(photo: Photo) -> QPixmap:
    picture = QPixmap()
    picture.loadFromData(photo.content)
    return picture
