"""The papers of a request: drafted with it, the sheet written on as opinions are given."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cases.law.approvals import Approving, WhoseApproval, rule_of
from cases.law.articles import article
from cases.law.facts import FactKind
from cases.papers.approving import ApprovalSheet, LeaderReport
from cases.papers.codec import hints, to_plain
from cases.papers.paper import Paper
from cases.records.approvals import Decision, Opinion
from cases.records.documents import DocumentState
from cases.records.officers import Part
from cases.records.times import day_of
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.approvals import ApprovalRow
from cases.store.rows.attachments import AttachmentRow
from cases.store.rows.cases import CaseRow, FactRow, PartyRow
from cases.store.rows.papers import DocumentRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

_CAUSE = "道路交通事故"
_UNITS = ("总队", "支队", "大队")
_OPINIONS = {
    Opinion.AGREED: "同意。",
    Opinion.AGAINST: "不同意。",
    Opinion.SENT_BACK: "退回补充。",
}
_DECISIONS = {
    Decision.APPROVED: "批准。",
    Decision.SENT_BACK: "退回补充。",
    Decision.REFUSED: "不批准。",
}
#: Facts a leader wants to read before he decides, as the report tells them.
_TOLD = {
    FactKind.REPORT_RECEIVED: "接到报警",
    FactKind.SCENE_FINISHED: "现场调查结束",
    FactKind.DEATH: "当事人死亡",
    FactKind.VEHICLE_FOUND: "查获肇事嫌疑车辆",
    FactKind.DRIVER_FOUND: "查获肇事嫌疑人",
    FactKind.DRIVER_SURRENDERED: "肇事嫌疑人投案",
    FactKind.APPRAISAL_COMMISSIONED: "委托检验、鉴定",
    FactKind.APPRAISAL_RECEIVED: "收到检验报告、鉴定意见",
    FactKind.REAPPRAISAL_REQUESTED: "当事人书面申请重新检验、鉴定",
    FactKind.ON_SITE_MEASURE: "现场采取强制措施",
    FactKind.ITEM_SEIZED: "扣押物品",
    FactKind.VEHICLE_SEIZED: "扣留车辆",
    FactKind.SUMMONS_ARRIVED: "被传唤人到案",
    FactKind.QUICK_REQUEST: "各方当事人书面申请快速处理",
    FactKind.DETERMINATION_MADE: "制作道路交通事故认定书",
    FactKind.NOT_OURS_FOUND: "发现不属于本单位管辖",
    FactKind.REPORTED_AFTER_SCENE: "现场撤除后报案",
}


def draft_papers(session: StoreSession, desk: "Desk", row: ApprovalRow) -> None:
    """Draft the report to the leader and the sheet; both stay in the file as drafts at first."""
    row.report_id = _stored(session, desk, row.case_id, report(session, desk, row))
    row.sheet_id = _stored(session, desk, row.case_id, sheet(session, desk, row))


def rewrite_sheet(session: StoreSession, desk: "Desk", row: ApprovalRow) -> None:
    """Write what has been said since on the sheet, as long as nobody has issued it."""
    paper = session.get(DocumentRow, row.sheet_id) if row.sheet_id else None
    if paper is None or paper.state != DocumentState.DRAFT.value:
        return
    paper.content = to_plain(sheet(session, desk, row))
    paper.revision += 1


def report(session: StoreSession, desk: "Desk", row: ApprovalRow) -> LeaderReport:
    """Return the report to the leader."""
    values = _values(session, desk, row)
    return LeaderReport(
        **_fitting(LeaderReport, values),
        facts=_facts(session, row),
        requested_on=day_of(row.requested_at),
    )


def sheet(session: StoreSession, desk: "Desk", row: ApprovalRow) -> ApprovalSheet:
    """Return the sheet with everything that has been said so far."""
    names, values = officer_names(session), _values(session, desk, row)
    if row.outside_on is None:
        # Printed only beside the decision of an authority outside.
        values["authority"] = ""
    return ApprovalSheet(
        **_fitting(ApprovalSheet, values),
        cause=_CAUSE,
        persons=_persons(session, row.case_id),
        requested_by=names.get(row.requested_by, ""),
        requested_at=row.requested_at,
        oral_at=row.oral_at,
        opinion=_said(_OPINIONS[Opinion(row.opinion)], row.opinion_text) if row.opinion else "",
        reviewer=_named(names, row.opinion_by, row.opinion_for),
        reviewed_at=row.opinion_at,
        decision=_decision(row),
        approver=row.outside_name or _named(names, row.decided_by, row.decided_for),
        approved_at=row.recorded_at if row.outside_on else row.decided_at,
        outside=_outside(row),
    )


def _values(session: StoreSession, desk: "Desk", row: ApprovalRow) -> dict[str, Any]:
    # Issuing a paper of a summons asks for its approval, so the papers know this room.
    from cases.services.documents.filling import common

    rule = rule_of(Approving(row.kind))
    case = session.get_one(CaseRow, row.case_id)
    values = common(session, desk, row.case_id)
    names = officer_names(session)
    handling = [name for name in values["officers"] if name != desk.officer.name]
    values["officers"] = tuple(dict.fromkeys((names.get(row.requested_by, ""), *handling)))[:2]
    own = rule.whose is WhoseApproval.OWN
    unit = next((one for one in _UNITS if values["organ"].endswith(one)), "")
    return values | {
        "asking": rule.paper,
        "authority": f"{unit}领导" if own else rule.authority,
        "case_number": case.number,
        "matter": row.matter.rstrip("。"),
        "grounds": row.grounds.rstrip("。"),
        "basis": "、".join(_cited(key) for key in rule.article_keys),
        "enclosures": _enclosures(session, row),
    }


def _fitting(kind: type[Paper], values: dict[str, Any]) -> dict[str, Any]:
    known = hints(kind)
    return {name: value for name, value in values.items() if name in known}


def _cited(key: str) -> str:
    found = article(key)
    return f"《{found.law.name}》{found.number}"


def _enclosures(session: StoreSession, row: ApprovalRow) -> tuple[str, ...]:
    papers = session.execute(
        select(DocumentRow.title, DocumentRow.number).where(DocumentRow.id.in_(row.documents or []))
    )
    files = session.scalars(
        select(AttachmentRow.name).where(AttachmentRow.id.in_(row.attachments or []))
    )
    return (*(f"{title}{number and f'（{number}）'}" for title, number in papers), *files)


def _facts(session: StoreSession, row: ApprovalRow) -> tuple[str, ...]:
    rows = session.execute(
        select(FactRow.kind, FactRow.happened_at, FactRow.more)
        .where(FactRow.case_id == row.case_id, FactRow.replaced_at.is_(None))
        .order_by(FactRow.happened_at, FactRow.id)
    )
    told = []
    for kind, happened_at, more in rows:
        words, item = _TOLD.get(FactKind(kind)), (more or {}).get("item", "")
        if words and (not item or not row.subject or item == row.subject):
            day = day_of(happened_at)
            told.append(f"{day.year}年{day.month}月{day.day}日{words}；")
    # The list ends with a full stop.
    return (*told[:-1], f"{told[-1].rstrip('；')}。") if told else ()


def _persons(session: StoreSession, case_id: int) -> str:
    rows = session.scalars(
        select(PartyRow)
        .where(
            PartyRow.case_id == case_id,
            PartyRow.removed_at.is_(None),
            PartyRow.kind.in_(("driver", "injured", "deceased", "owner", "other")),
        )
        .order_by(PartyRow.id)
    )
    return "\n".join(
        "，".join(filter(None, (one.name, one.id_number, one.address))) for one in rows
    )


def _said(verdict: str, text: str) -> str:
    """Return the sentence; the verdict before it unless the sentence says it already."""
    words = verdict.rstrip("。")
    return text if text.startswith(words) else f"{verdict}{text}"


def _decision(row: ApprovalRow) -> str:
    if row.outside_on is not None:
        return _DECISIONS[Decision.REFUSED if row.state == "refused" else Decision.APPROVED]
    return _said(_DECISIONS[Decision(row.decision)], row.decision_text) if row.decision else ""


def _named(names: dict[int, str], who: int | None, stood_in_for: int | None) -> str:
    if who is None:
        return ""
    other = f"（代{names.get(stood_in_for, '')}）" if stood_in_for else ""
    return f"{names.get(who, '')}{other}"


def _outside(row: ApprovalRow) -> str:
    if row.outside_on is None:
        return ""
    day = row.outside_on
    return f"批准文书：{row.outside_number}，{day.year}年{day.month}月{day.day}日"


def _stored(session: StoreSession, desk: "Desk", case_id: int, paper: Paper) -> int:
    row = DocumentRow(
        case_id=case_id,
        part=Part.INVESTIGATION.value,
        form=paper.kind.value,
        state=DocumentState.DRAFT.value,
        content=to_plain(paper),
        title=_title(desk, paper),
        recipients="",
        made_by=desk.officer.id,
        made_at=desk.now(),
    )
    session.add(row)
    session.flush()
    return row.id


def _title(desk: "Desk", paper: Paper) -> str:
    """Return the title in the register, with what it asks for."""
    title = desk.press.form(paper.kind).title
    asking = getattr(paper, "asking", "")
    return f"{title}（{asking}）" if asking else title
