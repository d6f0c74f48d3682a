"""The board as a file: a picture with its head and legend, or the graph for other programs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QLineF,
    QMarginsF,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter, QPen
from PySide6.QtSvg import QSvgGenerator

from leads.graph.exporting import graphml, link_table, node_table
from leads.graph.nodes import Graph, LinkStatus, NodeKind
from ui.kit.i18n import N_, _, moment_text
from ui.kit.theme import font
from ui.kit.tokens import SMALL, TITLE
from ui.labels.leads import NODE_KINDS, status_words
from ui.rooms.leads.board.ink import of_paper
from ui.rooms.leads.board.kinds import LOOKS, outline
from ui.rooms.leads.board.picture import Picture
from ui.rooms.leads.board.scene import Scene
from ui.rooms.leads.board.strokes import Marks, line_pen

#: Margins of a picture, its head and its foot, in pixels.
MARGIN, HEAD, FOOT = 28, 64, 84
#: Pixels of a PNG for each of the screen, unless it would be larger than this.
SHARP, LARGEST = 2.0, 12_000
#: Points of PDF for a pixel of the screen.
_POINT = 0.75
KINDS = {
    "png": (N_("图片（PNG）…"), "PNG (*.png)"),
    "svg": (N_("矢量图（SVG）…"), "SVG (*.svg)"),
    "pdf": (N_("文档（PDF）…"), "PDF (*.pdf)"),
    "graphml": (N_("图数据（GraphML）…"), "GraphML (*.graphml)"),
    "csv": (N_("表格（CSV，节点和连线各一份）…"), "CSV (*.csv)"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above and below a picture."""

    number: str
    place: str
    by: str
    at: str
    count: str


def head_of(number: str, place: str, by: str, at: object, scene: Scene) -> Head:
    """Return the head of a picture in the language in use."""
    from datetime import datetime

    assert isinstance(at, datetime)
    count = _("{nodes} 节点 · {links} 连线").format(nodes=len(scene.nodes), links=len(scene.links))
    return Head(number, place, by, moment_text(at), count)


def size_of(scene: Scene) -> QSizeF:
    """Return the size of a picture in pixels of the screen."""
    left, top, right, bottom = scene.bounds()
    wide = max(right - left, 720.0)
    return QSizeF(wide + 2 * MARGIN, bottom - top + 2 * MARGIN + HEAD + FOOT)


def draw(painter: QPainter, scene: Scene, marks: Marks, head: Head) -> None:
    """Draw the board with head and legend, in the light colours."""
    ink, size = of_paper(), size_of(scene)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(QPointF(0, 0), size), ink("surface"))
    painter.setPen(ink("text"))
    painter.setFont(font(TITLE, bold=True))
    title = _("线索图 {number}").format(number=head.number)
    painter.drawText(QPointF(MARGIN, MARGIN + 14), title)
    painter.setFont(font(SMALL))
    painter.setPen(ink("text2"))
    said = " · ".join(filter(None, (head.place, head.count)))
    painter.drawText(QPointF(MARGIN, MARGIN + 36), said)
    right = QRectF(MARGIN, MARGIN, size.width() - 2 * MARGIN, 18)
    painter.setPen(ink("red"))
    painter.setFont(font(SMALL, bold=True))
    painter.drawText(right, Qt.AlignmentFlag.AlignRight, _("内部资料，注意保密"))
    painter.setFont(font(SMALL))
    painter.setPen(ink("text2"))
    painter.drawText(
        right.translated(0, 22),
        Qt.AlignmentFlag.AlignRight,
        _("{by} 导出于 {at}").format(by=head.by, at=head.at),
    )
    painter.save()
    left, top, _right, _bottom = scene.bounds()
    painter.translate(MARGIN - left, MARGIN + HEAD - top)
    Picture(scene, ink, "surface").paint_whole(painter, marks)
    painter.restore()
    _draw_legend(painter, QRectF(MARGIN, size.height() - FOOT, size.width() - 2 * MARGIN, FOOT))


