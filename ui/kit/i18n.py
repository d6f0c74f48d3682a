"""Words of the window: Chinese in the source, English from the catalogues beside it.

`_` translates now, `N_` marks a constant that is translated when it is shown. The window is
built anew when the language changes, so nothing needs to listen.
"""

from datetime import date, datetime
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from cases.records.times import local

ZH, EN = "zh", "en"
_CATALOGUES = Path(__file__).parents[1] / "locale"


class _State:
    language = ZH
    translator: QTranslator | None = None


def set_language(language: str) -> None:
    """Speak Chinese ("zh") or English ("en") from now on, Qt's own words included."""
    _State.language = language
    QLocale.setDefault(
        QLocale(QLocale.Language.Chinese, QLocale.Country.China)
        if language == ZH
        else QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    )
    application = QCoreApplication.instance()
    if application is None:
        return
    if _State.translator is not None:
        application.removeTranslator(_State.translator)
        _State.translator = None
    if language == ZH:
        translator = QTranslator(application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load("qtbase_zh_CN", folder):
            application.installTranslator(translator)
            _State.translator = translator


def language() -> str:
    """Return the language in use, "zh" or "en"."""
    return _State.language


def _(text: str) -> str:
    """Return the text in the language in use."""
    return text if _State.language == ZH else _catalogue().get(text, text)


def pgettext(context: str, text: str) -> str:
    """Return a text whose English depends on where it stands, as 当事人: a party, the parties."""
    return text if _State.language == ZH else _catalogue().get(f"{context}\x04{text}", _(text))


def N_(text: str) -> str:
    """Mark a constant; `_` translates it when it is shown."""
    return text


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form for the count; the placeholder {n} is filled in by the caller."""
    if _State.language == ZH:
        return many
    return _catalogue().get(one if count == 1 else many, one if count == 1 else many)


@cache
def _catalogue() -> dict[str, str]:
    """Read every English catalogue; each area of the window keeps its own."""
    import polib

    merged: dict[str, str] = {}
    for path in sorted((_CATALOGUES / EN).glob("*.po")):
        for entry in polib.pofile(str(path)):
            if entry.msgstr_plural:
                merged[entry.msgid] = entry.msgstr_plural[0]
                merged[entry.msgid_plural] = entry.msgstr_plural[1]
            elif entry.msgstr:
                key = f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid
                merged[key] = entry.msgstr
    return merged


WEEKDAYS_ZH = "一二三四五六日"
WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS_EN = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def weekday(day: date) -> str:
    """Return 周四 or Thu."""
    if _State.language == ZH:
        return f"周{WEEKDAYS_ZH[day.weekday()]}"
    return WEEKDAYS_EN[day.weekday()]


def day_long(day: date) -> str:
    """Return 2026年9月24日 星期四 or Thursday 24 September 2026."""
    if _State.language == ZH:
        return f"{day.year}年{day.month}月{day.day}日 星期{WEEKDAYS_ZH[day.weekday()]}"
    return QLocale().toString(day, "dddd d MMMM yyyy")  # type: ignore[call-overload, no-any-return]


def day_short(day: date) -> str:
    """Return 9/24 周四 or Thu 24 Sep; in lists the year stands in the case number."""
    if _State.language == ZH:
        return f"{day.month}/{day.day} {weekday(day)}"
    return f"{weekday(day)} {day.day} {MONTHS_EN[day.month - 1]}"


def day_full(day: date) -> str:
    """Return 2026-09-24, alike in both languages."""
    return day.isoformat()


def day_month(day: date) -> str:
    """Return 9/24 or 24 Sep."""
    if _State.language == ZH:
        return f"{day.month}/{day.day}"
    return f"{day.day} {MONTHS_EN[day.month - 1]}"


def clock_time(moment: datetime) -> str:
    """Return the time of day in the unit's zone, as 09:30."""
    return f"{local(moment):%H:%M}"


def moment_text(moment: datetime) -> str:
    """Return day and time in the unit's zone, as 2026-09-24 09:30."""
    return f"{local(moment):%Y-%m-%d %H:%M}"
