"""Ways between chosen nodes, and the network between several, shown on the board."""

from typing import Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from leads.graph.connecting import connecting
from leads.graph.nodes import Graph, Node, NodeId
from leads.graph.paths import Way, timely_way, ways
from ui.kit.buttons import Button
from ui.kit.i18n import _, moment_text, ngettext
from ui.kit.layout import boxed, label, row
from ui.kit.punctuation import listed
from ui.kit.tips import as_tip
from ui.rooms.leads.board.canvas import BoardCanvas
from ui.rooms.leads.board.menu import offer_menu

#: How many ways are gone through, the shortest first.
_MOST = 5


class Screen(Protocol):
    """What must be known of the board."""

    @property
    def graph(self) -> Graph:
        """The graph as it is drawn."""

    def chosen_nodes(self) -> tuple[Node, ...]:
        """Return the chosen nodes in their order."""
        ...


class Ways(QObject):
    """The search for ways."""

    def __init__(self, canvas: BoardCanvas, screen: QWidget) -> None:
        super().__init__(screen)
        self._canvas, self._widget = canvas, screen
        self._avoided: tuple[NodeId, ...] = ()
        self._found: tuple[Way, ...] = ()
        self._place = 0
        self._words = label("", "small")
        self._next = Button(_("下一条"))
        self._next.clicked.connect(self._step)
        away = Button(_("清除"), "close")
        away.clicked.connect(self.clear)
        inner = row(self._words, None, self._next, away)
        inner.setContentsMargins(12, 4, 12, 4)
        #: Says what has been found, above the board.
        self.bar = boxed(inner, "header")
        self.bar.hide()

    @property
    def told(self) -> str:
        """What has been said of the last search."""
        return self._words.text()

    def offer(self, where: QPoint) -> None:
        """Offer what can be looked for with the nodes chosen."""
        count = len(self._screen().chosen_nodes())
        offer_menu(
            self._widget,
            where,
            [
                (_("两点之间的路径（选两个）"), self.between if count == 2 else None),
                (_("按时间先后走得通的路径（选两个）"), self.in_time if count == 2 else None),
                (_("联系网络（选三个以上）"), self.network if count > 2 else None),
                ("", None),
                (_("路径避开所选"), self.avoid if count else None),
                (_("不再避开"), self.avoid_none if self._avoided else None),
                (_("清除路径"), self.clear),
            ],
        )

    def between(self) -> None:
        """Show the shortest ways between two nodes, one after the other."""
        start, end = self._ends()
        found = ways(self._screen().graph, start, end, most=_MOST, excluded=self._avoided)
        self._show(found, _("两点之间没有路径"))

    def in_time(self) -> None:
        """Show the way that can be followed without going back in time."""
        start, end = self._ends()
        found = timely_way(self._screen().graph, start, end, excluded=self._avoided)
        self._show((found,) if found is not None else (), _("没有按时间先后走得通的路径"))

    def network(self) -> None:
        """Show a small network that connects the chosen nodes."""
        graph = self._screen().graph
        chosen = [one.id for one in self._screen().chosen_nodes()]
        found = connecting(graph, chosen, excluded=self._avoided)
        self._found, self._place = (), 0
        self._canvas.mark_path(found.nodes, found.links)
        words = _("联系网络：{nodes} 节点 · {links} 连线").format(
            nodes=len(found.nodes), links=len(found.links)
        )
        if found.apart:
            names = {one.id: one.label for one in graph.nodes}
            apart = listed(names[one] for one in sorted(found.apart))
            words = _("{words}；连不上：{names}").format(words=words, names=apart)
        self._tell(words)

    def avoid(self) -> None:
        """Let no way go through the chosen nodes."""
        chosen = [one.id for one in self._screen().chosen_nodes()]
        self._avoided = tuple(dict.fromkeys((*self._avoided, *chosen)))
        self._canvas.avoid(self._avoided)
        count = len(self._avoided)
        self._tell(ngettext("路径避开{n}个节点", "路径避开 {n} 个节点", count).format(n=count))

    def avoid_none(self) -> None:
        """Let ways go through every node again."""
        self._avoided = ()
        self._canvas.avoid(())
        self.bar.hide()

    def clear(self) -> None:
        """Show no way any more."""
        self._found, self._place = (), 0
        self._canvas.mark_path((), ())
        self.bar.hide()

    def _step(self) -> None:
        self._place = (self._place + 1) % max(1, len(self._found))
        self._show_way()

    def _show(self, found: tuple[Way, ...], none: str) -> None:
        self._found, self._place = found, 0
        if not found:
            self._canvas.mark_path((), ())
            self._tell(none)
        else:
            self._show_way()

    def _show_way(self) -> None:
        way = self._found[self._place]
        self._canvas.mark_path(way.nodes, way.links)
        names = {one.id: one.label for one in self._screen().graph.nodes}
        chain = " → ".join(names[one] for one in way.nodes)
        words = _("路径 {n} / {all}，{steps} 步：{chain}").format(
            n=self._place + 1, all=len(self._found), steps=len(way.links), chain=chain
        )
        if way.arrives_at is not None:
            words = _("{words}；最早 {at} 到达").format(words=words, at=moment_text(way.arrives_at))
        self._tell(words)

    def _tell(self, words: str) -> None:
        self._words.setText(words)
        self._words.setToolTip(as_tip(words))
        self._next.setVisible(len(self._found) > 1)
        self.bar.show()

    def _ends(self) -> tuple[NodeId, NodeId]:
        start, end = self._screen().chosen_nodes()[:2]
        return start.id, end.id

    def _screen(self) -> Screen:
        screen: Screen = self._widget  # type: ignore[assignment]
        return screen
