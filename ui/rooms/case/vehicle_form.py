"""The form of a vehicle: an odd plate is warned of and kept, a known one is filled in."""

from functools import partial
from typing import TYPE_CHECKING

from cases.records.parties import Vehicle, VehicleEntry
from cases.records.plates import looks_like_plate
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, TextField
from ui.kit.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from cases.records.ids import CaseId
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: What the plates are called by their ground (GA 36).
PLATE_COLOURS = {
    "": N_("号牌颜色不明"),
    "蓝": N_("蓝牌"),
    "黄": N_("黄牌"),
    "绿": N_("绿牌"),
    "白": N_("白牌"),
    "黑": N_("黑牌"),
    "无": N_("无牌"),
}


class VehicleDialog(FormDialog):
    """Enter a vehicle, or correct one with a reason."""

    def __init__(
        self,
        parent: "QWidget",
        desk: "Desk",
        jobs: "Jobs",
        case_id: "CaseId",
        vehicle: Vehicle | None = None,
    ) -> None:
        new = vehicle is None
        title = _("添加车辆") if new else _("更正车辆")
        super().__init__(parent, title, _("添加") if new else _("记录更正"))
        self._desk, self._jobs, self._case_id, self._vehicle = desk, jobs, case_id, vehicle
        self.plate = self.add(_("号牌号码"), TextField(_("如：苏Z5Q27M"), longest=20), key="plate")
        colours = {colour: _(words) for colour, words in PLATE_COLOURS.items()}
        self.plate_colour = self.add(_("号牌颜色"), ChoiceField(colours))
        self.kind = self.add(_("车型"), TextField(_("如：小型轿车、电动自行车")), required=True)
        self.make = self.add(_("品牌型号"), TextField())
        self.colour = self.add(_("车身颜色"), TextField())
        self.vin = self.add(_("车辆识别代号"), TextField(longest=40))
        self.insurer = self.add(_("交强险保险公司"), TextField())
        self.policy = self.add(_("保单号"), TextField(longest=80))
        self.reason: LongField | None = None
        if not new:
            self.reason = self.add(_("更正理由"), LongField(lines=2), required=True, key="reason")
        self._fill(vehicle.entry if vehicle else VehicleEntry())
        self.plate.editingFinished.connect(self._check_plate)
        self.submitted.connect(self._record)
        self.fit()

    def entry(self) -> VehicleEntry:
        """Return the vehicle as it is typed."""
        return VehicleEntry(
            plate=self.plate.value(),
            plate_colour=self.plate_colour.value() or "",
            kind=self.kind.value(),
            make=self.make.value(),
            colour=self.colour.value(),
            vin=self.vin.value(),
            insurer=self.insurer.value(),
            policy=self.policy.value(),
        )

    def _fill(self, entry: VehicleEntry) -> None:
        for field, value in (
            (self.plate, entry.plate),
            (self.kind, entry.kind),
            (self.make, entry.make),
            (self.colour, entry.colour),
            (self.vin, entry.vin),
            (self.insurer, entry.insurer),
            (self.policy, entry.policy),
        ):
            field.set_value(value)
        self.plate_colour.set_value(entry.plate_colour)

    def _check_plate(self) -> None:
        self.note.say(plate_warning(self.plate.value()))
        if self._vehicle is None and self.plate.value() and not self.kind.value():
            work = partial(self._desk.parties.known_vehicle, self.plate.value())
            self._jobs.run(self, work, self._reuse)

    def _reuse(self, known: VehicleEntry | None) -> None:
        if known is not None and not self.kind.value():
            self._fill(known)
            self.note.say(_("这辆车在您办理的另一案中登记过，已填入，请核对。"))

    def _record(self, _dialog: object) -> None:
        entry, service = self.entry(), self._desk.parties
        work: Callable[[], object]
        if self._vehicle is None or self.reason is None:
            work = partial(service.add_vehicle, self._case_id, entry)
        else:
            why = self.reason.value()
            work = partial(service.correct_vehicle, self._case_id, self._vehicle.id, entry, why)
        self._jobs.run(self, work, self.done_with, self.refuse)


def plate_warning(plate: str) -> str:
    """Return a warning when the text has not the form of a plate; it is kept as typed."""
    if looks_like_plate(plate):
        return ""
    return _("“{plate}”不像常见的号牌格式，请核对；确实如此可以照录。").format(plate=plate)