def _draw_legend(painter: QPainter, box: QRectF) -> None:
    """Draw what lines and shapes stand for, and what the picture is not."""
    ink = of_paper()
    painter.setPen(QPen(ink("line"), 1))
    painter.drawLine(QLineF(box.topLeft(), box.topRight()))
    painter.setFont(font(SMALL))
    x, y = box.left(), box.top() + 18
    for status in LinkStatus:
        painter.setPen(line_pen(ink, status, on_path=False))
        painter.drawLine(QLineF(x, y, x + 24, y))
        painter.setPen(ink("text2"))
        words = status_words(status)
        painter.drawText(QPointF(x + 30, y + 4), words)
        x += 46 + painter.fontMetrics().horizontalAdvance(words)
    painter.drawText(QPointF(x, y + 4), _("角标：来源可靠性 A–F、内容可信度 1–6，– 为未评级"))
    x, y = box.left(), box.top() + 44
    for kind in NodeKind:
        look, words = LOOKS[kind], _(NODE_KINDS[kind])
        wide = 34 + painter.fontMetrics().horizontalAdvance(words)
        if x + wide > box.right():
            break
        painter.save()
        painter.translate(x + 9, y)
        painter.scale(18 / max(look.width, look.height), 18 / max(look.width, look.height))
        painter.setPen(QPen(ink("text2"), 2))
        painter.drawPath(outline(kind))
        painter.restore()
        painter.setPen(ink("text2"))
        painter.drawText(QPointF(x + 22, y + 4), words)
        x += wide
    painter.setPen(ink("text3"))
    painter.drawText(QPointF(box.left(), box.top() + 70), _("线索图为办案参考，不作证据，不入卷。"))


def png(scene: Scene, marks: Marks, head: Head) -> bytes:
    """Return the picture as PNG."""
    size = size_of(scene)
    sharp = min(SHARP, LARGEST / max(size.width(), size.height()))
    image = QImage(
        round(size.width() * sharp), round(size.height() * sharp), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(sharp)
    painter = QPainter(image)
    draw(painter, scene, marks, head)
    painter.end()
    return _through(lambda buffer: image.save(buffer, "PNG"))  # type: ignore[call-overload]


def svg(scene: Scene, marks: Marks, head: Head) -> bytes:
    """Return the picture as SVG."""
    size = size_of(scene)

    def write(buffer: QBuffer) -> None:
        made = QSvgGenerator()
        made.setOutputDevice(buffer)
        made.setSize(QSize(round(size.width()), round(size.height())))
        made.setViewBox(QRect(0, 0, round(size.width()), round(size.height())))
        made.setTitle(_("线索图 {number}").format(number=head.number))
        painter = QPainter(made)
        draw(painter, scene, marks, head)
        painter.end()

    return _through(write)


def pdf(scene: Scene, marks: Marks, head: Head) -> bytes:
    """Return the picture as a PDF of one page that fits it."""
    size = size_of(scene)

    def write(buffer: QBuffer) -> None:
        made = QPdfWriter(buffer)
        made.setTitle(_("线索图 {number}").format(number=head.number))
        made.setResolution(96)
        made.setPageSize(
            QPageSize(size * _POINT, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
        )
        made.setPageMargins(QMarginsF(0, 0, 0, 0))
        painter = QPainter(made)
        draw(painter, scene, marks, head)
        painter.end()

    return _through(write)


def _through(write: Callable[[QBuffer], object]) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    write(buffer)
    buffer.close()
    return bytes(held.data())


def files(kind: str, path: Path, graph: Graph, picture: Callable[[], bytes]) -> dict[Path, bytes]:
    """Return what is written where: one file, or the two tables."""
    match kind:
        case "graphml":
            return {path: graphml(graph)}
        case "csv":
            bare = path.with_suffix("")
            return {
                bare.with_name(f"{bare.name}-nodes.csv"): node_table(graph),
                bare.with_name(f"{bare.name}-links.csv"): link_table(graph),
            }
        case _:
            return {path: picture()}


def picture_of(kind: str, scene: Scene, marks: Marks, head: Head) -> Callable[[], bytes]:
    """Return what draws the picture in a form."""
    return partial({"png": png, "svg": svg, "pdf": pdf}.get(kind, png), scene, marks, head)
