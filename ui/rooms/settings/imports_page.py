"""Settings of imports: what was brought in, and taking one back as a whole."""

from typing import TYPE_CHECKING

from typing_extensions import override

from ui.kit.i18n import _
from ui.kit.layout import Panel
from ui.ledger.imports_table import ImportsTable
from ui.rooms.settings.page import SettingsPage

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class ImportsPage(SettingsPage):
    """The imports of the past."""

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(desk, jobs)
        self.table = ImportsTable(desk, jobs)
        self.table.setMinimumHeight(360)
        panel = Panel(_("导入过的台账"))
        panel.tools.addWidget(self.table.take_back)
        panel.body.addWidget(self.table)
        self.lay_out(
            _("台账导入"),
            _("在案件页从 Excel 或 CSV 导入。整批导入可以撤回，直到其中有案件已经办理。"),
            panel,
            None,
        )

    @override
    def reload(self) -> None:
        self.table.reload()

    @override
    def drop(self) -> None:
        self.table.drop()
