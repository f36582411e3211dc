"""Broken on purpose: each of these breaks one rule of the protocol, and the tests of this room must fail under it."""

from __future__ import annotations

import mmap
import shutil
from contextlib import contextmanager

import numpy as np
import pytest
from kill_loop import loop

from factcheck.find.generations import FOLDER, Generations, UnfitError
from factcheck.find.index import Index
from factcheck.find.remodelling import change_model
from factcheck.store import Store, remodelling, vectors
from factcheck.store.engines.sqlite import SqliteDatabase

TEXTS = [f"{number} barges near place{number % 7} on day{number % 11}" for number in range(60)]


class Lie(Exception):
    """A wrong answer, or something that is gone."""


def truth(store, opened, encoder, rows=None):
    """Every claim is the best answer to its own text, and there are as many as are stored."""
    stored = {claim.row: claim.claim.text for claim in store.claims()}
    wanted = [row for row in stored if rows is None or row in rows]
    found = opened.search(encoder.encode([stored[row] for row in wanted]), 10, rows)
    for row, (best, scores) in zip(wanted, found, strict=True):
        if len(best) != min(10, len(wanted)) or scores[0] < 0.999 or stored.get(int(best[0])) != stored[row]:
            raise Lie(f"claim {row}")
    if list(store.verify()):
        raise Lie("the store is not whole")


def life(folder, enter, encoder, other):
    """What every workspace goes through: growth, removal, filters, a copy put back, another model, damage."""
    with Store.open(folder / "work") as store:
        enter(store, TEXTS[:20])
        Index.open(store).save()
        truth(store, Index.open(store), encoder)
        enter(store, TEXTS[20:40])
        store.remove(TEXTS[3])
        truth(store, Index.open(store), encoder)
        if 4 in Index.open(store).search(encoder.encode([TEXTS[3]]), 5)[0][0]:
            raise Lie("a removed claim is found")
        truth(store, Index.open(store), encoder, np.arange(25, 41))
    shutil.copytree(folder / "work", folder / "copy")
    with Store.open(folder / "work") as store:
        enter(store, TEXTS[40:])
        Index.open(store).save()
    shutil.rmtree(folder / "copy" / FOLDER)
    shutil.copytree(folder / "work" / FOLDER, folder / "copy" / FOLDER)
    with Store.open(folder / "copy") as store:
        enter(store, [f"quite other mills {number}" for number in range(20)])
        truth(store, Index.open(store), encoder)
    with Store.open(folder / "work") as store:
        (path,) = (folder / "work" / FOLDER).glob("*.vectors")
        content = bytearray(path.read_bytes())
        content[4096:8192] = bytes(4096)
        path.write_bytes(content)
        truth(store, Index.open(store), encoder)
        steps = change_model(store, other, "elsewhere")
        next(steps, None)
        steps.close()
        enter(store, ["late"])
        list(change_model(store, other, "elsewhere"))
        truth(store, Index.open(store), other)


def kills(folder, enter, encoder, other):
    """A few rounds of the kill loop."""
    counts = loop(folder / "work", 6)
    if counts["lost"] or counts["wrong"]:
        raise Lie(counts)


def no_replay(patch):
    """What came after a generation is not taken in."""
    replay = Index._replay
    patch.setattr(Index, "_replay", lambda self: None if self._model is not None else replay(self))


def no_tombstones(patch):
    """What went after a generation is still found."""
    patch.setattr(Index, "_drop", lambda *_: None)


def one_off(patch):
    """The first change after a generation is overlooked."""
    changed = vectors.changed_since
    patch.setattr(vectors, "changed_since", lambda database, seq: changed(database, seq + 1))


def no_checksum(patch):
    """Files are taken as they are."""

    def opened(self, name, size, sha256):
        try:
            with (self.folder / name).open("rb") as stream:
                return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError as error:
            raise UnfitError(str(error)) from error

    patch.setattr(Generations, "_opened", opened)


def no_history(patch):
    """A generation is taken whatever the log says."""
    patch.setattr(vectors, "chain_at", lambda *_: _Anything())


class _Anything(str):
    __slots__ = ()

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __hash__ = str.__hash__


def filter_afterwards(patch):
    """The best ten are found, then those that are not allowed thrown away."""
    search = Index.search

    def afterwards(self, queries, depth, rows=None, **named):
        found = search(self, queries, depth, None, **named)
        if rows is None:
            return found
        return [(ids[np.isin(ids, rows)], scores[np.isin(ids, rows)]) for ids, scores in found]

    patch.setattr(Index, "search", afterwards)


def positions_for_ids(patch):
    """The place in the index is taken for the claim."""
    search = Index.search
    patch.setattr(
        Index,
        "search",
        lambda self, *a, **k: [(np.searchsorted(self._base_ids, ids) + 1, s) for ids, s in search(self, *a, **k)],
    )


def half_a_model(patch):
    """The model changes before every claim has a vector of it."""
    patch.setattr(remodelling, "count_missing", lambda *_: 0)
    patch.setattr("factcheck.find.remodelling.AT_ONCE", 10)
    patch.setattr(Store, "without_vector", lambda *_: [])


def silent_model(patch):
    """The model changes without a word in the log."""
    patch.setattr(remodelling, "_log_anew", lambda _: None)
    patch.setattr(Index, "_unfit", lambda *_: None)


def lazy_commit(patch):
    """What is acknowledged is not committed yet."""
    writing = SqliteDatabase.writing

    @contextmanager
    def lazily(self):
        if self.connection.in_transaction and not self._writing:
            self.connection.execute("SAVEPOINT later")
            yield self._tables()
            return
        if not self._writing:
            self._tables()
            self.connection.execute("BEGIN IMMEDIATE")
            yield self._tables()
            return
        with writing(self) as tables:
            yield tables

    patch.setattr(SqliteDatabase, "writing", lazily)


MUTANTS = [
    (no_replay, life),
    (no_tombstones, life),
    (one_off, life),
    (no_checksum, life),
    (no_history, life),
    (filter_afterwards, life),
    (positions_for_ids, life),
    (half_a_model, life),
    (silent_model, life),
    (lazy_commit, kills),
]


@pytest.mark.parametrize("trial", [life, kills])
def test_the_protocol_as_it_is_passes(tmp_path, enter, encoder, other, trial):
    """What the broken ones fail is passed by the real one."""
    trial(tmp_path, enter, encoder, other)


@pytest.mark.parametrize(("mutant", "trial"), MUTANTS, ids=[mutant.__name__ for mutant, _ in MUTANTS])
def test_broken_protocols_are_caught(tmp_path, enter, encoder, other, monkeypatch, mutant, trial):
    """Each broken version loses something or answers wrongly, and that is noticed."""
    mutant(monkeypatch)
    with pytest.raises(Lie):
        trial(tmp_path, enter, encoder, other)
