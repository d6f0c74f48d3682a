"""Cases sent away and received, over all the officer may see."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from typing_extensions import override

from cases.records.officers import Role
from cases.records.times import local
from cases.records.transfers import Neighbour, TransferLine, TransferState
from ui.kit.i18n import N_, _, moment_text
from ui.kit.marks import Tone
from ui.kit.table import Column
from ui.labels import holding as labels
from ui.rooms.practice.page import ListPage
from ui.rooms.transfer import list_forms

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_OPEN = (TransferState.FOUND, TransferState.DISPUTED)
_NEAR = timedelta(hours=6)


class TransfersPage(ListPage):
    """Transfers.

    Signals:
        case_wanted: look at the case of a line.
        away_wanted: record a report that is not ours.
    """

    case_wanted = Signal(int, str)
    away_wanted = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(
            desk,
            jobs,
            "transfers",
            (
                _("移送案件"),
                _("不属本单位管辖的，登记后二十四小时内移送；接收的案件，时限从接收之日起计算。"),
                _("移出与接收"),
            ),
            (
                Column("case", N_("案号"), lambda one: one.case_number, width=100),
                Column("direction", N_("方向"), _direction, width=64),
                Column("place", N_("事故地点"), lambda one: one.place),
                Column("unit", N_("对方单位"), lambda one: one.unit or "—", width=200),
                Column("ground", N_("事由"), lambda one: _(labels.GROUNDS[one.ground]), width=200),
                Column(
                    "found",
                    N_("登记时间"),
                    lambda one: moment_text(one.found_at),
                    width=132,
                    sort=lambda one: one.found_at,
                ),
                Column("due", N_("移送期限"), _due, width=110, chip=self._tone),
                Column("officer", N_("经办"), lambda one: one.officer, width=76),
                Column("state", N_("状态"), _state, width=130, chip=_state_tone),
            ),
            (N_("没有移送的案件"), N_("接到不属本辖区的报警，按“接报移送”登记。")),
        )
        takes = desk.officer.holds(Role.INVESTIGATOR, Role.DUTY_DESK)
        self.offer("case", _("打开案件"), "cases", self._open_case, lambda _one: True)
        if takes:
            self.offer("receive", _("接收移送案件…"), "folder", self._receive)
            self.offer("away", _("接报移送…"), "send", self.away_wanted.emit)
        self.table.opened.connect(self._opened)

    @override
    def read(self) -> tuple[TransferLine, ...]:
        return self.desk.transfers.list()

    def _opened(self, _record: Any) -> None:
        self._open_case()

    def _open_case(self) -> None:
        one = self.table.current()
        if isinstance(one, TransferLine):
            self.case_wanted.emit(one.case_id, "transfer")

    def _receive(self) -> None:
        self.jobs.run(self, self.desk.neighbours.list, self._ask_receive)

    def _ask_receive(self, neighbours: Sequence[Neighbour]) -> None:
        dialog, prepare = list_forms.receive(self, self.desk, neighbours)
        self.ask((dialog, prepare))

    def _tone(self, one: TransferLine) -> Tone | None:
        if one.due_at is None:
            return None
        left = one.due_at - self.desk.now()
        if left < timedelta():
            return Tone.RED
        return Tone.AMBER if left < _NEAR else Tone.YELLOW


def _direction(one: TransferLine) -> str:
    return _(labels.DIRECTIONS[one.direction])


def _due(one: TransferLine) -> str:
    return f"{local(one.due_at):%m-%d %H:%M}" if one.due_at is not None else ""


def _state(one: TransferLine) -> str:
    return _(labels.TRANSFER_STATES[one.state])


def _state_tone(one: TransferLine) -> Tone:
    return Tone.AMBER if one.state in _OPEN else Tone.GREEN
