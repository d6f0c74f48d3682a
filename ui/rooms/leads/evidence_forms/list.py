"""All evidence of a case: put right or withdrawn, each with a reason; what was withdrawn stays."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from cases.records.times import local
from leads.evidence.kinds import kind_of
from leads.evidence.records import Evidence
from ui.kit.asking import open_form
from ui.kit.buttons import Button, flat
from ui.kit.i18n import N_, _
from ui.kit.layout import Panel, boxed, column, row
from ui.kit.listbar import ListBar
from ui.kit.messages import messages
from ui.kit.punctuation import bracketed
from ui.kit.table import Column, RecordTable
from ui.labels.evidence import KINDS
from ui.rooms.leads.candidates.feed import Feed
from ui.rooms.leads.evidence_forms.dialog import correct

if TYPE_CHECKING:
    from ui.kit.jobs import Jobs


class EvidenceList(QDialog):
    """The list in a window of its own; after each act everything is counted anew."""

    def __init__(self, parent: QWidget, feed: Feed, jobs: "Jobs") -> None:
        super().__init__(parent)
        self._feed, self._jobs = feed, jobs
        self.setWindowTitle(_("全部证据"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = RecordTable(
            "evidence",
            _columns(),
            empty=(N_("还没有证据"), N_("按“登记线索”，选“证据：…”登记。")),
        )
        self.table.setAccessibleName(_("全部证据"))
        self.change = flat(_("更正…"), "edit")
        self.withdraw = flat(_("撤回…"), "undo")
        paint = flat(_("车漆样品、漆层比对…"), "paint")
        paint.clicked.connect(self._compare)
        panel = Panel(_("全部证据"))
        for tool in (ListBar(self.table), paint, self.withdraw, self.change):
            panel.tools.addWidget(tool)
        panel.body.addWidget(self.table)
        away = Button(_("关闭"))
        away.clicked.connect(self.reject)
        foot = row(16, None, away, 16)
        foot.setContentsMargins(0, 10, 0, 10)
        body = column(panel, margins=16)
        self.setLayout(column(body, boxed(foot, "footer"), spacing=0))
        self.resize(860, 480)
        self.table.picked.connect(self._suit)
        self.table.opened.connect(self._change)
        self.change.clicked.connect(self._change)
        self.withdraw.clicked.connect(self._withdraw)
        self._feed.told.connect(self.reload)
        self._suit()
        self.reload()

    def reload(self) -> None:
        """Read the evidence; with the lock the window goes."""
        case_id = self._feed.case_id
        if case_id is None:
            self.reject()
            return
        self._jobs.run(self, partial(self._feed.service.evidence, case_id), self._show)

    def _show(self, found: tuple[Evidence, ...]) -> None:
        kept = self._one()
        self.table.show_records(found)
        self.table.pick(lambda one: kept is not None and one.id == kept.id)
        self._suit()

    def _one(self) -> Evidence | None:
        found = self.table.current()
        return found if isinstance(found, Evidence) else None

    def _suit(self, _record: object = None) -> None:
        one, shown = self._one(), self._feed.shown
        may = shown is not None and shown.may_write and one is not None and one.withdrawn is None
        self.withdraw.setEnabled(may)
        self.change.setEnabled(may)

    def _change(self, _record: object = None) -> None:
        one = self._one()
        if one is not None and self.change.isEnabled():
            open_form(correct(self, self._feed, one), self._jobs, self._feed.refresh)

    def _withdraw(self) -> None:
        one = self._one()
        if one is None:
            return
        title = _("撤回证据 {n}：{title}").format(n=one.n, title=one.title)
        caption = _("理由。撤回后保留记录，不再计入。")
        reason = messages().ask_text(self, title, caption, act=_("撤回"))
        if reason:
            work = partial(self._feed.service.withdraw_evidence, one.id, reason)
            self._jobs.run(self, work, self._done)

    def _compare(self) -> None:
        """Look at the samples of paint, each beside the traces."""
        from ui.rooms.leads.paint.dialog import PaintDialog

        PaintDialog(self, self._feed, self._jobs).open()

    def _done(self, _result: object) -> None:
        self._feed.refresh()


def _columns() -> tuple[Column, ...]:
    return (
        Column("n", "#", lambda one: str(one.n), width=40, sort=lambda one: one.n, muted=True),
        Column("kind", N_("种类"), lambda one: _(KINDS[kind_of(one.content)]), width=96),
        Column("title", N_("名称"), lambda one: one.title, struck=_is_withdrawn),
        Column("grade", N_("等级"), _grade, width=64),
        Column("group", N_("同属一组（属性）"), lambda one: one.group, width=96),
        Column("origin", N_("原始来源"), lambda one: one.origin, width=110),
        Column(
            "entered",
            N_("何时何人"),
            lambda one: f"{one.entered_by} {local(one.entered_at):%m-%d %H:%M}",
            width=140,
            muted=True,
        ),
        Column("state", N_("状态"), _state, width=110),
    )


def _is_withdrawn(one: Evidence) -> bool:
    return one.withdrawn is not None


def _grade(one: Evidence) -> str:
    return str(one.grade) if one.grade is not None else _("未评级")


def _state(one: Evidence) -> str:
    if one.withdrawn is None:
        return _("计入")
    return bracketed(_("已撤回"), one.withdrawn.reason)
