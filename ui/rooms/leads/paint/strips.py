"""Two paint layer systems as drawn strips, the difference of each pair between them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from leads.evidence.kinds import Layer
from leads.evidence.layers import Comparison, Fit, LayerPair
from leads.evidence.photographed import on_screen
from ui.kit.i18n import _
from ui.kit.marks import paint_hatch
from ui.kit.punctuation import clauses, headed
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import SMALL
from ui.labels.candidates import FITS
from ui.labels.evidence import FINISHES, ORIGINS, ROLES

#: Between the two sides, in pixels; a row; its strip.
MIDDLE, ROW, _STRIP = 124, 58, 26
_ROLES = {
    Fit.SAME: "green",
    Fit.CLOSE: "amber",
    Fit.DIFFERENT: "red",
    Fit.MISSING: "red",
    Fit.UNMEASURED: "text3",
    Fit.RESPRAY: "text2",
    Fit.NOT_PRESERVED: "text3",
}


class Strips(QWidget):
    """The strips, from the outside in."""

    def __init__(self) -> None:
        super().__init__()
        self._pairs: tuple[LayerPair, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("漆层比对"))
        theme().changed.connect(self.update)

    def show_comparison(self, found: Comparison | None) -> None:
        """Show a comparison, or none."""
        self._pairs = found.pairs if found is not None else ()
        self.setAccessibleDescription(
            clauses(headed(_told(one.left or one.right), difference(one)) for one in self._pairs)
        )
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(560, max(1, len(self._pairs)) * ROW)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = (self.width() - MIDDLE) / 2
        for number, pair in enumerate(self._pairs):
            top = number * ROW
            self._draw(painter, pair.left, QRectF(0, top, side, ROW))
            self._draw(painter, pair.right, QRectF(side + MIDDLE, top, side, ROW))
            middle = QRectF(side, top + 4, MIDDLE, _STRIP)
            painter.setFont(font(bold=True))
            painter.setPen(colour("text"))
            painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, difference(pair))
            painter.setFont(font(SMALL))
            painter.setPen(colour(_ROLES[pair.fit]))
            below = QRectF(side + 2, top + 6 + _STRIP, MIDDLE - 4, ROW - _STRIP - 6)
            words = _(FITS[pair.fit]) + (_("（仅目测）") if pair.visual_only else "")
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(below, flags | Qt.TextFlag.TextWordWrap, words)

    def _draw(self, painter: QPainter, layer: Layer | None, where: QRectF) -> None:
        box = QRectF(where.left() + 0.5, where.top() + 4.5, where.width() - 1, _STRIP)
        pen = QPen(colour("line_strong"), 1)
        if layer is None:
            pen.setStyle(Qt.PenStyle.DashLine)
        elif layer.lab is None:
            paint_hatch(painter, box)
        else:
            red, green, blue = on_screen(layer.lab)
            painter.fillRect(box, QColor.fromRgbF(red, green, blue))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        painter.setFont(font(SMALL))
        painter.setPen(colour("text2"))
        below = QRectF(where.left(), box.bottom() + 1, where.width(), 20)
        metrics = painter.fontMetrics()
        words = metrics.elidedText(
            _told(layer), Qt.TextElideMode.ElideRight, int(where.width()) - 2
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, words)


def difference(pair: LayerPair) -> str:
    """Return the difference of a pair, or a dash where nothing was measured on both sides."""
    return "—" if pair.difference is None else f"ΔE00 {pair.difference:.2f}"


def _told(layer: Layer | None) -> str:
    if layer is None:
        return _("没有这一层")
    parts = [layer.name or _(ROLES[layer.role]), _(FINISHES[layer.finish])]
    parts.append(_(ORIGINS[layer.origin]))
    if layer.lab is not None:
        light, green, blue = layer.lab
        parts.append(f"{light:.1f} / {green:.1f} / {blue:.1f}")
    if layer.thickness is not None:
        parts.append(f"{layer.thickness:g} μm")
    return " · ".join(parts)
