"""An outsider of every role at every door of the services: nothing leaks, nothing is changed."""

import shutil
import zipfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

import main
from cases.records.documents import DocumentFilter
from cases.records.officers import Role
from cases.records.station import NewOfficer
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.services.station import Station
from reports.press import OfficePress
from tests.cases.services import (
    hidden,
    hidden_access,
    hidden_approvals,
    hidden_disclosure,
    hidden_holding,
    hidden_outsiders,
    hidden_packets,
    hidden_practice,
    hidden_proof,
    hidden_summons,
)
from tests.cases.services.hidden import ASKED, FORMER, LEAD, OUTSIDERS, Ids
from tests.cases.services.stations import PASSWORD, QUICK
from tests.conftest import Clock
from tests.leads.services import hidden_leads

#: May tell that a number is taken: a ledger brings its numbers along, and none is given twice.
TELLS_NUMBERS = frozenset({"ledger.inspect", "ledger.preview", "ledger.bring_in"})
#: Go on counting whoever asks, so that two answers differ: pages with the journal's head, numbers.
COUNT_ON = frozenset({"documents.month", "documents.spoil_number", "hand_overs.hand_shift"})
#: Of the administrator: who retires leaves his cases, a new calendar moves due days.
OF_THE_ADMINISTRATOR = frozenset(
    {"officers.retire", "unit.enter_year", "unit.fix_day", "unit.release_day"}
)
ACTORS = {**{role.value: one for role, one in OUTSIDERS.items()}, "former": FORMER}
#: Services that are asked about a case; the others are about the station.
OF_CASES = (
    {
        "cases",
        "parties",
        "facts",
        "assignment",
        "agenda",
        "digest",
        "search",
        "mediations",
        "documents",
    }
    | hidden_practice.OF_CASES
    | hidden_approvals.OF_CASES
    | hidden_summons.OF_CASES
    | hidden_holding.OF_CASES
    | hidden_leads.OF_CASES
    | hidden_access.OF_CASES
    | hidden_disclosure.OF_CASES
    | hidden_outsiders.OF_CASES
    | hidden_packets.OF_CASES
)
#: Nothing is there to be found: what they ask about was never made.
NOTHING_THERE = (
    hidden_practice.NOTHING_THERE | hidden_access.NOTHING_THERE | hidden_packets.NOTHING_THERE
)
SERVICES = sorted({name.partition(".")[0] for name in ASKED})


@pytest.fixture
def made(hidden_station: tuple[Path, Ids]) -> tuple[Path, Ids]:
    return hidden_station


@pytest.fixture(scope="module")
def doorman(
    hidden_station: tuple[Path, Ids], tmp_path_factory: pytest.TempPathFactory
) -> Iterator["Doorman"]:
    made = Doorman(*hidden_station, tmp_path_factory.mktemp("copies"))
    yield made
    made.close()


class Doorman:
    """Lets one officer after another into a fresh copy of the station.

    Who has written nothing, to the journal neither, finds the copy as fresh as it was.
    """

    def __init__(self, made: Path, ids: Ids, place: Path) -> None:
        self._made, self._ids, self._place = made, ids, place
        self._copies = 0
        self._inside: tuple[str, Station, Desk, hidden.Rows] | None = None

    def copy(self) -> Path:
        self._copies += 1
        folder = self._place / f"copy{self._copies}" / "station"
        shutil.copytree(self._made, folder)
        return folder

    def desk(self, who: NewOfficer) -> tuple[Desk, hidden.Rows]:
        """Return the desk of an officer at a station as it was made, and the rows of the case."""
        if self._inside is not None:
            number, _station, desk, rows = self._inside
            if number == who.number and rows.untouched:
                return desk, rows
        self.close()
        folder = self.copy()
        clock = Clock()
        clock.go_to(hidden.MOMENT)
        station = Station.open(folder, alone=False, cost=QUICK)
        desk = station.sign_in(who.number, PASSWORD, press=OfficePress(), now=clock)
        rows = hidden.Rows(desk, self._ids.case)
        self._inside = who.number, station, desk, rows
        return desk, rows

    def close(self) -> None:
        """Close the copy that is open and delete it."""
        if self._inside is not None:
            _number, station, desk, rows = self._inside
            rows.close()
            station.close()
            shutil.rmtree(desk.store.path.parent)
            self._inside = None


def answer(desk: Desk, name: str, ids: Ids) -> object:
    """Return what the door says: the answer, or why it stays shut."""
    try:
        return hidden.drained(ASKED[name](desk, ids))
    except Refusal as refused:
        return refused
    except DBAPIError as refused:  # the guard refuses the row itself
        assert "refused" in str(refused)  # noqa: PT017 - either is an answer
        return Refusal(Reason.NOT_FOUND)


def plain(value: object, ids: Ids) -> str:
    """Return an answer as text, without what the askers said themselves."""
    if isinstance(value, Refusal):
        text = f"{value.reason} {value.article} {value.details}"
    else:
        text = "\n".join(hidden.said(value))
    for word in (*hidden.WORDS, *hidden.VOID, hidden.nowhere(ids).number):
        text = text.replace(word, "?")
    return text


