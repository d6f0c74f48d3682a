"""Claims of loss and theft against what was found."""

from collections.abc import Iterator

from leads.graph.contradictions.found import Clash, Contradiction
from leads.graph.contradictions.reading import Reading
from leads.graph.nodes import LinkKind, NodeId


def lost_keys(reading: Reading) -> Iterator[Contradiction]:
    """Find keys said to be lost that open a door or vehicle of the one who says so.

    The door is his when he or somebody of his household lives there, or the vehicle is theirs. A
    lock can have been left unchanged: it weighs, it does not prove.
    """
    having = (LinkKind.KEPT_BY, LinkKind.USED_BY, LinkKind.REGISTERED_TO)
    for claim in reading.of(LinkKind.SAYS_LOST):
        for teller in sorted(reading.tellers(claim.from_id)):
            home = reading.household(teller)
            for fit in reading.of(LinkKind.FITS):
                if fit.from_id != claim.to_id:
                    continue
                own = [
                    link
                    for link in reading.of(LinkKind.LIVES_AT)
                    if link.from_id in home and link.to_id == fit.to_id
                ] + [
                    link
                    for link in reading.of(*having)
                    if link.from_id == fit.to_id and link.to_id in home
                ]
                if own:
                    yield Contradiction(
                        Clash.LOST_KEY_OPENS,
                        _once(teller, claim.from_id, claim.to_id, fit.to_id),
                        (claim.id, fit.id, own[0].id),
                        first_at=claim.from_at,
                        second_at=fit.from_at,
                    )


def lost_and_found_later(reading: Reading) -> Iterator[Contradiction]:
    """Find things said to be lost that were with the one who says so after that."""
    having = (LinkKind.KEPT_BY, LinkKind.USED_BY)
    yield from _had_later(reading, LinkKind.SAYS_LOST, having, Clash.LOST_THING_FOUND_LATER)


def thefts_unknown(reading: Reading) -> Iterator[Contradiction]:
    """Find thefts reported by somebody who knows neither when nor where."""
    for claim in reading.of(LinkKind.SAYS_STOLEN):
        tells = {claim.from_id} | reading.tellers(claim.from_id)
        if claim.from_at is None and not any(
            reading.ends(one, LinkKind.SAYS_TAKEN_AT) for one in tells
        ):
            yield Contradiction(
                Clash.THEFT_UNKNOWN,
                _once(*sorted(reading.tellers(claim.from_id)), claim.from_id, claim.to_id),
                (claim.id,),
            )


def stolen_and_used(reading: Reading) -> Iterator[Contradiction]:
    """Find vehicles reported stolen that the same man or his household used after that."""
    having = (LinkKind.KEPT_BY, LinkKind.USED_BY, LinkKind.DRIVEN_BY)
    yield from _had_later(reading, LinkKind.SAYS_STOLEN, having, Clash.STOLEN_AND_USED)


def _had_later(
    reading: Reading, said: LinkKind, having: tuple[LinkKind, ...], clash: Clash
) -> Iterator[Contradiction]:
    """Find things said to be gone that the one who says so, or his household, had after that."""
    for claim in reading.of(said):
        for teller in sorted(reading.tellers(claim.from_id)):
            home = reading.household(teller)
            for had in reading.of(*having):
                about = had.from_id == claim.to_id and had.to_id in home
                if about and claim.from_at and had.from_at and had.from_at > claim.from_at:
                    yield Contradiction(
                        clash,
                        _once(teller, claim.from_id, claim.to_id, had.to_id),
                        (claim.id, had.id),
                        first_at=claim.from_at,
                        second_at=had.from_at,
                    )


def _once(*nodes: NodeId) -> tuple[NodeId, ...]:
    return tuple(dict.fromkeys(nodes))
