"""Whether somebody is still being questioned, before a case is concluded."""

from sqlalchemy import select

from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow
from cases.store.rows.summons import SummonsRow


def refuse_held(session: StoreSession, case_id: int) -> None:
    """Refuse to conclude a case while somebody summoned in it has not left.

    Law: 行政程序 art. 69; his departure could not be recorded any more.
    """
    name = session.scalar(
        select(PartyRow.name)
        .join(SummonsRow, SummonsRow.party_id == PartyRow.id)
        .where(
            SummonsRow.case_id == case_id,
            SummonsRow.arrived_at.is_not(None),
            SummonsRow.left_at.is_(None),
            SummonsRow.withdrawn_at.is_(None),
        )
        .limit(1)
    )
    if name is not None:
        raise Refusal(Reason.SUMMONS_STANDS, article="admin.69", party=name)
