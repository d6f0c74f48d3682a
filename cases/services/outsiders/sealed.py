"""Whether an answer as it was typed carries something that must not go outside."""

from sqlalchemy import select

from cases.law.pursuit import leaks
from cases.refusals import Reason, Refusal
from cases.services.pursuit.secrets import plain, secrets_of, secrets_of_leads, without_name
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow, VehicleRow
from cases.store.rows.outsiders import InquiryRow


def require_answer_sealed(session: StoreSession, row: InquiryRow, text: str) -> None:
    """Refuse an answer with a name, number, telephone or plate that is not the asker's own.

    Law: Order 146 art. 16, 38, 47; 行政程序 art. 51.

    Raises:
        Refusal: it carries one, and which.
    """
    own = {plain(one) for one in _own(session, row)}
    held = {
        plain(one): one
        for one in (
            *secrets_of_leads(session, row.case_id),
            *secrets_of(session, row.case_id),
            *_parties(session, row.case_id),
        )
        if len(plain(one)) > 1 and plain(one) not in own
    }
    found = leaks(plain(text), held)
    if found:
        word, code = without_name(session, row.case_id, held[found[0]])
        raise Refusal(
            Reason.ANSWER_LEAKS,
            article="146.47",
            word=word,
            field="text",
            case=row.case_id,
            stopped=code,
        )


def _own(session: StoreSession, row: InquiryRow) -> list[str]:
    """Return what the asker knows of himself: his name, his telephone, his own vehicle.

    A party who was not chosen from the case is known by the name he gave and has proved.
    """
    found = [row.name, row.contact]
    if row.party_id is None and not row.identity:
        return [one for one in found if one]
    himself = PartyRow.id == row.party_id if row.party_id else PartyRow.name == row.name
    for party in session.scalars(select(PartyRow).where(PartyRow.case_id == row.case_id, himself)):
        found += [party.name, party.phone, party.id_number]
        vehicle = session.get(VehicleRow, party.vehicle_id) if party.vehicle_id else None
        found += [vehicle.plate] if vehicle else []
    return [one for one in found if one]


def _parties(session: StoreSession, case_id: int) -> list[str]:
    """Return what the parties gave of themselves: telephone, address, what is known of harm."""
    rows = session.execute(
        select(PartyRow.phone, PartyRow.address, PartyRow.injury_note).where(
            PartyRow.case_id == case_id
        )
    )
    return [one for row in rows for one in row if one]
