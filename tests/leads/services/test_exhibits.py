"""Exhibits in the real store: entered, their chain kept, corrected, photographed, printed."""

import zlib
from datetime import timedelta
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from sqlalchemy import text
from sqlcipher3.dbapi2 import IntegrityError

from cases.records.documents import RegisterKind
from cases.records.exhibits import CustodyAct, ExhibitKind
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from leads.evidence.grade import grade_of
from leads.exhibits.records import (
    Exhibit,
    ExhibitEntry,
    ExhibitId,
    FlagKind,
    Standing,
    StepEntry,
    StepId,
)
from leads.exhibits.sheet import ExhibitSheet
from leads.services.board import BoardService
from leads.services.exhibits import ExhibitService, record_step, traces_taken
from tests.cases.services.holding_case import Squad, make_squad
from tests.conftest import Begin, Clock, DeskOf

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def squad(begin: Begin) -> Squad:
    made: Squad = begin(make_squad)
    return made


@pytest.fixture
def exhibits(squad: Squad) -> ExhibitService:
    return ExhibitService(squad.lead)


def paint(desk: Desk, **changes: Any) -> ExhibitEntry:
    values: dict[str, Any] = {
        "kind": ExhibitKind.PAINT,
        "name": "蓝色漆片",
        "found_at": desk.now() - timedelta(hours=2),
        "found_where": "环城北路与青石街路口东侧",
        "found_by": "王砚秋",
    }
    return ExhibitEntry(**{**values, **changes})


def stored(desk: Desk, **changes: Any) -> StepEntry:
    values: dict[str, Any] = {
        "act": CustodyAct.STORED,
        "at": desk.now() - timedelta(hours=1),
        "person": "王砚秋",
        "from_place": "环城北路与青石街路口东侧",
        "manner": "密封袋，随身携带",
        "place": "物证室 2 号柜",
        "holder": "物证管理员 沈默",
    }
    return StepEntry(**{**values, **changes})


def only(service: ExhibitService, case: CaseId) -> Exhibit:
    (one,) = service.of_case(case).exhibits
    return one


def picture(width: int = 640, height: int = 480, kind: str = "JPEG") -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), "steelblue").save(made, kind)
    return made.getvalue()


def test_an_exhibit_needs_five_fields_and_begins_its_chain(
    squad: Squad, exhibits: ExhibitService
) -> None:
    exhibits.add(squad.case, paint(squad.lead))
    one = only(exhibits, squad.case)
    assert (one.n, one.name, one.grade, one.standing) == (1, "蓝色漆片", None, Standing.OUT)
    assert [step.entry.act for step in one.steps] == [CustodyAct.COLLECTED]
    assert (one.holder, one.flags) == ("王砚秋", ())
    assert exhibits.of_case(squad.case).ungraded == 1


@pytest.mark.parametrize("field", ["name", "found_where", "found_by"])
def test_a_missing_field_is_named(squad: Squad, exhibits: ExhibitService, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        exhibits.add(squad.case, paint(squad.lead, **{field: "  "}))
    assert refused.value.reason is Reason.FIELD_MISSING
    assert refused.value.details["field"] == field


def test_numbers_go_on_within_the_case(squad: Squad, exhibits: ExhibitService) -> None:
    for name in ("漆片", "标志残片", "灯罩碎片"):
        exhibits.add(squad.case, paint(squad.lead, name=name))
    assert [one.n for one in exhibits.of_case(squad.case).exhibits] == [1, 2, 3]


def test_the_chain_says_where_it_is_and_under_which_seal(
    squad: Squad, exhibits: ExhibitService
) -> None:
    made = exhibits.add(squad.case, paint(squad.lead, seal="A-101", packing="纸袋"))
    exhibits.record(made, stored(squad.lead))
    one = only(exhibits, squad.case)
    assert (one.standing, one.place, one.seal) == (Standing.KEPT, "物证室 2 号柜", "A-101")
    assert one.flags == ()


def test_a_step_from_another_place_than_it_was_left_in_is_flagged(
    squad: Squad, exhibits: ExhibitService
) -> None:
    made = exhibits.add(squad.case, paint(squad.lead))
    exhibits.record(made, stored(squad.lead))
    exhibits.record(
        made,
        stored(squad.lead, act=CustodyAct.TAKEN_OUT, at=squad.lead.now(), from_place="车库"),
    )
    (flag,) = only(exhibits, squad.case).flags
    assert (flag.kind, flag.left, flag.found) == (FlagKind.PLACE_GAP, "物证室 2 号柜", "车库")


def test_days_in_nobodys_keeping_are_counted(
    squad: Squad, exhibits: ExhibitService, clock: Clock
) -> None:
    exhibits.add(squad.case, paint(squad.lead))
    clock.advance(days=5)
    (flag,) = only(exhibits, squad.case).flags
    assert (flag.kind, flag.days) == (FlagKind.UNACCOUNTED, 5)


@pytest.mark.parametrize("field", ["person", "from_place", "manner"])
def test_a_step_answers_the_five_questions(
    squad: Squad, exhibits: ExhibitService, field: str
) -> None:
    made = exhibits.add(squad.case, paint(squad.lead))
    with pytest.raises(Refusal) as refused:
        exhibits.record(made, stored(squad.lead, **{field: ""}))
    assert refused.value.details["field"] == field
    assert refused.value.article == "admin.189"


def test_nothing_is_recorded_ahead_of_time_or_before_it_was_found(
    squad: Squad, exhibits: ExhibitService
) -> None:
    now = squad.lead.now()
    made = exhibits.add(squad.case, paint(squad.lead))
    for changes, reason in (
        ({"at": now + timedelta(minutes=1)}, Reason.IN_THE_FUTURE),
        ({"until": now + timedelta(minutes=1)}, Reason.IN_THE_FUTURE),
        ({"at": now, "until": now - timedelta(minutes=1)}, Reason.TIMES_INVERTED),
        ({"at": now.replace(year=1900)}, Reason.TIMES_INVERTED),
    ):
        with pytest.raises(Refusal) as refused:
            exhibits.record(made, stored(squad.lead, **changes))
        assert refused.value.reason is reason
    with pytest.raises(Refusal):
        exhibits.add(squad.case, paint(squad.lead, found_at=now + timedelta(minutes=1)))


def test_a_wrong_step_is_put_right_by_a_new_one_and_both_stay(
    squad: Squad, exhibits: ExhibitService
) -> None:
    made = exhibits.add(squad.case, paint(squad.lead))
    wrong = exhibits.record(made, stored(squad.lead, place="物证室 3 号柜"))
    exhibits.correct(wrong, stored(squad.lead), "柜号写错")
    one = only(exhibits, squad.case)
    assert len(one.steps) == 3
    assert one.place == "物证室 2 号柜"
    assert [(step.replaces, step.reason) for step in one.steps[1:]] == [
        (None, ""),
        (wrong, "柜号写错"),
    ]
    told = next(one for one in squad.lead.cases.journal(squad.case) if one.act.endswith("correct"))
    assert told.values["old"]["place"] == "物证室 3 号柜"
    assert told.values["new"]["place"] == "物证室 2 号柜"
    with pytest.raises(Refusal) as refused:
        exhibits.correct(wrong, stored(squad.lead), "又写错")
    assert refused.value.reason is Reason.CHANGED_MEANWHILE


def test_a_step_of_another_exhibit_is_taken_back(squad: Squad, exhibits: ExhibitService) -> None:
    made = exhibits.add(squad.case, paint(squad.lead))
    wrong = exhibits.record(made, stored(squad.lead))
    back = exhibits.withdraw(wrong, "应登记在物证 2")
    one = only(exhibits, squad.case)
    assert (one.standing, one.place) == (Standing.OUT, "")
    assert len(one.steps) == 3
    for step in (wrong, back):
        with pytest.raises(Refusal) as refused:
            exhibits.withdraw(step, "再撤")
        assert refused.value.reason is Reason.CHANGED_MEANWHILE
    with pytest.raises(Refusal) as refused:
        exhibits.withdraw(wrong, "  ")
    assert refused.value.reason is Reason.REASON_MISSING


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE exhibit_steps SET place = '别处'",
        "DELETE FROM exhibit_steps",
        "DELETE FROM exhibits",
        "DELETE FROM exhibit_photos",
        "UPDATE exhibit_prints SET receiver = '别人'",
    ],
)
def test_no_sql_changes_what_was_recorded(
    squad: Squad, exhibits: ExhibitService, statement: str
) -> None:
    made = exhibits.add(squad.case, paint(squad.lead))
    exhibits.add_photo(made, "漆片.jpg", picture())
    exhibits.print_sheet(made, "检验室", lambda _sheet: b"%PDF-")
    with (
        pytest.raises(IntegrityError, match=r"change|deleted"),
        squad.lead.act("x", squad.case) as deed,
    ):
        deed.session.execute(text(statement))


