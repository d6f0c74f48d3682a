from collections.abc import Iterator

import pytest

from leads.registers.codes import CLASSES, PLATE_COLOURS
from ui.kit.i18n import set_language
from ui.labels.vehicle_classes import class_choices, class_word, plate_colour_choices


@pytest.fixture
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("zh")


def test_in_chinese_classes_are_called_as_the_standard_calls_them() -> None:
    assert class_choices() == dict(CLASSES)
    assert list(plate_colour_choices().values()) == list(PLATE_COLOURS)


def test_in_english_no_class_and_no_plate_is_chinese(english: None) -> None:
    words = [*class_choices().values(), *plate_colour_choices().values()]
    assert all(word.isascii() for word in words)
    assert class_word("H31") == "light lorry"
    assert class_word("XYZ") == "XYZ"
