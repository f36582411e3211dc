"""The gate: what closes it cheaply closes it altogether."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

from factcheck.claims import answers
from factcheck.compare.gate import comparable, surely_closed
from factcheck.compare.questions import question_of
from factcheck.documents import Document
from factcheck.extract.extractor import extract

REPORTS = Path(__file__).resolve().parents[2] / "seeds" / "reports.jsonl"


def test_what_is_surely_closed_never_compares():
    """Over all pairs of the project's reports; most pairs of the same thing are told apart this way."""
    records = [json.loads(line) for line in REPORTS.read_text(encoding="utf-8").splitlines()[:40]]
    documents = [Document(record["text"], published=record["published"]) for record in records]
    found = [a for e in extract(documents) for claim in e.claims for a in answers(e, claim)]
    questions = [q for answer in found if (q := question_of(answer)) is not None]
    closed = 0
    for a, b in combinations(questions, 2):
        if surely_closed(a, b):
            closed += 1
            assert comparable(a, b).reason is not None
            assert comparable(a, b, same_number=True).reason is not None
        if surely_closed(a, b, numbers_differ=True):
            assert comparable(a, b).reason is not None
    assert closed > 1000
