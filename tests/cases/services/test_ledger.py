"""A squad's ledger comes in whole, once, and can be taken back."""

import csv
from collections.abc import Generator, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import openpyxl
import pytest
from sqlalchemy import func, select

from cases.records.ids import CaseId
from cases.records.ledger import Field, ImportResult, Problem, RowState
from cases.records.officers import Role
from cases.records.progress import Progress
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.services.ledger.error_sheet import write_error_sheet
from cases.store import engine, journal
from cases.store.rows import Row
from cases.store.rows.cases import AccidentRow, CaseRow, DueRow, PartyRow, TeamRow, VehicleRow
from tests.conftest import DeskOf
from tests.copy_marks import MARK

HEADER = (
    "案号", "事故时间", "事故地点", "当事人", "号牌号码", "伤亡情况", "是否逃逸",
    "主办民警", "认定日期", "结案日期", "备注",
)  # fmt: skip
CLOSED = (
    "2024-0001", "2024年3月5日 14时20分", "滨河路与学府街路口", "王伟、李强", "澄A12345，澄B67890",
    "伤2人", "否", "周正", "2024.3.12", "2024-04-30", "已赔付",
)  # fmt: skip
OPEN = (
    "2026-0002", "2026/9/21 8:05", "临江大道3号门前", "赵敏", "澄A54321",
    "", "否", "周正", "2026-09-22", "", "",
)  # fmt: skip
ORPHAN = ("2026-0003", "2026/9/22", "解放路", "孙丽", "", "死1人", "是", "外单位某", "", "", "")

Result = TypeVar("Result")


def to_end(work: Generator[Progress, None, Result]) -> Result:
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def ledger(
    path: Path, rows: Iterable[Sequence[str]], *, encoding: str = "utf-8", title: str = ""
) -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        out = csv.writer(file)
        if title:
            out.writerow([title])
        out.writerow(HEADER)
        out.writerows(rows)
    return path


def bring_in(desk: Desk, path: Path) -> ImportResult:
    file = desk.ledger.inspect(path)
    return to_end(desk.ledger.bring_in(file, file.mapping()))


def count(desk: Desk, row: type) -> int:
    with desk.past_guard() as session:
        return session.scalar(select(func.count()).select_from(row)) or 0


@pytest.fixture
def leader(desk_of: DeskOf) -> Desk:
    return desk_of("韩梅", Role.SQUAD_LEADER)


@pytest.fixture
def investigator(desk_of: DeskOf) -> Desk:
    return desk_of("周正", Role.INVESTIGATOR)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_comes_in_whatever_its_encoding(
    leader: Desk, tmp_path: Path, encoding: str
) -> None:
    result = bring_in(leader, ledger(tmp_path / "台账.csv", [CLOSED, OPEN], encoding=encoding))
    assert (result.rows_read, result.rows_in, result.refused) == (2, 2, ())
    with leader.past_guard() as session:
        names = session.scalars(select(PartyRow.name).order_by(PartyRow.id)).all()
        plates = session.scalars(select(VehicleRow.plate).order_by(VehicleRow.id)).all()
        closed = session.scalars(select(CaseRow).order_by(CaseRow.case_id)).first()
        accident = session.get(AccidentRow, closed.case_id if closed else 0)
        assert names == ["王伟", "李强", "赵敏"]
        assert plates == ["澄A12345", "澄B67890", "澄A54321"]
        assert closed is not None
        assert (closed.number, closed.kind, closed.state) == ("2024-0001", "injury", "closed")
        assert accident is not None
        assert accident.occurred_at is not None
        assert accident.occurred_at.isoformat() == "2024-03-05T06:20:00+00:00"
        assert accident.report["injured"] == 2
        assert accident.report["ledger"]["remark"] == "已赔付"


