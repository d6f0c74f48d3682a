"""The service of packets."""

from typing import TYPE_CHECKING

from cases.services.packets.handing import Handing
from cases.services.packets.reporting import Reporting

if TYPE_CHECKING:
    from cases.services.desk import Desk


class PacketService(Handing, Reporting):
    """What goes to a people's mediation committee, and what comes back."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk
