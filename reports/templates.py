"""Forms as content: one file per form, its wording replaceable by the unit.

A file of the unit replaces what it names and leaves the rest; it can add required fields, not
remove them. Whatever it says that the program does not know is refused with its name.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cases.papers.kinds import FormKind
from cases.refusals import Reason, Refusal
from reports.template import Template
from reports.template_reader import Reader

_FOLDER = Path(__file__).parent / "forms"


def load(kind: FormKind, unit: Path | None = None) -> Template:
    """Return the template of a form, with what the unit has replaced.

    Raises:
        Refusal: The unit's file cannot be read or asks for something that is not there.
    """
    common = tomllib.loads((_FOLDER / "common.toml").read_text("utf-8"))
    shipped = tomllib.loads((_FOLDER / f"{kind}.toml").read_text("utf-8"))
    own: dict[str, Any] = {}
    if unit is not None:
        for name in ("common", str(kind)):
            if more := _read(unit / f"{name}.toml"):
                own = _merged(own, more)
    merged = _merged(_merged(common, shipped), own)
    merged["required"] = [*dict.fromkeys([*shipped["required"], *own.get("required", [])])]
    merged["require"] = [*shipped.get("require", []), *own.get("require", [])]
    try:
        return Reader(kind, merged, replaced=bool(own)).template()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        detail = f"{type(error).__name__}: {error}"
        raise Refusal(Reason.TEMPLATE_INVALID, form=kind, problem=detail) from error


def problems(unit: Path) -> dict[FormKind, str]:
    """Return what is wrong with the unit's own files, by form; nothing when all can be used."""
    found = {}
    for kind in FormKind:
        try:
            load(kind, unit)
        except Refusal as refusal:
            found[kind] = str(refusal.details["problem"])
    return found


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise Refusal(Reason.TEMPLATE_INVALID, form=path.name, problem=str(error)) from error


def _merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Return both; `words` and `say` are joined table by table, all else is replaced."""
    found = {**under, **over}
    for name in ("words", "say"):
        tables = {**under.get(name, {})}
        for key, table in over.get(name, {}).items():
            joined = name == "words" or "by" in tables.get(key, {})
            tables[key] = {**tables.get(key, {}), **table} if joined else table
        found[name] = tables
    return found
