"""Times: for many pairs at once the same as for one."""

from dataclasses import replace

import numpy as np

from factcheck.compare.columns.times import Times
from factcheck.compare.questions.questions import question_of
from factcheck.compare.rules.moments import Moment, moment

TIMES = (None, "2023", "2023-04", "2023-05-02", "2023-05-03", "2023-01/2023-03", "2023-04-26/2023-05-03", "2023-06-20")
NOUNS = (
    ("people", "die"),
    ("people", "march"),
    ("inflation", "be"),
    ("ships", "detect"),
    ("houses", None),
    ("tonnes", "make"),
)


def test_moments_of_many_pairs_are_those_of_one(answer):
    """Of every kind of number, with every form of time, stated or not, published in three months."""
    asked = []
    for noun, event in NOUNS:
        for published in ("2023-05-03", "2023-04-26", "2023-07-15", None):
            one = answer(f"There were 40 {noun}.", "40", measure=noun, event=event, published=published)
            asked += [question_of(replace(one, figure=replace(one.figure, as_of=time))) for time in TIMES]
    times = Times(asked)
    i, j = (side.ravel() for side in np.mgrid[: len(asked), : len(asked)])
    same, unknown, days, later = (column.tolist() for column in times.moments(i, j))
    seen = set()
    for place, (one, other) in enumerate(zip(i.tolist(), j.tolist(), strict=True)):
        when, apart = moment(asked[one], asked[other])
        told = Moment.SAME if same[place] else Moment.UNKNOWN if unknown[place] else None
        told = told or (Moment.LATER if later[place] > 0 else Moment.EARLIER)
        assert (told, days[place]) == (when, apart), (asked[one], asked[other])
        seen.add(when)
    assert seen == set(Moment)
