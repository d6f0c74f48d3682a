"""Keeps the index of closed cases in step with the cases, in the transaction of each act."""

import re
from collections.abc import Sequence

from sqlalchemy.orm import Session

from cases.services.search.pinyin import name_keys
from cases.store import closed_index
from cases.store.closed_index import ClosedText, Material

_RUN = re.compile(r"\d+")


def index_case(session: Session, case_id: int) -> None:
    """Index the case anew if it is closed, take it out of the index if it is not."""
    closed_index.drop(session, (case_id,))
    material = closed_index.material(session, case_id)
    if material is not None:
        closed_index.put(session, (text_of(case_id, material),))


def text_of(case_id: int, material: Material) -> ClosedText:
    """Return what is indexed of a closed case."""
    keys = [f"p{key}" for name in material.names for key in name_keys(name)]
    keys += [f"n{tail}" for tail in tails(material.number)]
    keys += [f"d{tail}" for number in material.documents for tail in tails(number)]
    return ClosedText(
        case_id,
        closed_index.spaced(material.place),
        closed_index.spaced("、".join(material.names)),
        closed_index.spaced("、".join(material.plates)),
        " ".join(keys),
    )


def tails(number: str) -> Sequence[str]:
    """Return the last run of digits of a number, as written and without leading zeros.

    Officers say 163 for 2026-0163 and for 第163号; a long national number is asked for by its
    last four to six digits.
    """
    runs = _RUN.findall(number)
    if not runs:
        return ()
    last = runs[-1]
    found = {last, last.lstrip("0") or last}
    if len(last) > 8:
        found |= {last[-length:] for length in (4, 5, 6)}
    return tuple(sorted(found))
