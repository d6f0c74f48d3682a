"""Rows of the unit itself: officers, rooms, working calendar, policies, settings."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cases.store.rows.base import Key, Row


class UnitRow(Row):
    """The unit whose station this is; one row."""

    __tablename__ = "unit"

    id: Mapped[Key]
    station_id: Mapped[str]
    #: Full name of the organ that issues papers, never the squad.
    organ: Mapped[str]
    squad: Mapped[str]
    #: Short name in document numbers, as 澄临.
    short_name: Mapped[str] = mapped_column(default="")
    region: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    #: Courts and committee to name on notices; empty: none is named.
    court: Mapped[str] = mapped_column(default="")
    committee: Mapped[str] = mapped_column(default="")
    is_demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class OfficerRow(Row):
    """An officer; retired officers stay, their acts name them."""

    __tablename__ = "officers"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    pinyin: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    joined_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
    last_sign_in_at: Mapped[datetime | None]
    roles: Mapped[list["OfficerRoleRow"]] = relationship(
        cascade="all, delete-orphan", lazy="selectin"
    )


class OfficerRoleRow(Row):
    """One role of one officer."""

    __tablename__ = "officer_roles"

    officer_id: Mapped[int] = mapped_column(ForeignKey("officers.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)


class RoomRow(Row):
    """A room in which mediation sessions are held."""

    __tablename__ = "rooms"

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(unique=True)
    address: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    closed_at: Mapped[datetime | None]


class CalendarDayRow(Row):
    """One day that the administrator entered: off or worked, over the shipped tables."""

    __tablename__ = "calendar_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    #: Year of the entered table it belongs to; zero: fixed by hand, over every table.
    of_year: Mapped[int] = mapped_column(primary_key=True, default=0)
    working: Mapped[bool]
    name: Mapped[str] = mapped_column(default="")


class CalendarYearRow(Row):
    """A year whose official table the administrator has entered or imported."""

    __tablename__ = "calendar_years"

    year: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str]
    entered_at: Mapped[datetime]


class PolicyRow(Row):
    """A value that the unit has decided, dated and approved; older ones stay."""

    __tablename__ = "policies"

    id: Mapped[Key]
    #: As `mediation.missed_sessions`.
    key: Mapped[str] = mapped_column(index=True)
    value: Mapped[Any] = mapped_column(JSON)
    in_force_from: Mapped[date]
    #: Reference of the unit's decision, as 单位规定〔2026〕3号.
    reference: Mapped[str]
    approved_by: Mapped[str]
    approved_on: Mapped[date]
    entered_by: Mapped[int] = mapped_column(ForeignKey("officers.id"))
    entered_at: Mapped[datetime]


class SettingRow(Row):
    """A setting of the station without legal weight: templates, mappings, lock time."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


class DraftRow(Row):
    """What an officer has typed and not yet recorded; a crash loses at most a key."""

    __tablename__ = "drafts"
    __own__ = True

    id: Mapped[Key]
    officer_id: Mapped[int] = mapped_column(ForeignKey("officers.id"), index=True)
    #: The form it belongs to, as `intake` or `session:12`.
    form: Mapped[str]
    values: Mapped[Any] = mapped_column(JSON)
    saved_at: Mapped[datetime]


class FilterRow(Row):
    """A named filter of one officer."""

    __tablename__ = "filters"
    __own__ = True

    id: Mapped[Key]
    officer_id: Mapped[int] = mapped_column(ForeignKey("officers.id"), index=True)
    name: Mapped[str]
    values: Mapped[Any] = mapped_column(JSON)
    position: Mapped[int] = mapped_column(default=0)
