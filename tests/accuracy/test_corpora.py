"""The marked corpora are whole: every span is in its text, every pair and answer points at a figure."""

import pytest
from marked import AT_LENGTH, CORPORA, HELD_OUT, Marked

RELATIONS = {"agrees", "conflicts", "changed", "related"}


@pytest.fixture(params=(*CORPORA, AT_LENGTH, HELD_OUT), ids=lambda folder: folder.name)
def marked(request):
    """One corpus."""
    return Marked(request.param)


@pytest.mark.parametrize("kind", ["figures", "statements", "traps"])
def test_every_span_is_in_its_text(marked, kind):
    """The text of each row stands at its offsets."""
    texts = {row["id"]: row["text"] for row in marked.rows("documents")}
    rows = marked.rows(kind)
    assert rows or (kind != "figures" and marked.of_figures_alone)
    assert not [row for row in rows if texts[row["doc"]][row["start"] : row["end"]] != row["text"]]


def test_pairs_are_of_two_documents_and_say_one_thing(marked):
    """Each pair names two known figures, once, and a reason exactly where it is only related."""
    pairs = marked.rows("relations")
    assert len({frozenset((row["a"]["id"], row["b"]["id"])) for row in pairs}) == len(pairs)
    for row in pairs:
        assert marked.document(row["a"]["id"]) != marked.document(row["b"]["id"])
        assert row["relation"] in RELATIONS
        assert bool(row["reason"]) == (row["relation"] == "related")


def test_answers_point_at_what_is_marked(marked):
    """Each answer of a check is a figure, or a statement where the check has no figure."""
    starts = {(row["doc"], row["start"]) for name in ("figures", "statements") for row in marked.rows(name)}
    for check in marked.rows("checks"):
        assert all((answer["doc"], answer["start"]) in starts for answer in check["answers"]), check["id"]


def test_no_document_is_in_two_corpora():
    """What is learnt from one corpus is no copy of another."""
    texts = [row["text"] for folder in (*CORPORA, AT_LENGTH, HELD_OUT) for row in Marked(folder).rows("documents")]
    assert len(set(texts)) == len(texts)
