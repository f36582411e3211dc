"""Disputes: which stored answers contradict each other, worst first."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.claims import answers
from factcheck.compare.disputes import conflicts, contradictions, neighbourhood
from factcheck.compare.disputes.blocks import Blocks, keys_of, time_key
from factcheck.compare.disputes.conflicts import find_disputes
from factcheck.compare.questions.questions import question_of
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Comparison, compare_answers
from factcheck.compare.rivals import gives_way
from factcheck.compare.timeline import timeline
from factcheck.documents import Document
from factcheck.extract.extractor import extract

ROOT = Path(__file__).resolve().parents[3]
MARCH = {"measure": "people", "event": "march", "place": "Lisbon", "as_of": "2024-04-25"}


@pytest.fixture
def counts(answer):
    """Three counts of one march, one of another town, one of dogs."""

    def one(number, speaker, source, **fields):
        sentence = f"Some {number} people marched in {fields.get('place', 'Lisbon')}, {speaker} said."
        return answer(sentence, number, source=source, speaker=speaker, published="2024-04-26", **(MARCH | fields))

    return [
        one("20,000", "police", "A"),
        one("80,000", "Rosa Teixeira", "B"),
        one("80,000", "Rosa Teixeira", "C"),
        one("5,000", "police", "D", place="Porto"),
        answer("The shelter in Lisbon has 20,000 dogs.", "20,000", source="E", measure="dogs", place="Lisbon"),
    ]


def test_one_dispute_with_its_pairs(counts):
    """The march is disputed between two origins; the dogs and the other town are not in it."""
    disputes = list(find_disputes(counts))
    assert len(disputes) == 1
    dispute = disputes[0]
    assert len(dispute.answers) == 3
    assert dispute.independent_origins == 2
    relations = sorted(pair.comparison.relation for pair in dispute.pairs)
    assert relations == [Relation.AGREES, Relation.CONFLICTS]
    assert "Lisbon" in dispute.question
    assert dispute.gap == pytest.approx(0.75)


def test_copies_of_an_answer_are_listed_once(counts, answer):
    """Every further copy of a report adds itself and one pair, however many there are, and no origin."""
    police, union = counts[:2]
    copies = [replace(union, document=replace(union.document, key=f"copy {n}", source=f"Paper {n}")) for n in range(10)]
    dispute = next(find_disputes([police, union, *copies]))
    assert len(dispute.answers) == 12
    assert len(dispute.pairs) == 11
    assert dispute.independent_origins == 2


def test_figures_of_one_document_are_no_dispute(answer):
    """What one text sets against itself is its own affair."""
    sentence = "Police counted 20,000 people in Lisbon, the union 80,000 people."
    both = [answer(sentence, n, key="one", **MARCH) for n in ("20,000", "80,000")]
    assert list(find_disputes(both)) == []


def test_a_total_that_falls_is_a_dispute(answer):
    """The sieve lets it through, however likely a change is otherwise; one that rises is none."""
    toll = {"measure": "dead", "event": "kill", "place": "Derna", "published": "2023-09-20"}
    first = answer("The flood killed 5,300 people in Derna.", "5,300", as_of="2023-09-12", speaker="Amal Saleh", **toll)
    lower = answer("In Derna 3,200 people were killed.", "3,200", as_of="2023-09-17", speaker="Omar Fathi", **toll)
    higher = answer("In Derna 9,000 people were killed.", "9,000", as_of="2023-09-17", speaker="Omar Fathi", **toll)
    assert [len(dispute.pairs) for dispute in find_disputes([first, lower])] == [1]
    assert list(find_disputes([first, higher])) == []


def test_a_timeline_is_in_the_order_of_time(answer):
    """Earliest first; a figure without a time of its own stands at its publication."""
    later = answer("By May 900 homes in Split burned.", "900", measure="homes", place="Split", as_of="2023-05-02")
    undated = answer("In Split 700 homes burned.", "700", measure="homes", place="Split", published="2023-04-20")
    early = answer("Split lost 300 homes.", "300", measure="homes", place="Split", as_of="2023-04-01")
    points = timeline([later, undated, early])
    assert [point.low for point in points] == [300, 700, 900]
    assert [point.stated for point in points] == [True, False, True]


def _all_compared(answers):
    """The conflicting pairs of a workspace and what agrees or has changed around them, with nothing passed over."""
    questions = [question_of(answer) for answer in answers]
    found = {}
    for ones, others in Blocks(keys_of(questions), map(time_key, questions)).pairs():
        for i, j in map(sorted, zip(ones.tolist(), others.tolist(), strict=True)):
            if answers[i].document.id != answers[j].document.id:
                comparison = compare_answers(answers[i], answers[j], related=False)
                if comparison is not None and comparison.relation is not Relation.RELATED:
                    found[answers[i].id, answers[j].id] = comparison.relation
                    if comparison.relation is Relation.CONFLICTS and gives_way(
                        comparison, answers[i], answers[j], answers, answers
                    ):
                        del found[answers[i].id, answers[j].id]
    disputed = {one for pair, relation in found.items() if relation is Relation.CONFLICTS for one in pair}
    return {
        pair: relation
        for pair, relation in found.items()
        if relation is Relation.CONFLICTS or (relation is Relation.AGREES and len(disputed & set(pair)) == 1)
    }


@pytest.mark.parametrize(
    "corpus", ["tests/gold/documents.jsonl", "tests/second/documents.jsonl", "seeds/reports.jsonl"]
)
def test_the_sieve_passes_over_nothing(corpus, monkeypatch):
    """The list is that of comparing every pair: all that conflict are in it, and all that agree with one of those.

    An answer that agrees with two disputes stands in one of them. No neighbours are asked here.
    """
    monkeypatch.setattr(neighbourhood, "MOST_MET", 0)
    raw = [json.loads(line) for line in (ROOT / corpus).read_text(encoding="utf-8").splitlines()]
    documents = [Document(r["text"], key=r["id"], source=r["source"], published=r["published"]) for r in raw]
    found = [a for e in extract(documents) for claim in e.claims for a in answers(e, claim) if a.figure is not None]
    found = list({(a.claim.text, a.figure.start - a.claim.start): a for a in found}.values())  # no copies
    expected = _all_compared(found)
    listed, grouped = {}, {}
    for number, dispute in enumerate(find_disputes(found)):
        grouped |= {answer.id: number for answer in dispute.answers}
        for pair in dispute.pairs:
            listed[dispute.answers[pair.a].id, dispute.answers[pair.b].id] = pair.comparison.relation
    conflicting = {pair for pair, relation in expected.items() if relation is Relation.CONFLICTS}
    assert {pair for pair, relation in listed.items() if relation is Relation.CONFLICTS} == conflicting
    assert len(conflicting) > 10
    for pair in expected.keys() - listed.keys():
        assert {*pair} <= grouped.keys(), pair
        assert grouped[pair[0]] != grouped[pair[1]], pair


def test_several_processes_find_what_one_does(monkeypatch):
    """The same disputes, pair for pair, in the same order."""
    lines = (ROOT / "seeds/reports.jsonl").read_text(encoding="utf-8").splitlines()[:50]
    documents = [Document(r["text"], key=r["id"], published=r["published"]) for r in map(json.loads, lines)]
    found = [a for e in extract(documents) for claim in e.claims for a in answers(e, claim) if a.figure is not None]
    alone = list(find_disputes(found))
    assert len(alone) > 5
    monkeypatch.setattr(contradictions, "worth_having", lambda _count: 3)
    monkeypatch.setattr(conflicts, "worth_having", lambda _count: 3)
    monkeypatch.setattr(neighbourhood, "worth_having", lambda _count: 3)
    monkeypatch.setattr(conflicts, "AT_ONCE", 2)
    assert list(find_disputes(found)) == alone


def test_a_judgement_is_heeded_whatever_the_sieve_says(counts):
    """What a person calls a conflict is listed, however unlikely; what a person calls different is not."""

    class Judged:
        def __init__(self, relation):
            self.relation = relation

        def touches(self, answer):
            return answer.document.source in "BC"

        def overrule(self, new, old, comparison):
            both = {new.document.source, old.document.source} == {"B", "C"}
            return Comparison(self.relation, None, 1.0, "judged") if both else comparison

    (dispute,) = find_disputes(counts, Judged(Relation.CONFLICTS))
    assert [pair.comparison.explanation for pair in dispute.pairs].count("judged") == 1
    (dispute,) = find_disputes(counts, Judged(Relation.RELATED))
    assert {answer.document.source for answer in dispute.answers} == {"A", "B"}


def test_the_order_of_sets_changes_nothing(seeded):
    """The disputes are the same, byte for byte, in processes that order their sets otherwise."""
    import os
    import subprocess
    import sys

    printed = {
        subprocess.run(
            [sys.executable, "-m", "factcheck", "conflicts", "--json", "-w", str(seeded)],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": number},
        ).stdout
        for number in ("1", "2", "4")
    }
    assert len(printed) == 1
