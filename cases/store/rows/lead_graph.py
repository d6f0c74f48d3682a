"""Rows: nodes and links of leads, their history, notes and places on the board.

Nothing here is deleted: what an officer takes back is gone and can come back (`is_gone`).
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from cases.records.officers import Part, Role
from cases.store.rows.base import ByOfficer, Key, OfCase, Row
from cases.store.rows.triggers import made_with


class LeadNodeRow(Row):
    """A node of the lead graph, with its place on the board."""

    __tablename__ = "lead_nodes"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: leads.graph.nodes.NodeKind.
    kind: Mapped[str]
    label: Mapped[str]
    sub: Mapped[str] = mapped_column(default="")
    #: Pairs of kind and value as typed; `lead_identifiers` holds them for comparison.
    identifiers: Mapped[Any] = mapped_column(JSON, default=list)
    source: Mapped[str] = mapped_column(default="")
    #: As "B2"; empty: ungraded.
    grade: Mapped[str] = mapped_column(default="")
    from_at: Mapped[datetime | None]
    until_at: Mapped[datetime | None]
    #: leads.graph.nodes.LinkStatus.
    status: Mapped[str]
    #: Why it is confirmed or refuted.
    status_reason: Mapped[str] = mapped_column(default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    note: Mapped[str] = mapped_column(default="")
    #: What else in the case it stands for: leads.graph.nodes.ReferenceKind and its id.
    refers_kind: Mapped[str] = mapped_column(default="")
    refers_id: Mapped[int | None]
    x: Mapped[float | None]
    y: Mapped[float | None]
    is_pinned: Mapped[bool] = mapped_column(default=False)
    is_hidden: Mapped[bool] = mapped_column(default=False)
    board_group: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    is_gone: Mapped[bool] = mapped_column(default=False)


class LeadIdentifierRow(Row):
    """A plate or number of a standing node in the form in which it is compared."""

    __tablename__ = "lead_identifiers"
    __part__ = Part.INVESTIGATION
    __table_args__ = (Index("ix_lead_identifiers_kind_plain", "kind", "plain"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    node_id: Mapped[int] = mapped_column(ForeignKey("lead_nodes.id"), index=True)
    #: leads.graph.nodes.IdentifierKind.
    kind: Mapped[str]
    plain: Mapped[str]


class LeadLinkRow(Row):
    """A link from one node to another."""

    __tablename__ = "lead_links"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: leads.graph.nodes.LinkKind.
    kind: Mapped[str]
    from_id: Mapped[int] = mapped_column(ForeignKey("lead_nodes.id"), index=True)
    to_id: Mapped[int] = mapped_column(ForeignKey("lead_nodes.id"), index=True)
    label: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    grade: Mapped[str] = mapped_column(default="")
    from_at: Mapped[datetime | None]
    until_at: Mapped[datetime | None]
    status: Mapped[str]
    #: Why it is confirmed or refuted.
    status_reason: Mapped[str] = mapped_column(default="")
    probability: Mapped[float | None]
    note: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    is_gone: Mapped[bool] = mapped_column(default=False)


class LeadMergeRow(Row):
    """Two nodes taken for one thing, until the merge is taken back."""

    __tablename__ = "lead_merges"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    kept_id: Mapped[int] = mapped_column(ForeignKey("lead_nodes.id"))
    absorbed_id: Mapped[int] = mapped_column(ForeignKey("lead_nodes.id"))
    reason: Mapped[str]
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    is_gone: Mapped[bool] = mapped_column(default=False)


class LeadNoteRow(Row):
    """A note that lies on the board, on a node or free."""

    __tablename__ = "lead_notes"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    text: Mapped[str]
    node_id: Mapped[int | None] = mapped_column(ForeignKey("lead_nodes.id"))
    x: Mapped[float | None]
    y: Mapped[float | None]
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    is_gone: Mapped[bool] = mapped_column(default=False)


class LeadFilterRow(Row):
    """A filter of the board kept under a name, for everybody who works on the case."""

    __tablename__ = "lead_filters"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    name: Mapped[str]
    #: leads.graph.filtering.Filter as its fields.
    fields: Mapped[Any] = mapped_column(JSON)
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    is_gone: Mapped[bool] = mapped_column(default=False)


class LeadChangeRow(Row):
    """One change of the board: what every field was before and became, for undo and redo."""

    __tablename__ = "lead_changes"
    __part__ = Part.INVESTIGATION
    __table_args__ = (Index("ix_lead_changes_case_id_by_id", "case_id", "by_id", "id"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    at: Mapped[datetime]
    by_id: Mapped[ByOfficer]
    act: Mapped[str]
    #: Words for "undo ...": the name of what was changed.
    about: Mapped[str] = mapped_column(default="")
    #: List of table, id, fields before, fields after.
    items: Mapped[Any] = mapped_column(JSON)
    #: For an undo or redo: the change it takes back or does again.
    of_id: Mapped[int | None] = mapped_column(ForeignKey("lead_changes.id"))
    is_undone: Mapped[bool] = mapped_column(default=False)


class CrossingRow(Row):
    """What the leader decided on a match between two cases; the match itself is never stored.

    It belongs to no single case, so that no officer of only one of them meets a trace of it.
    """

    __tablename__ = "lead_crossings"
    __persons__ = ("decided_by",)
    __open_to__ = (Role.SQUAD_LEADER,)
    __table_args__ = (Index("ix_lead_crossings_kind_plain", "kind", "plain"),)

    id: Mapped[Key]
    kind: Mapped[str]
    plain: Mapped[str]
    #: The lower id first.
    one_case: Mapped[int] = mapped_column(ForeignKey("cases.case_id"))
    other_case: Mapped[int] = mapped_column(ForeignKey("cases.case_id"))
    is_granted: Mapped[bool]
    reason: Mapped[str]
    decided_at: Mapped[datetime]
    decided_by: Mapped[ByOfficer]


class IdentificationRow(Row):
    """An identification (辨认): who led it, among how many, with what result."""

    __tablename__ = "identifications"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: cases.records.measures.Subject.
    subject: Mapped[str]
    held_at: Mapped[datetime]
    place: Mapped[str]
    #: Who identifies; hidden outside the team when `is_secret`.
    identifier: Mapped[str]
    is_secret: Mapped[bool] = mapped_column(default=False)
    number: Mapped[int]
    unique_feature: Mapped[str] = mapped_column(default="")
    #: Ids of the officers.
    officers: Mapped[Any] = mapped_column(JSON)
    witness: Mapped[str] = mapped_column(default="")
    #: Position or number of the one picked out; empty: none.
    picked: Mapped[str] = mapped_column(default="")
    result: Mapped[str]
    node_id: Mapped[int | None] = mapped_column(ForeignKey("lead_nodes.id"))
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    struck_at: Mapped[datetime | None]
    struck_reason: Mapped[str] = mapped_column(default="")


class StationEnquiryRow(Row):
    """A question to another station or body, a task until the answer is in."""

    __tablename__ = "station_enquiries"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    addressee: Mapped[str]
    question: Mapped[str]
    reference: Mapped[str] = mapped_column(default="")
    sent_at: Mapped[datetime]
    wanted_by: Mapped[datetime | None]
    handler_id: Mapped[ByOfficer]
    answered_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(default="")
    answer_reference: Mapped[str] = mapped_column(default="")
    node_id: Mapped[int | None] = mapped_column(ForeignKey("lead_nodes.id"))
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    dropped_at: Mapped[datetime | None]
    dropped_reason: Mapped[str] = mapped_column(default="")


class PremisesSearchRow(Row):
    """A search (搜查, 检查) of rooms, things or a person under the number of its warrant."""

    __tablename__ = "premises_searches"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: cases.records.measures.SearchKind.
    kind: Mapped[str]
    warrant_number: Mapped[str]
    issued_on: Mapped[date]
    target: Mapped[str]
    begun_at: Mapped[datetime]
    ended_at: Mapped[datetime]
    officers: Mapped[Any] = mapped_column(JSON)
    witness: Mapped[str]
    found: Mapped[str]
    node_id: Mapped[int | None] = mapped_column(ForeignKey("lead_nodes.id"))
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]
    struck_at: Mapped[datetime | None]
    struck_reason: Mapped[str] = mapped_column(default="")


#: What stays as it was written, whatever SQL is sent; the migration makes these too.
TRIGGERS = {
    LeadChangeRow: (
        """CREATE TRIGGER lead_changes_stay BEFORE UPDATE OF id, case_id, at, by_id, act, about,
        items, of_id ON lead_changes
        BEGIN SELECT RAISE(ABORT, 'a change of the board does not change'); END""",
        """CREATE TRIGGER lead_changes_no_delete BEFORE DELETE ON lead_changes
        BEGIN SELECT RAISE(ABORT, 'a change of the board is not deleted'); END""",
    ),
    LeadNodeRow: (
        """CREATE TRIGGER lead_nodes_no_delete BEFORE DELETE ON lead_nodes
        BEGIN SELECT RAISE(ABORT, 'a node is not deleted'); END""",
    ),
    LeadLinkRow: (
        """CREATE TRIGGER lead_links_no_delete BEFORE DELETE ON lead_links
        BEGIN SELECT RAISE(ABORT, 'a link is not deleted'); END""",
    ),
}

for _row, _statements in TRIGGERS.items():
    made_with(_row, *_statements)
