"""What an officer does on the board, each a recorded act: asked for here, done by the service."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cases.records.ids import CaseId
from leads.graph.board import Board, NoteId
from leads.graph.merging import merges_of
from leads.graph.nodes import Graph, Link, LinkStatus, MergeId, Node, NodeId, Placing
from ui.kit.asking import open_form
from ui.kit.i18n import _
from ui.kit.messages import messages
from ui.rooms.leads.board.forms import LinkDialog, NodeDialog

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from leads.services.board import BoardService
    from ui.kit.jobs import Jobs


class Shown(Protocol):
    """What the acts must know of the screen."""

    @property
    def board(self) -> Board | None:
        """The board of the case."""

    @property
    def graph(self) -> Graph:
        """The graph as it is drawn."""

    def chosen_nodes(self) -> tuple[Node, ...]:
        """Return the chosen nodes, in the order in which they were chosen."""
        ...

    def chosen_link(self) -> Link | None:
        """Return the chosen link."""

    def places(self) -> Mapping[NodeId, tuple[float, float]]:
        """Return where every node lies."""
        ...

    def middle(self) -> tuple[float, float]:
        """Return the place in the middle of the view."""
        ...


class BoardActs(QObject):
    """The acts; after each of them the board is read anew."""

    def __init__(
        self,
        desk: "Desk",
        jobs: "Jobs",
        screen: Shown,
        widget: QWidget,
        *,
        after: Callable[[], object],
        anew: Callable[[], object],
    ) -> None:
        """Do acts; `after` one the board is read, `anew` after one that was refused."""
        super().__init__(widget)
        self._desk, self._jobs, self._screen = desk, jobs, screen
        self._widget, self._after, self._anew = widget, after, anew
        #: To be chosen when the board shows them: a new node, after the one chosen before.
        self._fresh: tuple[NodeId, ...] = ()

    @property
    def service(self) -> "BoardService":
        """The service, imported when something is first done."""
        from leads.services.board import BoardService

        return BoardService(self._desk)

    @property
    def case_id(self) -> CaseId | None:
        """The case whose board is shown, if it may be changed."""
        board = self._screen.board
        return board.case_id if board is not None and board.may_write else None

    # --- nodes and links --------------------------------------------------------------------

    def new_node(self) -> None:
        """Open the form of a new node; with one chosen it is to be linked afterwards."""
        case_id = self.case_id
        if case_id is None:
            return
        dialog = NodeDialog(self._widget, self._desk.today())
        chosen = [one.id for one in self._screen.chosen_nodes()]
        service = self.service

        def prepare() -> Callable[[], object]:
            entry = dialog.entry()

            def add() -> None:
                made = service.add_node(case_id, entry)
                self._fresh = (*chosen, made) if len(chosen) == 1 else (made,)

            return add

        open_form((dialog, prepare), self._jobs, self._after)

    def take_fresh(self) -> tuple[NodeId, ...]:
        """Return what is to be chosen now, once."""
        fresh, self._fresh = self._fresh, ()
        return fresh

    def new_link(self) -> None:
        """Open the form of a link between the two nodes chosen, or from the one."""
        case_id, nodes = self.case_id, self._screen.chosen_nodes()
        known = self._screen.graph.nodes
        if case_id is None or not nodes or len(known) < 2:
            return
        end = nodes[1] if len(nodes) > 1 else next(one for one in known if one.id != nodes[0].id)
        dialog = LinkDialog(self._widget, self._desk.today(), known, (nodes[0].id, end.id))
        service = self.service
        open_form(
            (dialog, lambda: partial(service.link, case_id, dialog.entry())),
            self._jobs,
            self._after,
        )

    def edit(self) -> None:
        """Open the form of what is chosen."""
        if self.case_id is None:
            return
        link, nodes, service = self._screen.chosen_link(), self._screen.chosen_nodes(), self.service
        today = self._desk.today()
        if link is not None:
            ends = (link.from_id, link.to_id)
            form = LinkDialog(self._widget, today, self._screen.graph.nodes, ends, link)
            open_form(
                (form, lambda: partial(service.correct_link, link.id, form.entry())),
                self._jobs,
                self._after,
            )
        elif len(nodes) == 1:
            one = self._kept(nodes[0])
            dialog = NodeDialog(self._widget, today, one)
            open_form(
                (dialog, lambda: partial(service.correct_node, one.id, dialog.entry())),
                self._jobs,
                self._after,
            )

    def judge(self, status: LinkStatus) -> None:
        """Confirm what is chosen, or refute it with a reason."""
        link, nodes = self._screen.chosen_link(), self._screen.chosen_nodes()
        if self.case_id is None or (link is None and not nodes):
            return
        words = {
            LinkStatus.CONFIRMED: _("确认"),
            LinkStatus.UNCONFIRMED: _("恢复为未确认"),
            LinkStatus.REFUTED: _("否定"),
        }[status]
        reason = messages().ask_text(self._widget, words, _("理由和依据"), act=words)
        if reason is None:
            return
        service = self.service
        if link is not None:
            self._do(partial(service.judge_link, link.id, status, reason))
        else:
            self._do(partial(_each, partial(service.judge_node), nodes, status, reason))

    def remove(self) -> None:
        """Take what is chosen off the board; undo brings it back."""
        link, nodes = self._screen.chosen_link(), self._screen.chosen_nodes()
        if self.case_id is None or (link is None and not nodes):
            return
        title = _("撤下录错的线索")
        caption = _("理由（查明不实的请用“否定”，会留在板上）")
        reason = messages().ask_text(self._widget, title, caption, act=_("撤下"))
        if reason is None:
            return
        service = self.service
        if link is not None:
            self._do(partial(service.unlink, link.id, reason))
        else:
            self._do(partial(_remove_each, service, nodes, reason))

    def merge(self) -> None:
        """Take two nodes for one thing."""
        case_id, nodes = self.case_id, self._screen.chosen_nodes()
        if case_id is None or len(nodes) != 2:
            return
        title = _("视为同一：{one} = {other}").format(one=nodes[0].label, other=nodes[1].label)
        reason = messages().ask_text(self._widget, title, _("理由和依据"), act=_("合并"))
        if reason is not None:
            merge = self.service.merge
            self._do(partial(merge, case_id, nodes[0].id, nodes[1].id, reason))

    def separate(self, merge: MergeId | None = None) -> None:
        """Take two merged nodes for two again: those named, else the latest of the chosen one."""
        board, nodes = self._screen.board, self._screen.chosen_nodes()
        if self.case_id is None or board is None or len(nodes) != 1:
            return
        merges = merges_of(board.graph.merges, nodes[0].id)
        if not merges:
            return
        reason = messages().ask_text(
            self._widget, _("拆分：恢复为两个"), _("理由和依据"), act=_("拆分")
        )
        if reason is not None:
            self._do(partial(self.service.separate, merge or merges[-1].id, reason))

    # --- places -----------------------------------------------------------------------------

    def place(self, changed: Mapping[NodeId, Placing]) -> None:
        """Record places; nodes the layout has placed keep theirs from then on."""
        case_id = self.case_id
        if case_id is None or not changed:
            return
        placings = dict(changed)
        places = self._screen.places()
        for node in self._screen.graph.nodes:
            if node.id not in placings and node.placing.x is None and node.id in places:
                x, y = places[node.id]
                placings[node.id] = replace(node.placing, x=x, y=y)
        self._do(partial(self.service.place, case_id, placings))

    def _placing(self, node: Node) -> Placing:
        x, y = self._screen.places().get(node.id, (node.placing.x, node.placing.y))
        return replace(node.placing, x=x, y=y)

    def pin(self) -> None:
        """Pin the chosen nodes, or let them go if all are pinned."""
        nodes = self._screen.chosen_nodes()
        pinned = not all(one.placing.is_pinned for one in nodes)
        self.place({one.id: replace(self._placing(one), is_pinned=pinned) for one in nodes})

    def hide(self) -> None:
        """Hide the chosen nodes; their neighbours show how many are hidden."""
        nodes = self._screen.chosen_nodes()
        self.place({one.id: replace(self._placing(one), is_hidden=True) for one in nodes})

    def expand(self) -> None:
        """Show the hidden neighbours of the chosen nodes, or everything if none is chosen."""
        chosen = {one.id for one in self._screen.chosen_nodes()}
        graph = self._screen.graph
        near = {
            other
            for link in graph.links
            for one, other in ((link.from_id, link.to_id), (link.to_id, link.from_id))
            if one in chosen
        }
        self.place(
            {
                one.id: replace(one.placing, is_hidden=False)
                for one in graph.nodes
                if one.placing.is_hidden and (not chosen or one.id in near)
            }
        )

    def group(self) -> None:
        """Put the chosen nodes into a group by name; an empty name takes them out."""
        nodes = self._screen.chosen_nodes()
        if self.case_id is None or not nodes:
            return
        name = messages().ask_text(
            self._widget,
            _("分组"),
            _("组名（留空就是取消分组）"),
            act=_("确定"),
            text=nodes[0].placing.group,
        )
        if name is not None:
            self.place({one.id: replace(self._placing(one), group=name.strip()) for one in nodes})

    # --- notes ------------------------------------------------------------------------------

    def new_note(self) -> None:
        """Write a note on the chosen node, or on a free place in the middle."""
        case_id, nodes = self.case_id, self._screen.chosen_nodes()
        if case_id is None:
            return
        title = _("便签：{name}").format(name=nodes[0].label) if len(nodes) == 1 else _("便签")
        text = messages().ask_text(self._widget, title, _("内容"), act=_("保存"))
        if text:
            on = nodes[0].id if len(nodes) == 1 else None
            at = None if on is not None else self._screen.middle()
            self._do(partial(self.service.write_note, case_id, text, on, at))

    def change_note(self, note_id: NoteId) -> None:
        """Change a note; without words it is taken off."""
        board = self._screen.board
        found = next((one for one in board.notes if one.id == note_id), None) if board else None
        if self.case_id is None or found is None:
            return
        caption = _("内容（清空就是取下）")
        text = messages().ask_text(self._widget, _("便签"), caption, act=_("保存"), text=found.text)
        if text is not None:
            self._do(partial(self.service.change_note, note_id, text))

    # --- the rest ---------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the officer's own last change."""
        if self.case_id is not None:
            self._do(partial(self.service.undo, self.case_id))

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.case_id is not None:
            self._do(partial(self.service.redo, self.case_id))

    def bring_in(self) -> None:
        """Put what the case knows already onto the board."""
        if self.case_id is not None:
            self._do(partial(self.service.bring_in, self.case_id))

    def save_filter(self, name: str, chosen: object) -> None:
        """Keep a filter under a name."""
        from leads.graph.filtering import Filter

        if self.case_id is not None and isinstance(chosen, Filter):
            self._do(partial(self.service.save_filter, self.case_id, name, chosen))

    def drop_filter(self, filter_id: object) -> None:
        """Take a kept filter off the list."""
        from leads.graph.board import FilterId

        if self.case_id is not None and isinstance(filter_id, int):
            self._do(partial(self.service.drop_filter, FilterId(filter_id)))

    def _kept(self, node: Node) -> Node:
        """Return a node as it was entered: as drawn it has the numbers of all it stands for."""
        board = self._screen.board
        assert board is not None
        return board.graph.node(node.id)

    def _do(self, work: Callable[[], object]) -> None:
        self._jobs.run(self._widget, work, self._done, self._failed)

    def _done(self, _result: object) -> None:
        self._after()

    def _failed(self, error: Exception) -> None:
        """Tell what was refused, and show the board as it is."""
        from ui.kit.messages import report

        report(self._widget, error)
        self._anew()


def _each(
    judge: Callable[[NodeId, LinkStatus, str], None],
    nodes: tuple[Node, ...],
    status: LinkStatus,
    reason: str,
) -> None:
    for node in nodes:
        judge(node.id, status, reason)


def _remove_each(service: "BoardService", nodes: tuple[Node, ...], reason: str) -> None:
    for node in nodes:
        service.remove_node(node.id, reason)
