"""Forms of inquiries: asked with the answers there may be, given, answered once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from leads.evidence.records import Inquiry, InquiryEntry, OutcomeEntry
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, TextField
from ui.kit.i18n import _
from ui.kit.rows_field import Cell, RowsField
from ui.labels.candidates import plate_text
from ui.rooms.leads.candidates.feed import Feed
from ui.rooms.leads.evidence_forms.numbers import NumberField, PercentField
from ui.rooms.leads.exhibits.forms import grade_fields, suggest

#: Answers offered at first, in percent: if it was the vehicle asked about, and if not.
_YES, _NO = (80.0, 10.0), (20.0, 90.0)


def ask(parent: QWidget, feed: Feed, about: str = "") -> Form:
    """List an inquiry, about a vehicle or none."""
    dialog = FormDialog(parent, _("列出询查事项"), _("列出"), width=640)
    question = dialog.add(
        _("询查事项"), TextField(_("例如：问保险公司批改与转让")), required=True, key="question"
    )
    whom = dialog.add(_("向谁查"), TextField(_("单位、个人、地点")), key="whom")
    hours = dialog.add(
        _("预计工时"), NumberField(_("小时"), least=0.05, most=2000), required=True, key="hours"
    )
    vehicles = dialog.add(
        _("涉及的车辆（多辆用逗号隔开）"), LongField(lines=1), required=True, key="vehicles"
    )
    outcomes = dialog.add(
        _("可能的结果"),
        RowsField(
            (
                Cell(_("结果"), TextField, share=4),
                Cell(_("若是该车（%）"), PercentField, share=2),
                Cell(_("若不是（%）"), PercentField, share=2),
            ),
            add=_("增加一种结果"),
            least=2,
        ),
        required=True,
        key="outcomes",
    )
    dialog.beside(whom, hours)
    vehicles.set_value(plate_text(about))
    outcomes.set_value(((_("属实"), *_YES), (_("不属实"), *_NO)))
    dialog.note.say(_("结果要列全：每一列相加是 100 %。概率只用于安排先查什么。"))
    shown = feed.shown
    suggest(whom, [one.whom for one in shown.asked] if shown is not None else [])
    case_id = feed.case_id

    def prepare() -> Callable[[], object]:
        from ui.rooms.leads.evidence_forms.numbers import several

        assert case_id is not None
        named = several(vehicles)
        entry = InquiryEntry(
            question=question.value(),
            whom=whom.value(),
            hours=hours.value() or 0.0,
            outcomes=tuple(
                OutcomeEntry(name, named, (likely or 0.0) / 100, (otherwise or 0.0) / 100)
                for name, likely, otherwise in outcomes.value()
            ),
        )
        return partial(feed.service.add_inquiry, case_id, entry)

    return dialog, prepare


def give(parent: QWidget, feed: Feed, one: Inquiry) -> Form:
    """Give an inquiry to an officer of the case."""
    dialog = FormDialog(parent, _("派查：{question}").format(question=one.question), _("派查"))
    shown = feed.shown
    officer = dialog.add(
        _("民警"), ChoiceField(shown.givable if shown is not None else {}), required=True
    )
    dialog.note.say(_("只能派给承办本案的民警；要派给别人，先请其协办。"))

    def prepare() -> Callable[[], object]:
        return partial(feed.service.give_inquiry, one.id, officer.value())

    return dialog, prepare


def answer(parent: QWidget, feed: Feed, one: Inquiry) -> Form:
    """Enter what came of an inquiry; from then on it is evidence."""
    title = _("询查结果：{question}").format(question=one.question)
    dialog = FormDialog(parent, title, _("登记结果"))
    offered = {place: outcome.name for place, outcome in enumerate(one.outcomes)}
    outcome = dialog.add(_("结果"), ChoiceField(offered), required=True, key="outcome")
    result = dialog.add(_("查到的内容、依据"), LongField(lines=3), required=True, key="result")
    grade = grade_fields(dialog)
    dialog.note.say(_("结果只登记一次，随即成为证据，全部重新计算。"))

    def prepare() -> Callable[[], object]:
        service = feed.service
        return partial(service.answer_inquiry, one.id, outcome.value(), result.value(), grade())

    return dialog, prepare
