"""Going to a node or a link of the board from wherever it is named."""

from typing import TYPE_CHECKING

from leads.graph.nodes import LinkId
from ui.rooms.leads.board.inspector import Chosen
from ui.rooms.leads.board.lanes import node_key

if TYPE_CHECKING:
    from ui.rooms.leads.board.tab import BoardTab


class Going:
    """Ways to what lies on the board."""

    def __init__(self, tab: "BoardTab") -> None:
        self._tab = tab

    def to_node(self, node: object) -> None:
        """Choose a node and bring it into sight; 0 chooses none."""
        tab, found = self._tab, node_key(node)
        if not found:
            if found == 0:
                tab.canvas.choose(())
            return
        if tab.scene is not None and found not in tab.scene.rows:
            # A filter or the officer has hidden it; what is asked for is shown.
            tab.inspector.drop()
            known = [one for one in tab.graph.nodes if one.id == found]
            if known and tab.board is not None:
                tab.inspector.show_chosen(Chosen(tab.board, tab.graph, tuple(known)))
            return
        tab.canvas.choose((found,))
        tab.canvas.reveal(found)

    def to_link(self, link: object) -> None:
        """Choose a link."""
        if isinstance(link, int):
            self._tab.canvas.choose((), LinkId(link))

    def into(self) -> None:
        """Go to the inspector, where what is chosen can be read and corrected."""
        self._tab.right.unfold()
        self._tab.inspector.focus_first()

    def into_node(self, node: object) -> None:
        """Choose a node and go to the inspector."""
        self.to_node(node)
        self.into()

    def into_mark(self, key: object) -> None:
        """Look at a node of the time line, or at the tab what stands there belongs to."""
        if node_key(key) is None:
            self._tab.tab_wanted.emit("inquiries")
        else:
            self.into_node(key)
