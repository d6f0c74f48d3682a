"""Doors from one sentence, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.canvass.addresses import Address, address_of
from leads.canvass.ranges import UnreadRange, addresses, floor_of, read_range


@pytest.mark.parametrize(
    ("sentence", "count", "stairs"),
    [
        ("3栋4单元6层每层2户", 144, 12),
        ("3 buildings, 4 stairwells, 6 floors, 2 doors", 144, 12),
        ("5-7栋，每栋2个单元，6层，每层两户", 72, 6),
        ("三栋四单元十二层每层二户", 288, 12),
        ("第7栋2单元6层每层4户，无404", 46, 2),
        ("7号楼2单元6层每层2户", 24, 2),
        ("building 7, 2 stairwells, 6 floors, 4 doors per floor, no 404", 46, 2),
        ("1栋1单元3层每层3户，没有1-1-202、303", 7, 1),
        ("5至7栋2单元6层每层2户，除4F", 60, 6),
        ("１栋１单元２层２户", 4, 1),
    ],
)
def test_a_sentence_makes_doors(sentence: str, count: int, stairs: int) -> None:
    made = list(addresses(read_range(sentence)))
    assert sum(not one.is_shared for one in made) == count
    assert sum(one.is_shared for one in made) == stairs
    assert read_range(sentence).count == count


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("", "栋、单元、层、户"),
        ("3栋6层2户", "单元"),
        ("3栋4单元6层每层2户foo", "foo"),
        ("99栋40单元99层9户", "99栋40单元99层9户"),
        ("0栋1单元1层1户", "0栋1单元1层1户"),
    ],
)
def test_what_is_not_understood_is_named(sentence: str, part: str) -> None:
    with pytest.raises(UnreadRange) as found:
        list(addresses(read_range(sentence)))
    assert str(found.value) == part


def test_the_shared_door_comes_first_and_the_floors_go_up() -> None:
    made = list(addresses(read_range("1栋1单元2层每层2户")))
    assert [one.code for one in made] == ["1-1", "1-1-101", "1-1-102", "1-1-201", "1-1-202"]


@given(st.integers(1, 99), st.integers(1, 9), st.integers(1, 33), st.integers(1, 8))
def test_an_address_is_read_as_it_is_written(
    building: int, stairwell: int, floor: int, door: int
) -> None:
    one = Address(str(building), stairwell, f"{floor}{door:02d}")
    assert address_of(one.code) == one
    assert address_of(f"{building}栋{stairwell}单元{one.number}室") == one
    assert floor_of(one.number) == floor
    assert address_of(one.stair).is_shared
