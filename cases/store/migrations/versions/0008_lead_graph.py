"""Nodes and links of leads, their history, notes and places on the board."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


#: What stays as it was written, whatever SQL is sent.
SQLITE = (
    """CREATE TRIGGER lead_changes_stay BEFORE UPDATE OF id, case_id, at, by_id, act, about,
        items, of_id ON lead_changes
        BEGIN SELECT RAISE(ABORT, 'a change of the board does not change'); END""",
    """CREATE TRIGGER lead_changes_no_delete BEFORE DELETE ON lead_changes
        BEGIN SELECT RAISE(ABORT, 'a change of the board is not deleted'); END""",
    """CREATE TRIGGER lead_nodes_no_delete BEFORE DELETE ON lead_nodes
        BEGIN SELECT RAISE(ABORT, 'a node is not deleted'); END""",
    """CREATE TRIGGER lead_links_no_delete BEFORE DELETE ON lead_links
        BEGIN SELECT RAISE(ABORT, 'a link is not deleted'); END""",
)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "lead_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("of_id", sa.Integer(), nullable=True),
        sa.Column("is_undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["officers.id"], name=op.f("fk_lead_changes_by_id")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_lead_changes_case_id")
        ),
        sa.ForeignKeyConstraint(["of_id"], ["lead_changes.id"], name=op.f("fk_lead_changes_of_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_changes")),
    )
    op.create_index(op.f("ix_lead_changes_case_id"), "lead_changes", ["case_id"], unique=False)
    op.create_index(
        "ix_lead_changes_case_id_by_id", "lead_changes", ["case_id", "by_id", "id"], unique=False
    )
    op.create_table(
        "lead_crossings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("plain", sa.String(), nullable=False),
        sa.Column("one_case", sa.Integer(), nullable=False),
        sa.Column("other_case", sa.Integer(), nullable=False),
        sa.Column("is_granted", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["officers.id"], name=op.f("fk_lead_crossings_decided_by")
        ),
        sa.ForeignKeyConstraint(
            ["one_case"], ["cases.case_id"], name=op.f("fk_lead_crossings_one_case")
        ),
        sa.ForeignKeyConstraint(
            ["other_case"], ["cases.case_id"], name=op.f("fk_lead_crossings_other_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_crossings")),
    )
    op.create_index(
        "ix_lead_crossings_kind_plain", "lead_crossings", ["kind", "plain"], unique=False
    )
    op.create_table(
        "lead_filters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("is_gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_lead_filters_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_lead_filters_entered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_filters")),
    )
    op.create_index(op.f("ix_lead_filters_case_id"), "lead_filters", ["case_id"], unique=False)
    op.create_table(
        "lead_nodes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("sub", sa.String(), nullable=False),
        sa.Column("identifiers", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("from_at", sa.DateTime(), nullable=True),
        sa.Column("until_at", sa.DateTime(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_reason", sa.String(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("refers_kind", sa.String(), nullable=False),
        sa.Column("refers_id", sa.Integer(), nullable=True),
        sa.Column("x", sa.Double(), nullable=True),
        sa.Column("y", sa.Double(), nullable=True),
        sa.Column("is_pinned", sa.Boolean(), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("board_group", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("is_gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_lead_nodes_case_id")),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_lead_nodes_entered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_nodes")),
    )
    op.create_index(op.f("ix_lead_nodes_case_id"), "lead_nodes", ["case_id"], unique=False)
    op.create_table(
        "identifications",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("held_at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("identifier", sa.String(), nullable=False),
        sa.Column("is_secret", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("unique_feature", sa.String(), nullable=False),
        sa.Column("officers", sa.JSON(), nullable=False),
        sa.Column("witness", sa.String(), nullable=False),
        sa.Column("picked", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("struck_at", sa.DateTime(), nullable=True),
        sa.Column("struck_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_identifications_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_identifications_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["node_id"], ["lead_nodes.id"], name=op.f("fk_identifications_node_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identifications")),
    )
    op.create_index(
        op.f("ix_identifications_case_id"), "identifications", ["case_id"], unique=False
    )
    op.create_table(
        "lead_identifiers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("plain", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_lead_identifiers_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["node_id"], ["lead_nodes.id"], name=op.f("fk_lead_identifiers_node_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_identifiers")),
    )
    op.create_index(
        op.f("ix_lead_identifiers_case_id"), "lead_identifiers", ["case_id"], unique=False
    )
    op.create_index(
        "ix_lead_identifiers_kind_plain", "lead_identifiers", ["kind", "plain"], unique=False
    )
    op.create_index(
        op.f("ix_lead_identifiers_node_id"), "lead_identifiers", ["node_id"], unique=False
    )
    op.create_table(
        "lead_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("from_at", sa.DateTime(), nullable=True),
        sa.Column("until_at", sa.DateTime(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_reason", sa.String(), nullable=False),
        sa.Column("probability", sa.Double(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("is_gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_lead_links_case_id")),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_lead_links_entered_by")
        ),
        sa.ForeignKeyConstraint(["from_id"], ["lead_nodes.id"], name=op.f("fk_lead_links_from_id")),
        sa.ForeignKeyConstraint(["to_id"], ["lead_nodes.id"], name=op.f("fk_lead_links_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_links")),
    )
    op.create_index(op.f("ix_lead_links_case_id"), "lead_links", ["case_id"], unique=False)
    op.create_index(op.f("ix_lead_links_from_id"), "lead_links", ["from_id"], unique=False)
    op.create_index(op.f("ix_lead_links_to_id"), "lead_links", ["to_id"], unique=False)
    op.create_table(
        "lead_merges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("absorbed_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("is_gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["absorbed_id"], ["lead_nodes.id"], name=op.f("fk_lead_merges_absorbed_id")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_lead_merges_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_lead_merges_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["kept_id"], ["lead_nodes.id"], name=op.f("fk_lead_merges_kept_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_merges")),
    )
    op.create_index(op.f("ix_lead_merges_case_id"), "lead_merges", ["case_id"], unique=False)
    op.create_table(
        "lead_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=True),
        sa.Column("x", sa.Double(), nullable=True),
        sa.Column("y", sa.Double(), nullable=True),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("is_gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_lead_notes_case_id")),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_lead_notes_entered_by")
        ),
        sa.ForeignKeyConstraint(["node_id"], ["lead_nodes.id"], name=op.f("fk_lead_notes_node_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_notes")),
    )
    op.create_index(op.f("ix_lead_notes_case_id"), "lead_notes", ["case_id"], unique=False)
    op.create_table(
        "premises_searches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("warrant_number", sa.String(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=False),
        sa.Column("officers", sa.JSON(), nullable=False),
        sa.Column("witness", sa.String(), nullable=False),
        sa.Column("found", sa.String(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("struck_at", sa.DateTime(), nullable=True),
        sa.Column("struck_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_premises_searches_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_premises_searches_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["node_id"], ["lead_nodes.id"], name=op.f("fk_premises_searches_node_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_premises_searches")),
    )
    op.create_index(
        op.f("ix_premises_searches_case_id"), "premises_searches", ["case_id"], unique=False
    )
    op.create_table(
        "station_enquiries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("addressee", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("wanted_by", sa.DateTime(), nullable=True),
        sa.Column("handler_id", sa.Integer(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answer_reference", sa.String(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("dropped_at", sa.DateTime(), nullable=True),
        sa.Column("dropped_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_station_enquiries_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_station_enquiries_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["handler_id"], ["officers.id"], name=op.f("fk_station_enquiries_handler_id")
        ),
        sa.ForeignKeyConstraint(
            ["node_id"], ["lead_nodes.id"], name=op.f("fk_station_enquiries_node_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station_enquiries")),
    )
    op.create_index(
        op.f("ix_station_enquiries_case_id"), "station_enquiries", ["case_id"], unique=False
    )
    op.create_index("ix_parties_phone", "parties", ["phone"])
    op.create_index("ix_vehicles_vin", "vehicles", ["vin"])
    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE:
            op.execute(sa.text(statement))
