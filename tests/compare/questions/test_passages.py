"""Passages: what of a document speaks of a figure, and that nothing else of it counts as evidence."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck import Document
from factcheck.claims import answers
from factcheck.compare.evidence.told import told
from factcheck.compare.questions.passages import AROUND, OPENING, WHOLE, passage
from factcheck.compare.questions.questions import question_of
from factcheck.extract.extractor import extract
from factcheck.text.places import resolve

PADDING = "The council met again in the evening and spoke of the weather and of roses. "


def _answer(text, number):
    (extraction,) = extract([Document(text, published="2024-05-02")])
    found = [a for claim in extraction.claims for a in answers(extraction, claim)]
    return next(a for a in found if a.figure is not None and a.figure.text == number)


def test_a_short_document_is_one_passage():
    """As every report of the marked corpora is."""
    text = PADDING * 15
    assert len(text) <= WHOLE
    assert passage(text, 500, 550).text == text


@given(st.text(alphabet="ab \n", max_size=4_000), st.integers(0, 4_000), st.integers(0, 300))
def test_passages_read_back(text, start, length):
    """Whatever the text: spans in order, within it, with the sentence in one of them."""
    start = min(start, len(text))
    end = min(len(text), start + length)
    found = passage(text, start, end)
    assert found.text == "\n".join(text[first:last] for first, last in found.spans)
    edges = [edge for span in found.spans for edge in span]
    assert edges == sorted(edges)
    assert edges[0] == 0
    assert edges[-1] <= len(text)
    assert all(found.holds(place) for place in range(start, end))
    assert len(found.text) <= max(WHOLE, OPENING + 2 * AROUND + (end - start) + 100)


def test_what_stands_far_off_in_a_long_document_is_no_evidence():
    """A feature of two thousand words names places and numbers that have nothing to do with the figure."""
    near = "In Lisbon the rally drew 1,900 people, police said. "
    far = "In Lima a strike of 2,400 miners went into its second week. "
    short = _answer(near + far, "1,900")
    long = _answer(near + PADDING * 40 + far, "1,900")
    other = _answer("Some 2,400 miners are on strike in Lima.", "2,400")
    lima = resolve("Lima").key
    assert lima in question_of(short).passage_places
    assert lima not in question_of(long).passage_places
    assert told(short, other)["number in other document"] == 1
    assert told(long, other)["number in other document"] == 0
