"""How long extracts are kept, and who meets nothing of them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.refusals import Reason
from cases.services.desk import Desk
from cases.store import engine
from cases.store.rows.extracts import ExtractBlockRow
from leads.ranking.population import Population
from leads.registers.fields import ExtractKind
from leads.registers.records import ExtractId, ExtractState
from leads.registers.searching import Wanted
from leads.services.extracts import ExtractService, population_in
from tests.conftest import Clock, DeskOf
from tests.leads.services.extract_desks import (
    case_id,
    extract,
    head,
    journal,
    lead,
    refused,
    service,
    stored,
)
from tests.leads.services.extracting import (
    approve,
    bring_in,
    register,
)

__all__ = ["case_id", "extract", "head", "lead", "service"]


def test_after_its_last_day_an_extract_is_refused_and_then_deleted(
    service: ExtractService,
    extract: ExtractId,
    case_id: CaseId,
    store: engine.Store,
    clock: Clock,
    desk_of: DeskOf,
) -> None:
    clock.advance(days=30)
    assert service.search(extract, Wanted()).total == 4
    assert service.delete_due() == 0
    clock.advance(days=1)
    for use in (
        lambda: service.search(extract, Wanted()),
        lambda: service.open_row(extract, 0),
        lambda: service.take_out(extract, Wanted(), 10),
    ):
        assert refused(use).reason is Reason.EXTRACT_OVER
    assert service.of_case(case_id)[0].state is ExtractState.EXPIRED
    # Whoever signs in first: an extract does not outlive its day because its officers are away.
    stranger = ExtractService(desk_of("值班员", Role.DUTY_DESK))
    assert stranger.delete_due() == 1
    assert stranger.delete_due() == 0
    assert stored(store, ExtractBlockRow) == 0
    (one,) = service.of_case(case_id)
    assert (one.state, one.rows, one.deleted_by, one.deleted_why) == (
        ExtractState.DELETED, 4, "", "保存期限届满",
    )  # fmt: skip
    (entry,) = journal(store, "extract.delete_due")
    assert str(case_id) not in entry.partition("extracts")[0].partition("values")[2]
    assert "车辆管理所" not in entry


def test_the_unit_decides_how_long_an_extract_is_kept(
    lead: Desk,
    head: Desk,
    case_id: CaseId,
    service: ExtractService,
    tmp_path: Path,
    desk_of: DeskOf,
) -> None:
    leader = desk_of("齐中队", Role.SQUAD_LEADER)
    leader.unit.decide(
        "registers.extract_days",
        7,
        in_force_from=date(2026, 9, 24),
        reference="单位规定〔2026〕9号",
        approved_by="郝建勋",
        approved_on=date(2026, 9, 24),
    )
    approve(lead, head, case_id)
    result = bring_in(service, case_id, register(tmp_path / "登记.csv"))
    assert result.until == date(2026, 10, 1)


def test_an_extract_is_deleted_early_with_a_reason(
    service: ExtractService, extract: ExtractId, case_id: CaseId, store: engine.Store
) -> None:
    service.search(extract, Wanted())
    assert refused(service.delete, extract, " ").reason is Reason.REASON_MISSING
    service.delete(extract, "车辆已经找到")
    assert stored(store, ExtractBlockRow) == 0
    (one,) = service.of_case(case_id)
    assert (one.state, one.deleted_by, one.deleted_why) == (
        ExtractState.DELETED, "王砚秋", "车辆已经找到",
    )  # fmt: skip
    # What is still in memory is not shown either.
    assert refused(service.search, extract, Wanted()).reason is Reason.EXTRACT_OVER
    assert refused(service.delete, extract, "再删").reason is Reason.EXTRACT_OVER
    assert "车辆已经找到" in journal(store, "extract.delete")[0]


def test_columns_stay_in_memory_only_until_they_are_forgotten(
    service: ExtractService, extract: ExtractId, store: engine.Store
) -> None:
    service.search(extract, Wanted())
    assert service.held == 1
    service.forget()
    assert service.held == 0
    service.search(extract, Wanted())
    # Forgotten, it is a new sitting.
    assert len(journal(store, "extract.search")) == 2


def test_a_search_under_way_when_the_window_is_locked_keeps_nothing(
    service: ExtractService, extract: ExtractId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*given: Any) -> Population:
        service.forget()
        return population_in(*given)

    monkeypatch.setattr("leads.services.extracts.searching.population_in", slow)
    service.search(extract, Wanted())
    assert service.held == 0


@pytest.mark.parametrize("role", list(Role))
def test_an_outsider_of_every_role_meets_nothing(
    extract: ExtractId, case_id: CaseId, desk_of: DeskOf, tmp_path: Path, role: Role
) -> None:
    other = ExtractService(desk_of("旁人", role))
    for act in (
        lambda: other.search(extract, Wanted()),
        lambda: other.open_row(extract, 0),
        lambda: other.open_row(extract, 0, "想看"),
        lambda: other.take_out(extract, Wanted(), 10),
        lambda: other.delete(extract, "想删"),
        lambda: other.uses(extract),
        lambda: other.of_case(case_id),
        lambda: other.is_approved(case_id, ExtractKind.VEHICLES),
        lambda: other.inspect(case_id, register(tmp_path / "登记.csv"), ExtractKind.VEHICLES),
        lambda: bring_in(other, case_id, register(tmp_path / "登记.csv")),
    ):
        assert refused(act).reason in {Reason.NOT_FOUND, Reason.NOT_ALLOWED}
    assert other.held == 0


def test_a_mediator_of_the_case_meets_no_extract(
    lead: Desk, extract: ExtractId, case_id: CaseId, desk_of: DeskOf, store: engine.Store
) -> None:
    mediator = desk_of("和事人", Role.MEDIATOR)
    lead.assignment.join(case_id, mediator.officer.id, TeamRole.MEDIATOR, "调解")
    assert refused(ExtractService(mediator).search, extract, Wanted()).reason is Reason.NOT_FOUND
    with mediator.reading() as session:
        assert session.execute(text("SELECT count(*) FROM extract_blocks")).scalar() == 0


def test_who_is_taken_off_the_case_finds_nothing_in_what_he_held(
    lead: Desk, extract: ExtractId, case_id: CaseId, desk_of: DeskOf
) -> None:
    helper = desk_of("协办员", Role.INVESTIGATOR)
    lead.assignment.join(case_id, helper.officer.id, TeamRole.ASSIST, "协办")
    theirs = ExtractService(helper)
    assert theirs.search(extract, Wanted()).total == 4
    lead.assignment.leave(case_id, helper.officer.id, TeamRole.ASSIST, "调走")
    assert theirs.held == 1
    assert refused(theirs.search, extract, Wanted()).reason is Reason.NOT_FOUND
