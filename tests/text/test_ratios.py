"""Ratios: a number out of another is a share, with the noun behind both or between them."""

import pytest

from factcheck.documents import Document
from factcheck.extract.extractor import extract

SHARES = [
    ("One in eight nursing posts was unfilled.", "One in eight", 0.125, "nursing posts"),
    ("About one nursing post in eight was unfilled.", "one nursing post in eight", 0.125, "nursing post"),
    ("Just one postal worker in five joined the strike.", "one postal worker in five", 0.2, "postal worker"),
    ("One train in five ran late in March.", "One train in five", 0.2, "train"),
    ("Two children in three are hungry.", "Two children in three", 2 / 3, "children"),
    ("One voter in every four stayed at home.", "One voter in every four", 0.25, "voter"),
]


@pytest.mark.parametrize(("sentence", "text", "share", "measure"), SHARES)
def test_shares(sentence, text, share, measure):
    """One figure, a part of one, of the noun."""
    (extraction,) = extract([Document(sentence)])
    (figure,) = extraction.figures
    assert (figure.text, figure.unit, figure.measure) == (text, None, measure)
    assert figure.low == pytest.approx(share)


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("He scored one goal in five games.", ["five"]),
        ("They found one case in 30 villages.", ["30"]),
        ("Two children in three villages are hungry.", ["Two", "three"]),
        ("Two child in three are hungry.", ["Two", "three"]),
        ("There was one attack in 2020.", []),
        ("They took one town in two days.", []),
    ],
)
def test_what_is_no_share(sentence, texts):
    """Where a noun follows, the second number counts it."""
    (extraction,) = extract([Document(sentence)])
    assert [figure.text for figure in extraction.figures if figure.unit != "day"] == texts
