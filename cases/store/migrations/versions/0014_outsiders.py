"""Inquiries by outsiders, their answers; favours and meddling."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


#: Tables whose rows stay as they were written.
LASTING = (
    "inquiry_notes",
    "inquiries_settled",
    "inquiries",
    "inquiry_answers",
    "favours",
    "favour_steps",
)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "favours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officers.id"], name=op.f("fk_favours_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_favours")),
    )
    op.create_index(op.f("ix_favours_at"), "favours", ["at"], unique=False)
    op.create_table(
        "inquiry_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("asker", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("plate", sa.String(), nullable=False),
        sa.Column("somebody", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("taken_at", sa.DateTime(), nullable=False),
        sa.Column("taken_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["taken_by"], ["officers.id"], name=op.f("fk_inquiry_notes_taken_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry_notes")),
    )
    op.create_index(op.f("ix_inquiry_notes_asked_at"), "inquiry_notes", ["asked_at"], unique=False)
    op.create_table(
        "favour_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("favour_id", sa.Integer(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("capacity", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["done_by"], ["officers.id"], name=op.f("fk_favour_steps_done_by")),
        sa.ForeignKeyConstraint(
            ["favour_id"], ["favours.id"], name=op.f("fk_favour_steps_favour_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["officers.id"], name=op.f("fk_favour_steps_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_favour_steps")),
    )
    op.create_index(op.f("ix_favour_steps_favour_id"), "favour_steps", ["favour_id"], unique=False)
    op.create_table(
        "inquiries_settled",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=False),
        sa.Column("settled_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["note_id"], ["inquiry_notes.id"], name=op.f("fk_inquiries_settled_note_id")
        ),
        sa.ForeignKeyConstraint(
            ["settled_by"], ["officers.id"], name=op.f("fk_inquiries_settled_settled_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiries_settled")),
        sa.UniqueConstraint("note_id", name=op.f("uq_inquiries_settled_note_id")),
    )
    op.create_table(
        "inquiries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=True),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("asker", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("is_owed", sa.Boolean(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_inquiries_case_id")),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_inquiries_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["note_id"], ["inquiry_notes.id"], name=op.f("fk_inquiries_note_id")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_inquiries_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiries")),
        sa.UniqueConstraint("note_id", "case_id", name=op.f("uq_inquiries_note_id_case_id")),
    )
    op.create_index(op.f("ix_inquiries_case_id"), "inquiries", ["case_id"], unique=False)
    op.create_table(
        "inquiry_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("inquiry_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("withheld", sa.JSON(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("told_at", sa.DateTime(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_inquiry_answers_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_inquiry_answers_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_inquiry_answers_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["inquiry_id"], ["inquiries.id"], name=op.f("fk_inquiry_answers_inquiry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry_answers")),
        sa.UniqueConstraint("inquiry_id", name=op.f("uq_inquiry_answers_inquiry_id")),
    )
    op.create_index(
        op.f("ix_inquiry_answers_case_id"), "inquiry_answers", ["case_id"], unique=False
    )
    if op.get_bind().dialect.name == "sqlite":
        for table in LASTING:
            for operation in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{operation.lower()} BEFORE {operation} ON {table}"
                    " BEGIN SELECT RAISE(ABORT, 'what was recorded stays'); END"
                )
