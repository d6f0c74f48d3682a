"""Paint samples kept beside the traces they are compared with."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

#: Copied from the rows of that day; a shipped migration does not change with them.
TRIGGERS = (
    """CREATE TRIGGER paint_samples_stay BEFORE UPDATE OF case_id, n, version, vehicle, node_id,
        spot, taken_at, taken_by, witness, number, exhibit_id, layers, reason ON paint_samples
        BEGIN SELECT RAISE(ABORT, 'a version of a sample does not change'); END""",
    """CREATE TRIGGER paint_samples_no_delete BEFORE DELETE ON paint_samples
        BEGIN SELECT RAISE(ABORT, 'a sample is not deleted'); END""",
    """CREATE TRIGGER paint_counted_stay BEFORE UPDATE ON paint_counted
        BEGIN SELECT RAISE(ABORT, 'what a comparison counts as does not change'); END""",
    """CREATE TRIGGER paint_counted_no_delete BEFORE DELETE ON paint_counted
        BEGIN SELECT RAISE(ABORT, 'what a comparison counts as is not deleted'); END""",
)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "paint_counted",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("trace_id", sa.Integer(), nullable=False),
        sa.Column("sample", sa.Integer(), nullable=False),
        sa.Column("vehicle", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_paint_counted_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_paint_counted_evidence_id")
        ),
        sa.ForeignKeyConstraint(
            ["trace_id"], ["evidence.id"], name=op.f("fk_paint_counted_trace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paint_counted")),
        sa.UniqueConstraint("evidence_id", name=op.f("uq_paint_counted_evidence_id")),
    )
    op.create_index(op.f("ix_paint_counted_case_id"), "paint_counted", ["case_id"], unique=False)
    op.create_index(op.f("ix_paint_counted_trace_id"), "paint_counted", ["trace_id"], unique=False)
    op.create_table(
        "paint_samples",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("vehicle", sa.String(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=True),
        sa.Column("spot", sa.String(), nullable=False),
        sa.Column("taken_at", sa.DateTime(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=False),
        sa.Column("witness", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("exhibit_id", sa.Integer(), nullable=True),
        sa.Column("layers", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_paint_samples_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_paint_samples_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["exhibit_id"], ["exhibits.id"], name=op.f("fk_paint_samples_exhibit_id")
        ),
        sa.ForeignKeyConstraint(
            ["node_id"], ["lead_nodes.id"], name=op.f("fk_paint_samples_node_id")
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"], ["officers.id"], name=op.f("fk_paint_samples_withdrawn_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paint_samples")),
        sa.UniqueConstraint(
            "case_id", "n", "version", name=op.f("uq_paint_samples_case_id_n_version")
        ),
    )
    op.create_index(op.f("ix_paint_samples_case_id"), "paint_samples", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_paint_samples_exhibit_id"), "paint_samples", ["exhibit_id"], unique=False
    )
    for trigger in TRIGGERS:
        op.execute(trigger)
