"""当事人: everybody of the accident by side, their vehicles, powers of attorney and losses."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.records.parties import Loss, Party, PartyKind, Power, Vehicle
from ui.kit.buttons import Button
from ui.kit.i18n import _, ngettext
from ui.kit.layout import Panel, column, row, scrolled
from ui.kit.messages import messages
from ui.kit.small import Banner
from ui.kit.table import RecordTable, Section
from ui.rooms.case.loss_form import LossDialog
from ui.rooms.case.parties_tables import loss_table, people_table, power_table, vehicle_table
from ui.rooms.case.party_form import SIDES, PartyDialog
from ui.rooms.case.power_form import PowerDialog, RevokeDialog
from ui.rooms.case.vehicle_form import VehicleDialog

if TYPE_CHECKING:
    from cases.records.cases import CaseFile
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs
    from ui.rooms.case.opened import Opened


class PartiesTab(QWidget):
    """The people and things of a case.

    Signals:
        document_wanted: with the number of a document to be looked at.
    """

    document_wanted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._file: CaseFile | None = None
        self.parties, self.vehicles = people_table(self._stands), vehicle_table()
        self.powers, self.losses = power_table(), loss_table()
        self.buttons: dict[str, Button] = {}
        self._warning = Banner("note")
        self._people = self._panel(
            _("当事人和有关人员"),
            self.parties,
            ("party.add", _("添加"), "plus", self._add_party),
            ("party.correct", _("更正"), "edit", self._correct_party),
            ("party.remove", _("误录删除"), "close", self._remove_party),
        )
        self._things = self._panel(
            _("涉案车辆"),
            self.vehicles,
            ("vehicle.add", _("添加"), "plus", self._add_vehicle),
            ("vehicle.correct", _("更正"), "edit", self._correct_vehicle),
            ("vehicle.remove", _("误录删除"), "close", self._remove_vehicle),
        )
        self._acting = self._panel(
            _("授权委托"),
            self.powers,
            ("power.add", _("登记"), "plus", self._add_power),
            ("power.paper", _("委托书"), "documents", self._draft_power),
            ("power.revoke", _("撤销"), "ban", self._revoke_power),
        )
        self._lost = self._panel(
            _("损失"),
            self.losses,
            ("loss.add", _("登记"), "plus", self._add_loss),
            ("loss.remove", _("误录删除"), "close", self._remove_loss),
        )
        self.parties.setMinimumHeight(260)
        for table in (self.vehicles, self.powers, self.losses):
            table.setMinimumHeight(116)
        for table in (self.parties, self.vehicles, self.powers, self.losses):
            table.picked.connect(self._refresh)
        self.parties.opened.connect(self._correct_party)
        self.vehicles.opened.connect(self._correct_vehicle)
        below = row(self._things, self._acting, spacing=12)
        whole = column(self._warning, self._people, below, self._lost, spacing=12, margins=16)
        # An empty banner takes no height; the gap below it makes the margin.
        whole.setContentsMargins(16, 4, 16, 16)
        whole.setStretch(1, 3)
        whole.setStretch(2, 2)
        whole.setStretch(3, 2)
        inner = QWidget()
        inner.setLayout(whole)
        self.setLayout(column(scrolled(inner), spacing=0))

    def show_opened(self, opened: "Opened") -> None:
        """Show the people of the case."""
        self._file = opened.file
        people = opened.file.people
        self.parties.show_records(by_side(people.parties))
        self.vehicles.show_records(people.vehicles)
        self.powers.show_records(people.powers)
        self.losses.show_records(people.losses)
        self._people.set_hint(
            ngettext("{n}人", "{n} 人", len(people.parties)).format(n=len(people.parties))
        )
        self._things.set_hint(str(len(people.vehicles) or ""))
        self._acting.set_hint(str(len(people.powers) or ""))
        total = sum((loss.amount for loss in people.losses), Decimal())
        self._lost.set_hint(_("合计 {total:,.2f} 元").format(total=total) if total else "")
        self._warning.say(" ".join(lacking(people.parties)))
        self._refresh()

    def drop(self) -> None:
        """Forget everything shown."""
        self._file = None
        self._warning.say("")
        for table in (self.parties, self.vehicles, self.powers, self.losses):
            table.show_records(())

    # --- building ----------------------------------------------------------------------------

    def _panel(
        self, title: str, table: RecordTable, *acts: tuple[str, str, str, Callable[..., None]]
    ) -> Panel:
        panel = Panel(title)
        for key, words, icon_name, act in acts:
            button = Button(words, icon_name, kind="flat")
            button.clicked.connect(partial(self._begin, act))
            self.buttons[key] = button
            panel.tools.addWidget(button)
        panel.body.addWidget(table)
        return panel

    def _begin(self, act: Callable[[], None], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        act()

    def _refresh(self, _record: object = None) -> None:
        may = self._file is not None and self._file.may_write
        current = {
            "party": self.parties.current(),
            "vehicle": self.vehicles.current(),
            "power": self.powers.current(),
            "loss": self.losses.current(),
        }
        for key, button in self.buttons.items():
            thing, act = key.split(".")
            picked = current[thing]
            free = not (isinstance(picked, Power) and picked.revoked_on is not None)
            button.setEnabled(may and (act == "add" or (picked is not None and free)))

    def _stands(self, party: Party) -> str:
        if party.entry.of_party_id is None or self._file is None:
            return ""
        names = {one.id: one.name for one in self._file.people.parties}
        of = names.get(party.entry.of_party_id, "")
        return f"{of} · {party.entry.relation}" if party.entry.relation else of

    # --- acts --------------------------------------------------------------------------------

    def _add_party(self) -> None:
        if self._file is not None:
            PartyDialog(self, self._desk, self._jobs, self._file).open()

    def _correct_party(self, _record: object = None) -> None:
        party = self.parties.current()
        if self._file is not None and self._file.may_write and isinstance(party, Party):
            PartyDialog(self, self._desk, self._jobs, self._file, party).open()

    def _remove_party(self) -> None:
        party = self.parties.current()
        if self._file is not None and isinstance(party, Party):
            title = _("删除误录的 {name}").format(name=party.name)
            why = messages().ask_text(self, title, _("理由（记入日志）"), act=_("删除"))
            if why:
                act = self._desk.parties.remove
                self._jobs.run(self, partial(act, self._file.case_id, party.id, why), self._done)

    def _add_vehicle(self) -> None:
        if self._file is not None:
            VehicleDialog(self, self._desk, self._jobs, self._file.case_id).open()

    def _correct_vehicle(self, _record: object = None) -> None:
        vehicle = self.vehicles.current()
        if self._file is not None and self._file.may_write and isinstance(vehicle, Vehicle):
            VehicleDialog(self, self._desk, self._jobs, self._file.case_id, vehicle).open()

    def _remove_vehicle(self) -> None:
        vehicle = self.vehicles.current()
        if self._file is not None and isinstance(vehicle, Vehicle):
            title = _("删除误录的 {name}").format(name=vehicle.entry.plate or _("无牌"))
            why = messages().ask_text(self, title, _("理由（记入日志）"), act=_("删除"))
            if why:
                act = self._desk.parties.remove_vehicle
                self._jobs.run(self, partial(act, self._file.case_id, vehicle.id, why), self._done)

    def _add_power(self) -> None:
        if self._file is not None:
            PowerDialog(self, self._desk, self._jobs, self._file).open()

    def _draft_power(self) -> None:
        power = self.powers.current()
        if self._file is not None and isinstance(power, Power):
            act = self._desk.documents.draft_power
            work = partial(act, self._file.case_id, power.id)
            self._jobs.run(self, work, self.document_wanted.emit)

    def _revoke_power(self) -> None:
        power = self.powers.current()
        if self._file is not None and isinstance(power, Power):
            RevokeDialog(self, self._desk, self._jobs, self._file, power).open()

    def _add_loss(self) -> None:
        if self._file is not None:
            LossDialog(self, self._desk, self._jobs, self._file).open()

    def _remove_loss(self) -> None:
        loss = self.losses.current()
        if self._file is not None and isinstance(loss, Loss):
            title = _("删除误录的损失")
            why = messages().ask_text(self, title, _("理由（记入日志）"), act=_("删除"))
            if why:
                act = self._desk.parties.remove_loss
                self._jobs.run(self, partial(act, self._file.case_id, loss.id, why), self._done)

    def _done(self, _result: object) -> None:
        """Stay: the window reloads after each act."""


def by_side(parties: tuple[Party, ...]) -> tuple[Any, ...]:
    """Return the parties under a header for each side; those on no side come last."""
    known = {side: place for place, side in enumerate(SIDES)}
    ordered = sorted(
        parties,
        key=lambda one: (not one.entry.side, known.get(one.entry.side, len(known)), one.entry.side),
    )
    shown: list[Any] = []
    for side, members in groupby(ordered, key=lambda one: one.entry.side):
        group = tuple(members)
        shown += [Section(side or _("未定方"), len(group)), *group]
    return tuple(shown)


def lacking(parties: tuple[Party, ...]) -> list[str]:
    """Return what the law still wants of the parties, one sentence each."""
    sentences: list[str] = []
    of = {one.entry.of_party_id for one in parties if one.entry.kind is PartyKind.NEXT_OF_KIN}
    for one in parties:
        dead = one.entry.kind is PartyKind.DECEASED
        if dead and one.entry.is_unknown:
            words = _("{name} 身份不明：死亡赔偿不能由未经法律授权的机关协议处理。")
            sentences.append(words.format(name=one.name))
        elif dead and one.id not in of:
            words = _("死者 {name} 还没有登记近亲属。")
            sentences.append(words.format(name=one.name))
        if one.entry.kind is PartyKind.NEXT_OF_KIN and not one.entry.relation_proof:
            words = _("{name} 缺少亲属关系证明。")
            sentences.append(words.format(name=one.name))
    return sentences
