"""The form of evidence on persons: a statement, an alibi, a contradiction."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from leads.evidence.records import PersonEvidenceEntry, PersonEvidenceKind
from leads.graph.merging import shown as drawn
from leads.graph.nodes import NodeId, NodeKind
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, TextField
from ui.kit.i18n import _
from ui.kit.rows_field import Cell, RowsField
from ui.labels.evidence import PERSON_KINDS
from ui.labels.leads import node_words
from ui.rooms.leads.candidates.feed import Feed
from ui.rooms.leads.evidence_forms.numbers import PercentField
from ui.rooms.leads.exhibits.forms import grade_fields


def enter(parent: QWidget, feed: Feed, person: NodeId | None = None) -> Form:
    """Enter evidence on persons."""
    dialog = FormDialog(parent, _("登记人员证据"), _("登记"), width=640)
    graph = drawn(feed.graph)
    people = {one.id: one.label for one in graph.nodes if one.kind is NodeKind.PERSON}
    kind = dialog.add(_("种类"), ChoiceField({k: _(v) for k, v in PERSON_KINDS.items()}))
    title = dialog.add(_("名称"), TextField(_("谁说了什么")), required=True, key="title")
    dialog.beside(kind, title)
    likely = dialog.add(
        _("若此人驾驶，会有这份证据的概率"),
        RowsField(
            (
                Cell(
                    _("线索板上的人员"),
                    partial(ChoiceField, {None: ""} | dict(people)),
                    share=3,
                ),
                Cell(_("概率（%）"), PercentField, share=2),
            ),
            add=_("增加一人"),
        ),
        required=True,
        key="likelihoods",
    )
    otherwise = dialog.add(
        _("若是别人驾驶，会有这份证据的概率（%）"),
        PercentField(),
        required=True,
        key="otherwise",
    )
    grade = grade_fields(dialog)
    origin = dialog.add(_("原始来源"), TextField(), key="origin")
    node = dialog.add(
        _("依据线索板上的"),
        ChoiceField(
            {None: _("不依据")}
            | {one.id: f"{node_words(one.kind)}　{one.label}" for one in graph.nodes}
        ),
    )
    dialog.beside(origin, node)
    if person is not None:
        likely.fields(0)[0].set_value(person)
    dialog.note.say(
        _("线索板上还没有人员；先登记人员，再登记对他的证据。")
        if not people
        else _("不在场证明：此人驾驶时概率低，别人驾驶时概率高。不选等级就是未评级。")
    )
    case_id = feed.case_id

    def prepare() -> Callable[[], object]:
        assert case_id is not None
        entry = PersonEvidenceEntry(
            title=title.value(),
            kind=PersonEvidenceKind(kind.value()),
            likelihoods={
                who: (chance or 0.0) / 100 for who, chance in likely.value() if who is not None
            },
            otherwise=otherwise.share() or 0.0,
            grade=grade(),
            origin=origin.value(),
            node=node.value(),
        )
        return partial(feed.service.add_person_evidence, case_id, entry)

    return dialog, prepare
