"""Nothing is taken away while something still refers to it; a power ends the law's own way."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from cases.law.facts import FactKind
from cases.mediation.kinds import Capacity, Presence
from cases.records.ids import PowerId
from cases.records.mediation import SeatEntry, SideEntry
from cases.records.officers import Role, TeamRole
from cases.records.parties import PartyEntry, PartyKind, VehicleEntry
from cases.records.times import at
from cases.records.uses import Use
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.services.uses import uses_of
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.cases import FactRow, PartyRow, VehicleRow
from tests.cases.services import mediating
from tests.cases.services.mediating import Scene
from tests.conftest import Clock, DeskOf

SESSION = date(2026, 9, 17)


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)


@pytest.fixture
def found(store: engine.Store, lead: Desk, clock: Clock) -> Scene:
    clock.go_to(at(date(2026, 9, 3), 9))
    return mediating.scene(store, lead)


def refused(call: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        call()
    return caught.value


def test_a_party_of_a_mediation_is_not_deleted_and_the_uses_are_named(
    lead: Desk, found: Scene, clock: Clock
) -> None:
    mediation = mediating.accepted(lead, found, clock)
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, SESSION))
    clock.advance(hours=1)
    mediating.told(lead, session, found.insurer, lead.now())
    answer = refused(lambda: lead.parties.remove(found.case_id, found.insurer, "误录"))
    assert answer.reason is Reason.IN_USE
    assert answer.details["name"] == "华澄财险"
    assert answer.details["uses"] == (Use.MEDIATION, Use.SESSION, Use.SERVICE)


def test_a_party_whom_a_fact_names_is_not_deleted(lead: Desk, found: Scene) -> None:
    answer = refused(lambda: lead.parties.remove(found.case_id, found.driver, "误录"))
    assert answer.details["uses"] == (Use.FACT,)


def test_agent_and_principal_stay_while_a_power_names_them(
    store: engine.Store, lead: Desk, found: Scene
) -> None:
    mediating.power(store, lead, found, found.insurer, may_agree=True)
    for party in (found.agent, found.insurer):
        answer = refused(partial(lead.parties.remove, found.case_id, party, "误录"))
        assert answer.details["uses"] == (Use.POWER,)


def test_whom_another_party_stands_for_is_not_deleted(lead: Desk, found: Scene) -> None:
    lead.parties.add(
        found.case_id,
        PartyEntry(
            name="宋大年", kind=PartyKind.GUARDIAN, of_party_id=found.insurer, relation="父"
        ),
    )
    answer = refused(lambda: lead.parties.remove(found.case_id, found.insurer, "误录"))
    assert answer.details["uses"] == (Use.PARTY,)


def test_what_was_taken_out_itself_stands_in_nobodys_way(lead: Desk, found: Scene) -> None:
    loss = lead.parties.add_loss(found.case_id, found.insurer, "施救费", Decimal(100))
    answer = refused(lambda: lead.parties.remove(found.case_id, found.insurer, "误录"))
    assert answer.details["uses"] == (Use.LOSS,)
    lead.parties.remove_loss(found.case_id, loss, "误录")
    lead.parties.remove(found.case_id, found.insurer, "误录")
    names = [one.name for one in lead.cases.open_file(found.case_id).people.parties]
    assert "华澄财险" not in names


def test_of_what_the_officer_may_not_see_only_that_it_is_there_is_told(
    store: engine.Store, desk_of: DeskOf, lead: Desk, found: Scene
) -> None:
    mediator = desk_of("周敏", Role.MEDIATOR)
    lead.assignment.join(found.case_id, mediator.officer.id, TeamRole.MEDIATOR)
    with engine.session(store.door, Acting(lead.officer.id, lead.now(), door=True)) as session:
        # a fact of the investigation, which no mediator sees
        mediating.fact(
            session, lead, found, FactKind.SCENE_INVESTIGATED, date(2026, 8, 3), found.insurer
        )
        session.flush()
        for row in session.query(FactRow).filter_by(party_id=found.insurer):
            row.part = "investigation"
    with mediator.looking(found.case_id, "test") as session:
        party = session.get_one(PartyRow, found.insurer)
        assert uses_of(session, party) == ()
    with lead.looking(found.case_id, "test") as session:
        assert uses_of(session, session.get_one(PartyRow, found.insurer)) == (Use.FACT,)


def test_a_vehicle_somebody_drove_is_not_deleted(lead: Desk, found: Scene) -> None:
    car = lead.parties.add_vehicle(found.case_id, VehicleEntry(plate="苏Z1234"))
    driver = lead.parties.add(
        found.case_id, PartyEntry(name="丁文涛", kind=PartyKind.DRIVER, vehicle_id=car)
    )
    answer = refused(lambda: lead.parties.remove_vehicle(found.case_id, car, "误录"))
    assert (answer.reason, answer.details["uses"]) == (Reason.IN_USE, (Use.PARTY,))
    lead.parties.remove(found.case_id, driver, "误录")
    lead.parties.remove_vehicle(found.case_id, car, "误录")
    assert lead.cases.open_file(found.case_id).people.vehicles == ()
    assert refused(lambda: lead.parties.remove_vehicle(found.case_id, car, "误录")).reason is (
        Reason.NOT_FOUND
    )


def test_taking_out_a_vehicle_asks_why_and_the_journal_keeps_it(
    store: engine.Store, lead: Desk, found: Scene
) -> None:
    car = lead.parties.add_vehicle(found.case_id, VehicleEntry(plate="苏Z1234"))
    nothing = refused(lambda: lead.parties.remove_vehicle(found.case_id, car, " "))
    assert nothing.reason is Reason.REASON_MISSING
    lead.parties.remove_vehicle(found.case_id, car, "录错案件")
    assert lead.cases.journal(found.case_id)[0].act == "vehicle.remove"
    with engine.session(store.door, Acting(lead.officer.id, lead.now(), door=True)) as session:
        assert session.get_one(VehicleRow, car).removed_at == lead.now()


def test_who_was_told_of_a_session_does_not_leave_its_mediation(
    lead: Desk, found: Scene, clock: Clock
) -> None:
    mediation = mediating.accepted(lead, found, clock)
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, SESSION))
    left = (SideEntry(found.driver, "甲方"), SideEntry(found.rider, "乙方"))
    answer = refused(lambda: lead.mediations.change_sides(mediation, left))
    assert (answer.reason, answer.details["uses"]) == (Reason.IN_USE, (Use.SESSION,))
    lead.mediations.set_people(session, (SeatEntry(found.driver), SeatEntry(found.rider)))
    lead.mediations.change_sides(mediation, left)
    names = [one.name for one in lead.mediations.view(mediation).participants]
    assert names == ["卢建平", "宋巧云"]


def power(store: engine.Store, lead: Desk, found: Scene) -> PowerId:
    return PowerId(mediating.power(store, lead, found, found.driver, may_agree=True))


def test_a_revoked_agents_seat_at_a_planned_session_falls_to_the_principal(
    store: engine.Store, lead: Desk, found: Scene, clock: Clock
) -> None:
    held = power(store, lead, found)
    mediation = mediating.accepted(lead, found, clock)
    people = (SeatEntry(found.driver, power_id=held), SeatEntry(found.rider))
    session = lead.mediations.book_session(
        (mediation,), mediating.booking(lead, SESSION, people=people)
    )
    before = lead.mediations.sheet(session).seats[0]
    assert (before.name, before.capacity) == ("宋一帆", Capacity.AGENT)
    lead.mediations.confirm(before.id, "电话确认")
    lead.parties.revoke_power(found.case_id, held, lead.today(), "本人来办理")
    after = lead.mediations.sheet(session).seats[0]
    assert (after.name, after.capacity, after.power_id) == ("卢建平", Capacity.PARTY, None)
    assert after.confirmed_at is None


def test_what_the_agent_did_before_the_revocation_stands(
    store: engine.Store, lead: Desk, found: Scene, clock: Clock
) -> None:
    held = power(store, lead, found)
    clock.go_to(at(mediating.ACCEPTED_ON, 9))
    mediation = mediating.opened(lead, found)
    lead.mediations.sign(mediation, found.driver, date(2026, 9, 10), held)
    lead.parties.revoke_power(found.case_id, held, date(2026, 9, 11), "撤销")
    signed = {one.party_id: one.signed_on for one in lead.mediations.view(mediation).participants}
    assert signed[found.driver] == date(2026, 9, 10)


def test_a_power_is_not_revoked_from_a_day_on_which_the_agent_acted(
    store: engine.Store, lead: Desk, found: Scene, clock: Clock
) -> None:
    held = power(store, lead, found)
    clock.go_to(at(mediating.ACCEPTED_ON, 9))
    mediation = mediating.opened(lead, found)
    lead.mediations.sign(mediation, found.driver, date(2026, 9, 10), held)
    answer = refused(
        lambda: lead.parties.revoke_power(found.case_id, held, date(2026, 9, 10), "撤销")
    )
    assert answer.reason is Reason.POWER_USED_SINCE
    assert answer.details["uses"] == (Use.MEDIATION,)
    lead.mediations.sign(mediation, found.driver, date(2026, 9, 10))  # he signed himself
    lead.parties.revoke_power(found.case_id, held, date(2026, 9, 10), "撤销")


def test_attendance_by_the_agent_has_to_be_corrected_first(
    store: engine.Store, lead: Desk, found: Scene, clock: Clock
) -> None:
    held = power(store, lead, found)
    mediation = mediating.accepted(lead, found, clock)
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, SESSION))
    clock.go_to(at(SESSION, 10))
    lead.mediations.open_session(session)
    lead.mediations.attend(session, found.driver, Presence.ATTENDED, power_id=held)
    answer = refused(lambda: lead.parties.revoke_power(found.case_id, held, SESSION, "撤销"))
    assert answer.details["uses"] == (Use.ATTENDANCE,)
    lead.mediations.attend(session, found.driver, Presence.ABSENT, reason="授权已撤销")
    lead.parties.revoke_power(found.case_id, held, SESSION, "撤销")


@pytest.mark.parametrize("day", [date(2026, 8, 31), date(2026, 9, 4)])
def test_a_power_ends_between_its_signature_and_today(
    store: engine.Store, lead: Desk, found: Scene, day: date
) -> None:
    held = power(store, lead, found)
    answer = refused(lambda: lead.parties.revoke_power(found.case_id, held, day, "撤销"))
    assert (answer.reason, answer.details["field"]) == (Reason.FIELD_INVALID, "on")


def test_a_power_ends_once(store: engine.Store, lead: Desk, found: Scene) -> None:
    held = power(store, lead, found)
    lead.parties.revoke_power(found.case_id, held, date(2026, 9, 2), "撤销")
    again = refused(lambda: lead.parties.revoke_power(found.case_id, held, lead.today(), "又撤销"))
    assert (again.reason, again.details["day"]) == (Reason.POWER_REVOKED, date(2026, 9, 2))
