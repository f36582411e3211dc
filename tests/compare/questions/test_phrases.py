"""Words of content, and their roots."""

import pytest

from factcheck.compare.questions.phrases import roots


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("moved", "moving"),
        ("released", "release"),
        ("stopped", "stop"),
        ("siblings", "sibling"),
        ("married", "marry"),
        ("sold", "selling"),
        ("broke", "breaking"),
        ("studies", "study"),
        ("passed", "passes"),
        ("slain", "slaying"),
        ("overthrew", "overthrown"),
        ("laid", "lays"),
        ("underwent", "undergoing"),
    ],
)
def test_forms_of_one_word_have_one_root(one, other):
    """Number and tense make no difference, nor do irregular forms."""
    assert roots(one) == roots(other)


def test_what_counts_or_binds_is_no_content():
    """Numbers and function words are left out."""
    assert roots("More than 40 of the 50") == frozenset()
