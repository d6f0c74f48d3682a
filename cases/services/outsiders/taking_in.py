"""Inquiries of the counter taken in by whoever handles the case they fit."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from cases.answers.composing import is_owed
from cases.answers.kinds import Asker
from cases.answers.matching import Asked, Marks, fits
from cases.law.facts import FactKind
from cases.records.cases import CaseState
from cases.records.ids import PartyId
from cases.records.officers import Role, TeamRole
from cases.records.times import local
from cases.services.outsiders.known import known_of
from cases.services.recorded import record
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, PartyRow, TeamRow, VehicleRow
from cases.store.rows.outsiders import InquiryNoteRow, InquiryRow, InquirySettledRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk

#: An inquiry that nobody could take in for so long is the squad leader's alone.
KEPT = timedelta(days=90)
#: Who answers for a case.
PLACES = (TeamRole.LEAD, TeamRole.ASSIST)
#: States in which nothing more is done about a case here.
OVER = tuple(state.value for state in CaseState if state.is_over)


class TakingIn:
    """What comes in from the counter to those who handle a case."""

    desk: "Desk"

    def take_in(self) -> int:
        """Take in what fits this officer's open cases and nobody has yet; return how many."""
        if not self.desk.officer.holds(Role.INVESTIGATOR):
            return 0
        with self.desk.past_guard() as session:
            notes = [(row.id, asked_of(row)) for row in waiting_notes(session, self.desk)]
        if not notes:
            return 0
        with self.desk.reading() as session:
            mine = marks_of(session, _open_ones(self.desk.officer.id))
        taken = 0
        for note, asked in notes:
            case_id = next((one for one, marks in mine.items() if fits(asked, marks)), None)
            if case_id is not None:
                with self.desk.act("inquiry.take_in", case_id, door=True, note=note) as deed:
                    row = deed.session.get_one(InquiryNoteRow, note)
                    # Another window of the team may have been quicker.
                    if is_waiting(deed.session, note):
                        put_in(deed, self.desk, case_id, row)
                        taken += 1
        return taken


def put_in(deed: "Deed", desk: "Desk", case_id: int, note: InquiryNoteRow) -> None:
    """Put an inquiry of the counter into a case."""
    row = InquiryRow(
        case_id=case_id,
        note_id=note.id,
        asker=note.asker,
        way=note.way,
        asked_at=note.asked_at,
        name=note.name,
        relation=note.relation,
        contact=note.contact,
        identity=note.identity,
        question=note.question,
        said=note.said,
    )
    add_inquiry(deed, desk, row)


def add_inquiry(deed: "Deed", desk: "Desk", row: InquiryRow) -> int:
    """Add an inquiry to its case; one that the law wants answered starts its clock."""
    session = deed.session
    case = session.get_one(CaseRow, row.case_id)
    row.is_owed = is_owed(known_of(session, desk, case), Asker(row.asker))
    row.entered_at, row.entered_by = desk.now(), desk.officer.id
    session.add(row)
    session.flush()
    if row.is_owed:
        party = None if row.party_id is None else PartyId(row.party_id)
        kind, item = FactKind.FAMILY_ASKED, item_of(row.id)
        record(deed, desk, row.case_id, kind, row.asked_at, party_id=party, item=item)
    deed.note(inquiry=row.id, asker=row.asker, owed=row.is_owed)
    return row.id


def item_of(inquiry_id: int) -> str:
    """Return how clocks name an inquiry."""
    return f"询问{inquiry_id}"


def waiting_notes(session: StoreSession, desk: "Desk") -> Sequence[InquiryNoteRow]:
    """Return the notes that nobody has taken in or settled; the session is past the guard."""
    settled = select(InquirySettledRow.note_id)
    return session.scalars(
        select(InquiryNoteRow)
        .where(
            InquiryNoteRow.asked_at > desk.now() - KEPT,
            InquiryNoteRow.id.not_in(settled),
            InquiryNoteRow.id.not_in(_taken()),
        )
        .order_by(InquiryNoteRow.asked_at)
    ).all()


def is_waiting(session: StoreSession, note: int) -> bool:
    """Tell whether a note is still nobody's; the session is past the guard."""
    return session.scalar(_taken().where(InquiryRow.note_id == note).limit(1)) is None


def _taken() -> Select[int | None]:
    """Select the notes somebody has, or had and turned back; those are the squad leader's."""
    return select(InquiryRow.note_id).where(InquiryRow.note_id.is_not(None))


def asked_of(row: InquiryNoteRow) -> Asked:
    """Return what somebody said the case is."""
    return Asked(row.about, row.plate, row.somebody, local(row.asked_at).year)


def marks_of(session: StoreSession, cases: Select[int]) -> dict[int, Marks]:
    """Return what the cases are known by, as far as the session sees them."""
    heads = session.execute(
        select(CaseRow.case_id, CaseRow.number)
        .where(CaseRow.case_id.in_(cases))
        .order_by(CaseRow.case_id.desc())
    )
    numbers = {row.case_id: row.number for row in heads}
    plates, names = _plates(session, cases), _names(session, cases)
    return {
        case: Marks(number, plates.get(case, frozenset()), names.get(case, frozenset()))
        for case, number in numbers.items()
    }


def handled_by(officer: int) -> Select[int]:
    """Select the cases an officer leads or assists in."""
    return (
        select(TeamRow.case_id)
        .where(
            TeamRow.officer_id == officer,
            TeamRow.until_at.is_(None),
            TeamRow.role.in_([place.value for place in PLACES]),
        )
        .distinct()
    )


def _open_ones(officer: int) -> Select[int]:
    return select(CaseRow.case_id).where(
        CaseRow.case_id.in_(handled_by(officer)), CaseRow.state.not_in(OVER)
    )


def _plates(session: StoreSession, cases: Select[int]) -> dict[int, frozenset[str]]:
    return _gathered(
        session.execute(
            select(VehicleRow.case_id, VehicleRow.plate).where(
                VehicleRow.case_id.in_(cases), VehicleRow.removed_at.is_(None)
            )
        )
    )


def _names(session: StoreSession, cases: Select[int]) -> dict[int, frozenset[str]]:
    return _gathered(
        session.execute(
            select(PartyRow.case_id, PartyRow.name).where(
                PartyRow.case_id.in_(cases), PartyRow.removed_at.is_(None)
            )
        )
    )


def _gathered(pairs: Iterable[Any]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for case, text in pairs:
        found.setdefault(case, set()).add(text)
    return {case: frozenset(texts) for case, texts in found.items()}
