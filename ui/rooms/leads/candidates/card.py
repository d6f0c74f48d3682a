"""The candidate in the inspector: how probable, why, and what to ask next."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cases.records.ids import CaseId
from cases.records.times import local
from leads.evidence.candidates import RankedVehicle
from leads.evidence.overview import Overview
from leads.evidence.records import PriorWeight
from leads.evidence.scale import scale_source
from leads.graph.nodes import Node
from leads.ranking.counting import Counting
from leads.ranking.explaining import Bar
from ui.kit.asking import Asking
from ui.kit.buttons import Button, link
from ui.kit.i18n import _, ngettext, pgettext
from ui.kit.layout import clear, column, label, row, rule
from ui.kit.marks import Tone
from ui.kit.messages import messages
from ui.kit.punctuation import bracketed, listed
from ui.kit.small import Chip
from ui.labels.candidates import called, percent, plate_text, reasons, vehicle_words
from ui.labels.evidence import NOTICE
from ui.labels.leads import link_words
from ui.rooms.leads.candidates.feed import feed_of
from ui.rooms.leads.candidates.waterfall import Piece, Waterfall
from ui.rooms.leads.paint.about import flecks_of
from ui.rooms.leads.paint.dialog import PaintDialog

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


#: Weights that would be shown as 0.00.
_NOTHING = 0.005


class CandidateCard(Asking):
    """The card; it takes no room while nobody is looked at.

    Signals:
        tab_wanted: go to a tab of the room.
        changed: read the board anew.
    """

    tab_wanted = Signal(str)
    changed = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._desk = desk
        self.feed = feed_of(desk, jobs)
        self._nodes: tuple[Node, ...] = ()
        self.fall = Waterfall()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self.feed.told.connect(self._show)
        self.feed.picked.connect(self._show)
        self.hide()

    def show_case(self, case_id: CaseId) -> None:
        """Show the candidates of a case."""
        self.feed.show_case(case_id, self)

    def show_nodes(self, nodes: tuple[Node, ...]) -> None:
        """Keep to what is chosen on the board: a node of another kind is no candidate."""
        self._nodes = nodes
        self._show()

    @override
    def reload(self) -> None:
        self.feed.refresh()

    def drop(self) -> None:
        """Forget everything shown."""
        self._nodes = ()
        clear(self._body)
        self.hide()

    # --- showing -----------------------------------------------------------------------------

    def _show(self) -> None:
        clear(self._body)
        shown, one = self.feed.shown, self.feed.chosen
        if shown is None or one is None or not self._is_meant(one):
            self.hide()
            return
        self._body.addLayout(self._head(one, shown))
        self._body.addWidget(rule())
        self._body.addLayout(self._weights(one, shown))
        if shown.next:
            from ui.rooms.leads.inquiries.card import next_card

            self._body.addWidget(rule())
            self._body.addWidget(next_card(self, self.feed, shown.next[0]))
        self._body.addWidget(rule())
        self.show()

    def _is_meant(self, one: RankedVehicle) -> bool:
        """Tell whether what is chosen on the board does not stand for something else."""
        if not self._nodes:
            return True
        return len(self._nodes) == 1 and self.feed.name_of(self._nodes[0].id) == one.name

    def _head(self, one: RankedVehicle, shown: Overview) -> QVBoxLayout:
        chance = label(percent(one.probability))
        chance.setStyleSheet("font-size: 16px; font-weight: 700;")
        place = _("已排除") if one.exclusion is not None else _("第 {n} 位").format(n=one.rank)
        strength = Chip(called(one.explanation.verbal), Tone.OUTLINE)
        strength.setToolTip(_("等级的名称取自：{source}").format(source=scale_source()))
        chips = row(
            chance,
            Chip(place, Tone.GREY if one.exclusion is not None else Tone.ACCENT),
            strength,
            None,
            spacing=8,
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, 64)
        grid.setColumnStretch(1, 1)
        for place_, (caption, words) in enumerate(_facts(one, shown)):
            value = label(words, wrap=True)
            value.setStyleSheet("font-size: 12px;")
            grid.addWidget(label(caption, "small"), place_, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, place_, 1)
        head = column(chips, grid, spacing=8)
        if shown.boarded.get(one.name) is None:
            name = label(one.label or plate_text(one.name), "bold")
            head.insertLayout(0, row(name, None, label(_("不在线索板上"), "small")))
            if shown.may_write and one.extract is not None:
                bring = Button(_("放到线索板"), "plus")
                bring.clicked.connect(self._bring)
                head.addLayout(row(bring, None))
        if shown.may_write and one.hand is not None:
            away = link(_("撤回这辆手工加入的车…"))
            away.clicked.connect(self._withdraw)
            head.addLayout(row(away, None))
        head.setContentsMargins(16, 4, 16, 12)
        return head

    def _weights(self, one: RankedVehicle, shown: Overview) -> QVBoxLayout:
        told, titles = one.explanation, shown.candidates.titles
        grades = {item.item: item.grade for item in shown.candidates.evidence}
        telling = tuple(bar for bar in told.bars if _tells(bar, one))
        self.fall = Waterfall()
        self.fall.show_explanation(
            replace(told, bars=telling),
            {
                bar.item: Piece(titles.get(bar.item, _("排除")), grades.get(bar.item))
                for bar in telling
            },
        )
        counts = _("{a} 条支持 · {b} 条反对").format(a=len(told.supports), b=len(told.against))
        body = column(
            row(label(_("证据权重 log10 LR"), "bold"), None, label(counts, "small")),
            self.fall,
            spacing=4,
        )
        if not telling:
            body.addWidget(
                label(_("还没有能区分车辆的证据；按“登记线索”登记。"), "small", wrap=True)
            )
        silent = len(told.bars) - len(telling)
        if telling and silent:
            words = ngettext("另{n}条对本车无区分", "另 {n} 条对本车无区分", silent)
            body.addWidget(label(words.format(n=silent), "small"))
        for words in (_from_to(one, shown), *_groups(one, titles), reasons(told, titles)):
            body.addWidget(label(words, "small", wrap=True))
        if flecks_of(self.feed):
            paint = link(_("车漆样品、漆层比对…"))
            paint.clicked.connect(self._compare)
            body.addLayout(row(paint, None))
        body.addWidget(label(_(NOTICE), "muted", wrap=True))
        body.setContentsMargins(16, 12, 16, 12)
        return body

    def _withdraw(self) -> None:
        """Take out a vehicle that was entered by hand; it stays on record."""
        one = self.feed.chosen
        if one is None or one.hand is None:
            return
        title = _("撤回手工加入的 {name}").format(name=one.label or plate_text(one.name))
        caption = _("理由。撤回后保留记录，不再排列；查明不是它的，请用“排除”。")
        reason = messages().ask_text(self, title, caption, act=_("撤回"))
        if reason:
            self.do(partial(self.feed.service.withdraw_vehicle, one.hand, reason))

    def _compare(self) -> None:
        """Put the flecks of the case beside a sample of the vehicle."""
        PaintDialog(self, self.feed, self._jobs).open()

    def _bring(self) -> None:
        """Put a vehicle of an extract on the board."""
        one = self.feed.chosen
        if one is None or one.extract is None:
            return
        from leads.registers.records import ExtractId
        from leads.services.extracts import ExtractService

        extract, place = one.extract
        work = partial(ExtractService(self._desk).put_on_board, ExtractId(extract), [place])
        self._jobs.run(self, work, self._brought)

    def _brought(self, _nodes: object) -> None:
        self.changed.emit()
        self.reload()


def _tells(bar: Bar, one: RankedVehicle) -> bool:
    """Tell whether an item is worth a line: that another vehicle was excluded is not."""
    if bar.counted.counting is Counting.SILENT or abs(bar.weight) < _NOTHING:
        return False
    own = one.exclusion.item if one.exclusion is not None else ""
    return bar.item == own or not (bar.item.startswith("x") and bar.weight > 0)


def _facts(one: RankedVehicle, shown: Overview) -> list[tuple[str, str]]:
    """Return what the register says of the vehicle, and who had it on paper and in fact."""
    boarded = shown.boarded.get(one.name)
    lines = [(_("车型"), vehicle_words(one.vehicle))]
    if boarded is not None:
        for caption, kept in (
            (pgettext("vehicle", "登记人"), boarded.on_paper),
            (_("当夜使用"), boarded.in_fact),
        ):
            lines.append(
                (
                    caption,
                    listed(
                        bracketed(
                            who.name,
                            listed(
                                filter(
                                    None,
                                    (
                                        link_words(who.kind),
                                        f"{local(who.from_at):%Y-%m-%d}" if who.from_at else "",
                                    ),
                                )
                            ),
                        )
                        for who in kept
                    )
                    or _("未知"),
                )
            )
    if one.exclusion is not None:
        lines.append((_("排除理由"), bracketed(one.exclusion.reason, one.exclusion.by)))
    return [(caption, words) for caption, words in lines if words]


def _from_to(one: RankedVehicle, shown: Overview) -> str:
    """Return prior and posterior in words."""
    found = shown.candidates
    after = percent(one.probability)
    if found.prior.weights:
        return _("先验按设定加权（{why}）→ 后验 {after}").format(
            why=listed(map(_weighted, found.prior.weights)), after=after
        )
    among = round(found.population / (1 - found.prior.none)) if found.population else 1
    return _("先验 1 / {n} → 后验 {after}").format(n=f"{among:,}", after=after)


def _weighted(one: PriorWeight) -> str:
    return f"{one.value} × {one.times:g}"


def _groups(one: RankedVehicle, titles: dict[str, str]) -> list[str]:
    """Say which items count less because another says the same, or is of the same source."""
    found = []
    for bar in one.explanation.bars:
        names = {
            "one": titles.get(bar.item, bar.item),
            "other": titles.get(bar.counted.behind, bar.counted.behind),
        }
        match bar.counted.counting:
            case Counting.DISCOUNTED:
                found.append(_("“{one}”与“{other}”同属一组，弱者折减。").format(**names))
            case Counting.SAME_SOURCE:
                found.append(_("“{one}”与“{other}”同出一源，只计一次。").format(**names))
            case Counting.FULL | Counting.SILENT:
                pass
    return found
