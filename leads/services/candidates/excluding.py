"""Vehicles entered by hand, candidates excluded and taken back, what is believed beforehand."""

from dataclasses import asdict

from sqlalchemy import select

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.names import officer_names
from cases.services.sight import require_sight
from cases.store.engine import StoreSession
from cases.store.rows.evidence import ExclusionRow, HandVehicleRow, PriorRow
from leads.evidence.candidates import HandVehicle
from leads.evidence.records import (
    CasePrior,
    Exclusion,
    ExclusionId,
    HandVehicleId,
    PriorWeight,
    Withdrawal,
)
from leads.graph.nodes import NodeId
from leads.ranking.alphabet import tidy
from leads.ranking.encoder import NUMBER_WIDTH
from leads.ranking.population import PLATE_WIDTH
from leads.ranking.rank import PRIOR_NONE
from leads.ranking.vehicle import Vehicle, tidied
from leads.services.candidates.rows import (
    AtCandidates,
    next_number,
    require_nodes,
    withdrawal,
    worded,
)

#: Columns by which one vehicle may be held for likelier than another.
PRIOR_COLUMNS = ("district", "vehicle_class", "make", "model", "colour")
_MOST_TIMES = 1000.0
#: Longer ones are cut where they are compared, so that a vehicle would not answer to its own plate.
_LONGEST = {
    "plate": PLATE_WIDTH,
    "policy_number": NUMBER_WIDTH,
    "year": 4,
    "policy_year": 4,
}
#: Make, model and other words.
_LONG = 60


