"""Changing the model: all is searched by the old vectors until all is searched by the new ones."""

from __future__ import annotations

import numpy as np
import pytest

from factcheck.errors import StoreFull, UsageError
from factcheck.find import remodelling
from factcheck.find.index import Index
from factcheck.find.remodelling import change_model
from factcheck.store import Store

TEXTS = [f"{number} barges near place{number % 7}" for number in range(30)]


@pytest.fixture
def filled(store, enter, monkeypatch):
    """A store with claims, of which ten are encoded at once."""
    monkeypatch.setattr(remodelling, "AT_ONCE", 10)
    enter(store, TEXTS)
    return store


def test_every_claim_is_found_by_the_new_model(filled, encoder, other):
    """The answers are those of the new vectors, in this index and in one opened later; nothing is lost."""
    index = Index.open(filled)
    index.save()
    before = [c.claim.text for c in filled.claims()]
    assert list(change_model(filled, other, "elsewhere")) == [10, 10, 10]
    assert (filled.model.weights_sha256, filled.model_location) == (other.card.weights_sha256, "elsewhere")
    index.refresh()
    for opened in (index, Index.open(filled)):
        assert len(opened) == 30
        for row, (found, scores) in enumerate(opened.search(other.encode(TEXTS), 1), 1):
            assert found[0] == row
            assert scores[0] == pytest.approx(1, abs=1e-5)
    assert Index.open(filled).status.rebuilt == "the index was made with another model"
    index.save()
    assert Index.open(filled).status.rebuilt is None
    assert [c.claim.text for c in filled.claims()] == before
    assert list(filled.verify()) == []


def test_it_goes_on_where_it_was_stopped(filled, encoder, other):
    """Stopped in the middle everything is as before; repeated, only the rest is encoded."""
    steps = change_model(filled, other, "elsewhere")
    assert next(steps) == 10
    steps.close()
    assert filled.model.name == "bag of words"
    assert filled.model_location is None
    assert Index.open(filled).search(encoder.encode([TEXTS[3]]), 1)[0][0][0] == 4
    filled.remove(TEXTS[2])
    assert list(filled.verify()) == []
    assert list(change_model(filled, other, "elsewhere")) == [10, 10]
    assert len(Index.open(filled)) == 29


def test_what_others_add_meanwhile_is_not_forgotten(filled, enter, other):
    """A claim added by the old model after the last was encoded keeps the change back until it is encoded too."""
    steps = change_model(filled, other, "elsewhere")
    assert [next(steps) for _ in range(3)] == [10, 10, 10]
    with Store.open(filled.folder) as second:
        enter(second, ["a late lighthouse"])
    assert list(steps) == [1]
    assert Index.open(filled).search(other.encode(["a late lighthouse"]), 1)[0][0][0] == 31


def test_the_old_model_cannot_add_any_more(filled, encoder, other):
    """A process that still encodes by the old model is refused: its claims would never be found."""
    list(change_model(filled, other, "elsewhere"))
    from factcheck.claims import Claim, Extraction
    from factcheck.documents import Document
    from factcheck.store import Entry

    text = "a stray claim"
    entry = Entry(Extraction(Document(text), (), (), (Claim(0, len(text), text),)), encoder.encode([text]))
    with pytest.raises(UsageError, match="not searched by the model"):
        filled.add([entry], encoder.card)
    assert len(list(filled.claims())) == 30
    assert list(filled.verify()) == []


def test_there_and_back_again(filled, encoder, other):
    """The old vectors are kept until they are pruned: going back encodes nothing, after pruning everything."""
    list(change_model(filled, other, "elsewhere"))
    assert list(change_model(filled, encoder, "packaged")) == []
    assert Index.open(filled).search(encoder.encode([TEXTS[5]]), 1)[0][0][0] == 6
    assert list(filled.verify()) == []
    assert filled.prune() == 30
    assert list(filled.verify()) == []
    assert list(change_model(filled, other, "elsewhere")) == [10, 10, 10]
    assert filled.prune() == 30
    assert list(filled.verify()) == []


def test_new_vectors_are_in_the_log(filled, other):
    """A vector of the new model that changes behind the log's back is noticed like one of the old."""
    list(change_model(filled, other, "elsewhere"))
    filled.database.connection.execute(
        "UPDATE embedding SET vector = (SELECT vector FROM embedding WHERE claim_id = 1 AND model_id = 2)"
        " WHERE claim_id = 2 AND model_id = 2"
    )
    assert {problem.kind.value for problem in filled.verify()} == {"log"}


def test_a_full_disk_leaves_the_old_model(filled, encoder, other, monkeypatch):
    """Where the new vectors have no room, everything is still found by the old ones."""
    index = Index.open(filled)
    filled.database.connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(StoreFull):
        list(change_model(filled, _Growing(other), "elsewhere"))
    index.refresh()
    assert index.search(encoder.encode([TEXTS[3]]), 1)[0][0][0] == 4
    assert filled.model.name == "bag of words"
    assert list(filled.verify()) == []


class _Growing:
    """An encoder whose vectors are long enough to fill a disk."""

    def __init__(self, encoder):
        from dataclasses import replace

        self.card = replace(encoder.card, dim=4000)

    def encode(self, texts):
        """Vectors of length one."""
        return np.full((len(texts), 4000), 4000**-0.5, dtype=np.float32)
