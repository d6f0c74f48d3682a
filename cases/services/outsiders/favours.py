"""Favours and meddling (说情、过问): recorded for good; whoever recorded it is protected."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.officers import Role
from cases.records.outsiders import (
    Capacity,
    Favour,
    FavourEntry,
    FavourStep,
    FavourWay,
    Handling,
)
from cases.refusals import Reason, Refusal
from cases.services.names import officer_names
from cases.store.rows.outsiders import FavourRow, FavourStepRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk


class FavourService:
    """Recording what somebody asked for or meddled in, and what was done about it.

    The recorder, the inspector and the discipline officer see a favour, nobody else, the lead
    officer of the case included; who recorded it only he himself and the discipline officer
    (rules of 2015 on meddling, art. 6: whoever records is protected; how is our reading).
    """

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def record(self, entry: FavourEntry) -> int:
        """Record a favour or meddling; it can be followed, never changed.

        The journal holds that something protected was recorded, without a word of it.
        """
        for name in ("person", "words"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        if entry.at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="at")
        with self.desk.act("favour.record") as deed:
            return enter_favour(deed, self.desk, entry)

    def handle(self, favour_id: int, handling: Handling, text: str = "") -> None:
        """Add what was done about a favour.

        Raises:
            Refusal: it is not his to see; the result of a look into it is the inspector's or
                discipline officer's to add.
        """
        with self.desk.reading() as session:
            row = session.get(FavourRow, favour_id)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            capacity = self._capacity(row)
        if handling is Handling.INVESTIGATED and capacity is Capacity.RECORDER:
            raise Refusal(Reason.NOT_ALLOWED, roles=(Role.INSPECTOR, Role.DISCIPLINE))
        # Past the guard for the name of the recorder alone, which the inspector does not read.
        with self.desk.act("favour.handle", door=True) as deed:
            whole = deed.session.get_one(FavourRow, favour_id)
            deed.session.add(
                FavourStepRow(
                    favour_id=favour_id,
                    recorded_by=whole.recorded_by,
                    handling=handling.value,
                    text=text.strip(),
                    capacity=capacity.value,
                    at=self.desk.now(),
                    done_by=self.desk.officer.id,
                )
            )

    def list(self, words: str = "") -> tuple[Favour, ...]:
        """Return the favours this officer may see, newest first.

        Args:
            words: Looked for in who asked, about which case and in which words; empty: all.
        """
        with self.desk.reading() as session:
            names = officer_names(session)
            steps: dict[int, list[FavourStepRow]] = {}
            for step in session.scalars(select(FavourStepRow).order_by(FavourStepRow.id)):
                steps.setdefault(step.favour_id, []).append(step)
            rows = session.scalars(
                select(FavourRow).order_by(FavourRow.at.desc(), FavourRow.id.desc())
            )
            found = [self._shown(row, steps.get(row.id, ()), names) for row in rows]
        return tuple(one for one in found if _has(one, words.strip()))

    def _capacity(self, row: FavourRow) -> Capacity:
        """Return as what the officer acts on it: as who recorded it before any role."""
        if row.recorded_by == self.desk.officer.id:
            return Capacity.RECORDER
        if self.desk.officer.holds(Role.DISCIPLINE):
            return Capacity.DISCIPLINE
        return Capacity.INSPECTOR

    def _shown(
        self, row: FavourRow, steps: Iterable[FavourStepRow], names: dict[int, str]
    ) -> Favour:
        return Favour(
            row.id,
            FavourEntry(
                person=row.person,
                way=FavourWay(row.way),
                at=row.at,
                words=row.words,
                unit=row.unit,
                relation=row.relation,
                about=row.about,
                proof=row.proof,
            ),
            row.recorded_at,
            names.get(row.recorded_by or 0, ""),
            row.recorded_by == self.desk.officer.id,
            tuple(
                FavourStep(
                    Handling(one.handling),
                    one.text,
                    Capacity(one.capacity),
                    names.get(one.done_by or 0, ""),
                    one.at,
                )
                for one in steps
            ),
        )


def enter_favour(deed: "Deed", desk: "Desk", entry: FavourEntry) -> int:
    """Enter a favour within an act."""
    plain = {
        name: value.strip() if isinstance(value, str) else value
        for name, value in asdict(entry).items()
    }
    row = FavourRow(
        **plain | {"way": entry.way.value},
        recorded_at=desk.now(),
        recorded_by=desk.officer.id,
    )
    deed.session.add(row)
    deed.session.flush()
    return row.id


def _has(one: Favour, words: str) -> bool:
    entry = one.entry
    said = (entry.person, entry.unit, entry.relation, entry.about, entry.words)
    return not words or any(words in text for text in said)
