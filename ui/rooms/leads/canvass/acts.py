"""What an officer does from the tab of canvasses: each opens a form, or prints."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from leads.canvass.addresses import Address
from leads.canvass.records import Mark, Outing, OutingState
from leads.services.canvass import CanvassService
from ui.kit.i18n import _
from ui.rooms.leads.canvass import forms, outing_forms, try_forms
from ui.rooms.leads.canvass.chance_form import chances_form

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.rooms.leads.canvass.tab import CanvassTab


class CanvassActs:
    """The acts of the tab."""

    def __init__(self, desk: "Desk", tab: "CanvassTab") -> None:
        self._desk, self._tab = desk, tab
        self._service = CanvassService(desk)

    def entered_for(self) -> Outing | None:
        """Return the outing whose results are entered: the one out, or the last that is back."""
        if self._tab.shown is None:
            return None
        outings = self._tab.shown.canvass.outings
        out = next((one for one in outings if one.state is OutingState.OUT), None)
        back = [one for one in outings if one.state is OutingState.BACK]
        return out or (back[-1] if back else None)

    def ask_begin(self) -> None:
        """Begin a canvass."""
        tab = self._tab
        if tab.case_id is not None and tab.known is not None:
            tab.ask(forms.begin_form(tab, self._service, tab.case_id, tab.known))

    def ask_try(self, address: Address, mark: Mark) -> None:
        """Enter what happened at a door."""
        outing, shown = self.entered_for(), self._tab.shown
        if shown is None or outing is None or not shown.canvass.may_write:
            return
        if address.is_shared and mark in {Mark.NOBODY, Mark.REFUSED}:
            return
        self._tab.ask(
            try_forms.try_form(
                self._tab, self._desk, self._service, shown.canvass, outing, address, mark
            )
        )

    def ask_quick(self) -> None:
        """Enter a whole sheet."""
        outing, shown = self.entered_for(), self._tab.shown
        if shown is not None and outing is not None:
            self._tab.ask(try_forms.quick_form(self._tab, self._service, shown.canvass, outing))

    def ask_correction(self, _one: object = None) -> None:
        """Put the current line of the record right."""
        one, shown = self._tab.picked_try, self._tab.shown
        if (
            shown is None
            or one is None
            or one.corrected_by is not None
            or not shown.canvass.may_write
        ):
            return
        self._tab.ask(
            try_forms.correct_form(self._tab, self._desk, self._service, shown.canvass, one)
        )

    def act(self, act: str) -> None:
        """Do what the panel beside the grid offers."""
        tab = self._tab
        shown, known = tab.shown, tab.known
        if shown is None or known is None:
            return
        outing = shown.outing
        match act, outing:
            case "plan", _:
                tab.ask(outing_forms.outing_form(tab, self._desk, self._service, known, shown))
            case "ask", found if found is not None:
                tab.ask(outing_forms.ask_form(tab, self._service, found))
            case "print", found if found is not None:
                tab.print_sheet(partial(self._service.print_sheet, found.id))
            case "out", found if found is not None:
                tab.ask(outing_forms.out_form(tab, self._desk, self._service, found))
            case "back", found if found is not None:
                tab.ask(outing_forms.back_form(tab, self._desk, self._service, found))
            case "drop", found if found is not None:
                tab.ask(outing_forms.drop_form(tab, self._service, found))
            case _:
                pass

    def open_menu(self, button: QWidget) -> None:
        """Offer what else can be done, below a button."""
        shown = self._tab.shown
        if shown is None or self._tab.known is None:
            return
        menu = QMenu(self._tab)
        for words, act in (
            (_("开始另一处走访"), self.ask_begin),
            (_("增加门户"), self._ask_doors),
            (_("楼栋位置"), self.ask_buildings),
            (_("门户概率"), self._ask_chances),
            (_("取消走访"), partial(self.act, "drop")),
        ):
            action = menu.addAction(words, act)
            action.setEnabled(shown.canvass.may_write)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _ask_doors(self) -> None:
        if self._tab.shown is not None:
            self._tab.ask(forms.doors_form(self._tab, self._service, self._tab.shown.canvass))

    def _ask_chances(self) -> None:
        tab = self._tab
        if tab.shown is not None:
            tab.ask(chances_form(tab, self._service, tab.shown.canvass, tab.picked_door))

    def ask_buildings(self) -> None:
        """Say where the buildings stand."""
        if self._tab.shown is not None:
            self._tab.ask(forms.buildings_form(self._tab, self._service, self._tab.shown.canvass))
