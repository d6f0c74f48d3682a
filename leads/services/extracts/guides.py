"""How the columns of an extract are known by their titles and by what stands in them."""

from collections.abc import Callable
from functools import cache
from typing import Final

from cases.records.ledger import Cell
from cases.services.guessing import Guide
from cases.services.ledger.cells import text
from leads.registers.codes import CLASSES, class_code, colour_code, plate_colour
from leads.registers.fields import OFFERED, TITLES, ExtractKind, Field
from leads.registers.rows import is_plate, year_in


@cache
def guide_of(kind: ExtractKind) -> Guide[Field]:
    """Return the guide for one kind of extract: only columns of the kind are guessed."""
    offered = OFFERED[kind]
    return Guide(
        {field: TITLES[field] for field in offered},
        text,
        {field: check for field, check in _READABLE.items() if field in offered},
        not_these=frozenset({"序号", "序", "行号", "性别", "年龄", "未导入原因"}),
        by_content=(Field.PLATE,) if Field.PLATE in offered else (),
    )


def _words(check: Callable[[str], object]) -> Callable[[Cell], bool]:
    return lambda cell: bool(check(text(cell)))


_READABLE: Final[dict[Field, Callable[[Cell], bool]]] = {
    Field.PLATE: _words(is_plate),
    Field.COLOUR: _words(colour_code),
    Field.PLATE_COLOUR: _words(plate_colour),
    Field.YEAR: _words(year_in),
    Field.POLICY_YEAR: _words(year_in),
    Field.VEHICLE_CLASS: _words(lambda words: class_code(words) in CLASSES),
}
