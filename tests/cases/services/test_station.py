"""A station is founded, opened, locked and recovered; every bad thing ends in a clear refusal."""

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cases.records import recovery
from cases.records.officers import Role
from cases.records.recovery import Half, RecoveryCode
from cases.refusals import Reason, Refusal
from cases.services.folder import HOLDER, LOCK
from cases.services.station import Station
from cases.store import engine, journal, keys
from cases.store.guard import Acting
from cases.store.rows.cases import CaseRow
from tests.cases.services.stations import (
    FIRST,
    INITIAL,
    OTHER,
    OWN,
    PASSWORD,
    QUICK,
    UNIT,
    found,
    join,
    sign_in,
)
from tests.conftest import Clock


@pytest.fixture
def made(tmp_path: Path, clock: Clock) -> Iterator[tuple[Station, RecoveryCode]]:
    station, code = found(tmp_path / "station", clock)
    yield station, code
    station.close()


@pytest.fixture
def station(made: tuple[Station, RecoveryCode]) -> Station:
    return made[0]


def reason(refused: pytest.ExceptionInfo[Refusal]) -> Reason:
    return refused.value.reason


def entries(station: Station) -> list[tuple[str, dict[str, object]]]:
    """The journal's acts with their values, read with the key of the open station."""
    raw = engine.connect(station.folder / "station.db", station.key)
    rows = [json.loads(entry) for (entry,) in raw.execute("SELECT entry FROM journal")]
    raw.close()
    return [(row["act"], row["values"]) for row in rows]


def test_a_new_station_opens_for_its_first_administrator(station: Station, clock: Clock) -> None:
    desk = sign_in(station, clock)
    assert desk.officer.name == FIRST.name
    assert desk.officer.roles == {Role.ADMINISTRATOR}
    assert [act for act, _ in entries(station)] == ["station.create", "station.sign_in"]


def test_the_administrator_may_sign_in_by_name(station: Station, clock: Clock) -> None:
    assert sign_in(station, clock, FIRST.name).officer.number == FIRST.number


def test_the_sign_in_page_knows_the_unit_without_a_password(station: Station) -> None:
    face = station.face()
    assert (face.organ, face.squad) == (UNIT.organ, UNIT.squad)


def test_after_closing_the_station_opens_again(station: Station, clock: Clock) -> None:
    sign_in(station, clock)
    station.close()
    again = Station.open(station.folder, cost=QUICK)
    try:
        assert again.face().journal_seq == 2
        assert again.face().last_sign_in_at == clock()
        assert sign_in(again, clock).officer.number == FIRST.number
    finally:
        again.close()


def test_nothing_of_a_case_or_the_key_is_readable_in_the_folder(
    tmp_path: Path, clock: Clock
) -> None:
    station, _ = found(tmp_path / "s", clock, frozenset({Role.ADMINISTRATOR, Role.SQUAD_LEADER}))
    desk = sign_in(station, clock)
    desk.unit.save_draft("intake", {"party": "孟某某", "plate": "澄A3B7K9", "place": "滨河东路口"})
    key = station.key
    for path in (tmp_path / "s").rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for word in ("孟某某", "澄A3B7K9", "滨河东路口", PASSWORD):
            assert word.encode() not in content, path
            assert json.dumps(word)[1:-1].encode() not in content, path
        assert key not in content
        assert key.hex().encode() not in content
    station.close()


def test_a_wrong_password_is_refused_and_the_next_tries_must_wait_longer(
    station: Station, clock: Clock
) -> None:
    waits = []
    for _ in range(5):
        with pytest.raises(Refusal) as refused:
            sign_in(station, clock, password="falsch-falsch")
        assert reason(refused) is Reason.WRONG_PASSWORD
        waits.append(refused.value.details["wait_seconds"])
        clock.advance(seconds=float(str(waits[-1])))
    assert waits == [0, 0, 5, 15, 60]


def test_the_delay_holds_for_the_right_password_and_over_a_restart(
    station: Station, clock: Clock
) -> None:
    for _ in range(3):
        with pytest.raises(Refusal):
            sign_in(station, clock, password="falsch-falsch")
    station.close()
    again = Station.open(station.folder, cost=QUICK)
    try:
        with pytest.raises(Refusal) as refused:
            sign_in(again, clock)
        assert reason(refused) is Reason.WAIT
        assert refused.value.details["wait_seconds"] == 5
        clock.advance(hours=-3)
        with pytest.raises(Refusal):
            sign_in(again, clock)
        clock.advance(hours=3, seconds=5)
        sign_in(again, clock)
        assert again.keys.failures == {}
        acts = dict(entries(again))
        assert acts["station.sign_in_failed"]["number"] == FIRST.number
        assert len(list(acts["station.sign_in_failed"]["happened_at"])) == 3  # type: ignore[call-overload]
    finally:
        again.close()


def test_an_unknown_officer_is_answered_like_a_wrong_password(
    station: Station, clock: Clock
) -> None:
    with pytest.raises(Refusal) as refused:
        sign_in(station, clock, who="999999")
    assert reason(refused) is Reason.WRONG_PASSWORD


@pytest.mark.parametrize("weak", ["short-1", "aaaaaaaaaaaa", f"{FIRST.number}-abc", "郝建勋-12345"])
def test_a_weak_password_founds_no_station(tmp_path: Path, clock: Clock, weak: str) -> None:
    with pytest.raises(Refusal) as refused:
        Station.create(tmp_path / "weak", UNIT, FIRST, weak, now=clock, cost=QUICK)
    assert reason(refused) is Reason.WEAK_PASSWORD
    assert not (tmp_path / "weak").exists()


