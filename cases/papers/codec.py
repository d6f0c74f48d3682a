"""Papers to JSON and back, by the types of their fields.

Days are ISO 8601, moments carry their offset, money is a string, enums are their values. A key
that is not there leaves the field empty; a key that is not known is an error which names it.
"""

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from cases.papers.forms import PAPERS, Paper
from cases.papers.kinds import FormKind

_T = TypeVar("_T")
_HINTS: dict[Any, Mapping[str, Any]] = {}


def to_json(paper: Paper) -> str:
    """Return the paper as compact JSON with sorted keys, the same text for equal papers."""
    return json.dumps(to_plain(paper), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(kind: FormKind, text: str) -> Paper:
    """Return the paper of this kind that `to_json` wrote."""
    return from_plain(PAPERS[kind], json.loads(text))


def content_hash(paper: Paper) -> str:
    """Return the SHA-256 of the paper's JSON: what the QR in the margin stands for."""
    return sha256(to_json(paper).encode()).hexdigest()


def to_plain(value: object) -> Any:
    """Return the value as dicts, lists, strings, numbers, booleans and None."""
    match value:
        case StrEnum() | Decimal():
            return str(value)
        case None | bool() | int() | str():
            return value
        case date():
            return value.isoformat()
        case tuple():
            return [to_plain(item) for item in value]
        case _ if is_dataclass(value):
            return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            raise TypeError(f"{type(value).__name__} has no place on a paper")


def from_plain(kind: type[_T], plain: object) -> _T:
    """Return the dataclass that `to_plain` took apart.

    Raises:
        ValueError: A key is unknown or a value does not fit the type of its field.
    """
    result: _T = _read(kind, plain, kind.__name__)
    return result


def hints(kind: Any) -> Mapping[str, Any]:
    """Return the types of the fields of a dataclass, labels taken off."""
    if kind not in _HINTS:
        _HINTS[kind] = get_type_hints(kind)
    return _HINTS[kind]


def _read(kind: Any, plain: object, where: str) -> Any:
    origin = get_origin(kind)
    if origin is Union or origin is types.UnionType:
        if plain is None:
            return None
        (inner,) = (arm for arm in get_args(kind) if arm is not type(None))
        return _read(inner, plain, where)
    if origin is tuple:
        if not isinstance(plain, list):
            raise ValueError(f"{where}: a list is expected")
        (item, _) = get_args(kind)
        return tuple(_read(item, one, f"{where}[{n}]") for n, one in enumerate(plain))
    if is_dataclass(kind):
        return _read_dataclass(kind, plain, where)
    return _read_scalar(kind, plain, where)


def _read_dataclass(kind: Any, plain: object, where: str) -> Any:
    if not isinstance(plain, dict):
        raise ValueError(f"{where}: an object is expected")  # noqa: TRY004 the content is wrong
    known = {field.name for field in fields(kind)}
    if unknown := sorted(set(plain) - known):
        raise ValueError(f"{where}: unknown field {', '.join(unknown)}")
    types_of = hints(kind)
    return kind(
        **{name: _read(types_of[name], one, f"{where}.{name}") for name, one in plain.items()}
    )


def _read_scalar(kind: Any, plain: object, where: str) -> Any:
    if kind in {bool, int, str}:
        # A bool is an int to Python, but not on a paper.
        if type(plain) is not kind:
            raise ValueError(f"{where}: {kind.__name__} is expected")
        return plain
    if not isinstance(plain, str):
        raise ValueError(f"{where}: a text is expected")  # noqa: TRY004 the content is wrong
    try:
        return kind.fromisoformat(plain) if kind in {date, datetime} else kind(plain)
    except (ValueError, ArithmeticError) as error:
        raise ValueError(f"{where}: {plain!r} does not fit") from error
