"""Words of the journal for clocks that moved, and for due days that had passed by then."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from cases.law.past import Outcome
from cases.law.rules import load_rules
from ui.kit.i18n import EN, _, day_month, language
from ui.kit.punctuation import clauses
from ui.labels.law import OUTCOMES

_Values = Sequence[Mapping[str, Any]]


def moved_words(values: _Values) -> str:
    """Return each clock with its old and new day: 制作认定书 10/8→10/9."""
    return _joined(f"{_title(one)} {_day(one.get('old'))}→{_day(one.get('new'))}" for one in values)


def past_words(values: _Values) -> str:
    """Return each due day that had passed, and how it had ended."""
    return _joined(
        f"{_title(one)} {_day(one.get('due'))} {_(OUTCOMES[Outcome(one['outcome'])])}"
        for one in values
    )


#: Key of a journal value -> its words.
CLOCK_WORDS: Mapping[str, Callable[[_Values], str]] = {"moved": moved_words, "past": past_words}


def _joined(words: Any) -> str:
    return clauses(words)


def _title(one: Mapping[str, Any]) -> str:
    rule = load_rules().rules.get(str(one.get("rule", "")))
    if rule is None:
        return str(one.get("rule", ""))
    return rule.title_en if language() == EN else rule.title


def _day(text: Any) -> str:
    return day_month(date.fromisoformat(str(text))) if text else _("无")
