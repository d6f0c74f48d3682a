"""The history of leads on paper: what no font can print is named, and where it stands."""

from datetime import UTC, datetime

from leads.telling.history import LeadHistory, Part, Variant
from reports.lead_history import lead_history
from reports.preview import page_text


def history(*rows: tuple[str, str]) -> LeadHistory:
    return LeadHistory(
        variant=Variant.FILE,
        organ="澄州市公安局交通警察支队临江大队",
        case_number="2026-0187",
        place="滨河路",
        occurred_at=None,
        parts=(
            Part("二、证据", (("号", 4), ("名称", 20)), rows),
            Part("三、线索连线", (("自", 4), ("至", 20)), (("甲", "乙"),)),
        ),
        copy_no=1,
        receiver="中队长",
        printed_by="王砚秋",
        printed_at=datetime(2026, 9, 24, 2, 42, tzinfo=UTC),
        journal_seq=12,
        journal_head="0" * 64,
    )


def test_a_character_no_font_has_is_named_by_its_code_and_the_rest_is_printed() -> None:
    text = page_text(lead_history(history(("1", "来电\U0001f600说蓝色面包车"))), 0)
    assert "来电〔U+1F600〕说蓝色面包车" in text
    told = text.replace("\n", "")
    assert "字库没有的字符以其编码标示：〔U+1F600〕GRINNING FACE（二、证据）。" in told


def test_signs_that_are_not_seen_are_named_too() -> None:
    text = page_text(lead_history(history(("1", "邢\u200b树宏"))), 0)
    assert "邢〔U+200B〕树宏" in text


def test_without_such_a_character_nothing_is_said() -> None:
    assert "字库" not in page_text(lead_history(history(("1", "来电"))), 0)
