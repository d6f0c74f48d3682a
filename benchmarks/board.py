"""The board of leads: its first picture, and how many frames a second it pans and zooms at."""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.figures import Figure

_TIMES = 3
#: Views of the large board: all of it, the middle, close enough to read.
_VIEWS = {"overview": None, "middle": 0.35, "close": 1.0}
_FRAMES = 40


def run() -> list[Figure]:
    """Measure in a process without a window's other parts, drawing into a picture."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.board"],
        cwd=Path(__file__).parent.parent,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
        timeout=600,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    first = Figure(
        "first picture of 1,000 nodes and 1,600 links, names apart",
        "networkx.spring_layout alone",
        found["first_ms"],
        found["networkx_ms"],
        "<= 0.167 x and under 600 ms",
        paired=found["ratio"],
    )
    frames = [
        Figure(
            f"one frame of 5,000 nodes and 8,000 links, {view}, {move}",
            "",
            found[f"{view} {move}"],
            None,
            "under 20 ms",
        )
        for view in _VIEWS
        for move in ("pan", "zoom")
    ]
    return [first, *frames]


def _measured() -> dict[str, float]:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    from ui.kit.theme import Appearance, theme

    theme().dress(Appearance.LIGHT)
    found = _first_pictures()
    from benchmarks.board_scenes import graph
    from ui.rooms.leads.board.canvas import BoardCanvas
    from ui.rooms.leads.board.scene import scene_of

    large = graph(5000, 8000)
    scene = scene_of(large, {one.id for one in large.nodes})
    canvas = BoardCanvas()
    canvas.resize(1280, 800)
    canvas.show_scene(scene, fit=True)
    image = QImage(1280, 800, QImage.Format.Format_ARGB32_Premultiplied)

    def frame() -> None:
        canvas.render(image)

    for view, scale in _VIEWS.items():
        canvas.fit()
        if scale is not None:
            canvas.zoom(scale / canvas.view.scale)
        frame()
        found[f"{view} pan"] = _frames(lambda turn: canvas.pan(*_around(turn)), frame)
        found[f"{view} zoom"] = _frames(
            lambda turn: canvas.zoom(1.05 if turn % 20 < 10 else 1 / 1.05), frame
        )
    application.quit()
    return found


def _first_pictures() -> dict[str, float]:
    import networkx as nx

    from benchmarks.board_scenes import graph
    from ui.rooms.leads.board.canvas import BoardCanvas
    from ui.rooms.leads.board.scene import scene_of

    usual = graph(1000, 1600)
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(int(one.id) for one in usual.nodes)
    plain.add_edges_from((int(one.from_id), int(one.to_id)) for one in usual.links)
    ours, theirs = [], []
    for turn in range(_TIMES + 1):
        canvas = BoardCanvas()
        canvas.resize(1280, 800)
        began = perf_counter()
        canvas.show_scene(scene_of(usual, {one.id for one in usual.nodes}), fit=True)
        canvas.grab()
        middle = perf_counter()
        nx.spring_layout(plain, seed=1)
        ended = perf_counter()
        if turn:
            ours.append((middle - began) * 1000)
            theirs.append((ended - middle) * 1000)
    return {
        "first_ms": median(ours),
        "networkx_ms": median(theirs),
        "ratio": median(one / two for one, two in zip(ours, theirs, strict=True)),
    }


def _frames(move: Any, frame: Any) -> float:
    """Return the mean milliseconds of a frame, each after a move."""
    began = perf_counter()
    for turn in range(_FRAMES):
        move(turn)
        frame()
    return (perf_counter() - began) * 1000 / _FRAMES


def _around(turn: int) -> tuple[float, float]:
    return (35.0, 0.0) if turn % 20 < 10 else (-35.0, 20.0)


if __name__ == "__main__":
    print(json.dumps(_measured()))
