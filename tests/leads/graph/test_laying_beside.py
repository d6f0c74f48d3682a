import subprocess
import sys

import numpy as np
import pytest

from cases.records.progress import Progress
from cases.second_process import arguments
from leads.graph.laying_beside import asked, read, told
from leads.graph.layout import Floats, Laying, arranged


def half_placed() -> Laying:
    random = np.random.default_rng(7)
    start = random.uniform(-400, 400, (30, 2))
    start[::3] = np.nan
    fixed = np.zeros(30, dtype=bool)
    fixed[1:9:3] = True
    return Laying(
        random.integers(0, 30, (40, 2)), np.full((30, 4), 1.0) * [40, 20, 40, 40], start, fixed
    )


def test_what_is_sent_arrives_as_it_was() -> None:
    sent = half_placed()
    arrived = read(asked(sent))
    for name in ("links", "extents", "start", "fixed"):
        np.testing.assert_array_equal(getattr(arrived, name), getattr(sent, name))


def test_the_second_process_finds_the_places_that_this_one_would() -> None:
    sent = half_placed()
    done = subprocess.run(
        [sys.executable, *arguments("leads.graph.laying_beside")],
        input=asked(sent),
        capture_output=True,
        check=True,
    )
    *before, last = (told(line) for line in done.stdout.splitlines())
    assert before
    assert all(isinstance(one, Progress) for one in before)
    assert isinstance(last, np.ndarray)
    np.testing.assert_array_equal(last, places(sent))


def places(laying: Laying) -> Floats:
    work = arranged(laying)
    while True:
        try:
            next(work)
        except StopIteration as ended:
            found: Floats = ended.value
            return found


def test_a_line_that_was_cut_short_is_no_answer() -> None:
    with pytest.raises(ValueError, match=r"Expecting|Unterminated"):
        told(b'{"at": [[1.0, 2')
