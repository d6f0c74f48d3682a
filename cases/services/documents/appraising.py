"""What the facts of a case know for papers of appraisal, suspension and burial."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from cases.law.facts import FactKind
from cases.law.rules import wording_on
from cases.papers.kinds import FormKind
from cases.records.parties import PartyKind
from cases.records.times import day_of
from cases.store.engine import StoreSession
from cases.store.rows.cases import FactRow, PartyRow


def known_for(session: StoreSession, kind: FormKind, case_id: int) -> dict[str, Any]:
    """Return the fields of a paper that the facts already answer; empty for other forms."""
    match kind:
        case FormKind.APPRAISAL_COMMISSION:
            made = _newest(session, case_id, FactKind.APPRAISAL_COMMISSIONED)
            again = _newest(session, case_id, FactKind.REAPPRAISAL_APPROVED) is not None
            return {"commissioned_on": _day(made), "is_again": again}
        case FormKind.APPRAISAL_NOTICE:
            second = _newest(session, case_id, FactKind.REAPPRAISAL_RECEIVED)
            got = second or _newest(session, case_id, FactKind.APPRAISAL_RECEIVED)
            return {
                "received_on": _day(got),
                "report": _more(got, "number"),
                "is_again": second is not None,
            }
        case FormKind.REAPPRAISAL_DECISION:
            asked = _newest(session, case_id, FactKind.REAPPRAISAL_REQUESTED)
            granted = _newest(session, case_id, FactKind.REAPPRAISAL_APPROVED)
            name = _party(session, asked.party_id) if asked is not None else ""
            return {
                "applicant": name,
                "applied_on": _day(asked),
                "is_granted": granted is not None,
                "addressees": (name,) if name else (),
            }
        case FormKind.SUSPENSION_NOTICE:
            return _suspension(_newest(session, case_id, FactKind.SUSPENSION_APPROVED))
        case FormKind.BODY_NOTICE:
            return _body(session, case_id)
        case _:
            return {}


def _suspension(approved: FactRow | None) -> dict[str, Any]:
    if approved is None:
        return {}
    start = day_of(approved.happened_at)
    until = _more(approved, "until")
    approved_on = _more(approved, "approved_on")
    longest = timedelta(days=wording_on("suspension.maximum", start).length)
    return {
        "authority": _more(approved, "authority"),
        "approval": _more(approved, "approval_number"),
        "approved_on": date.fromisoformat(approved_on) if approved_on else start,
        "from_on": start,
        "until_on": date.fromisoformat(until) if until else start + longest,
    }


def _body(session: StoreSession, case_id: int) -> dict[str, Any]:
    dead = session.scalars(
        select(PartyRow)
        .where(
            PartyRow.case_id == case_id,
            PartyRow.kind == PartyKind.DECEASED.value,
            PartyRow.removed_at.is_(None),
        )
        .order_by(PartyRow.id)
    ).all()
    if not dead:
        return {}
    relatives = session.scalars(
        select(PartyRow.name)
        .where(
            PartyRow.case_id == case_id,
            PartyRow.kind == PartyKind.NEXT_OF_KIN.value,
            PartyRow.of_party_id == dead[0].id,
            PartyRow.removed_at.is_(None),
        )
        .order_by(PartyRow.id)
    ).all()
    report = _newest(session, case_id, FactKind.APPRAISAL_RECEIVED)
    return {
        "deceased": dead[0].name,
        "addressees": tuple(relatives[:1]),
        "report": _more(report, "number"),
        "settled_on": _day(_newest(session, case_id, FactKind.APPRAISAL_SETTLED)),
    }


def _newest(session: StoreSession, case_id: int, kind: FactKind) -> FactRow | None:
    return session.scalars(
        select(FactRow)
        .where(
            FactRow.case_id == case_id,
            FactRow.kind == kind.value,
            FactRow.replaced_at.is_(None),
        )
        .order_by(FactRow.happened_at.desc(), FactRow.id.desc())
        .limit(1)
    ).first()


def _day(fact: FactRow | None) -> date | None:
    return day_of(fact.happened_at) if fact is not None else None


def _more(fact: FactRow | None, name: str) -> str:
    return str((fact.more or {}).get(name, "")) if fact is not None else ""


def _party(session: StoreSession, party_id: int | None) -> str:
    row = session.get(PartyRow, party_id) if party_id is not None else None
    return row.name if row is not None else ""
