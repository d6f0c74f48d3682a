"""Photographs brought in and sheets handed out: the work behind the tab of exhibits."""

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from cases.records.copies import CopyKind, CopyWay, Leaving
from cases.records.progress import Progress
from cases.refusals import Reason, Refusal
from cases.services.attachments import LIMIT
from leads.exhibits.records import Exhibit, ExhibitId, Printed
from leads.services.exhibits import ExhibitService
from ui.preview.leaving import Marked, marked
from ui.preview.printing import save

if TYPE_CHECKING:
    from cases.services.desk import Desk


def keep_photos(
    desk: "Desk", exhibit: ExhibitId, paths: list[Path]
) -> Generator[Progress, None, int]:
    """Keep photographs one after the other; one too large is not even read."""
    for done, path in enumerate(paths):
        yield Progress(done, len(paths))
        try:
            if path.stat().st_size > LIMIT:
                raise Refusal(Reason.FILE_TOO_LARGE, name=path.name, limit=LIMIT // 1024 // 1024)
            content = path.read_bytes()
        except OSError as error:
            raise Refusal(Reason.PHOTO_UNREADABLE, name=path.name) from error
        ExhibitService(desk).add_photo(exhibit, path.name, content)
    return len(paths)


def made_for(desk: "Desk", exhibit: Exhibit, receiver: str, way: CopyWay) -> Marked:
    """Return a sheet made for somebody, as it leaves; that it was made is recorded."""
    from reports.exhibits import exhibit_sheet

    made = ExhibitService(desk).print_sheet(exhibit.id, receiver, exhibit_sheet)
    return marked(desk, made, _leaving(exhibit, receiver, way))


def saved_for(desk: "Desk", exhibit: Exhibit, receiver: str, path: Path) -> Path:
    """Save a sheet made for somebody as a file."""
    return save(path, made_for(desk, exhibit, receiver, CopyWay.PDF))()


def saved_again(desk: "Desk", exhibit: Exhibit, sheet: Printed, path: Path) -> Path:
    """Save the sheet as it was; that it leaves once more is a copy of its own."""
    made = ExhibitService(desk).printed_sheet(sheet.attachment_id)
    return save(path, marked(desk, made, _leaving(exhibit, sheet.receiver)))()


def _leaving(exhibit: Exhibit, receiver: str, way: CopyWay = CopyWay.PDF) -> Leaving:
    return Leaving(
        kind=CopyKind.SHEET,
        way=way,
        title=f"物证 {exhibit.n} 登记表",
        case_id=exhibit.case_id,
        receiver=receiver,
    )
