"""A driver who fled and gives himself up: an act of its own, and the way back from a mistake."""

from dataclasses import replace

from sqlalchemy import select

from cases.law.facts import FactKind, part_of
from cases.records.ids import CaseId, FactId, PartyId
from cases.records.pursuit import Coming, Surrender, SurrenderEntry
from cases.refusals import Reason, Refusal
from cases.services.names import officer_names
from cases.services.pursuit.finding import AtPursuit
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow, FactRow, PartyRow
from cases.store.rows.lead_graph import LeadNodeRow

#: For the record, which is Chinese whatever language the window has.
_COMING = {
    Coming.ALONE: "本人前来投案",
    Coming.ACCOMPANIED: "由亲友陪同（送）来投案",
    Coming.CALLED: "先以电话、信件投案，随后到案",
    Coming.SENT: "委托他人先代为投案",
}


class Surrendering(AtPursuit):
    """Whoever comes of his own accord."""

    def surrender(self, case_id: CaseId, entry: SurrenderEntry) -> FactId:
        """Record that the driver gave himself up: from now on he counts as found.

        Raises:
            Refusal: it is not said who, where or to whom, the moment lies ahead or before the
                accident, or it is on record already.

        Law: Order 146 art. 46, 62: notices and watches fall, and once the vehicle is found too,
        the days of the determination run.
        """
        with self._doing("pursuit.surrender", case_id, entry.at) as deed:
            party, named = _whom(deed.session, case_id, entry)
            entry = replace(entry, who=entry.who.strip() or named)
            for name in ("who", "place", "received_by"):
                if not getattr(entry, name).strip():
                    raise Refusal(Reason.FIELD_MISSING, article="146.62", field=name)
            accident = deed.session.get(AccidentRow, case_id)
            began = accident.occurred_at if accident is not None else None
            if began is not None and entry.at < began:
                raise Refusal(Reason.TIMES_INVERTED, field="at")
            if any(one.who == entry.who for one in surrenders_of(deed.session, case_id)):
                raise Refusal(Reason.CHANGED_MEANWHILE)
            row = FactRow(
                case_id=case_id,
                part=part_of(FactKind.DRIVER_SURRENDERED).value,
                kind=FactKind.DRIVER_SURRENDERED.value,
                happened_at=entry.at,
                party_id=party,
                note=_note(entry),
                more={"who": entry.who} | ({"node": entry.node} if entry.node else {}),
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            deed.note(at=entry.at, note=row.note)
            if party is not None:
                deed.note(party=party)
            return FactId(row.id)

    def take_back_surrender(self, case_id: CaseId, fact_id: FactId, reason: str) -> None:
        """Take back a surrender that was entered by mistake; it stays on record with the reason."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self._doing("pursuit.take_back_surrender", case_id) as deed:
            row = deed.session.get(FactRow, fact_id)
            kind = FactKind.DRIVER_SURRENDERED.value
            if row is None or row.case_id != case_id or row.kind != kind:
                raise Refusal(Reason.NOT_FOUND)
            if row.replaced_at is not None:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            row.replaced_at, row.reason = self.desk.now(), reason.strip()
            deed.note(note=row.note, reason=row.reason)


def surrenders_of(session: StoreSession, case_id: int) -> tuple[Surrender, ...]:
    """Return who gave himself up, the earliest first."""
    officers = officer_names(session)
    rows = session.scalars(
        select(FactRow)
        .where(
            FactRow.case_id == case_id,
            FactRow.kind == FactKind.DRIVER_SURRENDERED.value,
            FactRow.replaced_at.is_(None),
        )
        .order_by(FactRow.happened_at, FactRow.id)
    )
    return tuple(
        Surrender(
            FactId(row.id),
            str((row.more or {}).get("who", "")),
            row.happened_at,
            row.note,
            officers.get(row.entered_by, ""),
            None if row.party_id is None else PartyId(row.party_id),
            (row.more or {}).get("node"),
        )
        for row in rows
    )


def _whom(session: StoreSession, case_id: CaseId, entry: SurrenderEntry) -> tuple[int | None, str]:
    """Return which party he is, and how the case calls him.

    Raises:
        Refusal: the party is not of the case, or the node is no person on its board.
    """
    party_id, called = entry.party, ""
    if entry.node is not None:
        node = session.get(LeadNodeRow, entry.node)
        if node is None or node.is_gone or node.case_id != case_id or node.kind != "person":
            raise Refusal(Reason.NOT_FOUND)
        called = node.label
        if party_id is None and node.refers_kind == "party" and node.refers_id is not None:
            # Put on the board from the case: the party is known by it.
            party_id = PartyId(node.refers_id)
    party = session.get(PartyRow, party_id) if party_id is not None else None
    if party is not None and party.case_id == case_id and party.removed_at is None:
        return party.id, party.name
    if entry.party is not None:
        raise Refusal(Reason.NOT_FOUND)
    return None, called


def _note(entry: SurrenderEntry) -> str:
    parts = (
        f"{entry.who.strip()}{_COMING[entry.coming]}",
        entry.place.strip(),
        f"接待人：{entry.received_by.strip()}",
        entry.words.strip(),
    )
    return "；".join(filter(None, parts))
