"""The imports of the past, and taking one back as a whole."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.records.ledger import ImportRecord
from ui.kit.buttons import Button
from ui.kit.i18n import N_, _, moment_text
from ui.kit.marks import Tone
from ui.kit.messages import messages
from ui.kit.table import Column, RecordTable

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class ImportsTable(RecordTable):
    """Lists what was brought in; `take_back` stands wherever its owner puts it.

    Signals:
        taken_back: an import has gone.
    """

    taken_back = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(
            "ledger.imports",
            (
                Column(
                    "when",
                    N_("时间"),
                    lambda one: moment_text(one.imported_at),
                    width=150,
                    sort=lambda one: one.imported_at,
                ),
                Column("file", N_("文件"), lambda one: one.file_name),
                Column("who", N_("经办"), lambda one: one.imported_by, width=88),
                _count("in", N_("导入"), "rows_in"),
                _count("double", N_("重复"), "rows_double"),
                _count("refused", N_("未导入"), "rows_refused"),
                Column("state", N_("状态"), _state, width=140, chip=_tone),
            ),
            empty=(N_("还没有导入过台账"), N_("导入之后在这里可以整批撤回。")),
            parent=parent,
        )
        self._desk, self._jobs = desk, jobs
        self.setAccessibleName(_("以往的导入"))
        self.take_back = Button(_("整批撤回"), "undo", kind="flat")
        self.take_back.setEnabled(False)
        self.take_back.clicked.connect(self._ask)
        self.picked.connect(self._offer)

    def reload(self) -> None:
        """Read the imports anew."""
        self._jobs.run(self, self._desk.ledger.imports, self.show_imports)

    def drop(self) -> None:
        """Forget what is shown."""
        self.show_records(())

    def show_imports(self, imports: tuple[ImportRecord, ...]) -> None:
        """Show the imports."""
        self.show_records(imports)
        self._offer(None)

    def _offer(self, one: ImportRecord | None) -> None:
        self.take_back.setEnabled(one is not None and one.can_be_taken_back)

    def _ask(self) -> None:
        one: ImportRecord | None = self.current()
        if one is None:
            return
        lines = [
            _("“{name}”导入的 {n} 件案件将全部删除，日志保留导入和撤回的记录。").format(
                name=one.file_name, n=one.rows_in
            )
        ]
        act = _("整批撤回")
        if messages().confirm(self, _("撤回导入"), lines, act, danger=True):
            self.take_back.setEnabled(False)
            work = partial(self._desk.ledger.take_back, one.import_id)
            self._jobs.run(self, work, self._gone)

    def _gone(self, _count: int) -> None:
        self.reload()
        self.taken_back.emit()


def _count(key: str, title: str, name: str) -> Column:
    return Column(
        key,
        title,
        lambda one: str(getattr(one, name)),
        width=72,
        right=True,
        sort=lambda one: getattr(one, name),
        context="column",
    )


def _state(one: ImportRecord) -> str:
    if one.taken_back_at is not None:
        return _("已撤回")
    return _("可以撤回") if one.can_be_taken_back else _("已有办理")


def _tone(one: ImportRecord) -> Tone:
    return Tone.GREY if one.taken_back_at is not None else Tone.OUTLINE
