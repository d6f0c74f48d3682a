"""Reading the file of a form, with a check of every name in it."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, get_args, get_origin

from cases.papers import kinds
from cases.papers.codec import hints
from cases.papers.forms import PAPERS
from cases.papers.kinds import FormKind, Layout, NumberSource, RecipientKind, SealKind
from cases.papers.press import Form
from reports.template import (
    Block,
    Column,
    Demand,
    EachBlock,
    GridBlock,
    Place,
    Say,
    SealBlock,
    SignBlock,
    TableBlock,
    Template,
    TextBlock,
    TickBlock,
)
from reports.values import DERIVED, ITEM_DERIVED
from reports.wording import Wording, wording

#: The enums whose values are worded by a table of the same name.
ENUMS: dict[str, type[StrEnum]] = {
    "service_method": kinds.ServiceMethod,
    "notice_method": kinds.ServiceMethod,
    "start_event": kinds.StartEvent,
    "outcome": kinds.Outcome,
    "manner": kinds.Manner,
    "termination_ground": kinds.TerminationGround,
    "refusal_ground": kinds.RefusalGround,
    "authority": kinds.Authority,
}


class Reader:
    """Reads one merged file, checking every name in it."""

    def __init__(self, kind: FormKind, source: dict[str, Any], *, replaced: bool) -> None:
        self._kind = kind
        self._paper = PAPERS[kind]
        self._source = dict(source)
        self._replaced = replaced
        self._types = hints(self._paper)
        self._names = set(self._types) | DERIVED | set(source["say"])

    def template(self) -> Template:
        """Return the template.

        Raises:
            ValueError: A name is unknown, with the name.
        """
        take = self._source.pop
        words = take("words")
        self._check_words(words)
        say = {name: self._say(name, table) for name, table in take("say").items()}
        demands = tuple(self._demand(table) for table in take("require"))
        body = tuple(self._block(table) for table in take("body"))
        tail = tuple(self._block(table) for table in take("tail", []))
        strike_when = take("strike_when", "")
        self._condition(strike_when)
        template = Template(
            copies_line=self._wording(take("copies_line")),
            is_official=bool(take("official", True)),
            sizes=tuple(float(size) for size in take("sizes")),
            numbered=bool(take("numbered", False)),
            page_sign=take("page_sign", ""),
            tail_blank=bool(take("tail_blank", False)),
            form=self._form(),
            strike_when=strike_when,
            demands=demands,
            words=words,
            say=say,
            body=body,
            tail=tail,
        )
        if self._source:
            raise ValueError(f"unknown setting {', '.join(sorted(self._source))}")
        return template

    def _form(self) -> Form:
        take = self._source.pop
        pattern = take("number_pattern")
        unknown = wording(pattern).names() - {"unit", "year", "n"}
        if unknown:
            raise ValueError(f"unknown placeholder {{{min(unknown)}}} in number_pattern")
        source = NumberSource(take("number_source"))
        if source is NumberSource.UNIT and "{n}" not in pattern:
            raise ValueError("number_pattern lacks {n}")
        required = tuple(take("required"))
        for path in required:
            self._path(path)
        return Form(
            kind=self._kind,
            title=take("title"),
            short=take("short"),
            number_source=source,
            number_pattern=pattern,
            copies=tuple(RecipientKind(one) for one in take("copies")),
            seal=SealKind(take("seal")),
            cross_page_seal=bool(take("cross_page_seal")),
            layout=Layout(take("layout")),
            fixed=bool(take("fixed")),
            strip=bool(take("strip")),
            required=required,
            replaced=self._replaced,
        )

    def _say(self, name: str, table: Mapping[str, str]) -> Say:
        by = table.get("by", "")
        texts = {key: self._wording(text) for key, text in table.items() if key != "by"}
        if not by:
            if set(texts) != {"text"}:
                raise ValueError(f"say.{name} needs text")
            return Say("", texts)
        if by not in self._types:
            raise ValueError(f"unknown field {by} in say.{name}")
        kind = scalar(self._types[by])
        wanted = {"yes", "no"} if kind is bool else {str(one) for one in kind}
        if set(texts) != wanted:
            raise ValueError(f"say.{name} needs {', '.join(sorted(wanted))}")
        return Say(by, texts)

    def _demand(self, table: Mapping[str, Any]) -> Demand:
        self._condition(table["when"])
        for path in table["needs"]:
            self._path(path)
        return Demand(table["when"], tuple(table["needs"]))

    def _block(self, table: Mapping[str, Any]) -> Block:
        rest = dict(table)
        when = rest.pop("when", "")
        self._condition(when)
        found = self._block_of(rest, when)
        if rest:
            raise ValueError(f"unknown setting {', '.join(sorted(rest))} in a block")
        return found

    def _block_of(self, rest: dict[str, Any], when: str) -> Block:
        makers = {
            "each": self._each,
            "table": self._table,
            "grid": self._grid,
            "tick": self._tick,
            "sign": self._sign,
            "seal": self._seal,
        }
        for name, make in makers.items():
            if name in rest:
                return make(rest, when)
        return TextBlock(self._wording(rest.pop("text")), Place(rest.pop("place", "body")), when)

    def _each(self, rest: dict[str, Any], when: str) -> Block:
        field = rest.pop("each")
        return EachBlock(field, self._wording(rest.pop("text"), self._items(field)), when)

    def _table(self, rest: dict[str, Any], when: str) -> Block:
        field = rest.pop("table")
        extra = self._items(field)
        columns = tuple(self._column(column, extra) for column in rest.pop("columns"))
        total = tuple(self._wording(text) for text in rest.pop("total", ()))
        if total and len(total) != len(columns):
            raise ValueError(f"the total of {field} needs {len(columns)} cells")
        size, least = float(rest.pop("size", 12)), float(rest.pop("least", 0))
        return TableBlock(field, columns, total, size, least, when)

    def _grid(self, rest: dict[str, Any], when: str) -> Block:
        rows = tuple(tuple(self._wording(cell) for cell in row) for row in rest.pop("grid"))
        widths = tuple(rest.pop("widths"))
        if any(len(row) > len(widths) for row in rows):
            raise ValueError("a row of the grid has more cells than there are widths")
        return GridBlock(rows, widths, float(rest.pop("size")), float(rest.pop("least", 0)), when)

    def _tick(self, rest: dict[str, Any], when: str) -> Block:
        field = rest.pop("tick")
        if field not in self._types or scalar(self._types[field]) not in ENUMS.values():
            raise ValueError(f"{field} is no choice to tick")
        return TickBlock(field, rest.pop("lead", ""), when)

    def _sign(self, rest: dict[str, Any], when: str) -> Block:
        per = rest.pop("per", "")
        if per and get_origin(self._types.get(per)) is not tuple:
            raise ValueError(f"{per} is not a list")
        return SignBlock(rest.pop("sign"), per, when)

    def _seal(self, rest: dict[str, Any], when: str) -> Block:
        rest.pop("seal")
        return SealBlock(when)

    def _column(self, table: Mapping[str, Any], extra: Iterable[str]) -> Column:
        text = self._wording(table["text"], extra)
        if unknown := set(table) - {"title", "text", "weight", "right"}:
            raise ValueError(f"unknown setting {', '.join(sorted(unknown))} in a column")
        return Column(table["title"], text, int(table["weight"]), bool(table.get("right")))

    def _items(self, field: str) -> set[str]:
        """Return the names a text about one item of the list may use."""
        kind = self._types.get(field)
        if get_origin(kind) is not tuple:
            raise ValueError(f"{field} is not a list")
        item = get_args(kind)[0]
        own = set(hints(item)) if is_dataclass(item) else {"item"}
        return own | ITEM_DERIVED | {"ordinal"}

    def _wording(self, text: str, extra: Iterable[str] = ()) -> Wording:
        made = wording(text)
        unknown = made.names() - self._names - set(extra)
        if unknown:
            raise ValueError(f"unknown placeholder {{{min(unknown)}}}")
        return made

    def _condition(self, when: str) -> None:
        name, _, value = when.lstrip("!").partition("=")
        if not name:
            return
        if name not in self._types:
            raise ValueError(f"unknown field {name} in a condition")
        if value:
            scalar(self._types[name])(value)

    def _check_words(self, words: Mapping[str, Mapping[str, str]]) -> None:
        for name, table in words.items():
            if name not in ENUMS:
                raise ValueError(f"unknown table words.{name}")
            if set(table) != {str(value) for value in ENUMS[name]}:
                raise ValueError(f"words.{name} must name every value once")

    def _path(self, path: str) -> None:
        kind: Any = self._paper
        for step in path.split("."):
            if not is_dataclass(kind) or step not in {one.name for one in fields(kind)}:
                raise ValueError(f"unknown field {path}")
            kind = scalar(hints(kind)[step])


def scalar(kind: Any) -> Any:
    """Return the type of one value of a field: list and None taken off."""
    if get_origin(kind) is tuple:
        return get_args(kind)[0]
    arms = [arm for arm in get_args(kind) if arm is not type(None)]
    return arms[0] if arms else kind
