"""The digest of an officer: what fell due, came in and was handed to him since he was here."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.approvals import Approving, rule_of
from cases.papers.plain import DayGroup, DayLine, DaySheet
from cases.records.agenda import Due, Urgency
from cases.records.approvals import ApprovalState
from cases.records.digest import Answer, Digest, Handed
from cases.records.ids import ApprovalId, CaseId
from cases.records.officers import TeamRole
from cases.records.times import at, day_of, local
from cases.services.agenda import day_line, session_line
from cases.services.names import officer_names
from cases.store import journal
from cases.store.engine import StoreSession, driver
from cases.store.rows.approvals import ApprovalRow
from cases.store.rows.cases import CaseRow, TeamRow
from cases.store.rows.unit import UnitRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Within this many working days something is near.
NEAR = 3
READ = "digest.read"
#: Places somebody gives; reviewers and approvers have theirs from the request itself.
_PLACES = (TeamRole.LEAD, TeamRole.ASSIST, TeamRole.MEDIATOR)
_ANSWERED = (ApprovalState.APPROVED, ApprovalState.REFUSED, ApprovalState.SENT_BACK)
_STATES = {
    ApprovalState.APPROVED: "已批准",
    ApprovalState.REFUSED: "不批准",
    ApprovalState.SENT_BACK: "已退回",
}
_ROLES = {TeamRole.LEAD: "主办", TeamRole.ASSIST: "协办", TeamRole.MEDIATOR: "调解员"}


class DigestService:
    """What has happened since the officer's last day here."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def read(self) -> Digest:
        """Return the digest; nothing of a case the officer may not see is in it.

        What was read today is not put together again: it comes back empty.
        """
        today = self.desk.today()
        begin = at(today)
        with self.desk.reading() as session:
            me = self.desk.officer.id
            since = journal.last_act(driver(session), me, before=begin)
            is_read = journal.has_act(driver(session), me, READ, since=begin)
            if is_read:
                return Digest(self.desk.officer.name, today, since, is_read=True)
            names = officer_names(session)
            answers = self._answers(session, since or begin, names)
            handed = self._handed(session, since or begin, names)
        agenda = self.desk.agenda.today()
        waiting = self.desk.approvals.waiting()
        return Digest(
            officer=self.desk.officer.name,
            today=today,
            since=since,
            is_read=False,
            fell_due=tuple(one for one in agenda.dues if one.urgency is Urgency.OVERDUE),
            near=tuple(one for one in agenda.dues if _is_near(one)),
            requests=tuple(one for one in waiting if since is None or one.since > since),
            answers=answers,
            sessions=agenda.sessions,
            handed=handed,
        )

    def mark_read(self) -> None:
        """Record that the officer has read the digest of today."""
        with self.desk.act(READ, day=self.desk.today()):
            pass

    def sheet(self, digest: Digest) -> DaySheet:
        """Return the digest as a sheet to be printed; papers are Chinese."""
        with self.desk.reading() as session:
            organ = session.scalars(select(UnitRow.organ)).one()
            is_demo = session.scalars(select(UnitRow.is_demo)).one()
        groups = (
            DayGroup("已经到期、尚未办结", tuple(map(day_line, digest.fell_due))),
            DayGroup("今天和三个工作日内", tuple(map(day_line, digest.near))),
            DayGroup("今天的调解会", tuple(map(session_line, digest.sessions))),
            DayGroup(
                "新送我审核、审批",
                tuple(
                    _line(
                        one.since, one.case_number, one.matter or rule_of(one.kind).title, "待办理"
                    )
                    for one in digest.requests
                ),
            ),
            DayGroup("我的呈请有了答复", tuple(map(_answer_line, digest.answers))),
            DayGroup("交给我的案件", tuple(map(_handed_line, digest.handed))),
        )
        return DaySheet(
            organ,
            digest.officer,
            digest.today,
            tuple(group for group in groups if group.lines),
            self.desk.now(),
            is_demo=is_demo,
            title="今日提要",
        )

    def _answers(
        self, session: StoreSession, since: datetime, names: dict[int, str]
    ) -> tuple[Answer, ...]:
        rows = session.execute(
            select(ApprovalRow, CaseRow.number)
            .join(CaseRow, CaseRow.case_id == ApprovalRow.case_id)
            .where(
                ApprovalRow.requested_by == self.desk.officer.id,
                ApprovalRow.decided_at > since,
                ApprovalRow.state.in_([state.value for state in _ANSWERED]),
            )
            .order_by(ApprovalRow.decided_at)
        )
        return tuple(
            Answer(
                ApprovalId(row.id),
                CaseId(row.case_id),
                number,
                Approving(row.kind),
                ApprovalState(row.state),
                names.get(row.decided_by or 0, ""),
                row.decided_at or since,
            )
            for row, number in rows
        )

    def _handed(
        self, session: StoreSession, since: datetime, names: dict[int, str]
    ) -> tuple[Handed, ...]:
        me = self.desk.officer.id
        rows = session.execute(
            select(TeamRow, CaseRow.number)
            .join(CaseRow, CaseRow.case_id == TeamRow.case_id)
            .where(
                TeamRow.officer_id == me,
                TeamRow.assigned_by != me,
                TeamRow.until_at.is_(None),
                TeamRow.from_at > since,
                TeamRow.role.in_([role.value for role in _PLACES]),
            )
            .order_by(TeamRow.from_at)
        )
        return tuple(
            Handed(
                CaseId(row.case_id),
                number,
                TeamRole(row.role),
                names.get(row.assigned_by, ""),
                row.from_at,
                row.reason,
            )
            for row, number in rows
        )


def _is_near(due: Due) -> bool:
    return due.urgency is not Urgency.OVERDUE and due.working_days_left <= NEAR


def _line(moment: datetime, number: str, text: str, state: str) -> DayLine:
    day = day_of(moment)
    return DayLine(f"{local(moment):%H:%M}", number, text, "", f"{day.isoformat()} {state}")


def _answer_line(one: Answer) -> DayLine:
    text = f"{rule_of(one.kind).title}（{one.by}）" if one.by else rule_of(one.kind).title
    return _line(one.at, one.case_number, text, _STATES[one.state])


def _handed_line(one: Handed) -> DayLine:
    words = f"{_ROLES[one.role]}：{one.by}交办" + (f"，{one.reason}" if one.reason else "")
    return _line(one.at, one.case_number, words, "新接手")
