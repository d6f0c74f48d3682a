"""The fields of a paper as the words that are printed."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from cases.papers.blocks import (
    ApplicantLine,
    DocRef,
    PartyBlock,
    PaymentLine,
    ServiceLine,
    ShareLine,
    ThingLine,
)
from cases.papers.custody import AdvanceReceipt
from cases.papers.forms import (
    Agreement,
    MediationNotice,
    MediationRecord,
    MediatorChange,
    Paper,
    ServiceProof,
)
from cases.papers.kinds import ServiceMethod
from reports import formats

#: Names a text may use besides the fields of the paper.
DERIVED = frozenset(
    {"you", "to", "names", "squad", "your_squad", "agents", "copies", "hand", "total_capitals"}
    | {"amount_capitals", "session_ordinal", "served_papers"}
)
#: Names a text about one item may use besides the fields of the item.
ITEM_DERIVED = frozenset(
    {"id_shown", "born", "amount_capitals", "received_day", "signed_day", "service_shown", "open"}
)
#: Left open for the one who signs.
_OPEN, _OPEN_DAY = "　", "　　　年　　月　　日"

_UNITS = ("总队", "支队", "大队")

Words = Mapping[str, Mapping[str, str]]


class Values:
    """Looks up the words for a placeholder; an empty text means that there is nothing.

    Args:
        reader: Who gets the copy; identity numbers of all others are masked. Empty: the copy of
            the file, where nothing is masked.
    """

    def __init__(self, paper: Paper, words: Words, *, copies: int, reader: str = "") -> None:
        self._paper = paper
        self._words = words
        self._copies = copies
        self._reader = reader
        self._derived: dict[str, Callable[[], str]] = {
            "you": lambda: "你们" if len(self._addressees()) > 1 else "你",
            "to": lambda: formats.joined(self._addressees()),
            "names": lambda: formats.joined(party.name for party in paper.parties),
            "squad": lambda: f"本{self._unit()}",
            "your_squad": lambda: f"你{self._unit()}",
            "agents": self._agents,
            "copies": lambda: formats.ordinal(self._copies),
            "hand": lambda: "",
            "total_capitals": self._total_capitals,
            "amount_capitals": self._amount_capitals,
            "session_ordinal": self._session_ordinal,
            "served_papers": self._served_papers,
        }

    def of_paper(self, name: str) -> str:
        """Return the words for a field of the paper or a name derived from it."""
        if name in self._derived:
            return self._derived[name]()
        return self.words(getattr(self._paper, name, None))

    def of_item(self, item: object, n: int, outer: Callable[[str], str]) -> Callable[[str], str]:
        """Return a look-up that knows the fields of one item of a list, counted from one.

        What the item does not have is left to `outer`.
        """
        own = {"item": item} if isinstance(item, str) else _fields(item)
        derived = self._item_derived(item) | {"ordinal": formats.ordinal(n)}

        def look_up(name: str) -> str:
            if name in derived:
                return derived[name]
            return self.words(own[name]) if name in own else outer(name)

        return look_up

    def words(self, value: object) -> str:
        """Return one value as it is printed."""
        match value:
            case StrEnum():
                text = self._word(_snake(type(value).__name__), value)
            case str():
                text = value
            case None:
                text = ""
            case bool():
                text = "是" if value else "否"
            case int():
                text = str(value)
            case datetime():
                text = formats.moment(value)
            case date():
                text = formats.day(value)
            case Decimal():
                text = formats.money(value)
            case tuple():
                text = self._list(value)
            case _:
                text = _block(value)
        return text

    def _item_derived(self, item: object) -> dict[str, str]:
        match item:
            case PartyBlock():
                return {"id_shown": self._id(item), "born": self._born(item)}
            case PaymentLine(amount=Decimal() as amount):
                return {"amount_capitals": formats.capitals(amount)}
            case ShareLine(percent=Decimal() as percent):
                return {"percent": formats.number(percent)}
            case ApplicantLine():
                return {
                    "received_day": _day_or_open(item.received_on),
                    "signed_day": _day_or_open(item.signed_on),
                    "service_shown": item.service or _OPEN,
                    "open": _OPEN,
                }
            case _:
                return {}

    def _list(self, values: tuple[object, ...]) -> str:
        if values and all(isinstance(one, ServiceLine) for one in values):
            lines = [one for one in values if isinstance(one, ServiceLine)]
            return self._notices(lines)
        return formats.joined(self.words(one) for one in values)

    def _notices(self, lines: list[ServiceLine]) -> str:
        """Return who was told how and when, those of the same day and way together."""
        found = []
        last: date | None = None
        ordered = sorted(lines, key=lambda line: (line.served_on or date.max, line.method or ""))
        for (day, method), group in groupby(ordered, lambda line: (line.served_on, line.method)):
            told = list(group)
            when = formats.day(day) if day and day != last else ""
            last = day
            names = formats.joined(line.recipient for line in told)
            how = self._word("notice_method", method) if method else "通知"
            proof = formats.joined(dict.fromkeys(line.proof for line in told))
            found.append(f"{when}向{names}{how}{f'（{proof}）' if proof else ''}")
        return "，".join(found)

    def _word(self, table: str, value: StrEnum | ServiceMethod) -> str:
        return self._words.get(table, {}).get(str(value), str(value))

    def _addressees(self) -> tuple[str, ...]:
        return self._paper.addressees or tuple(party.name for party in self._paper.parties)

    def _unit(self) -> str:
        for unit in _UNITS:
            if self._paper.organ.endswith(unit):
                return unit
        return "机关"

    def _agents(self) -> str:
        return "；".join(
            f"{party.name}的代理人{party.agent}" for party in self._paper.parties if party.agent
        )

    def _total_capitals(self) -> str:
        paper = self._paper
        if isinstance(paper, Agreement) and paper.total is not None:
            return formats.capitals(paper.total)
        return ""

    def _amount_capitals(self) -> str:
        paper = self._paper
        if isinstance(paper, AdvanceReceipt) and paper.amount is not None:
            return formats.capitals(paper.amount)
        return ""

    def _session_ordinal(self) -> str:
        paper = self._paper
        numbered = MediationNotice | MediatorChange | MediationRecord
        if isinstance(paper, numbered) and paper.session_no:
            return formats.ordinal(paper.session_no)
        return ""

    def _served_papers(self) -> str:
        """Return each paper on a line of its own, as the proof of service lists them."""
        paper = self._paper
        if not isinstance(paper, ServiceProof):
            return ""
        return "\n".join(f"《{one.title}》{one.number}" for one in paper.papers)

    def _id(self, party: PartyBlock) -> str:
        is_public = "信用代码" in party.id_kind
        if self._reader and self._reader != party.name and not is_public:
            return formats.masked(party.id_number)
        return party.id_number

    def _born(self, party: PartyBlock) -> str:
        if party.born_on is not None:
            return formats.day(party.born_on)
        return f"{party.age}岁" if party.age is not None else ""


def _day_or_open(day: date | None) -> str:
    return formats.day(day) if day else _OPEN_DAY


def _fields(item: object) -> dict[str, object]:
    return {one.name: getattr(item, one.name) for one in fields(item)}  # type: ignore[arg-type]


def _block(value: object) -> str:
    match value:
        case DocRef():
            return formats.reference(value)
        case PartyBlock():
            return value.name
        case ThingLine():
            return " ".join(filter(None, (value.name, _count(value.quantity), value.features)))
        case _:
            raise TypeError(f"{type(value).__name__} has no words")


def _count(quantity: str) -> str:
    """Return how many there are: one thing is not counted, a bare number gets its word."""
    if quantity == "1":
        return ""
    return f"{quantity}件" if quantity.isdecimal() else quantity


def _snake(name: str) -> str:
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in name).lstrip("_")
