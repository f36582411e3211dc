"""Gapping: speakers who share one cue."""

import pytest

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
