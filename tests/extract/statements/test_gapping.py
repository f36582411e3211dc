"""Gapping: speakers who share one cue."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import Document
from factcheck.extract.parsing import parse
from factcheck.extract.statements.statements import find_statements

CASES = [
    ("The ministry gave 81,000 and the CGT 700,000.", [("81,000", "ministry (unnamed)"), ("700,000", "CGT")]),
    (
        "The unions claim 3.5 million marchers, police 1.28 million.",
        [("3.5 million marchers", "unions (unnamed)"), ("1.28 million", "police (unnamed)")],
    ),
    (
        "Organisers said 50,000 people had come, the police 8,000.",
        [("50,000 people had come", "organisers (unnamed)"), ("8,000", "police (unnamed)")],
    ),
    (
        "The police put the crowd at 8,000; the organisers at 50,000.",
        [("the crowd at 8,000", "police (unnamed)"), ("50,000", "organisers (unnamed)")],
    ),
    (
        "There were 93,000 marchers according to the ministry and 450,000 according to the union.",
        [("There were 93,000 marchers", "ministry (unnamed)"), ("450,000", "union (unnamed)")],
    ),
    (
        "Police counted 8,000, and the union 50,000.",
        [("8,000", "Police"), ("50,000", "union (unnamed)")],
    ),
    # places and things beside a number are counted, and do not speak
    (
        "The agency counted 40 cows in Norland, Sudland 12.",
        [("40 cows in Norland, Sudland 12", "agency (unnamed)")],
    ),
    ("The office listed 40 boats and 12 harbours.", [("40 boats and 12 harbours", "office (unnamed)")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_each_number_has_its_own_speaker(text, expected):
    """A speaker whose cue is left out has a statement of its own; a place with a number has none."""
    found = find_statements(next(iter(parse([text]))), Document(text))
    assert [(s.text, s.speaker) for s in found] == expected


COUNTERS = ("police", "the union", "Habitar", "City hall's register", "another", "Lind", "the NGO Kivu Watch", "others")
NUMBERS = ("8,000", "about 50,000", "40 people", "3.5 million", "nine in ten", "half of them", "none")
LINKS = (", ", ", and ", " and ", "; ", ", while ", ", but ", " – ", ": ", ". ", ", “and ", " (")
VERBS = ("counted", "says", "put the crowd at", "gives", "spoke of", "had", "was put at 14 by")


@given(
    st.sampled_from(COUNTERS),
    st.sampled_from(VERBS),
    st.lists(st.tuples(st.sampled_from(NUMBERS), st.sampled_from(LINKS), st.sampled_from(COUNTERS)), max_size=3),
    st.sampled_from(NUMBERS),
    st.sampled_from((".", ", the mayor said.", ", according to Lind.", "”, said Moen. “It fell.”")),
)
@settings(max_examples=150, deadline=None)
def test_whoever_counts_what_after_whom_reads_back(first, verb, further, last, ending):
    """However counts are strung together, each statement stands in the text where it says."""
    text = f"{first[0].upper()}{first[1:]} {verb} "
    text += "".join(f"{number}{link}{counter} " for number, link, counter in further) + last + ending
    found = find_statements(next(iter(parse([text]))), Document(text))
    assert all(text[s.start : s.end] == s.text != "" for s in found)
