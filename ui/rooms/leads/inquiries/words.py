"""What an inquiry is worth, in words."""

from leads.evidence.candidates import NextInquiry
from ui.kit.i18n import _
from ui.kit.punctuation import clauses
from ui.labels.candidates import percent, plate_text


def gain_text(one: NextInquiry) -> str:
    """Return the expected gain for an hour of work."""
    return _("{n} 比特/时").format(n=f"{one.gain.bits_per_hour:.2f}")


def after_text(one: NextInquiry) -> str:
    """Return how the case would stand after each answer, and which would settle it."""
    parts = []
    for after, leading in zip(one.gain.outcomes, one.leading, strict=True):
        who = plate_text(leading) if leading else _("以上皆非（H0）")
        said = _("若“{answer}”：{who} 到 {p}").format(
            answer=after.name, who=who, p=percent(after.probability)
        )
        parts.append(said + (_("，即可定") if after.settles else ""))
    return clauses(parts)
