"""One exhibit: what it is, where it is, what does not fit, its photographs, what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cases.records.exhibits import ExhibitKind
from leads.exhibits.records import Exhibit
from ui.kit.buttons import Button, IconButton
from ui.kit.i18n import N_, _, moment_text
from ui.kit.layout import boxed, clear, column, label, row, rule, scrolled
from ui.kit.marks import Tone
from ui.kit.small import Chip
from ui.labels import exhibits as labels
from ui.rooms.leads.exhibits import words
from ui.rooms.leads.exhibits.photos import PhotoStrip

#: Act -> words and icon, in the order of the buttons.
ACTS = {
    "photo": (N_("添加照片…"), "camera"),
    "grade": (N_("评定等级…"), "scale"),
    "print": (N_("打印登记表…"), "print"),
    "pdf": (N_("存为 PDF…"), "export"),
    "change": (N_("更正信息…"), "edit"),
}


class ExhibitDetails(QWidget):
    """The pane at the right.

    Signals:
        wanted: an act, by its key.
        photo_wanted: a photograph is to be shown large, by its place.
        sheet_wanted: a sheet printed before is to be saved again, by the number of its copy.
    """

    wanted = Signal(str)
    photo_wanted = Signal(int)
    sheet_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        self.strip: PhotoStrip | None = None
        self._body = column(spacing=8, margins=12)
        self.setLayout(column(scrolled(boxed(self._body), _("详情")), spacing=0))
        self.show_exhibit(None, may_write=False)

    def show_exhibit(self, one: Exhibit | None, *, may_write: bool) -> None:
        """Show an exhibit, or say what the pane is for."""
        clear(self._body)
        self.buttons, self.strip = {}, None
        if one is None:
            self._body.addWidget(label(_("选一件物证，看它的照片和保管链。"), "muted", wrap=True))
            self._body.addStretch(1)
            return
        self._body.addWidget(label(words.title(one), "title", wrap=True))
        self._body.addLayout(row(*_chips(one), None, spacing=6))
        for caption, text in _facts(one):
            self._body.addWidget(_pair(caption, text))
        for flag in one.flags:
            self._body.addWidget(_Doubt(_(labels.FLAGS[flag.kind]), words.flag_sentence(flag)))
        self._photos(one)
        if may_write:
            self._offer()
        self._printed(one)
        self._body.addStretch(1)

    def _photos(self, one: Exhibit) -> None:
        self._body.addWidget(rule())
        title = _("照片 {n}").format(n=len(one.photos)) if one.photos else _("照片")
        self._body.addWidget(label(title, "bold"))
        if not one.photos:
            self._body.addWidget(label(_("还没有照片。"), "muted"))
            return
        self.strip = PhotoStrip()
        self.strip.show_photos(one.photos)
        self.strip.opened.connect(self.photo_wanted)
        self._body.addWidget(self.strip)

    def _offer(self) -> None:
        made = []
        for key, (text, icon) in ACTS.items():
            button = Button(_(text), icon)
            button.clicked.connect(lambda _checked=False, key=key: self.wanted.emit(key))
            self.buttons[key] = button
            made.append(button)
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, button in enumerate(made):
            grid.addWidget(button, *divmod(place, 2))
        self._body.addLayout(grid)

    def _printed(self, one: Exhibit) -> None:
        if not one.printed:
            return
        self._body.addWidget(rule())
        self._body.addWidget(label(_("已打印的登记表"), "bold"))
        for sheet in one.printed:
            told = _("第 {n} 份，交付 {receiver}").format(n=sheet.copy_no, receiver=sheet.receiver)
            again = IconButton("export", _("另存这一份"))
            again.clicked.connect(
                lambda _checked=False, sheet=sheet: self.sheet_wanted.emit(sheet.copy_no)
            )
            line = row(label(told, wrap=True), again, spacing=4)
            line.setStretch(0, 1)
            self._body.addLayout(line)
            by = f"{sheet.printed_by} {moment_text(sheet.printed_at)}"
            self._body.addWidget(label(by, "small"))


class _Doubt(QWidget):
    """What does not fit, with its sentence."""

    def __init__(self, word: str, sentence: str) -> None:
        super().__init__()
        self.setLayout(
            column(row(Chip(word, Tone.RED), None), label(sentence, "small", wrap=True), spacing=2)
        )


def _chips(one: Exhibit) -> list[QWidget]:
    found: list[QWidget] = [
        Chip(_(labels.KINDS[one.kind]), Tone.OUTLINE),
        Chip(words.grade_text(one), words.grade_tone(one)),
        Chip(_(labels.STANDINGS[one.standing]), labels.STANDING_TONES[one.standing]),
    ]
    if one.kind is ExhibitKind.KEY and one.traces_at is None:
        found.append(Chip(_("未提取痕迹"), Tone.AMBER))
    return found


def _facts(one: Exhibit) -> list[tuple[str, str]]:
    found = " · ".join((moment_text(one.found_at), one.found_where))
    facts = [
        (_("发现"), found),
        (_("提取人"), one.found_by),
        (_("数量"), one.quantity),
        (_("特征"), one.features),
        (_("现在"), words.where_text(one)),
        (_("包装"), one.packing),
        (_("封签"), one.seal or _("无")),
        (_("来源"), _("“财物”中的在扣物品") if one.thing_id is not None else ""),
    ]
    facts.append((_("线索板"), one.node or _("还没有放上线索板")))
    if one.traces_at is not None:
        facts.append((_("痕迹"), _("{when} 提取").format(when=moment_text(one.traces_at))))
    return [(caption, text) for caption, text in facts if text]


def _pair(caption: str, text: str) -> QWidget:
    muted = label(caption, "muted")
    muted.setFixedWidth(56)
    holder = QWidget()
    line = row(muted, label(text, wrap=True), spacing=8)
    line.setStretch(1, 1)
    holder.setLayout(line)
    return holder
