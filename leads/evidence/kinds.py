"""The kinds of evidence, and what an officer types for each; nothing is computed here."""

from dataclasses import dataclass
from enum import StrEnum


class EvidenceKind(StrEnum):
    """What a piece of evidence is about."""

    PLATE_SEEN = "plate_seen"
    COLOUR_SEEN = "colour_seen"
    PAINT = "paint"
    STICKER = "sticker"
    CLASS_SEEN = "class_seen"
    PART = "part"
    SIGHTING = "sighting"
    FALSE_PLATE = "false_plate"
    KEY = "key"
    REPORT = "report"
    #: What an inquiry found of named vehicles.
    FINDING = "finding"


class Role(StrEnum):
    """What a layer of paint is there for, from the outside in."""

    CLEARCOAT = "clearcoat"
    TOPCOAT = "topcoat"
    PRIMER = "primer"
    FILLER = "filler"
    ELECTROCOAT = "electrocoat"


class Finish(StrEnum):
    """How a layer shines; what is not solid looks different from every angle."""

    SOLID = "solid"
    METALLIC = "metallic"
    PEARL = "pearl"
    CLEAR = "clear"
    UNKNOWN = "unknown"


class Origin(StrEnum):
    """Who put a layer on: the factory or a workshop."""

    OEM = "oem"
    REFINISH = "refinish"
    UNKNOWN = "unknown"


Lab = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a fleck of paint; the layers of a fleck are listed from the outside in."""

    role: Role
    #: CIELAB (D65, 10 degrees); None: not measured.
    lab: Lab | None = None
    finish: Finish = Finish.UNKNOWN
    origin: Origin = Origin.UNKNOWN
    #: At how many angles it was measured.
    angles: int = 1
    #: In micrometres; None: not measured. It differs from place to place of one vehicle.
    thickness: float | None = None
    #: What the laboratory calls it; empty: as its role.
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlateSeen:
    """A plate as somebody read it.

    "?" is one unknown character, "[8B]" one that is either; "*" at an end any number of them.
    """

    pattern: str
    plate_colour: str = ""


@dataclass(frozen=True, slots=True)
class ColourSeen:
    """A colour as somebody saw it: registration codes, several of a vehicle of several colours."""

    colour: str


@dataclass(frozen=True, slots=True)
class Paint:
    """A fleck of paint, measured."""

    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Sticker:
    """A worn insurance sticker; what cannot be read is left empty."""

    insurer: str = ""
    #: Year in which the policy begins; None: cannot be read.
    year: int | None = None
    #: As the pattern of a plate.
    number: str = ""
    #: Other ways in which the number may be read.
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClassSeen:
    """What kind of vehicle it was: one of these registration codes."""

    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A broken piece whose part number fits some models of some years."""

    models: tuple[str, ...]
    #: First and last year of make, both included; None: all.
    years: tuple[int, int] | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A camera or a witness saw a plate somewhere, some time before or after the accident."""

    pattern: str
    #: From the scene in a straight line.
    metres: float
    #: Between the accident and the sighting, whichever came first.
    minutes: float


@dataclass(frozen=True, slots=True)
class FalsePlate:
    """A plate that was found on a vehicle it does not belong to; it points at its keeper."""

    plate: str


@dataclass(frozen=True, slots=True)
class Key:
    """A key whose blank fits some makes of vehicles."""

    makes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody reported: what he knew, what he did not, and whom or what he named."""

    plates: tuple[str, ...] = ()
    knew: tuple[str, ...] = ()
    did_not_know: tuple[str, ...] = ()
    #: Points in which it contradicts an established fact.
    contradictions: tuple[str, ...] = ()
    called_at: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of named vehicles: how probable if one of them did it, and if not."""

    plates: tuple[str, ...]
    likelihood: float
    otherwise: float


Content = (
    PlateSeen
    | ColourSeen
    | Paint
    | Sticker
    | ClassSeen
    | Part
    | Sighting
    | FalsePlate
    | Key
    | Report
    | Finding
)

CONTENTS: dict[EvidenceKind, type[Content]] = {
    EvidenceKind.PLATE_SEEN: PlateSeen,
    EvidenceKind.COLOUR_SEEN: ColourSeen,
    EvidenceKind.PAINT: Paint,
    EvidenceKind.STICKER: Sticker,
    EvidenceKind.CLASS_SEEN: ClassSeen,
    EvidenceKind.PART: Part,
    EvidenceKind.SIGHTING: Sighting,
    EvidenceKind.FALSE_PLATE: FalsePlate,
    EvidenceKind.KEY: Key,
    EvidenceKind.REPORT: Report,
    EvidenceKind.FINDING: Finding,
}


def kind_of(content: Content) -> EvidenceKind:
    """Return the kind a content belongs to."""
    return next(kind for kind, made in CONTENTS.items() if made is type(content))
