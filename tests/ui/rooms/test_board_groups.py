"""Frames of groups, on scenes made by hand."""

import pytest
from PySide6.QtCore import QPointF

from leads.graph.nodes import Graph, Node, NodeId, NodeKind, Placing
from ui.rooms.leads.board.groups import Frames
from ui.rooms.leads.board.scene import Scene, scene_of

pytestmark = pytest.mark.usefixtures("qapp")


def laid(*places: tuple[float, float, str]) -> Scene:
    nodes = tuple(
        Node(
            id=NodeId(n),
            kind=NodeKind.PERSON,
            label=f"甲{n}",
            placing=Placing(x, y, group=group),
        )
        for n, (x, y, group) in enumerate(places)
    )
    return scene_of(Graph(nodes), {one.id for one in nodes})


def test_a_group_with_nothing_between_has_a_box() -> None:
    (frame,) = Frames(laid((0, 0, "车队"), (400, 200, "车队"), (900, 0, ""))).now()
    assert frame.name == "车队"
    assert frame.path.contains(QPointF(380, 20))
    assert not frame.path.contains(QPointF(900, 0))


def test_a_stranger_between_the_members_is_outside_of_the_frame() -> None:
    scene = laid((0, 0, "车队"), (400, 0, "车队"), (400, 300, "车队"), (100, 220, ""))
    (frame,) = Frames(scene).now()
    assert not frame.path.contains(QPointF(100, 220))
    for x, y in ((0, 0), (400, 0), (400, 300), (200, 0), (400, 150)):
        assert frame.path.contains(QPointF(x, y))


def test_a_frame_follows_a_member_that_is_moved() -> None:
    scene = laid((0, 0, "车队"), (400, 0, "车队"))
    frames = Frames(scene)
    before = frames.now()
    assert frames.now() is before
    scene.at[1] = (0, 300)
    (after,) = frames.now()
    assert after.path.contains(QPointF(0, 290))
    assert not after.path.contains(QPointF(400, 0))
