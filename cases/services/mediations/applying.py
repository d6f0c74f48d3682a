"""The joint application as a paper: drafted from the case, printed, and signed by everybody."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from cases.law.facts import FactKind
from cases.papers.blocks import ApplicantLine
from cases.papers.kinds import FormKind
from cases.records.ids import CaseId, DocumentId, MediationId
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.documents.filling import power_words
from cases.services.mediations import papers, starting
from cases.services.mediations.finding import (
    HANDLERS,
    Part,
    counted_parties,
    get,
    parties,
    runs,
    sides,
)
from cases.store.engine import StoreSession
from cases.store.rows.cases import FactRow, LossRow, PartyRow, PowerRow
from cases.store.rows.mediation import MediationRow, MediationSideRow
from cases.store.rows.unit import OfficerRow

if TYPE_CHECKING:
    from datetime import date

    from cases.papers.applying import MediationApplication

#: From what a party received his days run (Order 146 art. 86 para. 1).
_RECEIVED = (FactKind.DETERMINATION_SERVED, FactKind.REVIEW_SERVED)


class ApplicationPapers(Part):
    """The paper of the joint application."""

    def draft_application(self, mediation_id: MediationId) -> DocumentId:
        """Draft the joint application of a mediation with what the case knows (form M3).

        It is printed for the parties to sign; their signatures are recorded one by one.

        Law: Order 146 arts 85 para. 2, 86 para. 1, 87 para. 2.
        """
        with self.desk.reading() as session:
            row = get(session, MediationRow, mediation_id)
            if not runs(session, self.desk, row.case_id):
                raise Refusal(Reason.NOT_ALLOWED, roles=HANDLERS)
            case_id = CaseId(row.case_id)
            applicants = _applicants(session, row)
            requests = _requests(session, row)
            known: dict[str, Any] = {
                "requests": requests,
                "is_closed": True if row.closed_request else None,
                "asked_committee": True if row.committee_ended_on else None,
                "committee_ended_on": row.committee_ended_on,
                "received_at": row.received_at,
                "received_by": _receiver(session, row),
            }
        base = cast(
            "MediationApplication",
            self.desk.documents.prepared(
                FormKind.MEDIATION_APPLICATION, case_id, mediation_id=mediation_id
            ),
        )
        names = {one.name for one in applicants}
        paper = replace(
            base,
            parties=tuple(one for one in base.parties if one.name in names),
            applicants=applicants,
            **known,
        )
        return papers.store(self.desk, paper, case_id, mediation_id)


def _applicants(session: StoreSession, row: MediationRow) -> tuple[ApplicantLine, ...]:
    """Return the parties of a mediation; insurers and owners who are no parties do not apply."""
    entered = counted_parties(sides(session, [row.id]))
    found = parties(session, [side.party_id for side in entered])
    received = _days_received(session, row)
    return tuple(_applicant(session, side, found[side.party_id], received) for side in entered)


def _applicant(
    session: StoreSession, side: MediationSideRow, party: PartyRow, received: "dict[int, date]"
) -> ApplicantLine:
    power = session.get(PowerRow, side.signed_power_id) if side.signed_power_id else None
    consent = str((party.more or {}).get("electronic_consent", ""))
    electronic = f"同意电子送达：{consent}" if consent else ""
    return ApplicantLine(
        name=party.name,
        received_on=received.get(party.id),
        signed_on=side.signed_on,
        agent="" if power is None else power_words(session, power),
        service="；".join(filter(None, (party.address, electronic))),
    )


def _days_received(session: StoreSession, row: MediationRow) -> "dict[int, date]":
    """Return the last day each party received what starts his days."""
    entered = [side.party_id for side in sides(session, [row.id])]
    days: dict[int, date] = {}
    for one in starting.facts_of(session, [row.case_id]).get(row.case_id, []):
        if one.kind not in _RECEIVED:
            continue
        for key in entered if one.party_id is None else [one.party_id]:
            days[key] = day_of(one.happened_at)
    return days


def _receiver(session: StoreSession, row: MediationRow) -> str:
    """Return who entered that the application was received; empty: it was not."""
    name = session.scalar(
        select(OfficerRow.name)
        .join(FactRow, FactRow.entered_by == OfficerRow.id)
        .where(
            FactRow.mediation_id == row.id,
            FactRow.kind == FactKind.MEDIATION_APPLIED,
            FactRow.replaced_at.is_(None),
        )
    )
    return name or ""


def _requests(session: StoreSession, row: MediationRow) -> str:
    """Return the damages of the claimant that are on record, head by head, and their sum."""
    losses = session.scalars(
        select(LossRow)
        .where(
            LossRow.case_id == row.case_id,
            LossRow.party_id == row.claimant_id,
            LossRow.removed_at.is_(None),
        )
        .order_by(LossRow.id)
    ).all()
    if not losses:
        return ""
    heads = "、".join(f"{loss.head}{loss.amount:.2f}元" for loss in losses)
    name = session.get_one(PartyRow, row.claimant_id).name
    return f"赔偿{name}{heads}，合计{sum(loss.amount for loss in losses):.2f}元。"
