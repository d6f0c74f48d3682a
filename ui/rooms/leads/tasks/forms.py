"""Forms of what an investigation does outside: caught, asked, identified, searched."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.law.facts import FactKind
from cases.law.identification import least_shown
from cases.law.rules import load_rules
from cases.records.cases import FactEntry
from cases.records.ids import CaseId, OfficerId
from cases.records.measures import (
    Enquiry,
    EnquiryEntry,
    IdentificationEntry,
    SearchEntry,
    Subject,
)
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, ChoiceField, DayField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.labels.leads import SEARCHES, SUBJECTS

if TYPE_CHECKING:
    from cases.services.desk import Desk

Officers = Mapping[OfficerId, str]


def found_form(parent: QWidget, desk: "Desk", case_id: CaseId) -> Form:
    """Return the form of a vehicle found or a driver caught."""
    dialog = FormDialog(parent, _("登记查获"), _("登记"))
    dialog.note.say(
        _(
            "查获车辆或者驾驶人之一，即应按原范围撤销协查通报、撤销布控（第四十六条）；"
            "认定时限自车辆和驾驶人都查获之日起算（第六十二条）。"
        )
    )
    choices = {
        FactKind.VEHICLE_FOUND: _("查获肇事车辆"),
        FactKind.DRIVER_FOUND: _("查获驾驶人"),
    }
    what = dialog.add(_("事项"), ChoiceField(choices), required=True, key="kind")
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="happened_at")
    at.set_value(desk.now())
    words = dialog.add(_("经过（地点、何人查获）"), LongField(lines=2), key="note")

    def prepare() -> Callable[[], object]:
        moment = at.value()
        assert moment is not None
        entry = FactEntry(kind=what.value(), happened_at=moment, note=words.value())
        return partial(desk.facts.record, case_id, entry)

    return dialog, prepare


def _two(desk: "Desk", officers: Officers, first: ChoiceField, second: ChoiceField) -> None:
    """Suggest the officer himself and another one."""
    first.set_value(desk.officer.id)
    others = [one for one in officers if one != desk.officer.id]
    second.set_value(others[0] if others else desk.officer.id)


def enquiry_form(parent: QWidget, desk: "Desk", case_id: CaseId, officers: Officers) -> Form:
    """Return the form of a question to another station or body."""
    dialog = FormDialog(parent, _("向外单位询问"), _("登记"))
    to = dialog.add(_("受函单位"), TextField(), required=True, key="addressee")
    question = dialog.add(_("询问事项"), LongField(lines=3), required=True, key="question")
    sent = dialog.add(_("发出时间"), MomentField(today=desk.today()), required=True, key="sent_at")
    sent.set_value(desk.now())
    wanted = dialog.add(_("要求答复时间"), MomentField(today=desk.today()), key="wanted_by")
    reference = dialog.add(_("函号"), TextField(), key="reference")
    handler = dialog.add(_("经办民警"), ChoiceField(officers), required=True, key="handler_id")
    handler.set_value(desk.officer.id)
    dialog.beside(sent, wanted)
    dialog.beside(reference, handler)

    def prepare() -> Callable[[], object]:
        moment = sent.value()
        assert moment is not None
        entry = EnquiryEntry(
            addressee=to.value(),
            question=question.value(),
            sent_at=moment,
            wanted_by=wanted.value(),
            reference=reference.value(),
            handler_id=handler.value(),
        )
        return partial(desk.measures.enquire, case_id, entry)

    return dialog, prepare


def answer_form(parent: QWidget, desk: "Desk", one: Enquiry) -> Form:
    """Return the form of an answer; that there is nothing is an answer too."""
    dialog = FormDialog(parent, _("登记答复"), _("登记"))
    dialog.note.say(f"{one.entry.addressee}\n{one.entry.question}")
    at = dialog.add(_("答复时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    answer = dialog.add(
        _("答复内容（查无也要写）"), LongField(lines=3), required=True, key="answer"
    )
    reference = dialog.add(_("复函号"), TextField(), key="reference")

    def prepare() -> Callable[[], object]:
        moment = at.value()
        assert moment is not None
        return partial(desk.measures.answer, one.id, moment, answer.value(), reference.value())

    return dialog, prepare


class IdentificationDialog(FormDialog):
    """An identification, with the numbers of art. 38 beside the fields."""

    def __init__(self, parent: QWidget, desk: "Desk", officers: Officers) -> None:
        super().__init__(parent, _("登记辨认"), _("登记"), width=600)
        self._desk = desk
        subjects = {key: _(text) for key, text in SUBJECTS.items()}
        today = desk.today()
        self.subject = self.add(_("辨认对象"), ChoiceField(subjects), required=True, key="subject")
        self.number = self.add(_("供辨认数量"), TextField(), required=True, key="number")
        self.beside(self.subject, self.number)
        self.unique = self.add(
            _("独有特征（能准确描述时可不受数量限制）"), TextField(), key="unique_feature"
        )
        self.at = self.add(_("时间"), MomentField(today=today), required=True, key="held_at")
        self.at.set_value(desk.now())
        self.place = self.add(_("地点"), TextField(), required=True, key="place")
        self.beside(self.at, self.place)
        self.identifier = self.add(
            _("辨认人（每人单独辨认）"), TextField(), required=True, key="identifier"
        )
        self.witness = self.add(_("见证人"), TextField(), required=True, key="witness")
        self.beside(self.identifier, self.witness)
        self.secret = self.add(
            _("保密"), CheckField(_("辨认人不愿公开身份，只有办案人员可见")), key="is_secret"
        )
        self.first = self.add(_("主持民警"), ChoiceField(officers), required=True, key="officers")
        self.second = self.add(_("主持民警（第二人）"), ChoiceField(officers), required=True)
        self.beside(self.first, self.second)
        self.picked = self.add(_("辨认出（编号，未辨认出不填）"), TextField(), key="picked")
        self.outcome = self.add(_("结果"), LongField(lines=2), required=True, key="result")
        _two(desk, officers, self.first, self.second)
        for field in (self.subject, self.unique):
            field.edited.connect(self._suit)
        self._suit()

    def entry(self) -> IdentificationEntry:
        """Return the identification as typed."""
        moment = self.at.value()
        assert moment is not None
        typed = self.number.value()
        return IdentificationEntry(
            subject=self.subject.value(),
            held_at=moment,
            place=self.place.value(),
            identifier=self.identifier.value(),
            is_secret=self.secret.value(),
            number=int(typed) if typed.isdecimal() else 0,
            unique_feature=self.unique.value(),
            officers=(self.first.value(), self.second.value()),
            witness=self.witness.value(),
            picked=self.picked.value(),
            result=self.outcome.value(),
        )

    def _suit(self) -> None:
        """Say how many must be shown."""
        subject = Subject(self.subject.value())
        least = least_shown(
            load_rules(), subject, self._desk.today(), unique=bool(self.unique.value())
        )
        if least > 1:
            words = _(
                "由两名以上民警主持，供辨认的不得少于 {n} 个，不得暗示（第三十八条）。"
            ).format(n=least)
        else:
            words = _("由两名以上民警主持；此类辨认不受数量限制（第三十八条）。")
        self.note.say(words)


def identification_form(parent: QWidget, desk: "Desk", case_id: CaseId, officers: Officers) -> Form:
    """Return the form of an identification."""
    dialog = IdentificationDialog(parent, desk, officers)
    return dialog, lambda: partial(desk.measures.identify, case_id, dialog.entry())


def search_form(parent: QWidget, desk: "Desk", case_id: CaseId, officers: Officers) -> Form:
    """Return the form of a search; without the number of its warrant it is not recorded."""
    dialog = FormDialog(parent, _("登记搜查、检查"), _("登记"), width=600)
    dialog.note.say(_("没有搜查证或者检查证编号的，不予登记；须有两名以上民警和在场人。"))
    today = desk.today()
    kinds = {key: _(text) for key, text in SEARCHES.items()}
    kind = dialog.add(_("搜查证、检查证"), ChoiceField(kinds), required=True, key="kind")
    number = dialog.add(_("证件编号"), TextField(), required=True, key="warrant_number")
    issued = dialog.add(_("签发日期"), DayField(today=today), required=True, key="issued_on")
    dialog.beside(kind, number, issued)
    target = dialog.add(_("对象（场所、物品或者人身）"), TextField(), required=True, key="target")
    begun = dialog.add(_("开始时间"), MomentField(today=today), required=True, key="begun_at")
    ended = dialog.add(_("结束时间"), MomentField(today=today), required=True, key="ended_at")
    dialog.beside(begun, ended)
    first = dialog.add(_("执行民警"), ChoiceField(officers), required=True, key="officers")
    second = dialog.add(_("执行民警（第二人）"), ChoiceField(officers), required=True)
    dialog.beside(first, second)
    _two(desk, officers, first, second)
    witness = dialog.add(
        _("在场人（被搜查人、家属、邻居或者见证人）"), TextField(), required=True, key="witness"
    )
    found = dialog.add(_("查获情况（没有也要写）"), LongField(lines=2), required=True, key="found")

    def prepare() -> Callable[[], object]:
        day, start, end = issued.value(), begun.value(), ended.value()
        assert day is not None
        assert start is not None
        assert end is not None
        entry = SearchEntry(
            kind=kind.value(),
            warrant_number=number.value(),
            issued_on=day,
            target=target.value(),
            begun_at=start,
            ended_at=end,
            officers=(first.value(), second.value()),
            witness=witness.value(),
            found=found.value(),
        )
        return partial(desk.measures.search, case_id, entry)

    return dialog, prepare
