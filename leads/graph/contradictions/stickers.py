"""The month on a sticker or policy against the registration of the vehicle it is laid to."""

from collections.abc import Iterator

from cases.records.times import day_of
from leads.graph.contradictions.found import Clash, Contradiction
from leads.graph.contradictions.reading import Reading
from leads.graph.nodes import LinkKind, NodeKind

_SHEETS = frozenset({NodeKind.EXHIBIT, NodeKind.POLICY})
_LAID = (LinkKind.COVERS, LinkKind.INSURED_BY, LinkKind.POINTS_TO, LinkKind.FITS)


def stickers(reading: Reading) -> Iterator[Contradiction]:
    """Find stickers older than the vehicle, or of another month than its registration.

    The year's sticker is renewed in the month in which the vehicle was first registered. Another
    month is merely odd: insurance can have lapsed. The month is the one in which the node begins.
    """
    for laid in reading.of(*_LAID):
        ends = (reading.nodes[laid.from_id], reading.nodes[laid.to_id])
        sheet = next((one for one in ends if one.kind in _SHEETS), None)
        vehicle = next((one for one in ends if one.kind is NodeKind.VEHICLE), None)
        if sheet is None or vehicle is None or sheet.from_at is None:
            continue
        dated = [
            (one.from_at, one)
            for one in reading.of(LinkKind.REGISTERED_TO)
            if one.from_id == vehicle.id and one.from_at is not None
        ]
        if not dated:
            continue
        begins, registration = min(dated, key=lambda one: (one[0], one[1].id))
        month, registered = day_of(sheet.from_at), day_of(begins)
        if (month.year, month.month) < (registered.year, registered.month):
            clash = Clash.STICKER_OLDER
        elif month.month != registered.month:
            clash = Clash.STICKER_MONTH
        else:
            continue
        yield Contradiction(
            clash, (sheet.id, vehicle.id), (laid.id, registration.id), sheet.from_at, begins
        )
