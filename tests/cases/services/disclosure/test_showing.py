"""Evidence is shown before the determination, without what must be withheld (arts 63, 65)."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import update

from cases.law.facts import FactKind
from cases.law.withholding import Withheld, withholding_rules
from cases.records.access import SecretEntry, SecretKind
from cases.records.cases import FactEntry
from cases.records.disclosure import (
    Came,
    Cover,
    HeldEntry,
    InspectionEntry,
    MeetingEntry,
    MeetingGround,
    MeetingState,
    PackageItem,
    Showing,
    SourceKind,
    Told,
    Treatment,
    Visitor,
)
from cases.records.officers import Role, TeamRole
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.cases import CaseRow, FactRow
from reports.covering import covers_of
from reports.layout.blocks import Type, paragraph
from reports.layout.breaking import Align
from reports.layout.drawing import Pdf
from reports.layout.faces import Style
from reports.layout.page import A4, Furniture, Geometry
from reports.layout.paging import pages
from reports.packages import as_pdf, stamped
from reports.preview import page_count, page_image, page_text
from tests.cases.services.documents_case import ACase, put_case
from tests.conftest import Clock, DeskOf

DAY = date(2026, 9, 22)
PHONE = "0000-7731942"


def paper(*lines: str) -> bytes:
    sheet = Geometry(*A4, 60, 500, 780, 60)
    pdf = Pdf("询问笔录")
    kind = Type(Style.BODY, 14, 24, Align.LEFT)
    slices = [one for line in lines for one in paragraph(line, kind, sheet.body_width)]
    pdf.add(pages(slices, sheet.body_height), Furniture(sheet))
    return pdf.finished()


def photograph() -> bytes:
    out = BytesIO()
    picture = Image.new("RGB", (640, 480), (200, 30, 30))
    exif = Image.Exif()
    exif[0x010E] = "拍摄于孟家门前"
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def case(lead: Desk) -> ACase:
    found = put_case(lead)
    with engine.session(lead.store.door, Acting(0, lead.now(), door=True)) as session:
        session.get_one(CaseRow, found.case).kind = "death"
        # The determination it came with has not been made yet.
        session.execute(
            update(FactRow).where(FactRow.case_id == found.case).values(replaced_at=lead.now())
        )
    return found


def items(lead: Desk, case: ACase) -> tuple[PackageItem, ...]:
    record = paper("问：你看见了什么？", f"答：我的电话是{PHONE}，红车闯灯。")
    first = lead.attachments.add(case.case, "询问笔录.pdf", record)
    second = lead.attachments.add(case.case, "现场照片.jpg", photograph())
    third = lead.attachments.add(case.case, "病历.pdf", paper("诊断：颅脑损伤"))
    found = covers_of(record, [PHONE])
    return (
        PackageItem(
            SourceKind.ATTACHMENT,
            first,
            "询问笔录",
            Treatment.COVERED,
            Withheld.PRIVACY,
            "证人电话",
            found,
        ),
        PackageItem(SourceKind.ATTACHMENT, second, "现场照片", Treatment.FULL),
        PackageItem(
            SourceKind.ATTACHMENT, third, "病历", Treatment.WITHHELD, Withheld.MEDICAL, "他人病历"
        ),
    )


def called(lead: Desk, case: ACase) -> int:
    told = tuple(
        Told(party_id=one, told_at=at(date(2026, 9, 21), 9), told_how="电话")
        for one in (case.driver, case.rider)
    )
    entry = MeetingEntry(
        starts_at=at(DAY, 9),
        place="一楼会议室",
        host="王砚秋",
        ground=MeetingGround.DEATH,
        told=told,
    )
    return lead.disclosure.call(case.case, entry)


def held(lead: Desk, case: ACase, meeting: int, package_id: int) -> None:
    came = (
        Came(party_id=case.driver, came=True, words="对笔录无异议"),
        Came(party_id=case.rider, came=False, reason="住院"),
    )
    lead.disclosure.hold(
        meeting,
        HeldEntry(
            held_from=at(DAY, 9),
            held_until=at(DAY, 10),
            recorder="冯立成",
            package_id=package_id,
            came=came,
        ),
    )


def built(lead: Desk, case: ACase, showing: Showing = Showing.MEETING) -> int:
    return lead.disclosure.build(case.case, showing, items(lead, case))


def reason_of(work: object) -> Reason:
    assert callable(work)
    with pytest.raises(Refusal) as caught:
        work()
    return caught.value.reason


def made_on(day: date) -> FactEntry:
    return FactEntry(kind=FactKind.DETERMINATION_MADE, happened_at=at(day, 15), note="第187号")


def test_after_a_death_no_determination_is_made_before_the_evidence_was_shown(
    lead: Desk, case: ACase
) -> None:
    assert lead.disclosure.of_case(case.case).is_due
    early = partial(lead.facts.record, case.case, made_on(DAY))
    assert reason_of(early) is Reason.EVIDENCE_NOT_SHOWN
    held(lead, case, called(lead, case), built(lead, case))
    assert not lead.disclosure.of_case(case.case).is_due
    # Dated back before the meeting it is refused as well.
    assert (
        reason_of(lambda: lead.facts.record(case.case, made_on(DAY - timedelta(days=1))))
        is Reason.EVIDENCE_NOT_SHOWN
    )
    lead.facts.record(case.case, made_on(DAY))


def test_a_party_who_stays_away_is_recorded_and_stops_nothing(lead: Desk, case: ACase) -> None:
    meeting = called(lead, case)
    # One party's own copy shows what is covered for the others.
    own = built(lead, case, Showing.INSPECTION)
    assert reason_of(lambda: held(lead, case, meeting, own)) is Reason.FIELD_INVALID
    held(lead, case, meeting, built(lead, case))
    (found,) = lead.disclosure.of_case(case.case).meetings
    assert found.state is MeetingState.HELD
    assert [(one.name, one.came, one.reason) for one in found.attending] == [
        ("卢建平", True, ""),
        ("宋巧云", False, "住院"),
    ]
    assert reason_of(lambda: lead.disclosure.cancel(meeting, "改期")) is Reason.MEETING_OVER


def test_what_is_covered_is_gone_and_not_merely_hidden(lead: Desk, case: ACase) -> None:
    number = built(lead, case)
    pdf = lead.disclosure.package_pdf(number)
    (made,) = lead.disclosure.of_case(case.case).packages
    assert [(one.title, one.first, one.count) for one in made.items] == [
        ("询问笔录", 2, 1),
        ("现场照片", 3, 1),
        ("病历", 0, 0),
    ]
    assert page_count(pdf) == made.pages == 3
    listed = "".join(page_text(pdf, 0).split())
    for words in ("公开证据材料目录", "部分遮盖", "不予公开", "个保法第28条", "他人病历"):
        assert words in listed
    # No text below the picture, nothing of the phone or the diagnosis in any byte of the file.
    assert page_text(pdf, 1).strip() == ""
    everything = "".join(page_text(pdf, page) for page in range(3))
    assert PHONE not in everything
    assert "颅脑" not in everything
    assert "孟家".encode() not in pdf
    # Where the phone stood the page is black.
    (cover, *_rest) = made.items[0].covers
    width, height, data = page_image(pdf, 1, 72)
    x = round((cover.left + cover.right) / 2 * width)
    y = round((cover.top + cover.bottom) / 2 * height)
    assert max(data[(y * width + x) * 4 : (y * width + x) * 4 + 3]) < 40


def test_a_copy_says_on_every_page_the_how_manyth_it_is(lead: Desk, case: ACase) -> None:
    number = built(lead, case)
    shares = [lead.disclosure.share(number, name) for name in ("卢建平", "宋巧云")]
    assert [one.n for one in shares] == [1, 2]
    pdf = stamped(shares[1].pdf, shares[1].showing, shares[1].n)
    for page in range(3):
        words = "".join(page_text(pdf, page).split())
        assert f"供证据公开使用第2份第{page + 1}页共3页" in words


def test_nothing_is_withheld_without_ground_and_reason_nor_covered_nowhere(
    lead: Desk, case: ACase
) -> None:
    record = lead.attachments.add(case.case, "笔录.pdf", paper("一"))

    def build(treatment: Treatment, covers: tuple[Cover, ...] = (), why: str = "") -> object:
        ground = Withheld.PRIVACY if why else None
        one = PackageItem(SourceKind.ATTACHMENT, record, "笔录", treatment, ground, why, covers)
        full = PackageItem(SourceKind.ATTACHMENT, record, "笔录", Treatment.FULL)
        return lambda: lead.disclosure.build(case.case, Showing.MEETING, (full, one))

    assert reason_of(build(Treatment.WITHHELD)) is Reason.WITHHOLDING_UNEXPLAINED
    assert reason_of(build(Treatment.COVERED, why="电话")) is Reason.COVER_MISSING


def test_a_party_reads_after_he_has_received_the_determination_an_agent_with_his_power(
    lead: Desk, case: ACase, clock: Clock
) -> None:
    held(lead, case, called(lead, case), built(lead, case))
    number = built(lead, case, Showing.INSPECTION)
    lead.facts.record(case.case, made_on(DAY))
    entry = InspectionEntry(
        party_id=case.driver,
        visitor=Visitor.LAWYER,
        name="秦望",
        id_shown="律师执业证 13301",
        package_id=number,
        seen=(1, 2),
        copied=(2,),
        began_at=at(DAY, 16),
        ended_at=at(DAY, 17),
    )
    assert reason_of(lambda: lead.disclosure.inspect(case.case, entry)) is Reason.POWER_MISSING
    empowered = replace(entry, power="授权委托书 2026-09-22、律所函〔2026〕18号")
    assert reason_of(lambda: lead.disclosure.inspect(case.case, empowered)) is Reason.NOT_YET_SERVED
    served = FactEntry(
        kind=FactKind.DETERMINATION_SERVED, happened_at=at(DAY, 15, 30), party_id=case.driver
    )
    lead.facts.record(case.case, served)
    withheld = replace(empowered, seen=(3,), copied=())
    assert reason_of(lambda: lead.disclosure.inspect(case.case, withheld)) is Reason.FIELD_INVALID
    lead.disclosure.inspect(case.case, empowered)
    (found,) = lead.disclosure.of_case(case.case).inspections
    assert (found.party, found.entry.name, found.entry.copied) == ("卢建平", "秦望", (2,))


def test_contact_data_of_others_and_secret_names_are_found_and_not_told(
    lead: Desk, case: ACase, desk_of: DeskOf
) -> None:
    entry = SecretEntry(kind=SecretKind.WITNESS, name="闵大有", reason="怕被报复")
    lead.access.keep_secret(case.case, entry)
    record = paper("证件号110101199003077774", "证人闵大有说看见了红车")
    file = lead.attachments.add(case.case, "笔录.pdf", record)
    helper = desk_of("冯立成", Role.INVESTIGATOR)
    lead.assignment.join(case.case, helper.officer.id, TeamRole.ASSIST)
    for desk in (lead, helper):  # the assisting officer does not read the name, and it is covered
        looked = desk.disclosure.look(case.case, SourceKind.ATTACHMENT, file)
        assert set(looked.grounds) == {Withheld.PRIVACY, Withheld.WITNESS}
        assert len(looked.covers) == 2
    own = lead.disclosure.look(case.case, SourceKind.ATTACHMENT, file, case.driver)
    assert own.grounds == (Withheld.WITNESS,)


def test_an_outsider_of_the_case_meets_no_trace(lead: Desk, case: ACase, desk_of: DeskOf) -> None:
    number, meeting = built(lead, case), called(lead, case)
    mediator = desk_of("杜若衡", Role.MEDIATOR, Role.SQUAD_LEADER)
    for ask in (
        lambda: mediator.disclosure.package_pdf(number),
        lambda: mediator.disclosure.share(number, "某人"),
        lambda: mediator.disclosure.cancel(meeting, "改期"),
    ):
        assert reason_of(ask) is Reason.NOT_FOUND


def test_every_ground_rests_on_an_article() -> None:
    assert set(withholding_rules()) == set(Withheld)
    assert all(one.cited.endswith("条") for one in withholding_rules().values())


def test_a_photograph_is_made_anew_on_a_sheet_of_its_own() -> None:
    pdf = as_pdf(photograph())
    assert page_count(pdf) == 1
    assert "孟家".encode() not in pdf
