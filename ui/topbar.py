"""The bar at the top: the name, the way into the palette, who sits here, alerts, the lock."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget
from typing_extensions import override

from ui.kit.buttons import Button, IconButton
from ui.kit.i18n import _, ngettext
from ui.kit.icons import paint_icon
from ui.kit.layout import label, row
from ui.kit.punctuation import listed
from ui.kit.small import KeyCap
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import BODY
from ui.labels.station import ROLES

if TYPE_CHECKING:
    from cases.records.officers import Officer


class TopBar(QFrame):
    """The bar.

    Signals:
        palette_wanted, lock_wanted, alerts_wanted, password_wanted, sign_out_wanted.
        typed: letters on the search field; the palette goes on with them.
    """

    palette_wanted = Signal()
    typed = Signal(str)
    lock_wanted = Signal()
    alerts_wanted = Signal()
    password_wanted = Signal()
    sign_out_wanted = Signal()

    def __init__(self, officer: "Officer", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "topbar")
        self.setFixedHeight(44)
        self.field = _PaletteField()
        self.field.clicked.connect(self.palette_wanted)
        self.field.typed.connect(self.typed)
        roles = listed(_(ROLES[role]) for role in sorted(officer.roles))
        # The first of his roles in the order of the station; the menu has them all.
        first = next((_(words) for role, words in ROLES.items() if role in officer.roles), "")
        self._who = Button(f"{officer.name}  {first}".strip(), "user", kind="who")
        self._who.setToolTip(roles)
        menu = QMenu(self)
        menu.addAction(roles).setEnabled(False)
        menu.addSeparator()
        menu.addAction(_("修改口令…")).triggered.connect(self.password_wanted)
        menu.addAction(_("退出登录")).triggered.connect(self.sign_out_wanted)
        self._who.setMenu(menu)
        self.bell = Button("", "bell", kind="flat")
        self.bell.clicked.connect(self.alerts_wanted)
        self.alerts(0)
        if officer.is_guest:
            # There is nothing to search, and nothing of the agenda that is his.
            self.field.hide()
            self.bell.hide()
        lock = IconButton("lock", _("锁定（Ctrl+L）"))
        lock.clicked.connect(self.lock_wanted)
        brand = label(_("案结"), "brand")
        brand.setFixedWidth(48)
        self._line = row(16, brand, self.field, None, self._who, self.bell, lock, 8, spacing=8)
        self.setLayout(self._line)

    def stand_before_name(self, widget: QWidget) -> None:
        """Put a widget before the officer's name."""
        self._line.insertWidget(self._line.indexOf(self._who), widget)

    def alerts(self, count: int) -> None:
        """Show how many duties are overdue or due today."""
        self.bell.setText(str(count) if count else "")
        words = ngettext("提醒{n}件", "提醒 {n} 件", count).format(n=count)
        self.bell.setAccessibleName(words)
        self.bell.setToolTip(words)


class _PaletteField(QPushButton):
    """Looks like a search field and opens the palette.

    Signals:
        typed: letters typed on it.
    """

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(520, 28)
        self.setAccessibleName(_("搜索案件、当事人、号牌、文书"))
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setLayout(row(None, KeyCap("Ctrl+K"), 6))
        theme().changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(colour("sel_line" if focused else "line_strong"), 2 if focused else 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        paint_icon(painter, "search", QRectF(8, 5, 18, 18), "text3")
        painter.setFont(font(BODY))
        painter.setPen(colour("text3"))
        words = QRect(32, 0, self.width() - 100, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.accessibleName())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
