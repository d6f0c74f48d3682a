"""The tab 询查: what to ask next, best first; who asks; what came of it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cases.records.ids import CaseId
from cases.records.times import local
from leads.evidence.records import InquiryState, OutcomeEntry
from ui.kit.asking import Asking
from ui.kit.buttons import flat, primary
from ui.kit.i18n import N_, _, ngettext
from ui.kit.layout import Panel, Tall, boxed, clear, column, label, row, rule, scrolled
from ui.kit.listbar import ListBar
from ui.kit.messages import messages
from ui.kit.punctuation import headed, listed
from ui.labels.candidates import percent, plate_text
from ui.labels.evidence import INQUIRY_STATES, NOTICE
from ui.rooms.leads.candidates.feed import feed_of
from ui.rooms.leads.candidates.table import NoticedTable
from ui.rooms.leads.inquiries import forms
from ui.rooms.leads.inquiries.columns import Line, columns, lines_of
from ui.rooms.leads.inquiries.words import gain_text

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_PANE = 340


class InquiriesTab(Asking):
    """The tab.

    Signals:
        counted: how many inquiries are open.
    """

    counted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self.feed = feed_of(desk, jobs)
        self.table = NoticedTable(
            "inquiries",
            columns(),
            empty=(N_("还没有询查事项"), N_("按“列出询查…”写下要查什么、会有哪些结果。")),
        )
        self.table.setAccessibleName(_("询查"))
        self.new = primary(_("列出询查…"), "plus")
        self.give = flat(_("派查…"), "send")
        self.answer = flat(_("登记结果…"), "edit")
        self.stop = flat(_("不再查…"), "ban")
        self._body = QVBoxLayout()
        self._body.setContentsMargins(16, 12, 16, 16)
        self._body.setSpacing(8)
        self._lay_out()
        self.feed.told.connect(self._show)
        self.table.picked.connect(self._suit)
        self.table.opened.connect(self._answer)
        for button, act in (
            (self.new, self._ask),
            (self.give, self._give),
            (self.answer, self._answer),
            (self.stop, self._stop),
        ):
            button.clicked.connect(act)
        self._suit()

    def show_case(self, case_id: CaseId) -> None:
        """Show the inquiries of a case."""
        self.feed.show_case(case_id, self)
        self._show()

    @override
    def reload(self) -> None:
        self.feed.refresh()

    def drop(self) -> None:
        """Forget everything shown."""
        self.feed.drop()

    # --- showing -----------------------------------------------------------------------------

    def _show(self) -> None:
        shown = self.feed.shown
        kept = self._line()
        lines = lines_of(shown) if shown is not None else ()
        self.table.show_records(lines)
        wanted = kept.inquiry.id if kept is not None else None
        if not self.table.pick(lambda one: one.inquiry.id == wanted):
            self.table.pick(lambda _one: True)
        if shown is not None:
            count = len(shown.next)
            self._panel.set_hint(ngettext("待查{n}项", "待查 {n} 项", count).format(n=count))
            self.counted.emit(count)
        else:
            self._panel.set_hint("")
        self._suit()

    def _line(self) -> Line | None:
        found = self.table.current()
        return found if isinstance(found, Line) else None

    def _suit(self, _record: object = None) -> None:
        line, shown = self._line(), self.feed.shown
        may = shown is not None and shown.may_write
        is_open = line is not None and line.inquiry.state is InquiryState.OPEN
        self.new.setEnabled(may)
        for button in (self.give, self.answer, self.stop):
            button.setEnabled(may and is_open)
        self._describe(line)

    def _describe(self, line: Line | None) -> None:
        """Say of the inquiry in view what each answer would do, or what came of it."""
        clear(self._body)
        if line is None:
            self._body.addWidget(
                label(_("选一项询查，这里显示各种结果会怎样。"), "muted", wrap=True)
            )
            self._body.addStretch(1)
            return
        one = line.inquiry
        self._body.addWidget(label(one.question, "bold", wrap=True))
        lines = [
            (_("向谁查"), one.whom),
            (_("派给"), one.officer or _("未派")),
            (_("预计工时"), _("{n} 工时").format(n=f"{one.hours:g}")),
            (_("列出人"), f"{one.entered_by} {local(one.entered_at):%Y-%m-%d %H:%M}"),
            (_("状态"), _(INQUIRY_STATES[one.state])),
        ]
        if line.worth is not None:
            lines.append((_("预期增益"), gain_text(line.worth)))
        if one.ended_at is not None:
            lines += [
                (_("何时何人"), f"{one.ended_by} {local(one.ended_at):%Y-%m-%d %H:%M}"),
                (_("查到"), one.result),
            ]
        self._body.addLayout(_table(lines))
        self._body.addWidget(rule())
        self._body.addWidget(label(_("可能的结果"), "bold"))
        after = {said.name: said for said in line.worth.gain.outcomes} if line.worth else {}
        leading = dict(
            zip((said.name for said in line.worth.gain.outcomes), line.worth.leading, strict=True)
            if line.worth
            else ()
        )
        for place, outcome in enumerate(one.outcomes):
            came = one.outcome == place
            self._body.addWidget(label(outcome.name, "bold" if came else "", wrap=True))
            words = [_if(outcome)]
            if (said := after.get(outcome.name)) is not None:
                who = plate_text(leading[outcome.name]) or _("以上皆非（H0）")
                words.append(
                    _("有 {chance} 的可能得到；之后 {who} 为 {p}{settles}").format(
                        chance=percent(said.chance),
                        who=who,
                        p=percent(said.probability),
                        settles=_("，即可定") if said.settles else "",
                    )
                )
            if came:
                words.append(_("这是查到的结果，已作为证据计入。"))
            for text in words:
                self._body.addWidget(label(text, "small", wrap=True))
        self._body.addWidget(label(_(NOTICE), "muted", wrap=True))
        self._body.addStretch(1)

    # --- acts --------------------------------------------------------------------------------

    def _ask(self) -> None:
        chosen = self.feed.chosen
        if self.feed.case_id is not None:
            about = (chosen.label or chosen.name) if chosen is not None else ""
            self.ask(forms.ask(self, self.feed, about))

    def _give(self) -> None:
        line = self._line()
        if line is not None and self.give.isEnabled():
            self.ask(forms.give(self, self.feed, line.inquiry))

    def _answer(self, _record: object = None) -> None:
        line = self._line()
        if line is not None and self.answer.isEnabled():
            self.ask(forms.answer(self, self.feed, line.inquiry))

    def _stop(self) -> None:
        line = self._line()
        if line is None:
            return
        title = _("不再查：{question}").format(question=line.inquiry.question)
        reason = messages().ask_text(self, title, _("理由"), act=_("不再查"))
        if reason:
            self.do(partial(self.feed.service.drop_inquiry, line.inquiry.id, reason))

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._panel = Panel(_("询查"))
        bar = ListBar(self.table)
        bar.field.setFixedWidth(96)
        for tool in (bar, self.stop, self.answer, self.give, self.new):
            self._panel.tools.addWidget(tool)
        self._panel.body.addWidget(self.table)
        under = row(12, label(_(NOTICE), "muted"), None)
        under.setContentsMargins(0, 4, 0, 4)
        self._panel.body.addWidget(rule())
        self._panel.body.addLayout(under)
        right = Panel(_("详情"))
        right.setFixedWidth(_PANE)
        right.body.addWidget(scrolled(Tall(self._body), _("详情")))
        whole = row(self._panel, right, spacing=12, margins=16)
        whole.setStretch(0, 1)
        self.setLayout(column(boxed(whole, "sunken"), spacing=0))


def _if(one: OutcomeEntry) -> str:
    """Say how probable an answer is for the vehicles it names, and for others."""
    named = listed(plate_text(name) for name in one.vehicles)
    return headed(
        named, _("{a} · 其他车 {b}").format(a=percent(one.likelihood), b=percent(one.otherwise))
    )


def _table(lines: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, 72)
    grid.setColumnStretch(1, 1)
    for place, (caption, words) in enumerate((c, w) for c, w in lines if w):
        grid.addWidget(label(caption, "small"), place, 0)
        grid.addWidget(label(words, wrap=True), place, 1)
    return grid
