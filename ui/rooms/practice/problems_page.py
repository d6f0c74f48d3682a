"""Problems that checks have found: whose they are to mend, and which are solved."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from typing_extensions import override

from cases.records.officers import Role
from cases.records.quality import Finding, OpenProblems
from ui.kit.dialogs import FormDialog
from ui.kit.fields import LongField
from ui.kit.i18n import N_, _, day_short
from ui.kit.marks import Tone
from ui.kit.table import Column
from ui.rooms.practice.page import ListPage

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class ProblemsPage(ListPage):
    """The open problems in cases the officer may see.

    Signals:
        case_wanted: look at the case of a line.
    """

    case_wanted = Signal(int, str)

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(
            desk,
            jobs,
            "problems",
            (
                _("问题整改"),
                _("检查发现的问题，由责任人整改、检查人确认后销号。"),
                _("未销号的问题"),
            ),
            (
                Column("case", N_("案号"), lambda one: one.number, width=110),
                Column("text", N_("问题"), lambda one: one.text),
                Column("owner", N_("责任人"), lambda one: one.owner_name, width=90),
                Column(
                    "until",
                    N_("整改期限"),
                    lambda one: day_short(one.mend_by),
                    width=90,
                    sort=lambda one: one.mend_by,
                ),
                Column("state", N_("状态"), self._state, width=130, chip=self._tone),
                Column("mended", N_("整改情况"), lambda one: one.mended, width=240, muted=True),
            ),
            (N_("没有未销号的问题"), ""),
        )
        self.offer("mend", _("整改"), "edit", self._mend, self._may_mend)
        if desk.officer.holds(Role.REVIEWER):
            self.offer("solve", _("确认整改"), "check", self._solve, _is_mended)
        self.offer("case", _("打开案件"), "cases", self._open_case, lambda _one: True)

    @override
    def read(self) -> OpenProblems:
        return self.desk.quality.problems(self.desk.today().year)

    @override
    def show_read(self, found: Any) -> None:
        super().show_read(found.open)
        words = _("{year} 年发现 {found} 个，已销号 {solved} 个")
        self.panel.set_hint(words.format(year=found.year, found=found.found, solved=found.solved))

    @override
    def drop(self) -> None:
        super().drop()
        self.panel.set_hint("")

    def _mend(self) -> None:
        one = self._current()
        dialog = FormDialog(self, _("整改"), _("记录整改"))
        dialog.note.say(one.text)
        how = dialog.add(_("怎样整改"), LongField(), required=True, key="how")
        self.ask((dialog, lambda: partial(self.desk.quality.mend, one.id, how.value())))

    def _solve(self) -> None:
        work = partial(self.desk.quality.solve, self._current().id)
        self.do(work)

    def _open_case(self) -> None:
        self.case_wanted.emit(self._current().case_id, "")

    def _current(self) -> Finding:
        one = self.table.current()
        assert isinstance(one, Finding)
        return one

    def _may_mend(self, one: Finding) -> bool:
        return one.owner == self.desk.officer.id and one.solved_at is None

    def _state(self, one: Finding) -> str:
        if one.mended_at is not None:
            return _("待确认")
        return _("逾期") if one.mend_by < self.desk.today() else _("整改中")

    def _tone(self, one: Finding) -> Tone:
        if one.mended_at is not None:
            return Tone.AMBER
        return Tone.RED if one.mend_by < self.desk.today() else Tone.YELLOW


def _is_mended(one: Finding) -> bool:
    return one.mended_at is not None and one.solved_at is None
