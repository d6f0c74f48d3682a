"""Making a package: the things at the left, the page with its black parts at the right."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from cases.records.disclosure import Cover, PackageItem, Showing, Treatment
from cases.records.ids import CaseId, PartyId
from reports.preview import page_count, page_image
from ui.kit.buttons import Button, IconButton, primary
from ui.kit.fields import ChoiceField, FormRow, TextField
from ui.kit.i18n import N_, _
from ui.kit.layout import boxed, column, label, row
from ui.kit.marks import Tone
from ui.kit.messages import report
from ui.kit.small import Banner
from ui.kit.table import Column, RecordTable
from ui.labels.disclosure import GROUNDS, TREATMENTS
from ui.preview.pages import picture
from ui.preview.progress import ProgressStrip
from ui.rooms.disclosure.cover_view import CoverView
from ui.rooms.disclosure.prepared import REASONS, Prepared, preparing

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_SIZE = (1180, 760)
_DPI = 110
_TONES = {Treatment.COVERED: Tone.AMBER, Treatment.WITHHELD: Tone.RED}


class PackageDialog(QDialog):
    """Chooses what is shown, covered and withheld.

    Signals:
        made: a package was made, with its id.
    """

    made = Signal(int)

    def __init__(
        self,
        parent: QWidget,
        desk: "Desk",
        jobs: "Jobs",
        case_id: CaseId,
        showing: Showing,
        reader: PartyId | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._case, self._showing = desk, jobs, case_id, showing
        self._page = 0
        meeting = showing is Showing.MEETING
        title = _("制作公开证据材料") if meeting else _("制作查阅复制材料")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.table = RecordTable(
            "disclosure.items",
            (
                Column("title", N_("材料"), lambda one: one.title),
                Column("pages", N_("页"), _pages, width=60, right=True),
                Column("treatment", N_("公开方式"), _treatment, width=128, chip=_tone),
            ),
            empty=(N_("没有可以公开的材料"), N_("签发的文书和案件附件列在这里；先添加附件。")),
        )
        self.table.setAccessibleName(_("材料"))
        self.table.picked.connect(self._pick)
        treatments: dict[Any, str] = {None: _("不列入")}
        treatments |= {one: _(words) for one, words in TREATMENTS.items()}
        self.treatment = ChoiceField(treatments, name=_("公开方式"))
        grounds: dict[Any, str] = {None: "—"}
        grounds |= {one: _(words) for one, words in GROUNDS.items()}
        self.ground = ChoiceField(grounds, name=_("遮盖依据"))
        self.reason = TextField(_("目录上印出的一句话"), name=_("理由"))
        self.treatment.edited.connect(self._treat)
        self.ground.edited.connect(self._give_ground)
        self.reason.edited.connect(self._give_reason)
        self.view = CoverView()
        self.view.drawn.connect(self._cover)
        self.view.erased.connect(self._uncover)
        self._back, self._on = IconButton("left", _("前一页")), IconButton("right", _("后一页"))
        self._back.clicked.connect(partial(self._turn, -1))
        self._on.clicked.connect(partial(self._turn, 1))
        self._place = label("", "small")
        self.strip = ProgressStrip()
        self.banner = Banner("alarm")
        self.build = primary(_("制作材料包"), "check", large=True)
        self.build.clicked.connect(self._build)
        self._lay_out()
        self._suit()
        work = partial(preparing, desk, case_id, reader)
        strip = self.strip
        job = jobs.run(self, work, self._show, self._failed, strip.advance, strip.stop)
        self.strip.follow(job, _("正在查找要遮盖的内容"))

    def _lay_out(self) -> None:
        away = Button(_("取消"), large=True)
        away.clicked.connect(self.reject)
        words = _(
            "已按当事人的住址、电话、证件号码和要求保密的人自动遮盖；图片上的内容查不出，"
            "请逐页查看。拖动鼠标遮盖，右键点黑块取消；遮盖的页会变成图片，下面不留文字。"
        )
        left = column(
            self.table,
            FormRow(_("公开方式"), self.treatment),
            FormRow(_("遮盖依据"), self.ground),
            FormRow(_("理由"), self.reason),
            spacing=8,
            margins=12,
        )
        left.setStretch(0, 1)
        side = boxed(left)
        side.setFixedWidth(430)
        bar = row(8, self._back, self._place, self._on, None, spacing=6)
        right = column(boxed(bar, "header"), self.view, spacing=0)
        right.setStretch(1, 1)
        body = row(side, spacing=0)
        body.addLayout(right, 1)
        head = boxed(column(label(words, "small", wrap=True), self.banner, spacing=6, margins=12))
        foot = boxed(row(16, self.strip, None, away, self.build, 16, spacing=8), "footer")
        foot.setFixedHeight(56)
        whole = column(head, spacing=0)
        whole.addLayout(body, 1)
        whole.addWidget(foot)
        self.setLayout(whole)
        # What is made cannot be changed: Enter in a field neither makes it nor gives it up.
        for button in (away, self.build):
            button.setAutoDefault(False)

    def _show(self, found: list[Prepared]) -> None:
        self.table.show_records(found)
        if found:
            self.table.selectRow(0)
        self._suit()

    def _failed(self, error: Exception) -> None:
        self.build.setEnabled(True)
        report(self, error)

    def _current(self) -> Prepared | None:
        one = self.table.current()
        return one if isinstance(one, Prepared) else None

    def _pick(self, _record: object = None) -> None:
        self._page = 0
        self._suit()

    def _suit(self) -> None:
        """Show the thing that is chosen, and what can be said of it."""
        one = self._current()
        for chosen in (self.treatment, self.ground, self.reason):
            chosen.setEnabled(one is not None)
        if one is None:
            self.view.show_page(None, 0, ())
            self._place.setText("")
            return
        kept = one.treatment in {Treatment.COVERED, Treatment.WITHHELD}
        self.treatment.set_value(one.treatment)
        self.ground.set_value(one.ground)
        if self.reason.value() != one.reason:
            self.reason.set_value(one.reason)
        self.ground.setEnabled(kept)
        self.reason.setEnabled(kept)
        count = page_count(one.pdf) if one.pdf else 0
        self._back.setEnabled(self._page > 0)
        self._on.setEnabled(self._page + 1 < count)
        self._place.setText(_("第 {n} 页，共 {m} 页").format(n=self._page + 1, m=count or 1))
        covers = tuple(one.covers) if one.treatment is Treatment.COVERED else ()
        self.view.may_draw = bool(one.pdf) and one.treatment is not Treatment.WITHHELD
        shown = picture(*page_image(one.pdf, self._page, _DPI)) if count else None
        self.view.show_page(shown, self._page, covers)

    def _treat(self) -> None:
        one = self._current()
        if one is None:
            return
        wanted = self.treatment.value()
        if wanted in {Treatment.FULL, Treatment.COVERED} and not one.pdf:
            self.banner.say(_("这份材料没有可以显示的页，只能不予公开或者不列入。"))
            self.treatment.set_value(one.treatment)
            return
        self.banner.say("")
        one.treatment = wanted
        self._changed()

    def _give_ground(self) -> None:
        one = self._current()
        if one is not None:
            one.ground = self.ground.value()
            if one.ground is not None and one.reason in {"", *REASONS.values()}:
                one.reason = REASONS[one.ground]
            self._changed()

    def _give_reason(self) -> None:
        one = self._current()
        if one is not None:
            one.reason = self.reason.value()

    def _cover(self, cover: Cover) -> None:
        one = self._current()
        if one is not None:
            one.covers.append(cover)
            one.treatment = Treatment.COVERED
            self._changed()

    def _uncover(self, cover: Cover) -> None:
        one = self._current()
        if one is not None and cover in one.covers:
            one.covers.remove(cover)
            self._changed()

    def _changed(self) -> None:
        self.table.viewport().update()
        self._suit()

    def _turn(self, by: int, _checked: object = None) -> None:
        self._page += by
        self._suit()

    def items(self) -> tuple[PackageItem, ...]:
        """Return what the package is to hold."""
        listed = (one for one in self.table.records() if isinstance(one, Prepared))
        return tuple(one.item() for one in listed if one.treatment is not None)

    def _build(self) -> None:
        self.build.setEnabled(False)
        work = partial(self._desk.disclosure.build, self._case, self._showing, self.items())
        self._jobs.run(self, work, self._built, self._failed)

    def _built(self, package: int) -> None:
        self.made.emit(package)
        self.accept()


def _pages(one: Prepared) -> str:
    return str(page_count(one.pdf)) if one.pdf else "—"


def _treatment(one: Prepared) -> str:
    return _(TREATMENTS[one.treatment]) if one.treatment is not None else _("不列入")


def _tone(one: Prepared) -> Tone | None:
    return _TONES.get(one.treatment) if one.treatment is not None else None
