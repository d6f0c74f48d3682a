"""What an officer does to show parties the evidence."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.services.desk import Desk


class DisclosureService:
    """Evidence meetings, packages and inspections."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk
