"""What the case knows that must not leave the unit on a notice."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from cases.law.pursuit import leaks
from cases.papers.codec import to_plain
from cases.papers.paper import Paper
from cases.records.parties import PartyKind
from cases.refusals import Reason, Refusal
from cases.services.access.secrets import hidden_names
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow, PartyRow
from cases.store.rows.lead_graph import IdentificationRow, LeadNodeRow
from cases.store.rows.summons import AssistanceNamedRow

_VICTIMS = frozenset({PartyKind.INJURED, PartyKind.DECEASED, PartyKind.NEXT_OF_KIN})
#: Nodes of the board that are somebody, and those that are a vehicle somebody may have driven.
_SOMEBODY, _CANDIDATES = ("person", "phone"), ("vehicle", "plate")
#: A label that ends so names nobody: 骑车人, 目击者.
_NOBODY = ("人", "者", "员", "男子", "女子", "司机", "群众")
_BRACKETS, _BETWEEN = re.compile(r"[（(].*$"), re.compile(r"[\s·•.．-]")
#: A short number says nothing, and stands in every paper.
_NAMELESS = re.compile(r"^[\W\d]{0,4}$")


def secrets_of(session: StoreSession, case_id: int) -> tuple[str, ...]:
    """Return what a notice must not carry: victims, callers, numbers and phones of anybody.

    Law: Order 146 art. 16 (secrecy of the caller), 44.
    """
    report = report_of(session, case_id)
    found = [str(report.get("caller") or ""), str(report.get("caller_phone") or "")]
    found += [word for _, words in hidden_names(session, case_id) for word in words]
    for row in session.scalars(select(PartyRow).where(PartyRow.case_id == case_id)):
        if PartyKind(row.kind) in _VICTIMS:
            found.append(row.name)
        found += [row.id_number, row.phone]
    return tuple(filter(None, found))


def secrets_of_leads(session: StoreSession, case_id: int) -> tuple[str, ...]:
    """Return names, numbers and plates the leads know: witnesses, informants, candidates.

    What is confirmed of a vehicle, and what was reported of the one that fled, is no secret.
    """
    told = plain(str(report_of(session, case_id).get("fled_vehicle") or ""))
    nodes = session.execute(
        select(
            LeadNodeRow.kind, LeadNodeRow.label, LeadNodeRow.identifiers, LeadNodeRow.status
        ).where(LeadNodeRow.case_id == case_id, LeadNodeRow.is_gone.is_(False))
    )
    found: list[str] = []
    for kind, label, numbers, status in nodes:
        values = [str(value) for _, value in numbers]
        if kind in _SOMEBODY:
            found += [*_name(label), *values]
        elif kind in _CANDIDATES and status != "confirmed":
            found += [one for one in values if plain(one) not in told]
    identified = session.scalars(
        select(IdentificationRow.identifier).where(IdentificationRow.case_id == case_id)
    )
    found += [name for one in identified for name in _name(one)]
    return tuple(dict.fromkeys(filter(None, found)))


def require_sealed(
    session: StoreSession, case_id: int, paper: Paper, named: tuple[str, ...] = ()
) -> None:
    """Refuse a paper that would carry outside what must not leave the unit.

    A name kept secret is not said again: its code is. The attempt stays in the journal.

    Args:
        session: Where the case is.
        case_id: Whose paper.
        paper: What it says.
        named: Names of the leads that go out all the same, for a reason on record.

    Law: Order 146 art. 16, 44.
    """
    text, allowed = str(to_plain(paper)), {plain(one) for one in named}
    held = {
        plain(one): one
        for one in secrets_of_leads(session, case_id)
        if plain(one) not in allowed and not _NAMELESS.match(plain(one))
    } | {one: one for one in secrets_of(session, case_id)}
    found = leaks(text, held) or leaks(plain(text), held)
    if found:
        word, code = without_name(session, case_id, held[found[0]])
        raise Refusal(
            Reason.PAPER_FAULTY,
            article="146.16",
            code="K30",
            detail=f"发往外单位的文书不得出现“{word}”",
            field="",
            case=case_id,
            stopped={"form": paper.kind.value, **code},
        )


def without_name(session: StoreSession, case_id: int, word: str) -> tuple[str, Mapping[str, str]]:
    """Return a word that was stopped, as it may be said, and the code when it is a secret name."""
    for code, words in hidden_names(session, case_id):
        if word in words:
            return code, {"code": code}
    return word, {}


def named_on(session: StoreSession, notice_id: int) -> tuple[str, ...]:
    """Return the names that may go out on a notice."""
    return tuple(
        session.scalars(
            select(AssistanceNamedRow.name).where(AssistanceNamedRow.notice_id == notice_id)
        )
    )


def plain(text: str) -> str:
    """Return a text as names and plates are compared: no blanks or dots, capitals."""
    return _BETWEEN.sub("", text).upper()


def report_of(session: StoreSession, case_id: int) -> dict[str, Any]:
    """Return the report of the accident as it was entered."""
    accident = session.get(AccidentRow, case_id)
    return dict(accident.report or {}) if accident is not None else {}


def _name(label: str) -> Iterator[str]:
    """Yield what is a name in the label of somebody, without what stands behind in brackets."""
    name = _BRACKETS.sub("", label).strip()
    if len(name) > 1 and not name.endswith(_NOBODY):
        yield name
