"""Which nodes and links are shown: kinds, grades, certainty, time, words; kept under names."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from leads.evidence.grade import Source
from leads.graph.board import SavedFilter
from leads.graph.filtering import Filter
from leads.graph.nodes import LinkStatus, NodeKind
from ui.kit.buttons import Button, primary
from ui.kit.fields import CheckField, ChoiceField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.layout import boxed, column, label, row
from ui.kit.punctuation import listed
from ui.labels.leads import node_words, status_words


class FilterBox(QDialog):
    """The dialog of the filter.

    Signals:
        changed: with the filter in force.
        kept: with a name and the filter, to be kept under it.
        dropped: with the id of a kept filter.
    """

    changed = Signal(object)
    kept = Signal(str, object)
    dropped = Signal(object)

    def __init__(
        self, parent: QWidget, today: date, chosen: Filter, saved: tuple[SavedFilter, ...]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("筛选线索"))
        self._saved = {one.id: one for one in saved}
        self._kinds = {kind: CheckField(node_words(kind)) for kind in NodeKind}
        self._sources = {source: CheckField(source.value) for source in Source}
        self._ungraded = CheckField(_("未评级"))
        self._statuses = {status: CheckField(status_words(status)) for status in LinkStatus}
        self._begins = MomentField(today=today, name=_("起"))
        self._ends = MomentField(today=today, name=_("止"))
        self._words = TextField(_("名称、号码、备注里的字"), name=_("文字"))
        self._choice = ChoiceField(name=_("已存的筛选"))
        self._choice.offer({None: _("（未选）")} | {one.id: one.name for one in saved})
        self._choice.setMinimumWidth(128)
        self._choice.edited.connect(self._take_saved)
        self._name = TextField(_("取个名字"), name=_("筛选的名字"))
        keep, drop = Button(_("保存")), Button(_("删除"))
        keep.clicked.connect(self._keep)
        drop.clicked.connect(self._drop)
        done, whole = primary(_("应用"), large=True), Button(_("全部显示"), large=True)
        done.clicked.connect(self._apply)
        whole.clicked.connect(self._clear)
        body = column(
            label(_("筛选线索"), "title"),
            row(label(_("已存的筛选"), "small"), self._choice, drop, self._name, keep),
            label(_("种类"), "bold"),
            _grid(list(self._kinds.values()), 4),
            label(_("来源等级"), "bold"),
            row(*self._sources.values(), self._ungraded, None, spacing=16),
            label(_("状态"), "bold"),
            row(*self._statuses.values(), None, spacing=16),
            label(_("时间"), "bold"),
            row(self._begins, label("–"), self._ends),
            label(_("文字"), "bold"),
            self._words,
            spacing=8,
            margins=20,
        )
        foot = row(20, whole, None, done, spacing=8)
        foot.setContentsMargins(0, 10, 20, 10)
        self.setLayout(column(body, boxed(foot, "footer"), spacing=0))
        # Enter in a field filters; it would delete a kept filter, the first button made.
        done.setDefault(True)
        self.resize(560, 480)
        self.show_filter(chosen)

    def show_filter(self, chosen: Filter) -> None:
        """Show a filter; an empty set of it means everything."""
        for kind, box in self._kinds.items():
            box.set_value(not chosen.kinds or kind in chosen.kinds)
        for source, box in self._sources.items():
            box.set_value(not chosen.sources or source in chosen.sources)
        for status, box in self._statuses.items():
            box.set_value(not chosen.statuses or status in chosen.statuses)
        self._ungraded.set_value(chosen.is_ungraded_in)
        self._begins.set_value(chosen.from_at)
        self._ends.set_value(chosen.until_at)
        self._words.set_value(chosen.words)

    def value(self) -> Filter:
        """Return the filter; all ticked is no filter."""
        kinds = frozenset(kind for kind, box in self._kinds.items() if box.value())
        sources = frozenset(one for one, box in self._sources.items() if box.value())
        statuses = frozenset(one for one, box in self._statuses.items() if box.value())
        return Filter(
            kinds=frozenset() if len(kinds) == len(NodeKind) else kinds,
            sources=frozenset() if len(sources) == len(Source) else sources,
            statuses=frozenset() if len(statuses) == len(LinkStatus) else statuses,
            from_at=self._begins.value(),
            until_at=self._ends.value(),
            words=self._words.value(),
            is_ungraded_in=self._ungraded.value(),
        )

    def _apply(self) -> None:
        self.changed.emit(self.value())
        self.accept()

    def _clear(self) -> None:
        self.show_filter(Filter())
        self._apply()

    def _take_saved(self) -> None:
        chosen = self._saved.get(self._choice.value())
        if chosen is not None:
            self.show_filter(chosen.filter)
            self._name.set_value(chosen.name)

    def _keep(self) -> None:
        if not self._name.value():
            self._name.fault(_("必填"))
            self._name.setFocus()
            return
        self.kept.emit(self._name.value(), self.value())
        self._apply()

    def _drop(self) -> None:
        if self._choice.value() is not None:
            self.dropped.emit(self._choice.value())
            self._clear()


def _grid(fields: list[CheckField], across: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    for place, field in enumerate(fields):
        grid.addWidget(field, place // across, place % across)
    return grid


def in_words(chosen: Filter, kinds: int) -> str:
    """Return a filter in the words of its button: how many kinds, which grades."""
    shown = len(chosen.kinds) if chosen.kinds else kinds
    letters = sorted(one.value for one in chosen.sources)
    grades = listed(letters) if letters else "A–F"
    words = _("种类 {kinds} · 等级 {grades}").format(kinds=shown, grades=grades)
    more = chosen.statuses or chosen.from_at or chosen.until_at or chosen.words
    return _("{words} · 另有条件").format(words=words) if more else words
