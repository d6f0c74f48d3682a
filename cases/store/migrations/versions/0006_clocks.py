"""Which periods were kept and which were missed; hours and items of what is due."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and room for moments and items in what is due."""
    op.add_column("dues", sa.Column("item", sa.String(), nullable=True))
    op.add_column("dues", sa.Column("due_at", sa.DateTime(), nullable=True))
    op.create_table(
        "past_dues",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("mediation_id", sa.Integer(), nullable=True),
        sa.Column("item", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("fact_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("new_due_on", sa.Date(), nullable=True),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.Column("noted_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name="fk_past_dues_case_id"),
        sa.ForeignKeyConstraint(["fact_id"], ["facts.id"], name="fk_past_dues_fact_id"),
        sa.ForeignKeyConstraint(["noted_by"], ["officers.id"], name="fk_past_dues_noted_by"),
        sa.PrimaryKeyConstraint("id", name="pk_past_dues"),
    )
    op.create_index("ix_past_dues_case_id", "past_dues", ["case_id"])
