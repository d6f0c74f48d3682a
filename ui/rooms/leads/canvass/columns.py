"""Columns of the record of tries."""

from cases.records.times import local
from leads.canvass.records import Mark, Try, Turned, mark_of
from ui.kit.i18n import N_, _, clock_time, day_month
from ui.kit.punctuation import listed, phrases
from ui.kit.table import Column
from ui.labels.canvass import ANSWERS, MARKS

_COLOURS = {Mark.OPENS: "green", Mark.REFUSED: "red"}


def try_columns() -> tuple[Column, ...]:
    """Return the columns, newest try first as they are shown."""
    return (
        Column(
            "door",
            N_("门"),
            _door,
            width=92,
            least=66,
            bold=lambda _one: True,
            struck=_is_corrected,
        ),
        Column(
            "at", N_("时间"), _time, width=100, least=84, sort=lambda one: one.entry.at, muted=True
        ),
        Column(
            "mark",
            N_("结果"),
            _mark,
            width=76,
            least=56,
            context="canvass",
            colour=_colour,
            struck=_is_corrected,
        ),
        Column("words", N_("说明"), _words, least=52, muted=True, context="canvass"),
        Column("who", N_("民警"), _who, width=130, hidden=True),
        Column("recording", N_("录音录像"), lambda one: one.recording, width=140, hidden=True),
    )


def _door(one: Try) -> str:
    address = one.entry.address
    if address.is_shared:
        return _("{b}-{s} 单元门").format(b=address.building, s=address.stairwell)
    return address.code


def _time(one: Try) -> str:
    return f"{day_month(local(one.entry.at).date())} {clock_time(one.entry.at)}"


def _mark(one: Try) -> str:
    return _(MARKS[mark_of(one.entry)])


def _colour(one: Try) -> str:
    return _COLOURS.get(mark_of(one.entry), "")


def _is_corrected(one: Try) -> bool:
    return one.corrected_by is not None


def _words(one: Try) -> str:
    entry = one.entry
    if one.reason:
        return _("已更正：{reason}").format(reason=one.reason)
    said = []
    if entry.turned is Turned.OPENS:
        said.append(
            _("钥匙{key}转动，即停，已报告{who}").format(key=entry.key, who=entry.reported_to)
        )
    elif entry.turned is Turned.FITS_NOT:
        said.append(_(ANSWERS[entry.answer]))
        said.append(_("钥匙{key}").format(key=entry.key))
    if entry.warrant:
        said.append(entry.warrant)
    if entry.words:
        said.append(entry.words)
    return phrases(said)


def _who(one: Try) -> str:
    return listed(one.officers)
