"""Sentences with placeholders, as the files under `forms/` write them.

`{name}` is a field; what stands in `[ ]` is left out when a field inside it is empty. A field that
is empty outside of brackets leaves a blank to be filled in, and is reported.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

#: Printed where a field is still empty; an issued paper has none.
BLANK = "＿＿＿＿"

_TOKEN = re.compile(r"\{(\w+)\}|\[|\]|[^{}\[\]]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Hole:
    """The place of a field."""

    name: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A text with its holes; the optional parts are tuples."""

    parts: tuple[str | Hole | tuple[str | Hole, ...], ...]

    def names(self) -> frozenset[str]:
        """Return the names of all fields the text asks for."""
        return frozenset(hole.name for hole in self._holes())

    def filled(self, value: Callable[[str], str], blanks: list[str], blank: str = BLANK) -> str:
        """Return the text with its fields; names of empty ones are added to `blanks`."""
        found = []
        for part in self.parts:
            match part:
                case str():
                    found.append(part)
                case Hole(name):
                    found.append(value(name) or _left_out(name, blanks, blank))
                case tuple():
                    found.append(_optional(part, value))
        return "".join(found)

    def _holes(self) -> Iterator[Hole]:
        for part in self.parts:
            if isinstance(part, Hole):
                yield part
            elif isinstance(part, tuple):
                yield from (inner for inner in part if isinstance(inner, Hole))


def wording(text: str) -> Wording:
    """Return a text taken apart.

    Raises:
        ValueError: A bracket is not closed, or one stands inside another.
    """
    parts: list[str | Hole | tuple[str | Hole, ...]] = []
    inner: list[str | Hole] | None = None
    for match in _TOKEN.finditer(text):
        piece = match.group()
        part = Hole(match.group(1)) if match.group(1) else piece
        if piece in {"{", "}"}:
            raise ValueError(f"a brace stands alone in {text!r}")
        if piece == "[" and inner is None:
            inner = []
        elif piece == "]" and inner is not None:
            parts.append(tuple(inner))
            inner = None
        elif piece in {"[", "]"}:
            raise ValueError(f"the brackets do not match in {text!r}")
        elif inner is not None:
            inner.append(part)
        else:
            parts.append(part)
    if inner is not None:
        raise ValueError(f"the brackets do not match in {text!r}")
    return Wording(tuple(parts))


def _left_out(name: str, blanks: list[str], blank: str) -> str:
    blanks.append(name)
    return blank


def _optional(parts: tuple[str | Hole, ...], value: Callable[[str], str]) -> str:
    found = []
    for part in parts:
        text = part if isinstance(part, str) else value(part.name)
        if not text:
            return ""
        found.append(text)
    return "".join(found)
