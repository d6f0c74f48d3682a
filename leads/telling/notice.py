"""What a notice of assistance may say of what the board knows, and what stays inside."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cases.records.ids import CaseId
from cases.records.pursuit import NoticeWords
from leads.evidence.kinds import ClassSeen, ColourSeen, Content, Part, PlateSeen
from leads.registers.codes import CLASSES, COLOURS


class WithheldKind(StrEnum):
    """Why something of the case does not go out."""

    #: Victims, and what would name them.
    VICTIM = "victim"
    #: Who called, who reported, who saw, who identified.
    WITNESS = "witness"
    #: Somebody on the board who may have driven, or may know who did.
    SOMEBODY = "somebody"
    #: A vehicle nobody has confirmed.
    CANDIDATE = "candidate"
    #: How it is looked for: what was found, where, by which cameras and registers; counted only.
    EVIDENCE = "evidence"
    EXHIBITS = "exhibits"
    REGISTERS = "registers"
    #: Ranks and probabilities of candidates.
    PROBABILITY = "probability"


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that does not go out, as the officer sees it before."""

    kind: WithheldKind
    #: A name, a plate, or how many there are.
    what: str
    #: How it is called on a notice, where it may be named; empty: it may not.
    name: str = ""


@dataclass(frozen=True, slots=True)
class NoticeOffer:
    """A notice as the board would write it, and everything it leaves out."""

    case_id: CaseId
    words: NoticeWords
    withheld: tuple[Withheld, ...]


def vehicle_words(reported: str, contents: Iterable[Content]) -> str:
    """Return what a vehicle looks like: as reported, then what the evidence adds to it."""
    said = reported.strip().rstrip("。")
    added = dict.fromkeys(
        words for content in contents for words in _features(content) if words not in said
    )
    return "；".join(filter(None, (said, *added)))


def _features(content: Content) -> Iterator[str]:
    match content:
        case ColourSeen(colour):
            yield "车身" + "".join(COLOURS.get(one, one) for one in colour) + "色"
        case ClassSeen(classes):
            yield "车型：" + "、".join(CLASSES.get(one, one) for one in classes)
        case PlateSeen(pattern):
            yield f"号牌（“?”为未看清）：{pattern}"
        case Part(models):
            yield "可能缺损部件，适用车型：" + "、".join(models)
        case _:
            return
