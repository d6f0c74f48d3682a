"""Inquiry notices, summonses, roadside notes, the first hour of a hit-and-run."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: What belongs to a paper belongs to the same part of the case as the paper itself.
OF_PAPERS = ("document_opinions", "copies", "prints", "services")


def upgrade() -> None:
    """Make the tables, and say of copies and services to which part of a case they belong."""
    for table in OF_PAPERS:
        part = sa.Column("part", sa.String(), nullable=False, server_default="mediation")
        op.add_column(table, part)
    op.create_table(
        "suspicions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("charge", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.Column("ended_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.case_id"],
            name="fk_suspicions_case_id",
        ),
        sa.ForeignKeyConstraint(
            ["ended_by"],
            ["officers.id"],
            name="fk_suspicions_ended_by",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"],
            ["officers.id"],
            name="fk_suspicions_entered_by",
        ),
        sa.ForeignKeyConstraint(
            ["party_id"],
            ["parties.id"],
            name="fk_suspicions_party_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_suspicions"),
    )
    op.create_index("ix_suspicions_case_id", "suspicions", ["case_id"])
    op.create_index("ix_suspicions_party_id", "suspicions", ["party_id"])
    op.create_table(
        "inquiry_notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("venue", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("wanted_at", sa.DateTime(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("given_at", sa.DateTime(), nullable=True),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("outcome_at", sa.DateTime(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.case_id"],
            name="fk_inquiry_notices_case_id",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name="fk_inquiry_notices_document_id",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"],
            ["officers.id"],
            name="fk_inquiry_notices_entered_by",
        ),
        sa.ForeignKeyConstraint(
            ["party_id"],
            ["parties.id"],
            name="fk_inquiry_notices_party_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_inquiry_notices"),
    )
    op.create_index("ix_inquiry_notices_case_id", "inquiry_notices", ["case_id"])
    op.create_index("ix_inquiry_notices_party_id", "inquiry_notices", ["party_id"])
    op.create_table(
        "summonses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("suspicion_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("branch", sa.String(), nullable=False),
        sa.Column("is_oral", sa.Boolean(), nullable=False),
        sa.Column("charge", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("called_for", sa.DateTime(), nullable=True),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("partner", sa.String(), nullable=False),
        sa.Column("letter_number", sa.String(), nullable=False),
        sa.Column("grounds", sa.String(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("typed_number", sa.String(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=True),
        sa.Column("found_at", sa.DateTime(), nullable=True),
        sa.Column("found_how", sa.String(), nullable=False),
        sa.Column("card_shown", sa.Boolean(), nullable=False),
        sa.Column("second_officer", sa.String(), nullable=False),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.Column("arrived_at", sa.DateTime(), nullable=True),
        sa.Column("arrival_signed", sa.String(), nullable=False),
        sa.Column("arrival_note", sa.String(), nullable=False),
        sa.Column("left_at", sa.DateTime(), nullable=True),
        sa.Column("leaving_signed", sa.String(), nullable=False),
        sa.Column("leaving_note", sa.String(), nullable=False),
        sa.Column("extended_at", sa.DateTime(), nullable=True),
        sa.Column("extension_grounds", sa.String(), nullable=False),
        sa.Column("family_way", sa.String(), nullable=False),
        sa.Column("family_name", sa.String(), nullable=False),
        sa.Column("family_relation", sa.String(), nullable=False),
        sa.Column("family_phone", sa.String(), nullable=False),
        sa.Column("family_told_at", sa.DateTime(), nullable=True),
        sa.Column("family_exception", sa.String(), nullable=False),
        sa.Column("family_note", sa.String(), nullable=False),
        sa.Column("family_document_id", sa.Integer(), nullable=True),
        sa.Column("guardian", sa.String(), nullable=False),
        sa.Column("guardian_relation", sa.String(), nullable=False),
        sa.Column("guardian_at", sa.DateTime(), nullable=True),
        sa.Column("guardian_absence", sa.String(), nullable=False),
        sa.Column("missed_at", sa.DateTime(), nullable=True),
        sa.Column("missed_reason", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.case_id"],
            name="fk_summonses_case_id",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name="fk_summonses_document_id",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"],
            ["officers.id"],
            name="fk_summonses_entered_by",
        ),
        sa.ForeignKeyConstraint(
            ["family_document_id"],
            ["documents.id"],
            name="fk_summonses_family_document_id",
        ),
        sa.ForeignKeyConstraint(
            ["party_id"],
            ["parties.id"],
            name="fk_summonses_party_id",
        ),
        sa.ForeignKeyConstraint(
            ["suspicion_id"],
            ["suspicions.id"],
            name="fk_summonses_suspicion_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_summonses"),
    )
    op.create_index("ix_summonses_arrived_at", "summonses", ["arrived_at", "left_at"])
    op.create_index("ix_summonses_case_id", "summonses", ["case_id"])
    op.create_index("ix_summonses_party_id", "summonses", ["party_id"])
    op.create_table(
        "summons_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("summons_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("began_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("allows", sa.Boolean(), nullable=True),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.case_id"],
            name="fk_summons_entries_case_id",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"],
            ["officers.id"],
            name="fk_summons_entries_entered_by",
        ),
        sa.ForeignKeyConstraint(
            ["summons_id"],
            ["summonses.id"],
            name="fk_summons_entries_summons_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_summons_entries"),
    )
    op.create_index("ix_summons_entries_case_id", "summons_entries", ["case_id"])
    op.create_index("ix_summons_entries_summons_id", "summons_entries", ["summons_id"])
    op.create_table(
        "first_hour",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("struck_at", sa.DateTime(), nullable=True),
        sa.Column("struck_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.case_id"],
            name="fk_first_hour_case_id",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"],
            ["officers.id"],
            name="fk_first_hour_entered_by",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_first_hour"),
    )
    op.create_index("ix_first_hour_case_id", "first_hour", ["case_id"])
    op.create_table(
        "watches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("lifted_at", sa.DateTime(), nullable=True),
        sa.Column("lifted_proof", sa.String(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.case_id"],
            name="fk_watches_case_id",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"],
            ["officers.id"],
            name="fk_watches_entered_by",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_watches"),
    )
    op.create_index("ix_watches_case_id", "watches", ["case_id"])
    op.create_table(
        "assistance_notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("issued_at", sa.DateTime(), nullable=True),
        sa.Column("recipients", sa.String(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("withdrawal_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawal_proof", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.case_id"],
            name="fk_assistance_notices_case_id",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name="fk_assistance_notices_document_id",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"],
            ["officers.id"],
            name="fk_assistance_notices_entered_by",
        ),
        sa.ForeignKeyConstraint(
            ["withdrawal_id"],
            ["documents.id"],
            name="fk_assistance_notices_withdrawal_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_assistance_notices"),
    )
    op.create_index("ix_assistance_notices_case_id", "assistance_notices", ["case_id"])
    op.create_table(
        "roadside_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("happened_at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("offence", sa.String(), nullable=False),
        sa.Column("plate", sa.String(), nullable=False),
        sa.Column("plate_colour", sa.String(), nullable=False),
        sa.Column("vehicle", sa.String(), nullable=False),
        sa.Column("driver", sa.String(), nullable=False),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column("witness", sa.String(), nullable=False),
        sa.Column("witness_signed", sa.Boolean(), nullable=False),
        sa.Column("notice_number", sa.String(), nullable=False),
        sa.Column("recording", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("handed_over_at", sa.DateTime(), nullable=True),
        sa.Column("handler_id", sa.Integer(), nullable=True),
        sa.Column("next_step", sa.String(), nullable=False),
        sa.Column("next_at", sa.DateTime(), nullable=True),
        sa.Column("next_note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by"],
            ["officers.id"],
            name="fk_roadside_notes_entered_by",
        ),
        sa.ForeignKeyConstraint(
            ["handler_id"],
            ["officers.id"],
            name="fk_roadside_notes_handler_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_roadside_notes"),
    )
    op.create_index("ix_roadside_notes_plate", "roadside_notes", ["plate"])
    op.create_table(
        "incoming_notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("plate", sa.String(), nullable=False),
        sa.Column("features", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by"],
            ["officers.id"],
            name="fk_incoming_notices_entered_by",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_incoming_notices"),
    )
    op.create_table(
        "incoming_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by"],
            ["officers.id"],
            name="fk_incoming_steps_entered_by",
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"],
            ["incoming_notices.id"],
            name="fk_incoming_steps_notice_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_incoming_steps"),
    )
    op.create_index("ix_incoming_steps_notice_id", "incoming_steps", ["notice_id"])
