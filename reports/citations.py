"""Articles cited on a paper, looked up in the collection of the statutes (K10)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import cn2an

from cases.law.articles import Article, articles

_NUMERAL = "[一二三四五六七八九十百零]+"
_PLACE = rf"第{_NUMERAL}条(?:第{_NUMERAL}款)?(?:第[（(]?{_NUMERAL}[)）]?项)?"
_CITED = re.compile(rf"《([^《》]+)》({_PLACE}(?:[、和]{_PLACE})*)")
_PARTS = re.compile(rf"第({_NUMERAL})条(?:第({_NUMERAL})款)?(?:第[（(]?({_NUMERAL})[)）]?项)?")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A citation that does not stand."""

    cited: str
    #: False: the article is not in the collection, so nothing can be said.
    is_certain: bool


def doubts(text: str) -> Iterator[Doubt]:
    """Yield what is cited by the name of a known law but is not found in it."""
    for match in _CITED.finditer(text):
        law = _laws().get(match.group(1))
        if law is None:
            continue
        for parts in _PARTS.finditer(match.group(2)):
            number, paragraph, item = (
                int(cn2an.cn2an(one)) if one else 0 for one in parts.groups()
            )
            cited = f"《{match.group(1)}》{parts.group()}"
            found = articles().get(f"{law}.{number}")
            if found is None:
                yield Doubt(cited, is_certain=False)
            elif not _has(found, paragraph, item):
                yield Doubt(cited, is_certain=True)


def _has(article: Article, paragraph: int, item: int) -> bool:
    """Tell whether the article has this 款 and this 项."""
    items: list[int] = []
    for line in article.paragraphs:
        if line.startswith("（") and items:
            items[-1] += 1
        elif line:
            items.append(0)
    if paragraph > len(items):
        return False
    within = items[paragraph - 1 : paragraph] if paragraph else items
    return item == 0 or any(item <= count for count in within)


@cache
def _laws() -> Mapping[str, str]:
    """Return the key of each law by the names papers give it."""
    found = {}
    for one in articles().values():
        found[one.law.name] = one.law.key
        found[one.law.name.removeprefix("中华人民共和国")] = one.law.key
    return found
