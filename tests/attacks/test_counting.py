"""Statistics by difference: every list and figure before and after a hidden case appears."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from cases.records.officers import Role
from cases.records.parties import PartyEntry, PartyKind, VehicleEntry
from cases.refusals import Refusal
from cases.services.desk import Desk
from tests.attacks.conftest import SignIn
from tests.cases.services import hidden
from tests.cases.services.hidden import ASKED, LEAD, OUTSIDERS, Ids
from tests.cases.services.hidden_cases import INTAKE

#: Whatever lists, counts or completes without being asked about one case.
LISTS = (
    "access.emergencies",
    "access.grants",
    "agenda.today",
    "agenda.within",
    "cases.counts",
    "cases.page",
    "copies.oversee",
    "copies.register",
    "crossings.decided",
    "crossings.met",
    "digest.read",
    "documents.case_choices",
    "documents.issued_on",
    "documents.numbers",
    "documents.register",
    "documents.reviewed",
    "documents.years",
    "favours.list",
    "hand_overs.shifts",
    "hand_overs.to_confirm",
    "holding.held",
    "inquiries.found",
    "inquiries.notes",
    "inquiries.open_inquiries",
    "inquiries.strays",
    "lead_cases.mine",
    "ledger.imports",
    "loans.out",
    "measures.awaited",
    "mediations.calendar",
    "mediations.waiting",
    "mediations.without_mediator",
    "parties.known_person",
    "parties.known_vehicle",
    "petitions.list",
    "promises.mine",
    "quality.checks",
    "quality.problems",
    "receptions.mine",
    "roadside.incoming",
    "roadside.notes",
    "roadside.waiting",
    "seals.papers",
    "search.find",
    "search.matching",
    "summons.held_now",
    "tasks.awaited",
    "transfers.list",
)


def answers(desk: Desk, ids: Ids) -> dict[str, list[str]]:
    """Return what each list says, or why it stays shut."""
    told = {}
    for name in LISTS:
        try:
            told[name] = list(hidden.said(hidden.drained(ASKED[name](desk, ids))))
        except Refusal as refused:
            told[name] = [str(refused)]
    return told


@pytest.mark.parametrize("role", [Role.DUTY_DESK, Role.MEDIATOR])
def test_no_list_and_no_figure_moves_when_a_hidden_case_appears(
    sign_in: SignIn, folder: Path, ids: Ids, tmp_path: Path, role: Role
) -> None:
    with_one_more = tmp_path / "more"
    shutil.copytree(folder, with_one_more)
    lead = sign_in(LEAD, at=with_one_more)
    # The same driver and plate as in the case that is hidden already, and new ones.
    case = lead.cases.open_case(replace(INTAKE, number="", place="滨河路"))
    lead.parties.add(case, PartyEntry(name="卢建平", kind=PartyKind.DRIVER))
    lead.parties.add_vehicle(case, VehicleEntry(plate="苏Z·7H35K", kind="轿车"))
    before = answers(sign_in(OUTSIDERS[role]), ids)
    after = answers(sign_in(OUTSIDERS[role], at=with_one_more), ids)
    assert {name for name in LISTS if before[name] != after[name]} == set()
