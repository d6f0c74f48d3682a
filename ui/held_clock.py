"""Who is being questioned now, at the top of every room: how long is left, warned in good time."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from cases.law.summons import countdown
from cases.records.summons import Countdown, Held, Stage
from ui.kit.buttons import Button
from ui.kit.i18n import _, clock_time
from ui.kit.layout import row
from ui.kit.marks import Tone
from ui.kit.small import Chip
from ui.kit.tips import as_tip
from ui.labels.articles import cite
from ui.rooms.summons.words import TONES, left_words, span

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

SECOND_MS = 1000


class HeldClock(QWidget):
    """The person whose time ends soonest, of the cases the officer investigates.

    Signals:
        case_wanted: go to the summonses of the case.
        warned: the sentence to be shown across the window; empty: there is none any more.
    """

    case_wanted = Signal(int, str)
    warned = Signal(str)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._held: tuple[Held, ...] = ()
        self._sentence = ""
        self.button = Button("", "clock", kind="flat")
        self.button.clicked.connect(self._open)
        self.chip = Chip("", Tone.OUTLINE)
        self.setLayout(row(self.button, self.chip, spacing=2))
        self.hide()
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self.tick)

    def reload(self) -> None:
        """Read anew who is being questioned."""
        self._jobs.run(self, self._desk.summons.held_now, self.show_held)

    def show_held(self, held: tuple[Held, ...]) -> None:
        """Show who is being questioned; hidden when nobody is."""
        self._held = held
        self.setVisible(bool(held))
        if held:
            self._second.start()
        else:
            self._second.stop()
        self.tick()

    def drop(self) -> None:
        """Forget every name."""
        self.show_held(())

    def tick(self) -> None:
        """Count anew for this second, and warn once at each stage."""
        now = self._desk.now()
        counted = sorted(((self._count(one, now), one) for one in self._held), key=_left)
        if counted:
            first, one = counted[0]
            more = f" +{len(counted) - 1}" if len(counted) > 1 else ""
            self.button.setText(f"{one.party}{more}")
            self.chip.set(_short(first), TONES[first.stage])
            said = _("询问查证 {name}：{left}").format(name=one.party, left=left_words(first))
            self.button.setToolTip(as_tip(said))
            self.button.setAccessibleName(said)
        self._warn(counted)

    def _warn(self, counted: list[tuple[Countdown, Held]]) -> None:
        sentence = "\n".join(
            _warning(found, one)
            for found, one in counted
            if found.stage is not Stage.CALM and not found.paused
        )
        if sentence != self._sentence:
            self._sentence = sentence
            self.warned.emit(sentence)

    def _count(self, one: Held, now: datetime) -> Countdown:
        return countdown(one.ceiling, one.arrived_at, one.pauses, now)

    def _open(self) -> None:
        counted = sorted(
            ((self._count(one, self._desk.now()), one) for one in self._held), key=_left
        )
        if counted:
            self.case_wanted.emit(int(counted[0][1].case_id), "summons")


def _left(pair: tuple[Countdown, Held]) -> float:
    """A pause stops the hours, so that others come first."""
    return pair[0].left.total_seconds() + (86_400 if pair[0].paused else 0)


def _short(counted: Countdown) -> str:
    if counted.paused:
        return _("暂停计时")
    sign = "−" if counted.stage is Stage.OVER else ""
    return f"{sign}{span(counted.left)}"


def _warning(counted: Countdown, one: Held) -> str:
    """Return the sentence for a stage; it stays the same through the stage."""
    match counted.stage:
        case Stage.OVER:
            words = _("{case} {name} 的询问查证时间已于 {time} 届满，必须立即结束（{article}）")
        case Stage.QUARTER:
            words = _("{case} {name} 的询问查证时间不到 15 分钟，{time} 届满（{article}）")
        case _:
            words = _("{case} {name} 的询问查证时间不到 60 分钟，{time} 届满（{article}）")
    return words.format(
        case=one.case_number,
        name=one.party,
        time=clock_time(counted.due_at),
        article=cite(counted.ceiling.article),
    )
