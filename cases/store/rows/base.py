"""The base of all rows, the column types they share, and what the guard reads off a row class."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from sqlalchemy import BigInteger, DateTime, ForeignKey, MetaData, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, mapped_column
from typing_extensions import override

from cases.records.officers import Part, Role, TeamRole

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """An aware moment, stored in UTC; a naive one is an error of ours."""

    impl = DateTime
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    @override
    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Yuan(TypeDecorator[Decimal]):
    """An amount in yuan, stored as whole fen."""

    impl = BigInteger
    cache_ok = True

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        fen = value * 100
        if fen != int(fen):
            raise ValueError("an amount finer than a fen")
        return int(fen)

    @override
    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-2)


class Row(DeclarativeBase):
    """A row of the station.

    Attributes:
        __part__: For a row that belongs to a case: the part of the case whose readers may see
            it. The guard shadows exactly the tables that have one. `None`: not of a case.
        __part_column__: Name of a column that holds the part row by row, instead of `__part__`.
        __only__: For a row of a case that not even its whole team sees: the places that do.
        __own__: Rows of one officer's own (drafts, filters): only he sees them (`officer_id`).
        __persons__: For a row of no case that is not open to all: columns that name officers who
            see it, besides those who hold a role of `__open_to__`.
        __guest__: Somebody outside the unit may be handed the row, besides the readers of its
            part; `cases.store.guests` says when.
        __veiled__: Columns of such a row that name an officer whom others who see the row do not
            learn: they read as empty but for himself and the roles named here.
    """

    metadata = MetaData(naming_convention=NAMING)
    __part__: ClassVar[Part | None] = None
    __part_column__: ClassVar[str | None] = None
    __only__: ClassVar[tuple[TeamRole, ...]] = ()
    __own__: ClassVar[bool] = False
    __persons__: ClassVar[tuple[str, ...]] = ()
    __open_to__: ClassVar[tuple[Role, ...]] = ()
    __guest__: ClassVar[bool] = False
    __veiled__: ClassVar[Mapping[str, tuple[Role, ...]]] = {}

    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment, Decimal: Yuan}


#: Primary key of an ordinary row.
Key = Annotated[int, mapped_column(primary_key=True)]
#: The case a row belongs to; every row of a case has it, which is what the guard goes by.
OfCase = Annotated[int, mapped_column(ForeignKey("cases.case_id"), index=True)]
#: The officer who did it.
ByOfficer = Annotated[int, mapped_column(ForeignKey("officers.id"))]
