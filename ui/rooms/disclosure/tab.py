"""证据公开: whether it is due, the meetings, the packages, who read and copied."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.copies import CopyWay
from cases.records.disclosure import (
    Disclosed,
    Meeting,
    MeetingState,
    Package,
    Showing,
)
from cases.records.ids import PartyId
from ui.kit.asking import Asking
from ui.kit.buttons import Button
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField
from ui.kit.i18n import N_, _
from ui.kit.layout import Panel, column
from ui.kit.messages import messages
from ui.kit.punctuation import bracketed
from ui.kit.small import Banner
from ui.kit.table import RecordTable
from ui.labels.disclosure import SHOWINGS
from ui.preview.leaving import Marked
from ui.preview.printing import ask_pdf, ask_printer, printed
from ui.rooms.case.opened import Opened
from ui.rooms.disclosure import forms
from ui.rooms.disclosure.builder import PackageDialog
from ui.rooms.disclosure.columns import INSPECTIONS, MEETINGS, PACKAGES
from ui.rooms.disclosure.handing import saved, shared

if TYPE_CHECKING:
    from pathlib import Path

    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class DisclosureTab(Asking):
    """The tab.

    Signals:
        document_wanted: look at a paper in its room.
        counted: how many meetings are called and not held.
    """

    document_wanted = Signal(int)
    counted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._desk = desk
        self._opened: Opened | None = None
        self._shown: Disclosed | None = None
        self._printer: Any = None
        self.buttons: dict[str, Button] = {}
        self.banner = Banner("alarm")
        self.meetings = RecordTable(
            "disclosure.meetings",
            MEETINGS,
            empty=(N_("没有公开过证据"), N_("死亡事故和复杂、疑难的伤人事故，认定前召集各方。")),
        )
        self.packages = RecordTable(
            "disclosure.packages",
            PACKAGES,
            empty=(N_("没有材料包"), N_("先制作公开或者查阅的材料，再记录公开、登记查阅。")),
        )
        self.inspections = RecordTable(
            "disclosure.inspections",
            INSPECTIONS,
            empty=(N_("没有人查阅过"), N_("当事人收到认定书后可以查阅、复制、摘录（第65条）。")),
        )
        for table, words in (
            (self.meetings, _("公开证据")),
            (self.packages, _("证据材料包")),
            (self.inspections, _("查阅复制")),
        ):
            table.setAccessibleName(words)
            table.picked.connect(self._suit)
        panels = []
        for title, table, acts in (
            (
                _("公开证据"),
                self.meetings,
                (
                    ("call", _("召集…"), "plus", self._call),
                    ("hold", _("记录到场…"), "edit", self._hold),
                    ("cancel", _("取消公开…"), "close", self._cancel),
                    ("record", _("公开证据笔录"), "documents", self._record),
                ),
            ),
            (
                _("证据材料包"),
                self.packages,
                (
                    ("build", _("公开材料…"), "plus", self._build_meeting),
                    ("offer", _("查阅材料…"), "plus", self._build_inspection),
                    ("print", _("打印一份…"), "print", self._print),
                    ("save", _("存为 PDF…"), "export", self._save),
                ),
            ),
            (
                _("查阅复制"),
                self.inspections,
                (("inspect", _("登记查阅…"), "plus", self._inspect),),
            ),
        ):
            panel = Panel(title)
            panel.body.addWidget(table)
            for key, caption, icon, act in acts:
                button = Button(caption, icon)
                button.clicked.connect(act)
                self.buttons[key] = button
                panel.tools.addWidget(button)
            panels.append(panel)
        whole = column(self.banner, *panels, spacing=12, margins=16)
        for place, stretch in ((1, 4), (2, 4), (3, 3)):
            whole.setStretch(place, stretch)
        self.setLayout(whole)
        self._warn("")
        self._suit()

    def show_opened(self, opened: Opened) -> None:
        """Show the case."""
        self._opened = opened
        self.reload()

    @override
    def reload(self) -> None:
        """Read anew what parties were shown."""
        if self._opened is not None:
            work = partial(self._desk.disclosure.of_case, self._opened.case_id)
            self._jobs.run(self, work, self._show)

    def drop(self) -> None:
        """Forget everything shown."""
        self._opened = self._shown = None
        for table in (self.meetings, self.packages, self.inspections):
            table.show_records(())
        self._warn("")
        self._suit()

    def _show(self, shown: Disclosed) -> None:
        self._shown = shown
        self.meetings.show_records(shown.meetings)
        self.packages.show_records(shown.packages)
        self.inspections.show_records(shown.inspections)
        due = _("制作认定书（证明）之前应当召集各方公开证据，还没有公开（第63条）。")
        self._warn(due if shown.is_due else "")
        self.counted.emit(sum(one.state is MeetingState.CALLED for one in shown.meetings))
        self._suit()

    def _warn(self, words: str) -> None:
        """Show a warning; an empty one takes no place."""
        self.banner.say(words)
        self.banner.setVisible(bool(words))

    def _suit(self, _record: object = None) -> None:
        shown, meeting = self._shown, self.meetings.current()
        may = shown is not None and shown.is_handled
        called = isinstance(meeting, Meeting) and meeting.state is MeetingState.CALLED
        held = isinstance(meeting, Meeting) and meeting.state is MeetingState.HELD
        package = isinstance(self.packages.current(), Package)
        kinds = {one.showing for one in shown.packages} if shown is not None else set()
        for key, fits in (
            ("call", True),
            ("hold", called and Showing.MEETING in kinds),
            ("cancel", called),
            ("record", held),
            ("build", True),
            ("offer", True),
            ("print", package),
            ("save", package),
            ("inspect", Showing.INSPECTION in kinds),
        ):
            self.buttons[key].setEnabled(may and fits)

    # --- meetings ---------------------------------------------------------------------------

    def _call(self) -> None:
        if self._opened is not None and self._shown is not None:
            file = self._opened.file
            self.ask(forms.call_form(self, self._desk, file.case_id, file.kind, self._shown))

    def _hold(self) -> None:
        one = self.meetings.current()
        if isinstance(one, Meeting) and self._shown is not None:
            self.ask(forms.held_form(self, self._desk, one, self._shown))

    def _cancel(self) -> None:
        one = self.meetings.current()
        if isinstance(one, Meeting):
            reason = messages().ask_text(
                self, _("取消公开证据"), _("取消的原因，记入日志"), act=_("取消公开")
            )
            if reason:
                self.do(partial(self._desk.disclosure.cancel, one.id, reason))

    def _record(self) -> None:
        one = self.meetings.current()
        if isinstance(one, Meeting):
            work = partial(self._desk.disclosure.record, one.id)
            self._jobs.run(self, work, self._go_to_paper)

    def _go_to_paper(self, document: int) -> None:
        self.document_wanted.emit(document)

    # --- packages ---------------------------------------------------------------------------

    def _build_meeting(self) -> None:
        self._open_builder(Showing.MEETING, None)

    def _build_inspection(self) -> None:
        if self._shown is None:
            return
        dialog = FormDialog(self, _("查阅材料"), _("下一步"))
        parties = {party: bracketed(name, words) for party, name, words in self._shown.parties}
        party = dialog.add(_("给哪一方当事人查阅"), ChoiceField(parties), required=True)
        dialog.note.say(_("他本人的住址、电话不遮盖，其他人的自动遮盖。"))

        def go_on(_dialog: FormDialog) -> None:
            dialog.accept()
            self._open_builder(Showing.INSPECTION, party.value())

        dialog.submitted.connect(go_on)
        dialog.fit()
        dialog.open()

    def _open_builder(self, showing: Showing, reader: PartyId | None) -> None:
        if self._opened is None:
            return
        dialog = PackageDialog(self, self._desk, self._jobs, self._opened.case_id, showing, reader)
        dialog.made.connect(self._reload_after)
        dialog.open()

    def _reload_after(self, _package: int) -> None:
        self.reload()

    def _print(self) -> None:
        one = self.packages.current()
        if isinstance(one, Package):
            self._ask_receiver(one, to_printer=True)

    def _save(self) -> None:
        one = self.packages.current()
        if isinstance(one, Package):
            self._ask_receiver(one, to_printer=False)

    def _ask_receiver(self, package: Package, *, to_printer: bool) -> None:
        receiver = messages().ask_text(
            self,
            _("第 {n} 份").format(n=package.shares + 1),
            _("这一份交给谁。每页印有第几份、第几页和副本号。"),
            act=_("打印") if to_printer else _("保存"),
        )
        if not receiver:
            return
        if to_printer:
            self._printer = ask_printer(self, _(SHOWINGS[package.showing]))
            if self._printer is not None:
                work = partial(shared, self._desk, package.id, receiver, CopyWay.PRINTER)
                self._jobs.run(self, work, self._send)
            return
        path = ask_pdf(self, _(SHOWINGS[package.showing]))
        if path is not None:
            writing = partial(saved, self._desk, package.id, receiver, path)
            self._jobs.run(self, writing, self._written)

    def _send(self, copy: Marked) -> None:
        self._jobs.run(self, partial(printed, self._printer, copy), self._done)

    def _written(self, path: "Path") -> None:
        messages().told(self, _("已保存"), _("已保存到 {path}").format(path=path))
        self.reload()

    # --- inspections ------------------------------------------------------------------------

    def _inspect(self) -> None:
        if self._opened is not None and self._shown is not None:
            self.ask(forms.inspect_form(self, self._desk, self._opened.case_id, self._shown))
