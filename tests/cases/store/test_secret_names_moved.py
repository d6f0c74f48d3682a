"""Who asked for secrecy before stands under a code once the station is upgraded."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from cases.store import engine, schema

KEY = bytes(range(32))
AT = "2026-09-01 08:00:00.000000"


def test_callers_and_witnesses_who_wanted_secrecy_get_a_code_and_others_keep_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older, database = tmp_path / "migrations", tmp_path / "station.db"
    shutil.copytree(schema.MIGRATIONS, older)
    for file in (older / "versions").glob("0*.py"):
        if file.name > "0013":
            file.unlink()
    with monkeypatch.context() as before:
        before.setattr(schema, "MIGRATIONS", older)
        schema.create(database, KEY)
    raw = engine.connect(database, KEY)
    raw.execute("INSERT INTO officers(id, number, name, pinyin, phone, joined_at)"
                " VALUES(7, '030417', '王砚秋', '', '', ?)", (AT,))  # fmt: skip
    for case, secrecy in ((1, "secret"), (2, "none")):
        raw.execute(
            "INSERT INTO cases(case_id, number, kind, procedure, state, hit_and_run, opened_at,"
            " opened_by, revision) VALUES(?, ?, 'injury', 'general', 'open', 0, ?, 7, 0)",
            (case, f"2026-000{case}", AT),
        )
        said = {"caller": "柏秀兰", "caller_phone": "13900007788", "secrecy": secrecy}
        raw.execute(
            "INSERT INTO accidents(case_id, place, report, brief, national_number)"
            " VALUES(?, '滨河路', ?, '', '')",
            (case, json.dumps(said)),
        )
        raw.execute(
            "INSERT INTO identifications(case_id, subject, held_at, place, identifier, is_secret,"
            " number, unique_feature, officers, witness, picked, result, entered_at, entered_by,"
            " struck_reason) VALUES(?, 'photos', ?, '队部', '闵大有', ?, 10, '', '[7]', '某', '',"
            " '6号', ?, 7, '')",
            (case, AT, secrecy == "secret", AT),
        )
        _told(raw, case)
    raw.close()
    schema.migrate(database, KEY)
    raw = engine.connect(database, KEY)
    reports = [json.loads(one) for (one,) in raw.execute("SELECT report FROM accidents")]
    assert [one["caller"] for one in reports] == ["报警人甲-01", "柏秀兰"]
    assert [one["caller_phone"] for one in reports] == ["", "13900007788"]
    names = [one for (one,) in raw.execute("SELECT identifier FROM identifications ORDER BY id")]
    assert names == ["证人甲-01", "闵大有"]
    # Who was told of a transfer was the caller too: 0017 mends what 0013 left.
    told = raw.execute("SELECT who, phone, words FROM transfer_steps ORDER BY case_id")
    assert told.fetchall() == [
        ("报警人甲-01", "", "告知报警人甲-01到河东大队"),
        ("柏秀兰", "13900007788", "告知柏秀兰到河东大队"),
    ]
    kept = raw.execute("SELECT case_id, code, name, phone FROM secret_identities ORDER BY id")
    assert kept.fetchall() == [
        (1, "报警人甲-01", "柏秀兰", "13900007788"),
        (1, "证人甲-01", "闵大有", ""),
    ]
    raw.close()


def _told(raw: Any, case: int) -> None:
    """Enter a transfer whose caller was told, as an older program did: by his name."""
    _insert(raw, "transfers", {"id": case, "case_id": case})
    step = {
        "case_id": case,
        "transfer_id": case,
        "kind": "caller_told",
        "who": "柏秀兰",
        "phone": "13900007788",
        "words": "告知柏秀兰到河东大队",
    }
    _insert(raw, "transfer_steps", step)


def _insert(raw: Any, table: str, known: dict[str, object]) -> None:
    """Insert a row; what else must be there is empty."""
    columns = raw.execute(f"PRAGMA table_info({table})").fetchall()
    empty = {"DATETIME": AT, "INTEGER": 7, "BOOLEAN": 0, "JSON": "{}"}
    values = {
        name: known.get(name, empty.get(kind, ""))
        for _n, name, kind, needed, _default, _key in columns
        if name in known or (needed and name != "id")
    }
    marks = ", ".join("?" * len(values))
    raw.execute(
        f"INSERT INTO {table}({', '.join(values)}) VALUES({marks})",
        tuple(values.values()),
    )
