"""The correction of a fact, with every day it moves shown before anything is recorded."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from cases.law.clock import Move
from cases.records.cases import FactEntry, FactLine, Preview
from cases.records.times import day_of
from ui.kit.buttons import Button, primary
from ui.kit.elided import ElidedLabel
from ui.kit.fields import TextField
from ui.kit.flow import FlowRow
from ui.kit.i18n import N_, _, day_short, moment_text
from ui.kit.layout import Tall, boxed, column, label, row, scrolled
from ui.kit.messages import report
from ui.kit.punctuation import listed
from ui.kit.small import Banner
from ui.kit.table import Column, RecordTable
from ui.labels.law import FACTS, OUTCOMES, clock_title
from ui.rooms.case.correction_fields import CorrectionFields
from ui.rooms.case.opened import Opened
from ui.rooms.case.strip import OldNewStrip

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Milliseconds without a key before the clocks are counted anew.
PAUSE = 200
#: Height that shows the fields and how the first clock moves.
_LEAST = 210


class CorrectionPanel(QFrame):
    """The panel below the chart.

    Signals:
        closed: given up, or recorded.
    """

    closed = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sunken")
        self._desk, self._jobs = desk, jobs
        self._opened: Opened | None = None
        self._fact: FactLine | None = None
        self._fields = CorrectionFields(desk.today())
        self._fields.edited.connect(self._begin_pause)
        self._when = self._fields.day
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._ask)
        self._words, self._old = ElidedLabel(), label("")
        struck = self._old.font()
        struck.setStrikeOut(True)
        self._old.setFont(struck)
        self._reason = TextField(_("依据和理由，例如：收发室签收簿第 311 号"), name=_("更正理由"))
        self._reason.edited.connect(self._check)
        away = Button(_("放弃"))
        away.clicked.connect(self._give_up)
        self._act = primary(_("记录更正"))
        self._act.clicked.connect(self._record)
        head = FlowRow(label(_("更正事实 · 预览"), "bold"), self._words, self._old)
        head.add_right(away)
        head.add_right(self._act)
        why = row(label(_("更正理由"), "small"), self._reason, spacing=8)
        why.setStretch(1, 1)
        self._strip, self._table = OldNewStrip(), _table()
        self._fault = Banner("alarm")
        inner = column(self._table, margins=1)
        moves = boxed(inner, "panel")
        self._rest = label("", "small", wrap=True)
        self._changed = label("", "small", wrap=True)
        self._changed.hide()
        # The fields and the days they move may be higher than the window: they are scrolled then.
        body = Tall(column(self._fields, self._changed, self._fault, self._strip, moves, spacing=8))
        body.setProperty("kind", "sunken")
        self._area = scrolled(body)
        self._area.setMinimumHeight(_LEAST)
        self.setLayout(column(head, self._area, why, self._rest, spacing=8, margins=12))
        self.hide()

    def begin(self, opened: Opened, fact: FactLine) -> None:
        """Begin to correct a fact."""
        self._opened, self._fact = opened, fact
        self._fields.begin(opened, fact)
        name = f"{_(FACTS[fact.kind])} {fact.party}".strip()
        self._words.setText(name)
        self._old.setText(_when_words(fact.happened_at, day_only=fact.day_only))
        self._reason.set_value("")
        self._fault.say("")
        self.show()
        self._show_preview(Preview((), len(opened.file.clocks)))
        self._fields.take_focus()

    def drop(self) -> None:
        """Forget everything shown."""
        self._timer.stop()
        self._opened, self._fact = None, None
        self._table.show_records(())
        self._reason.set_value("")
        self._fields.forget()
        self._timer.stop()
        self.hide()

    def entry(self) -> FactEntry | None:
        """Return the fact as corrected, or None while the new moment cannot be read."""
        return self._fields.entry()

    def _begin_pause(self) -> None:
        if self._fact is not None:
            self._timer.start()

    def _check(self) -> None:
        entry = self.entry()
        changed = self._fact is not None and entry is not None and entry != self._fact.as_entry()
        self._act.setEnabled(changed and bool(self._reason.value()))
        self._act.setToolTip("" if self._act.isEnabled() else _("先改一处，再写理由"))
        words = self._fields.changes()
        self._changed.setText(listed(words))
        self._changed.setVisible(bool(words))

    def _ask(self) -> None:
        self._check()
        entry = self.entry()
        if entry is None or self._opened is None or self._fact is None:
            return
        work = _previewing(self._desk, self._opened, entry, self._fact)
        self._jobs.run(self, work, self._show_preview)

    def _show_preview(self, preview: Preview) -> None:
        if self._opened is None or self._fact is None:
            return
        self._table.show_records(preview.moves)
        self._table.setFixedHeight(30 + 28 * max(1, min(4, len(preview.moves))))
        shown = _main_move(preview.moves, self._fact)
        if shown is None:
            self._strip.hide()
        else:
            self._strip.show_move(shown.old, shown.new, self._opened.calendar)
        rest = _("其余 {n} 项不变。旧日期、更正理由、更正人和时间一并入日志，不可删除。").format(
            n=preview.unmoved
        )
        self._rest.setText(" ".join(filter(None, (_past_words(preview), rest))))
        self._check()

    def _record(self) -> None:
        entry, reason = self.entry(), self._reason.value()
        if entry is None or self._fact is None:
            return
        self._act.setEnabled(False)
        work = _correcting(self._desk, self._fact, entry, reason)
        self._jobs.run(self, work, self._recorded, self._refused)

    def _recorded(self, _result: object) -> None:
        self._give_up()

    def _refused(self, error: Exception) -> None:
        self._act.setEnabled(True)
        report(self, error)

    def _give_up(self) -> None:
        self.drop()
        self.closed.emit()


def _previewing(
    desk: "Desk", opened: Opened, entry: FactEntry, fact: FactLine
) -> Callable[[], Preview]:
    return lambda: desk.facts.preview(opened.case_id, entry, fact.id)


def _correcting(
    desk: "Desk", fact: FactLine, entry: FactEntry, reason: str
) -> Callable[[], object]:
    return lambda: desk.facts.correct(fact.id, entry, reason)


def _past_words(preview: Preview) -> str:
    """Say what stays on record of due days that have already passed."""
    kept = [
        f"{clock_title(one.clock)} {day_short(one.clock.due)} {_(OUTCOMES[one.outcome])}"
        for one in preview.past
        if one.clock.due is not None
    ]
    if not kept:
        return ""
    return _("原期限已过的按当时结果留存：{kept}。").format(kept=listed(kept))


def _main_move(moves: tuple[Move, ...], fact: FactLine) -> Move | None:
    """Return the clock the fact itself starts, else the first that has days on both sides."""
    counted = [move for move in moves if move.new is not None and move.new.count is not None]
    started = (
        move
        for move in counted
        if move.old is not None
        and move.old.started_by is not None
        and move.old.started_by.id == fact.id
    )
    return next(started, counted[0] if counted else None)


def _when_words(moment: datetime, *, day_only: bool) -> str:
    return day_short(day_of(moment)) if day_only else moment_text(moment)


def _table() -> RecordTable:
    return RecordTable(
        "case.moves",
        (
            Column("clock", N_("时限"), _clock_words, bold=_is_direct),
            Column("old", N_("旧（保留）"), _old_words, width=130, struck=lambda _move: True),
            Column("new", N_("新"), _new_words, width=130, bold=lambda _move: True),
            Column("change", N_("变化"), _change_words, width=136, right=True),
            Column("why", N_("说明"), _why_words, width=150, muted=True),
        ),
        empty=(
            N_("没有时限移动"),
            N_("改了日期、当事人、编号或者期限，这里就会显示哪些期限跟着变。"),
        ),
        sortable=False,
    )


def _clock_words(move: Move) -> str:
    clock = move.new or move.old
    return clock_title(clock) if clock is not None else ""


def _is_direct(move: Move) -> bool:
    return move.new is not None and not move.new.projected


def _old_words(move: Move) -> str:
    return day_short(move.old.due) if move.old is not None and move.old.due else _("无")


def _new_words(move: Move) -> str:
    return day_short(move.new.due) if move.new is not None and move.new.due else _("无")


def _change_words(move: Move) -> str:
    if move.working_days is None:
        return ""
    sign = "+" if move.working_days > 0 else "\u2212" if move.working_days < 0 else ""
    return _("{n} 工作日").format(n=f"{sign}{abs(move.working_days)}")


def _why_words(move: Move) -> str:
    if move.new is None or move.new.due is None:
        return _("不再起算")
    if move.old is None or move.old.due is None:
        return _("新起算")
    return _("随前一步推算") if move.new.projected else _("起算日随之移动")
