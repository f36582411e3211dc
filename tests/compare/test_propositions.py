"""Propositions: two claims in the same words but for an opposite contradict each other."""

import pytest

from factcheck.compare.propositions import compare_propositions


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The court upheld the ban on the mine.", "The court overturned the ban on the mine."),
        ("The council granted the licence to the brewery.", "The council denied the licence to the brewery."),
        ("Both brothers survived the fall into the lake.", "Both brothers died in the fall into the lake."),
        ("The jury acquitted the miller of arson.", "The jury convicted the miller of arson."),
        ("The mill is the largest in the valley.", "The mill is the smallest in the valley."),
        ("The bank raised its rate in the spring.", "The bank lowered its rate in the spring."),
    ],
)
def test_opposites_contradict(answer, one, other):
    """Each pair of the list, in either order."""
    for new, old in ((one, other), (other, one)):
        told = compare_propositions(answer(new), answer(old))
        assert told is not None
        assert told[0] == "conflicts"
