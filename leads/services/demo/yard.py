"""The yard in which the van stands: searched, paint taken of the van and compared, people asked."""

from dataclasses import replace

from cases.records.exhibits import ExhibitKind
from cases.records.measures import SearchKind, Subject
from leads.evidence.grade import grade_of
from leads.evidence.kinds import Finish, Layer, Origin
from leads.evidence.kinds import Role as Coat
from leads.evidence.records import EvidenceId
from leads.evidence.samples import SampleEntry
from leads.exhibits.records import ExhibitId
from leads.graph.nodes import LinkKind, NodeId
from leads.services.demo import pictures
from leads.services.demo.telling import LEAD, SECOND, Telling

_WITNESS = "车院看门人 方大年"
#: As the door was painted in the factory.
DOOR = (
    Layer(Coat.TOPCOAT, (34.4, 0.5, -31.0), Finish.SOLID, Origin.OEM, 1, 41.0, "蓝色面漆"),
    Layer(Coat.PRIMER, (61.8, 0.1, 1.1), Finish.SOLID, Origin.OEM, 1, 33.0, "灰色中涂"),
    Layer(Coat.ELECTROCOAT, (44.1, 0.0, -2.1), Finish.SOLID, Origin.OEM, 1, 19.0),
)
#: The wing was painted over after the accident; what is below is as on the door.
WING = (
    Layer(Coat.TOPCOAT, (36.9, -0.6, -27.8), Finish.SOLID, Origin.REFINISH, 1, 96.0, "补漆面漆"),
    Layer(Coat.FILLER, None, Finish.SOLID, Origin.REFINISH, 1, 310.0, "原子灰"),
    replace(DOOR[0], thickness=39.0),
    *DOOR[1:],
)


def searched(story: Telling, found: float, plate: str) -> None:
    """Search the yard under a warrant; the van bears the marks of a repair."""
    story.measures.searched(
        SearchKind.SEARCH,
        f"澄公（交）搜查字〔{story.stage.today.year}〕17 号",
        (found + 0.5, found + 1.8),
        "河口区旧车院及院内停放的蓝色微型面包车",
        _WITNESS,
        f"{plate} 号微型面包车 1 辆，右前翼子板新补漆；提取车漆样品 2 份",
    )


def sampled(story: Telling, found: float, van: NodeId, plate: str, fleck: EvidenceId) -> None:
    """Take paint of the van in two places, put an entry right, and let the comparison count."""
    door = _taken(story, found + 1, "左前门", plate, "A-20741", 21)
    wing = _taken(story, found + 1.2, "右前翼子板", plate, "A-20742", 22)
    story.stage.on()
    story.board.bring_in(story.case)
    for made in (door, wing):
        story.link(LinkKind.TAKEN_FROM, story.exhibit_node(made), van, "A1", since=found + 1)
    number = f"提取笔录〔{story.stage.today.year}〕31 号"
    taken = SampleEntry(
        vehicle=plate,
        spot="左前门下沿",
        taken_at=story.at(found + 1),
        taken_by=f"{LEAD}、{SECOND}",
        layers=DOOR,
        witness=_WITNESS,
        number=number,
        exhibit=door,
    )
    story.stage.on()
    first = story.candidates.add_sample(story.case, taken)
    mended = replace(
        taken,
        spot="右前翼子板轮眉上方",
        taken_at=story.at(found + 1.2),
        layers=WING,
        exhibit=wing,
    )
    wrong = replace(WING[0], thickness=9.6)
    story.stage.on()
    second = story.candidates.add_sample(story.case, replace(mended, layers=(wrong, *WING[1:])))
    story.stage.on()
    story.candidates.change_sample(second, mended, "厚度录错，经核对检验记录")
    story.stage.on()
    story.candidates.count_paint(story.case, fleck, first, grade_of("A1"))


def _taken(story: Telling, hours: float, spot: str, plate: str, seal: str, seed: int) -> ExhibitId:
    """Enter a sample as an exhibit, and put it away."""
    made = story.found(
        hours,
        ExhibitKind.PAINT,
        f"车漆样品（{spot}）",
        "河口区旧车院",
        "A1",
        quantity="1 份",
        features=f"取自 {plate} {spot}",
        packing="纸袋",
        seal=seal,
        witness=_WITNESS,
    )
    story.photo(made, f"{spot}取样处", pictures.flecks((40, 74, 130), 1, seed))
    story.stored(made, hours + 2, "河口区旧车院")
    return made


def asked(story: Telling, found: float, plate: str, buyer: str) -> None:
    """Who saw the van, and who brought it: ten photographs each, one at a time."""
    story.measures.identified(
        Subject.VEHICLE_PHOTOS,
        found + 4,
        "事故中队询问室",
        "买菜人 卢桂香",
        10,
        "社区网格员 田素琴",
        "6 号照片",
        f"辨认出 6 号照片中的车（{plate}）与当日所见车型、车顶行李架相同",
    )
    story.measures.identified(
        Subject.PHOTOS,
        found + 5.5,
        "河口派出所",
        _WITNESS,
        12,
        "社区网格员 段春燕",
        "9 号照片",
        f"辨认出 9 号照片中的人（{buyer}）是将该车开入车院的人",
    )
