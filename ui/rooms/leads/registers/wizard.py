"""The import of an extract: four steps in one dialog."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.copies import CopyKind, CopyMark, CopyWay, Leaving
from cases.records.ids import CaseId
from cases.records.ledger import MappedFile
from leads.registers.fields import OFFERED, REQUIRED, ExtractKind
from leads.registers.records import ExtractResult
from leads.services.extracts import ExtractService
from ui.kit.i18n import _, day_full, ngettext
from ui.kit.importing.columns_page import Asked, ColumnsPage
from ui.kit.importing.steps import ImportSteps, Wording, Work
from ui.labels.registers import FIELDS, MISSING
from ui.rooms.leads.registers.about_page import AboutPage

if TYPE_CHECKING:
    from datetime import date

    from ui.kit.jobs import Jobs


class ExtractWizard(ImportSteps):
    """Brings in an extract: first whence, for what and until when."""

    def __init__(
        self,
        service: ExtractService,
        jobs: "Jobs",
        case_id: CaseId,
        approved: Mapping[ExtractKind, bool],
        today: "date",
        parent: QWidget | None = None,
    ) -> None:
        self._service, self._case_id = service, case_id
        self.about = AboutPage(approved, today)
        wording = Wording(
            title=_("导入登记库摘录"),
            first=_("来源和文件"),
            preview_note=_("认不出的颜色、年份按空白处理；没有号牌等关键内容的行不导入。"),
            saved=_("其中有个人信息，用完请删除。"),
        )
        columns = ColumnsPage(asked_of(ExtractKind.VEHICLES))
        super().__init__(jobs, self.about, columns, wording, parent)
        self.outcome.take_back.hide()
        self.about.file_chosen.connect(self.open_file)
        self.about.changed.connect(self.refresh)

    @override
    def reading(self, path: Path, sheet: str | None) -> Work:
        kind = self.about.entry().kind
        return partial(self._service.inspect, self._case_id, path, kind, sheet)

    @override
    def previewing(self, file: MappedFile[Any]) -> Work:
        kind, mapping = self.about.entry().kind, self.columns.mapping()
        return partial(self._service.preview, self._case_id, file, mapping, kind)

    @override
    def number(self, name: str) -> CopyMark:
        leaving = Leaving(kind=CopyKind.DATA, way=CopyWay.TABLE, title=name, case_id=self._case_id)
        return self._service.desk.copies.number(leaving)

    @override
    def bringing_in(self, file: MappedFile[Any]) -> Work:
        entry, mapping = self.about.entry(), self.columns.mapping()
        return partial(self._service.bring_in, self._case_id, file, mapping, entry)

    @override
    def show_outcome(self, result: ExtractResult) -> None:
        words = ngettext("导入了{n}行", "导入了 {n} 行", result.rows_in).format(
            n=f"{result.rows_in:,}"
        )
        self.outcome.show_outcome(words, _lines(result), result.header, result.refused)

    @override
    def show_columns(self, file: MappedFile[Any]) -> None:
        self.columns.show_file(file, asked_of(self.about.entry().kind))

    @override
    def may_leave_first(self) -> bool:
        return super().may_leave_first() and self.about.is_complete()

    @override
    def leave_first(self, file: MappedFile[Any]) -> None:
        # The kind may be another by now, and with it what the columns may hold.
        self.open_file(Path(file.path))


def asked_of(kind: ExtractKind) -> Asked:
    """Return what the columns of an extract may hold, in words."""
    return Asked(
        {field: FIELDS[field] for field in OFFERED[kind]},
        frozenset({REQUIRED[kind]}),
        MISSING[kind],
    )


def _lines(result: ExtractResult) -> list[str]:
    lines = [
        _("共读取 {read} 行；{double} 行重复，没有重复导入；{refused} 行未导入。").format(
            read=f"{result.rows_read:,}",
            double=f"{result.rows_double:,}",
            refused=f"{result.rows_refused:,}",
        ),
        _("使用至 {day}，到期由程序删除。").format(day=day_full(result.until)),
    ]
    unread = sum(count for _held, _words, count in result.unread)
    if unread:
        lines.append(
            _("{n} 处颜色、年份等认不出，按空白处理；打开该行仍能看到原文。").format(
                n=f"{unread:,}"
            )
        )
    return lines
