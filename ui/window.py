"""The main window: bar, rail, rooms, status line; palette and lock above them."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.alerts import AlertList
from ui.commands import commands_of
from ui.desktop_alerts import DesktopAlerts
from ui.held_clock import HeldClock
from ui.index_watch import IndexWatch
from ui.kit.clipboard import forget_copied
from ui.kit.i18n import _, ngettext
from ui.kit.messages import messages
from ui.kit.preferences import load
from ui.kit.small import Banner
from ui.lock import IdleWatch, LockCover, wall_clock
from ui.palette import Palette
from ui.pulse import PulseWatch
from ui.record_watch import RecordWatch
from ui.room_list import rooms_for
from ui.statusline import StatusLine
from ui.topbar import TopBar
from ui.ways import Ways

if TYPE_CHECKING:
    from cases.records.agenda import Agenda
    from cases.records.station import Integrity
    from cases.records.unit import Unit
    from cases.services.desk import Changed, Desk
    from ui.kit.jobs import Jobs


#: Acts after which somebody else may be questioned, or nobody any more.
_MOVING_HOURS = ("summons.", "case.")


class MainWindow(Ways):
    """The window of one signed-in officer.

    Signals:
        sign_out_wanted: back to the sign-in page.
    """

    sign_out_wanted = Signal()
    #: From the database thread: an act was recorded.
    _changed = Signal(object)

    def __init__(self, desk: "Desk", jobs: "Jobs", *, room: str = "today") -> None:
        specs = rooms_for(desk.officer)
        super().__init__(desk, jobs, specs)
        #: Called when the window is closed by its frame.
        self.closing: list[Callable[[], None]] = []
        self.setWindowTitle(_("案结"))
        screen = self.screen().availableSize().expandedTo(QSize(1280, 720))
        self.resize(QSize(1440, 900).boundedTo(screen))
        self.setMinimumSize(1024, 640)
        self._top = TopBar(desk.officer)
        self._demo = Banner("strip")
        self._hours = Banner("alarm")
        self._held = HeldClock(desk, jobs)
        self._top.stand_before_name(self._held)
        self._status: StatusLine | None = None
        self._foot = QVBoxLayout()
        self._lay_out()
        self._commands = commands_of(self, desk, specs)
        self._alerts = AlertList(self)
        self._alerts.case_wanted.connect(self.show_case)
        self._alerts.document_wanted.connect(self.show_document)
        self._alerts.all_wanted.connect(partial(self.enter, "today"))
        self._cover = LockCover(desk.officer.name, self._unlock, jobs, self)
        self._cover.unlocked.connect(self._reopen)
        self._cover.leaving.connect(self.sign_out_wanted)
        self._idle = IdleWatch(load().lock_minutes, self, wall_clock)
        self._idle.idle.connect(self._lock_idle)
        self._watch = RecordWatch(desk, jobs, self, self._cover.isVisible)
        self._watch.checked.connect(self._checked)
        self._index = IndexWatch(desk, jobs, self, self._cover.isVisible)
        self._pulse = PulseWatch(desk, jobs, self, self._cover.isVisible)
        self._pulse.stirred.connect(self._forget_others)
        self._pulse.unseated.connect(self.sign_out_wanted)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(50)
        self._soon.timeout.connect(self._stack.renew)
        self._changed.connect(self._note_change, Qt.ConnectionType.QueuedConnection)
        desk.listeners.append(self._tell)
        self._wire()
        self._jobs.run(self, desk.unit.unit, self._show_unit)
        self._held.reload()
        self._notices = DesktopAlerts(desk, jobs, self)
        self._notices.start()
        self.enter(room if room in {spec.key for spec in specs} else specs[0].key)
        # The first key belongs to the room, not to the search field above it.
        self._stack.currentWidget().setFocus()

    @cached_property
    def palette_box(self) -> Palette:
        """The palette, made when it is first called: nobody waits for it when the window opens."""
        made = Palette(self._desk, self._jobs, self._commands, self)
        made.case_wanted.connect(self.show_case)
        made.document_wanted.connect(self.show_document)
        return made

    def _offer(self, text: str = "") -> None:
        self.palette_box.offer(text)

    # --- what was recorded -----------------------------------------------------------------

    def _tell(self, changed: "Changed") -> None:
        self._changed.emit(changed)

    def _warn_of_hours(self, sentence: str) -> None:
        """Show whose questioning must end, in whatever room the officer is."""
        self._hours.say(sentence)
        if sentence:
            QApplication.alert(self)

    def _note_change(self, changed: "Changed") -> None:
        if self._cover.isVisible():
            return
        self._index.heard(changed.act)
        if self._status is not None:
            self._status.saved(self._desk.now())
            if changed.act.startswith("unit."):
                self._status.calendar(self._desk.calendar().known_until(), self._desk.today())
        self._stack.spoil()
        if changed.act.startswith(_MOVING_HOURS):
            self._held.reload()
        self._soon.start()

    def _forget_others(self) -> None:
        """Let go of what is no longer this officer's, wherever it stands."""
        if "palette_box" in vars(self):
            self.palette_box.drop()
        self._alerts.clear()
        self._held.reload()
        self._stack.renew_all()

    # --- lock ------------------------------------------------------------------------------

    def lock(self, why: str = "") -> None:
        """Cover the window at once and forget what it showed."""
        if self._cover.isVisible():
            return
        self._alerts.clear()
        self._jobs.hold()
        # Tab must not lead to what lies under the cover.
        self.centralWidget().setEnabled(False)
        self._cover.cover(why or _("已按要求锁定。"))
        if "palette_box" in vars(self):
            self.palette_box.drop()
        self._held.drop()
        self._notices.rest()
        self._stack.drop()
        self.setWindowTitle(_("案结"))
        forget_copied()
        if self._desk.station is not None:
            self._jobs.run(self, self._desk.station.lock, self._locked, of_lock=True)

    @property
    def is_locked(self) -> bool:
        """True while the cover is up."""
        return self._cover.isVisible()

    def _locked(self, _nothing: object) -> None:
        self._cover.password.setFocus()

    def _lock_idle(self) -> None:
        minutes = load().lock_minutes
        self.lock(
            ngettext(
                "{n}分钟没有操作，已自动锁定。", "{n} 分钟没有操作，已自动锁定。", minutes
            ).format(n=minutes)
        )

    def _unlock(self, password: str) -> None:
        station = self._desk.station
        if station is not None:
            station.unlock(password)

    def _delete_due_extracts(self) -> int:
        from leads.services.expiry import delete_due

        return delete_due(self._desk)

    def _reopen(self) -> None:
        self.centralWidget().setEnabled(True)
        self._jobs.release()
        # The lock may have lasted beyond the last day of an extract.
        self._jobs.run(self, self._delete_due_extracts, lambda _count: None)
        self._index.look()
        self._held.reload()
        self._notices.start()
        self._stack.wake()
        self.enter(self.current)
        self._stack.currentWidget().setFocus()

    # --- parts -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._demo)
        right.addWidget(self._hours)
        right.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._rail)
        middle.addLayout(right, 1)
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        whole.addLayout(middle, 1)
        self._foot.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._foot)
        inner = QWidget()
        inner.setLayout(whole)
        self.setCentralWidget(inner)

    def _show_unit(self, unit: "Unit") -> None:
        self._status = StatusLine(unit.squad, unit.organ)
        self._foot.addWidget(self._status)
        self._demo.say(_("演示站点：人物、号牌、编号均为虚构，文书无效") if unit.is_demo else "")
        if unit.is_demo:
            self._cover.mark_as_demonstration()
        self._status.calendar(self._desk.calendar().known_until(), self._desk.today())
        self._status.saved(self._desk.now())
        # How long the journal is, is nothing that somebody of a committee is told.
        if not self.officer.is_guest:
            self._watch.check()
            self._index.look()

    def _checked(self, found: "Integrity") -> None:
        if self._status is not None:
            self._status.journal(found.first_bad or found.entries, intact=found.intact)
        if not found.intact:
            messages().told(self, _("日志不完整"), _("日志链断开或文书被改动，请立即告知督察。"))

    def _wire(self) -> None:
        self._top.palette_wanted.connect(self._offer)
        self._top.typed.connect(self._offer)
        self._top.lock_wanted.connect(self._lock_now)
        self._top.alerts_wanted.connect(self._ask_alerts)
        self._top.sign_out_wanted.connect(self.sign_out_wanted)
        self._top.password_wanted.connect(self._ask_password)
        self._held.case_wanted.connect(self.show_case)
        self._held.warned.connect(self._warn_of_hours)
        self._rail.chosen.connect(self.enter)
        self._stack.badge_changed.connect(self.badge)
        if not self.officer.is_guest:
            self._shortcut("Ctrl+K", self._offer)
        self._shortcut("Ctrl+,", partial(self.enter, "settings"))
        for command in self._commands:
            self._shortcut(command.shortcut, command.run)

    def _shortcut(self, keys: str, run: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(partial(self._unless_locked, run))

    def _unless_locked(self, run: Callable[[], object]) -> None:
        if not self.is_locked:
            run()

    def _lock_now(self) -> None:
        self.lock()

    def refresh(self) -> None:
        """Read the current room anew."""
        self.room(self.current).reload()

    def show_keys(self) -> None:
        """Show every key of the window."""
        from ui.shortcuts import ShortcutSheet

        ShortcutSheet(self, self._commands).open()

    def _ask_alerts(self) -> None:
        self._jobs.run(self, self._desk.agenda.today, self._show_alerts)

    def _show_alerts(self, agenda: "Agenda") -> None:
        if not self.is_locked:
            self._alerts.offer(agenda, self._top.bell, self._desk.now())

    def _ask_password(self) -> None:
        from ui.own_password import ask_password

        ask_password(self, self._desk, self._jobs)

    def badge(self, key: str, count: int) -> None:
        """Show how much in a room needs me; what is due today also at the bell."""
        self._rail.badge(key, count)
        if key == "today":
            self._top.alerts(count)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._cover.isVisible():
            self._cover.setGeometry(self.rect())
        if "palette_box" in vars(self):
            self.palette_box.hide()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._tell in self._desk.listeners:
            self._desk.listeners.remove(self._tell)
        # A closed window must not wake up later, when what it works with may be gone.
        self._idle.stop()
        self._soon.stop()
        self._stack.rest()
        self._pulse.rest()
        self._watch.close()
        self._jobs.forget()
        forget_copied()
        for act in tuple(self.closing):
            act()
        super().closeEvent(event)
