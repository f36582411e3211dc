"""Hybrid search: both lists fused, filters first, exact cosines."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from factcheck.errors import UsageError
from factcheck.find.hybrid import Query, search
from factcheck.find.index import Index
from factcheck.store import Filters

ENGINES = ["sqlite", "postgresql"]


@pytest.fixture
def filled(store, enter):
    """A store of two outlets, one with ten claims among two hundred."""
    enter(store, [f"barge number {n} sank" for n in range(190)], source="Big")
    enter(store, [f"mill number {n} burned" for n in range(10)], source="Small")
    return store


def test_the_same_sentence_comes_first(filled, encoder):
    """A claim that is stored word for word is its own best match, at full score."""
    (hits,) = search(filled, Index.open(filled), encoder, [Query("mill number 7 burned")])
    assert filled.answers([hits[0].claim_row])[hits[0].claim_row][0].document.text == "mill number 7 burned"
    assert hits[0].score == pytest.approx(1)
    assert hits[0].cosine == pytest.approx(1, abs=1e-5)
    assert len(hits) == 10
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)


@pytest.mark.parametrize("question", ["barge number 3", "nothing of the kind", "", "the of"])
def test_ten_exist_ten_come(filled, encoder, question):
    """A filter never costs a match, whatever is asked; another outlet's claims never come."""
    small = set(filled.claim_rows(Filters(source="small")).tolist())
    (hits,) = search(filled, Index.open(filled), encoder, [Query(question)], Filters(source="small"), limit=10)
    assert {hit.claim_row for hit in hits} == small


def test_a_vector_that_is_known_is_not_made_again(filled, encoder):
    """A stored claim's own vector finds what its text finds."""
    text = "mill number 7 burned"
    (hits,) = search(filled, Index.open(filled), encoder, [Query(text)])
    _, vectors = filled.vectors([hits[0].claim_row])
    found = search(filled, Index.open(filled), encoder, [Query(text, None, vectors[0]), Query("barge")])
    assert [hit.claim_row for hit in found[0]] == [hit.claim_row for hit in hits]
    assert found[1]


def test_more_than_the_depth_can_be_asked_for(filled, encoder):
    """A limit beyond the depth of the lists is met."""
    (hits,) = search(filled, Index.open(filled), encoder, [Query("barge")], limit=150, depth=20)
    assert len(hits) == 150


def test_a_batch_is_as_good_as_single_questions(filled, encoder):
    """Questions in a batch get the answers that each gets alone."""
    index, queries = Index.open(filled), [Query(f"barge {n} mill") for n in range(30)]
    together = search(filled, index, encoder, queries)
    alone = [search(filled, index, encoder, [query])[0] for query in queries]
    assert [[h.claim_row for h in hits] for hits in together] == [[h.claim_row for h in hits] for hits in alone]


def test_words_may_say_what_the_vector_does_not(filled, encoder):
    """The speaker or outlet goes to the word index alone, and lifts what it names."""
    index = Index.open(filled)
    lifted = []
    for words in (None, "small mill"):
        (hits,) = search(filled, index, encoder, [Query("number 5 sank", words=words)], limit=200, depth=200)
        lifted.append(np.mean([hit.score for hit in hits if hit.claim_row > 190]))
    assert lifted[1] > lifted[0] + 0.01
    assert hits[0].claim_row == 6


def test_a_single_claim_is_found(store, enter, encoder):
    """One hit, or hits of equal score, are not stretched to nothing."""
    enter(store, ["one lonely mill"])
    (hits,) = search(store, Index.open(store), encoder, [Query("mill")])
    assert [(hit.claim_row, hit.score) for hit in hits] == [(1, 1.0)]


def test_copies_leave_room(store, made, encoder):
    """Of one sentence in five outlets two stay in front, marked; another figure is no copy, and nothing is dropped."""
    texts = [f"{'the ' * outlet}barge with 30 people sank near Ostra" for outlet in range(5)]
    texts += ["the barge with 31 people sank near Ostra", "a mill burned near Ostra", "quite another matter"]
    vectors = _OneSentence(encoder).encode(texts)
    store.add([replace(entry, vectors=v[None]) for entry, v in zip(made(texts), vectors, strict=True)], encoder.card)
    query = Query("a barge with 30 people sank near Ostra")
    (hits,) = search(store, Index.open(store), _OneSentence(encoder), [query])
    rows = [hit.claim_row for hit in hits]
    assert sorted(rows) == list(range(1, 9))
    copies = [hit.claim_row for hit in hits if hit.copy_of is not None]
    assert len(copies) == 4
    assert not {6, 7, 8} & set(copies)
    assert set(rows[-3:]) <= {1, 2, 3, 4, 5}
    (ten,) = search(store, Index.open(store), _OneSentence(encoder), [query], limit=3)
    assert len({1, 2, 3, 4, 5} & {hit.claim_row for hit in ten}) == 2


class _OneSentence:
    """An encoder to which small words and figures mean nothing."""

    def __init__(self, encoder):
        self.encoder, self.card = encoder, encoder.card

    def encode(self, texts):
        """Vectors of length one."""
        return self.encoder.encode([text.replace("the ", "").replace("a ", "").replace("31", "30") for text in texts])


def test_nothing_in_nothing(store, encoder):
    """An empty store, no queries, or a filter that nothing passes give nothing."""
    index = Index.open(store)
    assert search(store, index, encoder, [Query("a"), Query("b")]) == [[], []]
    assert search(store, index, encoder, []) == []


def test_what_is_added_is_found_at_once(filled, enter, encoder):
    """The next question sees what was added after the index was opened, and not what was removed."""
    index = Index.open(filled)
    enter(filled, ["a quite new lighthouse"])
    assert search(filled, index, encoder, [Query("lighthouse")])[0][0].claim_row == 201
    filled.remove("a quite new lighthouse")
    assert 201 not in {hit.claim_row for hit in search(filled, index, encoder, [Query("lighthouse")])[0]}


def test_an_index_can_miss_but_not_lie(filled, encoder, monkeypatch):
    """Scores come from the database's vectors, whatever the index says."""
    index = Index.open(filled)
    honest = search(filled, index, encoder, [Query("mill number 3 burned")])[0]
    real = Index.search
    monkeypatch.setattr(Index, "search", lambda *a, **k: [(rows, np.ones_like(s) * 9) for rows, s in real(*a, **k)])
    assert search(filled, index, encoder, [Query("mill number 3 burned")])[0] == honest


def test_another_models_questions_are_refused(filled, encoder):
    """Vectors of two models are never compared."""
    encoder.card = replace(encoder.card, weights_sha256="00" * 32)
    with pytest.raises(UsageError, match="was indexed with the model"):
        search(filled, Index.open(filled), encoder, [Query("mill")])
