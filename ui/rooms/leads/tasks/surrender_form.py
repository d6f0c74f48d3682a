"""The form of a driver who gave himself up: one the case knows already, or a name."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.ids import CaseId
from cases.records.pursuit import Coming, SurrenderEntry
from leads.telling.tasks import CasePerson
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.punctuation import bracketed, listed
from ui.labels.tasks import COMING

if TYPE_CHECKING:
    from cases.services.desk import Desk

_UNKNOWN = CasePerson("")


def surrender_form(
    parent: QWidget, desk: "Desk", case_id: CaseId, people: Sequence[CasePerson]
) -> Form:
    """Return the form of a driver who gave himself up."""
    dialog = FormDialog(parent, _("登记投案"), _("登记投案"))
    dialog.note.say(
        _(
            "投案视同查获驾驶人：协查通报、布控随即撤销（第四十六条）；"
            "车辆也已查获的，认定时限自此起算（第六十二条）。供述另做笔录。"
        )
    )
    choices = {one: _called(one) for one in people}
    known = dialog.add(
        _("本案已登记的人"),
        ChoiceField({_UNKNOWN: _("不在其中，另填姓名"), **choices}),
        key="known",
    )
    known.set_value(_UNKNOWN)
    who = dialog.add(_("投案人"), TextField(), required=True, key="who")

    def take_over() -> None:
        who.set_value(known.value().name)

    known.edited.connect(take_over)
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    dialog.beside(who, at)
    coming = dialog.add(
        _("如何投案"), ChoiceField({one: _(said) for one, said in COMING.items()}), required=True
    )
    place = dialog.add(_("投案地点"), TextField(), required=True, key="place")
    receiver = dialog.add(_("接待人"), TextField(), required=True, key="received_by")
    dialog.beside(place, receiver)
    words = dialog.add(_("投案时所述（一句话）"), LongField(lines=2), key="words")
    at.set_value(desk.now())
    receiver.set_value(desk.officer.name)

    def prepare() -> Callable[[], object]:
        moment = at.value()
        assert moment is not None
        chosen = known.value() or _UNKNOWN
        entry = SurrenderEntry(
            who=who.value(),
            party=chosen.party,
            node=chosen.node,
            at=moment,
            place=place.value(),
            received_by=receiver.value(),
            coming=Coming(coming.value()),
            words=words.value(),
        )
        return partial(desk.pursuit.surrender, case_id, entry)

    return dialog, prepare


def _called(one: CasePerson) -> str:
    """Return a person with where the case knows him from."""
    known = ((one.party, _("当事人")), (one.node, _("线索板")))
    return bracketed(one.name, listed(words for found, words in known if found is not None))
