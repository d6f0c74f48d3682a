"""Keeps the index of closed cases in step with the cases, in the transaction of each act."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from cases.services.search.pinyin import name_keys
from cases.services.search.query import tails
from cases.store import closed_index
from cases.store.closed_index import ClosedText, Material
from cases.store.spelt import paired, spaced


def index_case(session: Session, case_id: int) -> None:
    """Index the case anew if it is closed, take it out of the index if it is not."""
    closed_index.drop(session, case_id)
    material = closed_index.material(session, case_id)
    if material is not None:
        closed_index.put(session, text_of(case_id, material))


def text_of(case_id: int, material: Material) -> ClosedText:
    """Return what is indexed of a closed case."""
    keys = [key for name in material.names for key in name_keys(name)]
    return ClosedText(
        case_id,
        spaced(material.place),
        spaced("、".join(material.names)),
        " ".join(map(paired, material.plates)),
        keys_of(material.number, material.documents, keys),
    )


def keys_of(number: str, documents: Iterable[str], names: Iterable[str]) -> str:
    """Return the keys of a case: of its number, of its papers, of its parties' names."""
    keys = [f"p{key}" for key in names]
    keys += [f"n{tail}" for tail in tails(number)]
    for document in documents:
        keys += [f"d{tail}" for tail in tails(document)]
    return " ".join(keys)