def test_a_second_station_is_not_made_over_the_first(station: Station, clock: Clock) -> None:
    station.close()
    with pytest.raises(Refusal) as refused:
        found(station.folder, clock)
    assert reason(refused) is Reason.STATION_EXISTS
    Station.open(station.folder).close()


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


def damage(path: Path, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)
        file.seek(at)
        file.write(bytes([byte[0] ^ 0xFF]))


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
        cwd=Path(__file__).parents[3],
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
        cwd=Path(__file__).parents[3],
    )
    assert out.stdout.strip() == "disk_full", out.stderr
    again = Station.open(station.folder, cost=QUICK)
    desk = sign_in(again, clock)
    assert desk.unit.draft("before") is not None
    assert desk.unit.setting("big") is None
    again.close()


def test_locking_forgets_the_key_and_unlocking_goes_on_with_the_same_desk(
    station: Station, clock: Clock
) -> None:
    desk = sign_in(station, clock)
    station.lock()
    with pytest.raises(Refusal) as refused:
        desk.unit.unit()
    assert reason(refused) is Reason.STATION_LOCKED
    with pytest.raises(Refusal) as refused:
        station.unlock("falsch-falsch")
    assert reason(refused) is Reason.WRONG_PASSWORD
    station.unlock(PASSWORD)
    assert desk.unit.unit().organ == UNIT.organ
    assert entries(station)[-1][0] == "station.unlock"


def test_an_initial_password_opens_the_station_only_to_choose_another(
    station: Station, clock: Clock
) -> None:
    admin = sign_in(station, clock)
    admin.officers.add(OTHER, INITIAL)
    with pytest.raises(Refusal) as refused:
        sign_in(station, clock, OTHER.number, INITIAL)
    assert reason(refused) is Reason.PASSWORD_TO_CHANGE
    with pytest.raises(Refusal) as refused:
        station.sign_in(OTHER.number, INITIAL, press=admin.press, now=clock, new_password=INITIAL)
    assert reason(refused) is Reason.WEAK_PASSWORD
    station.sign_in(OTHER.number, INITIAL, press=admin.press, now=clock, new_password=OWN)
    assert sign_in(station, clock, OTHER.number, OWN).officer.name == OTHER.name


def test_both_halves_of_the_code_give_an_administrator_a_new_password_and_no_case(
    made: tuple[Station, RecoveryCode], clock: Clock
) -> None:
    station, code = made
    desk = sign_in(station, clock)
    with desk.act("test.case", door=True) as deed:
        deed.session.add(
            CaseRow(
                case_id=1, number="2026-0001", kind="injury", state="open",
                opened_at=clock(), opened_by=desk.officer.id,
            )
        )  # fmt: skip
    station.lock()
    station.recover(code, FIRST.number, OWN, now=clock)
    with pytest.raises(Refusal):
        sign_in(station, clock)
    desk = sign_in(station, clock, password=OWN)
    with desk.reading() as session:
        assert session.query(CaseRow).count() == 0
    assert "station.recover" in [act for act, _ in entries(station)]


def test_the_code_makes_no_other_officer_an_administrator(
    made: tuple[Station, RecoveryCode], clock: Clock
) -> None:
    station, code = made
    join(sign_in(station, clock))
    with pytest.raises(Refusal) as refused:
        station.recover(code, OTHER.number, "noch ein Wort 77", now=clock)
    assert reason(refused) is Reason.NOT_ALLOWED


def test_one_half_alone_or_of_another_sheet_opens_nothing(
    made: tuple[Station, RecoveryCode], clock: Clock
) -> None:
    station, code = made
    sign_in(station, clock)
    newer = station.new_recovery(clock())
    for mixed in (RecoveryCode(code.a, newer.b), RecoveryCode(newer.a, code.b), code):
        with pytest.raises(Refusal) as refused:
            station.recover(mixed, FIRST.number, OWN, now=clock)
        assert reason(refused) is Reason.WRONG_RECOVERY_CODE
    station.recover(newer, FIRST.number, OWN, now=clock)


def test_a_mistyped_group_is_named() -> None:
    groups = recovery.encode(Half.B, bytes(range(recovery.HALF_BYTES)))
    assert recovery.decode(Half.B, [group.lower() for group in groups]) == bytes(range(30))
    for index, group in enumerate(groups):
        for place in range(4):
            wrong = "2" if group[place] != "2" else "3"
            typed = group[:place] + wrong + group[place + 1 :]
            assert not recovery.group_fits(Half.B, index, typed)
    swapped = [groups[1], groups[0], *groups[2:]]
    with pytest.raises(Refusal) as refused:
        recovery.decode(Half.B, swapped)
    assert refused.value.details["group"] == 1
    with pytest.raises(Refusal):
        recovery.decode(Half.A, groups)


def test_a_key_file_is_written_whole_or_not_at_all(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (station.folder / keys.NAME).read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    import signal

    former = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(Refusal) as refused:
            keys.write(station.folder, station.keys)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, former)
    assert reason(refused) is Reason.DISK_FULL
    assert (station.folder / keys.NAME).read_bytes() == before


@pytest.mark.parametrize("blocked", [LOCK, HOLDER, keys.NAME])
def test_a_folder_that_cannot_be_read_or_written_is_refused(station: Station, blocked: str) -> None:
    station.close()
    (station.folder / blocked).unlink(missing_ok=True)
    (station.folder / blocked).mkdir()
    for _again in range(2):  # what was held is let go
        with pytest.raises(Refusal) as refused:
            Station.open(station.folder)
        assert reason(refused) is Reason.FOLDER_CLOSED


def test_no_station_is_founded_where_no_folder_can_be(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "disk").write_text("")
    with pytest.raises(Refusal) as refused:
        found(tmp_path / "disk" / "station", clock)
    assert reason(refused) is Reason.FOLDER_CLOSED
