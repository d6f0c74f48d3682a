"""A measure on things: with approval or on the spot, with its paper, never on cargo."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select

from cases.law.approvals import Approving
from cases.law.custody import (
    TERMS,
    require_holdable,
    require_no_firm,
    require_no_money,
    starts,
)
from cases.law.facts import FactKind
from cases.law.rules import load_rules
from cases.records.holding import (
    Conversion,
    Measure,
    SeizureEntry,
    ThingAct,
    ThingEntry,
    ThingKind,
    ThingState,
)
from cases.records.ids import CaseId, ThingId
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.approvals.gate import spend
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.desk import Deed
from cases.services.holding.rows import AtHolding, add_step, was_refused
from cases.services.recorded import record
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow, VehicleRow
from cases.store.rows.holding import ThingRow

#: The rule of evidence registered in place.
_REGISTERED = "evidence.registered"
_WANTED = ("where", "reason", "receipt", "holder", "place")


class Taking(AtHolding):
    """Taking things, and having it approved."""

    def seize(self, case_id: CaseId, entry: SeizureEntry) -> tuple[ThingId, ...]:
        """Record a measure on one or several things, with the paper handed over for them.

        Law: Order 146 arts 39, 40; 行政程序 arts 55, 56, 107, 111; 违法处理 art. 25.

        Raises:
            Refusal: it is cargo, the measure does not reach it, the paper or the approval is
                missing, a parking firm is named, or money is asked for.
        """
        self._check(entry)
        with self.desk.act("holding.seize", case_id, seizure=asdict(entry)) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            approved_at = self._approved(deed, case_id, entry)
            made = []
            for thing in entry.things:
                row = self._row(deed, case_id, entry, thing)
                row.approved_at = approved_at
                deed.session.add(row)
                deed.session.flush()
                self._begin(deed, row, entry)
                made.append(ThingId(row.id))
            return tuple(made)

    def make_good(self, thing_id: ThingId, approved_as: str = "") -> None:
        """Use the approval given afterwards for what was done on the spot.

        Law: 违法处理 art. 25 ¶2, 行政程序 art. 56: within twenty-four hours.
        """
        with self.desk.act("holding.make_good", self._case_of(thing_id)) as deed:
            row = self._held(deed, thing_id)
            if row.approved_at is not None:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            spend(
                deed,
                self.desk,
                row.case_id,
                Approving.SEIZURE,
                approved_as or row.item,
                act="holding.make_good",
            )
            for one in self._together(deed.session, row):
                one.approved_at = self.desk.now()
                add_step(deed, self.desk, one, ThingAct.APPROVED, self.desk.now())
                record(
                    deed,
                    self.desk,
                    one.case_id,
                    FactKind.SEIZURE_APPROVED,
                    self.desk.now(),
                    item=one.item,
                )

    def refused(self, thing_id: ThingId, at: datetime, words: str) -> None:
        """Record that the head did not approve: it is lifted and given back at once."""
        self._past(at)
        if not words.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("holding.refused", self._case_of(thing_id)) as deed:
            row = self._held(deed, thing_id)
            if row.approved_at is not None or was_refused(deed.session, row):
                raise Refusal(Reason.CHANGED_MEANWHILE)
            add_step(deed, self.desk, row, ThingAct.REFUSED, at, words=words)
            record(
                deed,
                self.desk,
                row.case_id,
                FactKind.SEIZURE_REFUSED,
                at,
                item=row.item,
                note=words,
            )

    def convert(self, thing_id: ThingId, entry: Conversion) -> None:
        """Decide on evidence registered in place: it is seized, which the head has approved.

        Law: 行政程序 art. 110 ¶3: within seven days, else it counts as lifted.
        """
        self._past(entry.at)
        for name in ("receipt", "holder", "place"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, article="admin.110", field=name)
        require_no_firm(entry.place, entry.holder)
        case_id = self._case_of(thing_id)
        with self.desk.act("holding.convert", case_id, conversion=asdict(entry)) as deed:
            row = self._held(deed, thing_id)
            if row.measure != Measure.REGISTERED:
                raise Refusal(Reason.NOT_REGISTERED, article="admin.110", name=row.item)
            since = day_of(row.seized_at)
            wording = load_rules().wording_on(_REGISTERED, since)
            last = wording.count(since, self.desk.calendar()).due
            if day_of(entry.at) > last:
                raise Refusal(
                    Reason.REGISTRATION_OVER, article="admin.110", name=row.item, day=last
                )
            subject = entry.approved_as or row.item
            spend(deed, self.desk, case_id, Approving.SEIZURE, subject, act="holding.convert")
            add_step(
                deed,
                self.desk,
                row,
                ThingAct.CONVERTED,
                entry.at,
                to=entry.holder,
                place=entry.place,
                number=entry.receipt,
            )
            row.measure, row.receipt = Measure.SEIZED.value, entry.receipt.strip()
            row.holder, row.place = entry.holder.strip(), entry.place.strip()
            for kind in (FactKind.EVIDENCE_DECIDED, FactKind.ITEM_SEIZED):
                record(
                    deed,
                    self.desk,
                    case_id,
                    kind,
                    entry.at,
                    party_id=row.party_id,
                    item=row.item,
                    note=row.receipt,
                )

    def _check(self, entry: SeizureEntry) -> None:
        self._past(entry.seized_at, "seized_at")
        if not entry.things:
            raise Refusal(Reason.FIELD_MISSING, field="name")
        for thing in entry.things:
            require_holdable(entry.measure, thing.kind)
            if not thing.name.strip():
                raise Refusal(Reason.FIELD_MISSING, article="admin.111", field="name")
        require_no_firm(entry.place, entry.holder, entry.reason)
        require_no_money(entry.reason)
        article = TERMS[entry.measure].article
        for name in _WANTED:
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, article=article, field=name)
        if entry.receipt_refused.strip() and not (entry.witness.strip() or entry.second_officer):
            raise Refusal(Reason.REFUSAL_NOT_WITNESSED, article="admin.111", field="witness")
        if entry.measure is Measure.REGISTERED and entry.on_site:
            raise Refusal(Reason.REGISTRATION_UNAPPROVED, article=article, field="approved_as")
        if entry.measure is Measure.CUSTODY and entry.owner_told_at is None:
            raise Refusal(Reason.FIELD_MISSING, article="146.39", field="owner_told_at")

    def _approved(self, deed: Deed, case_id: CaseId, entry: SeizureEntry) -> datetime | None:
        """Use up the approval given beforehand; None: it must be made good afterwards."""
        if not TERMS[entry.measure].is_approved:
            return self.desk.now()
        if entry.on_site:
            return None
        subject = entry.approved_as or entry.things[0].name.strip()
        approving = TERMS[entry.measure].approving
        spend(deed, self.desk, case_id, approving, subject, act="holding.seize")
        return self.desk.now()

    def _row(self, deed: Deed, case_id: CaseId, entry: SeizureEntry, thing: ThingEntry) -> ThingRow:
        party = deed.session.get(PartyRow, entry.party_id) if entry.party_id else None
        vehicle = deed.session.get(VehicleRow, thing.vehicle_id) if thing.vehicle_id else None
        for found in (party, vehicle):
            if found is not None and found.case_id != case_id:
                raise Refusal(Reason.NOT_FOUND)
        return ThingRow(
            case_id=case_id,
            item=_item(deed.session, case_id, thing.name.strip()),
            kind=thing.kind.value,
            measure=entry.measure.value,
            name=thing.name.strip(),
            quantity=thing.quantity.strip(),
            features=thing.features.strip(),
            vehicle_id=thing.vehicle_id,
            party_id=entry.party_id,
            taken_from=party.name if party else entry.taken_from.strip(),
            owner=thing.owner.strip(),
            reason=entry.reason.strip(),
            on_site=entry.on_site,
            seized_at=entry.seized_at,
            seized_where=entry.where.strip(),
            receipt=entry.receipt.strip(),
            receipt_refused=entry.receipt_refused.strip(),
            witness=entry.witness.strip(),
            holder=entry.holder.strip(),
            place=entry.place.strip(),
            yard=entry.yard.value,
            state=ThingState.HELD.value,
            entered_at=self.desk.now(),
            entered_by=self.desk.officer.id,
        )

    def _begin(self, deed: Deed, row: ThingRow, entry: SeizureEntry) -> None:
        """Write the first link, and the facts that start its periods."""
        more = {"second_officer": entry.second_officer.strip()}
        if entry.owner_told_at is not None:
            more["owner_told_at"] = entry.owner_told_at.isoformat()
        add_step(
            deed,
            self.desk,
            row,
            ThingAct.TAKEN,
            entry.seized_at,
            to=row.holder,
            place=row.place,
            words=row.reason,
            number=row.receipt,
            more={name: value for name, value in more.items() if value},
        )
        if entry.on_site and TERMS[entry.measure].is_approved:
            record(
                deed,
                self.desk,
                row.case_id,
                FactKind.ON_SITE_MEASURE,
                entry.seized_at,
                item=row.item,
                note=row.receipt,
            )
        kind = starts(entry.measure, ThingKind(row.kind))
        if kind is not None:
            record(
                deed,
                self.desk,
                row.case_id,
                kind,
                entry.seized_at,
                party_id=row.party_id,
                item=row.item,
                note=row.receipt,
            )

    def _together(self, session: StoreSession, row: ThingRow) -> Iterable[ThingRow]:
        """Return what was taken on the same paper and waits for the same approval."""
        return session.scalars(
            select(ThingRow).where(
                ThingRow.case_id == row.case_id,
                ThingRow.receipt == row.receipt,
                ThingRow.state == ThingState.HELD.value,
                ThingRow.approved_at.is_(None),
            )
        ).all()


def _item(session: StoreSession, case_id: int, name: str) -> str:
    """Return a name for clocks and lists that no other thing of the case has."""
    known = set(session.scalars(select(ThingRow.item).where(ThingRow.case_id == case_id)))
    item, n = name, 2
    while item in known:
        item, n = f"{name}（{n}）", n + 1
    return item
