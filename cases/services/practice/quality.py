"""The legal officer's quarterly check (案件质量检查): drawn, scored, mended, reported."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from importlib.resources import files
from secrets import randbelow
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from cases.papers.plain import RegisterPage
from cases.records.cases import CaseKind, CaseState
from cases.records.ids import CaseId, OfficerId
from cases.records.officers import Role, TeamRole
from cases.records.quality import Finding, OpenProblems, QualityCheck, SheetItem
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, member, places_of
from cases.services.names import officer_names
from cases.services.practice.checked import check_of, finding_of
from cases.services.practice.sampling import draw, first_day_of
from cases.services.practice.sheets import report_sheet
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, TeamRow
from cases.store.rows.practice import CheckedCaseRow, CheckRow, FindingRow
from cases.store.rows.unit import SettingRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Setting under which the unit keeps its own score sheet.
SHEET = "quality.sheet"
#: Why a sampled case is open to the checker; the team page shows it.
SAMPLED = "案件质量检查"


class QualityService:
    """Checks of cases; a sampled case is open to the checker until its findings are mended."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def sheet(self) -> tuple[SheetItem, ...]:
        """Return the score sheet in use: the unit's own, else the one of the program."""
        with self.desk.reading() as session:
            return _sheet(session)

    def set_sheet(self, items: Sequence[SheetItem]) -> None:
        """Put the unit's own score sheet in use; checks already drawn keep theirs."""
        self.desk.require(Role.REVIEWER)
        keys = [item.key for item in items]
        sound = all(item.key.strip() and item.text.strip() and item.points > 0 for item in items)
        if not items or not sound or len(set(keys)) != len(keys):
            raise Refusal(Reason.FIELD_INVALID, field="sheet")
        values = [asdict(item) for item in items]
        with self.desk.act("quality.sheet", sheet=values) as deed:
            row = deed.session.get(SettingRow, SHEET)
            if row is None:
                deed.session.add(SettingRow(key=SHEET, value=values))
            else:
                row.value = values

    def draw(
        self, year: int, quarter: int, sizes: Mapping[CaseKind, int], seed: int | None = None
    ) -> int:
        """Draw the sample of a quarter, by kind of case, and open its cases to the checker.

        The sample comes from the cases opened or concluded in the quarter that the checker does
        not investigate himself; the seed is kept, so that the sample can be drawn again.
        """
        self.desk.require(Role.REVIEWER)
        seed = randbelow(1_000_000) if seed is None else seed
        with self.desk.act("quality.draw", door=True, year=year, quarter=quarter) as deed:
            session = deed.session
            pool = _pool(session, self.desk.officer.id, year, quarter)
            drawn = draw(pool, sizes, seed)
            if not drawn:
                raise Refusal(Reason.SAMPLE_EMPTY)
            check = CheckRow(
                year=year,
                quarter=quarter,
                drawn_by=self.desk.officer.id,
                drawn_at=self.desk.now(),
                seed=seed,
                sizes={kind.value: number for kind, number in sizes.items()},
                sheet=[asdict(item) for item in _sheet(session)],
            )
            session.add(check)
            session.flush()
            for case_id in drawn:
                session.add(CheckedCaseRow(check_id=check.id, case_id=case_id, taken_off={}))
                session.add(self._open(case_id))
            deed.note(seed=seed, drawn=len(drawn))
            return check.id

    def score(
        self, check: int, case_id: CaseId, taken_off: Mapping[str, int], note: str = ""
    ) -> None:
        """Score a sampled case: points taken off by item of the sheet."""
        with self.desk.act("quality.score", case_id, taken_off=dict(taken_off)) as deed:
            row, items = self._sampled(deed.session, check, case_id)
            for key, points in taken_off.items():
                if key not in items or not 0 <= points <= items[key]:
                    raise Refusal(Reason.FIELD_INVALID, field="taken_off")
            row.taken_off = {key: points for key, points in taken_off.items() if points}
            row.note, row.scored_at = note.strip(), self.desk.now()

    def find(
        self, check: int, case_id: CaseId, item: str, text: str, owner: OfficerId, mend_by: date
    ) -> int:
        """Record what is wrong in a sampled case, whose it is to mend, and by when."""
        if not text.strip():
            raise Refusal(Reason.FIELD_MISSING, field="text")
        if mend_by < self.desk.today():
            raise Refusal(Reason.FIELD_INVALID, field="mend_by")
        with self.desk.act("quality.find", case_id, text=text.strip(), owner=owner) as deed:
            _row, items = self._sampled(deed.session, check, case_id)
            if item not in items:
                raise Refusal(Reason.FIELD_INVALID, field="item")
            on_team = deed.session.scalars(
                select(TeamRow.id).where(
                    TeamRow.case_id == case_id,
                    TeamRow.officer_id == owner,
                    TeamRow.role.in_([place.value for place in INVESTIGATES]),
                    TeamRow.until_at.is_(None),
                )
            ).first()
            if on_team is None:
                raise Refusal(Reason.NOT_FOUND)
            finding = FindingRow(
                check_id=check,
                case_id=case_id,
                item=item,
                text=text.strip(),
                owner_id=owner,
                mend_by=mend_by,
                found_at=self.desk.now(),
            )
            deed.session.add(finding)
            deed.session.flush()
            return finding.id

    def mend(self, finding: int, how: str) -> None:
        """Say, as its owner, how a problem was mended; the checker still has to agree."""
        if not how.strip():
            raise Refusal(Reason.FIELD_MISSING, field="how")
        case_id = self._case_of(finding)
        with self.desk.act("quality.mend", case_id, how=how.strip()) as deed:
            row = deed.session.get_one(FindingRow, finding)
            if places_of(deed.session, self.desk, case_id).isdisjoint(INVESTIGATES):
                raise Refusal(Reason.NOT_ALLOWED)
            row.mended, row.mended_at = how.strip(), self.desk.now()

    def solve(self, finding: int) -> None:
        """Agree, as the checker, that a problem is mended; the last one closes his look."""
        self.desk.require(Role.REVIEWER)
        case_id = self._case_of(finding)
        with self.desk.act("quality.solve", case_id, door=True, finding=finding) as deed:
            row = deed.session.get_one(FindingRow, finding)
            check = deed.session.get_one(CheckRow, row.check_id)
            if check.drawn_by != self.desk.officer.id:
                raise Refusal(Reason.NOT_ALLOWED)
            if row.mended_at is None:
                raise Refusal(Reason.FIELD_MISSING, field="mended")
            row.solved_at = self.desk.now()
            deed.session.flush()
            self._close_mended(deed.session, check, case_id)

    def report(self, check: int, text: str) -> None:
        """Write the quarter's report; from then on only the findings go on."""
        if not text.strip():
            raise Refusal(Reason.FIELD_MISSING, field="text")
        self.desk.require(Role.REVIEWER)
        with self.desk.act("quality.report", door=True, check=check) as deed:
            row = deed.session.get(CheckRow, check)
            if row is None or row.drawn_by != self.desk.officer.id:
                raise Refusal(Reason.NOT_FOUND)
            if row.reported_at is not None:
                raise Refusal(Reason.CHECK_REPORTED)
            sampled = deed.session.scalars(
                select(CheckedCaseRow).where(CheckedCaseRow.check_id == check)
            ).all()
            unscored = sum(one.scored_at is None for one in sampled)
            if unscored:
                raise Refusal(Reason.CHECK_NOT_SCORED, n=unscored)
            row.report, row.reported_at = text.strip(), self.desk.now()
            deed.session.flush()
            for one in sampled:
                self._close_mended(deed.session, row, one.case_id)

    def checks(self) -> tuple[QualityCheck, ...]:
        """Return the checks with what of them is open to the officer, newest first."""
        self.desk.require(Role.REVIEWER, Role.SQUAD_LEADER, Role.APPROVER)
        with self.desk.reading() as session:
            rows = session.scalars(select(CheckRow).order_by(CheckRow.id.desc())).all()
            names = officer_names(session)
            return tuple(check_of(session, row, names) for row in rows)

    def report_sheet(self, check: int) -> RegisterPage:
        """Return a check as its report, ready to be printed; that it was is in the journal."""
        one = next((one for one in self.checks() if one.id == check), None)
        if one is None:
            raise Refusal(Reason.NOT_FOUND)
        with self.desk.act("quality.print", check=check) as deed:
            return report_sheet(deed.session, self.desk, one)

    def problems(self, year: int) -> OpenProblems:
        """Return the open problems the officer may see, and how many of the year are solved."""
        with self.desk.reading() as session:
            names = officer_names(session)
            rows = session.execute(
                select(FindingRow, CaseRow.number)
                .join(CaseRow, CaseRow.case_id == FindingRow.case_id)
                .order_by(FindingRow.mend_by, FindingRow.id)
            ).all()
            found = [finding_of(row, number, names) for row, number in rows]
        still: tuple[Finding, ...] = tuple(one for one in found if one.solved_at is None)
        return OpenProblems(year, still, *self._of_year(year))

    def _of_year(self, year: int) -> tuple[int, int]:
        """Return how many problems were solved and found in a year.

        The checker's own and the owner's own, also where the case has closed again: the number of
        what he did himself tells him nothing new.
        """
        first, end = at(date(year, 1, 1)), at(date(year + 1, 1, 1))
        me = self.desk.officer.id
        with self.desk.past_guard() as session:
            own = (
                select(func.count())
                .select_from(FindingRow)
                .join(CheckRow, CheckRow.id == FindingRow.check_id)
                .where(or_(CheckRow.drawn_by == me, FindingRow.owner_id == me))
            )
            solved = own.where(FindingRow.solved_at >= first, FindingRow.solved_at < end)
            found = own.where(FindingRow.found_at >= first, FindingRow.found_at < end)
            return session.scalar(solved) or 0, session.scalar(found) or 0

    def _open(self, case_id: int) -> TeamRow:
        officer, now = self.desk.officer.id, self.desk.now()
        return member(case_id, officer, TeamRole.REVIEWER, officer, now, SAMPLED)

    def _sampled(
        self, session: StoreSession, check: int, case_id: int
    ) -> tuple[CheckedCaseRow, dict[str, int]]:
        drawn = session.get(CheckRow, check)
        row = session.scalars(
            select(CheckedCaseRow).where(
                CheckedCaseRow.check_id == check, CheckedCaseRow.case_id == case_id
            )
        ).first()
        if drawn is None or row is None or drawn.drawn_by != self.desk.officer.id:
            raise Refusal(Reason.NOT_FOUND)
        if drawn.reported_at is not None:
            raise Refusal(Reason.CHECK_REPORTED)
        return row, {item["key"]: item["points"] for item in drawn.sheet}

    def _case_of(self, finding: int) -> CaseId:
        with self.desk.reading() as session:
            row = session.get(FindingRow, finding)
            if row is None or row.solved_at is not None:
                raise Refusal(Reason.NOT_FOUND)
            return CaseId(row.case_id)

    def _close_mended(self, session: StoreSession, check: CheckRow, case_id: int) -> None:
        """End the checker's look at a case of a reported check with nothing left to mend."""
        if check.reported_at is None:
            return
        left = session.scalars(
            select(FindingRow.id).where(
                FindingRow.case_id == case_id,
                FindingRow.check_id == check.id,
                FindingRow.solved_at.is_(None),
            )
        ).first()
        if left is not None:
            return
        for row in session.scalars(
            select(TeamRow).where(
                TeamRow.case_id == case_id,
                TeamRow.officer_id == check.drawn_by,
                TeamRow.reason == SAMPLED,
                TeamRow.until_at.is_(None),
            )
        ):
            row.until_at = self.desk.now()


