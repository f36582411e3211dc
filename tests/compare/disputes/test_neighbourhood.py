"""Neighbourhood: what the other figures of a workspace tell of two that may conflict."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from factcheck.claims import answers
from factcheck.compare.columns.compared import Comparing, Likely
from factcheck.compare.columns.sieve import Sieve
from factcheck.compare.disputes import neighbourhood as neighbourhoods
from factcheck.compare.disputes.blocks import Blocks, keys_of, time_key
from factcheck.compare.disputes.conflicts import find_disputes
from factcheck.compare.disputes.neighbourhood import neighbourhood
from factcheck.compare.evidence.sameness import forests
from factcheck.compare.neighbours import LEAST_LIKELY
from factcheck.compare.questions.questions import question_of
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Open, weigh
from factcheck.documents import Document
from factcheck.extract.extractor import extract

DOCUMENTS = Path(__file__).resolve().parents[2] / "gold/documents.jsonl"


@pytest.fixture(scope="module")
def figures():
    """Those of two topics of tests/gold, of each claim once."""
    rows = [json.loads(line) for line in DOCUMENTS.read_text(encoding="utf-8").splitlines()]
    documents = [
        Document(r["text"], key=r["id"], source=r["source"], title=r["title"], published=r["published"])
        for r in rows
        if r["id"].startswith(("gz", "ly"))
    ]
    found = [a for e in extract(documents) for claim in e.claims for a in answers(e, claim) if a.figure is not None]
    return list({(a.claim.text, a.figure.start - a.claim.start): a for a in found}.values())


@pytest.fixture(scope="module")
def laid_out(figures):
    """The same figures in columns, and which of them meet."""
    questions = [question_of(figure) for figure in figures]
    comparing = Comparing(figures, questions, Sieve(figures, questions))
    return figures, questions, comparing, Blocks(keys_of(questions), map(time_key, questions))


def _likely(figures, blocks):
    """What two figures that meet say of each other, told one by one, where they are likely of one question."""
    out = {}
    for ones, others in blocks.pairs():
        for i, j in map(sorted, zip(ones.tolist(), others.tolist(), strict=True)):
            if figures[i].document.id != figures[j].document.id:
                found = weigh(figures[i], figures[j], related=False, strict=True, weights=forests())
                if isinstance(found, Open) and found.same >= LEAST_LIKELY:
                    out[i, j] = found
    return out


def test_what_is_likely_is_told_as_of_single_pairs(laid_out):
    """The tables hold what `weigh` says of every likely pair, from both sides, and nothing of any other."""
    figures, questions, comparing, blocks = laid_out
    found = neighbourhood(figures, questions, comparing, blocks)
    tables, expected = found._among(range(len(figures))), _likely(figures, blocks)
    assert {(i, j) for i, j in zip(*np.nonzero(tables.same), strict=True) if i < j} == expected.keys()
    assert len(expected) > 100
    for (i, j), pair in expected.items():
        for one, other in ((i, j), (j, i)):
            told = [table[one, other] for table in (tables.same, tables.change, tables.fit, tables.at_once)]
            assert told == pytest.approx([pair.same, pair.change, float(pair.fit), float(pair.found["time same"])])


def test_the_order_of_the_figures_changes_nothing(laid_out):
    """A pair is told alike whichever side comes first."""
    figures, questions, comparing, blocks = laid_out
    found = neighbourhood(figures, questions, comparing, blocks)
    doubtful = found.doubtful([])
    told = found.told(doubtful)
    back = figures[::-1]
    questions = questions[::-1]
    turned = neighbourhood(
        back,
        questions,
        Comparing(back, questions, Sieve(back, questions)),
        Blocks(keys_of(questions), map(time_key, questions)),
    )
    last = len(figures) - 1
    again = turned.told([(last - j, last - i) for i, j in doubtful])
    assert len(told) > 20
    for (i, j), comparison in told.items():
        other = again[last - j, last - i]
        assert (comparison is None) == (other is None)
        assert comparison is None or comparison.relation is other.relation
        assert comparison is None or comparison.score == pytest.approx(other.score)


def test_a_pair_is_told_alike_alone_and_among_others(laid_out):
    """What is asked of one pair does not hang on which others are asked of: processes may share them."""
    figures, questions, comparing, blocks = laid_out
    found = neighbourhood(figures, questions, comparing, blocks)
    pairs = found.doubtful([])
    told = found.told(pairs)
    fresh = neighbourhood(figures, questions, comparing, blocks)
    assert {**fresh.told(pairs[::2]), **fresh.told(pairs[1::2])} == told


@pytest.mark.skipif(sys.platform != "linux", reason="shares are told by forked processes")
def test_in_several_processes_the_same_is_likely(laid_out, monkeypatch):
    """Each tells what its own figures meet; together it is the same to the digit, and in the same order."""
    figures, questions, comparing, blocks = laid_out
    alone = neighbourhood(figures, questions, comparing, blocks)
    monkeypatch.setattr(neighbourhoods, "worth_having", lambda _count: 3)
    shared = neighbourhood(figures, questions, comparing, blocks)
    for name in Likely.__slots__:
        assert getattr(shared._likely, name).tolist() == getattr(alone._likely, name).tolist()


def test_what_is_said_to_conflict_is_doubtful_however_unlikely(laid_out):
    """Numbers that fit are not, whatever is said."""
    figures, questions, comparing, blocks = laid_out
    found = neighbourhood(figures, questions, comparing, blocks)
    doubtful = set(found.doubtful([]))
    likely = _likely(figures, blocks)
    rest = [key for key, pair in likely.items() if key not in doubtful and not pair.fit]
    fitting = [key for key, pair in likely.items() if pair.fit]
    assert rest
    assert fitting
    assert set(found.doubtful([rest[0], fitting[0]])) == doubtful | {rest[0]}


def test_too_many_figures_are_told_by_themselves(laid_out, monkeypatch):
    """Then the list is that of pairs alone: it holds other conflicts, some of which neighbours deny."""
    figures, questions, comparing, blocks = laid_out

    def conflicts():
        return {
            frozenset((dispute.answers[pair.a].id, dispute.answers[pair.b].id))
            for dispute in find_disputes(figures)
            for pair in dispute.pairs
            if pair.comparison.relation is Relation.CONFLICTS
        }

    heard = conflicts()
    monkeypatch.setattr(neighbourhoods, "MOST_MET", 10)
    assert neighbourhood(figures, questions, comparing, blocks) is None
    assert conflicts() != heard
