"""The recovery code on paper: both sheets as one PDF."""

from datetime import date

from cases.papers.plain import RecoverySheet
from cases.records.recovery import Half, RecoveryCode, check_mark
from reports.sheets import recovery


def recovery_pdf(code: RecoveryCode, organ: str, squad: str, day: date) -> bytes:
    """Return both sheets, each to be sealed by itself."""
    return recovery(
        RecoverySheet(
            organ=f"{organ} {squad}",
            made_on=day,
            half=half.value,
            groups=code.half(half),
            check=check_mark(code.half(half)),
        )
        for half in Half
    )
