"""A people's mediator sees his packet from hand-over to its return, and nothing besides, ever."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from cases.mediation.kinds import MediationState
from cases.papers.kinds import FormKind
from cases.records.access import Rule
from cases.records.ids import DocumentId
from cases.records.officers import Part, Role
from cases.records.packets import PacketId, PacketState, ReportEntry, ReportKind
from cases.records.station import NewOfficer
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.services.station import Station
from cases.store.guard import guarded_tables
from reports.press import OfficePress
from reports.preview import page_count, page_text
from tests.cases.services import hidden
from tests.cases.services.hidden import ASKED, LEAD, OUTSIDERS, Ids
from tests.cases.services.hidden_packets import COMMITTEE
from tests.cases.services.referring import ENCLOSURES, referred
from tests.cases.services.stations import PASSWORD, QUICK
from tests.conftest import Clock

#: What the letter and its packet name; all the rest of the case stays where it is.
HANDED = frozenset(
    {"卢建平", "宋巧云", "宋一帆", "华澄财险", "滨河路", "柳荫街", "第116号", "13900000000"}
)
SECOND = NewOfficer(
    "T0002", "易和", frozenset({Role.PEOPLES_MEDIATOR}), committee="河东区人民调解委员会"
)


@dataclass
class Scene:
    station: Station
    clock: Clock
    ids: Ids
    lead: Desk
    admin: Desk
    guest: Desk
    other: Desk

    def letter(self) -> DocumentId:
        papers = self.lead.documents.of_case(self.ids.case)
        return next(one.id for one in papers if one.form is FormKind.COMMITTEE_REFERRAL)

    def hand_over(self) -> PacketId:
        return self.lead.packets.hand_over(self.ids.mediation, self.guest.officer.id)


@pytest.fixture(scope="module")
def referred_station(
    hidden_station: tuple[Path, Ids], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Ids]:
    """The hidden case with its mediation referred and a letter that waits to be issued."""
    made, ids = hidden_station
    folder = tmp_path_factory.mktemp("referred") / "station"
    shutil.copytree(made, folder)
    clock = Clock()
    clock.go_to(hidden.MOMENT)
    station = Station.open(folder, alone=False, cost=QUICK)
    admin = station.sign_in(
        OUTSIDERS[Role.ADMINISTRATOR].number, PASSWORD, press=OfficePress(), now=clock
    )
    admin.officers.add(SECOND, PASSWORD)
    station.put_slot(SECOND.number, SECOND.name, PASSWORD, initial=False)
    lead = station.sign_in(LEAD.number, PASSWORD, press=OfficePress(), now=clock)
    referred(lead, ids.mediation, ids.case)
    station.close()
    return folder, ids


@pytest.fixture
def scene(referred_station: tuple[Path, Ids], tmp_path: Path, clock: Clock) -> Iterator[Scene]:
    shutil.copytree(referred_station[0], tmp_path / "station")
    clock.go_to(hidden.MOMENT)
    station = Station.open(tmp_path / "station", alone=False, cost=QUICK)

    def desk(who: NewOfficer) -> Desk:
        return station.sign_in(who.number, PASSWORD, press=OfficePress(), now=clock)

    yield Scene(
        station,
        clock,
        referred_station[1],
        desk(LEAD),
        desk(OUTSIDERS[Role.ADMINISTRATOR]),
        desk(OUTSIDERS[Role.PEOPLES_MEDIATOR]),
        desk(SECOND),
    )
    station.close()


@pytest.fixture
def issued(scene: Scene) -> Scene:
    scene.lead.documents.issue(scene.letter())
    return scene


def refused(act: Callable[..., object], *args: object) -> Reason:
    with pytest.raises(Refusal) as caught:
        act(*args)
    return caught.value.reason


def rows_read(desk: Desk) -> dict[str, int]:
    """How many rows of every guarded table a connection shows; what he typed himself apart."""
    with desk.reading() as session:
        counts = {
            name: session.execute(text(f"SELECT count(*) FROM {name}")).scalar_one()
            for name in guarded_tables()
            if name not in {"drafts", "filters"}
        }
    return {name: count for name, count in counts.items() if count}


def test_the_packet_goes_with_the_issued_letter_to_the_committee_it_names(scene: Scene) -> None:
    lead, mediation = scene.lead, scene.ids.mediation
    assert refused(scene.hand_over) is Reason.PACKET_NOT_READY
    letter = scene.letter()
    lead.documents.issue(letter)
    assert refused(lead.packets.hand_over, mediation, lead.officer.id) is Reason.NOT_FOUND
    other = scene.other.officer.id
    assert refused(lead.packets.hand_over, mediation, other) is Reason.PACKET_COMMITTEE
    assert rows_read(scene.guest) == {}
    scene.hand_over()
    assert refused(scene.hand_over) is Reason.PACKET_OUT
    (packet,) = scene.guest.packets.mine()
    said = packet.content
    assert [(one.name, one.side) for one in said.parties][:1] == [("卢建平", "甲方")]
    assert ("滨河路" in said.place, said.enclosures) == (True, ENCLOSURES)
    assert said.number == lead.documents.open(letter).line.number
    page = scene.guest.packets.letter(packet.id)
    assert 1 <= page_count(page) < page_count(lead.documents.pdf(letter))
    assert COMMITTEE in page_text(page, 0)
    assert rows_read(scene.guest) == {"packets": 1}
    assert rows_read(scene.other) == {}
    assert scene.other.packets.mine() == ()
    assert refused(scene.other.packets.open, packet.id) is Reason.NOT_FOUND
    entries = lead.cases.journal(scene.ids.case)
    his = [one for one in entries if one.officer == scene.guest.officer.name]
    assert [(one.act, one.values["what"]) for one in his] == [("case.read", "packet")]
    (row,) = [
        one for one in lead.access.who_sees(scene.ids.case) if one.name == scene.guest.officer.name
    ]
    assert [rule.rule for rule in row.rules] == [Rule.PACKET]


def test_every_door_tells_the_peoples_mediator_of_his_packet_and_of_nothing_else(
    issued: Scene,
) -> None:
    issued.hand_over()
    kept = [word for word in hidden.SECRETS if word not in HANDED]
    leaks = []
    for name, ask in ASKED.items():
        try:
            told = "\n".join(hidden.said(hidden.drained(ask(issued.guest, issued.ids))))
        except Refusal as no:
            told = str(no)
        except DBAPIError as no:
            assert "refused" in str(no)  # noqa: PT017
            told = ""
        leaks += [f"{name} says {word}" for word in (*kept, hidden.NUMBER) if word in told]
        if not name.startswith("packets."):
            leaks += [f"{name} says {word}" for word in HANDED if word in told]
    assert leaks == []
    assert set(rows_read(issued.guest)) <= {"packets", "packet_reports"}


def test_a_session_and_the_outcome_come_to_the_officer_who_records_it(issued: Scene) -> None:
    packet, guest, lead = issued.hand_over(), issued.guest, issued.lead
    day = issued.lead.today()
    went_on = ReportEntry(kind=ReportKind.SESSION, happened_on=day, words="双方同意再谈")
    guest.packets.report(packet, went_on)
    failed = ReportEntry(kind=ReportKind.FAILED, happened_on=day)
    assert refused(guest.packets.report, packet, failed) is Reason.FIELD_MISSING
    ended = ReportEntry(kind=ReportKind.FAILED, happened_on=day, proof="终止调解通知3号")
    guest.packets.report(packet, ended)
    assert refused(guest.packets.report, packet, went_on) is Reason.PACKET_ANSWERED
    (shown,) = lead.packets.of_mediation(issued.ids.mediation)
    assert shown.state is PacketState.ANSWERED
    assert [one.is_answered for one in lead.mediations.waiting()] == [True]
    assert shown.outcome is not None
    assert (shown.outcome.entry, shown.outcome.by) == (ended, "癸")
    before = guest.access.pulse()
    lead.mediations.return_from_committee(issued.ids.mediation, day, "终止调解通知3号")
    assert lead.mediations.view(issued.ids.mediation).state is MediationState.RETURNED
    assert guest.packets.mine() == ()
    assert rows_read(guest) == {}
    assert guest.access.pulse() != before
    assert lead.packets.of_mediation(issued.ids.mediation)[0].state is PacketState.BACK


def test_three_working_days_after_the_outcome_the_packet_is_closed(issued: Scene) -> None:
    packet = issued.hand_over()
    # Friday, 18 September: Sunday is worked, so that the days are the 20th, 21st and 22nd.
    ended = ReportEntry(
        kind=ReportKind.FAILED, happened_on=date(2026, 9, 18), proof="终止调解通知3号"
    )
    issued.guest.packets.report(packet, ended)
    issued.clock.go_to(at(date(2026, 9, 22), 23, 59))
    assert issued.guest.packets.open(packet).until_at == at(date(2026, 9, 23))
    issued.clock.go_to(at(date(2026, 9, 23)))
    assert issued.guest.packets.mine() == ()
    assert refused(issued.guest.packets.letter, packet) is Reason.NOT_FOUND
    assert issued.lead.packets.of_mediation(issued.ids.mediation)[0].state is PacketState.OVER


def test_a_packet_is_taken_back_in_the_same_second(issued: Scene) -> None:
    packet = issued.hand_over()
    assert issued.guest.packets.mine()
    assert refused(issued.lead.packets.take_back, packet, " ") is Reason.REASON_MISSING
    issued.lead.packets.take_back(packet, "当事人改为起诉")
    assert rows_read(issued.guest) == {}
    went_on = ReportEntry(kind=ReportKind.SESSION, happened_on=issued.lead.today())
    assert refused(issued.guest.packets.report, packet, went_on) is Reason.NOT_FOUND
    issued.hand_over()
    issued.admin.officers.retire(issued.guest.officer.id, "不再担任调解员")
    assert rows_read(issued.guest) == {}


def test_no_sql_of_his_widens_or_changes_what_he_was_handed(issued: Scene) -> None:
    packet = issued.hand_over()
    case, me = issued.ids.case, issued.guest.officer.id
    report = (
        "INSERT INTO packet_reports(case_id, packet_id, kind, happened_on, proof, words,"
        " entered_at, entered_by) VALUES({}, {}, 'agreed', '2026-09-18', 'x', '',"
        f" '2026-09-18 03:00:00', {me})"
    )
    until = "2027-01-01 00:00:00"
    grant = (
        "INSERT INTO grants(case_id, officer_id, part, reason, given_by, given_at, until_at)"
        f" VALUES({case}, {me}, 'investigation', 'x', {me}, '{until}', '{until}')"
    )
    for sql in (report.format(case, packet + 1), report.format(case + 1, packet), grant):
        with pytest.raises((Refusal, DBAPIError)):  # noqa: SIM117
            with issued.guest.act("packet.report", case) as deed:
                deed.session.execute(text(sql))
    for sql in ("UPDATE packets SET until_at='2099-01-01'", "DELETE FROM packets"):
        with issued.guest.act("packet.report", case) as deed:
            deed.session.execute(text(sql))
    (kept,) = issued.lead.packets.of_mediation(issued.ids.mediation)
    assert (kept.until_at, kept.reports) == (None, ())


def test_an_account_of_a_committee_is_that_and_nothing_else(issued: Scene) -> None:
    add, guest = issued.admin.officers.add, issued.guest.officer.id
    outside = frozenset({Role.PEOPLES_MEDIATOR})
    assert refused(add, NewOfficer("T9", "易一", outside), PASSWORD) is Reason.FIELD_MISSING
    both = NewOfficer("T9", "易一", outside | {Role.MEDIATOR}, committee=COMMITTEE)
    assert refused(add, both, PASSWORD) is Reason.GUEST_APART
    officer = NewOfficer("T9", "易一", frozenset({Role.MEDIATOR}), committee=COMMITTEE)
    assert refused(add, officer, PASSWORD) is Reason.GUEST_APART
    change = issued.admin.officers.set_roles
    assert refused(change, guest, frozenset({Role.INVESTIGATOR})) is Reason.GUEST_APART
    assert refused(change, issued.lead.officer.id, outside) is Reason.GUEST_APART
    lead, until = issued.lead, at(date(2026, 9, 20))
    give = (issued.ids.case, guest, Part.INVESTIGATION, "协助", until)
    assert refused(lead.access.grant, *give) is Reason.GUEST_APART
    assert guest not in {one.id for one in lead.officers.active()}
    entry = next(one for one in issued.admin.officers.list() if one.id == guest)
    assert (entry.committee, entry.roles) == (COMMITTEE, outside)
    # Even a place in a team that somebody wrote past every service opens nothing to him.
    with issued.admin.act("officers.set_phone", door=True) as deed:
        deed.session.execute(
            text(
                "INSERT INTO main.team(case_id, officer_id, role, from_at, assigned_by, reason)"
                f" VALUES({issued.ids.case}, {guest}, 'lead', '2026-09-01 00:00:00', {guest}, '')"
            )
        )
    assert rows_read(issued.guest) == {}
