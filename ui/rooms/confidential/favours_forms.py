"""Dialogs of favours and meddling: one recorded, something done about one."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.officers import Role
from cases.records.outsiders import Favour, FavourEntry, FavourWay, Handling
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.punctuation import headed
from ui.labels.outsiders import FAVOUR_WAYS, HANDLINGS

if TYPE_CHECKING:
    from cases.services.desk import Desk


def record_form(parent: QWidget, desk: "Desk") -> Form:
    """Return the form by which anybody records a favour asked of him, or meddling."""
    dialog = FormDialog(parent, _("登记说情、过问"), _("登记"))
    dialog.note.say(
        _(
            "登记后不能更改，只有本人、督察和纪检看得到，主办人也看不到；记录人受保护，督察也不知道是谁记录的。"
        )
    )
    person = dialog.add(_("何人"), TextField(), required=True, key="person")
    unit = dialog.add(_("单位"), TextField())
    relation = dialog.add(_("与案件、当事人的关系"), TextField())
    dialog.beside(unit, relation)
    way = dialog.add(
        _("方式"),
        ChoiceField({key: _(words) for key, words in FAVOUR_WAYS.items()}),
        required=True,
    )
    way.set_value(FavourWay.IN_PERSON)
    moment = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    moment.set_value(desk.now())
    dialog.beside(way, moment)
    about = dialog.add(_("关于哪个案件（案号）"), TextField(_("可不填")))
    words = dialog.add(_("言词，照原话记"), LongField(), required=True, key="words")
    proof = dialog.add(_("凭据及存放（录音、截图、函件）"), TextField())

    def prepare() -> Callable[[], object]:
        at = moment.value()
        assert at is not None
        entry = FavourEntry(
            person=person.value(),
            way=way.value(),
            at=at,
            words=words.value(),
            unit=unit.value(),
            relation=relation.value(),
            about=about.value(),
            proof=proof.value(),
        )
        return partial(desk.favours.record, entry)

    return dialog, prepare


def handle_form(parent: QWidget, desk: "Desk", favour: Favour) -> Form:
    """Return the form by which something done about a favour is added."""
    dialog = FormDialog(parent, _("登记处置"), _("登记"))
    dialog.note.say(headed(favour.entry.person, favour.entry.words))
    looks_into = desk.officer.holds(Role.INSPECTOR, Role.DISCIPLINE) and not favour.is_mine
    choices = {
        key: _(text)
        for key, text in HANDLINGS.items()
        if looks_into or key is not Handling.INVESTIGATED
    }
    handling = dialog.add(_("处置"), ChoiceField(choices), required=True)
    text = dialog.add(_("说明"), LongField())
    return dialog, lambda: partial(desk.favours.handle, favour.id, handling.value(), text.value())
