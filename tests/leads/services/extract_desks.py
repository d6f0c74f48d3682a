"""An approved extract and those who work with it: what tests of extracts begin with."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.refusals import Refusal
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from leads.registers.records import ExtractId
from leads.services.extracts import ExtractService
from tests.cases.services.test_cases import INTAKE
from tests.conftest import START, DeskOf
from tests.leads.services.extracting import (
    approve,
    bring_in,
    register,
)


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def head(desk_of: DeskOf) -> Desk:
    return desk_of("郝建勋", Role.APPROVER)


@pytest.fixture
def case_id(lead: Desk) -> CaseId:
    return lead.cases.open_case(INTAKE)


@pytest.fixture
def service(lead: Desk) -> ExtractService:
    return ExtractService(lead)


@pytest.fixture
def extract(
    lead: Desk, head: Desk, case_id: CaseId, service: ExtractService, tmp_path: Path
) -> ExtractId:
    approve(lead, head, case_id)
    return bring_in(service, case_id, register(tmp_path / "登记.csv")).extract_id


def refused(act: Callable[..., Any], *given: Any, **named: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act(*given, **named)
    return caught.value


def journal(store: engine.Store, act: str) -> list[str]:
    with engine.session(store.door, Acting(0, START, door=True)) as session:
        rows = engine.driver(session).execute("SELECT entry FROM main.journal ORDER BY seq")
        return [row[0] for row in rows if f'"{act}"' in row[0]]


def stored(store: engine.Store, row: type) -> int:
    with engine.session(store.door, Acting(0, START, door=True)) as session:
        return session.scalar(select(func.count()).select_from(row)) or 0