def test_two_steps_at_the_same_minute_stand_in_the_order_they_were_entered(
    squad: Squad, exhibits: ExhibitService
) -> None:
    made = exhibits.add(squad.case, paint(squad.lead))
    moment = squad.lead.now() - timedelta(hours=1)
    exhibits.record(made, stored(squad.lead, at=moment))
    exhibits.record(
        made,
        stored(
            squad.lead, act=CustodyAct.MOVED, at=moment, from_place="物证室2号柜", place="冷藏柜"
        ),
    )
    one = only(exhibits, squad.case)
    assert (one.place, one.flags) == ("冷藏柜", ())


def test_a_key_is_tried_only_after_its_traces_were_taken_and_by_the_canvass(
    squad: Squad, exhibits: ExhibitService
) -> None:
    made = exhibits.add(squad.case, paint(squad.lead, kind=ExhibitKind.KEY, name="钥匙一串"))
    outing = stored(squad.lead, act=CustodyAct.TRIED, place="", holder="王砚秋、冯立成")
    with pytest.raises(Refusal) as refused:
        exhibits.record(made, outing)
    assert refused.value.reason is Reason.TRIED_IN_CANVASS
    with (
        pytest.raises(Refusal) as untaken,
        squad.lead.act("canvass.begin", squad.case) as deed,
    ):
        record_step(deed, squad.lead, made, outing)
    assert untaken.value.reason is Reason.TRACES_NOT_TAKEN
    early = squad.lead.now() - timedelta(minutes=90)
    exhibits.record(made, StepEntry(act=CustodyAct.TRACES, at=early, person="技术员 罗一"))
    with squad.lead.act("canvass.begin", squad.case) as deed:
        record_step(deed, squad.lead, made, outing)
    one = only(exhibits, squad.case)
    assert (one.traces_at, one.flags, one.standing) == (early, (), Standing.OUT)


def test_a_step_is_recorded_inside_another_act(squad: Squad, exhibits: ExhibitService) -> None:
    made = exhibits.add(squad.case, paint(squad.lead, kind=ExhibitKind.KEY))
    with squad.lead.act("canvass.begin", squad.case) as deed:
        assert traces_taken(deed.session, made) is None
        record_step(deed, squad.lead, made, stored(squad.lead, act=CustodyAct.TRACES))
        assert traces_taken(deed.session, made) is not None
    assert len(only(exhibits, squad.case).steps) == 2


def test_a_photograph_put_on_the_thing_afterwards_shows_on_the_exhibit(
    squad: Squad, exhibits: ExhibitService
) -> None:
    thing = squad.seize(on_site=True)
    squad.lead.holding.add_photo(thing, "车头.jpg", picture())
    squad.lead.holding.add_photo(thing, "扣押清单.pdf", b"%PDF-1")
    exhibits.link_thing(thing, ExhibitKind.PART)
    later = squad.lead.holding.add_photo(thing, "右前角.jpg", picture(), "右前角")
    squad.lead.holding.add_photo(thing, "清单.pdf", b"%PDF-1")
    (one,) = exhibits.of_case(squad.case).exhibits
    assert [(photo.name, photo.caption) for photo in one.photos] == [
        ("车头.jpg", ""),
        ("右前角.jpg", "右前角"),
    ]
    assert one.photos[1].thumbnail.startswith(b"\xff\xd8")
    assert exhibits.picture(later).startswith(b"\xff\xd8")


def test_a_thing_held_becomes_an_exhibit_without_being_entered_again(
    squad: Squad, exhibits: ExhibitService, clock: Clock
) -> None:
    thing = squad.seize(on_site=True)
    squad.lead.holding.add_photo(thing, "车头.jpg", picture())
    assert [one.id for one in exhibits.of_case(squad.case).things] == [thing]
    made = exhibits.link_thing(thing, ExhibitKind.PART)
    one = only(exhibits, squad.case)
    assert exhibits.of_case(squad.case).things == ()
    assert [step.of_holding for step in one.steps] == [True]
    assert len(one.photos) == 1
    assert one.place == "本大队车辆保管处 3 号位"
    assert one.found_by == squad.lead.officer.name
    step = one.steps[0].id
    with pytest.raises(Refusal) as refused:
        exhibits.withdraw(step, "误录")
    assert refused.value.reason is Reason.KEPT_WITH_THINGS
    with pytest.raises(Refusal) as refused:
        exhibits.record(made, stored(squad.lead, act=CustodyAct.RETURNED, at=squad.lead.now()))
    assert refused.value.reason is Reason.KEPT_WITH_THINGS
    with pytest.raises(Refusal) as refused:
        exhibits.link_thing(thing, ExhibitKind.PART)
    assert refused.value.reason is Reason.CHANGED_MEANWHILE
    clock.advance(hours=1)


