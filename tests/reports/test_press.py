"""Every form printed, and read back."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
import segno

from cases.papers.blocks import DocRef, PartyBlock
from cases.papers.codec import from_json, to_json
from cases.papers.forms import PAPERS, Paper, Termination
from cases.papers.kinds import FormKind, RecipientKind, TerminationGround
from cases.papers.press import Press, Sheet
from cases.refusals import Reason, Refusal
from reports.press import OfficePress
from reports.preview import page_count, page_image
from tests.reports import samples
from tests.reports.heads import ORGAN, at
from tests.reports.reading import pages_of, result_of, text_of
from tests.reports.samples import trace

PRESS: Press = OfficePress()


def issued(paper: Paper) -> str:
    return text_of(PRESS.render(paper, draft=False, trace=trace(paper)))


@pytest.mark.parametrize("paper", samples.COMPLETE, ids=lambda paper: paper.kind)
def test_a_complete_paper_is_issued_and_read_back(paper: Paper) -> None:
    assert PRESS.missing(paper) == ()
    assert PRESS.faults(paper) == ()
    text = issued(paper)
    assert ORGAN in text
    assert PRESS.form(paper.kind).title in text
    assert paper.number in text
    assert "＿" not in text
    assert "〓" not in text
    assert "草稿" not in text


@pytest.mark.parametrize("paper", samples.COMPLETE, ids=lambda paper: paper.kind)
def test_the_same_paper_gives_the_same_bytes(paper: Paper) -> None:
    again = from_json(paper.kind, to_json(paper))
    one = PRESS.render(paper, draft=False, trace=trace(paper))
    assert OfficePress().render(again, draft=False, trace=trace(paper)) == one


@pytest.mark.parametrize("kind", FormKind)
def test_an_empty_paper_prints_as_a_draft_and_is_not_issued(kind: FormKind) -> None:
    paper = PAPERS[kind]()
    assert "草稿" in text_of(PRESS.render(paper, draft=True))
    with pytest.raises(Refusal) as refused:
        PRESS.render(paper, draft=False, trace=trace(paper))
    assert refused.value.reason is Reason.PAPER_INCOMPLETE
    assert "公安机关名称" in str(refused.value.details["fields"])


def test_the_termination_prints_its_article_and_how_to_go_on() -> None:
    text = issued(samples.TERMINATION)
    assert (
        "因卢建平无正当理由不参加调解，依据《道路交通事故处理程序规定》第九十四条第（二）项" in text
    )
    assert "本大队自2026年9月24日起终止调解" in text
    assert "向人民法院提起民事诉讼，或者申请人民调解委员会进行调解" in text
    assert "第二次：2026年9月23日9时30分" in text
    assert "2026年9月18日向宋巧云当面送达通知" in text
    assert not re.search("视为放弃|两次缺席|传唤|强制", text)


@pytest.mark.parametrize(
    ("ground", "article"),
    [
        (TerminationGround.NO_AGREEMENT, "第九十三条第三款"),
        (TerminationGround.SUIT, "第九十四条第（一）项"),
        (TerminationGround.ABSENCE, "第九十四条第（二）项"),
        (TerminationGround.LEFT, "第九十四条第（三）项"),
        (TerminationGround.EXPIRED, "第九十条第三款、第九十三条第三款"),
        (TerminationGround.WITHDRAWN, "第九十三条第三款"),
        (TerminationGround.REFERRED, "第九十三条第三款"),
    ],
)
def test_each_ground_prints_its_article(ground: TerminationGround, article: str) -> None:
    paper = replace(
        samples.TERMINATION,
        ground=ground,
        facts="各方对误工费数额不能一致。",
        sued_on=date(2026, 9, 22),
        court="澄州市临江区人民法院",
        suit_proof="受理案件通知书",
        left_at=at(9, 23, 10, 5),
        record_page="第2页",
        tenth_day=date(2026, 9, 24),
        committee="临江区交通事故人民调解委员会",
    )
    assert PRESS.missing(paper) == ()
    assert f"{article}的规定" in issued(paper)


@pytest.mark.parametrize("ground", TerminationGround)
def test_each_ground_asks_for_its_own_evidence(ground: TerminationGround) -> None:
    bare = replace(
        samples.TERMINATION,
        ground=ground,
        sessions=(),
        by_party="",
        notice_proof="",
        change_requested=None,
        ruling="",
    )
    asked = {one.field for one in PRESS.missing(bare)}
    wanted = {
        TerminationGround.NO_AGREEMENT: {"sessions", "facts"},
        TerminationGround.SUIT: {"by_party", "sued_on", "court", "suit_proof"},
        TerminationGround.ABSENCE: {
            "sessions",
            "by_party",
            "notice_proof",
            "change_requested",
            "ruling",
        },
        TerminationGround.LEFT: {"sessions", "by_party", "left_at", "record_page"},
        TerminationGround.EXPIRED: {"tenth_day"},
        TerminationGround.WITHDRAWN: {"facts"},
        TerminationGround.REFERRED: {"committee"},
    }
    assert asked == wanted[ground]


def test_a_missing_field_of_one_party_is_named_with_its_place() -> None:
    paper = replace(samples.TERMINATION, parties=(samples.LU, PartyBlock(name="宋巧云")))
    found = {one.field: one.label for one in PRESS.missing(paper)}
    assert found == {
        "parties[1].sex": "性别",
        "parties[1].id_number": "证件号码",
        "parties[1].address": "现住址或单位",
    }


@pytest.mark.parametrize("name", ["王𬭚", "赵䶮", "孙㛃", "李喆"])
def test_a_rare_name_is_printed_and_found_again(name: str) -> None:
    paper = replace(
        samples.NOTICE, parties=(replace(samples.LU, name=name), samples.SONG), addressees=()
    )
    assert PRESS.faults(paper) == ()
    assert f"{name}、宋巧云：" in issued(paper)


@pytest.mark.parametrize(
    ("text", "code"), [("王😀", "U+1F600"), ("王\ue000", "U+E000"), ("王\u200b建", "U+200B")]
)
def test_what_no_font_can_print_is_refused_by_name(text: str, code: str) -> None:
    paper = replace(samples.NOTICE, parties=(replace(samples.LU, name=text), samples.SONG))
    (fault,) = PRESS.faults(paper)
    assert fault.code == "A1"
    assert fault.field == "parties[0].name"
    assert code in fault.detail
    with pytest.raises(Refusal) as refused:
        PRESS.render(paper, draft=False, trace=trace(paper))
    assert refused.value.reason is Reason.CHARACTER_UNPRINTABLE
    assert refused.value.details["code"] == code
    assert "〓" in text_of(PRESS.render(paper, draft=True))


def test_a_name_of_three_thousand_characters_is_refused_and_drawn_whole_as_a_draft() -> None:
    name = "卢建平" * 1000
    paper = replace(samples.TERMINATION, parties=(replace(samples.LU, name=name), samples.SONG))
    assert [one.code for one in PRESS.faults(paper)] == ["A2"]
    pdf = PRESS.render(paper, draft=True)
    assert text_of(pdf).count("卢") >= 1000
    assert page_count(pdf) > 5


def test_long_facts_go_over_to_more_pages_and_the_signature_is_not_alone() -> None:
    sentence = "各方当事人就误工费、营养费的计算期间陈述了意见。"
    for times in range(1, 60, 3):
        paper = replace(samples.TERMINATION, facts=sentence * times)
        pages = pages_of(PRESS.render(paper, draft=False, trace=trace(paper)))
        assert "交通警察：" in pages[-1]
        assert "2026年9月24日" in pages[-1]
        before = pages[-1].partition("交通警察：")[0]
        assert len(before) > 20
        numbered = f"第{len(pages)}页共{len(pages)}页" in pages[-1]
        assert numbered == (len(pages) > 1)


def test_all_copies_say_the_same_but_for_the_numbers_of_others() -> None:
    paper = samples.TERMINATION
    own = text_of(PRESS.render(paper, draft=False, trace=trace(paper, "宋巧云")))
    file = text_of(PRESS.render(paper, draft=False, trace=trace(paper, "附卷")))
    assert samples.LU.id_number not in own
    assert samples.SONG.id_number in own
    assert samples.LU.id_number in file
    assert samples.SONG.id_number in file
    assert samples.INSURER.id_number in own


def test_the_margin_names_the_copy_its_reader_and_the_journal() -> None:
    text = issued(samples.NOTICE)
    assert "第2份，共4份·交付宋巧云" in text
    assert "制作王砚秋2026-09-2410:41" in text
    assert "日志#48213·9f3c27a71e04b85d" in text


def test_the_unit_can_leave_the_margin_empty() -> None:
    press = OfficePress(strips={FormKind.MEDIATION_NOTICE: False})
    text = text_of(press.render(samples.NOTICE, draft=False, trace=trace(samples.NOTICE)))
    assert "日志" not in text


def test_a_draft_breaks_where_the_issued_paper_does() -> None:
    for paper in samples.COMPLETE:
        drafted = PRESS.render(paper, draft=True)
        made = PRESS.render(paper, draft=False, trace=trace(paper))
        assert page_count(drafted) == page_count(made) == PRESS.page_count(paper)


def test_a_correction_names_the_paper_it_corrects() -> None:
    old = DocRef(title="道路交通事故损害赔偿调解终结书", number="澄临公交调终字〔2026〕11号")
    text = issued(replace(samples.TERMINATION, corrects=old))
    assert "更正澄临公交调终字〔2026〕11号《道路交通事故损害赔偿调解终结书》" in text


def test_copies_go_to_every_party_and_the_file() -> None:
    names = [(one.name, one.kind) for one in PRESS.recipients(samples.TERMINATION)]
    assert names == [
        ("卢建平", RecipientKind.PARTY),
        ("宋巧云", RecipientKind.PARTY),
        (samples.INSURER.name, RecipientKind.PARTY),
        ("附卷", RecipientKind.FILE),
    ]
    assert PRESS.recipients(samples.TERMINATION)[0].capacity == "甲方 当事人"
    assert [one.name for one in PRESS.recipients(samples.RIGHTS)] == ["宋巧云", "附卷"]
    assert PRESS.recipients(samples.REFERRAL)[0].kind is RecipientKind.COMMITTEE
    assert "一式四份" in issued(samples.TERMINATION)


def test_the_day_may_be_written_in_chinese_numerals() -> None:
    press = OfficePress(numerals=True)
    text = text_of(press.render(samples.TERMINATION, draft=False))
    assert "二〇二六年九月二十四日" in text


def test_a_closed_session_is_announced_as_closed() -> None:
    text = issued(replace(samples.NOTICE, is_public=False))
    assert "本次调解不公开进行" in text


def test_nothing_is_said_of_the_end_of_limitation_when_the_obligor_is_unknown() -> None:
    known, unknown = (issued(replace(samples.RIGHTS, obligor_unknown=x)) for x in (False, True))
    assert "诉讼时效期间为三年" in known
    assert "三年" not in unknown


def test_amounts_are_written_in_capitals() -> None:
    text = issued(samples.AGREEMENT)
    assert "人民币伍万肆仟元整" in text
    assert "30000.00元（叁万元整）" in text
    assert "承担百分之70" in text


def test_unused_cells_of_a_served_proof_are_struck_and_those_of_a_blank_are_free() -> None:
    assert issued(samples.PROOF).count("—") >= 4
    blank = text_of(PRESS.render(samples.BLANK_PROOF, draft=False))
    assert "—" not in blank
    assert "受送达人宋巧云" in blank


def test_the_record_ticks_its_outcome_and_is_signed_on_every_page() -> None:
    pages = pages_of(PRESS.render(samples.RECORD, draft=False, trace=trace(samples.RECORD)))
    assert len(pages) > 1
    assert all("参加人签名：" in page for page in pages[:-1])
    assert "□达成协议■未达成协议" in pages[-1]
    assert "（以下空白）" in pages[-1]


def _numbered(n: int) -> Sheet:
    paper = replace(samples.NOTICE, number=f"澄临公交调通字〔2026〕{n}号")
    proof = replace(
        samples.BLANK_PROOF,
        papers=(DocRef(title="道路交通事故损害赔偿调解通知书", number=paper.number),),
    )
    return Sheet(paper, trace(paper), proof)


def test_a_batch_is_collated_each_notice_with_its_proof() -> None:
    pdf, told = result_of(PRESS.batch(_numbered(n) for n in range(1, 6)))
    pages = pages_of(pdf)
    assert len(pages) == 10
    for n in range(5):
        assert "调解通知书" in pages[2 * n]
        assert "送达回证" in pages[2 * n + 1]
        assert f"〔2026〕{n + 1}号" in pages[2 * n]
        assert f"〔2026〕{n + 1}号" in pages[2 * n + 1]
    assert [one.done for one in told] == [0, 1, 2, 3, 4, 5]
    assert {one.total for one in told} == {5}


def test_a_proof_alone_in_a_batch_is_no_draft() -> None:
    pdf, _ = result_of(PRESS.batch([Sheet(samples.BLANK_PROOF, None)]))
    assert "草稿" not in text_of(pdf)


def test_a_batch_refuses_a_paper_that_is_not_complete() -> None:
    lacking = replace(samples.NOTICE, place="")
    with pytest.raises(Refusal):
        result_of(PRESS.batch([Sheet(lacking, trace(lacking))]))


@pytest.mark.parametrize(
    ("change", "label"),
    [
        (lambda paper: replace(paper, number=""), "文号"),
        (lambda paper: replace(paper, issued_on=None), "制作日期"),
        (lambda paper: replace(paper, ended_on=None), "终结日期"),
    ],
)
def test_what_an_issue_needs_is_named(
    change: Callable[[Termination], Termination], label: str
) -> None:
    paper = change(samples.TERMINATION)
    with pytest.raises(Refusal) as refused:
        PRESS.render(paper, draft=False, trace=trace(paper))
    assert refused.value.details["fields"] == label


def test_every_page_of_a_demonstration_station_says_so() -> None:
    press = OfficePress(demo=True)
    pages = pages_of(press.render(samples.RECORD, draft=False, trace=trace(samples.RECORD)))
    assert len(pages) > 1
    assert all("演示数据·无效" in page for page in pages)
    assert all("演示无效" in page for page in pages)


def test_the_code_in_the_margin_holds_number_and_hash() -> None:
    pdf = PRESS.render(samples.NOTICE, draft=False, trace=trace(samples.NOTICE))
    width, height, pixels = page_image(pdf, 0, 300)
    wanted = segno.make(
        f"{samples.NOTICE.number}\n{'5d' * 32}",
        version=7,
        mask=2,
        error="m",
        mode="byte",
        encoding="utf-8",
        boost_error=False,
    ).matrix
    per_mm = height / 297
    module = 15 * per_mm / 45
    left, top = 25 * width / 210, (297 - 27) * per_mm

    def is_dark(row: int, column: int) -> int:
        y, x = int(top + (row + 0.5) * module), int(left + (column + 0.5) * module)
        return int(pixels[4 * (y * width + x)] < 128)

    seen = [[is_dark(row, column) for column in range(45)] for row in range(45)]
    assert seen == [list(row) for row in wanted]
