"""Blue flecks, then a worn scrap of a sticker; the van stands in a yard, its driver is away.

Told fact by fact in the order in which an officer learns them; after each a step is yielded, so
that whoever listens can look where the case stands.
"""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from cases.records.pursuit import SurrenderEntry
from cases.services.demo import flights
from leads.evidence.grade import grade_of
from leads.evidence.kinds import ClassSeen, Finish, Layer, Origin, Paint, Sticker
from leads.evidence.kinds import Role as LayerRole
from leads.evidence.records import InquiryEntry, InquiryId, OutcomeEntry, PersonEvidenceKind
from leads.graph.nodes import IdentifierKind, LinkKind, LinkStatus, NodeId, NodeKind
from leads.services.demo.registers import (
    Registered,
    bring_in_policies,
    bring_in_vehicles,
    registered,
)
from leads.services.demo.stage import LeadStage
from leads.services.demo.telling import LEAD, Telling
from leads.services.demo.yard import asked, sampled, searched

VAN, HOLDER, BUYER = "苏Z8K31D", "戴振华", "邢树宏"
#: Vehicles whose policies read like that of the van.
WHITE, LORRY = "苏Z2M604", "苏Z5T917"
_COUNT, _SEED = 3000, 417
#: As the scrap can be read: year and the last three of four figures, one of them doubtful.
SCRAP = Sticker("华澄", 2025, "PDZA2025?4[41]17")
FLECK = Paint(
    (
        Layer(LayerRole.TOPCOAT, (34.6, 0.4, -31.2), Finish.SOLID, Origin.OEM, 1, 40.0, "蓝色面漆"),
        Layer(LayerRole.PRIMER, (62.0, 0.0, 1.0), Finish.SOLID, Origin.OEM, 1, 34.0, "灰色中涂"),
        Layer(LayerRole.ELECTROCOAT, (44.0, 0.0, -2.0), Finish.SOLID, Origin.OEM, 1, 18.0),
    )
)


class Step(StrEnum):
    """What was learned last."""

    SEEN = "seen"
    REGISTER = "register"
    FLECKS = "flecks"
    SCRAP = "scrap"
    POLICIES = "policies"
    HOLDER = "holder"
    BUYER = "buyer"
    YARD = "yard"
    COMPARED = "compared"
    SURRENDERED = "surrendered"


def vehicles() -> list[Registered]:
    """Return the register: the van, two whose policies read alike, and all others."""
    every = [one for one in registered(_COUNT, _SEED) if not one.policy.endswith(("417", "117"))]
    van = Registered(
        VAN, "小型汽车", "微型普通客车", "五岳", "WY6390", 2018, "蓝", "河口区", HOLDER,
        "华澄财险", "PDZA202504417",
    )  # fmt: skip
    white = replace(van, plate=WHITE, policy="PDZA202574417", colour="白", keeper="柯玉珍")
    lorry = replace(
        van, plate=LORRY, policy="PDZA202514117", colour="红", keeper="段立军",
        kind="轻型普通货车", make="江川", model="JC1031",
    )  # fmt: skip
    return [*every[:1800], van, *every[1800:2200], white, lorry, *every[2200:]]


def tell(stage: LeadStage) -> None:
    """Tell the whole story."""
    for _step in told(Telling(stage, stage.case_at(LEAD, flights.VAN.place))):
        stage.on()


def told(story: Telling) -> Iterator[Step]:
    """Tell the story; its exhibits are entered already."""
    every = vehicles()
    story.evidence("买菜人：面包车一类，颜色没看清", ClassSeen(("K41", "K31")), "C3")
    yield Step.SEEN
    bring_in_vehicles(story, every)
    yield Step.REGISTER
    flecks, scrap = _on_the_board(story)
    fleck = story.evidence("现场蓝色漆片", FLECK, "A1", node=flecks)
    yield Step.FLECKS
    story.evidence("排水沟内保险标志残片", SCRAP, "B2", node=scrap)
    insurer = story.node(NodeKind.ORGANISATION, "华澄财险澄州分公司", "A1")
    story.link(LinkKind.ISSUED_BY, scrap, insurer, "B2")
    yield Step.SCRAP
    year = story.stage.today.year
    story.measures.enquiry(
        "华澄财险澄州分公司",
        f"{year - 1} 年起保、编号末位相近的交强险保单及投保人、批改记录",
        f"澄公（交）调证〔{year}〕17 号",
        26,
        (74, "附保单清单一份，编号尾号 417 的三张另附批改记录", f"华澄函〔{year}〕88 号"),
    )
    bring_in_policies(story, every)
    yield Step.POLICIES
    van, holder = _held(story, scrap)
    yield Step.HOLDER
    buyer = _sold(story, van, holder)
    yield Step.BUYER
    look = _asked(story)
    found = story.found_after(120, "河口区旧车院内，驾驶人不在")
    yard = story.node(NodeKind.PLACE, "河口区旧车院", "A1", status=LinkStatus.CONFIRMED)
    story.link(LinkKind.SEEN_AT, van, yard, "A1", since=found)
    searched(story, found, VAN)
    _enquired(story, found)
    yield Step.YARD
    story.stage.on()
    story.candidates.answer_inquiry(
        look, 0, "右前翼子板新补漆，雾灯罩为旧件拆换，与现场碎片件号相同", grade_of("A1")
    )
    sampled(story, found, van, VAN, fleck)
    story.link(LinkKind.MATCHES_PAINT, flecks, van, "A1", since=found + 6, source="漆片检验意见")
    yield Step.COMPARED
    asked(story, found, VAN, BUYER)
    _surrendered(story, van, buyer, found)
    yield Step.SURRENDERED


