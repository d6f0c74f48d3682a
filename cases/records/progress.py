"""Long work yields its progress and returns its result."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long work has come."""

    done: int
    #: Zero when the end is not known.
    total: int
