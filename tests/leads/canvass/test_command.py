"""`main.py canvass`, as scripts depend on it."""

import json
from pathlib import Path
from typing import Any

import pytest

import main
from leads.canvass.prior import ELSEWHERE


def door(name: str, **fields: Any) -> dict[str, Any]:
    return {"id": name, "minutes": 1.5, "effective": 0.6, "tries": 0, **fields}


def request(*doors: dict[str, Any], **fields: Any) -> dict[str, Any]:
    building = {"id": "b1", "xy": [120, 40], "doors": list(doors)}
    return {"start": [0, 0], "walk_m_per_min": 60, "buildings": [building], **fields}


def run(tmp_path: Path, asked: Any) -> int:
    path = tmp_path / "request.json"
    path.write_text(json.dumps(asked), encoding="utf-8")
    return main.main(["canvass", str(path), "--json"])


def answer(tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: Any) -> dict[str, Any]:
    assert run(tmp_path, asked) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_the_answer_has_order_minutes_and_what_is_found_when(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(
        tmp_path, capsys, request(door("a", p=0.1), door("b", p=0.3), door("c", p=0.3, tries=1))
    )
    assert set(found) == {"order", "expected_minutes", "naive_minutes", "found_by"}
    assert found["order"] == ["b", "c", "a"]
    assert found["expected_minutes"] < found["naive_minutes"]
    # 0.3 elsewhere, 0.1 + 0.3 + 0.12 here after the try in vain; six of ten tries are effective.
    assert found["found_by"] == [[10, round(0.6 * 0.52 / 0.82, 4)]]


def test_a_probability_left_out_comes_from_the_distance(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    far = {"id": "far", "xy": [500, 0], "doors": [door("f", effective=1)]}
    near = {"id": "near", "xy": [30, 0], "doors": [door("n", effective=1)]}
    found = answer(tmp_path, capsys, request(buildings=[far, near]))
    assert found["order"] == ["n", "f"]
    assert found["found_by"][-1][1] == pytest.approx(1 - ELSEWHERE)


def test_a_door_tried_in_vain_is_not_at_zero(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(tmp_path, capsys, request(door("only", p=0.5, effective=0.9, tries=3)))
    assert 0 < found["found_by"][-1][1] < 0.01
    found = answer(tmp_path, capsys, request(door("only", p=0.5, effective=1, tries=1)))
    assert 0 < found["found_by"][-1][1] < 0.01


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (request(door("a", colour="red")), "buildings[0].doors[0].colour"),
        (request(door("a"), speed=3), "speed"),
        ({"start": [0, 0]}, "buildings"),
        (request({"id": "a", "effective": 0.5}), "buildings[0].doors[0].minutes"),
        (request(door("a", p=1.2)), "buildings[0].doors[0].p"),
        (request(door("a", p=0.7), door("b", p=0.7)), "p"),
        (request(door("a"), door("a")), "a"),
        (request(door("a", tries=-1)), "tries"),
        (request(door("a", minutes=0)), "minutes"),
        (request(door("a", minutes=True)), "minutes"),
        (request(door(" ")), "id"),
        (request(door("a"), start=[0]), "start"),
        (request(door("a"), walk_m_per_min=0), "walk_m_per_min"),
        (request(door("a"), walk_m_per_min=1e-300), "walk_m_per_min"),
        (request(door("a", minutes=10**400)), "minutes"),
        (request(door("a", minutes=float("nan"))), "minutes"),
        (request(door("a", tries=10**400)), "tries"),
        (request(door("a"), start=[0, 1e308]), "start"),
        (request(door("a"), start=[0, -(10**400)]), "start"),
        (request(buildings={}), "buildings"),
        ([], "请求"),
    ],
)
def test_what_cannot_be_read_is_named_and_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: Any, said: str
) -> None:
    assert run(tmp_path, asked) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert said in error


def test_a_file_that_is_no_json_or_not_there_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "request.json"
    for broken in (b"", b"{", b"1" * 5000, "走访".encode("gb18030"), b"[" * 100_000):
        path.write_bytes(broken)
        assert main.main(["canvass", str(path)]) == 2
    assert main.main(["canvass", str(tmp_path / "none.json")]) == 2
    assert capsys.readouterr().out == ""


def test_the_text_for_people_says_what_the_probabilities_are_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "request.json"
    path.write_text(json.dumps(request(door("a", p=0.1))), encoding="utf-8")
    assert main.main(["canvass", str(path)]) == 0
    assert "不作证据，不入卷" in capsys.readouterr().out


def test_a_canvass_without_doors_takes_no_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(tmp_path, capsys, request(buildings=[])) == {
        "order": [],
        "expected_minutes": 0.0,
        "naive_minutes": 0.0,
        "found_by": [],
    }


def test_of_a_very_long_round_it_is_told_in_wider_steps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    doors = (door(f"d{n}", minutes=9000, effective=1, p=0.001) for n in range(10))
    told = answer(tmp_path, capsys, request(*doors))["found_by"]
    assert [minutes for minutes, _share in told[:2]] == [240, 480]
    assert len(told) <= 500
    assert told[-1][1] == pytest.approx(0.01)
