"""Every period is reached by facts an officer enters, shows as a clock, and ends."""

from datetime import date, datetime, timedelta

import pytest

from cases.law.approvals import Approving, WhoseApproval, approvals_of_facts, rule_of
from cases.law.articles import article
from cases.law.clock import Clock as LawClock
from cases.law.clock import ClockState
from cases.law.fact_groups import MUST_END, NUMBERED
from cases.law.facts import FactKind
from cases.law.rules import Only, Rule, load_rules
from cases.records.approvals import Decision
from cases.records.cases import CaseKind, FactEntry, Intake, Procedure
from cases.records.officers import Role
from cases.records.parties import PartyEntry, PartyKind
from cases.records.policies import LOCAL_RULES
from cases.records.times import at
from cases.services.approvals.gate import spend
from cases.services.desk import Desk
from cases.services.facts import BY_ACTS, OF_PARTY, OF_SERVICES
from cases.services.recorded import record
from cases.store.engine import Store
from tests.cases.services.mediating import accepted, scene
from tests.conftest import Clock, DeskOf

K = FactKind
BOOK = load_rules()
#: The day on which what starts a period happens; and today, half a day later.
DAY = date(2026, 9, 23)
#: So long ago that thirty days and three months have run out.
LONG_AGO = date(2026, 3, 4)
#: What must have happened for the periods that more than one fact starts.
BEFORE: dict[str, tuple[FactKind, ...]] = {
    "determination.made": (K.SCENE_INVESTIGATED,),
    "determination.simple": (K.SCENE_INVESTIGATED,),
    "determination.after_capture": (K.VEHICLE_FOUND, K.DRIVER_FOUND),
    "determination.after_appraisal": (K.SCENE_INVESTIGATED, K.APPRAISAL_SETTLED),
    "determination.victim_request": (K.VICTIM_REQUEST,),
    "determination.quick": (K.SCENE_INVESTIGATED, K.QUICK_REQUEST, K.QUICK_APPROVED),
    "determination.after_suspension": (
        *(K.SCENE_INVESTIGATED, K.SUSPENSION_APPROVED, K.SUSPENSION_CAUSE_GONE),
    ),
    "determination.served": (K.SCENE_INVESTIGATED, K.DETERMINATION_MADE),
    "suspension.maximum": (K.SCENE_INVESTIGATED, K.SUSPENSION_APPROVED),
    "vehicle.release": (K.ON_SITE_MEASURE, K.VEHICLE_SEIZED, K.APPRAISAL_SETTLED),
    "body.notice": (K.DEATH, K.APPRAISAL_COMMISSIONED, K.APPRAISAL_SETTLED),
    "review.application": (K.DETERMINATION_MADE, K.DETERMINATION_SERVED),
    "review.forwarded": (K.DETERMINATION_MADE, K.DETERMINATION_SERVED, K.REVIEW_APPLIED),
    "review.redo": (K.DETERMINATION_MADE, K.REVIEW_ORDERED_REDO),
    "review.redo_after_appraisal": (
        *(K.DETERMINATION_MADE, K.REVIEW_ORDERED_REDO, K.APPRAISAL_SETTLED),
    ),
    "mediation.application": (K.DETERMINATION_MADE, K.DETERMINATION_SERVED),
    "item.seizure": (K.ON_SITE_MEASURE, K.ITEM_SEIZED),
    "pursuit.withdrawn": (K.VEHICLE_FOUND, K.ASSISTANCE_ISSUED),
    "pursuit.watch_lifted": (K.DRIVER_FOUND, K.WATCH_SET),
    "appraisal.defect": (K.APPRAISAL_RECEIVED, K.APPRAISAL_DEFECT_FOUND),
    "rescue.fund_told": (K.DRIVER_FOUND, K.FUND_PAID),
}
#: What ends those that `rules.toml` names no end for.
ENDS: dict[str, FactKind] = {
    **dict.fromkeys(
        (rule for rule in BEFORE if rule.startswith("determination.")), K.DETERMINATION_MADE
    ),
    "determination.served": K.DETERMINATION_SERVED,
    "determination.victim_request": K.VICTIM_DETERMINATION_MADE,
    "suspension.maximum": K.SUSPENSION_CAUSE_GONE,
    "vehicle.release": K.VEHICLE_RELEASE_NOTIFIED,
    "body.notice": K.BODY_NOTICE_SERVED,
    "review.application": K.REVIEW_APPLIED,
    "review.forwarded": K.REVIEW_FILE_SENT,
    "review.redo": K.DETERMINATION_MADE,
    "review.redo_after_appraisal": K.DETERMINATION_MADE,
    "mediation.application": K.MEDIATION_APPLIED,
}
#: Counted from a meeting and shown with it, or inside another period.
OF_MEETINGS = frozenset({"mediation.notice", "mediation.change", "mediation.warning"})
#: Needs a mediation that was opened and accepted; its test stands by itself.
OF_CLAIMS = "mediation.period"
RULES = [rule for rule in BOOK.rules.values() if rule.id not in OF_MEETINGS | {OF_CLAIMS}]


