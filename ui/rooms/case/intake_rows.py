"""Rows of the new-case page: a vehicle or a party on one line, with a button to take it out."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy
from typing_extensions import override

from cases.records.ids import PartyId
from cases.records.parties import (
    STANDS_FOR,
    IdKind,
    Injury,
    PartyEntry,
    PartyKind,
    VehicleEntry,
    resident_number,
)
from ui.kit.buttons import IconButton
from ui.kit.fields import ChoiceField, TextField
from ui.kit.i18n import _
from ui.kit.layout import boxed, column, label, row
from ui.labels.cases import INJURIES, PARTY_KINDS
from ui.rooms.case.party_form import SIDES
from ui.rooms.case.vehicle_form import plate_warning

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_STANDING = frozenset(STANDS_FOR)


class IntakeRow(QFrame):
    """A row with named fields.

    Signals:
        edited: something was typed or chosen.
        removed: the officer takes the row out.
    """

    edited = Signal()
    removed = Signal(object)

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self.fields: dict[str, Any] = {}
        self._hint = label("", "small", wrap=True)
        self._hint.hide()
        self._away = IconButton("close", _("去掉这一行"))
        self._away.clicked.connect(self._remove)

    def values(self) -> dict[str, Any]:
        """Return what is typed, for the draft."""
        return {key: kept(field) for key, field in self.fields.items()}

    def put_back(self, values: "Mapping[str, Any]") -> None:
        """Show what a draft held."""
        for key, field in self.fields.items():
            put_back(field, values.get(key))

    def _take(self, key: str, field: Any, name: str, stretch: int) -> Any:
        field.setAccessibleName(name)
        policy = field.sizePolicy()
        policy.setHorizontalStretch(stretch)
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        field.setSizePolicy(policy)
        field.edited.connect(self.edited)
        self.fields[key] = field
        return field

    def _lay_out(self) -> None:
        line = row(*self.fields.values(), self._away, spacing=6)
        self.setLayout(column(line, self._hint, spacing=2))

    def _say(self, text: str) -> None:
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def _remove(self) -> None:
        self.removed.emit(self)


class VehicleRow(IntakeRow):
    """A vehicle: plate, kind, make, insurer."""

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(desk, jobs)
        self.plate = self._take("plate", TextField(_("号牌")), _("号牌"), 3)
        self.kind = self._take("kind", TextField(_("车型")), _("车型"), 3)
        self.make = self._take("make", TextField(_("品牌型号、颜色")), _("品牌型号、颜色"), 3)
        self.insurer = self._take("insurer", TextField(_("保险公司")), _("保险公司"), 3)
        self._lay_out()
        self.plate.editingFinished.connect(self._look_up)

    def entry(self) -> VehicleEntry:
        """Return the vehicle as it is typed."""
        return VehicleEntry(
            plate=self.plate.value(),
            kind=self.kind.value(),
            make=self.make.value(),
            insurer=self.insurer.value(),
        )

    def is_empty(self) -> bool:
        """Tell whether nothing is typed."""
        return not any(self.values().values())

    def _look_up(self) -> None:
        plate = self.plate.value()
        self._say(plate_warning(plate))
        if plate and not self.kind.value():
            self._jobs.run(self, partial(self._desk.parties.known_vehicle, plate), self._reuse)

    def _reuse(self, known: VehicleEntry | None) -> None:
        if known is not None and not self.kind.value():
            for field, value in (
                (self.kind, known.kind),
                (self.make, known.make),
                (self.insurer, known.insurer),
            ):
                field.set_value(value)
            self._say(_("这辆车在您办理的另一案中登记过，已填入，请核对。"))
            self.edited.emit()


class PartyRow(IntakeRow):
    """A party: kind, name, identity number, phone, side, vehicle, injury, whom he stands for."""

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(desk, jobs)
        kinds = {kind: _(words) for kind, words in PARTY_KINDS.items()}
        self.kind = self._take("kind", ChoiceField(kinds), _("类型"), 4)
        self.name = self._take("name", TextField(_("姓名或名称")), _("姓名或名称"), 4)
        self.id_number = self._take(
            "id_number", TextField(_("身份证号"), longest=40), _("身份证号"), 6
        )
        self.phone = self._take("phone", TextField(_("电话"), longest=40), _("电话"), 4)
        sides = {"": _("未定方"), **{side: side for side in SIDES}}
        self.side = self._take("side", ChoiceField(sides), _("哪一方"), 3)
        self.vehicle = self._take("vehicle", ChoiceField({"": "—"}), _("车辆"), 4)
        injuries = {injury: _(words) for injury, words in INJURIES.items()}
        self.injury = self._take("injury", ChoiceField(injuries), _("伤情"), 3)
        self.of_party = self._take("of_party", ChoiceField({"": "—"}), _("代表谁"), 4)
        self.relation = self._take("relation", TextField(_("关系")), _("关系"), 3)
        self._lay_out()
        self.kind.edited.connect(self._follow_kind)
        self.id_number.edited.connect(self._read_number)
        self.id_number.editingFinished.connect(self._look_up)
        self._follow_kind()

    def offer(self, plates: "Sequence[str]", earlier: "Sequence[str]") -> None:
        """Offer the vehicles of the page, and the parties above this one."""
        for field, words in ((self.vehicle, plates), (self.of_party, earlier)):
            chosen = field.value()
            field.offer({"": "—", **{str(place): text for place, text in enumerate(words)}})
            field.set_value(chosen if field.findData(chosen) >= 0 else "")

    def drives(self) -> int | None:
        """Return the place of the party's vehicle on the page."""
        chosen = self.vehicle.value()
        return int(chosen) if chosen else None

    def entry(self) -> PartyEntry:
        """Return the party as it is typed; whom it stands for is a place on the page."""
        kind, number = PartyKind(self.kind.value()), self.id_number.value()
        paper = IdKind.CREDIT_CODE if kind is PartyKind.INSURER else IdKind.RESIDENT
        of = self.of_party.value() if kind in _STANDING else ""
        dead = kind is PartyKind.DECEASED
        return PartyEntry(
            name=self.name.value(),
            kind=kind,
            side=self.side.value() or "",
            id_kind=paper.value if number else "",
            id_number=number,
            phone=self.phone.value(),
            of_party_id=PartyId(int(of)) if of else None,
            relation=self.relation.value() if kind in _STANDING else "",
            injury=Injury.DIED.value if dead else str(self.injury.value() or ""),
            is_unknown=dead and not self.name.value(),
        )

    def is_empty(self) -> bool:
        """Tell whether nobody is typed here."""
        unknown = self.kind.value() == PartyKind.DECEASED
        return not (self.name.value() or self.id_number.value() or self.phone.value() or unknown)

    @override
    def put_back(self, values: "Mapping[str, Any]") -> None:
        super().put_back(values)
        self._follow_kind()

    def _follow_kind(self) -> None:
        kind = PartyKind(self.kind.value())
        stands = kind in _STANDING
        self.of_party.setVisible(stands)
        self.relation.setVisible(stands)
        self.vehicle.setVisible(not stands and kind is not PartyKind.AGENT)
        self.injury.setVisible(kind in {PartyKind.DRIVER, PartyKind.INJURED, PartyKind.OTHER})

    def _read_number(self) -> None:
        text = self.id_number.value()
        wrong = (
            len(text) >= 18
            and self.kind.value() != PartyKind.INSURER
            and resident_number(text) is None
        )
        self.id_number.fault(_("这个身份证号不对：校验位或出生日期有误。") if wrong else "")
        self._say(_("这个身份证号不对：校验位或出生日期有误。") if wrong else "")

    def _look_up(self) -> None:
        number = self.id_number.value()
        if number and not self.name.value():
            self._jobs.run(self, partial(self._desk.parties.known_person, number), self._reuse)

    def _reuse(self, known: PartyEntry | None) -> None:
        if known is not None and not self.name.value():
            self.name.set_value(known.name)
            self.phone.set_value(known.phone)
            words = _("{name} 在您办理的另一案中登记过，已填入，请核对。")
            self._say(words.format(name=known.name))
            self.edited.emit()


def kept(field: Any) -> Any:
    """Return what a field holds in a form a draft can keep: half-typed days stay as typed."""
    if isinstance(field, ChoiceField):
        value = field.value()
        return str(value) if value is not None else ""
    return field.value() if not hasattr(field, "text") or _ticks(field) else field.text()


def put_back(field: Any, value: Any) -> None:
    """Show in a field what `kept` returned."""
    if isinstance(field, ChoiceField):
        field.set_value(value or "")
    elif _ticks(field) or not hasattr(field, "setText"):
        field.set_value(value)
    else:
        field.setText(value or "")


def _ticks(field: Any) -> bool:
    return hasattr(field, "isChecked")


def headed(title: str, *parts: "QWidget") -> QFrame:
    """Return a part of the page under its title."""
    return boxed(column(label(title, "bold"), *parts, spacing=10, margins=16), "panel")
