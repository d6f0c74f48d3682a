"""The menu that takes the board out; the journal has it before a file is written."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from cases.records.copies import CopyKind, CopyMark, Leaving
from cases.records.ids import CaseId
from leads.graph.board import Board
from leads.graph.nodes import Placing
from ui.kit.buttons import Button
from ui.kit.i18n import _
from ui.kit.messages import messages
from ui.preview.leaving import marked_drawing, way_of
from ui.preview.printing import ask_file, save
from ui.rooms.leads.board.export import KINDS, files, head_of, picture_of
from ui.rooms.leads.board.scene import Scene
from ui.rooms.leads.board.strokes import Marks

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from leads.services.exporting import Exported
    from ui.kit.jobs import Jobs


#: Written for other programs; the rest are pictures.
_DATA = {"graphml", "csv"}


class Screen(Protocol):
    """What must be known of the board."""

    @property
    def board(self) -> Board | None:
        """The board of the case."""

    @property
    def scene(self) -> Scene | None:
        """What is drawn."""


class TakingOut(QObject):
    """Takes the board out as a picture or as data."""

    def __init__(self, desk: "Desk", jobs: "Jobs", screen: QWidget) -> None:
        super().__init__(screen)
        self._desk, self._jobs, self._widget = desk, jobs, screen

    def offer(self, button: Button) -> None:
        """Open the menu below the button."""
        menu = QMenu(self._widget)
        for kind, (words, _pattern) in KINDS.items():
            menu.addAction(_(words)).triggered.connect(partial(self.ask, kind))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def ask(self, kind: str, _checked: object = None) -> None:
        """Ask for the file and take the board out into it."""
        path = ask_file(self._widget, _("导出线索图"), f"{_('线索图')}.{kind}", KINDS[kind][1])
        if path is not None:
            self.take_out(kind, path)

    def take_out(self, kind: str, path: Path) -> None:
        """Record that the board is taken out, then write it."""
        board = self._screen().board
        if board is None:
            return
        work = partial(_recorded, self._desk, board.case_id, kind, path)
        self._jobs.run(self._widget, work, self._write)

    def _write(self, found: "tuple[Exported, CopyMark, str, Path]") -> None:
        """Draw on the window's thread, where fonts are; the file is written on the other."""
        scene = self._screen().scene
        if scene is None:
            return
        out, mark, kind, path = found
        by = _("{officer} · 副本 {number}").format(officer=out.by, number=mark.number)
        head = head_of(out.number, "", by, out.at, scene)
        places = {one.id: spot for one, spot in zip(scene.nodes, scene.at.tolist(), strict=True)}
        graph = replace(
            out.graph,
            nodes=tuple(
                replace(one, placing=Placing(*places[one.id])) if one.id in places else one
                for one in out.graph.nodes
            ),
        )
        drawn = Marks(
            path=self._marks().path,
            path_links=self._marks().path_links,
        )
        written = files(kind, path, graph, picture_of(kind, scene, drawn, head))
        works = tuple(save(where, marked_drawing(mark, data)) for where, data in written.items())
        self._jobs.run(self._widget, partial(_all, works), self._told)

    def _told(self, paths: list[Path]) -> None:
        names = "\n".join(str(path) for path in paths)
        messages().told(self._widget, _("导出"), _("已保存到 {path}").format(path=names))

    def _marks(self) -> Marks:
        from ui.rooms.leads.board.canvas import BoardCanvas

        canvas = self._widget.findChild(BoardCanvas)
        return canvas.marks if canvas is not None else Marks()

    def _screen(self) -> Screen:
        screen: Screen = self._widget  # type: ignore[assignment]
        return screen


def _recorded(
    desk: "Desk", case_id: CaseId, kind: str, path: Path
) -> "tuple[Exported, CopyMark, str, Path]":
    from leads.services.exporting import LeadExport

    out = LeadExport(desk).take_out(case_id, kind)
    what = CopyKind.DATA if kind in _DATA else CopyKind.CHART
    leaving = Leaving(kind=what, way=way_of(path), title=f"线索图（{kind}）", case_id=case_id)
    return out, desk.copies.number(leaving), kind, path


def _all(works: tuple[Callable[[], Path], ...]) -> list[Path]:
    return [work() for work in works]
