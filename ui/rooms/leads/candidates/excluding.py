"""Asking why a candidate is excluded, or why its exclusion is taken back."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.ids import CaseId
from leads.evidence.candidates import RankedVehicle
from ui.kit.i18n import _
from ui.kit.messages import messages
from ui.kit.punctuation import headed
from ui.labels.candidates import plate_text

if TYPE_CHECKING:
    from leads.services.candidates import CandidateService


def exclusion(
    parent: QWidget, service: "CandidateService", case_id: CaseId, one: RankedVehicle
) -> Callable[[], object] | None:
    """Return the act the officer gave a reason for; None when he thinks better of it."""
    name = plate_text(one.name)
    if one.exclusion is not None:
        out = one.exclusion
        told = _("{by} 排除：{reason}").format(by=out.by, reason=out.reason)
        title = _("撤销对 {name} 的排除").format(name=name)
        caption = headed(told, _("撤销的理由"))
        reason = messages().ask_text(parent, title, caption, act=_("撤销排除"))
        return partial(service.take_back, out.id, reason) if reason else None
    title = _("排除 {name}").format(name=name)
    caption = _("理由和依据。排除后仍列出（划线），概率接近零但不为零，随时可以撤销。")
    reason = messages().ask_text(parent, title, caption, act=_("排除"))
    return partial(service.exclude, case_id, one.name, reason) if reason else None
