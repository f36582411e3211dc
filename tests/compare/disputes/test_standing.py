"""Counting conflicts of new documents: the same number as when every pair is compared, at a fraction of the work."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims import answers
from factcheck.compare.columns.columns import SIEVED, Columns
from factcheck.compare.columns.reach import Reach
from factcheck.compare.conversion import per_same_time, quantities
from factcheck.compare.disputes.standing import count_conflicts
from factcheck.compare.evidence.evidence import evidence
from factcheck.compare.evidence.sameness import forests, names_of
from factcheck.compare.questions.questions import question_of
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import compare_answers
from factcheck.compare.rivals import gives_way
from factcheck.compare.rules.gate import by_rules
from factcheck.documents import Document
from factcheck.extract.extractor import extract

SEEDS = Path(__file__).resolve().parents[3] / "seeds" / "reports.jsonl"
MARCH = {"measure": "people", "event": "march", "place": "Lisbon", "as_of": "2024-04-25"}


@pytest.fixture(scope="module")
def reports():
    """The answers of the project's reports, a list a document; half of them again with other numbers."""
    raw = [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines()]
    documents = [Document(r["text"], key=r["id"], source=r["source"], published=r["published"]) for r in raw]
    found = [[a for claim in e.claims for a in answers(e, claim)] for e in extract(documents)]
    return found + [[_another(answer) for answer in own] for own in found[::2]]


def _another(answer):
    document = replace(answer.document, key=f"{answer.document.key} again", title="Again")
    if answer.figure is None:
        return replace(answer, document=document)
    times = 1 + answer.figure.start % 7
    return replace(
        answer,
        document=document,
        figure=replace(answer.figure, low=answer.figure.low * times, high=answer.figure.high * times),
    )


def _key(question):
    return None if question.measure is None else question.measure.thing


def _pairs(new, before):
    """Every pair of a figure and one ahead of it that counts the same in the same dimension."""
    ahead = [(a, q) for a in before if (q := question_of(a)) is not None]
    for own in new:
        asked = [(a, q) for a in own if (q := question_of(a)) is not None]
        for answer, question in asked:
            yield [
                (answer, other)
                for other, theirs in ahead
                if other.document.id != answer.document.id
                and theirs.dimension == question.dimension
                and (_key(question) == _key(theirs) or None in (_key(question), _key(theirs)))
            ]
        ahead += asked


def test_the_count_is_that_of_comparing_every_pair(reports):
    """Of the reports, the later ones against the earlier and against each other."""
    before = [answer for own in reports[:40] for answer in own]
    new = reports[40:]
    everything = [answer for own in reports for answer in own]
    expected = 0
    for pairs in _pairs(new, before):
        found = ((one, other, compare_answers(one, other)) for one, other in pairs)
        expected += any(
            f is not None and f.relation is Relation.CONFLICTS and not gives_way(f, one, other, everything, everything)
            for one, other, f in found
        )
    counted = count_conflicts(new, before)
    assert sum(counted) == expected > 20
    assert len(counted) == len(new)


def test_the_evidence_is_the_same_for_one_pair_and_for_many(reports):
    """What the sieve works out for all pairs at once is what the comparison finds of each."""
    asked = [(a, q) for own in reports for a in own if (q := question_of(a)) is not None]
    columns = Columns([a for a, _ in asked], [q for _, q in asked])
    ones, others = np.triu_indices(len(asked), k=1)
    chosen = columns.meet(ones, others) & columns.plain(ones, others)
    ones, others = ones[chosen][::97], others[chosen][::97]
    found = columns.alone(ones, others, others) | columns.words.in_common(ones, others)
    assert set(found) == SIEVED
    for place, (one, other) in enumerate(zip(ones.tolist(), others.tolist(), strict=True)):
        (x, a), (y, b) = asked[one], asked[other]
        numbers = per_same_time(*quantities(x.figure, y.figure), a, b)
        whole = evidence(x, y, a, b, numbers, by_rules(a, b), Relation.RELATED)
        for name, column in found.items():
            assert column[place] == pytest.approx(float(whole[name])), (name, x, y)
    assert len(ones) > 500


FOREST = forests().apart.forest


NAMES = sorted({name for tree in FOREST.trees for name in names_of(tree)})


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_evidence_leads_beyond_the_reach(data):
    """Whatever the part that is not known turns out to be, the odds lie between the bounds."""
    known = data.draw(st.frozensets(st.sampled_from(NAMES)))
    values = {name: data.draw(st.sampled_from((0.0, 0.3, 1.0, 4.0))) for name in NAMES}
    columns = {name: np.array([values[name]]) for name in known}
    reach = Reach(FOREST, known)
    (least,), (most,) = reach.least(columns, 1), reach.most(columns, 1)
    assert least - 1e-9 <= FOREST.odds(values) <= most + 1e-9


def test_rates_are_brought_together_before_they_are_told_apart(answer):
    """One number a day and a week is no one number."""
    rate = {"measure": "people", "event": "die", "place": "Lisbon", "as_of": "2024-04"}
    a = answer("In Lisbon 4,200 people a day died in April 2024.", "4,200", source="A", **rate)
    b = answer("In Lisbon 4,200 people a week died in April 2024.", "4,200", source="B", **rate)
    found = compare_answers(b, a)
    expected = found is not None and found.relation is Relation.CONFLICTS
    assert count_conflicts([[a], [b]], []) == [0, int(expected)]


def test_documents_are_held_against_those_before_them(answer):
    """Not against themselves, and each figure counts once however many it conflicts with."""

    def one(number, source):
        sentence = f"Some {number} people marched in Lisbon, police said."
        return answer(sentence, number, source=source, published="2024-04-26", **MARCH)

    first, second, third = one("20,000", "A"), one("80,000", "B"), one("300,000", "C")
    assert count_conflicts([[first], [second], [third]], []) == [0, 1, 1]
    assert count_conflicts([[third]], [first, second]) == [1]
    assert count_conflicts([[first, second]], [first]) == [1]
    assert count_conflicts([], [first]) == []
    assert count_conflicts([[], [answer("Nothing was counted.")]], [first]) == [0, 0]
