"""The store as a whole: adding, reading back, removing, looking up."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import numpy as np
import psycopg
import pytest

from factcheck.claims import answers
from factcheck.documents import DocumentKind
from factcheck.errors import FactcheckError, NotFound, NotText
from factcheck.store import Entry, Filters, Store
from factcheck.store.rows import StoredClaim, StoredDocument, StoredFigure, StoredSource, StoredSpeaker, StoredStatement

ENGINES = ["sqlite", "postgresql"]


def test_what_goes_in_comes_out(store, make, card):
    """A document, its figures, statements, claims, bytes and vectors read back equal."""
    given = make(
        source="Harbour Post", title="A", author="B", published="2023-05", url="https://example.org/1", raw=b"\x00raw"
    )
    (added,) = store.add([given], card)
    assert (added.status, added.claims, added.figures, added.statements) == ("added", 1, 1, 1)
    read = store.extraction(added.document.id)
    assert replace(read.document, raw=given.extraction.document.raw) == given.extraction.document
    assert (read.figures, read.statements, read.claims) == (
        given.extraction.figures,
        given.extraction.statements,
        given.extraction.claims,
    )
    assert store.raw(added.document.id) == b"\x00raw"
    rows, vectors = store.vectors(added.claim_rows)
    assert rows.tolist() == list(added.claim_rows)
    assert np.array_equal(vectors, given.vectors)


def test_adding_twice_changes_nothing(store, make, card):
    """A document that is stored already is reported as unchanged, with the same rows; also twice in one batch."""
    first, twin = store.add([make(), make()], card)
    (again,) = store.add([make()], card)
    assert [first.status, twin.status, again.status] == ["added", "unchanged", "unchanged"]
    assert first.claim_rows == twin.claim_rows == again.claim_rows
    assert len(list(store.documents())) == 1


def test_a_bad_entry_leaves_nothing_of_its_batch(store, make, card):
    """A batch goes in as a whole or not at all."""
    with pytest.raises(NotText, match="half of a character"):
        store.add([make(), make(text="cut \ud83d emoji")], card)
    with pytest.raises(ValueError, match="not normalised"):
        store.add([make(), Entry(make("41").extraction, make().vectors * 2)], card)
    with pytest.raises(ValueError, match="expected"):
        store.add([Entry(make().extraction, np.zeros((1, 3), "f4"))], card)
    assert list(store.documents()) == []


@pytest.mark.parametrize("text", ["40 barges\x00", "📈 40 barges", "é" * 100_000 + " 40", "40\r\nbarges\u2028"])
def test_any_text_is_kept_to_the_character(store, make, card, text):
    """Null bytes, emoji, long runs and odd line ends come back as they were given."""
    store.add([make(text=text)], card)
    (stored,) = store.documents()
    assert stored.document.text == text
    assert list(store.verify()) == []


def test_answers_equal_those_of_the_extraction(filled):
    """What the store answers about a claim is what its extraction answers."""
    for stored in filled.claims():
        extraction = filled.extraction(stored.document.id)
        assert filled.answers([stored.row]) == {stored.row: answers(extraction, stored.claim)}
    assert list(filled.all_answers()) == [a for c in filled.claims() for a in filled.answers([c.row])[c.row]]
    assert filled.answers([999]) == {}


def test_lists_come_in_the_order_of_adding(filled):
    """Documents, claims, figures, statements, sources and speakers come in a stable order."""
    assert [d.document.key for d in filled.documents()] == ["a", "b", "c", "d"]
    assert [c.document.key for c in filled.claims()] == ["a", "b", "c", "d"]
    assert [f.figure.text for f in filled.figures()] == ["40", "55", "70", "12"]
    assert [s.document.key for s in filled.statements()] == ["a", "b", "c", "d"]
    assert [(s.slug, s.documents, s.claims) for s in filled.sources()] == [
        ("harbour-post", 2, 2),
        ("delta-radio", 1, 1),
        ("ledger", 1, 1),
    ]
    assert [(s.slug, s.statements, s.figures, s.claims) for s in filled.speakers()] == [
        ("marta-lind", 4, 4, 0),
        ("ivo-brandt", 0, 0, 1),
    ]


def test_find_by_every_kind_of_id(filled):
    """Every id that the store gives finds the thing again, with the document part shortened too."""
    things = [filled.documents, filled.claims, filled.figures, filled.statements, filled.sources, filled.speakers]
    kinds = [StoredDocument, StoredClaim, StoredFigure, StoredStatement, StoredSource, StoredSpeaker]
    for listed, kind in zip(things, kinds, strict=True):
        for thing in listed():
            assert isinstance(thing, kind)
            assert filled.find(thing.id) == thing
    claim = next(filled.claims())
    short = claim.id.replace(claim.document.id, claim.document.id[:6])
    assert filled.find(short) == claim
    assert filled.find("b").document.key == "b"


@pytest.mark.parametrize(
    "wanted", ["zzz", "", "0" * 13, "source:nobody", "speaker:", "a:c0-1", "a:f9999999999999999-2"]
)
def test_find_nothing(filled, wanted):
    """What is not stored is an error that says so."""
    with pytest.raises(NotFound):
        filled.find(wanted)


def test_an_ambiguous_id_lists_its_candidates(store, make, card):
    """Like git: the beginning of several ids is refused, and the candidates are named."""
    store.add([make(str(n)) for n in range(1, 40)], card)
    with pytest.raises(NotFound) as caught:
        store.find(next(i for i in "0123456789abcdef" if sum(d.id.startswith(i) for d in store.documents()) > 1))
    assert all(
        d in {s.id for s in store.documents()}
        for d in caught.value.hint.removeprefix("one of ").split(" and ")[0].split(", ")
    )


def test_a_key_of_two_documents_is_ambiguous(store, make, card):
    """Two documents with the caller's same key are told apart by their ids."""
    store.add([make("40", key="k"), make("41", key="k")], card)
    with pytest.raises(NotFound, match="2 documents fit"):
        store.find("k")


