"""What stands below the number of a case: when, whom, by whom, under which numbers."""

from cases.law.facts import FactKind
from cases.records.cases import CaseFile
from cases.records.officers import TeamRole
from cases.records.parties import PartyKind
from cases.records.times import local
from ui.kit.i18n import _
from ui.kit.punctuation import listed
from ui.labels.cases import PROCEDURES, TEAM_ROLES


def second_line(file: CaseFile) -> list[str]:
    """Return the parts of the line, those unknown left out."""
    words = []
    if file.occurred_at is not None:
        words.append(_("{moment} 发生").format(moment=f"{local(file.occurred_at):%Y-%m-%d %H:%M}"))
    harmed = [
        party.name
        for party in file.people.parties
        if party.entry.kind in {PartyKind.INJURED, PartyKind.DECEASED}
    ]
    if harmed:
        words.append(_("受害人 {names}").format(names=listed(harmed)))
    for role in (TeamRole.LEAD, TeamRole.ASSIST, TeamRole.INTAKE):
        names = [one.name for one in file.team if one.role == role.value and one.until_at is None]
        if names:
            words.append(f"{_(TEAM_ROLES[role])} {listed(dict.fromkeys(names))}")
    words += [file.national_number] if file.national_number else []
    made = [fact for fact in file.facts if fact.kind is FactKind.DETERMINATION_MADE]
    titles = [str(fact.more.get("number", "")) for fact in made if fact.replaced_at is None]
    words += [title for title in titles if title]
    return [*words, _(PROCEDURES[file.procedure])]
