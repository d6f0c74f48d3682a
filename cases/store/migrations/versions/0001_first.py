"""The first schema that was shipped."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

#: What SQLite has besides tables and indexes: the journal, the text index, what may not change.
SQLITE = (
    """CREATE TABLE main.journal(
        seq INTEGER PRIMARY KEY,
        entry TEXT NOT NULL,
        hash TEXT NOT NULL,
        at TEXT AS (json_extract(entry, '$.at')) VIRTUAL,
        officer_id INTEGER AS (json_extract(entry, '$.officer')) VIRTUAL,
        case_id INTEGER AS (json_extract(entry, '$.case')) VIRTUAL,
        act TEXT AS (json_extract(entry, '$.act')) VIRTUAL)""",
    """CREATE INDEX main.ix_journal_case_id ON journal(case_id, seq)""",
    """CREATE INDEX main.ix_journal_officer_id ON journal(officer_id, seq)""",
    """CREATE INDEX main.ix_journal_at ON journal(at)""",
    """CREATE TRIGGER main.journal_no_update BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER main.journal_no_delete BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE VIRTUAL TABLE main.fts_closed USING fts5(
        place, name, plate, content='', contentless_delete=1, tokenize='ascii')""",
    """CREATE VIRTUAL TABLE main.fts_closed_keys USING fts5(
        keys, content='', contentless_delete=1, detail=none, prefix='2', tokenize='ascii')""",
    """CREATE TRIGGER numbers_no_delete BEFORE DELETE ON numbers
        BEGIN SELECT RAISE(ABORT, 'a number taken stays'); END""",
    """CREATE TRIGGER numbers_stay BEFORE UPDATE OF form, year, n, document_id, taken_at,
        taken_by ON numbers
        BEGIN SELECT RAISE(ABORT, 'a number taken stays'); END""",
    """CREATE TRIGGER numbers_stay_void BEFORE UPDATE OF voided_at, voided_reason ON
        numbers
        WHEN OLD.voided_at IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a void number stays void'); END""",
    """CREATE TRIGGER documents_issued_stay BEFORE UPDATE OF id, case_id, part, form,
        number, content, mediation_id, session_id, party_id, pdf, sha256, made_by, made_at,
        issued_by, issued_at, journal_seq, journal_head, corrects_id, title, recipients,
        number_year, number_n, pages, edition ON documents
        WHEN OLD.state IN ('issued', 'withdrawn')
        BEGIN SELECT RAISE(ABORT, 'an issued document does not change'); END""",
    """CREATE TRIGGER documents_stay_issued BEFORE UPDATE OF state ON documents
        WHEN OLD.state IN ('issued', 'withdrawn') AND NOT (OLD.state = 'issued' AND
        NEW.state = 'withdrawn')
        BEGIN SELECT RAISE(ABORT, 'an issued document can only be withdrawn'); END""",
    """CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents WHEN OLD.state IN
        ('issued', 'withdrawn')
        BEGIN SELECT RAISE(ABORT, 'an issued document is not deleted'); END""",
    """CREATE TRIGGER documents_no_replace BEFORE INSERT ON documents
        WHEN EXISTS (SELECT 1 FROM documents d WHERE d.id = NEW.id AND d.state IN ('issued',
        'withdrawn'))
        BEGIN SELECT RAISE(ABORT, 'an issued document is not replaced'); END""",
)


