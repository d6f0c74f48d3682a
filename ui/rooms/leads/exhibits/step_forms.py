"""Forms of the chain: the five questions, who opened it and the seal; a wrong step put right."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from cases.records.exhibits import LEAVING, ON_THE_SPOT, CustodyAct
from leads.exhibits.records import Exhibit, Standing, Step, StepEntry
from leads.services.exhibits import ExhibitService
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, ChoiceField, MomentField, TextField
from ui.kit.i18n import _
from ui.labels import exhibits as labels
from ui.rooms.leads.exhibits.forms import suggest

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: What comes next, by where it is now.
_NEXT = {
    Standing.OUT: CustodyAct.STORED,
    Standing.KEPT: CustodyAct.TAKEN_OUT,
    Standing.LEFT: CustodyAct.BACK,
}


class StepDialog(FormDialog):
    """One step; where it is and who acts stand there already."""

    def __init__(
        self,
        parent: QWidget,
        desk: "Desk",
        one: Exhibit,
        title: str,
        act: str,
        places: Sequence[str],
        was: CustodyAct | None = None,
    ) -> None:
        super().__init__(parent, title, act, width=680)
        self._held = one.thing_id is not None
        offered = [
            kind
            for kind in labels.CUSTODY
            if kind is not CustodyAct.WITHDRAWN
            and (kind is not CustodyAct.TRIED or was is kind)
            and not (self._held and kind in LEAVING)
        ]
        today = desk.today()
        words = {kind: _(labels.CUSTODY[kind]) for kind in offered}
        self.act = self.add(_("1 何事"), ChoiceField(words), required=True, key="act")
        self.at = self.add(_("2 何时"), MomentField(today=today), required=True, key="at")
        self.person = self.add(_("2 何人"), TextField(), required=True, key="person")
        self.beside(self.act, self.at, self.person)
        self.origin = self.add(_("3 自何处"), TextField(), key="from_place")
        self.manner = self.add(
            _("4 如何移动"), TextField(_("例如：密封袋，随身携带")), key="manner"
        )
        self.beside(self.origin, self.manner)
        self.place = self.add(_("5 现在何处"), TextField(_("在人手中则空，填保管人")), key="place")
        self.holder = self.add(_("保管人、接收人"), TextField(), key="holder")
        self.beside(self.place, self.holder)
        self.opened_by = self.add(_("启封人（未启封则空）"), TextField(), key="opened_by")
        self.seal_found = self.add(_("所见封签号"), TextField(), key="seal_found")
        self.seal_after = self.add(_("此后封签号"), TextField(), key="seal_after")
        self.beside(self.opened_by, self.seal_found, self.seal_after)
        self.broken = self.add(_("封签情况"), CheckField(_("发现封签破损")), key="seal_broken")
        self.until = self.add(_("到达时间（途中用时）"), MomentField(today=today), key="until")
        self.beside(self.broken, self.until)
        self.number = self.add(_("凭据编号"), TextField(), key="number")
        self.witness = self.add(_("见证人"), TextField(), key="witness")
        self.beside(self.number, self.witness)
        self.words = self.add(_("备注"), TextField(longest=4000), key="words")
        self.at.set_value(desk.now())
        self.person.set_value(desk.officer.name)
        self.origin.set_value(one.place or one.found_where if one.steps else one.found_where)
        for field in (self.origin, self.place):
            suggest(field, places)
        self.act.currentIndexChanged.connect(self._suit)
        self.act.set_value(_NEXT[one.standing])
        self._suit()

    def show_entry(self, entry: StepEntry) -> None:
        """Show a step as it was entered."""
        self.act.set_value(entry.act)
        for name, field in self._fields().items():
            field.set_value(getattr(entry, name))

    def entry(self) -> StepEntry:
        """Return the step as typed."""
        values: dict[str, Any] = {name: field.value() for name, field in self._fields().items()}
        return StepEntry(act=self.act.value(), **values)

    def _fields(self) -> dict[str, TextField | MomentField | CheckField]:
        return {
            "at": self.at,
            "until": self.until,
            "person": self.person,
            "from_place": self.origin,
            "manner": self.manner,
            "place": self.place,
            "holder": self.holder,
            "opened_by": self.opened_by,
            "seal_found": self.seal_found,
            "seal_broken": self.broken,
            "seal_after": self.seal_after,
            "witness": self.witness,
            "number": self.number,
            "words": self.words,
        }

    def _suit(self) -> None:
        """Ask only what the act has: what is done on the spot moves nothing."""
        stays = self.act.value() in ON_THE_SPOT
        for field in (self.origin, self.manner, self.place, self.holder, self.until):
            self.show_field(field, wanted=not stays)
        self.note.say(_("登记后不能修改；写错的用“更正”另记一步，原记录保留。"))
        self.fit(760)


def record(parent: QWidget, desk: "Desk", one: Exhibit, places: Sequence[str]) -> Form:
    """Write the next step."""
    title = _("登记保管：物证 {n}　{name}").format(n=one.n, name=one.name)
    dialog = StepDialog(parent, desk, one, title, _("登记"), places)

    def prepare() -> Callable[[], object]:
        return partial(ExhibitService(desk).record, one.id, dialog.entry())

    return dialog, prepare


def correct(parent: QWidget, desk: "Desk", one: Exhibit, step: Step, places: Sequence[str]) -> Form:
    """Put a wrong step right."""
    title = _("更正保管：物证 {n}　{name}").format(n=one.n, name=one.name)
    dialog = StepDialog(parent, desk, one, title, _("更正"), places, step.entry.act)
    dialog.show_entry(step.entry)
    reason = dialog.add(_("更正理由"), TextField(), required=True, key="reason")

    def prepare() -> Callable[[], object]:
        work = ExhibitService(desk).correct
        return partial(work, step.id, dialog.entry(), reason.value())

    return dialog, prepare
