"""The settings: a list of pages and the page chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.kit.i18n import N_, _
from ui.kit.page_room import PageRoom
from ui.rooms.settings.backups_page import BackupsPage
from ui.rooms.settings.calendar_page import CalendarPage
from ui.rooms.settings.imports_page import ImportsPage
from ui.rooms.settings.neighbours_page import NeighboursPage
from ui.rooms.settings.officers_page import OfficersPage
from ui.rooms.settings.page import SettingsPage
from ui.rooms.settings.policies_page import PoliciesPage
from ui.rooms.settings.templates_page import TemplatesPage
from ui.rooms.settings.unit_page import UnitPage
from ui.rooms.settings.window_page import WindowPage

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Key, icon, title and page of each subject.
PAGES: tuple[tuple[str, str, str, type[SettingsPage]], ...] = (
    ("unit", "org", N_("单位与落款"), UnitPage),
    ("officers", "user", N_("民警与身份"), OfficersPage),
    ("neighbours", "place", N_("相邻单位"), NeighboursPage),
    ("calendar", "calendar", N_("工作日历"), CalendarPage),
    ("policies", "scale", N_("办案规则与法条"), PoliciesPage),
    ("templates", "documents", N_("文书模板"), TemplatesPage),
    ("imports", "export", N_("台账导入"), ImportsPage),
    ("backups", "shield", N_("备份与恢复"), BackupsPage),
    ("window", "settings", N_("语言与外观"), WindowPage),
)


class SettingsRoom(PageRoom):
    """Settings of the unit, of the station, of this window.

    Signals:
        window_changed: the window is to be built anew with its remembered settings.
        restore_wanted: with the folder of a backup.
    """

    window_changed = Signal()
    restore_wanted = Signal(object)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        made = {
            key: (name, _(title), make(desk, jobs))
            for key, name, title, make in PAGES
            # Somebody of a committee has nothing to do with the station, but with his window.
            if not desk.officer.is_guest or make is WindowPage
        }
        super().__init__(_("设置"), made, wide=200, parent=parent)
        for page in self.pages.values():
            if isinstance(page, WindowPage):
                page.changed.connect(self.window_changed)
            elif isinstance(page, BackupsPage):
                page.restore_wanted.connect(self.restore_wanted)