def upgrade() -> None:  # noqa: PLR0915 - a schema is a list
    op.create_table(
        "calendar_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("of_year", sa.Integer(), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("day", "of_year", name=op.f("pk_calendar_days")),
    )
    op.create_table(
        "calendar_years",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_calendar_years")),
    )
    op.create_table(
        "officers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("pinyin", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("joined_at", sa.DateTime(), nullable=False),
        sa.Column("retired_at", sa.DateTime(), nullable=True),
        sa.Column("last_sign_in_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officers")),
        sa.UniqueConstraint("number", name=op.f("uq_officers_number")),
    )
    op.create_table(
        "rooms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms")),
        sa.UniqueConstraint("name", name=op.f("uq_rooms_name")),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("organ", sa.String(), nullable=False),
        sa.Column("squad", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("court", sa.String(), nullable=False),
        sa.Column("committee", sa.String(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
    )
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["officer_id"], ["officers.id"], name=op.f("fk_drafts_officer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )
    op.create_index(op.f("ix_drafts_officer_id"), "drafts", ["officer_id"], unique=False)
    op.create_table(
        "filters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officers.id"], name=op.f("fk_filters_officer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filters")),
    )
    op.create_index(op.f("ix_filters_officer_id"), "filters", ["officer_id"], unique=False)
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.Column("imported_by", sa.Integer(), nullable=False),
        sa.Column("rows_read", sa.Integer(), nullable=False),
        sa.Column("rows_in", sa.Integer(), nullable=False),
        sa.Column("rows_double", sa.Integer(), nullable=False),
        sa.Column("rows_refused", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["imported_by"], ["officers.id"], name=op.f("fk_imports_imported_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_index(op.f("ix_imports_sha256"), "imports", ["sha256"], unique=False)
    op.create_table(
        "numbers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("taken_at", sa.DateTime(), nullable=False),
        sa.Column("taken_by", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["taken_by"], ["officers.id"], name=op.f("fk_numbers_taken_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_numbers")),
        sa.UniqueConstraint("form", "year", "n", name=op.f("uq_numbers_form_year_n")),
    )
    op.create_table(
        "officer_roles",
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officers.id"], name=op.f("fk_officer_roles_officer_id")
        ),
        sa.PrimaryKeyConstraint("officer_id", "role", name=op.f("pk_officer_roles")),
    )
    op.create_table(
        "policies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("in_force_from", sa.Date(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_policies_entered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policies")),
    )
    op.create_index(op.f("ix_policies_key"), "policies", ["key"], unique=False)
    op.create_table(
        "cases",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("procedure", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("hit_and_run", sa.Boolean(), nullable=False),
        sa.Column("lead_officer_id", sa.Integer(), nullable=True),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("next_due_on", sa.Date(), nullable=True),
        sa.Column("next_rule", sa.String(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=op.f("fk_cases_import_id")),
        sa.ForeignKeyConstraint(
            ["lead_officer_id"], ["officers.id"], name=op.f("fk_cases_lead_officer_id")
        ),
        sa.ForeignKeyConstraint(["opened_by"], ["officers.id"], name=op.f("fk_cases_opened_by")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_cases")),
        sa.UniqueConstraint("number", name=op.f("uq_cases_number")),
    )
    op.create_index(op.f("ix_cases_import_id"), "cases", ["import_id"], unique=False)
    op.create_index(op.f("ix_cases_lead_officer_id"), "cases", ["lead_officer_id"], unique=False)
    op.create_index(op.f("ix_cases_next_due_on"), "cases", ["next_due_on"], unique=False)
    op.create_index(op.f("ix_cases_state"), "cases", ["state"], unique=False)
    op.create_index("ix_cases_state_next_due_on", "cases", ["state", "next_due_on"], unique=False)
    op.create_index("ix_cases_state_number", "cases", ["state", "number"], unique=False)
    op.create_table(
        "ledger_keys",
        sa.Column("fingerprint", sa.BigInteger(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["imports.id"], name=op.f("fk_ledger_keys_import_id")
        ),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_ledger_keys")),
    )
    op.create_index(op.f("ix_ledger_keys_import_id"), "ledger_keys", ["import_id"], unique=False)
    op.create_table(
        "accidents",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.Column("brief", sa.String(), nullable=False),
        sa.Column("national_number", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_accidents_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_accidents")),
    )
    op.create_index(op.f("ix_accidents_occurred_at"), "accidents", ["occurred_at"], unique=False)
    op.create_table(
        "dues",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("mediation_id", sa.Integer(), nullable=True),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_dues_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dues")),
    )
    op.create_index(op.f("ix_dues_case_id"), "dues", ["case_id"], unique=False)
    op.create_index("ix_dues_case_id_due_on", "dues", ["case_id", "due_on"], unique=False)
    op.create_index("ix_dues_due_on", "dues", ["due_on"], unique=False)
    op.create_table(
        "grants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("given_by", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.Column("until_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_grants_case_id")),
        sa.ForeignKeyConstraint(["given_by"], ["officers.id"], name=op.f("fk_grants_given_by")),
        sa.ForeignKeyConstraint(["officer_id"], ["officers.id"], name=op.f("fk_grants_officer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grants")),
    )
    op.create_index(op.f("ix_grants_case_id"), "grants", ["case_id"], unique=False)
    op.create_index(
        "ix_grants_officer_id_until_at", "grants", ["officer_id", "until_at"], unique=False
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("mediator_id", sa.Integer(), nullable=False),
        sa.Column("recorder", sa.String(), nullable=False),
        sa.Column("second_officer_id", sa.Integer(), nullable=True),
        sa.Column("auxiliary", sa.String(), nullable=False),
        sa.Column("recording", sa.String(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("called_off_reason", sa.String(), nullable=False),
        sa.Column("booked_at", sa.DateTime(), nullable=False),
        sa.Column("booked_by", sa.Integer(), nullable=False),
        sa.Column("moved_to_id", sa.Integer(), nullable=True),
        sa.Column("opened_at", sa.DateTime(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["booked_by"], ["officers.id"], name=op.f("fk_sessions_booked_by")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_sessions_case_id")),
        sa.ForeignKeyConstraint(
            ["mediator_id"], ["officers.id"], name=op.f("fk_sessions_mediator_id")
        ),
        sa.ForeignKeyConstraint(
            ["moved_to_id"], ["sessions.id"], name=op.f("fk_sessions_moved_to_id")
        ),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=op.f("fk_sessions_room_id")),
        sa.ForeignKeyConstraint(
            ["second_officer_id"], ["officers.id"], name=op.f("fk_sessions_second_officer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_case_id"), "sessions", ["case_id"], unique=False)
    op.create_index(
        "ix_sessions_room_id_starts_at", "sessions", ["room_id", "starts_at"], unique=False
    )
    op.create_index("ix_sessions_starts_at", "sessions", ["starts_at"], unique=False)
    op.create_index(op.f("ix_sessions_state"), "sessions", ["state"], unique=False)
    op.create_table(
        "team",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("from_at", sa.DateTime(), nullable=False),
        sa.Column("until_at", sa.DateTime(), nullable=True),
        sa.Column("assigned_by", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["assigned_by"], ["officers.id"], name=op.f("fk_team_assigned_by")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_team_case_id")),
        sa.ForeignKeyConstraint(["officer_id"], ["officers.id"], name=op.f("fk_team_officer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
    )
    op.create_index(op.f("ix_team_case_id"), "team", ["case_id"], unique=False)
    op.create_index(
        "ix_team_officer_id_until_at", "team", ["officer_id", "until_at", "case_id"], unique=False
    )
    op.create_table(
        "vehicles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("plate", sa.String(), nullable=False),
        sa.Column("plate_colour", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("make", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("vin", sa.String(), nullable=False),
        sa.Column("insurer", sa.String(), nullable=False),
        sa.Column("policy", sa.String(), nullable=False),
        sa.Column("more", sa.JSON(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_vehicles_case_id")),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_vehicles_entered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vehicles")),
    )
    op.create_index(op.f("ix_vehicles_case_id"), "vehicles", ["case_id"], unique=False)
    op.create_index(op.f("ix_vehicles_plate"), "vehicles", ["plate"], unique=False)
    op.create_table(
        "parties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("id_kind", sa.String(), nullable=False),
        sa.Column("id_number", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("vehicle_id", sa.Integer(), nullable=True),
        sa.Column("of_party_id", sa.Integer(), nullable=True),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("relation_proof", sa.String(), nullable=False),
        sa.Column("is_liable", sa.Boolean(), nullable=False),
        sa.Column("liability", sa.String(), nullable=False),
        sa.Column("injury", sa.String(), nullable=False),
        sa.Column("injury_note", sa.String(), nullable=False),
        sa.Column("more", sa.JSON(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("removed_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_parties_case_id")),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_parties_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["of_party_id"], ["parties.id"], name=op.f("fk_parties_of_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["vehicle_id"], ["vehicles.id"], name=op.f("fk_parties_vehicle_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parties")),
    )
    op.create_index(op.f("ix_parties_case_id"), "parties", ["case_id"], unique=False)
    op.create_index(op.f("ix_parties_id_number"), "parties", ["id_number"], unique=False)
    op.create_table(
        "change_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_change_requests_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_change_requests_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_change_requests_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_change_requests_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_requests")),
    )
    op.create_index(
        op.f("ix_change_requests_case_id"), "change_requests", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_change_requests_session_id"), "change_requests", ["session_id"], unique=False
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("mediation_id", sa.Integer(), nullable=True),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("pdf", sa.LargeBinary(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("issued_by", sa.Integer(), nullable=True),
        sa.Column("issued_at", sa.DateTime(), nullable=True),
        sa.Column("journal_seq", sa.Integer(), nullable=True),
        sa.Column("journal_head", sa.String(), nullable=False),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        sa.Column("correction_reason", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("recipients", sa.String(), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("number_n", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("typed_number", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_documents_case_id")),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["documents.id"], name=op.f("fk_documents_corrects_id")
        ),
        sa.ForeignKeyConstraint(
            ["issued_by"], ["officers.id"], name=op.f("fk_documents_issued_by")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["officers.id"], name=op.f("fk_documents_made_by")),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_documents_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    op.create_index(op.f("ix_documents_case_id"), "documents", ["case_id"], unique=False)
    op.create_index(op.f("ix_documents_issued_at"), "documents", ["issued_at"], unique=False)
    op.create_index(op.f("ix_documents_number"), "documents", ["number"], unique=False)
    op.create_index(op.f("ix_documents_state"), "documents", ["state"], unique=False)
    op.create_table(
        "facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("happened_at", sa.DateTime(), nullable=False),
        sa.Column("day_only", sa.Boolean(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("mediation_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("more", sa.JSON(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_facts_case_id")),
        sa.ForeignKeyConstraint(["entered_by"], ["officers.id"], name=op.f("fk_facts_entered_by")),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_facts_party_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["facts.id"], name=op.f("fk_facts_replaces_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facts")),
    )
    op.create_index(op.f("ix_facts_case_id"), "facts", ["case_id"], unique=False)
    op.create_table(
        "losses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_losses_case_id")),
        sa.ForeignKeyConstraint(["entered_by"], ["officers.id"], name=op.f("fk_losses_entered_by")),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_losses_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_losses")),
    )
    op.create_index(op.f("ix_losses_case_id"), "losses", ["case_id"], unique=False)
    op.create_table(
        "mediations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("claimant_id", sa.Integer(), nullable=False),
        sa.Column("harm", sa.String(), nullable=False),
        sa.Column("harms", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("received_at", sa.DateTime(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("late_reason", sa.String(), nullable=False),
        sa.Column("refusal_ground", sa.String(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("start_event", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("closed_request", sa.String(), nullable=False),
        sa.Column("ending", sa.String(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ending_values", sa.JSON(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=False),
        sa.Column("follows_id", sa.Integer(), nullable=True),
        sa.Column("committee_ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_mediations_case_id")),
        sa.ForeignKeyConstraint(
            ["claimant_id"], ["parties.id"], name=op.f("fk_mediations_claimant_id")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["officers.id"], name=op.f("fk_mediations_decided_by")
        ),
        sa.ForeignKeyConstraint(
            ["follows_id"], ["mediations.id"], name=op.f("fk_mediations_follows_id")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by"], ["officers.id"], name=op.f("fk_mediations_opened_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediations")),
    )
    op.create_index(op.f("ix_mediations_case_id"), "mediations", ["case_id"], unique=False)
    op.create_index(op.f("ix_mediations_state"), "mediations", ["state"], unique=False)
    op.create_table(
        "powers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("principal_id", sa.Integer(), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=False),
        sa.Column("matters", sa.String(), nullable=False),
        sa.Column("may_agree", sa.Boolean(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agent_id"], ["parties.id"], name=op.f("fk_powers_agent_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_powers_case_id")),
        sa.ForeignKeyConstraint(["entered_by"], ["officers.id"], name=op.f("fk_powers_entered_by")),
        sa.ForeignKeyConstraint(
            ["principal_id"], ["parties.id"], name=op.f("fk_powers_principal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_powers")),
    )
    op.create_index(op.f("ix_powers_case_id"), "powers", ["case_id"], unique=False)
    op.create_table(
        "attendances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("presence", sa.String(), nullable=False),
        sa.Column("power_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=True),
        sa.Column("reason_given", sa.String(), nullable=False),
        sa.Column("reason_at", sa.DateTime(), nullable=True),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_attendances_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_attendances_entered_by")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_attendances_party_id")),
        sa.ForeignKeyConstraint(["power_id"], ["powers.id"], name=op.f("fk_attendances_power_id")),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["attendances.id"], name=op.f("fk_attendances_replaces_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_attendances_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
    )
    op.create_index(op.f("ix_attendances_case_id"), "attendances", ["case_id"], unique=False)
    op.create_index(op.f("ix_attendances_session_id"), "attendances", ["session_id"], unique=False)
    op.create_table(
        "copies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("copy_no", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("recipient_kind", sa.String(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("printed_at", sa.DateTime(), nullable=True),
        sa.Column("printed_by", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("capacity", sa.String(), nullable=False),
        sa.Column("kept_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_copies_case_id")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_copies_document_id")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_copies_party_id")),
        sa.ForeignKeyConstraint(["printed_by"], ["officers.id"], name=op.f("fk_copies_printed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copies")),
        sa.UniqueConstraint("document_id", "copy_no", name=op.f("uq_copies_document_id_copy_no")),
    )
    op.create_index(op.f("ix_copies_case_id"), "copies", ["case_id"], unique=False)
    op.create_table(
        "document_opinions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("asked_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(), nullable=True),
        sa.Column("outside", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["officers.id"], name=op.f("fk_document_opinions_asked_by")
        ),
        sa.ForeignKeyConstraint(
            ["asked_id"], ["officers.id"], name=op.f("fk_document_opinions_asked_id")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_document_opinions_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_document_opinions_document_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_opinions")),
    )
    op.create_index(
        op.f("ix_document_opinions_asked_id"), "document_opinions", ["asked_id"], unique=False
    )
    op.create_index(
        op.f("ix_document_opinions_case_id"), "document_opinions", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_document_opinions_document_id"), "document_opinions", ["document_id"], unique=False
    )
    op.create_table(
        "mediation_sides",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("mediation_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("capacity", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signed_power_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_mediation_sides_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["mediation_id"], ["mediations.id"], name=op.f("fk_mediation_sides_mediation_id")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_mediation_sides_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["signed_power_id"], ["powers.id"], name=op.f("fk_mediation_sides_signed_power_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediation_sides")),
    )
    op.create_index(
        op.f("ix_mediation_sides_case_id"), "mediation_sides", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_mediation_sides_mediation_id"), "mediation_sides", ["mediation_id"], unique=False
    )
    op.create_table(
        "prints",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("copy_no", sa.Integer(), nullable=False),
        sa.Column("printed_at", sa.DateTime(), nullable=False),
        sa.Column("printed_by", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_prints_case_id")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_prints_document_id")
        ),
        sa.ForeignKeyConstraint(["printed_by"], ["officers.id"], name=op.f("fk_prints_printed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prints")),
    )
    op.create_index(op.f("ix_prints_case_id"), "prints", ["case_id"], unique=False)
    op.create_index(op.f("ix_prints_document_id"), "prints", ["document_id"], unique=False)
    op.create_table(
        "services",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("served_at", sa.DateTime(), nullable=True),
        sa.Column("tried_at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("power_id", sa.Integer(), nullable=True),
        sa.Column("substitute_reason", sa.String(), nullable=False),
        sa.Column("refusal_reason", sa.String(), nullable=False),
        sa.Column("witness", sa.String(), nullable=False),
        sa.Column("recording", sa.String(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("consent", sa.String(), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column("refused", sa.Boolean(), nullable=False),
        sa.Column("substitute", sa.String(), nullable=False),
        sa.Column("why_not_direct", sa.String(), nullable=False),
        sa.Column("carrier", sa.String(), nullable=False),
        sa.Column("post_number", sa.String(), nullable=False),
        sa.Column("entrusted_to", sa.String(), nullable=False),
        sa.Column("medium", sa.String(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("published_until", sa.Date(), nullable=True),
        sa.Column("receipt_id", sa.Integer(), nullable=True),
        sa.Column("server_id", sa.Integer(), nullable=False),
        sa.Column("second_server", sa.String(), nullable=False),
        sa.Column("auxiliary", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_services_case_id")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_services_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["officers.id"], name=op.f("fk_services_entered_by")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_services_party_id")),
        sa.ForeignKeyConstraint(["power_id"], ["powers.id"], name=op.f("fk_services_power_id")),
        sa.ForeignKeyConstraint(
            ["receipt_id"], ["documents.id"], name=op.f("fk_services_receipt_id")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["services.id"], name=op.f("fk_services_replaces_id")
        ),
        sa.ForeignKeyConstraint(["server_id"], ["officers.id"], name=op.f("fk_services_server_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_services")),
    )
    op.create_index(op.f("ix_services_case_id"), "services", ["case_id"], unique=False)
    op.create_index("ix_services_document_id", "services", ["document_id"], unique=False)
    op.create_index("ix_services_served_at", "services", ["served_at"], unique=False)
    op.create_index(
        "ix_services_session_id_party_id", "services", ["session_id", "party_id"], unique=False
    )
    op.create_table(
        "session_mediations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("mediation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_session_mediations_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["mediation_id"], ["mediations.id"], name=op.f("fk_session_mediations_mediation_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_session_mediations_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_mediations")),
    )
    op.create_index(
        op.f("ix_session_mediations_case_id"), "session_mediations", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_session_mediations_mediation_id"),
        "session_mediations",
        ["mediation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_session_mediations_session_id"), "session_mediations", ["session_id"], unique=False
    )
    op.create_table(
        "session_people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("power_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("capacity", sa.String(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("confirmed_how", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_session_people_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_session_people_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["power_id"], ["powers.id"], name=op.f("fk_session_people_power_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_session_people_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_people")),
    )
    op.create_index(op.f("ix_session_people_case_id"), "session_people", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_session_people_session_id"), "session_people", ["session_id"], unique=False
    )
    op.create_table(
        "absence_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("mediation_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("attendance_id", sa.Integer(), nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.Column("policy_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendance_id"], ["attendances.id"], name=op.f("fk_absence_decisions_attendance_id")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_absence_decisions_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["officers.id"], name=op.f("fk_absence_decisions_decided_by")
        ),
        sa.ForeignKeyConstraint(
            ["mediation_id"], ["mediations.id"], name=op.f("fk_absence_decisions_mediation_id")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_absence_decisions_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["policy_id"], ["policies.id"], name=op.f("fk_absence_decisions_policy_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence_decisions")),
    )
    op.create_index(
        op.f("ix_absence_decisions_case_id"), "absence_decisions", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_absence_decisions_mediation_id"),
        "absence_decisions",
        ["mediation_id"],
        unique=False,
    )
    op.create_table(
        "opinions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("attendance_id", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("given_by", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.Column("outside", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendance_id"], ["attendances.id"], name=op.f("fk_opinions_attendance_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_opinions_case_id")),
        sa.ForeignKeyConstraint(["given_by"], ["officers.id"], name=op.f("fk_opinions_given_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinions")),
    )
    op.create_index(op.f("ix_opinions_attendance_id"), "opinions", ["attendance_id"], unique=False)
    op.create_index(op.f("ix_opinions_case_id"), "opinions", ["case_id"], unique=False)
    op.create_table(
        "rulings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("attendance_id", sa.Integer(), nullable=False),
        sa.Column("good_cause", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("ruled_by", sa.Integer(), nullable=False),
        sa.Column("ruled_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendance_id"], ["attendances.id"], name=op.f("fk_rulings_attendance_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_rulings_case_id")),
        sa.ForeignKeyConstraint(["ruled_by"], ["officers.id"], name=op.f("fk_rulings_ruled_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rulings")),
    )
    op.create_index(op.f("ix_rulings_attendance_id"), "rulings", ["attendance_id"], unique=False)
    op.create_index(op.f("ix_rulings_case_id"), "rulings", ["case_id"], unique=False)

    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE:
            op.execute(sa.text(statement.replace(":", "\\:")))
