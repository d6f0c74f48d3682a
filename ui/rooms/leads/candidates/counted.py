"""How many candidates there are, who was excluded, how much has no grade: in words."""

from leads.evidence.candidates import Candidates
from ui.kit.i18n import _, ngettext
from ui.kit.punctuation import bracketed, listed
from ui.labels.candidates import plate_text


def vehicles_text(found: Candidates) -> str:
    """Return how many vehicles are considered."""
    if not found.population:
        return _("没有登记库，也没有手工加入的车辆")
    return ngettext("{n}辆", "{n} 辆", found.population).format(n=f"{found.population:,}")


def counted_text(found: Candidates) -> str:
    """Return who was excluded, and how much has no grade."""
    parts = []
    if found.excluded:
        named = listed(
            bracketed(plate_text(one.name), one.exclusion.reason if one.exclusion else "")
            for one in found.excluded[:2]
        )
        parts.append(_("已排除 {n}：{named}").format(n=len(found.excluded), named=named))
    if found.ungraded:
        parts.append(
            _("未评级 {n} 条，按可靠度 {r} 计").format(
                n=found.ungraded, r=f"{found.ungraded_reliability:g}"
            )
        )
    return " · ".join(parts)
