"""Exhibits: entered, photographed, their chain of custody kept, their sheet printed."""

from leads.services.exhibits.chain import Chain
from leads.services.exhibits.entering import Entering
from leads.services.exhibits.photos import Photos
from leads.services.exhibits.printing import Printing
from leads.services.exhibits.reading import Reading
from leads.services.exhibits.rows import record_step, traces_taken

__all__ = ["ExhibitService", "record_step", "traces_taken"]


class ExhibitService(Entering, Chain, Photos, Printing, Reading):
    """What an officer does with the exhibits of a case."""
