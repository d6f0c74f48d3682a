"""Plates: kept plain, and warned of when they look like none."""

import pytest

from cases.records.plates import looks_like_plate, plain_plate


@pytest.mark.parametrize(
    "plate",
    [
        *("", "  ", "苏Z5Q27M", "苏z·5q27m", "吉A·56626", "苏ZD12345", "苏Z12345F", "苏Z1234警"),
        *("苏Z1234学", "苏Z1234挂", "粤Z1234港", "粤ZA12B澳", "使123456", "KA12345"),
    ],
)
def test_common_plates_pass(plate: str) -> None:
    assert looks_like_plate(plate)


@pytest.mark.parametrize(
    "plate", ["苏5Q27M1", "苏ZI2345", "苏ZO2345", "苏Z12", "Z5Q27M", "无牌", "苏Z5Q27M9Z"]
)
def test_what_looks_like_no_plate_is_warned_of(plate: str) -> None:
    assert not looks_like_plate(plate)


def test_a_plate_is_kept_in_capitals_without_dots_or_blanks() -> None:
    assert plain_plate(" 苏z·5q-27.m ") == "苏Z5Q27M"
