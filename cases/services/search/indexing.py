"""Keeps the index of closed cases in step with the cases, in the transaction of each act.

What an import has brought in waits until `index_some` has come to it.
"""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from cases.services.search.many import keys_each, paired_each, spaced_each
from cases.services.search.pinyin import name_keys
from cases.services.search.query import tails
from cases.store import closed_index, waiting_index
from cases.store.closed_index import ClosedText, Material
from cases.store.spelt import paired, spaced

#: Cases taken into the index in one transaction: a tenth of a second's work.
SOME = 2500


def index_case(session: Session, case_id: int) -> None:
    """Index the case anew if it is closed, take it out of the index if it is not."""
    if waiting_index.waits(session, case_id):
        return
    closed_index.drop(session, case_id)
    material = closed_index.material(session, case_id)
    if material is not None:
        closed_index.put(session, text_of(case_id, material))


def index_some(session: Session) -> bool:
    """Index the next of the cases that wait; tell whether others still do."""
    taken = waiting_index.take(session, SOME)
    if taken is None:
        return False
    some = waiting_index.several(session, taken)
    closed_index.put_each(
        session,
        some.case_ids,
        spaced_each(some.places),
        spaced_each(list(map("、".join, some.names))),
        paired_each(some.plates),
        keys_each(some.numbers, some.documents, some.names),
    )
    return bool(waiting_index.ranges(session))


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
