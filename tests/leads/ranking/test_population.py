"""Vehicles as columns, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.ranking.alphabet import ALPHABET
from leads.ranking.encoder import Encoder, year_of
from leads.ranking.population import Population, encode, join
from leads.ranking.vehicle import Vehicle, tidied

PLATES = st.text(st.sampled_from(ALPHABET), max_size=8)
NUMBERS = st.text(st.sampled_from(ALPHABET[:36]), max_size=24)
YEARS = st.one_of(st.just(""), st.integers(1980, 2030).map(str))
TEXTS = st.sampled_from(["", "蓝", "H31", "江淮", "HFC1036", "H", "HA", "澄州"])
VEHICLES = st.builds(
    Vehicle, PLATES, TEXTS, TEXTS, TEXTS, TEXTS, YEARS, TEXTS, TEXTS, TEXTS, YEARS, NUMBERS
)


@given(st.lists(VEHICLES, max_size=12))
def test_a_population_gives_back_the_vehicles_it_was_made_of(rows: list[Vehicle]) -> None:
    made = encode(rows)
    assert len(made) == len(rows)
    assert [made.vehicle(place) for place in range(len(made))] == rows


@given(st.lists(VEHICLES, max_size=8))
def test_bytes_bring_back_the_same_vehicles(rows: list[Vehicle]) -> None:
    made = Population.from_bytes(encode(rows).to_bytes())
    assert [made.vehicle(place) for place in range(len(made))] == rows


@given(st.lists(st.lists(VEHICLES, max_size=5), min_size=1, max_size=4))
def test_joined_populations_stand_one_after_the_other(parts: list[list[Vehicle]]) -> None:
    whole = join([encode(part) for part in parts])
    rows = [row for part in parts for row in part]
    assert [whole.vehicle(place) for place in range(len(whole))] == rows


@given(st.lists(VEHICLES, min_size=1, max_size=12), st.integers(1, 5))
def test_an_import_in_slices_gives_the_same_population(rows: list[Vehicle], size: int) -> None:
    encoder = Encoder()
    for begin in range(0, len(rows), size):
        encoder.add([row.row() for row in rows[begin : begin + size]])
    assert encoder.population().to_bytes() == encode(rows).to_bytes()


def test_separators_wide_letters_and_small_letters_are_one_plate() -> None:
    made = encode([Vehicle("苏z·８k31D"), Vehicle("苏Z8K31D")])
    assert made.plate_text(0) == made.plate_text(1) == "苏Z8K31D"
    assert tidied(Vehicle("苏z·８k31D", colour=" h ")) == Vehicle("苏Z8K31D", colour="H")


def test_a_character_of_no_plate_is_kept_as_foreign() -> None:
    assert encode([Vehicle("苏Z8é31D")]).plate_text(0) == "苏Z8□31D"


def test_more_than_255_texts_still_fit() -> None:
    rows = [Vehicle(model=f"M{number}") for number in range(700)]
    assert encode(rows).vehicle(699).model == "M699"


@pytest.mark.parametrize(
    ("text", "year"),
    [("2019", 2019), ("2019-06-01", 2019), ("", 0), ("未知", 0), ("19", 0), ("２０１９", 0)],
)
def test_a_year_is_read_from_the_beginning_of_a_date(text: str, year: int) -> None:
    assert year_of(text) == year


def test_other_bytes_are_refused() -> None:
    whole = encode([Vehicle("苏Z8K31D")]).to_bytes()
    with pytest.raises(ValueError, match="not a population"):
        Population.from_bytes(b"something else")
    with pytest.raises(ValueError, match="too many"):
        Population.from_bytes(whole + b"\0")
    with pytest.raises(ValueError, match="buffer"):
        Population.from_bytes(whole[:-3])
