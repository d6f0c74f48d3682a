"""Tables that are made together with their triggers, as the migrations make them."""

from sqlalchemy import DDL, event

from cases.store.rows.base import Row


def made_with(row: type[Row], *statements: str) -> None:
    """Run the statements whenever the table of a row is made, after it."""
    for statement in statements:
        ddl = DDL(statement)  # type: ignore[no-untyped-call] # SQLAlchemy has not typed it
        event.listen(row.__table__, "after_create", ddl)
