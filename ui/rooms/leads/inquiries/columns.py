"""Columns of the list of inquiries."""

from dataclasses import dataclass

from cases.records.times import local
from leads.evidence.candidates import NextInquiry
from leads.evidence.overview import Overview
from leads.evidence.records import Inquiry, InquiryState
from ui.kit.i18n import N_, _
from ui.kit.marks import Glyph
from ui.kit.punctuation import headed, listed
from ui.kit.table import Column
from ui.labels.candidates import percent
from ui.labels.evidence import INQUIRY_STATES


@dataclass(frozen=True, slots=True)
class Line:
    """An inquiry, and while it is open what it is worth."""

    inquiry: Inquiry
    worth: NextInquiry | None

    @property
    def per_hour(self) -> float | None:
        """Expected gain for an hour of work."""
        return None if self.worth is None else self.worth.gain.bits_per_hour


def lines_of(shown: Overview) -> tuple[Line, ...]:
    """Return the open inquiries, the most telling first, then those that ended, newest first."""
    first = [Line(one.inquiry, one) for one in shown.next]
    ended = [one for one in shown.asked if one.state is not InquiryState.OPEN]
    ended.sort(key=lambda one: one.ended_at or one.entered_at, reverse=True)
    return (*first, *(Line(one, None) for one in ended))


def columns() -> tuple[Column, ...]:
    """Return the columns."""
    return (
        Column(
            "n",
            "#",
            lambda line: str(line.inquiry.n),
            width=40,
            right=True,
            sort=_number,
            muted=True,
        ),
        Column(
            "question",
            N_("询查事项"),
            lambda line: line.inquiry.question,
            glyph=_glyph,
            bold=lambda line: line.worth is not None,
            struck=lambda line: line.inquiry.state is InquiryState.DROPPED,
        ),
        Column("whom", N_("向谁查"), lambda line: line.inquiry.whom, width=120, least=80),
        Column("officer", N_("派给"), lambda line: line.inquiry.officer, width=84, least=64),
        Column(
            "hours",
            N_("工时"),
            lambda line: f"{line.inquiry.hours:g}",
            width=60,
            right=True,
            sort=lambda line: line.inquiry.hours,
        ),
        Column(
            "gain",
            N_("比特/时"),
            lambda line: "" if line.per_hour is None else f"{line.per_hour:.2f}",
            width=76,
            right=True,
            sort=lambda line: line.per_hour,
        ),
        Column("after", N_("各种结果之后"), _after, muted=True),
        Column(
            "state",
            N_("状态"),
            lambda line: _(INQUIRY_STATES[line.inquiry.state]),
            width=84,
            least=72,
        ),
        Column("ended", N_("何时何人"), _ended, width=150, muted=True, hidden=True),
    )


def _number(line: Line) -> int:
    return line.inquiry.n


def _glyph(line: Line) -> Glyph:
    return {
        InquiryState.OPEN: Glyph.WAITING if line.inquiry.officer else Glyph.PLANNED,
        InquiryState.ANSWERED: Glyph.DONE,
        InquiryState.DROPPED: Glyph.STOPPED,
    }[line.inquiry.state]


def _after(line: Line) -> str:
    """Say what each answer would do, of an ended one what came of it."""
    if line.worth is not None:
        return listed(
            f"{said.name} → {percent(said.probability)}" for said in line.worth.gain.outcomes
        )
    one = line.inquiry
    came = "" if one.outcome is None else one.outcomes[one.outcome].name
    return headed(came, one.result) if came and one.result else came or one.result


def _ended(line: Line) -> str:
    one = line.inquiry
    if one.ended_at is None:
        return ""
    return f"{local(one.ended_at):%m-%d %H:%M} {one.ended_by}"
