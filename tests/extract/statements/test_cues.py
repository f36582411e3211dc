"""The gate before the parse, and the cue lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extract.statements.cues import cues, may_hold_statement


@pytest.mark.parametrize(
    "text", ["“No.”", "Lind said so.", "According to Lind, no.", "Mayor: no deal", "It fears worse", "By their count"]
)
def test_worth_a_parse(text):
    """A mark, a cue word or a label is worth a parse."""
    assert may_hold_statement(text)


@pytest.mark.parametrize("text", ["It rained.", "", "The dogs’ bowl.", "Ten ships left."])
def test_not_worth_a_parse(text):
    """Plain narration is not."""
    assert not may_hold_statement(text)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("denies", "deny"),
        ("told", "tell"),
        ("admitted", "admit"),
        ("publishes", "publish"),
        ("noting", "note"),
        ("undertook", "undertake"),
        ("rumoured", "rumour"),
        ("inferred", "infer"),
        ("ejaculated", None),
        ("wall", None),
    ],
)
def test_forms(form, lemma):
    """Every inflected form leads to its lemma."""
    assert cues().lemma(form) == lemma


@given(st.text(max_size=200))
def test_gate_takes_any_text(text):
    """The gate never raises."""
    assert may_hold_statement(text) in (True, False)
