"""Extracts of registers: brought in with an approval, looked through, deleted in time.

An extract belongs to one case and one purpose. Its rows lie in blocks under the guard; what is
searched is held in memory only by the service that searches, and dropped when the window is locked.

How use is journaled: one entry when an officer begins to look through an extract, and again after
half an hour without a search, not one for each key he presses; one entry for each row that is
opened, each export, each ranking and each time hits are put on the board, with the pattern that
found them.
"""

from leads.services.extracts.boarding import Boarding
from leads.services.extracts.canvassing import Canvassing
from leads.services.extracts.deleting import Deleting
from leads.services.extracts.importing import Importing
from leads.services.extracts.reading import Reading
from leads.services.extracts.rows import use_extract
from leads.services.extracts.searching import Searching
from leads.services.extracts.stored import population_in

__all__ = ["ExtractService", "population_in", "use_extract"]


class ExtractService(Importing, Reading, Searching, Boarding, Canvassing, Deleting):
    """What an officer does with the extracts of a case."""
