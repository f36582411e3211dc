"""Timelines: which figure a query asks for."""

import pytest

from factcheck.claims import every_answer
from factcheck.compare.timeline import asked_for
from factcheck.documents import Document
from factcheck.extract.extractor import extract

MASSED = "Russia has gathered some 100,000 troops, 900 tanks and 555 artillery systems near Kupiansk."


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("Russian troops near Kupiansk", "100,000"),
        ("How many soldiers has Russia there?", "100,000"),
        ("tanks", "900"),
        ("artillery near Kupiansk", "555"),
        ("Kupiansk", "100,000"),
    ],
)
def test_a_query_asks_for_what_it_names(query, number):
    """In words of the text or in others; the first figure where it names nothing that is counted."""
    (extraction,) = extract([Document(MASSED, published="2023-07-17")])
    assert asked_for(query, every_answer(extraction)).figure.text == number


def test_without_figures_nothing_is_asked_for():
    """A statement is no point in time."""
    (extraction,) = extract([Document("The mill is shut, she said.")])
    assert asked_for("the mill", every_answer(extraction)) is None