def _on_the_board(story: Telling) -> tuple[NodeId, NodeId]:
    """Bring the case's exhibits onto the board; return the flecks and the scrap."""
    story.stage.on()
    story.board.bring_in(story.case)
    scene = story.node(NodeKind.PLACE, story.place, "A1", status=LinkStatus.CONFIRMED)
    lab = story.node(
        NodeKind.REPORT,
        "漆片检验意见",
        "A1",
        sub="三层：蓝色面漆",
        source="支队物证鉴定室",
        from_at=story.at(74),
        status=LinkStatus.CONFIRMED,
    )
    flecks, scrap = story.on_board("漆片 3 片"), story.on_board("残片")
    story.link(LinkKind.FOUND_AT, flecks, scene, "A1", since=1.2)
    story.link(LinkKind.EXAMINED_IN, flecks, lab, "A1", since=28.5)
    story.link(LinkKind.FOUND_AT, scrap, scene, "B2", since=15)
    story.link(LinkKind.FOUND_AT, story.on_board("灯罩"), scene, "A1", since=1.4)
    story.hurt_at(scene)
    return flecks, scrap


def _held(story: Telling, scrap: NodeId) -> tuple[NodeId, NodeId]:
    """The policy leads to a vehicle and to the man who pays for it."""
    van = story.vehicle(VAN, "A2", sub="五岳 WY6390 · 微型普通客车 · 蓝", source="澄州市车辆管理所")
    policy = story.node(
        NodeKind.POLICY,
        "交强险 …4417",
        "A1",
        sub="起保 2025 年",
        numbers=((IdentifierKind.POLICY, "PDZA202504417"),),
        source="华澄财险澄州分公司",
    )
    holder = story.node(NodeKind.PERSON, HOLDER, "A2", sub="投保人、登记所有人")
    story.link(
        LinkKind.DERIVED_FROM,
        scrap,
        policy,
        "B2",
        status=LinkStatus.UNCONFIRMED,
        label="残片编号与保单相符",
    )
    story.link(LinkKind.COVERS, policy, van, "A1")
    story.link(LinkKind.HOLDER_OF, holder, policy, "A1")
    story.link(LinkKind.REGISTERED_TO, van, holder, "A1", since=-24 * 900)
    return van, holder


def _sold(story: Telling, van: NodeId, holder: NodeId) -> NodeId:
    """The holder has sold it, and nobody has told the register."""
    buyer = story.node(NodeKind.PERSON, BUYER, "B2", sub="收购旧车，住河口区")
    talk = story.node(
        NodeKind.REPORT, f"询问{HOLDER}", "B2", sub="称去年冬天已卖，未过户", from_at=story.at(98)
    )
    story.link(LinkKind.MADE_BY, talk, holder, "B2")
    story.link(LinkKind.SAYS, talk, buyer, "B2", label="卖给")
    story.link(LinkKind.SOLD_TO, van, buyer, "B2", since=-24 * 280, source="收条、转账记录")
    return buyer


def _asked(story: Telling) -> InquiryId:
    """Two inquiries are open; return the look at the van."""
    story.stage.on()
    look = story.candidates.add_inquiry(
        story.case,
        InquiryEntry(
            question="河口区旧车院看车：右前部位痕迹，提取车漆样品",
            whom=BUYER,
            hours=2,
            outcomes=(
                OutcomeEntry("右前有新近碰撞、修补痕迹", (VAN,), 0.9, 0.03),
                OutcomeEntry("没有", (VAN,), 0.1, 0.97),
            ),
        ),
    )
    story.stage.on()
    others = (WHITE, LORRY)
    story.candidates.add_inquiry(
        story.case,
        InquiryEntry(
            question="问华澄财险：另两张读法相近的保单有无出险、批改",
            whom="华澄财险澄州分公司",
            hours=1,
            outcomes=(
                OutcomeEntry("事故后报过右前损失", others, 0.4, 0.02),
                OutcomeEntry("没有", others, 0.6, 0.98),
            ),
        ),
    )
    return look


def _enquired(story: Telling, found: float) -> None:
    """The police station knows the yard; the office of vehicles has still to answer."""
    year = story.stage.today.year
    story.measures.enquiry(
        "河口派出所",
        "辖区旧车院今年以来收购微型面包车的情况、经营人",
        f"澄临交函〔{year}〕41 号",
        found - 20,
        (found - 16.5, f"收购 3 辆，其中蓝色 1 辆，经营人{BUYER}", f"河口所复〔{year}〕12 号"),
    )
    story.measures.enquiry(
        "澄州市车辆管理所",
        f"{VAN} 历次过户、检验时的照片",
        f"澄临交函〔{year}〕44 号",
        found + 3,
        wanted=240,
    )


def _surrendered(story: Telling, van: NodeId, buyer: NodeId, found: float) -> None:
    """He comes of his own accord; only now the days of the determination run."""
    story.stage.on()
    story.lead.pursuit.surrender(
        story.case,
        SurrenderEntry(
            who=BUYER,
            at=story.at(found + 22.5),
            place="事故中队",
            received_by=LEAD,
            words="承认当日驾车撞人后驶离",
        ),
    )
    said = story.node(
        NodeKind.REPORT,
        f"{BUYER}的供述",
        "B1",
        sub="承认当日驾车撞人后驶离",
        from_at=story.at(found + 22.9),
    )
    story.link(LinkKind.MADE_BY, said, buyer, "A1")
    story.of_person(
        "投案并供述当日驾车", PersonEvidenceKind.STATEMENT, {buyer: 0.9}, 0.01, "B1", said
    )
    story.link(LinkKind.DRIVEN_BY, van, buyer, "B1", since=-0.5)
