"""A new password for an administrator by both recovery sheets."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.records.recovery import GROUPS, Half, RecoveryCode, group_fits, split
from cases.refusals import Reason, Refusal
from ui.firstrun.pages import PasswordField
from ui.kit.dialogs import FormDialog
from ui.kit.fields import LongField, TextField
from ui.kit.i18n import _
from ui.kit.layout import label
from ui.kit.messages import messages

if TYPE_CHECKING:
    from cases.services.station import Station
    from ui.kit.jobs import Jobs


class HalfField(LongField):
    """One sheet typed in; says which group cannot be right."""

    def __init__(self, half: Half, name: str) -> None:
        super().__init__(_("十六组，组间可以留空格"), name=name, lines=3)
        self._half = half

    def groups(self) -> tuple[str, ...]:
        """Return the groups typed so far."""
        return split(self.value())

    def first_wrong(self) -> int | None:
        """Return the number of the first complete group that is wrong, None when none is."""
        for index, group in enumerate(self.groups()[:GROUPS]):
            if len(group) == 4 and not group_fits(self._half, index, group):
                return index + 1
        return None

    def is_complete(self) -> bool:
        """Tell whether all groups are there and fit."""
        groups = self.groups()
        return len(groups) == GROUPS and all(
            group_fits(self._half, index, group) for index, group in enumerate(groups)
        )


class RecoverDialog(FormDialog):
    """Asks for both sheets, the administrator and his new password.

    Signals:
        recovered: the password has been set; sign in with it.
    """

    recovered = Signal()

    def __init__(
        self,
        parent: QWidget,
        station: "Station",
        jobs: "Jobs",
        *,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(parent, _("用恢复单重设口令"), _("重设口令"), width=640)
        self._station, self._jobs, self._now = station, jobs, now
        self.note.say(
            _("两份恢复单都要输入。重设的是一名管理员的口令，不打开任何案件；本次恢复记入日志。")
        )
        self.halves = {
            Half.A: self.add(_("A 份"), HalfField(Half.A, _("A 份")), required=True),
            Half.B: self.add(_("B 份"), HalfField(Half.B, _("B 份")), required=True),
        }
        self._state = label("", "error", wrap=True)
        self.body.addWidget(self._state)
        self.number = self.add(_("管理员警号"), TextField(), required=True)
        self.password = self.add(_("新口令"), PasswordField(_("新口令")), required=True)
        self.again = self.add(
            _("再输一次"), PasswordField(_("再输一次")), required=True, key="again"
        )
        for field in self.halves.values():
            field.edited.connect(self._check)
        self.submitted.connect(self._recover)
        self.fit()

    def _check(self) -> None:
        wrong = [
            _("{half} 份第 {n} 组与单子不符。").format(half=half.upper(), n=number)
            for half, field in self.halves.items()
            if (number := field.first_wrong()) is not None
        ]
        self._state.setText(" ".join(wrong))

    def _recover(self, _dialog: FormDialog) -> None:
        self._jobs.run(self, self._work, self._done, self.refuse)

    def _work(self) -> None:
        if self.password.value() != self.again.value():
            raise Refusal(Reason.FIELD_INVALID, field="again")
        code = RecoveryCode(self.halves[Half.A].groups(), self.halves[Half.B].groups())
        recover = partial(self._station.recover, code, self.number.value())
        recover(self.password.value(), now=self._now)

    def _done(self, _result: Any = None) -> None:
        for field in self.halves.values():
            field.set_value("")
        self.accept()
        messages().told(self, _("口令已重设"), _("请用新口令登录。"))
        self.recovered.emit()
