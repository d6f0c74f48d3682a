"""Officers join, change roles and passwords, and retire; the journal keeps all of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from cases.records.ids import OfficerId
from cases.records.officers import OF_OFFICERS, Role, TeamRole
from cases.records.station import NewOfficer
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.services.station import Station
from cases.store import engine, journal
from cases.store.rows.cases import CaseRow, TeamRow
from tests.cases.services.stations import (
    FIRST,
    INITIAL,
    OTHER,
    OWN,
    PASSWORD,
    QUICK,
    found,
    join,
    sign_in,
)
from tests.conftest import Clock


@pytest.fixture
def admin(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    station, _ = found(tmp_path / "station", clock)
    yield sign_in(station, clock)
    station.close()


def station_of(desk: Desk) -> Station:
    assert desk.station is not None
    return desk.station


def number_of(desk: Desk, number: str) -> OfficerId:
    return next(one.id for one in desk.officers.list() if one.number == number)


def give_case(desk: Desk, case_id: int, officer: OfficerId) -> None:
    with desk.past_guard() as session:
        pass
    with engine.session(desk.store.door, session.info["acting"]) as session:
        session.add(
            CaseRow(
                case_id=case_id,
                number=f"2026-{case_id:04d}",
                kind="injury",
                state="open",
                lead_officer_id=officer,
                opened_at=desk.now(),
                opened_by=officer,
            )
        )
        session.flush()
        session.add(
            TeamRow(
                case_id=case_id,
                officer_id=officer,
                role=TeamRole.LEAD,
                from_at=desk.now(),
                assigned_by=officer,
            )
        )


def test_a_new_officer_is_listed_and_must_choose_a_password(admin: Desk) -> None:
    admin.officers.add(OTHER, INITIAL)
    entry = next(one for one in admin.officers.list() if one.number == OTHER.number)
    assert (entry.name, entry.roles, entry.initial_password) == (OTHER.name, OTHER.roles, True)
    assert admin.officers.active(Role.INVESTIGATOR)[0].name == OTHER.name


def test_a_number_is_given_once(admin: Desk) -> None:
    admin.officers.add(OTHER, INITIAL)
    with pytest.raises(Refusal) as refused:
        admin.officers.add(NewOfficer(OTHER.number, "别人", OTHER.roles), INITIAL)
    assert refused.value.reason is Reason.NUMBER_TAKEN


@pytest.mark.parametrize(
    "new",
    [
        NewOfficer("", "某", OTHER.roles),
        NewOfficer("030500", " ", OTHER.roles),
        NewOfficer("030500", "某", frozenset()),
    ],
)
def test_an_officer_without_number_name_or_role_is_refused(admin: Desk, new: NewOfficer) -> None:
    with pytest.raises(Refusal) as refused:
        admin.officers.add(new, INITIAL)
    assert refused.value.reason is Reason.FIELD_MISSING


def test_two_officers_of_one_name_sign_in_by_number(admin: Desk, clock: Clock) -> None:
    admin.officers.add(OTHER, INITIAL)
    admin.officers.add(NewOfficer("030777", OTHER.name, OTHER.roles), INITIAL)
    with pytest.raises(Refusal) as refused:
        sign_in(station_of(admin), clock, OTHER.name, INITIAL)
    assert refused.value.reason is Reason.NAME_AMBIGUOUS


def test_nobody_but_an_administrator_changes_officers(admin: Desk) -> None:
    desk = join(admin)
    me = desk.officer.id
    for act in (
        lambda: desk.officers.add(NewOfficer("030900", "某", OTHER.roles), INITIAL),
        lambda: desk.officers.set_roles(me, OF_OFFICERS),
        lambda: desk.officers.retire(me, "调离"),
        lambda: desk.officers.reset_password(me, INITIAL, witness="某"),
        lambda: desk.officers.rename(me, phone="1"),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.reason is Reason.NOT_ALLOWED


def test_a_role_taken_away_closes_what_it_opened_at_once(admin: Desk, clock: Clock) -> None:
    station = station_of(admin)
    leader = NewOfficer("030888", "邱国梁", frozenset({Role.SQUAD_LEADER, Role.ADMINISTRATOR}))
    desk = join(admin, leader)
    give_case(desk, 1, number_of(desk, FIRST.number))
    with desk.reading() as session:
        assert session.scalars(select(CaseRow.number)).all() == ["2026-0001"]
    desk.officers.set_roles(desk.officer.id, frozenset({Role.ADMINISTRATOR}))
    with desk.reading() as session:
        assert session.scalars(select(CaseRow.number)).all() == []
    assert desk.officer.roles == {Role.ADMINISTRATOR}
    assert sign_in(station, clock, leader.number, OWN).officer.roles == {Role.ADMINISTRATOR}


def test_the_last_administrator_stays_one(admin: Desk) -> None:
    me = admin.officer.id
    for act in (
        lambda: admin.officers.retire(me, "退休"),
        lambda: admin.officers.set_roles(me, frozenset({Role.INSPECTOR})),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.reason is Reason.LAST_ADMINISTRATOR
    assert admin.officers.list()[0].roles == {Role.ADMINISTRATOR}


def test_a_retired_officer_signs_in_no_more_and_his_cases_wait_for_a_lead(
    admin: Desk, clock: Clock
) -> None:
    station = station_of(admin)
    officer = join(admin).officer.id
    admin = sign_in(station, clock)
    give_case(admin, 1, officer)
    give_case(admin, 2, officer)
    assert admin.officers.retire(officer, "调离").cases_without_lead == 2
    with pytest.raises(Refusal) as refused:
        sign_in(station, clock, OTHER.number, OWN)
    assert refused.value.reason is Reason.OFFICER_RETIRED
    with admin.past_guard() as session:
        assert session.scalars(select(CaseRow.lead_officer_id)).all() == [None, None]
        assert session.scalars(select(TeamRow).where(TeamRow.until_at.is_(None))).all() == []
        acts = [entry["act"] for _, entry in journal.of_case(engine.driver(session), 2)]
    assert acts == ["case.leave"]
    assert OTHER.number in [one.number for one in admin.officers.list(retired=True)]
    assert OTHER.number not in [one.number for one in admin.officers.list()]
    assert OTHER.number.encode() in (station.folder / "station.key").read_bytes()
    slot = station.keys.slot(OTHER.number)
    assert slot is not None
    assert slot.wrapped == ""


def test_a_key_file_from_before_the_retirement_lets_nobody_in(admin: Desk, clock: Clock) -> None:
    station = station_of(admin)
    officer = join(admin).officer.id
    admin = sign_in(station, clock)
    before = (station.folder / "station.key").read_bytes()
    admin.officers.retire(officer, "调离")
    (station.folder / "station.key").write_bytes(before)
    with pytest.raises(Refusal) as refused:
        sign_in(station, clock, OTHER.number, OWN)
    assert refused.value.reason is Reason.OFFICER_RETIRED


def test_a_forgotten_password_is_reset_before_a_witness(admin: Desk, clock: Clock) -> None:
    station = station_of(admin)
    officer = join(admin).officer.id
    admin = sign_in(station, clock)
    with pytest.raises(Refusal) as refused:
        admin.officers.reset_password(officer, INITIAL, witness=" ")
    assert refused.value.reason is Reason.FIELD_MISSING
    admin.officers.reset_password(officer, INITIAL, witness="邱国梁")
    with pytest.raises(Refusal) as refused:
        sign_in(station, clock, OTHER.number, OWN)
    assert refused.value.reason is Reason.WRONG_PASSWORD
    with pytest.raises(Refusal) as refused:
        sign_in(station, clock, OTHER.number, INITIAL)
    assert refused.value.reason is Reason.PASSWORD_TO_CHANGE


def test_an_officer_changes_his_password_by_the_old_one(admin: Desk, clock: Clock) -> None:
    with pytest.raises(Refusal) as refused:
        admin.officers.change_password("falsch-falsch", OWN)
    assert refused.value.reason is Reason.WRONG_PASSWORD
    admin.officers.change_password(PASSWORD, OWN)
    station = station_of(admin)
    station.close()
    again = Station.open(station.folder, cost=QUICK)
    assert sign_in(again, clock, password=OWN).officer.number == FIRST.number
    with pytest.raises(Refusal):
        sign_in(again, clock, password=PASSWORD)
    again.close()


def test_a_new_recovery_sheet_is_made_before_a_witness_and_recorded(
    admin: Desk, clock: Clock
) -> None:
    with pytest.raises(Refusal) as refused:
        admin.officers.new_recovery_sheet(witness="")
    assert refused.value.reason is Reason.FIELD_MISSING
    code = admin.officers.new_recovery_sheet(witness="邱国梁")
    with admin.past_guard() as session:
        raw = engine.driver(session)
        (act,) = raw.execute("SELECT act FROM main.journal ORDER BY seq DESC").fetchone()
    assert act == "station.new_recovery"
    station = station_of(admin)
    station.lock()
    station.recover(code, FIRST.number, OWN, now=clock)
    assert sign_in(station, clock, password=OWN).officer.number == FIRST.number
