"""日志: the inspector's filter over the journal; every reading has its reason."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from cases.records.officers import Officer
from cases.records.proof import JournalFilter, JournalLine, JournalPage, OpenGrant
from ui.kit.buttons import Button, primary
from ui.kit.fields import CheckField, ChoiceField, DayField, TextField
from ui.kit.i18n import N_, _, ngettext, pgettext
from ui.kit.layout import Panel, column, label, row
from ui.kit.table import RecordTable
from ui.labels.acts import ACTS
from ui.labels.proof import why
from ui.rooms.confidential.columns import AT, BASIS, CASE, GRANTS, MARKED, OFFICER, SEQ, WHAT

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class JournalFilterPage(QWidget):
    """Who looked at a case, what an officer looked at; unusual looks are marked."""

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        today = desk.today()
        self.officer = ChoiceField({None: _("全部民警")}, name=_("民警"))
        self.case = TextField(_("案号，输入完整"), name=_("案号"))
        self.act = ChoiceField(
            {"": pgettext("journal", "全部事项"), **{key: _(words) for key, words in ACTS.items()}},
            name=_("事项"),
        )
        self.first, self.last = (DayField(today=today, name=words) for words in (_("自"), _("至")))
        self.first.set_value(today - timedelta(days=6))
        self.last.set_value(today)
        self.marked = CheckField(_("只列有标记的"))
        self.searched = CheckField(_("只列经检索打开的"))
        self.reason = TextField(_("查阅理由（必填，记入日志）"), name=_("查阅理由"))
        self.read = primary(_("查阅"), "search")
        self.read.clicked.connect(self._read)
        self.read_grants = Button(_("有效授权"), "key")
        self.read_grants.clicked.connect(self._read_grants)
        for field, width in (
            (self.officer, 150),
            (self.case, 150),
            (self.act, 170),
            (self.first, 144),
            (self.last, 144),
        ):
            field.setFixedWidth(width)
        self.reason.edited.connect(self._refresh)
        self.table = RecordTable(
            "confidential.journal",
            (SEQ, AT, OFFICER, WHAT, CASE, BASIS, MARKED),
            empty=(N_("没有列出的日志"), N_("填写理由后按“查阅”；案情内容不在这里显示。")),
        )
        self.table.setAccessibleName(_("日志"))
        self.table.picked.connect(self._explain)
        self.panel = Panel(_("日志"))
        self.panel.body.addWidget(self.table)
        self._why = label("", "small", wrap=True)
        self._why.setContentsMargins(12, 6, 12, 6)
        self.panel.body.addWidget(self._why)
        self.grants = RecordTable(
            "confidential.all_grants",
            GRANTS,
            empty=(N_("没有列出的授权"), N_("填写理由后按“有效授权”。")),
        )
        self.grants.setAccessibleName(_("有效授权"))
        given = Panel(_("有效授权"))
        given.body.addWidget(self.grants)
        given.setFixedHeight(176)
        filters = (
            self.officer,
            self.case,
            self.act,
            self.first,
            self.last,
            self.marked,
            self.searched,
        )
        whole = column(
            row(*filters, None),
            row(self.reason, self.read, self.read_grants),
            self.panel,
            given,
            spacing=12,
            margins=16,
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._explain(None)
        self._refresh()

    def reload(self) -> None:
        """Offer the officers; entries are read only when they are asked for, for a reason."""
        self._jobs.run(self, self._desk.officers.active, self._offer)

    def drop(self) -> None:
        """Forget what is shown, and why it was asked for."""
        self.table.show_records(())
        self.grants.show_records(())
        self.reason.set_value("")
        self.panel.set_hint("")
        self._explain(None)
        self._refresh()

    def _offer(self, officers: tuple[Officer, ...]) -> None:
        chosen = self.officer.value()
        self.officer.offer(
            {None: _("全部民警"), **{one.id: f"{one.name} {one.number}" for one in officers}}
        )
        self.officer.set_value(chosen)

    def _refresh(self) -> None:
        has_reason = bool(self.reason.value())
        self.read.setEnabled(has_reason)
        self.read_grants.setEnabled(has_reason)

    def _read(self) -> None:
        first, last = self.first.value(), self.last.value()
        self.first.fault("" if first else "?")
        self.last.fault("" if last else "?")
        if first is None or last is None:
            return
        wanted = JournalFilter(
            first,
            last,
            self.officer.value(),
            self.case.value(),
            self.act.value() or "",
            self.marked.value(),
            self.searched.value(),
        )
        work = partial(self._desk.proof.inspect, wanted, self.reason.value())
        self._jobs.run(self, work, self._show)

    def _show(self, page: JournalPage) -> None:
        self.table.show_records(page.lines)
        n = len(page.lines)
        hint = ngettext("{n}条", "{n} 条", n).format(n=n)
        if page.more:
            hint = _("最近的 {n} 条，更早的请缩短日期").format(n=n)
        self.panel.set_hint(hint)
        self._explain(None)

    def _read_grants(self) -> None:
        work = partial(self._desk.proof.open_grants, self.reason.value())
        self._jobs.run(self, work, self._show_grants)

    def _show_grants(self, grants: tuple[OpenGrant, ...]) -> None:
        self.grants.show_records(grants)

    def _explain(self, line: Any) -> None:
        marked = isinstance(line, JournalLine) and line.marks
        self._why.setVisible(bool(marked))
        self._why.setText("\n".join(map(why, line.marks)) if marked else "")
