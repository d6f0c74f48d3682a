"""谁能看: every officer who may see something of a case, what, through which rule; who looked."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.access import Knower, Rule, Seeing
from cases.records.officers import Role, TeamRole
from ui.kit.i18n import N_, _, moment_text
from ui.kit.layout import Panel
from ui.kit.marks import Glyph
from ui.kit.punctuation import bracketed, listed
from ui.kit.table import Column, RecordTable
from ui.labels.access import GRANTED_PARTS, RULES
from ui.labels.cases import TEAM_ROLES
from ui.labels.station import ROLES

if TYPE_CHECKING:
    from cases.records.cases import CaseFile
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


#: Rules of an office, without a place in the case or leave.
_BY_ROLE = frozenset({Rule.LEADER, Rule.CONCLUDED})


class AccessPanel(Panel):
    """The table, as the guard itself answers it."""

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(_("谁能看"), parent)
        self._desk, self._jobs = desk, jobs
        self.table = RecordTable(
            "case.who_sees",
            (
                Column("name", N_("姓名"), _name, width=130, glyph=_glyph),
                Column("roles", N_("职责"), _roles, width=140, muted=True),
                Column("part", N_("能看到"), _part, width=124),
                Column("rules", N_("看案依据"), _rules),
                Column(
                    "looks",
                    N_("看过"),
                    lambda one: str(one.looks or "—"),
                    width=64,
                    right=True,
                    sort=lambda one: one.looks,
                ),
                Column("last", N_("最近"), _last, width=130, least=120),
            ),
            empty=(N_("没有可显示的人"), N_("只有承办本案的人和中队长能看到这张表。")),
        )
        self.table.setAccessibleName(_("谁能看"))
        self.body.addWidget(self.table)

    def show_case(self, file: "CaseFile") -> None:
        """Ask who sees a case, if this officer may know."""
        me = self._desk.officer
        placed = any(one.officer_id == me.id and one.until_at is None for one in file.team)
        self.table.show_records(())
        self.set_hint("")
        if placed or me.holds(Role.SQUAD_LEADER):
            work = partial(self._desk.access.who_sees, file.case_id)
            self._jobs.run(self, work, self._show)

    def drop(self) -> None:
        """Forget what is shown."""
        self.table.show_records(())
        self.set_hint("")

    def _show(self, knowers: tuple[Knower, ...]) -> None:
        self.table.show_records(knowers)
        seeing = [one for one in knowers if one.part is not None]
        # Those above, in the case or with leave, and who sees something by his role alone.
        placed = sum(any(rule.rule not in _BY_ROLE for rule in one.rules) for one in seeing)
        words = _("现在 {n} 人").format(n=placed)
        if more := len(seeing) - placed:
            words = _("现在 {n} 人，另有 {more} 人因职务能看").format(n=placed, more=more)
        self.set_hint(words)


def _name(one: Knower) -> str:
    return f"{one.name} {one.number}"


def _glyph(one: Knower) -> Glyph:
    return Glyph.STOPPED if one.part is None else Glyph.DONE


def _roles(one: Knower) -> str:
    return listed(_(words) for role, words in ROLES.items() if role in one.roles)


def _part(one: Knower) -> str:
    if one.part is None:
        return _("现已看不到")
    if any(rule.rule == Rule.PACKET for rule in one.rules):
        return _("转介材料")
    words = _(GRANTED_PARTS[one.part])
    if one.rules and all(rule.is_covered for rule in one.rules):
        return bracketed(words, _("隐去个人信息"))
    return words


def _rules(one: Knower) -> str:
    # Two matters put before the same reviewer are one ground to see the case.
    return listed(dict.fromkeys(map(rule_words, one.rules)))


def rule_words(rule: Seeing) -> str:
    """Return a rule in words; of leave its number and when it ends."""
    if rule.grant_id is None:
        if rule.rule in RULES:
            return _(RULES[rule.rule])
        return _(TEAM_ROLES[TeamRole(rule.rule)])
    return _("{kind} {number} 号，至 {until}").format(
        kind=_(RULES[rule.rule]),
        number=int(rule.grant_id),
        until=moment_text(rule.until_at) if rule.until_at else "",
    )


def _last(one: Knower) -> str:
    return moment_text(one.last_look) if one.last_look else "—"
