"""The numbers of one register and year: which paper bears each, and which are void and why."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from cases.papers.kinds import FormKind, NumberSource
from cases.records.documents import RegisterNumber
from ui.kit.buttons import Button
from ui.kit.fields import ChoiceField
from ui.kit.i18n import N_, _, moment_text, ngettext
from ui.kit.jobs import Jobs
from ui.kit.layout import boxed, label, row
from ui.kit.marks import Glyph
from ui.kit.messages import messages
from ui.kit.table import Column, RecordTable
from ui.labels.papers import FORMS

if TYPE_CHECKING:
    from cases.services.desk import Desk


def _void(one: RegisterNumber) -> bool:
    return one.voided_at is not None


COLUMNS = (
    Column("n", N_("号"), lambda one: str(one.n), width=48, right=True, sort=lambda one: one.n),
    Column("number", N_("编号"), lambda one: one.number, width=220, struck=_void),
    Column("taken", N_("取号时间"), lambda one: moment_text(one.taken_at), width=140),
    Column(
        "state",
        N_("状态"),
        lambda one: _("作废") if _void(one) else _("使用中"),
        width=88,
        glyph=lambda one: Glyph.STOPPED if _void(one) else Glyph.DONE,
    ),
    Column("reason", N_("作废原因"), lambda one: one.reason or "—"),
)


class NumbersDialog(QDialog):
    """The numbers of the unit's registers."""

    def __init__(self, parent: QWidget, desk: "Desk", jobs: Jobs, years: tuple[int, ...]) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self.setWindowTitle(_("编号登记簿"))
        self.resize(760, 520)
        own = [
            kind for kind in FormKind if desk.press.form(kind).number_source is NumberSource.UNIT
        ]
        self.form = ChoiceField({kind: _(FORMS[kind]) for kind in own}, name=_("文书种类"))
        words = {year: _("{year} 年").format(year=year) for year in years}
        self.year = ChoiceField(words, name=_("按年份筛选"))
        self.spoil = Button(_("作废下一个号…"))
        self.count = label("", "small")
        self.table = RecordTable("numbers", COLUMNS, empty=(_("还没有取过号"), _("签发时取号。")))
        head = boxed(
            row(16, label(_("编号登记簿"), "title"), self.form, self.year, None, self.spoil, 16),
            "header",
        )
        head.setFixedHeight(52)
        close = Button(_("关闭"), large=True)
        close.clicked.connect(self.accept)
        foot = row(16, self.count, None, close, 16)
        foot.setContentsMargins(0, 10, 0, 10)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.table, 1)
        whole.addWidget(boxed(foot, "footer"))
        # Else Enter in the list would spoil a number, the first button made.
        close.setDefault(True)
        self.form.edited.connect(self.reload)
        self.year.edited.connect(self.reload)
        self.spoil.clicked.connect(self._spoil)
        self.reload()

    def reload(self) -> None:
        """Read the numbers again."""
        work = partial(self._desk.documents.numbers, self.form.value(), self.year.value())
        self._jobs.run(self, work, self._show)

    def _show(self, numbers: tuple[RegisterNumber, ...]) -> None:
        self.table.show_records(numbers)
        void = sum(map(_void, numbers))
        self.count.setText(
            ngettext("{n}个号，作废 {void}", "{n} 个号，作废 {void}", len(numbers)).format(
                n=len(numbers), void=void
            )
        )

    def _spoil(self) -> None:
        text = messages().ask_text(
            self,
            _("作废下一个号"),
            _("原因，例如手写文书填错。这个号保留在登记簿中，不再使用。"),
            act=_("作废"),
        )
        if text:
            work = partial(self._desk.documents.spoil_number, self.form.value(), text)
            self._jobs.run(self, work, self._spoilt)

    def _spoilt(self, _number: Any) -> None:
        self.reload()
