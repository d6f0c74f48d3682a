"""The tab 财物 of a case: things held and money advanced, and what is done with them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from cases.law.approvals import Approving
from cases.records.approvals import ApprovalState
from cases.records.holding import Advance, Holding, Thing
from cases.records.ids import CaseId
from cases.refusals import Refusal
from ui.kit.asking import Asking, Form
from ui.kit.buttons import Button, flat
from ui.kit.i18n import N_, _
from ui.kit.layout import Panel, boxed, column, row
from ui.kit.listbar import ListBar
from ui.kit.messages import messages
from ui.kit.table import RecordTable
from ui.rooms.case.opened import Opened
from ui.rooms.holding import (
    advance_forms,
    keeping_forms,
    leaving_forms,
    request_forms,
    seize_form,
)
from ui.rooms.holding.columns import ADVANCES, THINGS
from ui.rooms.holding.details import ThingDetails

if TYPE_CHECKING:
    from cases.records.cases import CaseFile
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


#: Width of the field that finds in the list: beside it stand the acts.
_FIND = 112


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tab shows."""

    case_id: CaseId
    holding: Holding
    #: Subjects approved and not used yet, by what was asked for.
    approved: Mapping[Approving, tuple[str, ...]]


def reading(desk: "Desk", case_id: CaseId) -> Callable[[], Shown]:
    """Return the work that reads what the tab shows."""

    def read() -> Shown:
        found = desk.holding.of_case(case_id)
        try:
            asked = desk.approvals.of_case(case_id)
        except Refusal:
            asked = ()
        live = {
            kind: tuple(
                dict.fromkeys(
                    one.subject
                    for one in asked
                    if one.kind is kind and one.state is ApprovalState.APPROVED
                )
            )
            for kind in (Approving.SEIZURE, Approving.EVIDENCE_REGISTRATION)
        }
        return Shown(case_id, found, live)

    return read


