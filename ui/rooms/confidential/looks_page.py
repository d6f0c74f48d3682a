"""查看痕迹: who looked at an officer's own cases, and who has leave to."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from cases.records.proof import JournalLine, OpenGrant
from ui.kit.i18n import N_, _, ngettext
from ui.kit.layout import Panel, column, label
from ui.kit.listbar import ListBar
from ui.kit.table import RecordTable
from ui.labels.proof import why
from ui.rooms.confidential.columns import (
    AT,
    BASIS,
    CASE,
    GRANTS,
    MARKED,
    OFFICER,
    WHAT,
    refused_tone,
)

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Days that are shown.
DAYS = 7


class LooksPage(QWidget):
    """What others saw of this officer's cases in the last days."""

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self.table = RecordTable(
            "confidential.looks",
            (AT, OFFICER, CASE, replace(WHAT, chip=refused_tone), BASIS, MARKED),
            empty=(N_("近七天没有别人看过您的案件"), N_("别人查看、打印、导出都会列在这里。")),
        )
        self.table.picked.connect(self._explain)
        self.table.setAccessibleName(_("谁看过我的案件"))
        self.grants = RecordTable(
            "confidential.grants",
            GRANTS,
            empty=(N_("没有有效授权"), N_("您的案件没有授权给承办人以外的人。")),
        )
        self.grants.setAccessibleName(_("有效授权"))
        self._looks, self._given = Panel(_("谁看过我的案件")), Panel(_("有效授权"))
        self._find = ListBar(self.table, counted=False)
        self._looks.tools.addWidget(self._find)
        self._looks.body.addWidget(self.table)
        self._why = label("", "small", wrap=True)
        self._why.setContentsMargins(12, 6, 12, 6)
        self._looks.body.addWidget(self._why)
        self._given.body.addWidget(self.grants)
        whole = column(self._looks, self._given, spacing=12, margins=16)
        whole.setStretch(0, 3)
        whole.setStretch(1, 2)
        self.setLayout(whole)
        self._explain(None)

    def reload(self) -> None:
        """Read the looks and the leave anew."""
        self._jobs.run(self, partial(self._desk.proof.looks, DAYS), self._show)
        self._jobs.run(self, self._desk.proof.grants, self._show_grants)

    def drop(self) -> None:
        """Forget what is shown and looked for."""
        self._find.drop()
        self.table.show_records(())
        self.grants.show_records(())
        self._explain(None)

    def _show(self, lines: tuple[JournalLine, ...]) -> None:
        self.table.show_records(lines)
        people = len({one.number for one in lines})
        self._looks.set_hint(
            ngettext("近7日{n}次，{m}人", "近7日 {n} 次，{m} 人", len(lines)).format(
                n=len(lines), m=people
            )
        )

    def _show_grants(self, grants: tuple[OpenGrant, ...]) -> None:
        self.grants.show_records(grants)
        self._given.set_hint(str(len(grants)))

    def _explain(self, line: Any) -> None:
        marked = isinstance(line, JournalLine) and line.marks
        self._why.setVisible(bool(marked))
        self._why.setText("\n".join(map(why, line.marks)) if marked else "")