def test_a_workbook_with_a_title_above_its_header_comes_in(leader: Desk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    notes = book.active
    assert notes is not None
    notes.append(["说明"])
    sheet = book.create_sheet("台账")
    sheet.append(["2024年交通事故台账"])
    sheet.merge_cells("A1:E1")
    sheet.append(["序号", "事故日期", "时刻", "地 点", "驾驶人", "死者姓名", "车牌号"])
    sheet.append([1, datetime(2024, 3, 5), "14:20", "滨河路", "王伟", "吴老汉", "澄A·12345"])  # noqa: DTZ001 - a wall clock
    sheet.append([2, 45360, None, "学府街", "李强", None, None])
    path = tmp_path / "台账.xlsx"
    book.save(path)

    file = leader.ledger.inspect(path)
    assert file.sheet == "台账"
    assert file.header_line == 2
    result = to_end(leader.ledger.bring_in(file, file.mapping()))
    assert (result.rows_in, result.refused) == (2, ())
    with leader.past_guard() as session:
        found = session.execute(
            select(CaseRow.number, CaseRow.kind, AccidentRow.occurred_at)
            .join(AccidentRow, AccidentRow.case_id == CaseRow.case_id)
            .order_by(CaseRow.case_id)
        ).all()
        kinds = session.execute(select(PartyRow.name, PartyRow.kind)).all()
    assert [(number, kind) for number, kind, _ in found] == [
        ("台2024-0001", "death"),
        ("台2024-0002", "property"),
    ]
    assert [at for _, _, at in found] == [
        datetime(2024, 3, 5, 6, 20, tzinfo=UTC),
        datetime(2024, 3, 8, 16, 0, tzinfo=UTC),
    ]
    assert sorted(map(tuple, kinds)) == sorted(
        [("王伟", "driver"), ("吴老汉", "deceased"), ("李强", "driver")]
    )


def test_columns_are_guessed_shown_and_remembered(leader: Desk, tmp_path: Path) -> None:
    path = ledger(tmp_path / "a.csv", [CLOSED])
    file = leader.ledger.inspect(path)
    assert not file.remembered
    assert set(file.mapping().values()) == {
        Field.NUMBER, Field.OCCURRED_AT, Field.PLACE, Field.PARTIES, Field.PLATES, Field.HARM,
        Field.HIT_AND_RUN, Field.OFFICER, Field.DETERMINED_ON, Field.CLOSED_ON, Field.REMARK,
    }  # fmt: skip
    mine = {**file.mapping(), 10: Field.BRIEF}
    to_end(leader.ledger.bring_in(file, mine))
    again = leader.ledger.inspect(ledger(tmp_path / "b.csv", [OPEN]))
    assert again.remembered
    assert again.mapping() == mine


def test_a_file_without_a_header_of_a_ledger_is_refused(leader: Desk, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("甲,乙\n1,2\n", encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        leader.ledger.inspect(path)
    assert refused.value.reason is Reason.LEDGER_HEADER_MISSING


@pytest.mark.parametrize("name", ["x.xlsx", "x.pdf"])
def test_a_file_that_is_no_table_is_refused(leader: Desk, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"%PDF-1.7 \x00\xff")
    with pytest.raises(Refusal) as refused:
        leader.ledger.inspect(path)
    assert refused.value.reason is Reason.FILE_UNREADABLE


BAD = {
    Problem.TIME_UNREADABLE: (*CLOSED[:1], "某天", *CLOSED[2:]),
    Problem.TIME_MISSING: (*CLOSED[:1], "", *CLOSED[2:]),
    Problem.TIME_IN_FUTURE: (*CLOSED[:1], "2031-01-01", *CLOSED[2:8], "", "", ""),
    Problem.DAY_TOO_EARLY: (*CLOSED[:8], "2024-03-01", *CLOSED[9:]),
    Problem.DAY_UNREADABLE: (*CLOSED[:9], "年底", CLOSED[10]),
    Problem.HARM_UNREADABLE: (*CLOSED[:5], "见卷", *CLOSED[6:]),
    Problem.YES_NO_UNREADABLE: (*CLOSED[:6], "待查", *CLOSED[7:]),
    Problem.NOTHING_KNOWN: ("", CLOSED[1], "", "", "", *CLOSED[5:]),
    Problem.TOO_LONG: (*CLOSED[:2], "长" * 300, *CLOSED[3:]),
}


@pytest.mark.parametrize("problem", list(BAD))
def test_a_row_that_cannot_be_read_stays_out_with_its_reason_and_the_others_come_in(
    leader: Desk, tmp_path: Path, problem: Problem
) -> None:
    result = bring_in(leader, ledger(tmp_path / "a.csv", [BAD[problem], OPEN]))
    assert result.rows_in == 1
    ((row,),) = (result.refused,)
    assert (row.line, row.cells) == (2, BAD[problem])
    assert [found.problem for found in row.problems] == [problem]
    sheet = tmp_path / "未导入.xlsx"
    write_error_sheet(sheet, result, MARK)
    written = list(openpyxl.load_workbook(sheet)["未导入"].iter_rows(values_only=True))
    assert written[0][:3] == ("行号", "未导入原因", "案号")
    assert written[1][0] == 2
    assert [cell or "" for cell in written[1][2:]] == list(BAD[problem])


def test_the_error_sheet_comes_in_once_it_is_put_right(leader: Desk, tmp_path: Path) -> None:
    result = bring_in(leader, ledger(tmp_path / "a.csv", [BAD[Problem.TIME_MISSING]]))
    sheet = tmp_path / "未导入.xlsx"
    write_error_sheet(sheet, result, MARK)
    book = openpyxl.load_workbook(sheet)
    active = book.active
    assert active is not None
    active["D2"] = "2024-03-05 14:20"
    book.save(sheet)
    assert bring_in(leader, sheet).rows_in == 1


def test_the_same_file_twice_makes_no_doubles(leader: Desk, tmp_path: Path) -> None:
    nameless = ("", *CLOSED[1:])
    path = ledger(tmp_path / "a.csv", [CLOSED, OPEN, nameless, nameless])
    first = bring_in(leader, path)
    assert (first.rows_in, first.rows_double) == (3, 1)
    again = bring_in(leader, path)
    assert (again.rows_in, again.rows_double, again.refused) == (0, 4, ())
    assert count(leader, CaseRow) == 3


def test_a_later_ledger_with_more_about_the_same_case_makes_no_double(
    leader: Desk, tmp_path: Path
) -> None:
    bring_in(leader, ledger(tmp_path / "a.csv", [OPEN]))
    later = (*OPEN[:9], "2026-09-23", "已结")
    assert bring_in(leader, ledger(tmp_path / "b.csv", [later])).rows_double == 1


def test_a_number_of_another_case_is_refused(leader: Desk, tmp_path: Path) -> None:
    other = ("2024-0001", "2024-07-07 10:00", "别处", *CLOSED[3:8], "", "", "")
    result = bring_in(leader, ledger(tmp_path / "a.csv", [CLOSED, other]))
    assert result.refused[0].problems[0].problem is Problem.NUMBER_TWICE
    again = bring_in(leader, ledger(tmp_path / "b.csv", [other]))
    assert again.refused[0].problems[0].problem is Problem.NUMBER_TAKEN


def test_an_open_case_goes_to_the_officer_it_names_with_its_days_counted(
    leader: Desk, investigator: Desk, tmp_path: Path
) -> None:
    result = bring_in(leader, ledger(tmp_path / "a.csv", [OPEN, ORPHAN]))
    assert (result.rows_open, result.rows_unassigned) == (2, 1)
    with investigator.reading() as session:
        (mine,) = session.scalars(select(CaseRow)).all()
        assert (mine.number, mine.lead_officer_id) == ("2026-0002", investigator.officer.id)
        dues = session.scalars(select(DueRow)).all()
        assert [due.rule for due in dues] == ["determination.served"]
        assert mine.next_due_on == dues[0].due_on
        assert dues[0].due_on > date(2026, 9, 24)
    with leader.reading() as session:
        orphan = session.scalars(select(CaseRow).where(CaseRow.number == "2026-0003")).one()
        assert (orphan.state, orphan.lead_officer_id, orphan.hit_and_run) == (
            "reported", None, True,
        )  # fmt: skip
    assert count(leader, TeamRow) == 1


def test_the_journal_says_what_came_in(leader: Desk, tmp_path: Path, store: engine.Store) -> None:
    bring_in(leader, ledger(tmp_path / "台账.csv", [CLOSED, BAD[Problem.TIME_MISSING]]))
    with leader.past_guard() as session:
        raw = engine.driver(session)
        assert journal.verify(raw).intact
        entry = raw.execute("SELECT entry FROM journal ORDER BY seq DESC LIMIT 1").fetchone()[0]
    for words in ('"ledger.import"', '"came_in":1', '"refused":1', "台账.csv", '"sha256"'):
        assert words in entry


def test_a_cancelled_import_leaves_nothing(leader: Desk, tmp_path: Path) -> None:
    path = ledger(tmp_path / "a.csv", [CLOSED] * 2)
    file = leader.ledger.inspect(path)
    work = leader.ledger.bring_in(file, file.mapping())
    shown = [next(work) for _ in range(4)]
    assert shown == [Progress(0, 0), Progress(0, 2), Progress(2, 3), Progress(2, 2)]
    work.close()
    assert count(leader, CaseRow) == 0
    assert leader.ledger.imports() == ()
    assert bring_in(leader, path).rows_in == 1


def test_the_preview_shows_the_fate_of_each_row(leader: Desk, tmp_path: Path) -> None:
    path = ledger(tmp_path / "a.csv", [CLOSED, OPEN, CLOSED, BAD[Problem.TIME_MISSING]])
    file = leader.ledger.inspect(path)
    preview = leader.ledger.preview(file, file.mapping())
    assert [row.state for row in preview.rows] == [
        RowState.NEW_CLOSED, RowState.NEW_OPEN, RowState.DOUBLE, RowState.REFUSED,
    ]  # fmt: skip
    assert preview.rows[3].problems[0].column == 1
    assert preview.missing == ()
    assert leader.ledger.preview(file, {0: Field.NUMBER}).missing == (Field.OCCURRED_AT,)


def test_an_import_is_taken_back_as_a_whole(leader: Desk, tmp_path: Path) -> None:
    kept = bring_in(leader, ledger(tmp_path / "a.csv", [CLOSED]))
    gone = bring_in(leader, ledger(tmp_path / "b.csv", [OPEN, ORPHAN, ("", *CLOSED[1:])]))
    assert to_end(leader.ledger.take_back(gone.import_id)) == 3
    assert count(leader, CaseRow) == 1
    with leader.past_guard() as session:
        for table in Row.metadata.tables.values():
            if "case_id" in table.c:
                left = select(func.count()).select_from(table).where(table.c.case_id != 1)
                assert session.scalar(left) == 0, table.name
    record = next(found for found in leader.ledger.imports() if found.import_id == gone.import_id)
    assert record.taken_back_at is not None
    assert not record.can_be_taken_back
    assert next(
        found for found in leader.ledger.imports() if found.import_id == kept.import_id
    ).can_be_taken_back
    with pytest.raises(Refusal):
        to_end(leader.ledger.take_back(gone.import_id))
    assert bring_in(leader, tmp_path / "b.csv").rows_in == 3


def test_an_import_with_an_act_on_a_case_stays(
    leader: Desk, investigator: Desk, tmp_path: Path
) -> None:
    result = bring_in(leader, ledger(tmp_path / "a.csv", [OPEN]))
    with investigator.reading() as session:
        case_id = CaseId(session.scalars(select(CaseRow.case_id)).one())
    with investigator.looking(case_id, "overview"):
        pass
    assert leader.ledger.imports()[0].can_be_taken_back
    with investigator.act("case.note", case_id):
        pass
    assert not leader.ledger.imports()[0].can_be_taken_back
    with pytest.raises(Refusal) as refused:
        to_end(leader.ledger.take_back(result.import_id))
    assert refused.value.reason is Reason.IMPORT_IN_USE
    assert count(leader, CaseRow) == 1


def test_only_the_keeper_of_the_ledger_may(desk_of: DeskOf, tmp_path: Path) -> None:
    leader = desk_of("韩梅", Role.SQUAD_LEADER)
    path = ledger(tmp_path / "a.csv", [CLOSED])
    file = leader.ledger.inspect(path)
    result = to_end(leader.ledger.bring_in(file, file.mapping()))
    for role in set(Role) - {Role.SQUAD_LEADER, Role.ADMINISTRATOR}:
        keeper = desk_of("某", role).ledger
        for attempt in (
            lambda keeper=keeper: keeper.inspect(path),
            lambda keeper=keeper: keeper.preview(file, file.mapping()),
            lambda keeper=keeper: to_end(keeper.bring_in(file, file.mapping())),
            lambda keeper=keeper: to_end(keeper.take_back(result.import_id)),
            keeper.imports,
        ):
            with pytest.raises(Refusal) as refused:
                attempt()
            assert refused.value.reason is Reason.NOT_ALLOWED
