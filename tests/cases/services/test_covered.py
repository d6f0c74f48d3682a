"""Of a concluded case no door of the services tells the squad what is private of anybody."""

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from cases.records.officers import Role
from cases.refusals import Refusal
from cases.services.desk import Desk
from cases.services.search.indexing import index_case
from cases.services.station import Station
from cases.store import engine
from cases.store.free_text import cover, cover_json
from cases.store.guard import Acting
from cases.store.rows.cases import AccidentRow, CaseRow, FactRow, PartyRow
from cases.store.rows.exhibits import ExhibitRow
from cases.store.rows.holding import TransferRow
from cases.store.rows.lead_graph import LeadLinkRow, LeadNodeRow, LeadNoteRow
from cases.store.rows.mediation import AttendanceRow
from cases.store.rows.practice import ContactRow, PetitionRow
from cases.store.rows.summons import InquiryNoticeRow
from cases.store.veil import MINOR as MINOR_RULE
from reports.press import OfficePress
from tests.cases.services import hidden
from tests.cases.services.hidden import ASKED, LEAD, OUTSIDERS, Ids
from tests.cases.services.stations import PASSWORD, QUICK
from tests.conftest import Clock

#: Would open the case to who asks, or closes the desk.
OPENING = frozenset({"access.show", "officers.change_password"})
ADDRESS, INJURY, MINOR = "澄州市柳荫街88号3单元", "左胫骨平台骨折", "宋小满"
WRITTEN, AT_PLACE = "１３９ 0000-5566", "139 0000 5577"
FREE: tuple[tuple[Any, str], ...] = (
    (AccidentRow, "brief"),
    (AttendanceRow, "reason_given"),
    (ContactRow, "note"),
    (ExhibitRow, "features"),
    (FactRow, "note"),
    (InquiryNoticeRow, "place"),
    (LeadLinkRow, "label"),
    (LeadNodeRow, "note"),
    (LeadNoteRow, "text"),
    (PetitionRow, "matter"),
    (TransferRow, "reason"),
)
#: Not within a hash, which may have eleven digits in a row by chance.
NUMBER = re.compile(r"(?<![\da-f])(?:\d{17}[\dX]|1\d{10})(?![\da-f])")


@pytest.fixture(scope="module")
def concluded(
    hidden_station: tuple[Path, Ids], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Ids, frozenset[str]]:
    """A station whose hidden case is concluded, and everything private that stands in it."""
    folder = tmp_path_factory.mktemp("covered") / "station"
    shutil.copytree(hidden_station[0], folder)
    ids, clock = hidden_station[1], Clock()
    clock.go_to(hidden.MOMENT)
    station = Station.open(folder, alone=False, cost=QUICK)
    lead = station.sign_in(LEAD.number, PASSWORD, press=OfficePress(), now=clock)
    with engine.session(lead.store.door, Acting(1, clock(), door=True)) as session:
        session.get_one(CaseRow, ids.case).state = "closed"
        rider = session.get_one(PartyRow, ids.rider)
        rider.address, rider.injury_note = ADDRESS, INJURY
        session.get_one(PartyRow, ids.agent).phone = "13900008877"
        child = PartyRow(
            case_id=ids.case,
            name=MINOR,
            kind="other",
            id_kind="resident",
            id_number="110101201503070010",
            entered_at=clock(),
            entered_by=1,
        )
        session.add(child)
        session.flush()
        index_case(session, ids.case)
        # What officers write in their own words, in whatever row it stands.
        for row, column in FREE:
            session.execute(
                update(row).where(row.case_id == ids.case).values({column: f"打 {WRITTEN} 问"})
            )
        session.get_one(AccidentRow, ids.case).place = f"柳荫街口，打 {AT_PLACE} 问"
    held = " ".join(str(cell) for rows in hidden.rows_of(lead, ids.case).values() for cell in rows)
    private = {*NUMBER.findall(held), ADDRESS, INJURY, MINOR, WRITTEN, AT_PLACE}
    station.close()
    assert len(private) > 6
    return folder, ids, frozenset(private)


@pytest.fixture
def desk(
    concluded: tuple[Path, Ids, frozenset[str]], tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Desk]:
    folder, clock = tmp_path / "station", Clock()
    shutil.copytree(concluded[0], folder)
    clock.go_to(hidden.MOMENT)
    station = Station.open(folder, alone=False, cost=QUICK)
    who = OUTSIDERS[request.param]
    yield station.sign_in(who.number, PASSWORD, press=OfficePress(), now=clock)
    station.close()


def answer(desk: Desk, name: str, ids: Ids) -> str:
    try:
        return "\n".join(hidden.said(hidden.drained(ASKED[name](desk, ids))))
    except (Refusal, DBAPIError, StaleDataError) as refused:  # the guard passes the write over
        return str(refused)


