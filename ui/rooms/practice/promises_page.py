"""Call-backs and answers owed, over all cases of the officer."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from typing_extensions import override

from cases.records.receptions import Promise, PromiseKind
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField
from ui.kit.i18n import N_, _, day_short
from ui.kit.table import Column
from ui.labels.practice import PROMISES
from ui.rooms.practice.page import ListPage
from ui.rooms.practice.words import left_text, left_tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Whether whoever was called is content; an answer has no such question.
CONTENT = {"yes": N_("满意"), "no": N_("不满意"), "": N_("未表态")}


class PromisesPage(ListPage):
    """What is still owed.

    Signals:
        case_wanted: look at the case of a line.
    """

    case_wanted = Signal(int, str)

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(
            desk,
            jobs,
            "promises",
            (
                _("回访与回告"),
                _("案件办结后的回访，和答应过要给的答复；在案件的“事务”页登记，到期前在这里提醒。"),
                _("待办"),
            ),
            (
                Column("case", N_("案号"), lambda one: one.number, width=100),
                Column("kind", N_("类别"), lambda one: _(PROMISES[one.kind]), width=80),
                Column("whom", N_("对象"), lambda one: one.whom, width=120),
                Column("matter", N_("内容"), lambda one: one.matter),
                Column(
                    "due",
                    N_("期限"),
                    lambda one: day_short(one.due_on),
                    width=90,
                    sort=lambda one: one.due_on,
                ),
                Column(
                    "left",
                    N_("剩余"),
                    lambda one: left_text(one.working_days_left),
                    width=136,
                    chip=lambda one: left_tone(one.working_days_left),
                ),
            ),
            (N_("没有待办的回访和回告"), N_("在案件的“事务”页登记。")),
        )
        self.offer("keep", _("记录结果"), "check", self._keep, lambda _one: True)
        self.offer("case", _("打开案件"), "cases", self._open_case, lambda _one: True)
        self.table.opened.connect(self._opened)

    @override
    def read(self) -> tuple[Promise, ...]:
        return self.desk.promises.mine()

    def _opened(self, _record: Any) -> None:
        self._keep()

    def _keep(self) -> None:
        one = self.table.current()
        assert isinstance(one, Promise)
        dialog, prepare = keeping(self, self.desk, one)
        self.ask((dialog, prepare))

    def _open_case(self) -> None:
        one = self.table.current()
        assert isinstance(one, Promise)
        self.case_wanted.emit(one.case_id, "matters")


def keeping(parent: "QWidget", desk: "Desk", one: Promise) -> Form:
    """Return the form in which the result is entered, and what sending it does."""
    dialog = FormDialog(parent, _(PROMISES[one.kind]), _("记录结果"))
    dialog.note.say(_("{name}：{matter}").format(name=one.whom, matter=one.matter))
    result = dialog.add(_("结果"), LongField(), required=True, key="result")
    content: ChoiceField | None = None
    if one.kind is PromiseKind.CALL_BACK:
        content = dialog.add(
            _("满意度"), ChoiceField({key: _(words) for key, words in CONTENT.items()})
        )
        content.set_value("")

    def prepare() -> "Callable[[], object]":
        said = {"yes": True, "no": False}.get(content.value() if content is not None else "")
        return partial(desk.promises.keep, one.id, result.value(), content=said)

    return dialog, prepare
