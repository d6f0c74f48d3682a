"""The first hour of a hit-and-run: each step a timed entry; and its list on paper."""

from datetime import datetime

from sqlalchemy import select

from cases.law.facts import FactKind
from cases.law.pursuit import AT_ONCE
from cases.papers.plain import RegisterColumn, RegisterPage
from cases.records.ids import CaseId
from cases.records.pursuit import FirstStep
from cases.records.times import local
from cases.refusals import Reason, Refusal
from cases.services.desk import Deed
from cases.services.pursuit.finding import AtPursuit, record
from cases.services.pursuit.showing import entries_of, fact_at, started_at
from cases.store import journal
from cases.store.engine import driver
from cases.store.rows.cases import CaseRow, FactRow
from cases.store.rows.summons import FirstHourRow
from cases.store.rows.unit import UnitRow

#: The list is printed in Chinese, whatever language the window has.
STEPS = {
    FirstStep.PLAN: "启动查缉预案",
    FirstStep.ROADBLOCK: "布置警力堵截",
    FirstStep.WATCH: "全国机动车缉查布控系统查缉",
    FirstStep.NOTICE: "通报周边协查",
    FirstStep.MILITARY: "通报军队、武警有关部门",
    FirstStep.OTHER: "其他措施",
}
_COLUMNS = (
    RegisterColumn("序号", 3, right=True),
    RegisterColumn("时间", 8),
    RegisterColumn("距受理", 5, right=True),
    RegisterColumn("措施", 10),
    RegisterColumn("内容", 22),
    RegisterColumn("记录人", 6),
    RegisterColumn("录入时间", 8),
)


class FirstHour(AtPursuit):
    """Entries of the first hour."""

    def enter(self, case_id: CaseId, step: FirstStep, done_at: datetime, text: str = "") -> int:
        """Enter a step of the pursuit with its time (Order 146 art. 43, 44)."""
        if step is FirstStep.OTHER and not text.strip():
            raise Refusal(Reason.FIELD_MISSING, article=AT_ONCE, field="text")
        with self._doing("pursuit.enter", case_id, done_at) as deed:
            row = FirstHourRow(
                case_id=case_id,
                step=step.value,
                done_at=done_at,
                text=text.strip(),
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            known = fact_at(deed.session, case_id, FactKind.PLAN_STARTED)
            if step is FirstStep.PLAN and known is None:
                started, item = FactKind.PLAN_STARTED, _item(row.id)
                record(deed.session, self.desk, case_id, started, done_at, item)
            deed.note(entry=row.id, step=step, at=done_at, text=text.strip())
            return row.id

    def strike(self, case_id: CaseId, entry_id: int, reason: str) -> None:
        """Strike a wrong entry out; it stays legible, with the reason."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self._doing("pursuit.strike", case_id) as deed:
            row = deed.session.scalars(
                select(FirstHourRow).where(
                    FirstHourRow.id == entry_id, FirstHourRow.case_id == case_id
                )
            ).first()
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            if row.struck_at is not None:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            row.struck_at, row.struck_reason = self.desk.now(), reason.strip()
            self._take_back(deed, row)
            deed.note(entry=row.id, reason=reason.strip())

    def _take_back(self, deed: Deed, row: FirstHourRow) -> None:
        """A plan struck out was not started by that entry."""
        for fact in deed.session.scalars(
            select(FactRow).where(
                FactRow.case_id == row.case_id,
                FactRow.kind == FactKind.PLAN_STARTED.value,
                FactRow.replaced_at.is_(None),
            )
        ):
            if (fact.more or {}).get("item") == _item(row.id):
                fact.replaced_at, fact.reason = self.desk.now(), row.struck_reason

    def first_hour_list(self, case_id: CaseId) -> RegisterPage:
        """Return the entries of the first hour, ready to be printed or exported."""
        with self._doing("pursuit.print", case_id) as deed:
            session = deed.session
            unit = session.scalars(select(UnitRow)).one()
            case = session.get_one(CaseRow, case_id)
            begun = started_at(session, case_id)
            lines = [one for one in entries_of(session, case_id) if one.struck_at is None]
            head = journal.head(driver(session))
            return RegisterPage(
                title="交通肇事逃逸案件查缉措施记录",
                organ=unit.organ,
                period=f"案号 {case.number}",
                columns=_COLUMNS,
                rows=tuple(
                    (
                        str(n),
                        _moment(one.done_at),
                        elapsed(begun, one.done_at),
                        STEPS[one.step],
                        one.text,
                        one.by,
                        _moment(one.entered_at),
                    )
                    for n, one in enumerate(lines, start=1)
                ),
                printed_by=self.desk.officer.name,
                printed_at=self.desk.now(),
                journal_seq=head.seq,
                journal_head=head.hash,
                summary=f"共 {len(lines)} 项。" + (f"自{_moment(begun)}起计。" if begun else ""),
                is_demo=unit.is_demo,
            )


def _item(entry_id: int) -> str:
    return f"entry {entry_id}"


def elapsed(since: datetime | None, moment: datetime) -> str:
    """Return the time from the report to a step, as +0:25; before it, a minus."""
    if since is None:
        return ""
    minutes = round((moment - since).total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60}:{abs(minutes) % 60:02d}"


def _moment(moment: datetime) -> str:
    return local(moment).strftime("%Y-%m-%d %H:%M")
