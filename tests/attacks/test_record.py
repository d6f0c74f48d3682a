"""The record changed by somebody with the key: what he recomputes, a paper or the end shows."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cases.records.proof import HeadFound
from cases.services.desk import Desk
from cases.services.verify import verify
from cases.store import engine, journal
from cases.store.guard import Acting
from tests.attacks.conftest import SignIn
from tests.cases.services.hidden import LEAD, Ids

#: An entry in the middle, written before the paper of the hidden case was issued.
EARLY = 12


def tamper(desk: Desk, change: Callable[[Any], object]) -> None:
    """Do what somebody with the key and a database tool could do."""
    with engine.session(desk.store.door, Acting(desk.officer.id, desk.now(), door=True)) as session:
        raw = engine.driver(session)
        for name in ("journal_no_update", "journal_no_delete"):
            raw.execute(f"DROP TRIGGER main.{name}")
        change(raw)


def deleted(raw: Any) -> None:
    raw.execute("DELETE FROM main.journal WHERE seq=?", (EARLY,))


def deleted_and_closed_up(raw: Any) -> None:
    """Take an entry out and number and chain everything behind it anew."""
    deleted(raw)
    chain_anew(raw, EARLY + 1, shift=-1)


def reordered(raw: Any) -> None:
    raw.execute("UPDATE main.journal SET seq=-1 WHERE seq=?", (EARLY,))
    raw.execute("UPDATE main.journal SET seq=? WHERE seq=?", (EARLY, EARLY + 1))
    raw.execute("UPDATE main.journal SET seq=? WHERE seq=-1", (EARLY + 1,))


def replaced(raw: Any) -> None:
    """Put another officer's number into an entry, and the hash that fits it."""
    (entry,) = raw.execute("SELECT entry FROM main.journal WHERE seq=?", (EARLY,)).fetchone()
    changed = json.loads(entry)
    changed["officer"] = 77
    text = json.dumps(changed, ensure_ascii=False, separators=(",", ":"))
    raw.execute(
        "UPDATE main.journal SET entry=?, hash=? WHERE seq=?",
        (text, hashlib.sha256(text.encode()).hexdigest(), EARLY),
    )


def replaced_and_chained_anew(raw: Any) -> None:
    replaced(raw)
    chain_anew(raw, EARLY + 1)


def inserted(raw: Any) -> None:
    entry = raw.execute("SELECT entry FROM main.journal WHERE seq=?", (EARLY,)).fetchone()[0]
    raw.execute(
        "INSERT INTO main.journal(seq, entry, hash) VALUES(0, ?, ?)",
        (entry, hashlib.sha256(entry.encode()).hexdigest()),
    )


def one_byte(raw: Any) -> None:
    raw.execute(
        'UPDATE main.journal SET entry=replace(entry, \'"at":"2026\', \'"at":"2025\') WHERE seq=?',
        (EARLY,),
    )


def cut_short(raw: Any) -> None:
    raw.execute("DELETE FROM main.journal WHERE seq>(SELECT max(seq) FROM main.journal)-3")


def chain_anew(raw: Any, first: int, *, shift: int = 0) -> None:
    """Number and chain the entries from one on as if they had been written so."""
    rows = raw.execute(
        "SELECT seq, entry FROM main.journal WHERE seq>=? ORDER BY seq", (first,)
    ).fetchall()
    previous = raw.execute(
        "SELECT hash FROM main.journal WHERE seq<? ORDER BY seq DESC LIMIT 1", (first,)
    ).fetchone()[0]
    for seq, entry in rows:
        changed = json.loads(entry) | {"seq": seq + shift, "previous": previous}
        text = json.dumps(changed, ensure_ascii=False, separators=(",", ":"))
        previous = hashlib.sha256(text.encode()).hexdigest()
        raw.execute(
            "UPDATE main.journal SET seq=?, entry=?, hash=? WHERE seq=?",
            (seq + shift, text, previous, seq),
        )


@pytest.mark.parametrize(
    "change",
    [deleted, reordered, replaced, inserted, one_byte, cut_short],
    ids=lambda change: change.__name__,
)
def test_a_change_of_the_journal_is_found(sign_in: SignIn, change: Callable[[Any], object]) -> None:
    desk = sign_in(LEAD)
    assert verify(desk).intact
    tamper(desk, change)
    assert not verify(desk).intact


@pytest.mark.parametrize(
    "change", [deleted_and_closed_up, replaced_and_chained_anew], ids=lambda change: change.__name__
)
def test_a_journal_written_anew_to_its_end_is_found_by_the_papers_that_were_issued(
    sign_in: SignIn, change: Callable[[Any], object]
) -> None:
    desk = sign_in(LEAD)
    printed = head(desk)
    tamper(desk, change)
    with engine.session(desk.store.reading, Acting(desk.officer.id, desk.now())) as session:
        assert journal.verify(engine.driver(session)).intact
    found = verify(desk)
    assert not found.intact
    assert found.changed
    # And by any paper outside, whose head is typed in.
    assert desk.proof.head(f"#{printed.seq} {printed.hash[:16]}").found is not HeadFound.KNOWN


def head(desk: Desk) -> journal.Head:
    with engine.session(desk.store.reading, Acting(desk.officer.id, desk.now())) as session:
        return journal.head(engine.driver(session))


def test_an_old_database_in_the_folder_of_today_is_found(
    sign_in: SignIn, folder: Path, ids: Ids, tmp_path: Path
) -> None:
    old = tmp_path / "old.db"
    shutil.copyfile(folder / "station.db", old)
    desk = sign_in(LEAD)
    for _look in range(6):
        desk.cases.open_file(ids.case)
    assert desk.station is not None
    desk.station.close()
    for name in ("station.db-wal", "station.db-shm"):
        (folder / name).unlink(missing_ok=True)
    shutil.copyfile(old, folder / "station.db")
    for _look in range(2):
        # Nor is it forgotten when the officer signs in once more, or the journal grows again.
        again = sign_in(LEAD)
        assert not verify(again).intact
        for _more in range(9):
            again.cases.open_file(ids.case)
        assert not verify(again).intact


def test_a_whole_station_put_back_is_noticed_against_a_printed_head(
    sign_in: SignIn, folder: Path, ids: Ids, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    shutil.copytree(folder, old)
    desk = sign_in(LEAD)
    desk.cases.open_file(ids.case)
    printed = head(desk)
    again = sign_in(LEAD, at=old)
    # The folder fits together, and nothing inside it can tell: only the paper does.
    assert verify(again).intact
    answer = again.proof.head(f"#{printed.seq} {printed.hash[:16]}")
    assert answer.found in {HeadFound.LATER, HeadFound.UNKNOWN}


def test_a_clock_set_back_is_entered_at_the_next_sign_in(
    sign_in: SignIn, ids: Ids, later: Any
) -> None:
    sign_in(LEAD).cases.open_file(ids.case)
    later.advance(hours=-3)
    desk = sign_in(LEAD)
    with engine.session(desk.store.reading, Acting(desk.officer.id, desk.now())) as session:
        acts = [
            json.loads(entry)["act"]
            for (entry,) in engine.driver(session).execute(
                "SELECT entry FROM main.journal ORDER BY seq DESC LIMIT 2"
            )
        ]
    assert "station.clock_behind" in acts
    assert verify(desk).intact
