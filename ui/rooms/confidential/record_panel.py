"""The line about the record on the overview: its newest entry, the last check, papers beside it."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cases.records.officers import Role
from cases.records.proof import Check, PaperHead, Standing
from cases.records.times import local
from ui.kit.buttons import Button
from ui.kit.elided import ElidedLabel
from ui.kit.i18n import _, clock_time, moment_text
from ui.kit.icons import pixmap
from ui.kit.jobs import Jobs
from ui.kit.layout import Panel, column, label, row
from ui.kit.messages import report
from ui.kit.punctuation import bracketed, listed
from ui.kit.theme import theme

if TYPE_CHECKING:
    from cases.records.station import Integrity
    from cases.services.desk import Desk

_HEIGHT = 112
#: Characters of the hash, as papers carry them.
_PRINTED, _GROUP = 16, 4


class RecordPanel(Panel):
    """How the record stands; it is checked anew from here, without waiting for it.

    Signals:
        page_wanted: the page on which a signed part is taken out.
    """

    page_wanted = Signal()

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(_("日志完整性"), parent)
        self._desk, self._jobs = desk, jobs
        # A thread of its own: a long journal takes seconds, and nobody waits for it.
        self._aside = Jobs(self)
        self._standing: Standing | None = None
        self._shield = label("")
        self._shield.setFixedWidth(24)
        self._head = label("", "bold")
        # One line each: what does not fit at the least width of the window is in the tool tip.
        self._newest, self._papers = ElidedLabel("small"), ElidedLabel("small")
        said = column(self._head, self._newest, self._papers, spacing=2)
        self.check = Button(_("立即校验"), "refresh")
        self.check.clicked.connect(self._check)
        out = Button(_("导出校验包…"), "export")
        out.clicked.connect(self.page_wanted)
        out.setVisible(desk.officer.holds(Role.INSPECTOR, Role.DISCIPLINE))
        line = row(self._shield, said, out, self.check, spacing=12, margins=12)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self.setFixedHeight(_HEIGHT)
        theme().changed.connect(self._dress)
        self._dress()

    def reload(self) -> None:
        """Read anew how the record stands."""
        self._jobs.run(self, self._desk.proof.standing, self._show)

    def drop(self) -> None:
        """Forget what is shown."""
        self._standing = None
        for one in (self._head, self._newest, self._papers):
            one.setText("")

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        check = standing.check
        broken = check is not None and not check.found.intact
        words = _("日志不完整，请立即报告督察部门") if broken else _("日志 {n} 条")
        if check is not None and not broken:
            words = _("日志完整 · {n} 条")
        self._head.setText(words.format(n=f"{standing.entries:,}"))
        parts = (_newest(standing), _checked(check, self._desk.now()))
        self._newest.setText(" · ".join(part for part in parts if part))
        self._papers.setText(_beside(standing.papers))
        self._dress()

    def _check(self) -> None:
        from cases.services.verify import verify

        self.check.setEnabled(False)
        self._newest.setText(_("正在核验…"))
        self._aside.run(self, partial(verify, self._desk), self._done, self._failed)

    def _done(self, _found: "Integrity") -> None:
        self.check.setEnabled(True)
        self.reload()

    def _failed(self, error: Exception) -> None:
        self.check.setEnabled(True)
        self.reload()
        report(self, error)

    def _dress(self) -> None:
        check = self._standing.check if self._standing is not None else None
        papers = self._standing.papers if self._standing is not None else ()
        broken = check is not None and not check.found.intact
        role = "red" if broken or not all(one.fits for one in papers) else "green"
        self._shield.setPixmap(pixmap("shield", role if check is not None else "text3", 20))
        self._shield.setAlignment(Qt.AlignmentFlag.AlignCenter)


def _newest(standing: Standing) -> str:
    head = standing.head[:_PRINTED]
    groups = " ".join(head[at : at + _GROUP] for at in range(0, len(head), _GROUP))
    when = moment_text(standing.at) if standing.at is not None else ""
    return _("末条 {head} {moment}").format(head=groups, moment=when).strip()


def _checked(check: Check | None, now: datetime) -> str:
    if check is None:
        return _("本次登录还没有校验")
    same_day = local(check.at).date() == local(now).date()
    when = _("今天 {time}").format(time=clock_time(check.at)) if same_day else moment_text(check.at)
    words = _("{when}全链校验通过，用时 {seconds} 秒")
    if not check.found.intact:
        words = _("{when}全链校验没有通过，用时 {seconds} 秒")
    return words.format(when=when, seconds=f"{check.seconds:.1f}")


def _beside(papers: tuple[PaperHead, ...]) -> str:
    """Return whether the newest papers carry heads that the journal has."""
    if not papers:
        return _("还没有您看得到的已签发文书可以比对。")
    named = listed(bracketed(one.number or one.title, f"#{one.seq:,}") for one in papers)
    words = _("与最近签发文书上的印迹一致：{papers}")
    if not all(one.fits for one in papers):
        words = _("与最近签发文书上的印迹不一致，请立即报告督察部门：{papers}")
    return words.format(papers=named)
