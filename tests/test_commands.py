"""Commands without a window: the same sign-in, the same services, JSON as scripts expect it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import main
from cases.records.officers import OF_OFFICERS
from cases.services.station import Station
from tests.cases.services.stations import (
    FIRST,
    INITIAL,
    OTHER,
    PASSWORD,
    QUICK,
    found,
    join,
    sign_in,
)
from tests.conftest import Clock

ROOT = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Path:
    station, _ = found(tmp_path / "station", clock, OF_OFFICERS)
    station.close()
    monkeypatch.setenv("ANJIE_PASSWORD", PASSWORD)
    monkeypatch.delenv("ANJIE_OFFICER", raising=False)
    return station.folder


def answer(capsys: pytest.CaptureFixture[str]) -> Mapping[str, object]:
    out = capsys.readouterr().out
    assert len(out.splitlines()) == 1
    data = json.loads(out)
    assert isinstance(data, dict)
    return data


def test_verify_answers_entries_intact_and_head(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["verify", "--station", str(folder), "--json"]) == 0
    found_ = answer(capsys)
    assert set(found_) == {"entries", "intact", "head"}
    assert (found_["entries"], found_["intact"]) == (2, True)


def test_verify_compares_a_head_that_stands_on_a_paper(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def asked(head: str) -> tuple[int, object]:
        status = main.main(["verify", "--station", str(folder), "--json", "--head", head])
        return status, answer(capsys)["printed_head"]

    main.main(["verify", "--station", str(folder), "--json"])
    head = str(answer(capsys)["head"])
    assert asked(f"日志 #2 · {'0' * 16}") == (1, "unknown")
    assert asked(f"#999 {head[:16]}") == (1, "later")
    assert asked(head) == (0, "known")


def test_verify_names_the_first_bad_entry_and_exits_with_one(
    folder: Path, capsys: pytest.CaptureFixture[str], clock: Clock
) -> None:
    from cases.store import engine

    station = Station.open(folder, cost=QUICK)
    sign_in(station, clock)
    raw = engine.connect(folder / "station.db", station.key)
    raw.execute("DROP TRIGGER journal_no_update")
    raw.execute("UPDATE journal SET entry=replace(entry, 'station.create', 'station.cReate')")
    raw.close()
    station.close()
    assert main.main(["verify", "--station", str(folder), "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["first_bad"] == 1
    assert json.loads(out)["intact"] is False
    assert "1" in err


def test_a_command_works_beside_an_open_window(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window = Station.open(folder, cost=QUICK)
    assert main.main(["verify", "--station", str(folder), "--json"]) == 0
    assert answer(capsys)["intact"] is True
    window.close()


def test_a_wrong_password_is_refused_with_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANJIE_PASSWORD", "falsch-falsch")
    assert main.main(["verify", "--station", str(folder), "--json"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "口令" in err


def test_a_folder_without_a_station_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["verify", "--station", str(tmp_path)]) == 1
    assert "没有案结的数据" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["verify", "--what"], ["nonsense"], ["restore"]])
def test_wrong_arguments_exit_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main.main(arguments)
    assert left.value.code == 2


def test_a_backup_is_made_and_restored_by_commands(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], clock: Clock
) -> None:
    assert main.main(["backup", "--station", str(folder), "--out", str(tmp_path), "--json"]) == 0
    made = answer(capsys)
    assert made["entries"] == 2
    new = tmp_path / "new"
    assert main.main(["restore", str(made["folder"]), "--station", str(new), "--json"]) == 0
    assert answer(capsys) == {"station": str(new), "aside": None}
    copy = Station.open(new, cost=QUICK)
    assert sign_in(copy, clock).officer.number == FIRST.number
    copy.close()
    assert main.main(["restore", str(made["folder"]), "--station", str(new), "--json"]) == 0
    assert str(answer(capsys)["aside"]).startswith(str(new / "aside-"))


def test_the_officer_is_the_one_named_or_the_one_whose_password_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    station = Station.open(folder, cost=QUICK)
    join(sign_in(station, clock))
    station.close()
    backup = ["backup", "--station", str(folder)]
    assert main.main(backup) == 0
    assert main.main([*backup, "--officer", OTHER.number]) == 1
    monkeypatch.setenv("ANJIE_PASSWORD", "自己选的-Lan-58号")
    assert main.main(backup) == 1
    assert "权限" in capsys.readouterr().err


def test_without_a_password_and_a_terminal_the_command_says_what_it_needs(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ANJIE_PASSWORD")
    with pytest.raises(SystemExit) as left:
        main.main(["verify", "--station", str(folder)])
    assert left.value.code == 2
    assert "ANJIE_PASSWORD" in capsys.readouterr().err


def test_an_initial_password_opens_no_command(
    folder: Path, capsys: pytest.CaptureFixture[str], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    station = Station.open(folder, cost=QUICK)
    sign_in(station, clock).officers.add(OTHER, INITIAL)
    station.close()
    monkeypatch.setenv("ANJIE_PASSWORD", INITIAL)
    assert main.main(["verify", "--station", str(folder), "--officer", OTHER.number]) == 1
    assert "一次性口令" in capsys.readouterr().err


def test_clock_needs_no_station(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["clock", "--days", "3", "--count", "working", "--from", "2026-10-09"]
    assert main.main([*arguments, "--before", "--json"]) == 0
    assert answer(capsys)["due"] == "2026-09-29"


def test_help_starts_without_the_window_or_the_database() -> None:
    script = (
        "import sys, main\n"
        "try: main.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('PySide6', 'sqlalchemy', 'reportlab') if name in sys.modules])"
    )
    out = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert out.stdout.splitlines()[-1] == "[]"
