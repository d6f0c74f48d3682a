"""No text of a case names somebody whose identity is kept apart: neither a row nor the journal.

It compares what an act has written with the names behind the codes of its case and refuses, which
tells who typed a name that it was right: the attempt is entered in the journal. What was entered
before secrecy was asked for is taken out of what is read of the journal.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import event
from sqlalchemy import inspect as look_into
from sqlalchemy.orm import Session

from cases.refusals import Reason, Refusal
from cases.services.access.secrets import hidden_names
from cases.store.engine import StoreSession
from cases.store.rows.access import SecretIdentityRow

_WRITTEN = "written"
#: Who becomes a party is known to everybody in the case.
_OPENLY = "party."


def refuse_named(session: StoreSession, case_id: int, act: str, values: Mapping[str, Any]) -> None:
    """Refuse an act that would write a secret name, or number, where others read it.

    Law: Order 146 art. 16, 38.
    """
    if act.startswith(_OPENLY):
        return
    known = hidden_names(session, case_id)
    if not known:
        return
    texts = [_plain(dict(values)), *session.info.get(_WRITTEN, ())]
    for code, words in known:
        if any(word in text for word in words for text in texts):
            raise Refusal(
                Reason.SECRET_NAMED, article="146.16", code=code, case=case_id, attempt=act
            )


def without_names(values: Any, known: tuple[tuple[str, tuple[str, ...]], ...]) -> Any:
    """Return values of an older entry with the codes where the names stood."""
    match values:
        case str():
            for code, words in known:
                for word in words:
                    values = values.replace(word, code)
            return values
        case list():
            return [without_names(one, known) for one in values]
        case dict():
            return {key: without_names(one, known) for key, one in values.items()}
        case _:
            return values


def _collect(session: Session, _context: object, _instances: object) -> None:
    """Remember the texts that a flush writes; afterwards the rows may have been let go."""
    session.info.setdefault(_WRITTEN, []).extend(
        text
        for row in (*session.new, *session.dirty)
        if not isinstance(row, SecretIdentityRow) and hasattr(row, "case_id")
        for text in _texts(row)
    )


def _texts(row: object) -> Iterator[str]:
    for value in look_into(row).dict.values():
        if isinstance(value, str) and len(value) > 1:
            yield value
        elif isinstance(value, list | dict) and value:
            yield _plain(value)


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


event.listen(StoreSession, "before_flush", _collect)
