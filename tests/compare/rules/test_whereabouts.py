"""Whereabouts: two places of one kind, each alone in its sentence, are two questions whatever their numbers."""

import pytest

from factcheck.compare.questions.questions import question_of
from factcheck.compare.reasons import Reason, Relation
from factcheck.compare.relations import compare_answers
from factcheck.compare.rules.gate import surely_two
from factcheck.compare.rules.whereabouts import two_places

PEOPLE = {"measure": "people", "event": "die"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Some 41 people died in Harare.", "Harare"), ("Some 41 people died in Lusaka.", "Lusaka"), True),
        (("Some 41 people died in Peru.", "Peru"), ("Some 41 people died in Chile.", "Chile"), True),
        (("Some 41 people died in Bavaria.", "Bavaria"), ("Some 41 people died in Saxony.", "Saxony"), True),
        (("Some 41 people died in Harare.", "Harare"), ("Some 41 people died in Zimbabwe.", "Zimbabwe"), False),
        (("Some 41 people died in Harare.", "Harare"), ("Some 41 people died in Chile.", "Chile"), False),
        (("Some 41 people died in Harare.", "Harare"), ("Some 41 people died there.", "Lusaka"), False),
        # where several towns are named, one may be misread
        (
            ("Some 41 people died in Harare.", "Harare"),
            ("Some 41 people, most from Lilongwe, died in Lusaka.", "Lusaka"),
            False,
        ),
    ],
)
def test_two_places(answer, one, other, expected):
    """From either side; then no equal number makes the two one."""
    answers = [answer(sentence, "41", place=place, **PEOPLE) for sentence, place in (one, other)]
    a, b = map(question_of, answers)
    assert two_places(a, b) is two_places(b, a) is expected
    assert not expected or surely_two(a, b)
    if expected:
        found = compare_answers(*answers)
        assert (found.relation, found.reason) == (Relation.RELATED, Reason.PLACE)
