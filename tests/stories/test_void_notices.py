"""Two missed sessions end a mediation; one notice that is void in any way, and nothing ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from cases.mediation.absence import Mark, Next
from cases.mediation.ending import Evidence
from cases.mediation.kinds import Choice, Ending, MediationState, Presence
from cases.mediation.notice import PointKind
from cases.papers.kinds import FormKind, Outcome, ServiceMethod
from cases.records.documents import DocumentState, Serving
from cases.records.ids import DocumentId, MediationId, SessionId
from cases.records.mediation import Absence
from cases.records.officers import Role
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.store import engine
from reports.preview import page_count, page_text
from tests.cases.services import mediating
from tests.cases.services.mediating import Scene
from tests.conftest import Clock, DeskOf

#: The two sessions, and the days on which the driver is told of them: in time by every count.
SESSIONS = (date(2026, 9, 17), date(2026, 9, 23))
TOLD = (at(mediating.ACCEPTED_ON, 10), at(date(2026, 9, 18), 10))


@dataclass(frozen=True)
class Way:
    """One way in which a notice goes wrong."""

    name: str
    #: What is different in the record of its service; None: nobody was told.
    changed: Mapping[str, Any] | None = field(default_factory=dict)
    days_late: int = 0
    #: The record of such a service is refused.
    refused: Reason | None = None
    #: It is recorded, and this point of it fails.
    failed: PointKind = PointKind.GIVEN
    with_paper: bool = True


def paper(**changed: Any) -> Mapping[str, Any]:
    """Return what is different, on a paper that was handed over."""
    return changed


WAYS = (
    Way("nobody told", None),
    Way("tried in vain", paper(served_at=None, note="家中无人"), failed=PointKind.GIVEN),
    Way("too late", days_late=4, failed=PointKind.IN_TIME),
    Way("no proof", paper(proof=""), refused=Reason.FIELD_MISSING),
    Way("one officer alone", paper(second_server=""), refused=Reason.ONE_OFFICER_ALONE),
    Way(
        "one officer and an auxiliary without a recording",
        paper(second_server="", auxiliary="辅警小石"),
        refused=Reason.RECORDING_MISSING,
    ),
    Way(
        "refused before nobody",
        paper(method=ServiceMethod.LEFT, refusal_reason="拒收"),
        refused=Reason.REFUSAL_NOT_WITNESSED,
    ),
    Way(
        "taken by somebody whose relation nobody noted",
        paper(method=ServiceMethod.RELATIVE, receiver="某人"),
        refused=Reason.SUBSTITUTE_NOT_SHOWN,
    ),
    Way(
        "posted without a try", paper(method=ServiceMethod.POST), refused=Reason.NOT_TRIED_DIRECTLY
    ),
    Way(
        "posted without a number",
        paper(method=ServiceMethod.POST, why_not_direct="外出务工"),
        refused=Reason.FIELD_MISSING,
    ),
    Way(
        "sent without consent",
        paper(method=ServiceMethod.ELECTRONIC, medium="短信"),
        refused=Reason.CONSENT_MISSING,
    ),
    Way(
        "sent before the consent",
        paper(
            method=ServiceMethod.ELECTRONIC,
            medium="短信",
            consent="同意短信送达",
            consent_on=date(2026, 9, 22),
        ),
        refused=Reason.CONSENT_LATE,
    ),
    Way(
        "published for a day",
        paper(
            method=ServiceMethod.PUBLIC,
            why_not_direct="下落不明",
            medium="公告栏",
            published_on=date(2026, 9, 10),
            published_until=date(2026, 9, 11),
        ),
        refused=Reason.PUBLIC_NOTICE_SHORT,
    ),
    Way("ahead of its time", days_late=-99, refused=Reason.IN_THE_FUTURE),
    Way(
        "spoken and not written down",
        paper(method=ServiceMethod.ORAL, proof=""),
        refused=Reason.FIELD_MISSING,
        with_paper=False,
    ),
)


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)


@pytest.fixture
def found(store: engine.Store, lead: Desk, clock: Clock) -> Scene:
    clock.go_to(at(date(2026, 9, 3), 9))
    return mediating.scene(store, lead)


@pytest.fixture
def mediation(lead: Desk, found: Scene, clock: Clock) -> MediationId:
    return mediating.accepted(lead, found, clock)


class Story:
    """The two sessions that the driver misses."""

    def __init__(self, lead: Desk, mediation: MediationId, found: Scene, clock: Clock) -> None:
        self.lead, self.mediation, self.found, self.clock = lead, mediation, found, clock
        self.sessions: list[SessionId] = []

    def book(self, turn: int) -> SessionId:
        self.clock.go_to(max(self.clock(), TOLD[turn] - timedelta(hours=1)))
        booked = mediating.booking(self.lead, SESSIONS[turn])
        self.sessions.append(self.lead.mediations.book_session((self.mediation,), booked))
        return self.sessions[-1]

    def tell(self, turn: int, way: Way | None = None) -> None:
        """Issue the notice and bring it to the driver, rightly or in a way that is void."""
        way = way or Way("rightly")
        if way.changed is None:
            return
        session = self.sessions[-1]
        moment = TOLD[turn] + timedelta(days=max(way.days_late, 0))
        documents = self._issued(session) if way.with_paper else ()
        self.clock.go_to(max(self.clock(), moment))
        told = moment if way.days_late >= 0 else self.clock() + timedelta(hours=3)
        serving = Serving(
            party_id=self.found.driver,
            method=ServiceMethod.DIRECT,
            tried_at=told,
            served_at=told,
            session_id=session,
            documents=documents,
            place="澄州市临江区",
            receiver="卢建平",
            proof="送达回证第1号",
            second_server="周敏",
        )
        self.lead.mediations.notify(replace(serving, **way.changed))

    def _issued(self, session: SessionId) -> tuple[DocumentId, ...]:
        drafted = self.lead.mediations.draft_notices(session)
        self.lead.documents.issue(drafted[0])
        return (drafted[0],)

    def miss(self, turn: int) -> int:
        """Hold the session without the driver; his silence is no good cause."""
        attendance = mediating.held(
            self.lead, self.sessions[-1], self.found, self.clock, SESSIONS[turn]
        )
        self.lead.mediations.rule(attendance, good_cause=False, text="未到场，未说明理由")
        return attendance

    def go_on(self) -> None:
        """Decide for the second session where the first absence counts."""
        if self.lead.mediations.view(self.mediation).next is Next.DECIDE:
            self.lead.mediations.decide(
                self.mediation, self.found.driver, Choice.HOLD_SECOND, "按单位规定再次通知"
            )

    def absences(self) -> list[Absence]:
        """Return the driver's absences in the order of the sessions."""
        counter = self.lead.mediations.view(self.mediation).counters[0]
        assert counter.party == "卢建平"
        return sorted(counter.absences, key=lambda absence: absence.on)

    def marks(self) -> list[Mark]:
        return [absence.mark for absence in self.absences()]

    def nothing_ends(self) -> None:
        """No termination can be prepared, none exists, and the mediation goes on."""
        mediations = self.lead.mediations
        for act in (mediations.prepare_termination, mediations.end):
            with pytest.raises(Refusal) as refused:
                act(self.mediation, Ending.ABSENCE, Evidence())
            assert refused.value.reason is Reason.ABSENCE_NOT_COUNTED
            assert refused.value.article == "146.94"
        view = mediations.view(self.mediation)
        assert view.state is MediationState.RUNNING
        assert view.next is not Next.TERMINATE
        forms = {line.form for line in self.lead.documents.of_case(self.found.case_id)}
        assert not forms & {FormKind.TERMINATION, FormKind.RIGHT_TO_SUE}


