"""A station founded and opened: who signs in, how long a wrong password waits."""

import json
from pathlib import Path

import pytest

from cases.records.officers import Role
from cases.refusals import Reason, Refusal
from cases.services.station import Station
from tests.cases.services.station.founded import entries, reason
from tests.cases.services.stations import (
    FIRST,
    PASSWORD,
    QUICK,
    UNIT,
    found,
    sign_in,
)
from tests.conftest import Clock


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
