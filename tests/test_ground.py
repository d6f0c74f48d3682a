"""The ground: pins, set-up of a bare machine, the commands of make, the links of the pages."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap

ROOT = Path(__file__).parent.parent
PINS = ("requirements.txt", "requirements-dev.txt")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


class Machine:
    """Records the commands that would run; those containing a word of `failing` fail."""

    def __init__(self, failing: set[str]) -> None:
        self.failing = failing
        self.commands: list[list[str]] = []

    def call(self, *command: str | Path, quiet: bool = False, offscreen: bool = False) -> int:
        words = [Path(word).name for word in command]
        self.commands.append(words)
        return int(bool(self.failing & set(words)))


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Return a machine of which nothing runs and on which all is set up."""
    machine = Machine(failing=set())
    monkeypatch.setattr(bootstrap, "_call", machine.call)
    monkeypatch.setattr(bootstrap, "is_current", lambda *_: True)
    monkeypatch.setattr(bootstrap, "missing", lambda _: [])
    return machine


def pinned(name: str) -> dict[tuple[str, str], str]:
    """Return the versions by package and by the Pythons they are for."""
    pins = re.findall(
        r"^([\w.-]+)==([\w.]+)(?: ; ([^\\]+))?", (ROOT / name).read_text("utf-8"), re.MULTILINE
    )
    return {(package, marker.strip()): version for package, version, marker in pins}


def wanted(name: str) -> set[str]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    names = (re.match(r"[A-Za-z][\w.-]*", line) for line in lines)
    return {match[0].lower() for match in names if match}


@pytest.mark.parametrize("name", PINS)
def test_every_pin_has_a_hash_and_no_line_names_an_index(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    entries = re.split(r"\n(?=[\w-])", text.strip())
    assert len(entries) == len(pinned(name))
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"index-url|find-links|trusted-host|https?:", text)


@pytest.mark.parametrize("name", PINS)
def test_everything_wanted_is_pinned(name: str) -> None:
    assert wanted(name.replace(".txt", ".in")) <= {package.lower() for package, _ in pinned(name)}


def test_the_checks_run_on_the_very_versions_the_program_runs_on() -> None:
    assert pinned("requirements.txt").items() <= pinned("requirements-dev.txt").items()


def test_a_changed_pin_makes_the_environment_stale(tmp_path: Path) -> None:
    pins = tmp_path / "requirements.txt"
    pins.write_text("a==1\n", "utf-8")
    (tmp_path / "requirements.stamp").write_text(bootstrap.fingerprint(pins), "ascii")
    assert bootstrap.is_current(tmp_path, pins)
    pins.write_text("a==2\n", "utf-8")
    assert not bootstrap.is_current(tmp_path, pins)


def test_an_environment_that_was_never_finished_is_stale(tmp_path: Path) -> None:
    pins = tmp_path / "requirements.txt"
    pins.write_text("a==1\n", "utf-8")
    assert not bootstrap.is_current(tmp_path, pins)


