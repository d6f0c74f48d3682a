"""Recusal (回避, Order 146 art. 105): asked for, decided, told, earlier acts ruled on."""

from cases.services.recusals.deciding import Deciding
from cases.services.recusals.reading import Reading
from cases.services.recusals.requesting import Requesting
from cases.services.recusals.ruling import Ruling

__all__ = ["RecusalService"]


class RecusalService(Requesting, Deciding, Ruling, Reading):
    """Keeping an officer out of a case he may not handle."""
