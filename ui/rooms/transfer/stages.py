"""What the tab of a transfer shows, and what may be done at each of its stages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.law.approvals import Approving
from cases.records.holding import Thing
from cases.records.ids import CaseId
from cases.records.transfers import Ground, Neighbour, Transfer, TransferState
from ui.kit.i18n import _
from ui.kit.marks import Tone

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: The case is still with this unit.
GOING = (TransferState.FOUND, TransferState.DISPUTED)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tab shows."""

    case_id: CaseId
    transfer: Transfer | None
    neighbours: tuple[Neighbour, ...]
    #: Held in the case and not on the list.
    unlisted: tuple[Thing, ...]


def reading(desk: "Desk", case_id: CaseId) -> Callable[[], Shown]:
    """Return the work that reads what the tab shows."""

    def read() -> Shown:
        found = desk.transfers.of_case(case_id)
        on_list = {one.entry.thing_id for one in found.items} if found else set()
        things = desk.holding.of_case(case_id).things if found else ()
        return Shown(
            case_id,
            found,
            desk.neighbours.list(),
            tuple(one for one in things if one.held and one.id not in on_list),
        )

    return read


def approving(found: Transfer) -> Approving:
    """Return what must be approved: a crime goes to another unit by a head above the station."""
    return Approving.CRIMINAL_TRANSFER if found.is_criminal else Approving.TRANSFER


def acts(found: Transfer) -> list[tuple[str, str, str]]:
    """Return key, words and icon of what may be done at this stage."""
    if found.state is TransferState.HANDED_OVER:
        return [("back", _("案件退回…"), "undo")]
    if found.state not in GOING:
        return []
    made = [
        ("centre", _("报告指挥中心…"), "phone"),
        ("first", _("先行处置…"), "warning"),
        ("caller", _("告知报案人…"), "user"),
        ("unit", _("接收单位…"), "org"),
    ]
    if found.ground is Ground.NOT_POLICE:
        return [*made, ("papers", _("起草书面告知"), "documents"), ("told", _("告知完毕"), "check")]
    disputed = found.state is TransferState.DISPUTED
    made.append(
        ("designate", _("记录指定管辖…"), "scale")
        if disputed
        else ("dispute", _("报请指定管辖…"), "scale")
    )
    made.append(("keep", _("由本单位办理…"), "undo"))
    if not disputed:
        made.append(("approval", _("呈请批准…"), "seal"))
        made.append(("papers", _("起草移送文书"), "documents"))
        made.append(("hand_over", _("移交案件…"), "send"))
    return made


def tone(found: Transfer) -> Tone:
    """Return the tone of the chip that says how the case goes."""
    if found.state in GOING:
        return Tone.AMBER
    return Tone.GREEN if found.state is not TransferState.KEPT else Tone.OUTLINE
