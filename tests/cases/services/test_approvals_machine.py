"""Approvals under any order of acts: nothing is ever used that was not approved as it stands.

A small model walks beside the store. It knows who asked, whom it lies before, who spoke, and
how often the case has changed; the store must agree after every step.
"""

import os
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)
from typing_extensions import override

from cases.law.approvals import Approving
from cases.law.calendar import WorkCalendar
from cases.law.facts import FactKind
from cases.records.approvals import ApprovalState, Decision, Opinion
from cases.records.cases import FactEntry
from cases.records.ids import ApprovalId, CaseId, OfficerId
from cases.records.officers import Officer, Role
from cases.refusals import Refusal
from cases.services.approvals.gate import spend
from cases.services.desk import Desk
from cases.store import engine, schema
from cases.store.guard import Acting
from cases.store.rows.unit import OfficerRoleRow, OfficerRow, UnitRow
from reports.press import OfficePress
from tests.cases.services.test_cases import INTAKE
from tests.conftest import START, Clock

KINDS = (Approving.SUMMONS, Approving.SEIZURE, Approving.SUSPENSION)
SUBJECTS = ("1", "2")
NAMES = {
    "lead": ("王砚秋", (Role.INVESTIGATOR, Role.APPROVER)),
    "reviewer": ("沈知白", (Role.REVIEWER, Role.APPROVER)),
    "head": ("郝建勋", (Role.APPROVER,)),
}


@dataclass
class Model:
    """What a request must be."""

    kind: Approving
    subject: str
    state: ApprovalState
    #: How often the case had changed when it was approved.
    approved_at: int = -1
    used: bool = False
    spoke: list[str] = field(default_factory=list)


