"""What extracts a case has, and who used them."""

from sqlalchemy import func, select

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.names import officer_names
from cases.services.sight import require_sight
from cases.store.engine import StoreSession
from cases.store.rows.approvals import ApprovalRow
from cases.store.rows.extracts import ExtractRow, ExtractUseRow
from leads.registers.fields import ExtractKind, Field
from leads.registers.records import Extract, ExtractEntry, ExtractId, Use, UseKind
from leads.services.extracts.rows import AtExtracts, state_of


class Reading(AtExtracts):
    """Reading heads and uses."""

    def of_case(self, case_id: CaseId) -> tuple[Extract, ...]:
        """Return the extracts of a case, the newest first; deleted ones are heads only."""
        with self.desk.looking(case_id, "extracts") as session:
            require_sight(session, self.desk, case_id)
            names = officer_names(session)
            uses = dict(
                session.execute(
                    select(ExtractUseRow.extract_id, func.count())
                    .where(ExtractUseRow.case_id == case_id)
                    .group_by(ExtractUseRow.extract_id)
                ).all()
            )
            rows = session.scalars(
                select(ExtractRow)
                .where(ExtractRow.case_id == case_id)
                .order_by(ExtractRow.id.desc())
            )
            return tuple(self._shown(session, row, names, uses.get(row.id, 0)) for row in rows)

    def uses(self, extract_id: ExtractId) -> tuple[Use, ...]:
        """Return who used an extract and for what, the latest first."""
        with self.desk.reading() as session:
            if session.get(ExtractRow, extract_id) is None:
                raise Refusal(Reason.NOT_FOUND)
            names = officer_names(session)
            rows = session.scalars(
                select(ExtractUseRow)
                .where(ExtractUseRow.extract_id == extract_id)
                .order_by(ExtractUseRow.id.desc())
            )
            return tuple(
                Use(UseKind(row.kind), row.at, names.get(row.by, ""), row.words, row.count)
                for row in rows
            )

    def _shown(
        self, session: StoreSession, row: ExtractRow, names: dict[int, str], uses: int
    ) -> Extract:
        approval = session.get(ApprovalRow, row.approval_id)
        approver = None if approval is None else approval.decided_by or approval.approver_id
        return Extract(
            ExtractId(row.id),
            CaseId(row.case_id),
            ExtractEntry(
                kind=ExtractKind(row.kind),
                source=row.source,
                as_of=row.as_of,
                legal_basis=row.legal_basis,
                purpose=row.purpose,
            ),
            row.file_name,
            row.rows,
            row.doubles,
            row.refused,
            row.imported_at,
            names.get(row.imported_by, ""),
            names.get(approver, "") if approver is not None else "",
            row.until_on,
            state_of(row, self.desk.today()),
            uses,
            row.deleted_at,
            names.get(row.deleted_by, "") if row.deleted_by is not None else "",
            row.deleted_why,
            tuple((Field(held), words, count) for held, words, count in row.unread),
        )
