"""The power of attorney as a paper: drafted from what is on record of agent and principal."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from cases.papers.kinds import Authority, FormKind
from cases.records.ids import CaseId, DocumentId, PartyId, PowerId
from cases.records.parties import IdKind
from cases.refusals import Reason, Refusal
from cases.services.documents.drafting import Drafting
from cases.services.documents.filling import party_block
from cases.store.rows.cases import PartyRow, PowerRow

if TYPE_CHECKING:
    from cases.papers.applying import PowerOfAttorney


class PowersOfAttorney(Drafting):
    """The paper of a power of attorney."""

    def draft_power(self, case_id: CaseId, power_id: PowerId) -> DocumentId:
        """Draft the power of attorney that is on record, for its principal to sign (form P1).

        Law: Order 146 art. 89 para. 2: matters and powers are written in it.
        """
        with self.desk.reading() as session:
            self._handled(session, case_id)
            row = session.get(PowerRow, power_id)
            if row is None or row.case_id != case_id:
                raise Refusal(Reason.NOT_FOUND)
            principal = session.get_one(PartyRow, row.principal_id)
            agent = session.get_one(PartyRow, row.agent_id)
            # Who acts for them is what this paper itself says.
            blocks = [replace(party_block(session, one), agent="") for one in (principal, agent)]
            is_body = principal.id_kind == IdKind.CREDIT_CODE
            values: dict[str, Any] = {
                "principals": (blocks[0],),
                "agents": (blocks[1],),
                "parties": (blocks[0],),
                "relation": agent.relation,
                "matters": row.matters,
                "authority": Authority.SPECIAL if row.may_agree else Authority.GENERAL,
                "may_agree": row.may_agree,
                "until_on": row.until_on,
                "signed_on": row.signed_on,
                "enclosures": (
                    "营业执照复印件" if is_body else "委托人身份证件复印件",
                    "受托人身份证件复印件",
                ),
            }
            party = PartyId(principal.id)
        base = cast("PowerOfAttorney", self.prepared(FormKind.POWER_OF_ATTORNEY, case_id))
        return self.draft(replace(base, **values), case_id, party_id=party)