class HoldingTab(Asking):
    """The tab.

    Signals:
        document_wanted: look at a paper in its room.
        counted: how many things are held now.
    """

    document_wanted = Signal(int)
    counted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._desk = desk
        self._file: CaseFile | None = None
        self._shown: Shown | None = None
        self._thing: Thing | None = None
        self.buttons: dict[str, Button] = {}
        self.things = RecordTable(
            "holding.things",
            THINGS,
            empty=(N_("本案没有扣留、扣押的物品"), N_("按“扣留、扣押…”登记。")),
        )
        self.advances = RecordTable(
            "holding.advances",
            ADVANCES,
            empty=(N_("没有预付款"), N_("预付款完全自愿，不是放行的条件。")),
        )
        self.details = ThingDetails()
        self.details.wanted.connect(self._act)
        self.things.picked.connect(self._pick)
        self.advances.picked.connect(self._suit)
        self.setLayout(column(self._make_body(), spacing=0))
        self._suit(None)

    def show_opened(self, opened: Opened) -> None:
        """Show what is held in the case."""
        if self._file is None or self._file.case_id != opened.case_id:
            self.drop()
        self._file = opened.file
        self.reload()

    @override
    def reload(self) -> None:
        if self._file is not None:
            self._jobs.run(self, reading(self._desk, self._file.case_id), self._show)

    def drop(self) -> None:
        """Forget what is shown."""
        self._file, self._shown, self._thing = None, None, None
        self.things.show_records(())
        self.advances.show_records(())
        self.details.show_thing(None, may_write=False)

    # --- building ----------------------------------------------------------------------------

    def _make_body(self) -> QWidget:
        things = Panel(_("扣留、扣押的物品"))
        bar = ListBar(self.things, counted=False)
        bar.field.setFixedWidth(_FIND)
        things.tools.addWidget(bar)
        for key, text, icon, act in (
            ("ask_seizure", _("呈请批准…"), "seal", self._ask_seizure),
            ("seize", _("扣留、扣押…"), "plus", self._seize),
        ):
            things.tools.addWidget(self._tool(key, text, icon, act))
        things.body.addWidget(self.things)
        money = Panel(_("自愿预付款"))
        for key, text, icon, act in (
            ("move_advance", _("支付、退还…"), "send", self._move_advance),
            ("advance_receipt", _("起草收据"), "documents", self._advance_receipt),
            ("take_advance", _("登记预付款…"), "plus", self._take_advance),
        ):
            money.tools.addWidget(self._tool(key, text, icon, act))
        money.body.addWidget(self.advances)
        money.setFixedHeight(188)
        left = column(things, money, spacing=12)
        left.setStretch(0, 1)
        right = Panel(_("经过"))
        right.setFixedWidth(336)
        right.body.addWidget(self.details)
        whole = row(left, right, spacing=12, margins=16)
        whole.setStretch(0, 1)
        return boxed(whole, "sunken")

    def _tool(self, key: str, text: str, icon: str, act: Callable[[], None]) -> Button:
        button = flat(text, icon)
        button.clicked.connect(act)
        self.buttons[key] = button
        return button

    # --- showing -----------------------------------------------------------------------------

    def _show(self, shown: Shown) -> None:
        if self._file is None or shown.case_id != self._file.case_id:
            return
        self._shown = shown
        kept = self._thing.id if self._thing is not None else None
        self.things.show_records(shown.holding.things)
        self.advances.show_records(shown.holding.advances)
        if not self.things.pick(lambda one: one.id == kept):
            self.things.pick(lambda _one: True)
        self._pick(self.things.current())
        self.counted.emit(sum(one.held for one in shown.holding.things))

    def _pick(self, thing: Thing | None) -> None:
        self._thing = thing
        self.details.show_thing(thing, may_write=self._may_write())
        if thing is not None and thing.photos:
            work = partial(self._desk.holding.photos, thing.id)
            self._jobs.run(self, work, partial(self.details.show_photos, thing))
        self._suit(None)

    def _suit(self, _record: object) -> None:
        may = self._may_write()
        advance = self.advances.current()
        fits = {
            "move_advance": isinstance(advance, Advance) and advance.left > 0,
            "advance_receipt": isinstance(advance, Advance),
        }
        for key, button in self.buttons.items():
            button.setEnabled(may and fits.get(key, True))

    def _may_write(self) -> bool:
        return self._shown is not None and self._shown.holding.may_write

    # --- acts --------------------------------------------------------------------------------

    def _ask_seizure(self) -> None:
        if self._file is not None:
            case_id = self._file.case_id
            self.ask(request_forms.ask_taking(self, self._desk, case_id))

    def _seize(self) -> None:
        if self._file is not None and self._shown is not None:
            self.ask(seize_form.seize(self, self._desk, self._file, self._shown.approved))

    def _take_advance(self) -> None:
        if self._file is not None:
            self.ask(advance_forms.take(self, self._desk, self._file))

    def _advance_receipt(self) -> None:
        one = self.advances.current()
        if isinstance(one, Advance):
            self._draft(partial(self._desk.holding.draft_advance_receipt, one.id))

    def _move_advance(self) -> None:
        one = self.advances.current()
        if isinstance(one, Advance):
            self.ask(advance_forms.move(self, self._desk, one))

    def _act(self, key: str) -> None:
        """Begin an act on the thing in view."""
        thing, desk = self._thing, self._desk
        if thing is None:
            return
        opened = self._form(key, thing)
        if opened is not None:
            self.ask(opened)
            return
        match key:
            case "make_good":
                self.do(partial(desk.holding.make_good, thing.id))
            case "photo":
                self._add_photo(thing)
            case "receipt":
                self._draft(partial(desk.holding.draft_receipt, (thing.id,)))
            case "notify":
                self._draft(partial(desk.holding.draft_collection, (thing.id,)))
            case "announcement":
                self._draft(partial(desk.holding.draft_announcement, (thing.id,)))

    def _form(self, key: str, thing: Thing) -> Form | None:
        """Return the form of an act that has one."""
        desk = self._desk
        opens: dict[str, Callable[[QWidget, Desk, Thing], Form]] = {
            "move": keeping_forms.move,
            "convert": keeping_forms.convert,
            "extend": keeping_forms.extend,
            "appraisal": keeping_forms.tell_appraisal,
            "give_back": leaving_forms.give_back,
            "lift": partial(leaving_forms.give_back, lift=True),
            "refused": keeping_forms.refuse,
            "announce": leaving_forms.announce,
            "dispose": leaving_forms.dispose,
        }
        if key in opens:
            return opens[key](self, desk, thing)
        asked = {
            "ask": Approving.SEIZURE,
            "ask_seizure": Approving.SEIZURE,
            "ask_longer": Approving.SEIZURE_EXTENSION,
            "ask_disposal": Approving.VEHICLE_DISPOSAL,
        }.get(key)
        if asked is None:
            return None
        return request_forms.ask_approval(self, desk, thing.case_id, asked, thing.item)

    def _draft(self, work: Callable[[], object]) -> None:
        self._jobs.run(self, work, self._drafted)

    def _drafted(self, document: object) -> None:
        assert isinstance(document, int)
        self.document_wanted.emit(document)

    def _add_photo(self, thing: Thing) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, _("添加照片"), "", _("图片 (*.png *.jpg *.jpeg *.tif *.tiff)")
        )
        if path:
            self._jobs.run(self, partial(_keep_photo, self._desk, thing, Path(path)), self._kept)

    def _kept(self, _attachment: object) -> None:
        messages().told(self, _("已保存"), _("照片已随案保存，不能改动。"))
        self.reload()


def _keep_photo(desk: "Desk", thing: Thing, path: Path) -> object:
    return desk.holding.add_photo(thing.id, path.name, path.read_bytes())
