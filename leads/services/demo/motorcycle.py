"""An abandoned motorcycle with a false plate; a theft reported by a man who knows nothing of it.

The plate leads to its keeper and to his nephew; the motorcycle leads to the man who reports it
stolen; both lead to one person, who is away while his family pays. After each fact a step is
yielded.
"""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from cases.law.facts import FactKind
from cases.records.exhibits import ExhibitKind
from cases.records.holding import AdvanceEntry
from cases.records.measures import SearchKind, Subject
from cases.services.demo import flights
from leads.evidence.grade import grade_of
from leads.evidence.kinds import ClassSeen, FalsePlate, Finding, PlateSeen
from leads.evidence.records import InquiryEntry, InquiryId, OutcomeEntry, PersonEvidenceKind
from leads.graph.nodes import IdentifierKind, LinkKind, LinkStatus, NodeId, NodeKind
from leads.ranking.vehicle import Vehicle
from leads.services.demo import pictures
from leads.services.demo.registers import Registered, bring_in_vehicles, registered
from leads.services.demo.stage import LeadStage
from leads.services.demo.telling import LEAD, Telling

PLATE, KEEPER, NEPHEW, CALLER, MOTHER = "苏Z2C817", "赵长庚", "钱立军", "孙东升", "钱玉珍"
#: What the motorcycle is called, which no register has.
BIKE, BIKE_NAME = "#1", "无主摩托车"
_COUNT, _SEED = 2000, 817
#: As the witness read it; 8 and B, 1 and 7 look alike on a dirty plate.
READ = "苏Z?C[8B]1?"


class Step(StrEnum):
    """What was learned last."""

    READ = "read"
    ABANDONED = "abandoned"
    FALSE = "false"
    KEEPER = "keeper"
    TAKEN = "taken"
    REPORTED = "reported"
    MET = "met"
    PAID = "paid"


def vehicles() -> list[Registered]:
    """Return the register: the motorcycle the plate belongs to among all others."""
    every = registered(_COUNT, _SEED)
    own = Registered(
        PLATE, "普通摩托车", "普通二轮摩托车", "飞驹", "FJ125", 2016, "红", "北塘区", KEEPER,
        "江南安保保险", "PDZA202530218",
    )  # fmt: skip
    return [*every[:900], own, *every[900:]]


def tell(stage: LeadStage) -> None:
    """Tell the whole story."""
    for _step in told(Telling(stage, stage.case_at(LEAD, flights.MOTORCYCLE.place))):
        stage.on()


def told(story: Telling) -> Iterator[Step]:
    """Tell the story."""
    bring_in_vehicles(story, vehicles())
    story.evidence("菜场摊主：两轮摩托车", ClassSeen(("M21",)), "B2", origin="摊主")
    story.evidence("菜场摊主所读号牌", PlateSeen(READ), "C3")
    shed = _asked(story)
    yield Step.READ
    bike = _abandoned(story)
    _searched_for(story)
    yield Step.ABANDONED
    story.evidence("所挂号牌与车架号不符，系套用", FalsePlate(PLATE), "A1")
    story.stage.on()
    story.candidates.answer_inquiry(
        shed, 1, "车在车棚，号牌已被拆走，积灰，无碰撞痕迹", grade_of("A2")
    )
    yield Step.FALSE
    plate, keeper = _kept(story, bike)
    yield Step.KEEPER
    nephew = _taken(story, plate, keeper)
    yield Step.TAKEN
    caller, report = _reported(story, bike)
    yield Step.REPORTED
    _met(story, bike, nephew, caller, report)
    _looked_for(story)
    yield Step.MET
    _paid(story, nephew)
    yield Step.PAID


def _asked(story: Telling) -> InquiryId:
    """The reading fits one plate well: look at the motorcycle it belongs to."""
    story.stage.on()
    return story.candidates.add_inquiry(
        story.case,
        InquiryEntry(
            question=f"北塘区{KEEPER}家看车：{PLATE}",
            whom="北塘派出所",
            hours=1.5,
            outcomes=(
                OutcomeEntry("车身有新鲜碰撞痕迹", (PLATE,), 0.9, 0.02),
                OutcomeEntry("无碰撞痕迹", (PLATE,), 0.1, 0.98),
            ),
        ),
    )


