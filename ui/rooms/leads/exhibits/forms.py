"""Forms of exhibits: entered in five fields, put right, graded, made of a thing held."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from cases.records.exhibits import ExhibitKind
from cases.records.ids import CaseId
from leads.evidence.grade import Credibility, Grade, Source
from leads.exhibits.records import Exhibit, ExhibitEntry, LinkableThing
from leads.services.exhibits import ExhibitService
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.labels import exhibits as labels
from ui.rooms.leads.board.forms import CREDIBILITIES, SOURCES

if TYPE_CHECKING:
    from cases.services.desk import Desk


class ExhibitDialog(FormDialog):
    """What an exhibit is; an officer's name and the moment stand there already."""

    def __init__(
        self, parent: QWidget, desk: "Desk", title: str, act: str, places: Sequence[str] = ()
    ) -> None:
        super().__init__(parent, title, act, width=640)
        kinds = {kind: _(words) for kind, words in labels.KINDS.items()}
        self.kind = self.add(_("种类"), ChoiceField(kinds), required=True, key="kind")
        self.name = self.add(
            _("名称"), TextField(_("例如：蓝色漆片 3 片")), required=True, key="name"
        )
        self.found_at = self.add(
            _("发现时间"), MomentField(today=desk.today()), required=True, key="found_at"
        )
        self.found_by = self.add(_("发现、提取人"), TextField(), required=True, key="found_by")
        self.found_where = self.add(_("发现地点"), TextField(), required=True, key="found_where")
        self.quantity = self.add(_("数量"), TextField(), key="quantity")
        self.packing = self.add(_("包装"), TextField(_("纸袋、密封袋")), key="packing")
        self.seal = self.add(_("封签号"), TextField(), key="seal")
        self.features = self.add(_("特征"), LongField(lines=2), key="features")
        self.beside(self.kind, self.name)
        self.beside(self.found_at, self.found_by)
        self.beside(self.quantity, self.packing, self.seal)
        self.found_at.set_value(desk.now())
        self.found_by.set_value(desk.officer.name)
        suggest(self.found_where, places)
        self.name.setFocus()

    def show_entry(self, one: Exhibit) -> None:
        """Show what is known."""
        self.kind.set_value(one.kind)
        for name in ("name", "found_at", "found_by", "found_where"):
            getattr(self, name).set_value(getattr(one, name))
        for name in ("quantity", "packing", "features"):
            getattr(self, name).set_value(getattr(one, name))
        self.show_field(self.seal, wanted=False)

    def entry(
        self, *, place: str = "", witness: str = "", grade: Grade | None = None
    ) -> ExhibitEntry:
        """Return what was typed."""
        found_at = self.found_at.value()
        assert found_at is not None
        return ExhibitEntry(
            kind=self.kind.value(),
            name=self.name.value(),
            found_at=found_at,
            found_where=self.found_where.value(),
            found_by=self.found_by.value(),
            quantity=self.quantity.value(),
            features=self.features.value(),
            packing=self.packing.value(),
            seal=self.seal.value(),
            place=place,
            witness=witness,
            grade=grade,
        )


def enter(parent: QWidget, desk: "Desk", case_id: CaseId, places: Sequence[str] = ()) -> Form:
    """Enter an exhibit."""
    dialog = ExhibitDialog(parent, desk, _("登记物证"), _("登记"), places)
    place = dialog.add(_("放在何处（未入库则空）"), TextField(), key="place")
    witness = dialog.add(_("见证人"), TextField(), key="witness")
    dialog.beside(place, witness)
    grade = grade_fields(dialog)
    suggest(place, places)
    dialog.note.say(_("带 * 的五项填完即可登记，其余可以以后补。"))

    def prepare() -> Callable[[], object]:
        entry = dialog.entry(place=place.value(), witness=witness.value(), grade=grade())
        return partial(ExhibitService(desk).add, case_id, entry)

    return dialog, prepare


def change(parent: QWidget, desk: "Desk", one: Exhibit, places: Sequence[str] = ()) -> Form:
    """Put right what an exhibit is said to be."""
    title = _("更正物证 {n}").format(n=one.n)
    dialog = ExhibitDialog(parent, desk, title, _("更正"), places)
    dialog.show_entry(one)
    reason = dialog.add(_("更正理由"), TextField(), required=True, key="reason")
    dialog.note.say(_("保管链不在这里改；错的一步在保管链中更正，原记录保留。"))

    def prepare() -> Callable[[], object]:
        return partial(ExhibitService(desk).change, one.id, dialog.entry(), reason.value())

    return dialog, prepare


def grade(parent: QWidget, desk: "Desk", one: Exhibit) -> Form:
    """Grade an exhibit."""
    title = _("评定等级：物证 {n}").format(n=one.n)
    dialog = FormDialog(parent, title, _("评定"))
    read = grade_fields(dialog, one.grade)
    reason = dialog.add(_("理由"), TextField(), required=True, key="reason")
    dialog.note.say(_("来源不明选 F，内容无法判断选 6，不等于虚假；两项都不选为未评级。"))

    def prepare() -> Callable[[], object]:
        return partial(ExhibitService(desk).grade, one.id, read(), reason.value())

    return dialog, prepare


def link_thing(parent: QWidget, desk: "Desk", things: Sequence[LinkableThing]) -> Form:
    """Make an exhibit of a thing held."""
    dialog = FormDialog(parent, _("财物列为物证"), _("列为物证"))
    offered = {one.id: " · ".join(filter(None, (one.item, one.features))) for one in things}
    thing = dialog.add(_("在扣物品"), ChoiceField(offered), required=True, key="thing_id")
    kinds = {kind: _(words) for kind, words in labels.KINDS.items()}
    kind = dialog.add(_("作为哪种物证"), ChoiceField(kinds), required=True, key="kind")
    kind.set_value(ExhibitKind.PART)
    dialog.note.say(_("照片和保管经过沿用“财物”中的记录，不再登记一遍。"))

    def prepare() -> Callable[[], object]:
        return partial(ExhibitService(desk).link_thing, thing.value(), kind.value())

    return dialog, prepare


def grade_fields(dialog: FormDialog, known: Grade | None = None) -> Callable[[], Grade | None]:
    """Add the two axes of the grade; one alone is "cannot be judged" on the other."""
    none: dict[object, str] = {None: _("未评级")}
    source = dialog.add(
        _("来源可靠性"), ChoiceField(none | {one: _(said) for one, said in SOURCES.items()})
    )
    says = dialog.add(
        _("内容可信度"), ChoiceField(none | {one: _(said) for one, said in CREDIBILITIES.items()})
    )
    dialog.beside(source, says)
    if known is not None:
        source.set_value(known.source)
        says.set_value(known.credibility)

    def read() -> Grade | None:
        left, right = source.value(), says.value()
        if left is None and right is None:
            return None
        return Grade(left or Source.F, right or Credibility.SIX)

    return read


def suggest(field: QLineEdit, words: Sequence[str]) -> None:
    """Offer words that were typed before, by any part of them."""
    completer = QCompleter(sorted({word for word in words if word}), field)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
