"""Stores for tests: made-up documents with a figure, a statement and a claim each, and vectors of eight numbers."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import numpy as np
import pytest

from factcheck.claims import VECTOR_DIM, VECTOR_MARK, Bound, Claim, Extraction, Figure, Quote, Statement
from factcheck.documents import Document, DocumentKind
from factcheck.store import Entry, ModelCard, Store

CARD = ModelCard("test", "1", "ab" * 32, 8)
SPEAKER = "Marta Lind"


def vector(text: str, dim: int = 8) -> np.ndarray:
    """A vector of length one that depends on the text only."""
    seed = int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8], "little")
    made = np.random.default_rng(seed).standard_normal(dim).astype("f4")
    return made / np.linalg.norm(made)


def entry(number: str = "40", place: str = "Lodva", unit: str | None = None, **fields: object) -> Entry:
    """A document: someone said that so many barges sank near a place; with all that is found in it."""
    text = fields.pop("text", None) or f"{SPEAKER} said that about {number} grain barges sank near {place}."
    figures, statements = (), ()
    at, begin = text.find(number), text.find("about")
    if at >= 0:
        value = float(number)
        figure = Figure(at, at + len(number), number, value, value, Bound.ABOUT, unit, "grain barges", event="sink")
        read = vector(text, VECTOR_DIM).tobytes()[: VECTOR_MARK + VECTOR_DIM]
        figures = (replace(figure, place=place, speaker=SPEAKER, vector=read),)
    if begin >= 0:
        said = (text[begin:-1], SPEAKER, 0, len(SPEAKER), "harbour master", "said that", 11, 20, Quote.INDIRECT)
        statements = (Statement(begin, len(text) - 1, *said),)
    claim = Claim(0, len(text), text, tuple(range(len(figures))), tuple(range(len(statements))))
    return Entry(Extraction(Document(text, **fields), figures, statements, (claim,)), np.array([vector(text)]))


@pytest.fixture
def make():
    """Makes one entry."""
    return entry


@pytest.fixture
def card():
    """The card of the tests' encoder."""
    return CARD


@pytest.fixture
def store(tmp_path, url):
    """An empty store."""
    with Store.open(tmp_path / "work", url=url) as opened:
        yield opened


@pytest.fixture
def filled(store):
    """A store of four documents by three outlets."""
    store.add(
        [
            entry("40", source="Harbour Post", published="2023-05-02", title="Barges lost", key="a", raw=b"bytes of a"),
            entry("55", place="Vesna Bay", unit="tonne", source="Delta Radio", published="2023-06", key="b"),
            entry("70", source="harbour post", published="2024", key="c"),
            entry(
                "12",
                source="Ledger",
                published="2023-05-30",
                key="d",
                kind=DocumentKind.CLAIM,
                speaker="Ivo Brandt",
                rating="half true",
            ),
        ],
        CARD,
    )
    return store
