"""Inquiries by outsiders, their answers; favours and meddling. Nothing here is ever changed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cases.records.officers import Part, Role
from cases.store.rows.base import ByOfficer, Key, OfCase, Row
from cases.store.rows.triggers import made_with


class InquiryNoteRow(Row):
    """Who asked at the counter or by phone and what he was told there; no case is named by it.

    It is written alike whether there is such a case or not. Whoever handles one that fits takes
    the inquiry in from his own side, so that nothing at the counter shows it.
    """

    __tablename__ = "inquiry_notes"
    __persons__: ClassVar[tuple[str, ...]] = ("taken_by",)
    #: Assigns cases and knows their heads: what nobody takes in is his to pass on.
    __open_to__: ClassVar[tuple[Role, ...]] = (Role.SQUAD_LEADER,)

    id: Mapped[Key]
    #: cases.answers.kinds.Asker.
    asker: Mapped[str]
    #: cases.records.receptions.Way.
    way: Mapped[str]
    asked_at: Mapped[datetime] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(default="")
    relation: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    #: How he showed who he is; empty: he did not.
    identity: Mapped[str] = mapped_column(default="")
    #: Number, plate and name of somebody in the case, as he said them.
    about: Mapped[str] = mapped_column(default="")
    plate: Mapped[str] = mapped_column(default="")
    somebody: Mapped[str] = mapped_column(default="")
    question: Mapped[str]
    #: The sentence he was told, word for word.
    said: Mapped[str]
    taken_at: Mapped[datetime]
    taken_by: Mapped[ByOfficer]


class InquirySettledRow(Row):
    """What the squad leader did with an inquiry that found no officer of its own."""

    __tablename__ = "inquiries_settled"
    __persons__: ClassVar[tuple[str, ...]] = ("settled_by",)
    __open_to__: ClassVar[tuple[Role, ...]] = (Role.SQUAD_LEADER,)

    id: Mapped[Key]
    note_id: Mapped[int] = mapped_column(ForeignKey("inquiry_notes.id"), unique=True)
    #: What was done; to which case it went stands in that case alone.
    text: Mapped[str] = mapped_column(default="")
    settled_at: Mapped[datetime]
    settled_by: Mapped[ByOfficer]


class InquiryRow(Row):
    """An inquiry about a case: asked of its officers, or taken in from the counter."""

    __tablename__ = "inquiries"
    __part__ = Part.INVESTIGATION
    __table_args__ = (UniqueConstraint("note_id", "case_id"),)

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    #: The note of the counter; none when the officer was asked himself.
    note_id: Mapped[int | None] = mapped_column(ForeignKey("inquiry_notes.id"))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    asker: Mapped[str]
    way: Mapped[str]
    asked_at: Mapped[datetime]
    name: Mapped[str] = mapped_column(default="")
    relation: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    identity: Mapped[str] = mapped_column(default="")
    question: Mapped[str]
    #: What was said at the counter.
    said: Mapped[str] = mapped_column(default="")
    #: Owed by law and to be recorded (Order 146 art. 47).
    is_owed: Mapped[bool]
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class InquiryAnswerRow(Row):
    """What was told, what was withheld and why; or that the inquiry belongs elsewhere."""

    __tablename__ = "inquiry_answers"
    __part__ = Part.INVESTIGATION

    id: Mapped[Key]
    case_id: Mapped[OfCase]
    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiries.id"), unique=True)
    #: cases.records.outsiders.Outcome.
    outcome: Mapped[str]
    #: Items with their words as they were that day.
    told: Mapped[Any] = mapped_column(JSON, default=list)
    withheld: Mapped[Any] = mapped_column(JSON, default=list)
    #: The answer as it was given; of a turned-back one, why.
    text: Mapped[str]
    #: The record of it, drafted in the same act.
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    way: Mapped[str]
    told_at: Mapped[datetime]
    entered_at: Mapped[datetime]
    entered_by: Mapped[ByOfficer]


class FavourRow(Row):
    """A favour asked or meddling (说情、过问): who, from where, how, in which words."""

    __tablename__ = "favours"
    __persons__: ClassVar[tuple[str, ...]] = ("recorded_by",)
    __open_to__: ClassVar[tuple[Role, ...]] = (Role.INSPECTOR, Role.DISCIPLINE)
    #: Who recorded it is protected: the discipline officer alone reads it besides himself.
    __veiled__: ClassVar[Mapping[str, tuple[Role, ...]]] = {"recorded_by": (Role.DISCIPLINE,)}

    id: Mapped[Key]
    person: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    relation: Mapped[str] = mapped_column(default="")
    #: cases.records.outsiders.FavourWay.
    way: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)
    #: Number of the case as typed; nothing is looked up with it.
    about: Mapped[str] = mapped_column(default="")
    words: Mapped[str]
    #: Paper, recording, screenshot: what proves it and where it is kept.
    proof: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))


class FavourStepRow(Row):
    """What was done about a favour; another step is another row."""

    __tablename__ = "favour_steps"
    __persons__: ClassVar[tuple[str, ...]] = ("recorded_by", "done_by")
    __open_to__: ClassVar[tuple[Role, ...]] = FavourRow.__open_to__
    __veiled__: ClassVar[Mapping[str, tuple[Role, ...]]] = {
        "recorded_by": (Role.DISCIPLINE,),
        "done_by": (Role.DISCIPLINE,),
    }

    id: Mapped[Key]
    favour_id: Mapped[int] = mapped_column(ForeignKey("favours.id"), index=True)
    #: Who recorded the favour; the guard lets him see what becomes of it.
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    #: cases.records.outsiders.Handling.
    handling: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    #: As what he acted: recorder, inspector, discipline.
    capacity: Mapped[str]
    at: Mapped[datetime]
    done_by: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))


#: None of it is changed or thrown away, by whatever statement.
LASTING: tuple[type[Row], ...] = (
    InquiryNoteRow,
    InquirySettledRow,
    InquiryRow,
    InquiryAnswerRow,
    FavourRow,
    FavourStepRow,
)


TRIGGERS = tuple(
    f"CREATE TRIGGER {row.__tablename__}_no_{operation.lower()} BEFORE {operation}"
    f" ON {row.__tablename__} BEGIN SELECT RAISE(ABORT, 'what was recorded stays'); END"
    for row in LASTING
    for operation in ("UPDATE", "DELETE")
)

for _row, _statement in zip([row for row in LASTING for _ in range(2)], TRIGGERS, strict=True):
    made_with(_row, _statement)
