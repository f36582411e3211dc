"""Gates: no pattern matches in a text that its gate keeps out."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.dates.feasts import feast_rules
from factcheck.text.dates.relative import relative_rules
from factcheck.text.dates.rules import rules
from factcheck.text.gates import Gates, _parser, folded, gate, opens
from factcheck.text.masks.masks import _signs, _words

ROOT = Path(__file__).parents[1]
PATTERNS = [
    *(rule.compiled for table in (_signs, _words) for rule in table()[0]),
    *(rule.pattern for table in (rules, relative_rules, feast_rules) for rule in table()),
]
FORMS = [
    (r"cat", (("cat",),)),
    (r"cat|horse", (("cat", "horse"),)),
    (r"(?:cat|dog)s?\s+sat", (("sat",), ("cat", "dog"))),
    (r"(?:cat)?dog", (("dog",),)),
    (r"(?:cat|\d)s", (("s",),)),
    (r"(?=cat)\w+", ()),
    (r"\d+[%‰]", (("%", "‰"),)),
    (r"(?:ab){2}", (("ab",),)),
    (r"[^a]b", (("b",),)),
    (r"\x00b", (("b",),)),
]


KNOWN = {
    *("LITERAL", "NOT_LITERAL", "IN", "ANY", "AT", "BRANCH", "SUBPATTERN", "ATOMIC_GROUP", "MAX_REPEAT", "MIN_REPEAT"),
    *("POSSESSIVE_REPEAT", "ASSERT", "ASSERT_NOT", "GROUPREF", "GROUPREF_EXISTS"),
}


def test_the_standard_library_still_reads_patterns_as_known():
    """The private parser that gates ask is there, and names no operator that they have not been thought about for."""
    assert _parser is not None, "re._parser is gone: every gate is open now and extraction slower; mend text/gates.py"
    for pattern in PATTERNS:
        named = {str(operator) for operator, _ in _parser.parse(pattern.pattern, pattern.flags)}
        assert named <= KNOWN, pattern.pattern


@pytest.mark.parametrize(("pattern", "expected"), FORMS)
def test_what_a_pattern_needs(pattern, expected):
    """Strings that every match holds; none for what may be left out, only looked at, or stands for a mask."""
    assert {frozenset(strings) for strings in gate(re.compile(pattern))} == {frozenset(s) for s in expected}


SOME = ["a", "an", "man", "many", "human", "st", "1st", "%", "."]


@given(
    st.lists(st.lists(st.lists(st.sampled_from(SOME), min_size=1, max_size=3), min_size=1, max_size=3), max_size=5),
    st.lists(st.sampled_from([*SOME, " ", "x"]), max_size=8).map("".join),
)
def test_one_pass_tells_what_each_gate_tells(sets, text):
    """Strings inside and at the beginning of others too."""
    patterns = [re.compile(" ".join(f"(?:{'|'.join(map(re.escape, one))})" for one in own)) for own in sets]
    assert Gates(patterns).opened(text) == [opens(gate(pattern), text) for pattern in patterns]


def test_rules_ask_as_their_patterns_do():
    """What is not compiled yet has the gate of what it compiles to."""
    for rule in (*_signs()[0], *_words()[0]):
        assert gate(rule) == gate(rule.compiled), rule.pattern


def test_no_match_is_lost():
    """Every match of every rule in every document of the two corpora passes its gate."""
    matches = 0
    for corpus in ("gold", "second"):
        for line in (ROOT / corpus / "documents.jsonl").read_text(encoding="utf-8").splitlines():
            for paragraph in json.loads(line)["text"].split("\n"):
                text = folded(paragraph)
                for pattern in PATTERNS:
                    if pattern.search(paragraph):
                        matches += 1
                        assert opens(gate(pattern), text), pattern.pattern
    assert matches > 800


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "3",
                "on",
                "May",
                "aged",
                "At",
                "7",
                "a.m.",
                "Kate's",
                "room",
                "ſince",
                "İ",
                "K",
                "five",
                "day’s",
                "last",
                "week",
                "%",
            ]
        ),
        max_size=9,
    )
)
def test_any_case(words):
    """Letters whose case is their own too: the long s, the sign for kelvin, the dotless i."""
    text = " ".join(words)
    for variant in (text, text.upper(), text.swapcase()):
        for pattern in PATTERNS:
            if pattern.search(variant):
                assert opens(gate(pattern), folded(variant)), (pattern.pattern, variant)
