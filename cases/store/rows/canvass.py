"""Rows: buildings, doors and what was tried at them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cases.records.officers import Part
from cases.store.rows.base import ByOfficer, Key, OfCase, Row
from cases.store.rows.triggers import made_with


class CanvassRow(Row):
    """A canvass: the doors around a scene, tried with one bunch of keys."""

    __tablename__ = "canvasses"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("case_id", "n"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    n: Mapped[int]
    #: Name of the block, as 纺织新村.
    name: Mapped[str]
    purpose: Mapped[str]
    exhibit_id: Mapped[int] = mapped_column(ForeignKey("exhibits.id"), index=True)
    #: Keys of the bunch: label, kind, features.
    keys: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    #: Direction in which he went on, metres east and north; None: unknown.
    route_east: Mapped[float | None]
    route_north: Mapped[float | None]
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class CanvassBuildingRow(Row):
    """A building, and where it stands from the scene."""

    __tablename__ = "canvass_buildings"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("canvass_id", "code"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    canvass_id: Mapped[int] = mapped_column(ForeignKey("canvasses.id"))
    code: Mapped[str]
    name: Mapped[str]
    #: Metres from the scene.
    east: Mapped[float]
    north: Mapped[float]
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class CanvassDoorRow(Row):
    """A door: of a household, or the shared one of a stairwell (no number)."""

    __tablename__ = "canvass_doors"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("canvass_id", "building", "stairwell", "number"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    canvass_id: Mapped[int] = mapped_column(ForeignKey("canvasses.id"))
    building: Mapped[str]
    stairwell: Mapped[int]
    number: Mapped[str] = mapped_column(default="")
    floor: Mapped[int] = mapped_column(default=0)
    #: Probability set by the officer; None: by distance.
    prior: Mapped[float | None]


class CanvassOutingRow(Row):
    """One going out with the key: what the approval names, and when the key left and came back."""

    __tablename__ = "canvass_outings"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("canvass_id", "n"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    canvass_id: Mapped[int] = mapped_column(ForeignKey("canvasses.id"))
    n: Mapped[int]
    #: Codes of stairwells.
    scope: Mapped[list[str]] = mapped_column(JSON)
    from_at: Mapped[datetime]
    until_at: Mapped[datetime]
    first_officer: Mapped[ByOfficer]
    second_officer: Mapped[ByOfficer]
    recording: Mapped[str]
    #: Number of the inspection certificate or search warrant.
    warrant: Mapped[str] = mapped_column(default="")
    #: What the approval was asked for, word for word; empty: nobody was asked.
    matter: Mapped[str] = mapped_column(default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    printed_at: Mapped[datetime | None]
    out_at: Mapped[datetime | None]
    back_at: Mapped[datetime | None]
    dropped_at: Mapped[datetime | None]
    dropped_reason: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class CanvassTryRow(Row):
    """What happened at a door; never changed, a wrong entry is replaced by a new one."""

    __tablename__ = "canvass_tries"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    canvass_id: Mapped[int] = mapped_column(ForeignKey("canvasses.id"), index=True)
    outing_id: Mapped[int] = mapped_column(ForeignKey("canvass_outings.id"))
    door_id: Mapped[int] = mapped_column(ForeignKey("canvass_doors.id"), index=True)
    at: Mapped[datetime]
    #: leads.canvass.records.Answer, Turned.
    answer: Mapped[str]
    turned: Mapped[str]
    key: Mapped[str] = mapped_column(default="")
    warrant: Mapped[str] = mapped_column(default="")
    witness: Mapped[str] = mapped_column(default="")
    stopped: Mapped[bool] = mapped_column(default=False)
    locked: Mapped[bool] = mapped_column(default=False)
    reported_to: Mapped[str] = mapped_column(default="")
    #: The entry that this one puts right, and why; `void`: nothing happened there at all.
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("canvass_tries.id"), unique=True)
    reason: Mapped[str] = mapped_column(default="")
    void: Mapped[bool] = mapped_column(default=False)
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class CanvassResidentRow(Row):
    """Who answered at a door and what was said; deleted when the case is concluded."""

    __tablename__ = "canvass_residents"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    try_id: Mapped[int] = mapped_column(ForeignKey("canvass_tries.id"), unique=True)
    name: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")


#: What stays as it was written, whatever SQL is sent; the migration makes these too.
TRIGGERS: dict[Any, tuple[str, ...]] = {
    CanvassTryRow: (
        """CREATE TRIGGER canvass_tries_stay BEFORE UPDATE ON canvass_tries
        BEGIN SELECT RAISE(ABORT, 'a try at a door does not change'); END""",
        """CREATE TRIGGER canvass_tries_no_delete BEFORE DELETE ON canvass_tries
        BEGIN SELECT RAISE(ABORT, 'a try at a door is not deleted'); END""",
    ),
    CanvassOutingRow: (
        """CREATE TRIGGER canvass_outings_no_delete BEFORE DELETE ON canvass_outings
        BEGIN SELECT RAISE(ABORT, 'an outing is not deleted'); END""",
    ),
}

for _row, _statements in TRIGGERS.items():
    made_with(_row, *_statements)
