"""Settings of the neighbours: who is competent where, by area, road and kilometre."""

import re
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from cases.records.officers import Role
from cases.records.transfers import (
    Competent,
    Ground,
    Neighbour,
    NeighbourEntry,
    NeighbourKind,
    Stretch,
)
from ui.kit.buttons import Button
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, ChoiceField, LongField, TextField
from ui.kit.i18n import N_, _
from ui.kit.layout import Panel, label, row
from ui.kit.punctuation import clauses, listed
from ui.kit.table import Column, RecordTable
from ui.labels import holding as labels
from ui.rooms.settings.page import SettingsPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_STRETCH = re.compile(r"^\s*(.+?)(?:\s+(\d+(?:\.\d+)?)?\s*[-—至~]\s*(\d+(?:\.\d+)?)?)?\s*$")


class NeighboursPage(SettingsPage):
    """The table of neighbours, and a line to try it."""

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(desk, jobs)
        self.table = RecordTable(
            "settings.neighbours",
            (
                Column("name", N_("单位"), lambda one: one.name, width=220, bold=_open),
                Column(
                    "kind",
                    N_("类别"),
                    lambda one: _(labels.NEIGHBOUR_KINDS[one.entry.kind]),
                    width=170,
                ),
                Column("areas", N_("辖区"), lambda one: listed(one.entry.areas), width=160),
                Column("roads", N_("道路、公里"), lambda one: clauses(stretch_lines(one))),
                Column("phone", N_("电话"), lambda one: one.entry.phone, width=120),
                Column(
                    "state",
                    N_("状态"),
                    lambda one: _("停用") if one.closed else _("使用中"),
                    width=72,
                ),
            ),
            empty=(N_("还没有相邻单位"), N_("把相邻区县、高速、铁路和有关机关登记在这里。")),
        )
        self.table.setMinimumHeight(300)
        self.table.opened.connect(self._change)
        self.add = Button(_("添加单位"), "plus")
        self.add.clicked.connect(self._add)
        panel = Panel(_("相邻单位"))
        panel.tools.addWidget(self.add)
        panel.body.addWidget(self.table)
        self.place = TextField(_("例如：省道214线45公里300米"), name=_("试查一个地点"))
        self.place.edited.connect(self._try)
        self.answer = label("", "small", wrap=True)
        self._known: tuple[Neighbour, ...] = ()
        self.lay_out(
            _("相邻单位"),
            _(
                "接到不属本辖区的报警，程序按这张表找有管辖权的单位。事故跨辖区的，归起始点所在地单位；有争议的报共同上一级。"
            ),
            panel,
            row(label(_("试查一个地点")), self.place, spacing=8),
            self.answer,
            None,
        )
        self._may = desk.officer.holds(Role.ADMINISTRATOR, Role.SQUAD_LEADER)
        self.add.setEnabled(self._may)

    @override
    def reload(self) -> None:
        self.jobs.run(self, partial(self.desk.neighbours.list, closed=True), self._show)

    @override
    def drop(self) -> None:
        self.table.show_records(())

    def _show(self, neighbours: tuple[Neighbour, ...]) -> None:
        self._known = neighbours
        self.table.show_records(neighbours)

    def _try(self) -> None:
        from cases.law.jurisdiction import competent

        place = self.place.value()
        found = competent(place, self._known, Ground.OTHER_PLACE) if place else ()
        self.answer.setText("\n".join(_found(one) for one in found))
        if place and not found:
            self.answer.setText(_("表里没有这个地点。"))

    def _add(self) -> None:
        self._ask(None)

    def _change(self, neighbour: Neighbour) -> None:
        if self._may:
            self._ask(neighbour)

    def _ask(self, known: Neighbour | None) -> None:
        title = known.name if known else _("添加单位")
        dialog = FormDialog(self, title, _("保存"), width=600)
        kinds = {one: _(words) for one, words in labels.NEIGHBOUR_KINDS.items()}
        kind = dialog.add(_("类别"), ChoiceField(kinds), required=True, key="kind")
        name = dialog.add(_("全称"), TextField(), required=True, key="name")
        phone = dialog.add(_("电话"), TextField(), required=True, key="phone")
        address = dialog.add(_("地址"), TextField(), key="address")
        areas = dialog.add(_("辖区：区县、街道、乡镇，用顿号隔开"), TextField(), key="areas")
        roads = dialog.add(
            _("道路：每行一条，例如“省道214线 40-58”；整条道路只写名称"),
            LongField(lines=4),
            key="stretches",
        )
        matters = dialog.add(_("职责（公安以外的机关）"), TextField(), key="matters")
        closed = dialog.add("", CheckField(_("停用，不再选用")))
        if known is not None:
            entry = known.entry
            kind.set_value(entry.kind)
            name.set_value(entry.name)
            phone.set_value(entry.phone)
            address.set_value(entry.address)
            areas.set_value(listed(entry.areas))
            roads.set_value("\n".join(stretch_lines(known)))
            matters.set_value(entry.matters)
            closed.set_value(known.closed)

        def submit(_dialog: FormDialog) -> None:
            entry = NeighbourEntry(
                kind=NeighbourKind(kind.value()),
                name=name.value(),
                areas=tuple(filter(None, re.split(r"[、，,\s]+", areas.value()))),
                stretches=tuple(
                    read_stretch(line) for line in roads.value().splitlines() if line.strip()
                ),
                phone=phone.value(),
                address=address.value(),
                matters=matters.value(),
            )
            work: Callable[[], object] = (
                partial(self.desk.neighbours.add, entry)
                if known is None
                else partial(self.desk.neighbours.change, known.id, entry, closed=closed.value())
            )
            self.jobs.run(dialog, work, dialog.done_with, dialog.refuse)

        dialog.submitted.connect(submit)
        dialog.accepted.connect(self.reload)
        dialog.fit()
        dialog.open()


def read_stretch(line: str) -> Stretch:
    """Read a road as it is typed: its name, and the kilometres from and to."""
    found = _STRETCH.match(line)
    if found is None:
        return Stretch(line.strip())
    road, low, high = found.groups()
    return Stretch(road.strip(), Decimal(low) if low else None, Decimal(high) if high else None)


def stretch_lines(one: Neighbour) -> list[str]:
    """Return the roads of a unit as they are typed."""
    return [_line(stretch) for stretch in one.entry.stretches]


def _line(one: Stretch) -> str:
    if one.from_km is None and one.to_km is None:
        return one.road
    low = "" if one.from_km is None else f"{one.from_km.normalize():f}"
    high = "" if one.to_km is None else f"{one.to_km.normalize():f}"
    return f"{one.road} {low}-{high}"


def _found(one: Competent) -> str:
    words = _("{because}：{unit}") if one.certain else _("{because}：可能是 {unit}")
    return words.format(because=one.because, unit=one.neighbour.name)


def _open(one: Neighbour) -> bool:
    return not one.closed
