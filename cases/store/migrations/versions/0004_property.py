"""Cases that go to other units, and things held."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "neighbours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("areas", sa.JSON(), nullable=False),
        sa.Column("stretches", sa.JSON(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("matters", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_neighbours")),
        sa.UniqueConstraint("name", name=op.f("uq_neighbours_name")),
    )
    op.create_table(
        "things",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("quantity", sa.String(), nullable=False),
        sa.Column("features", sa.String(), nullable=False),
        sa.Column("vehicle_id", sa.Integer(), nullable=True),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("taken_from", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("on_site", sa.Boolean(), nullable=False),
        sa.Column("seized_at", sa.DateTime(), nullable=False),
        sa.Column("seized_where", sa.String(), nullable=False),
        sa.Column("approved_at", sa.DateTime(), nullable=True),
        sa.Column("receipt", sa.String(), nullable=False),
        sa.Column("receipt_refused", sa.String(), nullable=False),
        sa.Column("witness", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("yard", sa.String(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("notified_at", sa.DateTime(), nullable=True),
        sa.Column("announced_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_things_case_id")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_things_document_id")
        ),
        sa.ForeignKeyConstraint(["entered_by"], ["officers.id"], name=op.f("fk_things_entered_by")),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_things_party_id")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.id"], name=op.f("fk_things_vehicle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_things")),
        sa.UniqueConstraint("case_id", "item", name=op.f("uq_things_case_id_item")),
    )
    op.create_index(op.f("ix_things_case_id"), "things", ["case_id"], unique=False)
    op.create_index("ix_things_state_seized_at", "things", ["state", "seized_at"], unique=False)
    op.create_table(
        "transfers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("unit_phone", sa.String(), nullable=False),
        sa.Column("unit_address", sa.String(), nullable=False),
        sa.Column("began_at", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("is_criminal", sa.Boolean(), nullable=False),
        sa.Column("found_at", sa.DateTime(), nullable=False),
        sa.Column("found_by", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_transfers_case_id")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_transfers_document_id")
        ),
        sa.ForeignKeyConstraint(["found_by"], ["officers.id"], name=op.f("fk_transfers_found_by")),
        sa.ForeignKeyConstraint(["unit_id"], ["neighbours.id"], name=op.f("fk_transfers_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfers")),
    )
    op.create_index(op.f("ix_transfers_case_id"), "transfers", ["case_id"], unique=False)
    op.create_index("ix_transfers_found_at", "transfers", ["found_at"], unique=False)
    op.create_index(op.f("ix_transfers_state"), "transfers", ["state"], unique=False)
    op.create_table(
        "transfer_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_transfer_steps_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_transfer_steps_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_transfer_steps_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_transfer_steps_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["transfers.id"], name=op.f("fk_transfer_steps_transfer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer_steps")),
    )
    op.create_index(op.f("ix_transfer_steps_case_id"), "transfer_steps", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_transfer_steps_transfer_id"), "transfer_steps", ["transfer_id"], unique=False
    )
    op.create_table(
        "transfer_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("quantity", sa.String(), nullable=False),
        sa.Column("features", sa.String(), nullable=False),
        sa.Column("kept_at", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=True),
        sa.Column("present", sa.Boolean(), nullable=True),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("checked_at", sa.DateTime(), nullable=True),
        sa.Column("checked_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_transfer_items_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["checked_by"], ["officers.id"], name=op.f("fk_transfer_items_checked_by")
        ),
        sa.ForeignKeyConstraint(
            ["thing_id"], ["things.id"], name=op.f("fk_transfer_items_thing_id")
        ),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["transfers.id"], name=op.f("fk_transfer_items_transfer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer_items")),
        sa.UniqueConstraint("transfer_id", "n", name=op.f("uq_transfer_items_transfer_id_n")),
    )
    op.create_index(op.f("ix_transfer_items_case_id"), "transfer_items", ["case_id"], unique=False)
    op.create_table(
        "thing_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("from_holder", sa.String(), nullable=False),
        sa.Column("to_holder", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("more", sa.JSON(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_thing_steps_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_thing_steps_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_thing_steps_entered_by")
        ),
        sa.ForeignKeyConstraint(["thing_id"], ["things.id"], name=op.f("fk_thing_steps_thing_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thing_steps")),
    )
    op.create_index(op.f("ix_thing_steps_case_id"), "thing_steps", ["case_id"], unique=False)
    op.create_index(op.f("ix_thing_steps_thing_id"), "thing_steps", ["thing_id"], unique=False)
    op.create_table(
        "thing_photos",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_thing_photos_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_thing_photos_entered_by")
        ),
        sa.ForeignKeyConstraint(["thing_id"], ["things.id"], name=op.f("fk_thing_photos_thing_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thing_photos")),
    )
    op.create_index(op.f("ix_thing_photos_case_id"), "thing_photos", ["case_id"], unique=False)
    op.create_index(op.f("ix_thing_photos_thing_id"), "thing_photos", ["thing_id"], unique=False)
    op.create_table(
        "advances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("payer_id", sa.Integer(), nullable=True),
        sa.Column("payer", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("for_id", sa.Integer(), nullable=True),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("receipt", sa.String(), nullable=False),
        sa.Column("kept_at", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_advances_case_id")),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_advances_entered_by")
        ),
        sa.ForeignKeyConstraint(["for_id"], ["parties.id"], name=op.f("fk_advances_for_id")),
        sa.ForeignKeyConstraint(["payer_id"], ["parties.id"], name=op.f("fk_advances_payer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_advances")),
    )
    op.create_index(op.f("ix_advances_case_id"), "advances", ["case_id"], unique=False)
    op.create_table(
        "advance_moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("advance_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("receipt", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["advance_id"], ["advances.id"], name=op.f("fk_advance_moves_advance_id")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_advance_moves_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_advance_moves_entered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_advance_moves")),
    )
    op.create_index(
        op.f("ix_advance_moves_advance_id"), "advance_moves", ["advance_id"], unique=False
    )
    op.create_index(op.f("ix_advance_moves_case_id"), "advance_moves", ["case_id"], unique=False)
