"""Canvass of doors: laid out, outings approved, the sheet printed, tries entered and corrected."""

from leads.services.canvass.beginning import Beginning
from leads.services.canvass.outings import Outings
from leads.services.canvass.printing import Printing
from leads.services.canvass.reading import Reading
from leads.services.canvass.trying import Trying

__all__ = ["CanvassService"]


class CanvassService(Beginning, Outings, Printing, Trying, Reading):
    """What an officer does about the doors around a scene."""
