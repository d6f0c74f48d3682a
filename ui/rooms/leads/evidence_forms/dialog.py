"""The form of a piece of evidence: what its kind asks for, then grade, source, group, node."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from leads.evidence.kinds import EvidenceKind, kind_of
from leads.evidence.records import Evidence, EvidenceEntry
from leads.graph.merging import shown as drawn
from leads.graph.nodes import NodeId
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, TextField
from ui.kit.i18n import N_, _
from ui.labels.evidence import KINDS
from ui.labels.leads import node_words
from ui.rooms.leads.candidates.feed import Feed
from ui.rooms.leads.evidence_forms.fields import Fields, fields_of
from ui.rooms.leads.evidence_forms.seen import SightingFields
from ui.rooms.leads.exhibits.forms import grade_fields, suggest

#: What items of a kind speak of; those of one attribute are not independent.
_GROUPS = {
    EvidenceKind.COLOUR_SEEN: N_("颜色"),
    EvidenceKind.PAINT: N_("颜色"),
    EvidenceKind.PLATE_SEEN: N_("号牌"),
    EvidenceKind.CLASS_SEEN: N_("车型"),
    EvidenceKind.PART: N_("车型"),
    EvidenceKind.KEY: N_("车型"),
}
#: A line of layers has nine fields.
_WIDTHS = {EvidenceKind.PAINT: 860}


def enter(parent: QWidget, feed: Feed, kind: EvidenceKind, node: NodeId | None = None) -> Form:
    """Enter a piece of evidence."""
    said = _(KINDS[kind])
    title = _("登记证据：{kind}").format(kind=said)
    dialog = FormDialog(parent, title, _("登记"), width=_WIDTHS.get(kind, 640))
    fields = fields_of(kind, dialog, feed)
    common = Common(dialog, feed)
    common.title.set_value(said)
    common.usual = said
    common.group.set_value(_(_GROUPS[kind]) if kind in _GROUPS else "")
    common.node.set_value(node)
    dialog.note.say(_("不选等级就是未评级，会显示并计数；同一组的弱者折减，同一来源只计一次。"))
    case_id = feed.case_id

    def prepare() -> Callable[[], object]:
        assert case_id is not None
        return partial(feed.service.add_evidence, case_id, common.entry(fields))

    return dialog, prepare


def correct(parent: QWidget, feed: Feed, one: Evidence) -> Form:
    """Put right what was entered; the journal keeps what it was."""
    kind = kind_of(one.content)
    title = _("更正证据 {n}：{kind}").format(n=one.n, kind=_(KINDS[kind]))
    dialog = FormDialog(parent, title, _("更正"), width=_WIDTHS.get(kind, 640))
    fields = fields_of(kind, dialog, feed)
    fields.fill(one.content)
    common = Common(dialog, feed, one)
    reason = dialog.add(_("更正理由"), TextField(), required=True, key="reason")

    def prepare() -> Callable[[], object]:
        change = feed.service.change_evidence
        return partial(change, one.id, common.entry(fields), reason.value())

    return dialog, prepare


class Common:
    """What all kinds have: a title, the grade, where it comes from, its group, its node."""

    def __init__(self, dialog: FormDialog, feed: Feed, known: Evidence | None = None) -> None:
        #: The title that stands there before one is typed.
        self.usual = ""
        known_titles = feed.shown.candidates.evidence if feed.shown is not None else ()
        self.title = dialog.add(_("名称"), TextField(), required=True, key="title")
        self.node = dialog.add(
            _("依据线索板上的"),
            ChoiceField(
                {None: _("不依据")}
                | {
                    one.id: f"{node_words(one.kind)}　{one.label}"
                    for one in drawn(feed.graph).nodes
                }
            ),
        )
        dialog.beside(self.title, self.node)
        self.grade = grade_fields(dialog, known.grade if known is not None else None)
        self.origin = dialog.add(
            _("原始来源"), TextField(_("同一人、同一录像写同一个名字")), key="origin"
        )
        self.group = dialog.add(_("同属一组（属性）"), TextField(_("独立则空")), key="group")
        dialog.beside(self.origin, self.group)
        suggest(self.origin, [one.origin for one in known_titles])
        suggest(self.group, [*(_(one) for one in _GROUPS.values()), *(_groups(known_titles))])
        if known is not None:
            self.title.set_value(known.title)
            self.node.set_value(known.node)
            self.origin.set_value(known.origin)
            self.group.set_value(known.group)

    def entry(self, fields: Fields) -> EvidenceEntry:
        """Return what was typed."""
        title = self.title.value()
        if title == self.usual and isinstance(fields, SightingFields):
            # Place, time and direction name a sighting better than its kind does.
            title = fields.told() or title
        return EvidenceEntry(
            title=title,
            content=fields.content(),
            grade=self.grade(),
            group=self.group.value(),
            origin=self.origin.value(),
            node=self.node.value(),
        )


def _groups(evidence: tuple[Evidence, ...]) -> list[str]:
    return [one.group for one in evidence]
