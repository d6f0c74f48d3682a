"""Ledgers come in and lists go out without the window."""

import argparse
import json
from pathlib import Path

import openpyxl
import pytest

from cases.records.ledger import Problem
from cases.records.officers import Role
from cases.services.ledger.command import run_export, run_import
from tests.cases.services.test_ledger import BAD, CLOSED, OPEN, ledger
from tests.conftest import DeskOf


def import_args(path: Path, **more: object) -> argparse.Namespace:
    return argparse.Namespace(**{"file": path, "mapping": None, "json": True, **more})


def test_a_ledger_comes_in_and_says_how_many(
    desk_of: DeskOf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = desk_of("韩梅", Role.SQUAD_LEADER)
    path = ledger(tmp_path / "台账.csv", [CLOSED, OPEN, OPEN, BAD[Problem.TIME_MISSING]])
    assert run_import(desk, import_args(path)) == 0
    answer = json.loads(capsys.readouterr().out)
    sheet = answer.pop("error_sheet")
    assert answer == {
        "file": "台账.csv", "read": 4, "in": 2, "double": 1, "refused": 1, "open": 1,
        "unassigned": 1,
    }  # fmt: skip
    assert Path(sheet).name == "台账-未导入.xlsx"
    assert openpyxl.load_workbook(sheet)["未导入"].max_row == 2


def test_a_mapping_names_the_columns(
    desk_of: DeskOf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = desk_of("韩梅", Role.SQUAD_LEADER)
    path = ledger(tmp_path / "台账.csv", [CLOSED])
    mapping = tmp_path / "m.json"
    mapping.write_text('{"案号": "nummer", "事故": "place"}', encoding="utf-8")
    assert run_import(desk, import_args(path, mapping=mapping)) == 2
    assert "nummer" in (told := capsys.readouterr().err)
    assert "事故" in told
    mapping.write_text('{"案号": "number", "事故时间": "occurred_at"}', encoding="utf-8")
    assert run_import(desk, import_args(path, mapping=mapping)) == 0
    assert json.loads(capsys.readouterr().out)["in"] == 1


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_what_was_exported_can_be_brought_in_elsewhere(
    desk_of: DeskOf, tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    desk = desk_of("韩梅", Role.SQUAD_LEADER, Role.INVESTIGATOR)
    formula = ("2024-0009", *CLOSED[1:2], "=1+1路", *CLOSED[3:])
    run_import(desk, import_args(ledger(tmp_path / "台账.csv", [CLOSED, formula])))
    out = tmp_path / f"案件{suffix}"
    assert run_export(desk, argparse.Namespace(out=out, json=True)) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["cases"] == 2
    file = desk.ledger.inspect(out)
    preview = desk.ledger.preview(file, file.mapping())
    assert [row.state for row in preview.rows] == ["double", "double"]
    assert preview.rows[0].cells[:4] == (
        "2024-0001", "2024-03-05 14:20", "滨河路与学府街路口", "王伟、李强",
    )  # fmt: skip


def test_an_export_holds_only_what_the_officer_may_see(
    desk_of: DeskOf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    leader, lead = desk_of("韩梅", Role.SQUAD_LEADER), desk_of("周正", Role.INVESTIGATOR)
    other, inspector = desk_of("某", Role.INVESTIGATOR), desk_of("督", Role.INSPECTOR)
    run_import(leader, import_args(ledger(tmp_path / "台账.csv", [CLOSED, OPEN])))
    seen = {}
    for desk in (leader, lead, other, inspector):
        out = tmp_path / f"{desk.officer.name}.csv"
        run_export(desk, argparse.Namespace(out=out, json=False))
        seen[desk.officer.name] = out.read_text(encoding="utf-8-sig")
    assert "2026-0002" in seen["周正"]
    assert "赵敏" in seen["周正"]
    assert "2026-0002" in seen["韩梅"]
    assert "赵敏" not in seen["韩梅"]
    assert "2026-0002" not in seen["某"]
    assert "2024-0001" in seen["某"]
    assert seen["督"].count("\n") == 1
    assert run_export(leader, argparse.Namespace(out=tmp_path / "x.pdf", json=False)) == 2
