"""The register of numbered copies: numbered as they leave, handed on, returned, destroyed."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cases.papers.copy_mark import COPY_KINDS, FATES, PURPOSES, WAYS
from cases.papers.plain import RegisterColumn, RegisterPage
from cases.records.copies import (
    CopyFate,
    CopyFilter,
    CopyMark,
    CopyPage,
    Leaving,
    NumberedCopy,
    Purpose,
)
from cases.records.ids import CaseId
from cases.records.times import day_of, local
from cases.refusals import Reason, Refusal
from cases.services.disclosure.listing import listed
from cases.services.disclosure.numbering import entered, mark_of, number_text
from cases.services.proof.inspecting import INSPECTS
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow
from cases.store.rows.disclosure import CopyNumberRow, NumberedCopyRow, NumberedListRow
from cases.store.rows.unit import UnitRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Lines listed at once; the filter finds older ones.
MOST = 1000
#: Columns of the printed register, with their share of the width.
_COLUMNS = (
    ("副本号", 9),
    ("时间", 12),
    ("制作人", 9),
    ("案号", 9),
    ("内容", 24),
    ("方式", 7),
    ("交付", 13),
    ("用途", 10),
    ("应还", 8),
    ("去向", 16),
)


class CopyService:
    """What an officer does with numbered copies."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def number(self, leaving: Leaving) -> CopyMark:
        """Enter a copy that is about to leave, and return its mark."""
        (mark,) = self.number_each((leaving,))
        return mark

    def number_each(self, leaving: Sequence[Leaving]) -> tuple[CopyMark, ...]:
        """Enter several copies of one run, each under a number of its own.

        They stand in register and journal before the first page is printed; one that comes to
        nothing is declared void.

        Raises:
            Refusal: a copy of a case the officer does not see, or one without a title.
        """
        if not leaving or any(not one.title.strip() for one in leaving):
            raise Refusal(Reason.FIELD_MISSING, field="title")
        of_case = {one.case_id for one in leaving}
        self._seen({one for one in of_case if one is not None})
        (case_id,) = of_case if len(of_case) == 1 else (None,)
        officer, now = self.desk.officer, self.desk.now()
        # Who reads a concluded case may print what he sees, though its rows are not his to add.
        with self.desk.act("copies.number", case_id, door=True) as deed:
            made = [
                entered(deed.session, officer, one, at=now, year=self.desk.today().year)
                for one in leaving
            ]
            deed.session.flush()
            deed.note(
                marks=[
                    f"{number_text(number.year, number.n)} {row.receiver}" for number, row in made
                ],
                purpose=made[0][1].purpose,
                titles=list(dict.fromkeys(row.title for _number, row in made)),
            )
            return tuple(mark_of(officer, number, row) for number, row in made)

    def hand_on(
        self,
        copy: int,
        receiver: str,
        purpose: Purpose,
        *,
        note: str = "",
        return_by: date | None = None,
    ) -> None:
        """Say to whom a copy went, what for, and when it is to come back."""
        if not receiver.strip():
            raise Refusal(Reason.FIELD_MISSING, field="receiver")
        if return_by is not None and return_by < self.desk.today():
            raise Refusal(Reason.FIELD_INVALID, field="return_by")
        number, case_id = self._out(copy)
        with self.desk.act("copies.hand_on", case_id, copy=number) as deed:
            row = self._row(deed.session, copy)
            deed.note(old=[row.receiver, row.purpose, row.return_by])
            row.receiver, row.purpose = receiver.strip(), purpose.value
            row.purpose_note, row.return_by = note.strip(), return_by
            deed.note(new=[row.receiver, row.purpose, row.return_by])

    def settle(self, copy: int, fate: CopyFate, who: str, note: str = "") -> None:
        """Say that a copy came back, was destroyed or never came into being, and by whom.

        Raises:
            Refusal: it is no longer out, or it is not said who brought or destroyed it.
        """
        if fate is CopyFate.OUT:
            raise Refusal(Reason.FIELD_INVALID, field="fate")
        if not who.strip():
            raise Refusal(Reason.FIELD_MISSING, field="who")
        number, case_id = self._out(copy)
        with self.desk.act("copies.settle", case_id, copy=number) as deed:
            row = self._row(deed.session, copy)
            row.fate, row.fate_at = fate.value, self.desk.now()
            row.fate_who, row.fate_note = who.strip(), note.strip()
            deed.note(fate=fate.value, who=row.fate_who, note=row.fate_note)

    def register(self, wanted: CopyFilter) -> CopyPage:
        """Return the copies the officer may see: his own, and those of his cases."""
        today = self.desk.today()
        with self.desk.reading() as session:
            lines = listed(session, wanted, today)
            return CopyPage(
                lines[:MOST],
                sum(one.fate is CopyFate.OUT for one in lines),
                sum(one.overdue(today) for one in lines),
                len(lines) > MOST,
            )

    def of_case(self, case_id: CaseId) -> tuple[NumberedCopy, ...]:
        """Return where copies of one case went, the newest first."""
        with self.desk.reading() as session:
            return listed(session, CopyFilter(case_id=case_id), self.desk.today())

    def oversee(self, wanted: CopyFilter, reason: str) -> CopyPage:
        """Return the copies of the whole station without what they say, for a reason.

        Raises:
            Refusal: not an inspector or discipline officer, or no reason is given.
        """
        self.desk.require(*INSPECTS)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        today = self.desk.today()
        with self.desk.act("copies.oversee", door=True, reason=reason.strip()) as deed:
            lines = listed(deed.session, wanted, today, bare=True)
        return CopyPage(
            lines[:MOST],
            sum(one.fate is CopyFate.OUT for one in lines),
            sum(one.overdue(today) for one in lines),
            len(lines) > MOST,
        )

    def sheet(self, wanted: CopyFilter) -> RegisterPage:
        """Return the register for printing; that it was made is recorded."""
        today = self.desk.today()
        with self.desk.act("copies.print", filter=_plain(wanted)) as deed:
            lines = listed(deed.session, wanted, today)
            unit = deed.session.scalars(select(UnitRow)).one()
            organ, is_demo = unit.organ, unit.is_demo
        head = deed.head
        assert head is not None
        first = wanted.first or (min(day_of(one.made_at) for one in lines) if lines else today)
        out = sum(one.fate is CopyFate.OUT for one in lines)
        late = sum(one.overdue(today) for one in lines)
        return RegisterPage(
            "副本去向登记",
            organ,
            f"{first.isoformat()} 至 {(wanted.last or today).isoformat()}",
            tuple(RegisterColumn(title, weight) for title, weight in _COLUMNS),
            tuple(_cells(one, today) for one in lines),
            self.desk.officer.name,
            self.desk.now(),
            head.seq,
            head.hash,
            f"共 {len(lines)} 份，在外 {out} 份，逾期未还 {late} 份。",
            is_demo=is_demo,
        )

    def _seen(self, cases: set[CaseId]) -> None:
        """Refuse a case the officer does not see, as if there were none."""
        if not cases:
            return
        with self.desk.reading() as session:
            # Not the head alone: the squad leader knows of the case and prints nothing of it.
            seen = select(AccidentRow.case_id).where(AccidentRow.case_id.in_(cases))
            found = set(session.scalars(seen))
        if found != cases:
            raise Refusal(Reason.NOT_FOUND)

    def _out(self, copy: int) -> tuple[str, CaseId | None]:
        """Return number and case of a copy that is out and seen by the officer."""
        with self.desk.reading() as session:
            row = self._row(session, copy)
            if row.fate != CopyFate.OUT.value:
                raise Refusal(Reason.COPY_SETTLED)
            number = session.get_one(CopyNumberRow, copy)
            case = row.case_id if isinstance(row, NumberedCopyRow) else None
            text = number_text(number.year, number.n)
            return text, CaseId(case) if case is not None else None

    def _row(self, session: StoreSession, copy: int) -> NumberedCopyRow | NumberedListRow:
        of_case = select(NumberedCopyRow).where(NumberedCopyRow.number_id == copy)
        of_none = select(NumberedListRow).where(NumberedListRow.number_id == copy)
        found = session.scalars(of_case).first() or session.scalars(of_none).first()
        if found is None:
            raise Refusal(Reason.NOT_FOUND)
        return found


def _plain(wanted: CopyFilter) -> dict[str, Any]:
    return {
        name: value
        for name in ("first", "last", "kind", "fate", "only_overdue", "case_id", "text")
        if (value := getattr(wanted, name))
    }


def _cells(one: NumberedCopy, today: date) -> tuple[str, ...]:
    fate = FATES[one.fate]
    if one.fate_at is not None:
        fate = f"{fate} {day_of(one.fate_at).isoformat()} {one.fate_who}"
    elif one.overdue(today):
        fate = "逾期未还"
    return (
        one.number,
        f"{local(one.made_at):%Y-%m-%d %H:%M}",
        one.officer,
        one.case_number,
        f"{COPY_KINDS[one.kind]}　{one.title}",
        WAYS[one.way],
        one.receiver,
        " ".join(filter(None, (PURPOSES[one.purpose], one.purpose_note))),
        one.return_by.isoformat() if one.return_by else "",
        fate,
    )
