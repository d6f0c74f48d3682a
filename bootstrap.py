"""Set up a bare machine, then start Anjie, its checks or its benchmarks.

`make run` and its sisters call this file; without make: `py bootstrap.py run`.
It runs on the system's Python and imports the standard library only.
"""

import ctypes
import hashlib
import os
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")

#: What Qt loads even without a screen: library -> Debian package.
DRAWING = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
#: What a window and a printer need besides.
WINDOW = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libcups.so.2": "libcups2",
}
PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet")
COMPILE = ("pip", "compile", "--quiet", "--universal", "--python-version", "3.11")
CLEAN = ("--generate-hashes", "--no-emit-index-url", "--no-header")
#: The tests come last, so that their closing line is the last thing to read.
CHECKS = (
    ("lint", ("ruff", "check", ".")),
    ("format", ("ruff", "format", "--check", ".")),
    ("types", ("mypy", ".")),
    ("import directions", ("lint-imports",)),
    # A test that hangs says where after five minutes.
    # Each process begins with a half of its own, so that a module is set up once.
    ("tests", ("pytest", "-n", "2", "--dist", "worksteal", "-o", "faulthandler_timeout=300")),
)


class SetUpError(Exception):
    """The machine lacks something that cannot be put there without help."""


def main(arguments: Sequence[str]) -> int:
    """Do the one thing asked for and return its exit status."""
    commands = {
        "setup": setup,
        "run": run,
        "tour": tour,
        "test": test,
        "bench": bench,
        "lock": lock,
    }
    if len(arguments) != 1 or arguments[0] not in commands:
        print(f"usage: bootstrap.py {' | '.join(commands)}", file=sys.stderr)
        return 2
    try:
        return commands[arguments[0]]()
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def setup() -> int:
    """Set up and do no more."""
    prepare("requirements.txt", window=has_display(os.environ))
    print("Ready. Start the program with: make run")
    return 0


def run() -> int:
    """Open the window, or take the tour where nobody would see it."""
    if not has_display(os.environ):
        print("No display here: taking the tour into build/tour instead.", flush=True)
        return tour()
    prepare("requirements.txt", window=True)
    return _call(PYTHON, "main.py")


def tour() -> int:
    """Photograph every screen into build/tour."""
    prepare("requirements.txt")
    return _call(PYTHON, "main.py", "tour", "--out", Path("build", "tour"), offscreen=True)


def test() -> int:
    """Run lint, types, import directions and all tests: all of them, whatever fails."""
    prepare("requirements-dev.txt")
    failed = []
    for name, (tool, *arguments) in CHECKS:
        print(f"== {name}", flush=True)
        if _call(SCRIPTS / tool, *arguments, offscreen=True):
            failed.append(name)
    if failed and failed != ["tests"]:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def bench() -> int:
    """Measure speed and memory."""
    prepare("requirements-dev.txt")
    return _call(PYTHON, "-m", "benchmarks", offscreen=True)


def lock() -> int:
    """Pin the requirements again, with hashes and without the address of an index."""
    prepare("requirements.txt")
    run_in, run_txt = "requirements.in", "requirements.txt"
    dev_in, dev_txt = "requirements-dev.in", "requirements-dev.txt"
    return (
        _call(PYTHON, *PIP, "uv")
        or _call(SCRIPTS / "uv", *COMPILE, *CLEAN, run_in, "-o", run_txt)
        or _call(SCRIPTS / "uv", *COMPILE, *CLEAN, "-c", run_txt, dev_in, "-o", dev_txt)
    )


