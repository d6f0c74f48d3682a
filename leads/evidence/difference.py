"""How different two colours look: CIEDE2000 (CIE 142-2001), by `coloraide`."""

from functools import lru_cache

from leads.evidence.kinds import Lab


@lru_cache(maxsize=4096)
def ciede2000(one: Lab, other: Lab) -> float:
    """Return the colour difference of two CIELAB colours."""
    from coloraide import Color

    return float(Color("lab-d65", list(one)).delta_e(Color("lab-d65", list(other)), method="2000"))
