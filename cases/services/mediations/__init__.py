"""What an officer does with mediations: applications, sessions, absences, endings.

Each method is one act in one transaction with one entry in the journal. The rules are in
`cases.mediation`; here rows are read into them and what follows is written down.
"""

from cases.services.mediations.agreements import Agreements
from cases.services.mediations.applications import Applications
from cases.services.mediations.applying import ApplicationPapers
from cases.services.mediations.attendance import Attendance
from cases.services.mediations.booking import Bookings
from cases.services.mediations.calendar import Calendar
from cases.services.mediations.changing import Changing
from cases.services.mediations.choosing import Choosing
from cases.services.mediations.committee import Committee
from cases.services.mediations.reading import Reading
from cases.services.mediations.reseating import Reseating
from cases.services.mediations.sessions import Sessions
from cases.services.mediations.terminations import Terminations

__all__ = ["MediationService"]


class MediationService(
    Applications,
    ApplicationPapers,
    Bookings,
    Reseating,
    Changing,
    Sessions,
    Attendance,
    Terminations,
    Agreements,
    Committee,
    Choosing,
    Calendar,
    Reading,
):
    """Running mediations, from the joint application to the paper that ends them."""
