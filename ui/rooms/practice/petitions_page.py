"""Petitions (信访) over all cases the officer may see, followed to their answer."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from typing_extensions import override

from cases.records.receptions import Petition
from ui.kit.dialogs import FormDialog
from ui.kit.fields import LongField
from ui.kit.i18n import N_, _, day_full, day_short, moment_text
from ui.kit.layout import label
from ui.kit.table import Column
from ui.rooms.practice.page import ListPage
from ui.rooms.practice.words import left_text, left_tone

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class PetitionsPage(ListPage):
    """The petitions still to answer.

    Signals:
        case_wanted: look at the case of a line.
    """

    case_wanted = Signal(int, str)

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(
            desk,
            jobs,
            "petitions",
            (
                _("信访"),
                _("与案件有关的信访，逐步记录办理情况直到答复；在案件的“事务”页登记。"),
                _("待答复"),
            ),
            (
                Column("case", N_("案号"), lambda one: one.case_number, width=100),
                Column("who", N_("信访人"), lambda one: one.entry.petitioner, width=100),
                Column("source", N_("来源"), lambda one: one.entry.source, width=140, muted=True),
                Column("number", N_("编号"), lambda one: one.entry.number, width=130, muted=True),
                Column("matter", N_("内容"), lambda one: one.entry.matter),
                Column(
                    "due",
                    N_("答复期限"),
                    lambda one: day_short(one.entry.answer_by),
                    width=90,
                    sort=lambda one: one.entry.answer_by,
                ),
                Column(
                    "left",
                    N_("剩余"),
                    lambda one: left_text(one.working_days_left),
                    width=136,
                    chip=lambda one: left_tone(one.working_days_left),
                ),
            ),
            (N_("没有待答复的信访"), N_("在案件的“事务”页登记。")),
        )
        self.offer("follow", _("记录办理"), "note", self._follow, lambda _one: True)
        self.offer("answer", _("答复"), "check", self._answer, lambda _one: True)
        self.offer("case", _("打开案件"), "cases", self._open_case, lambda _one: True)
        self._steps = label("", "small", wrap=True)
        self.below.addWidget(self._steps)
        self.table.picked.connect(self._show_steps)

    @override
    def read(self) -> tuple[Petition, ...]:
        return self.desk.petitions.list()

    @override
    def drop(self) -> None:
        super().drop()
        self._steps.setText("")

    def _show_steps(self, record: Any) -> None:
        self._steps.setText(told(record) if isinstance(record, Petition) else "")

    def _follow(self) -> None:
        one = self._current()
        dialog = FormDialog(self, _("记录信访办理"), _("记录"))
        text = dialog.add(_("做了什么"), LongField(), required=True, key="text")
        self.ask((dialog, lambda: partial(self.desk.petitions.follow, one.id, text.value())))

    def _answer(self) -> None:
        one = self._current()
        dialog = FormDialog(self, _("答复信访"), _("记录答复"))
        dialog.note.say(
            _("{name}：{matter}").format(name=one.entry.petitioner, matter=one.entry.matter)
        )
        text = dialog.add(_("答复结果"), LongField(), required=True, key="result")
        self.ask((dialog, lambda: partial(self.desk.petitions.answer, one.id, text.value())))

    def _open_case(self) -> None:
        self.case_wanted.emit(self._current().case_id, "matters")

    def _current(self) -> Petition:
        one = self.table.current()
        assert isinstance(one, Petition)
        return one


def told(one: Petition) -> str:
    """Return what was done about a petition, a line each."""
    lines = [
        _("{day} 收到（{source}）").format(
            day=day_full(one.entry.received_on), source=one.entry.source
        )
    ]
    lines += [f"{moment_text(step.at)}　{step.by}　{step.text}" for step in one.steps]
    return "\n".join(lines)
