"""What the fields of a paper are, so that a screen can make an editor from them."""

import types
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from cases.papers.blocks import LONG
from cases.papers.forms import PAPERS
from cases.papers.kinds import FormKind


class FieldType(StrEnum):
    """By what kind of editor a field is filled in."""

    TEXT = "text"
    DATE = "date"
    MOMENT = "moment"
    NUMBER = "number"
    MONEY = "money"
    YES_NO = "yes_no"
    CHOICE = "choice"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a paper or of a block."""

    name: str
    #: Chinese name of the field as the forms call it.
    label: str
    editor: FieldType
    #: Edited as a paragraph.
    long: bool
    #: A list of such values.
    many: bool
    #: May be None, as opposed to an empty text.
    optional: bool
    #: The enum of a choice.
    choices: type[StrEnum] | None = None
    #: The dataclass of a block, and its fields.
    block: type | None = None
    fields: tuple["FieldSpec", ...] = ()


def field_specs(kind: FormKind) -> tuple[FieldSpec, ...]:
    """Return the fields of the form in the order in which an officer fills them in."""
    return specs_of(PAPERS[kind])


def specs_of(kind: Any) -> tuple[FieldSpec, ...]:
    """Return the fields of a paper or block."""
    if kind not in _SPECS:
        hints = get_type_hints(kind, include_extras=True)
        _SPECS[kind] = tuple(_spec(one.name, hints[one.name]) for one in fields(kind))
    return _SPECS[kind]


_SPECS: dict[Any, tuple[FieldSpec, ...]] = {}
_SCALARS = {
    str: FieldType.TEXT,
    date: FieldType.DATE,
    datetime: FieldType.MOMENT,
    int: FieldType.NUMBER,
    Decimal: FieldType.MONEY,
    bool: FieldType.YES_NO,
}


def _spec(name: str, hint: Any) -> FieldSpec:
    assert get_origin(hint) is Annotated
    kind, label, *marks = get_args(hint)
    many = get_origin(kind) is tuple
    if many:
        kind = get_args(kind)[0]
    optional = get_origin(kind) in {Union, types.UnionType}
    if optional:
        (kind,) = (arm for arm in get_args(kind) if arm is not type(None))
    common = {"name": name, "label": label, "long": LONG in marks, "many": many}
    if is_dataclass(kind):
        assert isinstance(kind, type)
        return FieldSpec(
            **common, editor=FieldType.BLOCK, optional=optional, block=kind, fields=specs_of(kind)
        )
    if issubclass(kind, StrEnum):
        return FieldSpec(**common, editor=FieldType.CHOICE, optional=optional, choices=kind)
    return FieldSpec(**common, editor=_SCALARS[kind], optional=optional)
