"""Service of papers: what the law asks for, field by field, and what follows."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from cases.law.facts import FactKind
from cases.papers.forms import ServiceProof
from cases.papers.kinds import FormKind, ServiceMethod, SuspensionCause
from cases.records.cases import FactEntry
from cases.records.documents import CopyState, DocumentState, Serving, Substitute
from cases.records.ids import DocumentId, PartyId
from cases.records.officers import Role
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.services.service_of_papers import Circumstances, PowerDays, faults, public_notice_days
from tests.cases.services.documents_case import ACase, notice, put_case
from tests.conftest import DeskOf

NOW = at(date(2026, 9, 24), 10, 42)
TRIED = at(date(2026, 9, 24), 9)
PARTY = PartyId(1)


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)


@pytest.fixture
def case(desk: Desk) -> ACase:
    return put_case(desk)


@pytest.fixture
def issued(desk: Desk, case: ACase) -> DocumentId:
    document = desk.documents.draft(notice(desk), case.case, session_id=case.session)
    desk.documents.issue(document)
    return document


def direct(desk: Desk, case: ACase, *documents: DocumentId) -> Serving:
    return Serving(
        party_id=case.driver,
        method=ServiceMethod.DIRECT,
        tried_at=desk.now(),
        served_at=desk.now(),
        documents=documents,
        place="临江大队",
        second_server="周敏",
        proof="送达回证",
    )


#: A service by each way with everything the law asks for.
GOOD: dict[ServiceMethod, dict[str, Any]] = {
    ServiceMethod.DIRECT: {"place": "家中", "second_server": "周敏", "proof": "回证"},
    ServiceMethod.RELATIVE: {
        "place": "家中",
        "receiver": "卢某",
        "substitute": Substitute.ADULT_FAMILY,
        "relation": "妻子",
        "substitute_reason": "本人外出",
        "second_server": "周敏",
        "proof": "回证",
    },
    ServiceMethod.LEFT: {
        "place": "家中",
        "refusal_reason": "不同意调解",
        "witness": "居委会 高某",
        "second_server": "周敏",
    },
    ServiceMethod.ENTRUSTED: {
        "why_not_direct": "住外省",
        "entrusted_to": "某县公安局",
        "proof": "代送达回证",
    },
    ServiceMethod.POST: {
        "why_not_direct": "住外省",
        "carrier": "中国邮政",
        "post_number": "EMS123",
        "proof": "签收",
    },
    ServiceMethod.ELECTRONIC: {
        "medium": "短信 13000000000",
        "consent": "送达地址确认书",
        "consent_on": date(2026, 9, 20),
        "proof": "发送成功截图",
    },
    ServiceMethod.PUBLIC: {
        "why_not_direct": "下落不明",
        "medium": "澄州日报",
        "published_on": date(2026, 6, 1),
        "published_until": date(2026, 7, 31),
        "tried_at": at(date(2026, 6, 1), 9),
        "served_at": at(date(2026, 8, 1), 0),
        "proof": "报样",
    },
    ServiceMethod.ORAL: {"session_id": 1, "receiver": "卢建平", "proof": "调解记录第2页"},
}


def serving(method: ServiceMethod, **changes: Any) -> Serving:
    values = {"tried_at": TRIED, "served_at": TRIED} | GOOD[method] | changes
    return Serving(party_id=PARTY, method=method, **values)


@pytest.mark.parametrize("method", ServiceMethod)
def test_a_service_with_everything_the_law_asks_for_is_good(method: ServiceMethod) -> None:
    assert faults(serving(method), Circumstances(now=NOW)) == ()


@pytest.mark.parametrize(
    ("method", "changes", "reason", "article"),
    [
        (ServiceMethod.DIRECT, {"place": ""}, Reason.FIELD_MISSING, "admin.36"),
        (ServiceMethod.DIRECT, {"proof": ""}, Reason.FIELD_MISSING, "admin.36"),
        (ServiceMethod.DIRECT, {"second_server": ""}, Reason.ONE_OFFICER_ALONE, "admin.52"),
        (
            ServiceMethod.DIRECT,
            {"second_server": "", "auxiliary": "小陈"},
            Reason.RECORDING_MISSING,
            "admin.52",
        ),
        (ServiceMethod.RELATIVE, {"substitute": None}, Reason.SUBSTITUTE_NOT_SHOWN, "admin.36"),
        (ServiceMethod.RELATIVE, {"relation": ""}, Reason.SUBSTITUTE_NOT_SHOWN, "admin.36"),
        (
            ServiceMethod.RELATIVE,
            {"substitute_reason": ""},
            Reason.SUBSTITUTE_NOT_SHOWN,
            "admin.36",
        ),
        (ServiceMethod.RELATIVE, {"receiver": ""}, Reason.FIELD_MISSING, "admin.36"),
        (ServiceMethod.LEFT, {"witness": ""}, Reason.REFUSAL_NOT_WITNESSED, "admin.36"),
        (ServiceMethod.LEFT, {"refusal_reason": ""}, Reason.FIELD_MISSING, "admin.36"),
        (ServiceMethod.ENTRUSTED, {"why_not_direct": ""}, Reason.NOT_TRIED_DIRECTLY, "admin.36"),
        (ServiceMethod.POST, {"why_not_direct": ""}, Reason.NOT_TRIED_DIRECTLY, "admin.36"),
        (ServiceMethod.POST, {"post_number": ""}, Reason.FIELD_MISSING, "admin.36"),
        (ServiceMethod.ELECTRONIC, {"consent": ""}, Reason.CONSENT_MISSING, "admin.36"),
        (ServiceMethod.ELECTRONIC, {"consent_on": None}, Reason.CONSENT_MISSING, "admin.36"),
        (
            ServiceMethod.ELECTRONIC,
            {"consent_on": date(2026, 9, 25)},
            Reason.CONSENT_LATE,
            "admin.36",
        ),
        (ServiceMethod.PUBLIC, {"why_not_direct": ""}, Reason.NOT_TRIED_DIRECTLY, "admin.36"),
        (
            ServiceMethod.PUBLIC,
            {"published_until": date(2026, 7, 30)},
            Reason.PUBLIC_NOTICE_SHORT,
            "admin.36",
        ),
        (
            ServiceMethod.PUBLIC,
            {"served_at": at(date(2026, 7, 31), 12)},
            Reason.PUBLIC_NOTICE_RUNNING,
            "admin.36",
        ),
        (ServiceMethod.ORAL, {"session_id": None}, Reason.ONLY_NOTICES_SPOKEN, "146.88"),
        (ServiceMethod.ORAL, {"proof": ""}, Reason.FIELD_MISSING, "146.88"),
        (
            ServiceMethod.DIRECT,
            {"served_at": TRIED - timedelta(hours=1)},
            Reason.TIMES_INVERTED,
            "admin.36",
        ),
        (
            ServiceMethod.DIRECT,
            {"served_at": NOW + timedelta(minutes=1)},
            Reason.IN_THE_FUTURE,
            "admin.36",
        ),
        (
            ServiceMethod.DIRECT,
            {"served_at": None, "note": ""},
            Reason.FIELD_MISSING,
            "admin.36",
        ),
    ],
)
def test_a_service_that_lacks_what_the_law_asks_for_is_refused_with_the_article(
    method: ServiceMethod, changes: dict[str, Any], reason: Reason, article: str
) -> None:
    found = faults(serving(method, **changes), Circumstances(now=NOW))

    assert (reason, article) in {(one.reason, one.article) for one in found}


def test_a_refusal_that_was_recorded_needs_no_witness() -> None:
    left = serving(ServiceMethod.LEFT, witness="", recording="录像7")

    assert faults(left, Circumstances(now=NOW)) == ()


def test_one_officer_with_an_auxiliary_and_a_recording_is_enough() -> None:
    alone = serving(ServiceMethod.DIRECT, second_server="", auxiliary="小陈", recording="录像8")

    assert faults(alone, Circumstances(now=NOW)) == ()


def test_post_needs_no_words_when_a_try_in_vain_is_on_record() -> None:
    post = serving(ServiceMethod.POST, why_not_direct="")

    assert faults(post, Circumstances(now=NOW, tried_before=True)) == ()


def test_an_agent_takes_papers_only_while_his_power_is_in_force() -> None:
    taken = serving(ServiceMethod.DIRECT, power_id=1)
    power = PowerDays(date(2026, 9, 1), until_on=date(2026, 9, 24))

    assert faults(taken, Circumstances(now=NOW, power=power)) == ()
    ended = replace(power, until_on=date(2026, 9, 23))
    revoked = replace(power, revoked_on=date(2026, 9, 24))
    for bad in (None, ended, revoked):
        (found,) = faults(taken, Circumstances(now=NOW, power=bad))
        assert found.reason is Reason.POWER_NOT_IN_FORCE


def test_the_days_of_a_public_notice_come_from_the_statute() -> None:
    assert public_notice_days(date(2026, 6, 1)) == 60


def test_a_served_copy_counts_as_served(desk: Desk, case: ACase, issued: DocumentId) -> None:
    desk.documents.serve(direct(desk, case, issued))

    found = desk.documents.open(issued)
    assert (found.line.served, found.line.to_serve) == (1, 2)
    assert found.copies[0].state is CopyState.SERVED
    assert found.copies[0].method is ServiceMethod.DIRECT
    assert found.copies[0].served_at == desk.now()


def test_a_refused_paper_left_before_a_witness_is_served(
    desk: Desk, case: ACase, issued: DocumentId
) -> None:
    left = replace(
        direct(desk, case, issued),
        method=ServiceMethod.LEFT,
        refusal_reason="拒绝签收",
        witness="居委会 高某",
        proof="",
    )

    desk.documents.serve(left)

    (entry,) = desk.documents.services(case.case)
    assert entry.served
    assert entry.serving.refusal_reason == "拒绝签收"
    assert desk.documents.open(issued).line.served == 1


def test_a_try_in_vain_serves_nobody_and_opens_the_way_by_post(
    desk: Desk, case: ACase, issued: DocumentId
) -> None:
    vain = replace(direct(desk, case, issued), served_at=None, note="家中无人")
    post = replace(
        direct(desk, case, issued),
        method=ServiceMethod.POST,
        carrier="中国邮政",
        post_number="EMS123",
    )
    with pytest.raises(Refusal) as refused:
        desk.documents.serve(post)
    assert refused.value.reason is Reason.NOT_TRIED_DIRECTLY

    desk.documents.serve(vain)
    assert desk.documents.open(issued).line.served == 0
    desk.documents.serve(post)

    assert desk.documents.open(issued).line.served == 1


def test_a_draft_is_not_served(desk: Desk, case: ACase) -> None:
    draft = desk.documents.draft(notice(desk), case.case)

    with pytest.raises(Refusal) as refused:
        desk.documents.serve(direct(desk, case, draft))

    assert refused.value.reason is Reason.NOT_ISSUED


def test_nothing_is_served_before_it_was_issued(
    desk: Desk, case: ACase, issued: DocumentId
) -> None:
    early = desk.now() - timedelta(days=1)

    with pytest.raises(Refusal) as refused:
        desk.documents.serve(replace(direct(desk, case, issued), tried_at=early))

    assert refused.value.reason is Reason.SERVED_BEFORE_ISSUED


def test_a_notice_of_a_session_belongs_to_its_session(
    desk: Desk, case: ACase, issued: DocumentId
) -> None:
    desk.documents.serve(direct(desk, case, issued))

    (entry,) = desk.documents.services(case.case, session_id=case.session)
    assert entry.document_id == issued


def test_a_spoken_notice_is_recorded_without_a_paper(desk: Desk, case: ACase) -> None:
    spoken = Serving(
        party_id=case.rider,
        method=ServiceMethod.ORAL,
        tried_at=desk.now(),
        served_at=desk.now(),
        session_id=case.session,
        receiver="宋巧云",
        proof="调解记录第1页",
    )

    desk.documents.serve(spoken)

    (entry,) = desk.documents.services(case.case)
    assert entry.served
    assert entry.document_id is None


def test_a_corrected_service_keeps_the_old_with_its_reason(
    desk: Desk, case: ACase, issued: DocumentId
) -> None:
    (old,) = desk.documents.serve(direct(desk, case, issued))
    again = replace(direct(desk, case, issued), place="家中")

    (new,) = desk.documents.correct_service(old, again, "地点写错")

    entries = {entry.id: entry for entry in desk.documents.services(case.case)}
    assert entries[old].replaced_at is not None
    assert not entries[old].served
    assert (entries[new].replaces_id, entries[new].reason) == (old, "地点写错")
    assert desk.documents.open(issued).line.served == 1


def test_a_service_corrected_to_a_try_in_vain_unserves_the_copy(
    desk: Desk, case: ACase, issued: DocumentId
) -> None:
    (old,) = desk.documents.serve(direct(desk, case, issued))
    vain = replace(direct(desk, case, issued), served_at=None, note="实未送达")

    desk.documents.correct_service(old, vain, "记录有误")

    assert desk.documents.open(issued).line.served == 0


def test_the_receipt_says_how_it_was_served(desk: Desk, case: ACase, issued: DocumentId) -> None:
    other = desk.documents.draft(notice(desk), case.case, session_id=case.session)
    desk.documents.issue(other)
    services = desk.documents.serve(direct(desk, case, issued, other))

    receipt = desk.documents.draft_receipt(services)
    desk.documents.issue(receipt)

    paper = desk.documents.paper(receipt)
    assert isinstance(paper, ServiceProof)
    assert [one.number for one in paper.papers] == [
        "澄临公交调通字〔2026〕1号",
        "澄临公交调通字〔2026〕2号",
    ]
    assert paper.recipient == "卢建平"
    assert paper.servers == ("王砚秋", "周敏")
    assert {entry.receipt_id for entry in desk.documents.services(case.case)} == {receipt}
    assert desk.documents.open(receipt).line.state is DocumentState.ISSUED


def test_a_power_for_somebody_else_does_not_let_the_agent_take_it(
    desk: Desk, case: ACase, issued: DocumentId
) -> None:
    taken = replace(direct(desk, case, issued), party_id=case.rider, power_id=case.power)

    with pytest.raises(Refusal) as refused:
        desk.documents.serve(taken)

    assert refused.value.reason is Reason.POWER_NOT_IN_FORCE


def test_an_outsider_serves_nothing_and_sees_no_service(
    desk: Desk, case: ACase, issued: DocumentId, desk_of: DeskOf
) -> None:
    (service,) = desk.documents.serve(direct(desk, case, issued))
    other = desk_of("冯立成", Role.MEDIATOR)

    for attempt in (
        lambda: other.documents.serve(direct(other, case, issued)),
        lambda: other.documents.correct_service(service, direct(other, case), "x"),
        lambda: other.documents.draft_receipt((service,)),
    ):
        with pytest.raises(Refusal) as refused:
            attempt()
        assert refused.value.reason is Reason.NOT_FOUND
    assert other.documents.services(case.case) == ()


def serve(desk: Desk, case: ACase, document: DocumentId, party: PartyId) -> None:
    desk.documents.serve(replace(direct(desk, case, document), party_id=party))


def told(desk: Desk, case: ACase, kind: FactKind) -> list[tuple[PartyId | None, str]]:
    """Return party and item of the facts of a kind that stand."""
    facts = desk.cases.open_file(case.case).facts
    return [
        (one.party_id, one.more.get("item", ""))
        for one in facts
        if one.kind is kind and one.replaced_at is None
    ]


def paper(desk: Desk, case: ACase, kind: FormKind, **fields: Any) -> DocumentId:
    made = replace(desk.documents.prepared(kind, case.case), **fields)
    document = desk.documents.draft(made, case.case)
    desk.documents.issue(document)
    return document


def happened(desk: Desk, case: ACase, kind: FactKind, **fields: Any) -> None:
    at_once = FactEntry(kind=kind, happened_at=desk.now() - timedelta(minutes=5), **fields)
    desk.facts.record(case.case, at_once)


def test_the_service_of_a_report_settles_the_appraisal_it_names(desk: Desk, case: ACase) -> None:
    for item in ("痕迹", "车速"):
        happened(desk, case, FactKind.APPRAISAL_RECEIVED, item=item, number=f"正衡鉴{item}1号")
    report = {"institution": "正衡司法鉴定所", "report_on": desk.today(), "result": "两车有接触"}
    document = paper(desk, case, FormKind.APPRAISAL_NOTICE, report="正衡鉴痕迹1号", **report)
    serve(desk, case, document, case.driver)
    serve(desk, case, document, case.rider)
    serve(desk, case, document, case.rider)
    reached = told(desk, case, FactKind.APPRAISAL_SERVED)
    assert reached == [(case.driver, "痕迹"), (case.rider, "痕迹")]
    other = paper(desk, case, FormKind.APPRAISAL_NOTICE, report="别的编号", **report)
    serve(desk, case, other, case.driver)
    assert told(desk, case, FactKind.APPRAISAL_SERVED) == reached, "nobody knows which it was"


def test_the_service_of_a_suspension_is_entered_unless_it_was_typed_in(
    desk: Desk, case: ACase
) -> None:
    above = {
        "authority": "澄州市公安局交通警察支队",
        "approver": "严正",
        "approval_number": "澄公交〔2026〕3号",
        "approved_on": desk.today(),
    }
    happened(desk, case, FactKind.SUSPENSION_APPROVED, until=date(2026, 10, 20), **above)
    document = paper(
        desk, case, FormKind.SUSPENSION_NOTICE, cause=SuspensionCause.RESCUE, reason="伤者昏迷"
    )
    at_once = FactEntry(
        kind=FactKind.SUSPENSION_NOTICE_SERVED, happened_at=desk.now(), party_id=case.driver
    )
    desk.facts.record(case.case, at_once)
    serve(desk, case, document, case.driver)
    serve(desk, case, document, case.rider)
    reached = told(desk, case, FactKind.SUSPENSION_NOTICE_SERVED)
    assert reached == [(case.driver, ""), (case.rider, "")]


def test_the_burial_period_runs_from_the_service_of_the_notice_on_the_body(
    desk: Desk, case: ACase
) -> None:
    document = paper(
        desk,
        case,
        FormKind.BODY_NOTICE,
        addressees=("宋巧云",),
        deceased="宋某",
        report="澄公物鉴〔2026〕61号",
        settled_on=desk.today(),
        kept_at="澄州市殡仪馆",
    )
    serve(desk, case, document, case.rider)
    assert told(desk, case, FactKind.BODY_NOTICE_SERVED) == [(case.rider, "")]
