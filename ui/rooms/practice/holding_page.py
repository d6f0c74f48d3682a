"""Everything held now, over all cases the officer may see, the longest first."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from typing_extensions import override

from cases.records.holding import HeldLine
from ui.kit.i18n import N_, _, moment_text
from ui.kit.table import Column
from ui.labels import holding as labels
from ui.rooms.holding import words
from ui.rooms.practice.page import ListPage

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class HoldingPage(ListPage):
    """What is held.

    Signals:
        case_wanted: look at the case of a line.
    """

    case_wanted = Signal(int, str)

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(
            desk,
            jobs,
            "holding",
            (
                _("在扣财物"),
                _("没有凭证的不得扣留，到期的必须返还或者延长；台账在“文书 › 导出台账”按月打印。"),
                _("现在在扣"),
            ),
            (
                Column("case", N_("案号"), lambda one: one.case_number, width=100),
                Column("item", N_("物品"), lambda one: one.thing.item, width=140, bold=_always),
                Column(
                    "measure",
                    N_("措施"),
                    lambda one: _(labels.MEASURES[one.thing.measure]),
                    width=110,
                ),
                Column(
                    "since",
                    N_("扣留时间"),
                    lambda one: moment_text(one.thing.seized_at),
                    width=132,
                    sort=lambda one: one.thing.seized_at,
                ),
                Column(
                    "days",
                    N_("天数"),
                    lambda one: words.days_text(one.thing),
                    width=64,
                    right=True,
                    sort=lambda one: one.thing.days,
                ),
                Column("from", N_("持有人"), lambda one: one.thing.taken_from, width=90),
                Column("holder", N_("保管"), _holder, width=180),
                Column(
                    "receipt", N_("凭证"), lambda one: one.thing.receipt, width=150, hidden=True
                ),
                Column("next", N_("下一期限"), lambda one: words.next_text(one.thing)),
                Column(
                    "state",
                    N_("状态"),
                    lambda one: words.state_text(one.thing),
                    width=150,
                    chip=lambda one: words.state_tone(one.thing),
                ),
            ),
            (N_("现在没有在扣的财物"), N_("在案件的“财物”页登记扣留、扣押。")),
        )
        self.offer("case", _("打开案件"), "cases", self._open_case, lambda _one: True)
        self.table.opened.connect(self._opened)

    @override
    def read(self) -> tuple[HeldLine, ...]:
        return self.desk.holding.held()

    def _opened(self, _record: Any) -> None:
        self._open_case()

    def _open_case(self) -> None:
        one = self.table.current()
        if isinstance(one, HeldLine):
            self.case_wanted.emit(one.thing.case_id, "holding")


def _always(_one: HeldLine) -> bool:
    return True


def _holder(one: HeldLine) -> str:
    return f"{one.thing.holder} {one.thing.place}"
