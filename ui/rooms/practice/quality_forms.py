"""Forms of the quarterly check: score, finding, the score sheet itself."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from cases.records.quality import CheckedCase, QualityCheck, SheetItem
from cases.refusals import Reason, Refusal
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, DayField, LongField, TextField
from ui.kit.i18n import _

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Days proposed for mending a problem.
MEND_DAYS = 14


class NumberField(QSpinBox):
    """A whole number within limits."""

    edited = Signal()

    def __init__(self, least: int, most: int, start: int) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setValue(start)
        self.setMinimumHeight(28)
        self.valueChanged.connect(self._tell)

    def set_value(self, value: int) -> None:
        """Show another number."""
        self.setValue(value)

    def fault(self, text: str) -> None:
        """Show the fault as a tool tip."""
        self.setToolTip(text)

    def _tell(self, _value: int) -> None:
        self.edited.emit()


def score_form(parent: QWidget, desk: "Desk", check: QualityCheck, one: CheckedCase) -> Form:
    """Return the form that takes points off item by item, and what sending it does."""
    title = _("评分：{number}").format(number=one.number)
    dialog = FormDialog(parent, title, _("记录评分"), width=640)
    fields = {}
    for item in check.sheet:
        caption = _("{text}（{points} 分）扣").format(text=item.text, points=item.points)
        field = dialog.add(caption, NumberField(0, item.points, one.taken_off.get(item.key, 0)))
        field.setToolTip(item.source)
        fields[item.key] = field
    note = dialog.add(_("评语"), LongField())
    note.set_value(one.note)

    def prepare() -> Callable[[], object]:
        off = {key: field.value() for key, field in fields.items()}
        return partial(desk.quality.score, check.id, one.case_id, off, note.value())

    return dialog, prepare


def finding_form(parent: QWidget, desk: "Desk", check: QualityCheck, one: CheckedCase) -> Form:
    """Return the form of a problem: what, whose to mend, until when."""
    title = _("提出问题：{number}").format(number=one.number)
    dialog = FormDialog(parent, title, _("记录问题"))
    items = {item.key: item.text for item in check.sheet}
    item = dialog.add(_("评分项目"), ChoiceField(items), required=True)
    text = dialog.add(_("问题"), LongField(), required=True, key="text")
    until = dialog.add(_("整改期限"), DayField(today=desk.today()), required=True, key="mend_by")
    until.set_value(desk.today() + timedelta(days=MEND_DAYS))
    dialog.note.say(_("由主办 {name} 整改。").format(name=one.lead or "—"))

    def prepare() -> Callable[[], object]:
        day = until.value()
        assert day is not None
        if one.lead_id is None:
            return partial(_refuse, Refusal(Reason.NOT_FOUND))
        return partial(
            desk.quality.find, check.id, one.case_id, item.value(), text.value(), one.lead_id, day
        )

    return dialog, prepare


def sheet_form(parent: QWidget, desk: "Desk", items: tuple[SheetItem, ...]) -> Form:
    """Return the editor of the score sheet: one line an item, text, points, source."""
    dialog = FormDialog(parent, _("评分表"), _("启用"), width=720)
    dialog.note.say(_("每行一项，用竖线隔开：项目 | 分值 | 依据。已抽取的检查仍用原来的评分表。"))
    text = dialog.add(_("项目"), LongField(lines=16), required=True, key="sheet")
    text.set_value("\n".join(f"{item.text} | {item.points} | {item.source}" for item in items))
    unit = dialog.add(_("单位文件"), TextField())
    unit.setPlaceholderText(_("例如 大队法制〔2026〕2号"))
    known = {item.text: item.key for item in items}

    def prepare() -> Callable[[], object]:
        return partial(_use_sheet, desk, text.value(), known, unit.value())

    return dialog, prepare


def _use_sheet(desk: "Desk", text: str, known: dict[str, str], source: str) -> None:
    items = []
    for number, line in enumerate(filter(None, map(str.strip, text.splitlines())), 1):
        parts = [part.strip() for part in line.replace("｜", "|").split("|")]
        if len(parts) < 2 or not parts[1].isdecimal():
            raise Refusal(Reason.FIELD_INVALID, field="sheet")
        key = known.get(parts[0], f"own{number}")
        items.append(SheetItem(key, parts[0], int(parts[1]), (parts[2:] or [source])[0] or source))
    desk.quality.set_sheet(items)


def _refuse(refusal: Refusal) -> None:
    raise refusal
