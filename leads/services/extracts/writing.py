"""An extract written into the store, inside the act that brings it in."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert

from cases.records.ids import CaseId
from cases.store.rows.extracts import ExtractBlockRow, ExtractRow
from leads.registers.fields import Field
from leads.registers.records import ExtractEntry, ExtractFile, ExtractId, ExtractResult
from leads.services.extracts.packing import Packer

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk


def write(
    deed: "Deed",
    desk: "Desk",
    case_id: CaseId,
    entry: ExtractEntry,
    file: ExtractFile,
    mapping: Mapping[int, Field],
    packer: Packer,
    sha256: str,
    approval: int,
    days: int,
) -> ExtractResult:
    """Write head and blocks, note them in the journal, and return what came of it."""
    assert entry.as_of is not None, "an extract without a day has been refused"
    unread = sorted(
        ((held, words, count) for (held, words), count in packer.reader.unread.items()),
        key=lambda one: (-one[2], one[0], one[1]),
    )
    row = ExtractRow(
        case_id=case_id,
        kind=entry.kind.value,
        source=entry.source.strip(),
        as_of=entry.as_of,
        legal_basis=entry.legal_basis.strip(),
        purpose=entry.purpose.strip(),
        file_name=Path(file.path).name,
        sha256=sha256,
        mapping={str(index): held.value for index, held in sorted(mapping.items())},
        rows=packer.rows,
        doubles=packer.doubles,
        refused=packer.refused_rows,
        unread=[[held.value, words, count] for held, words, count in unread],
        approval_id=approval,
        imported_at=desk.now(),
        imported_by=desk.officer.id,
        until_on=desk.today() + timedelta(days=days),
    )
    deed.session.add(row)
    deed.session.flush()
    for n, block in enumerate(packer.blocks):
        deed.session.execute(
            insert(ExtractBlockRow).values(
                case_id=case_id,
                extract_id=row.id,
                n=n,
                rows=block.rows,
                columns=block.columns,
                content=block.content,
            )
        )
    deed.note(
        extract=row.id,
        extract_kind=entry.kind,
        extract_source=row.source,
        as_of=row.as_of,
        legal_basis=row.legal_basis,
        purpose=row.purpose,
        file=row.file_name,
        sha256=sha256,
        came_in=row.rows,
        doubles=row.doubles,
        refused=row.refused,
        until=row.until_on,
    )
    return ExtractResult(
        ExtractId(row.id),
        row.file_name,
        tuple(column.title for column in file.columns),
        packer.read_rows,
        row.rows,
        row.doubles,
        row.refused,
        row.until_on,
        tuple(packer.refused),
        tuple(unread),
    )
