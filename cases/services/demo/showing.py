"""The evidence of an invented death shown before the determination, and copies handed on."""

from datetime import date, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from cases.law.withholding import Withheld
from cases.records.copies import CopyKind, CopyWay, Leaving, Purpose
from cases.records.disclosure import (
    Came,
    Cover,
    HeldEntry,
    MeetingEntry,
    MeetingGround,
    PackageItem,
    Showing,
    SourceKind,
    Told,
    Treatment,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.ImageDraw import ImageDraw

    from cases.records.ids import CaseId, PartyId
    from cases.services.desk import Desk


def show_evidence(
    desk: "Desk", case: "CaseId", parties: "tuple[PartyId, ...]", ended: datetime
) -> int:
    """Call the parties, show what may be shown, and record that the last one stayed away."""
    sketch = desk.attachments.add(case, "现场图.png", _picture(_sketch))
    licence = desk.attachments.add(case, "行驶证照片.png", _picture(_card))
    witness = desk.attachments.add(case, "证人询问笔录.png", _picture(_record))
    package = desk.disclosure.build(
        case,
        Showing.MEETING,
        (
            PackageItem(SourceKind.ATTACHMENT, sketch, "道路交通事故现场图", Treatment.FULL),
            PackageItem(
                SourceKind.ATTACHMENT,
                licence,
                "机动车行驶证照片",
                Treatment.COVERED,
                Withheld.PRIVACY,
                "住址、证件号码",
                (Cover(0, 0.3, 0.2, 0.75, 0.26),),
            ),
            PackageItem(
                SourceKind.ATTACHMENT,
                witness,
                "证人询问笔录",
                Treatment.WITHHELD,
                Withheld.WITNESS,
                "证人书面要求保密",
            ),
        ),
    )
    told = tuple(
        Told(party_id=one, told_at=desk.now() - timedelta(hours=2), told_how="电话")
        for one in parties
    )
    meeting = desk.disclosure.call(
        case,
        MeetingEntry(
            starts_at=ended - timedelta(minutes=40),
            place="事故中队二楼会议室",
            host=desk.officer.name,
            ground=MeetingGround.DEATH,
            told=told,
        ),
    )
    *rest, last = parties
    came = [Came(party_id=one, came=True, words="对公开的材料无异议。") for one in rest]
    came.append(
        Came(party_id=last, came=False, reason="称在外地，未委托他人到场。")
        if rest
        else Came(party_id=last, came=True, words="已查看。")
    )
    desk.disclosure.hold(
        meeting,
        HeldEntry(
            held_from=ended - timedelta(minutes=40),
            held_until=ended,
            recorder="冯立成",
            package_id=package,
            came=tuple(came),
        ),
    )
    return meeting


def hand_on_copies(desk: "Desk", case: "CaseId", back: date) -> None:
    """Number a few copies and hand one to the appraisers, to come back on a day."""
    marks = desk.copies.number_each(
        [
            Leaving(
                kind=CopyKind.SHEET, way=CopyWay.PRINTER, title="时限表", case_id=case, pages=2
            ),
            Leaving(
                kind=CopyKind.SHEET, way=CopyWay.PDF, title="物证 1 登记表", case_id=case, pages=1
            ),
        ]
    )
    desk.copies.hand_on(
        marks[1].id,
        "澄州市公安司法鉴定中心",
        Purpose.HAND_OVER,
        note="送检",
        return_by=back,
    )


def _picture(draw: "Callable[[ImageDraw], None]") -> bytes:
    """Return an invented sheet as PNG."""
    from PIL import Image
    from PIL.ImageDraw import Draw

    sheet = Image.new("RGB", (1240, 877), (250, 250, 247))
    draw(Draw(sheet))
    out = BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()


def _sketch(draw: "ImageDraw") -> None:
    grey, dark = (205, 208, 212), (60, 64, 70)
    draw.rectangle((0, 330, 1240, 560), fill=grey)
    draw.rectangle((520, 0, 740, 877), fill=grey)
    for x in range(20, 1240, 90):
        draw.line((x, 445, x + 45, 445), fill=(255, 255, 255), width=6)
    draw.rectangle((600, 360, 690, 410), outline=dark, width=5)
    draw.ellipse((735, 470, 775, 510), outline=dark, width=5)
    draw.line((645, 385, 755, 490), fill=(180, 40, 40), width=4)


def _card(draw: "ImageDraw") -> None:
    dark = (70, 74, 80)
    draw.rectangle((200, 120, 1040, 760), outline=dark, width=4)
    for row in range(7):
        draw.line((260, 220 + row * 70, 960 - row % 3 * 110, 220 + row * 70), fill=dark, width=14)


def _record(draw: "ImageDraw") -> None:
    dark = (90, 94, 100)
    for row in range(12):
        draw.line((120, 90 + row * 60, 1110 - row % 4 * 90, 90 + row * 60), fill=dark, width=10)
