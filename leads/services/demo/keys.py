"""A bunch of keys: traces first, then doors in the order the program gives, then whose they are.

The outing is of this morning, with its review, approval, sheet and custody; everything before it
is dated back. After each fact a step is yielded.
"""

from collections.abc import Iterator
from enum import StrEnum

from cases.records.exhibits import CustodyAct, ExhibitKind
from cases.records.measures import SearchKind, Subject
from cases.records.officers import TeamRole
from cases.services.demo import flights
from leads.evidence.kinds import ClassSeen, ColourSeen, Finding
from leads.evidence.records import InquiryEntry, OutcomeEntry, PersonEvidenceKind
from leads.exhibits.records import ExhibitId
from leads.graph.nodes import LinkKind, LinkStatus, NodeId, NodeKind
from leads.services.demo import pictures
from leads.services.demo.registers import Registered, bring_in_vehicles, registered
from leads.services.demo.stage import LeadStage
from leads.services.demo.telling import LEAD, SECOND, Telling
from leads.services.demo.walk import DOOR, STAIR, WIFE, Walk

__all__ = ["DOOR", "HOLDER", "LORRY", "STAIR", "WIFE", "Step", "tell", "told", "vehicles"]

LORRY, HOLDER = "苏Z6H308", "葛小川"
_COUNT, _SEED = 2000, 502


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
    _told_by_others(story)
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


def _told_by_others(story: Telling) -> None:
    """The station answers who lives there; the neighbour knows the tag among others' keys."""
    year = story.stage.today.year
    now = story.hours(story.stage.clock())
    story.measures.enquiry(
        "纺织新村派出所",
        "纺织新村 5 至 7 栋住户登记、出租房登记",
        f"澄临交函〔{year}〕29 号",
        30,
        (52, "附住户登记 71 户，出租房 6 户", f"纺织所复〔{year}〕21 号"),
    )
    story.measures.enquiry(
        "支队指挥中心",
        "苗圃路、堤顶路卡口事故前后一小时过车图像",
        f"澄临交函〔{year}〕30 号",
        50,
        wanted=24 * 30,
    )
    story.measures.searched(
        SearchKind.INSPECTION,
        f"澄公（交）检查字〔{year}〕8 号",
        (76, 77.2),
        "苗圃路货运停车场 12 个车位",
        "停车场管理员 胡德胜",
        "停放轻型货车 7 辆，无右前部位损坏的；未带走物品",
    )
    story.measures.identified(
        Subject.BODY,
        now - 0.1,
        "纺织新村社区居委会",
        "邻居 石有田",
        1,
        "社区网格员 田素琴",
        "十字钥匙",
        "指认十字钥匙上的红色塑料牌系前一晚所见",
        unique="红色塑料牌，一角有烫痕",
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
