"""Disputes: which stored answers contradict each other, worst first."""

from dataclasses import replace

import pytest

from factcheck.compare.conflicts import find_disputes
from factcheck.compare.reasons import Relation
from factcheck.compare.timeline import timeline

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


def test_a_timeline_is_in_the_order_of_time(answer):
    """Earliest first; a figure without a time of its own stands at its publication."""
    later = answer("By May 900 homes in Split burned.", "900", measure="homes", place="Split", as_of="2023-05-02")
    undated = answer("In Split 700 homes burned.", "700", measure="homes", place="Split", published="2023-04-20")
    early = answer("Split lost 300 homes.", "300", measure="homes", place="Split", as_of="2023-04-01")
    points = timeline([later, undated, early])
    assert [point.low for point in points] == [300, 700, 900]
    assert [point.stated for point in points] == [True, False, True]


def test_the_order_of_sets_changes_nothing(tmp_path):
    """The disputes are the same, byte for byte, in processes that order their sets otherwise."""
    import os
    import subprocess
    import sys
    from pathlib import Path

    seeds = Path(__file__).resolve().parents[2] / "seeds" / "reports.jsonl"
    factcheck = [sys.executable, "-m", "factcheck"]
    subprocess.run([*factcheck, "add", str(seeds), "-w", str(tmp_path)], check=True, capture_output=True)
    printed = {
        subprocess.run(
            [*factcheck, "conflicts", "--json", "-w", str(tmp_path)],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": number},
        ).stdout
        for number in ("1", "2", "4")
    }
    assert len(printed) == 1
