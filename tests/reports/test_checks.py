"""What is wrong on a paper, by the codes of the case review."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cases.papers.blocks import DocRef, ServiceLine
from cases.papers.forms import Paper
from cases.papers.kinds import FormKind, ServiceMethod
from cases.papers.press import Level
from reports import identity
from reports.press import OfficePress
from tests.reports import samples as s

PRESS = OfficePress()
T, A, R, P = s.TERMINATION, s.AGREEMENT, s.RECORD, s.PROOF


@pytest.mark.parametrize(
    ("paper", "code", "field"),
    [
        (replace(T, organ="澄州市公安局交通警察支队临江大队事故中队"), "K03", "organ"),
        (replace(T, number="澄临公交调终字〔2025〕12号"), "K02", "number"),
        (replace(T, number="澄临公交调终字〔2026〕第12号"), "K01", "number"),
        (replace(T, number="澄临公交调终字〔2026〕012号"), "K01", "number"),
        (replace(T, accident_place="城北"), "K17", "accident_place"),
        (replace(T, facts="详见卷宗（印章）。"), "K08", ""),
        (replace(T, facts="依据《治安管理处罚法》第八十二条。"), "K11", ""),
        (replace(T, facts="依据侵权责任法。"), "K11", ""),
        (replace(T, facts="《道路交通事故处理程序规定》第九十四条第（四）项"), "K10", ""),
        (replace(T, facts="《道路交通事故处理程序规定》第九十条第四款"), "K10", ""),
        (replace(T, facts="《道路交通安全法》第九百条"), "K10", ""),
        (replace(T, facts="诉讼时效为一年。"), "K11", ""),
        (replace(T, facts="卢建平两次缺席。"), "K97", ""),
        (replace(T, facts="视为放弃调解。"), "K97", ""),
        (replace(T, facts="经传唤未到。"), "K97", ""),
        (replace(T, facts="将强制到场。"), "K97", ""),
        (replace(T, accepted_on=date(2026, 9, 9)), "K19", "accepted_on"),
        (replace(T, ended_on=date(2026, 9, 20)), "K19", "ended_on"),
        (replace(T, sessions=T.sessions[::-1]), "K19", "sessions[1].held_at"),
        (replace(T, change_requested=True), "K93", "change_requested"),
        (replace(T, by_party="宋巧云"), "K92", "by_party"),
        (replace(T, parties=(replace(s.LU, sex="女"), s.SONG)), "K14", "parties[0].id_number"),
        (replace(T, parties=(replace(s.LU, phone=""), s.SONG)), "K15", "parties[0]"),
        (replace(A, total=Decimal("54000.01")), "K23", "total"),
        (
            replace(A, shares=(A.shares[0], replace(A.shares[1], percent=Decimal(29)))),
            "K91",
            "shares",
        ),
        (replace(A, payments=A.payments[:1]), "K91", "payments"),
        (
            replace(A, payments=(replace(A.payments[0], due_on=date(2026, 9, 1)), A.payments[1])),
            "K91",
            "payments[0].due_on",
        ),
        (replace(A, issued_on=date(2026, 9, 24)), "K90", "mediated_on"),
        (replace(R, ended_at=R.started_at), "K16", "ended_at"),
        (replace(R, officers=("王砚秋",)), "K89", "officers"),
        (replace(R, liability=""), "K88", ""),
        (
            replace(R, notices=(ServiceLine(recipient="卢建平", method=ServiceMethod.ORAL),)),
            "K84",
            "notices",
        ),
        (
            replace(P, papers=(DocRef(title="调解通知书", dated=date(2026, 9, 19)),)),
            "K99",
            "served_at",
        ),
        (replace(P, receiver="卢建国"), "K101", "relation"),
        (replace(P, witness="", recording=""), "K102", "witness"),
    ],
)
def test_each_fault_is_found_with_its_code_and_place(paper: Paper, code: str, field: str) -> None:
    found = PRESS.faults(paper)
    assert {(one.code, one.field) for one in found if one.code == code} == {(code, field)}
    assert all(one.detail for one in found)


def test_the_name_of_the_compulsory_insurance_is_no_threat() -> None:
    paper = replace(T, facts="双方对机动车交通事故责任强制保险的赔偿范围意见不一。")
    assert PRESS.faults(paper) == ()


def test_the_two_officers_may_be_replaced_by_one_with_an_auxiliary_and_a_recording() -> None:
    paper = replace(R, officers=("王砚秋",), auxiliary="丁海", recording="LJ20260917-0011")
    assert PRESS.faults(paper) == ()
    assert PRESS.missing(replace(paper, recording=""))[0].field == "recording"


def test_a_claimant_who_bears_a_share_is_not_paid_that_part() -> None:
    assert sum(line.amount or 0 for line in A.payments) == Decimal("37800.00")
    assert PRESS.faults(A) == ()


def test_a_fault_of_wording_in_the_unit_form_is_found() -> None:
    assert {one.level for one in PRESS.faults(replace(T, facts="强制调解"))} == {Level.BLOCK}


@pytest.mark.parametrize("kind", FormKind)
def test_the_shipped_wording_is_free_of_faults(kind: FormKind) -> None:
    assert PRESS.faults(s.BY_KIND[kind]) == ()


def test_an_identity_number_says_what_disagrees() -> None:
    number = s.LU.id_number
    assert list(identity.disagreements(number, "男", date(1985, 4, 12))) == []
    assert list(identity.disagreements(number, "女", date(1985, 4, 13))) == [
        "出生日期与身份证号码不一致",
        "性别与身份证号码不一致",
    ]
    wrong = number[:-1] + ("0" if number[-1] != "0" else "1")
    assert list(identity.disagreements(wrong, "", None)) == ["身份证号码校验码不符"]
    assert list(identity.disagreements("E12345678", "男", None)) == []


@pytest.mark.parametrize(
    "text",
    [
        "《道路交通事故处理程序规定》第九十四条第（一）项、第九十条第三款",
        "《中华人民共和国道路交通安全法》第七十四条",
        "《北方某市规定》第九百条",
    ],
)
def test_a_citation_that_stands_or_cannot_be_judged_is_no_fault(text: str) -> None:
    assert PRESS.faults(replace(T, facts=text)) == ()