def _sheet(session: StoreSession) -> tuple[SheetItem, ...]:
    row = session.get(SettingRow, SHEET)
    if row is not None:
        return tuple(SheetItem(**values) for values in row.value)
    text = files("cases.law").joinpath("score_sheet.toml").read_text(encoding="utf-8")
    return tuple(SheetItem(**values) for values in tomllib.loads(text)["item"])


def _pool(
    session: StoreSession, checker: int, year: int, quarter: int
) -> dict[CaseKind, list[CaseId]]:
    start = at(date(*first_day_of(year, quarter), 1))
    end = at(date(*first_day_of(year, quarter + 1), 1))
    own = select(TeamRow.case_id).where(
        TeamRow.officer_id == checker, TeamRow.role.in_([place.value for place in INVESTIGATES])
    )
    rows = session.execute(
        select(CaseRow.case_id, CaseRow.kind).where(
            or_(
                CaseRow.opened_at.between(start, end),
                CaseRow.closed_at.between(start, end),
            ),
            CaseRow.case_id.not_in(own),
            # Another unit has it: nothing could be scored in it.
            CaseRow.state != CaseState.TRANSFERRED.value,
        )
    )
    pool: dict[CaseKind, list[CaseId]] = {}
    for row in rows:
        pool.setdefault(CaseKind(row.kind), []).append(CaseId(row.case_id))
    return pool
