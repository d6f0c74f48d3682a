"""Locking, first passwords, the two recovery sheets, the key file on the disk."""

import resource
from pathlib import Path

import pytest

from cases.records import recovery
from cases.records.recovery import Half, RecoveryCode
from cases.refusals import Reason, Refusal
from cases.services.folder import HOLDER, LOCK
from cases.services.station import Station
from cases.store import keys
from cases.store.rows.cases import CaseRow
from tests.cases.services.station.founded import entries, reason
from tests.cases.services.stations import (
    FIRST,
    INITIAL,
    OTHER,
    OWN,
    PASSWORD,
    UNIT,
    found,
    join,
    sign_in,
)
from tests.conftest import Clock


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
