"""What the sieve tells of many pairs at once is what is told of each pair by itself."""

import json
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest

from factcheck.claims import answers
from factcheck.compare.columns.columns import Columns
from factcheck.compare.columns.outright import Outright
from factcheck.compare.columns.particulars import Particulars
from factcheck.compare.columns.sieve import Sieve, Sifted
from factcheck.compare.columns.values import Beside, Values
from factcheck.compare.columns.verdicts import Gate
from factcheck.compare.columns.weighing import Weighing
from factcheck.compare.conversion import RARE, per_same_time, quantities, same_number
from factcheck.compare.evidence.evidence import evidence
from factcheck.compare.questions.questions import question_of
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import NOTHING_ALIKE, SEVERAL, compare_answers
from factcheck.compare.rules.gate import by_rules, stated_difference, surely_two
from factcheck.compare.rules.ruling import ruling
from factcheck.documents import Document
from factcheck.extract.extractor import extract

ROOT = Path(__file__).resolve().parents[3]
EVERY = 7


@pytest.fixture(scope="module", params=["tests/gold/documents.jsonl", "seeds/reports.jsonl"])
def pairs(request):
    """Figures of a corpus with their questions, and pairs of them whose numbers are of one unit."""
    raw = [json.loads(line) for line in (ROOT / request.param).read_text(encoding="utf-8").splitlines()[:40]]
    documents = [Document(r["text"], key=r["id"], published=r["published"]) for r in raw]
    found = [a for e in extract(documents) for claim in e.claims for a in answers(e, claim) if a.figure is not None]
    questions = [question_of(answer) for answer in found]
    columns = Columns(found, questions)
    i, j = np.array(list(combinations(range(len(found)), 2))[::EVERY]).T
    wanted = columns.meet(i, j) & columns.plain(i, j)
    return found, questions, columns, i[wanted], j[wanted]


def _told_apart(found, questions, one, other):
    """Whether the gate tells two figures apart, whatever else speaks for their being one."""
    new, old, a, b = found[one].figure, found[other].figure, questions[one], questions[other]
    one_number = same_number(new, old)
    verdict = by_rules(a, b, one_number)
    telling = one_number and (verdict.differing < SEVERAL or same_number(new, old, digits=RARE))
    if stated_difference(a, b) is not None and (not telling or surely_two(a, b)):
        return True
    return verdict.reason is not None and verdict.likeness < NOTHING_ALIKE


def test_all_evidence(pairs):
    """Every entry of the evidence, pair by pair."""
    found, questions, columns, i, j = pairs
    columns_know = columns.alone(i, j, j) | columns.words.in_common(i, j)
    weighing = Weighing(found, questions, columns, Outright(questions))
    weighed = weighing.ruled(Sifted(i, j, j, columns_know))
    told = weighing.contrasted(weighing.whole(weighed), np.ones(len(weighed.i), dtype=bool)).evidence
    left = list(zip(weighed.i.tolist(), weighed.j.tolist(), strict=True))
    closed = {(p, q) for p, q in zip(i.tolist(), j.tolist(), strict=True) if _told_apart(found, questions, p, q)}
    assert {*left} == {*zip(i.tolist(), j.tolist(), strict=True)} - closed
    assert len(left) > 300
    for place, (one, other) in enumerate(left):
        new, old, a, b = found[one], found[other], questions[one], questions[other]
        verdict = by_rules(a, b, same_number(new.figure, old.figure))
        numbers = per_same_time(*quantities(new.figure, old.figure), a, b)
        expected = evidence(new, old, a, b, numbers, verdict, ruling(new, old, a, b, verdict, *numbers)[0])
        assert told.keys() == expected.keys()
        values = {name: column[place] for name, column in told.items()}
        assert values == pytest.approx({name: float(expected[name]) for name in values}, abs=1e-12)


