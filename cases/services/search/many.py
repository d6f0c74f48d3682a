"""What is indexed of many cases at once, by columns; the same as `indexing` says of one.

A ledger has some hundred thousand rows: a column of some thousand is spelt out as one long text,
and cut into cases again afterwards.
"""

import re
from collections.abc import Sequence
from operator import add

from cases.services.search.pinyin import name_keys_each
from cases.services.search.query import tails
from cases.store.spelt import spaced

#: Between cases, and between the plates of one; neither names nor plates hold control characters.
_CASE, _ONE = "\x00", "\x01"
#: Pairs across two plates.
_ACROSS = re.compile(f".{_ONE} {_ONE}. ", re.DOTALL)


def spaced_each(texts: Sequence[str]) -> list[str]:
    """Return each text with spaces between its characters."""
    found = " ".join(_CASE.join(texts)).split(_CASE)
    # A place may hold anything; then it is spelt by itself.
    return found if len(found) == len(texts) else list(map(spaced, texts))


def paired_each(plates: Sequence[Sequence[str]]) -> list[str]:
    """Return the plates of each case by pairs of characters."""
    # A mark before and behind each case: it comes to stand between two pairs of marks.
    text = "".join([f"{_CASE}{_ONE.join(several)}" for several in plates]).replace("·", "")
    text = f"{_CASE}{text}{_CASE * 2}"
    pairs = _ACROSS.sub("", " ".join(map(add, text, text[1:])))
    # The first and the last character of a case, alone beside a mark, are no pairs.
    return [words[2:-2] for words in pairs.split(f"{_CASE} {_CASE}")[1:-1]]


def keys_each(
    numbers: Sequence[str],
    documents: Sequence[Sequence[str]],
    people: Sequence[Sequence[str]],
) -> list[str]:
    """Return the keys of each case: of its parties' names, its number, its papers."""
    return list(
        map(
            "{} {} {}".format,
            name_keys_each(people, "p"),
            [_tails((number,), "n") for number in numbers],
            [_tails(papers, "d") for papers in documents],
        )
    )


def _tails(numbers: Sequence[str], mark: str) -> str:
    return " ".join([f"{mark}{tail}" for number in numbers for tail in tails(number)])
