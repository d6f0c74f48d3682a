"""Evidence as plain values, as a request brings it and a row keeps it, and back.

What cannot be read is a `ValueError` that names the field; a field nobody knows is one too.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, fields
from enum import StrEnum
from typing import Any, Never, TypeVar

from leads.evidence.kinds import (
    CONTENTS,
    ClassSeen,
    Content,
    EvidenceKind,
    FalsePlate,
    Finish,
    Key,
    Lab,
    Layer,
    Origin,
    PlateSeen,
    Role,
    Sticker,
)
from leads.evidence.likelihoods import likelihood_of
from leads.ranking.population import encode

_E = TypeVar("_E", bound=StrEnum)
#: No layer of paint is thicker, in micrometres.
_THICKEST = 5000
#: No number of an officer is as large; what is no number is not less than it either.
_ENDLESS = 1e15


class UnreadableError(ValueError):
    """A value that is not what its field wants.

    Attributes:
        field: Its name, as it was written.
    """

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class UnknownFieldError(UnreadableError):
    """A field that nobody knows."""


def read(kind: EvidenceKind, values: Mapping[str, Any]) -> Content:
    """Return the content that plain values say.

    Raises:
        UnreadableError: a field is unknown, missing or cannot be read.
    """
    made = CONTENTS[kind]
    known = [one.name for one in fields(made)]
    refuse_unknown(values, known)
    found = {name: _READERS[name](name, value) for name, value in values.items()}
    try:
        content: Content = made(**found)
    except TypeError as error:
        missing = next(name for name in known if name not in values)
        raise UnreadableError(missing) from error
    check(content)
    return content


def write(content: Content) -> dict[str, Any]:
    """Return a content as plain values, without what is empty."""
    return {name: value for name, value in _plain(asdict(content)).items() if value not in ("", [])}


def check(content: Content) -> None:
    """Raise an `UnreadableError` where what was typed means nothing: a pattern, a colour code."""
    if (empty := _left_empty(content)) is not None:
        raise UnreadableError(empty)
    try:
        likelihood_of(content, encode([]))
    except ValueError as error:
        text = str(error)
        names = [one.name for one in fields(content)]
        bad = next((name for name in names if text in _texts(getattr(content, name))), names[0])
        raise UnreadableError(bad) from error


def _left_empty(content: Content) -> str | None:
    """Return the field without which a content says nothing, where it is empty."""
    match content:
        case PlateSeen(pattern="", plate_colour=""):
            return "pattern"
        case ClassSeen(classes=()):
            return "classes"
        case Key(makes=()):
            return "makes"
        case FalsePlate(plate=""):
            return "plate"
        case Sticker(insurer="", year=None, number="", readings=()):
            return "number"
        case _:
            # A part may be known by its number before anybody knows what it fits.
            return None


def refuse_unknown(values: Mapping[str, Any], known: Iterable[str]) -> None:
    """Raise an `UnknownFieldError` that names the first field nobody knows."""
    allowed = set(known)
    for name in values:
        if name not in allowed:
            raise UnknownFieldError(name)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)


def _plain(value: Any) -> Any:
    match value:
        case StrEnum():
            return value.value
        case dict():
            return {name: _plain(one) for name, one in value.items() if one not in (None, "")}
        case list() | tuple():
            return [_plain(one) for one in value]
        case _:
            return value


def _refuse(name: str) -> Never:
    raise UnreadableError(name)


def _text(name: str, value: Any) -> str:
    return value.strip() if isinstance(value, str) else _refuse(name)


def _some_texts(name: str, value: Any) -> tuple[str, ...]:
    return tuple(_text(name, one) for one in value) if isinstance(value, list) else _refuse(name)


def number(name: str, value: Any) -> float:
    """Return a number; true and false are none, nor is what has no end."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _ENDLESS:
        _refuse(name)
    return float(value)


def _amount(name: str, value: Any) -> float:
    found = number(name, value)
    return found if 0 <= found < 1e12 else _refuse(name)


def _chance(name: str, value: Any) -> float:
    found = number(name, value)
    return found if 0 < found <= 1 else _refuse(name)


def _year(name: str, value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 1900 <= value <= 2998:
        _refuse(name)
    return value


def _span(name: str, value: Any) -> tuple[int, int] | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2:
        _refuse(name)
    first, last = (_year(name, one) for one in value)
    return (first, last) if first and last and first <= last else _refuse(name)


def _layers(name: str, value: Any) -> tuple[Layer, ...]:
    return tuple(map(_layer, value)) if isinstance(value, list) and value else _refuse(name)


def _layer(value: Any) -> Layer:
    if not isinstance(value, dict):
        _refuse("layers")
    refuse_unknown(value, [one.name for one in fields(Layer)])
    if "role" not in value:
        _refuse("role")
    angles = value.get("angles", 1)
    if isinstance(angles, bool) or not isinstance(angles, int) or angles < 1:
        _refuse("angles")
    return Layer(
        _one_of(Role, "role", value["role"]),
        _lab(value.get("lab")),
        _one_of(Finish, "finish", value.get("finish", "unknown")),
        _one_of(Origin, "origin", value.get("origin", "unknown")),
        angles,
        _thickness(value.get("thickness")),
        _text("name", value.get("name", "")),
    )


def _thickness(value: Any) -> float | None:
    if value is None:
        return None
    found = number("thickness", value)
    return found if 0 < found <= _THICKEST else _refuse("thickness")


def _lab(value: Any) -> Lab | None:
    if value is None:
        return None
    if not isinstance(value, list | tuple) or len(value) != 3:
        _refuse("lab")
    lightness, a, b = (number("lab", one) for one in value)
    if not 0 <= lightness <= 100 or max(abs(a), abs(b)) > 200:
        _refuse("lab")
    return (lightness, a, b)


def _one_of(kind: type[_E], name: str, value: Any) -> _E:
    if not isinstance(value, str) or value not in {one.value for one in kind}:
        _refuse(name)
    return kind(value)


_READERS: dict[str, Callable[[str, Any], Any]] = {
    "pattern": _text,
    "plate_colour": _text,
    "colour": _text,
    "layers": _layers,
    "insurer": _text,
    "year": _year,
    "number": _text,
    "readings": _some_texts,
    "classes": _some_texts,
    "models": _some_texts,
    "years": _span,
    "metres": _amount,
    "minutes": number,
    "plate": _text,
    "makes": _some_texts,
    "plates": _some_texts,
    "knew": _some_texts,
    "did_not_know": _some_texts,
    "contradictions": _some_texts,
    "called_at": _text,
    "likelihood": _chance,
    "otherwise": _chance,
}
