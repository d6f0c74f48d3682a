"""Facts: who must be named, what rests on approval from above, withdrawal, and what moves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cases.law.approvals import approvals_of_facts
from cases.law.facts import FactKind
from cases.records.cases import CaseKind, FactEntry, Intake
from cases.records.ids import CaseId, PartyId
from cases.records.officers import Role, TeamRole
from cases.records.parties import PartyEntry, PartyKind
from cases.refusals import Reason, Refusal
from cases.services.approvals.facts import APPROVED_ABOVE
from cases.services.desk import Desk
from cases.services.facts import OF_PARTY, OF_SERVICES
from tests.conftest import DeskOf

SCENE = FactEntry(
    kind=FactKind.SCENE_INVESTIGATED, happened_at=datetime(2026, 9, 17, 2, tzinfo=UTC)
)


def a_case(desk: Desk) -> CaseId:
    return desk.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            occurred_at=datetime(2026, 9, 8, 0, 15, tzinfo=UTC),
            place="环城北路",
            parties=(
                PartyEntry(name="卢建平", kind=PartyKind.DRIVER, side="甲方"),
                PartyEntry(name="宋巧云", kind=PartyKind.INJURED, side="乙方"),
            ),
        )
    )


def refused(act: object, *args: object) -> Refusal:
    assert callable(act)
    with pytest.raises(Refusal) as caught:
        act(*args)
    return caught.value


def due_days(desk: Desk) -> list[tuple[str, date]]:
    return [(due.rule, due.due_on) for due in desk.agenda.today().dues]


@pytest.mark.parametrize("kind", sorted(OF_PARTY - OF_SERVICES - set(approvals_of_facts())))
def test_a_fact_of_a_party_names_one_of_this_case(desk_of: DeskOf, kind: FactKind) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id, other = a_case(desk), a_case(desk)
    foreign = desk.cases.open_file(other).people.parties[0].id
    entry = replace(SCENE, kind=kind)
    record = desk.facts.record
    assert refused(record, case_id, entry).details["field"] == "party_id"
    entry = replace(entry, party_id=foreign)
    assert refused(record, case_id, entry).details["field"] == "party_id"
    own = desk.cases.open_file(case_id).people.parties[0].id
    assert record(case_id, replace(entry, party_id=own))


@pytest.mark.parametrize("kind", sorted(APPROVED_ABOVE))
@pytest.mark.parametrize(
    ("missing", "without"),
    [
        ("authority", lambda entry: replace(entry, authority="")),
        ("approver", lambda entry: replace(entry, approver="")),
        ("approval_number", lambda entry: replace(entry, approval_number="")),
        ("approved_on", lambda entry: replace(entry, approved_on=None)),
    ],
)
def test_an_approval_from_above_is_whole_or_not_recorded(
    desk_of: DeskOf, kind: FactKind, missing: str, without: Callable[[FactEntry], FactEntry]
) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = a_case(desk)
    entry = replace(
        SCENE,
        kind=kind,
        party_id=desk.cases.open_file(case_id).people.parties[0].id,
        until=date(2026, 10, 17),
        authority="澄州市公安局交通警察支队",
        approver="沈某",
        approval_number="澄公交〔2026〕2号",
        approved_on=date(2026, 9, 17),
    )
    refusal = refused(desk.facts.record, case_id, without(entry))
    assert refusal.details["field"] == missing
    desk.facts.record(case_id, entry)
    fact = next(one for one in desk.cases.open_file(case_id).facts if one.kind is kind)
    assert fact.more["approval_number"] == "澄公交〔2026〕2号"


@pytest.mark.parametrize("kind", sorted(OF_SERVICES))
def test_what_a_mediation_records_itself_is_not_typed_in(desk_of: DeskOf, kind: FactKind) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    entry = replace(SCENE, kind=kind)
    assert refused(desk.facts.record, a_case(desk), entry).reason is Reason.NOT_ALLOWED


def test_a_withdrawn_fact_stops_its_clock_and_stays_with_the_reason(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = a_case(desk)
    fact = desk.facts.record(case_id, SCENE)
    assert due_days(desk) == [("determination.made", date(2026, 10, 8))]
    assert refused(desk.facts.withdraw, fact, "").reason is Reason.REASON_MISSING
    desk.facts.withdraw(fact, "记到了别的案子")
    assert due_days(desk) == []
    kept = [one for one in desk.cases.open_file(case_id).facts if one.id == fact]
    assert [(one.replaced_at is not None, one.reason) for one in kept] == [(True, "记到了别的案子")]
    assert refused(desk.facts.withdraw, fact, "再来").reason is Reason.CHANGED_MEANWHILE


def test_the_journal_keeps_every_moved_day_of_a_correction(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = a_case(desk)
    fact = desk.facts.record(case_id, SCENE)
    later = replace(SCENE, happened_at=datetime(2026, 9, 18, 2, tzinfo=UTC))
    desk.facts.correct(fact, later, "签收簿")
    entry = desk.cases.journal(case_id)[0]
    moved = {one["rule"]: (one["old"], one["new"]) for one in entry.values["moved"]}
    assert moved["determination.made"] == ("2026-10-08", "2026-10-09")


def test_a_preview_records_nothing(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = a_case(desk)
    before = desk.cases.revision(case_id)
    preview = desk.facts.preview(case_id, SCENE)
    assert [move.key.rule_id for move in preview.moves if move.new][:1] == ["determination.made"]
    assert desk.cases.revision(case_id) == before
    assert due_days(desk) == []


def test_the_served_determination_starts_the_clock_of_that_party(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = a_case(desk)
    driver = desk.cases.open_file(case_id).people.parties[0].id
    made = replace(SCENE, kind=FactKind.DETERMINATION_MADE)
    desk.facts.record(case_id, made)
    served = replace(made, kind=FactKind.DETERMINATION_SERVED, party_id=PartyId(driver))
    desk.facts.record(case_id, served)
    starts = {
        clock.key.subject: clock.start
        for clock in desk.cases.open_file(case_id).clocks
        if clock.rule_id == "review.application"
    }
    assert starts[driver] == date(2026, 9, 17)
    assert {party for party, start in starts.items() if start is None} == set(starts) - {driver}


def test_a_mediator_neither_sees_nor_moves_the_investigation(desk_of: DeskOf) -> None:
    desk, mediator = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("周敏", Role.MEDIATOR)
    case_id = a_case(desk)
    hidden = desk.facts.record(case_id, replace(SCENE, kind=FactKind.SCENE_FINISHED))
    desk.assignment.join(case_id, mediator.officer.id, TeamRole.MEDIATOR)
    assert refused(mediator.facts.withdraw, hidden, "不该").reason is Reason.NOT_FOUND
    finished = replace(SCENE, kind=FactKind.VEHICLE_FOUND)
    assert refused(mediator.facts.record, case_id, finished).reason is Reason.NOT_ALLOWED
    assert FactKind.SCENE_FINISHED in {one.kind for one in desk.cases.open_file(case_id).facts}
