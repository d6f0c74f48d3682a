"""What the son of a victim asks at the counter, for tests of inquiries here and at the window."""

from datetime import datetime

from cases.answers.kinds import Asker
from cases.records.outsiders import InquiryEntry
from cases.records.receptions import Way

NUMBER = "2026-0172"


def question(moment: datetime) -> InquiryEntry:
    """Return whether the vehicle was found, asked by somebody who shows who he is."""
    return InquiryEntry(
        asker=Asker.VICTIM,
        way=Way.VISIT,
        asked_at=moment,
        name="宋一帆",
        relation="受害人之子",
        identity="居民身份证",
        question="查到车没有",
        about=NUMBER,
    )
