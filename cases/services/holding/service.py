"""Things held and money advanced, all parts of the service together."""

from cases.services.holding.advances import Advances
from cases.services.holding.keeping import Keeping
from cases.services.holding.leaving import Leaving
from cases.services.holding.papers import Papers
from cases.services.holding.reading import Reading
from cases.services.holding.receipts import Receipts
from cases.services.holding.taking import Taking


class HoldingService(Taking, Keeping, Leaving, Receipts, Papers, Advances, Reading):
    """What an officer does with what is held in a case."""
