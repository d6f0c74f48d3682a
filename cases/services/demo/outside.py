"""Who asks the squad of the demonstration about cases, and who asks for a favour."""

from datetime import timedelta
from typing import TYPE_CHECKING

from cases.answers.kinds import Asker, Item
from cases.records.cases import CaseFilter, CaseLine, Scope
from cases.records.outsiders import FavourEntry, FavourWay, Handling, InquiryEntry
from cases.records.parties import Party, PartyKind
from cases.records.receptions import Way
from cases.services.demo.stage import Stage
from cases.services.demo.stories import Story

if TYPE_CHECKING:
    from datetime import datetime

    from cases.services.desk import Desk

_VICTIMS = frozenset({PartyKind.INJURED, PartyKind.DECEASED})


def asked(stage: Stage, lead: "Desk") -> Story:
    """Families ask at the counter and by phone; one is answered, one still waits, one is lost."""
    counter = stage.desks["高岚"]
    yield stage.at(2, 15, 10)
    answered, waiting = _fled(lead)[:2]
    counter.inquiries.receive(
        _family(lead, answered, stage.clock(), "查到车没有；医院催缴抢救费怎么办", "之女")
    )
    yield stage.at(2, 16, 25)
    for one in lead.inquiries.open_inquiries():
        sheet = lead.inquiries.sheet(one.case_id, one.entry.asker)
        told = [offer for offer in sheet.offers if offer.is_ticked]
        text = "。".join(offer.text for offer in told) + "。其余情况依法暂不公开。"
        lead.inquiries.answer(one.id, [offer.item for offer in told], text, way=Way.PHONE)
        yield stage.clock() + timedelta(minutes=4)
        lead.inquiries.issue_record(one.id)
    yield stage.at(1, 9, 15)
    counter.inquiries.receive(
        _family(lead, waiting, stage.clock(), "认定书什么时候能拿，车查得怎么样", "之子")
    )
    yield stage.at(1, 10, 5)
    counter.inquiries.receive(
        InquiryEntry(
            asker=Asker.PRESS,
            way=Way.PHONE,
            asked_at=stage.clock(),
            name="澄州晚报记者",
            question="滨河路逃逸案有没有进展",
        )
    )
    yield stage.at(1, 14, 40)
    party = _people(lead, waiting)[0]
    entry = InquiryEntry(
        asker=Asker.PARTY,
        way=Way.VISIT,
        asked_at=stage.clock(),
        name=party.entry.name,
        relation="本人",
        identity="居民身份证",
        question="案件由谁办，适用什么程序",
    )
    inquiry = lead.inquiries.enter(waiting.case_id, entry, party.id)
    yield stage.clock() + timedelta(minutes=6)
    lead.inquiries.answer(
        inquiry,
        (Item.OFFICER, Item.PROCEDURE),
        f"案件由民警{lead.officer.name}负责，适用一般程序办理。",
        way=Way.VISIT,
    )


def favoured(stage: Stage, lead: "Desk") -> Story:
    """Somebody asks for a few more days, somebody wants to know; both are on record."""
    yield stage.at(3, 8, 40)
    lead.favours.record(
        FavourEntry(
            person="庄某",
            unit="本大队",
            relation="非本案民警",
            way=FavourWay.IN_PERSON,
            at=stage.clock(),
            words="问“那辆车查到谁了”",
            about=_fled(lead)[0].number,
        )
    )
    yield stage.at(1, 15, 20)
    favour = lead.favours.record(
        FavourEntry(
            person="栾振刚",
            unit="区住建局",
            relation="与本案无关",
            way=FavourWay.PHONE,
            at=stage.clock(),
            words="“给人家再宽几天”",
            about=_fled(lead)[1].number,
            proof="通话记录，手机截图存本人处",
        )
    )
    yield stage.at(1, 15, 45)
    lead.favours.handle(favour, Handling.REPORTED, "已书面报告纪检")


def _fled(lead: "Desk") -> list[CaseLine]:
    """Return the hit-and-runs the officer leads, in the order of their numbers."""
    lines = lead.cases.page(CaseFilter(scope=Scope.HIT_AND_RUN)).lines
    return sorted(
        (one for one in lines if one.lead == lead.officer.name), key=lambda one: one.number
    )


def _people(lead: "Desk", case: CaseLine) -> list[Party]:
    parties = lead.cases.open_file(case.case_id).people.parties
    return [one for one in parties if one.entry.kind in _VICTIMS]


def _family(
    lead: "Desk", case: CaseLine, at: "datetime", question: str, relation: str
) -> InquiryEntry:
    victim = _people(lead, case)[0].entry.name
    return InquiryEntry(
        asker=Asker.VICTIM,
        way=Way.VISIT,
        asked_at=at,
        name=f"{victim[0]}晓棠",
        relation=f"受害人{relation}",
        contact="139 0000 6215",
        identity="居民身份证、户口簿",
        question=question,
        about=case.number,
    )
