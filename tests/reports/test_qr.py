"""QR codes by table are those of a general encoder."""

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.layout import qr


def modules(code: qr.Code) -> list[str]:
    wide = (code.side + 7) // 8
    return [
        format(int.from_bytes(code.rows[n * wide : (n + 1) * wide]), f"0{wide * 8}b")[: code.side]
        for n in range(code.side)
    ]


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="澄临公交调通字〔〕2026abcdef0123\n", min_size=1, max_size=40))
def test_every_module_agrees_with_the_general_encoder(text: str) -> None:
    wanted = segno.make(
        text, version=7, mask=2, error="m", mode="byte", encoding="utf-8", boost_error=False
    )
    assert modules(qr.code(text)) == ["".join(map(str, row)) for row in wanted.matrix]


@pytest.mark.parametrize("length", [121, 122, 123, 400])
def test_a_long_text_still_has_its_code(length: int) -> None:
    code = qr.code("a" * length)
    assert (code.side == 45) == (length <= 122)
    assert len(modules(code)) == code.side
