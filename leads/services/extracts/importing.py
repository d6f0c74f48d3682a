"""Bringing an extract in: looked at, mapped, previewed, read, and written in one act.

What is read is packed at once and kept so; the store is written only when everything has been
read, so that the write lock is held for a moment and an import that is cancelled or killed has
left nothing.
"""

from collections.abc import Generator, Mapping
from itertools import islice
from pathlib import Path
from typing import Final

from cases.law.approvals import Approving, rule_of
from cases.records.ids import CaseId
from cases.records.ledger import MappedFile, Preview, PreviewRow, RowState
from cases.records.progress import Progress
from cases.refusals import Reason, Refusal
from cases.services import tablefile
from cases.services.approvals.gate import is_approved, spend
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.guessing import HEADER_WITHIN, chosen, fingerprint
from cases.services.ledger import cells as read_cells
from cases.services.ledger import mapped
from cases.services.ledger.collector import without_collector
from cases.services.ledger.service import remember
from cases.store.rows.unit import SettingRow
from leads.registers.fields import REQUIRED, ExtractKind, Field
from leads.registers.records import ExtractEntry, ExtractFile, ExtractResult
from leads.registers.rows import Reader
from leads.services.extracts.guides import guide_of
from leads.services.extracts.packing import Packer, text_rows
from leads.services.extracts.rows import AtExtracts
from leads.services.extracts.writing import write

#: Lines from which columns are guessed.
_LOOKED_AT: Final = 60
_REMEMBERED: Final = "extract.mapping."

#: What an approval of each kind is asked for, as it stands on its paper.
SUBJECTS: Final[Mapping[ExtractKind, str]] = {
    ExtractKind.VEHICLES: "机动车登记信息",
    ExtractKind.POLICIES: "机动车保险信息",
    ExtractKind.ADDRESSES: "地址、住户信息",
}


class Importing(AtExtracts):
    """Bringing extracts in."""

    def inspect(
        self, case_id: CaseId, path: Path, kind: ExtractKind, sheet: str | None = None
    ) -> ExtractFile:
        """Open a file and guess what its columns hold, or remember it.

        Raises:
            Refusal: it is no table, nothing in it looks like a header, or the officer does not
                investigate the case.
        """
        self._investigates(case_id)
        table = tablefile.open_table(path, sheet)
        lines = table.first(_LOOKED_AT + HEADER_WITHIN)
        guide = guide_of(kind)
        place = guide.find_header(lines)
        if place is None:
            raise Refusal(Reason.EXTRACT_HEADER_MISSING, name=path.name)
        line, header = lines[place]
        titles = tuple(read_cells.text(cell) for cell in header)
        guessed = guide.guess(titles, [row for _, row in lines[place + 1 :]])
        with self.desk.reading() as session:
            kept = session.get(SettingRow, f"{_REMEMBERED}{kind}.{fingerprint(titles)}")
            if kept is not None:
                guessed = chosen(
                    guessed, {int(index): Field(name) for index, name in kept.value.items()}
                )
        return MappedFile(
            str(path),
            table.sheets,
            table.sheet,
            table.encoding,
            line,
            guessed,
            remembered=kept is not None,
        )

    def preview(
        self,
        case_id: CaseId,
        file: ExtractFile,
        mapping: Mapping[int, Field],
        kind: ExtractKind,
        limit: int = 50,
    ) -> Preview:
        """Show what would become of the first rows under the mapping."""
        self._investigates(case_id)
        lines = list(islice(mapped.rows_of(file)[1], limit))
        reader = Reader(kind, mapping)
        rows = text_rows(lines)
        columns = reader.read(rows)
        marks, seen = iter(columns.marks.tolist()), set[int]()
        shown = []
        for place, (line, _cells) in enumerate(lines):
            problems = columns.problems.get(place, ())
            state = RowState.REFUSED if problems else RowState.NEW
            if not problems and (mark := next(marks)) in seen:
                state = RowState.DOUBLE
            elif not problems:
                seen.add(mark)
            shown.append(PreviewRow(line, rows[place], state, problems))
        return Preview(tuple(shown), ())

    def bring_in(
        self,
        case_id: CaseId,
        file: ExtractFile,
        mapping: Mapping[int, Field],
        entry: ExtractEntry,
    ) -> Generator[Progress, None, ExtractResult]:
        """Bring in every row that can be read; cancelled, nothing has come in.

        Raises:
            Refusal: something is not said of it, the approval is missing, no row can come in.
        """
        _check(entry, mapping, self.desk.today())
        self._investigates(case_id)
        subject = SUBJECTS[entry.kind]
        needed = Approving.REGISTER_EXTRACT
        with self.desk.reading() as session:
            if not is_approved(session, self.desk, case_id, needed, subject):
                article = rule_of(needed).article
                raise Refusal(Reason.APPROVAL_MISSING, article=article, approving=needed)
        days = int(self.desk.unit.policy("registers.extract_days").value)
        # The file is looked through before anything can be said about it.
        yield Progress(0, 0)
        sha256 = mapped.hash_of(file)
        packer = Packer(entry.kind, mapping)
        with without_collector():
            yield from packer.read(file)
        if not packer.rows:
            raise Refusal(Reason.EXTRACT_EMPTY, name=Path(file.path).name)
        with self.desk.act("extract.import", case_id) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            approval = spend(deed, self.desk, case_id, needed, subject, act="extract.import")
            under = f"{_REMEMBERED}{entry.kind}."
            remember(deed.session, mapped.titles_of(file), mapping, under)
            return write(
                deed, self.desk, case_id, entry, file, mapping, packer, sha256, approval, days
            )

    def is_approved(self, case_id: CaseId, kind: ExtractKind) -> bool:
        """Tell whether an extract of the kind could come in now; for the screen that offers it."""
        with self.desk.reading() as session:
            require_place(session, self.desk, case_id, INVESTIGATES)
            needed = Approving.REGISTER_EXTRACT
            return is_approved(session, self.desk, case_id, needed, SUBJECTS[kind])

    def _investigates(self, case_id: CaseId) -> None:
        with self.desk.reading() as session:
            require_place(session, self.desk, case_id, INVESTIGATES)


def _check(entry: ExtractEntry, mapping: Mapping[int, Field], today: object) -> None:
    for name in ("source", "legal_basis", "purpose"):
        if not getattr(entry, name).strip():
            raise Refusal(Reason.FIELD_MISSING, field=name)
    if entry.as_of is None:
        raise Refusal(Reason.FIELD_MISSING, field="as_of")
    if entry.as_of.isoformat() > str(today):
        raise Refusal(Reason.IN_THE_FUTURE, field="as_of")
    if REQUIRED[entry.kind] not in mapping.values():
        raise Refusal(Reason.FIELD_MISSING, field=REQUIRED[entry.kind])
