"""总览: an inquiry is answered on the left; on the right favours, looks, leave, the record."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cases.law.calendar import DayKind, WorkCalendar
from cases.records.access import Grant
from cases.records.officers import Role
from cases.records.outsiders import Favour, InquiryNote
from cases.records.proof import JournalLine
from cases.records.times import day_of
from ui.kit.buttons import Button
from ui.kit.i18n import EN, N_, WEEKDAYS_EN, WEEKDAYS_ZH, _, language, ngettext, pgettext
from ui.kit.layout import Panel, column, label, row
from ui.kit.marks import Tone
from ui.kit.punctuation import clauses
from ui.kit.small import Chip
from ui.kit.table import Column, RecordTable
from ui.labels.access import GRANT_KINDS, GRANTED_PARTS
from ui.labels.law import DAY_KINDS
from ui.rooms.confidential.asking_panel import AskingPanel
from ui.rooms.confidential.columns import AT, BASIS, CASE, OFFICER, ROLE, WHAT, refused_tone
from ui.rooms.confidential.day_bars import DayBars, DayCount
from ui.rooms.confidential.favours_table import favours_table
from ui.rooms.confidential.grant_words import giver_text, left_text, short_moment, span_text
from ui.rooms.confidential.inquiries_tables import notes_table
from ui.rooms.confidential.record_panel import RecordPanel

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: The same columns as on their own page, in less room.
_LOOKS = (
    replace(AT, text=lambda one: short_moment(one.at), width=98, least=94),
    replace(OFFICER, text=lambda one: one.officer, width=72, least=56),
    replace(ROLE, least=48),
    replace(CASE, width=92, least=84, context="column"),
    replace(WHAT, chip=refused_tone, least=84),
    replace(BASIS, width=76, least=68),
)
#: Days of looks that are shown.
DAYS = 7
#: Pixels of the form, and of the panels that keep their height.
_FORM, _FAVOURS, _GRANTS = 456, 152, 132
#: In a window of the least width the lists need the room more than the form.
_LEAST_FORM = 444


class OverviewPage(QWidget):
    """What an officer has to do with secrecy, on one page; what is not his is not there.

    Signals:
        record_wanted: print the record of an inquiry, by its id.
        tab_wanted: another page of the room, by its key.
    """

    record_wanted = Signal(int)
    tab_wanted = Signal(str)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._investigates = desk.officer.holds(Role.INVESTIGATOR)
        self.asking = AskingPanel(desk, jobs)
        self.asking.setMinimumWidth(_LEAST_FORM)
        self.asking.setMaximumWidth(_FORM)
        self.asking.record_wanted.connect(self.record_wanted)
        self.asking.recorded.connect(self.reload)
        self.favours = favours_table("confidential.overview_favours", wide=False)
        self.favours.may_leave = desk.officer.holds(Role.INSPECTOR, Role.DISCIPLINE)
        self._favours = self._panel(_("说情、过问登记"), self.favours, "favours")
        self._favours.tools.insertWidget(0, Chip(_("只增不改"), Tone.GREY))
        self._favours.setMinimumHeight(_FAVOURS)
        right = column(self._favours, spacing=12)
        right.setStretch(0, 3)
        if self._investigates:
            self._add_own_cases(right)
        else:
            self.notes = notes_table("confidential.overview_notes", by=False)
            self._noted = self._panel(_("我在窗口、电话登记的询问"), self.notes, "inquiries")
            right.addWidget(self._noted, 4)
        self.record = RecordPanel(desk, jobs)
        self.record.page_wanted.connect(partial(self.tab_wanted.emit, "record"))
        right.addWidget(self.record)
        whole = row(self.asking, right, spacing=12, margins=16)
        whole.setStretch(0, 10)
        whole.setStretch(1, 19)
        self.setLayout(whole)

    def reload(self) -> None:
        """Read everything anew."""
        self.asking.reload()
        self.record.reload()
        self._jobs.run(self, self._desk.favours.list, self._show_favours)
        if self._investigates:
            looks = partial(_looks, self._desk)
            self._jobs.run(self, looks, self._show_looks)
            self._jobs.run(self, self._desk.access.grants, self._show_grants)
        else:
            self._jobs.run(self, self._desk.inquiries.notes, self._show_notes)

    def drop(self) -> None:
        """Forget what is shown and typed."""
        self.asking.drop()
        self.record.drop()
        self.favours.show_records(())
        self._favours.set_hint("")
        if self._investigates:
            for table in (self.looks, self.grants):
                table.show_records(())
            self.bars.show_days(())
            self._people.setText("")
        else:
            self._show_notes(())

    # --- who looked, who may -----------------------------------------------------------------

    def _add_own_cases(self, right: QVBoxLayout) -> None:
        self.looks = RecordTable(
            "confidential.overview_looks",
            _LOOKS,
            empty=(N_("近七天没有别人看过您的案件"), N_("别人查看、打印、导出都会列在这里。")),
        )
        self.looks.setAccessibleName(_("谁看过我的案件"))
        self._looked = self._panel(_("谁看过我的案件"), self.looks, "looks")
        self._looked.tools.insertWidget(0, Chip(_("近 7 日"), Tone.OUTLINE))
        self._refused = Chip("", Tone.RED)
        self._refused.hide()
        self._looked.tools.insertWidget(1, self._refused)
        self.bars = DayBars(_("查看次数"))
        self._people = label("", "small", wrap=True)
        self._people.setContentsMargins(12, 0, 12, 8)
        count = Panel(_("查看次数"))
        count.set_hint(_("我的案件，按日"))
        count.body.addWidget(self.bars, 1)
        count.body.addWidget(self._people)
        count.setMinimumWidth(220)
        looked = row(self._looked, count, spacing=12)
        looked.setStretch(0, 2)
        looked.setStretch(1, 1)
        self.grants = RecordTable(
            "confidential.overview_grants",
            (
                Column("officer", N_("何人"), lambda one: one.officer, width=72, least=60),
                replace(ROLE, width=80, least=60),
                Column(
                    "case", N_("案件"), lambda one: one.case, width=92, least=86, context="column"
                ),
                Column("part", N_("范围"), lambda one: _(GRANTED_PARTS[one.part]), least=84),
                Column(
                    "kind", N_("可做"), lambda one: _(GRANT_KINDS[one.kind]), width=96, least=60
                ),
                Column("span", N_("起止"), span_text, width=196, least=184),
                Column(
                    "left",
                    N_("剩余"),
                    self._left,
                    width=120,
                    least=110,
                    chip=_urgent,
                    context="leave",
                ),
                Column("giver", N_("批准"), giver_text, width=76, least=58, context="leave"),
            ),
            empty=(N_("没有有效授权"), N_("您的案件没有授权给承办人以外的人。")),
        )
        self.grants.setAccessibleName(_("有效授权"))
        self._given = self._panel(_("有效授权"), self.grants, "grants")
        self._given.setFixedHeight(_GRANTS)
        self._owed = Chip("", Tone.AMBER)
        self._owed.hide()
        self._given.tools.insertWidget(0, self._owed)
        give = Button(pgettext("leave", "授权"), "plus")
        give.clicked.connect(partial(self.tab_wanted.emit, "grants"))
        self._given.tools.insertWidget(1, give)
        right.addLayout(looked, 4)
        right.addWidget(self._given)

    def _panel(self, title: str, table: RecordTable, tab: str) -> Panel:
        panel = Panel(title)
        more = Button(_("全部"), "right")
        more.setAccessibleName(_("全部：{title}").format(title=title))
        more.clicked.connect(partial(self.tab_wanted.emit, tab))
        panel.tools.addWidget(more)
        panel.body.addWidget(table)
        return panel

    # --- what was read -----------------------------------------------------------------------

    def _show_favours(self, found: tuple[Favour, ...]) -> None:
        self.favours.show_records(found)
        self._favours.set_hint(str(len(found)))

    def _show_notes(self, found: tuple[InquiryNote, ...]) -> None:
        self.notes.show_records(found)
        self._noted.set_hint(str(len(found)))

    def _show_looks(self, found: tuple[tuple[JournalLine, ...], WorkCalendar]) -> None:
        lines, calendar = found
        self.looks.show_records(lines)
        self.bars.show_days(self._by_day(lines, calendar))
        people = len({one.number for one in lines})
        words = ngettext("近7日{n}次，{m}人", "近7日 {n} 次，{m} 人", len(lines))
        said = words.format(n=len(lines), m=people)
        refused = sum(one.is_refused for one in lines)
        if refused:
            told = ngettext("拒绝{n}次，督察同时看到", "拒绝 {n} 次，督察同时看到", refused)
            said = clauses((said, told.format(n=refused)))
        self._people.setText(said)
        count = ngettext("拒绝{n}", "拒绝 {n}", refused).format(n=refused)
        self._refused.set(f"✕ {count}" if refused else "", Tone.RED)
        self._refused.setVisible(bool(refused))

    def _by_day(self, lines: tuple[JournalLine, ...], calendar: WorkCalendar) -> list[DayCount]:
        today = self._desk.today()
        counted = []
        for back in range(DAYS - 1, -1, -1):
            day = today - timedelta(days=back)
            kind = calendar.on(day).kind
            name = (WEEKDAYS_EN if language() == EN else WEEKDAYS_ZH)[day.weekday()]
            word = name if kind is DayKind.WORKDAY else _(DAY_KINDS[kind])
            n = sum(day_of(one.at) == day for one in lines)
            is_off = kind in {DayKind.WEEKEND, DayKind.HOLIDAY}
            refused = any(one.is_refused and day_of(one.at) == day for one in lines)
            counted.append(DayCount(day, n, word, is_off, refused))
        return counted

    def _show_grants(self, found: tuple[Grant, ...]) -> None:
        now = self._desk.now()
        running = tuple(one for one in found if one.runs(now))
        self.grants.show_records(running)
        self._given.set_hint(str(len(running)))
        owed = sum(one.wants_review for one in found)
        words = ngettext("紧急{n}次，须复核", "紧急 {n} 次，须复核", owed).format(n=owed)
        self._owed.set(words if owed else "", Tone.AMBER)
        self._owed.setVisible(bool(owed))

    def _left(self, one: Grant) -> str:
        return left_text(one, self._desk.now())


def _urgent(one: Grant) -> Tone | None:
    return Tone.AMBER if one.wants_review else None


def _looks(desk: "Desk") -> tuple[tuple[JournalLine, ...], WorkCalendar]:
    return desk.proof.looks(DAYS), desk.calendar()
