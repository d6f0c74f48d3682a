"""The program with a window: sign-in or first start, then the desk, and back again."""

import logging
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from platformdirs import user_log_path
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from cases.refusals import Reason, Refusal
from ui.kit import preferences
from ui.kit.collecting import Collector
from ui.kit.i18n import set_language
from ui.kit.icons import icon
from ui.kit.jobs import Jobs
from ui.kit.messages import messages
from ui.kit.theme import Appearance, theme
from ui.logfile import log_to
from ui.shell import Shell
from ui.warming import Warming

if TYPE_CHECKING:
    from cases.papers.press import Press
    from cases.services.desk import Desk
    from cases.services.station import Station
    from ui.window import MainWindow

log = logging.getLogger("anjie")


def run(folder: Path, now: Callable[[], datetime]) -> int:
    """Open the window on a station folder and stay until it is closed."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    # It never holds anything of a case, so it may lie outside the station.
    # A home that cannot be written costs the log, not the day's work.
    with suppress(OSError):
        log_to(user_log_path("anjie", appauthor=False))
    program = Program(folder, now)
    collector = Collector(program)
    program.start()
    status = application.exec()
    program.finish()
    collector.finish()
    return status


class Program(QObject):
    """What is on the screen: the page before the desk, or the window at the desk."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._folder, self._now = folder, now
        self.jobs = Jobs(self)
        # Backups have a thread of their own: nobody waits for one.
        self._aside = Jobs(self)
        self.shell = Shell()
        self.shell.closing.append(self.finish)
        self._warming = Warming(self.jobs, self.shell)
        self.window: MainWindow | None = None
        self._station: Station | None = None
        self._desk: Desk | None = None
        self._who = ""
        self._saying = False
        sys.excepthook = self._broke

    def start(self) -> None:
        """Dress the application and show the first page."""
        kept = preferences.load()
        set_language(kept.language)
        theme().dress(kept.appearance)
        QApplication.setWindowIcon(icon("mediation", "accent", 32))
        self.open_folder()
        self.shell.show()

    def open_folder(self) -> None:
        """Show the sign-in page of the station, the first start, or what is wrong."""
        from cases.services.station import Station

        try:
            self._station = Station.open(self._folder)
        except Refusal as refused:
            self._station = None
            if refused.reason is Reason.STATION_MISSING:
                self._show_first_run()
            else:
                self._show_trouble(refused)
            return
        self._show_sign_in()

    def finish(self) -> None:
        """Make the daily backup that is still due, and let the station go."""
        self.jobs.finish()
        self._aside.finish()
        if self._desk is not None and self._station is not None:
            self._back_up(self._desk)
        if self._station is not None:
            self._station.close()
            self._station = None

    # --- pages before the desk -------------------------------------------------------------

    def _show_sign_in(self) -> None:
        from ui.signin import SignInPage

        assert self._station is not None
        page = SignInPage(self._station.face(), self._sign_in, self.jobs, who=self._who)
        page.signed_in.connect(self._enter)
        page.language_chosen.connect(self._speak)
        page.look_chosen.connect(self._look)
        page.recovery_wanted.connect(self._recover)
        self.shell.put(page)
        self._warming.begin()

    def _show_first_run(self, desk: "Desk | None" = None) -> None:
        from ui.firstrun.wizard import FirstRun

        page = FirstRun(self._folder, self.jobs, now=self._now, press=self._press, desk=desk)
        page.finished.connect(self._founded)
        page.language_chosen.connect(self._speak)
        self.shell.put(page)

    def _founded(self, folder: Path) -> None:
        self._folder = Path(folder)
        self._desk = None
        self.open_folder()

    def _show_trouble(self, refused: Refusal) -> None:
        from ui.rescue.trouble import TroublePage

        page = TroublePage(self._folder, refused, self.jobs, now=self._now, release=self._release)
        page.again.connect(self.open_folder)
        self.shell.put(page)

    def _recover(self) -> None:
        from ui.rescue.recover_dialog import RecoverDialog

        assert self._station is not None
        dialog = RecoverDialog(self.shell, self._station, self.jobs, now=self._now)
        dialog.recovered.connect(self._show_sign_in)
        dialog.fit()
        dialog.open()

    def _speak(self, language: str) -> None:
        preferences.save(replace(preferences.load(), language=language))
        set_language(language)
        if self._station is None:
            self.open_folder()
        else:
            self._show_sign_in()

    def _look(self, appearance: str) -> None:
        preferences.save(replace(preferences.load(), appearance=Appearance(appearance)))
        theme().dress(Appearance(appearance))

    # --- the desk --------------------------------------------------------------------------

    def _sign_in(self, who: str, password: str, new_password: str | None) -> "Desk":
        assert self._station is not None
        return self._station.sign_in(
            who, password, press=self._press(), now=self._now, new_password=new_password
        )

    def _press(self) -> "Press":
        from cases.services.folder import TEMPLATES
        from reports.press import OfficePress

        if self._station is None:
            return OfficePress()
        return OfficePress(self._station.folder / TEMPLATES, demo=self._station.face().is_demo)

    def _enter(self, desk: "Desk") -> None:
        self._desk, self._who = desk, desk.officer.name
        self.jobs.run(self.shell, self._is_unfinished, self._go_in)

    def _is_unfinished(self) -> bool:
        from ui.firstrun.wizard import unfinished

        return unfinished(self._desk)

    def _go_in(self, unfinished: bool) -> None:  # noqa: FBT001 - the answer of a job
        assert self._desk is not None
        if unfinished:
            self._show_first_run(self._desk)
            return
        self._show_window("today")
        # First: what is past its day shall not go into the backup of the day.
        self._aside.run(self.shell, partial(_delete_due_extracts, self._desk), self._expired)
        self._aside.run(self.shell, self._desk.backups.daily, self._backed_up)

    def _show_window(self, room: str) -> None:
        from ui.window import MainWindow

        assert self._desk is not None
        former = self.window
        window = MainWindow(self._desk, self.jobs, room=room)
        window.rebuild_wanted.connect(self._rebuild)
        window.sign_out_wanted.connect(self._sign_out)
        window.restore_wanted.connect(self._restore)
        window.closing.append(self.finish)
        self.window = window
        # Where the officer has put the program, there it stays.
        window.restoreGeometry((former or self.shell).saveGeometry())
        if former is not None:
            former.closing.clear()
            former.close()
            former.deleteLater()
        window.show()
        window.activateWindow()
        self.shell.hide()

    def _rebuild(self, room: str) -> None:
        set_language(preferences.load().language)
        self._show_window(room)

    def _sign_out(self) -> None:
        self.jobs.finish()
        self._aside.finish()
        if self._station is not None:
            self._station.close()
        self._desk = None
        self._leave_window()
        self.open_folder()
        self.shell.show()

    def _leave_window(self) -> None:
        if self.window is not None:
            self.shell.restoreGeometry(self.window.saveGeometry())
            self.window.closing.clear()
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _restore(self, backup: object) -> None:
        from ui.rescue.restore_dialog import RestoreDialog

        self._leave_window()
        self.shell.show()
        dialog = RestoreDialog(
            self.shell,
            self._folder,
            self.jobs,
            now=self._now,
            release=self._release,
            chosen=Path(str(backup)) if backup else None,
        )
        dialog.finished.connect(self._after_restore)
        dialog.open()

    def _release(self) -> None:
        if self._station is not None:
            self._station.close()
            self._station = None
        self._desk = None

    def _after_restore(self, _result: int) -> None:
        self._release()
        self.open_folder()

    def _back_up(self, desk: "Desk") -> None:
        try:
            # What has gone past its day while the window stood open shall not go into it.
            _delete_due_extracts(desk)
            for _step in desk.backups.daily():
                continue
        except Refusal as refused:
            log.warning("no backup at the end: %s", refused.reason)

    def _expired(self, count: int) -> None:
        log.info("extracts past their day deleted: %s", count)

    def _backed_up(self, _backup: object) -> None:
        log.info("daily backup seen to")

    def _broke(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write what broke to the log file and say so calmly; no stack trace at officers."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        log.error("unexpected", exc_info=(kind, error, trace))
        # What breaks while the dialog stands must not pile up dialogs.
        if not self._saying:
            self._saying = True
            messages().failed(self.window or self.shell)
            self._saying = False


def _delete_due_extracts(desk: "Desk") -> int:
    # Late: the first page stands before the store of leads is needed.
    from leads.services.expiry import delete_due

    return delete_due(desk)
