"""Seals (用印): which issued papers were sealed, when, on how many copies, for whom."""

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from cases.records.hand_overs import SealedPaper
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, TextField
from ui.kit.i18n import N_, _, moment_text
from ui.kit.marks import Tone
from ui.kit.table import Column
from ui.rooms.practice.page import ListPage
from ui.rooms.practice.quality_forms import NumberField

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Kinds of seal on papers of accidents (Order 146 arts 64, 65; 违法处理 art. 25; 行政程序 art. 67).
SEALS = {
    "道路交通事故处理专用章": N_("道路交通事故处理专用章"),
    "公安机关交通管理部门印章": N_("公安机关交通管理部门印章"),
    "公安机关印": N_("公安机关印"),
}


class SealsPage(ListPage):
    """Issued papers and the seals on them."""

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(
            desk,
            jobs,
            "seals",
            (
                _("用印登记"),
                _(
                    "已签发的文书何时盖了什么章、盖了几份、谁申请、谁用印；按月的台账在“文书”里打印。"
                ),
                _("已签发的文书"),
            ),
            (
                Column("case", N_("案号"), lambda one: one.number, width=110),
                Column("title", N_("文书"), lambda one: one.title),
                Column("paper", N_("文书编号"), lambda one: one.paper, width=210),
                Column("seal", N_("印章"), _seal, width=210, chip=_tone),
                Column("copies", N_("份数"), lambda one: str(one.copies), width=60, right=True),
                Column(
                    "at",
                    N_("用印时间"),
                    lambda one: moment_text(one.used_at) if one.used_at else "—",
                    width=140,
                    muted=True,
                ),
                Column("keeper", N_("用印人"), lambda one: one.keeper, width=90, muted=True),
            ),
            (N_("没有已签发的文书"), ""),
        )
        self.offer("use", _("登记用印"), "seal", self._use, lambda _one: True)

    @override
    def read(self) -> tuple[SealedPaper, ...]:
        return self.desk.seals.papers()

    def _use(self) -> None:
        one = self.table.current()
        assert isinstance(one, SealedPaper)
        dialog = FormDialog(self, _("登记用印"), _("登记"))
        dialog.note.say(f"{one.title}　{one.paper}")
        seals = {seal: _(words) for seal, words in SEALS.items()}
        seal = dialog.add(_("印章"), ChoiceField(seals), required=True, key="seal")
        copies = dialog.add(_("份数"), NumberField(1, 99, max(1, one.copies)), key="copies")
        applicant = dialog.add(_("申请人"), TextField())
        applicant.set_value(self.desk.officer.name)

        def prepare() -> "Callable[[], object]":
            act = self.desk.seals.use_seal
            return partial(act, one.document_id, seal.value(), copies.value(), applicant.value())

        self.ask((dialog, prepare))


def _seal(one: SealedPaper) -> str:
    return one.seal or _("未登记用印")


def _tone(one: SealedPaper) -> Tone | None:
    return None if one.seal else Tone.YELLOW