class Approvals(RuleBasedStateMachine):
    """Three officers, one case, and everything they may do with its approvals."""

    requests = Bundle("requests")

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        path, key = Path(self.folder.name) / "station.db", os.urandom(32)
        schema.create(path, key)
        self.store = engine.open_store(path, key)
        self.clock, press, calendar = Clock(), OfficePress(), WorkCalendar.shipped()
        self.desks: dict[str, Desk] = {}
        with engine.session(self.store.door, Acting(0, START, door=True)) as session:
            session.add(
                UnitRow(
                    id=1,
                    station_id="t",
                    organ="澄州市公安局交通警察支队临江大队",
                    squad="事故中队",
                    short_name="澄临",
                    region="澄州市",
                    phone="0",
                    created_at=START,
                )
            )
            for n, (key_, (name, roles)) in enumerate(NAMES.items()):
                row = OfficerRow(
                    number=f"0301{n:02d}",
                    name=name,
                    joined_at=START,
                    roles=[OfficerRoleRow(role=role.value) for role in roles],
                )
                session.add(row)
                session.flush()
                officer = Officer(OfficerId(row.id), row.number, name, frozenset(roles))
                self.desks[key_] = Desk(self.store, officer, self.clock, press, lambda: calendar)
        self.lead = self.desks["lead"]
        self.case: CaseId = self.lead.cases.open_case(INTAKE)
        self.models: dict[ApprovalId, Model] = {}
        self.changes = 0

    @override
    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()

    # --- acts --------------------------------------------------------------------------------

    @rule(
        target=requests,
        kind=st.sampled_from(KINDS),
        subject=st.sampled_from(SUBJECTS),
        urgent=st.booleans(),
    )
    def ask(self, kind: Approving, subject: str, *, urgent: bool) -> object:
        same = [one for one in self.models.values() if (one.kind, one.subject) == (kind, subject)]
        waits = {ApprovalState.IN_REVIEW, ApprovalState.WAITING, ApprovalState.OUTSIDE}
        may = not any(one.state in waits for one in same)
        try:
            made = self.lead.approvals.request(
                self.case, kind, subject, grounds="理由", urgent=urgent
            )
        except Refusal:
            assert not may
            return multiple()
        assert may
        state = ApprovalState.IN_REVIEW
        if urgent:
            above = kind is Approving.SUSPENSION
            state = ApprovalState.OUTSIDE if above else ApprovalState.WAITING
        self.models[made] = Model(kind, subject, state)
        return made

    @rule(
        asked=requests,
        who=st.sampled_from(sorted(NAMES)),
        opinion=st.sampled_from(Opinion),
    )
    def give_opinion(self, asked: ApprovalId, who: str, opinion: Opinion) -> None:
        model = self.models[asked]
        may = model.state is ApprovalState.IN_REVIEW and who == "reviewer"
        try:
            self.desks[who].approvals.give_opinion(asked, opinion, "意见")
        except Refusal:
            assert not may
            return
        assert may
        model.spoke.append(who)
        if opinion is Opinion.SENT_BACK:
            model.state = ApprovalState.SENT_BACK
        elif model.kind is Approving.SUSPENSION:
            model.state = ApprovalState.OUTSIDE
        else:
            model.state = ApprovalState.WAITING

    @rule(
        asked=requests,
        who=st.sampled_from(sorted(NAMES)),
        decision=st.sampled_from(Decision),
    )
    def decide(self, asked: ApprovalId, who: str, decision: Decision) -> None:
        model, desk = self.models[asked], self.desks[who]
        may = model.state is ApprovalState.WAITING and self._approver(asked) == who
        assert not (may and who in model.spoke)
        try:
            seen = desk.approvals.one(asked).digest
            desk.approvals.decide(asked, decision, "决定", seen=seen)
        except Refusal:
            assert not may
            return
        assert may
        model.state = {
            Decision.APPROVED: ApprovalState.APPROVED,
            Decision.SENT_BACK: ApprovalState.SENT_BACK,
            Decision.REFUSED: ApprovalState.REFUSED,
        }[decision]
        model.approved_at = self.changes

    @rule(asked=requests)
    def record_external(self, asked: ApprovalId) -> None:
        model = self.models[asked]
        waits = model.state in {ApprovalState.IN_REVIEW, ApprovalState.OUTSIDE}
        may = model.kind is Approving.SUSPENSION and waits
        if model.kind is Approving.SUSPENSION and not waits:
            return
        try:
            recorded = self.lead.approvals.record_external(
                self.case,
                model.kind,
                model.subject,
                authority="支队",
                by="严正",
                number="1号",
                decided_on=self.lead.today(),
            )
        except Refusal:
            assert not may
            return
        assert may
        assert recorded == asked
        model.state, model.approved_at = ApprovalState.APPROVED, self.changes

    @rule(asked=requests)
    def withdraw(self, asked: ApprovalId) -> None:
        model = self.models[asked]
        waits = {ApprovalState.IN_REVIEW, ApprovalState.WAITING, ApprovalState.OUTSIDE}
        may = model.state in waits | {ApprovalState.APPROVED} and not model.used
        try:
            self.lead.approvals.withdraw(asked, "不再需要")
        except Refusal:
            assert not may
            return
        assert may
        model.state = ApprovalState.WITHDRAWN

    @rule()
    def change_the_case(self) -> None:
        self.changes += 1
        self.clock.advance(minutes=1)
        self.lead.facts.record(
            self.case,
            FactEntry(
                kind=FactKind.SCENE_FINISHED,
                happened_at=datetime(2026, 9, 1, tzinfo=UTC) + timedelta(hours=self.changes),
            ),
        )

    @rule(kind=st.sampled_from(KINDS), subject=st.sampled_from(SUBJECTS))
    @precondition(lambda self: self.models)
    def use(self, kind: Approving, subject: str) -> None:
        live = [one for one in self.models.values() if self._live(one, kind, subject)]
        try:
            with self.lead.act("case.correct", self.case) as deed:
                used = spend(deed, self.lead, self.case, kind, subject)
        except Refusal:
            assert not live
            return
        model = self.models[ApprovalId(used)]
        assert self._live(model, kind, subject)
        model.used = True

    # --- what always holds -------------------------------------------------------------------

    @invariant()
    def the_store_agrees(self) -> None:
        if not hasattr(self, "models"):
            return
        for one in self.lead.approvals.of_case(self.case):
            model = self.models[one.id]
            expected = model.state
            if model.state is ApprovalState.APPROVED:
                if model.used:
                    expected = ApprovalState.USED
                elif model.approved_at != self.changes:
                    expected = ApprovalState.LAPSED
            assert one.state is expected
            speakers = [said.by for said in (one.opinion, one.decision) if said]
            assert len(set(speakers)) == len(speakers)
            assert "王砚秋" not in speakers

    @invariant()
    def the_case_is_open_to_exactly_those_who_are_asked(self) -> None:
        if not hasattr(self, "models"):
            return
        for name in ("reviewer", "head"):
            waits = self.desks[name].approvals.waiting()
            try:
                self.desks[name].approvals.of_case(self.case)
                sees = True
            except Refusal:
                sees = False
            assert sees is bool(waits)

    def _live(self, one: Model, kind: Approving, subject: str) -> bool:
        return (
            (one.kind, one.subject) == (kind, subject)
            and one.state is ApprovalState.APPROVED
            and not one.used
            and one.approved_at == self.changes
        )

    def _approver(self, asked: ApprovalId) -> str:
        name = self.lead.approvals.one(asked).approver
        return next((key for key, (known, _roles) in NAMES.items() if known == name), "")


Approvals.TestCase.settings = settings(
    max_examples=6,
    stateful_step_count=18,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestApprovals = Approvals.TestCase
