"""说情过问: what was asked as a favour, and what was done about it; only added to."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.officers import Role
from cases.records.outsiders import Favour
from ui.kit.asking import Asking
from ui.kit.buttons import Button, primary
from ui.kit.i18n import _, moment_text
from ui.kit.layout import Panel, column, label
from ui.kit.listbar import ListBar
from ui.kit.marks import Tone
from ui.kit.small import Chip
from ui.rooms.confidential.favours_forms import handle_form, record_form
from ui.rooms.confidential.favours_table import favours_table, recorder_text, steps_text, unit_text

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class FavoursPage(Asking):
    """The favours an officer may see: his own records; of an inspector, all."""

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._desk = desk
        self.table = favours_table("confidential.favours", wide=True)
        self.table.picked.connect(self._tell)
        self.record = primary(_("登记说情"), "plus")
        self.record.clicked.connect(self.enter)
        self.handle = Button(_("登记处置"), "check")
        self.handle.clicked.connect(self._handle)
        self._panel = Panel(_("说情、过问登记"))
        # The register of copies, which inspection reads, would tell who has records of his own.
        self.table.may_leave = desk.officer.holds(Role.INSPECTOR, Role.DISCIPLINE)
        self.bar = ListBar(self.table, counted=False)
        self.bar.export.setVisible(self.table.may_leave)
        for tool in (Chip(_("只增不改"), Tone.GREY), self.bar, self.handle, self.record):
            self._panel.tools.addWidget(tool)
        self._panel.body.addWidget(self.table)
        self._whole = label("", "small", wrap=True)
        about = Panel(_("内容与处置"))
        about.body.addLayout(column(self._whole, None, margins=12))
        about.setMinimumHeight(150)
        words = label(
            _(
                "领导干部、内部人员、亲友打听、说情、打招呼，一律如实登记，全程留痕"
                "（2015年两个规定）。登记后不能更改，处置另行追加；记录人受保护。"
            ),
            "small",
            wrap=True,
        )
        whole = column(words, self._panel, about, spacing=12, margins=16)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._tell(None)

    @override
    def reload(self) -> None:
        """Read the list anew."""
        self._jobs.run(self, self._desk.favours.list, self._show)

    def drop(self) -> None:
        """Forget what is shown."""
        self.bar.drop()
        self.table.show_records(())
        self._panel.set_hint("")
        self._tell(None)

    def enter(self) -> None:
        """Record a favour."""
        self.ask(record_form(self, self._desk))

    def _handle(self) -> None:
        favour = self.table.current()
        if isinstance(favour, Favour):
            self.ask(handle_form(self, self._desk, favour))

    def _show(self, found: tuple[Favour, ...]) -> None:
        self.table.show_records(found)
        self._panel.set_hint(str(len(found)))
        self._tell(self.table.current())

    def _tell(self, favour: Any) -> None:
        chosen = isinstance(favour, Favour)
        self.handle.setEnabled(chosen)
        self._whole.setText(_whole_text(favour) if chosen else _("选一条查看全文。"))


def _whole_text(favour: Favour) -> str:
    entry = favour.entry
    lines = [
        f"{moment_text(entry.at)}　{entry.person}　{unit_text(favour)}",
        entry.words,
        _("凭据：{proof}").format(proof=entry.proof) if entry.proof else "",
        _("记录人：{who}").format(who=recorder_text(favour)),
        steps_text(favour),
    ]
    return "\n".join(filter(None, lines))
