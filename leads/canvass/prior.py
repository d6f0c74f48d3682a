"""How likely a door is before anything is tried: by distance and route from the scene.

Whoever leaves a vehicle on foot mostly does not live far from it, and mostly goes on the way he
fled. Both are assumptions of ours, not of the law, and may be set per door by the officer.
"""

from collections.abc import Sequence
from math import exp, hypot

from leads.canvass.route import Point

#: Metres over which a door becomes less likely by the factor e.
FALL_M = 150.0
#: How much more a door right ahead counts than one at the side; behind it counts so much less.
AHEAD = 0.5
#: Chance that the key belongs to none of the doors: the same share that candidates keep for H0.
ELSEWHERE = 0.2


def weight(scene: Point, door: Point, route: Point | None = None) -> float:
    """Return how a door weighs against others: exp(-distance / 150 m), more ahead on the route.

    Args:
        scene: Where the key or the vehicle was left.
        door: Where the building stands.
        route: Direction in which he went on, of any length; None: unknown.
    """
    east, north = door[0] - scene[0], door[1] - scene[1]
    far = hypot(east, north)
    bare = exp(-far / FALL_M)
    length = 0.0 if route is None else hypot(*route)
    if route is None or far == 0 or length == 0:
        return bare
    cosine = (east * route[0] + north * route[1]) / (far * length)
    return bare * (1 + AHEAD * cosine)


def shared_out(
    weights: Sequence[float], given: Sequence[float | None], elsewhere: float = ELSEWHERE
) -> tuple[float, ...]:
    """Return a probability for each door: the given ones as they are, the rest by weight.

    The doors without one share what is left after the given ones and `elsewhere`.
    """
    fixed = sum(one for one in given if one is not None)
    left = max(0.0, 1.0 - elsewhere - fixed)
    total = sum(w for w, one in zip(weights, given, strict=True) if one is None)
    return tuple(
        one if one is not None else (left * w / total if total > 0 else 0.0)
        for w, one in zip(weights, given, strict=True)
    )