def test_only_libraries_that_cannot_be_loaded_are_missing() -> None:
    asked = {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"}
    assert bootstrap.missing(asked) == (["libnowhere9"] if sys.platform == "linux" else [])


def test_an_officer_who_may_not_install_is_given_one_command_with_every_package(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "is_current", lambda *_: False)
    monkeypatch.setattr(bootstrap, "missing", lambda libraries: list(libraries.values()))
    monkeypatch.setattr(bootstrap, "find_spec", lambda _: None)
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr("shutil.which", {"apt-get": "/usr/bin/apt-get"}.get)
    assert bootstrap.main(["setup"]) == 1
    command = [line for line in capsys.readouterr().err.splitlines() if "apt-get" in line]
    packages = ["python3-venv", *bootstrap.DRAWING.values(), *bootstrap.WINDOW.values()]
    assert len(command) == 1
    assert command[0].strip().startswith("su - -c '")
    assert all(f" {package}" in command[0] for package in packages)
    assert machine.commands == []


def test_a_machine_that_lacks_only_the_window_still_runs_the_checks(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    (tmp_path / "requirements-dev.txt").write_text("a==1\n", "utf-8")
    monkeypatch.setattr(bootstrap, "is_current", lambda *_: False)
    monkeypatch.setattr(
        bootstrap,
        "missing",
        lambda libraries: ["libxcb-cursor0"] if libraries is bootstrap.WINDOW else [],
    )
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert bootstrap.main(["test"]) == 0
    assert machine.commands[-1][0] == "pytest"


def test_root_installs_the_missing_packages_itself(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    (tmp_path / "requirements.txt").write_text("a==1\n", "utf-8")
    monkeypatch.setattr(bootstrap, "is_current", lambda *_: False)
    monkeypatch.setattr(bootstrap, "missing", lambda libraries: [next(iter(libraries.values()))])
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    monkeypatch.setattr("shutil.which", {"apt-get": "/usr/bin/apt-get"}.get)
    assert bootstrap.main(["setup"]) == 0
    assert machine.commands[0][:2] == ["sh", "-c"]
    assert (tmp_path / "requirements.stamp").exists()


def test_a_failed_download_leaves_the_environment_stale(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "is_current", lambda *_: False)
    machine.failing.add("--require-hashes")
    assert bootstrap.main(["setup"]) == 1
    assert list(tmp_path.iterdir()) == []


def test_without_a_display_run_says_so_and_takes_the_tour(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "has_display", lambda _: False)
    assert bootstrap.main(["run"]) == 0
    assert "No display" in capsys.readouterr().out
    assert machine.commands[-1][1:] == ["main.py", "tour", "--out", "tour"]


def test_with_a_display_run_opens_the_window(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "has_display", lambda _: True)
    assert bootstrap.main(["run"]) == 0
    assert machine.commands[-1][1:] == ["main.py"]


def test_a_display_counts_only_while_its_server_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.getsockname()[1] - 6000
        display = {"DISPLAY": f"127.0.0.1:{number}.0"}
        assert bootstrap.has_display(display, "linux")
    assert not bootstrap.has_display(display, "linux")


@pytest.mark.parametrize(
    "environ",
    [{}, {"DISPLAY": ""}, {"DISPLAY": "nonsense"}, {"WAYLAND_DISPLAY": "wayland-none"}],
)
def test_a_linux_without_a_server_has_no_display(environ: dict[str, str]) -> None:
    assert not bootstrap.has_display(environ, "linux")


def test_windows_and_macos_have_a_display_unless_told_otherwise() -> None:
    for platform in ("win32", "darwin"):
        assert bootstrap.has_display({}, platform)
        assert not bootstrap.has_display({"QT_QPA_PLATFORM": "offscreen"}, platform)


def test_every_check_runs_though_the_first_fails_and_the_tests_come_last(machine: Machine) -> None:
    machine.failing.add("ruff")
    assert bootstrap.main(["test"]) == 1
    tools = [command[0] for command in machine.commands]
    assert tools == ["ruff", "ruff", "mypy", "lint-imports", "pytest"]


def test_failing_tests_alone_fail_the_whole(machine: Machine) -> None:
    machine.failing.add("pytest")
    assert bootstrap.main(["test"]) == 1


@pytest.mark.parametrize("arguments", [[], ["fly"], ["run", "now"]])
def test_a_wrong_argument_is_answered_with_the_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.main(arguments) == 2
    assert "setup | run" in capsys.readouterr().err


def spoken(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a command as if no make had started the tests."""
    environ = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    return subprocess.run(
        command, cwd=cwd, env=environ, capture_output=True, text=True, check=False, timeout=60
    )


if shutil.which("make") and shutil.which("bash"):

    def test_continuous_integration_shows_the_closing_line_and_the_status(tmp_path: Path) -> None:
        (tmp_path / ".ci").mkdir()
        script = shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci")
        (tmp_path / "Makefile").write_text("test:\n\t@echo closing line; exit 3\n", "utf-8")
        ended = spoken(script, cwd=Path("/"))
        assert ended.stdout.splitlines()[-1] == "closing line"
        assert ended.returncode != 0

    def test_every_target_the_help_names_exists() -> None:
        targets = re.findall(r"^make (\w+)", spoken("make", "help").stdout, re.MULTILINE)
        assert {"run", "setup", "test", "bench"} <= set(targets)
        for target in targets:
            assert spoken("make", "-n", target).stdout.split()[-2:] == ["bootstrap.py", target]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)[)#]", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
