"""Secret identities, emergency leave and its review."""

import json
from collections import Counter

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; who asked for secrecy before goes where his name is out of sight."""
    op.create_table(
        "secret_identities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("id_number", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_secret_identities_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_secret_identities_entered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_secret_identities")),
    )
    op.create_index(
        op.f("ix_secret_identities_case_id"), "secret_identities", ["case_id"], unique=False
    )
    op.create_table(
        "grant_notes",
        sa.Column("grant_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("planned_until", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.Column("ended_reason", sa.String(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(), nullable=True),
        sa.Column("reviewed_by", sa.Integer(), nullable=True),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("review", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_grant_notes_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by"], ["officers.id"], name=op.f("fk_grant_notes_ended_by")
        ),
        sa.ForeignKeyConstraint(["grant_id"], ["grants.id"], name=op.f("fk_grant_notes_grant_id")),
        sa.ForeignKeyConstraint(
            ["reviewed_by"], ["officers.id"], name=op.f("fk_grant_notes_reviewed_by")
        ),
        sa.PrimaryKeyConstraint("grant_id", name=op.f("pk_grant_notes")),
    )
    op.create_index(op.f("ix_grant_notes_case_id"), "grant_notes", ["case_id"], unique=False)
    op.create_index(op.f("ix_grant_notes_kind"), "grant_notes", ["kind"], unique=False)
    _take_away_names()


_STEMS = "甲乙丙丁戊己庚辛壬癸"


def _take_away_names() -> None:
    """Put a code in the place of callers and of who identified somebody and wants secrecy."""
    bind = op.get_bind()
    known: Counter[tuple[int, str]] = Counter()

    def coded(case: int, kind: str, word: str, name: str, phone: str, by: int, at: str) -> str:
        place = known[case, word]
        known[case, word] += 1
        code = f"{word}{_STEMS[place % 10]}-{place // 10 + 1:02}"
        bind.execute(
            sa.text(
                "INSERT INTO secret_identities(case_id, kind, code, name, id_number, phone,"
                " address, reason, entered_at, entered_by)"
                " VALUES(:case, :kind, :code, :name, '', :phone, '', '', :at, :by)"
            ),
            {
                "case": case,
                "kind": kind,
                "code": code,
                "name": name,
                "phone": phone,
                "at": at,
                "by": by,
            },
        )
        return code

    callers = bind.execute(
        sa.text(
            "SELECT a.case_id, a.report, k.opened_by, k.opened_at FROM accidents a"
            " JOIN cases k ON k.case_id=a.case_id"
            " WHERE json_extract(a.report, '$.secrecy')='secret'"
        )
    ).all()
    for case, text, by, at in callers:
        report = json.loads(text)
        if name := str(report.get("caller", "")).strip():
            phone = str(report.get("caller_phone", ""))
            report |= {
                "caller": coded(case, "caller", "报警人", name, phone, by, at),
                "caller_phone": "",
            }
            bind.execute(
                sa.text("UPDATE accidents SET report=:report WHERE case_id=:case"),
                {"report": json.dumps(report), "case": case},
            )
    identified = bind.execute(
        sa.text(
            "SELECT id, case_id, identifier, entered_by, entered_at FROM identifications"
            " WHERE is_secret AND identifier<>'' ORDER BY id"
        )
    ).all()
    for key, case, name, by, at in identified:
        bind.execute(
            sa.text("UPDATE identifications SET identifier=:code WHERE id=:key"),
            {"code": coded(case, "witness", "证人", name, "", by, at), "key": key},
        )
