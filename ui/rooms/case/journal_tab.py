"""记录: the journal of a case in words, every act with its number, newest first."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from cases.records.cases import Entry
from ui.kit.buttons import IconButton
from ui.kit.i18n import N_, _, moment_text
from ui.kit.layout import Panel, boxed, column, label, row, scrolled
from ui.kit.listbar import ListBar
from ui.kit.table import Column, RecordTable
from ui.rooms.case.journal_words import act_words, joined, values_in_words
from ui.rooms.case.team_tab import looked_at

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs
    from ui.rooms.case.opened import Opened


#: The act of an entry that tells only that somebody looked.
_LOOK = "case.read"


class JournalTab(QWidget):
    """What was done in a case, by whom and when; nothing here can be changed."""

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._names: dict[int, str] = {}
        self._entries: tuple[Entry, ...] = ()
        self._table = RecordTable(
            "case.journal",
            (
                Column(
                    "seq",
                    N_("日志号"),
                    lambda one: f"#{one.seq}",
                    width=84,
                    sort=lambda one: one.seq,
                    muted=True,
                ),
                Column("at", N_("时间"), lambda one: moment_text(one.at), width=140, least=130),
                Column("officer", N_("经办人"), lambda one: one.officer, width=90),
                Column("act", N_("做了什么"), lambda one: act_words(one.act), width=150, least=96),
                Column("what", N_("内容"), self._what, muted=True),
            ),
            empty=(N_("没有可显示的记录"), N_("只有承办本案的人能看到本案的记录。")),
        )
        self._table.picked.connect(self._explain)
        self._table.setAccessibleName(_("本案记录"))
        self._panel = Panel(_("本案记录"))
        self.bar = ListBar(self._table)
        self.acts_only = IconButton("eye", _("不列查看，只列办理"))
        self.acts_only.setCheckable(True)
        self.acts_only.toggled.connect(self._list)
        self._panel.tools.addWidget(self.acts_only)
        self._panel.tools.addWidget(self.bar)
        self._panel.body.addWidget(self._table)
        self._title = label("", "bold", wrap=True)
        self._detail = label("", "", wrap=True)
        self._hint = label(
            _("日志只增不改：更正另记一条，旧值保留。每条与前一条以校验值相连。"),
            "muted",
            wrap=True,
        )
        inside = boxed(column(self._title, self._detail, None, self._hint, spacing=8, margins=16))
        self._side = Panel(_("这一条"))
        self._side.body.addWidget(scrolled(inside))
        self._side.setFixedWidth(328)
        whole = row(self._panel, self._side, spacing=12, margins=16)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def show_opened(self, opened: "Opened") -> None:
        """Ask for the journal of the case."""
        file = opened.file
        self._names = {int(one.id): one.name for one in file.people.parties}
        self._entries = ()
        self._list()
        self._explain(None)
        sees = (one.officer_id for one in file.team if one.until_at is None)
        if self._desk.officer.id in sees:
            work = partial(self._desk.cases.journal, file.case_id)
            self._jobs.run(self, work, self._show)

    def drop(self) -> None:
        """Forget everything shown."""
        self._names = {}
        self._entries = ()
        self.bar.drop()
        self._list()
        self._explain(None)

    def _show(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        self._list()

    def _list(self, _checked: object = None) -> None:
        """List the entries; looks at the case are left out when only acts are wanted."""
        only = self.acts_only.isChecked()
        self._table.show_records([one for one in self._entries if not only or one.act != _LOOK])

    def _what(self, entry: Entry) -> str:
        if entry.act == _LOOK:
            return looked_at(entry)
        return joined(values_in_words(entry, self._names)[:3])

    def _explain(self, entry: Any) -> None:
        if not isinstance(entry, Entry):
            self._title.setText("")
            self._detail.setText(_("选一条看全部内容。"))
            return
        self._title.setText(_("#{seq} {act}").format(seq=entry.seq, act=act_words(entry.act)))
        head = f"{moment_text(entry.at)} · {entry.officer}"
        lines = [looked_at(entry)] if entry.act == _LOOK else []
        lines += values_in_words(entry, self._names)
        self._detail.setText("\n".join([head, "", *lines]))
