"""Files kept with a case as they came: added, listed, read; never changed."""

from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.approvals import Attachment
from cases.records.ids import AttachmentId, CaseId
from cases.records.officers import Part
from cases.refusals import Reason, Refusal
from cases.services.assignment import HANDLES, require_place
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.attachments import AttachmentRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk

#: Larger files, as recordings, stay where they are; their hash is recorded elsewhere.
LIMIT = 20 * 1024 * 1024
_TYPES = {
    b"%PDF-": "application/pdf",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
}


class AttachmentService:
    """What an officer does with files of a case."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def add(
        self,
        case_id: CaseId,
        name: str,
        content: bytes,
        *,
        part: Part = Part.INVESTIGATION,
    ) -> AttachmentId:
        """Keep a file with the case, byte for byte; what it is is read off its first bytes.

        Raises:
            Refusal: it has no name, is empty or larger than the station keeps.
        """
        with self.desk.act("attachments.add", case_id, name=name.strip()) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            return keep(deed, self.desk, case_id, name, content, part=part)

    def read(self, attachment_id: AttachmentId) -> bytes:
        """Return the bytes of a file, as they were added; that it was read is recorded.

        Raises:
            Refusal: there is none the officer may see, or its bytes are not what was added.
        """
        with self.desk.reading() as session:
            case_id = session.scalar(
                select(AttachmentRow.case_id).where(AttachmentRow.id == attachment_id)
            )
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        # Issuing a paper asks the approvals, which list attachments.
        from cases.services.documents.finding import readable

        with self.desk.looking(CaseId(case_id), "attachment") as session:
            row = session.get(AttachmentRow, attachment_id)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            readable(session, self.desk, row.case_id)
            if sha256(row.content).hexdigest() != row.sha256:
                raise Refusal(Reason.DATABASE_DAMAGED)
            return row.content

    def of_case(self, case_id: CaseId) -> tuple[Attachment, ...]:
        """Return the files of a case the officer may see, the newest first."""
        with self.desk.reading() as session:
            names = officer_names(session)
            rows = session.scalars(
                select(AttachmentRow)
                .where(AttachmentRow.case_id == case_id)
                .order_by(AttachmentRow.id.desc())
            )
            return tuple(attachment(row, names) for row in rows)


def keep(
    deed: "Deed",
    desk: "Desk",
    case_id: int,
    name: str,
    content: bytes,
    *,
    part: Part = Part.INVESTIGATION,
) -> AttachmentId:
    """Keep a file with the case inside another act.

    Raises:
        Refusal: it has no name, is empty or larger than the station keeps.
    """
    if not name.strip():
        raise Refusal(Reason.FIELD_MISSING, field="name")
    if not content or len(content) > LIMIT:
        raise Refusal(Reason.FILE_TOO_LARGE, name=name.strip(), limit=LIMIT // 1024 // 1024)
    row = AttachmentRow(
        case_id=case_id,
        part=part.value,
        name=name.strip(),
        media_type=media_type(content),
        size=len(content),
        content=content,
        sha256=sha256(content).hexdigest(),
        added_by=desk.officer.id,
        added_at=desk.now(),
    )
    deed.session.add(row)
    deed.session.flush()
    deed.note(attachment=row.id, sha256=row.sha256, size=row.size)
    return AttachmentId(row.id)


def attachment(row: AttachmentRow, names: dict[int, str]) -> Attachment:
    """Return what is shown of a file."""
    return Attachment(
        AttachmentId(row.id),
        CaseId(row.case_id),
        Part(row.part),
        row.name,
        row.media_type,
        row.size,
        row.sha256,
        names.get(row.added_by, ""),
        row.added_at,
    )


def attachments_of(
    session: StoreSession, ids: list[int], names: dict[int, str]
) -> tuple[Attachment, ...]:
    """Return these files in their order, as far as the officer may see them."""
    rows = {
        row.id: row
        for row in session.scalars(select(AttachmentRow).where(AttachmentRow.id.in_(ids)))
    }
    return tuple(attachment(rows[one], names) for one in ids if one in rows)


def media_type(content: bytes) -> str:
    """Return what a file is by its first bytes, whatever its name says."""
    for head, known in _TYPES.items():
        if content.startswith(head):
            return known
    return "application/octet-stream"