def test_no_door_is_left_out(doorman: Doorman) -> None:
    desk, _rows = doorman.desk(LEAD)
    services = [name for name, value in vars(Desk).items() if isinstance(value, cached_property)]
    doors = {
        f"{service}.{name}"
        for service in services
        for name in dir(type(getattr(desk, service)))
        if not name.startswith("_") and callable(getattr(type(getattr(desk, service)), name))
    }
    assert doors | hidden_leads.doors() == set(ASKED)


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("actor", sorted(ACTORS))
def test_a_hidden_case_is_as_if_it_were_not_there(
    doorman: Doorman, made: tuple[Path, Ids], actor: str, service: str
) -> None:
    who, ids = ACTORS[actor], made[1]
    void = hidden.nowhere(ids)
    leads = Role.SQUAD_LEADER in who.roles
    inspects = not who.roles.isdisjoint({Role.INSPECTOR, Role.DISCIPLINE})
    of_inspector = hidden_proof.OF_THE_INSPECTOR | hidden_disclosure.OF_THE_INSPECTOR
    tells_numbers = TELLS_NUMBERS | (of_inspector if inspects else set())
    leaks = []
    desk, rows = doorman.desk(who)
    for name in (name for name in ASKED if name.partition(".")[0] == service):
        other = answer(desk, name, void) if service in OF_CASES else None
        before = rows.now()
        found = answer(desk, name, ids)
        told = "\n".join(hidden.said(found) if not isinstance(found, Refusal) else [str(found)])
        leaks += [f"{name} says {word}" for word in hidden.SECRETS if word in told]
        # The squad leader sees number, kind, lead officer and due day: that the case is there.
        if not leads and name not in tells_numbers:
            if hidden.NUMBER in told:
                leaks.append(f"{name} says the number")
            counts_on = name in COUNT_ON or service not in OF_CASES
            if not counts_on and plain(found, ids) != plain(other, void):
                leaks.append(f"{name} answers {found!s:.200} but of no case {other!s:.200}")
        after = rows.now()
        may_change = (leads and name.startswith(("assignment.", "access.grant"))) or (
            Role.ADMINISTRATOR in who.roles and name in OF_THE_ADMINISTRATOR
        )
        if after != before and not may_change:
            tables = [table for table in before if before[table] != after[table]]
            leaks.append(f"{name} changes {tables}")
    assert leaks == []


def test_the_questions_do_reach_the_case_when_its_lead_asks(
    doorman: Doorman, made: tuple[Path, Ids]
) -> None:
    ids = made[1]

    def stays_shut(name: str, desk: Desk) -> bool:
        found = answer(desk, name, ids)
        return isinstance(found, Refusal) and found.reason is Reason.NOT_FOUND

    of_cases = [
        name for name in ASKED if name.partition(".")[0] in OF_CASES and name not in NOTHING_THERE
    ]
    shut = []
    desk, _rows = doorman.desk(LEAD)
    for name in of_cases:
        if stays_shut(name, desk):
            # What another question has taken away is there again in a fresh copy.
            desk, _rows = doorman.desk(LEAD)
            shut += [name] if stays_shut(name, desk) else []
    assert shut == []


@pytest.mark.parametrize("actor", sorted(ACTORS))
def test_looking_for_a_hidden_case_leaves_no_trace_of_it_in_lists(
    doorman: Doorman, made: tuple[Path, Ids], actor: str
) -> None:
    who = ACTORS[actor]
    if Role.SQUAD_LEADER in who.roles:
        assert hidden.NUMBER in "".join(
            hidden.said(ASKED["cases.page"](doorman.desk(who)[0], made[1]))
        )
        return
    desk, _rows = doorman.desk(who)
    own = 1 if who.number == OUTSIDERS[Role.INVESTIGATOR].number else 0
    assert sum(desk.cases.counts().values()) <= own * len(desk.cases.counts())
    assert desk.mediations.waiting() == ()
    assert desk.documents.register(DocumentFilter()).total == 0


@pytest.mark.parametrize("actor", sorted(ACTORS))
def test_no_command_tells_an_outsider_of_a_hidden_case(
    doorman: Doorman,
    actor: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    who, folder = ACTORS[actor], doorman.copy()
    monkeypatch.setenv(main.PASSWORD, PASSWORD)
    ledger = tmp_path / "台账.csv"
    ledger.write_text("案号,事故时间,事故地点\n2026-7001,2026-09-01 08:00,某处\n", "utf-8")
    signed = ("--station", str(folder), "--officer", who.number)
    written = [tmp_path / "list.csv", tmp_path / "list.xlsx"]
    asked = [
        ["agenda", *signed, "--days", "90"],
        ["agenda", *signed, "--days", "90", "--json"],
        ["verify", *signed, "--json"],
        ["import", *signed, str(ledger), "--json"],
        *(["export", *signed, "--out", str(file)] for file in written),
        ["backup", *signed, "--out", str(tmp_path / "backup"), "--json"],
    ]
    statuses = [main.main(arguments) for arguments in asked]
    assert statuses[2] == 0  # anybody may check that the record is intact
    assert (statuses[6] == 0) is (Role.ADMINISTRATOR in who.roles)
    said = capsys.readouterr()
    told = said.out + said.err + "".join(_cells(file) for file in written if file.exists())
    leaks = [word for word in hidden.SECRETS if word in told]
    assert leaks == []
    assert (hidden.NUMBER in told) is (Role.SQUAD_LEADER in who.roles)
    for file in (tmp_path / "backup").rglob("*"):  # a backup is as closed as the station
        if file.is_file():
            held = file.read_bytes()
            assert not any(word.encode() in held for word in (*hidden.SECRETS, hidden.NUMBER))


def _cells(file: Path) -> str:
    if file.suffix == ".csv":
        return file.read_text("utf-8-sig")
    with zipfile.ZipFile(file) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if "xml" in name)
