"""What an officer may do only when somebody else has approved it.

Asked for, reviewed, decided; used up by `gate.spend` inside the act it was for.
"""

from cases.services.approvals.deciding import Deciding
from cases.services.approvals.outside import Outsiding
from cases.services.approvals.reading import Reading
from cases.services.approvals.requesting import Requesting

__all__ = ["ApprovalService"]


class ApprovalService(Requesting, Deciding, Outsiding, Reading):
    """Approvals of a case, and who stands in for whom."""
