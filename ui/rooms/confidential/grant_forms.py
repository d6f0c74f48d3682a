"""Dialogs of leave: given, taken back, taken in an emergency, reviewed."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.access import Grant
from cases.records.cases import CaseLine
from cases.records.officers import Officer
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _, moment_text, pgettext
from ui.kit.punctuation import bracketed
from ui.kit.table import Column, RecordTable
from ui.labels.access import GRANTED_PARTS, VERDICTS
from ui.rooms.confidential.columns import AT, WHAT

if TYPE_CHECKING:
    from cases.records.proof import JournalLine
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: How long leave is offered for.
_OFFERED = timedelta(days=3)


def give(
    parent: QWidget,
    desk: "Desk",
    jobs: "Jobs",
    officers: Sequence[Officer],
    cases: Sequence[CaseLine],
) -> FormDialog:
    """Give leave in one of some cases."""
    dialog = FormDialog(parent, _("授权查看"), pgettext("leave", "授权"))
    lines = {one.case_id: f"{one.number} {one.place}".strip() for one in cases}
    case = dialog.add(_("案件"), ChoiceField(lines, name=_("案件")), required=True)
    others = {
        one.id: bracketed(one.name, one.number) for one in officers if one.id != desk.officer.id
    }
    who = dialog.add(_("何人"), ChoiceField(others, name=_("何人")), required=True)
    who.set_value(None)
    parts = {part: _(words) for part, words in GRANTED_PARTS.items()}
    part = dialog.add(_("范围"), ChoiceField(parts, name=_("范围")), required=True)
    until = dialog.add(_("截止"), MomentField(today=desk.today(), name=_("截止")), required=True)
    until.set_value(desk.now() + _OFFERED)
    dialog.beside(part, until)
    reason = dialog.add(_("理由"), LongField(lines=2), required=True, key="reason")
    dialog.note.say(
        _("只能查看，不能办理。立即生效；授权和收回都记入日志，主办、中队长和督察看得到。")
    )

    def submit(_dialog: FormDialog) -> None:
        end = until.value()
        assert end is not None
        act = desk.access.grant
        work = partial(act, case.value(), who.value(), part.value(), reason.value(), end)
        jobs.run(dialog, work, dialog.done_with, dialog.refuse)

    return _opened(dialog, submit)


def end(parent: QWidget, desk: "Desk", jobs: "Jobs", grant: Grant) -> FormDialog:
    """Take leave back."""
    title = _("收回 {name} 对 {case} 的授权").format(name=grant.officer, case=grant.case)
    dialog = FormDialog(parent, title, pgettext("leave", "收回"))
    reason = dialog.add(_("理由"), LongField(lines=2), required=True, key="reason")
    dialog.note.say(_("立即生效：他已经打开的窗口也随即关闭这件案件。"))

    def submit(_dialog: FormDialog) -> None:
        work = partial(desk.access.end_grant, grant.id, reason.value())
        jobs.run(dialog, work, dialog.done_with, dialog.refuse)

    return _opened(dialog, submit)


def emergency(parent: QWidget, desk: "Desk", jobs: "Jobs") -> FormDialog:
    """Open a case in an emergency."""
    dialog = FormDialog(parent, _("紧急查看"), _("打开 24 小时"))
    number = dialog.add(
        _("案号"), TextField(_("输入完整"), name=_("案号")), required=True, key="number"
    )
    reason = dialog.add(_("理由"), LongField(lines=3), required=True, key="reason")
    dialog.note.say(
        _("只在来不及授权时使用。主办和督察立即看到；二十四小时后自动终止，事后必须由他人复核。")
    )

    def submit(_dialog: FormDialog) -> None:
        work = partial(desk.access.open_in_emergency, number.value(), reason.value())
        jobs.run(dialog, work, dialog.done_with, dialog.refuse)

    return _opened(dialog, submit)


def review(
    parent: QWidget, desk: "Desk", jobs: "Jobs", grant: Grant, looks: "Sequence[JournalLine]"
) -> FormDialog:
    """Review an emergency, with what was done under it."""
    title = _("复核 {name} 对 {case} 的紧急查看").format(name=grant.officer, case=grant.case)
    dialog = FormDialog(parent, title, _("记录复核"), width=640)
    dialog.note.say(
        _("理由：{reason}（{start} 至 {end}）").format(
            reason=grant.reason,
            start=moment_text(grant.given_at),
            end=moment_text(grant.until_at),
        )
    )
    table = RecordTable("confidential.review", (AT, _PLAIN), empty=(_("这段时间没有查看记录"), ""))
    table.setAccessibleName(_("期间的查看"))
    table.setFixedHeight(180)
    table.show_records(looks)
    dialog.body.addWidget(table)
    verdicts = {verdict: _(words) for verdict, words in VERDICTS.items()}
    verdict = dialog.add(_("结论"), ChoiceField(verdicts, name=_("结论")), required=True)
    verdict.set_value(None)
    words = dialog.add(_("复核意见"), LongField(lines=2), required=True, key="review")

    def submit(_dialog: FormDialog) -> None:
        work = partial(desk.access.review, grant.id, verdict.value(), words.value())
        jobs.run(dialog, work, dialog.done_with, dialog.refuse)

    return _opened(dialog, submit)


_PLAIN = Column("what", WHAT.title, WHAT.text)


def _opened(dialog: FormDialog, submit: object) -> FormDialog:
    dialog.submitted.connect(submit)
    dialog.fit()
    dialog.open()
    return dialog
