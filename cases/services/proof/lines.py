"""Entries of the journal as lines: names, numbers, on what basis, and marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from cases.looks.marks import Found, Look, marks, shipped
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.proof import JournalLine, OpenGrant
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, GrantRow, TeamRow
from cases.store.rows.outsiders import FavourRow, InquiryRow
from cases.store.rows.practice import PetitionRow, ReceptionRow
from cases.store.rows.unit import OfficerRoleRow, OfficerRow

#: True of a look by which a search opened a case; what was typed is not read.
SEARCHED = "(act='case.read' AND json_type(entry, '$.values.searched') IS NOT NULL)"
#: The columns of an entry that a line is made of; nothing else of it leaves the store.
COLUMNS = (
    "seq, at, officer_id, case_id, act,"
    " CASE WHEN act IN ('case.read', 'case.refused') THEN json_extract(entry, '$.values.what') END,"
    f" {SEARCHED}"
)
LOOK, REFUSED = "case.read", "case.refused"
#: Acts whose officer is protected: the discipline officer alone reads who it was.
PROTECTED = "favour."
_GRANT = "grant"
#: Row ids a statement is asked about at once.
_MANY = 500


@dataclass(frozen=True, slots=True)
class _Stay:
    """A place in a case or leave to look at it, from when until when."""

    basis: str
    begin: datetime
    end: datetime | None

    def holds(self, at: datetime) -> bool:
        return self.begin <= at and (self.end is None or at < self.end)


def stamp(moment: datetime) -> str:
    """Return a moment as entries hold it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def lines_of(
    session: StoreSession,
    raw: Any,
    entries: Sequence[tuple[Any, ...]],
    *,
    names_all: bool = False,
    inspects: bool = False,
) -> tuple[JournalLine, ...]:
    """Return entries as lines; the session says of which cases something may be told.

    Args:
        session: Whose guard decides.
        raw: Its driver connection.
        entries: The entries, as `COLUMNS` says.
        names_all: Names the officer of protected acts too.
        inspects: The reader sees favours, so that they mark looks.
    """
    cases = {row[3] for row in entries if row[3] is not None}
    numbers = _numbers(session, cases)
    stays = _stays(session, cases)
    names = {
        row.id: (row.name, row.number)
        for row in session.execute(select(OfficerRow.id, OfficerRow.name, OfficerRow.number))
    }
    roles = _roles(session, {row[2] for row in entries})
    found = _marks(session, raw, entries, inspects=inspects)
    return tuple(
        JournalLine(
            seq,
            datetime.fromisoformat(at),
            *names.get(None if act.startswith(PROTECTED) and not names_all else officer, ("", "")),
            act,
            None if case is None else CaseId(case),
            numbers.get(case, ""),
            what or "",
            _basis(stays, officer, case, datetime.fromisoformat(at)),
            found.get(seq, ()),
            bool(searched),
            frozenset() if act.startswith(PROTECTED) else roles.get(officer, frozenset()),
        )
        for seq, at, officer, case, act, what, searched in entries
    )


def _roles(session: StoreSession, officers: set[int | None]) -> dict[int | None, frozenset[Role]]:
    """Return what officers are today."""
    found: dict[int | None, set[Role]] = {}
    rows = session.execute(
        select(OfficerRoleRow.officer_id, OfficerRoleRow.role).where(
            OfficerRoleRow.officer_id.in_([one for one in officers if one is not None])
        )
    )
    for officer, role in rows:
        found.setdefault(officer, set()).add(Role(role))
    return {officer: frozenset(held) for officer, held in found.items()}


def grants_of(session: StoreSession, now: datetime) -> tuple[OpenGrant, ...]:
    """Return the leave that still runs, as far as the session sees it."""
    rows = session.scalars(
        select(GrantRow).where(GrantRow.until_at > now).order_by(GrantRow.until_at)
    ).all()
    numbers = _numbers(session, {row.case_id for row in rows})
    names = {row.id: row.name for row in session.execute(select(OfficerRow.id, OfficerRow.name))}
    return tuple(
        OpenGrant(
            CaseId(row.case_id),
            numbers.get(row.case_id, ""),
            names.get(row.officer_id, ""),
            row.part,
            row.reason,
            names.get(row.given_by, ""),
            row.given_at,
            row.until_at,
        )
        for row in rows
    )


