"""Undo and redo: of each officer's own changes, without limit, over restarts.

Nothing is deleted. An undo is a change of its own that puts the former values back; it is refused
where somebody else has built on what it would take away.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.lead_graph import (
    LeadChangeRow,
    LeadLinkRow,
    LeadMergeRow,
    LeadNodeRow,
    LeadNoteRow,
)
from leads.graph.board import ChangeId
from leads.services.board.changing import (
    TABLES,
    AtBoard,
    Changeable,
    Changing,
    given_back,
    kept,
)
from leads.services.board.nodes import attached, batched

#: Moving a node about is not building on it.
_PLACE = frozenset({"x", "y", "is_pinned", "is_hidden", "board_group"})


class Undoing(AtBoard):
    """Undo and redo."""

    def undo(self, case_id: CaseId, change_id: ChangeId | None = None) -> ChangeId:
        """Take back the officer's own latest change, or the one named; returns which it was.

        Raises:
            Refusal: `NOTHING_TO_UNDO`; or `BUILT_ON`, with who it was, because somebody has
                changed it since or something else rests on it.
        """
        with self.desk.reading() as session:
            wanted = (
                next_undo(session, case_id, self.desk.officer.id)
                if change_id is None
                else _own(session, case_id, self.desk.officer.id, change_id, undone=False)
            )
            change = None if wanted is None else wanted.id
        return self._turn("board.undo", case_id, change, back=True)

    def redo(self, case_id: CaseId) -> ChangeId:
        """Do again what the officer's last undo took back.

        Raises:
            Refusal: `NOTHING_TO_REDO`: nothing was taken back, or something new was done since;
                or `BUILT_ON`.
        """
        with self.desk.reading() as session:
            wanted = next_redo(session, case_id, self.desk.officer.id)
            change = None if wanted is None else wanted.id
        return self._turn("board.redo", case_id, change, back=False)

    def _turn(self, act: str, case_id: CaseId, wanted: int | None, *, back: bool) -> ChangeId:
        if wanted is None:
            raise Refusal(Reason.NOTHING_TO_UNDO if back else Reason.NOTHING_TO_REDO)
        with self._changing(act, case_id, of=wanted, change=wanted) as change:
            origin = change.session.get_one(LeadChangeRow, wanted)
            if origin.is_undone is back:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            change.about = origin.about
            _put_back(change, origin, back=back)
            origin.is_undone = back
            return ChangeId(origin.id)


def next_undo(session: StoreSession, case_id: CaseId, officer: int) -> LeadChangeRow | None:
    """Return the officer's own change that the next undo takes back."""
    return session.scalar(
        select(LeadChangeRow)
        .where(*_of(case_id, officer), LeadChangeRow.is_undone.is_(False))
        .order_by(LeadChangeRow.id.desc())
        .limit(1)
    )


def next_redo(session: StoreSession, case_id: CaseId, officer: int) -> LeadChangeRow | None:
    """Return the one that the next redo does again: the last undone, unless something new came."""
    newest = session.scalar(select(func.max(LeadChangeRow.id)).where(*_of(case_id, officer)))
    undoing = aliased(LeadChangeRow)
    return session.scalar(
        select(LeadChangeRow)
        .join(undoing, undoing.of_id == LeadChangeRow.id)
        .where(
            *_of(case_id, officer),
            LeadChangeRow.is_undone.is_(True),
            undoing.id > (newest or 0),
        )
        .order_by(undoing.id.desc())
        .limit(1)
    )


def _of(case_id: CaseId, officer: int) -> tuple[Any, ...]:
    return (
        LeadChangeRow.case_id == case_id,
        LeadChangeRow.by_id == officer,
        LeadChangeRow.of_id.is_(None),
    )


def _own(
    session: StoreSession, case_id: CaseId, officer: int, change_id: ChangeId, *, undone: bool
) -> LeadChangeRow | None:
    return session.scalar(
        select(LeadChangeRow).where(
            *_of(case_id, officer),
            LeadChangeRow.id == change_id,
            LeadChangeRow.is_undone.is_(undone),
        )
    )


