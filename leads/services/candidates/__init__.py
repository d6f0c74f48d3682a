"""The evidence of a case, who did it by that evidence, and what to ask next.

Evidence is withdrawn, an exclusion lifted, an inquiry ended: nothing is deleted, and every act is
in the journal. A ranking uses the extracts of the case, which is written down as any other use.
"""

from leads.services.candidates.entering import Entering
from leads.services.candidates.excluding import Excluding
from leads.services.candidates.overview import Overviews
from leads.services.candidates.paint import Comparing
from leads.services.candidates.persons import Persons
from leads.services.candidates.sampling import Sampling
from leads.services.candidates.tables import Tables

__all__ = ["CandidateService"]


class CandidateService(Entering, Excluding, Persons, Overviews, Sampling, Comparing, Tables):
    """What an officer does with the evidence and the candidates of a case."""
