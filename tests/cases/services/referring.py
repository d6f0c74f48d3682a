"""A mediation that is referred to a committee, its letter issued, its mediator with an account."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from cases.mediation.ending import Evidence
from cases.mediation.kinds import Ending
from cases.papers.kinds import FormKind
from cases.records.ids import CaseId, DocumentId, MediationId
from cases.services.desk import Desk
from tests.cases.services.hidden_packets import COMMITTEE

if TYPE_CHECKING:
    from cases.papers.forms import CommitteeReferral

ENCLOSURES = ("事故认定书复印件", "各方签名的同意书")


def referred(lead: Desk, mediation: MediationId, case: CaseId) -> DocumentId:
    """End a mediation by referral, and issue the letter to the committee."""
    evidence = Evidence(
        facts="各方同意转由人民调解委员会调解", committee=COMMITTEE, proof="各方签名的同意书"
    )
    lead.mediations.end(mediation, Ending.REFERRED, evidence)
    (letter,) = [
        line.id for line in lead.documents.of_case(case) if line.form is FormKind.COMMITTEE_REFERRAL
    ]
    paper = cast("CommitteeReferral", lead.documents.paper(letter))
    filled = replace(
        paper,
        committee=COMMITTEE,
        committee_address="澄州市临江区滨河路102号",
        committee_phone="0000-8640133",
        enclosures=ENCLOSURES,
    )
    lead.documents.revise(letter, filled)
    return letter