def test_what_it_is_said_to_be_is_put_right_with_a_reason(
    squad: Squad, exhibits: ExhibitService
) -> None:
    made = exhibits.add(squad.case, paint(squad.lead, seal="A-101"))
    with pytest.raises(Refusal) as refused:
        exhibits.change(made, paint(squad.lead, name="绿色漆片"), " ")
    assert refused.value.reason is Reason.REASON_MISSING
    exhibits.change(made, paint(squad.lead, name="绿色漆片"), "灯光下看错")
    one = only(exhibits, squad.case)
    assert (one.name, one.seal) == ("绿色漆片", "A-101")
    told = next(one for one in squad.lead.cases.journal(squad.case) if one.act.endswith("change"))
    assert told.values["old"] == {"exhibit_name": "蓝色漆片"}
    assert told.values["new"] == {"exhibit_name": "绿色漆片"}


def test_it_is_graded_on_both_axes_or_counted_as_ungraded(
    squad: Squad, exhibits: ExhibitService
) -> None:
    made = exhibits.add(squad.case, paint(squad.lead))
    exhibits.grade(made, grade_of("b2"), "来源可靠，与鉴定一致")
    assert str(only(exhibits, squad.case).grade) == "B2"
    exhibits.grade(made, None, "重新评定")
    assert exhibits.of_case(squad.case).ungraded == 1


def test_a_photograph_is_kept_with_its_hash_and_a_small_picture(
    squad: Squad, exhibits: ExhibitService
) -> None:
    made = exhibits.add(squad.case, paint(squad.lead))
    content = picture(4000, 3000)
    kept = exhibits.add_photo(made, "漆片.jpg", content, "全貌")
    (photo,) = only(exhibits, squad.case).photos
    assert (photo.width, photo.height, photo.caption) == (4000, 3000, "全貌")
    assert max(Image.open(BytesIO(photo.thumbnail)).size) == 240
    assert squad.lead.attachments.read(kept) == content
    assert max(Image.open(BytesIO(exhibits.picture(kept))).size) == 2400


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.FILE_TOO_LARGE),
        (b"\xff\xd8\xff" + bytes(40 * 1024 * 1024), Reason.FILE_TOO_LARGE),
        (b"%PDF-1.7 scan", Reason.PHOTO_UNREADABLE),
        ("就是一段文字".encode(), Reason.PHOTO_UNREADABLE),
        (picture()[:400], Reason.PHOTO_UNREADABLE),
        (picture(kind="PNG")[:-200], Reason.PHOTO_UNREADABLE),
        (b"GIF89a" + bytes(50), Reason.PHOTO_UNREADABLE),
    ],
    ids=["empty", "40 MB", "pdf", "text", "cut jpeg", "cut png", "gif"],
)
def test_what_is_no_whole_photograph_is_refused_and_nothing_is_kept(
    squad: Squad, exhibits: ExhibitService, content: bytes, reason: Reason
) -> None:
    made = exhibits.add(squad.case, paint(squad.lead))
    with pytest.raises(Refusal) as refused:
        exhibits.add_photo(made, "照片.jpg", content)
    assert refused.value.reason is reason
    assert squad.lead.attachments.of_case(squad.case) == ()


def test_a_picture_that_unpacks_to_too_much_is_refused(
    squad: Squad, exhibits: ExhibitService
) -> None:
    made = exhibits.add(squad.case, paint(squad.lead))
    header = picture(16, 16, "PNG")
    bomb = bytearray(header)
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    bomb[29:33] = zlib.crc32(bytes(bomb[12:29])).to_bytes(4, "big")
    with pytest.raises(Refusal) as refused:
        exhibits.add_photo(made, "大图.png", bytes(bomb))
    assert refused.value.reason is Reason.PHOTO_TOO_FINE


