"""What is hidden of a party from an officer who reads a concluded case he did not handle.

The one place where numbers and addresses are masked; it works on values on their way out.
"""

from dataclasses import replace

from cases.records.parties import Party


def masked(party: Party, *, hide: bool) -> Party:
    """Return the party with identity number, phone and address masked when they are to be."""
    if not hide:
        return party
    entry = replace(
        party.entry,
        id_number=stars(party.entry.id_number, 3, 2),
        phone=stars(party.entry.phone, 3, 2),
        address="***" if party.entry.address else "",
        born_on=None,
        injury_note="***" if party.entry.injury_note else "",
    )
    return replace(party, entry=entry, is_masked=True)


def stars(text: str, head: int, tail: int) -> str:
    """Keep the first and last few characters of a long number, hide a short one whole."""
    if len(text) <= head + tail:
        return "*" * len(text)
    return text[:head] + "*" * (len(text) - head - tail) + text[-tail:]
