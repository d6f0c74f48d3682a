"""The inspector reads the journal: for a reason, which is in the journal itself."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cases.records.ids import OfficerId
from cases.records.officers import Role
from cases.records.proof import JournalFilter, JournalPage, OpenGrant
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.entries import record_case
from cases.services.proof.lines import COLUMNS, PROTECTED, SEARCHED, grants_of, lines_of, stamp
from cases.store.engine import driver
from cases.store.rows.cases import CaseRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Who reads the journal of the whole station, without the content of any case.
INSPECTS = (Role.INSPECTOR, Role.DISCIPLINE)
#: Entries listed at once; older ones are asked for by an earlier day.
MOST = 2000


class Inspecting:
    """Reading across cases: who did what, never what stands in a case."""

    desk: "Desk"

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def inspect(self, wanted: JournalFilter, reason: str) -> JournalPage:
        """Return the entries that fit, newest first, with unusual looks marked.

        Of an entry the officer, the moment, the act and the number of the case are shown, of a
        look also at what; no other value. Why it was read is entered in the journal, and in that
        of the case when one is named.

        Raises:
            Refusal: not an inspector or discipline officer, or no reason is given.
        """
        self.desk.require(*INSPECTS)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        number = wanted.case_number.strip()
        with self.desk.act(
            "journal.inspect",
            door=True,
            reason=reason.strip(),
            first=wanted.first,
            last=wanted.last,
            officer=wanted.officer_id,
            number=number,
            acts=wanted.act,
        ) as deed:
            if wanted.only_searched:
                deed.note(only_searched=True)
            session, raw = deed.session, driver(deed.session)
            case = session.scalar(select(CaseRow.case_id).where(CaseRow.number == number))
            if number and case is None:
                return JournalPage((), more=False)
            # Who recorded a favour is told to the discipline officer alone, by no filter either.
            names_all = self.desk.officer.holds(Role.DISCIPLINE)
            entries = _entries(raw, wanted, case if number else None, names_all=names_all)
            lines = lines_of(session, raw, entries[:MOST], names_all=names_all, inspects=True)
            if number and case is not None:
                moment, me = self.desk.now(), self.desk.officer.id
                record_case(
                    session, moment, me, "journal.inspect_case", case, reason=reason.strip()
                )
        if wanted.only_marked:
            lines = tuple(line for line in lines if line.marks)
        return JournalPage(lines, more=len(entries) > MOST)

    def open_grants(self, reason: str) -> tuple[OpenGrant, ...]:
        """Return all leave that still runs at the station; why it was read is entered.

        Raises:
            Refusal: not an inspector or discipline officer, or no reason is given.
        """
        self.desk.require(*INSPECTS)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("journal.grants", door=True, reason=reason.strip()) as deed:
            return grants_of(deed.session, self.desk.now())


def _entries(
    raw: Any, wanted: JournalFilter, case: int | None, *, names_all: bool
) -> list[tuple[Any, ...]]:
    terms = ["at>=?", "at<?"]
    given: list[Any] = [stamp(at(wanted.first)), stamp(at(wanted.last + timedelta(days=1)))]
    if wanted.officer_id is not None:
        terms.append("officer_id=?")
        given.append(OfficerId(wanted.officer_id))
        if not names_all:
            terms.append("substr(act, 1, ?)<>?")
            given += [len(PROTECTED), PROTECTED]
    if case is not None:
        terms.append("case_id=?")
        given.append(case)
    if wanted.act:
        terms.append("substr(act, 1, ?)=?")
        given += [len(wanted.act), wanted.act]
    if wanted.only_searched:
        terms.append(SEARCHED)
    query = f"SELECT {COLUMNS} FROM main.journal WHERE {' AND '.join(terms)}"  # noqa: S608 - ours
    rows: list[tuple[Any, ...]] = raw.execute(
        f"{query} ORDER BY seq DESC LIMIT ?", (*given, MOST + 1)
    ).fetchall()
    return rows
