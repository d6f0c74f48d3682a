"""How the index of closed cases keeps words and plates; pure, and quickly imported."""


def paired(plate: str) -> str:
    """Return a plate as the index keeps it: by pairs, since each single character is common."""
    bare = plate.replace("·", "")
    return " ".join([bare[place : place + 2] for place in range(len(bare) - 1)])


def spaced(words: str) -> str:
    """Return the words as the index keeps them, character by character."""
    return " ".join(words)
