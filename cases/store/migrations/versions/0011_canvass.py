"""Buildings, doors and what was tried at them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

#: What stays as it was written.
SQLITE = (
    """CREATE TRIGGER canvass_tries_stay BEFORE UPDATE ON canvass_tries
        BEGIN SELECT RAISE(ABORT, 'a try at a door does not change'); END""",
    """CREATE TRIGGER canvass_tries_no_delete BEFORE DELETE ON canvass_tries
        BEGIN SELECT RAISE(ABORT, 'a try at a door is not deleted'); END""",
    """CREATE TRIGGER canvass_outings_no_delete BEFORE DELETE ON canvass_outings
        BEGIN SELECT RAISE(ABORT, 'an outing is not deleted'); END""",
)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "canvasses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("exhibit_id", sa.Integer(), nullable=False),
        sa.Column("keys", sa.JSON(), nullable=False),
        sa.Column("route_east", sa.Double(), nullable=True),
        sa.Column("route_north", sa.Double(), nullable=True),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_canvasses_case_id")),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_canvasses_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["exhibit_id"], ["exhibits.id"], name=op.f("fk_canvasses_exhibit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canvasses")),
        sa.UniqueConstraint("case_id", "n", name=op.f("uq_canvasses_case_id_n")),
    )
    op.create_index(op.f("ix_canvasses_case_id"), "canvasses", ["case_id"], unique=False)
    op.create_index(op.f("ix_canvasses_exhibit_id"), "canvasses", ["exhibit_id"], unique=False)
    op.create_table(
        "canvass_buildings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("canvass_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("east", sa.Double(), nullable=False),
        sa.Column("north", sa.Double(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["canvass_id"], ["canvasses.id"], name=op.f("fk_canvass_buildings_canvass_id")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_canvass_buildings_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_canvass_buildings_entered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canvass_buildings")),
        sa.UniqueConstraint(
            "canvass_id", "code", name=op.f("uq_canvass_buildings_canvass_id_code")
        ),
    )
    op.create_index(
        op.f("ix_canvass_buildings_case_id"), "canvass_buildings", ["case_id"], unique=False
    )
    op.create_table(
        "canvass_doors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("canvass_id", sa.Integer(), nullable=False),
        sa.Column("building", sa.String(), nullable=False),
        sa.Column("stairwell", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("floor", sa.Integer(), nullable=False),
        sa.Column("prior", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["canvass_id"], ["canvasses.id"], name=op.f("fk_canvass_doors_canvass_id")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_canvass_doors_case_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canvass_doors")),
        sa.UniqueConstraint(
            "canvass_id",
            "building",
            "stairwell",
            "number",
            name=op.f("uq_canvass_doors_canvass_id_building_stairwell_number"),
        ),
    )
    op.create_index(op.f("ix_canvass_doors_case_id"), "canvass_doors", ["case_id"], unique=False)
    op.create_table(
        "canvass_outings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("canvass_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("scope", sa.JSON(), nullable=False),
        sa.Column("from_at", sa.DateTime(), nullable=False),
        sa.Column("until_at", sa.DateTime(), nullable=False),
        sa.Column("first_officer", sa.Integer(), nullable=False),
        sa.Column("second_officer", sa.Integer(), nullable=False),
        sa.Column("recording", sa.String(), nullable=False),
        sa.Column("warrant", sa.String(), nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("printed_at", sa.DateTime(), nullable=True),
        sa.Column("out_at", sa.DateTime(), nullable=True),
        sa.Column("back_at", sa.DateTime(), nullable=True),
        sa.Column("dropped_at", sa.DateTime(), nullable=True),
        sa.Column("dropped_reason", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["canvass_id"], ["canvasses.id"], name=op.f("fk_canvass_outings_canvass_id")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_canvass_outings_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_canvass_outings_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_canvass_outings_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["first_officer"], ["officers.id"], name=op.f("fk_canvass_outings_first_officer")
        ),
        sa.ForeignKeyConstraint(
            ["second_officer"], ["officers.id"], name=op.f("fk_canvass_outings_second_officer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canvass_outings")),
        sa.UniqueConstraint("canvass_id", "n", name=op.f("uq_canvass_outings_canvass_id_n")),
    )
    op.create_index(
        op.f("ix_canvass_outings_case_id"), "canvass_outings", ["case_id"], unique=False
    )
    op.create_table(
        "canvass_tries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("canvass_id", sa.Integer(), nullable=False),
        sa.Column("outing_id", sa.Integer(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("turned", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("warrant", sa.String(), nullable=False),
        sa.Column("witness", sa.String(), nullable=False),
        sa.Column("stopped", sa.Boolean(), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("reported_to", sa.String(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["canvass_id"], ["canvasses.id"], name=op.f("fk_canvass_tries_canvass_id")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_canvass_tries_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["canvass_doors.id"], name=op.f("fk_canvass_tries_door_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_canvass_tries_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["outing_id"], ["canvass_outings.id"], name=op.f("fk_canvass_tries_outing_id")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["canvass_tries.id"], name=op.f("fk_canvass_tries_replaces_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canvass_tries")),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_canvass_tries_replaces_id")),
    )
    op.create_index(
        op.f("ix_canvass_tries_canvass_id"), "canvass_tries", ["canvass_id"], unique=False
    )
    op.create_index(op.f("ix_canvass_tries_case_id"), "canvass_tries", ["case_id"], unique=False)
    op.create_index(op.f("ix_canvass_tries_door_id"), "canvass_tries", ["door_id"], unique=False)
    op.create_table(
        "canvass_residents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("try_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_canvass_residents_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["try_id"], ["canvass_tries.id"], name=op.f("fk_canvass_residents_try_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canvass_residents")),
        sa.UniqueConstraint("try_id", name=op.f("uq_canvass_residents_try_id")),
    )
    op.create_index(
        op.f("ix_canvass_residents_case_id"), "canvass_residents", ["case_id"], unique=False
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE:
            op.execute(sa.text(statement))
