"""A request of `main.py rank`: read strictly, and what it asks for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leads.evidence.grade import Grade, grade_of
from leads.evidence.kinds import Content, EvidenceKind
from leads.evidence.reliability import Reliability, shipped_reliability
from leads.evidence.written import UnknownFieldError, UnreadableError, number, read, refuse_unknown
from leads.ranking.rank import PRIOR_NONE

_FIELDS = ("population", "prior_none", "reliability", "evidence")
#: What every piece of evidence has, besides what its kind asks for.
_COMMON = ("id", "kind", "grade", "group", "source")
#: The key of the reliability of what has no grade.
UNGRADED = "ungraded"


class WrongRequestError(ValueError):
    """The request is not what the command wants.

    Attributes:
        where: The piece of evidence it is in; empty: the request itself.
        field: The name of what is wrong; empty: the file is no JSON object in UTF-8.
        unknown: Whether nobody knows such a field.
    """

    def __init__(self, where: str, field: str, *, unknown: bool) -> None:
        super().__init__(f"{where} {field}")
        self.where, self.field, self.unknown = where, field, unknown


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence of a request."""

    id: str
    content: Content
    grade: Grade | None
    group: str
    source: str


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be ranked, and by what."""

    population: Path
    prior_none: float
    reliability: Reliability
    evidence: tuple[Piece, ...]


def read_request(path: Path) -> Request:
    """Read a request from its file.

    Raises:
        OSError: the file cannot be read.
        WrongRequestError: it is no request, or has a field nobody knows.
    """
    try:
        values = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise WrongRequestError("", "", unknown=False) from error
    if not isinstance(values, dict):
        raise WrongRequestError("", "", unknown=False)
    try:
        return _request(values, path.parent)
    except UnknownFieldError as error:
        raise WrongRequestError("", error.field, unknown=True) from error
    except UnreadableError as error:
        raise WrongRequestError("", error.field, unknown=False) from error


def _request(values: Mapping[str, Any], folder: Path) -> Request:
    refuse_unknown(values, _FIELDS)
    named = values.get("population")
    if not isinstance(named, str) or not named or "\0" in named:
        raise UnreadableError("population")
    none = number("prior_none", values.get("prior_none", PRIOR_NONE))
    if not 0 <= none < 1:
        raise UnreadableError("prior_none")
    pieces = values.get("evidence", [])
    if not isinstance(pieces, list):
        raise UnreadableError("evidence")
    evidence = tuple(_piece(piece, place) for place, piece in enumerate(pieces, start=1))
    seen: set[str] = set()
    for one in evidence:
        if one.id in seen:
            raise WrongRequestError(one.id, "id", unknown=False)
        seen.add(one.id)
    # Beside the request, as scripts put them, else where the command was given.
    beside = folder / named
    return Request(
        beside if beside.exists() else Path(named),
        none,
        _reliability(values.get("reliability", {})),
        evidence,
    )


def _reliability(values: Any) -> Reliability:
    if not isinstance(values, dict):
        raise UnreadableError("reliability")
    changes: dict[Grade, float] = {}
    ungraded: float | None = None
    for name, value in values.items():
        chance = number(name, value)
        if not 0 <= chance <= 1:
            raise UnreadableError(name)
        if name == UNGRADED:
            ungraded = chance
            continue
        try:
            changes[grade_of(name)] = chance
        except ValueError as error:
            raise UnknownFieldError(name) from error
    return shipped_reliability().but(changes, ungraded)


def _piece(values: Any, place: int) -> Piece:
    where = f"evidence[{place}]"
    if not isinstance(values, dict):
        raise WrongRequestError(where, "evidence", unknown=False)
    texts = {name: values.get(name, "") for name in ("id", "kind", "group", "source")}
    for name, text in texts.items():
        if not isinstance(text, str):
            raise WrongRequestError(where, name, unknown=False)
    where = texts["id"] or where
    if not texts["id"]:
        raise WrongRequestError(where, "id", unknown=False)
    if texts["kind"] not in {kind.value for kind in EvidenceKind}:
        raise WrongRequestError(where, "kind", unknown=False)
    content = {name: value for name, value in values.items() if name not in _COMMON}
    try:
        return Piece(
            texts["id"],
            read(EvidenceKind(texts["kind"]), content),
            _grade(values.get("grade")),
            texts["group"],
            texts["source"],
        )
    except UnreadableError as error:
        unknown = isinstance(error, UnknownFieldError)
        raise WrongRequestError(where, error.field, unknown=unknown) from error


def _grade(value: Any) -> Grade | None:
    if value in (None, ""):
        return None
    try:
        return grade_of(value)
    except (ValueError, AttributeError) as error:
        raise UnreadableError("grade") from error
