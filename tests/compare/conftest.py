"""Answers for the compare room's tests, built by hand: a sentence, and the number in it."""

import pytest

from factcheck.claims import Answer, Bound, Claim, Figure
from factcheck.documents import Document


@pytest.fixture(scope="session")
def answer():
    """A maker of answers: the sentence is the document, `number` its figure, the rest are the figure's fields."""

    def make(sentence, number=None, *, source="Example Times", published="2023-07-17", key=None, **fields):
        document = Document(sentence, key=key or f"{source} {published} {sentence}", source=source, published=published)
        claim = Claim(0, len(sentence), sentence)
        if number is None:
            return Answer(document, claim, None)
        start = sentence.index(number)
        low = fields.pop("low", None)
        low = float(number.replace(",", "")) if low is None else low
        figure = Figure(
            start,
            start + len(number),
            number,
            low,
            fields.pop("high", low),
            Bound(fields.pop("bound", "exact")),
            **fields,
        )
        return Answer(document, claim, figure)

    return make
