"""Names of the lead board that a notice of assistance may carry, with the reason."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "assistance_named",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_assistance_named_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_assistance_named_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["assistance_notices.id"], name=op.f("fk_assistance_named_notice_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assistance_named")),
    )
    op.create_index(
        op.f("ix_assistance_named_case_id"), "assistance_named", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_assistance_named_notice_id"), "assistance_named", ["notice_id"], unique=False
    )