def test_two_places(answer):
    """Two places of one kind are two only where each stands alone in its sentence, pair by pair as of one."""
    told = {
        "Some 41 people died in Harare.": "Harare",
        "Some 41 people died in Lusaka.": "Lusaka",
        "Some 41 people died in Peru.": "Peru",
        "Some 41 people, most from Lilongwe, died in Maputo.": "Maputo",
        "Some 41 people, most from Nairobi, died in Kampala.": "Kampala",
        "Some 41 people died there.": None,
        "There some 41 people died.": None,
    }
    found = [answer(text, "41", place=place, measure="people", event="die") for text, place in told.items()]
    questions = [question_of(one) for one in found]
    gate = Gate(questions, Columns(found, questions), Outright(questions))
    i, j = np.array(list(combinations(range(len(found)), 2))).T
    expected = [surely_two(questions[p], questions[q]) for p, q in zip(i, j, strict=True)]
    assert gate.surely_two(i, j, gate.states(i, j)).tolist() == expected
    assert sum(expected) == 1


def test_what_differs_outright(pairs):
    """No pair is told apart by its places that the gate leaves open, and of those it closes most are."""
    _, questions, _, i, j = pairs
    differ = Outright(questions).differ(i, j)
    closed = np.array([stated_difference(questions[p], questions[q]) is not None for p, q in zip(i, j, strict=True)])
    assert not (differ & ~closed).any()
    assert differ.sum() > closed.sum() / 4


@pytest.mark.parametrize("relation", [Relation.AGREES, Relation.CONFLICTS])
def test_of_numbers_that_convert_nothing_is_left_out_that_has_the_relation(relation):
    """Areas in two units, near and far from each other, bounded and not, of one place and of two."""
    fires = [
        f"The fire near {place} has burned {bound}{area} {unit}, the fire service said on Monday."
        for place in ("Lamia", "Braga", "Adelaide")
        for bound, area, unit in product(
            ("", "more than ", "about "), ("1,000", "2,470", "4,000"), ("hectares", "acres")
        )
    ]
    documents = [Document(text, key=f"d{n}", published="2023-08-21") for n, text in enumerate(fires)]
    found = [a for e in extract(documents) for claim in e.claims for a in answers(e, claim) if a.figure is not None]
    sieve = Sieve(found, [question_of(answer) for answer in found])
    pairs = [np.concatenate(sides) for sides in zip(*sieve.comparable(*_all_pairs(found), relation), strict=True)]
    odd = [side[~sieve.columns.plain(*pairs)] for side in pairs]
    left = {pair for part in sieve.left(*odd, relation) for pair in zip(part.i.tolist(), part.j.tolist(), strict=True)}
    out = {*zip(*map(np.ndarray.tolist, odd), strict=True)} - left
    assert len(out) > 100
    told = [compare_answers(found[p], found[q], related=False) for p, q in out]
    assert not [t for t in told if t is not None and t.relation is relation]
    kept = [compare_answers(found[p], found[q], related=False) for p, q in left]
    assert any(t is not None and t.relation is relation for t in kept)


def _all_pairs(found):
    return np.array(list(combinations(range(len(found)), 2))).T


def test_no_pairs_at_all(pairs):
    """Nothing comes of nothing."""
    found, questions, columns, *_ = pairs
    none = np.zeros(0, dtype=np.int64)
    assert not len(Outright(questions).differ(none, none))
    assert not Particulars(found, questions, columns).of(none, none, none)
    known = columns.alone(none, none, none) | columns.words.in_common(none, none)
    assert Weighing(found, questions, columns, Outright(questions)).ruled(Sifted(none, none, none, known)) is None


def test_values_beside_each_other_are_weighed_once():
    """The outcome of each pair, though each two values are set beside each other once."""
    asked = []

    def work(one, other):
        asked.append((one, other))
        return len(one), other

    beside = Beside(Values(["a", "bb", "a"]), Values([5, 5, 7]), work)
    i, j = np.array([0, 2, 1, 0]), np.array([1, 0, 2, 2])
    assert beside.of(i, j).tolist() == [[1, 1, 2, 1], [5, 5, 7, 7]]
    assert beside.of(i, j).tolist() == [[1, 1, 2, 1], [5, 5, 7, 7]]
    assert sorted(asked) == [("a", 5), ("a", 7), ("bb", 7)]
