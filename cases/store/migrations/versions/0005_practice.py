"""Quality checks, call-backs, petitions, receptions, hand-over of a shift."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("drawn_by", sa.Integer(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("sizes", sa.JSON(), nullable=False),
        sa.Column("sheet", sa.JSON(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("reported_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["drawn_by"], ["officers.id"], name=op.f("fk_checks_drawn_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checks")),
    )
    op.create_table(
        "receptions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("received_by", sa.Integer(), nullable=False),
        sa.Column("came_at", sa.DateTime(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("visitor", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("passed", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officers.id"], name=op.f("fk_receptions_officer_id")
        ),
        sa.ForeignKeyConstraint(
            ["received_by"], ["officers.id"], name=op.f("fk_receptions_received_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receptions")),
    )
    op.create_index(op.f("ix_receptions_officer_id"), "receptions", ["officer_id"], unique=False)
    op.create_table(
        "shift_hand_overs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("cases", sa.JSON(), nullable=False),
        sa.Column("things", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("handed_at", sa.DateTime(), nullable=False),
        sa.Column("taken_at", sa.DateTime(), nullable=True),
        sa.Column("taken_note", sa.String(), nullable=False),
        sa.Column("leader_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["from_id"], ["officers.id"], name=op.f("fk_shift_hand_overs_from_id")
        ),
        sa.ForeignKeyConstraint(
            ["leader_id"], ["officers.id"], name=op.f("fk_shift_hand_overs_leader_id")
        ),
        sa.ForeignKeyConstraint(["to_id"], ["officers.id"], name=op.f("fk_shift_hand_overs_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift_hand_overs")),
    )
    op.create_table(
        "case_hand_overs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("handed_at", sa.DateTime(), nullable=False),
        sa.Column("taken_at", sa.DateTime(), nullable=True),
        sa.Column("taken_note", sa.String(), nullable=False),
        sa.Column("leader_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_case_hand_overs_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["from_id"], ["officers.id"], name=op.f("fk_case_hand_overs_from_id")
        ),
        sa.ForeignKeyConstraint(
            ["leader_id"], ["officers.id"], name=op.f("fk_case_hand_overs_leader_id")
        ),
        sa.ForeignKeyConstraint(["to_id"], ["officers.id"], name=op.f("fk_case_hand_overs_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_hand_overs")),
    )
    op.create_index(
        op.f("ix_case_hand_overs_case_id"), "case_hand_overs", ["case_id"], unique=False
    )
    op.create_table(
        "checked_cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("check_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("taken_off", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("scored_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_checked_cases_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["check_id"], ["checks.id"], name=op.f("fk_checked_cases_check_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checked_cases")),
        sa.UniqueConstraint("check_id", "case_id", name=op.f("uq_checked_cases_check_id_case_id")),
    )
    op.create_index(op.f("ix_checked_cases_case_id"), "checked_cases", ["case_id"], unique=False)
    op.create_index(op.f("ix_checked_cases_check_id"), "checked_cases", ["check_id"], unique=False)
    op.create_table(
        "contacts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_contacts_case_id")),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_contacts_entered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    op.create_index(op.f("ix_contacts_case_id"), "contacts", ["case_id"], unique=False)
    op.create_table(
        "crime_opinions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("signs", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("given_by", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.Column("outside", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_crime_opinions_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["given_by"], ["officers.id"], name=op.f("fk_crime_opinions_given_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crime_opinions")),
    )
    op.create_index(op.f("ix_crime_opinions_case_id"), "crime_opinions", ["case_id"], unique=False)
    op.create_table(
        "file_loans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("borrower", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("volumes", sa.String(), nullable=False),
        sa.Column("lent_at", sa.DateTime(), nullable=False),
        sa.Column("return_by", sa.Date(), nullable=False),
        sa.Column("returned_at", sa.DateTime(), nullable=True),
        sa.Column("state_on_return", sa.String(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_file_loans_case_id")),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_file_loans_entered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_loans")),
    )
    op.create_index(op.f("ix_file_loans_case_id"), "file_loans", ["case_id"], unique=False)
    op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("check_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("mend_by", sa.Date(), nullable=False),
        sa.Column("found_at", sa.DateTime(), nullable=False),
        sa.Column("mended", sa.String(), nullable=False),
        sa.Column("mended_at", sa.DateTime(), nullable=True),
        sa.Column("solved_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_findings_case_id")),
        sa.ForeignKeyConstraint(["check_id"], ["checks.id"], name=op.f("fk_findings_check_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["officers.id"], name=op.f("fk_findings_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
    )
    op.create_index(op.f("ix_findings_case_id"), "findings", ["case_id"], unique=False)
    op.create_index(op.f("ix_findings_check_id"), "findings", ["check_id"], unique=False)
    op.create_table(
        "petitions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("petitioner", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_petitions_case_id")),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_petitions_entered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_petitions")),
    )
    op.create_index(op.f("ix_petitions_case_id"), "petitions", ["case_id"], unique=False)
    op.create_table(
        "petition_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_petition_steps_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_petition_steps_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["petition_id"], ["petitions.id"], name=op.f("fk_petition_steps_petition_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_petition_steps")),
    )
    op.create_index(op.f("ix_petition_steps_case_id"), "petition_steps", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_petition_steps_petition_id"), "petition_steps", ["petition_id"], unique=False
    )
    op.create_table(
        "crime_circumstances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_crime_circumstances_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_crime_circumstances_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_crime_circumstances_party_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crime_circumstances")),
    )
    op.create_index(
        op.f("ix_crime_circumstances_case_id"), "crime_circumstances", ["case_id"], unique=False
    )
    op.create_table(
        "promises",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("whom", sa.String(), nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=True),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("content", sa.Boolean(), nullable=True),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_promises_case_id")),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_promises_entered_by")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_promises_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
    )
    op.create_index(op.f("ix_promises_case_id"), "promises", ["case_id"], unique=False)
    op.create_index(op.f("ix_promises_due_on"), "promises", ["due_on"], unique=False)
    op.create_table(
        "seal_uses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("seal", sa.String(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=False),
        sa.Column("keeper_id", sa.Integer(), nullable=False),
        sa.Column("applicant", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_seal_uses_case_id")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_seal_uses_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["keeper_id"], ["officers.id"], name=op.f("fk_seal_uses_keeper_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal_uses")),
    )
    op.create_index(op.f("ix_seal_uses_case_id"), "seal_uses", ["case_id"], unique=False)
    op.create_index(op.f("ix_seal_uses_document_id"), "seal_uses", ["document_id"], unique=False)
