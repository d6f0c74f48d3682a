"""What the officer has answered: his own list; the cases are closed to him again."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cases.records.approvals import Answered, Decision, Opinion, Step
from ui.kit.i18n import N_, _, moment_text, pgettext
from ui.kit.jobs import Jobs
from ui.kit.layout import boxed, row
from ui.kit.listbar import ListBar
from ui.kit.marks import Glyph
from ui.kit.table import Column, RecordTable
from ui.labels.approvals import APPROVINGS, DECISIONS, OPINIONS, STEPS

if TYPE_CHECKING:
    from cases.services.desk import Desk


class AnsweredPage(QWidget):
    """The list of one's own answers."""

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self.table = RecordTable(
            "approvals.answered",
            (
                Column("at", N_("时间"), lambda one: moment_text(one.at), width=140, least=130),
                Column("case", N_("案号"), lambda one: one.case_number, width=96, muted=True),
                Column("step", N_("步骤"), lambda one: pgettext("step", STEPS[one.step]), width=72),
                Column("kind", N_("事项"), lambda one: _(APPROVINGS[one.kind]), width=240),
                Column("matter", N_("呈请事项"), lambda one: one.matter),
                Column("verdict", N_("答复"), verdict, width=104, glyph=_glyph),
                Column("text", N_("意见"), lambda one: one.text, width=200, muted=True),
                Column("for", N_("代谁"), lambda one: one.stood_in_for or "—", width=84),
            ),
            empty=(N_("还没有答复过"), N_("审核、审批过的事项会列在这里。")),
        )
        self.table.setAccessibleName(_("已办"))
        self.bar = ListBar(self.table)
        head = boxed(row(12, self.bar, None), "header")
        head.setFixedHeight(40)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.table, 1)

    def reload(self) -> None:
        """Read the list."""
        self._jobs.run(self, self._desk.approvals.answered, self.table.show_records)

    def drop(self) -> None:
        """Forget everything shown."""
        self.bar.drop()
        self.table.show_records(())


def verdict(one: Answered) -> str:
    """Return what was said."""
    if one.step is Step.REVIEW:
        return _(OPINIONS[Opinion(one.verdict)])
    return _(DECISIONS[Decision(one.verdict)])


def _glyph(one: Answered) -> Glyph:
    agreed = {Opinion.AGREED.value, Decision.APPROVED.value}
    return Glyph.DONE if one.verdict in agreed else Glyph.NO
