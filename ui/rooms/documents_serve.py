"""Recording a service: the fields each way needs, and what the law finds wanting while typing."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.law.articles import article
from cases.papers.kinds import ServiceMethod
from cases.records.documents import PartyToServe, ServiceEntry, Serving
from cases.records.ids import DocumentId, PartyId
from cases.refusals import Refusal
from cases.services.service_of_papers import Circumstances, PowerDays, faults
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, ChoiceField, DayField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.messages import sentence
from ui.kit.punctuation import listed
from ui.labels.documents import SERVING, SUBSTITUTES
from ui.labels.papers import SERVICE_METHODS

if TYPE_CHECKING:
    from cases.services.desk import Desk

_IN_PERSON = ("place", "second_server", "auxiliary", "recording")
#: Fields shown for each way, beside time, proof and remarks.
SHOWN: dict[ServiceMethod, tuple[str, ...]] = {
    ServiceMethod.DIRECT: (*_IN_PERSON, "power_id", "receiver"),
    ServiceMethod.RELATIVE: (
        "receiver",
        "substitute",
        "relation",
        "substitute_reason",
        *_IN_PERSON,
    ),
    ServiceMethod.LEFT: ("refusal_reason", "witness", *_IN_PERSON),
    ServiceMethod.ENTRUSTED: ("why_not_direct", "entrusted_to"),
    ServiceMethod.POST: ("why_not_direct", "carrier", "post_number"),
    ServiceMethod.ELECTRONIC: ("medium", "consent", "consent_on"),
    ServiceMethod.PUBLIC: ("why_not_direct", "medium", "published_on", "published_until"),
    ServiceMethod.ORAL: ("receiver", "place"),
}
_ORDER = (
    "receiver",
    "power_id",
    "substitute",
    "relation",
    "substitute_reason",
    "refusal_reason",
    "witness",
    "why_not_direct",
    "entrusted_to",
    "carrier",
    "post_number",
    "medium",
    "consent",
    "consent_on",
    "published_on",
    "published_until",
    "place",
    "second_server",
    "auxiliary",
    "recording",
)


class ServeDialog(FormDialog):
    """How papers were brought to a party."""

    def __init__(
        self,
        parent: QWidget,
        desk: "Desk",
        parties: tuple[PartyToServe, ...],
        *,
        party_id: PartyId | None = None,
        document_id: DocumentId | None = None,
        old: ServiceEntry | None = None,
    ) -> None:
        title = _("更正送达记录") if old else _("登记送达")
        super().__init__(parent, title, title, width=560)
        self._desk, self._parties, self._old = desk, parties, old
        today = desk.today()
        self._party = self.add(
            _("受送达人"), ChoiceField({one.id: one.name for one in parties}), required=True
        )
        self._papers: dict[DocumentId, CheckField] = {}
        if old is None:
            self._offer_papers(parties)
        self.reason = LongField(lines=2)
        if old is not None:
            self.add(_("更正理由"), self.reason, required=True)
        words = {
            method: _(text)
            for method, text in SERVICE_METHODS.items()
            if method is not ServiceMethod.ORAL or (old and not old.document_id)
        }
        self._method = self.add(_("方式"), ChoiceField(words), required=True, key="method")
        self._done = self.add(_("结果"), ChoiceField({True: _("已送达"), False: _("未送达")}))
        self._fields: dict[str, Any] = {
            "tried_at": self.add(
                _(SERVING["tried_at"]), MomentField(today=today), required=True, key="tried_at"
            ),
            "served_at": self.add(
                _(SERVING["served_at"]), MomentField(today=today), key="served_at"
            ),
        }
        for name in _ORDER:
            self._fields[name] = self.add(_(SERVING[name]), self._field(name), key=name)
        self._fields["proof"] = self.add(_(SERVING["proof"]), TextField(), key="proof")
        self._fields["note"] = self.add(_(SERVING["note"]), LongField(lines=2), key="note")
        for field in (*self._fields.values(), self._party, self._method, self._done):
            field.edited.connect(self._look)
        self._party.edited.connect(self._party_chosen)
        self._method.edited.connect(self._show_fields)
        self._done.edited.connect(self._show_fields)
        self._begin(party_id, document_id)

    def serving(self) -> Serving:
        """Return what will be recorded."""
        method = ServiceMethod(self._method.value())
        shown = {*SHOWN[method], "tried_at", "served_at", "proof", "note"}
        values: dict[str, Any] = {
            name: field.value() for name, field in self._fields.items() if name in shown
        }
        if not self._done.value():
            values["served_at"] = None
            values["proof"] = ""
        tried = values.pop("tried_at")
        assert tried is not None
        session = self._old.serving.session_id if self._old else None
        return Serving(
            **values,
            party_id=self._party.value(),
            method=method,
            tried_at=tried,
            session_id=session,
            documents=tuple(
                number for number, box in self._papers.items() if box.value() and not box.isHidden()
            ),
        )

    @override
    def refuse(self, error: Exception) -> None:
        """Show each fault that the law finds at its field."""
        super().refuse(error)
        if isinstance(error, Refusal):
            for fault in error.details.get("faults", ()):  # type: ignore[attr-defined]
                self._rows[fault.field].fault(_words(fault.refusal()))

    def _field(self, name: str) -> Any:
        today = self._desk.today()
        match name:
            case "substitute":
                known = {value: _(words) for value, words in SUBSTITUTES.items()}
                return ChoiceField({None: "—", **known})
            case "power_id":
                return ChoiceField({None: _("受送达人本人")})
            case "consent_on" | "published_on" | "published_until":
                return DayField(today=today)
            case _:
                return TextField()

    def _offer_papers(self, parties: tuple[PartyToServe, ...]) -> None:
        for party in parties:
            for number, words in party.waiting:
                if number not in self._papers:
                    self._papers[number] = CheckField(words)
        for box in self._papers.values():
            self.body.addWidget(box)
            box.edited.connect(self._look)

    def _begin(self, party_id: PartyId | None, document_id: DocumentId | None) -> None:
        now = self._desk.now()
        if self._old is not None:
            self._fill(self._old.serving)
        else:
            self._fields["tried_at"].set_value(now)
            self._fields["served_at"].set_value(now)
            if party_id is not None:
                self._party.set_value(party_id)
            self._party_chosen()
            if document_id in self._papers:
                self._papers[document_id].set_value(True)
        self._show_fields()
        self.fit(860)

    def _fill(self, serving: Serving) -> None:
        self._party.set_value(serving.party_id)
        self._party.setEnabled(False)
        self._party_chosen()
        self._method.set_value(serving.method)
        self._done.set_value(serving.served_at is not None)
        for name, field in self._fields.items():
            field.set_value(getattr(serving, name))

    def _party_chosen(self) -> None:
        party = next((one for one in self._parties if one.id == self._party.value()), None)
        if party is None:
            return
        mine = {number for number, _words_of in party.waiting}
        for number, box in self._papers.items():
            box.setVisible(number in mine)
            if len(mine) == 1 and number in mine:
                box.set_value(True)
        held: dict[int | None, str] = {None: _("受送达人本人")}
        self._fields["power_id"].offer(held | dict(party.powers))
        if not self._fields["consent"].value():
            self._fields["consent"].set_value(party.electronic_consent)

    def _show_fields(self) -> None:
        method = ServiceMethod(self._method.value())
        shown = set(SHOWN[method])
        if method is ServiceMethod.DIRECT and self._fields["power_id"].count() < 2:
            shown -= {"power_id", "receiver"}
        if self._done.value():
            shown |= {"served_at", "proof"}
        shown |= {"tried_at", "note"}
        for name, field in self._fields.items():
            self.show_field(field, wanted=name in shown)
        self._look()

    def _look(self) -> None:
        """Say what the law still asks for; nothing is looked up."""
        for made in self._rows.values():
            made.fault("")
        if self._fields["tried_at"].value() is None:
            return
        serving = self.serving()
        # Whether a power is in force is for the store to say, not for the form.
        power = PowerDays(self._desk.today().replace(year=1900))
        around = Circumstances(now=self._desk.now(), power=power)
        cited = set()
        for fault in faults(serving, around):
            cited.add(fault.article)
            if fault.field in self._rows:
                self._rows[fault.field].fault(_words(fault.refusal()))
        numbers = listed(f"{article(key).law.name}{article(key).number}" for key in sorted(cited))
        self.note.say(_("依据：{articles}").format(articles=numbers) if numbers else "")


def _words(refusal: Refusal) -> str:
    if "field" in refusal.details and refusal.details["field"] in SERVING:
        named = {**refusal.details, "field": _(SERVING[str(refusal.details["field"])])}
        refusal = Refusal(refusal.reason, article=refusal.article, **named)
    return sentence(refusal)[0]
