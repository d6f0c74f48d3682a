"""Words of the tab that are put together: colours, classes, days, what is known of an extract."""

from datetime import date

from leads.registers.records import Extract, ExtractState, Hit, Use
from ui.kit.i18n import _, day_full, moment_text, ngettext
from ui.kit.punctuation import bracketed, listed
from ui.labels.registers import COLOURS, KINDS, STATES, USES
from ui.labels.vehicle_classes import class_word


def colour_text(codes: str) -> str:
    """Return the colours of a vehicle in words."""
    return listed(_(COLOURS[one]) for one in codes if one in COLOURS)


def class_text(code: str) -> str:
    """Return a class with its word."""
    word = class_word(code)
    return code if word == code else f"{code} {word}"


def model_text(hit: Hit) -> str:
    """Return make and model."""
    return f"{hit.make} {hit.model}".strip()


def policy_text(hit: Hit) -> str:
    """Return insurer, year and number of a policy."""
    return " ".join(filter(None, (hit.policy_insurer, hit.policy_year, hit.policy_number)))


def state_text(extract: Extract) -> str:
    """Return how an extract stands."""
    return _(STATES[extract.state])


def left_text(extract: Extract, today: date) -> str:
    """Return how long an extract may still be used."""
    if extract.state is not ExtractState.USABLE:
        return state_text(extract)
    days = (extract.until - today).days
    if not days:
        return _("今天到期")
    return ngettext("还剩{n}天", "还剩 {n} 天", days).format(n=days)


def facts(extract: Extract) -> tuple[tuple[str, str], ...]:
    """Return what is known of an extract, caption and words."""
    entry = extract.entry
    found = [
        (_("类别"), _(KINDS[entry.kind])),
        (_("提供单位"), entry.source),
        (_("登记信息截至"), "" if entry.as_of is None else day_full(entry.as_of)),
        (_("法律依据"), entry.legal_basis),
        (_("用途"), entry.purpose),
        (_("批准人"), extract.approved_by),
        (_("导入"), bracketed(extract.imported_by, moment_text(extract.imported_at))),
        (_("文件"), extract.file_name),
        (_("使用至"), day_full(extract.until)),
    ]
    if extract.deleted_at is not None:
        by = extract.deleted_by or _("程序自动")
        found.append((_("删除"), bracketed(by, moment_text(extract.deleted_at))))
        found.append((_("删除原因"), extract.deleted_why))
    return tuple((caption, words) for caption, words in found if words)


def use_text(use: Use) -> str:
    """Return what an extract was used for, with what was looked for."""
    several = use.count > 1
    count = ngettext("{n}行", "{n} 行", use.count).format(n=use.count) if several else ""
    return " ".join(filter(None, (bracketed(_(USES[use.kind]), count), use.words)))
