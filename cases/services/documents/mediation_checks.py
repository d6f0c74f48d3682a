"""Checks of mediation papers that need the mediation itself: its days, sessions and parties.

Codes are those of the case review. What a paper says of itself is checked by the press.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.mediation.kinds import Capacity, SessionState
from cases.mediation.terms import notice_days
from cases.papers.forms import Acceptance, Agreement, MediationNotice, Paper, Termination
from cases.papers.press import Fault, Level, Press
from cases.records.times import day_of
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow
from cases.store.rows.mediation import (
    MediationRow,
    MediationSideRow,
    SessionMediationRow,
    SessionRow,
)
from cases.store.rows.papers import DocumentRow

if TYPE_CHECKING:
    from datetime import date

    from cases.services.desk import Desk

_HELD = (SessionState.OPEN, SessionState.HELD)


def mediation_faults(
    session: StoreSession, desk: "Desk", row: DocumentRow, paper: Paper
) -> Iterator[Fault]:
    """Return what a paper says that its mediation does not bear out."""
    mediation = session.get(MediationRow, row.mediation_id) if row.mediation_id else None
    if mediation is None:
        return
    match paper:
        case Termination():
            yield from _start(mediation, paper)
            yield from _late(mediation, paper.ended_on, "ended_on")
            yield from _served(session, desk.press, mediation, paper)
        case Agreement():
            yield from _late(mediation, paper.mediated_on, "mediated_on")
            yield from _on_a_session(session, mediation, paper)
            yield from _served(session, desk.press, mediation, paper)
        case Acceptance():
            yield from _start(mediation, paper)
        case MediationNotice():
            yield from _notice(session, desk, row, mediation, paper)
        case _:
            pass


def _start(mediation: MediationRow, paper: Termination | Acceptance) -> Iterator[Fault]:
    """The ten days run from the event that art. 90 names, on the day it was counted from."""
    if mediation.started_on is None:
        return
    if paper.started_on != mediation.started_on:
        detail = f"调解开始日期与登记的不一致（{mediation.started_on}）"
        yield Fault("K83", Level.BLOCK, "started_on", detail)
    known = mediation.start_event
    if paper.started_on and known and paper.start_event != known:
        yield Fault("K83", Level.BLOCK, "start_event", "开始事由与登记的不一致")


def _late(mediation: MediationRow, day: "date | None", field: str) -> Iterator[Fault]:
    """Say that the paper comes after the tenth working day.

    It still has to be issued, for no article ends a mediation without it: blocking a late paper
    would keep the parties from court. So it is a warning, and the clock stays overdue.
    """
    if day is not None and mediation.due_on is not None and day > mediation.due_on:
        detail = f"已过第十个工作日（{mediation.due_on}），仍应签发，并查明逾期原因"
        yield Fault("K94", Level.WARN, field, detail)


def _on_a_session(
    session: StoreSession, mediation: MediationRow, paper: Agreement
) -> Iterator[Fault]:
    """The agreement is made on the spot: its day is the day of a session that was held."""
    held = session.scalars(
        select(SessionRow.starts_at)
        .join(SessionMediationRow, SessionMediationRow.session_id == SessionRow.id)
        .where(SessionMediationRow.mediation_id == mediation.id, SessionRow.state.in_(_HELD))
    )
    if paper.mediated_on is not None and paper.mediated_on not in set(map(day_of, held)):
        yield Fault("K90", Level.BLOCK, "mediated_on", "这一天没有开过调解会")


def _served(
    session: StoreSession, press: Press, mediation: MediationRow, paper: Paper
) -> Iterator[Fault]:
    """Every party of the mediation gets a copy (art. 93)."""
    names = session.scalars(
        select(PartyRow.name)
        .join(MediationSideRow, MediationSideRow.party_id == PartyRow.id)
        .where(
            MediationSideRow.mediation_id == mediation.id,
            MediationSideRow.capacity == Capacity.PARTY,
        )
    )
    reached = {one.name for one in press.recipients(paper)}
    missing = [name for name in names if name not in reached]
    if missing:
        detail = f"没有列入送达对象：{'、'.join(missing)}"
        yield Fault("K96", Level.BLOCK, "parties", detail)


def _notice(
    session: StoreSession,
    desk: "Desk",
    row: DocumentRow,
    mediation: MediationRow,
    paper: MediationNotice,
) -> Iterator[Fault]:
    """A notice can still be served in time, tells the session as booked, and why it is closed."""
    booked = session.get(SessionRow, row.session_id) if row.session_id else None
    if booked is not None and paper.session_at not in {None, booked.starts_at}:
        yield Fault("K84", Level.BLOCK, "session_at", "调解时间与排期不一致")
    if paper.session_at is not None and row.issued_at is None:
        last = notice_days(day_of(paper.session_at), desk.calendar()).lenient
        if desk.today() > last:
            detail = f"已过最迟通知日（{last}），不能在三日前通知，应当改期"
            yield Fault("K84", Level.BLOCK, "session_at", detail)
    if paper.is_public is False and not mediation.closed_request:
        yield Fault("K87", Level.WARN, "is_public", "没有当事人申请不公开的记录")
