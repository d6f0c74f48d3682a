"""Commas, brackets and colons of the language in use, for words put side by side."""

from collections.abc import Iterable

from ui.kit.i18n import ZH, language


def listed(words: Iterable[str]) -> str:
    """Return names one after the other: 甲、乙 or a, b."""
    return ("、" if language() == ZH else ", ").join(words)


def phrases(words: Iterable[str]) -> str:
    """Return parts of one sentence: 甲，乙 or a, b."""
    return ("，" if language() == ZH else ", ").join(words)


def clauses(words: Iterable[str]) -> str:
    """Return sentences one after the other: 甲；乙 or a; b."""
    return ("；" if language() == ZH else "; ").join(words)


def bracketed(words: str, note: str) -> str:
    """Return words with a note behind them in brackets; no brackets around nothing."""
    if not note:
        return words
    return f"{words}（{note}）" if language() == ZH else f"{words} ({note})"


def quoted(words: str) -> str:
    """Return what somebody said in the marks of the language: “甲” or "a"."""
    return f"“{words}”" if language() == ZH else f'"{words}"'


def headed(head: str, words: str) -> str:
    """Return words behind what they are about: 甲：乙 or a: b."""
    return f"{head}：{words}" if language() == ZH else f"{head}: {words}"


def parted(line: str, n: int) -> list[str]:
    """Return the first parts of a typed line, at the commas of either language; "" for none."""
    parts = [part.strip() for part in line.replace(",", "，").split("，")]
    return [*parts, *[""] * n][:n]
