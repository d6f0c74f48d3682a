"""The mark of a copy, for tests of what bears one."""

from cases.records.copies import CopyMark
from tests.conftest import START

MARK = CopyMark(1, "2026-0128", "案件列表", "孟晓棠", "王砚秋", "030417", START)
