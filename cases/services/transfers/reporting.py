"""A report that is not ours, and a case found not to be ours: recorded at once."""

from dataclasses import asdict, replace
from datetime import datetime

from cases.law.facts import FactKind
from cases.law.jurisdiction import require_consent
from cases.records.cases import CaseState, Intake, Report
from cases.records.ids import CaseId, TransferId
from cases.records.officers import Role
from cases.records.transfers import (
    AwayReport,
    Direction,
    Ground,
    NotOurs,
    Step,
    TransferState,
)
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.desk import Deed
from cases.services.intake import report_of
from cases.services.neighbours import neighbour_of
from cases.services.recorded import record
from cases.services.transfers.rows import GOING, AtTransfers, transfer_of
from cases.store.rows.cases import AccidentRow, CaseRow
from cases.store.rows.holding import TransferRow


class Reporting(AtTransfers):
    """Recording that a report or a case is another unit's."""

    def report_elsewhere(self, report: AwayReport) -> CaseId:
        """Record a report that is not ours, with what was told to whom, on one short page.

        Law: 行政程序 arts 61, 62; Order 146 arts 10, 16, 41.

        Raises:
            Refusal: a first action elsewhere was taken without the centre's recorded consent; a
                field is missing.
        """
        self.desk.require(Role.INVESTIGATOR, Role.DUTY_DESK)
        require_consent(report)
        self._check(report.finding, report.reported_at)
        for name in ("place", "brief", "method"):
            if not getattr(report, name).strip():
                raise Refusal(Reason.FIELD_MISSING, article="146.16", field=name)
        case_id = self.desk.cases.open_case(_intake(report))
        with self.desk.act("transfer.find", case_id, finding=asdict(report.finding)) as deed:
            row = self._find(deed, case_id, report.finding)
            opened = deed.session.get_one(AccidentRow, case_id)
            # As the case has it: a code, where the caller asked for secrecy.
            caller = report_of(opened.report)
            self._told(
                deed, row, replace(report, caller=caller.caller, caller_phone=caller.caller_phone)
            )
        return case_id

    def find_not_ours(self, case_id: CaseId, finding: NotOurs) -> TransferId:
        """Record that a case under way is another unit's (Order 146 art. 41 ¶1)."""
        self._check(finding, finding.found_at)
        with self.desk.act("transfer.find", case_id, finding=asdict(finding)) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            case = deed.session.get(CaseRow, case_id)
            if case is None:
                raise Refusal(Reason.NOT_FOUND)
            if CaseState(case.state).is_over:
                raise Refusal(Reason.TRANSFER_STATE, state=case.state)
            known = transfer_of(deed.session, case_id, Direction.AWAY)
            if known is not None and known.state in GOING:
                raise Refusal(Reason.TRANSFER_EXISTS)
            return TransferId(self._find(deed, case_id, finding).id)

    def _check(self, finding: NotOurs, since: datetime) -> None:
        if finding.found_at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="found_at")
        if finding.found_at < since:
            raise Refusal(Reason.TIMES_INVERTED, field="found_at")
        if not finding.reason.strip():
            raise Refusal(Reason.REASON_MISSING)

    def _find(self, deed: Deed, case_id: CaseId, finding: NotOurs) -> TransferRow:
        unit = neighbour_of(deed.session, finding.unit_id)
        row = TransferRow(
            case_id=case_id,
            direction=Direction.AWAY.value,
            ground=finding.ground.value,
            state=TransferState.FOUND.value,
            unit_id=finding.unit_id if unit is not None else None,
            unit=unit.name if unit else "",
            unit_phone=unit.entry.phone if unit else "",
            unit_address=unit.entry.address if unit else "",
            began_at=finding.began_at.strip(),
            reason=finding.reason.strip(),
            is_criminal=finding.is_criminal,
            found_at=finding.found_at,
            found_by=self.desk.officer.id,
        )
        deed.session.add(row)
        deed.session.flush()
        self._step(deed, row, Step.FOUND, finding.found_at, words=finding.reason)
        if unit is not None:
            self._step(deed, row, Step.UNIT_CHOSEN, finding.found_at, who=unit.name)
        if finding.ground is not Ground.NOT_POLICE:
            record(
                deed,
                self.desk,
                case_id,
                FactKind.CRIME_NOT_OURS_FOUND if finding.is_criminal else FactKind.NOT_OURS_FOUND,
                finding.found_at,
                note=finding.reason,
            )
        return row

    def _told(self, deed: Deed, row: TransferRow, report: AwayReport) -> None:
        centre = report.centre
        if centre is not None:
            self._step(
                deed,
                row,
                Step.CENTRE_TOLD,
                centre.at,
                who=centre.who,
                phone=centre.phone,
                words=centre.words,
                agreed=centre.agreed,
            )
        if report.acted_at is not None:
            self._step(deed, row, Step.ACTED_FIRST, report.acted_at, words=report.acted)
        if report.caller_told_at is not None:
            self._step(
                deed,
                row,
                Step.CALLER_TOLD,
                report.caller_told_at,
                who=report.caller,
                phone=report.caller_phone,
                words=report.caller_told,
            )


def _intake(report: AwayReport) -> Intake:
    return Intake(
        kind=report.kind,
        occurred_at=report.occurred_at or report.reported_at,
        place=report.place,
        brief=report.brief,
        report=Report(
            method=report.method,
            reported_at=report.reported_at,
            caller=report.caller,
            caller_phone=report.caller_phone,
            secrecy=report.secrecy,
            dead=report.dead,
            injured=report.injured,
        ),
    )