def _put_back(change: Changing, origin: LeadChangeRow, *, back: bool) -> None:
    """Put every field to what it was before, or to what it became, unless it moved on since."""
    items = list(reversed(origin.items)) if back else list(origin.items)
    going = {
        (item["table"], item["id"])
        for item in items
        if item["before" if back else "after"].get("is_gone")
    }
    # Held until the end: a session finds again what somebody still holds.
    held = list(_rows(change.session, items))
    for item in items:
        row = _row(change.session, item)
        now, then = (item["after"], item["before"]) if back else (item["before"], item["after"])
        if any(kept(getattr(row, name)) != value for name, value in now.items()):
            raise _built_on(change, origin, item)
        if then.get("is_gone") and back:
            _refuse_resting(change, origin, item, row, going)
        change.put(row, **{name: given_back(name, value) for name, value in then.items()})
    for item in items:
        _refuse_dangling(change, origin, item)
    del held


def _rows(session: StoreSession, items: list[dict[str, Any]]) -> Iterator[Changeable]:
    """Yield the rows of many items, read some hundred at a time."""
    for name in sorted({item["table"] for item in items}):
        kind: type[Any] = TABLES[name]
        for some in batched([item["id"] for item in items if item["table"] == name]):
            yield from session.scalars(select(kind).where(kind.id.in_(some)))


def _row(session: StoreSession, item: dict[str, Any]) -> Changeable:
    found: Changeable = session.get_one(TABLES[item["table"]], item["id"])  # type: ignore[assignment]
    return found


def _refuse_resting(
    change: Changing,
    origin: LeadChangeRow,
    item: dict[str, Any],
    row: Changeable,
    going: set[tuple[str, int]],
) -> None:
    """Refuse to take away what others have changed since, or what something stands on."""
    if _others_changed(change.session, origin, item):
        raise _built_on(change, origin, item)
    if isinstance(row, LeadNodeRow):
        for one in attached(change, row.id):
            if (one.__tablename__, one.id) not in going:
                raise _by(change, one.entered_by)


def _refuse_dangling(change: Changing, origin: LeadChangeRow, item: dict[str, Any]) -> None:
    """Refuse to bring back a link, merge or note whose nodes are gone."""
    row = _row(change.session, item)
    if row.is_gone:
        return
    ends: tuple[int | None, ...] = ()
    match row:
        case LeadLinkRow():
            ends = (row.from_id, row.to_id)
        case LeadMergeRow():
            ends = (row.kept_id, row.absorbed_id)
        case LeadNoteRow():
            ends = (row.node_id,)
        case _:
            pass
    for end in ends:
        if end is not None and change.session.get_one(LeadNodeRow, end).is_gone:
            raise _built_on(change, origin, {"table": "lead_nodes", "id": end})


def _others_changed(session: StoreSession, origin: LeadChangeRow, item: dict[str, Any]) -> bool:
    return any(
        other.by_id != origin.by_id and not other.is_undone and other.of_id is None
        for other in _later(session, origin, item, placing=False)
    )


def _later(
    session: StoreSession, origin: LeadChangeRow, item: dict[str, Any], *, placing: bool
) -> list[LeadChangeRow]:
    """Return the later changes of the same thing, the newest first."""
    rows = session.scalars(
        select(LeadChangeRow)
        .where(LeadChangeRow.case_id == origin.case_id, LeadChangeRow.id > origin.id)
        .order_by(LeadChangeRow.id.desc())
    )
    return [
        row
        for row in rows
        if any(
            one["table"] == item["table"]
            and one["id"] == item["id"]
            and (placing or not _PLACE.issuperset(one["after"]))
            for one in row.items
        )
    ]


def _built_on(change: Changing, origin: LeadChangeRow, item: dict[str, Any]) -> Refusal:
    later = _later(change.session, origin, item, placing=True)
    others = [one for one in later if one.by_id != origin.by_id] or later
    return _by(change, others[0].by_id if others else origin.by_id)


def _by(change: Changing, officer: int) -> Refusal:
    return Refusal(Reason.BUILT_ON, officer=officer_names(change.session).get(officer, ""))
