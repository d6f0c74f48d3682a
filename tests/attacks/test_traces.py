"""What work leaves behind: nothing of a case in temporary files, in the log, in errors."""

import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import main
from cases.records.cases import CaseFilter, Scope
from cases.records.documents import RegisterKind
from cases.records.officers import Role
from cases.refusals import Refusal
from cases.second_process import arguments
from cases.services.desk import Desk
from cases.services.registers import to_excel
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.cases import AccidentRow, PartyRow
from reports.preview import page_count, page_image
from tests.attacks.conftest import SignIn
from tests.attacks.test_folder import words_in
from tests.cases.services import hidden
from tests.cases.services.hidden import LEAD, OUTSIDERS, Ids
from tests.cases.services.stations import PASSWORD
from ui.logfile import log_to

#: Files opened for writing while the watch is on; a hook of the interpreter cannot be taken off.
_opened: set[Path] = set()
_watching: list[bool] = []


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if not _watching or event != "open":
        return
    path, _mode, flags = arguments
    writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
    if writes and isinstance(path, str | bytes | os.PathLike):
        _opened.add(Path(os.fsdecode(path)))


sys.addaudithook(_hook)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Send temporary files and caches to a folder of their own, and watch every opened file."""
    place = tmp_path / "elsewhere"
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"):
        (place / name).mkdir(parents=True)
        monkeypatch.setenv(name, str(place / name))
    monkeypatch.setattr(tempfile, "tempdir", None)
    _opened.clear()
    _watching.append(True)
    yield place
    _watching.clear()


def written_beside(*expected: Path) -> list[Path]:
    """Return files that were opened for writing outside of the places that were named."""
    return [
        path
        for path in _opened
        if path != Path(os.devnull) and not any(path.is_relative_to(place) for place in expected)
    ]


def test_a_day_of_work_writes_nowhere_but_into_the_station_and_what_was_asked_for(
    sign_in: SignIn,
    folder: Path,
    ids: Ids,
    elsewhere: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked_for = tmp_path / "asked"
    asked_for.mkdir()
    desk = sign_in(LEAD)
    pdf = desk.documents.pdf(ids.issued)
    for page in range(page_count(pdf)):
        page_image(pdf, page, 60)
    month = desk.documents.month(RegisterKind.SERVICE, 2026, 9)
    (asked_for / "register.xlsx").write_bytes(to_excel(month))
    monkeypatch.setenv(main.PASSWORD, PASSWORD)
    signed = ("--station", str(folder), "--officer", LEAD.number)
    for name in ("list.xlsx", "list.csv"):
        assert main.main(["export", *signed, "--out", str(asked_for / name)]) == 0
    ledger = asked_for / "台账.csv"
    ledger.write_text("案号,事故时间,事故地点\n2026-7001,2026-09-01 08:00,滨河路\n", "utf-8")
    main.main(["import", *signed, str(ledger), "--json"])
    desk.cases.page(CaseFilter(scope=Scope.MINE))
    desk.search.find("卢建平")
    assert capsys.readouterr().out
    assert _opened
    assert written_beside(folder, asked_for) == []
    assert words_in(elsewhere) == []
    assert words_in(folder) == []


_ASKED_OF_ITSELF = """
import ctypes, resource, sys
from pathlib import Path
from cases.store.connecting import connect
before = ctypes.CDLL(None).prctl(3)
connect(Path(sys.argv[1]), bytes(32))
print(before, ctypes.CDLL(None).prctl(3), *resource.getrlimit(resource.RLIMIT_CORE))
"""


def test_a_process_with_a_key_leaves_no_dump_and_lets_no_neighbour_read_it(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _ASKED_OF_ITSELF, str(tmp_path / "new.db")],
        capture_output=True,
        check=True,
        text=True,
    )
    assert told.stdout.split() == ["1", "0", "0", "0"]


SECONDS = ("cases.services.ledger.beside", "cases.store.links", "leads.graph.laying_beside")


@pytest.mark.parametrize("module", SECONDS)
def test_a_second_process_takes_no_code_from_the_folder_it_is_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    for name in ("pickle", "json", "struct", "dataclasses"):
        (tmp_path / f"{name}.py").write_text("open('taken', 'w').close()", "utf-8")
    # As the path of a program that is tried out in an interpreter begins.
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    subprocess.run(
        [sys.executable, *arguments(module)],
        cwd=tmp_path,
        input=b"",
        capture_output=True,
        check=False,
    )
    assert not (tmp_path / "taken").exists()


def test_nothing_else_starts_this_interpreter() -> None:
    root = Path(main.__file__).parent
    files = [root / "main.py"]
    for room in ("cases", "leads", "reports", "ui"):
        files += (root / room).rglob("*.py")
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    starting = [line for line in lines if "sys.executable" in line]
    assert len(starting) == len(SECONDS)
    assert all("arguments(_SECOND)" in line for line in starting)


def test_what_the_program_starts_does_not_inherit_the_password(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inherited: list[bool] = []
    monkeypatch.setenv(main.PASSWORD, PASSWORD)
    monkeypatch.setattr(main, "_drain", lambda _: inherited.append(main.PASSWORD in os.environ))
    with pytest.raises(AttributeError):
        main.main(["verify", "--station", str(folder), "--officer", LEAD.number])
    assert inherited == [False]


def test_the_watch_sees_a_temporary_file(elsewhere: Path, tmp_path: Path) -> None:
    with tempfile.NamedTemporaryFile(mode="w", encoding="utf-8") as file:
        file.write("卢建平")
        file.flush()
        assert Path(file.name) in written_beside(tmp_path / "station")
        assert words_in(elsewhere)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    handler = log_to(tmp_path / "logs")
    yield tmp_path / "logs" / "anjie.log"
    logging.getLogger("anjie").removeHandler(handler)
    handler.close()


def broken_at_the_database(desk: Desk, ids: Ids) -> BaseException:
    """Return what the database says of a row that does not fit, with its values."""
    acting = Acting(desk.officer.id, desk.now())
    try:
        with engine.session(desk.store.writing, acting) as session:
            session.add(AccidentRow(case_id=ids.case, place="滨河路", brief="卢建平"))
    except engine.DriverError as error:
        raised: BaseException = error
        return raised
    raise AssertionError


def test_what_the_database_says_of_a_broken_row_names_no_value(sign_in: SignIn, ids: Ids) -> None:
    said = broken_at_the_database(sign_in(LEAD), ids)
    assert said.__cause__ is not None
    told = f"{said} {said!r} {said.__cause__} {said.__cause__!r}"
    assert "hide_parameters" in told
    assert [word for word in ("卢建平", "滨河路") if word in told] == []


def test_nothing_of_a_broken_row_gets_into_the_log(
    sign_in: SignIn, ids: Ids, log: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk = sign_in(LEAD)
    caplog.set_level(logging.INFO)
    error = broken_at_the_database(desk, ids)
    logging.getLogger("anjie.ui").error("work failed", exc_info=error)
    logging.getLogger("anjie").critical("unexpected", exc_info=error)
    held = log.read_text("utf-8")
    assert "IntegrityError" in held
    assert [word for word in (*hidden.SECRETS, hidden.NUMBER) if word in held] == []
    assert [word for word in ("卢建平", "滨河路") if word in caplog.text] == []


def test_a_refusal_of_the_guard_names_nothing_of_what_it_guards(sign_in: SignIn, ids: Ids) -> None:
    desk = sign_in(OUTSIDERS[Role.INVESTIGATOR])
    acting = Acting(desk.officer.id, desk.now())
    with pytest.raises(Refusal) as refused, engine.session(desk.store.writing, acting) as session:
        session.add(PartyRow(case_id=ids.case, name="外人", kind="other"))
    said = f"{refused.value!s} {refused.value!r} {refused.value.__cause__!s}"
    assert [word for word in (*hidden.SECRETS, hidden.NUMBER) if word in said] == []
