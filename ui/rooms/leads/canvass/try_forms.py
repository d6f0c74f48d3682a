"""Forms of tries: one door, a whole evening typed from the sheet, a mistaken entry put right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cases.records.times import local
from cases.refusals import Reason, Refusal
from leads.canvass.addresses import Address
from leads.canvass.quick import Before, UnreadLine, after, read_line
from leads.canvass.records import (
    Answer,
    Canvass,
    KeyKind,
    Mark,
    Outing,
    Try,
    TryEntry,
    Turned,
    mark_of,
)
from leads.services.canvass import CanvassService
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _, clock_time, ngettext
from ui.kit.layout import label
from ui.kit.punctuation import clauses, headed
from ui.labels.canvass import ANSWERS, MARKS
from ui.rooms.leads.canvass.words import door_words

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Mark -> who answered and what the key did, when nothing else is said.
_MEANS = {
    Mark.FITS_NOT: (Answer.CONSENTED, Turned.FITS_NOT),
    Mark.NOBODY: (Answer.NOBODY, Turned.NOT_TRIED),
    Mark.REFUSED: (Answer.REFUSED, Turned.NOT_TRIED),
    Mark.OPENS: (Answer.CONSENTED, Turned.OPENS),
}


class TryDialog(FormDialog):
    """What happened at one door."""

    def __init__(
        self,
        parent: QWidget,
        desk: "Desk",
        canvass: Canvass,
        address: Address,
        title: str,
        act: str,
    ) -> None:
        super().__init__(parent, title, act, width=560)
        self._canvass, self._address = canvass, address
        self.body.insertWidget(1, label(door_words(address), "bold"))
        offered = [Mark.FITS_NOT, Mark.OPENS]
        if not address.is_shared:
            offered[1:1] = [Mark.NOBODY, Mark.REFUSED]
        marks = {mark: _(MARKS[mark]) for mark in offered}
        self.mark = self.add(_("结果"), ChoiceField(marks), required=True, key="turned")
        self.at = self.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
        self.beside(self.mark, self.at)
        answers = {
            one: _(ANSWERS[one]) for one in Answer if (one is Answer.SHARED) is address.is_shared
        }
        self.answer = self.add(_("谁应门"), ChoiceField(answers), key="answer")
        keys = {one.label: one.label for one in canvass.entry.keys}
        self.key = self.add(_("用哪把钥匙"), ChoiceField(keys), key="key")
        self.beside(self.answer, self.key)
        self.warrant = self.add(
            _("检查证（搜查证）文号"), TextField(_("未经同意试开的必填")), key="warrant"
        )
        self.witness = self.add(_("见证人"), TextField(), key="witness")
        self.beside(self.warrant, self.witness)
        self.stopped = self.add("", CheckField(_("已立即停手，没有推门、没有进入")), key="stopped")
        self.locked = self.add("", CheckField(_("已锁回原状")), key="locked")
        self.reported_to = self.add(_("向谁报告"), TextField(), key="reported_to")
        self.resident = self.add(_("应答人（结案时删除）"), TextField(), key="resident")
        self.words = self.add(_("说明（结案时删除）"), TextField(longest=1000), key="words")
        self.beside(self.resident, self.words)
        wanted = KeyKind.STAIRWELL if address.is_shared else KeyKind.HOUSEHOLD
        self.key.set_value(
            next((one.label for one in canvass.entry.keys if one.kind is wanted), None)
        )
        self.mark.edited.connect(self._suit)
        self.at.set_value(desk.now())

    def say(self, mark: Mark) -> None:
        """Begin with what happened."""
        self.mark.set_value(mark)
        self._suit()

    def show_entry(self, entry: TryEntry) -> None:
        """Show what was entered."""
        self.say(mark_of(entry))
        self.answer.set_value(entry.answer)
        self.key.set_value(entry.key or None)
        for name in ("at", "warrant", "witness", "stopped", "locked", "reported_to"):
            getattr(self, name).set_value(getattr(entry, name))
        self.resident.set_value(entry.resident)
        self.words.set_value(entry.words)

    def entry(self) -> TryEntry:
        """Return what was typed."""
        moment = self.at.value()
        assert moment is not None, "the form asks for it"
        _answer, turned = _MEANS[self.mark.value()]
        tried = turned is not Turned.NOT_TRIED
        return TryEntry(
            address=self._address,
            at=moment,
            answer=self.answer.value(),
            turned=turned,
            key=(self.key.value() or "") if tried else "",
            warrant=self.warrant.value(),
            witness=self.witness.value(),
            stopped=self.stopped.value(),
            locked=self.locked.value(),
            reported_to=self.reported_to.value(),
            resident=self.resident.value(),
            words=self.words.value(),
        )

    def _suit(self) -> None:
        """Ask what this result needs."""
        mark = self.mark.value()
        answer, turned = _MEANS[mark]
        self.answer.set_value(Answer.SHARED if self._address.is_shared else answer)
        tried = turned is not Turned.NOT_TRIED
        opens = turned is Turned.OPENS
        asked: tuple[QWidget, ...] = (self.answer, self.key, self.warrant, self.witness)
        for field in asked:
            self.show_field(field, wanted=tried)
        done: tuple[QWidget, ...] = (self.stopped, self.locked, self.reported_to)
        for field in done:
            self.show_field(field, wanted=opens)
        self.note.say(_note(mark))
        self.fit()


def _note(mark: Mark) -> str:
    """Return what is to be kept in mind with a result."""
    if mark is Mark.OPENS:
        return _(
            "一旦转动：停手，不推门，锁回，报告。进入须另有搜查证或者住户同意。"
            "相符只是线索，等级不超过 B2：钥匙可能复制，锁可能同号。"
        )
    return _("拒绝不改变概率。") if mark is Mark.REFUSED else ""


class QuickField(QPlainTextEdit):
    """Lines as `6-2-402 n 1931`, read as they are typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlaceholderText("6-2 n 1912\n402 n 1931\n401 w\n301 r 36")
        self.setMinimumHeight(180)

    def value(self) -> str:
        """Return the lines."""
        return self.toPlainText().strip()

    def set_value(self, value: str | None) -> None:
        """Show other lines."""
        self.setPlainText(value or "")

    def fault(self, text: str) -> None:
        """Tell what is wrong to readers of the screen."""
        self.setAccessibleDescription(text)


