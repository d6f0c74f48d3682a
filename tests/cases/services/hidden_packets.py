"""The doors of packets, asked about a mediation that was never referred."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from cases.records.packets import PacketId, ReportEntry, ReportKind

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from tests.cases.services.hidden import Ids

COMMITTEE = "临江区道路交通事故纠纷人民调解委员会"
OF_CASES = frozenset({"packets"})
#: No packet was ever handed over.
NOTHING_THERE = frozenset({"packets.take_back"})

ASKED: Mapping[str, Callable[["Desk", "Ids"], Any]] = {
    "packets.guests": lambda d, _: d.packets.guests(),
    "packets.hand_over": lambda d, i: d.packets.hand_over(i.mediation, i.other),
    "packets.letter": lambda d, i: d.packets.letter(PacketId(i.mediation)),
    "packets.mine": lambda d, _: d.packets.mine(),
    "packets.of_mediation": lambda d, i: d.packets.of_mediation(i.mediation),
    "packets.open": lambda d, i: d.packets.open(PacketId(i.mediation)),
    "packets.report": lambda d, i: d.packets.report(
        PacketId(i.mediation), ReportEntry(kind=ReportKind.SESSION, happened_on=d.today())
    ),
    "packets.take_back": lambda d, i: d.packets.take_back(PacketId(i.mediation), "另选"),
}
