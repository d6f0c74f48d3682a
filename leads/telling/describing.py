"""What a piece of evidence says, in Chinese words and without any probability."""

from leads.evidence.kinds import (
    ClassSeen,
    ColourSeen,
    Content,
    FalsePlate,
    Finding,
    Key,
    Paint,
    Part,
    PlateSeen,
    Report,
    Sighting,
    Sticker,
)
from leads.registers.codes import CLASSES, COLOURS
from leads.telling.words import LAYERS


def described(content: Content) -> str:
    """Return what was observed; what an answer is worth stays out of it."""
    return "；".join(filter(None, _said(content)))


def _said(content: Content) -> tuple[str, ...]:  # noqa: C901, PLR0911 - one case a kind
    match content:
        case PlateSeen(pattern, colour):
            return (f"所见号牌 {pattern}", f"{colour}底" if colour else "")
        case ColourSeen(colour):
            return ("车身" + "".join(COLOURS.get(one, one) for one in colour) + "色",)
        case Paint(layers):
            names = "、".join(LAYERS[one.role] for one in layers)
            measured = sum(one.lab is not None for one in layers)
            return (f"漆层 {len(layers)} 层（由外向内）：{names}", f"测色 {measured} 层")
        case Sticker(insurer, year, number, readings):
            return (
                insurer,
                f"{year} 年度" if year else "",
                f"编号 {number}" if number else "",
                f"另可读作 {'、'.join(readings)}" if readings else "",
            )
        case ClassSeen(classes):
            return ("车型 " + "、".join(CLASSES.get(one, one) for one in classes),)
        case Part(models, years, number):
            return (
                "适用车型 " + "、".join(models),
                f"{years[0]}–{years[1]} 年" if years else "",
                f"件号 {number}" if number else "",
            )
        case Sighting(pattern, metres, minutes):
            return (f"号牌 {pattern}", f"距现场 {metres:g} 米", f"与事故相隔 {minutes:g} 分")
        case FalsePlate(plate):
            return (f"悬挂号牌 {plate}，不属于该车",)
        case Key(makes):
            return ("钥匙适用品牌 " + "、".join(makes),)
        case Report(plates, knew, unknown, contradictions, called_at):
            return (
                f"来电时间 {called_at}" if called_at else "",
                f"指向 {'、'.join(plates)}" if plates else "",
                f"知道：{'、'.join(knew)}" if knew else "",
                f"说不出：{'、'.join(unknown)}" if unknown else "",
                f"与已查明事实不符：{'、'.join(contradictions)}" if contradictions else "",
            )
        case Finding(plates):
            return (f"涉及 {'、'.join(plates)}" if plates else "不涉及在列车辆",)
