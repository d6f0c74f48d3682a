"""Files of a case on their way in and out: chosen on the disk, kept, saved again."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from cases.records.approvals import Attachment
from cases.records.copies import CopyKind, CopyWay, Leaving
from cases.records.ids import AttachmentId, CaseId
from cases.refusals import Reason, Refusal
from ui.kit.i18n import _
from ui.kit.messages import messages
from ui.preview.leaving import marked
from ui.preview.printing import save

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


def choose(parent: QWidget) -> Path | None:
    """Ask for a file to keep with the case."""
    kinds = _("扫描件和图片 (*.pdf *.png *.jpg *.jpeg *.tif *.tiff);;所有文件 (*)")
    name, _kind = QFileDialog.getOpenFileName(parent, _("添加附件"), "", kinds)
    return Path(name) if name else None


def keep(desk: "Desk", case_id: CaseId, path: Path) -> AttachmentId:
    """Read a file and keep it with the case; runs off the window's thread."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refusal(Reason.FILE_UNREADABLE, name=path.name) from error
    return desk.attachments.add(case_id, path.name, content)


class Saver(QWidget):
    """Saves a file of the case where the officer wants it."""

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._desk, self._jobs = desk, jobs

    def save(self, file: Attachment) -> None:
        """Ask for a place and write the bytes there, unchanged."""
        name, _kind = QFileDialog.getSaveFileName(self.window(), _("保存附件"), file.name)
        if name:
            work = partial(self._write, file, Path(name))
            self._jobs.run(self, work, self._written)

    def _write(self, file: Attachment, path: Path) -> Path:
        content = self._desk.attachments.read(file.id)
        leaving = Leaving(
            kind=CopyKind.ATTACHMENT,
            way=CopyWay.FILE,
            title=file.name,
            case_id=file.case_id,
            part=file.part,
        )
        try:
            return save(path, marked(self._desk, content, leaving))()
        except OSError as error:
            raise Refusal(Reason.FILE_UNWRITABLE, name=path.name) from error

    def _written(self, path: Path) -> None:
        messages().told(self.window(), _("已保存"), str(path))
