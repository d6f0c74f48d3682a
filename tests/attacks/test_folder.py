"""The folder copied away: no word of any case in any byte, and no way in without a password."""

import base64
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cases.records.officers import Role
from cases.records.parties import PartyEntry, PartyKind
from cases.records.proof import JournalFilter
from cases.refusals import Reason, Refusal
from cases.services.verify import verify
from cases.store import keys
from tests.attacks.conftest import SignIn
from tests.cases.services import hidden
from tests.cases.services.hidden import FORMER, LEAD, OUTSIDERS, Ids
from tests.conftest import Clock

#: Names, plates, numbers, places and words of papers that stand in the station.
KNOWN = (*hidden.SECRETS, hidden.NUMBER, "尤立军", "学府路农贸市场", "2026-0201", "漆片比对")


def spelt(word: str) -> Iterator[bytes]:
    """Yield a word as a file might hold it."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        plain = word.encode(encoding)
        yield plain
        yield plain.hex().encode()
    yield base64.b64encode(word.encode())[:-4]
    yield word.encode("unicode_escape")


def words_in(folder: Path) -> list[str]:
    """Name the known words that lie anywhere in the files of a folder."""
    found = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        held = file.read_bytes()
        found += [
            f"{file.name}: {word}" for word in KNOWN if any(one in held for one in spelt(word))
        ]
    return found


def test_no_word_of_a_case_lies_in_any_file_while_officers_work(
    sign_in: SignIn, folder: Path, ids: Ids, tmp_path: Path
) -> None:
    admin = sign_in(OUTSIDERS[Role.ADMINISTRATOR])
    for _step in admin.backups.make():
        continue
    lead = sign_in(LEAD)
    lead.parties.add(ids.case, PartyEntry(name="漆片比对", kind=PartyKind.OTHER))
    lead.unit.save_draft("case", {"place": "漆片比对"})
    lead.search.find("卢建平")
    lead.documents.pdf(ids.issued)
    with lead.act("case.note", ids.case) as deed:
        deed.note(text="漆片比对")
        # The thief comes in the middle of an act, while all files are open.
        taken = tmp_path / "taken"
        shutil.copytree(folder, taken)
    assert any(file.name.endswith("-wal") for file in taken.iterdir())
    assert list(taken.glob("backups/*/*"))
    assert words_in(taken) == []
    assert words_in(folder) == []


def test_the_search_for_words_finds_them_where_they_are(tmp_path: Path) -> None:
    for number, known in enumerate(spelt("卢建平")):
        (tmp_path / str(number)).write_bytes(b"\x00" + known + b"\x00")
    assert len(words_in(tmp_path)) == len(list(spelt("卢建平")))


def test_the_database_is_no_database_without_its_key(folder: Path) -> None:
    assert not (folder / "station.db").read_bytes().startswith(b"SQLite format 3")
    bare = sqlite3.connect(folder / "station.db")
    with pytest.raises(sqlite3.DatabaseError):
        bare.execute("SELECT count(*) FROM sqlite_master")
    bare.close()


# --- the key file ----------------------------------------------------------------------------


def alter(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Write the key file as somebody with the folder and no password can."""
    plain = json.loads((folder / keys.NAME).read_bytes())
    change(plain)
    for name in (keys.NAME, keys.SPARE):
        (folder / name).write_text(json.dumps(plain), "utf-8")


def slot_of(plain: dict[str, Any], number: str) -> dict[str, Any]:
    found: dict[str, Any] = next(slot for slot in plain["slots"] if slot["number"] == number)
    return found


def _swapped(plain: dict[str, Any]) -> None:
    """Give the squad leader's name and number to the slot whose password is known."""
    mine, his = slot_of(plain, FORMER.number), slot_of(plain, LEAD.number)
    mine["number"], his["number"] = his["number"], mine["number"]


def _carried(plain: dict[str, Any]) -> None:
    """Put what one officer's password opens into another's slot."""
    mine, his = slot_of(plain, FORMER.number), slot_of(plain, LEAD.number)
    for part in ("salt", "nonce", "wrapped", "cost"):
        his[part] = mine[part]


def _bit(part: str) -> Callable[[dict[str, Any]], None]:
    def flip(plain: dict[str, Any]) -> None:
        slot = slot_of(plain, LEAD.number)
        slot[part] = f"{int(slot[part][0], 16) ^ 1:x}{slot[part][1:]}"

    return flip


ALTERED: dict[str, Callable[[dict[str, Any]], object]] = {
    "numbers swapped": _swapped,
    "a known slot carried over": _carried,
    "a byte of the salt": _bit("salt"),
    "a byte of the nonce": _bit("nonce"),
    "a byte of the wrapped key": _bit("wrapped"),
    "another station": lambda plain: plain.update(station_id="other"),
    "a cheaper cost": lambda plain: slot_of(plain, LEAD.number)["cost"].update(rounds=2),
}


@pytest.mark.parametrize("how", ALTERED)
def test_an_altered_key_file_opens_nothing_under_another_name(
    sign_in: SignIn, folder: Path, how: str
) -> None:
    alter(folder, ALTERED[how])
    with pytest.raises(Refusal) as refused:
        sign_in(LEAD)
    assert refused.value.reason is Reason.WRONG_PASSWORD


def test_a_key_file_of_another_database_is_told_apart(sign_in: SignIn, folder: Path) -> None:
    alter(folder, lambda plain: plain.update(database_salt="00" * 16))
    with pytest.raises(Refusal) as refused:
        sign_in(LEAD)
    assert refused.value.reason is Reason.KEY_FILE_FOREIGN


def test_the_slot_of_who_has_left_does_not_let_him_in_from_an_older_key_file(
    sign_in: SignIn, folder: Path
) -> None:
    older = (folder / keys.NAME).read_bytes()
    admin = sign_in(OUTSIDERS[Role.ADMINISTRATOR])
    admin.officers.retire(
        next(o.id for o in admin.officers.active() if o.number == FORMER.number), "调离"
    )
    (folder / keys.NAME).write_bytes(older)
    with pytest.raises(Refusal) as refused:
        sign_in(FORMER)
    assert refused.value.reason is Reason.OFFICER_RETIRED


def test_nothing_enters_the_journal_under_a_name_that_an_altered_key_file_chose(
    sign_in: SignIn, folder: Path, ids: Ids, later: Clock
) -> None:
    forged = {
        "act": "documents.issue",
        "at": later().isoformat(),
        "values": {"document": ids.issued, "sha256": "0" * 64, "officer": 1, "happened_at": ""},
    }
    alter(folder, lambda plain: plain["pending"].append(forged))
    inspector = sign_in(OUTSIDERS[Role.INSPECTOR])
    assert verify(inspector).intact
    today = JournalFilter(later().date(), later().date())
    acts = [line.act for line in inspector.proof.inspect(today, "核对").lines]
    assert "station.key_file_altered" in acts


def test_a_key_file_that_has_forgotten_the_failures_does_not_hide_them(
    sign_in: SignIn, folder: Path, later: Clock
) -> None:
    """Known limit: the file is the thief's; what has reached the journal stays there."""
    for _try in range(3):
        with pytest.raises(Refusal):
            sign_in(replace(LEAD, number="030999"))
    inspector = sign_in(OUTSIDERS[Role.INSPECTOR])
    alter(folder, lambda plain: plain.update(failures={}))
    today = JournalFilter(later().date(), later().date())
    acts = [line.act for line in inspector.proof.inspect(today, "核对").lines]
    assert "station.sign_in_failed" in acts
