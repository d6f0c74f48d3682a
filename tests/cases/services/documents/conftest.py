"""A case with its papers."""

import pytest

from cases.records.ids import DocumentId
from cases.records.officers import Role
from cases.services.desk import Desk
from tests.cases.services.documents_case import ACase, notice, put_case
from tests.conftest import DeskOf


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)


@pytest.fixture
def case(desk: Desk) -> ACase:
    return put_case(desk)


@pytest.fixture
def drafted(desk: Desk, case: ACase) -> DocumentId:
    return desk.documents.draft(
        notice(desk), case.case, mediation_id=case.mediation, session_id=case.session
    )
