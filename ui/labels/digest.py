"""Words of the digest of a day."""

from cases.records.digest import Digest
from ui.kit.i18n import _


def counted_words(digest: Digest) -> str:
    """Say how much there is, and nothing of what: for the desktop, which others see."""
    parts = (
        (_("已到期 {n}"), len(digest.fell_due)),
        (_("三个工作日内 {n}"), len(digest.near)),
        (_("新送审批、审核 {n}"), len(digest.requests)),
        (_("呈请有了答复 {n}"), len(digest.answers)),
        (_("今天的调解会 {n}"), len(digest.sessions)),
        (_("交给我的 {n}"), len(digest.handed)),
    )
    return " · ".join(words.format(n=count) for words, count in parts if count)
