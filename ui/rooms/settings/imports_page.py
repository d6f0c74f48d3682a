"""Settings of imports: what was brought in, and taking one back as a whole."""

from typing import TYPE_CHECKING

from typing_extensions import override

from ui.kit.buttons import primary
from ui.kit.i18n import _
from ui.kit.layout import Panel, row
from ui.kit.listbar import ListBar
from ui.ledger import ImportsTable, open_wizard
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
        self.bar = ListBar(self.table)
        for tool in (self.bar, self.table.take_back):
            panel.tools.addWidget(tool)
        panel.body.addWidget(self.table)
        self.bring_in = primary(_("导入台账"), "folder")
        self.bring_in.clicked.connect(self._open)
        self.lay_out(
            _("台账导入"),
            _("从 Excel 或 CSV 导入。整批导入可以撤回，直到其中有案件已经办理。"),
            row(self.bring_in, None),
            panel,
            tall=panel,
        )

    @override
    def reload(self) -> None:
        self.table.reload()

    @override
    def drop(self) -> None:
        self.bar.drop()
        self.table.drop()

    def _open(self) -> None:
        wizard = open_wizard(self.desk, self.jobs, self)
        wizard.brought_in.connect(self.reload)
