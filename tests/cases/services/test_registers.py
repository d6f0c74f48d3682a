"""The registers of mediation and of service, month by month."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from cases.papers.kinds import ServiceMethod
from cases.papers.plain import RegisterPage
from cases.records.documents import RegisterKind
from cases.records.officers import Role
from cases.records.times import at
from cases.services.desk import Desk
from cases.services.registers import to_csv, to_excel
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.mediation import MediationRow
from reports.preview import page_text
from reports.registers import register
from tests.cases.services.documents_case import ACase, notice, put_case
from tests.cases.services.test_service import direct
from tests.conftest import Clock, DeskOf


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)


@pytest.fixture
def case(desk: Desk) -> ACase:
    return put_case(desk)


def cell(page: RegisterPage, row: int, title: str) -> str:
    titles = [column.title for column in page.columns]
    return page.rows[row][titles.index(title)]


def became(desk: Desk, case: ACase, state: str, ending: str, ended_at: datetime | None) -> None:
    """Let the mediation stand as an act of the mediator would leave it."""
    with engine.session(desk.store.door, Acting(0, desk.now(), door=True)) as session:
        row = session.get_one(MediationRow, case.mediation)
        row.state, row.ending, row.ended_at = state, ending, ended_at


def test_a_served_paper_and_a_try_in_vain_stand_in_the_register(desk: Desk, case: ACase) -> None:
    document = desk.documents.draft(notice(desk), case.case, session_id=case.session)
    desk.documents.issue(document)
    vain = replace(direct(desk, case, document), served_at=None, note="家中无人")
    desk.documents.serve(vain)
    desk.documents.serve(
        replace(
            direct(desk, case, document),
            method=ServiceMethod.LEFT,
            refusal_reason="拒收",
            witness="高某",
            proof="",
        )
    )

    page = desk.documents.month(RegisterKind.SERVICE, 2026, 9)

    assert [row[0] for row in page.rows] == ["1", "2"]
    assert cell(page, 0, "送达时间") == "未送达（2026-09-24 10:42）"
    assert cell(page, 1, "方式") == "留置送达"
    assert cell(page, 1, "文书编号") == "澄临公交调通字〔2026〕1号"
    assert cell(page, 1, "凭据") == "见证人高某"
    assert cell(page, 1, "送达人") == "王砚秋、周敏"
    assert page.summary == "共 2 件：留置送达 1 件，直接送达 1 件；未送达 1 件。"
    assert desk.documents.month(RegisterKind.SERVICE, 2026, 8).rows == ()
    assert desk.documents.month(RegisterKind.SERVICE, 2026, 12).rows == ()


def test_a_corrected_service_stands_once(desk: Desk, case: ACase) -> None:
    document = desk.documents.draft(notice(desk), case.case)
    desk.documents.issue(document)
    (service,) = desk.documents.serve(direct(desk, case, document))
    desk.documents.correct_service(service, direct(desk, case, document), "写错")

    assert len(desk.documents.month(RegisterKind.SERVICE, 2026, 9).rows) == 1


def test_a_mediation_stands_in_every_month_in_which_it_ran(
    desk: Desk, case: ACase, clock: Clock
) -> None:
    became(desk, case, "running", "", None)
    page = desk.documents.month(RegisterKind.MEDIATION, 2026, 9)
    assert cell(page, 0, "案号") == "2026-0163"
    assert cell(page, 0, "参加调解各方") == "卢建平、宋巧云、华澄财险"
    assert cell(page, 0, "结果") == "调解中"

    clock.go_to(at(date(2026, 10, 9), 9))
    became(desk, case, "ended", "absence", clock())
    ended = desk.documents.month(RegisterKind.MEDIATION, 2026, 10)
    assert cell(ended, 0, "结果") == "一方无正当理由不参加"
    assert cell(ended, 0, "结束日期") == "2026-10-09"
    assert desk.documents.month(RegisterKind.MEDIATION, 2026, 11).rows == ()
    assert desk.documents.month(RegisterKind.MEDIATION, 2026, 8).rows == ()


def test_an_outsiders_register_is_empty(desk: Desk, case: ACase, desk_of: DeskOf) -> None:
    document = desk.documents.draft(notice(desk), case.case)
    desk.documents.issue(document)
    desk.documents.serve(direct(desk, case, document))
    other = desk_of("冯立成", Role.MEDIATOR)

    for kind in RegisterKind:
        page = other.documents.month(kind, 2026, 9)
        assert page.rows == ()
        assert page.summary == "共 0 件。"


def test_a_register_is_printed_and_exported_with_the_same_words(desk: Desk, case: ACase) -> None:
    document = desk.documents.draft(notice(desk), case.case)
    desk.documents.issue(document)
    desk.documents.serve(direct(desk, case, document))
    page = desk.documents.month(RegisterKind.SERVICE, 2026, 9)

    printed = page_text(register(page), 0)
    csv = to_csv(page).decode("utf-8-sig")
    sheet = load_workbook(BytesIO(to_excel(page))).worksheets[0]

    cells = [str(value) for row in sheet.iter_rows(values_only=True) for value in row if value]
    for words in ("卢建平", "直接送达", "澄临公交调通字〔2026〕1号"):
        assert words in "".join(printed.split())
        assert words in csv
        assert words in cells


def test_a_name_that_begins_like_a_formula_stays_a_name(desk: Desk, case: ACase) -> None:
    page = desk.documents.month(RegisterKind.SERVICE, 2026, 9)
    page = replace(page, rows=(("1", "=HYPERLINK(1)", *[""] * (len(page.columns) - 2)),))

    assert "'=HYPERLINK" in to_csv(page).decode("utf-8-sig")
    sheet = load_workbook(BytesIO(to_excel(page))).worksheets[0]
    assert sheet["B3"].value == "'=HYPERLINK(1)"
