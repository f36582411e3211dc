"""Paragraphs, wrapped lines and datelines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.paragraphs import LONGEST_PARAGRAPH, dateline, paragraphs
from factcheck.text.spans import Span

WRAPPED = """The council met late on Tuesday to hear what the engineers had
found under the northern end of the old harbour wall, and heard
that nearly all of the piles had gone soft over the winter and
must be drawn.

A second meeting is planned."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.\nAnother.", ["One line.", "Another."]),
        ("  One.  \r\n\r\n Two.", ["One.", "Two."]),
        ("", []),
        ("\n \n", []),
        (WRAPPED, [WRAPPED.partition("\n\n")[0], "A second meeting is planned."]),
    ],
)
def test_paragraphs(text, expected):
    """Every line is a paragraph, unless line ends are only layout."""
    assert [p.of(text) for p in paragraphs(text)] == expected


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("KYIV — The dam broke.", "The dam broke."),
        ("PORT SUDAN, June 3 (Wire) — The dam broke.", "The dam broke."),
        ("GENEVA/ROME - The dam broke.", "The dam broke."),
        ("MENLO PARK, California — Ten left.", "Ten left."),
        ("The dam — an old one — broke.", None),
        ("A well-known dam broke.", None),
    ],
)
def test_dateline(text, rest):
    """A dateline ends with its dash; a dash inside a sentence makes none."""
    found = dateline(text, Span(0, len(text)))
    assert (text[found[1] :] if found else None) == rest


@given(st.text(max_size=300))
def test_any_text_is_cut_in_order(text):
    """Paragraphs are trimmed, in order, and hold every visible character."""
    found = paragraphs(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(p.of(text).split()) for p in found) == "".join(text.split()).replace("\x1c", "").replace(
        "\x1d", ""
    )


def test_endless_lines_are_cut():
    """A line of 100 KB without a space is cut into pieces of bounded length."""
    assert all(len(p) <= LONGEST_PARAGRAPH for p in paragraphs("a" * 100_000))


def test_the_way_to_an_article_is_cut_from_its_headline():
    """Where the second line repeats the end of the first, what stands before is a line of its own."""
    text = "Home News Old bridge closed again\nOld bridge closed again\n\nThe old bridge is closed."
    assert [span.of(text) for span in paragraphs(text)][:3] == [
        "Home News",
        "Old bridge closed again",
        "Old bridge closed again",
    ]
    other = "The very old bridge\nold bridge\n\nIt is closed."
    assert paragraphs(other)[0].of(other) == "The very old bridge"