@pytest.mark.parametrize("desk", [Role.INVESTIGATOR, Role.SQUAD_LEADER], indirect=True)
def test_no_door_tells_the_squad_what_is_private_in_a_concluded_case(
    desk: Desk, concluded: tuple[Path, Ids, frozenset[str]]
) -> None:
    _folder, ids, private = concluded
    assert desk.cases.open_file(ids.case).number == hidden.NUMBER
    leaks = []
    for name in sorted(ASKED.keys() - OPENING):
        told = answer(desk, name, ids)
        # What the question itself said is no answer.
        leaks += [f"{name}: {word}" for word in private if word in told]
    assert leaks == []


@pytest.mark.parametrize("desk", [Role.INVESTIGATOR], indirect=True)
def test_a_minor_is_named_by_the_family_name_and_found_by_no_other(
    desk: Desk, concluded: tuple[Path, Ids, frozenset[str]]
) -> None:
    ids = concluded[1]
    people = desk.cases.open_file(ids.case).people.parties
    assert "宋某" in [one.entry.name for one in people]
    assert desk.search.find(MINOR).parties == ()
    assert desk.search.find("卢建平").parties[0].name == "卢建平"
    desk.access.show(ids.case, "核对赔付")
    people = desk.cases.open_file(ids.case).people.parties
    assert MINOR in [one.entry.name for one in people]
    assert ADDRESS in [one.entry.address for one in people]
    assert desk.documents.pdf(ids.issued)


@pytest.mark.parametrize(
    ("opened", "born", "is_minor"),
    [
        ("2024-02-29 02:00:00", "2006-03-01", 1),
        ("2024-02-29 02:00:00", "2006-02-28", 0),
        ("2026-09-24 02:00:00", "2008-09-25", 1),
        ("2026-09-24 02:00:00", "2008-09-24", 0),
        # Six in the morning here is the day before in the store's own zone.
        ("2026-09-23 22:00:00", "2008-09-24", 0),
        ("2026-09-24 02:00:00", None, None),
    ],
)
def test_who_was_not_eighteen_when_the_case_was_opened_is_a_minor(
    opened: str, born: str | None, is_minor: int | None
) -> None:
    raw = sqlite3.connect(":memory:")
    raw.execute("CREATE TABLE cases(case_id, opened_at)")
    raw.execute("CREATE TABLE parties(case_id, born_on, id_number)")
    raw.execute("INSERT INTO cases VALUES(1, ?)", (opened,))
    raw.execute("INSERT INTO parties VALUES(1, ?, '')", (born,))
    (found,) = raw.execute(f"SELECT {MINOR_RULE.format('p')} FROM parties p").fetchone()
    raw.close()
    assert found == is_minor


WORDS = '[["宋小满",1,"澄州市柳荫街88号","13900001234","110101201503070010","骨折入院"]]'


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("电139-0000-1234转", "电139********34转"),
        ("证110101199003078814。", "证110*************14。"),
        ("卡6222 0000 1111 2222 333", "卡622******************33"),
        ("宋小满住澄州市柳荫街88号，骨折入院", "宋某住***，***"),
        ("证110101 1990 0307 881X。", "证110****************1X。"),
        ("证110101-900307-881", "证110************81"),
        ("卡6222000011112222", "卡622***********22"),
        ("电１３９ 0000\n１２３４", "电１３９********３４"),
        ("电一三九〇〇〇〇一二三四", "电一三九******三四"),
        ("1.139.0000.1234", "1.139********34"),
        ("（0351）8640122", "（035*******22"),
        ("家中电话为8640122，座机 8640 1223", "家中电话为864**22，座机 864****23"),
        ("住柳荫街88号", "住***"),
        ("2026-09-24 10:42，案2026-0163 2026-0164", "2026-09-24 10:42，案2026-0163 2026-0164"),
        (
            "来电2026-09-24 13-15时，澄A·12345、20260924",
            "来电2026-09-24 13-15时，澄A·12345、20260924",
        ),
        ("", ""),
    ],
)
def test_a_text_loses_numbers_of_persons_and_what_is_known_of_the_parties(
    text: str, covered: str
) -> None:
    assert cover(text, WORDS) == covered


def test_stored_values_are_covered_by_their_names_and_keep_their_shape() -> None:
    stored = {
        "family_phone": "8640122",
        "paid": 120000000000,
        "number": "14010520260016",
        "who": ["宋小满"],
        "address": "柳荫街",
        "born_on": "2015-03-07",
        "电１３９００００１２３４": 13900001234,
        "phone": 13900001234,
    }
    covered = cover_json(json.dumps(stored), WORDS)
    assert covered is not None
    assert json.loads(covered) == {
        "family_phone": "864**22",
        "paid": 120000000000,
        "number": "14010520260016",
        "who": ["宋某"],
        "address": "***",
        "born_on": None,
        "电１３９******３４": 13900001234,
        "phone": "139******34",
    }
    assert cover_json('{"a":  [1, null]}', WORDS) == '{"a":  [1, null]}'
    assert cover_json("null", WORDS) == "null"
