"""Everything in a case that goes over with it, as lines for a list that is printed and signed."""

from sqlalchemy import select

from cases.mediation.kinds import SessionState
from cases.records.hand_overs import HandedGroup, HandedKind
from cases.records.times import local
from cases.services.names import party_names
from cases.store.engine import StoreSession
from cases.store.rows.cases import DueRow
from cases.store.rows.holding import ThingRow
from cases.store.rows.mediation import SessionRow
from cases.store.rows.papers import DocumentRow
from cases.store.rows.practice import PromiseRow

#: Papers are Chinese, and so are these lines.
_STATES = {
    "draft": "草稿",
    "in_review": "送审中",
    "approved": "已审批",
    "issued": "已签发",
    "withdrawn": "作废",
}


def inventory(session: StoreSession, case_id: int) -> tuple[HandedGroup, ...]:
    """Return papers, clocks, sessions and promises of a case as it stands, none that is empty."""
    groups = (
        HandedGroup(HandedKind.PAPERS, _papers(session, case_id)),
        HandedGroup(HandedKind.CLOCKS, _clocks(session, case_id)),
        HandedGroup(HandedKind.SESSIONS, _sessions(session, case_id)),
        HandedGroup(HandedKind.HELD, _held(session, case_id)),
        HandedGroup(HandedKind.PROMISES, _promises(session, case_id)),
    )
    return tuple(group for group in groups if group.lines)


def _papers(session: StoreSession, case_id: int) -> tuple[str, ...]:
    rows = session.scalars(
        select(DocumentRow).where(DocumentRow.case_id == case_id).order_by(DocumentRow.id)
    )
    return tuple(
        " ".join(filter(None, (row.title, row.number, _STATES.get(row.state, "")))) for row in rows
    )


def _clocks(session: StoreSession, case_id: int) -> tuple[str, ...]:
    names = party_names(session, case_id)
    rows = session.scalars(
        select(DueRow).where(DueRow.case_id == case_id).order_by(DueRow.due_on, DueRow.id)
    )
    return tuple(
        " ".join(
            filter(
                None,
                (
                    (row.values or {}).get("title", row.rule),
                    names.get(row.party_id or 0, ""),
                    f"{row.due_on.isoformat()} 到期",
                    row.article,
                ),
            )
        )
        for row in rows
    )


def _sessions(session: StoreSession, case_id: int) -> tuple[str, ...]:
    rows = session.scalars(
        select(SessionRow)
        .where(SessionRow.case_id == case_id, SessionRow.state == SessionState.PLANNED.value)
        .order_by(SessionRow.starts_at)
    )
    return tuple(f"调解会 {local(row.starts_at):%Y-%m-%d %H:%M}" for row in rows)


def _held(session: StoreSession, case_id: int) -> tuple[str, ...]:
    rows = session.scalars(
        select(ThingRow)
        .where(ThingRow.case_id == case_id, ThingRow.ended_at.is_(None))
        .order_by(ThingRow.id)
    )
    return tuple(" ".join(filter(None, (row.name, row.features))) for row in rows)


def _promises(session: StoreSession, case_id: int) -> tuple[str, ...]:
    rows = session.scalars(
        select(PromiseRow)
        .where(PromiseRow.case_id == case_id, PromiseRow.kept_at.is_(None))
        .order_by(PromiseRow.due_on)
    )
    return tuple(f"{row.whom}：{row.matter}（{row.due_on.isoformat()} 前）" for row in rows)
