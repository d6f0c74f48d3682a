"""The words of the statute: every article that a rule or a paper cites, verbatim."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Law:
    """A law, regulation or order."""

    key: str
    #: Full name, as it is printed between 《》.
    name: str
    #: As officers call it.
    short: str
    name_en: str
    short_en: str
    #: Number under which it was issued.
    number: str
    in_force_from: date
    #: Where the text was read, and when it was last compared.
    source: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class Article:
    """One article, whole."""

    #: As `146.88`: key of the law and number.
    key: str
    law: Law
    #: As 第八十八条.
    number: str
    text: str

    @property
    def cited(self) -> str:
        """The article as papers cite it, without its paragraph."""
        return f"{self.law.name} {self.number}"

    @property
    def short(self) -> str:
        """The article as lists cite it: 第88条."""
        return f"第{self.key.rpartition('.')[2]}条"

    @property
    def in_force_from(self) -> date:
        """First day of this wording."""
        return self.law.in_force_from

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text by 款 and 项, in order."""
        return tuple(self.text.split("\n"))


def article(key: str) -> Article:
    """Return the article with this key, as `146.88`.

    Raises:
        KeyError: No such article is in the collection.
    """
    return articles()[key]


@cache
def articles() -> Mapping[str, Article]:
    """Return every article by its key."""
    data = tomllib.loads((files("cases.law") / "articles.toml").read_text(encoding="utf-8"))
    laws = {key: Law(key, **fields) for key, fields in data["law"].items()}
    return {
        key: Article(key, laws[key.partition(".")[0]], fields["number"], fields["text"].strip())
        for key, fields in data["article"].items()
    }
