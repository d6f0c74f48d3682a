"""The commands `import` and `export`: the ledger without the window."""

import argparse
import json
import sys
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cases.records.copies import CopyKind, CopyWay, Leaving
from cases.records.ledger import Field, ImportResult, LedgerFile
from cases.records.progress import Progress
from cases.services.ledger.error_sheet import write_error_sheet
from cases.services.ledger.listing import HEADER, case_rows
from cases.services.ledger.sheets import write_table

if TYPE_CHECKING:
    from cases.services.desk import Desk

_DONE, _WRONG = 0, 2


def run_import(desk: "Desk", args: argparse.Namespace) -> int:
    """Bring in a ledger; the rows that stay out go to a sheet beside it."""
    file = desk.ledger.inspect(args.file)
    mapping = file.mapping()
    if args.mapping is not None:
        chosen = _mapping(file, args.mapping)
        if isinstance(chosen, str):
            print(chosen, file=sys.stderr)  # noqa: T201 - the answer of a command
            return _WRONG
        mapping = chosen
    result = _to_end(desk.ledger.bring_in(file, mapping))
    while desk.search.catch_up():
        pass
    sheet = _error_sheet(desk, args.file, result)
    if args.json:
        _answer(
            {
                "file": result.file_name,
                "read": result.rows_read,
                "in": result.rows_in,
                "double": result.rows_double,
                "refused": len(result.refused),
                "open": result.rows_open,
                "unassigned": result.rows_unassigned,
                "error_sheet": None if sheet is None else str(sheet),
            }
        )
        return _DONE
    _say(
        f"读取 {result.rows_read} 行：导入 {result.rows_in}，重复 {result.rows_double}，"
        f"未导入 {len(result.refused)}。"
    )
    if result.rows_unassigned:
        _say(f"{result.rows_unassigned} 件在办案件没有对应的民警，请中队长派案。")
    if sheet is not None:
        _say(f"未导入的行和原因：{sheet}")
    return _DONE


def run_export(desk: "Desk", args: argparse.Namespace) -> int:
    """Write the cases the officer may see to a table."""
    if args.out.suffix.lower() not in {".csv", ".xlsx"}:
        print("导出文件应为 .csv 或 .xlsx。", file=sys.stderr)  # noqa: T201 - the answer
        return _WRONG
    rows = case_rows(desk)
    leaving = Leaving(kind=CopyKind.DATA, way=CopyWay.TABLE, title="案件列表")
    mark = desk.copies.number(leaving)
    write_table(args.out, HEADER, rows, mark)
    print(f"副本 {mark.number}", file=sys.stderr)  # noqa: T201 - a message
    if args.json:
        _answer({"file": str(args.out), "cases": len(rows)})
    else:
        _say(f"已导出 {len(rows)} 件案件：{args.out}")
    return _DONE


def _to_end(work: Generator[Progress, None, ImportResult]) -> ImportResult:
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: ImportResult = end.value
            return result


def _mapping(file: LedgerFile, path: Path) -> Mapping[int, Field] | str:
    """Read {title of a column: field}; a string says what is wrong with it."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return f"对应关系文件读不出来：{error}"
    if not isinstance(given, dict):
        return "对应关系文件应为 JSON 对象：{列名: 字段}。"
    places = {column.title: column.index for column in file.columns}
    unknown = [title for title in given if title not in places]
    unknown += [str(name) for name in given.values() if name not in set(Field)]
    if unknown:
        return f"不认识：{'、'.join(unknown)}。字段有：{'、'.join(Field)}"
    return {places[title]: Field(name) for title, name in given.items()}


def _error_sheet(desk: "Desk", file: Path, result: ImportResult) -> Path | None:
    if not result.refused:
        return None
    path = file.with_name(f"{file.stem}-未导入.xlsx")
    leaving = Leaving(kind=CopyKind.DATA, way=CopyWay.TABLE, title=path.name)
    write_error_sheet(path, result, desk.copies.number(leaving))
    return path


def _answer(values: Mapping[str, Any]) -> None:
    _say(json.dumps(values, ensure_ascii=False))


def _say(words: str) -> None:
    print(words)  # noqa: T201 - the answer of a command
