"""Whether everything held in a case has found its way, before the case is concluded."""

from typing import TYPE_CHECKING

from cases.refusals import Reason, Refusal
from cases.services.holding.advances import unsettled
from cases.services.holding.rows import held_in

if TYPE_CHECKING:
    from cases.services.desk import Deed


def refuse_unsettled(deed: "Deed", case_id: int) -> None:
    """Refuse to conclude a case in which things are held or money is left.

    Law: 行政程序 art. 193: what is held is dealt with together with the case.
    """
    held, left = len(held_in(deed.session, case_id)), unsettled(deed.session, case_id)
    if held or left:
        raise Refusal(Reason.THINGS_HELD, article="admin.189", n=held + left)
