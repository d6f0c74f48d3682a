"""The sheet to carry: made and issued when, and only when, its outing is reviewed and approved."""

from dataclasses import replace
from typing import Any

from cases.law.approvals import Approving
from cases.papers.canvassing import CanvassSheet, DoorLine
from cases.papers.codec import hints, to_plain
from cases.records.approvals import ApprovalState
from cases.records.documents import DocumentState
from cases.records.ids import DocumentId
from cases.records.times import day_of, local
from cases.refusals import Reason, Refusal
from cases.services.approvals.gate import is_approved
from cases.services.canvass_sheet import outing_item, plain_stair, require_reviewed
from cases.services.documents.filling import common
from cases.services.names import officer_names
from cases.services.summons.papers import store
from cases.store.engine import StoreSession
from cases.store.rows.approvals import ApprovalRow
from cases.store.rows.canvass import CanvassOutingRow, CanvassRow
from cases.store.rows.exhibits import ExhibitRow
from cases.store.rows.papers import DocumentRow
from leads.canvass.addresses import Address, OutingId
from leads.canvass.conditions import ARTICLE
from leads.canvass.effort import Hour
from leads.canvass.habits import shipped
from leads.canvass.plan import plan_of
from leads.canvass.records import Canvass, Key, KeyKind, Mark, Try, mark_of
from leads.services.canvass.rows import AtCanvass, approval_of, canvass_of

_MARKS = {
    Mark.FITS_NOT: "不符",
    Mark.NOBODY: "无人",
    Mark.REFUSED: "拒绝",
    Mark.OPENS: "转动",
    Mark.UNTRIED: "",
}
_KINDS = {KeyKind.STAIRWELL: "单元门", KeyKind.HOUSEHOLD: "入户门"}


class Printing(AtCanvass):
    """Printing the sheet."""

    def print_sheet(self, outing_id: OutingId) -> DocumentId:
        """Issue the sheet of an outing; its approval is used up with it.

        Raises:
            Refusal: it is not reviewed and approved, the approval lapsed, the traces are not
                taken, or nothing is left to try in its scope.
        """
        case_id = self._case_of(CanvassOutingRow, outing_id)
        with self.desk.act("canvass.prepare_sheet", case_id) as deed:
            self._worked_on(deed, case_id)
            row = deed.session.get_one(CanvassOutingRow, outing_id)
            if row.printed_at is not None or row.dropped_at is not None:
                raise Refusal(Reason.OUTING_STATE)
            if row.until_at <= self.desk.now():
                raise Refusal(Reason.TIMES_INVERTED, field="until_at")
            approval = self._approved(deed.session, row)
            canvass = canvass_of(
                deed.session, self.desk, deed.session.get_one(CanvassRow, row.canvass_id)
            )
            if canvass.traces_at is None:
                raise Refusal(Reason.TRACES_NOT_TAKEN)
            paper = self._sheet(deed.session, row, canvass, approval)
            if row.document_id is None:
                row.document_id = store(deed, self.desk, case_id, paper)
            else:
                _rewrite(deed.session.get_one(DocumentRow, row.document_id), paper)
            deed.note(outing_n=row.n)
            document_id = DocumentId(row.document_id)
        self.desk.documents.issue(document_id)
        return document_id

    def _approved(self, session: StoreSession, row: CanvassOutingRow) -> ApprovalRow:
        """Return the approval the sheet rests on."""
        item = outing_item(row)
        approval = approval_of(session, row)
        live = is_approved(session, self.desk, row.case_id, Approving.CANVASS, item)
        if approval is None or not live:
            lapsed = approval is not None and approval.state == ApprovalState.APPROVED
            reason = Reason.APPROVAL_LAPSED if lapsed else Reason.APPROVAL_MISSING
            raise Refusal(reason, article=ARTICLE, approving=Approving.CANVASS, changes=())
        require_reviewed(approval, row)
        return approval

    def _sheet(
        self, session: StoreSession, row: CanvassOutingRow, canvass: Canvass, approval: ApprovalRow
    ) -> CanvassSheet:
        names = officer_names(session)
        start = local(row.from_at)
        working = self.desk.calendar().is_working(start.date())
        scope = tuple(row.scope)
        plan = plan_of(
            canvass,
            Hour(start.hour, is_working=working),
            shipped(),
            warranted=scope if row.warrant else (),
            scope=scope,
        )
        exhibit = session.get_one(ExhibitRow, canvass.entry.exhibit_id)
        values: dict[str, Any] = common(session, self.desk, row.case_id) | {
            "outing": outing_item(row),
            "block": canvass.entry.name,
            "purpose": canvass.entry.purpose.rstrip("。"),
            "exhibit": f"物证{exhibit.n}号 {exhibit.name}",
            "keys": "、".join(
                f"{key.label}（{_KINDS[key.kind]}）"
                for key in canvass.entry.keys
                if key.kind is not KeyKind.OTHER
            ),
            "scope": tuple(plain_stair(one) for one in scope),
            "from_at": row.from_at,
            "until_at": row.until_at,
            "canvassers": tuple(names.get(n, "") for n in (row.first_officer, row.second_officer)),
            "recording": row.recording,
            "warrant": row.warrant,
            "approved": _approved_words(approval, names),
            "doors": tuple(_line(canvass, n, one) for n, one in enumerate(plan.order, 1)),
            # Nobody of the case is named on a sheet that is carried from door to door.
            "parties": (),
            "accident": "",
            "determination": None,
        }
        known = hints(CanvassSheet)
        return CanvassSheet(**{name: value for name, value in values.items() if name in known})


def _rewrite(document: DocumentRow, paper: CanvassSheet) -> None:
    """Put today's order into a draft that was not issued."""
    if document.state != DocumentState.DRAFT.value:
        raise Refusal(Reason.OUTING_STATE)
    document.content = to_plain(replace(paper, number="", issued_on=None))
    document.revision += 1


def _line(canvass: Canvass, n: int, address: Address) -> DoorLine:
    kind = KeyKind.STAIRWELL if address.is_shared else KeyKind.HOUSEHOLD
    before = [one for one in canvass.standing() if one.entry.address == address]
    return DoorLine(
        n=n,
        place=f"{plain_stair(address.stair)} {'单元门' if address.is_shared else address.number}",
        key=_key_for(canvass.entry.keys, kind),
        before=_before(before[-1]) if before else "",
    )


def _key_for(keys: tuple[Key, ...], kind: KeyKind) -> str:
    fitting = [key.label for key in keys if key.kind is kind] or [key.label for key in keys]
    return "、".join(fitting)


def _before(one: Try) -> str:
    shown = local(one.entry.at)
    return f"{shown.month}月{shown.day}日{shown.hour}时 {_MARKS[mark_of(one.entry)]}"


def _approved_words(approval: ApprovalRow, names: dict[int, str]) -> str:
    said = []
    for what, who, at in (
        ("法制审核", approval.opinion_by, approval.opinion_at),
        ("批准", approval.decided_by, approval.decided_at),
    ):
        if who is not None and at is not None:
            day = day_of(at)
            said.append(f"{names.get(who, '')}{day.year}年{day.month}月{day.day}日{what}")
    return "、".join(said)
