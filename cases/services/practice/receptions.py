"""Callers (接待): the officer first asked owns the matter until somebody has answered it."""

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cases.records.ids import OfficerId
from cases.records.receptions import Passing, Reception, ReceptionEntry, ReceptionKind, Way
from cases.refusals import Reason, Refusal
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.practice import ReceptionRow
from cases.store.rows.unit import OfficerRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


class ReceptionService:
    """An officer's own callers; nobody else reads them."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def receive(self, entry: ReceptionEntry) -> int:
        """Record a caller; from now on the matter is this officer's until it is answered.

        The journal holds that a caller was received, not who he was or what he said.
        """
        for name in ("visitor", "matter"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        if entry.came_at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="came_at")
        with self.desk.act("reception.receive", kind=entry.kind, way=entry.way) as deed:
            row = ReceptionRow(
                **asdict(entry),
                officer_id=self.desk.officer.id,
                received_by=self.desk.officer.id,
                passed=[],
            )
            deed.session.add(row)
            deed.session.flush()
            deed.note(reception=row.id)
            return row.id

    def answer(self, reception: int, answer: str) -> None:
        """Record what the caller was told in the end; the matter is closed."""
        if not answer.strip():
            raise Refusal(Reason.FIELD_MISSING, field="answer")
        with self.desk.act("reception.answer", reception=reception) as deed:
            row = _open(deed.session, reception)
            row.answer, row.answered_at = answer.strip(), self.desk.now()

    def pass_on(self, reception: int, to: OfficerId, why: str) -> None:
        """Pass a matter on to the officer it concerns, who owns it from then on.

        The caller need not come again: everything that was said goes with it.
        """
        if not why.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.reading() as session:
            # Only his own; beyond the guard below it would be anybody's.
            _open(session, reception)
        with self.desk.act("reception.pass_on", door=True, reception=reception, to=to) as deed:
            taker = deed.session.get(OfficerRow, to)
            if taker is None or taker.retired_at is not None or to == self.desk.officer.id:
                raise Refusal(Reason.NOT_FOUND)
            row = _open(deed.session, reception)
            step = {"from": row.officer_id, "to": to, "at": self.desk.now().isoformat()}
            row.passed = [*row.passed, step | {"why": why.strip()}]
            row.officer_id = to

    def mine(self, *, answered: bool = False) -> tuple[Reception, ...]:
        """Return this officer's callers, those to answer soonest first."""
        calendar, today = self.desk.calendar(), self.desk.today()
        with self.desk.reading() as session:
            query = select(ReceptionRow).order_by(ReceptionRow.answer_by, ReceptionRow.id)
            if not answered:
                query = query.where(ReceptionRow.answered_at.is_(None))
            names = officer_names(session)
            return tuple(
                _reception(row, names, calendar.working_days(today, row.answer_by))
                for row in session.scalars(query)
            )


def _open(session: StoreSession, reception: int) -> ReceptionRow:
    row = session.get(ReceptionRow, reception)
    if row is None or row.answered_at is not None:
        raise Refusal(Reason.NOT_FOUND)
    return row


def _reception(row: ReceptionRow, names: dict[int, str], left: int) -> Reception:
    entry = ReceptionEntry(
        kind=ReceptionKind(row.kind),
        way=Way(row.way),
        visitor=row.visitor,
        matter=row.matter,
        came_at=row.came_at,
        answer_by=row.answer_by,
        contact=row.contact,
        about=row.about,
    )
    return Reception(
        row.id,
        entry,
        OfficerId(row.officer_id),
        names.get(row.received_by, ""),
        tuple(_passing(step, names) for step in row.passed),
        row.answer,
        row.answered_at,
        left,
    )


def _passing(step: dict[str, Any], names: dict[int, str]) -> Passing:
    return Passing(
        names.get(step["from"], ""),
        names.get(step["to"], ""),
        datetime.fromisoformat(step["at"]),
        step["why"],
    )
