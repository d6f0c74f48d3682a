"""Nothing leaves the program without a number: every place that writes or prints is known here."""

import ast
from collections.abc import Iterator

import pytest

from tests.test_architecture import sources

#: Calls by which bytes reach a file, a printer or another program.
WRITES = {
    "write_bytes",
    "write_text",
    "getSaveFileName",
    "QPrinter",
    "QPrintDialog",
    "QPdfWriter",
    "QSvgGenerator",
    "openUrl",
    "startDetached",
    "copyfile",
    "copyfileobj",
    "copy2",
    "copytree",
    "NamedTemporaryFile",
    "mkstemp",
}
#: Where numbered copies are written or printed: each is handed a mark, and mypy asks for it.
NUMBERED = {
    "cases/papers/workbook.py",
    "ui/preview/printing.py",
    "ui/kit/table_file.py",
    "cases/services/ledger/sheets.py",
}
#: Where a file is asked for that one of those writes.
ASKING = {
    "ui/kit/table_menu.py",
    "ui/kit/importing/steps.py",
    "ui/rooms/approvals/files.py",
    "ui/rooms/confidential/record_page.py",
}
#: What bytes in memory are called.
MEMORY = {"out", "made", "buffer", "encoded"}
#: What writes something that is no copy of what the program holds.
NO_COPY = {
    "cases/services/backups/manifest.py": "hashes of an encrypted backup",
    "cases/services/backups/restoring.py": "a backup back in its place",
    "cases/services/folder.py": "who has the station open",
    "cases/store/keys.py": "wrapped keys",
    "leads/services/demo/registers.py": "an invented register, to be brought in",
    "ui/rooms/settings/templates_page.py": "opens the folder of templates",
    "ui/application.py": "preferences of the window",
    "ui/rooms/settings/window_page.py": "preferences of the window",
    "ui/tour/camera.py": "pictures of the invented station, for the manual",
    "ui/tour/papers.py": "papers of the invented station, for the manual",
    "ui/rooms/leads/board/export.py": "draws into memory what is then saved numbered",
}


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def opens_to_write(node: ast.Call) -> bool:
    if called(node) != "open":
        return False
    given = [*node.args, *(word.value for word in node.keywords if word.arg == "mode")]
    modes = [one.value for one in given if isinstance(one, ast.Constant)]
    return any(isinstance(mode, str) and set(mode) & set("wax") and len(mode) < 4 for mode in modes)


def saves(node: ast.Call) -> bool:
    """A workbook or picture saved to where a name says, not into memory."""
    if called(node) != "save" or not isinstance(node.func, ast.Attribute) or not node.args:
        return False
    return not isinstance(node.args[0], ast.Constant) and ast.unparse(node.args[0]) not in MEMORY


def exits() -> Iterator[str]:
    for path, tree in sources("ui", "reports", "leads", "cases"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (
                called(node) in WRITES or opens_to_write(node) or saves(node)
            ):
                yield path.as_posix()
                break


def test_every_place_that_writes_or_prints_is_known() -> None:
    known = NUMBERED | ASKING | set(NO_COPY)
    found = set(exits())
    assert found - known == set(), "write through ui/preview/leaving.py, or say here what it is"
    assert known - found == set(), "no longer writes anything"


@pytest.mark.parametrize(
    ("name", "makers"),
    [
        ("CopyMark", {"cases/services/disclosure/numbering.py"}),
        ("Marked", {"ui/preview/leaving.py"}),
    ],
)
def test_only_the_register_makes_a_mark_and_only_the_door_what_may_leave(
    name: str, makers: set[str]
) -> None:
    found = {
        path.as_posix()
        for path, tree in sources("ui", "reports", "leads", "cases")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called(node) == name
    }
    assert found == makers


def test_what_leaves_unmarked_is_named_where_it_is_made() -> None:
    """The recovery sheet alone has no number of this series; nobody else asks for that."""
    users = {
        path.as_posix()
        for path, tree in sources("ui")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called(node) == "recovery_halves"
    }
    assert users == {"ui/firstrun/recovery_page.py"}
