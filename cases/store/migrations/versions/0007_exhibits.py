"""Exhibits, their photographs and the chain of their custody."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

#: What stays as it was written.
SQLITE = (
    """CREATE TRIGGER exhibit_steps_stay BEFORE UPDATE ON exhibit_steps
        BEGIN SELECT RAISE(ABORT, 'a step of custody does not change'); END""",
    """CREATE TRIGGER exhibit_steps_no_delete BEFORE DELETE ON exhibit_steps
        BEGIN SELECT RAISE(ABORT, 'a step of custody is not deleted'); END""",
    """CREATE TRIGGER exhibit_photos_no_delete BEFORE DELETE ON exhibit_photos
        BEGIN SELECT RAISE(ABORT, 'a photograph of an exhibit is not deleted'); END""",
    """CREATE TRIGGER exhibit_prints_stay BEFORE UPDATE ON exhibit_prints
        BEGIN SELECT RAISE(ABORT, 'a printed sheet does not change'); END""",
    """CREATE TRIGGER exhibit_prints_no_delete BEFORE DELETE ON exhibit_prints
        BEGIN SELECT RAISE(ABORT, 'a printed sheet is not deleted'); END""",
    """CREATE TRIGGER exhibits_no_delete BEFORE DELETE ON exhibits
        BEGIN SELECT RAISE(ABORT, 'an exhibit is not deleted'); END""",
)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "exhibits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("quantity", sa.String(), nullable=False),
        sa.Column("features", sa.String(), nullable=False),
        sa.Column("found_at", sa.DateTime(), nullable=False),
        sa.Column("found_where", sa.String(), nullable=False),
        sa.Column("found_by", sa.String(), nullable=False),
        sa.Column("packing", sa.String(), nullable=False),
        sa.Column("seal", sa.String(), nullable=False),
        sa.Column("grade", sa.String(), nullable=True),
        sa.Column("thing_id", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_exhibits_case_id")),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_exhibits_entered_by")
        ),
        sa.ForeignKeyConstraint(["thing_id"], ["things.id"], name=op.f("fk_exhibits_thing_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exhibits")),
        sa.UniqueConstraint("case_id", "n", name=op.f("uq_exhibits_case_id_n")),
        sa.UniqueConstraint("thing_id", name=op.f("uq_exhibits_thing_id")),
    )
    op.create_index(op.f("ix_exhibits_case_id"), "exhibits", ["case_id"], unique=False)
    op.create_table(
        "exhibit_photos",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("exhibit_id", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("thumbnail", sa.LargeBinary(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachments.id"], name=op.f("fk_exhibit_photos_attachment_id")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_exhibit_photos_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_exhibit_photos_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["exhibit_id"], ["exhibits.id"], name=op.f("fk_exhibit_photos_exhibit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exhibit_photos")),
        sa.UniqueConstraint(
            "exhibit_id", "attachment_id", name=op.f("uq_exhibit_photos_exhibit_id_attachment_id")
        ),
    )
    op.create_index(op.f("ix_exhibit_photos_case_id"), "exhibit_photos", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_exhibit_photos_exhibit_id"), "exhibit_photos", ["exhibit_id"], unique=False
    )
    op.create_table(
        "exhibit_prints",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("exhibit_id", sa.Integer(), nullable=False),
        sa.Column("copy_no", sa.Integer(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("printed_at", sa.DateTime(), nullable=False),
        sa.Column("printed_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachments.id"], name=op.f("fk_exhibit_prints_attachment_id")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_exhibit_prints_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["exhibit_id"], ["exhibits.id"], name=op.f("fk_exhibit_prints_exhibit_id")
        ),
        sa.ForeignKeyConstraint(
            ["printed_by"], ["officers.id"], name=op.f("fk_exhibit_prints_printed_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exhibit_prints")),
        sa.UniqueConstraint(
            "exhibit_id", "copy_no", name=op.f("uq_exhibit_prints_exhibit_id_copy_no")
        ),
    )
    op.create_index(op.f("ix_exhibit_prints_case_id"), "exhibit_prints", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_exhibit_prints_exhibit_id"), "exhibit_prints", ["exhibit_id"], unique=False
    )
    op.create_table(
        "exhibit_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("exhibit_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=True),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("from_place", sa.String(), nullable=False),
        sa.Column("manner", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("seal_found", sa.String(), nullable=False),
        sa.Column("seal_broken", sa.Boolean(), nullable=False),
        sa.Column("seal_after", sa.String(), nullable=False),
        sa.Column("witness", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_exhibit_steps_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_exhibit_steps_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["exhibit_id"], ["exhibits.id"], name=op.f("fk_exhibit_steps_exhibit_id")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["exhibit_steps.id"], name=op.f("fk_exhibit_steps_replaces_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exhibit_steps")),
    )
    op.create_index("ix_exhibit_steps_act_at", "exhibit_steps", ["act", "at"], unique=False)
    op.create_index(op.f("ix_exhibit_steps_case_id"), "exhibit_steps", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_exhibit_steps_exhibit_id"), "exhibit_steps", ["exhibit_id"], unique=False
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE:
            op.execute(sa.text(statement))
