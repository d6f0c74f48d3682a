"""A squad with a case in which something is held."""

import pytest

from tests.cases.services.holding_case import Squad, make_squad
from tests.conftest import Begin


@pytest.fixture
def squad(begin: Begin) -> Squad:
    made: Squad = begin(make_squad)
    return made
