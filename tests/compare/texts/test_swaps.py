"""Swaps: sentences that differ in a name alone."""

import pytest

from factcheck.claims import Extraction
from factcheck.compare.texts.swaps import swapped_names
from factcheck.documents import Document

LUND = "Marit Lund plays the miller in Harbour."


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("Jonas Berg plays the miller in Harbour.", ("Marit Lund", "Jonas Berg")),
        ("Lund plays the miller in Harbour.", None),
        ("Jonas Berg plays the baker in Harbour.", None),
        ("Marit Lund plays the miller in Harbour.", None),
        ("He plays the miller in Harbour.", None),
        ("", None),
    ],
)
def test_two_names_in_one_sentence(other, expected):
    """All else the same, and no form of one name."""
    a, b = (Extraction(Document(text), (), (), ()) for text in (LUND, other))
    assert swapped_names(a, b) == expected
