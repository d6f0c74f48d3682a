"""The candidates below the board: who did it as far as the evidence goes, and who was excluded."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from cases.records.ids import CaseId
from leads.evidence.candidates import RankedVehicle
from leads.graph.board import Board
from leads.graph.nodes import Node
from ui.kit import preferences
from ui.kit.asking import Asking
from ui.kit.buttons import Button, IconButton, flat
from ui.kit.elided import FewLines
from ui.kit.i18n import _
from ui.kit.layout import boxed, column, label, row, rule
from ui.kit.listbar import ListBar
from ui.labels.evidence import NOTICE
from ui.rooms.leads.board.menu import Line as MenuLine
from ui.rooms.leads.candidates.counted import counted_text, vehicles_text
from ui.rooms.leads.candidates.excluding import exclusion
from ui.rooms.leads.candidates.feed import feed_of
from ui.rooms.leads.candidates.lines import Line, LineKind, lines_of
from ui.rooms.leads.candidates.table import CandidateTable

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Height of the list in pixels, milliseconds after which work is shown, width of the search.
_HIGH, _LATE, _FIND = 28 + 5 * 24, 500, 72
#: Height on a board lower than so much, in pixels: what is drawn needs the rest.
_LOW, _BELOW = 28 + 3 * 24, 720
#: Narrowest it can be, in pixels.
_LEAST = 420


class CandidatesPane(Asking):
    """The pane.

    Signals:
        node_wanted: go to a node of the board; 0: to none.
        tab_wanted: go to a tab of the room.
    """

    node_wanted = Signal(int)
    tab_wanted = Signal(str)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._desk = desk
        self.feed = feed_of(desk, jobs)
        self.table = CandidateTable()
        self.table.setAccessibleName(_("候选车辆"))
        self.count = label("", "small")
        self.hint = FewLines("", "small", most=1)
        self.exclude = flat(_("排除…"), "ban")
        self.add = flat(_("加入车辆…"), "plus")
        self.prior = flat(_("先验…"), "scale")
        self.evidence = flat(_("证据…"), "documents")
        self.bar = ListBar(self.table, counted=False)
        self._fold = IconButton("down", _("收起或展开候选车辆"))
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(3)
        self._progress.setAccessibleName(_("正在排列"))
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_LATE)
        self._late.timeout.connect(self._progress.show)
        self._lay_out()
        self._connect()
        if str(preferences.recall("candidates/folded", default=False)).lower() == "true":
            self._lists.hide()
        self._suit()

    # --- the board's calls -------------------------------------------------------------------

    def suit(self, high: int) -> None:
        """List fewer at once on a low board."""
        self.table.setFixedHeight(_LOW if high < _BELOW else _HIGH)

    def show_case(self, case_id: CaseId) -> None:
        """Show the candidates of a case."""
        self.feed.show_case(case_id, self)

    def show_board(self, board: Board) -> None:
        """Rank anew if what lies on the board bears on it."""
        self.feed.board_read(board)

    def show_nodes(self, nodes: tuple[Node, ...]) -> None:
        """Mark the candidate that the chosen node stands for."""
        if len(nodes) == 1:
            self.feed.pick(self.feed.name_of(nodes[0].id))

    @override
    def reload(self) -> None:
        self.feed.refresh()

    def drop(self) -> None:
        """Forget everything shown."""
        self.bar.drop()
        self.feed.drop()

    def adding(self, nodes: tuple[Node, ...]) -> list[MenuLine]:
        """Return what can be entered from the board, with the chosen node or without."""
        from ui.rooms.leads.evidence_forms.menu import lines_of as offered

        return offered(self, self.feed, nodes)

    # --- showing -----------------------------------------------------------------------------

    def _show(self) -> None:
        shown = self.feed.shown
        if shown is None:
            self.table.show_records(())
            self.count.setText("")
            self.hint.setText("")
            self.hint.setToolTip("")
            self._suit()
            return
        kept = self.table.current()
        self.table.show_records(lines_of(shown))
        self.count.setText(vehicles_text(shown.candidates))
        self._word()
        self.hint.setText(counted_text(shown.candidates))
        self.hint.setToolTip(self.hint.text())
        name = kept.candidate.name if isinstance(kept, Line) and kept.candidate else ""
        self._mark(name)
        self._suit()

    def _mark(self, name: str) -> None:
        """Make a candidate current without looking at it anew."""
        self.table.blockSignals(True)
        found = bool(name) and self.table.pick(
            lambda one: one.candidate is not None and one.candidate.name == name
        )
        if not found:
            self.table.clearSelection()
        self.table.blockSignals(False)

    def _picked_elsewhere(self) -> None:
        chosen = self.feed.chosen
        current = self._current()
        if chosen is not None and (current is None or current.name != chosen.name):
            self._mark(chosen.name)
        self._suit()

    def _pick(self, line: Line | None) -> None:
        one = line.candidate if line is not None else None
        if one is None:
            self._suit()
            return
        self.feed.pick(one.name)
        boarded = self.feed.shown.boarded.get(one.name) if self.feed.shown is not None else None
        # One that is not on the board lets go what is chosen there, which would hide its card.
        self.node_wanted.emit(int(boarded.node) if boarded is not None else 0)
        self._suit()

    def _current(self) -> RankedVehicle | None:
        line = self.table.current()
        return line.candidate if isinstance(line, Line) else None

    def _suit(self) -> None:
        one = self._current()
        may = self.feed.shown is not None and self.feed.shown.may_write
        out = one is not None and one.exclusion is not None
        self.exclude.setText(_("撤销排除…") if out else _("排除…"))
        self.exclude.setAccessibleName(self.exclude.text())
        self.exclude.setEnabled(may and one is not None)
        self.add.setEnabled(may)
        self.prior.setEnabled(may)
        self.evidence.setEnabled(self.feed.shown is not None)

    # --- acts --------------------------------------------------------------------------------

    def _exclude(self) -> None:
        """Exclude the candidate in view, or take its exclusion back."""
        one, case_id = self._current(), self.feed.case_id
        if one is None or case_id is None:
            return
        work = exclusion(self, self.feed.service, case_id, one)
        if work is not None:
            self.do(work)

    def _open(self, line: Line) -> None:
        """List more of the rest; of a vehicle, go to it on the board."""
        match line.kind:
            case LineKind.REST:
                self.feed.more()
            case LineKind.NONE:
                self._ask_prior()
            case _:
                self._pick(line)

    def _ask_vehicle(self) -> None:
        from ui.rooms.leads.evidence_forms.vehicle import hand_vehicle

        if self.feed.case_id is not None:
            self.ask(hand_vehicle(self, self.feed))

    def _ask_prior(self) -> None:
        from ui.rooms.leads.evidence_forms.vehicle import prior

        if self.feed.shown is not None and self.feed.shown.may_write:
            self.ask(prior(self, self.feed))

    def _list_evidence(self) -> None:
        from ui.rooms.leads.evidence_forms.list import EvidenceList

        if self.feed.case_id is not None:
            EvidenceList(self, self.feed, self._jobs).open()

    # --- folding and work under way ------------------------------------------------------------

    def _turn(self) -> None:
        folded = not self._lists.isHidden()
        preferences.remember("candidates/folded", folded)
        self._lists.setHidden(folded)

    def _work(self, under_way: bool) -> None:  # noqa: FBT001 - a signal's value
        if under_way:
            self._late.start()
        else:
            self._late.stop()
            self._progress.hide()

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for no more room than the board has: where there is little, buttons lose words."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._word()

    def _word(self) -> None:
        """Write on the buttons what they do, or show their icons alone."""
        if not self.width():
            return
        worded = [
            (button, button.accessibleName()) for button in (self.add, self.prior, self.evidence)
        ]
        for button, words in worded:
            button.setText(words)
        if self._head.sizeHint().width() > self.width():
            for button, words in worded:
                button.setText("")
                button.setToolTip(words)

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = row(
            12,
            label(_("候选车辆"), "bold"),
            self.count,
            None,
            self.exclude,
            self.add,
            self.prior,
            self.evidence,
            self.bar,
            self._fold,
            8,
            spacing=6,
        )
        self._head = head
        framed = boxed(head, "header")
        framed.setFixedHeight(32)
        self.table.setFixedHeight(_HIGH)
        self.bar.field.setFixedWidth(_FIND)
        self._progress.hide()
        under = row(12, label(_(NOTICE), "muted"), self.hint, 12)
        under.setStretch(2, 1)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight)
        under.setContentsMargins(0, 2, 0, 2)
        self._lists = boxed(column(self.table, rule(), self.table.fixed, rule(), spacing=0))
        self.setLayout(column(rule(), framed, self._progress, self._lists, boxed(under), spacing=0))

    def _connect(self) -> None:
        self.feed.told.connect(self._show)
        self.feed.picked.connect(self._picked_elsewhere)
        self.feed.worked.connect(self._work)
        self.table.picked.connect(self._pick)
        self.table.opened.connect(self._open)
        self.table.fixed.opened.connect(self._open)
        for button, act in (
            (self.exclude, self._exclude),
            (self.add, self._ask_vehicle),
            (self.prior, self._ask_prior),
            (self.evidence, self._list_evidence),
            (self._fold, self._turn),
        ):
            if isinstance(button, Button):
                button.setMinimumHeight(28)
            button.clicked.connect(act)
