"""One copy of a package handed out: stamped, numbered, printed or written."""

from pathlib import Path
from typing import TYPE_CHECKING

from cases.records.copies import CopyKind, CopyWay, Leaving, Purpose
from cases.records.disclosure import Showing
from reports.packages import stamped
from ui.preview.leaving import Marked, marked
from ui.preview.printing import save

if TYPE_CHECKING:
    from cases.services.desk import Desk


def shared(desk: "Desk", package: int, receiver: str, way: CopyWay) -> Marked:
    """Hand one copy of a package out: stamped on every page, under a number of the register."""
    share = desk.disclosure.share(package, receiver)
    meeting = share.showing is Showing.MEETING
    leaving = Leaving(
        kind=CopyKind.PACKAGE,
        way=way,
        title=share.title,
        case_id=share.case_id,
        receiver=receiver,
        purpose=Purpose.MEETING if meeting else Purpose.INSPECTION,
    )
    return marked(desk, stamped(share.pdf, share.showing, share.n), leaving)


def saved(desk: "Desk", package: int, receiver: str, path: Path) -> Path:
    """Write one copy of a package as a PDF; return where it is."""
    return save(path, shared(desk, package, receiver, CopyWay.PDF))()
