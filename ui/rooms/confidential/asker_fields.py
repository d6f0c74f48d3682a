"""Who asks, how and when, and what he wants to know: the upper half of the form of an inquiry."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cases.answers.kinds import Asker
from cases.records.outsiders import InquiryEntry
from cases.records.receptions import Way
from ui.kit.fields import ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.layout import label, row
from ui.labels.outsiders import ASKED_BY, ASKERS

#: Pixels of the captions beside the fields.
CAPTION = 76


class AskerFields(QWidget):
    """The fields of an inquiry.

    Signals:
        asker_chosen: somebody else asks.
        edited: anything was typed.
    """

    asker_chosen = Signal()
    edited = Signal()

    def __init__(self, today: date, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.asker = ChoiceField(
            {key: _(words) for key, words in ASKERS.items()}, name=_("询问人身份")
        )
        self.name = TextField(_("姓名"), name=_("询问人"))
        self.relation = TextField(_("与当事人的关系、单位"), name=_("关系"))
        self.identity = TextField(_("已核的证件，未核留空"), name=_("身份核对"))
        self.contact = TextField(_("联系方式"), name=_("联系方式"))
        self.way = ChoiceField({key: _(words) for key, words in ASKED_BY.items()}, name=_("方式"))
        self.asked_at = MomentField(today=today, name=_("时间"))
        self.about = TextField(_("案号"), name=_("所称案号"))
        self.plate = TextField(_("号牌"), name=_("所称号牌"))
        self.somebody = TextField(_("当事人姓名"), name=_("所称当事人"))
        self.question = LongField(_("问了什么，照原话记"), name=_("所问"), lines=2)
        self.asked_at.setMinimumWidth(136)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, CAPTION)
        self._grid.setColumnStretch(1, 1)
        self._said = row(self.about, self.plate, self.somebody)
        lines = (
            (_("询问人"), row(self.name, self.asker)),
            ("", row(self.relation, self.identity)),
            (_("方式时间"), row(self.way, self.asked_at, self.contact)),
            (_("所称案件"), self._said),
            (_("所问"), row(self.question)),
        )
        self._captions = []
        for place, (words, fields) in enumerate(lines):
            caption = label(words, "small")
            self._captions.append(caption)
            self._grid.addWidget(caption, place, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addLayout(fields, place, 1)
        self.asker.edited.connect(self.asker_chosen)
        for field in (self.name, self.relation, self.identity, self.contact, self.question):
            field.edited.connect(self.edited)
        self.clear()

    def ask_about(self, *, wanted: bool) -> None:
        """Ask what he says the case is, or not: at the counter only."""
        self._captions[3].setVisible(wanted)
        for field in (self.about, self.plate, self.somebody):
            field.setVisible(wanted)

    def entry(self) -> InquiryEntry | None:
        """Return what was typed; None, and the faults shown, when something is missing."""
        moment, question = self.asked_at.value(), self.question.value()
        needs_name = self.asker.value() is Asker.COLLEAGUE
        self.asked_at.fault("" if moment else "?")
        self.question.fault("" if question else "?")
        self.name.fault("?" if needs_name and not self.name.value() else "")
        if moment is None or not question or (needs_name and not self.name.value()):
            return None
        return InquiryEntry(
            asker=self.asker.value(),
            way=self.way.value(),
            asked_at=moment,
            question=question,
            name=self.name.value(),
            relation=self.relation.value(),
            contact=self.contact.value(),
            identity=self.identity.value(),
            about=self.about.value(),
            plate=self.plate.value(),
            somebody=self.somebody.value(),
        )

    def show_entry(self, entry: InquiryEntry) -> None:
        """Show an inquiry that was entered elsewhere; it is not changed here."""
        self.asker.set_value(entry.asker)
        self.way.set_value(entry.way)
        self.asked_at.set_value(entry.asked_at)
        self.question.set_value(entry.question)
        for name in ("name", "relation", "contact", "identity"):
            getattr(self, name).set_value(getattr(entry, name))
        self._lock(fixed=True)

    def clear(self) -> None:
        """Make room for the next inquiry, asked now at the counter."""
        self._lock(fixed=False)
        self.asker.set_value(Asker.PARTY)
        self.way.set_value(Way.VISIT)
        self.asked_at.set_value(self._now())
        for field in (
            *(self.name, self.relation, self.identity, self.contact),
            *(self.about, self.plate, self.somebody, self.question),
        ):
            field.set_value("")
            field.fault("")

    def _lock(self, *, fixed: bool) -> None:
        for field in (
            *(self.name, self.relation, self.identity, self.contact),
            *(self.asked_at, self.question, self.asker, self.way),
        ):
            field.setEnabled(not fixed)
