"""Restatements: what brackets say again is no figure of its own."""

import pytest

from factcheck.text.numbers.numerals import find_numerals

LINES = [
    ("The plant covers 810 sq km (313 square miles).", [("810", "313 square miles")]),
    ("It is 37m (121ft) long.", [("37", "121ft")]),
    ("It walked 8 miles (13 kilometers) home.", [("8", "13 kilometers")]),
    ("It was 41C (106F).", [("41", "106F")]),
    ("It lies 5 miles (about 8 km) off.", [("5", "about 8 km")]),
    ("It warmed by 1 to 2 degrees Celsius (33.8 to 35.6 Fahrenheit).", [("1 to 2", "33.8 to 35.6 Fahrenheit")]),
    ("It makes 296 hp (221 kW / 300 PS).", [("296", "221 kW / 300 PS")]),
    ("It has 12 (twelve) seats.", [("12", "twelve")]),
    ("It has twelve (12) seats.", [("twelve", "12")]),
    ("Of 1.49 crore (14.9 million) deaths, half were hidden.", [("1.49 crore", "14.9 million"), ("half", None)]),
    ("It cost 1.3 billion shekels ($350 million).", [("1.3 billion", None), ("$350 million", None)]),
    ("It lost 40 men (30 of them officers).", [("40", None), ("30", None)]),
    ("It weighs 12 kg (30 cm long).", [("12", None), ("30", None)]),
    ("It fell 5 km (8 miles) short.", [("5", None), ("8", None)]),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_restatements(text, expected):
    """Each figure with what restates it; another currency, or a value that is no conversion, is its own figure."""
    found = find_numerals(text)
    again = [n.restatement.of(text) if n.restatement is not None else None for n in found]
    assert list(zip((n.span.of(text) for n in found), again, strict=True)) == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The plant makes 5 tonnes (11,000 pounds) a day.", "tonne/day"),
        ("It flows at 3 cubic metres (106 cubic feet) per second.", "cubic_metre/second"),
        ("It weighs 5 tonnes (11,000 pounds) a piece.", "tonne"),
        ("It weighs 5 tonnes (11,000 pounds). A day later it fell.", "tonne"),
    ],
)
def test_a_rate_stands_behind_the_brackets(text, unit):
    """What follows a restatement makes a rate of what it restates."""
    assert find_numerals(text)[0].unit == unit
