"""Fields of what was told or found out: a false plate, a key, a report, a finding."""

from leads.evidence.kinds import FalsePlate, Finding, Key, Report
from ui.kit.dialogs import FormDialog
from ui.kit.fields import LongField, TextField
from ui.kit.i18n import _
from ui.rooms.leads.candidates.feed import Feed
from ui.rooms.leads.evidence_forms.numbers import PercentField, lines, parted, several


class FalsePlateFields:
    """A plate that does not belong to the vehicle it was found on."""

    def __init__(self, dialog: FormDialog, _feed: Feed) -> None:
        self.plate = dialog.add(_("假牌、借牌上的号"), TextField(), required=True, key="plate")

    def content(self) -> FalsePlate:
        """Return what was typed."""
        return FalsePlate(self.plate.value())

    def fill(self, content: FalsePlate) -> None:
        """Show what was entered before."""
        self.plate.set_value(content.plate)


class KeyFields:
    """A key whose blank fits some makes."""

    def __init__(self, dialog: FormDialog, _feed: Feed) -> None:
        self.makes = dialog.add(
            _("适用品牌（一行一种）"), LongField(lines=2), required=True, key="makes"
        )

    def content(self) -> Key:
        """Return what was typed."""
        return Key(several(self.makes))

    def fill(self, content: Key) -> None:
        """Show what was entered before."""
        self.makes.set_value(lines(content.makes))


class ReportFields:
    """What somebody reported."""

    def __init__(self, dialog: FormDialog, _feed: Feed) -> None:
        self.called_at = dialog.add(_("来电、来访时间"), TextField(), key="called_at")
        self.plates = dialog.add(_("所指车辆（号牌）"), TextField(), key="plates")
        self.knew = dialog.add(_("他知道的（一行一项）"), LongField(lines=2), key="knew")
        self.not_known = dialog.add(
            _("他不知道的（一行一项）"), LongField(lines=2), key="did_not_know"
        )
        self.against = dialog.add(
            _("与已查明事实不符之处"), LongField(lines=2), key="contradictions"
        )
        dialog.beside(self.called_at, self.plates)
        dialog.beside(self.knew, self.not_known)

    def content(self) -> Report:
        """Return what was typed."""
        return Report(
            parted(self.plates.value()),
            several(self.knew),
            several(self.not_known),
            several(self.against),
            self.called_at.value(),
        )

    def fill(self, content: Report) -> None:
        """Show what was entered before."""
        self.called_at.set_value(content.called_at)
        self.plates.set_value(lines(content.plates).replace("\n", "，"))
        self.knew.set_value(lines(content.knew))
        self.not_known.set_value(lines(content.did_not_know))
        self.against.set_value(lines(content.contradictions))


class FindingFields:
    """What was found of named vehicles."""

    def __init__(self, dialog: FormDialog, feed: Feed) -> None:
        self.plates = dialog.add(
            _("所查车辆（号牌或者称呼，一行一辆）"),
            LongField(lines=2),
            required=True,
            key="plates",
        )
        chosen = feed.chosen
        if chosen is not None:
            self.plates.set_value(chosen.label or chosen.name)
        self.likelihood = dialog.add(
            _("若是该车，会查到的概率（%）"), PercentField(), required=True, key="likelihood"
        )
        self.otherwise = dialog.add(
            _("若不是，会查到的概率（%）"), PercentField(), required=True, key="otherwise"
        )
        dialog.beside(self.likelihood, self.otherwise)

    def content(self) -> Finding:
        """Return what was typed."""
        return Finding(
            several(self.plates), self.likelihood.share() or 0.0, self.otherwise.share() or 0.0
        )

    def fill(self, content: Finding) -> None:
        """Show what was entered before."""
        self.plates.set_value(lines(content.plates))
        self.likelihood.set_value(content.likelihood * 100)
        self.otherwise.set_value(content.otherwise * 100)
