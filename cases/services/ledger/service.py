"""Bringing in the squad's ledger: looked at, mapped, previewed, brought in, taken back."""

from collections.abc import Generator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.ledger import (
    Field,
    Held,
    ImportId,
    ImportRecord,
    ImportResult,
    LedgerFile,
    MappedFile,
    Preview,
    PreviewRow,
    RowState,
)
from cases.records.officers import Role
from cases.records.progress import Progress
from cases.refusals import Reason, Refusal
from cases.services import tablefile
from cases.services.ledger import cells, columns, taking_back
from cases.services.ledger.batch import Order
from cases.services.ledger.bringing_in import bring_in, preparing
from cases.services.ledger.collector import without_collector
from cases.services.ledger.deciding import Decider, Fate
from cases.services.ledger.entries import EntryReader
from cases.services.ledger.ground import known
from cases.services.ledger.mapped import hash_of, rows_of, titles_of
from cases.store.engine import StoreSession
from cases.store.rows.ledger import ImportRow
from cases.store.rows.unit import OfficerRow, SettingRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Who keeps the squad's ledger. Others could learn from doubles which cases there are.
KEEPERS = (Role.SQUAD_LEADER, Role.ADMINISTRATOR)
#: Lines from which columns are guessed.
_LOOKED_AT = 60
_REMEMBERED = "ledger.mapping."


class LedgerService:
    """What the keeper of the ledger can do with it."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def inspect(self, path: Path, sheet: str | None = None) -> LedgerFile:
        """Open a file and guess what its columns hold, or remember it.

        Raises:
            Refusal: it is no table, or nothing in it looks like the header of a ledger.
        """
        self._desk.require(*KEEPERS)
        table = tablefile.open_table(path, sheet)
        lines = table.first(_LOOKED_AT + columns.HEADER_WITHIN)
        place = columns.find_header(lines)
        if place is None:
            raise Refusal(Reason.LEDGER_HEADER_MISSING, name=path.name)
        line, titles = lines[place][0], columns.titles_of(lines, place)
        guessed = columns.guess(titles, [row for _, row in lines[place + 1 :]])
        with self._desk.reading() as session:
            kept = session.get(SettingRow, _REMEMBERED + columns.fingerprint(titles))
            if kept is not None:
                guessed = columns.chosen(
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

    def preview(self, file: LedgerFile, mapping: Mapping[int, Field], limit: int = 50) -> Preview:
        """Show what would become of the first rows under the mapping."""
        self._desk.require(*KEEPERS)
        reader = EntryReader(titles_of(file), mapping, self._desk.today())
        lines = list(islice(rows_of(file)[1], limit))
        missing = () if Field.OCCURRED_AT in mapping.values() else (Field.OCCURRED_AT,)
        if not lines:
            return Preview((), missing)
        with self._desk.past_guard() as session:
            entries = reader.read([row for _, row in lines])
            fates = Decider(known(session)).decide(entries)
        return Preview(
            tuple(
                PreviewRow(
                    line,
                    tuple(map(cells.text, row)),
                    _state(fate, closed=entries.is_closed[index]),
                    tuple(entries.problems.get(index, ())),
                )
                for index, ((line, row), fate) in enumerate(zip(lines, fates, strict=True))
            ),
            missing,
        )

    def bring_in(
        self, file: LedgerFile, mapping: Mapping[int, Field]
    ) -> Generator[Progress, None, ImportResult]:
        """Bring in all rows that can be read, in one act; cancelled, nothing has come in."""
        self._desk.require(*KEEPERS)
        # The file is looked through before anything can be said about it.
        yield Progress(0, 0)
        order = Order(file, mapping, self._desk.today())
        with preparing(order) as prepared:
            sha256 = hash_of(file)
            with self._desk.wholesale(
                "ledger.import", file=Path(file.path).name, sha256=sha256
            ) as deed:
                remember(deed.session, titles_of(file), mapping)
                with without_collector():
                    result = yield from bring_in(self._desk, deed.session, order, sha256, prepared)
                deed.note(
                    import_id=result.import_id,
                    read=result.rows_read,
                    came_in=result.rows_in,
                    doubles=result.rows_double,
                    refused=len(result.refused),
                )
        return result

    def imports(self) -> tuple[ImportRecord, ...]:
        """Return all imports, the latest first."""
        self._desk.require(*KEEPERS)
        with self._desk.past_guard() as session:
            found = session.execute(
                select(ImportRow, OfficerRow.name)
                .join(OfficerRow, OfficerRow.id == ImportRow.imported_by)
                .order_by(ImportRow.id.desc())
            )
            return tuple(
                ImportRecord(
                    ImportId(row.id),
                    row.file_name,
                    row.imported_at,
                    name,
                    row.rows_read,
                    row.rows_in,
                    row.rows_double,
                    row.rows_refused,
                    row.taken_back_at,
                    can_be_taken_back=row.taken_back_at is None
                    and not taking_back.has_acts(session, row.id),
                )
                for row, name in found
            )

    def take_back(self, import_id: ImportId) -> Generator[Progress, None, int]:
        """Take a whole import out again; return how many cases went.

        Raises:
            Refusal: a case of it has an act, or it was taken back before.
        """
        self._desk.require(*KEEPERS)
        with self._desk.wholesale("ledger.take_back", import_id=import_id) as deed:
            count = yield from taking_back.take_back(deed.session, import_id, self._desk.now())
            deed.note(cases=count)
        return count


def remember(
    session: StoreSession,
    titles: tuple[str, ...],
    mapping: Mapping[int, Held],
    under: str = _REMEMBERED,
) -> None:
    """Keep the mapping for the next table of the kind with the same header."""
    session.merge(
        SettingRow(
            key=under + columns.fingerprint(titles),
            value={str(index): field.value for index, field in sorted(mapping.items())},
        )
    )


def _state(fate: Fate, *, closed: bool) -> RowState:
    match fate:
        case Fate.COMES_IN:
            return RowState.NEW_CLOSED if closed else RowState.NEW_OPEN
        case Fate.DOUBLE:
            return RowState.DOUBLE
        case Fate.REFUSED:
            return RowState.REFUSED
