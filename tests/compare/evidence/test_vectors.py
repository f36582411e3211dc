"""Vectors as evidence: one pair comes to what many do, either way round, and other weights' vectors count as none."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims import VECTOR_DIM, Answer, Claim, Figure
from factcheck.compare.columns.vectors import Vectors
from factcheck.compare.evidence.vectors import ALIKE, KNOWN, NOT_KNOWN, head, of_vectors
from factcheck.documents import Document

STEPS = st.lists(st.integers(-127, 127), min_size=VECTOR_DIM, max_size=VECTOR_DIM).filter(any)
KEPT = st.one_of(
    st.none(),
    STEPS.map(lambda steps: head().mark + np.array(steps, dtype=np.int8).tobytes()),
    STEPS.map(lambda steps: b"else" + np.array(steps, dtype=np.int8).tobytes()),
)


def answer(vector):
    """A figure with a vector."""
    figure = Figure(5, 7, "12", 12.0, 12.0, vector=vector)
    return Answer(Document("Some 12 men."), Claim(0, 12, "Some 12 men."), figure)


@settings(max_examples=60, deadline=None)
@given(st.lists(KEPT, min_size=2, max_size=6))
def test_pairs_in_columns_are_told_as_each_by_itself(kept):
    """To the bit, whichever comes first."""
    found = [answer(vector) for vector in kept]
    columns = Vectors([one.figure for one in found])
    i, j = (side.ravel() for side in np.indices((len(found), len(found))))
    told = columns.of(i, j)
    for place, (one, other) in enumerate(zip(i, j, strict=True)):
        alone = of_vectors(found[one], found[other])
        assert {name: column[place] for name, column in told.items()} == alone
        assert of_vectors(found[other], found[one]) == alone


def test_vectors_of_other_weights_count_as_none():
    """As do missing ones."""
    ours, theirs = (answer(mark + bytes([1] * VECTOR_DIM)) for mark in (head().mark, b"else"))
    assert of_vectors(ours, theirs) == of_vectors(theirs, theirs) == of_vectors(ours, answer(None)) == NOT_KNOWN
    assert of_vectors(ours, ours)[KNOWN] == 1.0


def test_what_is_alike_is_told_to_be():
    """A vector beside itself, and beside its opposite."""
    drawn = np.random.default_rng(0).integers(-127, 128, VECTOR_DIM)
    one, other = (answer(head().mark + steps.astype(np.int8).tobytes()) for steps in (drawn, -drawn))
    assert of_vectors(one, one)[ALIKE] > of_vectors(one, other)[ALIKE] + 1
