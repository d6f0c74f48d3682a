"""The history of the leads on paper: looked at, printed in numbered copies, journaled."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.access.secrets import hidden_names
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.attachments import keep
from cases.services.names import officer_names
from cases.services.sight import require_sight
from cases.store import journal
from cases.store.engine import StoreSession, driver
from cases.store.rows.cases import AccidentRow, CaseRow
from cases.store.rows.unit import UnitRow
from leads.services.tasks.parts import parts_of
from leads.services.tasks.steps import Replaying
from leads.telling.history import LeadHistory, Part, Variant

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Makes a history into PDF bytes.
HistoryPress = Callable[[LeadHistory], bytes]
_ACT = "leads.print_history"
_NAMES = {Variant.FILE: "线索工作报告", Variant.INTERNAL: "线索工作报告（内部）"}


class Telling:
    """The history, looked at and printed."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def preview_history(self, case_id: CaseId, variant: Variant, press: HistoryPress) -> bytes:
        """Return the history as it would be printed; that it was looked at is recorded."""
        steps = self._steps(case_id, variant)
        with self.desk.looking(case_id, "lead_report") as session:
            self._require(session, case_id)
            return press(self._history(session, case_id, variant, steps))

    def print_history(
        self, case_id: CaseId, variant: Variant, receiver: str, press: HistoryPress
    ) -> bytes:
        """Print the history for somebody, numbered; who got it is in the journal.

        The one for the file is kept with the case; the internal one is not, since what has
        probabilities in it belongs to no file.

        Raises:
            Refusal: nobody is named.
        """
        if not receiver.strip():
            raise Refusal(Reason.FIELD_MISSING, field="receiver")
        steps = self._steps(case_id, variant)
        with self.desk.act(_ACT, case_id, receiver=receiver.strip(), variant=variant) as deed:
            self._require(deed.session, case_id)
            copy_no = 1 + sum(
                entry["act"] == _ACT and entry["values"].get("variant") == variant.value
                for _, entry in journal.of_case(driver(deed.session), case_id)
            )
            made = press(
                self._history(deed.session, case_id, variant, steps, copy_no, receiver.strip())
            )
            deed.note(copy_no=copy_no, sha256=sha256(made).hexdigest())
            if variant is Variant.FILE:
                keep(deed, self.desk, case_id, f"{_NAMES[variant]}-{copy_no}.pdf", made)
            return made

    def _require(self, session: StoreSession, case_id: CaseId) -> None:
        require_sight(session, self.desk, case_id)
        require_place(session, self.desk, case_id, INVESTIGATES)

    def _steps(self, case_id: CaseId, variant: Variant) -> Part:
        """Return how the ranking came about; it is read before the act, since it reads extracts."""
        with self.desk.reading() as session:
            self._require(session, case_id)
        return Replaying(self.desk).steps(case_id, variant)

    def _history(
        self,
        session: StoreSession,
        case_id: CaseId,
        variant: Variant,
        steps: Part,
        copy_no: int = 0,
        receiver: str = "",
    ) -> LeadHistory:
        unit = session.scalars(select(UnitRow)).one()
        accident = session.get_one(AccidentRow, case_id)
        head = journal.head(driver(session))
        return LeadHistory(
            variant=variant,
            organ=unit.organ,
            case_number=session.get_one(CaseRow, case_id).number,
            place=accident.place,
            occurred_at=accident.occurred_at,
            parts=tuple(
                _without(part, _unknown(session, case_id))
                for part in (*parts_of(session, case_id, officer_names(session)), steps)
            ),
            copy_no=copy_no,
            receiver=receiver,
            printed_by=self.desk.officer.name,
            printed_at=self.desk.now(),
            journal_seq=head.seq,
            journal_head=head.hash,
            is_demo=unit.is_demo,
        )


def _unknown(session: StoreSession, case_id: CaseId) -> tuple[str, ...]:
    """Return the names of those who want to stay unknown; their codes may be told.

    Law: Order 146 art. 16, 38.
    """
    return tuple(word for _, words in hidden_names(session, case_id) for word in words)


def _without(part: Part, names: tuple[str, ...]) -> Part:
    """Return a table that names none of them, wherever somebody typed it."""
    return replace(part, rows=tuple(tuple(_hidden(c, names) for c in row) for row in part.rows))


def _hidden(text: str, names: tuple[str, ...]) -> str:
    for name in names:
        text = text.replace(name, "（身份保密）")
    return text
