"""Forms of things held: taken, approved, moved, extended, told, given back, disposed of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cases.law.approvals import Approving, WhoseApproval, rule_of
from cases.law.custody import TERMS, resting_on
from cases.records.cases import CaseFile
from cases.records.holding import (
    Announcement,
    AppraisalTold,
    Conversion,
    Disposal,
    Extension,
    Measure,
    MoveEntry,
    Receiving,
    ReturnEntry,
    SeizureEntry,
    Thing,
    ThingEntry,
    ThingKind,
    Yard,
)
from cases.records.ids import CaseId
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, DayField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.layout import row
from ui.labels import holding as labels
from ui.labels.approvals import APPROVINGS

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
            beside(self, *pair)

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
        _show(self.told, wanted=custody)
        _show(self.approval, wanted=not custody)
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
        _show(self.taken_from, wanted=self.party.value() is None)

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


def ask_taking(parent: QWidget, desk: "Desk", case_id: CaseId) -> Form:
    """Ask for the approval of taking a thing, or of registering it where it is."""
    dialog = FormDialog(parent, _("呈请扣留、扣押、登记保存"), _("呈请"))
    asked = (Approving.SEIZURE, Approving.EVIDENCE_REGISTRATION)
    kinds = {one: _(APPROVINGS[one]) for one in asked}
    kind = dialog.add(_("呈请事项"), ChoiceField(kinds), required=True, key="approving")
    item = dialog.add(_("物品（号牌、名称）"), TextField(), required=True, key="subject")
    grounds = dialog.add(_("事实和理由"), LongField(lines=4), required=True, key="grounds")
    dialog.note.say(_("批准只对这一事项、案件现在的情况有效；情况变了要重新呈请。"))

    def prepare() -> Callable[[], object]:
        chosen = Approving(kind.value())
        return partial(
            desk.approvals.request, case_id, chosen, item.value(), grounds=grounds.value()
        )

    return dialog, prepare


def convert(parent: QWidget, desk: "Desk", thing: Thing) -> Form:
    """Seize evidence that was registered where it is; the approval to seize is used."""
    dialog = FormDialog(parent, _("转为扣押：{item}").format(item=thing.item), _("登记"))
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    receipt = dialog.add(_("凭证（决定书）文号"), TextField(), required=True, key="receipt")
    holder = dialog.add(_("保管人"), TextField(), required=True, key="holder")
    place = dialog.add(_("保管地点"), TextField(), required=True, key="place")
    dialog.note.say(_("须先取得扣押的批准，并在登记保存后七日内办理。"))

    def prepare() -> Callable[[], object]:
        entry = Conversion(
            at=at.value() or desk.now(),
            receipt=receipt.value(),
            holder=holder.value(),
            place=place.value(),
        )
        return partial(desk.holding.convert, thing.id, entry)

    return dialog, prepare


def ask_approval(
    parent: QWidget, desk: "Desk", case_id: CaseId, kind: Approving, subject: str = ""
) -> Form:
    """Put a measure before the reviewer and the approver."""
    titles = {
        Approving.SEIZURE: _("呈请扣留、扣押"),
        Approving.SEIZURE_EXTENSION: _("呈请延长期限"),
        Approving.VEHICLE_DISPOSAL: _("呈请处理无人领取的车辆"),
        Approving.TRANSFER: _("呈请移送案件"),
        Approving.CRIMINAL_TRANSFER: _("呈请移送刑事案件"),
    }
    dialog = FormDialog(parent, titles[kind], _("呈请"))
    rule = rule_of(kind)
    named = kind not in {Approving.TRANSFER, Approving.CRIMINAL_TRANSFER}
    item = dialog.add(_("物品（号牌、名称）"), TextField(), required=named, key="subject")
    item.set_value(subject)
    _show(item, wanted=named)
    item.setEnabled(not subject)
    grounds = dialog.add(_("事实和理由"), LongField(lines=4), required=True, key="grounds")
    said = _("批准只对这一事项、案件现在的情况有效；情况变了要重新呈请。")
    if rule.whose is WhoseApproval.ABOVE:
        above = _("这一事项由上级机关批准：呈请报告书和审批表送上级，取得批准后登记。")
        said = f"{above}\n{said}"
    dialog.note.say(said)

    def prepare() -> Callable[[], object]:
        return partial(desk.approvals.request, case_id, kind, item.value(), grounds=grounds.value())

    return dialog, prepare


def move(parent: QWidget, desk: "Desk", thing: Thing) -> Form:
    """Record another holder or place."""
    dialog = FormDialog(parent, _("移交保管：{item}").format(item=thing.item), _("登记"))
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    holder = dialog.add(_("接收保管人"), TextField(), required=True, key="holder")
    place = dialog.add(_("保管地点"), TextField(), required=True, key="place")
    place.set_value(thing.place)
    yard = dialog.add(
        _("保管地点性质"), ChoiceField({one: _(words) for one, words in labels.YARDS.items()})
    )
    yard.set_value(thing.yard)
    reason = dialog.add(_("事由，例如：入库、送检、归还"), TextField(), required=True, key="reason")
    witness = dialog.add(_("见证人"), TextField(), key="witness")
    dialog.note.say(_("现在由 {holder} 保管。").format(holder=thing.holder))

    def prepare() -> Callable[[], object]:
        entry = MoveEntry(
            at=at.value() or desk.now(),
            holder=holder.value(),
            place=place.value(),
            reason=reason.value(),
            yard=Yard(yard.value()),
            witness=witness.value(),
        )
        return partial(desk.holding.move, thing.id, entry)

    return dialog, prepare


def extend(parent: QWidget, desk: "Desk", thing: Thing) -> Form:
    """Make the term longer, once approved."""
    dialog = FormDialog(parent, _("延长期限：{item}").format(item=thing.item), _("登记"))
    until = dialog.add(_("延长至"), DayField(today=desk.today()), required=True, key="until_on")
    reason = dialog.add(_("理由"), LongField(lines=2), required=True, key="reason")
    told = dialog.add(
        _("书面告知当事人的时间"), MomentField(today=desk.today()), required=True, key="told_at"
    )
    told.set_value(desk.now())
    number = dialog.add(
        _("告知文书文号"), TextField(_("空着由本站签发延长期限通知书")), key="number"
    )
    dialog.note.say(_("先取得延长的批准；最多再延长三十日，已告知的鉴定期间不计入。"))

    def prepare() -> Callable[[], object]:
        day = until.value()
        assert day is not None
        entry = Extension(
            until_on=day,
            reason=reason.value(),
            told_at=told.value() or desk.now(),
            number=number.value(),
        )
        return partial(_extend, desk, thing, entry)

    return dialog, prepare


def _extend(desk: "Desk", thing: Thing, entry: Extension) -> None:
    """Make a term longer; the notice is issued in one go unless one was given elsewhere."""
    if not entry.number:
        document = desk.holding.draft_extension(thing.id, entry.until_on, entry.reason)
        entry = replace(entry, number=desk.documents.issue(document))
    desk.holding.extend(thing.id, entry)


def tell_appraisal(parent: QWidget, desk: "Desk", thing: Thing) -> Form:
    """Record that the time of the appraisal was told in writing."""
    today = desk.today()
    dialog = FormDialog(parent, _("告知鉴定期间：{item}").format(item=thing.item), _("登记"))
    at = dialog.add(_("告知时间"), MomentField(today=today), required=True, key="at")
    at.set_value(desk.now())
    start = dialog.add(_("鉴定开始日"), DayField(today=today), required=True, key="from_on")
    end = dialog.add(_("鉴定完成日"), DayField(today=today), required=True, key="until_on")
    number = dialog.add(_("告知文书文号"), TextField(), required=True, key="number")

    def prepare() -> Callable[[], object]:
        begun, done = start.value(), end.value()
        assert begun is not None
        assert done is not None
        entry = AppraisalTold(
            at=at.value() or desk.now(), from_on=begun, until_on=done, number=number.value()
        )
        return partial(desk.holding.tell_appraisal, thing.id, entry)

    return dialog, prepare


def give_back(parent: QWidget, desk: "Desk", thing: Thing, *, lift: bool = False) -> Form:
    """Give a thing back: its receipt is issued and the return recorded in one go."""
    title = _("解除并返还：{item}") if lift else _("返还：{item}")
    dialog = FormDialog(parent, title.format(item=thing.item), _("签发凭证并登记返还"))
    today = desk.today()
    at = dialog.add(_("返还时间"), MomentField(today=today), required=True, key="at")
    at.set_value(desk.now())
    receivings = {one: _(words) for one, words in labels.RECEIVINGS.items()}
    capacity = dialog.add(_("领取身份"), ChoiceField(receivings), required=True, key="capacity")
    receiver = dialog.add(_("领取人"), TextField(), required=True, key="receiver")
    receiver.set_value(thing.taken_from)
    id_kind = dialog.add(_("证件种类"), TextField(), required=True, key="id_kind")
    id_kind.set_value("居民身份证")
    id_number = dialog.add(_("证件号码"), TextField(), required=True, key="id_number")
    power = dialog.add(_("授权委托书、介绍信或者继承证明"), TextField(), key="power")
    reason = dialog.add(_("返还理由"), TextField(), required=True, key="reason")
    reason.set_value("未获批准，解除扣留" if lift else "检验、鉴定完成")
    condition = dialog.add(_("返还时状况"), TextField(), key="condition")
    condition.set_value("与扣留时一致")
    dialog.note.say(_("返还不收任何费用，不以交钱为条件。"))

    def prepare() -> Callable[[], object]:
        entry = ReturnEntry(
            at=at.value() or desk.now(),
            receiver=receiver.value(),
            capacity=Receiving(capacity.value()),
            id_kind=id_kind.value(),
            id_number=id_number.value(),
            reason=reason.value(),
            power=power.value(),
            condition=condition.value(),
        )
        return partial(_return, desk, thing, entry, lift=lift)

    return dialog, prepare


def _return(desk: "Desk", thing: Thing, entry: ReturnEntry, *, lift: bool) -> None:
    document = desk.holding.draft_return((thing.id,), entry)
    desk.documents.issue(document)
    act = desk.holding.lift if lift else desk.holding.give_back
    act((thing.id,), entry, document)


def refuse(parent: QWidget, desk: "Desk", thing: Thing) -> Form:
    """Record that the head did not approve what was done on the spot."""
    dialog = FormDialog(parent, _("未获批准：{item}").format(item=thing.item), _("登记"))
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    words = dialog.add(_("负责人意见"), LongField(lines=2), required=True, key="words")
    dialog.note.say(_("登记后应当立即解除并返还。"))

    def prepare() -> Callable[[], object]:
        return partial(desk.holding.refused, thing.id, at.value() or desk.now(), words.value())

    return dialog, prepare


def announce(parent: QWidget, desk: "Desk", thing: Thing) -> Form:
    """Record the announcement of a vehicle nobody collected."""
    dialog = FormDialog(parent, _("公告：{item}").format(item=thing.item), _("登记"))
    day = dialog.add(_("公告日期"), DayField(today=desk.today()), required=True, key="on")
    day.set_value(desk.today())
    medium = dialog.add(_("公告载体"), TextField(), required=True, key="medium")
    proof = dialog.add(_("凭据（张贴照片、报纸版面）"), TextField(), required=True, key="proof")

    def prepare() -> Callable[[], object]:
        entry = Announcement(
            on=day.value() or desk.today(), medium=medium.value(), proof=proof.value()
        )
        return partial(desk.holding.announce, thing.id, entry)

    return dialog, prepare


def dispose(parent: QWidget, desk: "Desk", thing: Thing) -> Form:
    """Record what was done in the end."""
    dialog = FormDialog(parent, _("处理：{item}").format(item=thing.item), _("登记"))
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    how = dialog.add(_("处理方式"), TextField(), required=True, key="how")
    number = dialog.add(_("文书文号"), TextField(), required=True, key="number")
    dialog.note.say(_("公告满三个月，并取得处理的批准以后才能登记。"))

    def prepare() -> Callable[[], object]:
        entry = Disposal(at=at.value() or desk.now(), how=how.value(), number=number.value())
        return partial(desk.holding.dispose, thing.id, entry)

    return dialog, prepare


def beside(dialog: FormDialog, *fields: QWidget) -> None:
    """Put fields of a form on one line, in the place of the first."""
    made = [field.parentWidget() for field in fields]
    first = made[0]
    assert first is not None
    place = dialog.body.indexOf(first)
    line = row(spacing=12)
    for one in made:
        assert one is not None
        dialog.body.removeWidget(one)
        line.addWidget(one, 1, Qt.AlignmentFlag.AlignTop)
    dialog.body.insertLayout(place, line)


def _show(field: QWidget, *, wanted: bool) -> None:
    """Show a field with its caption, or leave both out."""
    made = field.parentWidget()
    assert made is not None
    made.setVisible(wanted)


def _typed(line: str, kind: ThingKind) -> ThingEntry:
    parts = [part.strip() for part in line.replace(",", "，").split("，")]
    name, quantity, features = [*parts, "", ""][:3]
    return ThingEntry(kind=kind, name=name, quantity=quantity or "1", features=features)
