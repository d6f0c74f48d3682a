"""Columns of enquiries, identifications and searches."""

from cases.records.measures import Enquiry, Identification
from ui.kit.i18n import N_, _, moment_text
from ui.kit.marks import Glyph
from ui.kit.punctuation import listed
from ui.kit.table import Column
from ui.labels.leads import SEARCHES, SUBJECTS


def _answer(one: Enquiry) -> str:
    if one.answered_at is not None:
        return one.answer
    if one.dropped_at is not None:
        return _("不再等候：{reason}").format(reason=one.dropped_reason)
    if one.entry.wanted_by is not None:
        return _("待答复，要求 {time} 前").format(time=moment_text(one.entry.wanted_by))
    return _("待答复")


def identifier_text(one: Identification) -> str:
    """Say who identified, or that his name is kept."""
    if one.is_masked:
        return _("身份保密")
    if one.entry.is_secret:
        return _("{name}（保密）").format(name=one.entry.identifier)
    return one.entry.identifier


def _result(one: Identification) -> str:
    if one.struck_at is not None:
        return _("已撤销：{reason}").format(reason=one.struck_reason)
    return one.entry.result


ENQUIRIES = (
    Column(
        "to",
        N_("受函单位"),
        lambda one: one.entry.addressee,
        width=104,
        glyph=lambda one: Glyph.RUNNING if one.is_open else Glyph.DONE,
    ),
    Column("question", N_("询问事项"), lambda one: one.entry.question),
    Column("answer", N_("答复"), _answer),
    Column("handler", N_("经办"), lambda one: one.handler, width=72, muted=True),
    Column(
        "sent",
        N_("发出"),
        lambda one: moment_text(one.entry.sent_at),
        width=128,
        sort=lambda one: one.entry.sent_at,
        muted=True,
        hidden=True,
    ),
)
IDENTIFICATIONS = (
    Column(
        "when",
        N_("时间"),
        lambda one: moment_text(one.entry.held_at),
        width=128,
        sort=lambda one: one.entry.held_at,
        struck=lambda one: one.struck_at is not None,
    ),
    Column(
        "shown",
        N_("辨认对象"),
        lambda one: _("{what}，{n} 个").format(
            what=_(SUBJECTS[one.entry.subject]), n=one.entry.number
        ),
        width=164,
    ),
    Column("who", N_("辨认人"), identifier_text, width=112),
    Column("result", N_("结果"), _result),
    Column("officers", N_("主持民警"), lambda one: listed(one.officers), width=120, hidden=True),
    Column("witness", N_("见证人"), lambda one: one.entry.witness, width=84, hidden=True),
)
SEARCH_COLUMNS = (
    Column(
        "when",
        N_("时间"),
        lambda one: moment_text(one.entry.begun_at),
        width=128,
        sort=lambda one: one.entry.begun_at,
        struck=lambda one: one.struck_at is not None,
    ),
    Column(
        "warrant",
        N_("搜查证、检查证"),
        lambda one: f"{_(SEARCHES[one.entry.kind])} {one.entry.warrant_number}",
        width=148,
    ),
    Column("target", N_("搜查、检查对象"), lambda one: one.entry.target, width=120),
    Column("found", N_("查获情况"), lambda one: one.entry.found),
    Column("officers", N_("执行民警"), lambda one: listed(one.officers), width=120, hidden=True),
    Column("witness", N_("在场人"), lambda one: one.entry.witness, width=84, hidden=True),
)