def test_remove_takes_all_of_a_document(filled):
    """Rows, vectors, words and snapshot go; ids are never given again; people's annotations stay."""
    document = filled.find("a").id
    filled.annotate("a", by="me", note="gone soon")
    assert filled.remove("a") == 1
    assert filled.has([document]) == set()
    assert filled.vectors([1])[0].tolist() == []
    assert filled.database.value("SELECT count(*) FROM snapshot") == 0
    assert filled.database.claims_with_words(["lost"], 5) == []
    assert list(filled.annotations([document])) == [document]
    assert list(filled.verify()) == []
    with pytest.raises(NotFound):
        filled.remove("a")


def test_ids_are_never_given_again(store, make, card):
    """A claim added after the last one was removed gets a new row."""
    (first,) = store.add([make(key="x")], card)
    store.remove("x")
    (second,) = store.add([make(key="x")], card)
    assert second.claim_rows.start > first.claim_rows.start


def test_a_rating_is_kept_as_its_publishers_annotation(filled, make, card):
    """The verdict of a fact-checker's list stands beside its claim, once, and goes with it."""
    claim = next(c for c in filled.claims() if c.document.kind is DocumentKind.CLAIM)
    ((annotation,),) = filled.annotations([claim.id]).values()
    assert (annotation.note, annotation.by, annotation.origin, annotation.tags) == (
        "half true",
        "Ledger",
        "publisher",
        ("rating",),
    )
    filled.remove("d")
    assert filled.annotations() == {}


def test_figures_that_count_the_same(filled):
    """Claims are found by the counted noun in the singular, and by unit, None being a plain count."""
    assert filled.figure_rows_like({"barge"}).tolist() == [1, 3, 4]
    assert filled.figure_rows_like({"barge"}, "tonne").tolist() == [2]
    assert filled.figure_rows_like({"ship"}).tolist() == []
    assert filled.figure_rows_like({"barge"}, newest=2).tolist() == [3, 4]


def test_other_programs_can_read_the_tables(filled, url):
    """SQLModel classes are the documented way in from outside, and plain SQL works as well."""
    from sqlmodel import Session, create_engine, select

    from factcheck.store.tables import Figure

    made = create_engine(url or f"sqlite:///{filled.database.path}")
    with Session(made) as session:
        assert [f.low for f in session.exec(select(Figure))] == [40, 55, 70, 12]
    made.dispose()
    outside = sqlite3.connect(filled.database.path) if url is None else psycopg.connect(url.replace("+psycopg", ""))
    assert outside.execute("SELECT count(*) FROM document").fetchone() == (4,)
    outside.close()


def test_no_error_of_the_driver_leaks(filled):
    """A query that fails is an error of factcheck."""
    with pytest.raises(FactcheckError, match="missing"):
        list(filled.database.rows("SELECT * FROM missing"))


def test_opening_without_creating(tmp_path):
    """A workspace that is not there is not made by looking for it."""
    with pytest.raises(NotFound, match="no workspace"):
        Store.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_filters_that_ask_nothing_give_none(filled):
    """No filter is told apart from a filter that nothing passes."""
    assert filled.claim_rows(Filters()) is None
    assert filled.claim_rows(Filters(source="nobody")).tolist() == []
