"""Papers that the acts of a mediation lead to: drafted for the officer, never issued by itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from cases.mediation.kinds import Presence
from cases.papers.blocks import DocRef, ServiceLine, SessionLine
from cases.papers.forms import (
    Acceptance,
    MediationNotice,
    Paper,
    RefusalNotice,
)
from cases.papers.kinds import FormKind, Outcome, RefusalGround, StartEvent
from cases.records.ids import CaseId, DocumentId, MediationId, PartyId, SessionId
from cases.records.times import day_of, local
from cases.services.mediations.counting import Missed, place_of
from cases.services.mediations.finding import get, parties, sessions_of, sides, takes_place
from cases.store.engine import StoreSession
from cases.store.rows.mediation import AttendanceRow, MediationRow, SessionRow
from cases.store.rows.papers import DocumentRow, ServiceRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: What came of a session, in the words of the termination.
_RESULTS = {
    Outcome.AGREED: "达成协议",
    Outcome.NOT_AGREED: "未达成协议",
    Outcome.ADJOURNED: "改期调解",
    Outcome.PARTY_ABSENT: "一方未到场",
    Outcome.PARTY_LEFT: "一方中途退出",
}


@dataclass(frozen=True, slots=True)
class Told:
    """Who was told of a session and who came, for the papers that tell of it."""

    notices: tuple[ServiceLine, ...]
    attended: tuple[str, ...]
    absent: tuple[str, ...]
    left: tuple[str, ...]


def draft_acceptance(desk: "Desk", mediation_id: MediationId) -> DocumentId:
    """Draft the notice that the application was accepted (form M4)."""
    case_id, row = _read(desk, mediation_id)
    paper = cast(
        "Acceptance",
        desk.documents.prepared(FormKind.ACCEPTANCE, case_id, mediation_id=mediation_id),
    )
    event = StartEvent(row["start_event"]) if row["start_event"] else None
    paper = replace(paper, started_on=row["started_on"], start_event=event)
    return desk.documents.draft(paper, case_id, mediation_id=mediation_id)


def draft_refusal(desk: "Desk", mediation_id: MediationId) -> DocumentId:
    """Draft the notice that the application was refused (form M4)."""
    case_id, row = _read(desk, mediation_id)
    paper = cast(
        "RefusalNotice",
        desk.documents.prepared(FormKind.REFUSAL, case_id, mediation_id=mediation_id),
    )
    paper = replace(paper, ground=RefusalGround(row["refusal_ground"]), facts=row["facts"])
    return desk.documents.draft(paper, case_id, mediation_id=mediation_id)


def draft_notice(
    desk: "Desk", session_id: SessionId, case_id: CaseId, mediation: MediationId, party: PartyId
) -> DocumentId:
    """Draft the notice of a session to one participant (form M5), over an older draft of it."""
    with desk.reading() as session:
        name = parties(session, [party])[party].name
    paper = cast(
        "MediationNotice",
        desk.documents.prepared(
            FormKind.MEDIATION_NOTICE, case_id, mediation_id=mediation, session_id=session_id
        ),
    )
    return store(desk, replace(paper, addressees=(name,)), case_id, mediation, session_id, party)


def told_on_paper(session: StoreSession, session_id: SessionId) -> frozenset[int]:
    """Return the participants for whom a notice of the session has been issued."""
    return frozenset(
        party
        for party in session.scalars(
            select(DocumentRow.party_id).where(
                DocumentRow.session_id == session_id,
                DocumentRow.form == FormKind.MEDIATION_NOTICE,
                DocumentRow.state == "issued",
            )
        )
        if party is not None
    )


def store(
    desk: "Desk",
    paper: Paper,
    case_id: CaseId,
    mediation_id: MediationId,
    session_id: SessionId | None = None,
    party_id: PartyId | None = None,
) -> DocumentId:
    """Keep a paper as a draft, over an older draft of the same kind for the same reader."""
    with desk.reading() as session:
        old = session.scalar(
            select(DocumentRow.id).where(
                DocumentRow.mediation_id == mediation_id,
                DocumentRow.session_id.is_(None)
                if session_id is None
                else DocumentRow.session_id == session_id,
                DocumentRow.party_id.is_(None)
                if party_id is None
                else DocumentRow.party_id == party_id,
                DocumentRow.form == paper.kind,
                DocumentRow.state == "draft",
            )
        )
    if old is not None:
        desk.documents.revise(DocumentId(old), paper)
        return DocumentId(old)
    return desk.documents.draft(
        paper, case_id, mediation_id=mediation_id, session_id=session_id, party_id=party_id
    )


def session_lines(
    session: StoreSession, row: MediationRow, missed: Iterable[Missed]
) -> tuple[SessionLine, ...]:
    """Return every session of a mediation as the termination tells it."""
    marks = {(one.session.id, one.attendance.party_id): one for one in missed}
    return tuple(
        _line(session, row, held, marks)
        for held in sessions_of(session, row.id)
        if takes_place(held) and held.opened_at is not None
    )


def told(session: StoreSession, row: MediationRow, held: SessionRow) -> Told:
    """Return who was told of a session, and who came, in the order of the sides."""
    entered = sides(session, [row.id])
    names = {key: party.name for key, party in parties(session, _ids(entered)).items()}
    services = session.scalars(
        select(ServiceRow)
        .where(
            ServiceRow.session_id == held.id,
            ServiceRow.replaced_at.is_(None),
            ServiceRow.served_at.is_not(None),
        )
        .order_by(ServiceRow.id)
    )
    came = {
        one.party_id: one.presence
        for one in session.scalars(
            select(AttendanceRow).where(
                AttendanceRow.session_id == held.id, AttendanceRow.replaced_at.is_(None)
            )
        )
    }

    def those(presence: Presence) -> tuple[str, ...]:
        found = (side.party_id for side in entered if came.get(side.party_id) == presence)
        return tuple(names[key] for key in found)

    return Told(
        tuple(_service(one, names) for one in services if one.party_id in names),
        those(Presence.ATTENDED),
        those(Presence.ABSENT),
        those(Presence.LEFT),
    )


def document_ref(desk: "Desk", document_id: DocumentId) -> DocRef:
    """Name a document as another one names it."""
    with desk.reading() as session:
        row = get(session, DocumentRow, document_id)
        return DocRef(title=row.title, number=row.number)


def proof_words(row: ServiceRow) -> str:
    """Return how a notice was served, as papers say it."""
    words = [row.proof, row.post_number]
    words += [f"见证人{row.witness}"] if row.witness else []
    words += [f"录音录像{row.recording}"] if row.recording else []
    return "，".join(filter(None, words))


def _line(
    session: StoreSession,
    row: MediationRow,
    held: SessionRow,
    marks: dict[tuple[int, int], Missed],
) -> SessionLine:
    came = told(session, row, held)
    result = _RESULTS[Outcome(held.outcome)] if held.outcome else ""
    ruled = [
        _ruled(one, parties(session, [party])[party].name)
        for (session_id, party), one in marks.items()
        if session_id == held.id and one.ruling is not None
    ]
    # That somebody stayed away is said already: what is left to say is the ruling on it.
    if ruled and held.outcome in {None, Outcome.PARTY_ABSENT}:
        result = "；".join(ruled)
    elif ruled:
        result = "；".join([*ruled, result])
    return SessionLine(
        held_at=held.starts_at,
        place=place_of(session, held.room_id),
        # Who came was told: the proof is printed for those who did not come, or left.
        notices=tuple(
            replace(one, proof="") if one.recipient in came.attended else one
            for one in came.notices
        ),
        attended=came.attended,
        absent=came.absent,
        left=came.left,
        result=result,
    )


def _ruled(missed: Missed, name: str) -> str:
    """Return the reason that was given for an absence, and the ruling on it."""
    given = missed.attendance.reason_given
    said = f"称“{given}”" if given else "未说明理由"
    good = missed.ruling is not None and missed.ruling.good_cause
    return f"{name}{said}，经审查{'有' if good else '无'}正当理由"


def _service(row: ServiceRow, names: dict[int, str]) -> ServiceLine:
    from cases.papers.kinds import ServiceMethod

    assert row.served_at is not None
    return ServiceLine(
        recipient=names[row.party_id],
        method=ServiceMethod(row.method),
        served_on=day_of(row.served_at),
        proof=proof_words(row),
    )


def spoken(moment: Any) -> str:
    """Return a moment as a paper says it in running text."""
    there = local(moment)
    return f"{there.year}年{there.month}月{there.day}日{there.hour}时{there.minute:02d}分"


def _ids(entered: Iterable[Any]) -> list[int]:
    return [side.party_id for side in entered]


def _read(desk: "Desk", mediation_id: MediationId) -> tuple[CaseId, dict[str, Any]]:
    with desk.reading() as session:
        row = get(session, MediationRow, mediation_id)
        return CaseId(row.case_id), {
            "started_on": row.started_on,
            "start_event": row.start_event,
            "refusal_ground": row.refusal_ground,
            "facts": (row.ending_values or {}).get("facts", ""),
        }
