"""Five hundred mediation notices with QR to one PDF, against a bare canvas drawing their lines."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

import reports
from benchmarks.figures import Figure, best_ms
from cases.papers.blocks import DocRef, PartyBlock
from cases.papers.forms import MediationNotice
from cases.papers.kinds import RecipientKind
from cases.papers.press import Sheet, Trace
from reports.press import OfficePress
from reports.preview import page_count, page_text

COUNT = 500
_FONT = Path(reports.__file__).parent / "fonts" / "NotoSerifSC-Regular-B.ttf"
_SURNAMES = "卢宋鲁方苗曲章郑靳刘"
_GIVEN = "建平巧云川雪梅德胜红启明晓岚有田文涛䶮喆"
_ROADS = ("环城北路", "青石街", "滨河路", "中山路", "学府路")


def run() -> list[Figure]:
    """Measure both in this process, on the same lines."""
    press = OfficePress()
    sheets = [_sheet(n) for n in range(COUNT)]
    made = _printed(press, sheets)
    assert page_count(made) == COUNT
    pages = [page_text(made, n).splitlines() for n in range(COUNT)]
    pdfmetrics.registerFont(ttfonts.TTFont("bare", _FONT))
    ours = best_ms(lambda: _printed(press, sheets))
    bare = best_ms(lambda: _bare(pages))
    lines = sum(map(len, pages))
    what = f"{COUNT} mediation notices with QR to one PDF"
    against = f"bare ReportLab canvas, the same {lines} lines, no QR"
    return [Figure(what, against, ours, bare, "<= 1.5 x")]


def _printed(press: OfficePress, sheets: Iterable[Sheet]) -> bytes:
    work = press.batch(sheets)
    while True:
        try:
            next(work)
        except StopIteration as end:
            return bytes(end.value)


def _bare(pages: Iterable[list[str]]) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pageCompression=1, invariant=1)
    for page in pages:
        canvas.setFont("bare", 16)
        for n, line in enumerate(page):
            canvas.drawString(70, 780 - n * 28, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _sheet(n: int) -> Sheet:
    """Return an invented notice; names, places and numbers differ from one to the next."""
    first, second = (
        PartyBlock(name=_SURNAMES[(n + at) % 10] + _GIVEN[(n * 3 + at * 5) % 17 :][:2])
        for at in (0, 1)
    )
    paper = MediationNotice(
        organ="澄州市公安局交通警察支队临江大队",
        number=f"澄临公交调通字〔2026〕{n + 1}号",
        issued_on=date(2026, 9, 11),
        officers=("王砚秋", "周敏"),
        phone="0990-5550110",
        accident_at=datetime(2026, 8, n % 28 + 1, n % 24, n % 60, tzinfo=UTC),
        accident_place=f"{_ROADS[n % 5]}{n + 3}号与{_ROADS[(n + 1) % 5]}交叉路口",
        parties=(first, second),
        determination=DocRef(title="道路交通事故认定书", number=f"第2026-{n + 1:04d}号"),
        session_no=n % 2 + 1,
        session_at=datetime(2026, 9, n % 28 + 1, 1, 30, tzinfo=UTC),
        place="临江大队一楼调解二室（临江区滨河路9号）",
        change_by=date(2026, 9, n % 28 + 1),
        bring=("居民身份证", "医疗票据", "误工证明"),
        is_public=True,
    )
    trace = Trace(
        number=paper.number,
        copy_no=1,
        copies=3,
        recipient=first.name,
        recipient_kind=RecipientKind.PARTY,
        officer="王砚秋",
        printed_at=datetime(2026, 9, 11, 2, 41, tzinfo=UTC),
        journal_seq=48000 + n,
        journal_head=f"{n * 7919:064x}",
        document_hash=f"{n * 104729:064x}",
    )
    return Sheet(replace(paper, addressees=(first.name,)), trace)
