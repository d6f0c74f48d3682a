"""Outings: planned, reviewed and approved, the key out and back as steps of its custody."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import func, select

from cases.law.approvals import Approving
from cases.records.documents import DocumentState
from cases.records.exhibits import CustodyAct
from cases.records.ids import ApprovalId, OfficerId
from cases.records.times import local
from cases.refusals import Reason, Refusal
from cases.services.canvass_sheet import outing_item, plain_stair
from cases.services.desk import Deed
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.canvass import CanvassDoorRow, CanvassOutingRow, CanvassRow
from cases.store.rows.cases import TeamRow
from cases.store.rows.exhibits import ExhibitRow
from cases.store.rows.papers import DocumentRow
from leads.canvass.addresses import Address, CanvassId, OutingId
from leads.canvass.conditions import ARTICLE, check_outing
from leads.canvass.records import KeyKind, OutingEntry, OutingState
from leads.exhibits.records import ExhibitId, StepEntry
from leads.services.canvass.rows import AtCanvass, keys_of, outing_of
from leads.services.exhibits import record_step, traces_taken

_KINDS = {KeyKind.STAIRWELL: "单元门", KeyKind.HOUSEHOLD: "入户门", KeyKind.OTHER: "其他"}


class Outings(AtCanvass):
    """Going out with the key."""

    def plan_outing(self, canvass_id: CanvassId, entry: OutingEntry) -> OutingId:
        """Plan an outing: its doors, hours, two officers and recorders. It cannot be changed.

        Raises:
            Refusal: something the approval must name is missing, an officer is not on the case,
                or the traces of the key are not taken.
        """
        check_outing(entry, self.desk.now())
        case_id = self._case_of(CanvassRow, canvass_id)
        with self.desk.act("canvass.plan_outing", case_id) as deed:
            self._worked_on(deed, case_id)
            canvass = deed.session.get_one(CanvassRow, canvass_id)
            if traces_taken(deed.session, ExhibitId(canvass.exhibit_id)) is None:
                raise Refusal(Reason.TRACES_NOT_TAKEN)
            _check_scope(deed.session, canvass_id, entry)
            _check_officers(deed.session, case_id, entry)
            last = deed.session.scalar(
                select(func.max(CanvassOutingRow.n)).where(
                    CanvassOutingRow.canvass_id == canvass_id
                )
            )
            row = CanvassOutingRow(
                case_id=case_id,
                canvass_id=canvass_id,
                n=(last or 0) + 1,
                scope=list(entry.scope),
                from_at=entry.from_at,
                until_at=entry.until_at,
                first_officer=entry.officers[0],
                second_officer=entry.officers[1],
                recording=entry.recording.strip(),
                warrant=entry.warrant.strip(),
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            row.matter = _matter(deed.session, canvass, row)
            deed.session.add(row)
            deed.session.flush()
            deed.note(
                canvass=canvass.n,
                outing_n=row.n,
                scope=row.scope,
                from_at=row.from_at,
                until_at=row.until_at,
                people=_people(deed.session, row),
                recording=row.recording,
                warrant=row.warrant,
            )
            return OutingId(row.id)

    def ask(
        self,
        outing_id: OutingId,
        grounds: str,
        reviewer: OfficerId | None = None,
        approver: OfficerId | None = None,
    ) -> ApprovalId:
        """Put an outing before the legal reviewer and the approver, with all that it is."""
        case_id = self._case_of(CanvassOutingRow, outing_id)
        with self.desk.looking(case_id, "canvass") as session:
            row = session.get_one(CanvassOutingRow, outing_id)
            state = outing_of(session, self.desk, row, {}).state
            if state not in {OutingState.PLANNED, OutingState.LAPSED}:
                raise Refusal(Reason.OUTING_STATE)
            item, matter = outing_item(row), row.matter
        return self.desk.approvals.request(
            case_id,
            Approving.CANVASS,
            item,
            grounds=grounds,
            matter=matter,
            reviewer=reviewer,
            approver=approver,
        )

    def drop_outing(self, outing_id: OutingId, reason: str) -> None:
        """Give an outing up before the key has left; it stays on record."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self._outing(outing_id, "canvass.drop_outing") as (deed, row):
            if row.out_at is not None or row.dropped_at is not None:
                raise Refusal(Reason.OUTING_STATE)
            row.dropped_at, row.dropped_reason = self.desk.now(), reason.strip()
            paper = deed.session.get(DocumentRow, row.document_id) if row.document_id else None
            if paper is not None and paper.state == DocumentState.DRAFT.value:
                row.document_id = None
                deed.session.flush()
                deed.session.delete(paper)
            deed.note(reason=reason.strip())

    def take_key_out(
        self, outing_id: OutingId, at: datetime, from_place: str, manner: str = ""
    ) -> None:
        """Record that the two officers took the key, as a step of its custody.

        Raises:
            Refusal: the sheet is not printed, or another outing has the key.
        """
        with self._outing(outing_id, "canvass.take_key_out") as (deed, row):
            state = outing_of(deed.session, self.desk, row, {}).state
            sheet = deed.session.get(DocumentRow, row.document_id) if row.document_id else None
            issued = sheet is not None and sheet.state == DocumentState.ISSUED.value
            if state is not OutingState.PRINTED or not issued:
                raise Refusal(Reason.OUTING_STATE, article=ARTICLE)
            canvass = deed.session.get_one(CanvassRow, row.canvass_id)
            _refuse_other_out(deed.session, canvass)
            people = _people(deed.session, row)
            step = StepEntry(
                act=CustodyAct.TRIED,
                at=at,
                person=people,
                from_place=from_place,
                manner=manner.strip() or "随身携带",
                holder=people,
                # a sealed key leaves its bag: the chain says who opened it
                opened_by=people,
                words=f"{canvass.name}第{row.n}次走访试开",
            )
            record_step(deed, self.desk, ExhibitId(canvass.exhibit_id), step)
            row.out_at = at

    def bring_key_back(
        self, outing_id: OutingId, at: datetime, place: str, seal: str = "", receiver: str = ""
    ) -> None:
        """Record that the key came back and where it lies, as a step of its custody."""
        with self._outing(outing_id, "canvass.bring_key_back") as (deed, row):
            if row.out_at is None or row.back_at is not None:
                raise Refusal(Reason.OUTING_STATE)
            if at < row.out_at:
                raise Refusal(Reason.TIMES_INVERTED, field="at")
            canvass = deed.session.get_one(CanvassRow, row.canvass_id)
            step = StepEntry(
                act=CustodyAct.BACK,
                at=at,
                person=_people(deed.session, row),
                from_place=canvass.name,
                manner="随身携带",
                place=place,
                holder=receiver,
                seal_after=seal,
                words=f"{canvass.name}第{row.n}次走访后交回",
            )
            record_step(deed, self.desk, ExhibitId(canvass.exhibit_id), step)
            row.back_at = at

    @contextmanager
    def _outing(self, outing_id: OutingId, act: str) -> Iterator[tuple[Deed, CanvassOutingRow]]:
        """Yield an act on one outing of an open case the officer investigates."""
        case_id = self._case_of(CanvassOutingRow, outing_id)
        with self.desk.act(act, case_id) as deed:
            self._worked_on(deed, case_id)
            row = deed.session.get_one(CanvassOutingRow, outing_id)
            deed.note(outing_n=row.n)
            yield deed, row


