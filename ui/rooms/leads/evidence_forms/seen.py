"""Fields of what was seen or found: plate, colour, sticker, class, part, sighting."""

from datetime import timedelta
from functools import partial

from cases.records.times import local
from leads.evidence.kinds import ClassSeen, ColourSeen, Part, PlateSeen, Sighting, Sticker
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.rows_field import Cell, RowsField
from ui.labels.registers import COLOURS
from ui.labels.vehicle_classes import class_choices, plate_colour_choices
from ui.rooms.leads.candidates.feed import Feed
from ui.rooms.leads.evidence_forms.numbers import NumberField, lines, several, whole


class PlateFields:
    """A plate as somebody read it."""

    def __init__(self, dialog: FormDialog, _feed: Feed) -> None:
        self.pattern = dialog.add(
            _("看到的号牌"),
            TextField(_("看不清的字写 ?，疑似两个字写 [8B]，* 是任意几位")),
            key="pattern",
        )
        self.plate_colour = dialog.add(_("号牌颜色"), _plate_colours())
        dialog.beside(self.pattern, self.plate_colour)

    def content(self) -> PlateSeen:
        """Return what was typed."""
        return PlateSeen(self.pattern.value(), self.plate_colour.value())

    def fill(self, content: PlateSeen) -> None:
        """Show what was entered before."""
        self.pattern.set_value(content.pattern)
        self.plate_colour.set_value(content.plate_colour)


class ColourFields:
    """A colour as somebody saw it."""

    def __init__(self, dialog: FormDialog, _feed: Feed) -> None:
        words = {code: _(word) for code, word in COLOURS.items()}
        self.first = dialog.add(_("看到的颜色"), ChoiceField(words), required=True, key="colour")
        self.second = dialog.add(_("另一种颜色（双色车）"), ChoiceField({"": _("没有")} | words))
        self.first.set_value(None)
        dialog.beside(self.first, self.second)

    def content(self) -> ColourSeen:
        """Return what was typed."""
        return ColourSeen("".join(dict.fromkeys(self.first.value() + self.second.value())))

    def fill(self, content: ColourSeen) -> None:
        """Show what was entered before."""
        self.first.set_value(content.colour[:1])
        self.second.set_value(content.colour[1:2])


class StickerFields:
    """A worn insurance sticker."""

    def __init__(self, dialog: FormDialog, _feed: Feed) -> None:
        self.insurer = dialog.add(_("保险公司"), TextField(_("看不清则空")), key="insurer")
        self.year = dialog.add(
            _("起保年份"), NumberField(least=1990, most=2998, places=0), key="year"
        )
        self.number = dialog.add(
            _("单号（所见）"),
            TextField(_("磨损的字写 ?，疑似写 [38]，前后缺的写 *")),
            key="number",
        )
        self.readings = dialog.add(_("其他读法（一行一种）"), LongField(lines=2), key="readings")
        dialog.beside(self.insurer, self.year)

    def content(self) -> Sticker:
        """Return what was typed."""
        return Sticker(
            self.insurer.value(),
            whole(self.year.value()),
            self.number.value(),
            several(self.readings),
        )

    def fill(self, content: Sticker) -> None:
        """Show what was entered before."""
        self.insurer.set_value(content.insurer)
        self.year.set_value(content.year)
        self.number.set_value(content.number)
        self.readings.set_value(lines(content.readings))


class ClassFields:
    """What kind of vehicle it was."""

    def __init__(self, dialog: FormDialog, _feed: Feed) -> None:
        offered = {"": ""} | class_choices()
        self.classes = dialog.add(
            _("看到的车型（拿不准可列几种）"),
            RowsField((Cell(_("车型"), partial(ChoiceField, offered)),), add=_("增加一种")),
            required=True,
            key="classes",
        )

    def content(self) -> ClassSeen:
        """Return what was typed."""
        return ClassSeen(tuple(code for (code,) in self.classes.value() if code))

    def fill(self, content: ClassSeen) -> None:
        """Show what was entered before."""
        self.classes.set_value([(code,) for code in content.classes])


class PartFields:
    """A broken piece."""

    def __init__(self, dialog: FormDialog, _feed: Feed) -> None:
        self.number = dialog.add(_("件号"), TextField(), key="number")
        self.first = dialog.add(_("适用起年"), _year_field(), key="years")
        self.last = dialog.add(_("适用止年"), _year_field())
        self.models = dialog.add(
            _("适用车型（品牌 型号，一行一种）"), LongField(lines=3), key="models"
        )
        dialog.beside(self.number, self.first, self.last)

    def content(self) -> Part:
        """Return what was typed."""
        first, last = whole(self.first.value()), whole(self.last.value())
        years = None
        if first is not None or last is not None:
            known = [one for one in (first, last) if one is not None]
            years = (first or known[0], last or known[-1])
        return Part(several(self.models), years, self.number.value())

    def fill(self, content: Part) -> None:
        """Show what was entered before."""
        self.number.set_value(content.number)
        self.models.set_value(lines(content.models))
        if content.years is not None:
            self.first.set_value(content.years[0])
            self.last.set_value(content.years[1])


class SightingFields:
    """A camera or a witness saw a plate somewhere; the time is told, the minutes are counted."""

    def __init__(self, dialog: FormDialog, feed: Feed) -> None:
        self._at = feed.shown.occurred_at if feed.shown is not None else None
        self.pattern = dialog.add(
            _("看到的号牌"),
            TextField(_("看不清的字写 ?，整个看不清写 *")),
            required=True,
            key="pattern",
        )
        self.seen_at = dialog.add(
            _("看到的时间"), MomentField(today=feed.desk.today()), required=True, key="minutes"
        )
        self.metres = dialog.add(
            _("距现场直线（米）"), NumberField(least=0, most=2e6), required=True, key="metres"
        )
        self.place = dialog.add(_("地点"), TextField(_("例如：卡口 K07")), key="place")
        self.direction = dialog.add(_("方向"), TextField(_("例如：由西向东")))
        dialog.beside(self.seen_at, self.metres)
        dialog.beside(self.place, self.direction)

    def told(self) -> str:
        """Return place, time and direction as a title."""
        at = self.seen_at.value()
        time = "" if at is None else f"{local(at):%m-%d %H:%M}"
        parts = (self.place.value(), time, self.direction.value())
        return " ".join(filter(None, parts)) if self.place.value() else ""

    def content(self) -> Sighting:
        """Return what was typed."""
        at = self.seen_at.value()
        minutes = 0.0
        if at is not None and self._at is not None:
            minutes = abs((at - self._at).total_seconds()) / 60
        return Sighting(self.pattern.value(), self.metres.value() or 0.0, minutes)

    def fill(self, content: Sighting) -> None:
        """Show what was entered before."""
        self.pattern.set_value(content.pattern)
        self.metres.set_value(content.metres)
        if self._at is not None:
            self.seen_at.set_value(self._at + timedelta(minutes=content.minutes))


def _plate_colours() -> ChoiceField:
    return ChoiceField({"": _("不明")} | plate_colour_choices())


def _year_field() -> NumberField:
    return NumberField(least=1950, most=2998, places=0)
