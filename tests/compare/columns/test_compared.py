"""Pairs compared in columns stand to each other as each does compared by itself, and are told in the same words."""

import json
from itertools import combinations, product
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
    """All pairs of figures that have a relation, in columns, and how many of them had to be converted."""
    found, questions = figures
    sieve = Sieve(found, questions)
    comparing = Comparing(found, questions, sieve)
    i, j = np.array(list(combinations(range(len(found)), 2))).T
    told = Compared.joined(list(comparing.compare(sieve.sifted(i, j, relation), only)))
    return told, np.count_nonzero(~sieve.columns.plain(told.i, told.j))


def test_each_pair_as_by_itself(figures):
    """Relation, score, words, origin and revision; nothing more and nothing less."""
    expected, _ = _agree_with_each(figures)
    assert len({comparison.relation for comparison in expected.values()}) == 3


def test_small_counts_as_by_themselves():
    """No seventeen dead of one country agree with those of another, compared in columns or not."""
    figures = _answered(Document(text, key=text, source=text, published="2024-05-18") for text in SMALL)
    assert not {(0, 1), (0, 2), (4, 5), (6, 7)} & _agree_with_each(figures)[0].keys()


def test_numbers_that_are_converted_as_by_themselves():
    """Areas in two units and output per two stretches of time, near and far apart, bounded and not, of two days."""
    figures = _answered(
        Document(text, key=text, source=text, published=f"2023-08-2{day}")
        for day in (1, 3)
        for text in (
            *(
                f"The fire near Lamia has burned {bound}{area} {unit}, the fire service said on Monday."
                for bound in ("", "more than ", "about ")
                for area, unit in product(("1,000", "2,470", "404.7"), ("hectares", "acres"))
            ),
            *(
                f"The mine near Lamia produces {amount} {unit} of copper a {time}, its owner said."
                for amount, unit, time in product(
                    ("7", "49", "2,555"), ("tonnes", "kilograms"), ("day", "week", "year")
                )
            ),
            "It was 40 degrees Celsius in Lamia on Monday.",
            "It was 104 degrees Fahrenheit in Lamia on Monday.",
        )
    )
    expected, converted = _agree_with_each(figures)
    assert {comparison.relation for comparison in expected.values()} >= {Relation.AGREES, Relation.CONFLICTS}
    assert converted > 100


def _agree_with_each(figures):
    """What each pair is by itself, which in columns it is too; and how many had to be converted."""
    found, questions = figures
    pairs, converted = compared(figures, Relation.CHANGED)
    worded = Worded(found, pairs)
    told = {(int(pairs.i[row]), int(pairs.j[row])): worded.comparison(row) for row in range(len(pairs.i))}
    expected = {}
    for i, j in combinations(range(len(found)), 2):
        if found[i].document.id != found[j].document.id:
            comparison = compare_answers(found[i], found[j], related=False, asked=(questions[i], questions[j]))
            if comparison is not None and comparison.relation is not Relation.RELATED:
                expected[i, j] = comparison
    assert told == expected
    return expected, converted


def test_a_stock_of_long_ago_as_by_itself():
    """A near number of fourteen months later agrees with none of then, one that is equal does."""
    told = (
        ("2022-02-19", "190,000"),
        ("2023-05-02", "about 190,960"),
        ("2022-02-20", "190,000"),
        ("2023-05-03", "190,000"),
    )
    found = _answered(
        Document(f"Russia has massed {number} troops around Ukraine.", published=day) for day, number in told
    )
    expected, _ = _agree_with_each(found)
    agreeing = {pair for pair, comparison in expected.items() if comparison.relation is Relation.AGREES}
    assert agreeing == {(0, 2), (0, 3), (2, 3), (1, 3)}


@pytest.mark.parametrize("relation", [Relation.CONFLICTS, Relation.AGREES])
def test_what_is_looked_for_alone_is_all_found(figures, relation):
    """Of pairs sifted for one relation none is lost that has it."""
    every, _ = compared(figures, Relation.CHANGED)
    every = every.at(every.relation == RELATIONS.index(relation))
    alone, _ = compared(figures, relation, relation)
    assert set(zip(alone.i.tolist(), alone.j.tolist(), strict=True)) == set(
        zip(every.i.tolist(), every.j.tolist(), strict=True)
    )
