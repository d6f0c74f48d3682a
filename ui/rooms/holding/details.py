"""One thing held: its periods, what must be done, and the chain of who held it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.law.custody import has_period
from cases.records.holding import Concern, Measure, Photo, Thing, ThingKind
from ui.kit.buttons import Button
from ui.kit.i18n import N_, _
from ui.kit.layout import boxed, clear, column, label, row, rule, scrolled
from ui.kit.small import Chip, GlyphMark
from ui.labels import holding as labels
from ui.rooms.holding import words
from ui.rooms.holding.photos import PhotoStrip

if TYPE_CHECKING:
    from cases.records.ids import ThingId

#: Act -> words and icon, in the order of the buttons.
ACTS = {
    "make_good": (N_("补办批准"), "check"),
    "ask": (N_("呈请补办批准…"), "seal"),
    "refused": (N_("未获批准…"), "ban"),
    "lift": (N_("解除并返还…"), "undo"),
    "ask_seizure": (N_("呈请扣押…"), "seal"),
    "convert": (N_("转为扣押…"), "check"),
    "move": (N_("移交保管…"), "send"),
    "receipt": (N_("起草凭证存卷联"), "documents"),
    "notify": (N_("起草领取通知"), "bell"),
    "announcement": (N_("起草公告"), "report"),
    "announce": (N_("登记公告…"), "report"),
    "ask_longer": (N_("呈请延长…"), "seal"),
    "extend": (N_("延长期限…"), "calendar"),
    "appraisal": (N_("告知鉴定期间…"), "clock"),
    "ask_disposal": (N_("呈请处理…"), "seal"),
    "dispose": (N_("处理…"), "ban"),
    "photo": (N_("添加照片…"), "camera"),
    "give_back": (N_("返还…"), "check"),
}


def offered(thing: Thing) -> tuple[str, ...]:
    """Return what may be done with a thing as it stands."""
    if not thing.held:
        return ()
    if Concern.TO_LIFT in thing.concerns:
        return ("lift", "photo")
    if not thing.approved:
        return ("ask", "make_good", "refused", "move", "receipt", "photo")
    return (*_on_registered(thing), "move", "receipt", "photo", *_to_end(thing))


def _on_registered(thing: Thing) -> tuple[str, ...]:
    """Return how evidence registered in place is decided on."""
    return ("ask_seizure", "convert") if thing.measure is Measure.REGISTERED else ()


def _to_end(thing: Thing) -> list[str]:
    """Return what makes the period longer, and what ends the holding."""
    found = []
    if thing.kind is ThingKind.VEHICLE:
        found.append("notify" if thing.notified_at is None else "announcement")
        if thing.notified_at is not None and thing.announced_on is None:
            found.append("announce")
        if thing.announced_on is not None:
            found += ["ask_disposal", "dispose"]
    elif thing.measure is Measure.FORFEITED:
        found += ["ask_disposal", "dispose"]
    if has_period(thing.measure, thing.kind):
        found += ["appraisal", "ask_longer", "extend"]
    if thing.measure is not Measure.FORFEITED:
        found.append("give_back")
    return found


class ThingDetails(QWidget):
    """The pane at the right.

    Signals:
        wanted: an act, by its key.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        self._shown: ThingId | None = None
        self._body, self._photos = column(spacing=8, margins=12), column(spacing=0)
        inner = boxed(self._body)
        self.setLayout(column(scrolled(inner), spacing=0))
        self.show_thing(None, may_write=False)

    def show_thing(self, thing: Thing | None, *, may_write: bool) -> None:
        """Show a thing, or say what the pane is for."""
        clear(self._body)
        self.buttons = {}
        self._shown = None if thing is None else thing.id
        if thing is None:
            self._body.addWidget(label(_("选一件物品，看它的期限和保管经过。"), "muted", wrap=True))
            self._body.addStretch(1)
            return
        self._body.addWidget(label(thing.item, "title", wrap=True))
        chips = [Chip(_(labels.CONCERNS[one]), labels.CONCERN_TONES[one]) for one in thing.concerns]
        for chip in chips:
            self._body.addLayout(row(chip, None))
        for caption, text in _facts(thing):
            self._body.addWidget(_pair(caption, text))
        self._running(thing)
        self._photos = column(spacing=0)
        self._body.addLayout(self._photos)
        self._offer(offered(thing) if may_write else ())
        self._chain(thing)
        self._body.addStretch(1)

    def show_photos(self, thing: Thing, photos: Sequence[Photo]) -> None:
        """Show the photographs of the thing in view, once they have been read."""
        if self._shown == thing.id and photos:
            self._photos.addWidget(PhotoStrip(photos))

    def _running(self, thing: Thing) -> None:
        for one in thing.running:
            title = label(words.running_title(one), wrap=True)
            due = label(words.due_text(one), "bold")
            line = row(GlyphMark(words.running_glyph(one)), title, None, due, spacing=6)
            self._body.addLayout(line)
            self._body.addWidget(label(one.article, "muted", wrap=True))

    def _offer(self, keys: Iterable[str]) -> None:
        made = []
        for key in keys:
            text, icon = ACTS[key]
            button = Button(_(text), icon)
            button.clicked.connect(lambda _checked=False, key=key: self.wanted.emit(key))
            self.buttons[key] = button
            made.append(button)
        for left, right in zip(made[::2], [*made[1::2], None], strict=False):
            pair = row(left, right, spacing=8) if right is not None else row(left, None)
            self._body.addLayout(pair)

    def _chain(self, thing: Thing) -> None:
        self._body.addWidget(rule())
        self._body.addWidget(label(_("保管经过"), "bold"))
        for step in thing.steps:
            head = row(
                label(_(labels.THING_ACTS[step.act])), None, label(words.when(step), "small")
            )
            self._body.addLayout(head)
            self._body.addWidget(label(words.step_text(step), "small", wrap=True))


def _facts(thing: Thing) -> list[tuple[str, str]]:
    found = [
        (_("措施"), _(labels.MEASURES[thing.measure])),
        (_("凭证"), thing.receipt),
        (_("持有人"), thing.taken_from),
        (_("特征"), thing.features),
        (_("保管"), " · ".join(filter(None, (thing.holder, thing.place)))),
    ]
    if thing.receipt_refused:
        found.append((_("拒签"), thing.receipt_refused))
    if thing.photos:
        found.append((_("照片"), str(len(thing.photos))))
    return [(caption, text) for caption, text in found if text]


def _pair(caption: str, text: str) -> QWidget:
    muted = label(caption, "muted")
    muted.setFixedWidth(64)
    holder = QWidget()
    holder.setLayout(row(muted, label(text, wrap=True), spacing=8))
    layout = holder.layout()
    assert layout is not None
    return holder
