"""Which kinds of nodes each kind of link may join, and which links have no direction."""

from collections.abc import Mapping

from leads.graph.nodes import LinkKind, NodeKind

_K = NodeKind
_ALL = frozenset(NodeKind)
_WHO = frozenset({_K.PERSON, _K.ORGANISATION})
_SPOT = frozenset({_K.PLACE, _K.DOOR})
_TELLS = frozenset({_K.REPORT, _K.PERSON})
_THING = frozenset({_K.EXHIBIT, _K.VEHICLE, _K.PLATE, _K.PHONE})

Ends = tuple[frozenset[NodeKind], frozenset[NodeKind]]

#: From which kinds to which kinds.
JOINS: Mapping[LinkKind, Ends] = {
    LinkKind.FOUND_AT: (_THING | {_K.POLICY, _K.PERSON}, _SPOT),
    LinkKind.TAKEN_FROM: (frozenset({_K.EXHIBIT}), _ALL - {_K.REPORT, _K.SIGHTING}),
    LinkKind.SEEN_AT: (
        frozenset({_K.VEHICLE, _K.PERSON, _K.PLATE, _K.EXHIBIT, _K.SIGHTING}),
        _SPOT | {_K.SIGHTING},
    ),
    LinkKind.EXAMINED_IN: (frozenset({_K.EXHIBIT, _K.VEHICLE}), frozenset({_K.REPORT})),
    LinkKind.ISSUED_BY: (
        frozenset({_K.EXHIBIT, _K.POLICY, _K.REPORT}),
        frozenset({_K.ORGANISATION}),
    ),
    LinkKind.INSURED_BY: (frozenset({_K.VEHICLE}), frozenset({_K.ORGANISATION, _K.POLICY})),
    LinkKind.COVERS: (frozenset({_K.POLICY}), frozenset({_K.VEHICLE, _K.PLATE})),
    LinkKind.HOLDER_OF: (_WHO, frozenset({_K.POLICY})),
    LinkKind.REGISTERED_TO: (_THING - {_K.EXHIBIT}, _WHO),
    LinkKind.SOLD_TO: (_THING, _WHO),
    LinkKind.HANDED_TO: (_WHO, _WHO),
    LinkKind.KEPT_BY: (_THING | {_K.POLICY}, _WHO),
    LinkKind.USED_BY: (_THING, _WHO),
    LinkKind.DRIVEN_BY: (frozenset({_K.VEHICLE}), frozenset({_K.PERSON})),
    LinkKind.BEARS_PLATE: (frozenset({_K.VEHICLE}), frozenset({_K.PLATE})),
    LinkKind.HOUSEHOLD: (frozenset({_K.PERSON}), frozenset({_K.PERSON})),
    LinkKind.RELATIVE: (frozenset({_K.PERSON}), frozenset({_K.PERSON})),
    LinkKind.ACQUAINTED: (_WHO, _WHO),
    LinkKind.LIVES_AT: (frozenset({_K.PERSON}), _SPOT),
    LinkKind.WORKS_AT: (frozenset({_K.PERSON}), _SPOT | {_K.ORGANISATION}),
    LinkKind.CALLED_FROM: (frozenset({_K.REPORT}), frozenset({_K.PHONE, _K.PLACE})),
    LinkKind.CALLED: (frozenset({_K.PHONE, _K.PERSON}), frozenset({_K.PHONE, _K.PERSON})),
    LinkKind.MADE_BY: (frozenset({_K.REPORT}), _WHO),
    LinkKind.SAYS: (_TELLS | {_K.ORGANISATION}, _ALL),
    LinkKind.SAYS_AT: (_TELLS, _SPOT | {_K.ORGANISATION}),
    LinkKind.SAYS_LOST: (_TELLS, _THING),
    LinkKind.SAYS_STOLEN: (_TELLS, _THING),
    LinkKind.SAYS_TAKEN_AT: (_TELLS, _SPOT),
    LinkKind.FITS: (
        frozenset({_K.EXHIBIT}),
        frozenset({_K.DOOR, _K.VEHICLE, _K.EXHIBIT, _K.POLICY}),
    ),
    LinkKind.MATCHES_PAINT: (
        frozenset({_K.EXHIBIT, _K.REPORT}),
        frozenset({_K.VEHICLE, _K.EXHIBIT}),
    ),
    LinkKind.POINTS_TO: (_ALL, _ALL),
    LinkKind.DERIVED_FROM: (_ALL, _ALL),
    LinkKind.SAME_AS: (_ALL, _ALL),
}

#: Links that mean the same both ways.
MUTUAL = frozenset({LinkKind.HOUSEHOLD, LinkKind.RELATIVE, LinkKind.ACQUAINTED, LinkKind.SAME_AS})


def may_join(kind: LinkKind, start: NodeKind, end: NodeKind) -> bool:
    """Tell whether a link of this kind may go from one kind of node to the other.

    A mutual link may be drawn either way round; "same as" joins only nodes of one kind.
    """
    if kind is LinkKind.SAME_AS:
        return start is end
    starts, ends = JOINS[kind]
    if start in starts and end in ends:
        return True
    return kind in MUTUAL and end in starts and start in ends


def kinds_between(start: NodeKind, end: NodeKind) -> tuple[LinkKind, ...]:
    """Return the kinds of link that may go from one kind of node to the other."""
    return tuple(kind for kind in LinkKind if may_join(kind, start, end))
