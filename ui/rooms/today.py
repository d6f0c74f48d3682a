"""今日: what I must do, soonest first; sessions of today, approvals, the next ten working days."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.papers.kinds import FormKind
from cases.records.agenda import Agenda, Due, Urgency, Waiting
from cases.records.copies import CopyKind, CopyWay, Leaving
from ui.kit.buttons import Button, flat, primary
from ui.kit.i18n import N_, _, day_long, day_short
from ui.kit.layout import Panel, boxed, clear, column, label, room_header, row, scrolled
from ui.kit.listbar import ListBar
from ui.kit.marks import Glyph, Tone
from ui.kit.messages import messages
from ui.kit.small import Chip, GlyphMark
from ui.kit.table import Column, RecordTable, Section
from ui.labels.articles import cite
from ui.labels.papers import FORMS
from ui.preview.printing import ask_pdf, save
from ui.rooms.band import GLYPHS, Band
from ui.rooms.today_approvals import ApprovalsPanel
from ui.rooms.today_awaited import AwaitedPanel
from ui.rooms.today_crossings import CrossingsPanel
from ui.rooms.today_digest import DigestPanel
from ui.rooms.today_emergencies import EmergenciesPanel
from ui.rooms.today_inquiries import InquiriesPanel
from ui.rooms.today_roadside import RoadsidePanel
from ui.rooms.today_sessions import sessions_panel
from ui.rooms.today_unassigned import UnassignedPanel
from ui.rooms.today_words import ahead, band_hint, due_words, group_hint, left_words, sentence

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_TITLES = {
    Urgency.OVERDUE: (N_("逾期"), "red"),
    Urgency.TODAY: (N_("今天"), "amber"),
    Urgency.SOON: (N_("三个工作日内"), "yellow"),
    Urgency.WEEK: (N_("本周"), "text2"),
    Urgency.TEN: (N_("十个工作日内"), "text2"),
    Urgency.LATER: (N_("以后"), "text2"),
}
_TONES = {Urgency.OVERDUE: Tone.RED, Urgency.TODAY: Tone.AMBER, Urgency.SOON: Tone.YELLOW}
#: Which tab of the case page a duty is done on, by the head of its rule.
_TABS = {"mediation": "mediation", "determination": "clocks", "review": "clocks"}


class TodayRoom(QWidget):
    """The desk of today.

    Signals:
        case_wanted: open a case, at a tab.
        new_case_wanted: open a new case.
        document_wanted: look at a paper that waits.
        approval_wanted: answer a request that waits.
        page_wanted: a page of the duty room.
        leads_wanted: look at the leads of a case, at a tab.
        grants_wanted: look at leave and emergencies.
        inquiries_wanted: the inquiries from outside.
        unassigned_wanted: the cases that wait for a lead officer.
        badge_changed: how many duties are overdue or due today.
    """

    case_wanted = Signal(int, str)
    new_case_wanted = Signal()
    document_wanted = Signal(int)
    approval_wanted = Signal(int)
    page_wanted = Signal(str)
    leads_wanted = Signal(int, str)
    grants_wanted = Signal()
    inquiries_wanted = Signal()
    unassigned_wanted = Signal()
    badge_changed = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._folded = {Urgency.TEN, Urgency.LATER}
        self._agenda: Agenda | None = None
        self._day, self._chip = label("", "small"), Chip()
        self._path: Path | None = None
        self._print = Button(_("打印今日清单"), "print")
        self._print.clicked.connect(self._print_sheet)
        self._band = Band()
        self._band_panel = Panel(_("接下来十个工作日"))
        self._band_panel.body.addWidget(self._band)
        for glyph, words in (
            (Glyph.OVERDUE, _("逾期")),
            (Glyph.TODAY, _("今天")),
            (Glyph.SOON, _("三个工作日内")),
            (Glyph.RUNNING, _("进行中")),
            (Glyph.PLANNED, _("调解会 / 计划")),
        ):
            self._band_panel.tools.addLayout(row(GlyphMark(glyph, words), label(words, "small")))
            self._band_panel.tools.addSpacing(8)
        self._table = self._make_table()
        self._todo = Panel(_("我要做的"))
        self._fold = flat(_("展开全部"), "down")
        self._fold.clicked.connect(self._toggle_fold)
        self.bar = ListBar(self._table, counted=False)
        for tool in (self._fold, self.bar):
            self._todo.tools.addWidget(tool)
        self._todo.body.addWidget(self._table)
        self._side = column(spacing=12)
        self.approvals = ApprovalsPanel(desk, jobs)
        self.approvals.approval_wanted.connect(self.approval_wanted)
        side = QWidget()
        self.emergencies = EmergenciesPanel(desk, jobs)
        self.emergencies.wanted.connect(self.grants_wanted)
        self.roadside = RoadsidePanel(desk, jobs)
        self.roadside.page_wanted.connect(self.page_wanted)
        self.crossings = CrossingsPanel(desk, jobs)
        self.awaited = AwaitedPanel(desk, jobs)
        self.awaited.case_wanted.connect(self.case_wanted)
        self.awaited.leads_wanted.connect(self.leads_wanted)
        self.inquiries = InquiriesPanel(desk, jobs)
        self.inquiries.inquiries_wanted.connect(self.inquiries_wanted)
        self.unassigned = UnassignedPanel(desk, jobs)
        self.unassigned.wanted.connect(self.unassigned_wanted)
        self.digest = DigestPanel(desk, jobs)
        self.digest.case_wanted.connect(self.case_wanted)
        self.digest.approval_wanted.connect(self.approval_wanted)
        panels = (
            *(self.emergencies, self.unassigned, self.inquiries, self.crossings),
            *(self.awaited, self.roadside, self.approvals),
        )
        side.setLayout(column(*panels, self._side, spacing=12))
        lower = row(self._todo, _beside(side), spacing=16)
        lower.setStretch(0, 1)
        body = column(self.digest, self._band_panel, lower, spacing=12, margins=16)
        body.setStretch(2, 1)
        header = room_header(_("今日"), self._day, self._chip, None, self._print, self._make_new())
        whole = column(header, body, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def reload(self) -> None:
        """Ask for the desk of today anew."""
        self.digest.reload()
        self.approvals.reload()
        self.emergencies.reload()
        self.crossings.reload()
        self.awaited.reload()
        self.inquiries.reload()
        self.unassigned.reload()
        self.roadside.reload()
        self._jobs.run(self, self._desk.agenda.today, self._show)

    def drop(self) -> None:
        """Forget everything shown."""
        self._agenda = None
        self.digest.drop()
        self.approvals.drop()
        self.emergencies.drop()
        self.crossings.drop()
        self.awaited.drop()
        self.inquiries.drop()
        self.unassigned.drop()
        self.roadside.drop()
        self.bar.drop()
        self._table.show_records(())
        self._band.show_days(())
        clear(self._side)

    def _make_new(self) -> Button:
        new = primary(_("新建案件"), "plus")
        new.clicked.connect(self.new_case_wanted)
        if not self._desk.officer.takes_in:
            new.hide()
        return new

    def _make_table(self) -> RecordTable:
        table = RecordTable(
            "today",
            (
                Column(
                    "number",
                    N_("案号"),
                    lambda due: due.number,
                    width=128,
                    muted=True,
                    glyph=lambda due: GLYPHS[due.urgency],
                ),
                Column("what", N_("事项"), sentence),
                Column(
                    "article", N_("条款"), lambda due: cite(due.article_key), width=128, muted=True
                ),
                Column(
                    "due",
                    N_("到期"),
                    due_words,
                    width=110,
                    sort=lambda due: (due.due_on, due.due_at is None, due.due_at),
                ),
                Column(
                    "left",
                    N_("剩余工作日"),
                    left_words,
                    width=104,
                    right=True,
                    sort=lambda due: due.working_days_left,
                    chip=lambda due: _TONES.get(due.urgency),
                ),
            ),
            empty=(N_("没有到期的事项"), N_("新的时限会在记录事实后自动出现在这里。")),
        )
        table.setAccessibleName(_("我要做的"))
        table.verticalHeader().setDefaultSectionSize(32)
        table.opened.connect(self._open)
        return table

    def _show(self, agenda: Agenda) -> None:
        self._agenda = agenda
        self._day.setText(day_long(agenda.today))
        self._chip.set(ahead(agenda))
        self._chip.setVisible(bool(ahead(agenda)))
        self._band.show_days(agenda.band)
        self._band_panel.set_hint(band_hint(agenda))
        self._todo.set_hint(_("{n} 件").format(n=agenda.total))
        self._fill_table(agenda.dues)
        self._fill_side(agenda)
        pressing = {Urgency.OVERDUE, Urgency.TODAY}
        self.badge_changed.emit(sum(due.urgency in pressing for due in agenda.dues))

    def _fill_table(self, dues: Iterable[Due]) -> None:
        by_group: dict[Urgency, list[Due]] = {}
        for due in dues:
            by_group.setdefault(due.urgency, []).append(due)
        records: list[Any] = []
        for urgency in Urgency:
            group = by_group.get(urgency, [])
            if not group:
                continue
            title, role = _TITLES[urgency]
            folded = urgency in self._folded
            hint = group_hint(group) if folded or urgency is Urgency.SOON else ""
            records.append(Section(_(title), len(group), hint, role))
            records += [] if folded else group
        self._fold.setVisible(bool(self._folded & set(by_group)))
        self._table.show_records(records)

    def _toggle_fold(self) -> None:
        self._folded = set()
        if self._agenda is not None:
            self._fill_table(self._agenda.dues)

    def _fill_side(self, agenda: Agenda) -> None:
        clear(self._side)
        # Who keeps the station or inspects it has neither sessions nor papers before him.
        if self._desk.officer.works_cases or agenda.sessions:
            self._side.addWidget(sessions_panel(agenda.sessions))
        if self._desk.officer.works_cases or agenda.waiting:
            self._side.addWidget(self._waiting_panel(agenda.waiting))
        self._side.addStretch(1)

    def _waiting_panel(self, waiting: tuple[Waiting, ...]) -> Panel:
        panel = Panel(_("审核"))
        mine = sum(item.is_mine for item in waiting)
        panel.set_hint(_("待我审核 {n} · 我提交的 {m}").format(n=len(waiting) - mine, m=mine))
        for item in waiting:
            panel.body.addWidget(self._waiting_line(item))
        if not waiting:
            panel.body.addWidget(boxed(row(label(_("没有待审的文书"), "muted"), margins=12)))
        return panel

    def _waiting_line(self, item: Waiting) -> QWidget:
        form = _(FORMS[FormKind(item.form)])
        words = column(
            label(f"{item.number}  {form}"),
            label(f"{item.made_by} {day_short(item.made_at.date())}", "muted"),
            spacing=0,
        )
        act = Button(_("查看") if item.is_mine else _("审核"))
        act.setProperty("document", item.document_id)
        act.clicked.connect(self._open_document)
        glyph = GlyphMark(Glyph.WAITING if item.is_mine else Glyph.SOON, form)
        line = row(glyph, words, None, act, spacing=8)
        line.setContentsMargins(12, 6, 12, 6)
        return boxed(line)

    def _open_document(self) -> None:
        self.document_wanted.emit(int(self.sender().property("document")))

    def _open(self, due: Due) -> None:
        head = due.rule.split(".", 1)[0]
        tab = "mediation" if due.mediation_id is not None else _TABS.get(head, "clocks")
        self.case_wanted.emit(int(due.case_id), tab)

    def _print_sheet(self) -> None:
        if self._agenda is None:
            return
        self._path = ask_pdf(self, self._agenda.today.isoformat())
        if self._path is not None:
            self._jobs.run(self, self._write_sheet, self._written)

    def _write_sheet(self) -> Path:
        from reports.sheets import day_sheet
        from ui.preview.leaving import marked

        assert self._agenda is not None
        assert self._path is not None
        made = day_sheet(self._desk.agenda.day_sheet(self._agenda))
        leaving = Leaving(kind=CopyKind.SHEET, way=CopyWay.PDF, title="今日清单")
        return save(self._path, marked(self._desk, made, leaving))()

    def _written(self, path: Path) -> None:
        messages().told(self, _("今日清单"), _("已保存到 {path}").format(path=path))


def _beside(panels: QWidget) -> QWidget:
    """Return the panels of the side, scrolled."""
    area = scrolled(panels)
    area.setFixedWidth(376)
    return area
