"""Which runs have left notes in the WARC files, also where several lie within one second."""

import pytest

from herne_news.provenance.proof import Moment, without_notes
from herne_news.store.proof import Period

ONE, TWO = "2026-01-01T10:00:00Z", "2026-01-01T10:00:01Z"
#: Three runs, the first two of which share a second, and the last two, too.
RUNS = [Period(ONE, ONE, 1), Period(ONE, TWO, 2), Period(TWO, TWO, 4)]
NOTES: dict[str, tuple[list[Moment], list[int]]] = {
    "none": ([], [1, 2, 4]),
    "second of two in a second": ([Moment(ONE, 2)], [1, 4]),
    "first of two in a second": ([Moment(ONE, 1)], [2, 4]),
    "last, in the second in which another ends": ([Moment(TWO, 4)], [1, 2]),
    "all, in any order": ([Moment(TWO, 4), Moment(ONE, 1), Moment(TWO, 2)], []),
    "of another archive, whose numbers mean other runs": ([Moment(TWO, 1)], [1, 4]),
    "of a number that is none here": ([Moment(ONE, 77)], [2, 4]),
    "without a number": ([Moment(ONE, None)], [2, 4]),
    "between all runs": ([Moment("2025-01-01T00:00:00Z", 2)], [1, 2, 4]),
}


@pytest.mark.parametrize("name", NOTES)
def test_runs_without_notes_are_found(name: str) -> None:
    moments, expected = NOTES[name]
    assert [period.run for period in without_notes(RUNS, moments)] == expected
