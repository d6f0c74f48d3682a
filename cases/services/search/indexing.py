"""Keeps the index of closed cases in step with the cases, in the transaction of each act."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from cases.services.search.pinyin import name_keys
from cases.store import closed_index
from cases.store.closed_index import ClosedText, Material

#: What may stand behind the digits of a number.
_CLOSING = "号)）]】 "


def index_case(session: Session, case_id: int) -> None:
    """Index the case anew if it is closed, take it out of the index if it is not."""
    closed_index.drop(session, (case_id,))
    material = closed_index.material(session, case_id)
    if material is not None:
        closed_index.put(session, (text_of(case_id, material),))


def text_of(case_id: int, material: Material) -> ClosedText:
    """Return what is indexed of a closed case."""
    keys = [key for name in material.names for key in name_keys(name)]
    return ClosedText(
        case_id,
        closed_index.spaced(material.place),
        closed_index.spaced("、".join(material.names)),
        closed_index.spaced("、".join(material.plates)),
        keys_of(material.number, material.documents, keys),
    )


def keys_of(number: str, documents: Iterable[str], names: Iterable[str]) -> str:
    """Return the keys of a case: of its number, of its papers, of its parties' names."""
    keys = [f"p{key}" for key in names]
    keys += [f"n{tail}" for tail in tails(number)]
    for document in documents:
        keys += [f"d{tail}" for tail in tails(document)]
    return " ".join(keys)


def tails(number: str) -> tuple[str, ...]:
    """Return the last digits of a number, as written and without leading zeros.

    Officers say 163 for 2026-0163 and for 第163号; a long national number is asked for by its
    last four to six digits.
    """
    whole = number.rstrip(_CLOSING)
    last = whole[len(whole.rstrip("0123456789")) :]
    short = last.lstrip("0")
    if len(last) > 8:
        return (last, short, last[-4:], last[-5:], last[-6:])
    return (last,) if short == last or not short else (last, short)
