"""The doors of cases, their ledger and the station, asked about the hidden case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from cases.law.facts import FactKind
from cases.records.cases import CaseFilter, CaseKind, FactEntry, Intake, Order, Report, Scope
from cases.records.ids import (
    PowerId,
    RoomId,
)
from cases.records.ledger import ImportId
from cases.records.officers import OF_OFFICERS, Role, TeamRole
from cases.records.parties import PartyEntry, PartyKind, PowerEntry, VehicleEntry
from cases.records.station import NewOfficer
from cases.records.times import at
from cases.records.unit import Unit
from cases.services.desk import Desk
from tests.cases.services.hidden_documents import SESSION
from tests.cases.services.stations import PASSWORD

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

_FIRST = date(2026, 9, 1)
UNIT = Unit("澄州市公安局交通警察支队临江大队", "事故中队", "澄临", "澄州市", phone="0000-8640122")
INTAKE = Intake(
    number="2026-0201",
    kind=CaseKind.PROPERTY,
    occurred_at=datetime(2026, 9, 16, 0, 15, tzinfo=UTC),
    place="学府路农贸市场门前",
    brief="两车相撞",
    report=Report(method="电话报警", reported_at=datetime(2026, 9, 16, 0, 20, tzinfo=UTC)),
    parties=(PartyEntry(name="尤立军", kind=PartyKind.DRIVER, side="甲方"),),
    vehicles=(),
    drives=(None,),
)


_SCENE = FactEntry(kind=FactKind.SCENE_INVESTIGATED, happened_at=at(date(2026, 9, 4), 9))


_PARTY = PartyEntry(name="外人", kind=PartyKind.OTHER)


def _ledger(desk: Desk, ids: "Ids") -> Path:
    assert desk.station is not None
    file = desk.station.folder.parent / "台账.csv"
    file.write_text(f"案号,事故时间,事故地点\n{ids.number},2026-09-01 08:00,某处\n", "utf-8")
    return file


def _brought_in(desk: Desk, ids: "Ids") -> object:
    file = desk.ledger.inspect(_ledger(desk, ids))
    return desk.ledger.bring_in(file, file.mapping())


def _previewed(desk: Desk, ids: "Ids") -> object:
    file = desk.ledger.inspect(_ledger(desk, ids))
    return desk.ledger.preview(file, file.mapping())


def _matching(desk: Desk, ids: "Ids") -> object:
    with desk.reading() as session:
        return [desk.search.matching(session, word) for word in ids.words]


def _pages(desk: Desk, ids: "Ids") -> object:
    wanted = [CaseFilter(scope=scope, order=order) for scope in Scope for order in Order]
    wanted += [CaseFilter(scope=Scope.SQUAD, text=word) for word in ids.words]
    wanted.append(CaseFilter(scope=Scope.SQUAD, lead_officer_id=ids.lead))
    return [desk.cases.page(one) for one in wanted]


CASES: dict[str, Callable[[Desk, "Ids"], object]] = {
    "cases.close": lambda d, i: d.cases.close(i.case, "结案"),
    "cases.correct_accident": lambda d, i: d.cases.correct_accident(
        i.case,
        occurred_at=at(date(2026, 8, 3), 8),
        place="某处",
        brief="某事",
        national_number="",
        report=Report(),
        reason="改",
    ),
    "cases.counts": lambda d, _: d.cases.counts(),
    "cases.head": lambda d, i: d.cases.head(i.case),
    "cases.journal": lambda d, i: d.cases.journal(i.case),
    "cases.lines": lambda d, i: d.cases.lines([i.case]),
    "cases.open_case": lambda d, i: d.cases.open_case(replace(INTAKE, number=i.number)),
    "cases.open_file": lambda d, i: d.cases.open_file(i.case),
    "cases.page": _pages,
    "cases.revision": lambda d, i: d.cases.revision(i.case),
    "parties.add": lambda d, i: d.parties.add(i.case, _PARTY),
    "parties.add_loss": lambda d, i: d.parties.add_loss(i.case, i.rider, "误工费", Decimal(1)),
    "parties.add_power": lambda d, i: d.parties.add_power(
        i.case,
        PowerEntry(
            principal_id=i.rider, agent_id=i.agent, matters="调解", may_agree=True, signed_on=_FIRST
        ),
    ),
    "parties.add_vehicle": lambda d, i: d.parties.add_vehicle(i.case, VehicleEntry(plate="苏Z1")),
    "parties.correct": lambda d, i: d.parties.correct(i.case, i.driver, _PARTY, "改"),
    "parties.correct_vehicle": lambda d, i: d.parties.correct_vehicle(
        i.case, i.vehicle, VehicleEntry(plate="苏Z1"), "改"
    ),
    "parties.remove_vehicle": lambda d, i: d.parties.remove_vehicle(i.case, i.vehicle, "误"),
    "parties.known_person": lambda d, _: d.parties.known_person("110101199003078814"),
    "parties.known_vehicle": lambda d, _: d.parties.known_vehicle("苏Z·7H35K"),
    "parties.remove": lambda d, i: d.parties.remove(i.case, i.driver, "误"),
    "parties.remove_loss": lambda d, i: d.parties.remove_loss(i.case, i.loss, "误"),
    "parties.revoke_power": lambda d, i: d.parties.revoke_power(
        i.case, PowerId(i.power), SESSION, "撤"
    ),
    "facts.correct": lambda d, i: d.facts.correct(i.fact, _SCENE, "改"),
    "facts.preview": lambda d, i: d.facts.preview(i.case, _SCENE, i.fact),
    "facts.record": lambda d, i: d.facts.record(i.case, _SCENE),
    "facts.withdraw": lambda d, i: d.facts.withdraw(i.fact, "误"),
    "assignment.assign": lambda d, i: d.assignment.assign(i.case, i.other, "改派"),
    "assignment.hand_over": lambda d, i: d.assignment.hand_over(i.case, i.other, "移交"),
    "assignment.join": lambda d, i: d.assignment.join(i.case, i.other, TeamRole.ASSIST, "协办"),
    "assignment.leave": lambda d, i: d.assignment.leave(i.case, i.lead, TeamRole.ASSIST, "退"),
    "clocks.sheet": lambda d, i: d.clocks.sheet(i.case),
    "clocks.calendar_file": lambda d, i: d.clocks.calendar_file(i.case),
    "digest.read": lambda d, _: d.digest.read(),
    "digest.mark_read": lambda d, _: d.digest.mark_read(),
    "digest.sheet": lambda d, _: d.digest.sheet(d.digest.read()),
    "agenda.day_sheet": lambda d, _: d.agenda.day_sheet(d.agenda.today()),
    "agenda.today": lambda d, _: d.agenda.today(),
    "agenda.within": lambda d, _: d.agenda.within(60),
    "search.catch_up": lambda d, _: d.search.catch_up(),
    "search.pick": lambda d, i: d.search.pick(i.case, "卢建平"),
    "search.find": lambda d, i: [replace(d.search.find(word), text="") for word in i.words],
    "search.matching": _matching,
    "ledger.inspect": lambda d, i: d.ledger.inspect(_ledger(d, i)),
    "ledger.preview": _previewed,
    "ledger.bring_in": _brought_in,
    "ledger.imports": lambda d, _: d.ledger.imports(),
    "ledger.take_back": lambda d, _: d.ledger.take_back(ImportId(1)),
}


STATION: dict[str, Callable[[Desk, "Ids"], object]] = {
    "officers.active": lambda d, _: d.officers.active(),
    "officers.add": lambda d, _: d.officers.add(
        NewOfficer("030777", "新来", frozenset({Role.INVESTIGATOR})), PASSWORD
    ),
    "officers.change_password": lambda d, _: d.officers.change_password(
        PASSWORD, "另一个-Mima-2026"
    ),
    "officers.list": lambda d, _: d.officers.list(retired=True),
    "officers.new_recovery_sheet": lambda d, _: d.officers.new_recovery_sheet(witness="某"),
    "officers.rename": lambda d, i: d.officers.rename(i.lead, phone="0000"),
    "officers.reset_password": lambda d, i: d.officers.reset_password(
        i.lead, "另一个-Mima-2026", witness="某"
    ),
    "officers.set_roles": lambda d, i: d.officers.set_roles(i.lead, OF_OFFICERS),
    "officers.retire": lambda d, i: d.officers.retire(i.lead, "调离"),
    "unit.add_room": lambda d, _: d.unit.add_room("三室"),
    "unit.calendar": lambda d, _: d.unit.calendar().is_working(SESSION),
    "unit.change_room": lambda d, _: d.unit.change_room(RoomId(1), address="一楼", closed=False),
    "unit.decide": lambda d, _: d.unit.decide(
        "mediation.missed_sessions",
        2,
        in_force_from=date(2026, 10, 1),
        reference="〔2026〕3号",
        approved_by="沈岳",
        approved_on=date(2026, 9, 1),
    ),
    "unit.decisions": lambda d, _: d.unit.decisions("mediation.missed_sessions"),
    "unit.draft": lambda d, _: d.unit.draft("case"),
    "unit.drafts": lambda d, _: d.unit.drafts(),
    "unit.drop_draft": lambda d, _: d.unit.drop_draft("case"),
    "unit.drop_filter": lambda d, _: d.unit.drop_filter(1),
    "unit.enter_year": lambda d, _: d.unit.enter_year(2027, {}, "某号"),
    "unit.filters": lambda d, _: d.unit.filters(),
    "unit.fix_day": lambda d, _: d.unit.fix_day(date(2026, 11, 2), working=False, name="某日"),
    "unit.fixed_days": lambda d, _: d.unit.fixed_days(),
    "unit.policies": lambda d, _: d.unit.policies(),
    "unit.policy": lambda d, _: d.unit.policy("mediation.missed_sessions"),
    "unit.release_day": lambda d, _: d.unit.release_day(date(2026, 11, 2)),
    "unit.rooms": lambda d, _: d.unit.rooms(),
    "unit.save_draft": lambda d, _: d.unit.save_draft("case", {"place": "某处"}),
    "unit.save_filter": lambda d, _: d.unit.save_filter("我的", {"scope": "mine"}),
    "unit.save_setting": lambda d, _: d.unit.save_setting("own.look", "dark"),
    "unit.exported": lambda d, _: d.unit.exported("cases", 0),
    "unit.save_unit": lambda d, _: d.unit.save_unit(replace(UNIT, phone="0000")),
    "unit.setting": lambda d, _: d.unit.setting("own.look"),
    "unit.unit": lambda d, _: d.unit.unit(),
    "unit.years": lambda d, _: d.unit.years(),
    "backups.daily": lambda d, _: d.backups.daily(),
    "backups.is_due": lambda d, _: d.backups.is_due(),
    "backups.list": lambda d, _: d.backups.list(),
    "backups.make": lambda d, _: d.backups.make(),
}
