"""Words of things held: their periods, their acts, in a line."""

from cases.law.clock import ClockState
from cases.records.holding import Advance, AdvanceAct, Running, Thing, ThingStep
from cases.records.times import local
from ui.kit.i18n import EN, _, day_short, language, moment_text, ngettext
from ui.kit.marks import Glyph, Tone
from ui.kit.punctuation import clauses
from ui.labels import holding as labels


def days_text(thing: Thing) -> str:
    """Return how many days it is or was held."""
    return ngettext("{n}天", "{n} 天", thing.days).format(n=thing.days)


def state_text(thing: Thing) -> str:
    """Return the gravest concern, or how it stands."""
    if thing.concerns:
        return _(labels.CONCERNS[thing.concerns[0]])
    return _(labels.THING_STATES[thing.state])


def state_tone(thing: Thing) -> Tone | None:
    """Return the colour of how it stands."""
    if thing.concerns:
        return labels.CONCERN_TONES[thing.concerns[0]]
    return Tone.OUTLINE if thing.held else Tone.GREEN


def running_title(one: Running) -> str:
    """Return what a period is called."""
    return one.title_en if language() == EN else one.title


def due_text(one: Running) -> str:
    """Return when a period ends."""
    if one.due_at is not None:
        return f"{local(one.due_at):%m-%d %H:%M}"
    return day_short(one.due) if one.due is not None else "—"


def running_glyph(one: Running) -> Glyph:
    """Return how a period stands as a mark."""
    return Glyph.OVERDUE if one.state is ClockState.OVERDUE else Glyph.RUNNING


def next_text(thing: Thing) -> str:
    """Return the period that ends first, with its day."""
    one = thing.next_due
    return f"{due_text(one)} {running_title(one)}" if one is not None else "—"


def step_text(step: ThingStep) -> str:
    """Return what was done, by whom, in one line without its time."""
    moved = " → ".join(filter(None, (step.from_holder, step.to_holder)))
    proof = [
        _("证件 {number}").format(number=step.more["id_number"])
        if "id_number" in step.more
        else "",
        step.more.get("power", ""),
        step.more.get("condition", ""),
        step.more.get("witness", ""),
    ]
    until = _("至 {day}").format(day=day_short(step.until_on)) if step.until_on else ""
    number = _("文号 {number}").format(number=step.number) if step.number else ""
    return " · ".join(filter(None, (moved, step.place, step.words, until, number, *proof)))


def moves_text(one: Advance) -> str:
    """Return what became of an advance."""
    return clauses(
        f"{_(labels.ADVANCE_ACTS[move.act])} {move.amount:,.2f} {move.receiver}"
        for move in one.moves
    )


def advance_state(one: Advance) -> str:
    """Return what is left of an advance."""
    if one.left:
        return _("余 {left}").format(left=f"{one.left:,.2f}")
    return _("已结清")


def advance_tone(one: Advance) -> Tone:
    """Return the colour of what is left."""
    return Tone.YELLOW if one.left else Tone.GREEN


def given_back(one: Advance) -> bool:
    """Tell whether some of it has been given back."""
    return any(move.act is AdvanceAct.RETURNED for move in one.moves)


def when(step: ThingStep) -> str:
    """Return the moment of a step."""
    return moment_text(step.at)
