"""The chain is checked by ranges, and every change of a byte, an order or a row is found."""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cases.store import chain, engine, journal, links
from tests.conftest import START, Empty

Chain = tuple[Any, Path, bytes]


@pytest.fixture
def long(tmp_path: Path, empty: Empty, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chain]:
    """A journal of forty entries, long enough here for a second process."""
    path = tmp_path / "long.db"
    path.write_bytes(empty[0].read_bytes())
    raw = engine.connect(path, empty[1])
    for number in range(40):
        act = "documents.issue" if number in {5, 35} else "case.read"
        values = {"document": number, "sha256": f"of {number}"}
        journal.append(raw, at=START, officer=1, act=act, case=7, values=values)
    monkeypatch.setattr(chain, "LONG", 20)
    yield raw, path, empty[1]
    raw.close()


def checked(made: Chain) -> chain.Checked:
    found = links.drained(chain.check(*made))
    assert isinstance(found, chain.Checked)
    return found


def tamper(made: Chain, sql: str, *values: object) -> None:
    raw = made[0]
    for name in ("journal_no_update", "journal_no_delete"):
        raw.execute(f"DROP TRIGGER main.{name}")
    raw.execute(sql, values)


def test_two_processes_find_what_one_finds(long: Chain) -> None:
    found = checked(long)
    one = journal.verify(long[0])
    assert found.verdict == one
    assert (one.entries, one.intact) == (40, True)
    assert found.issued == {5: "of 5", 35: "of 35"}


def test_how_far_the_check_is_comes_before_its_end(long: Chain) -> None:
    assert list(chain.check(*long)) == [40]


@pytest.mark.parametrize("seq", [1, 20, 21, 40])
def test_one_changed_byte_is_found_in_either_half(long: Chain, seq: int) -> None:
    tamper(long, "UPDATE main.journal SET entry=replace(entry, 'of', 'oF') WHERE seq=?", seq)
    verdict = checked(long).verdict
    assert (verdict.intact, verdict.first_bad, verdict.entries) == (False, seq, seq - 1)


@pytest.mark.parametrize("seq", [1, 20, 21])
def test_an_entry_taken_away_is_found_at_the_seam_too(long: Chain, seq: int) -> None:
    tamper(long, "DELETE FROM main.journal WHERE seq=?", seq)
    verdict = checked(long).verdict
    assert not verdict.intact
    assert verdict.first_bad in {seq, seq + 1}


def test_an_entry_replaced_with_a_recomputed_hash_breaks_the_next(long: Chain) -> None:
    other = '{"seq":20,"at":"","officer":1,"act":"case.read","case":null,"values":{},'
    (before,) = long[0].execute("SELECT hash FROM main.journal WHERE seq=19").fetchone()
    entry = f'{other}"previous":"{before}"}}'
    digest = hashlib.sha256(entry.encode()).hexdigest()
    tamper(long, "UPDATE main.journal SET entry=?, hash=? WHERE seq=20", entry, digest)
    assert checked(long).verdict.first_bad == 21


def test_where_no_second_process_can_begin_one_does_it_all(
    long: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", os.devnull)
    assert checked(long).verdict.entries == 40


def test_a_second_process_that_is_lost_costs_nothing_but_time(
    long: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain, "_SECOND", "no.such.module")
    found = checked(long)
    assert (found.verdict.entries, len(found.issued)) == (40, 2)


def test_an_entry_under_a_number_that_is_not_its_own_is_found(long: Chain) -> None:
    entry, before = long[0].execute("SELECT entry, hash FROM main.journal WHERE seq=40").fetchone()
    other = entry.replace('{"seq":40,', '{"seq":41,')
    assert hashlib.sha256(entry.encode()).hexdigest() == before
    digest = hashlib.sha256(other.encode()).hexdigest()
    tamper(long, "UPDATE main.journal SET entry=?, hash=? WHERE seq=40", other, digest)
    assert checked(long).verdict.first_bad == 40


def test_short_stretches_find_what_one_long_one_finds(
    long: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "_STRETCH", 7)
    found = links.drained(links.check_range(long[0], 1, 40))
    assert (found.entries, found.first_bad) == (40, None)
    assert found.issued == {5: "of 5", 35: "of 35"}


def test_two_hashes_parted_elsewhere_are_found(long: Chain) -> None:
    tamper(
        long,
        "UPDATE main.journal SET hash=CASE seq WHEN 8 THEN substr(hash, 1, 63)"
        " ELSE (SELECT substr(hash, 64) FROM main.journal WHERE seq=8) || hash END"
        " WHERE seq IN (9, 8)",
    )
    assert checked(long).verdict.first_bad == 8


def test_whole_stretches_are_checked_at_once_wherever_the_range_begins(
    tmp_path: Path, empty: Empty, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "longer.db"
    path.write_bytes(empty[0].read_bytes())
    raw = engine.connect(path, empty[1])
    raw.execute("BEGIN")
    for number in range(2300):
        journal.append(raw, at=START, officer=1, act="case.read", case=7, values={"n": number})
    raw.execute("COMMIT")
    slowly: list[int] = []

    def noted(raw: Any, begin: int, *rest: Any) -> links.Links:
        slowly.append(begin)
        return one_by_one(raw, begin, *rest)

    one_by_one = links._one_by_one
    monkeypatch.setattr(links, "_one_by_one", noted)
    for first, last in ((1, 2300), (700, 1301), (1001, 1001), (1249, 1250)):
        found = links.drained(links.check_range(raw, first, last))
        assert (found.entries, found.first_bad) == (last - first + 1, None)
    # The first numbers have one digit to three; all others are seen at once.
    assert slowly == [1]
    raw.close()
