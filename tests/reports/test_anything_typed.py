"""Whatever is typed into a field, a draft is drawn, and what is printable is not refused."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from cases.papers.blocks import AmountLine, PaymentLine
from reports.layout.faces import uncovered
from reports.press import OfficePress
from reports.preview import page_count
from tests.reports import samples
from tests.reports.reading import text_of

PRESS = OfficePress()
TYPED = st.text(max_size=60)
AMOUNT = st.decimals(min_value=0, max_value=10**9, places=2)


@settings(max_examples=60, deadline=None)
@given(TYPED, TYPED, TYPED)
def test_any_text_gives_a_draft(name: str, place: str, facts: str) -> None:
    paper = replace(
        samples.TERMINATION,
        parties=(replace(samples.LU, name=name, phone=place, id_number=facts[:20]), samples.SONG),
        accident_place=place,
        facts=facts,
    )
    pdf = PRESS.render(paper, draft=True)
    assert page_count(pdf) == PRESS.page_count(paper)
    lost = {fault.field for fault in PRESS.faults(paper) if fault.code == "A1"}
    assert ("facts" in lost) == bool(uncovered(facts))


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="卢䶮㛃𬭚A1（）《》，。— ", min_size=1, max_size=60))
def test_what_was_typed_is_read_back(words: str) -> None:
    paper = replace(samples.REFUSAL, facts=f"始{words}终")
    assert f"始{''.join(words.split())}终" in text_of(PRESS.render(paper, draft=True))


@settings(max_examples=40, deadline=None)
@given(AMOUNT, st.integers(min_value=0, max_value=10**6))
def test_any_amount_is_written_in_figures_and_capitals(amount: Decimal, n: int) -> None:
    paper = replace(
        samples.AGREEMENT,
        amounts=(AmountLine(item="医疗费", basis=str(n), amount=amount),),
        total=amount,
        payments=(PaymentLine(payer="卢建平", payee="宋巧云", amount=amount),),
    )
    text = text_of(PRESS.render(paper, draft=True))
    assert f"{amount:.2f}" in text
    assert "人民币" in text
    assert PRESS.faults(paper) == ()
