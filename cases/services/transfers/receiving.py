"""A case that comes from another unit: its origin, its list checked in, its periods anew."""

from dataclasses import asdict

from cases.law.facts import FactKind
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.transfers import Direction, ReceivedCase, Step, TransferState
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.neighbours import neighbour_of
from cases.services.recorded import record
from cases.services.transfers.rows import AtTransfers, add_items
from cases.store.rows.holding import TransferItemRow, TransferRow


class Receiving(AtTransfers):
    """Taking a case over."""

    def receive(self, received: ReceivedCase) -> CaseId:
        """Open a case that another unit hands over; its periods count from the receipt.

        Law: Order 146 art. 11 ¶2; 行政程序 art. 62 ¶2.
        """
        self.desk.require(Role.INVESTIGATOR, Role.DUTY_DESK)
        if not received.from_unit.strip():
            raise Refusal(Reason.FIELD_MISSING, field="from_unit")
        if received.received_at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="received_at")
        reported = received.intake.report.reported_at
        if reported is not None and received.received_at < reported:
            raise Refusal(Reason.TIMES_INVERTED, field="received_at")
        case_id = self.desk.cases.open_case(received.intake)
        with self.desk.act("transfer.receive", case_id, received=_told(received)) as deed:
            unit = neighbour_of(deed.session, received.unit_id)
            row = TransferRow(
                case_id=case_id,
                direction=Direction.RECEIVED.value,
                ground=received.ground.value,
                state=TransferState.RECEIVED.value,
                unit_id=received.unit_id if unit else None,
                unit=unit.name if unit else received.from_unit.strip(),
                unit_phone=received.from_phone.strip() or (unit.entry.phone if unit else ""),
                unit_address=unit.entry.address if unit else "",
                reason=received.reason.strip(),
                found_at=received.received_at,
                found_by=self.desk.officer.id,
                ended_at=received.received_at,
                number=received.number.strip(),
            )
            deed.session.add(row)
            deed.session.flush()
            self._step(
                deed,
                row,
                Step.RECEIVED,
                received.received_at,
                who=received.handed_by,
                phone=received.from_phone,
                words=received.number,
            )
            add_items(deed, row, received.items)
            record(
                deed,
                self.desk,
                case_id,
                FactKind.CASE_RECEIVED,
                received.received_at,
                note=received.number,
            )
        return case_id

    def check_in(self, item_id: int, *, present: bool, remark: str = "") -> None:
        """Record whether a line of the list that came with the case was really there.

        Raises:
            Refusal: it was not there and no remark says so.
        """
        with self.desk.reading() as session:
            found = session.get(TransferItemRow, item_id)
            case_id = found.case_id if found is not None else None
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        if not present and not remark.strip():
            raise Refusal(Reason.FIELD_MISSING, field="remark")
        with self.desk.act("transfer.check_in", case_id, item=item_id, present=present) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            item = deed.session.get_one(TransferItemRow, item_id)
            item.present, item.remark = present, remark.strip()
            item.checked_at, item.checked_by = self.desk.now(), self.desk.officer.id
            deed.note(name=item.name, remark=item.remark)


def _told(received: ReceivedCase) -> dict[str, object]:
    """Return what the journal says of it besides the intake, which has its own entry."""
    values = asdict(received)
    return {name: value for name, value in values.items() if name != "intake"}
