"""Cases of other units, all parts of the service together."""

from cases.services.transfers.handing import Handing
from cases.services.transfers.reading import Reading
from cases.services.transfers.receiving import Receiving
from cases.services.transfers.reporting import Reporting
from cases.services.transfers.telling import Telling


class TransferService(Reporting, Telling, Handing, Receiving, Reading):
    """What an officer does with a case that is, or was, another unit's."""
