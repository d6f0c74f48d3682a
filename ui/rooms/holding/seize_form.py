"""The form of things taken: what, from whom, on which approval, on which paper."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.law.approvals import Approving
from cases.law.custody import TERMS, resting_on
from cases.records.cases import CaseFile
from cases.records.holding import (
    Measure,
    SeizureEntry,
    ThingEntry,
    ThingKind,
)
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.punctuation import parted
from ui.labels import holding as labels

if TYPE_CHECKING:
    from cases.services.desk import Desk


class SeizeDialog(FormDialog):
    """A measure on one or several things, with the paper given for them."""

    def __init__(
        self,
        parent: QWidget,
        desk: "Desk",
        file: CaseFile,
        approved: Mapping[Approving, Sequence[str]],
    ) -> None:
        super().__init__(parent, _("登记扣留、扣押"), _("登记"), width=640)
        self._desk, self._case_id, self._approved = desk, file.case_id, approved
        today = desk.today()
        measures = {one: _(words) for one, words in labels.MEASURES.items()}
        self.measure = self.add(_("措施"), ChoiceField(measures), required=True, key="measure")
        self.kind = self.add(_("类别"), ChoiceField(), required=True, key="kind")
        cars: dict[object, str] = {None: "—"}
        cars |= {one.id: one.entry.plate or one.entry.kind for one in file.people.vehicles}
        self.vehicle = self.add(_("本案车辆"), ChoiceField(cars))
        self.name = self.add(_("名称（号牌、证号）"), TextField(), required=True, key="name")
        self.quantity = self.add(_("数量"), TextField(), key="quantity")
        self.quantity.set_value("1")
        self.features = self.add(_("规格、特征、现状"), TextField(), key="features")
        self.more = self.add(
            _("同一凭证上的其他物品：每行一件，写名称，数量，特征"), LongField(lines=2)
        )
        people: dict[object, str] = {None: _("（案外人，另填）")}
        people |= {one.id: one.name for one in file.people.parties}
        self.party = self.add(_("持有人（当事人）"), ChoiceField(people), key="party_id")
        self.taken_from = self.add(_("持有人姓名"), TextField(), key="taken_from")
        self.seized_at = self.add(
            _("实施时间"), MomentField(today=today), required=True, key="seized_at"
        )
        self.where = self.add(_("实施地点"), TextField(), required=True, key="where")
        self.reason = self.add(_("事实和理由"), LongField(lines=2), required=True, key="reason")
        self.approval = self.add(_("批准"), ChoiceField(), key="approved_as")
        self.receipt = self.add(
            _("凭证（决定书）文号"),
            TextField(_("当场交付的凭证编号")),
            required=True,
            key="receipt",
        )
        self.refused = self.add(
            _("当事人拒签、拒收的情况（已签收则空）"), TextField(), key="receipt_refused"
        )
        self.witness = self.add(_("见证人"), TextField(), key="witness")
        self.second = self.add(_("第二名民警"), TextField(), key="second_officer")
        self.holder = self.add(_("保管人"), TextField(), required=True, key="holder")
        self.place = self.add(_("保管地点"), TextField(), required=True, key="place")
        yards = {one: _(words) for one, words in labels.YARDS.items()}
        self.yard = self.add(_("保管地点性质"), ChoiceField(yards))
        self.told = self.add(_("通知货主时间"), MomentField(today=today), key="owner_told_at")
        self._pair()
        self.measure.currentIndexChanged.connect(self._suit)
        self.kind.edited.connect(self._say_basis)
        self.vehicle.edited.connect(self._take_vehicle)
        self.party.edited.connect(self._suit_party)
        self._file = file
        self._suit()
        if file.people.vehicles:
            self.vehicle.set_value(file.people.vehicles[0].id)
            self._take_vehicle()
        self._suit_party()

    def _pair(self) -> None:
        """Put short fields beside each other, so that the form is not as long as the law."""
        for pair in (
            (self.measure, self.kind),
            (self.vehicle, self.name),
            (self.quantity, self.features),
            (self.party, self.taken_from),
            (self.seized_at, self.where),
            (self.approval, self.receipt),
            (self.refused, self.witness),
            (self.second, self.holder),
            (self.place, self.yard),
        ):
            self.beside(*pair)

    def entry(self) -> SeizureEntry:
        """Return the measure as typed."""
        moment = self.seized_at.value()
        assert moment is not None
        first = ThingEntry(
            kind=self.kind.value(),
            name=self.name.value(),
            quantity=self.quantity.value(),
            features=self.features.value(),
            vehicle_id=self.vehicle.value() if self.kind.value() is ThingKind.VEHICLE else None,
        )
        rest = tuple(
            _typed(line, self.kind.value())
            for line in self.more.value().splitlines()
            if line.strip()
        )
        approved = self.approval.value() or ""
        measure = Measure(self.measure.value())
        return SeizureEntry(
            measure=measure,
            things=(first, *rest),
            seized_at=moment,
            where=self.where.value(),
            reason=self.reason.value(),
            party_id=self.party.value(),
            taken_from=self.taken_from.value(),
            on_site=not approved,
            approved_as=approved,
            receipt=self.receipt.value(),
            receipt_refused=self.refused.value(),
            witness=self.witness.value(),
            second_officer=self.second.value(),
            holder=self.holder.value(),
            place=self.place.value(),
            yard=self.yard.value(),
            owner_told_at=self.told.value(),
        )

    def _suit(self) -> None:
        """Offer the kinds a measure reaches and the approvals it may use."""
        measure = Measure(self.measure.value() or Measure.EVIDENCE)
        kinds = TERMS[measure].kinds
        self.kind.offer({one: _(labels.THING_KINDS[one]) for one in ThingKind if one in kinds})
        custody = measure is Measure.CUSTODY
        self.approval.offer(self._approvals(measure))
        self.show_field(self.told, wanted=custody)
        self.show_field(self.approval, wanted=not custody)
        self._say_basis()
        self.fit(760)

    def _say_basis(self) -> None:
        """Say on which article the measure rests, and what is never done."""
        measure = Measure(self.measure.value() or Measure.EVIDENCE)
        basis = resting_on(measure, ThingKind(self.kind.value())).cited
        note = _("不得扣留车载货物；不得指定停车场；不得以交钱为放行条件。")
        self.note.say(f"{basis}\n{note}")

    def _approvals(self, measure: Measure) -> dict[object, str]:
        """Return the approvals a measure may use, and whether it may be made good afterwards."""
        offered: dict[object, str] = {
            one: _("已获批准：{subject}").format(subject=one)
            for one in self._approved.get(TERMS[measure].approving, ())
        }
        if measure is Measure.REGISTERED:
            return offered or {"": _("（尚未批准：请先呈请先行登记保存）")}
        return offered | {"": _("现场先行采取，24 小时内补办批准")}

    def _suit_party(self) -> None:
        self.show_field(self.taken_from, wanted=self.party.value() is None)

    def _take_vehicle(self) -> None:
        """Fill in what the case knows of the vehicle, and who drove it."""
        chosen = self.vehicle.value()
        for one in self._file.people.vehicles:
            if one.id == chosen:
                self.name.set_value(one.entry.plate or one.entry.kind)
        for party in self._file.people.parties:
            if party.entry.vehicle_id == chosen and chosen is not None:
                self.party.set_value(party.id)
        self._suit_party()


def seize(
    parent: QWidget, desk: "Desk", file: CaseFile, approved: Mapping[Approving, Sequence[str]]
) -> Form:
    """Record that things were taken."""
    dialog = SeizeDialog(parent, desk, file, approved)
    return dialog, lambda: partial(desk.holding.seize, file.case_id, dialog.entry())


def _typed(line: str, kind: ThingKind) -> ThingEntry:
    name, quantity, features = parted(line, 3)
    return ThingEntry(kind=kind, name=name, quantity=quantity or "1", features=features)
