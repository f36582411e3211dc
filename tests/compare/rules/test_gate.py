"""The gate: what closes it cheaply closes it altogether."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

from factcheck.claims import answers
from factcheck.compare.questions.questions import question_of
from factcheck.compare.reasons import Relation, State
from factcheck.compare.relations import compare_answers
from factcheck.compare.rules.gate import surely_closed
from factcheck.compare.rules.whereabouts import place_state
from factcheck.documents import Document
from factcheck.extract.extractor import extract

REPORTS = Path(__file__).resolve().parents[3] / "seeds" / "reports.jsonl"


def test_what_is_surely_closed_never_conflicts():
    """Over all pairs of some of the project's reports; most pairs are told apart this way."""
    records = [json.loads(line) for line in REPORTS.read_text(encoding="utf-8").splitlines()[:24]]
    documents = [Document(record["text"], published=record["published"]) for record in records]
    found = [a for e in extract(documents) for claim in e.claims for a in answers(e, claim) if a.figure is not None]
    closed = 0
    for one, other in combinations(found, 2):
        a, b = question_of(one), question_of(other)
        if a is not None and b is not None and surely_closed(a, b):
            closed += 1
            comparison = compare_answers(one, other)
            assert comparison is None or comparison.relation in (Relation.RELATED, Relation.AGREES)
    assert closed > 500


def test_a_capital_is_no_other_town(answer):
    """A capital may stand for its government, but not beside another town of which a sentence speaks."""
    fields = {"measure": "people", "event": "march"}
    capital = answer("Some 20,000 people marched in Lisbon.", "20,000", place="Lisbon", **fields)
    town = answer("Some 5,000 people marched in Porto.", "5,000", place="Porto", **fields)
    country = answer("Some 30,000 people marched in Portugal.", "30,000", place="Portugal", **fields)
    assert place_state(question_of(capital), question_of(town))[0] == State.DIFFER
    assert place_state(question_of(capital), question_of(country))[0] == State.UNKNOWN
