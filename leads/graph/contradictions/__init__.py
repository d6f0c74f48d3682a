"""What does not go together on the board: one function for each way in which it can happen."""

from leads.graph.contradictions.finding import contradictions
from leads.graph.contradictions.found import Clash, Contradiction

__all__ = ["Clash", "Contradiction", "contradictions"]
