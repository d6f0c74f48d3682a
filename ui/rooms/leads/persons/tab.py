"""The tab 人员: who drove, by vehicles, links and evidence; what does not go together."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cases.records.ids import CaseId
from cases.records.policies import FASTEST_KMH
from cases.records.times import local
from leads.evidence.candidates import CaseDrivers
from leads.evidence.records import PersonEvidence
from leads.graph.contradictions import Contradiction, contradictions
from leads.graph.merging import shown as drawn
from leads.graph.nodes import Graph, NodeId
from leads.services.board import BoardService
from ui.kit.asking import Asking
from ui.kit.buttons import flat, link, primary
from ui.kit.elided import FewLines
from ui.kit.i18n import N_, _, ngettext
from ui.kit.layout import Panel, Tall, boxed, clear, column, label, row, rule, scrolled
from ui.kit.listbar import ListBar
from ui.kit.messages import messages
from ui.kit.table import RecordTable
from ui.labels.candidates import percent, weight_text
from ui.labels.evidence import NOTICE
from ui.labels.leads import CLASH_TITLES, link_words
from ui.rooms.leads.candidates.feed import feed_of
from ui.rooms.leads.candidates.table import NoticedTable
from ui.rooms.leads.evidence_forms.person import enter
from ui.rooms.leads.findings import clash_words
from ui.rooms.leads.persons.columns import EVIDENCE, PersonLine, columns, lines_of

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from leads.evidence.overview import Overview
    from ui.kit.jobs import Jobs

_PANE, _EVIDENCE = 340, 208


@dataclass(frozen=True, slots=True)
class Read:
    """What the tab shows."""

    case_id: CaseId
    drivers: CaseDrivers
    graph: Graph
    clashes: tuple[Contradiction, ...]
    may_write: bool


class PersonsTab(Asking):
    """The tab.

    Signals:
        node_wanted: look at a node on the board.
        counted: how many persons may have driven.
    """

    node_wanted = Signal(int)
    counted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._desk = desk
        self.feed = feed_of(desk, jobs)
        self._case_id: CaseId | None = None
        self._read: Read | None = None
        #: Of which reading of the candidates.
        self._of: Overview | None = None
        self.table = NoticedTable(
            "persons",
            columns(),
            empty=(
                N_("还没有可能驾驶的人"),
                N_("在线索板上把车辆和登记人、使用人连起来，或登记人员证据。"),
            ),
        )
        self.table.setAccessibleName(_("可能驾驶的人"))
        self.evidence = RecordTable(
            "persons.evidence",
            EVIDENCE,
            empty=(N_("还没有人员证据"), N_("按“登记人员证据…”登记陈述、不在场证明。")),
        )
        self.evidence.setAccessibleName(_("人员证据"))
        self.new = primary(_("登记人员证据…"), "plus")
        self.withdraw = flat(_("撤回…"), "undo")
        self._body = QVBoxLayout()
        self._body.setContentsMargins(16, 12, 16, 16)
        self._body.setSpacing(8)
        self._lay_out()
        self.feed.told.connect(self._ask_anew)
        self.table.picked.connect(self._describe)
        self.evidence.picked.connect(self._suit)
        self.new.clicked.connect(self._enter)
        self.withdraw.clicked.connect(self._withdraw)
        self._suit()

    def show_case(self, case_id: CaseId) -> None:
        """Show who may have driven in a case."""
        if case_id != self._case_id:
            self.drop()
            self._case_id = case_id
        self.feed.show_case(case_id, self)

    @override
    def reload(self) -> None:
        self.feed.refresh()

    def drop(self) -> None:
        """Forget everything shown."""
        self._case_id, self._read, self._of = None, None, None
        self.table.show_records(())
        self.evidence.show_records(())
        self._panel.set_hint("")
        self._describe(None)
        self._suit()

    # --- reading ------------------------------------------------------------------------------

    def _ask_anew(self) -> None:
        shown = self.feed.shown
        known = self._read is not None and self._of is shown
        # While another tab shows another case, its persons are not asked for here.
        case_id = self._case_id
        if case_id is None or case_id != self.feed.case_id:
            return
        if shown is not None and not known:
            self._of = shown
            self._jobs.run(self, partial(self._look, case_id), self._show)

    def _look(self, case_id: CaseId) -> Read:
        board = BoardService(self._desk).board(case_id)
        fastest = float(self._desk.unit.policy(FASTEST_KMH.key).value)
        return Read(
            case_id,
            self.feed.service.drivers(case_id),
            board.graph,
            contradictions(board.graph, fastest_kmh=fastest),
            board.may_write,
        )

    def _show(self, found: Read) -> None:
        if found.case_id != self._case_id:
            return
        kept = self.table.current()
        self._read = found
        # The form of evidence offers the people of the board, which was perhaps never opened.
        self.feed.graph = found.graph
        lines = lines_of(found.drivers, found.graph)
        self.table.show_records(lines)
        name = kept.name if isinstance(kept, PersonLine) else None
        if not self.table.pick(lambda one: one.name == name):
            self.table.pick(lambda _one: True)
        self.evidence.show_records(found.drivers.evidence)
        count = len(found.drivers.drivers)
        self._panel.set_hint(_counted(count, found.drivers.ungraded))
        self.counted.emit(count)
        self._describe(self.table.current())
        self._suit()

    # --- showing ------------------------------------------------------------------------------

    def _suit(self, _record: object = None) -> None:
        may = self._read is not None and self._read.may_write
        self.new.setEnabled(may)
        self.withdraw.setEnabled(may and self.evidence.current() is not None)

    def _describe(self, line: PersonLine | None) -> None:
        """Say why the person in view stands where he stands; below, what does not go together."""
        clear(self._body)
        read = self._read
        if read is None:
            return
        if line is not None and line.driver is not None:
            self._say_person(line, read)
        self._say_clashes(read)
        self._body.addWidget(label(_(NOTICE), "muted", wrap=True))
        self._body.addStretch(1)

    def _say_person(self, line: PersonLine, read: Read) -> None:
        one = line.driver
        assert one is not None
        go = link(_("在线索板上看"))
        go.clicked.connect(partial(self.node_wanted.emit, int(one.person)))
        top = row(FewLines(line.name, "bold", most=2), go, spacing=8)
        top.setStretch(0, 1)
        self._body.addLayout(top)
        titles = {said.n: said.title for said in read.drivers.evidence}
        for words in (
            _("按车辆和关系 {p}；计入人员证据后 {after}").format(
                p=percent(one.from_vehicles), after=percent(one.probability)
            ),
            *(
                _("{title}：{weight}").format(title=titles.get(n, ""), weight=weight_text(weight))
                for n, weight in one.weights
            ),
            *_ties(one.person, read.graph),
        ):
            self._body.addWidget(label(words, "small", wrap=True))
        self._body.addWidget(rule())

    def _say_clashes(self, read: Read) -> None:
        names = {one.id: one.label for one in read.graph.nodes}
        count = len(read.clashes)
        heading = row(label(_("矛盾"), "bold"), None, label(str(count), "small"))
        self._body.addLayout(heading)
        if not count:
            self._body.addWidget(label(_("线索板上没有发现互相矛盾的说法。"), "muted", wrap=True))
        for one in read.clashes:
            self._body.addWidget(label(_(CLASH_TITLES[one.clash]), "bold", wrap=True))
            self._body.addWidget(label(clash_words(one), "small", wrap=True))
            for node in one.nodes:
                button = link(names.get(node, ""))
                button.clicked.connect(partial(self.node_wanted.emit, int(node)))
                self._body.addLayout(row(button, None))

    # --- acts ---------------------------------------------------------------------------------

    def _enter(self) -> None:
        if self._read is not None:
            line = self.table.current()
            one = line.driver if isinstance(line, PersonLine) else None
            self.ask(enter(self, self.feed, one.person if one is not None else None))

    def _withdraw(self) -> None:
        one = self.evidence.current()
        if not isinstance(one, PersonEvidence):
            return
        title = _("撤回人员证据：{title}").format(title=one.title)
        caption = _("理由。撤回后保留记录，不再计入。")
        reason = messages().ask_text(self, title, caption, act=_("撤回"))
        if reason:
            self.do(partial(self.feed.service.withdraw_person_evidence, one.id, reason))

    # --- building -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._panel = Panel(_("可能驾驶的人"))
        bar = ListBar(self.table, counted=False)
        bar.field.setFixedWidth(96)
        self._panel.tools.addWidget(bar)
        self._panel.body.addWidget(self.table)
        under = row(12, label(_(NOTICE), "muted"), None)
        under.setContentsMargins(0, 4, 0, 4)
        self._panel.body.addWidget(rule())
        self._panel.body.addLayout(under)
        below = Panel(_("人员证据"))
        bar = ListBar(self.evidence)
        bar.field.setFixedWidth(96)
        for tool in (bar, self.withdraw, self.new):
            below.tools.addWidget(tool)
        below.body.addWidget(self.evidence)
        below.setFixedHeight(_EVIDENCE)
        left = column(self._panel, below, spacing=12)
        left.setStretch(0, 1)
        right = Panel(_("为什么、矛盾"))
        right.setFixedWidth(_PANE)
        right.body.addWidget(scrolled(Tall(self._body), _("为什么、矛盾")))
        whole = row(left, right, spacing=12, margins=16)
        whole.setStretch(0, 1)
        self.setLayout(column(boxed(whole, "sunken"), spacing=0))


def _counted(people: int, ungraded: int) -> str:
    words = ngettext("{n}人", "{n} 人", people).format(n=people)
    if ungraded:
        words = f"{words} · " + _("未评级 {n} 条").format(n=ungraded)
    return words


def _ties(person: NodeId, graph: Graph) -> list[str]:
    """Say by which links of the board somebody comes into question."""
    whole = drawn(graph)
    names = {one.id: one.label for one in whole.nodes}
    found = []
    for one in whole.links:
        if person in {one.from_id, one.to_id}:
            ends = f"{names.get(one.from_id, '')} → {names.get(one.to_id, '')}"
            since = f"{local(one.from_at):%Y-%m-%d}" if one.from_at else ""
            grade = str(one.grade) if one.grade else _("未评级")
            parts = (ends, one.label or link_words(one.kind), since, grade)
            found.append(" · ".join(filter(None, parts)))
    return found