def prepare(requirements: str, *, window: bool = False) -> None:
    """Bring the machine and `.venv` to what the pinned requirements say.

    Costs a hash when nothing has changed since the last time.

    Args:
        requirements: File of pins, `requirements.txt` or `requirements-dev.txt`.
        window: A window shall open, so it is an error when none could.

    Raises:
        SetUpError: Something is missing that only an administrator may install.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older one must be told
        raise SetUpError(f"Anjie needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    if is_current(VENV, ROOT / requirements) and not (window and missing(WINDOW)):
        return
    _install_system_packages(window=window)
    if not PYTHON.exists() or _call(PYTHON, "-m", "pip", "--version", quiet=True):
        print("Making .venv …", flush=True)
        if _call(sys.executable, "-m", "venv", "--clear", VENV):
            raise SetUpError("Python could not make .venv; the lines above say why.")
    print(f"Installing the packages of {requirements}; the first time takes minutes …", flush=True)
    if _call(PYTHON, *PIP, "--require-hashes", "-r", requirements):
        raise SetUpError("The packages could not be installed; the lines above say why.")
    if _call(PYTHON, "-c", "from PySide6 import QtPrintSupport, QtSvg, QtWidgets"):
        raise SetUpError("Qt does not start here; the line above names the library it misses.")
    _stamp(VENV, ROOT / requirements).write_text(fingerprint(ROOT / requirements), "ascii")


def is_current(venv: Path, requirements: Path) -> bool:
    """Return whether the environment was last made from these pins and this Python."""
    stamp = _stamp(venv, requirements)
    return stamp.exists() and stamp.read_text("ascii") == fingerprint(requirements)


def fingerprint(requirements: Path) -> str:
    """Return what changes whenever the environment must be made again."""
    return hashlib.sha256(sys.version.encode() + requirements.read_bytes()).hexdigest()


def missing(libraries: Mapping[str, str]) -> list[str]:
    """Return the Debian packages of those libraries that a Linux cannot load."""
    packages = []
    for library, package in libraries.items() if sys.platform == "linux" else ():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def apt(packages: Sequence[str]) -> str:
    """Return the line of shell by which Debian installs the packages."""
    return f"apt-get update && apt-get install -y --no-install-recommends {shlex.join(packages)}"


def has_display(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Return whether somebody would see a window that opens here."""
    if chosen := environ.get("QT_QPA_PLATFORM"):
        return chosen.split(":", maxsplit=1)[0] not in {"offscreen", "minimal"}
    if platform in {"win32", "darwin"}:
        return True
    wayland = environ.get("WAYLAND_DISPLAY")
    if wayland and Path(environ.get("XDG_RUNTIME_DIR", "/"), wayland).exists():
        return True
    return _is_answering(environ.get("DISPLAY", ""))


def _is_answering(display: str) -> bool:
    """Return whether an X server listens at the display, as `:0` or `host:10.0`."""
    host, _, rest = display.rpartition(":")
    number = rest.split(".", maxsplit=1)[0]
    if not number.isdigit():
        return False
    if host not in {"", "unix"}:
        with socket.socket() as connection:
            connection.settimeout(2)
            return connection.connect_ex((host, 6000 + int(number))) == 0
    # X servers listen at a path, in the abstract name space, or both.
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - nothing is written there
    for address in (path, f"\0{path}"):
        with socket.socket(socket.AF_UNIX) as connection:
            if connection.connect_ex(address) == 0:
                return True
    return False


def _install_system_packages(*, window: bool) -> None:
    """Install what Python and Qt need of the system, or say how it is done."""
    needed = missing(DRAWING) if find_spec("ensurepip") else ["python3-venv", *missing(DRAWING)]
    packages = [*needed, *missing(WINDOW)]
    if not packages:
        return
    is_debian = shutil.which("apt-get") is not None
    sudo = shutil.which("sudo") or ""
    if is_debian and (os.geteuid() == 0 or (sudo and not _call(sudo, "-n", "true", quiet=True))):
        print(f"Installing system packages: {' '.join(packages)} …", flush=True)
        line = f"export DEBIAN_FRONTEND=noninteractive; {{ {apt(packages)}; }} >/dev/null"
        if not _call(*(() if os.geteuid() == 0 else (sudo, "-n")), "sh", "-c", line):
            return
    advice = f"This machine lacks {' '.join(packages)}"
    if is_debian:
        become = "sudo sh" if sudo else "su -"
        command = f"{become} -c {shlex.quote(apt(packages))}"
        advice = f"{advice}.\nOne command, given by an administrator, installs them:\n\n  {command}"
    else:
        advice = f"{advice} (Debian's names), or libraries of the same version."
    if needed or window:
        raise SetUpError(f"{advice}\n\nThen give the same make command again.")
    print(f"{advice}\n\nUntil then no window opens here; the rest works.", file=sys.stderr)


def _stamp(venv: Path, requirements: Path) -> Path:
    return venv / f"{requirements.stem}.stamp"


def _call(*command: str | Path, quiet: bool = False, offscreen: bool = False) -> int:
    """Run a command in the project and return its exit status."""
    silence = subprocess.DEVNULL if quiet else None
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"} if offscreen else None
    words = [str(word) for word in command]
    return subprocess.call(  # noqa: S603 - every word is ours
        words, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, stdout=silence, stderr=silence
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
