"""The search in columns finds what a look at every row would find."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.ranking.alphabet import DIGITS, LETTERS, tidy
from leads.ranking.population import Population, encode
from leads.ranking.vehicle import Vehicle
from leads.registers.fields import Field
from leads.registers.hits import hits_of
from leads.registers.searching import PatternError, Wanted, doubtful, offered, search


def vehicles(count: int = 3000, seed: int = 3) -> tuple[Vehicle, ...]:
    draw = random.Random(seed)

    def one() -> Vehicle:
        tail = "".join(draw.choices(DIGITS + "ABDQ", k=draw.choice((5, 5, 6))))
        plate = f"{draw.choice('吉吉辽')}{draw.choice('AB')}{tail}"
        return Vehicle(
            plate=draw.choice((plate, plate, plate, "")),
            vehicle_class=draw.choice(("H31", "K33", "")),
            make=draw.choice(("江淮", "大众")),
            model=draw.choice(("HFC1036", "捷达", "")),
            year=draw.choice(("", "2014", "2017", "2021")),
            colour=draw.choice(("H", "A", "AH", "")),
            district=draw.choice(("临江区", "河口区")),
            policy_insurer=draw.choice(("华澄财险", "")),
            policy_number=draw.choice(("", "PDZA7142", "PDZA7192")),
        )  # fmt: skip

    return tuple(one() for _ in range(count))


ROWS = vehicles()
POPULATION: Population = encode(ROWS)
PATTERN = st.text(alphabet="吉辽AB?0123456789D", min_size=1, max_size=8).filter(
    lambda s: s.strip("?")
)


def found(wanted: Wanted) -> list[int]:
    places = search(POPULATION, wanted)
    return list(range(len(ROWS))) if places is None else places.tolist()


def by_hand(pattern: str, *, alike: bool = False) -> list[int]:
    """Look at every row, with a regular expression."""
    signs = [
        "." if sign == "?" else f"[{''.join(doubtful(sign))}]" if alike else sign
        for sign in tidy(pattern)
    ]
    begins = pattern[0] in "吉辽?"
    expression = re.compile(("^" if begins else "") + "".join(signs))
    return [place for place, row in enumerate(ROWS) if expression.search(row.plate)]


@given(PATTERN)
def test_a_pattern_finds_what_a_look_at_every_plate_finds(pattern: str) -> None:
    assert found(Wanted(pattern=pattern)) == by_hand(pattern)


@given(PATTERN)
def test_look_alikes_find_what_a_look_at_every_plate_finds(pattern: str) -> None:
    assert found(Wanted(pattern=pattern, doubtful=True)) == by_hand(pattern, alike=True)


@given(PATTERN)
def test_look_alikes_never_find_less(pattern: str) -> None:
    narrow, wide = Wanted(pattern=pattern), Wanted(pattern=pattern, doubtful=True)
    assert set(found(narrow)) <= set(found(wide))


@given(PATTERN, st.sampled_from("0123456789"))
def test_another_key_never_finds_more(pattern: str, key: str) -> None:
    assert set(found(Wanted(pattern=pattern + key))) <= set(found(Wanted(pattern=pattern)))


def test_what_looks_alike_does_so_both_ways() -> None:
    assert doubtful("8") >= {"8", "B"}
    assert doubtful("0") >= {"0", "D", "Q"}
    for sign in DIGITS + LETTERS:
        assert all(sign in doubtful(other) for other in doubtful(sign))


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        (Wanted(classes=("H31",)), lambda row: row.vehicle_class == "H31"),
        (Wanted(colours=("H",)), lambda row: "H" in row.colour),
        (Wanted(districts=("临江区",)), lambda row: row.district == "临江区"),
        (Wanted(insurers=("华澄财险",)), lambda row: row.policy_insurer == "华澄财险"),
        (Wanted(model="江淮 hfc"), lambda row: row.make == "江淮" and row.model == "HFC1036"),
        (Wanted(year_from=2017), lambda row: row.year >= "2017"),
        (Wanted(year_until=2017), lambda row: "" < row.year <= "2017"),
        (Wanted(number="71?2"), lambda row: row.policy_number != ""),
        (Wanted(number="7142"), lambda row: row.policy_number == "PDZA7142"),
        (
            Wanted(
                pattern="吉A", classes=("K33",), colours=("A",), year_from=2014, year_until=2017
            ),
            lambda row: (
                row.plate.startswith("吉A")
                and row.vehicle_class == "K33"
                and "A" in row.colour
                and row.year in {"2014", "2017"}
            ),
        ),
        (Wanted(), lambda _row: True),
        (Wanted(pattern="??"), lambda _row: True),
    ],
)
def test_every_condition_narrows_as_it_says(wanted: Wanted, fits: object) -> None:
    assert callable(fits)
    assert found(wanted) == [place for place, row in enumerate(ROWS) if fits(row)]


def test_a_vehicle_without_a_plate_is_found_by_no_pattern() -> None:
    alone = encode((Vehicle(make="江淮"),))
    places = search(alone, Wanted(pattern="?6"))
    assert places is not None
    assert places.tolist() == []


def test_either_of_two_characters_and_what_is_half_typed() -> None:
    either = found(Wanted(pattern="吉A?[68]"))
    assert either == sorted(found(Wanted(pattern="吉A?6")) + found(Wanted(pattern="吉A?8")))
    assert found(Wanted(pattern="吉A[6")) == found(Wanted(pattern="吉A?"))
    with pytest.raises(PatternError):
        search(POPULATION, Wanted(pattern="吉A!"))


def test_hits_are_the_rows_that_were_found() -> None:
    places = found(Wanted(pattern="吉A", doubtful=True))[:200]
    for hit in hits_of(POPULATION, places):
        row = ROWS[hit.place]
        assert (hit.plate, hit.make, hit.year, hit.colour, hit.policy_number) == (
            row.plate, row.make, row.year, row.colour, row.policy_number,
        )  # fmt: skip


def test_one_chooses_from_what_the_columns_hold() -> None:
    assert offered(POPULATION)[Field.DISTRICT] == ("临江区", "河口区")
    assert offered(POPULATION)[Field.VEHICLE_CLASS] == ("H31", "K33")


def test_an_empty_extract_finds_nothing() -> None:
    nothing = encode(())
    places = search(nothing, Wanted(pattern="吉A", number="7", year_from=2017))
    assert places is not None
    assert len(places) == 0