class Excluding(AtCandidates):
    """Who is considered at all."""

    def add_vehicle(
        self, case_id: CaseId, label: str, vehicle: Vehicle, node: NodeId | None = None
    ) -> HandVehicleId:
        """Enter a vehicle by hand: an unregistered motorcycle has no row in any register.

        Raises:
            Refusal: it has no name, or a field is longer than a population keeps.
        """
        said, name = tidied(vehicle), worded("label", label)
        for field, text in asdict(said).items():
            if len(text) > _LONGEST.get(field, _LONG):
                raise Refusal(Reason.FIELD_INVALID, field=field)
        with self._doing("candidates.add_vehicle", case_id) as deed:
            require_nodes(deed.session, case_id, node)
            row = HandVehicleRow(
                case_id=case_id,
                n=next_number(deed.session, HandVehicleRow, case_id),
                label=name,
                fields=asdict(said),
                node_id=node,
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            deed.note(label=name, **{key: text for key, text in asdict(said).items() if text})
            return HandVehicleId(row.id)

    def withdraw_vehicle(self, vehicle_id: HandVehicleId, reason: str) -> None:
        """Take a vehicle entered by hand out again; it stays on record."""
        why = worded("reason", reason)
        case_id = self._case_of(HandVehicleRow, vehicle_id)
        with self._doing("candidates.withdraw_vehicle", case_id, reason=why) as deed:
            row = deed.session.get_one(HandVehicleRow, vehicle_id)
            if row.withdrawn_at is not None:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            row.withdrawn_at, row.withdrawn_by = self.desk.now(), self.desk.officer.id
            row.withdrawn_reason = why
            deed.note(label=row.label)

    def exclude(self, case_id: CaseId, vehicle: str, reason: str) -> ExclusionId:
        """Exclude a candidate: near zero, never exactly, with a reason and a way back.

        The vehicle is named by its plate, or as `HandVehicle.name` says.
        """
        typed, why = worded("vehicle", vehicle), worded("reason", reason)
        with self._doing("candidates.exclude", case_id, reason=why) as deed:
            (name,) = called(deed.session, case_id, typed)
            deed.note(candidate=name)
            if any(one.vehicle == name for one in _standing(deed.session, case_id)):
                raise Refusal(Reason.CHANGED_MEANWHILE)
            row = ExclusionRow(
                case_id=case_id,
                vehicle=name,
                reason=why,
                at=self.desk.now(),
                by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            return ExclusionId(row.id)

    def take_back(self, exclusion_id: ExclusionId, reason: str) -> None:
        """Make an excluded vehicle a candidate again; the exclusion stays on record."""
        why = worded("reason", reason)
        with self.desk.reading() as session:
            case_id = session.scalar(
                select(ExclusionRow.case_id).where(ExclusionRow.id == exclusion_id)
            )
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        with self._doing("candidates.take_back", CaseId(case_id), reason=why) as deed:
            row = deed.session.get_one(ExclusionRow, exclusion_id)
            if row.lifted_at is not None:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            row.lifted_at, row.lifted_by = self.desk.now(), self.desk.officer.id
            row.lifted_reason = why
            deed.note(candidate=row.vehicle)

    def set_prior(
        self, case_id: CaseId, none: float, weights: tuple[PriorWeight, ...], reason: str
    ) -> None:
        """Say what is believed before any evidence; earlier beliefs stay on record.

        Raises:
            Refusal: "none of these" is certain or impossible, a weight names no column, or no
                reason is given.
        """
        why = worded("reason", reason)
        if not 0 < none < 1:
            raise Refusal(Reason.FIELD_INVALID, field="prior_none")
        for one in weights:
            if (
                one.column not in PRIOR_COLUMNS
                or not one.value.strip()
                or not 1 / _MOST_TIMES <= one.times <= _MOST_TIMES
            ):
                raise Refusal(Reason.FIELD_INVALID, field="prior_weights")
        with self._doing("candidates.set_prior", case_id, reason=why) as deed:
            before = prior_of(deed.session, case_id, {})
            kept = [[one.column, one.value.strip(), one.times] for one in weights]
            deed.session.add(
                PriorRow(
                    case_id=case_id,
                    none=none,
                    weights=kept,
                    reason=why,
                    at=self.desk.now(),
                    by=self.desk.officer.id,
                )
            )
            deed.note(old={"prior_none": before.none}, new={"prior_none": none})
            if kept:
                deed.note(prior_weights=kept)

    def hand_vehicles(self, case_id: CaseId) -> tuple[HandVehicle, ...]:
        """Return the vehicles entered by hand, withdrawn ones too."""
        with self.desk.looking(case_id, "candidates") as session:
            require_sight(session, self.desk, case_id)
            return hand_vehicles_of(session, case_id, officer_names(session))

    def exclusions(self, case_id: CaseId) -> tuple[Exclusion, ...]:
        """Return every exclusion of a case, the lifted ones too, the latest first."""
        with self.desk.looking(case_id, "candidates") as session:
            require_sight(session, self.desk, case_id)
            return exclusions_of(session, case_id, officer_names(session))


def hand_vehicles_of(
    session: StoreSession, case_id: int, names: dict[int, str]
) -> tuple[HandVehicle, ...]:
    """Return the vehicles entered by hand, by number."""
    rows = session.scalars(
        select(HandVehicleRow).where(HandVehicleRow.case_id == case_id).order_by(HandVehicleRow.n)
    )
    return tuple(
        HandVehicle(
            HandVehicleId(row.id),
            row.n,
            row.label,
            Vehicle(**row.fields),
            None if row.node_id is None else NodeId(row.node_id),
            row.entered_at,
            names.get(row.entered_by, ""),
            withdrawal(row, names),
        )
        for row in rows
    )


def exclusions_of(
    session: StoreSession, case_id: int, names: dict[int, str]
) -> tuple[Exclusion, ...]:
    """Return every exclusion of a case, the latest first."""
    rows = session.scalars(
        select(ExclusionRow).where(ExclusionRow.case_id == case_id).order_by(ExclusionRow.id.desc())
    )
    return tuple(
        Exclusion(
            ExclusionId(row.id),
            row.vehicle,
            row.reason,
            row.at,
            names.get(row.by, ""),
            None
            if row.lifted_at is None
            else Withdrawal(row.lifted_at, names.get(row.lifted_by or 0, ""), row.lifted_reason),
        )
        for row in rows
    )


def prior_of(session: StoreSession, case_id: int, names: dict[int, str]) -> CasePrior:
    """Return what is believed before any evidence."""
    row = session.scalar(
        select(PriorRow).where(PriorRow.case_id == case_id).order_by(PriorRow.id.desc()).limit(1)
    )
    if row is None:
        return CasePrior(PRIOR_NONE)
    weights = tuple(PriorWeight(column, value, times) for column, value, times in row.weights)
    return CasePrior(row.none, weights, row.reason, row.at, names.get(row.by, ""))


def _standing(session: StoreSession, case_id: int) -> tuple[Exclusion, ...]:
    return tuple(one for one in exclusions_of(session, case_id, {}) if one.lifted is None)


def called(session: StoreSession, case_id: int, *vehicles: str) -> tuple[str, ...]:
    """Return vehicles by the names evidence calls them: by hand and without a plate "#" and number.

    A vehicle entered by hand may also be named as its officer called it.

    Raises:
        Refusal: a number is that of no vehicle entered by hand.
    """
    every = hand_vehicles_of(session, case_id, {})
    by_hand = {f"#{one.n}": one for one in every}
    by_label = {one.label: f"#{one.n}" for one in every if one.withdrawn is None}
    found = []
    for vehicle in vehicles:
        name = by_label.get(vehicle.strip(), vehicle.strip())
        if name.startswith("#"):
            if name not in by_hand:
                raise Refusal(Reason.NOT_FOUND)
            name = by_hand[name].name
        found.append(name if name.startswith("#") else tidy(name))
    return tuple(dict.fromkeys(found))
