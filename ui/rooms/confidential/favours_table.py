"""The list of favours and meddling, on its own page and on the overview."""

from cases.records.outsiders import Favour, Handling
from ui.kit.i18n import N_, _, moment_text
from ui.kit.marks import Glyph
from ui.kit.punctuation import listed
from ui.kit.table import Column, RecordTable
from ui.labels.outsiders import FAVOUR_WAYS, HANDLINGS

_DONE = frozenset({Handling.REPORTED, Handling.ANSWERED, Handling.INVESTIGATED})


def favours_table(key: str, *, wide: bool) -> RecordTable:
    """Return the list; a wide one names who recorded it, for whoever may learn it."""
    columns = [
        Column(
            "at",
            N_("时间"),
            lambda one: moment_text(one.entry.at),
            width=136,
            least=124,
            sort=lambda one: one.entry.at,
        ),
        Column(
            "person", N_("何人"), lambda one: one.entry.person, width=104, bold=lambda _one: True
        ),
        Column("unit", N_("单位 · 关系"), unit_text, width=150, least=96),
        Column("way", N_("方式"), lambda one: _(FAVOUR_WAYS[one.entry.way]), width=96, least=92),
        Column(
            "about", N_("案件"), lambda one: one.entry.about, width=100, least=80, context="column"
        ),
        Column("words", N_("言词"), lambda one: one.entry.words),
        Column("handling", N_("处置"), handling_text, width=130, least=104, glyph=_glyph),
    ]
    if wide:
        columns.append(Column("by", N_("记录人"), recorder_text, width=100, least=84, muted=True))
    table = RecordTable(
        key,
        tuple(columns),
        empty=(
            N_("没有登记的说情、过问"),
            N_("有人说情、打听、过问案件，按“登记说情”如实记下；只有本人、督察和纪检看得到。"),
        ),
    )
    table.setAccessibleName(_("说情、过问登记"))
    return table


def unit_text(one: Favour) -> str:
    """Return from where he is and what he has to do with the case."""
    return " · ".join(filter(None, (one.entry.unit, one.entry.relation)))


def handling_text(one: Favour) -> str:
    """Return what was done about it last."""
    if not one.steps:
        return _("待处置")
    return _(HANDLINGS[one.steps[-1].handling])


def recorder_text(one: Favour) -> str:
    """Return who recorded it, or that this is not told."""
    if one.is_mine:
        return _("本人")
    return one.recorded_by or _("受保护")


def steps_text(one: Favour) -> str:
    """Return everything that was done about it, oldest first."""
    from ui.labels.outsiders import CAPACITIES

    return "\n".join(
        "　".join(
            filter(
                None,
                (
                    moment_text(step.at),
                    listed(filter(None, (_(CAPACITIES[step.capacity]), step.officer))),
                    _(HANDLINGS[step.handling]),
                    step.text,
                ),
            )
        )
        for step in one.steps
    )


def _glyph(one: Favour) -> Glyph:
    if not one.steps:
        return Glyph.TODAY
    return Glyph.DONE if one.steps[-1].handling in _DONE else Glyph.RUNNING
