"""Stores for searching: made-up claims, and an encoder whose vectors depend on the words alone."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from factcheck.claims import Claim, Extraction
from factcheck.documents import Document
from factcheck.store import Entry, ModelCard, Store

CARD = ModelCard("bag of words", "1", "ef" * 32, 256)
OTHER = ModelCard("another bag", "1", "ab" * 32, 192)


def word_vector(word, card=CARD):
    """A direction for every word, another one for every model."""
    seed = int.from_bytes(hashlib.sha256((card.name + word).encode()).digest()[:8], "little")
    return np.random.default_rng(seed).standard_normal(card.dim)


class BagOfWords:
    """An encoder that adds up the directions of the words."""

    def __init__(self, card=CARD):
        self.card = card

    def encode(self, texts):
        """Vectors of length one."""
        sums = [sum(word_vector(word, self.card) for word in ["", *text.lower().split()]) for text in texts]
        vectors = np.array(sums, dtype=np.float32).reshape(len(texts), self.card.dim)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def entries(texts, card=CARD, **fields):
    """Each text as a document that is one claim."""
    vectors = BagOfWords(card).encode(texts)
    return [
        Entry(Extraction(Document(text, key=text, **fields), (), (), (Claim(0, len(text), text),)), vectors[i : i + 1])
        for i, text in enumerate(texts)
    ]


@pytest.fixture
def encoder():
    """The tests' encoder."""
    return BagOfWords()


@pytest.fixture
def other():
    """An encoder of another model."""
    return BagOfWords(OTHER)


@pytest.fixture
def made():
    """Makes what a store is given, of texts."""
    return entries


@pytest.fixture
def enter():
    """Adds texts to a store, by its own model or the first; returns their rows."""

    def add(store, texts, **fields):
        card = OTHER if store.model is not None and store.model.name == OTHER.name else CARD
        return [added.claim_rows.start for added in store.add(entries(texts, card, **fields), card)]

    return add


@pytest.fixture
def store(tmp_path, url):
    """An empty store."""
    with Store.open(tmp_path / "work", url=url) as opened:
        yield opened
