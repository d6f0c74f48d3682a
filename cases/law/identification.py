"""How many must be shown in an identification, and by how many officers it is led (art. 38)."""

from datetime import date

from cases.law.rule import RuleBook
from cases.records.measures import IdentificationEntry, Subject
from cases.refusals import Reason, Refusal

ARTICLE = "146.38"
_LIMITS = {
    Subject.PEOPLE: "identification.people",
    Subject.PHOTOS: "identification.photos",
    Subject.VEHICLES: "identification.vehicles",
    Subject.VEHICLE_PHOTOS: "identification.vehicle_photos",
}
#: The law lets only who identifies a suspect stay unknown.
_OF_SUSPECTS = frozenset({Subject.PEOPLE, Subject.PHOTOS})


def least_shown(book: RuleBook, subject: Subject, day: date, *, unique: bool) -> int:
    """Return how many must be shown on a day.

    Law: Order 146 art. 38 para. 3; a body, or what can be described exactly by a feature only
    one has, needs no number (para. 4).
    """
    if unique or subject not in _LIMITS:
        return 1
    return book.limit_on(_LIMITS[subject], day).number


def require_sound(book: RuleBook, entry: IdentificationEntry, day: date) -> None:
    """Refuse an identification that art. 38 would not let stand.

    Raises:
        Refusal: too few officers or too few shown; nobody witnessed it; or the name of somebody
            who identifies no suspect would be kept.
    """
    officers = book.limit_on("identification.officers", day).number
    if len(set(entry.officers)) < officers:
        raise Refusal(Reason.TWO_OFFICERS, article=ARTICLE)
    for name in ("place", "identifier", "witness", "result"):
        if not getattr(entry, name).strip():
            raise Refusal(Reason.FIELD_MISSING, article=ARTICLE, field=name)
    least = least_shown(book, entry.subject, day, unique=bool(entry.unique_feature.strip()))
    if entry.number < least:
        raise Refusal(Reason.TOO_FEW_SHOWN, article=ARTICLE, number=entry.number, least=least)
    if entry.is_secret and entry.subject not in _OF_SUSPECTS:
        raise Refusal(Reason.FIELD_INVALID, article=ARTICLE, field="is_secret")
