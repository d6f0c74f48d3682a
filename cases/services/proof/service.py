"""What the room of secrecy asks: who looked, is a head known, a signed part."""

from cases.services.proof.heads import Heads
from cases.services.proof.inspecting import Inspecting
from cases.services.proof.own import OwnCases
from cases.services.proof.taking_out import TakingOut


class ProofService(Inspecting, OwnCases, Heads, TakingOut):
    """Proof of what was done at this station, for each as far as his role goes."""
