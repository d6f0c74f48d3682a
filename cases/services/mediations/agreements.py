"""The agreement: it adds up, all have signed, and its paper is made on the spot."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from cases.mediation import agreement as agreeing
from cases.mediation.agreement import Flaw, Signature
from cases.mediation.course import step
from cases.mediation.ending import Evidence
from cases.mediation.kinds import Ending
from cases.papers.kinds import FormKind
from cases.records.ids import CaseId, DocumentId, MediationId, PartyId
from cases.records.mediation import AgreementEntry
from cases.refusals import Reason, Refusal
from cases.services.mediations import papers
from cases.services.mediations.ending import finish, required
from cases.services.mediations.finding import (
    Part,
    authority,
    counted_parties,
    get,
    handled,
    parties,
    sides,
    state_of,
)
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow, PowerRow
from cases.store.rows.mediation import MediationRow

if TYPE_CHECKING:
    from cases.papers.forms import Agreement

_DECEASED = "deceased"


class Agreements(Part):
    """Ending a mediation with an agreement."""

    def check_agreement(self, mediation_id: MediationId, entry: AgreementEntry) -> tuple[Flaw, ...]:
        """Return what stands against an agreement as it is typed."""
        with self.desk.reading() as session:
            row = get(session, MediationRow, mediation_id)
            return self._flaws(session, row, entry)

    def agree(self, mediation_id: MediationId, entry: AgreementEntry) -> DocumentId:
        """Record the agreement that all have signed, and draft its paper on the spot.

        Law: Order 146 art. 93 paras 1, 2; Regulations art. 95.
        """
        now = self.desk.now()
        with self.desk.act("mediation.agree") as deed:
            row = handled(deed, self.desk, mediation_id)
            transition = step(state_of(row), Ending.AGREED)
            required(deed.session, self.desk, row, Ending.AGREED, Evidence())
            if not entry.facts:
                raise Refusal(Reason.FIELD_MISSING, article="146.93", field="facts")
            if entry.agreed_on > self.desk.today():
                raise Refusal(Reason.FIELD_INVALID, article="146.93", field="agreed_on")
            if flaws := self._flaws(deed.session, row, entry):
                raise Refusal(
                    Reason.AGREEMENT_FLAWED,
                    article="146.93",
                    flaw=flaws[0].kind,
                    flaws=flaws,
                    name=_flawed(deed.session, flaws[0]),
                )
            finish(deed.session, row, Ending.AGREED, now)
            row.state = transition.to
            row.ending_values = {
                "total": str(entry.total),
                "agreed_on": entry.agreed_on.isoformat(),
                "signatures": {str(key): power for key, power in entry.signatures.items()},
            }
            deed.note(**row.ending_values)
            case_id = CaseId(row.case_id)
        base = cast(
            "Agreement",
            self.desk.documents.prepared(FormKind.AGREEMENT, case_id, mediation_id=mediation_id),
        )
        paper = replace(
            base,
            facts=entry.facts,
            amounts=entry.amounts,
            total=entry.total,
            shares=entry.shares,
            manner=entry.manner,
            payments=entry.payments,
            terms=entry.terms,
            mediated_on=entry.agreed_on,
        )
        return papers.store(self.desk, paper, case_id, mediation_id)

    def _flaws(
        self, session: StoreSession, row: MediationRow, entry: AgreementEntry
    ) -> tuple[Flaw, ...]:
        bound = [PartyId(side.party_id) for side in counted_parties(sides(session, [row.id]))]
        signatures = {}
        for party, power_id in entry.signatures.items():
            power = None
            if power_id is not None:
                held = get(session, PowerRow, power_id)
                if held.principal_id != party:
                    raise Refusal(Reason.POWER_NOT_IN_FORCE, article="146.89")
                power = authority(held)
            signatures[party] = Signature(entry.agreed_on, power)
        claimant = session.get_one(PartyRow, row.claimant_id)
        more = claimant.more or {}
        unknown = claimant.kind == _DECEASED and bool(more.get("is_unknown"))
        return (
            *agreeing.flaws(
                entry.amounts,
                entry.shares,
                entry.payments,
                total=entry.total,
                day=entry.agreed_on,
            ),
            *agreeing.unknown_dead(
                (line.item for line in entry.amounts), identity_known=not unknown
            ),
            *agreeing.unsigned(bound, signatures),
        )


def _flawed(session: StoreSession, flaw: Flaw) -> str:
    return "" if flaw.party is None else parties(session, [flaw.party])[flaw.party].name
