"""What stands between a draft and its issue: missing fields, faults, open opinions."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from cases.papers.forms import Paper
from cases.papers.kinds import FormKind
from cases.papers.press import Fault, Level
from cases.records.documents import Check, DocumentState, OpinionStep, Verdict
from cases.services.documents.mediation_checks import mediation_faults
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow
from cases.store.rows.papers import DocumentOpinionRow, DocumentRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Forms the unit may put before its reviewer before they are issued.
REVIEWED = frozenset({FormKind.TERMINATION, FormKind.REFUSAL})
#: What is sent to a party, and counts as served only where it reaches him.
_DELIVERED = frozenset(
    {
        FormKind.MEDIATION_NOTICE,
        FormKind.TERMINATION,
        FormKind.RIGHT_TO_SUE,
        FormKind.COLLECTION_NOTICE,
    }
)
_DATED = re.compile(r"\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}")
#: One claim ends in one of these, not in both.
_ENDINGS = frozenset({FormKind.TERMINATION, FormKind.AGREEMENT})


def checked(
    session: StoreSession, desk: "Desk", row: DocumentRow, paper: Paper, *, reviewed: bool
) -> Check:
    """Return what a draft still lacks.

    With `reviewed` the unit has decided that endings go before the reviewer.
    """
    press = desk.press
    missing = press.missing(paper)
    required = set(press.form(paper.kind).required)
    required.update(one.field for one in missing)
    return Check(
        missing=missing,
        faults=(
            *press.faults(paper),
            *_faults(session, row, paper),
            *mediation_faults(session, desk, row, paper),
        ),
        required=len(required),
        filled=len(required) - len({one.field for one in missing}),
        open_steps=tuple(_open_steps(session, row, reviewed=reviewed)),
    )


def _faults(session: StoreSession, row: DocumentRow, paper: Paper) -> Iterator[Fault]:
    yield from _other_names(session, row, paper)
    if paper.kind in _DELIVERED:
        yield from _addresses(session, row, paper)
    if paper.kind in _ENDINGS and row.mediation_id is not None and _ended_already(session, row):
        detail = "同一赔偿请求已签发调解书或者调解终结书"
        yield Fault("K94", Level.BLOCK, "", detail)


def _addresses(session: StoreSession, row: DocumentRow, paper: Paper) -> Iterator[Fault]:
    """Whom a paper goes to has confirmed his address, with signature and day."""
    rows = session.execute(
        select(PartyRow.name, PartyRow.more).where(
            PartyRow.case_id == row.case_id, PartyRow.removed_at.is_(None)
        )
    )
    known = {row.name: str((row.more or {}).get("address_confirmation", "")) for row in rows}
    for name in paper.addressees or tuple(party.name for party in paper.parties):
        said = known.get(name)
        if said is None:
            continue
        if not said:
            yield Fault("K106", Level.WARN, "", f"{name}没有签署送达地址确认书")
        elif not _DATED.search(said):
            yield Fault("K106", Level.WARN, "", f"{name}的送达地址确认书没有签署日期")


def _other_names(session: StoreSession, row: DocumentRow, paper: Paper) -> Iterator[Fault]:
    """The same person bears the same name and number in all papers of a case."""
    rows = session.execute(
        select(PartyRow.name, PartyRow.id_number).where(
            PartyRow.case_id == row.case_id, PartyRow.removed_at.is_(None)
        )
    )
    known = {row.name: row.id_number for row in rows}
    for index, party in enumerate(paper.parties):
        if party.name and party.name not in known:
            detail = f"本案当事人中没有“{party.name}”"
            yield Fault("K13", Level.WARN, f"parties[{index}].name", detail)
        elif party.id_number and known.get(party.name) not in {"", None, party.id_number}:
            detail = f"{party.name}的证件号码与案件中登记的不一致"
            yield Fault("K13", Level.WARN, f"parties[{index}].id_number", detail)


def _ended_already(session: StoreSession, row: DocumentRow) -> bool:
    corrected = () if row.corrects_id is None else (row.corrects_id,)
    other = exists().where(
        DocumentRow.mediation_id == row.mediation_id,
        DocumentRow.case_id == row.case_id,
        DocumentRow.form.in_([kind.value for kind in _ENDINGS]),
        DocumentRow.state == DocumentState.ISSUED.value,
        DocumentRow.id != row.id,
        DocumentRow.id.not_in(corrected),
    )
    return bool(session.scalar(select(other)))


def _open_steps(
    session: StoreSession, row: DocumentRow, *, reviewed: bool
) -> Iterator[OpinionStep]:
    """Whoever was asked about this revision must have agreed; a unit may ask for the reviewer."""
    opinions = session.execute(
        select(DocumentOpinionRow.step, DocumentOpinionRow.verdict).where(
            DocumentOpinionRow.document_id == row.id,
            DocumentOpinionRow.revision == row.revision,
        )
    ).all()
    agreed = {step for step, verdict in opinions if verdict == Verdict.AGREED}
    asked = {step for step, _verdict in opinions}
    if reviewed and FormKind(row.form) in REVIEWED:
        asked.add(OpinionStep.REVIEW.value)
    for step in OpinionStep:
        if step.value in asked and step.value not in agreed:
            yield step