class Story:
    """A case that an officer tells fact by fact."""

    def __init__(self, desk: Desk, approver: Desk, rule: Rule) -> None:
        self.desk, self.approver = desk, approver
        simple = rule.id == "determination.simple"
        self.case_id = desk.cases.open_case(
            Intake(
                kind=CaseKind.INJURY,
                occurred_at=at(LONG_AGO, 7),
                place="环城北路",
                procedure=Procedure.SIMPLE if simple else Procedure.GENERAL,
                hit_and_run=rule.only is Only.HIT_AND_RUN
                or rule.id in {"determination.after_capture", "determination.victim_request"},
                parties=(PartyEntry(name="卢建平", kind=PartyKind.DRIVER),),
            )
        )
        self.party = desk.cases.open_file(self.case_id).people.parties[0].id

    def tell(self, kind: FactKind, moment: datetime, until: date | None = None) -> None:
        """Enter a fact the way an officer does, with the approval it needs."""
        item = "1" if kind in NUMBERED else ""
        names = kind in OF_PARTY or kind in {K.DEATH, K.APPRAISAL_COMMISSIONED}
        party = self.party if names else None
        if kind in OF_SERVICES or kind in BY_ACTS:
            needed = approvals_of_facts().get(kind, ())[:1] if kind in BY_ACTS else ()
            for one in needed:
                self._ask(one, item)
            with self.desk.act("fact.record", self.case_id) as deed:
                for one in needed:
                    spend(deed, self.desk, self.case_id, one, item)
                record(deed, self.desk, self.case_id, kind, moment, party_id=party, item=item)
            return
        above = self._approved(kind, item)
        self.desk.facts.record(
            self.case_id,
            FactEntry(
                kind=kind,
                happened_at=moment,
                party_id=party,
                item=item,
                until=until,
                authority="澄州市公安局交通警察支队" if above else "",
                approver="沈某" if above else "",
                approval_number="澄公交〔2026〕2号" if above else "",
                approved_on=DAY if above else None,
            ),
        )

    def _approved(self, kind: FactKind, item: str) -> bool:
        """Get the approval of the squad's own head; tell whether it comes from above."""
        allowed = approvals_of_facts().get(kind, ())
        own = [one for one in allowed if rule_of(one).whose is WhoseApproval.OWN]
        if not own:
            return bool(allowed)
        self._ask(own[0], item)
        return False

    def _ask(self, kind: Approving, item: str) -> None:
        asked = self.desk.approvals.request(
            self.case_id, kind, item, grounds="案情需要", urgent=True
        )
        self.approver.approvals.decide(asked, Decision.APPROVED)

    def clock(self, rule_id: str) -> LawClock:
        """Return the clock of a rule as the case shows it."""
        found = [
            clock
            for clock in self.desk.cases.open_file(self.case_id).clocks
            if clock.rule_id == rule_id
        ]
        assert found, rule_id
        return found[0]


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR, Role.SQUAD_LEADER)


@pytest.fixture
def approver(desk_of: DeskOf) -> Desk:
    return desk_of("郝建勋", Role.APPROVER)


def started(story: Story, rule: Rule) -> None:
    """Tell what starts the period."""
    first = BOOK.rules[rule.follows] if rule.follows else rule
    day = LONG_AGO if rule.follows else DAY
    kinds = BEFORE.get(first.id) or (*first.needs[:1], *first.triggers[:1])
    if rule.local:
        story.desk.unit.decide(
            LOCAL_RULES.key,
            rule.local,
            in_force_from=DAY,
            reference="会议纪要〔2026〕5号",
            approved_by="郝建勋",
            approved_on=DAY,
        )
    for left, kind in zip(reversed(range(len(kinds))), kinds, strict=True):
        until = date(2026, 9, 29) if kind in MUST_END else None
        story.tell(kind, at(day - timedelta(days=left), 9), until)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_facts_an_officer_enters_start_it_and_end_it(
    desk: Desk, approver: Desk, clock: Clock, rule: Rule
) -> None:
    clock.go_to(at(DAY, 15))
    story = Story(desk, approver, rule)
    started(story, rule)
    shown = story.clock(rule.id)
    wording = rule.on(DAY)
    assert shown.article == wording.cited
    assert article(shown.article_keys[0]).text
    assert shown.due is not None
    assert shown.steps
    if not rule.follows and not rule.named:
        assert shown.start in {DAY, DAY - timedelta(days=1)}
        assert shown.due == wording.count(at(shown.start, 9), desk.calendar()).due
    assert shown.state in {ClockState.RUNNING, ClockState.OVERDUE}
    if rule.waiting:
        clock.go_to(at(shown.due + timedelta(days=1), 9))
        assert story.clock(rule.id).state is ClockState.ELAPSED
        return
    story.tell(ENDS.get(rule.id) or rule.stopped_by[0], clock())
    assert story.clock(rule.id).state in {ClockState.DONE, ClockState.MISSED}


def test_a_mediation_accepted_runs_ten_days_and_ends_with_its_paper(
    desk: Desk, store: Store, clock: Clock
) -> None:
    found = scene(store, desk)
    mediation = accepted(desk, found, clock)
    shown = next(
        one
        for one in desk.cases.open_file(found.case_id).clocks
        if one.rule_id == OF_CLAIMS and one.key.mediation == mediation
    )
    assert shown.due == date(2026, 9, 24)
    assert article(shown.article_keys[0]).short == "第90条"
    assert shown.warn_on == date(2026, 9, 21)
