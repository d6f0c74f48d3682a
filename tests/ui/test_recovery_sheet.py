"""The recovery sheets carry the code so that it can be typed back, one half on each page."""

from datetime import date

from cases.records.recovery import HALF_BYTES, Half, RecoveryCode, check_mark, decode, encode
from reports.preview import page_count, page_text
from ui.firstrun.sheets import recovery_pdf

CODE = RecoveryCode(
    encode(Half.A, bytes(range(HALF_BYTES))), encode(Half.B, bytes(range(30, 30 + HALF_BYTES)))
)


def test_each_sheet_has_its_half_and_nothing_of_the_other() -> None:
    pdf = recovery_pdf(CODE, "澄州市公安局交通警察支队临江大队", "事故中队", date(2026, 9, 24))
    assert page_count(pdf) == 2
    for page, half in enumerate(Half):
        text = "".join(page_text(pdf, page).split())
        other = Half.B if half is Half.A else Half.A
        assert all(group in text for group in CODE.half(half))
        assert not any(group in text for group in CODE.half(other))
        assert check_mark(CODE.half(half)) in text
        assert "事故中队" in text
        assert "2026年9月24日" in text


def test_a_code_read_from_the_sheets_opens_as_the_one_printed() -> None:
    assert decode(Half.A, CODE.a) + decode(Half.B, CODE.b) == bytes(range(60))