@pytest.fixture
def story(lead: Desk, mediation: MediationId, found: Scene, clock: Clock) -> Story:
    return Story(lead, mediation, found, clock)


def test_two_valid_notices_and_two_absences_end_in_a_termination_that_tells_the_truth(
    story: Story, lead: Desk, found: Scene
) -> None:
    for turn in (0, 1):
        story.book(turn)
        story.tell(turn)
        story.miss(turn)
        story.go_on()
    assert story.marks() == [Mark.COUNTED, Mark.COUNTED]
    assert lead.mediations.view(story.mediation).next is Next.TERMINATE

    made = lead.mediations.prepare_termination(story.mediation, Ending.ABSENCE, Evidence())
    assert lead.mediations.view(story.mediation).state is MediationState.RUNNING
    by_form: dict[FormKind, list[DocumentId]] = {}
    for one in made:
        by_form.setdefault(lead.documents.open(one).line.form, []).append(one)
    (termination,) = by_form[FormKind.TERMINATION]
    assert len(by_form[FormKind.RIGHT_TO_SUE]) == 2
    number = lead.documents.issue(termination)
    assert lead.mediations.view(story.mediation).state is MediationState.ENDED

    text = printed(lead, termination)
    for word in (number, "卢建平", "宋巧云", "110101199003078814", "第九十四条第（二）项"):
        assert word in text
    for day in (date(2026, 8, 3), mediating.ACCEPTED_ON, *SESSIONS):
        assert f"{day.year}年{day.month}月{day.day}日" in text
    for word in ("两次", "传唤", "视为放弃", "草稿"):
        assert word not in text

    rights = by_form[FormKind.RIGHT_TO_SUE]
    for document in rights:
        lead.documents.issue(document)
        assert "人民法院" in printed(lead, document)
    for papers, party in (
        ((rights[0], termination), found.driver),
        ((rights[1], termination), found.rider),
        ((termination,), found.insurer),
    ):
        lead.documents.serve(
            Serving(
                party_id=party,
                method=ServiceMethod.DIRECT,
                tried_at=lead.now(),
                served_at=lead.now(),
                documents=papers,
                place="临江大队",
                receiver="本人",
                proof="送达回证",
                second_server="周敏",
            )
        )
    for document in (termination, *rights):
        line = lead.documents.open(document).line
        assert line.state is DocumentState.ISSUED
        assert line.served == line.to_serve > 0


