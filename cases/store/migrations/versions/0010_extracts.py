"""Extracts of registers and who used them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "extracts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("legal_basis", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("doubles", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("unread", sa.JSON(), nullable=False),
        sa.Column("approval_id", sa.Integer(), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.Column("imported_by", sa.Integer(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("deleted_by", sa.Integer(), nullable=True),
        sa.Column("deleted_why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approval_id"], ["approvals.id"], name=op.f("fk_extracts_approval_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_extracts_case_id")),
        sa.ForeignKeyConstraint(
            ["deleted_by"], ["officers.id"], name=op.f("fk_extracts_deleted_by")
        ),
        sa.ForeignKeyConstraint(
            ["imported_by"], ["officers.id"], name=op.f("fk_extracts_imported_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extracts")),
    )
    op.create_index(op.f("ix_extracts_case_id"), "extracts", ["case_id"], unique=False)
    op.create_index(op.f("ix_extracts_until_on"), "extracts", ["until_on"], unique=False)
    op.create_table(
        "extract_blocks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("extract_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("columns", sa.LargeBinary(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_extract_blocks_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["extract_id"], ["extracts.id"], name=op.f("fk_extract_blocks_extract_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extract_blocks")),
        sa.UniqueConstraint("extract_id", "n", name=op.f("uq_extract_blocks_extract_id_n")),
    )
    op.create_index(op.f("ix_extract_blocks_case_id"), "extract_blocks", ["case_id"], unique=False)
    op.create_table(
        "extract_uses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("extract_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["officers.id"], name=op.f("fk_extract_uses_by")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_extract_uses_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["extract_id"], ["extracts.id"], name=op.f("fk_extract_uses_extract_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extract_uses")),
    )
    op.create_index(op.f("ix_extract_uses_case_id"), "extract_uses", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_extract_uses_extract_id"), "extract_uses", ["extract_id"], unique=False
    )
