"""A bunch of keys: traces first, then doors in the order the program gives, then whose they are.

The outing is of this morning, with its review, approval, sheet and custody; everything before it
is dated back. After each fact a step is yielded.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import takewhile

from cases.records.exhibits import CustodyAct, ExhibitKind
from cases.records.officers import TeamRole
from cases.records.times import at
from cases.services.demo import flights
from leads.canvass.addresses import Address, CanvassId, OutingId, address_of
from leads.canvass.records import (
    Answer,
    Building,
    CanvassEntry,
    Key,
    KeyKind,
    OutingEntry,
    TryEntry,
    Turned,
)
from leads.evidence.kinds import ClassSeen, ColourSeen, Finding
from leads.evidence.records import InquiryEntry, OutcomeEntry, PersonEvidenceKind
from leads.exhibits.records import ExhibitId
from leads.graph.nodes import LinkKind, LinkStatus, NodeId, NodeKind
from leads.services.canvass import CanvassService
from leads.services.demo import pictures
from leads.services.demo.registers import Registered, bring_in_vehicles, registered
from leads.services.demo.stage import LeadStage
from leads.services.demo.telling import LEAD, SECOND, STORE, Telling

LORRY, HOLDER, WIFE = "苏Z6H308", "葛小川", "倪秋云"
#: The shared door the fob opens, and the door that turns.
STAIR, DOOR = "5-2", "5-2-502"
#: Where nobody answers, and where he is turned away.
_NOBODY, _REFUSED = ("101", "302", "401"), ("202", "501")
_COUNT, _SEED = 2000, 502
_KEYS = (
    Key("甲", KeyKind.STAIRWELL, "单元门磁扣"),
    Key("乙", KeyKind.HOUSEHOLD, "十字钥匙，红色塑料牌"),
    Key("丙", KeyKind.OTHER, "挂锁钥匙"),
)
_BUILDINGS = (
    Building("5", "5 栋", (140.0, 0.0)),
    Building("6", "6 栋", (-60.0, 70.0)),
    Building("7", "7 栋", (0.0, -210.0)),
)


class Step(StrEnum):
    """What was learned last."""

    SEEN = "seen"
    FOUND = "found"
    TRIED = "tried"
    OPENED = "opened"
    NAMED = "named"
    CLAIMED = "claimed"
    WEIGHED = "weighed"


def vehicles() -> list[Registered]:
    """Return the register: one lorry among all others."""
    every = registered(_COUNT, _SEED)
    lorry = Registered(
        LORRY, "小型汽车", "轻型普通货车", "江川", "JC1041", 2019, "灰", "临江区", HOLDER,
        "北岸财险", "PDZA202588103",
    )  # fmt: skip
    return [*every[:1300], lorry, *every[1300:]]


def tell(stage: LeadStage) -> None:
    """Tell the whole story."""
    for _step in told(Telling(stage, stage.case_at(LEAD, flights.KEYS.place))):
        stage.on()


def told(story: Telling) -> Iterator[Step]:
    """Tell the story."""
    _second_officer(story)
    story.evidence("骑车人：轻型货车", ClassSeen(("H31",)), "C3")
    story.evidence("同一骑车人：车身灰或银", ColourSeen("B"), "C3")
    bring_in_vehicles(story, vehicles())
    yield Step.SEEN
    bunch = _found(story)
    story.stage.on()
    story.board.bring_in(story.case)
    scene = story.node(NodeKind.PLACE, story.place, "A1", status=LinkStatus.CONFIRMED)
    keys = story.on_board("钥匙一串")
    story.link(LinkKind.FOUND_AT, keys, scene, "A2", since=1.6)
    story.hurt_at(scene)
    yield Step.FOUND
    walk = Walk(story, bunch)
    walk.begin()
    walk.go()
    walk.try_in_vain()
    yield Step.TRIED
    walk.open()
    walk.back()
    yield Step.OPENED
    door = story.on_board("502")
    holder, wife = _named(story, door)
    yield Step.NAMED
    claim = _claimed(story, holder, keys)
    yield Step.CLAIMED
    _weighed(story, holder, wife, keys, claim)
    _asked(story)
    yield Step.WEIGHED


def _second_officer(story: Telling) -> None:
    """Two officers go, so a second one is on the case."""
    team = story.lead.cases.open_file(story.case).team
    other = story.stage.desks[SECOND].officer.id
    if all(one.officer_id != other for one in team):
        story.stage.on()
        story.lead.assignment.join(story.case, other, TeamRole.ASSIST, "协助走访")


def _found(story: Telling) -> ExhibitId:
    """The bunch lies on the verge; its traces are taken before anything else."""
    made = story.found(
        1.6,
        ExhibitKind.KEY,
        "钥匙一串（3 把）",
        f"{story.place}西侧绿化带",
        "A2",
        quantity="1 串",
        features="单元门磁扣 1 个，十字钥匙 1 把（红色塑料牌），挂锁钥匙 1 把",
        packing="物证袋",
        seal="A-20714",
    )
    story.photo(made, "整串", pictures.bunch(3, 5))
    story.stored(made, 3, f"{story.place}西侧绿化带")
    story.step(
        made,
        22,
        CustodyAct.TRACES,
        "",
        "",
        "",
        "",
        person="痕检员 罗以宁",
        opened_by="痕检员 罗以宁",
        seal_found="A-20714",
        seal_after="J-0391",
        words="提取指纹 2 枚、纤维 1 份",
    )
    return made


def walked(story: Telling) -> "Walk":
    """Return the canvass of a bunch that was just found, before anything is begun."""
    _second_officer(story)
    return Walk(story, _found(story))


class Walk:
    """The canvass of this morning."""

    def __init__(self, story: Telling, bunch: ExhibitId) -> None:
        self._story, self._bunch = story, bunch
        self._service = CanvassService(story.lead)
        self._canvass: CanvassId
        self._outing: OutingId
        self._moment: datetime

    def begin(self) -> None:
        """Lay the doors out, plan the outing, have it reviewed and approved, print its sheet."""
        story = self._story
        story.stage.on()
        self._canvass = self._service.begin(
            story.case,
            CanvassEntry(
                name="纺织新村",
                purpose="查明现场所留钥匙对应的住处",
                exhibit_id=self._bunch,
                keys=_KEYS,
                route=(-0.6, 0.8),
            ),
            "5-7栋，2单元6层每层2户，无7-2-601",
            _BUILDINGS,
        )
        story.stage.on()
        today = story.stage.today
        self._outing = self._service.plan_outing(
            self._canvass,
            OutingEntry(
                scope=("6-1", "6-2", "5-1", "5-2"),
                from_at=at(today, 8, 30),
                until_at=at(today, 10, 30),
                officers=(story.lead.officer.id, story.stage.desks[SECOND].officer.id),
                recording="04、07 号执法记录仪",
            ),
        )
        story.stage.on()
        asked = self._service.ask(self._outing, "钥匙系现场遗留，试开可查明嫌疑人住处")
        story.approved(asked, "范围、时间、人员明确", "同意，仅经住户同意试开")
        self._service.print_sheet(self._outing)

    def go(self) -> None:
        """Take the key out of the store."""
        today = self._story.stage.today
        self._moment = max(at(today, 8, 40), self._story.stage.clock())
        self._story.stage.clock.go_to(self._moment)
        self._story.stage.on()
        self._service.take_key_out(self._outing, self._moment, STORE)

    def try_in_vain(self) -> None:
        """Try the doors in the order the program gives, until the one that turns is due."""
        while batch := self._batch():
            self._enter([self._answered(one) for one in batch])

    def open(self) -> None:
        """The key turns: stop, lock, report, no entry."""
        opened = replace(
            self._answered(address_of(DOOR)),
            answer=Answer.CONSENTED,
            turned=Turned.OPENS,
            key="乙",
            witness="社区网格员 田素琴",
            stopped=True,
            locked=True,
            reported_to="中队长 邱国梁",
            resident=WIFE,
            words="女住户在家，同意试开",
        )
        self._enter([opened])

    def back(self) -> None:
        """Bring the key back under a new seal."""
        self._moment += timedelta(minutes=8)
        self._story.stage.clock.go_to(self._moment)
        self._story.stage.on()
        self._service.bring_key_back(self._outing, self._moment, STORE, "A-20731", "沈默")

    def _batch(self) -> list[Address]:
        """Return the next doors of one stairwell, up to the one that turns."""
        (shown,) = self._service.of_case(self._story.case).shown
        due = list(takewhile(lambda one: one.code != DOOR, shown.due))
        # What the shared door did changes what is due behind it.
        return due[:1] if due and due[0].is_shared else _of_one_stair(due)

    def _answered(self, address: Address) -> TryEntry:
        """Return what happens at a door: some are not at home, some refuse."""
        self._moment += timedelta(minutes=1.5)
        if address.is_shared:
            turned = Turned.OPENS if address.stair == STAIR else Turned.FITS_NOT
            return TryEntry(
                address=address,
                at=self._moment,
                answer=Answer.SHARED,
                turned=turned,
                key="甲",
                witness="社区网格员 田素琴",
                stopped=turned is Turned.OPENS,
                locked=turned is Turned.OPENS,
                reported_to="中队长 邱国梁" if turned is Turned.OPENS else "",
            )
        if address.number in _REFUSED:
            return TryEntry(address=address, at=self._moment, answer=Answer.REFUSED)
        if address.number in _NOBODY:
            return TryEntry(address=address, at=self._moment, answer=Answer.NOBODY)
        return TryEntry(
            address=address,
            at=self._moment,
            answer=Answer.CONSENTED,
            turned=Turned.FITS_NOT,
            key="乙",
        )

    def _enter(self, entries: list[TryEntry]) -> None:
        self._story.stage.clock.go_to(self._moment)
        self._story.stage.on()
        self._service.enter(self._outing, entries)


def _of_one_stair(due: list[Address]) -> list[Address]:
    return list(takewhile(lambda one: one.stair == due[0].stair and not one.is_shared, due))


def _named(story: Telling, door: NodeId) -> tuple[NodeId, NodeId]:
    """Who lives behind the door, and what he keeps."""
    holder = story.node(NodeKind.PERSON, HOLDER, "A2", sub="5 栋 2 单元 502 住户，个体运输")
    wife = story.node(NodeKind.PERSON, WIFE, "A2", sub="同住")
    story.link(LinkKind.LIVES_AT, holder, door, "A2", source="社区住户登记")
    story.link(LinkKind.LIVES_AT, wife, door, "A2", source="社区住户登记")
    story.link(LinkKind.HOUSEHOLD, holder, wife, "A2", source="社区住户登记")
    lorry = story.vehicle(
        LORRY, "A2", sub="江川 JC1041 · 轻型普通货车 · 灰", source="澄州市车辆管理所"
    )
    story.link(LinkKind.REGISTERED_TO, lorry, holder, "A1", since=-24 * 1500)
    story.evidence("钥匙打开其登记人的住处", Finding((LORRY,), 0.6, 0.0004), "B2", node=door)
    return holder, wife


def _claimed(story: Telling, holder: NodeId, keys: NodeId) -> NodeId:
    """He says the keys were lost in spring, in the market."""
    claim = story.node(
        NodeKind.REPORT, f"{HOLDER}的陈述", "C3", sub="称钥匙四月在菜场丢失", from_at=story.at(50)
    )
    story.link(LinkKind.MADE_BY, claim, holder, "A1")
    story.link(
        LinkKind.SAYS_LOST, claim, keys, "C3", since=-24 * 160, status=LinkStatus.UNCONFIRMED
    )
    story.of_person(
        "称钥匙早已丢失", PersonEvidenceKind.STATEMENT, {holder: 0.35}, 0.8, "C3", claim
    )
    return claim


def _weighed(story: Telling, holder: NodeId, wife: NodeId, keys: NodeId, claim: NodeId) -> None:
    """A neighbour saw him with the red tag the evening before; then he changed the lock."""
    seen = story.node(
        NodeKind.REPORT,
        "邻居石有田所见",
        "B2",
        sub="前一晚见其用红牌钥匙开门",
        from_at=story.at(-12),
    )
    receipt = story.node(
        NodeKind.REPORT, "锁匠收据", "A2", sub="事故次日换入户门锁芯", from_at=story.at(26)
    )
    story.link(LinkKind.SAYS, seen, holder, "B2")
    story.link(LinkKind.USED_BY, keys, holder, "B2", since=-12, source="邻居石有田")
    story.link(LinkKind.SAYS, receipt, holder, "A2")
    story.link(LinkKind.POINTS_TO, receipt, claim, "A2", label="与之矛盾")
    story.of_person(
        "前一晚仍用此钥匙，次日即换锁，与丢失之说矛盾",
        PersonEvidenceKind.CONTRADICTION,
        {holder: 0.7, wife: 0.1},
        0.03,
        "A2",
        seen,
    )


def _asked(story: Telling) -> None:
    """What is still to be asked."""
    for entry in (
        InquiryEntry(
            question="看车：前保险杠、右前灯损坏与现场碎片比对",
            whom=HOLDER,
            hours=1.5,
            outcomes=(
                OutcomeEntry("损坏部位相符", (LORRY,), 0.85, 0.01),
                OutcomeEntry("无损坏、无修复", (LORRY,), 0.15, 0.99),
            ),
        ),
        InquiryEntry(
            question="调苗圃路卡口当晚过车",
            whom="支队指挥中心",
            hours=3,
            outcomes=(
                OutcomeEntry("有该车", (LORRY,), 0.7, 0.05),
                OutcomeEntry("无该车", (LORRY,), 0.3, 0.95),
            ),
        ),
    ):
        story.stage.on()
        story.candidates.add_inquiry(story.case, entry)
