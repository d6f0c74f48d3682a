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
    hidden_holding,
    hidden_outsiders,
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
    | hidden_outsiders.OF_CASES
)
SERVICES = sorted({name.partition(".")[0] for name in ASKED})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ids]:
    folder = tmp_path_factory.mktemp("hidden") / "station"
    return folder, hidden.make_station(folder, Clock())


@pytest.fixture
def at_the_desk(made: tuple[Path, Ids], tmp_path: Path) -> Iterator["Doorman"]:
    doorman = Doorman(made[0], tmp_path)
    yield doorman
    doorman.close()


class Doorman:
    """Lets one officer after another into a fresh copy of the station."""

    def __init__(self, made: Path, place: Path) -> None:
        self._made, self._place = made, place
        self._open: list[Station] = []

    def copy(self) -> Path:
        folder = self._place / f"copy{len(self._open)}" / "station"
        shutil.copytree(self._made, folder)
        return folder

    def desk(self, who: NewOfficer) -> Desk:
        folder = self.copy()
        clock = Clock()
        clock.go_to(hidden.MOMENT)
        station = Station.open(folder, alone=False, cost=QUICK)
        self._open.append(station)
        return station.sign_in(who.number, PASSWORD, press=OfficePress(), now=clock)

    def close(self) -> None:
        for station in self._open:
            station.close()


def answer(desk: Desk, name: str, ids: Ids) -> object:
    """Return what the door says: the answer, or why it stays shut."""
    try:
        return hidden.drained(ASKED[name](desk, ids))
    except Refusal as refused:
        return refused
    except DBAPIError as refused:  # the guard refuses the row itself
        assert "refused" in str(refused)  # noqa: PT017
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


def test_no_door_is_left_out(at_the_desk: Doorman) -> None:
    desk = at_the_desk.desk(LEAD)
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
    at_the_desk: Doorman, made: tuple[Path, Ids], actor: str, service: str
) -> None:
    who, ids = ACTORS[actor], made[1]
    void = hidden.nowhere(ids)
    leads = Role.SQUAD_LEADER in who.roles
    inspects = not who.roles.isdisjoint({Role.INSPECTOR, Role.DISCIPLINE})
    tells_numbers = TELLS_NUMBERS | (hidden_proof.OF_THE_INSPECTOR if inspects else set())
    leaks = []
    desk = at_the_desk.desk(who)
    for name in (name for name in ASKED if name.partition(".")[0] == service):
        other = answer(desk, name, void) if service in OF_CASES else None
        before = hidden.rows_of(desk, ids.case)
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
        after = hidden.rows_of(desk, ids.case)
        may_change = (leads and name.startswith(("assignment.", "access.grant"))) or (
            Role.ADMINISTRATOR in who.roles and name in OF_THE_ADMINISTRATOR
        )
        if after != before and not may_change:
            tables = [table for table in before if before[table] != after[table]]
            leaks.append(f"{name} changes {tables}")
    assert leaks == []


def test_the_questions_do_reach_the_case_when_its_lead_asks(
    at_the_desk: Doorman, made: tuple[Path, Ids]
) -> None:
    ids = made[1]
    shut = []
    desk = at_the_desk.desk(LEAD)
    untouched = hidden.rows_of(desk, ids.case)
    for name in (name for name in ASKED if name.partition(".")[0] in OF_CASES):
        if name in hidden_practice.NOTHING_THERE:
            continue
        found = answer(desk, name, ids)
        if isinstance(found, Refusal) and found.reason is Reason.NOT_FOUND:
            shut.append(name)
        if hidden.rows_of(desk, ids.case) != untouched:
            desk = at_the_desk.desk(LEAD)
    assert shut == []


@pytest.mark.parametrize("actor", sorted(ACTORS))
def test_looking_for_a_hidden_case_leaves_no_trace_of_it_in_lists(
    at_the_desk: Doorman, made: tuple[Path, Ids], actor: str
) -> None:
    who = ACTORS[actor]
    if Role.SQUAD_LEADER in who.roles:
        assert hidden.NUMBER in "".join(
            hidden.said(ASKED["cases.page"](at_the_desk.desk(who), made[1]))
        )
        return
    desk = at_the_desk.desk(who)
    own = 1 if who.number == OUTSIDERS[Role.INVESTIGATOR].number else 0
    assert sum(desk.cases.counts().values()) <= own * len(desk.cases.counts())
    assert desk.mediations.waiting() == ()
    assert desk.documents.register(DocumentFilter()).total == 0


@pytest.mark.parametrize("actor", sorted(ACTORS))
def test_no_command_tells_an_outsider_of_a_hidden_case(
    at_the_desk: Doorman,
    actor: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    who, folder = ACTORS[actor], at_the_desk.copy()
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