def _matter(session: StoreSession, canvass: CanvassRow, row: CanvassOutingRow) -> str:
    """Return what is asked for, with everything the approval must name."""
    exhibit = session.get_one(ExhibitRow, canvass.exhibit_id)
    keys = "、".join(f"{key.label}（{_KINDS[key.kind]}）" for key in keys_of(canvass))
    scope = "、".join(plain_stair(one) for one in row.scope)
    warrant = f"；检查证（搜查证）{row.warrant}" if row.warrant else "；无检查证，仅经住户同意试开"
    return (
        f"持物证{exhibit.n}号{exhibit.name}（钥匙{keys}），在{canvass.name}{scope}逐户走访试开；"
        f"时间{_moment(row.from_at)}至{_moment(row.until_at)}；民警{_people(session, row)}；"
        f"同步录音录像{row.recording}{warrant}"
    )


def _people(session: StoreSession, row: CanvassOutingRow) -> str:
    names = officer_names(session)
    return "、".join(names.get(one, "") for one in (row.first_officer, row.second_officer))


def _moment(moment: datetime) -> str:
    shown = local(moment)
    return f"{shown.year}年{shown.month}月{shown.day}日{shown.hour}时{shown.minute:02d}分"


def _check_scope(session: StoreSession, canvass_id: int, entry: OutingEntry) -> None:
    rows = session.scalars(select(CanvassDoorRow).where(CanvassDoorRow.canvass_id == canvass_id))
    known = {Address(row.building, row.stairwell).stair for row in rows}
    for stair in entry.scope:
        if stair not in known:
            raise Refusal(Reason.FIELD_INVALID, field="scope", value=stair)


def _check_officers(session: StoreSession, case_id: int, entry: OutingEntry) -> None:
    """Refuse officers who do not handle the case: it is closed to everybody else."""
    on_case = set(
        session.scalars(
            select(TeamRow.officer_id).where(
                TeamRow.case_id == case_id,
                TeamRow.until_at.is_(None),
                TeamRow.role.in_(["lead", "assist"]),
            )
        )
    )
    if not set(entry.officers) <= on_case:
        raise Refusal(Reason.FIELD_INVALID, article=ARTICLE, field="officers")


def _refuse_other_out(session: StoreSession, canvass: CanvassRow) -> None:
    """Refuse while the same bunch is out on another outing."""
    out = session.scalar(
        select(CanvassOutingRow.id)
        .join(CanvassRow, CanvassRow.id == CanvassOutingRow.canvass_id)
        .where(
            CanvassRow.exhibit_id == canvass.exhibit_id,
            CanvassOutingRow.out_at.is_not(None),
            CanvassOutingRow.back_at.is_(None),
        )
        .limit(1)
    )
    if out is not None:
        raise Refusal(Reason.OUTING_STATE)
