"""Inspections: a party, agent or lawyer reads and copies the evidence after service."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.facts import FactKind
from cases.records.disclosure import Inspection, InspectionEntry, Showing, Treatment, Visitor
from cases.records.ids import CaseId, PartyId
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.names import officer_names, party_names
from cases.store.engine import StoreSession
from cases.store.rows.cases import FactRow, PartyRow
from cases.store.rows.disclosure import EvidencePackageRow, InspectionRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


class Inspections:
    """Reading, copying and excerpting.

    Law: Order 146 art. 65 ¶2.
    """

    desk: "Desk"

    def inspect(self, case_id: CaseId, entry: InspectionEntry) -> int:
        """Record that the evidence was read or copied, by whom and on what paper.

        Raises:
            Refusal: the party has not received the determination, an agent shows no power, times
                are inverted or ahead, or what was read was withheld.
        """
        _check(entry, self.desk)
        with self.desk.act("disclosure.inspect", case_id, visitor=entry.visitor.value) as deed:
            session = deed.session
            require_place(session, self.desk, case_id, INVESTIGATES)
            party = session.get(PartyRow, entry.party_id)
            if party is None or party.case_id != case_id:
                raise Refusal(Reason.NOT_FOUND)
            if not has_received(session, case_id, entry.party_id):
                raise Refusal(Reason.NOT_YET_SERVED, article="146.65", name=party.name)
            package = session.get(EvidencePackageRow, entry.package_id)
            if package is None or package.case_id != case_id:
                raise Refusal(Reason.FIELD_MISSING, field="package_id")
            if package.showing != Showing.INSPECTION.value:
                raise Refusal(Reason.FIELD_INVALID, field="package_id")
            shown = {
                n
                for n, one in enumerate(package.items, 1)
                if one["treatment"] != Treatment.WITHHELD.value
            }
            touched = {*entry.seen, *entry.copied, *entry.excerpted}
            if not touched or not touched <= shown:
                raise Refusal(Reason.FIELD_INVALID, field="seen")
            row = InspectionRow(
                case_id=case_id,
                party_id=entry.party_id,
                visitor=entry.visitor.value,
                name=entry.name.strip(),
                id_shown=entry.id_shown.strip(),
                power=entry.power.strip(),
                package_id=package.id,
                seen=list(entry.seen),
                copied=list(entry.copied),
                excerpted=list(entry.excerpted),
                began_at=entry.began_at,
                ended_at=entry.ended_at,
                words=entry.words.strip(),
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            session.add(row)
            session.flush()
            deed.note(
                party=entry.party_id,
                name=row.name,
                package=package.n,
                seen=row.seen,
                copied=row.copied,
            )
            return row.id


def _check(entry: InspectionEntry, desk: "Desk") -> None:
    for name in ("name", "id_shown"):
        if not getattr(entry, name).strip():
            raise Refusal(Reason.FIELD_MISSING, field=name)
    if entry.visitor is not Visitor.PARTY and not entry.power.strip():
        raise Refusal(Reason.POWER_MISSING, article="146.65", field="power")
    if entry.ended_at <= entry.began_at:
        raise Refusal(Reason.TIMES_INVERTED, field="ended_at")
    if entry.ended_at > desk.now():
        raise Refusal(Reason.IN_THE_FUTURE, field="ended_at")


def has_received(session: StoreSession, case_id: int, party: PartyId) -> bool:
    """Tell whether a party, or whoever stands for him, has received the determination."""
    stands_for = set(
        session.scalars(
            select(PartyRow.id).where(
                PartyRow.case_id == case_id,
                (PartyRow.id == party) | (PartyRow.of_party_id == party),
            )
        )
    )
    served = session.scalars(
        select(FactRow.party_id).where(
            FactRow.case_id == case_id,
            FactRow.kind == FactKind.DETERMINATION_SERVED.value,
            FactRow.replaced_at.is_(None),
        )
    )
    return any(one in stands_for for one in served)


def inspections_of(session: StoreSession, case_id: int) -> tuple[Inspection, ...]:
    """Return the inspections of a case, the newest first."""
    officers, parties = officer_names(session), party_names(session, case_id)
    rows = session.scalars(
        select(InspectionRow)
        .where(InspectionRow.case_id == case_id)
        .order_by(InspectionRow.id.desc())
    )
    return tuple(
        Inspection(
            row.id,
            parties.get(row.party_id, ""),
            InspectionEntry(
                party_id=PartyId(row.party_id),
                visitor=Visitor(row.visitor),
                name=row.name,
                id_shown=row.id_shown,
                power=row.power,
                package_id=row.package_id,
                seen=tuple(row.seen),
                copied=tuple(row.copied),
                excerpted=tuple(row.excerpted),
                began_at=row.began_at,
                ended_at=row.ended_at,
                words=row.words,
            ),
            officers.get(row.entered_by, ""),
        )
        for row in rows
    )
