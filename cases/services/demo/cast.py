"""The invented squad: officers, places, names and plates of the demonstration."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from cases.records.officers import Role
from cases.records.station import NewOfficer
from cases.records.unit import Unit

UNIT = Unit(
    organ="澄州市公安局交通警察支队临江大队",
    squad="事故中队",
    short_name="澄临",
    region="澄州市",
    address="澄州市临江区滨河路100号",
    phone="0000-8640122",
    court="澄州市临江区人民法院",
    committee="临江区道路交通事故纠纷人民调解委员会（滨河路102号，0000-8640133）",
    is_demo=True,
)

#: The first one founds the station.
OFFICERS = (
    NewOfficer("030102", "郝建勋", frozenset({Role.ADMINISTRATOR})),
    NewOfficer("030417", "王砚秋", frozenset({Role.INVESTIGATOR, Role.MEDIATOR})),
    NewOfficer("030422", "冯立成", frozenset({Role.INVESTIGATOR})),
    NewOfficer("030431", "顾明远", frozenset({Role.INVESTIGATOR})),
    NewOfficer("030436", "秦若川", frozenset({Role.INVESTIGATOR})),
    NewOfficer("030440", "周敏", frozenset({Role.MEDIATOR})),
    NewOfficer("030441", "陶然", frozenset({Role.MEDIATOR})),
    NewOfficer("030208", "陆海川", frozenset({Role.REVIEWER})),
    NewOfficer("030201", "邱国梁", frozenset({Role.SQUAD_LEADER, Role.APPROVER})),
    NewOfficer("030452", "高岚", frozenset({Role.DUTY_DESK})),
    NewOfficer("030113", "严正", frozenset({Role.INSPECTOR})),
    NewOfficer("030117", "苏敬", frozenset({Role.DISCIPLINE})),
)

#: Of the committee, no officer: sees what is handed to him.
COMMITTEE = "临江区道路交通事故纠纷人民调解委员会"
GUEST = NewOfficer("T0301", "孔祥和", frozenset({Role.PEOPLES_MEDIATOR}), "0000-8640133", COMMITTEE)

INVESTIGATORS = ("王砚秋", "冯立成", "顾明远", "秦若川")

_SURNAMES = "卢宋裴谢韩陶沈顾鲁方庞尤胡苗薛柯郑曲章刘孟靳石段汪丁任余姜贺"
_GIVEN = (
    *("建平", "巧云", "东升", "婉", "立军", "玉珍", "桥", "佩兰", "川", "雪梅"),
    *("义", "春燕", "大年", "德胜", "宁", "明", "晓岚", "红梅", "启明", "文涛"),
    *("庆和", "有田", "小海", "国安", "嘉禾", "思远", "长庚", "素秋", "永福", "翠屏"),
)
_PLACES = (
    *("环城北路与青石街路口", "滨河路与纺织东路口", "江堤路3公里处", "芦荡桥南端"),
    *("迎宾大道与学府路口", "菜场路农贸市场门前", "省道214线37公里500米", "码头路7号门前"),
    *("物流园东门", "苗圃路与江北路口", "石门路小学门前", "柳荫街与文庙巷路口"),
    *("高铁站前广场东侧路", "东湖路隧道北口", "滨江大道与渡口路口"),
)
_INSURERS = ("北岸财险澄州中心支公司", "华澄财险澄州分公司", "江南安保保险澄州支公司")
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person."""

    name: str
    id_number: str
    phone: str
    address: str


class Cast:
    """Deals out people, places and plates, the same ones every time."""

    def __init__(self) -> None:
        self._random = Random(20260924)  # noqa: S311 - invention, not secrecy
        self._names = self._all_names()

    def person(self) -> Person:
        """Return somebody new."""
        dice = self._random
        day = f"{dice.randint(1958, 2003)}{dice.randint(1, 12):02d}{dice.randint(1, 28):02d}"
        # Area code 990000 belongs to nowhere, so that no number can be somebody's.
        body = f"990000{day}{dice.randint(1, 999):03d}"
        total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
        return Person(
            next(self._names),
            body + "10X98765432"[total % 11],
            f"199{dice.randint(0, 99999999):08d}",
            f"澄州市临江区{dice.choice('东西南北')}苑{dice.randint(1, 40)}幢"
            f"{dice.randint(101, 606)}室",
        )

    def plate(self) -> str:
        """Return an invented plate; the letter O after 苏 is given to no city."""
        dice = self._random
        tail = f"{dice.randint(0, 9)}{dice.choice(_LETTERS)}{dice.randint(0, 999):03d}"
        return f"苏O{tail}"

    def place(self) -> str:
        """Return a place."""
        return self._random.choice(_PLACES)

    def insurer(self) -> str:
        """Return an insurer."""
        return self._random.choice(_INSURERS)

    def number(self, low: int, high: int) -> int:
        """Return a number, both ends included."""
        return self._random.randint(low, high)

    def _all_names(self) -> Iterator[str]:
        names = [surname + given for surname in _SURNAMES for given in _GIVEN]
        self._random.shuffle(names)
        while True:
            yield from names
