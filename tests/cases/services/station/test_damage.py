"""A station that is not whole: files missing, foreign, damaged, newer, a disk that is full."""

import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cases.refusals import Reason, Refusal
from cases.services.station import Station
from cases.store import engine, journal, keys
from cases.store.guard import Acting
from tests.cases.services.station.founded import entries, reason
from tests.cases.services.stations import (
    QUICK,
    found,
    sign_in,
)
from tests.conftest import Clock


def damage(path: Path, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)
        file.seek(at)
        file.write(bytes([byte[0] ^ 0xFF]))


def test_an_interrupted_founding_leaves_nothing_that_is_taken_for_a_station(
    tmp_path: Path, clock: Clock
) -> None:
    folder = tmp_path / "half"
    folder.mkdir()
    (folder / "station.founding").touch()
    (folder / "station.db").write_bytes(b"half")
    with pytest.raises(Refusal) as refused:
        Station.open(folder)
    assert reason(refused) is Reason.STATION_MISSING
    station, _ = found(folder, clock)
    sign_in(station, clock)
    station.close()


def test_an_empty_folder_is_no_station(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        Station.open(tmp_path)
    assert reason(refused) is Reason.STATION_MISSING


def test_without_its_key_file_the_station_says_so(station: Station) -> None:
    station.close()
    (station.folder / keys.NAME).unlink()
    with pytest.raises(Refusal) as refused:
        Station.open(station.folder)
    assert reason(refused) is Reason.KEY_FILE_MISSING
    assert refused.value.details["spare"] is True
    shutil.copy(station.folder / keys.SPARE, station.folder / keys.NAME)
    Station.open(station.folder).close()


def test_without_its_database_the_station_says_so(station: Station) -> None:
    station.close()
    (station.folder / "station.db").unlink()
    with pytest.raises(Refusal) as refused:
        Station.open(station.folder)
    assert reason(refused) is Reason.DATABASE_MISSING


def test_the_key_file_of_another_station_is_recognised(
    station: Station, tmp_path: Path, clock: Clock
) -> None:
    other, _ = found(tmp_path / "other", clock)
    other.close()
    station.close()
    shutil.copy(tmp_path / "other" / keys.NAME, station.folder / keys.NAME)
    with pytest.raises(Refusal) as refused:
        Station.open(station.folder)
    assert reason(refused) is Reason.KEY_FILE_FOREIGN


def test_a_slot_carried_to_another_officer_opens_nothing(station: Station, clock: Clock) -> None:
    path = station.folder / keys.NAME
    data = json.loads(path.read_text())
    data["slots"][0]["number"] = "030999"
    path.write_text(json.dumps(data))
    with pytest.raises(Refusal) as refused:
        sign_in(station, clock, who="030999")
    assert reason(refused) is Reason.WRONG_PASSWORD


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', '{"format": 1, "slots": 3}'])
def test_a_damaged_key_file_is_recognised(station: Station, content: str) -> None:
    station.close()
    (station.folder / keys.NAME).write_text(content)
    with pytest.raises(Refusal) as refused:
        Station.open(station.folder)
    assert reason(refused) is Reason.KEY_FILE_DAMAGED


def test_a_key_file_of_a_newer_program_is_refused_politely(station: Station) -> None:
    station.close()
    (station.folder / keys.NAME).write_text('{"format": 99}')
    with pytest.raises(Refusal) as refused:
        Station.open(station.folder)
    assert reason(refused) is Reason.NEWER_SCHEMA


def test_a_database_of_a_newer_program_is_refused_politely(station: Station, clock: Clock) -> None:
    sign_in(station, clock)
    key = station.key
    station.lock()
    raw = engine.connect(station.folder / "station.db", key)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(Refusal) as refused:
        sign_in(station, clock)
    assert reason(refused) is Reason.NEWER_SCHEMA


def test_a_damaged_first_page_is_told_at_sign_in(station: Station, clock: Clock) -> None:
    station.close()
    damage(station.folder / "station.db", 2000)
    again = Station.open(station.folder, cost=QUICK)
    with pytest.raises(Refusal) as refused:
        sign_in(again, clock)
    assert reason(refused) is Reason.DATABASE_DAMAGED
    again.close()


def test_a_damaged_page_is_told_when_it_is_read(station: Station, clock: Clock) -> None:
    desk = sign_in(station, clock)
    for number in range(60):
        desk.unit.save_draft(f"form:{number}", {"text": "x" * 3000})
    station.close()
    path = station.folder / "station.db"
    damage(path, path.stat().st_size - 20 * 4096 + 100)
    again = Station.open(station.folder, cost=QUICK)
    desk = sign_in(again, clock)
    with pytest.raises(Refusal) as refused:
        desk.unit.drafts()
    assert reason(refused) is Reason.DATABASE_DAMAGED
    again.close()


def test_a_second_window_is_told_since_when_the_first_has_it(
    station: Station,
) -> None:
    with pytest.raises(Refusal) as refused:
        Station.open(station.folder)
    assert reason(refused) is Reason.STATION_IN_USE
    assert isinstance(refused.value.details["pid"], int)


def test_a_window_of_another_process_is_refused_and_a_reading_command_is_not(
    station: Station,
) -> None:
    script = (
        "import sys; from pathlib import Path; from cases.services.station import Station\n"
        "from cases.refusals import Refusal\n"
        "Station.open(Path(sys.argv[1]), alone=False)\n"
        "try: Station.open(Path(sys.argv[1]))\n"
        "except Refusal as refused: print(refused.reason)\n"
    )
    out = subprocess.run(
        [sys.executable, "-c", script, str(station.folder)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[4],
    )
    assert out.stdout.strip() == "station_in_use"


def test_a_full_disk_stops_an_act_whole_and_loses_nothing(station: Station, clock: Clock) -> None:
    desk = sign_in(station, clock)
    desk.unit.save_draft("before", {"kept": True})
    with engine.session(desk.store.writing, Acting(desk.officer.id, clock())) as session:
        raw = engine.driver(session)
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(Refusal) as refused:
        desk.unit.save_setting("big", "x" * 4_000_000)
    assert reason(refused) is Reason.DISK_FULL
    draft = desk.unit.draft("before")
    assert draft is not None
    assert draft.values == {"kept": True}
    assert desk.unit.setting("big") is None
    assert "unit.save_setting" not in [act for act, _ in entries(station)]
    with engine.session(desk.store.reading, Acting(desk.officer.id, clock())) as session:
        assert journal.verify(engine.driver(session)).intact


def test_a_disk_full_in_mid_write_of_the_file_loses_nothing(station: Station, clock: Clock) -> None:
    """A process that may write no more bytes, as when the disk is full, is told so."""
    sign_in(station, clock).unit.save_draft("before", {"kept": True})
    station.close()
    limit = (station.folder / "station.db").stat().st_size + 300_000
    script = f"""
import resource, signal, sys
from pathlib import Path
from tests.cases.services.stations import QUICK, FIRST, PASSWORD, sign_in
from tests.conftest import Clock
from cases.services.folder import HOLDER, LOCK
from cases.services.station import Station
from cases.refusals import Refusal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
station = Station.open(Path(sys.argv[1]), cost=QUICK)
desk = sign_in(station, Clock())
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {resource.RLIM_INFINITY}))
try:
    desk.unit.save_setting("big", "x" * 4_000_000)
except Refusal as refused:
    print(refused.reason)
"""
    out = subprocess.run(
        [sys.executable, "-c", script, str(station.folder)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[4],
    )
    assert out.stdout.strip() == "disk_full", out.stderr
    again = Station.open(station.folder, cost=QUICK)
    desk = sign_in(again, clock)
    assert desk.unit.draft("before") is not None
    assert desk.unit.setting("big") is None
    again.close()
