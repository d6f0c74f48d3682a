"""The vehicles and parties of the new-case page: as many rows as there are."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cases.records.ids import PartyId
from ui.kit.buttons import Button
from ui.kit.i18n import _
from ui.kit.layout import column, row
from ui.rooms.case.intake_rows import IntakeRow, PartyRow, VehicleRow, headed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cases.records.parties import PartyEntry, VehicleEntry
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class IntakePeople(QObject):
    """Two parts of the page, vehicles and people; parties choose among the rows above them.

    Signals:
        edited: something was typed, chosen, added or taken out.
    """

    edited = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self.vehicles: list[VehicleRow] = []
        self.parties: list[PartyRow] = []
        self._vehicle_box, self._party_box = QVBoxLayout(), QVBoxLayout()
        for box in (self._vehicle_box, self._party_box):
            box.setSpacing(6)
        self.things = _part(_("涉案车辆"), self._vehicle_box, _("添加车辆"), self.add_vehicle)
        self.people = _part(_("当事人和有关人员"), self._party_box, _("添加当事人"), self.add_party)

    def add_vehicle(self) -> None:
        """Add an empty row for a vehicle."""
        self._take_in(VehicleRow(self._desk, self._jobs))

    def add_party(self) -> None:
        """Add an empty row for a party."""
        self._take_in(PartyRow(self._desk, self._jobs))

    def blank(self) -> None:
        """Begin with a vehicle and two parties, all empty."""
        self._empty()
        self.add_vehicle()
        self.add_party()
        self.add_party()

    def kept(self) -> "dict[str, Any]":
        """Return what is typed, for the draft."""
        return {
            "vehicles": [one.values() for one in self.vehicles],
            "parties": [one.values() for one in self.parties],
        }

    def put_back(self, values: "Mapping[str, Any]") -> None:
        """Show what a draft held."""
        self._empty()
        made: Callable[[Desk, Jobs], IntakeRow]
        for key, made in (("vehicles", VehicleRow), ("parties", PartyRow)):
            for typed in values.get(key, ()):
                one = made(self._desk, self._jobs)
                self._take_in(one)
                one.put_back(typed)
                self.offer()
                one.put_back(typed)

    def offer(self) -> None:
        """Let each party choose among the vehicles of the page and the parties above it."""
        plates = [
            one.plate.value() or one.kind.value() or _("第 {n} 辆").format(n=place + 1)
            for place, one in enumerate(self.vehicles)
        ]
        names: list[str] = []
        for place, party in enumerate(self.parties):
            party.offer(plates, names)
            names.append(party.name.value() or _("第 {n} 人").format(n=place + 1))

    def entries(
        self,
    ) -> "tuple[tuple[PartyEntry, ...], tuple[VehicleEntry, ...], tuple[int | None, ...]]":
        """Return parties, vehicles and who drives which; empty rows are left out."""
        places = [place for place, one in enumerate(self.vehicles) if not one.is_empty()]
        parties = [one for one in self.parties if not one.is_empty()]
        drives = (one.drives() for one in parties)
        return (
            tuple(self._renumbered(one, parties) for one in parties),
            tuple(self.vehicles[place].entry() for place in places),
            tuple(places.index(at) if at in places else None for at in drives),
        )

    def _renumbered(self, one: PartyRow, parties: list[PartyRow]) -> "PartyEntry":
        """Return the party; whom it stands for is counted without the empty rows."""
        entry = one.entry()
        if entry.of_party_id is None:
            return entry
        meant = self.parties[int(entry.of_party_id)]
        place = PartyId(parties.index(meant)) if meant in parties else None
        return replace(entry, of_party_id=place)

    def _take_in(self, made: IntakeRow) -> None:
        if isinstance(made, VehicleRow):
            self.vehicles.append(made)
            self._vehicle_box.addWidget(made)
        elif isinstance(made, PartyRow):
            self.parties.append(made)
            self._party_box.addWidget(made)
        made.edited.connect(self._changed)
        made.removed.connect(self._take_out)
        self.offer()

    def _take_out(self, gone: IntakeRow) -> None:
        if isinstance(gone, VehicleRow):
            self.vehicles.remove(gone)
        elif isinstance(gone, PartyRow):
            self.parties.remove(gone)
        gone.hide()
        gone.deleteLater()
        self._changed()

    def _changed(self) -> None:
        self.offer()
        self.edited.emit()

    def _empty(self) -> None:
        gone: list[IntakeRow] = [*self.vehicles, *self.parties]
        self.vehicles, self.parties = [], []
        for one in gone:
            one.hide()
            one.deleteLater()


def _part(title: str, rows: QVBoxLayout, words: str, act: "Callable[[], None]") -> QFrame:
    add = Button(words, "plus")
    add.clicked.connect(act)
    holder = QWidget()
    holder.setLayout(column(rows, row(add, None), spacing=8))
    return headed(title, holder)
