"""Several processes: readers beside a writer see one moment or a later one, whole; two writers lose nothing."""

from __future__ import annotations

import os

import pytest

from factcheck.find.index import Index
from factcheck.store import Store


def writes(folder, enter, writer, batches):
    """In a child: add, remove and write generations; ends with 0 where all went well."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        with Store.open(folder) as store:
            for number in range(batches):
                enter(store, [f"writer{writer} batch{number} {letter}" for letter in "abc"])
                store.remove(f"writer{writer} batch{number} b")
                if number % 3 == 0:
                    Index(store).save(wait=True)
        code = 0
    finally:
        os._exit(code)


@pytest.mark.parametrize("writers", [1, 2])
def test_readers_beside_writers(tmp_path, enter, encoder, monkeypatch, writers):
    """At every moment the index holds exactly what the store holds at that moment, whoever writes generations."""
    monkeypatch.setattr("factcheck.find.index.WORTH_A_FILE", 10)
    with Store.open(tmp_path / "work") as store:
        enter(store, ["the first"])
    children = [writes(tmp_path / "work", enter, writer, 12) for writer in range(writers)]
    query, moments = encoder.encode(["batch"]), set()
    with Store.open(tmp_path / "work") as store:
        index = Index.open(store)
        while children:
            done, status = os.waitpid(children[0], os.WNOHANG)
            if done:
                assert os.waitstatus_to_exitcode(status) == 0
                children.pop(0)
            for opened in (index, Index.open(store)):
                with store.moment():
                    opened.refresh()
                    stored = {claim.row for claim in store.claims()}
                    ((found, _),) = opened.search(query, 1000)
                assert set(found.tolist()) == stored
                moments.add(len(stored))
        index.refresh()
        assert len(index) == 1 + 24 * writers
        assert index.status.generation is not None
        assert list(store.verify()) == []
    assert len(moments) > 3