class QuickDialog(FormDialog):
    """An evening in minutes, by keyboard alone."""

    def __init__(self, parent: QWidget, canvass: Canvass, outing: Outing) -> None:
        super().__init__(parent, _("从走访单录入"), _("全部登记"), width=620)
        self._canvass, self._outing = canvass, outing
        self.note.say(
            _(
                "每行：门 结果 时间。结果 n 不符、w 无人、r 拒绝；后面的行可以省去楼栋单元、小时。"
                "转动的门另用“转动”逐项登记。"
            )
        )
        self.lines = self.add(_("走访单"), QuickField(), required=True, key="door")
        self.read = label("", "small", wrap=True)
        self.read.setTextFormat(Qt.TextFormat.PlainText)
        self.body.addWidget(self.read)
        self.lines.textChanged.connect(self._show)

    def entries(self) -> tuple[TryEntry, ...]:
        """Return what the lines say.

        Raises:
            Refusal: a line is not understood.
        """
        try:
            return read_all(self.lines.value(), _day(self._outing), self._canvass)
        except UnreadLine as unread:
            raise Refusal(Reason.FIELD_INVALID, field="door", value=str(unread)) from unread

    def _show(self) -> None:
        try:
            found = read_all(self.lines.value(), _day(self._outing), self._canvass)
        except UnreadLine as unread:
            self.read.setText(_("看不懂：{part}").format(part=unread))
            return
        said = [
            f"{one.address.code} {_(MARKS[mark_of(one)])} {clock_time(one.at)}" for one in found
        ]
        count = ngettext("{n}条", "{n} 条", len(said)).format(n=len(said))
        self.read.setText(headed(count, clauses(said[-6:])) if said else "")


def read_all(text: str, day: date, canvass: Canvass) -> tuple[TryEntry, ...]:
    """Read the lines of an evening; each may leave out what the one before says."""
    doors = frozenset(one.address for one in canvass.doors)
    before, found = Before(), list[TryEntry]()
    for line in filter(str.strip, text.splitlines()):
        entry = read_line(line, day, doors, canvass.entry.keys, before)
        before = after(entry)
        found.append(entry)
    return tuple(found)


def try_form(
    parent: QWidget,
    desk: "Desk",
    service: CanvassService,
    canvass: Canvass,
    outing: Outing,
    address: Address,
    mark: Mark,
) -> Form:
    """Return the form of one try."""
    dialog = TryDialog(parent, desk, canvass, address, _("登记结果"), _("登记结果"))
    dialog.at.set_value(_within(desk.now(), outing))
    dialog.say(mark)
    return dialog, lambda: partial(service.enter, outing.id, (dialog.entry(),))


def quick_form(parent: QWidget, service: CanvassService, canvass: Canvass, outing: Outing) -> Form:
    """Return the form for a whole evening."""
    dialog = QuickDialog(parent, canvass, outing)

    def enter() -> object:
        return service.enter(outing.id, dialog.entries())

    return dialog, lambda: enter


def correct_form(
    parent: QWidget, desk: "Desk", service: CanvassService, canvass: Canvass, one: Try
) -> Form:
    """Return the form that puts a mistaken entry right or takes it back."""
    dialog = TryDialog(parent, desk, canvass, one.entry.address, _("更正走访结果"), _("更正"))
    dialog.show_entry(one.entry)
    back = dialog.add("", CheckField(_("没有去过这扇门，撤回这条记录")))
    reason = dialog.add(_("更正理由"), LongField(lines=2), required=True, key="reason")
    dialog.fit()

    def prepare() -> Callable[[], object]:
        entry = None if back.value() else replace(dialog.entry(), address=one.entry.address)
        return partial(service.correct, one.id, entry, reason.value())

    return dialog, prepare


def _day(outing: Outing) -> date:
    return local(outing.entry.from_at).date()


def _within(now: datetime, outing: Outing) -> datetime:
    """Return the moment, kept within the hours of the outing."""
    return max(outing.entry.from_at, min(now, outing.entry.until_at))
