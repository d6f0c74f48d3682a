"""What needs somebody else: approvals, stand-ins, recusals, scans kept with a case."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: What was added stays as it is.
SQLITE = (
    """CREATE TRIGGER attachments_stay BEFORE UPDATE ON attachments
        BEGIN SELECT RAISE(ABORT, 'an attachment does not change'); END""",
    """CREATE TRIGGER attachments_no_delete BEFORE DELETE ON attachments
        BEGIN SELECT RAISE(ABORT, 'an attachment is not deleted'); END""",
)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "answered",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("approval_id", sa.Integer(), nullable=False),
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("stood_in_for", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officers.id"], name=op.f("fk_answered_officer_id")
        ),
        sa.ForeignKeyConstraint(
            ["stood_in_for"], ["officers.id"], name=op.f("fk_answered_stood_in_for")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answered")),
    )
    op.create_index(op.f("ix_answered_officer_id"), "answered", ["officer_id"], unique=False)
    op.create_table(
        "stand_ins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("stand_in_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("order_number", sa.String(), nullable=False),
        sa.Column("appointed_by", sa.Integer(), nullable=False),
        sa.Column("appointed_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["appointed_by"], ["officers.id"], name=op.f("fk_stand_ins_appointed_by")
        ),
        sa.ForeignKeyConstraint(["ended_by"], ["officers.id"], name=op.f("fk_stand_ins_ended_by")),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officers.id"], name=op.f("fk_stand_ins_officer_id")
        ),
        sa.ForeignKeyConstraint(
            ["stand_in_id"], ["officers.id"], name=op.f("fk_stand_ins_stand_in_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand_ins")),
    )
    op.create_index(
        "ix_stand_ins_stand_in_id_until_on", "stand_ins", ["stand_in_id", "until_on"], unique=False
    )
    op.create_table(
        "attachments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by"], ["officers.id"], name=op.f("fk_attachments_added_by")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_attachments_case_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
    )
    op.create_index(op.f("ix_attachments_case_id"), "attachments", ["case_id"], unique=False)
    op.create_table(
        "recusals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("grounds", sa.String(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("oral", sa.Boolean(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("decider_id", sa.Integer(), nullable=True),
        sa.Column("granted", sa.Boolean(), nullable=True),
        sa.Column("decision_text", sa.String(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_for", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("outside_name", sa.String(), nullable=False),
        sa.Column("outside_number", sa.String(), nullable=False),
        sa.Column("scan_id", sa.Integer(), nullable=True),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.Column("told_how", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_recusals_case_id")),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["officers.id"], name=op.f("fk_recusals_decided_by")
        ),
        sa.ForeignKeyConstraint(
            ["decided_for"], ["officers.id"], name=op.f("fk_recusals_decided_for")
        ),
        sa.ForeignKeyConstraint(
            ["decider_id"], ["officers.id"], name=op.f("fk_recusals_decider_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_recusals_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officers.id"], name=op.f("fk_recusals_officer_id")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_recusals_party_id")),
        sa.ForeignKeyConstraint(["scan_id"], ["attachments.id"], name=op.f("fk_recusals_scan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recusals")),
    )
    op.create_index(op.f("ix_recusals_case_id"), "recusals", ["case_id"], unique=False)
    op.create_index(
        "ix_recusals_officer_id_granted",
        "recusals",
        ["officer_id", "granted", "case_id"],
        unique=False,
    )
    op.create_table(
        "approvals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("grounds", sa.String(), nullable=False),
        sa.Column("documents", sa.JSON(), nullable=False),
        sa.Column("attachments", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("requested_by", sa.Integer(), nullable=False),
        sa.Column("requested_at", sa.DateTime(), nullable=False),
        sa.Column("asked_digest", sa.String(), nullable=False),
        sa.Column("asked_state", sa.JSON(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("opinion", sa.String(), nullable=False),
        sa.Column("opinion_text", sa.String(), nullable=False),
        sa.Column("opinion_by", sa.Integer(), nullable=True),
        sa.Column("opinion_for", sa.Integer(), nullable=True),
        sa.Column("opinion_at", sa.DateTime(), nullable=True),
        sa.Column("approver_id", sa.Integer(), nullable=True),
        sa.Column("waiting_since", sa.DateTime(), nullable=True),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("decision_text", sa.String(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_for", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("approved_digest", sa.String(), nullable=False),
        sa.Column("approved_state", sa.JSON(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("oral_at", sa.DateTime(), nullable=True),
        sa.Column("oral_due_at", sa.DateTime(), nullable=True),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("outside_name", sa.String(), nullable=False),
        sa.Column("outside_number", sa.String(), nullable=False),
        sa.Column("outside_on", sa.Date(), nullable=True),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(), nullable=True),
        sa.Column("scan_id", sa.Integer(), nullable=True),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.Column("used_by", sa.Integer(), nullable=True),
        sa.Column("used_for", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=True),
        sa.Column("sheet_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["approver_id"], ["officers.id"], name=op.f("fk_approvals_approver_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_approvals_case_id")),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["officers.id"], name=op.f("fk_approvals_decided_by")
        ),
        sa.ForeignKeyConstraint(
            ["decided_for"], ["officers.id"], name=op.f("fk_approvals_decided_for")
        ),
        sa.ForeignKeyConstraint(
            ["opinion_by"], ["officers.id"], name=op.f("fk_approvals_opinion_by")
        ),
        sa.ForeignKeyConstraint(
            ["opinion_for"], ["officers.id"], name=op.f("fk_approvals_opinion_for")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officers.id"], name=op.f("fk_approvals_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["documents.id"], name=op.f("fk_approvals_report_id")
        ),
        sa.ForeignKeyConstraint(
            ["requested_by"], ["officers.id"], name=op.f("fk_approvals_requested_by")
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"], ["officers.id"], name=op.f("fk_approvals_reviewer_id")
        ),
        sa.ForeignKeyConstraint(["scan_id"], ["attachments.id"], name=op.f("fk_approvals_scan_id")),
        sa.ForeignKeyConstraint(["sheet_id"], ["documents.id"], name=op.f("fk_approvals_sheet_id")),
        sa.ForeignKeyConstraint(["used_by"], ["officers.id"], name=op.f("fk_approvals_used_by")),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"], ["officers.id"], name=op.f("fk_approvals_withdrawn_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals")),
    )
    op.create_index(op.f("ix_approvals_case_id"), "approvals", ["case_id"], unique=False)
    op.create_index(
        "ix_approvals_case_id_kind", "approvals", ["case_id", "kind", "subject"], unique=False
    )
    op.create_index(op.f("ix_approvals_state"), "approvals", ["state"], unique=False)
    op.create_table(
        "recused_acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("recusal_id", sa.Integer(), nullable=False),
        sa.Column("journal_seq", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=False),
        sa.Column("valid", sa.Boolean(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("ruled_by", sa.Integer(), nullable=True),
        sa.Column("ruled_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_recused_acts_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["recusal_id"], ["recusals.id"], name=op.f("fk_recused_acts_recusal_id")
        ),
        sa.ForeignKeyConstraint(
            ["ruled_by"], ["officers.id"], name=op.f("fk_recused_acts_ruled_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recused_acts")),
    )
    op.create_index(op.f("ix_recused_acts_case_id"), "recused_acts", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_recused_acts_recusal_id"), "recused_acts", ["recusal_id"], unique=False
    )

    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE:
            op.execute(sa.text(statement))
