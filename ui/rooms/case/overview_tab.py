"""概况: what the law expects next, what happened, and every fact on record with its history."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cases.law.clock import Clock
from cases.law.rules import Whose
from cases.records.cases import CaseFile, FactLine
from cases.records.ids import FactId
from cases.records.times import day_of
from cases.services.facts import BY_ACTS, OF_SERVICES
from ui.kit.buttons import flat, link
from ui.kit.i18n import N_, _, day_full, day_short, moment_text, pgettext
from ui.kit.layout import Panel, boxed, clear, column, label, row, scrolled
from ui.kit.listbar import ListBar
from ui.kit.marks import Glyph
from ui.kit.messages import messages
from ui.kit.punctuation import bracketed, clauses, phrases
from ui.kit.small import GlyphMark
from ui.kit.table import Column, RecordTable
from ui.labels.cases import KINDS, PROCEDURES, SECRECY, STATES
from ui.labels.law import FACTS, clock_article
from ui.rooms.case.clock_words import clock_name, left_words, state_word
from ui.rooms.case.opened import Opened, clock_glyph

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: How many duties are named as the next steps.
_STEPS = 6


class OverviewTab(QWidget):
    """The tab.

    Signals:
        tab_wanted: go to another tab of the case.
        correction_wanted: correct a fact, where the clocks are seen to move.
    """

    tab_wanted = Signal(str)
    correction_wanted = Signal(object)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._opened: Opened | None = None
        self._next = Panel(_("接下来"))
        self._steps = QVBoxLayout()
        self._steps.setContentsMargins(12, 6, 12, 6)
        self._next.body.addLayout(self._steps)
        self._about = Panel(_("案情"))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(12, 10, 12, 12)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._about.body.addLayout(self._grid)
        self._facts = Panel(pgettext("panel", "事实"))
        self._table = self._make_table()
        self._facts.body.addWidget(self._table)
        self._enter = flat(_("记录事实…"), "plus")
        self._correct = flat(_("更正…"), "edit")
        self._withdraw = flat(_("撤回…"), "undo")
        self._enter.clicked.connect(self._record)
        self._correct.clicked.connect(self._correct_fact)
        self._withdraw.clicked.connect(self._withdraw_fact)
        self.bar = ListBar(self._table, counted=False)
        self._facts.tools.addWidget(self.bar)
        for button in (self._enter, self._correct, self._withdraw):
            self._facts.tools.addWidget(button)
        upper = row(self._about, self._next, spacing=12)
        upper.setStretch(0, 3)
        upper.setStretch(1, 2)
        inner = column(upper, self._facts, spacing=12, margins=16)
        inner.setStretch(1, 1)
        body = boxed(inner, "sunken")
        self.setLayout(column(scrolled(body)))

    def show_opened(self, opened: Opened) -> None:
        """Show the case."""
        self._opened = opened
        self._fill_steps(opened)
        self._fill_about(opened.file)
        facts = sorted(opened.file.facts, key=_order)
        standing = sum(fact.replaced_at is None for fact in facts)
        self._facts.set_hint(_("{n} 条有效").format(n=standing))
        self._table.show_records(facts)
        self._table.setMinimumHeight(min(420, 30 + 28 * max(3, len(facts))))
        for button in (self._enter, self._correct, self._withdraw):
            button.setVisible(opened.file.may_write)
        self._suit(None)

    def drop(self) -> None:
        """Forget everything shown."""
        self._opened = None
        self.bar.drop()
        self._table.show_records(())
        clear(self._steps)
        clear(self._grid)

    # --- building ----------------------------------------------------------------------------

    def _make_table(self) -> RecordTable:
        table = RecordTable(
            "case.facts",
            (
                Column(
                    "when",
                    N_("发生"),
                    _happened,
                    width=144,
                    least=144,
                    sort=lambda fact: fact.happened_at,
                    struck=_is_void,
                    glyph=lambda fact: Glyph.STOPPED if _is_void(fact) else Glyph.DONE,
                ),
                Column(
                    "what", N_("事实"), lambda fact: _(FACTS[fact.kind]), width=180, struck=_is_void
                ),
                Column("party", N_("当事人"), lambda fact: fact.party, width=90),
                Column("note", N_("依据"), _note_words, muted=True),
                Column("entered", N_("录入"), _entered_words, width=190, muted=True),
            ),
            empty=(N_("还没有事实"), N_("按“记录事实”写下现场调查、委托鉴定等，期限随之起算。")),
        )
        table.setAccessibleName(_("事实"))
        table.picked.connect(self._suit)
        table.opened.connect(self._suit)
        return table

    def _fill_steps(self, opened: Opened) -> None:
        clear(self._steps)
        due = sorted(
            (clock for clock in opened.file.clocks if clock.is_open and clock.due is not None),
            key=lambda clock: clock.due or opened.today,
        )
        mine = [clock for clock in due if clock.whose is not Whose.PARTY]
        theirs = [clock for clock in due if clock.whose is Whose.PARTY]
        for clock in (*mine, *theirs)[:_STEPS]:
            self._steps.addWidget(self._step_line(clock, opened))
        if not due:
            self._steps.addWidget(label(_("没有进行中的时限"), "muted"))
        self._steps.addStretch(1)
        self._next.set_hint(_("{n} 项进行中").format(n=len(due)))

    def _step_line(self, clock: Clock, opened: Opened) -> QWidget:
        title = link(clock_name(clock, opened))
        title.setToolTip(state_word(clock))
        tab = "mediation" if clock.rule_id.startswith("mediation.") else "clocks"
        title.clicked.connect(partial(self.tab_wanted.emit, tab))
        due = day_short(clock.due) if clock.due else ""
        whose = {Whose.PARTY: _("当事人"), Whose.ABOVE: _("上级")}.get(clock.whose, "")
        hint = " · ".join(filter(None, (clock_article(clock), whose)))
        first = row(GlyphMark(clock_glyph(clock, opened), state_word(clock)), title, None)
        first.addWidget(label(due, "bold"))
        second = row(24, label(hint, "muted"), None, label(left_words(clock, opened), "muted"))
        lines = column(first, second, spacing=0)
        holder = QWidget()
        holder.setLayout(lines)
        return holder

    def _fill_about(self, file: CaseFile) -> None:
        clear(self._grid)
        for place, (caption, words) in enumerate(_about(file)):
            self._grid.addWidget(label(caption, "muted"), place, 0)
            self._grid.addWidget(label(words, wrap=True), place, 1)

    # --- facts -------------------------------------------------------------------------------

    def _suit(self, _fact: object) -> None:
        fact = self._table.current()
        by_act = fact is not None and fact.kind in BY_ACTS
        may = fact is not None and not _is_void(fact) and fact.kind not in OF_SERVICES
        why = _("这件事由“查缉”页的办理步骤记录，请在那里办理。") if by_act else ""
        for button in (self._correct, self._withdraw):
            button.setEnabled(may and not by_act)
            button.setToolTip(why)

    def _record(self) -> None:
        from ui.rooms.case.fact_form import FactDialog

        if self._opened is not None:
            FactDialog(self, self._desk, self._jobs, self._opened).open()

    def _correct_fact(self) -> None:
        fact = self._table.current()
        if fact is not None:
            self.correction_wanted.emit(fact.id)

    def _withdraw_fact(self) -> None:
        fact = self._table.current()
        if fact is None:
            return
        title = _("撤回事实：{fact}").format(fact=_(FACTS[fact.kind]))
        caption = _("这件事没有发生过，才可以撤回。写明理由；原记录保留，由它起算的期限不再成立。")
        reason = messages().ask_text(self, title, caption, act=_("撤回"))
        if reason:
            work = _withdrawing(self._desk, fact.id, reason)
            self._jobs.run(self, work, self._withdrawn)

    def _withdrawn(self, _result: object) -> None:
        self._suit(None)


def _withdrawing(desk: "Desk", fact_id: FactId, reason: str) -> Callable[[], Any]:
    return lambda: desk.facts.withdraw(fact_id, reason)


def _about(file: CaseFile) -> list[tuple[str, str]]:
    """Return what is known of the accident, empty lines left out."""
    report = file.report
    fled = clauses(filter(None, (report.fled_vehicle, report.fled_direction, report.fled_driver)))
    told = phrases(filter(None, (report.caller, report.method)))
    lines = (
        (_("简要案情"), file.brief),
        (_("时间"), moment_text(file.occurred_at) if file.occurred_at else ""),
        (_("地点"), file.place),
        (_("类别"), f"{_(KINDS[file.kind])} · {_(PROCEDURES[file.procedure])}"),
        (_("状态"), _(STATES[file.state])),
        (_("报警"), moment_text(report.reported_at) if report.reported_at else ""),
        (_("报警人"), bracketed(told, _(SECRECY[report.secrecy])) if told else ""),
        (_("伤亡"), _casualties(file)),
        (_("逃逸车辆"), fled),
        (_("危险物品"), report.dangerous_goods),
        (_("天气"), report.weather),
        (_("全国系统案件编号"), file.national_number),
        (_("受案"), moment_text(file.opened_at)),
        (_("审结"), moment_text(file.closed_at) if file.closed_at else ""),
    )
    return [(caption, words) for caption, words in lines if words]


def _casualties(file: CaseFile) -> str:
    report = file.report
    if not report.dead and not report.injured:
        return ""
    return _("死 {dead} 人，伤 {injured} 人").format(dead=report.dead, injured=report.injured)


def _is_void(fact: FactLine) -> bool:
    return fact.replaced_at is not None


def _order(fact: FactLine) -> tuple[object, ...]:
    """A fact known by its day only stands after those of the day with their hours."""
    return day_of(fact.happened_at), fact.day_only, fact.happened_at


def _happened(fact: FactLine) -> str:
    return day_full(day_of(fact.happened_at)) if fact.day_only else moment_text(fact.happened_at)


def _note_words(fact: FactLine) -> str:
    more = (fact.more.get("number", ""), fact.more.get("item", ""), fact.note)
    words = [str(part) for part in more if part]
    if fact.reason:
        words.append(_("更正理由：{reason}").format(reason=fact.reason))
    return " · ".join(words)


def _entered_words(fact: FactLine) -> str:
    return f"{moment_text(fact.entered_at)} {fact.entered_by}"
