"""Somebody who handles the mediation of a case alone, at every door of its leads."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from cases.records.officers import Role, TeamRole
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.services.station import Station
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows import Row
from reports.press import OfficePress
from tests.cases.services import hidden
from tests.cases.services.hidden import LEAD, OUTSIDERS, Ids
from tests.cases.services.stations import PASSWORD, QUICK
from tests.conftest import Clock
from tests.leads.services import hidden_leads

MEDIATOR = OUTSIDERS[Role.MEDIATOR]
#: Where the rows of leads are declared.
_OF_LEADS = tuple(
    f"cases.store.rows.{area}"
    for area in ("exhibits", "lead_graph", "evidence", "extracts", "canvass")
)
TABLES = sorted(
    mapper.local_table.name  # type: ignore[attr-defined]
    for mapper in Row.registry.mappers
    if mapper.class_.__module__ in _OF_LEADS and "case_id" in mapper.columns
)
#: Say so, rather than show an empty screen as if the case had none.
PAGES = (
    "board.board",
    "board.history",
    "candidates.candidates",
    "candidates.evidence",
    "candidates.inquiries",
    "candidates.overview",
    "canvass.of_case",
    "crossings.of_case",
    "exhibits.of_case",
    "extracts.of_case",
    "lead_cases.one",
    "lead_export.take_out",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ids]:
    folder = tmp_path_factory.mktemp("closed") / "station"
    ids = hidden.make_station(folder, Clock())
    lead = _signed_in(folder, LEAD.number)
    mediator = next(one for one in lead.officers.active() if one.number == MEDIATOR.number)
    lead.assignment.join(ids.case, mediator.id, TeamRole.MEDIATOR, "主持调解")
    lead.store.close()
    return folder, ids


@pytest.fixture
def mediator(made: tuple[Path, Ids], tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "station"
    shutil.copytree(made[0], folder)
    desk = _signed_in(folder, MEDIATOR.number)
    yield desk
    desk.store.close()


def _signed_in(folder: Path, number: str) -> Desk:
    clock = Clock()
    clock.go_to(hidden.MOMENT)
    station = Station.open(folder, alone=False, cost=QUICK)
    return station.sign_in(number, PASSWORD, press=OfficePress(), now=clock)


def _answer(desk: Desk, name: str, ids: Ids) -> object:
    try:
        return hidden.drained(hidden_leads.LEADS[name](desk, ids))
    except Refusal as refused:
        return refused
    except DBAPIError as refused:
        assert "refused" in str(refused)  # noqa: PT017
        return Refusal(Reason.NOT_FOUND)


def test_no_door_of_leads_tells_or_takes_anything(mediator: Desk, made: tuple[Path, Ids]) -> None:
    ids = made[1]
    # He does see the case and its people.
    assert mediator.cases.open_file(ids.case).people.parties
    before = hidden.rows_of(mediator, ids.case)
    leaks = []
    for name in hidden_leads.LEADS:
        found = _answer(mediator, name, ids)
        said = str(found) if isinstance(found, Refusal) else "\n".join(hidden.said(found))
        leaks += [f"{name} says {word}" for word in hidden_leads.SECRETS if word in said]
    after = hidden.rows_of(mediator, ids.case)
    leaks += [f"{table} changed" for table in TABLES if after[table] != before[table]]
    assert leaks == []


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_leads_is_refused_and_none_is_shown_empty(
    mediator: Desk, made: tuple[Path, Ids], page: str
) -> None:
    found = _answer(mediator, page, made[1])
    assert isinstance(found, Refusal), found
    assert found.reason in {Reason.NOT_FOUND, Reason.NOT_ALLOWED}


def test_no_file_of_the_station_holds_a_word_of_leads_in_the_clear(made: tuple[Path, Ids]) -> None:
    lead = _signed_in(made[0], LEAD.number)
    try:
        # Photographs, sheets, extracts and the columns of a search while the station is open.
        for name in ("exhibits.picture", "exhibits.printed_sheet", "extracts.search"):
            assert not isinstance(_answer(lead, name, made[1]), Refusal)
        files = [one for one in made[0].rglob("*") if one.is_file()]
        assert {"station.db", "station.key"} <= {one.name for one in files}
        for file in files:
            held = file.read_bytes()
            for word in hidden_leads.SECRETS:
                for coding in ("utf-8", "gb18030", "utf-16-le"):
                    assert word.encode(coding) not in held, (file.name, word)
            assert b"\x00\x10JFIF\x00" not in held, file.name
            assert b"%PDF-" not in held, file.name
    finally:
        lead.store.close()


def test_journal_and_search_are_silent(mediator: Desk, made: tuple[Path, Ids]) -> None:
    told = [mediator.cases.journal(made[1].case), mediator.agenda.today(), mediator.digest.read()]
    told += [replace(mediator.search.find(word), text="") for word in hidden_leads.SECRETS]
    said = "\n".join(one for answer in told for one in hidden.said(answer))
    assert [word for word in hidden_leads.SECRETS if word in said] == []


@pytest.mark.parametrize("table", TABLES)
def test_raw_sql_finds_no_row_and_changes_none(
    mediator: Desk, made: tuple[Path, Ids], table: str
) -> None:
    acting = Acting(mediator.officer.id, mediator.now())
    with mediator.reading() as session:
        assert session.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0
    before = hidden.rows_of(mediator, made[1].case)[table]
    for sql in (f"DELETE FROM {table}", f"UPDATE {table} SET case_id=case_id"):
        with engine.session(mediator.store.writing, acting) as session:
            session.execute(text(sql))
    assert before == hidden.rows_of(mediator, made[1].case)[table]
    for sql in (f"SELECT * FROM main.{table}", f"DROP VIEW {table}"):
        with (
            pytest.raises(PermissionError),
            engine.session(mediator.store.writing, acting) as session,
        ):
            session.execute(text(sql))
