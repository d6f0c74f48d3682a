"""完整性: the record checked, a printed head compared, a signed part taken out."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from cases.records.copies import CopyKind, CopyWay, Leaving
from cases.records.officers import Role
from cases.records.progress import Progress
from cases.records.proof import HeadAnswer, HeadFound
from cases.records.station import Integrity
from cases.refusals import Reason, Refusal
from ui.kit.buttons import Button, primary
from ui.kit.fields import TextField
from ui.kit.i18n import _, moment_text, ngettext
from ui.kit.jobs import Jobs
from ui.kit.layout import Item, Panel, column, label, row
from ui.kit.messages import report
from ui.preview.leaving import marked
from ui.preview.printing import save

if TYPE_CHECKING:
    from cases.services.desk import Desk


class RecordPage(QWidget):
    """Whether the record is whole, and what goes out of it with a signature."""

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        # A thread of its own: a long journal takes seconds, and nobody waits for it.
        self._aside = Jobs(self)
        self.check = Button(_("立即校验"), "refresh")
        self.check.clicked.connect(self._check)
        self.verdict = label(
            _("登录时和每小时自动校验一次，结果在窗口下沿；要现在校验，按“立即校验”。"), wrap=True
        )
        self._bar = QProgressBar()
        self._bar.setFixedWidth(200)
        self._bar.hide()
        self.head = TextField(_("文书页边所印，如 #48176 9f3c 27a7 1e04 b85d"), name=_("日志印迹"))
        self.compare = Button(_("核对"), "check")
        self.compare.clicked.connect(self._compare)
        self.answer = label("", wrap=True)
        self.first, self.last = (TextField(words, name=words) for words in (_("自#"), _("至#")))
        for field in (self.first, self.last):
            field.setFixedWidth(96)
        self.reason = TextField(_("导出理由（必填，记入日志）"), name=_("导出理由"))
        self.take = primary(_("导出校验包"), "export")
        self.take.clicked.connect(self._take)
        self.taken = label("", wrap=True)
        self.taken.hide()
        self.key = label("", "small", wrap=True)
        self.key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        whole = row(self.verdict, self._bar, self.check)
        whole.setStretch(0, 1)
        panels = [
            _panel(_("日志与文书"), whole),
            _panel(
                _("核对文书上的印迹"),
                row(self.head, self.compare),
                self.answer,
                label(_("印迹说明签发那一刻的日志；对不上，说明文书或日志被换过。"), "muted"),
            ),
        ]
        if desk.officer.holds(Role.INSPECTOR, Role.DISCIPLINE):
            words = _(
                "导出的一段日志由本站签名，查看、登录等条目全文导出，涉及案情的只导出校验值。"
                "不用本程序也能核对：docs/verify_journal.py，一页可读完。"
            )
            panels.append(
                _panel(
                    _("导出校验包"),
                    row(self.first, self.last, self.reason, self.take),
                    self.taken,
                    self.key,
                    label(words, "muted", wrap=True),
                )
            )
        self.setLayout(column(*panels, None, spacing=12, margins=16))

    def reload(self) -> None:
        """Ask for the public key."""
        self._jobs.run(self, self._desk.proof.public_key, self._show_key)

    def drop(self) -> None:
        """Forget what was typed and answered."""
        for field in (self.head, self.first, self.last, self.reason):
            field.set_value("")
        self.answer.setText("")
        self.taken.hide()

    def _show_key(self, key: str) -> None:
        parts = " ".join(key[at : at + 8] for at in range(0, len(key), 8))
        self.key.setText(_("本站公钥：{key}").format(key=parts))

    # --- checking --------------------------------------------------------------------------

    def _check(self) -> None:
        from cases.services.verify import verifying

        self.verdict.setText(_("正在核验…"))
        self.check.setEnabled(False)
        self._bar.setRange(0, 0)
        self._bar.show()
        work = partial(verifying, self._desk)
        self._aside.run(self, work, self._checked, self._failed, self._progress)

    def _progress(self, step: Progress) -> None:
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)

    def _checked(self, found: Integrity) -> None:
        self._ended()
        if found.intact:
            text = _("日志完整，共 {n} 条，末条 {head}…").format(
                n=found.entries, head=found.head[:12]
            )
        elif found.first_bad is not None:
            text = _("日志自第 {n} 条起与记录不符，请立即报告督察部门。").format(n=found.first_bad)
        else:
            text = ngettext(
                "{n}份已签发的文书或证据卷与当时不一致，请立即报告督察部门。",
                "{n} 份已签发的文书或证据卷与当时不一致，请立即报告督察部门。",
                found.changed,
            ).format(n=found.changed)
        self.verdict.setText(text)

    def _failed(self, error: Exception) -> None:
        self._ended()
        self.verdict.setText("")
        report(self, error)

    def _ended(self) -> None:
        self._bar.hide()
        self.check.setEnabled(True)

    # --- a printed head ----------------------------------------------------------------------

    def _compare(self) -> None:
        self.answer.setText("")
        self._jobs.run(self, partial(self._desk.proof.head, self.head.value()), self._answered)

    def _answered(self, answer: HeadAnswer) -> None:
        self.answer.setText(head_words(answer))

    # --- a part for outside ------------------------------------------------------------------

    def _take(self) -> None:
        first, last = self.first.value(), self.last.value()
        self.first.fault("" if first.isdecimal() else "?")
        self.last.fault("" if last.isdecimal() else "?")
        self.reason.fault("" if self.reason.value() else "?")
        if not (first.isdecimal() and last.isdecimal() and self.reason.value()):
            return
        name, _kind = QFileDialog.getSaveFileName(
            self, _("导出校验包"), f"journal-{first}-{last}.jsonl", "JSON Lines (*.jsonl)"
        )
        if name:
            work = partial(self._write, int(first), int(last), self.reason.value(), Path(name))
            self._jobs.run(self, work, self._written)

    def _write(self, first: int, last: int, reason: str, path: Path) -> Path:
        taken = self._desk.proof.take_out(first, last, reason)
        title = f"日志 #{first}–#{last}"
        leaving = Leaving(kind=CopyKind.JOURNAL, way=CopyWay.FILE, title=title, purpose_note=reason)
        try:
            return save(path, marked(self._desk, taken.text.encode(), leaving))()
        except OSError as error:
            raise Refusal(Reason.FILE_UNWRITABLE, name=path.name) from error

    def _written(self, path: Path) -> None:
        self.reason.set_value("")
        self.taken.show()
        self.taken.setText(_("已写入 {path}").format(path=path))


def head_words(answer: HeadAnswer) -> str:
    """Return what the journal says to a head, as a sentence."""
    match answer.found:
        case HeadFound.KNOWN if answer.at is not None:
            return _("与本站日志一致：第 {n} 条，{moment}。").format(
                n=answer.seq, moment=moment_text(answer.at)
            )
        case HeadFound.KNOWN:
            return _("与本站日志一致。")
        case HeadFound.LATER:
            return _(
                "本站日志只到第 {n} 条，比这份文书旧：站点可能被换回了旧备份，请立即报告督察部门。"
            ).format(n=answer.entries)
        case HeadFound.UNKNOWN:
            return _("本站日志没有这个印迹：印迹抄错了，或者文书、日志被换过。")


def _panel(title: str, *items: Item) -> Panel:
    panel = Panel(title)
    panel.body.addLayout(column(*items, spacing=8, margins=12))
    return panel