def _abandoned(story: Telling) -> NodeId:
    """The motorcycle lies in a ditch beyond the market, with what it hit still on it."""
    found = story.found(
        5,
        ExhibitKind.PLATE,
        "所挂号牌 1 副",
        "柳荫街北段涵洞旁弃车上",
        "A1",
        quantity="1 副",
        features=f"{PLATE}，固封螺丝为普通自攻钉",
        packing="物证袋",
        seal="A-20805",
    )
    story.photo(found, "号牌正面", pictures.scrap((PLATE[2:],), (206, 178, 60), 17))
    story.stored(found, 7, "柳荫街北段涵洞旁")
    story.stage.on()
    story.board.bring_in(story.case)
    bike = story.node(
        NodeKind.VEHICLE,
        BIKE_NAME,
        "A1",
        sub="二轮 · 红黑 · 车架号部分磨去",
        numbers=((IdentifierKind.ENGINE, "FJ15-0407731"),),
        status=LinkStatus.CONFIRMED,
    )
    where = story.node(NodeKind.PLACE, "柳荫街北段涵洞", "A1", status=LinkStatus.CONFIRMED)
    scene = story.node(NodeKind.PLACE, story.place, "A1", status=LinkStatus.CONFIRMED)
    story.link(LinkKind.SEEN_AT, bike, where, "A1", since=4.5)
    story.link(LinkKind.SEEN_AT, bike, scene, "B2", since=0, source="菜场摊主")
    story.link(LinkKind.TAKEN_FROM, story.on_board("所挂号牌"), bike, "A1", since=5)
    story.hurt_at(scene)
    story.stage.on()
    story.candidates.add_vehicle(
        story.case, BIKE_NAME, Vehicle(vehicle_class="M21", colour="E"), bike
    )
    story.evidence(
        "弃车前叉有伤者衣物纤维、新鲜变形", Finding((BIKE,), 0.9, 0.0002), "A1", node=bike
    )
    story.fact(FactKind.VEHICLE_FOUND, 5, "弃车，驾驶人不明")
    return bike


def _searched_for(story: Telling) -> None:
    """Stations are asked: about the plate, the report of a theft, and where the nephew is."""
    year = story.stage.today.year
    story.measures.enquiry(
        "北塘派出所",
        f"{PLATE} 登记人{KEEPER}的摩托车现状、号牌去向",
        f"澄临交函〔{year}〕36 号",
        6,
        (28, "车在其家车棚，号牌约两月前被外甥拆走", f"北塘所复〔{year}〕9 号"),
    )
    story.measures.enquiry(
        "柳荫派出所",
        "事故前后各七日摩托车被盗、遗失的接报记录",
        f"澄临交函〔{year}〕38 号",
        8,
        (50, f"{CALLER}报称一辆摩托车被盗，说不出时间地点，附接报记录", f"柳荫所复〔{year}〕5 号"),
    )


def _looked_for(story: Telling) -> None:
    """Who borrowed it is picked out; his home is searched, and he is asked for elsewhere."""
    year = story.stage.today.year
    story.measures.identified(
        Subject.PHOTOS,
        74,
        "柳荫派出所",
        "修车铺店主 庞东升",
        10,
        "社区网格员 韩雪梅",
        "4 号照片",
        f"辨认出 4 号照片中的人（{NEPHEW}）是事故前一日骑走该摩托车的人",
    )
    story.measures.searched(
        SearchKind.SEARCH,
        f"澄公（交）搜查字〔{year}〕15 号",
        (80, 81.5),
        f"北塘区{NEPHEW}住处及附属车棚",
        f"{NEPHEW}之母 {MOTHER}",
        "固封螺丝 4 枚、划痕手套 1 副；本人不在，未发现其他可疑物品",
    )
    story.measures.enquiry(
        "邻市江北分局",
        f"{NEPHEW}在该地的落脚点、暂住登记",
        f"澄临交函〔{year}〕47 号",
        100,
        wanted=240,
    )


