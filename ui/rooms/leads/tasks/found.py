"""What the tab of measures shows, read and in words: caught or at large, what art. 46 asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.records.holding import Advance
from cases.records.ids import CaseId, OfficerId
from cases.records.measures import Measures
from cases.records.officers import Role
from cases.records.pursuit import Pursuit, PursuitTask, TaskKind
from cases.refusals import Refusal
from leads.services.tasks.service import TaskService
from leads.telling.tasks import CasePerson
from ui.kit.i18n import _, moment_text

if TYPE_CHECKING:
    from cases.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tab shows."""

    pursuit: Pursuit
    measures: Measures
    advances: tuple[Advance, ...]
    officers: dict[OfficerId, str]
    people: tuple[CasePerson, ...]


def reading(desk: "Desk", case_id: CaseId) -> Callable[[], Shown]:
    """Return the work that reads what the tab shows."""

    def read() -> Shown:
        measures = desk.measures.of_case(case_id)
        try:
            advances = desk.holding.of_case(case_id).advances
        except Refusal:
            advances = ()
        officers = {one.id: one.name for one in desk.officers.active(Role.INVESTIGATOR)}
        people = TaskService(desk).people(case_id)
        return Shown(desk.pursuit.of_case(case_id), measures, advances, officers, people)

    return read


def state_text(found: Pursuit) -> str:
    """Say what is caught and what is at large, and what that means for the determination."""
    vehicle, driver = found.vehicle_found_at, found.driver_found_at
    if not found.hit_and_run:
        return _("本案不是逃逸案件。")
    if vehicle is not None and driver is not None:
        words = (
            _("车辆 {vehicle} 查获，驾驶人 {driver} 投案；认定时限已起算（第六十二条）。")
            if found.surrenders
            else _("车辆 {vehicle} 查获，驾驶人 {driver} 到案；认定时限已起算（第六十二条）。")
        )
        return words.format(vehicle=moment_text(vehicle), driver=moment_text(driver))
    if vehicle is not None:
        return _("车辆 {time} 查获，驾驶人在逃；认定时限尚未起算（第六十二条）。").format(
            time=moment_text(vehicle)
        )
    if driver is not None:
        words = (
            _("驾驶人 {time} 投案，车辆未查获；认定时限尚未起算（第六十二条）。")
            if found.surrenders
            else _("驾驶人 {time} 到案，车辆未查获；认定时限尚未起算（第六十二条）。")
        )
        return words.format(time=moment_text(driver))
    return _("车辆、驾驶人均未查获；认定时限尚未起算（第六十二条）。")


def task_text(one: PursuitTask) -> str:
    """Say what art. 46 asks for."""
    if one.kind is TaskKind.WITHDRAW:
        return _("已查获：须按原范围撤销协查通报 {number}（第四十六条）").format(number=one.what)
    return _("已查获：须撤销布控 {target}（第四十六条）").format(target=one.what)


def paid_text(one: Advance) -> str:
    """Say who advanced money, how much and for what."""
    return _("{time} {payer} 自愿垫付 {amount} 元（{purpose}），余 {left} 元").format(
        time=moment_text(one.received_at),
        payer=one.payer,
        amount=f"{one.amount:,.2f}",
        purpose=one.purpose,
        left=f"{one.left:,.2f}",
    )
