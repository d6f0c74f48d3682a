"""Evidence meetings, inspections, packages, and where numbered copies went."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

#: Copied from the rows of that day; a shipped migration does not change with them.
TRIGGERS = (
    """CREATE TRIGGER copy_numbers_stay BEFORE UPDATE ON copy_numbers
        BEGIN SELECT RAISE(ABORT, 'a copy number does not change'); END""",
    """CREATE TRIGGER copy_numbers_no_delete BEFORE DELETE ON copy_numbers
        BEGIN SELECT RAISE(ABORT, 'a copy number is not deleted'); END""",
    """CREATE TRIGGER numbered_copies_no_delete BEFORE DELETE ON numbered_copies
        BEGIN SELECT RAISE(ABORT, 'a numbered copy is not deleted'); END""",
    """CREATE TRIGGER numbered_lists_no_delete BEFORE DELETE ON numbered_lists
        BEGIN SELECT RAISE(ABORT, 'a numbered copy is not deleted'); END""",
    """CREATE TRIGGER evidence_packages_stay BEFORE UPDATE OF items, pdf, sha256, pages
        ON evidence_packages
        BEGIN SELECT RAISE(ABORT, 'a package does not change'); END""",
    """CREATE TRIGGER evidence_packages_no_delete BEFORE DELETE ON evidence_packages
        BEGIN SELECT RAISE(ABORT, 'a package is not deleted'); END""",
)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "copy_numbers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copy_numbers")),
        sa.UniqueConstraint("year", "n", name=op.f("uq_copy_numbers_year_n")),
    )
    op.create_table(
        "numbered_lists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number_id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("purpose_note", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("return_by", sa.Date(), nullable=True),
        sa.Column("fate", sa.String(), nullable=False),
        sa.Column("fate_at", sa.DateTime(), nullable=True),
        sa.Column("fate_who", sa.String(), nullable=False),
        sa.Column("fate_note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by"], ["officers.id"], name=op.f("fk_numbered_lists_made_by")
        ),
        sa.ForeignKeyConstraint(
            ["number_id"], ["copy_numbers.id"], name=op.f("fk_numbered_lists_number_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_numbered_lists")),
        sa.UniqueConstraint("number_id", name=op.f("uq_numbered_lists_number_id")),
    )
    op.create_index(op.f("ix_numbered_lists_fate"), "numbered_lists", ["fate"], unique=False)
    op.create_index(
        op.f("ix_numbered_lists_return_by"), "numbered_lists", ["return_by"], unique=False
    )
    op.create_table(
        "evidence_packages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("showing", sa.String(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("shares", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_evidence_packages_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["officers.id"], name=op.f("fk_evidence_packages_made_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_packages")),
        sa.UniqueConstraint("case_id", "n", name=op.f("uq_evidence_packages_case_id_n")),
    )
    op.create_index(
        op.f("ix_evidence_packages_case_id"), "evidence_packages", ["case_id"], unique=False
    )
    op.create_table(
        "evidence_meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("ground_note", sa.String(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("recorder", sa.String(), nullable=False),
        sa.Column("package_id", sa.Integer(), nullable=True),
        sa.Column("held_from", sa.DateTime(), nullable=True),
        sa.Column("held_until", sa.DateTime(), nullable=True),
        sa.Column("events", sa.String(), nullable=False),
        sa.Column("recording", sa.String(), nullable=False),
        sa.Column("cancelled_reason", sa.String(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("called_at", sa.DateTime(), nullable=False),
        sa.Column("called_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["called_by"], ["officers.id"], name=op.f("fk_evidence_meetings_called_by")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_evidence_meetings_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_evidence_meetings_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["package_id"], ["evidence_packages.id"], name=op.f("fk_evidence_meetings_package_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_meetings")),
        sa.UniqueConstraint("case_id", "n", name=op.f("uq_evidence_meetings_case_id_n")),
    )
    op.create_index(
        op.f("ix_evidence_meetings_case_id"), "evidence_meetings", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_evidence_meetings_starts_at"), "evidence_meetings", ["starts_at"], unique=False
    )
    op.create_table(
        "inspections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("visitor", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("id_shown", sa.String(), nullable=False),
        sa.Column("power", sa.String(), nullable=False),
        sa.Column("package_id", sa.Integer(), nullable=False),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.Column("copied", sa.JSON(), nullable=False),
        sa.Column("excerpted", sa.JSON(), nullable=False),
        sa.Column("began_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_inspections_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_inspections_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_inspections_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["package_id"], ["evidence_packages.id"], name=op.f("fk_inspections_package_id")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_inspections_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspections")),
    )
    op.create_index(op.f("ix_inspections_case_id"), "inspections", ["case_id"], unique=False)
    op.create_index(op.f("ix_inspections_party_id"), "inspections", ["party_id"], unique=False)
    op.create_table(
        "numbered_copies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("copy_no", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("purpose_note", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("return_by", sa.Date(), nullable=True),
        sa.Column("fate", sa.String(), nullable=False),
        sa.Column("fate_at", sa.DateTime(), nullable=True),
        sa.Column("fate_who", sa.String(), nullable=False),
        sa.Column("fate_note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_numbered_copies_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_numbered_copies_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["officers.id"], name=op.f("fk_numbered_copies_made_by")
        ),
        sa.ForeignKeyConstraint(
            ["number_id"], ["copy_numbers.id"], name=op.f("fk_numbered_copies_number_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_numbered_copies")),
        sa.UniqueConstraint("number_id", name=op.f("uq_numbered_copies_number_id")),
    )
    op.create_index(
        op.f("ix_numbered_copies_case_id"), "numbered_copies", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_numbered_copies_document_id"), "numbered_copies", ["document_id"], unique=False
    )
    op.create_index(op.f("ix_numbered_copies_fate"), "numbered_copies", ["fate"], unique=False)
    op.create_index(
        op.f("ix_numbered_copies_return_by"), "numbered_copies", ["return_by"], unique=False
    )
    op.create_table(
        "evidence_attendances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.Column("told_how", sa.String(), nullable=False),
        sa.Column("came", sa.Boolean(), nullable=True),
        sa.Column("by_whom", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_evidence_attendances_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["evidence_meetings.id"],
            name=op.f("fk_evidence_attendances_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_evidence_attendances_party_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_attendances")),
        sa.UniqueConstraint(
            "meeting_id", "party_id", name=op.f("uq_evidence_attendances_meeting_id_party_id")
        ),
    )
    op.create_index(
        op.f("ix_evidence_attendances_case_id"), "evidence_attendances", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_evidence_attendances_meeting_id"),
        "evidence_attendances",
        ["meeting_id"],
        unique=False,
    )
    for trigger in TRIGGERS:
        op.execute(trigger)
