"""What an import has yet to bring into the index of the text; indexes of what few rows have."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

#: Indexes that leave out the rows of a ledger: name, table, column, which rows are in.
NARROWED = (
    ("ix_cases_next_due_on", "cases", "next_due_on", "next_due_on IS NOT NULL"),
    ("ix_parties_id_number", "parties", "id_number", "id_number<>''"),
    ("ix_parties_phone", "parties", "phone", "phone<>''"),
    ("ix_vehicles_vin", "vehicles", "vin", "vin<>''"),
)


def upgrade() -> None:
    """Make the table, and the indexes anew."""
    op.create_table(
        "waiting_cases",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("first_case", sa.Integer(), nullable=False),
        sa.Column("last_case", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["imports.id"], name=op.f("fk_waiting_cases_import_id")
        ),
        sa.PrimaryKeyConstraint("import_id", name=op.f("pk_waiting_cases")),
    )
    # Another begins with the state; what is due has an index of its own; nothing asks for the time.
    op.drop_index("ix_cases_state", "cases")
    op.drop_index("ix_cases_state_next_due_on", "cases")
    op.drop_index("ix_accidents_occurred_at", "accidents")
    for name, table, column, which in NARROWED:
        op.drop_index(name, table)
        op.create_index(name, table, [column], unique=False, sqlite_where=sa.text(which))
