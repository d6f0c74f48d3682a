"""Accounts of people's mediators, and the packet of a referral they may see."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


#: Copied from the rows of that day; a shipped migration does not change with them.
TRIGGERS = tuple(
    f"CREATE TRIGGER packet_reports_no_{operation.lower()} BEFORE {operation} ON packet_reports"
    " BEGIN SELECT RAISE(ABORT, 'what was recorded stays'); END"
    for operation in ("UPDATE", "DELETE")
)


def upgrade() -> None:
    """Make the tables; a caller who asked for secrecy goes by his code in old transfers too."""
    op.create_table(
        "guests",
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("committee", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["officer_id"], ["officers.id"], name=op.f("fk_guests_officer_id")),
        sa.PrimaryKeyConstraint("officer_id", name=op.f("pk_guests")),
    )
    op.create_table(
        "packets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("mediation_id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("letter", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("handed_at", sa.DateTime(), nullable=False),
        sa.Column("handed_by", sa.Integer(), nullable=False),
        sa.Column("until_at", sa.DateTime(), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(), nullable=True),
        sa.Column("taken_back_by", sa.Integer(), nullable=True),
        sa.Column("taken_back_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_packets_case_id")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_packets_document_id")
        ),
        sa.ForeignKeyConstraint(["guest_id"], ["officers.id"], name=op.f("fk_packets_guest_id")),
        sa.ForeignKeyConstraint(["handed_by"], ["officers.id"], name=op.f("fk_packets_handed_by")),
        sa.ForeignKeyConstraint(
            ["mediation_id"], ["mediations.id"], name=op.f("fk_packets_mediation_id")
        ),
        sa.ForeignKeyConstraint(
            ["taken_back_by"], ["officers.id"], name=op.f("fk_packets_taken_back_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packets")),
    )
    op.create_index(op.f("ix_packets_case_id"), "packets", ["case_id"], unique=False)
    op.create_index(op.f("ix_packets_guest_id"), "packets", ["guest_id"], unique=False)
    op.create_index(op.f("ix_packets_mediation_id"), "packets", ["mediation_id"], unique=False)
    op.create_table(
        "packet_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("packet_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_packet_reports_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_packet_reports_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["packet_id"], ["packets.id"], name=op.f("fk_packet_reports_packet_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packet_reports")),
    )
    op.create_index(op.f("ix_packet_reports_case_id"), "packet_reports", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_packet_reports_packet_id"), "packet_reports", ["packet_id"], unique=False
    )
    if op.get_bind().dialect.name == "sqlite":
        for trigger in TRIGGERS:
            op.execute(trigger)
    _code_callers()


def _code_callers() -> None:
    """Put the code where a step of a transfer still names the caller whom it told.

    0013 took the name out of the report; who was told stood in the step as well.
    """
    bind = op.get_bind()
    callers = bind.execute(
        sa.text("SELECT case_id, code, name, phone FROM secret_identities WHERE kind='caller'")
    ).all()
    for case, code, name, phone in callers:
        bind.execute(
            sa.text(
                "UPDATE transfer_steps SET who=replace(who, :name, :code),"
                " words=replace(words, :name, :code),"
                " phone=CASE WHEN who=:name OR phone=:phone THEN '' ELSE phone END"
                " WHERE case_id=:case"
                " AND (instr(who, :name) OR instr(words, :name) OR phone<>'' AND phone=:phone)"
            ),
            {"case": case, "code": code, "name": name, "phone": phone},
        )
