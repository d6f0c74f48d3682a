"""What an officer does on the board, each a recorded act: asked for here, done by the service."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from leads.graph.board import NoteId
from leads.graph.merging import merges_of
from leads.graph.nodes import LinkStatus, MergeId, Node, NodeId
from ui.kit.asking import open_form
from ui.kit.i18n import _
from ui.kit.messages import messages
from ui.rooms.leads.board.forms import LinkDialog, NodeDialog
from ui.rooms.leads.board.placing_acts import PlacingActs

if TYPE_CHECKING:
    from leads.services.board import BoardService


class BoardActs(PlacingActs):
    """All acts on a board."""

    #: To be chosen when the board shows them: a new node, after the one chosen before.
    _fresh: tuple[NodeId, ...] = ()

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
        """Open the form of a link between the two nodes chosen, from the one, or between any."""
        case_id, nodes = self.case_id, self._screen.chosen_nodes()
        known = self._screen.graph.nodes
        if case_id is None or len(known) < 2:
            return
        start = nodes[0] if nodes else known[0]
        end = nodes[1] if len(nodes) > 1 else next(one for one in known if one.id != start.id)
        dialog = LinkDialog(self._widget, self._desk.today(), known, (start.id, end.id))
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
