"""A button that opens one of the photographs of the case's exhibits."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QMenu

from leads.exhibits.records import CaseExhibits
from leads.services.exhibits import ExhibitService
from ui.kit.buttons import Button
from ui.kit.i18n import _

if TYPE_CHECKING:
    from cases.records.ids import AttachmentId
    from ui.rooms.leads.candidates.feed import Feed


class ExhibitPhotos(Button):
    """The button; its menu names exhibit and photograph.

    Signals:
        opened: with the photograph chosen, as an image.
    """

    opened = Signal(QImage)

    def __init__(self, feed: "Feed") -> None:
        super().__init__(_("物证照片"), "camera")
        self._feed = feed
        self._service = ExhibitService(feed.desk)
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        case_id = self._feed.case_id
        if case_id is not None:
            self._feed.jobs.run(self, partial(self._service.of_case, case_id), self._offer)

    def _offer(self, found: CaseExhibits) -> None:
        menu = QMenu(self)
        for one in found.exhibits:
            for photo in one.photos:
                image = QImage.fromData(QByteArray(photo.thumbnail))
                words = _("物证 {n} {name}：{photo}").format(
                    n=one.n, name=one.name, photo=photo.caption or photo.name
                )
                act = partial(self._read, photo.attachment_id)
                menu.addAction(QIcon(QPixmap.fromImage(image)), words, act)
        if menu.isEmpty():
            menu.addAction(_("本案物证还没有照片")).setEnabled(False)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _read(self, photo: "AttachmentId") -> None:
        self._feed.jobs.run(self, partial(self._service.picture, photo), self._show)

    def _show(self, content: bytes) -> None:
        self.opened.emit(QImage.fromData(QByteArray(content)))
