"""How mediations of the demonstration come to their end, and cases after them."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from cases.law.facts import Harm
from cases.mediation.ending import Evidence
from cases.mediation.kinds import Ending, Presence
from cases.papers.blocks import AmountLine, PaymentLine, ShareLine
from cases.papers.forms import CommitteeReferral
from cases.papers.kinds import FormKind, Manner, Outcome, RefusalGround, ServiceMethod
from cases.records.documents import DocumentState, Serving
from cases.records.ids import SessionId
from cases.records.mediation import AgreementEntry
from cases.records.times import day_of
from cases.services.demo.cast import COMMITTEE
from cases.services.demo.stories import Plot, Story, issue, name_of, opened


def ended(plot: Plot, before: int, ending: Ending, evidence: Evidence) -> Story:
    """The mediation ends and its papers are issued and served."""
    stage, lead = plot.stage, plot.lead
    yield stage.at(before, 16, 20)
    papers = lead.mediations.prepare_termination(plot.mediation, ending, evidence)
    lead.mediations.end(plot.mediation, ending, evidence)
    for paper in papers:
        if not lead.documents.check(paper).missing:
            lead.documents.issue(paper)
    yield stage.at(before, 17)
    issued = [
        line.id
        for line in lead.documents.of_case(plot.case)
        if line.form is FormKind.TERMINATION and line.state is DocumentState.ISSUED
    ]
    for party in (plot.driver, plot.victim):
        moment = stage.at(before, 16, 50)
        served = lead.documents.serve(
            Serving(
                party_id=party,
                method=ServiceMethod.DIRECT,
                tried_at=moment,
                served_at=moment,
                documents=tuple(issued),
                place="本大队调解室",
                receiver=name_of(plot, party),
                proof=f"送达回证{int(plot.case)}-{int(party)}",
                second_server="冯立成",
            )
        )
        lead.documents.issue(lead.documents.draft_receipt(served))


def refused(plot: Plot, before: int) -> Story:
    """All parties apply, but after the ten days; the squad refuses in writing."""
    stage, lead = plot.stage, plot.lead
    yield stage.at(before, 8, 50)
    plot.mediation = opened(plot, Harm.INJURY)
    for party in (plot.driver, plot.victim):
        lead.mediations.sign(plot.mediation, party, stage.day(before))
    lead.mediations.receive(plot.mediation, stage.at(before, 8, 40))
    lead.mediations.refuse(
        plot.mediation, RefusalGround.LATE, "收到认定书后超过十日才提出申请，且未说明理由"
    )
    issue(lead, plot, FormKind.REFUSAL)


def agreed(plot: Plot, session: SessionId) -> Story:
    """All come, agree on the damages and sign on the spot."""
    lead = plot.lead
    start = lead.mediations.sheet(session).starts_at
    yield start + timedelta(minutes=2)
    lead.mediations.open_session(session)
    for party in (plot.driver, plot.insurer, plot.victim):
        lead.mediations.attend(session, party, Presence.ATTENDED, at=start)
    yield start + timedelta(minutes=75)
    lead.mediations.close_session(session, Outcome.AGREED)
    driver, victim = name_of(plot, plot.driver), name_of(plot, plot.victim)
    day = day_of(start)
    lead.mediations.agree(
        plot.mediation,
        AgreementEntry(
            facts=f"{driver}承担主要责任，{victim}承担次要责任；{victim}住院治疗，车辆受损",
            amounts=(
                AmountLine(item="医疗费", basis="医疗机构收款凭证", amount=Decimal("8600.00")),
                AmountLine(item="误工费", basis="误工三十日", amount=Decimal("4200.00")),
                AmountLine(item="车辆维修费", basis="维修发票", amount=Decimal("1200.00")),
            ),
            total=Decimal("14000.00"),
            shares=(
                ShareLine(
                    party=driver,
                    liability="主要责任",
                    percent=Decimal(70),
                ),
                ShareLine(
                    party=victim,
                    liability="次要责任",
                    percent=Decimal(30),
                ),
            ),
            manner=Manner.ONCE,
            payments=(
                PaymentLine(
                    payer=driver,
                    payee=victim,
                    amount=Decimal("9800.00"),
                    due_on=day + timedelta(days=14),
                    how="银行转账",
                ),
            ),
            agreed_on=day,
            signatures={plot.driver: None, plot.victim: None},
        ),
    )
    issue(lead, plot, FormKind.AGREEMENT)


def referred(plot: Plot, before: int) -> Story:
    """All agree to go to the people's mediation committee; the letter goes with them."""
    stage, lead = plot.stage, plot.lead
    yield stage.at(before, 11)
    evidence = Evidence(
        facts="各方同意转由人民调解委员会调解",
        committee=COMMITTEE,
        proof="各方签名的同意书",
    )
    papers = lead.mediations.prepare_termination(plot.mediation, Ending.REFERRED, evidence)
    lead.mediations.end(plot.mediation, Ending.REFERRED, evidence)
    for paper in papers:
        if not lead.documents.check(paper).missing:
            lead.documents.issue(paper)
    for line in lead.documents.of_case(plot.case):
        if line.form is FormKind.COMMITTEE_REFERRAL:
            letter = lead.documents.paper(line.id)
            assert isinstance(letter, CommitteeReferral)
            filled = replace(
                letter,
                committee_address="澄州市临江区滨河路102号",
                committee_phone="0000-8640133",
                enclosures=("事故认定书复印件", "各方签名的同意书"),
            )
            lead.documents.revise(line.id, filled)
            lead.documents.issue(line.id)
    (guest,) = lead.packets.guests()
    lead.packets.hand_over(plot.mediation, guest.id)


def closed(plot: Plot, before: int) -> Story:
    """The case is concluded."""
    yield plot.stage.at(before, 17, 30)
    plot.lead.cases.close(plot.case, "调解结束，材料齐全，审结归档")
