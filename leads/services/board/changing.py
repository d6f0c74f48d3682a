"""One change of the board: what it does to rows, and what is kept of it for undo and redo."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from cases.records.cases import CaseState
from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.desk import Deed
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.lead_graph import (
    LeadChangeRow,
    LeadFilterRow,
    LeadIdentifierRow,
    LeadLinkRow,
    LeadMergeRow,
    LeadNodeRow,
    LeadNoteRow,
)
from leads.graph.identifiers import names_one_thing, plain
from leads.graph.nodes import Identifier, IdentifierKind, LinkStatus, NodeKind

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: A row that the board can change and take back.
Changeable = LeadNodeRow | LeadLinkRow | LeadMergeRow | LeadNoteRow | LeadFilterRow
TABLES: Mapping[str, type[Changeable]] = {
    row.__tablename__: row
    for row in (LeadNodeRow, LeadLinkRow, LeadMergeRow, LeadNoteRow, LeadFilterRow)
}
_MOMENTS = frozenset({"from_at", "until_at"})
#: Of more things than this the journal does not tell each.
_TOLD_EACH = 40
_OF_THE_STORE = frozenset({"id", "case_id", "entered_at", "entered_by", "is_gone"})
#: What decides whether a node's numbers are compared with those of other cases.
_COMPARED = frozenset({"identifiers", "is_gone", "status", "kind"})


@dataclass(slots=True)
class Changing:
    """A change under way."""

    deed: Deed
    case_id: CaseId
    about: str = ""
    items: list[dict[str, Any]] = field(default_factory=list)

    @property
    def session(self) -> StoreSession:
        """The session of the act."""
        return self.deed.session

    def add(self, row: Changeable) -> int:
        """Put a new row on the board and return its id."""
        self.session.add(row)
        self.session.flush()
        self._note(row, {"is_gone": True}, {"is_gone": False})
        self.items[-1]["fields"] = {
            name: kept(getattr(row, name))
            for name in (column.name for column in row.__table__.columns)
            if name not in _OF_THE_STORE and getattr(row, name) not in (None, "", False, [])
        }
        if isinstance(row, LeadNodeRow):
            compare(self.session, row)
        return row.id

    def put(self, row: Changeable, **values: Any) -> None:
        """Change fields of a row, and keep what they were."""
        before = {name: kept(getattr(row, name)) for name in values}
        after = {name: kept(value) for name, value in values.items()}
        changed = [name for name in values if before[name] != after[name]]
        if not changed:
            return
        for name in changed:
            setattr(row, name, values[name])
        self._note(
            row, {name: before[name] for name in changed}, {name: after[name] for name in changed}
        )
        if isinstance(row, LeadNodeRow) and _COMPARED.intersection(changed):
            compare(self.session, row)

    def _note(self, row: Changeable, before: dict[str, Any], after: dict[str, Any]) -> None:
        self.items.append(
            {"table": row.__tablename__, "id": row.id, "before": before, "after": after}
        )


class AtBoard:
    """A part of the service, at the desk of the officer who acts."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    @contextmanager
    def _changing(
        self, act: str, case_id: CaseId, *, of: int | None = None, **values: Any
    ) -> Iterator[Changing]:
        """Yield a change of a case that is not closed; what it did is kept when the block ends."""
        with self.desk.act(act, case_id, **values) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            case = deed.session.get(CaseRow, case_id)
            if case is None or case.state == CaseState.CLOSED:
                raise Refusal(Reason.NOT_ALLOWED)
            change = Changing(deed, case_id)
            yield change
            if not change.items:
                return
            row = LeadChangeRow(
                case_id=case_id,
                at=self.desk.now(),
                by_id=self.desk.officer.id,
                act=act,
                about=change.about,
                items=change.items,
                of_id=of,
            )
            deed.session.add(row)
            deed.note(board_item=change.about, **_told(change.items))

    def _case_of(self, kind: type[Changeable], row_id: int) -> CaseId:
        """Return the case of a row the officer sees; one that was taken back is not found."""
        with self.desk.reading() as session:
            case_id = session.scalar(
                select(kind.case_id).where(kind.id == row_id, kind.is_gone.is_(False))
            )
            if case_id is None:
                raise Refusal(Reason.NOT_FOUND)
            return CaseId(case_id)


def _told(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what the journal says of a change.

    Of one thing its fields, or old and new; of many each; of a whole board arranged anew how many,
    with the hash of what the history holds, so that the history cannot be changed unnoticed.
    """
    if len(items) > _TOLD_EACH:
        text = json.dumps(items, ensure_ascii=False, sort_keys=True)
        return {"count": len(items), "sha256": sha256(text.encode()).hexdigest()}
    if len(items) > 1:
        return {"items": items}
    (item,) = items
    if "fields" in item:
        return {"items": items, **_moments(item["fields"])}
    return {"items": items, "old": _moments(item["before"]), "new": _moments(item["after"])}


def _moments(fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields with their moments, and identifiers as texts."""
    told = {name: given_back(name, value) for name, value in fields.items()}
    if "identifiers" in told:
        told["identifiers"] = [value for _, value in told["identifiers"]]
    return told


def live_node(session: StoreSession, case_id: CaseId, node_id: int) -> LeadNodeRow:
    """Return a node of the case that is on the board."""
    row = session.get(LeadNodeRow, node_id)
    if row is None or row.case_id != case_id or row.is_gone:
        raise Refusal(Reason.NOT_FOUND)
    return row


def compare(session: StoreSession, row: LeadNodeRow) -> None:
    """Write a node's plates and numbers anew, as they are compared between cases.

    A node that is gone or refuted has none, nor a plate or number that is not whole.
    """
    session.execute(delete(LeadIdentifierRow).where(LeadIdentifierRow.node_id == row.id))
    if row.is_gone or row.status == LinkStatus.REFUTED:
        return
    found = [Identifier(IdentifierKind(kind), value) for kind, value in row.identifiers]
    if row.kind == NodeKind.ORGANISATION:
        # The telephone of an insurer stands in half of all cases.
        found = [one for one in found if one.kind is not IdentifierKind.PHONE]
    whole = {(one.kind.value, plain(one)) for one in found if names_one_thing(one)}
    session.add_all(
        LeadIdentifierRow(case_id=row.case_id, node_id=row.id, kind=kind, plain=value)
        for kind, value in sorted(whole)
    )


def kept(value: Any) -> Any:
    """Return a field as it is kept in the history."""
    if isinstance(value, datetime):
        return value.timestamp()
    return [list(one) for one in value] if isinstance(value, list) else value


def given_back(name: str, value: Any) -> Any:
    """Return a kept field as its row holds it."""
    if name in _MOMENTS and value is not None:
        return datetime.fromtimestamp(value, UTC)
    return value
