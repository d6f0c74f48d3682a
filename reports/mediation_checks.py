"""What is wrong on the papers of a mediation: sums, order of days, ground and evidence, powers."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from cases.mediation.agreement import part
from cases.papers.applying import MediationApplication, PowerOfAttorney
from cases.papers.forms import Agreement, MediationRecord, Paper, Termination
from cases.papers.kinds import Authority, ServiceMethod, TerminationGround
from cases.papers.press import Fault, Level
from cases.papers.specs import specs_of
from cases.records.times import day_of

if TYPE_CHECKING:
    from datetime import date


def mediation_faults(paper: Paper) -> Iterator[Fault]:
    """Return what is wrong with a paper of a mediation; nothing for any other."""
    match paper:
        case Agreement():
            yield from _agreement(paper)
        case Termination():
            yield from _termination(paper)
        case MediationRecord():
            yield from _record(paper)
        case MediationApplication():
            yield from _application(paper)
        case PowerOfAttorney():
            yield from _power(paper)
        case _:
            pass


def _application(paper: MediationApplication) -> Iterator[Fault]:
    """The application is joint, nobody has sued, and nobody signs what he has not received."""
    applying = {line.name for line in paper.applicants}
    for n, party in enumerate(paper.parties):
        if party.name not in applying:
            detail = f"{party.name}没有列入申请人，申请应当由各方一致提出"
            yield Fault("K80", Level.BLOCK, f"parties[{n}]", detail)
    for n, line in enumerate(paper.applicants):
        received, signed = line.received_on, line.signed_on
        if received and signed and signed < received:
            detail = f"{line.name}的签名日期早于认定书收到日期"
            yield Fault("K81", Level.BLOCK, f"applicants[{n}].signed_on", detail)
        if paper.received_at and signed and day_of(paper.received_at) < signed:
            detail = f"{line.name}的签名日期晚于收到申请的日期"
            yield Fault("K81", Level.BLOCK, f"applicants[{n}].signed_on", detail)
    if paper.has_sued:
        yield Fault("K82", Level.BLOCK, "has_sued", "已经起诉的，不能申请调解")
    if paper.asked_committee and paper.committee_ended_on is None:
        detail = "已申请人民调解的，应当写明终止日期"
        yield Fault("K82", Level.BLOCK, "committee_ended_on", detail)


def _power(paper: PowerOfAttorney) -> Iterator[Fault]:
    """What goes beyond appearing needs a special authority, and its days do not run backwards."""
    special = (paper.may_admit, paper.may_agree, paper.may_receive_papers, paper.may_receive_money)
    if paper.authority is Authority.GENERAL and any(special):
        yield Fault("K86", Level.BLOCK, "authority", "一般代理不能列明特别授权事项")
    if paper.authority is Authority.SPECIAL and not any(special):
        yield Fault("K86", Level.BLOCK, "authority", "特别授权应当逐项列明")
    names = {one.name for one in paper.principals}
    for n, agent in enumerate(paper.agents):
        if agent.name in names:
            yield Fault("K85", Level.BLOCK, f"agents[{n}].name", "委托人和受托人是同一人")
    if len(paper.principals) > 1:
        yield Fault("K85", Level.BLOCK, "principals", "一份委托书只写一名委托人")
    if paper.signed_on and paper.until_on and paper.until_on < paper.signed_on:
        yield Fault("K85", Level.BLOCK, "until_on", "委托期限早于签署日期")


def _agreement(paper: Agreement) -> Iterator[Fault]:
    total = paper.total
    amounts = [line.amount for line in paper.amounts]
    if total is not None and None not in amounts and _sum(amounts) != total:
        yield Fault("K23", Level.BLOCK, "total", f"各项合计{_sum(amounts)}元，不等于{total}元")
    shares = [line.percent for line in paper.shares]
    if shares and None not in shares and _sum(shares) != 100:
        yield Fault("K91", Level.BLOCK, "shares", f"比例合计{_sum(shares)}%，不是100%")
    paid = [line.amount for line in paper.payments]
    payees = {line.payee for line in paper.payments}
    own = _sum(part(line, total or Decimal(0)) for line in paper.shares if line.party in payees)
    # A claimant who bears a share himself is not paid that part.
    if paid and total is not None and None not in paid and _sum(paid) not in {total, total - own}:
        yield Fault("K91", Level.BLOCK, "payments", f"各次付款合计{_sum(paid)}元，与约定不符")
    for n, line in enumerate(paper.payments):
        if line.due_on and paper.mediated_on and line.due_on < paper.mediated_on:
            yield Fault("K91", Level.BLOCK, f"payments[{n}].due_on", "付款日期早于调解日期")
    if paper.mediated_on and paper.issued_on and paper.mediated_on != paper.issued_on:
        yield Fault("K90", Level.BLOCK, "mediated_on", "调解书应当当场制作，日期与调解日期不一致")


def _termination(paper: Termination) -> Iterator[Fault]:
    last = paper.sessions[-1].held_at if paper.sessions else None
    chain: list[tuple[str, date | None]] = [
        ("accident_at", day_of(paper.accident_at) if paper.accident_at else None),
        ("applied_on", paper.applied_on),
        ("accepted_on", paper.accepted_on),
        ("started_on", paper.started_on),
        ("sessions", day_of(last) if last else None),
        ("ended_on", paper.ended_on),
        ("issued_on", paper.issued_on),
    ]
    known = [(name, day) for name, day in chain if day is not None]
    for (_, before), (name, after) in pairwise(known):
        if after < before:
            label = next(one.label for one in specs_of(Termination) if one.name == name)
            yield Fault("K19", Level.BLOCK, name, f"{label}早于前一步的日期")
    for (n, one), (_, two) in pairwise(enumerate(paper.sessions)):
        if one.held_at and two.held_at and two.held_at <= one.held_at:
            yield Fault("K19", Level.BLOCK, f"sessions[{n + 1}].held_at", "各次调解的顺序颠倒")
    if paper.ground is TerminationGround.ABSENCE and paper.change_requested:
        yield Fault("K93", Level.BLOCK, "change_requested", "当事人曾请求变更时间，不属于无故缺席")
    if paper.ground is TerminationGround.ABSENCE and not any(
        paper.by_party in one.absent for one in paper.sessions
    ):
        yield Fault("K92", Level.BLOCK, "by_party", "各次调解中没有该当事人未到场的记载")


def _record(paper: MediationRecord) -> Iterator[Fault]:
    if paper.started_at and paper.ended_at and paper.ended_at <= paper.started_at:
        yield Fault("K16", Level.BLOCK, "ended_at", "结束时间不晚于开始时间")
    if len(paper.officers) < 2 and not (paper.auxiliary and paper.recording):
        yield Fault(
            "K89",
            Level.BLOCK,
            "officers",
            "交通警察不足二人的，应当有警务辅助人员协助并全程录音录像",
        )
    told = [line.served_on for line in paper.notices if line.method is ServiceMethod.ORAL]
    if any(day is None for day in told):
        yield Fault("K84", Level.BLOCK, "notices", "口头通知应当记明时间")
    steps = ("rights_told", "statements", "liability", "amounts", "performance")
    left = [
        one.label
        for one in specs_of(MediationRecord)
        if one.name in steps and not getattr(paper, one.name)
    ]
    if left:
        yield Fault("K88", Level.WARN, "", f"未记载：{'、'.join(left)}")


def _sum(values: Iterable[Decimal | None]) -> Decimal:
    return sum((value for value in values if value is not None), Decimal(0))
