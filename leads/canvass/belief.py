"""How likely each door is after what was tried: what the lock said counts, who was out does not.

A door whose lock did not turn falls, though never to nothing: the key may be worn, the cylinder
changed. Nobody at home and a refusal say nothing about the lock and move nothing. The shared
door of a stairwell speaks for all doors behind it. The same key tried twice in the same lock says
nothing new.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from leads.canvass.addresses import Address
from leads.canvass.habits import Habits
from leads.canvass.records import Key, KeyKind, TryEntry, Turned


@dataclass(frozen=True, slots=True)
class Belief:
    """Probabilities of household doors; with `elsewhere` they add up to one."""

    doors: Mapping[Address, float]
    #: The key belongs to none of them.
    elsewhere: float

    def behind(self, stair: str) -> float:
        """Return how likely it is that he lives behind the shared door of a stairwell."""
        return sum(p for one, p in self.doors.items() if one.stair == stair)


def belief_of(
    priors: Mapping[Address, float],
    tries: Iterable[TryEntry],
    keys: Sequence[Key],
    habits: Habits,
) -> Belief:
    """Return what is believed after the tries that stand.

    Args:
        priors: Of household doors; what they lack to one is elsewhere.
        tries: In any order.
        keys: A key made for something else than the lock it was tried in says nothing; a try
            without a named key counts as with the right one.
        habits: Chances that a lock deceives.
    """
    weights = dict(priors)
    elsewhere = max(0.0, 1.0 - sum(priors.values()))
    made_for = {key.label: key.kind for key in keys}
    # The last word of one key in one lock; a contradiction is settled by correcting an entry.
    said = {
        (one.address, one.key): one.turned
        for one in sorted(tries, key=lambda one: one.at)
        if one.turned is not Turned.NOT_TRIED
    }
    heard: set[tuple[Address, Turned]] = set()
    for (address, label), turned in said.items():
        wanted = KeyKind.STAIRWELL if address.is_shared else KeyKind.HOUSEHOLD
        # That a key turns speaks whatever it was made for.
        if turned is Turned.FITS_NOT and made_for.get(label, wanted) is not wanted:
            continue
        if (address, turned) in heard:
            continue
        heard.add((address, turned))
        here, there = _likelihoods(habits, turned, shared=address.is_shared)
        for one in weights:
            inside = one.stair == address.stair if address.is_shared else one == address
            weights[one] *= here if inside else there
        elsewhere *= there
    total = elsewhere + sum(weights.values())
    if total <= 0:
        return Belief(dict(priors), elsewhere)
    return Belief({one: p / total for one, p in weights.items()}, elsewhere / total)


def _likelihoods(habits: Habits, turned: Turned, *, shared: bool) -> tuple[float, float]:
    """Return how likely the lock's answer is at his door, and at any other."""
    missed = habits.missed_shared if shared else habits.missed
    false = habits.false_fit_shared if shared else habits.false_fit
    if turned is Turned.OPENS:
        return 1 - missed, false
    return missed, 1 - false
