"""The import of a ledger as a whole: four steps in one dialog."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.copies import CopyKind, CopyMark, CopyWay, Leaving
from cases.records.ledger import SHARED, Field, ImportResult, MappedFile
from ui.kit.i18n import N_, _
from ui.kit.importing.columns_page import Asked, ColumnsPage
from ui.kit.importing.steps import ImportSteps, Wording, Work
from ui.kit.messages import messages
from ui.labels.ledger import FIELDS
from ui.ledger.choose_page import ChoosePage

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


_ASKED = Asked(
    FIELDS,
    frozenset({Field.OCCURRED_AT}),
    N_("请指出哪一列是事故时间；没有事故时间的行不能导入。"),
    SHARED,
)


class LedgerWizard(ImportSteps):
    """Brings in a ledger, and takes one back as a whole."""

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        self._desk = desk
        self._brought: ImportResult | None = None
        self.choose = ChoosePage(desk, jobs)
        wording = Wording(
            title=_("导入台账"),
            first=_("选择文件"),
            preview_note=_("读不出来的行不导入，其余照常导入；同一行不会导入两次。"),
            saved=_("改好之后，用同一个窗口把这张表再导入即可。"),
        )
        super().__init__(jobs, self.choose, ColumnsPage(_ASKED), wording, parent)
        self.choose.file_chosen.connect(self.open_file)
        self.choose.imports.taken_back.connect(self.brought_in)
        self.outcome.take_back_wanted.connect(self._take_back)
        self.choose.imports.reload()

    @override
    def drop(self) -> None:
        """Forget what is shown: the window is being locked."""
        self._brought = None
        self.choose.imports.drop()
        super().drop()

    @override
    def reading(self, path: Path, sheet: str | None) -> Work:
        return partial(self._desk.ledger.inspect, path, sheet)

    @override
    def previewing(self, file: MappedFile[Any]) -> Work:
        return partial(self._desk.ledger.preview, file, self.columns.mapping())

    @override
    def number(self, name: str) -> CopyMark:
        leaving = Leaving(kind=CopyKind.DATA, way=CopyWay.TABLE, title=name)
        return self._desk.copies.number(leaving)

    @override
    def bringing_in(self, file: MappedFile[Any]) -> Work:
        return partial(self._desk.ledger.bring_in, file, self.columns.mapping())

    @override
    def show_outcome(self, result: ImportResult) -> None:
        self._brought = result
        self.outcome.show_result(result)
        self.choose.imports.reload()

    def _take_back(self) -> None:
        result = self._brought
        if result is None:
            return
        lines = [
            _("“{name}”导入的 {n} 件案件将全部删除，日志保留导入和撤回的记录。").format(
                name=result.file_name, n=result.rows_in
            )
        ]
        if messages().confirm(self, _("撤回导入"), lines, _("整批撤回"), danger=True):
            self.run(partial(self._desk.ledger.take_back, result.import_id), self._taken_back)

    def _taken_back(self, count: int) -> None:
        self.outcome.show_taken_back(count)
        self.choose.imports.reload()
        self.ended()
        self.brought_in.emit()
