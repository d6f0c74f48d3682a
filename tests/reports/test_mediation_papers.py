"""Papers of a mediation: the joint application, the power of attorney, one page for an ending."""

from dataclasses import replace
from datetime import date

import pytest

from cases.papers.blocks import ApplicantLine, ServiceLine, SessionLine
from cases.papers.forms import Paper, Termination
from cases.papers.kinds import Authority, FormKind, ServiceMethod
from cases.papers.press import Level
from reports.press import OfficePress
from tests.reports import samples as s
from tests.reports.heads import ORGAN, at
from tests.reports.reading import pages_of

PRESS = OfficePress()
A, P, T = s.APPLICATION, s.POWER, s.TERMINATION


def text_of(paper: Paper) -> str:
    return "".join(pages_of(PRESS.render(paper, draft=False)))


def test_the_application_has_a_line_to_sign_for_everybody_who_applies() -> None:
    text = text_of(A)
    for line in A.applicants:
        assert line.name in text
    assert "2026年9月1日" in text  # when the first of them received the determination
    assert "2026年9月9日" in text  # when he signed
    assert text.count("年月日") >= 3  # open for the others


def test_the_application_is_addressed_to_the_organ_and_not_issued_by_it() -> None:
    text = text_of(A)
    assert text.index("调解申请书") < text.index(ORGAN)
    assert "一致申请你大队" in text
    assert PRESS.form(FormKind.MEDIATION_APPLICATION).number_source == "none"


def test_what_the_parties_have_not_answered_stays_open_to_be_ticked() -> None:
    assert "不公开调解：□是" in text_of(A)
    assert "不公开调解：■是□否" in text_of(replace(A, is_closed=True))
    assert "向人民法院起诉：□是■否" in text_of(A)


def test_the_power_says_how_far_the_agent_may_go() -> None:
    special = text_of(P)
    assert "□一般代理■特别授权" in special
    assert "■代为达成并签署调解书" in special
    assert "□代收款项" in special
    general = text_of(replace(P, authority=Authority.GENERAL, may_agree=False))
    assert "■一般代理□特别授权" in general
    assert "不得代为达成、签署调解书" in general


def test_the_power_ends_on_a_day_or_with_its_matter() -> None:
    assert "委托事项办结之日止" in text_of(P)
    assert "至2026年12月31日止" in text_of(replace(P, until_on=date(2026, 12, 31)))


@pytest.mark.parametrize("kind", [FormKind.MEDIATION_APPLICATION, FormKind.POWER_OF_ATTORNEY])
def test_papers_of_the_parties_have_one_copy_for_the_file_and_no_seal(kind: FormKind) -> None:
    paper = s.BY_KIND[kind]
    assert [one.name for one in PRESS.recipients(paper)] == ["附卷"]
    assert PRESS.form(kind).seal == "none"


@pytest.mark.parametrize(
    ("paper", "code", "field"),
    [
        (replace(A, applicants=A.applicants[:2]), "K80", "parties[2]"),
        (
            replace(
                A,
                applicants=(
                    ApplicantLine(
                        name="卢建平", received_on=date(2026, 9, 2), signed_on=date(2026, 9, 1)
                    ),
                    *A.applicants[1:],
                ),
            ),
            "K81",
            "applicants[0].signed_on",
        ),
        (replace(A, received_at=at(9, 8, 9, 0)), "K81", "applicants[0].signed_on"),
        (replace(A, has_sued=True), "K82", "has_sued"),
        (replace(A, asked_committee=True), "K82", "committee_ended_on"),
        (replace(P, authority=Authority.GENERAL), "K86", "authority"),
        (replace(P, may_agree=False), "K86", "authority"),
        (replace(P, agents=P.principals), "K85", "agents[0].name"),
        (replace(P, principals=s.PARTIES[:2]), "K85", "principals"),
        (replace(P, until_on=date(2026, 9, 8)), "K85", "until_on"),
    ],
)
def test_a_fault_of_theirs_keeps_them_from_being_issued(
    paper: Paper, code: str, field: str
) -> None:
    found = [one for one in PRESS.faults(paper) if one.code == code]
    assert [(one.field, one.level) for one in found] == [(field, Level.BLOCK)]


def ordinary(*, parties: int) -> Termination:
    """Return a termination as two missed sessions make it: proofs, a witness, a long insurer."""
    people = s.PARTIES[:parties]

    def held(n: int, day: int, told: int) -> SessionLine:
        on = date(2026, 9, told)
        left = f"送达回证{n}-1，见证人段小海，录音录像0001-V0{n}"
        return SessionLine(
            held_at=at(9, day, 9, 30),
            place="临江大队一楼调解二室（临江区滨河路9号）",
            notices=(
                ServiceLine(
                    recipient="卢建平", method=ServiceMethod.LEFT, served_on=on, proof=left
                ),
                *(
                    ServiceLine(recipient=one.name, method=ServiceMethod.DIRECT, served_on=on)
                    for one in people[1:]
                ),
            ),
            attended=tuple(one.name for one in people[1:]),
            absent=("卢建平",),
            result="卢建平称“电话称临时出差，未提前请求变更时间”，经审查无正当理由",
        )

    return replace(T, parties=people, sessions=(held(1, 17, 11), held(2, 23, 18)))


@pytest.mark.parametrize("parties", [2, 3])
def test_two_missed_sessions_end_on_one_page(parties: int) -> None:
    paper = ordinary(parties=parties)
    (page,) = pages_of(PRESS.render(paper, draft=False, trace=s.trace(paper)))
    assert "第九十四条第（二）项" in page
    assert "已收到本终结书" in page


def test_names_that_fit_share_a_line_and_a_long_one_has_its_own() -> None:
    lu, song, insurer = s.PARTIES
    page = pages_of(PRESS.render(replace(T, parties=(lu, insurer, song)), draft=False))[-1]
    signed = page[page.index("已收到本终结书") :]
    assert signed.index("卢建平") < signed.index("宋巧云") < signed.index(insurer.name)
