"""Settings of the unit: its names as papers print them, and its rooms."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout
from typing_extensions import override

from cases.records.officers import Role
from cases.records.unit import Room, Unit
from ui.kit.buttons import Button, primary
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, FormRow, TextField
from ui.kit.i18n import N_, _, pgettext
from ui.kit.layout import Panel, row
from ui.kit.messages import messages
from ui.kit.punctuation import headed
from ui.kit.table import Column, RecordTable
from ui.rooms.settings.page import SettingsPage, held

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Field of a unit -> caption.
_FIELDS = {
    "organ": N_("单位全称（文书落款）"),
    "squad": N_("中队"),
    "short_name": N_("文号简称"),
    "region": N_("地区"),
    "address": N_("地址"),
    "phone": N_("电话"),
    "court": N_("告知书上写明的人民法院"),
    "committee": N_("人民调解委员会"),
}


class UnitPage(SettingsPage):
    """Names of the unit and rooms for sessions."""

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(desk, jobs)
        self._known: Unit | None = None
        self.fields = {name: TextField(name=_(words)) for name, words in _FIELDS.items()}
        grid = QGridLayout()
        grid.setSpacing(12)
        # The organ and the committee take a whole line, the others stand in pairs.
        pairs = [(1 + n // 2, n % 2, 1, 1) for n in range(len(_FIELDS) - 2)]
        places = [(0, 0, 1, 2), *pairs, (1 + len(pairs) // 2, 0, 1, 2)]
        for (name, words), place in zip(_FIELDS.items(), places, strict=True):
            made = FormRow(_(words), self.fields[name], required=name in {"organ", "squad"})
            made.field.edited.connect(self._refresh)
            grid.addWidget(made, *place)
        self.save = primary(_("保存单位信息"))
        self.save.clicked.connect(self._save)
        self.rooms = RecordTable(
            "settings.rooms",
            (
                Column("name", N_("调解室"), lambda room: room.name, width=180),
                Column("address", N_("地址"), lambda room: room.address),
                Column(
                    "state",
                    N_("状态"),
                    lambda room: _("停用") if room.closed else _("使用中"),
                    width=90,
                ),
            ),
            empty=(N_("还没有调解室"), N_("预订调解会前先添加一间。")),
        )
        self.rooms.setMinimumHeight(180)
        self.rooms.opened.connect(self._change_room)
        self.add = Button(_("添加调解室"), "plus")
        self.add.clicked.connect(self._add_room)
        panel = Panel(pgettext("panel", "调解室"))
        panel.tools.addWidget(self.add)
        panel.body.addWidget(self.rooms)
        self.lay_out(
            _("单位与落款"),
            _("文书以单位名义出具。改动只影响以后的文书，已签发的不变；旧名称保留在日志里。"),
            held(grid),
            row(self.save, None),
            panel,
            None,
        )
        administrator = desk.officer.holds(Role.ADMINISTRATOR)
        self.add.setEnabled(administrator)
        self._may_save = administrator

    @override
    def reload(self) -> None:
        self.jobs.run(self, self.desk.unit.unit, self._show_unit)
        self.jobs.run(self, partial(self.desk.unit.rooms, closed=True), self.rooms.show_records)

    def _show_unit(self, unit: Unit) -> None:
        self._known = unit
        for name, field in self.fields.items():
            field.set_value(getattr(unit, name))
        self._refresh()

    def _typed(self) -> Unit:
        return replace(self._known or Unit("", ""), **self._values())

    def _values(self) -> dict[str, Any]:
        return {name: field.value() for name, field in self.fields.items()}

    def _refresh(self) -> None:
        known = self._known
        changed = known is not None and any(
            getattr(known, name) != field.value() for name, field in self.fields.items()
        )
        self.save.setEnabled(self._may_save and changed)

    def _save(self) -> None:
        unit, known = self._typed(), self._known
        assert known is not None
        lines = [
            headed(_(words), f"{getattr(known, name) or '—'} → {getattr(unit, name) or '—'}")
            for name, words in _FIELDS.items()
            if getattr(known, name) != getattr(unit, name)
        ]
        if messages().confirm(self, _("保存单位信息"), lines, _("保存")):
            self.jobs.run(self, partial(self.desk.unit.save_unit, unit), self.then_reload)

    def _add_room(self) -> None:
        dialog = FormDialog(self, _("添加调解室"), _("添加"))
        name = dialog.add(_("名称"), TextField(), required=True, key="name")
        address = dialog.add(_("地址"), TextField())

        def submit(_dialog: FormDialog) -> None:
            work = partial(self.desk.unit.add_room, name.value(), address.value())
            self.jobs.run(dialog, work, dialog.done_with, dialog.refuse)

        self._open(dialog, submit)

    def _change_room(self, room: Room) -> None:
        if not self._may_save:
            return
        dialog = FormDialog(self, room.name, _("保存"))
        address = dialog.add(_("地址"), TextField())
        address.set_value(room.address)
        closed = dialog.add("", CheckField(_("停用，不再用于新的调解会")))
        closed.set_value(room.closed)

        def submit(_dialog: FormDialog) -> None:
            work = partial(
                self.desk.unit.change_room, room.id, address=address.value(), closed=closed.value()
            )
            self.jobs.run(dialog, work, dialog.done_with, dialog.refuse)

        self._open(dialog, submit)

    def _open(self, dialog: FormDialog, submit: object) -> None:
        dialog.submitted.connect(submit)
        dialog.accepted.connect(self.reload)
        dialog.fit()
        dialog.open()
