"""The gold corpus: relations between figures as people marked them, with the slots that people gave."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from factcheck.claims import Answer, Bound, Claim, Figure
from factcheck.compare.relations import compare_answers
from factcheck.documents import Document

GOLD = Path(__file__).parents[1] / "gold"
UNITS = {"km": "kilometre", "mm": "millimetre", "m²": "square_metre", "percentage point": "percentage_point"}


def read(name):
    """The rows of one file."""
    return [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def sentence_around(text, start, end):
    """The sentence of a span, near enough."""
    stops = [m.end() for m in re.finditer(r"(?<=[.!?])[\"”]?\s|\n+", text)]
    first = max((s for s in stops if s <= start), default=0)
    last = min((s for s in stops if s >= end), default=len(text))
    return Claim(first, last, text[first:last])


@pytest.fixture(scope="module")
def answers():
    """Every gold figure in its setting."""
    documents = {
        d["id"]: Document(d["text"], key=d["id"], source=d["source"], title=d["title"], published=d["published"])
        for d in read("documents")
    }
    out = {}
    for f in read("figures"):
        document = documents[f["doc"]]
        slots = (f[k] for k in ("measure", "subject", "event", "place", "as_of", "speaker"))
        unit = UNITS.get(f["unit"], f["unit"])
        figure = Figure(f["start"], f["end"], f["text"], f["low"], f["high"], Bound(f["bound"]), unit, *slots)
        out[f["id"]] = Answer(document, sentence_around(document.text, f["start"], f["end"]), figure)
    return out


def test_relations_of_the_gold_pairs(answers):
    """The share of each relation that is found, and of what is said that is right, among the marked pairs."""
    said, right, wanted, origins = Counter(), Counter(), Counter(), Counter()
    for row in read("relations"):
        comparison = compare_answers(answers[row["a"]["id"]], answers[row["b"]["id"]])
        relation = comparison.relation.value if comparison is not None else "none"
        said[relation] += 1
        wanted[row["relation"]] += 1
        right[relation] += relation == row["relation"]
        if comparison is not None and relation == row["relation"] != "related":
            origins[comparison.same_origin == row["same_origin"]] += 1
    assert right["agrees"] >= 0.70 * wanted["agrees"]
    assert right["conflicts"] >= 0.75 * wanted["conflicts"]
    assert right["changed"] >= 0.70 * wanted["changed"]
    assert right["agrees"] >= 0.90 * said["agrees"]
    assert right["conflicts"] >= 0.60 * said["conflicts"]
    assert right["changed"] >= 0.85 * said["changed"]
    assert origins[True] >= 0.90 * origins.total()


def test_without_related_ones_all_else_is_the_same(answers):
    """Leaving out what is only related, which is told sooner, changes nothing of what compares."""
    for row in read("relations"):
        pair = answers[row["a"]["id"]], answers[row["b"]["id"]]
        whole, quick = compare_answers(*pair), compare_answers(*pair, related=False)
        if whole is not None and whole.relation.value != "related":
            assert quick == whole
        else:
            assert quick is None or quick.relation.value == "related"
