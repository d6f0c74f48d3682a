"""Run by Alembic on the connection that `cases.store.schema` hands in; there is no alembic.ini."""

from alembic import context

from cases.store.rows import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    # SQLite changes a table by copying it.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