def _kept(story: Telling, bike: NodeId) -> tuple[NodeId, NodeId]:
    """The register says whose plate it is."""
    plate = story.node(
        NodeKind.PLATE, PLATE, "A1", numbers=((IdentifierKind.PLATE, PLATE),),
        status=LinkStatus.CONFIRMED,
    )  # fmt: skip
    keeper = story.node(NodeKind.PERSON, KEEPER, "A2", sub="号牌登记人，七十一岁")
    story.link(LinkKind.BEARS_PLATE, bike, plate, "A1")
    story.link(LinkKind.REGISTERED_TO, plate, keeper, "A1", source="澄州市车辆管理所")
    return plate, keeper


def _taken(story: Telling, plate: NodeId, keeper: NodeId) -> NodeId:
    """A relative took the plate when the old motorcycle was laid up."""
    nephew = story.node(NodeKind.PERSON, NEPHEW, "B2", sub=f"{KEEPER}的外甥，去向不明")
    said = story.node(
        NodeKind.REPORT, f"询问{KEEPER}", "B2", sub="号牌被外甥拆走", from_at=story.at(30)
    )
    story.link(LinkKind.MADE_BY, said, keeper, "A1")
    story.link(LinkKind.RELATIVE, keeper, nephew, "A1")
    story.link(LinkKind.KEPT_BY, plate, nephew, "B2", since=-24 * 60, source=f"询问{KEEPER}")
    return nephew


def _reported(story: Telling, bike: NodeId) -> tuple[NodeId, NodeId]:
    """A third man reports a motorcycle stolen: his engine number, but neither time nor place."""
    caller = story.node(NodeKind.PERSON, CALLER, "B3", sub="修车铺学徒")
    report = story.node(
        NodeKind.REPORT,
        f"{CALLER}报称摩托车被盗",
        "D4",
        sub="不知何时、何地被盗",
        from_at=story.at(40),
        source="派出所接报记录",
    )
    story.link(LinkKind.MADE_BY, report, caller, "A1")
    story.link(LinkKind.SAYS_STOLEN, report, bike, "D4", status=LinkStatus.UNCONFIRMED)
    story.link(LinkKind.USED_BY, bike, caller, "B2", source="发动机号与其购车收据相符")
    return caller, report


def _met(story: Telling, bike: NodeId, nephew: NodeId, caller: NodeId, report: NodeId) -> None:
    """He reported it for the nephew, who had borrowed it and asked him to."""
    phone = story.node(
        NodeKind.REPORT,
        "通话清单",
        "A2",
        sub="报案前 20 分钟二人通话",
        source="调取证据通知书 0921 号",
        from_at=story.at(39.6),
    )
    story.link(LinkKind.ACQUAINTED, nephew, caller, "A2", source="通话清单")
    story.link(LinkKind.SAYS, phone, nephew, "A2", label="叫其报失")
    story.link(
        LinkKind.USED_BY, bike, nephew, "B2", since=-20, source=f"再次询问{CALLER}：事故前一日借走"
    )
    story.of_person(
        "报失而不知时间地点，事后承认受托报失",
        PersonEvidenceKind.CONTRADICTION,
        {nephew: 0.5, caller: 0.04},
        0.04,
        "B2",
        report,
    )
    story.of_person(
        f"{CALLER}当时在修车铺，监控可见",
        PersonEvidenceKind.ALIBI,
        {caller: 0.02},
        0.7,
        "A2",
        phone,
    )


def _paid(story: Telling, nephew: NodeId) -> None:
    """He is away; his mother pays the hospital of her own will."""
    victim = story.lead.cases.open_file(story.case).people.parties[0]
    story.stage.on()
    story.lead.holding.take_advance(
        story.case,
        AdvanceEntry(
            payer=MOTHER,
            amount=Decimal("8000.00"),
            purpose="伤者抢救、住院费用",
            for_id=victim.id,
            statement="自愿垫付声明，不作为任何处理的条件",
            received_at=story.at(73),
            receipt="0000817",
            kept_at="大队财务专户",
        ),
    )
    mother = story.node(NodeKind.PERSON, MOTHER, "A2", sub="代为垫付 8000 元")
    story.link(LinkKind.RELATIVE, mother, nephew, "A1")
