"""What a correction may change: every field the fact has, and what was there before."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.law.fact_groups import NUMBERED, WITH_END
from cases.law.facts import FactKind
from cases.records.cases import FactEntry, FactLine
from cases.records.times import at, day_of, local
from cases.services.approvals.facts import APPROVED_ABOVE
from cases.services.facts import OF_PARTY
from ui.kit.fields import ChoiceField, DayField, TextField, read_moment
from ui.kit.flow import FlowRow
from ui.kit.i18n import _, day_short
from ui.kit.layout import column, label
from ui.rooms.case.opened import Opened

if TYPE_CHECKING:
    from cases.records.ids import PartyId

#: Facts that tell of a paper.
WITH_PAPER = frozenset({FactKind.DETERMINATION_MADE, FactKind.VICTIM_DETERMINATION_MADE})


class CorrectionFields(FlowRow):
    """The fields, as many as this kind of fact has.

    Signals:
        edited: something was typed or chosen.
    """

    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._today = today
        self._fact: FactLine | None = None
        self.day, self.time = DayField(today=today), TextField(_("时:分"))
        self.party = ChoiceField()
        self.item, self.until = TextField(), DayField(today=today)
        self.title, self.number = TextField(), TextField()
        self.authority, self.approver, self.approval = TextField(), TextField(), TextField()
        self.approved_on, self.words = DayField(today=today), TextField()
        self._holders: dict[QWidget, QWidget] = {}
        self._captions: dict[QWidget, str] = {}
        for field, caption, width in self._each():
            field.setAccessibleName(caption)
            field.setFixedWidth(width)
            field.edited.connect(self.edited)
            holder = QWidget()
            holder.setLayout(column(label(caption, "small"), field, spacing=2))
            self._holders[field], self._captions[field] = holder, caption
            self.add(holder)

    def begin(self, opened: Opened, fact: FactLine) -> None:
        """Show what is recorded."""
        self._fact, self._today = fact, opened.today
        kind, entry = fact.kind, fact.as_entry()
        self.day.set_value(day_of(fact.happened_at))
        self.time.set_value("" if fact.day_only else f"{local(fact.happened_at):%H:%M}")
        people: dict[PartyId | None, str] = {} if kind in OF_PARTY else {None: ""}
        people |= {party.id: party.name for party in opened.file.people.parties}
        self.party.offer(people)
        for field, value in (
            (self.party, entry.party_id),
            (self.item, entry.item),
            (self.until, entry.until),
            (self.title, entry.title),
            (self.number, entry.number),
            (self.authority, entry.authority),
            (self.approver, entry.approver),
            (self.approval, entry.approval_number),
            (self.approved_on, entry.approved_on),
            (self.words, entry.note),
        ):
            _set(field, value)
        above = kind in APPROVED_ABOVE and bool(entry.authority)
        paper = kind in WITH_PAPER
        wanted: dict[QWidget, bool] = {
            self.item: kind in NUMBERED or bool(entry.item),
            self.until: kind in WITH_END or entry.until is not None,
            self.title: paper,
            self.number: paper,
            self.authority: above,
            self.approver: above,
            self.approval: above,
            self.approved_on: above,
        }
        for one, holder in self._holders.items():
            holder.setVisible(wanted.get(one, True))
        self.updateGeometry()

    def forget(self) -> None:
        """Show nothing of any case."""
        self._fact = None
        self.party.offer({})
        for field in (self.day, self.until, self.approved_on):
            field.set_value(None)
        for text in (self.time, self.item, self.title, self.number, self.words):
            text.set_value("")
        for text in (self.authority, self.approver, self.approval):
            text.set_value("")

    def entry(self) -> FactEntry | None:
        """Return the fact as corrected, or None while its moment cannot be read."""
        moment = self._moment()
        if self._fact is None or moment is None:
            return None
        return replace(
            self._fact.as_entry(),
            happened_at=moment,
            day_only=not self.time.value(),
            party_id=self.party.value(),
            item=self.item.value(),
            until=self.until.value(),
            title=self.title.value(),
            number=self.number.value(),
            authority=self.authority.value(),
            approver=self.approver.value(),
            approval_number=self.approval.value(),
            approved_on=self.approved_on.value(),
            note=self.words.value(),
        )

    def changes(self) -> tuple[str, ...]:
        """Return every field but the moment that is not as it was: caption, old, new."""
        entry = self.entry()
        if entry is None or self._fact is None:
            return ()
        old = self._fact.as_entry()
        pairs: tuple[tuple[QWidget, object, object], ...] = (
            (self.party, self._fact.party, self.party.currentText()),
            (self.item, old.item, entry.item),
            (self.until, old.until, entry.until),
            (self.title, old.title, entry.title),
            (self.number, old.number, entry.number),
            (self.authority, old.authority, entry.authority),
            (self.approver, old.approver, entry.approver),
            (self.approval, old.approval_number, entry.approval_number),
            (self.approved_on, old.approved_on, entry.approved_on),
            (self.words, old.note, entry.note),
        )
        return tuple(
            _("{field}：{old} → {new}").format(
                field=self._captions[field], old=_said(before), new=_said(now)
            )
            for field, before, now in pairs
            if before != now
        )

    def take_focus(self) -> None:
        """Let the day be typed over at once."""
        self.day.setFocus()
        self.day.selectAll()

    def _moment(self) -> datetime | None:
        day, time = self.day.value(), self.time.value()
        if day is None:
            return None
        return read_moment(f"{day.isoformat()} {time}", self._today) if time else at(day)

    def _each(self) -> Iterator[tuple[Any, str, int]]:
        yield self.day, _("更正为"), 120
        yield self.time, _("时间（只记日期可不填）"), 96
        yield self.party, _("当事人"), 120
        yield self.item, _("编号"), 120
        yield self.until, _("期限至"), 120
        yield self.title, _("文书名称"), 180
        yield self.number, _("文号"), 160
        yield self.authority, _("批准机关"), 180
        yield self.approver, _("批准人"), 96
        yield self.approval, _("批准文号"), 160
        yield self.approved_on, _("批准日期"), 120
        yield self.words, _("依据"), 220


def _set(field: Any, value: Any) -> None:
    field.set_value(value)


def _said(value: object) -> str:
    if isinstance(value, date):
        return day_short(value)
    return str(value) if value else _("无")
