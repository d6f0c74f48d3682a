"""People and things of a case: entered, corrected with both kept, reused, never leaked."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from cases.records.cases import CaseKind, Intake
from cases.records.ids import CaseId, PartyId
from cases.records.officers import Role, TeamRole
from cases.records.parties import IdKind, PartyEntry, PartyKind, PowerEntry, VehicleEntry
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from tests.conftest import Clock, DeskOf

DRIVER = PartyEntry(
    name="卢建平",
    kind=PartyKind.DRIVER,
    side="甲方",
    id_kind=IdKind.RESIDENT,
    id_number="11010519491231002X",
    phone="00012345678",
)
RIDER = PartyEntry(name="宋巧云", kind=PartyKind.INJURED, side="乙方")


def a_case(desk: Desk, *parties: PartyEntry, vehicles: tuple[VehicleEntry, ...] = ()) -> CaseId:
    return desk.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            occurred_at=datetime(2026, 9, 8, 0, 15, tzinfo=UTC),
            place="环城北路",
            parties=parties,
            vehicles=vehicles,
        )
    )


def ids(desk: Desk, case_id: CaseId) -> dict[str, PartyId]:
    return {one.name: one.id for one in desk.cases.open_file(case_id).people.parties}


def reason_of(act: object, *args: object) -> Refusal:
    assert callable(act)
    with pytest.raises(Refusal) as caught:
        act(*args)
    return caught.value


def test_a_correction_needs_a_reason_and_keeps_the_old_in_the_journal(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = a_case(desk, DRIVER)
    party = ids(desk, case_id)["卢建平"]
    later = replace(DRIVER, phone="00099990000")
    correct = desk.parties.correct
    assert reason_of(correct, case_id, party, later, "  ").reason is Reason.REASON_MISSING
    correct(case_id, party, later, "本人更正")
    entry = desk.cases.journal(case_id)[0]
    assert entry.act == "party.correct"
    assert entry.values["old"]["phone"] == "00012345678"
    assert entry.values["new"]["phone"] == "00099990000"
    assert entry.values["reason"] == "本人更正"


def test_a_party_entered_by_mistake_leaves_the_list_and_stays_in_the_journal(
    desk_of: DeskOf,
) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = a_case(desk, DRIVER, RIDER)
    desk.parties.remove(case_id, ids(desk, case_id)["宋巧云"], "误录")
    assert set(ids(desk, case_id)) == {"卢建平"}
    assert "party.remove" in {entry.act for entry in desk.cases.journal(case_id)}


def test_a_party_of_another_case_is_not_found(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    first, second = a_case(desk, DRIVER), a_case(desk, RIDER)
    foreign = ids(desk, second)["宋巧云"]
    assert reason_of(desk.parties.remove, first, foreign, "误").reason is Reason.NOT_FOUND


def test_plates_are_kept_plain_and_a_correction_too(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = a_case(desk, vehicles=(VehicleEntry(plate="苏z·5q27m", kind="轿车"),))
    vehicle = desk.cases.open_file(case_id).people.vehicles[0]
    assert vehicle.entry.plate == "苏Z5Q27M"
    desk.parties.correct_vehicle(
        case_id, vehicle.id, replace(vehicle.entry, plate="苏Z·5q27 n"), "看错"
    )
    assert desk.cases.open_file(case_id).people.vehicles[0].entry.plate == "苏Z5Q27N"


def test_who_was_typed_once_is_offered_in_the_next_case(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    a_case(desk, DRIVER, vehicles=(VehicleEntry(plate="苏Z5Q27M", kind="轿车"),))
    known = desk.parties.known_person(" 11010519491231002x ")
    assert known is not None
    assert (known.name, known.phone, known.side) == ("卢建平", "00012345678", "")
    vehicle = desk.parties.known_vehicle("苏z·5Q27M")
    assert vehicle is not None
    assert vehicle.kind == "轿车"
    assert desk.parties.known_person("") is None
    assert desk.parties.known_vehicle(" ") is None


def test_a_colleague_is_offered_nobody_of_a_case_he_does_not_handle(desk_of: DeskOf) -> None:
    desk, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("冯立成", Role.INVESTIGATOR)
    case_id = a_case(desk, DRIVER, vehicles=(VehicleEntry(plate="苏Z5Q27M"),))
    assert other.parties.known_person("11010519491231002X") is None
    assert other.parties.known_vehicle("苏Z5Q27M") is None
    desk.cases.close(case_id, "结案")
    # Concluded, the squad may read it; numbers stay hidden, so nothing is filled in from it.
    assert other.parties.known_person("11010519491231002X") is None


@pytest.mark.parametrize("kind", [PartyKind.NEXT_OF_KIN, PartyKind.GUARDIAN])
def test_who_stands_for_another_names_him_and_the_relation(
    desk_of: DeskOf, kind: PartyKind
) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = a_case(desk, RIDER)
    of = ids(desk, case_id)["宋巧云"]
    entry = PartyEntry(name="宋建", kind=kind)
    add = desk.parties.add
    assert reason_of(add, case_id, entry).details["field"] == "of_party_id"
    entry = replace(entry, of_party_id=of)
    assert reason_of(add, case_id, entry).details["field"] == "relation"
    assert add(case_id, replace(entry, relation="父亲"))


def test_a_power_ends_when_it_is_revoked_and_frees_the_agent(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    agent = PartyEntry(name="董律师", kind=PartyKind.AGENT)
    case_id = a_case(desk, DRIVER, RIDER, agent)
    known = ids(desk, case_id)
    power = PowerEntry(
        principal_id=known["卢建平"],
        agent_id=known["董律师"],
        matters="参加调解",
        may_agree=True,
        signed_on=date(2026, 9, 20),
    )
    made = desk.parties.add_power(case_id, power)
    opposing = replace(power, principal_id=known["宋巧云"])
    refused = reason_of(desk.parties.add_power, case_id, opposing)
    assert (refused.reason, refused.article) == (Reason.AGENT_BOTH_SIDES, "146.89")
    desk.parties.revoke_power(case_id, made, date(2026, 9, 22), "换人")
    assert desk.parties.add_power(case_id, opposing)
    powers = desk.cases.open_file(case_id).people.powers
    assert [one.revoked_on for one in powers] == [date(2026, 9, 22), None]


def test_nobody_is_his_own_agent_and_a_power_names_its_matters(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = a_case(desk, DRIVER, RIDER)
    known = ids(desk, case_id)
    power = PowerEntry(
        principal_id=known["卢建平"],
        agent_id=known["卢建平"],
        matters="参加调解",
        may_agree=False,
        signed_on=date(2026, 9, 20),
    )
    assert reason_of(desk.parties.add_power, case_id, power).details["field"] == "agent"
    empty = replace(power, agent_id=known["宋巧云"], matters=" ")
    assert reason_of(desk.parties.add_power, case_id, empty).details["field"] == "matters"


def test_losses_add_up_and_one_entered_by_mistake_is_taken_out(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = a_case(desk, RIDER)
    rider = ids(desk, case_id)["宋巧云"]
    add = desk.parties.add_loss
    add(case_id, rider, "医疗费", Decimal("1200.50"))
    wrong = add(case_id, rider, "误工费", Decimal(9999))
    assert reason_of(add, case_id, rider, "医疗费", Decimal(-1)).details["field"] == "amount"
    assert reason_of(add, case_id, rider, " ", Decimal(1)).details["field"] == "head"
    assert reason_of(desk.parties.remove_loss, case_id, wrong, "").reason is Reason.REASON_MISSING
    desk.parties.remove_loss(case_id, wrong, "重复")
    losses = desk.cases.open_file(case_id).people.losses
    assert [(loss.head, loss.amount) for loss in losses] == [("医疗费", Decimal("1200.50"))]


def test_an_unknown_dead_person_needs_no_name(desk_of: DeskOf, clock: Clock) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = a_case(desk)
    nameless = PartyEntry(name="", kind=PartyKind.DECEASED)
    assert reason_of(desk.parties.add, case_id, nameless).details["field"] == "name"
    desk.parties.add(case_id, replace(nameless, is_unknown=True))
    party = desk.cases.open_file(case_id).people.parties[0]
    assert (party.name, party.entry.is_unknown) == ("无名氏", True)


def test_a_reviewer_reads_the_parties_and_changes_none(desk_of: DeskOf) -> None:
    desk, reviewer = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("陆海川", Role.REVIEWER)
    case_id = a_case(desk, DRIVER)
    desk.assignment.join(case_id, reviewer.officer.id, TeamRole.REVIEWER)
    party = ids(reviewer, case_id)["卢建平"]
    for refused in (
        reason_of(reviewer.parties.add, case_id, RIDER),
        reason_of(reviewer.parties.correct, case_id, party, RIDER, "改"),
        reason_of(reviewer.parties.remove, case_id, party, "误"),
        reason_of(reviewer.parties.add_vehicle, case_id, VehicleEntry(plate="苏Z1")),
        reason_of(reviewer.parties.add_loss, case_id, party, "医疗费", Decimal(1)),
    ):
        assert refused.reason is Reason.NOT_ALLOWED
    assert set(ids(desk, case_id)) == {"卢建平"}
