"""Who may import whom, what stands at the root, and that every sentence has its English."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

from cases.refusals import Reason

ROOT = Path(__file__).parent.parent
CATALOGUES = sorted((ROOT / "ui" / "locale" / "en").glob("*.po"))
ROOMS = {"cases", "leads", "reports", "ui"}
BESIDE = {"tests", "benchmarks", "docs", "build"}
TRANSLATORS = {"_": 1, "N_": 1, "ngettext": 2}
PLACEHOLDER = re.compile(r"\{(\w*)[^{}]*\}")


def sources(*rooms: str) -> Iterator[tuple[Path, ast.Module]]:
    """Parse every module of the rooms."""
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path.relative_to(ROOT), ast.parse(path.read_text("utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    """Name every module that is imported, at the top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def translated_calls() -> Iterator[tuple[str, ast.expr]]:
    """Find every argument that is handed to a translating function, with its place."""
    for path, tree in sources("ui"):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            for argument in node.args[: TRANSLATORS.get(node.func.id, 0)]:
                yield f"{path}:{node.lineno}", argument


def sentences() -> dict[str, str]:
    """Return every sentence the window may show, with the first place that shows it."""
    found: dict[str, str] = {}
    for place, argument in translated_calls():
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            found.setdefault(argument.value, place)
    return found


def english() -> dict[str, list[str]]:
    """Return for every source sentence its English forms."""
    forms: dict[str, list[str]] = {}
    for catalogue in CATALOGUES:
        for entry in polib.pofile(str(catalogue)):
            if entry.obsolete or entry.fuzzy:
                continue
            english = [*entry.msgstr_plural.values()] or [entry.msgstr]
            for source in filter(None, (entry.msgid, entry.msgid_plural)):
                forms.setdefault(source, []).extend(english)
    return forms


def placeholders(sentence: str) -> set[str]:
    return set(PLACEHOLDER.findall(sentence))


def test_imports_keep_their_direction() -> None:
    check = Path(sys.executable).with_name("lint-imports")
    ended = subprocess.run([check], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_only_ui_and_the_start_know_qt() -> None:
    knowing = {
        str(path)
        for path, tree in sources(*sorted(ROOMS - {"ui"}))
        for name in imports(tree)
        if name.partition(".")[0] in {"PySide6", "shiboken6"}
    }
    assert knowing == set()


def test_no_room_is_added_to_the_agreed_ones() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/*.py")}
    assert packages <= ROOMS | BESIDE
    assert {path.name for path in ROOT.glob("*.py")} <= {"main.py", "bootstrap.py"}


def test_every_package_says_what_lives_in_it() -> None:
    silent = [
        str(path)
        for path, tree in sources(*sorted(ROOMS))
        if path.name == "__init__.py" and not ast.get_docstring(tree)
    ]
    assert silent == []


def test_only_the_jobs_catch_every_exception_and_hand_it_on() -> None:
    broad = [
        str(path)
        for path, tree in sources(*sorted(ROOMS))
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]
    assert broad == ["ui/kit/jobs.py"]


def test_no_sentence_is_put_together_before_it_is_translated() -> None:
    built = [
        place
        for place, argument in translated_calls()
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
    ]
    assert built == []


def test_every_sentence_has_an_english_one() -> None:
    known = english()
    untold = [
        f"{place}: {sentence}"
        for sentence, place in sentences().items()
        if not all(known.get(sentence, [""]))
    ]
    assert untold == []


def test_both_languages_have_the_same_placeholders() -> None:
    different = [
        f"{source} / {form}"
        for source, forms in english().items()
        for form in forms
        if placeholders(source) != placeholders(form)
    ]
    assert different == []


#: Drawn as wide as a Chinese character by the one font of the window.
CHINESE_MARKS = re.compile(r"[\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]")
HAN = re.compile(r"[\u4e00-\u9fff]")


def test_english_sentences_hold_no_chinese_punctuation() -> None:
    # A Chinese example quoted in an English sentence keeps its own marks.
    wide = [
        form
        for forms in english().values()
        for form in forms
        if CHINESE_MARKS.search(form) and not HAN.search(form)
    ]
    assert wide == []


def test_the_window_puts_no_chinese_punctuation_between_words_of_either_language() -> None:
    loose = []
    for path, tree in sources("ui"):
        for node in ast.walk(tree):
            match node:
                case ast.JoinedStr():
                    parts = [one.value for one in node.values if isinstance(one, ast.Constant)]
                case ast.Call(func=ast.Attribute(attr="join", value=ast.Constant(value=str(mark)))):
                    parts = [mark]
                case _:
                    continue
            between = "".join(map(str, parts))
            # Names of statutes and what is recorded in Chinese are so in either language.
            if re.search(r"[、。，；：？！（）“”]", between) and not HAN.search(between):
                loose.append(f"{path}:{node.lineno}: {between}")
    kit = "ui/kit/punctuation.py"
    assert [one for one in loose if kit not in one] == []


def test_catalogues_agree_on_a_sentence_they_share() -> None:
    entries: dict[tuple[str, str], set[str]] = {}
    for catalogue in CATALOGUES:
        for entry in polib.pofile(str(catalogue)):
            said = entry.msgstr or "|".join(entry.msgstr_plural.values())
            entries.setdefault((entry.msgctxt or "", entry.msgid), set()).add(said)
    assert {source: said for source, said in entries.items() if len(said) > 1} == {}


def test_every_refusal_has_a_sentence() -> None:
    told = {
        node.attr
        for _, tree in sources("ui/labels")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Reason"
    }
    assert [reason.name for reason in Reason if reason.name not in told] == []