def test_a_sheet_is_numbered_named_and_kept_as_it_was_printed(
    squad: Squad, exhibits: ExhibitService
) -> None:
    made = exhibits.add(squad.case, paint(squad.lead))
    exhibits.add_photo(made, "漆片.jpg", picture(2000, 1500))
    seen: list[ExhibitSheet] = []

    def press(sheet: ExhibitSheet) -> bytes:
        seen.append(sheet)
        return b"%PDF-" + str(sheet.copy_no).encode()

    assert exhibits.print_sheet(made, "检验室", press) == b"%PDF-1"
    exhibits.print_sheet(made, "检察院", press)
    assert [(sheet.copy_no, sheet.receiver) for sheet in seen] == [(1, "检验室"), (2, "检察院")]
    assert max(Image.open(BytesIO(seen[0].photos[0].picture)).size) == 1300
    printed = only(exhibits, squad.case).printed
    assert [one.receiver for one in printed] == ["检验室", "检察院"]
    assert exhibits.printed_sheet(printed[1].attachment_id) == b"%PDF-2"
    with pytest.raises(Refusal) as refused:
        exhibits.print_sheet(made, " ", press)
    assert refused.value.reason is Reason.FIELD_MISSING


def test_a_mediator_and_a_stranger_see_no_exhibit(
    squad: Squad, exhibits: ExhibitService, desk_of: DeskOf
) -> None:
    made = exhibits.add(squad.case, paint(squad.lead))
    for other in (desk_of("调解员甲", Role.MEDIATOR), desk_of("民警乙", Role.INVESTIGATOR)):
        stranger = ExhibitService(other)
        asked: list[Callable[[], object]] = [
            partial(stranger.of_case, squad.case),
            partial(stranger.record, made, stored(squad.lead)),
            partial(stranger.add, squad.case, paint(squad.lead)),
            partial(stranger.withdraw, StepId(1), "某"),
        ]
        for ask in asked:
            with pytest.raises(Refusal) as refused:
                ask()
            assert refused.value.reason in {Reason.NOT_FOUND, Reason.NOT_ALLOWED}


def test_three_thousand_characters_and_an_emoji_are_kept_as_they_are(
    squad: Squad, exhibits: ExhibitService
) -> None:
    long = "蓝" * 3000 + "🔑"
    made = exhibits.add(squad.case, paint(squad.lead, features=long, name="漆片🚗"))
    exhibits.record(made, stored(squad.lead, words=long))
    one = only(exhibits, squad.case)
    assert (one.features, one.name, one.steps[1].entry.words) == (long, "漆片🚗", long)
    assert one.id == ExhibitId(made)


def test_the_register_of_the_month_lists_what_came_in_and_went_out(
    squad: Squad, exhibits: ExhibitService
) -> None:
    made = exhibits.add(squad.case, paint(squad.lead, seal="A-101"))
    wrong = exhibits.record(made, stored(squad.lead, person="冯立成"))
    exhibits.correct(wrong, stored(squad.lead), "经手人写错")
    exhibits.record(made, stored(squad.lead, act=CustodyAct.OPENED, opened_by="罗一"))
    page = squad.lead.documents.month(RegisterKind.EXHIBITS, 2026, 9)
    assert [(row[5], row[6]) for row in page.rows] == [("提取", "王砚秋"), ("入库", "王砚秋")]
    assert page.summary == "共 2 次：入 2 次，出 0 次；月末在库 1 件。"
    sent = stored(squad.lead, act=CustodyAct.SENT, at=squad.lead.now(), from_place="物证室 2 号柜")
    exhibits.record(made, sent)
    page = squad.lead.documents.month(RegisterKind.EXHIBITS, 2026, 9)
    assert page.summary == "共 3 次：入 2 次，出 1 次；月末在库 0 件。"
    assert squad.leader.documents.month(RegisterKind.EXHIBITS, 2026, 9).rows == ()
    assert squad.lead.documents.month(RegisterKind.EXHIBITS, 2026, 8).rows == ()


def test_it_says_as_which_node_it_shows_on_the_board(
    squad: Squad, exhibits: ExhibitService
) -> None:
    exhibits.add(squad.case, paint(squad.lead))
    assert only(exhibits, squad.case).node_id is None
    BoardService(squad.lead).bring_in(squad.case)
    one = only(exhibits, squad.case)
    assert one.node_id is not None
    assert "蓝色漆片" in one.node
    node = BoardService(squad.lead).board(squad.case).graph.node(one.node_id)
    assert node.from_at == one.found_at
