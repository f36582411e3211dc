"""Alternatives: the trie finds what a list of strings finds, longest first."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.alternatives import any_of

FORMS = [
    (["man"], "man"),
    (["man", "many", "woman"], "(?:man(?:y)?|woman)"),
    (["a.b", "a b"], r"a(?:\ b|\.b)"),
    ([], ""),
]


@pytest.mark.parametrize(("strings", "expected"), FORMS)
def test_form(strings, expected):
    """Shared beginnings once, what may be missing behind them optional, signs escaped."""
    assert any_of(strings) == expected


@given(st.lists(st.text("ab.- ", min_size=1, max_size=4), min_size=1, max_size=8), st.text("ab.- ", max_size=12))
def test_finds_what_the_list_finds(strings, text):
    """The same matches as the strings one by one, the longest first."""
    listed = "|".join(sorted(map(re.escape, strings), key=len, reverse=True))
    for behind in ("", "b", r"\b"):
        assert re.findall(f"({any_of(strings)}){behind}", text) == re.findall(f"({listed}){behind}", text)
