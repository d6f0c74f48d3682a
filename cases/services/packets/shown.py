"""A packet as it is stored and as it is shown."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from cases.mediation.kinds import MediationState
from cases.records.ids import CaseId, MediationId, OfficerId
from cases.records.packets import (
    Guest,
    Packet,
    PacketContent,
    PacketId,
    PacketLoss,
    PacketParty,
    PacketState,
    Report,
    ReportEntry,
    ReportKind,
)
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.committee import GuestRow, PacketReportRow, PacketRow
from cases.store.rows.mediation import MediationRow
from cases.store.rows.unit import OfficerRow


def stored(content: PacketContent) -> dict[str, Any]:
    """Return the content as the row keeps it."""
    return {
        "number": content.number,
        "accident_at": content.accident_at.isoformat() if content.accident_at else None,
        "place": content.place,
        "determination": content.determination,
        "claimant": content.claimant,
        "parties": [[one.name, one.side, one.phone] for one in content.parties],
        "losses": [[one.head, str(one.amount)] for one in content.losses],
        "enclosures": list(content.enclosures),
        "reply_by": content.reply_by.isoformat() if content.reply_by else None,
        "officers": content.officers,
        "phone": content.phone,
    }


def content_of(kept: Mapping[str, Any]) -> PacketContent:
    """Return the content from what the row keeps."""
    return PacketContent(
        number=kept["number"],
        accident_at=datetime.fromisoformat(kept["accident_at"]) if kept["accident_at"] else None,
        place=kept["place"],
        determination=kept["determination"],
        claimant=kept["claimant"],
        parties=tuple(PacketParty(*one) for one in kept["parties"]),
        losses=tuple(PacketLoss(head, Decimal(amount)) for head, amount in kept["losses"]),
        enclosures=tuple(kept["enclosures"]),
        reply_by=date.fromisoformat(kept["reply_by"]) if kept["reply_by"] else None,
        officers=kept["officers"],
        phone=kept["phone"],
    )


def guests_in(session: StoreSession) -> dict[int, Guest]:
    """Return everybody who has or had an account of a committee."""
    rows = session.execute(
        select(OfficerRow.id, OfficerRow.name, OfficerRow.phone, GuestRow.committee).join(
            GuestRow, GuestRow.officer_id == OfficerRow.id
        )
    )
    return {row.id: Guest(OfficerId(row.id), row.name, row.committee, row.phone) for row in rows}


def shown(session: StoreSession, rows: Iterable[PacketRow], now: datetime) -> tuple[Packet, ...]:
    """Return packets as they stand now, with their reports; the guard says which it sees."""
    found: Sequence[PacketRow] = tuple(rows)
    guests, names = guests_in(session), officer_names(session)
    states = {
        row.id: row.state
        for row in session.execute(
            select(MediationRow.id, MediationRow.state).where(
                MediationRow.id.in_([one.mediation_id for one in found])
            )
        )
    }
    reports: dict[int, list[Report]] = {}
    for row in session.scalars(
        select(PacketReportRow)
        .where(PacketReportRow.packet_id.in_([one.id for one in found]))
        .order_by(PacketReportRow.id)
    ):
        entry = ReportEntry(
            kind=ReportKind(row.kind),
            happened_on=row.happened_on,
            proof=row.proof,
            words=row.words,
        )
        reports.setdefault(row.packet_id, []).append(
            Report(entry, names.get(row.entered_by, ""), row.entered_at)
        )
    return tuple(
        Packet(
            PacketId(one.id),
            CaseId(one.case_id),
            MediationId(one.mediation_id),
            guests.get(one.guest_id, Guest(OfficerId(one.guest_id), "", "")),
            content_of(one.content),
            # Whoever is outside sees a packet only while the mediation is referred.
            _state(one, states.get(one.mediation_id, MediationState.REFERRED.value), now),
            one.handed_at,
            names.get(one.handed_by, ""),
            one.until_at,
            one.taken_back_reason,
            tuple(reports.get(one.id, ())),
        )
        for one in found
    )


def _state(row: PacketRow, mediation: str, now: datetime) -> PacketState:
    if row.taken_back_at is not None:
        return PacketState.TAKEN_BACK
    if mediation != MediationState.REFERRED.value:
        return PacketState.BACK
    if row.until_at is None:
        return PacketState.OUT
    return PacketState.ANSWERED if now < row.until_at else PacketState.OVER
