"""The pursuit of a fled vehicle: the first hour, notices of assistance, the watch list."""

from cases.services.pursuit.assistance import Assisting
from cases.services.pursuit.first_hour import FirstHour
from cases.services.pursuit.reading import Reading
from cases.services.pursuit.surrendering import Surrendering
from cases.services.pursuit.watches import Watching

__all__ = ["PursuitService"]


class PursuitService(FirstHour, Watching, Assisting, Surrendering, Reading):
    """What the squad does to find who has fled."""
