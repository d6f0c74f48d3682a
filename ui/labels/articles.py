"""Articles as lists cite them: 第62条 of Order 146, other laws by their short name."""

from cases.law.articles import articles
from ui.kit.i18n import ZH, language

#: The law the squad works by; it needs no name in a list.
_OWN = "146"


def cite(key: str) -> str:
    """Return an article key, as `146.62`, in the words of a list; unknown keys as they are."""
    known = articles().get(key)
    if known is None:
        return key
    number = key.rpartition(".")[2]
    if language() == ZH:
        return known.short if known.law.key == _OWN else f"{known.law.short} {known.short}"
    return f"art. {number}" if known.law.key == _OWN else f"{known.law.short_en} art. {number}"
