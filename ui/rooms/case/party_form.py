"""The form of a party: fields by kind, the identity number read at once, known people reused."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from cases.records.cases import CaseFile
from cases.records.parties import (
    STANDS_FOR,
    IdKind,
    Injury,
    Party,
    PartyEntry,
    PartyKind,
    resident_number,
)
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, ChoiceField, DayField, LongField, TextField
from ui.kit.i18n import _, day_full
from ui.labels.cases import ID_KINDS, INJURIES, LIABILITIES, PARTY_KINDS, SEXES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Age from which somebody can act for himself (Civil Code art. 17).
OF_AGE = 18
_HURT = frozenset({PartyKind.DRIVER, PartyKind.INJURED, PartyKind.OTHER})
_BODIES = frozenset({PartyKind.INSURER})
_WITH_VEHICLE = frozenset({PartyKind.DRIVER, PartyKind.OWNER, PartyKind.MANAGER, PartyKind.INSURER})
#: What the sides of a settlement are usually called.
SIDES = ("甲方", "乙方", "丙方", "丁方")


class PartyDialog(FormDialog):
    """Enter a party, or correct one with a reason."""

    def __init__(
        self,
        parent: "QWidget",
        desk: "Desk",
        jobs: "Jobs",
        file: CaseFile,
        party: Party | None = None,
    ) -> None:
        new = party is None
        title = _("添加当事人") if party is None else _("更正 {name}").format(name=party.name)
        super().__init__(parent, title, _("添加") if new else _("记录更正"))
        self._desk, self._jobs, self._file, self._party = desk, jobs, file, party
        self.kind = self.add(_("类型"), ChoiceField(_words(PARTY_KINDS)), required=True)
        self.name = self.add(_("姓名或名称"), TextField(), key="name")
        self.is_unknown = self.add(_("身份不明"), CheckField(_("死者身份不明")), key="is_unknown")
        self.of_party = self.add(
            _("是谁的近亲属、被监护人"), ChoiceField(self._others()), key="of_party_id"
        )
        self.relation = self.add(_("关系"), TextField(_("如：女儿、父亲")), key="relation")
        self.relation_proof = self.add(
            _("关系证明"), TextField(_("如：户口簿、亲属关系证明")), key="relation_proof"
        )
        self.is_liable = self.add(_("责任"), CheckField(_("监护人本人也承担责任")), key="liable")
        self.side = self.add(_("调解中的一方"), ChoiceField(self._sides()), key="side")
        self.id_kind = self.add(_("证件"), ChoiceField(_words(ID_KINDS)), key="id_kind")
        self.id_number = self.add(_("证件号"), TextField(longest=40), key="id_number")
        self.sex = self.add(_("性别"), ChoiceField({"": "—", **_words(SEXES)}), key="sex")
        self.born_on = self.add(_("出生日期"), DayField(today=desk.today()), key="born_on")
        self.phone = self.add(_("电话"), TextField(longest=40), key="phone")
        self.address = self.add(_("住址（送达地址）"), TextField(), key="address")
        self.confirmation = self.add(
            _("送达地址确认书"),
            TextField(_("如：2026-09-20 本人签名")),
            key="address_confirmation",
        )
        self.vehicle = self.add(_("车辆"), ChoiceField(self._vehicles()), key="vehicle_id")
        self.injury = self.add(_("伤情"), ChoiceField(_words(INJURIES)), key="injury")
        self.injury_note = self.add(_("伤情说明"), TextField(), key="injury_note")
        liabilities = {"": _("未认定"), **_words(LIABILITIES)}
        self.liability = self.add(_("认定的责任"), ChoiceField(liabilities), key="liability")
        self.consent = self.add(
            _("同意电子送达"),
            TextField(_("如：2026-09-20 书面同意，短信 000…")),
            key="electronic_consent",
        )
        self.reason: LongField | None = None
        if party is not None:
            self.reason = self.add(_("更正理由"), LongField(lines=2), required=True, key="reason")
        self._fill(party.entry if party else PartyEntry(name="", kind=PartyKind.DRIVER))
        self.kind.edited.connect(self._follow_kind)
        self.is_unknown.edited.connect(self._follow_kind)
        self.id_number.edited.connect(self._read_number)
        self.id_kind.edited.connect(self._read_number)
        self.id_number.editingFinished.connect(self._look_up)
        self.submitted.connect(self._record)
        self._follow_kind()
        self.fit()

    def entry(self) -> PartyEntry:
        """Return the party as it is typed."""
        kind = PartyKind(self.kind.value())
        stands, hurt = kind in STANDS_FOR, kind in _HURT
        injury = Injury.DIED.value if kind is PartyKind.DECEASED else self.injury.value()
        return PartyEntry(
            name=self.name.value(),
            kind=kind,
            side=self.side.value() or "",
            sex=self.sex.value() or "",
            born_on=self.born_on.value(),
            id_kind=self.id_kind.value() if self.id_number.value() else "",
            id_number=self.id_number.value(),
            phone=self.phone.value(),
            address=self.address.value(),
            vehicle_id=self.vehicle.value() if kind in _WITH_VEHICLE else None,
            of_party_id=self.of_party.value() if stands else None,
            relation=self.relation.value() if stands else "",
            relation_proof=self.relation_proof.value() if stands else "",
            is_liable=kind is PartyKind.GUARDIAN and self.is_liable.value(),
            liability=self.liability.value() or "",
            injury=injury if hurt or kind is PartyKind.DECEASED else "",
            injury_note=self.injury_note.value(),
            is_unknown=kind is PartyKind.DECEASED and self.is_unknown.value(),
            electronic_consent=self.consent.value(),
            address_confirmation=self.confirmation.value(),
        )

    # --- showing -----------------------------------------------------------------------------

    def _fill(self, entry: PartyEntry) -> None:
        self.kind.set_value(entry.kind)
        for field, value in (
            (self.name, entry.name),
            (self.relation, entry.relation),
            (self.relation_proof, entry.relation_proof),
            (self.injury_note, entry.injury_note),
            (self.consent, entry.electronic_consent),
            (self.confirmation, entry.address_confirmation),
        ):
            field.set_value(value)
        self.is_unknown.set_value(entry.is_unknown)
        self.is_liable.set_value(entry.is_liable)
        self.of_party.set_value(entry.of_party_id)
        self.side.set_value(entry.side)
        self.vehicle.set_value(entry.vehicle_id)
        self.injury.set_value(Injury(entry.injury or Injury.NONE))
        self.liability.set_value(entry.liability)
        self._fill_person(entry)

    def _fill_person(self, entry: PartyEntry) -> None:
        self.id_kind.set_value(IdKind(entry.id_kind or _usual_paper(entry.kind)))
        self.id_number.set_value(entry.id_number)
        self.sex.set_value(entry.sex)
        self.born_on.set_value(entry.born_on)
        self.phone.set_value(entry.phone)
        self.address.set_value(entry.address)

    def _follow_kind(self) -> None:
        """Show the fields this kind of party has."""
        kind = PartyKind(self.kind.value())
        stands, dead = kind in STANDS_FOR, kind is PartyKind.DECEASED
        unknown = dead and self.is_unknown.value()
        shown = {
            "is_unknown": dead,
            "of_party_id": stands,
            "relation": stands,
            "relation_proof": stands,
            "liable": kind is PartyKind.GUARDIAN,
            "vehicle_id": kind in _WITH_VEHICLE,
            "injury": kind in _HURT,
            "injury_note": kind in _HURT or dead,
            "sex": kind not in _BODIES,
            "born_on": kind not in _BODIES and not unknown,
            "id_number": not unknown,
            "id_kind": not unknown,
            "phone": not dead,
            "electronic_consent": not dead,
            "address_confirmation": not dead,
        }
        for key, visible in shown.items():
            self._rows[key].setVisible(visible)
        if not self.id_number.value():
            self.id_kind.set_value(_usual_paper(kind))
        self.note.say(_hint(kind, unknown=unknown))

    def _read_number(self) -> None:
        """Read birth and sex off a resident number, or say at once that it cannot be right."""
        made, text = self._rows["id_number"], self.id_number.value()
        made.fault("")
        if self.id_kind.value() != IdKind.RESIDENT or len(text) < 18:
            return
        says = resident_number(text)
        if says is None:
            made.fault(_("这个身份证号不对：校验位或出生日期有误。"))
            return
        self.sex.set_value(says.sex)
        self.born_on.set_value(says.born_on)
        age = _age(says.born_on, self._desk.today())
        words = _("{sex}，{day} 出生，{age} 岁。").format(
            sex=_(SEXES[says.sex]), day=day_full(says.born_on), age=age
        )
        if age < OF_AGE:
            words += _("未满十八周岁：请同时添加监护人。")
        self.note.say(words)

    def _look_up(self) -> None:
        number = self.id_number.value()
        if self._party is None and number and not self.name.value():
            work = partial(self._desk.parties.known_person, number)
            self._jobs.run(self, work, self._reuse)

    def _reuse(self, known: PartyEntry | None) -> None:
        if known is None or self.name.value():
            return
        self.name.set_value(known.name)
        self._fill_person(known)
        self.note.say(
            _("{name} 在您办理的另一案中登记过，已填入，请核对。").format(name=known.name)
        )

    # --- recording ---------------------------------------------------------------------------

    def _record(self, _dialog: object) -> None:
        entry, case_id, service = self.entry(), self._file.case_id, self._desk.parties
        work: Callable[[], object]
        if self._party is None or self.reason is None:
            work = partial(service.add, case_id, entry)
        else:
            why = self.reason.value()
            work = partial(service.correct, case_id, self._party.id, entry, why)
        self._jobs.run(self, work, self.done_with, self.refuse)

    def _others(self) -> dict[Any, str]:
        own = self._party.id if self._party else None
        others: dict[Any, str] = {
            one.id: one.name for one in self._file.people.parties if one.id != own
        }
        return {None: "—", **others}

    def _sides(self) -> dict[str, str]:
        names = dict.fromkeys((*SIDES, *self._file.people.sides))
        return {"": _("未定"), **{name: name for name in names}}

    def _vehicles(self) -> dict[Any, str]:
        vehicles = self._file.people.vehicles
        return {None: "—", **{one.id: one.entry.plate or one.entry.kind for one in vehicles}}


def _usual_paper(kind: PartyKind) -> IdKind:
    return IdKind.CREDIT_CODE if kind in _BODIES else IdKind.RESIDENT


def _age(born_on: date, today: date) -> int:
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def _words(choices: "Mapping[Any, str]") -> dict[Any, str]:
    return {value: _(words) for value, words in choices.items()}


def _hint(kind: PartyKind, *, unknown: bool) -> str:
    match kind:
        case PartyKind.DECEASED if unknown:
            return _("身份不明的死者：未经法律授权的机关不能就死亡赔偿达成协议。")
        case PartyKind.NEXT_OF_KIN:
            return _("请把全部近亲属逐一登记，并写明证明关系的材料。")
        case PartyKind.INSURER:
            return _("保险公司自成一方；它不到场记录在案，但不计入缺席次数。")
        case PartyKind.AGENT:
            return _("登记代理人之后，再登记授权委托书；同一人不能代理利益相对的各方。")
        case _:
            return ""
