"""Words of an exhibit and of the steps of its chain, as lists and the pane show them."""

from dataclasses import dataclass

from cases.records.exhibits import CustodyAct
from cases.records.times import local
from leads.exhibits.records import Exhibit, Flag, FlagKind, Step
from ui.kit.i18n import _, day_month, moment_text
from ui.kit.marks import Glyph, Tone
from ui.kit.punctuation import clauses
from ui.labels import exhibits as labels


@dataclass(frozen=True, slots=True)
class ChainLine:
    """A step of the chain as the table shows it."""

    n: int
    step: Step
    flags: tuple[Flag, ...]
    #: Number of the step that put it right; 0: it stands.
    replaced_by: int
    #: Number of the step it puts right; 0: none.
    replaces: int

    @property
    def stands(self) -> bool:
        """Tell whether it is part of the chain, as opposed to put right or taken back."""
        return not self.replaced_by and self.step.entry.act is not CustodyAct.WITHDRAWN


def chain_lines(exhibit: Exhibit | None) -> tuple[ChainLine, ...]:
    """Return the chain of an exhibit, each step with its number and what does not fit at it."""
    if exhibit is None:
        return ()
    numbers = {step.id: n for n, step in enumerate(exhibit.steps, 1)}
    later = {one.replaces: numbers[one.id] for one in exhibit.steps if one.replaces is not None}
    return tuple(
        ChainLine(
            n,
            step,
            tuple(flag for flag in exhibit.flags if flag.step == step.id),
            later.get(step.id, 0),
            numbers[step.replaces] if step.replaces is not None else 0,
        )
        for n, step in enumerate(exhibit.steps, 1)
    )


def title(exhibit: Exhibit) -> str:
    """Return 物证 3 蓝色漆片."""
    return _("物证 {n}　{name}").format(n=exhibit.n, name=exhibit.name)


def grade_text(exhibit: Exhibit) -> str:
    """Return the grade, or that there is none."""
    return str(exhibit.grade) if exhibit.grade is not None else _("未评级")


def grade_tone(exhibit: Exhibit) -> Tone:
    """Return how the grade is shown; a missing one is seen."""
    return Tone.OUTLINE if exhibit.grade is not None else Tone.GREY


def where_text(exhibit: Exhibit) -> str:
    """Return where it is and who has it."""
    return " · ".join(filter(None, (exhibit.place, exhibit.holder)))


def flags_text(exhibit: Exhibit) -> str:
    """Return the gravest thing that does not fit, and how many more there are."""
    if not exhibit.flags:
        return _("相接")
    words = _(labels.FLAGS[exhibit.flags[0].kind])
    more = len(exhibit.flags) - 1
    return f"{words} +{more}" if more else words


def flags_tone(exhibit: Exhibit) -> Tone | None:
    """Return the colour of what does not fit."""
    return Tone.RED if exhibit.flags else None


def found_text(exhibit: Exhibit) -> str:
    """Return when it was found, short."""
    here = local(exhibit.found_at)
    return f"{day_month(here.date())} {here:%H:%M}"


def act_text(line: ChainLine) -> str:
    """Return what was done."""
    return _(labels.CUSTODY[line.step.entry.act])


def act_glyph(line: ChainLine) -> Glyph:
    """Return how the step stands: put right, in doubt, in order."""
    if not line.stands:
        return Glyph.STOPPED
    return Glyph.OVERDUE if line.flags else Glyph.DONE


def when_text(line: ChainLine) -> str:
    """Return when it was done, and until when where it took its time."""
    entry = line.step.entry
    if entry.until is None:
        return moment_text(entry.at)
    same_day = local(entry.at).date() == local(entry.until).date()
    end = f"{local(entry.until):%H:%M}" if same_day else moment_text(entry.until)
    return f"{moment_text(entry.at)}–{end}"


def when_short(line: ChainLine) -> str:
    """Return when it began, without the year, which stands in the number of the case."""
    here = local(line.step.entry.at)
    return f"{day_month(here.date())} {here:%H:%M}"


def now_at(line: ChainLine) -> str:
    """Return where it is after the step."""
    entry = line.step.entry
    return " · ".join(filter(None, (entry.place, entry.holder)))


def seal_text(line: ChainLine) -> str:
    """Return who opened it and what became of the seal."""
    entry = line.step.entry
    return clauses(
        filter(
            None,
            (
                _("启封 {name}").format(name=entry.opened_by) if entry.opened_by else "",
                _("所见 {seal}").format(seal=entry.seal_found) if entry.seal_found else "",
                _("破损") if entry.seal_broken else "",
                _("新封 {seal}").format(seal=entry.seal_after) if entry.seal_after else "",
            ),
        )
    )


def note_text(line: ChainLine) -> str:
    """Return what proves the step, and what it puts right."""
    entry = line.step.entry
    return clauses(
        filter(
            None,
            (
                _("已由第 {n} 步更正").format(n=line.replaced_by) if line.replaced_by else "",
                _("更正第 {n} 步：{reason}").format(n=line.replaces, reason=line.step.reason)
                if line.replaces
                else "",
                _("在“财物”中登记") if line.step.of_holding else "",
                entry.number,
                _("见证人 {name}").format(name=entry.witness) if entry.witness else "",
                entry.words,
            ),
        )
    )


def flag_sentence(flag: Flag) -> str:
    """Return what does not fit, in a sentence."""
    found = flag.found or (_("破损") if flag.kind is FlagKind.SEAL_BROKEN else _("（未填）"))
    return _(labels.FLAG_SENTENCES[flag.kind]).format(
        left=flag.left or "—", found=found, days=flag.days
    )


def counted(exhibits: tuple[Exhibit, ...]) -> str:
    """Return how many are not graded; the tab counts them all."""
    ungraded = sum(one.grade is None for one in exhibits)
    return _("未评级 {n}").format(n=ungraded) if ungraded else ""
