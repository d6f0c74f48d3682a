"""Questioning and summoning: suspects, inquiry notices, summonses and what happens in them.

The rules are in `cases.law.summons`; here rows are read into them. A certificate is issued as
every paper is, in the documents, and `issued.py` looks there for the approval.
"""

from cases.services.summons.entries import Entries
from cases.services.summons.family import Families
from cases.services.summons.holding import Holding
from cases.services.summons.inquiries import Inquiries
from cases.services.summons.preparing import Preparing
from cases.services.summons.reading import Reading
from cases.services.summons.suspects import Suspects

__all__ = ["SummonsService"]


class SummonsService(Suspects, Inquiries, Preparing, Holding, Families, Entries, Reading):
    """What an officer does to question and to summon."""
