"""The tables of a history of leads: what happened, evidence, links, exclusions, inquiries."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from cases.law.facts import FactKind
from cases.records.ids import CaseId
from cases.records.measures import SearchKind, Subject
from cases.records.times import local
from cases.services.pursuit.showing import notices_of, watches_of
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow, FactRow
from cases.store.rows.evidence import LeadInquiryRow
from cases.store.rows.exhibits import ExhibitRow
from cases.store.rows.lead_graph import (
    IdentificationRow,
    LeadNodeRow,
    PremisesSearchRow,
    StationEnquiryRow,
)
from leads.evidence.grade import Grade
from leads.evidence.kinds import kind_of
from leads.evidence.records import InquiryState
from leads.graph.nodes import LinkStatus, NodeKind
from leads.services.board.rows import graph_of
from leads.services.candidates.excluding import exclusions_of
from leads.services.candidates.paint_rows import samples_of
from leads.services.candidates.rows import evidence_of, person_evidence_of
from leads.telling.describing import described
from leads.telling.history import Part
from leads.telling.words import (
    EVIDENCE,
    INQUIRIES,
    LINKS,
    NODES,
    PERSONS,
    SEARCHES,
    STATUSES,
    SUBJECTS,
)

Names = dict[int, str]
#: When, what, by whom.
_Event = tuple[datetime, str, str]
_EVIDENCE = (
    *(("号", 4), ("名称、种类", 15), ("内容", 24), ("等级", 5)),
    *(("原始来源", 11), ("录入", 9)),
)
_LINKS = (
    *(("自", 15), ("关系", 9), ("至", 15), ("来源", 14)),
    *(("等级", 5), ("起止", 11), ("状态", 13)),
)
_FOUND = {
    FactKind.REPORT_RECEIVED: "接到报案",
    FactKind.PLAN_STARTED: "启动查缉预案",
    FactKind.VEHICLE_FOUND: "查获肇事车辆",
    FactKind.DRIVER_FOUND: "肇事驾驶人到案",
    FactKind.DRIVER_SURRENDERED: "肇事驾驶人投案",
}


def parts_of(session: StoreSession, case_id: CaseId, names: Names) -> tuple[Part, ...]:
    """Return every table but that of the ranking; who wants to stay unknown is not named."""
    return (
        Part(
            "一、主要经过",
            (("时间", 11), ("事项", 48), ("办理人", 9)),
            tuple(
                (_at(at), what, by)
                for at, what, by in sorted(_events(session, case_id, names), key=lambda one: one[0])
            ),
        ),
        Part(
            "二、证据",
            (
                ("号", 4),
                ("名称、种类", 15),
                ("内容", 24),
                ("等级", 5),
                ("原始来源", 11),
                ("录入", 9),
            ),
            (*_evidence(session, case_id, names), *_of_people(session, case_id, names)),
            "等级为来源可靠性（A–F）与内容可信度（1–6）；未评定的写明“未评”。",
        ),
        Part(
            "三、线索连线",
            (
                ("自", 15),
                ("关系", 9),
                ("至", 15),
                ("来源", 14),
                ("等级", 5),
                ("起止", 11),
                ("状态", 13),
            ),
            tuple(_links(session, case_id)),
        ),
        Part(
            "四、排除与否定",
            (("对象", 17), ("理由", 32), ("办理人", 8), ("时间", 10), ("恢复", 15)),
            tuple(_excluded(session, case_id, names)),
        ),
        Part(
            "五、询查、协查、辨认和搜查、检查",
            (("种类", 8), ("事项", 25), ("对象", 14), ("结果", 25), ("办理人", 9), ("时间", 10)),
            tuple(_measures(session, case_id, names)),
        ),
    )


def _events(session: StoreSession, case_id: CaseId, names: Names) -> Iterator[_Event]:
    accident = session.get_one(AccidentRow, case_id)
    if accident.occurred_at is not None:
        yield accident.occurred_at, f"发生事故：{accident.place}", ""
    facts = session.scalars(
        select(FactRow).where(FactRow.case_id == case_id, FactRow.replaced_at.is_(None))
    )
    for fact in facts:
        words = _FOUND.get(FactKind(fact.kind))
        if words is not None:
            note = f"：{fact.note}" if fact.note else ""
            yield fact.happened_at, words + note, names.get(fact.entered_by, "")
    for row in session.scalars(select(ExhibitRow).where(ExhibitRow.case_id == case_id)):
        yield row.found_at, f"提取物证 {row.n} {row.name}（{row.found_where}）", row.found_by
    for sample in samples_of(session, case_id, names):
        if sample.stands:
            what = f"提取车漆样品 {sample.n}：{sample.called} {sample.spot}"
            yield sample.taken_at, what, sample.taken_by
    for one in evidence_of(session, case_id, names):
        yield one.entered_at, f"登记证据 {one.n} {one.title}", one.entered_by
    for exclusion in exclusions_of(session, case_id, names):
        yield exclusion.at, f"排除 {exclusion.vehicle}：{exclusion.reason}", exclusion.by
    yield from _hunted(session, case_id)


def _hunted(session: StoreSession, case_id: CaseId) -> Iterator[_Event]:
    """Yield watches and notices of assistance, with their ends."""
    for watch in watches_of(session, case_id):
        yield watch.set_at, f"上布控：{watch.target}", ""
        if watch.lifted_at is not None:
            yield watch.lifted_at, f"撤销布控：{watch.target}（{watch.lifted_proof}）", ""
    for notice in notices_of(session, case_id):
        scope = "、".join(notice.recipients)
        if notice.issued_at is not None:
            yield notice.issued_at, f"发出协查通报 {notice.number}：{scope}", ""
        if notice.withdrawn_at is not None:
            yield notice.withdrawn_at, f"撤销协查通报 {notice.number}：{scope}", ""


def _evidence(session: StoreSession, case_id: CaseId, names: Names) -> Iterator[tuple[str, ...]]:
    for one in evidence_of(session, case_id, names):
        taken = one.withdrawn
        gone = f"\n已撤回：{taken.reason}（{taken.by}）" if taken is not None else ""
        yield (
            str(one.n),
            f"{one.title}\n{EVIDENCE[kind_of(one.content)]}",
            described(one.content) + gone,
            _grade(one.grade),
            one.origin or "—",
            f"{one.entered_by}\n{_at(one.entered_at)}",
        )


def _of_people(session: StoreSession, case_id: CaseId, names: Names) -> Iterator[tuple[str, ...]]:
    for one in person_evidence_of(session, case_id, names):
        taken = one.withdrawn
        people = session.scalars(
            select(LeadNodeRow.label).where(LeadNodeRow.id.in_(list(one.likelihoods)))
        )
        gone = f"\n已撤回：{taken.reason}（{taken.by}）" if taken is not None else ""
        yield (
            f"人{one.n}",
            f"{one.title}\n{PERSONS[one.kind]}",
            f"涉及 {'、'.join(people)}{gone}",
            _grade(one.grade),
            one.origin or "—",
            f"{one.entered_by}\n{_at(one.entered_at)}",
        )


def _links(session: StoreSession, case_id: CaseId) -> Iterator[tuple[str, ...]]:
    graph = graph_of(session, case_id)
    labels = {node.id: node.label for node in graph.nodes}
    for link in graph.links:
        span = [_at(one) if one is not None else "" for one in (link.from_at, link.until_at)]
        yield (
            labels[link.from_id],
            link.label or LINKS[link.kind],
            labels[link.to_id],
            link.source or "—",
            _grade(link.grade),
            span[0] if span[0] == span[1] else "—".join(span),
            "：".join(filter(None, (STATUSES[link.status], link.status_reason))),
        )


def _excluded(session: StoreSession, case_id: CaseId, names: Names) -> Iterator[tuple[str, ...]]:
    for one in reversed(exclusions_of(session, case_id, names)):
        lifted = one.lifted
        back = f"{_at(lifted.at)} {lifted.by}：{lifted.reason}" if lifted is not None else ""
        yield one.vehicle, one.reason, one.by, _at(one.at), back
    for node in graph_of(session, case_id).nodes:
        # A person or a vehicle refuted on the board is out as well.
        if node.status is LinkStatus.REFUTED and node.kind in {NodeKind.PERSON, NodeKind.VEHICLE}:
            yield f"{node.label}（{NODES[node.kind]}）", node.status_reason or "—", "", "", ""


def _measures(session: StoreSession, case_id: CaseId, names: Names) -> Iterator[tuple[str, ...]]:
    asked = select(LeadInquiryRow).where(LeadInquiryRow.case_id == case_id)
    for row in session.scalars(asked.order_by(LeadInquiryRow.n)):
        state = InquiryState(row.state)
        yield (
            "询查",
            row.question,
            row.whom or "—",
            row.result or INQUIRIES[state],
            names.get(row.officer_id or row.entered_by, ""),
            _at(row.ended_at or row.entered_at),
        )
    letters = select(StationEnquiryRow).where(StationEnquiryRow.case_id == case_id)
    for letter in session.scalars(letters.order_by(StationEnquiryRow.sent_at)):
        dropped = f"不再等候：{letter.dropped_reason}" if letter.dropped_at is not None else ""
        yield (
            "协查询问",
            " ".join(filter(None, (letter.question, letter.reference))),
            letter.addressee,
            letter.answer or dropped or "未答复",
            names.get(letter.handler_id, ""),
            _at(letter.answered_at or letter.sent_at),
        )
    shown = select(IdentificationRow).where(IdentificationRow.case_id == case_id)
    for one in session.scalars(shown.order_by(IdentificationRow.held_at)):
        who = "辨认人身份保密" if one.is_secret else one.identifier
        struck = f"（已撤销：{one.struck_reason}）" if one.struck_at is not None else ""
        yield (
            "辨认",
            f"{SUBJECTS[Subject(one.subject)]} {one.number} 个，{one.place}",
            who,
            one.result + struck,
            "、".join(names.get(officer, "") for officer in one.officers),
            _at(one.held_at),
        )
    searched = select(PremisesSearchRow).where(PremisesSearchRow.case_id == case_id)
    for search in session.scalars(searched.order_by(PremisesSearchRow.begun_at)):
        kind = SEARCHES[SearchKind(search.kind)]
        struck = f"（已撤销：{search.struck_reason}）" if search.struck_at is not None else ""
        yield (
            kind.removesuffix("证"),
            f"{kind} {search.warrant_number}",
            search.target,
            search.found + struck,
            "、".join(names.get(officer, "") for officer in search.officers),
            _at(search.begun_at),
        )


def _grade(grade: Grade | None) -> str:
    return "未评" if grade is None else str(grade)


def _at(moment: datetime) -> str:
    return f"{local(moment):%Y-%m-%d %H:%M}"
