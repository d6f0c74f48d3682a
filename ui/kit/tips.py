"""Words for a tool tip, whatever signs are in them.

A tool tip takes words that look like markup for markup, and would fetch a picture named in them
from wherever it is said to lie: a name in an imported ledger would be enough.
"""

from html import escape


def as_tip(words: str) -> str:
    """Return words that show in a tool tip as they are."""
    if "<" not in words:
        return words
    return f"<qt>{escape(words)}</qt>".replace("\n", "<br>")
