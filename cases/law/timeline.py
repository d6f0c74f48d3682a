"""The facts of a case in their order, and the ways clocks look for them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cases.law.facts import Fact, FactKind
from cases.records.ids import MediationId, PartyId


@dataclass(frozen=True, slots=True)
class Timeline:
    """The facts of a case by kind, each kind from the earliest to the latest."""

    kinds: Mapping[FactKind, tuple[Fact, ...]]

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> "Timeline":
        """Return the timeline of these facts, whatever their order."""
        kinds: defaultdict[FactKind, list[Fact]] = defaultdict(list)
        for fact in sorted(facts, key=lambda fact: (fact.happened_at, fact.id)):
            kinds[fact.kind].append(fact)
        return cls({kind: tuple(listed) for kind, listed in kinds.items()})

    def all(
        self,
        *wanted: FactKind,
        subject: PartyId | None = None,
        mediation: MediationId | None = None,
        item: str = "",
        since: date | None = None,
    ) -> tuple[Fact, ...]:
        """Return the facts of these kinds that concern the given party, mediation and item.

        A fact that names no party concerns every party; so with mediations and items.
        """
        if not self.kinds.keys() & wanted:
            return ()
        listed = [
            fact
            for kind in wanted
            for fact in self.kinds.get(kind, ())
            if (subject is None or fact.subject in {None, subject})
            and (mediation is None or fact.mediation in {None, mediation})
            and (not item or fact.item in {"", item})
            and (since is None or fact.day >= since)
        ]
        if len(wanted) > 1:
            listed.sort(key=lambda fact: (fact.happened_at, fact.id))
        return tuple(listed)

    def first(
        self,
        *wanted: FactKind,
        subject: PartyId | None = None,
        mediation: MediationId | None = None,
        item: str = "",
        since: date | None = None,
    ) -> Fact | None:
        """Return the earliest such fact, None when there is none."""
        found = self.all(*wanted, subject=subject, mediation=mediation, item=item, since=since)
        return found[0] if found else None

    def last(
        self,
        *wanted: FactKind,
        subject: PartyId | None = None,
        mediation: MediationId | None = None,
        item: str = "",
    ) -> Fact | None:
        """Return the latest such fact, None when there is none."""
        found = self.all(*wanted, subject=subject, mediation=mediation, item=item)
        return found[-1] if found else None

    def since(self, begin: Fact) -> "Timeline":
        """Return the facts from the moment of one of them on."""
        return Timeline(
            {
                kind: tuple(fact for fact in listed if fact.happened_at >= begin.happened_at)
                for kind, listed in self.kinds.items()
            }
        )

    def rounds(self) -> tuple["Timeline", ...]:
        """Return one timeline for each investigation: the first, and one for each renewal.

        A renewal begins with the order of the unit above (art. 79), which is its first fact.
        """
        orders = self.all(FactKind.REVIEW_ORDERED_REDO)
        if not orders:
            return (self,)
        facts = [fact for listed in self.kinds.values() for fact in listed]
        edges = [None, *(order.happened_at for order in orders), None]
        return tuple(
            Timeline.of(
                fact
                for fact in facts
                if (begin is None or fact.happened_at >= begin)
                and (end is None or fact.happened_at < end)
            )
            for begin, end in pairwise(edges)
        )
