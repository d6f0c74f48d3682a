"""What may be done from anywhere in the window, with its keys: offered by the palette."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from ui.kit.i18n import _, pgettext
from ui.ledger import may_import
from ui.palette_lines import Command
from ui.room_list import RoomSpec

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.window import MainWindow


def commands_of(
    window: "MainWindow", desk: "Desk", specs: Sequence[RoomSpec]
) -> tuple[Command, ...]:
    """Return what may be done from anywhere, by the roles of the officer."""
    rooms = [
        Command(
            pgettext("room", spec.title),
            f"Ctrl+{place}",
            partial(window.enter, spec.key),
            spec.icon,
        )
        for place, spec in enumerate(specs, 1)
    ]
    keeper = [Command(_("导入台账"), "Ctrl+I", window.bring_in_ledger, "folder")]
    if not may_import(desk):
        keeper.clear()
    intake = [
        Command(_("新建案件"), "Ctrl+N", window.new_case, "plus"),
        Command(_("接报移送：不属本单位管辖"), "Ctrl+Shift+N", window.report_elsewhere, "send"),
    ]
    if not window.officer.takes_in:
        intake.clear()
    asked = [
        Command(_("登记外来询问"), "Ctrl+Shift+Q", window.enter_inquiry, "phone"),
        Command(_("登记说情、过问"), "Ctrl+Shift+S", window.record_favour, "note"),
    ]
    if window.officer.is_guest:
        asked.clear()
    return (
        *rooms,
        *intake,
        *asked,
        *keeper,
        Command(_("刷新"), "F5", window.refresh, "refresh"),
        Command(_("锁定"), "Ctrl+L", window.lock, "lock"),
        Command(_("快捷键一览"), "Ctrl+/", window.show_keys),
    )
