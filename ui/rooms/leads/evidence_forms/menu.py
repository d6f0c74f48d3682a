"""What can be entered from the head of the room and from a node: evidence of each kind."""

from collections.abc import Callable
from functools import partial

from leads.evidence.kinds import EvidenceKind
from leads.graph.nodes import Node, NodeId, NodeKind
from ui.kit.asking import Asking, Form
from ui.kit.i18n import _
from ui.labels.evidence import KINDS
from ui.rooms.leads.board.menu import Line
from ui.rooms.leads.candidates.feed import Feed
from ui.rooms.leads.paint.dialog import PaintDialog

#: What is usually entered from a node of a kind, before everything else.
USUAL: dict[NodeKind, tuple[EvidenceKind, ...]] = {
    NodeKind.EXHIBIT: (
        EvidenceKind.PAINT,
        EvidenceKind.STICKER,
        EvidenceKind.PART,
        EvidenceKind.KEY,
    ),
    NodeKind.PLATE: (EvidenceKind.PLATE_SEEN, EvidenceKind.FALSE_PLATE),
    NodeKind.SIGHTING: (EvidenceKind.SIGHTING, EvidenceKind.PLATE_SEEN, EvidenceKind.COLOUR_SEEN),
    NodeKind.REPORT: (EvidenceKind.REPORT, EvidenceKind.FINDING),
    NodeKind.PERSON: (
        EvidenceKind.PLATE_SEEN,
        EvidenceKind.COLOUR_SEEN,
        EvidenceKind.CLASS_SEEN,
    ),
    NodeKind.POLICY: (EvidenceKind.STICKER, EvidenceKind.FINDING),
    NodeKind.VEHICLE: (EvidenceKind.FINDING,),
}


def lines_of(parent: Asking, feed: Feed, nodes: tuple[Node, ...]) -> list[Line]:
    """Return the lines of the menu; those usual for the chosen node come first."""
    shown = feed.shown
    may = shown is not None and shown.may_write
    node = nodes[0] if len(nodes) == 1 else None
    usual = USUAL.get(node.kind, ()) if node is not None else ()
    kinds = (*usual, *(kind for kind in KINDS if kind not in usual))
    lines: list[Line] = []
    for place, kind in enumerate(kinds):
        if usual and place == len(usual):
            lines.append(("", None))
        act = partial(_enter, parent, feed, kind, node.id if node is not None else None)
        lines.append((_("证据：{kind}…").format(kind=_(KINDS[kind])), act if may else None))
    vehicle = partial(_by_hand, parent, feed)
    person = node.id if node is not None and node.kind is NodeKind.PERSON else None
    lines += [
        ("", None),
        (_("车漆样品、漆层比对…"), partial(_compare, parent, feed) if shown else None),
        (_("手工加入车辆…"), vehicle if may else None),
        (_("人员：陈述、不在场、矛盾…"), partial(_about, parent, feed, person) if may else None),
    ]
    return lines


def _enter(
    parent: Asking, feed: Feed, kind: EvidenceKind, node: NodeId | None, _checked: object = None
) -> None:
    from ui.rooms.leads.evidence_forms.dialog import enter

    _asked(parent, lambda: enter(parent, feed, kind, node))


def _about(parent: Asking, feed: Feed, person: NodeId | None, _checked: object = None) -> None:
    from ui.rooms.leads.evidence_forms.person import enter

    _asked(parent, lambda: enter(parent, feed, person))


def _compare(parent: Asking, feed: Feed, _checked: object = None) -> None:
    PaintDialog(parent, feed, feed.jobs).open()


def _by_hand(parent: Asking, feed: Feed, _checked: object = None) -> None:
    from ui.rooms.leads.evidence_forms.vehicle import hand_vehicle

    _asked(parent, lambda: hand_vehicle(parent, feed))


def _asked(parent: Asking, make: Callable[[], Form]) -> None:
    parent.ask(make())
