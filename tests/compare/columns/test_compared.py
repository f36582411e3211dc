"""Pairs compared in columns stand to each other as each does compared by itself, and are told in the same words."""

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from factcheck.claims import answers
from factcheck.compare.columns.compared import Compared, Comparing
from factcheck.compare.columns.rulings import RELATIONS
from factcheck.compare.columns.sieve import Sieve
from factcheck.compare.columns.worded import Worded
from factcheck.compare.questions.questions import question_of
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import compare_answers
from factcheck.documents import Document
from factcheck.extract.extractor import extract
from factcheck.find.encoding import with_vectors

ROOT = Path(__file__).resolve().parents[3]


SOME = {"gold": slice(40), "second": slice(40), "sixth": slice(30, 36)}
"""Documents of the marked corpora; those of tests/sixth are long."""
SMALL = (
    "A landslide in Peru killed 17 miners on Friday.",
    "A landslide in Chile killed 17 miners on Friday.",
    "The landslide in Peru injured 17 miners on Friday, rescuers said.",
    "The bomb in Zadar killed 17 people on Friday, police said.",
    "Some 14 soldiers were killed near Kharkiv on Sunday.",
    "Some 14 soldiers were killed near Kherson on Sunday.",
    "Acme cut 15 jobs in May.",
    "Borealis cut 15 jobs in May.",
)
"""Small counts that are the same, of other places, owners and fates."""


@pytest.fixture(scope="module", params=SOME)
def figures(request):
    """Figures of a corpus with their questions."""
    lines = (ROOT / "tests" / request.param / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    raw = [json.loads(line) for line in lines[SOME[request.param]]]
    return _answered(Document(r["text"], key=r["id"], source=r["source"], published=r["published"]) for r in raw)


def _answered(documents):
    found = [
        a
        for e in with_vectors(extract(documents))
        for claim in e.claims
        for a in answers(e, claim)
        if a.figure is not None
    ]
    return found, [question_of(answer) for answer in found]


def compared(figures, relation, only=None):
    """All pairs of figures that may have a relation, in columns, and which of them stand as they are."""
    found, questions = figures
    sieve = Sieve(found, questions)
    comparing = Comparing(found, questions, sieve)
    i, j = np.array(list(combinations(range(len(found)), 2))).T
    parts = []
    for one, other in sieve.comparable(i, j, relation):
        plain = sieve.columns.plain(one, other)
        parts += comparing.compare(sieve.left(one[plain], other[plain], relation), only)
    return Compared.joined(parts), sieve.columns.plain(i, j)


def test_each_pair_as_by_itself(figures):
    """Relation, score, words, origin and revision; nothing more and nothing less."""
    expected = _agree_with_each(figures)
    assert len({comparison.relation for comparison in expected.values()}) == 3


def test_small_counts_as_by_themselves():
    """No seventeen dead of one country agree with those of another, compared in columns or not."""
    figures = _answered(Document(text, key=text, source=text, published="2024-05-18") for text in SMALL)
    assert not {(0, 1), (0, 2), (4, 5), (6, 7)} & _agree_with_each(figures).keys()


def _agree_with_each(figures):
    """What each pair is by itself, which in columns it is too."""
    found, questions = figures
    pairs, plain = compared(figures, Relation.CHANGED)
    worded = Worded(found, pairs)
    told = {(int(pairs.i[row]), int(pairs.j[row])): worded.comparison(row) for row in range(len(pairs.i))}
    expected = {}
    for (i, j), stands in zip(combinations(range(len(found)), 2), plain, strict=True):
        if stands and found[i].document.id != found[j].document.id:
            comparison = compare_answers(found[i], found[j], related=False, asked=(questions[i], questions[j]))
            if comparison is not None and comparison.relation is not Relation.RELATED:
                expected[i, j] = comparison
    assert told == expected
    return expected


@pytest.mark.parametrize("relation", [Relation.CONFLICTS, Relation.AGREES])
def test_what_is_looked_for_alone_is_all_found(figures, relation):
    """Of pairs sifted for one relation none is lost that has it."""
    every, _ = compared(figures, Relation.CHANGED)
    every = every.at(every.relation == RELATIONS.index(relation))
    alone, _ = compared(figures, relation, relation)
    assert set(zip(alone.i.tolist(), alone.j.tolist(), strict=True)) == set(
        zip(every.i.tolist(), every.j.tolist(), strict=True)
    )
