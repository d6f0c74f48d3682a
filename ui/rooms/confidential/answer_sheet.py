"""What may be told, as ticks; what is withheld, with its ground; the answer made of the ticks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.answers.composing import Sheet, closing, composed
from cases.answers.kinds import Item
from cases.answers.matrix import KeptBack
from ui.kit.fields import CheckField, LongField
from ui.kit.i18n import _
from ui.kit.icons import pixmap
from ui.kit.layout import boxed, clear, column, label, row
from ui.kit.theme import theme
from ui.labels.outsiders import WITHHELD


class TickLine(QWidget):
    """A tick with a sentence that is wrapped; a click on the sentence ticks as well."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tick = CheckField("")
        self.tick.setAccessibleName(text)
        line = row(self.tick, label(text, wrap=True), spacing=8)
        line.setStretch(1, 1)
        line.setAlignment(self.tick, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.tick.toggle()


class AnswerSheet(QWidget):
    """The lower half of the form, for those who handle the case.

    Signals:
        edited: a tick or the answer has changed.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._ticks: dict[Item, CheckField] = {}
        self._composed = ""
        self._offers, self._kept = column(spacing=6, margins=10), column(spacing=6, margins=10)
        self.answer = LongField(_("答复"), name=_("答复"), lines=5)
        self.answer.edited.connect(self.edited)
        self._heads = [label("") for _turn in range(2)]
        self.setLayout(
            column(
                row(
                    self._heads[0],
                    label(_("可以告知"), "bold"),
                    label(_("勾选即记入答复"), "small"),
                    None,
                    spacing=6,
                ),
                boxed(self._offers, "panel"),
                row(
                    self._heads[1],
                    label(_("不得告知"), "bold"),
                    label(_("记录已扣留及理由"), "small"),
                    None,
                    spacing=6,
                ),
                boxed(self._kept, "panel"),
                row(
                    label(_("答复"), "bold"), label(_("可直接念给询问人"), "small"), None, spacing=6
                ),
                self.answer,
            )
        )
        theme().changed.connect(self._dress)
        self._dress()

    def show_sheet(self, sheet: Sheet) -> None:
        """Offer what may be told to whoever asks."""
        self._sheet = sheet
        self._ticks = {}
        clear(self._offers)
        for offer in sheet.offers:
            line = TickLine(offer.text)
            line.tick.set_value(offer.is_ticked)
            line.tick.edited.connect(self._compose)
            self._ticks[offer.item] = line.tick
            self._offers.addWidget(line)
        if not sheet.offers:
            self._offers.addWidget(label(_("没有可以告知的事项"), "muted"))
        self._list_kept(sheet.withheld)
        self._composed = ""
        self.answer.set_value("")
        self._compose()

    def told(self) -> tuple[Item, ...]:
        """Return what is ticked."""
        return tuple(item for item, tick in self._ticks.items() if tick.value())

    def drop(self) -> None:
        """Forget what was offered and typed."""
        self._sheet, self._ticks, self._composed = None, {}, ""
        clear(self._offers)
        clear(self._kept)
        self.answer.set_value("")

    def _compose(self) -> None:
        """Make the answer anew, unless the officer has put it into words of his own."""
        if self._sheet is None:
            return
        made = composed(self._sheet, self.told(), closing(self._sheet.asker))
        if self.answer.value() in {"", self._composed}:
            self.answer.set_value(made)
        self._composed = made
        self.edited.emit()

    def _list_kept(self, withheld: Sequence[KeptBack]) -> None:
        clear(self._kept)
        for one in withheld:
            mark = label("")
            mark.setPixmap(pixmap("ban", "red", 14))
            ground = label(one.ground, "small", wrap=True)
            ground.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line = row(mark, label(_(WITHHELD[one.what]), wrap=True), ground, spacing=8)
            line.setStretch(1, 6)
            line.setStretch(2, 5)
            self._kept.addWidget(boxed(line))

    def _dress(self) -> None:
        for head, name, role in zip(self._heads, ("check", "close"), ("green", "red"), strict=True):
            head.setPixmap(pixmap(name, role, 16))
        if self._sheet is not None:
            self._list_kept(self._sheet.withheld)
