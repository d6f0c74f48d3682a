"""The words papers use are those of the window; what evidence says tells no probability."""

from collections.abc import Mapping

import pytest

from leads.evidence.kinds import (
    CONTENTS,
    ClassSeen,
    ColourSeen,
    Content,
    FalsePlate,
    Finding,
    Key,
    Layer,
    Paint,
    Part,
    PlateSeen,
    Report,
    Role,
    Sighting,
    Sticker,
)
from leads.telling import words
from leads.telling.describing import described
from leads.telling.notice import vehicle_words
from ui.labels import candidates, evidence, leads

SAID: tuple[tuple[Content, str], ...] = (
    (PlateSeen("苏Z?K3?D", "蓝"), "所见号牌 苏Z?K3?D；蓝底"),
    (ColourSeen("AH"), "车身白蓝色"),
    (
        Paint((Layer(Role.CLEARCOAT), Layer(Role.TOPCOAT, (30.0, 5.0, -40.0)))),
        "漆层 2 层（由外向内）：清漆、面漆；测色 1 层",
    ),
    (
        Sticker("华澄财险", 2025, "?4417", ("14417",)),
        "华澄财险；2025 年度；编号 ?4417；另可读作 14417",
    ),
    (ClassSeen(("K33", "K41")), "车型 小型轿车、微型普通客车"),
    (Part(("五菱宏光",), (2012, 2016), "81-4420"), "适用车型 五菱宏光；2012–2016 年；件号 81-4420"),
    (Sighting("苏Z6K35D", 1200.0, 8.5), "号牌 苏Z6K35D；距现场 1200 米；与事故相隔 8.5 分"),
    (FalsePlate("苏Z12345"), "悬挂号牌 苏Z12345，不属于该车"),
    (Key(("长安", "五菱")), "钥匙适用品牌 长安、五菱"),
    (
        Report(("苏Z1",), ("车色",), ("时间",), ("地点",), "9 日"),
        "来电时间 9 日；指向 苏Z1；知道：车色；说不出：时间；与已查明事实不符：地点",
    ),
    (Finding(("苏Z8K31D",), 0.93, 0.017), "涉及 苏Z8K31D"),
)


@pytest.mark.parametrize(
    ("here", "window"),
    [
        (words.NODES, leads.NODE_KINDS),
        (words.LINKS, leads.LINK_KINDS),
        (words.STATUSES, leads.STATUSES),
        (words.SUBJECTS, leads.SUBJECTS),
        (words.SEARCHES, leads.SEARCHES),
        (words.EVIDENCE, evidence.KINDS),
        (words.PERSONS, evidence.PERSON_KINDS),
        (words.INQUIRIES, evidence.INQUIRY_STATES),
        (words.LAYERS, evidence.ROLES),
        (words.SUPPORTS, candidates.SUPPORTS),
        (words.AGAINST, candidates.AGAINST),
    ],
)
def test_a_paper_calls_everything_as_the_window_does(
    here: Mapping[object, str], window: Mapping[object, str]
) -> None:
    assert dict(here) == dict(window)


@pytest.mark.parametrize(("content", "text"), SAID)
def test_evidence_is_told_in_words(content: Content, text: str) -> None:
    assert described(content) == text


def test_every_kind_of_evidence_can_be_told() -> None:
    assert {type(content) for content, _ in SAID} == set(CONTENTS.values())


def test_what_was_reported_of_a_vehicle_is_not_told_twice() -> None:
    seen = (ColourSeen("H"), ColourSeen("H"), ClassSeen(("K41",)), Finding(("苏Z8K31D",), 0.9, 0.1))
    assert (
        vehicle_words("车身蓝色微面，右灯破损。", seen)
        == "车身蓝色微面，右灯破损；车型：微型普通客车"
    )
