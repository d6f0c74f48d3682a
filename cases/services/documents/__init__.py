"""Papers of a case: drafting, opinions, issue, copies, service, registers.

Each module holds one part of the service as a class of its own; `DocumentService` is all of them.
Everything that is recorded goes through `desk.act`; what is read of one case goes through
`desk.looking`, so that the journal shows who has read it.
"""

from cases.services.documents.approving import Approving
from cases.services.documents.choices import Choices
from cases.services.documents.issuing import Issuing
from cases.services.documents.months import Registers
from cases.services.documents.powers import PowersOfAttorney
from cases.services.documents.reading import Reading
from cases.services.documents.serving import ServingPapers


class DocumentService(
    Reading, Issuing, ServingPapers, PowersOfAttorney, Approving, Choices, Registers
):
    """What an officer does with papers."""
