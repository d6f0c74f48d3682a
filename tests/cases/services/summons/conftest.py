"""A case with a suspect who stays away, and the officers around it."""

import pytest

from cases.records.officers import Role
from cases.records.times import at
from cases.services.desk import Desk
from tests.cases.services import summoning
from tests.cases.services.summoning import DAY, Found
from tests.conftest import Clock, DeskOf


@pytest.fixture
def lead(desk_of: DeskOf, clock: Clock) -> Desk:
    clock.go_to(at(DAY, 9))
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def approver(desk_of: DeskOf) -> Desk:
    return desk_of("邵国栋", Role.APPROVER)


@pytest.fixture
def found(lead: Desk) -> Found:
    return summoning.opened(lead)
