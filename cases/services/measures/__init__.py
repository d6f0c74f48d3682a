"""What an investigation does outside the office: identifications, enquiries, searches."""

from cases.services.measures.enquiries import Enquiries
from cases.services.measures.identifications import Identifications
from cases.services.measures.reading import Reading
from cases.services.measures.searches import Searches

__all__ = ["MeasureService"]


class MeasureService(Identifications, Enquiries, Searches, Reading):
    """Measures of a case."""
