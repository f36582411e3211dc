"""Browsing: pages, counts and facets, the same on both engines."""

from __future__ import annotations

from factcheck.store import Filters, browsing

ENGINES = ["sqlite", "postgresql"]


def test_pages_follow_each_other(filled):
    """Pages cut by row, either way, hold every claim and document once."""
    first, further = browsing.claims_page(filled.database, limit=3)
    second, end = browsing.claims_page(filled.database, after=further, limit=3)
    assert ([c.document.key for c in [*first, *second]], end) == (["a", "b", "c", "d"], None)
    newest, _ = browsing.documents_page(filled.database, Filters(speaker="Lind"), limit=2, newest=True)
    assert [d.document.key for d in newest] == ["d", "c"]


def test_counts_and_facets(filled):
    """How much is stored, and what claims have in common, most first and then by name."""
    assert browsing.counts(filled.database)["claims"] == 4
    assert browsing.facet(filled.database, "place") == [("Lodva", 3), ("Vesna Bay", 1)]
    assert browsing.facet(filled.database, "year", Filters(since="2023-06")) == [("2023", 1), ("2024", 1)]


def test_the_stamp_moves(filled):
    """Whatever a person says or a document brings changes it."""
    before = browsing.stamp(filled.database)
    filled.annotate("a", by="me", note="seen")
    after = browsing.stamp(filled.database)
    filled.remove("b")
    assert len({before, after, browsing.stamp(filled.database)}) == 3


def test_claims_by_figures(filled):
    """The claims that carry figures of these ids; ids of nothing bring nothing."""
    ids = [figure.id for figure in filled.figures()]
    assert browsing.figure_rows(filled.database, [ids[2], ids[0], "0" * 12 + ":f1-2"]) == [1, 3]
