"""`main.py rank`, as scripts of the squads use it."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

import main

HEAD = (
    "plate,plate_colour,class,make,model,year,colour,district,keeper,policy_insurer,policy_year,"
    "policy_number"
)
ROWS = [
    "吉A56626,蓝,H31,JAC,HFC1036,2017,H,南关,卓一鸣,PICC,2026,2231447",
    "吉A86126,蓝,H31,JAC,HFC1036,2009,H,南关,边小楼,CPIC,2026,9931447",
    "吉A5662B,蓝,K33,VW,JETTA,2020,A,宽城,池上春,PICC,2025,2231448",
    "吉A96726,蓝,H32,BYD,T5,2018,B,宽城,,,,",
    "吉B12345,黄,H11,FAW,J6P,2019,E,朝阳,运输公司,PICC,2026,2200000",
]
EVIDENCE: list[dict[str, Any]] = [
    {"id": "e1", "kind": "plate_seen", "pattern": "吉A?6?26", "grade": "C3"},
    {"id": "e2", "kind": "colour_seen", "colour": "H", "grade": "B2", "group": "colour"},
    {
        "id": "e3",
        "kind": "paint",
        "layers": [
            {"role": "topcoat", "lab": [35.1, -2.0, -28.4], "finish": "solid", "origin": "oem"}
        ],
        "grade": "A1",
        "group": "colour",
    },
    {
        "id": "e4",
        "kind": "sticker",
        "insurer": "PICC",
        "year": 2026,
        "number": "22?1??7",
        "grade": "B2",
    },
    {"id": "e5", "kind": "class_seen", "classes": ["H31", "H32"], "grade": "B2"},
    {"id": "e6", "kind": "part", "models": ["JAC HFC1036"], "years": [2015, 2019], "grade": "A2"},
]


@pytest.fixture
def request_file(tmp_path: Path) -> Path:
    (tmp_path / "extract.csv").write_text("\n".join([HEAD, *ROWS]), encoding="utf-8")
    return asked(tmp_path)


def asked(folder: Path, **changes: Any) -> Path:
    values: dict[str, Any] = {
        "population": "extract.csv",
        "prior_none": 0.2,
        "reliability": {"A1": 0.99},
        "evidence": EVIDENCE,
    }
    path = folder / "request.json"
    path.write_text(json.dumps(values | changes, ensure_ascii=False), encoding="utf-8")
    return path


def answered(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    assert main.main(["rank", str(path), "--json", *more]) == 0
    out = capsys.readouterr()
    assert out.err == ""
    answer: dict[str, Any] = json.loads(out.out)
    return answer


def refused(path: Path, capsys: pytest.CaptureFixture[str], status: int = 2) -> str:
    assert main.main(["rank", str(path), "--json"]) == status
    out = capsys.readouterr()
    assert out.out == ""
    return out.err


def test_the_vehicle_everything_fits_leads(
    request_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answered(request_file, capsys, "--top", "3")
    assert set(found) == {"none", "population", "candidates"}
    assert found["population"] == 5
    assert [one["rank"] for one in found["candidates"]] == [1, 2, 3]
    first = found["candidates"][0]
    assert set(first) == {"rank", "plate", "probability", "weights"}
    assert first["plate"] == "吉A56626"
    assert list(first["weights"]) == ["e1", "e2", "e3", "e4", "e5", "e6"]
    assert all(weight > 0 for weight in first["weights"].values())


def test_probabilities_of_all_come_to_one(
    request_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answered(request_file, capsys)
    total = sum(one["probability"] for one in found["candidates"])
    assert len(found["candidates"]) == 5
    assert total + found["none"] == pytest.approx(1)


def test_a_register_in_gb18030_or_a_workbook_gives_the_same(
    request_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = answered(request_file, capsys)
    folder = request_file.parent
    text = "\r\n".join([HEAD, *ROWS])
    (folder / "gb.csv").write_bytes(text.encode("gb18030"))
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (HEAD, *ROWS):
        sheet.append([int(cell) if cell.isdecimal() else cell for cell in line.split(",")])
    book.save(folder / "book.xlsx")
    for name in ("gb.csv", "book.xlsx"):
        assert answered(asked(folder, population=name), capsys) == expected


def test_columns_may_stand_in_any_order_and_be_left_out(
    request_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = request_file.parent
    (folder / "short.csv").write_text("colour,plate\nH,吉A56626\nA,吉A5662B\n", encoding="utf-8")
    found = answered(asked(folder, population="short.csv"), capsys)
    first, second = found["candidates"]
    assert first["plate"] == "吉A56626"
    assert {name: first["weights"][name] for name in ("e4", "e5", "e6")} == {
        "e4": 0,
        "e5": 0,
        "e6": 0,
    }
    assert second["weights"]["e2"] < 0


def test_an_empty_cell_neither_speaks_for_nor_against(
    request_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answered(request_file, capsys)
    bare = next(one for one in found["candidates"] if one["plate"] == "吉A96726")
    assert bare["weights"]["e4"] == 0


def test_the_unit_may_trust_a_grade_less(
    request_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = request_file.parent
    found = answered(asked(folder, reliability={"B2": 0, "ungraded": 0}), capsys)
    for one in found["candidates"]:
        assert one["weights"]["e2"] == one["weights"]["e4"] == one["weights"]["e5"] == 0


def test_the_order_of_the_evidence_changes_nothing(
    request_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = answered(request_file, capsys)
    turned = answered(asked(request_file.parent, evidence=EVIDENCE[::-1]), capsys)
    assert turned == expected  # weights are compared by id


def test_without_json_it_is_said_in_words(
    request_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["rank", str(request_file), "--top", "1"]) == 0
    said = capsys.readouterr().out
    assert "吉A56626" in said
    assert "以上皆非" in said
    assert "不作证据，不入卷" in said


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"populaton": "x"}, "populaton"),
        ({"population": None}, "population"),
        ({"prior_none": 1}, "prior_none"),
        ({"prior_none": "0.2"}, "prior_none"),
        ({"prior_none": float("nan")}, "prior_none"),
        ({"prior_none": 10**400}, "prior_none"),
        ({"population": "a\0b.csv"}, "population"),
        ({"reliability": {"G1": 0.5}}, "G1"),
        ({"reliability": {"A1": 2}}, "A1"),
        ({"reliability": []}, "reliability"),
        ({"evidence": {}}, "evidence"),
        ({"evidence": [{"id": "e1", "kind": "rumour"}]}, "kind"),
        ({"evidence": [{"kind": "colour_seen", "colour": "H"}]}, "id"),
        ({"evidence": [{"id": "e1", "kind": "colour_seen", "color": "H"}]}, "color"),
        ({"evidence": [{"id": "e1", "kind": "colour_seen", "colour": "X"}]}, "colour"),
        ({"evidence": [{"id": "e1", "kind": "colour_seen"}]}, "colour"),
        (
            {"evidence": [{"id": "e1", "kind": "colour_seen", "colour": "H", "grade": "Z9"}]},
            "grade",
        ),
        ({"evidence": [EVIDENCE[0], EVIDENCE[0]]}, "id"),
    ],
)
def test_what_cannot_be_read_is_named(
    request_file: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, Any], named: str
) -> None:
    assert named in refused(asked(request_file.parent, **changes), capsys)


def test_no_json_is_no_request(request_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    request_file.write_text("[1, 2", encoding="utf-8")
    assert "request.json 不是 UTF-8 编码的 JSON" in refused(request_file, capsys)
    request_file.write_bytes('{"population": "登记.csv"}'.encode("gb18030"))
    assert "不是 UTF-8" in refused(request_file, capsys)
    request_file.write_text("[" * 100_000, encoding="utf-8")
    assert "不是 UTF-8" in refused(request_file, capsys)


def test_a_column_nobody_knows_is_named(
    request_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = request_file.parent
    (folder / "odd.csv").write_text("plate,color\n吉A1,H\n", encoding="utf-8")
    assert "color" in refused(asked(folder, population="odd.csv"), capsys)
    (folder / "bare.csv").write_text("colour,district\nH,南关\n", encoding="utf-8")
    assert "plate" in refused(asked(folder, population="bare.csv"), capsys)


def test_a_file_that_is_not_there_is_refused(
    request_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "none.csv" in refused(asked(request_file.parent, population="none.csv"), capsys, 1)
    assert "gone.json" in refused(request_file.parent / "gone.json", capsys)


def test_an_extract_without_rows_leaves_none_of_them(
    request_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (request_file.parent / "empty.csv").write_text(f"{HEAD}\n", encoding="utf-8")
    found = answered(asked(request_file.parent, population="empty.csv"), capsys)
    assert found == {"none": 1, "population": 0, "candidates": []}