def printed(desk: Desk, document: DocumentId) -> str:
    pdf = desk.documents.pdf(document)
    pages = range(page_count(pdf))
    return "".join("".join(page_text(pdf, page).split()) for page in pages)


@pytest.mark.parametrize("turn", [0, 1], ids=["first", "second"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_one_void_notice_of_the_two_and_nothing_ends(story: Story, way: Way, turn: int) -> None:
    for each in (0, 1):
        story.book(each)
        if each != turn:
            story.tell(each)
        elif way.refused is None:
            story.tell(each, way)
        else:
            with pytest.raises(Refusal) as refused:
                story.tell(each, way)
            assert refused.value.reason is way.refused
        story.miss(each)
        story.go_on()
    expected = [Mark.COUNTED, Mark.COUNTED]
    expected[turn] = Mark.NOTICE_INVALID
    assert story.marks() == expected
    points = story.absences()[turn].notice.points
    assert way.failed in {point.kind for point in points if not point.ok}
    story.nothing_ends()


@pytest.mark.parametrize("turn", [0, 1], ids=["first", "second"])
def test_a_notice_that_holds_only_by_the_lenient_count_waits_for_the_reviewer(
    story: Story, turn: int
) -> None:
    for each in (0, 1):
        story.book(each)
        story.tell(each, Way("two clear days", days_late=(3, 2)[each]) if each == turn else None)
        story.miss(each)
        story.go_on()
    assert story.marks()[turn] is Mark.NEEDS_OPINION
    story.nothing_ends()


@pytest.mark.parametrize("turn", [0, 1], ids=["first", "second"])
def test_a_notice_of_another_hour_is_no_notice(story: Story, turn: int, clock: Clock) -> None:
    for each in (0, 1):
        story.book(each)
        story.tell(each)
        if each == turn:
            moved = mediating.booking(story.lead, SESSIONS[each], hour=14)
            story.sessions[-1] = story.lead.mediations.move_session(
                story.sessions[-1], moved, "会议室另用"
            )
            day: datetime = at(SESSIONS[each], 15)
            clock.go_to(day)
            mediations = story.lead.mediations
            mediations.open_session(story.sessions[-1])
            attendance = mediations.attend(story.sessions[-1], story.found.driver, Presence.ABSENT)
            mediations.rule(attendance, good_cause=False, text="未到场")
            for party in (story.found.rider, story.found.insurer):
                mediations.attend(
                    story.sessions[-1],
                    party,
                    Presence.ATTENDED,
                    at=at(SESSIONS[each], 14, 20),
                )
            mediations.close_session(story.sessions[-1], Outcome.PARTY_ABSENT)
        else:
            story.miss(each)
        story.go_on()
    assert story.marks()[turn] is Mark.NOTICE_INVALID
    story.nothing_ends()


@pytest.mark.parametrize("turn", [0, 1], ids=["first", "second"])
def test_who_asks_for_another_day_in_time_has_not_missed_the_session(
    story: Story, turn: int
) -> None:
    for each in (0, 1):
        story.book(each)
        story.tell(each)
        if each == turn:
            story.lead.mediations.request_change(
                story.sessions[-1], story.found.driver, story.clock(), "出差，请求改期"
            )
        story.miss(each)
        story.go_on()
    assert story.marks()[turn] is Mark.NOTICE_INVALID
    story.nothing_ends()


@pytest.mark.parametrize("turn", [0, 1], ids=["first", "second"])
def test_a_service_found_wrong_afterwards_takes_the_absence_back(story: Story, turn: int) -> None:
    services = []
    for each in (0, 1):
        story.book(each)
        story.tell(each)
        services.append(
            story.lead.documents.services(story.found.case_id, session_id=story.sessions[-1])[-1]
        )
        story.miss(each)
        story.go_on()
    assert story.marks() == [Mark.COUNTED, Mark.COUNTED]
    wrong = replace(services[turn].serving, served_at=None, note="签收人并非本人")
    story.lead.documents.correct_service(services[turn].id, wrong, "核对笔迹后更正")
    assert story.marks()[turn] is Mark.NOTICE_INVALID
    story.nothing_ends()
