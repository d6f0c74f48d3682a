"""The preview: the real page of a document, its copies and pages, zoom, a tool bar above."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reports.preview import page_count, page_image
from ui.kit.buttons import IconButton
from ui.kit.i18n import _
from ui.kit.jobs import Jobs
from ui.kit.layout import boxed, label, row
from ui.preview.pages import A4, PageArea, Picture, picture, size_at

ZOOMS = (0.25, 0.33, 0.5, 0.64, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0)


class PreviewPanel(QFrame):
    """Shows a PDF page by page; with copies, copy by copy.

    Signals:
        copy_changed: another copy is shown, counted from zero.
        drawn: a page is on the screen.
    """

    copy_changed = Signal(int)
    drawn = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self._jobs = jobs
        self._pdf = b""
        self._title = ""
        self._copies: tuple[str, ...] = ()
        self._per_copy = 1
        self._page = 0
        self._pages = 0
        self._zoom = 0.0
        self._wanted: tuple[int, float] | None = None
        self._name = label("", "bold")
        self._copy_name = label("", "small")
        self._back = IconButton("left", _("前一页"))
        self._on = IconButton("right", _("后一页"))
        self._place = label("", "small")
        self._percent = label("", "small")
        self._percent.setMinimumWidth(40)
        smaller = IconButton("zoom-out", _("缩小"))
        larger = IconButton("zoom-in", _("放大"))
        self._fit = IconButton("fit", _("适合宽度或者整页"))
        bar = row(
            16,
            self._name,
            self._copy_name,
            self._back,
            self._on,
            None,
            self._place,
            smaller,
            self._percent,
            larger,
            self._fit,
            8,
            spacing=6,
        )
        head = boxed(bar, "header")
        head.setFixedHeight(36)
        self.area = PageArea()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.area, 1)
        self._back.clicked.connect(self._previous)
        self._on.clicked.connect(self._next)
        smaller.clicked.connect(self._smaller)
        larger.clicked.connect(self._larger)
        self._fit.clicked.connect(self._toggle_fit)
        self.area.resized.connect(self._refit)
        self.area.zoomed.connect(self._step_zoom)
        self.area.turned.connect(self._turn)
        self._say()

    @property
    def pdf(self) -> bytes:
        """The bytes on show."""
        return self._pdf

    @property
    def page(self) -> int:
        """The page on show, counted from zero through all copies."""
        return self._page

    def show_pdf(
        self,
        pdf: bytes,
        title: str,
        *,
        copies: Sequence[str] = (),
        pages_per_copy: int = 0,
        across: bool = False,
    ) -> None:
        """Show a document.

        Args:
            pdf: Its bytes; with copies, one after the other.
            title: Words above the page.
            copies: Who gets each copy that is in the bytes.
            pages_per_copy: How many pages each of them has.
            across: Its pages are A4 across.
        """
        self.area.paper = A4[::-1] if across else A4
        same = pdf == self._pdf and title == self._title
        self._pdf, self._title, self._copies = pdf, title, tuple(copies)
        self._pages = page_count(pdf)
        self._per_copy = pages_per_copy or max(1, self._pages)
        if not same:
            self._page = 0
        self._draw()

    def show_copy(self, index: int) -> None:
        """Go to the first page of a copy, counted from zero."""
        if 0 <= index * self._per_copy < self._pages and index != self._copy():
            self._page = index * self._per_copy
            self._draw()

    def empty(self) -> None:
        """Show nothing."""
        self._pdf, self._title, self._copies, self._pages, self._page = b"", "", (), 0, 0
        self._wanted = None
        self.area.sheet.show_picture(None, self.area.sheet.minimumSize() * 0)
        self._say()

    def _copy(self) -> int:
        return self._page // self._per_copy

    def _say(self) -> None:
        self._name.setText(self._title)
        copies = len(self._copies)
        several = copies > 1
        if self._copies and self._copy() < copies:
            words = _("第 {n} 份 {name}").format(
                n=self._copy() + 1, name=self._copies[self._copy()]
            )
        else:
            words = ""
        self._copy_name.setText(words)
        turning = several or self._pages > 1
        by_copy = several and self._per_copy == 1
        self._back.rename(_("前一份") if by_copy else _("前一页"))
        self._on.rename(_("后一份") if by_copy else _("后一页"))
        self._back.setVisible(turning)
        self._on.setVisible(turning)
        self._back.setEnabled(self._page > 0)
        self._on.setEnabled(self._page + 1 < self._pages)
        here = self._page % self._per_copy + 1 if self._pages else 0
        pages = min(self._per_copy, self._pages)
        self._place.setText(_("{here} / {pages} 页").format(here=here, pages=pages))
        self._percent.setText(f"{round(self._current_zoom() * 100)} %")

    def _current_zoom(self) -> float:
        return self._zoom or self.area.fitting_zoom()

    def _draw(self) -> None:
        self._say()
        if not self._pdf:
            return
        zoom = self._current_zoom()
        self._wanted = (self._page, zoom)
        work = partial(_drawn, self._pdf, self._page, zoom, self.devicePixelRatioF())
        self._jobs.run(self, work, self._show)

    def _show(self, made: Picture) -> None:
        # A page that was asked for before the last turn is late and is dropped.
        if self._wanted != (made.page, made.zoom):
            return
        size = size_at(made.image.size(), self.devicePixelRatioF())
        self.area.sheet.show_picture(made.image, size)
        self.drawn.emit()

    def _turn(self, step: int) -> None:
        target = self._page + step
        if not 0 <= target < self._pages:
            return
        before = self._copy()
        self._page = target
        self.area.verticalScrollBar().setValue(0)
        self._draw()
        if self._copy() != before:
            self.copy_changed.emit(self._copy())

    def _previous(self) -> None:
        self._turn(-1)

    def _next(self) -> None:
        self._turn(1)

    def _smaller(self) -> None:
        self._step_zoom(-1)

    def _larger(self) -> None:
        self._step_zoom(1)

    def _step_zoom(self, step: int) -> None:
        now = self._current_zoom()
        if step > 0:
            self._zoom = next((zoom for zoom in ZOOMS if zoom > now + 0.01), ZOOMS[-1])
        else:
            self._zoom = next((zoom for zoom in reversed(ZOOMS) if zoom < now - 0.01), ZOOMS[0])
        self._draw()

    def _toggle_fit(self) -> None:
        self._zoom = 0.0 if self._zoom else self.area.whole_zoom()
        self._draw()

    def _refit(self) -> None:
        if not self._zoom:
            self._draw()


def _drawn(pdf: bytes, page: int, zoom: float, ratio: float) -> Picture:
    width, height, data = page_image(pdf, page, 96 * zoom * ratio)
    return Picture(page, zoom, picture(width, height, data))
