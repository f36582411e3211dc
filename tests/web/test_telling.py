"""Telling: what is shown of a text, and what of it never reaches a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.web import telling


def claim(text, start=10):
    """A claim's record."""
    return {"text": text, "start": start, "end": start + len(text)}


def figure(start, end):
    """As much of a figure's record as a sentence needs."""
    return {"start": start, "end": end}


@pytest.mark.parametrize(
    ("text", "at", "beside", "pieces"),
    [
        ("12 people died", (10, 12), "", [("12", "figure"), (" people died", "")]),
        ("At 12 men ran", (13, 15), "30 men ran", [("At ", ""), ("12", "figure"), (" ", ""), ("men ran", "shared")]),
        ("He is safe", None, "He was safe", [("He", "shared"), (" is ", ""), ("safe", "shared")]),
    ],
)  # fmt: skip
def test_sentence(text, at, beside, pieces):
    """The figure is set off, and the words that both sentences share are dimmed."""
    assert telling.sentence(claim(text), figure(*at) if at else None, beside) == pieces


@given(st.text(min_size=1, max_size=3000), st.data(), st.text(max_size=200))
def test_a_sentence_loses_nothing_up_to_its_length(text, data, beside):
    """Put together again, the pieces are the text, or a stretch of it that holds the figure."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 20)))
    pieces = telling.sentence(claim(text), figure(start + 10, end + 10), beside)
    shown = "".join(piece for piece, kind in pieces if kind != "cut").removeprefix("… ")
    assert (text[start:end], "figure") in pieces
    assert shown in text
    if len(text) <= telling.LONGEST:
        assert shown == text.removeprefix("… ") or shown == text


@given(st.text())
def test_what_is_shown_turns_no_line_around(text):
    """No control sign, no sign that changes direction and no half of a character is left."""
    shown = telling.visible(text)
    assert not [c for c in shown if ord(c) < 32 and c not in "\t\n"]
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200f\u200e\u061c\ufeff\x7f")
    shown.encode()


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        (" https://example.org", True),
        ("//example.org", False),
        ("https://[", False),
        (None, False),
    ],
)
def test_only_addresses_are_followed(url, followed):
    """A script in disguise is no link."""
    assert (telling.link(url) is not None) is followed
