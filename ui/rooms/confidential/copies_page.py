"""副本去向: what left the program under a number, to whom, and what became of it."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.copies import CopyFate, CopyFilter, CopyPage, NumberedCopy
from cases.records.officers import Role
from ui.kit.asking import Asking
from ui.kit.buttons import Button
from ui.kit.fields import ChoiceField, DayField, TextField
from ui.kit.i18n import N_, _, day_short, moment_text, ngettext
from ui.kit.layout import Panel, column, label, row
from ui.kit.marks import Tone
from ui.kit.table import Column, RecordTable
from ui.labels.copies import FATES, KINDS, PURPOSES, WAYS
from ui.preview.sheet_printer import SheetPrinter
from ui.rooms.confidential.copies_forms import fate_form, hand_form

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Typing is over when no key came for this long.
PAUSE_MS = 150
OVERDUE = "overdue"


class CopiesPage(Asking):
    """The register of numbered copies; of an inspector the station's, without contents."""

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._desk = desk
        today = desk.today()
        self.text = TextField(_("副本号、案号、内容、领取人"), name=_("查找副本"))
        self.text.setFixedWidth(220)
        self.kind = ChoiceField(
            {None: _("全部种类"), **{key: _(words) for key, words in KINDS.items()}},
            name=_("种类"),
        )
        self.fate = ChoiceField(
            {
                None: _("全部去向"),
                OVERDUE: _("逾期未还"),
                **{key: _(words) for key, words in FATES.items()},
            },
            name=_("去向"),
        )
        self.first, self.last = (DayField(today=today, name=words) for words in (_("自"), _("至")))
        for field in (self.first, self.last):
            field.setFixedWidth(128)
        self.reason = TextField(_("核查理由（必填，记入日志）"), name=_("核查理由"))
        self.read = Button(_("核查全站"), "search")
        self.read.clicked.connect(self._oversee)
        self._inspects = desk.officer.holds(Role.INSPECTOR, Role.DISCIPLINE)
        self.table = RecordTable(
            "confidential.copies",
            self._columns(),
            empty=(N_("没有副本"), N_("打印、导出时自动编号登记，列在这里。")),
        )
        self.table.setAccessibleName(_("副本去向"))
        self.table.picked.connect(self._refresh)
        self.panel = Panel(_("副本去向"))
        self.panel.body.addWidget(self.table)
        self.buttons: dict[str, Button] = {}
        self._offer("hand", _("交付…"), "send", self._hand)
        self._offer("returned", _("收回…"), "check", partial(self._settle, CopyFate.RETURNED))
        self._offer("destroyed", _("销毁…"), "ban", partial(self._settle, CopyFate.DESTROYED))
        self._offer("void", _("作废…"), "close", partial(self._settle, CopyFate.VOID))
        self.print = Button(_("打印登记"), "print")
        self.print.clicked.connect(self._print)
        self.panel.tools.addWidget(self.print)
        self._printer = SheetPrinter(desk, jobs, self)
        words = _(
            "打印和导出时自动取号，每页印有民警、时间和副本号。"
            "送达的文书按收件人登记，其他默认由本人持有；转交他人的，请登记交付。"
        )
        tools = row(
            self.text, self.kind, self.fate, self.first, label("–", "muted"), self.last, None,
            spacing=8,
        )  # fmt: skip
        overs = row(self.reason, self.read, spacing=8)
        overs.setStretch(0, 1)
        whole = column(label(words, "small", wrap=True), tools, spacing=10, margins=16)
        if self._inspects:
            whole.addLayout(overs)
        else:
            self.reason.setParent(self)
            self.reason.hide()
            self.read.setParent(self)
            self.read.hide()
        whole.addWidget(self.panel, 1)
        self.setLayout(whole)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        for changed in (self.kind, self.fate, self.first, self.last):
            changed.edited.connect(self._pause.start)
        self.text.textChanged.connect(lambda _text: self._pause.start())
        self._refresh()

    @override
    def reload(self) -> None:
        """Read the register anew."""
        self._jobs.run(self, partial(self._desk.copies.register, self.wanted()), self._show)

    def drop(self) -> None:
        """Forget what is shown."""
        self.text.set_value("")
        self.reason.set_value("")
        self._pause.stop()
        self.table.show_records(())
        self.panel.set_hint("")
        self._refresh()

    def wanted(self) -> CopyFilter:
        """Return what the fields ask for."""
        fate = self.fate.value()
        return CopyFilter(
            first=self.first.value(),
            last=self.last.value(),
            kind=self.kind.value(),
            fate=fate if isinstance(fate, CopyFate) else None,
            only_overdue=fate == OVERDUE,
            text=self.text.value(),
        )

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", N_("副本号"), lambda one: one.number, width=96),
            Column("at", N_("时间"), lambda one: moment_text(one.made_at), width=128, least=120),
            Column("officer", N_("制作人"), lambda one: one.officer, width=80),
            Column("case", N_("案号"), lambda one: one.case_number, width=96),
            Column("kind", N_("种类"), lambda one: _(KINDS[one.kind]), width=84),
            Column("title", N_("内容"), lambda one: one.title),
            Column("way", N_("方式"), lambda one: _(WAYS[one.way]), width=88, muted=True),
            Column("receiver", N_("领取人"), lambda one: one.receiver, width=150),
            Column("purpose", N_("用途"), _purpose, width=128),
            Column(
                "back",
                N_("应还"),
                lambda one: day_short(one.return_by) if one.return_by else "",
                width=100,
                sort=lambda one: one.return_by.isoformat() if one.return_by else "",
            ),
            Column("fate", N_("下落"), self._fate, width=150, chip=self._tone),
        )

    def _fate(self, one: NumberedCopy) -> str:
        if one.overdue(self._desk.today()):
            return _("逾期未还")
        if one.fate_at is None:
            return _(FATES[one.fate])
        return f"{_(FATES[one.fate])} {day_short(one.fate_at.date())} {one.fate_who}".strip()

    def _tone(self, one: NumberedCopy) -> Tone | None:
        return Tone.RED if one.overdue(self._desk.today()) else None

    def _offer(self, key: str, words: str, icon: str, act: Any) -> None:
        button = Button(words, icon)
        button.clicked.connect(act)
        self.buttons[key] = button
        self.panel.tools.addWidget(button)

    def _show(self, page: CopyPage) -> None:
        self.table.show_records(page.lines)
        n = len(page.lines)
        words = ngettext(
            "{n}份，在外 {out}，逾期 {late}", "{n} 份，在外 {out}，逾期 {late}", n
        ).format(n=n, out=page.out, late=page.overdue)
        self.panel.set_hint(_("{words}；只列最近的").format(words=words) if page.more else words)
        self._refresh()

    def _refresh(self, _record: object = None) -> None:
        one = self.table.current()
        # Without a title it is a line of the station, of which the inspector knows no more.
        is_out = isinstance(one, NumberedCopy) and one.fate is CopyFate.OUT and bool(one.title)
        for button in self.buttons.values():
            button.setEnabled(is_out)

    def _hand(self) -> None:
        self.ask(hand_form(self, self._desk, self._current()))

    def _settle(self, fate: CopyFate, _checked: object = None) -> None:
        self.ask(fate_form(self, self._desk, self._current(), fate))

    def _oversee(self) -> None:
        self.reason.fault("" if self.reason.value() else "?")
        if self.reason.value():
            work = partial(self._desk.copies.oversee, self.wanted(), self.reason.value())
            self._jobs.run(self, work, self._show)

    def _print(self) -> None:
        wanted = replace(self.wanted())
        self._printer.send(_("副本去向登记"), partial(self._desk.copies.sheet, wanted))

    def _current(self) -> NumberedCopy:
        one = self.table.current()
        assert isinstance(one, NumberedCopy)
        return one


def _purpose(one: NumberedCopy) -> str:
    return " ".join(filter(None, (_(PURPOSES[one.purpose]), one.purpose_note)))