def _marks(
    session: StoreSession, raw: Any, entries: Sequence[tuple[Any, ...]], *, inspects: bool
) -> Mapping[int, tuple[Found, ...]]:
    """Mark looks; how many he saw before counts whatever was filtered away."""
    listed = [row for row in entries if row[4] == LOOK and row[2] is not None]
    if not listed:
        return {}
    rules = shipped()
    begin = datetime.fromisoformat(min(row[1] for row in listed)) - rules.longest
    around = raw.execute(
        f"SELECT seq, at, officer_id, case_id, {SEARCHED} FROM main.journal"  # noqa: S608 - ours
        " INDEXED BY ix_journal_at WHERE at BETWEEN ? AND ? AND act=? AND case_id IS NOT NULL",
        (stamp(begin), max(row[1] for row in listed), LOOK),
    ).fetchall()
    officers = {row[2] for row in listed}
    around = [row for row in around if row[2] in officers]
    cases = {row[3] for row in around}
    stays, asked = _stays(session, cases), _asked(session, cases, favours=inspects)
    looks = []
    for seq, at, officer, case, searched in around:
        moment = datetime.fromisoformat(at)
        belongs = bool(_basis(stays, officer, case, moment))
        about = tuple(asked.get(case, ()))
        looks.append(Look(seq, moment, officer, case, belongs, about, bool(searched)))
    wanted = {row[0] for row in listed}
    return {seq: given for seq, given in marks(looks, rules).items() if seq in wanted}


def _basis(
    stays: Mapping[tuple[int, int], Sequence[_Stay]],
    officer: int | None,
    case: int | None,
    at: datetime,
) -> str:
    if officer is None or case is None:
        return ""
    return next((one.basis for one in stays.get((officer, case), ()) if one.holds(at)), "")


def _stays(session: StoreSession, cases: set[int]) -> dict[tuple[int, int], list[_Stay]]:
    """Return who had which case when; the places go before the leave."""
    found: dict[tuple[int, int], list[_Stay]] = {}
    for some in _parts(cases):
        for one in session.scalars(select(TeamRow).where(TeamRow.case_id.in_(some))):
            # What is done in a transaction may be stamped a moment before its place begins.
            stay = _Stay(one.role, one.from_at - timedelta(seconds=1), one.until_at)
            found.setdefault((one.officer_id, one.case_id), []).append(stay)
    for some in _parts(cases):
        for leave in session.scalars(select(GrantRow).where(GrantRow.case_id.in_(some))):
            stay = _Stay(_GRANT, leave.given_at, leave.until_at)
            found.setdefault((leave.officer_id, leave.case_id), []).append(stay)
    return found


def _asked(session: StoreSession, cases: set[int], *, favours: bool) -> dict[int, list[datetime]]:
    """Return when somebody petitioned, called, asked or, for inspection, put in a word."""
    found: dict[int, list[datetime]] = {}
    by_number = {number: case for case, number in _numbers(session, cases).items()}
    for some in _parts(cases):
        for row in session.scalars(select(PetitionRow).where(PetitionRow.case_id.in_(some))):
            found.setdefault(row.case_id, []).append(row.entered_at)
        for asked in session.scalars(select(InquiryRow).where(InquiryRow.case_id.in_(some))):
            found.setdefault(asked.case_id, []).append(asked.asked_at)
    places = [(ReceptionRow.about, ReceptionRow.came_at)]
    if favours:
        places.append((FavourRow.about, FavourRow.at))
    for about, at in places:
        for said, moment in session.execute(select(about, at).where(about != "")):
            if said.strip() in by_number:
                found.setdefault(by_number[said.strip()], []).append(moment)
    return found


def _numbers(session: StoreSession, cases: set[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for some in _parts(cases):
        rows = session.execute(
            select(CaseRow.case_id, CaseRow.number).where(CaseRow.case_id.in_(some))
        )
        found.update({row.case_id: row.number for row in rows})
    return found


def _parts(ids: set[int]) -> list[list[int]]:
    ordered = sorted(ids)
    return [ordered[at : at + _MANY] for at in range(0, len(ordered), _MANY)]
