"""Two paint layer systems compared on a sheet: who took it, of what, is in the journal."""

from collections.abc import Callable

from sqlalchemy import select

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.sight import require_sight
from cases.store import journal
from cases.store.engine import driver
from cases.store.rows.cases import CaseRow
from cases.store.rows.unit import UnitRow
from leads.evidence.kinds import Paint
from leads.evidence.layers import compare
from leads.evidence.paint_sheet import PaintSheet, PaintSide, limits_on
from leads.evidence.written import UnreadableError, check, write
from leads.services.candidates.rows import AtCandidates, worded

#: Makes a sheet into PDF bytes.
PaintPress = Callable[[PaintSheet], bytes]


class Comparing(AtCandidates):
    """Comparing paint."""

    def print_paint(
        self, case_id: CaseId, left: PaintSide, right: PaintSide, press: PaintPress
    ) -> bytes:
        """Print the comparison of two layer systems; no probability stands on it.

        Raises:
            Refusal: a side has no name or no layers, or a character cannot be printed.
        """
        for name, side in (("left", left), ("right", right)):
            worded("title", side.title)
            if not side.layers:
                raise Refusal(Reason.FIELD_MISSING, field=name)
            try:
                check(Paint(side.layers))
            except UnreadableError as error:
                raise Refusal(Reason.FIELD_INVALID, field=name) from error
        with self.desk.act("evidence.compare_paint", case_id) as deed:
            session = deed.session
            require_sight(session, self.desk, case_id)
            require_place(session, self.desk, case_id, INVESTIGATES)
            comparison = compare(left.layers, right.layers, self.desk.today())
            unit = session.scalars(select(UnitRow)).one()
            head = journal.head(driver(session))
            made = press(
                PaintSheet(
                    organ=unit.organ,
                    case_number=session.get_one(CaseRow, case_id).number,
                    left=left,
                    right=right,
                    comparison=comparison,
                    limits=limits_on(self.desk.today()),
                    made_by=self.desk.officer.name,
                    made_at=self.desk.now(),
                    journal_seq=head.seq,
                    journal_head=head.hash,
                    is_demo=unit.is_demo,
                )
            )
            deed.note(
                title=f"{left.title} / {right.title}",
                layers=[write(Paint(side.layers)) for side in (left, right)],
            )
            return made
