"""Forms of the board: a node, a link."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QWidget

from leads.evidence.grade import Credibility, Grade, Source
from leads.graph.joins import kinds_between
from leads.graph.nodes import (
    Identifier,
    IdentifierKind,
    Link,
    LinkEntry,
    LinkKind,
    LinkStatus,
    Node,
    NodeEntry,
    NodeId,
    NodeKind,
)
from ui.kit.buttons import flat
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import N_, _
from ui.kit.layout import row
from ui.kit.rows_field import Cell, RowsField
from ui.labels.leads import IDENTIFIERS, link_words, node_words, status_words

SOURCES = {
    Source.A: N_("A 完全可靠"),
    Source.B: N_("B 通常可靠"),
    Source.C: N_("C 尚可靠"),
    Source.D: N_("D 通常不可靠"),
    Source.E: N_("E 不可靠"),
    Source.F: N_("F 无法判断"),
}
CREDIBILITIES = {
    Credibility.ONE: N_("1 已由其他来源印证"),
    Credibility.TWO: N_("2 很可能属实"),
    Credibility.THREE: N_("3 可能属实"),
    Credibility.FOUR: N_("4 存疑"),
    Credibility.FIVE: N_("5 不大可能"),
    Credibility.SIX: N_("6 无法判断"),
}
#: What the line below the name usually says.
_HINTS = {
    NodeKind.EXHIBIT: N_("颜色、层数、件号"),
    NodeKind.VEHICLE: N_("颜色、车型、年份"),
    NodeKind.PERSON: N_("在本案中是什么人"),
    NodeKind.ORGANISATION: N_("与本案的关系"),
    NodeKind.PLACE: N_("时间或距现场的距离"),
    NodeKind.PLATE: N_("谁看到的；看不清的字写 ?"),
    NodeKind.SIGHTING: N_("时间、方向"),
    NodeKind.REPORT: N_("说了什么"),
    NodeKind.POLICY: N_("起止或内容"),
    NodeKind.PHONE: N_("谁的、何时"),
    NodeKind.DOOR: N_("几号楼几单元几室"),
}


class _Graded(FormDialog):
    """What a node and a link have in common: where it comes from, when, how certain."""

    def add_common(self, today: date) -> None:
        """Add the fields below those of the form."""
        self.source = self.add(_("来源"), TextField(_("谁说的、哪份材料、何时取得")))
        self.status = self.add(
            _("状态"),
            ChoiceField({k: status_words(k) for k in LinkStatus if k is not LinkStatus.REFUTED}),
        )
        self.status.set_value(LinkStatus.UNCONFIRMED)
        self.beside(self.source, self.status)
        self.reliability = self.add(
            _("来源可靠性"),
            ChoiceField({None: _("未评级")} | {k: _(v) for k, v in SOURCES.items()}),
        )
        self.credibility = self.add(
            _("内容可信度"),
            ChoiceField({None: _("未评级")} | {k: _(v) for k, v in CREDIBILITIES.items()}),
        )
        self.beside(self.reliability, self.credibility)
        self.begins = self.add(_("起"), MomentField(today=today), key="from_at")
        self.ends = self.add(_("止"), MomentField(today=today), key="until_at")
        self.beside(self.begins, self.ends)

    def fill_common(self, one: NodeEntry | LinkEntry) -> None:
        """Show what was entered before."""
        self.source.set_value(one.source)
        self.reliability.set_value(one.grade.source if one.grade else None)
        self.credibility.set_value(one.grade.credibility if one.grade else None)
        self.begins.set_value(one.from_at)
        self.ends.set_value(one.until_at)
        if one.status is LinkStatus.REFUTED:
            # What is refuted stays so here; it is taken back by judging it anew.
            self.status.offer({one.status: status_words(one.status)})
        self.status.set_value(one.status)

    def grade(self) -> Grade | None:
        """Return the grade; one axis alone is "cannot be judged" on the other."""
        source, credibility = self.reliability.value(), self.credibility.value()
        if source is None and credibility is None:
            return None
        return Grade(source or Source.F, credibility or Credibility.SIX)


class NodeDialog(_Graded):
    """A node."""

    def __init__(self, parent: QWidget, today: date, node: Node | None = None) -> None:
        title, act = (_("登记线索"), _("登记")) if node is None else (_("更正线索"), _("更正"))
        super().__init__(parent, title, act)
        self._kept = node
        self.kind = self.add(_("种类"), ChoiceField({k: node_words(k) for k in NodeKind}))
        self.name = self.add(_("名称"), TextField(), required=True, key="label")
        self.beside(self.kind, self.name)
        self.sub = self.add(_("名称下的一行"), TextField(), key="sub")
        self.numbers = self.add(
            _("号码"),
            RowsField(
                (
                    Cell(
                        _("种类"),
                        lambda: ChoiceField({k: _(v) for k, v in IDENTIFIERS.items()}),
                        share=2,
                    ),
                    Cell(_("号码"), TextField, share=3),
                ),
                add=_("增加号码"),
            ),
            key="identifiers",
        )
        self.add_common(today)
        self.remark = self.add(_("备注"), LongField(lines=2), key="note")
        self.kind.edited.connect(self._hint)
        if node is not None:
            self._fill(node)
        self._hint()

    def entry(self) -> NodeEntry:
        """Return what was typed."""
        return NodeEntry(
            kind=self.kind.value(),
            label=self.name.value(),
            sub=self.sub.value(),
            identifiers=tuple(
                Identifier(kind, value) for kind, value in self.numbers.value() if value
            ),
            source=self.source.value(),
            grade=self.grade(),
            from_at=self.begins.value(),
            until_at=self.ends.value(),
            status=self.status.value(),
            position=self._kept.position if self._kept is not None else None,
            note=self.remark.value(),
        )

    def _fill(self, node: Node) -> None:
        self.kind.set_value(node.kind)
        self.name.set_value(node.label)
        self.sub.set_value(node.sub)
        self.numbers.set_value([(one.kind, one.value) for one in node.identifiers])
        self.fill_common(node)
        self.remark.set_value(node.note)

    def _hint(self) -> None:
        kind = self.kind.value()
        self.sub.setPlaceholderText(_(_HINTS[kind]))
        if not self.numbers.value():
            usual = {
                NodeKind.PHONE: IdentifierKind.PHONE,
                NodeKind.PERSON: IdentifierKind.ID_NUMBER,
                NodeKind.POLICY: IdentifierKind.POLICY,
            }
            self.numbers.fields(0)[0].set_value(usual.get(kind, IdentifierKind.PLATE))


class LinkDialog(_Graded):
    """A link from one node to another."""

    def __init__(
        self,
        parent: QWidget,
        today: date,
        nodes: Sequence[Node],
        ends: tuple[NodeId, NodeId],
        link: Link | None = None,
    ) -> None:
        title, act = (_("登记连线"), _("登记")) if link is None else (_("更正连线"), _("更正"))
        super().__init__(parent, title, act)
        self._kinds = {one.id: one.kind for one in nodes}
        named = {one.id: f"{one.label} {one.sub}".strip() for one in nodes}
        self.start = self.add(_("从"), ChoiceField(named))
        self.end = self.add(_("到"), ChoiceField(named))
        turn = flat(_("对调方向"), "sort")
        turn.clicked.connect(self._turn)
        self.body.addLayout(row(turn, None))
        self.kind = self.add(_("关系"), ChoiceField(), required=True, key="kind")
        self.words = self.add(_("连线上的字"), TextField(_("不填就显示关系")), key="label")
        self.beside(self.kind, self.words)
        self.add_common(today)
        self.chance = self.add(
            _("这一环成立的可能（%）"), TextField(_("不填就按等级")), key="probability"
        )
        self.chance.setValidator(QDoubleValidator(0, 100, 2, self.chance))
        self.remark = self.add(_("备注"), LongField(lines=2), key="note")
        self.start.set_value(ends[0])
        self.end.set_value(ends[1])
        for field in (self.start, self.end):
            field.edited.connect(self._offer)
        self._offer()
        if link is not None:
            self.kind.set_value(link.kind)
            self.words.set_value(link.label)
            self.fill_common(link)
            if link.probability is not None:
                self.chance.set_value(f"{link.probability * 100:g}")
            self.remark.set_value(link.note)

    def entry(self) -> LinkEntry:
        """Return what was typed."""
        return LinkEntry(
            kind=self.kind.value(),
            from_id=self.start.value(),
            to_id=self.end.value(),
            label=self.words.value(),
            source=self.source.value(),
            grade=self.grade(),
            from_at=self.begins.value(),
            until_at=self.ends.value(),
            status=self.status.value(),
            probability=_share(self.chance.value()),
            note=self.remark.value(),
        )

    def _turn(self) -> None:
        """Let the link go the other way."""
        start, end = self.start.value(), self.end.value()
        self.start.set_value(end)
        self.end.set_value(start)
        self._offer()

    def _offer(self) -> None:
        """Offer the kinds that may go between the two, and say when there is none."""
        start, end = (self._kinds.get(field.value()) for field in (self.start, self.end))
        kinds: tuple[LinkKind, ...] = ()
        if start is not None and end is not None and self.start.value() != self.end.value():
            kinds = kinds_between(start, end)
        kept = self.kind.value()
        self.kind.offer({one: link_words(one) for one in kinds})
        self.kind.set_value(kept if kept in kinds else next(iter(kinds), None))
        self.note.say("" if kinds else _("这两种线索之间没有可用的关系，换个方向试试。"))


def _share(text: str) -> float | None:
    """Read a percentage; what is none is none."""
    plain = text.replace("%", "").replace("％", "").strip()
    try:
        share = float(plain) / 100 if plain else None
    except ValueError:
        return None
    return share if share is not None and 0 <= share <= 1 else None
