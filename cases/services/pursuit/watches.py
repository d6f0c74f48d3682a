"""The watch system: what was put on it, and when that was lifted with what proof."""

from datetime import datetime

from cases.law.facts import FactKind
from cases.law.pursuit import AT_ONCE, WITHDRAWAL
from cases.records.ids import CaseId
from cases.records.pursuit import WatchId
from cases.refusals import Reason, Refusal
from cases.services.pursuit.finding import AtPursuit, next_number, record
from cases.store.rows.summons import WatchRow


class Watching(AtPursuit):
    """Vehicles and persons that are watched for."""

    def set_watch(self, case_id: CaseId, target: str, at: datetime, reference: str = "") -> WatchId:
        """Record that a vehicle or a person was put on the national watch system."""
        if not target.strip():
            raise Refusal(Reason.FIELD_MISSING, article=AT_ONCE, field="target")
        with self._doing("pursuit.set_watch", case_id, at) as deed:
            row = WatchRow(
                case_id=case_id,
                n=next_number(deed.session, WatchRow, case_id),
                target=target.strip(),
                set_at=at,
                reference=reference.strip(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            record(deed.session, self.desk, case_id, FactKind.WATCH_SET, at, item_of(row.n))
            deed.note(watch=row.id, target=row.target, at=at, reference=row.reference)
            return WatchId(row.id)

    def lift_watch(self, watch_id: WatchId, at: datetime, proof: str) -> None:
        """Record that a watch was lifted, with what proves it (Order 146 art. 46)."""
        if not proof.strip():
            raise Refusal(Reason.FIELD_MISSING, article=WITHDRAWAL, field="proof")
        case_id = self._case_of(WatchRow, watch_id)
        with self._doing("pursuit.lift_watch", case_id, at) as deed:
            row = deed.session.get_one(WatchRow, watch_id)
            if row.lifted_at is not None:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            if at < row.set_at:
                raise Refusal(Reason.TIMES_INVERTED, article=WITHDRAWAL, field="at")
            row.lifted_at, row.lifted_proof = at, proof.strip()
            record(deed.session, self.desk, case_id, FactKind.WATCH_LIFTED, at, item_of(row.n))
            deed.note(watch=row.id, at=at, proof=row.lifted_proof)


def item_of(n: int) -> str:
    """Return how facts name the n-th watch of a case."""
    return f"watch {n}"
