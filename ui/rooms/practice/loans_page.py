"""Case files that are out (案卷借阅), and when they are to come back."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from cases.records.hand_overs import FileLoan
from ui.kit.dialogs import FormDialog
from ui.kit.fields import TextField
from ui.kit.i18n import N_, _, day_short, moment_text
from ui.kit.marks import Tone
from ui.kit.table import Column
from ui.rooms.practice.page import ListPage

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class LoansPage(ListPage):
    """The files that are out.

    Signals:
        case_wanted: look at the case of a line.
    """

    case_wanted = Signal(int, str)

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(
            desk,
            jobs,
            "loans",
            (
                _("案卷借阅"),
                _("借出的案卷：谁凭什么借、用途、册数、归还期限；在案件的“事务”页登记借出。"),
                _("借出未还"),
            ),
            (
                Column("case", N_("案号"), lambda one: one.number, width=110),
                Column("who", N_("借阅人"), lambda one: one.entry.borrower, width=160),
                Column("paper", N_("凭据"), lambda one: one.entry.authority, width=170),
                Column("purpose", N_("用途"), lambda one: one.entry.purpose),
                Column("volumes", N_("册数"), lambda one: one.entry.volumes, width=110),
                Column("lent", N_("借出时间"), lambda one: moment_text(one.lent_at), width=140),
                Column(
                    "back",
                    N_("归还期限"),
                    lambda one: day_short(one.entry.return_by),
                    width=100,
                    sort=lambda one: one.entry.return_by,
                    chip=self._tone,
                ),
            ),
            (N_("没有借出的案卷"), N_("在案件的“事务”页登记借出。")),
        )
        self.offer("back", _("归还"), "check", self._take_back, lambda _one: True)
        self.offer("case", _("打开案件"), "cases", self._open_case, lambda _one: True)

    @override
    def read(self) -> tuple[FileLoan, ...]:
        return self.desk.loans.out()

    def _take_back(self) -> None:
        one = self._current()
        dialog = FormDialog(self, _("归还案卷"), _("记录归还"))
        state = dialog.add(_("归还时的情况"), TextField(), required=True, key="state")
        self.ask((dialog, lambda: partial(self.desk.loans.take_back, one.id, state.value())))

    def _open_case(self) -> None:
        self.case_wanted.emit(self._current().case_id, "matters")

    def _current(self) -> FileLoan:
        one = self.table.current()
        assert isinstance(one, FileLoan)
        return one

    def _tone(self, one: FileLoan) -> Tone | None:
        return Tone.RED if one.entry.return_by < self.desk.today() else None
