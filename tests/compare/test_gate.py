"""The gate: what closes it cheaply closes it altogether."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

from factcheck.claims import answers
from factcheck.compare.gate import surely_closed
from factcheck.compare.questions import question_of
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import compare_answers
from factcheck.documents import Document
from factcheck.extract.extractor import extract

REPORTS = Path(__file__).resolve().parents[2] / "seeds" / "reports.jsonl"


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
