"""Nouns: singulars and the head of a noun phrase."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.nouns import head_noun, singular


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("lorries", "lorry"),
        ("losses", "loss"),
        ("children", "child"),
        ("crises", "crisis"),
        ("ships", "ship"),
        ("gas", "gas"),
        ("bus", "bus"),
        ("boxes", "box"),
        ("movies", "movie"),
        ("minister's", "minister"),
        ("viruses", "virus"),
        ("campuses", "campus"),
        ("houses", "house"),
        ("causes", "cause"),
        ("nurses", "nurse"),
        ("excuses", "excuse"),
        ("buses", "bus"),
        ("analyses", "analysis"),
        ("bases", "base"),
        ("gases", "gas"),
        ("heroes", "hero"),
        ("canoes", "canoe"),
        ("prizes", "prize"),
        ("waltzes", "waltz"),
        ("avalanches", "avalanche"),
        ("churches", "church"),
        ("ties", "tie"),
        ("women", "woman"),
        ("fishermen", "fisherman"),
        ("specimen", "specimen"),
        ("men", "man"),
        ("wolves", "wolf"),
        ("sleeves", "sleeve"),
        ("referenda", "referendum"),
        ("series", "series"),
        ("news", "news"),
    ],
)
def test_plurals_have_one_singular(word, expected):
    """By rule, or by the list where no rule gives it."""
    assert singular(word) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("artillery systems", "system"),
        ("barrels of oil a day", "barrel"),
        ("aid lorries per week", "lorry"),
        ("Women", "woman"),
        ("a day", "day"),
        ("“bodies”", "body"),
        ("", ""),
    ],
)
def test_the_head_stands_before_what_qualifies_it(phrase, expected):
    """The last word before a preposition or relative clause, in the singular."""
    assert head_noun(phrase) == expected


@given(st.text(max_size=60))
def test_any_text_may_come_in(text):
    """Nothing raises, and the head is one word at most."""
    assert len(head_noun(text).split()) <= 1
