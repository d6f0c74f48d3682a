"""A fact recorded: what happened, when, to whom; and which clocks it will start or stop."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cases.law.fact_groups import GROUPS, NUMBERED, WITH_END, FactGroup
from cases.law.facts import FactKind, part_of
from cases.records.cases import FactEntry, Preview
from cases.records.officers import Part
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.approvals.facts import APPROVED_ABOVE
from cases.services.facts import BY_ACTS, OF_PARTY, OF_SERVICES
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, DayField, LongField, TextField, read_moment
from ui.kit.i18n import _, day_short
from ui.labels.law import FACT_GROUPS, FACTS
from ui.rooms.case.actions import investigates
from ui.rooms.case.clock_words import clock_name
from ui.rooms.case.opened import Opened

if TYPE_CHECKING:
    from cases.records.ids import PartyId
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_WITH_PAPER = frozenset({FactKind.DETERMINATION_MADE, FactKind.VICTIM_DETERMINATION_MADE})
PAUSE = 250


class FactDialog(FormDialog):
    """Record a fact."""

    def __init__(
        self,
        parent: QWidget,
        desk: "Desk",
        jobs: "Jobs",
        opened: Opened,
        kind: FactKind | None = None,
    ) -> None:
        super().__init__(parent, _("记录事实"), _("记录"))
        self._desk, self._jobs, self._opened = desk, jobs, opened
        whole = investigates(opened.file, desk)
        self._kinds = {
            one: _(FACTS[one])
            for one in FactKind
            if one not in OF_SERVICES
            and one not in BY_ACTS
            and (whole or part_of(one) is Part.MEDIATION)
        }
        groups: dict[FactGroup | None, str] = {None: _("全部类别")}
        groups |= {one: _(FACT_GROUPS[one]) for one in FactGroup if self._of(one)}
        self.group = self.add(_("类别"), ChoiceField(groups))
        self.kind = self.add(_("事实"), ChoiceField(self._kinds), required=True, key="kind")
        self.day = self.add(
            _("日期"), DayField(today=opened.today), required=True, key="happened_at"
        )
        self.time = self.add(_("时间（只记日期可不填）"), TextField(_("时:分")), key="time")
        people: dict[PartyId | None, str] = {None: ""}
        people |= {party.id: party.name for party in opened.file.people.parties}
        self.party = self.add(_("当事人"), ChoiceField(people), key="party_id")
        self.item = self.add(_("编号，有几项时区分"), TextField(), key="item")
        self.title = self.add(_("文书名称"), TextField(_("例如：道路交通事故认定书")), key="title")
        self.number = self.add(_("文号"), TextField(), key="number")
        self.until = self.add(
            _("期限至（批准、约定或者要求的日期）"), DayField(today=opened.today), key="until"
        )
        self.authority = self.add(_("批准机关"), TextField(), key="authority")
        self.approver = self.add(_("批准人"), TextField(), key="approver")
        self.approval = self.add(_("批准文号"), TextField(), key="approval_number")
        self.approved_on = self.add(_("批准日期"), DayField(today=opened.today), key="approved_on")
        self.words = self.add(_("依据，例如：收件 42 号"), LongField(lines=2), key="note")
        if kind is not None:
            self.kind.set_value(kind)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._ask)
        for field in (self.kind, self.day, self.time, self.party, self.item, self.until):
            field.edited.connect(self._timer.start)
        self.group.edited.connect(self._narrow)
        self.kind.currentIndexChanged.connect(self._suit)
        self.submitted.connect(self._record)
        self._suit()

    def entry(self) -> FactEntry | None:
        """Return the fact as typed, or None while its day cannot be read."""
        kind, moment = self.kind.value(), self._moment()
        if kind is None or moment is None:
            return None
        kind = FactKind(kind)
        return FactEntry(
            kind=kind,
            happened_at=moment,
            day_only=not self.time.value(),
            party_id=self.party.value(),
            note=self.words.value(),
            item=self.item.value() if kind in NUMBERED else "",
            until=self.until.value() if kind in WITH_END else None,
            title=self.title.value() if kind in _WITH_PAPER else "",
            number=self.number.value() if kind in _WITH_PAPER else "",
            authority=self.authority.value() if kind in APPROVED_ABOVE else "",
            approver=self.approver.value() if kind in APPROVED_ABOVE else "",
            approval_number=self.approval.value() if kind in APPROVED_ABOVE else "",
            approved_on=self.approved_on.value() if kind in APPROVED_ABOVE else None,
        )

    def _of(self, group: FactGroup | None) -> dict[FactKind, str]:
        """Return the kinds of a group with their words; of all groups when none is named."""
        return {
            kind: words
            for kind, words in self._kinds.items()
            if group is None or GROUPS[kind] is group
        }

    def _narrow(self) -> None:
        """Offer the facts of the chosen group only."""
        self.kind.offer(self._of(self.group.value()))
        self._timer.start()

    def _moment(self) -> datetime | None:
        day, time = self.day.value(), self.time.value()
        if day is None:
            return None
        return read_moment(f"{day.isoformat()} {time}", self._opened.today) if time else at(day)

    def _suit(self) -> None:
        """Show the fields this kind of fact has."""
        kind = FactKind(self.kind.value() or FactKind.ACCIDENT_HAPPENED)
        above = kind in APPROVED_ABOVE
        shown: tuple[tuple[Any, bool], ...] = (
            (self.item, kind in NUMBERED),
            (self.title, kind in _WITH_PAPER),
            (self.number, kind in _WITH_PAPER),
            (self.until, kind in WITH_END),
            (self.authority, above),
            (self.approver, above),
            (self.approval, above),
            (self.approved_on, above),
        )
        for field, wanted in shown:
            self.show_field(field, wanted=wanted)
        self.note.say(_("这类事实须指明当事人。") if kind in OF_PARTY else "")
        self.fit()

    def _ask(self) -> None:
        entry = self.entry()
        if entry is not None:
            self._jobs.run(
                self, _previewing(self._desk, self._opened, entry), self._tell, self._hush
            )

    def _tell(self, preview: Preview) -> None:
        """Say which clocks would start, move or end."""
        lines = [
            f"{clock_name(move.new, self._opened)} → {day_short(move.new.due)}"
            for move in preview.moves
            if move.new is not None and move.new.due is not None
        ]
        listed = "\n".join(lines[:6])
        self.note.say(_("记录后，这些期限会变：\n{lines}").format(lines=listed) if lines else "")

    def _hush(self, _error: Exception) -> None:
        """Say nothing of a fact that is not whole yet; recording it will tell."""
        self.note.say("")

    def _record(self, _dialog: object) -> None:
        entry = self.entry()
        if entry is None:
            self.refuse(Refusal(Reason.FIELD_INVALID, field="time"))
            return
        work = _recording(self._desk, self._opened, entry)
        self._jobs.run(self, work, self.done_with, self.refuse)


def _recording(desk: "Desk", opened: Opened, entry: FactEntry) -> Callable[[], Any]:
    return lambda: desk.facts.record(opened.case_id, entry)


def _previewing(desk: "Desk", opened: Opened, entry: FactEntry) -> Callable[[], Any]:
    return lambda: desk.facts.preview(opened.case_id, entry)
