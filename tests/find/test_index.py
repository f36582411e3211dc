"""The index: always equal to brute force over the database, whatever happened to its files."""

from __future__ import annotations

import json
import os
import random
import shutil

import numpy as np
import pytest

from factcheck.errors import StoreFull
from factcheck.find.generations import FOLDER, MANIFEST
from factcheck.find.index import Index
from factcheck.store import ModelCard, Store

TEXTS = [f"{number} barges near place{number % 7} on day{number % 11}" for number in range(60)]


def brute(store, query, depth, rows=None):
    """The rows that a full scan of the database finds."""
    found, vectors = store.vectors(range(10_000))
    allowed = np.ones(len(found), dtype=bool) if rows is None else np.isin(found, rows)
    found, vectors = found[allowed], vectors[allowed]
    order = np.lexsort((found, -(vectors @ query)))[:depth]
    return found[order], (vectors @ query)[order]


def check(store, index, encoder, rows=None, depth=10):
    """The index gives what the full scan gives, for several questions."""
    queries = encoder.encode(["12 barges near place3", "day4", "nothing known"])
    for query, (found, scores) in zip(queries, index.search(queries, depth, rows), strict=True):
        expected, right = brute(store, query, depth, rows)
        assert len(found) == len(expected)
        assert np.allclose(scores, right, atol=1e-5)
        assert set(found.tolist()) <= set(store.vectors(range(10_000))[0].tolist())


def test_an_empty_store_has_an_empty_index(store, encoder):
    """Nothing is found in nothing, and nothing is written."""
    index = Index.open(store)
    assert [
        len(found) for found, _ in index.search(encoder.encode(["a", "b"]) if False else np.ones((2, 256), "f4"), 5)
    ] == [0, 0]
    assert not index.save()
    assert index.status.claims == 0


def test_it_follows_adding_and_removing(store, enter, encoder):
    """What was added or removed by this or another connection is there after a refresh."""
    enter(store, TEXTS[:20])
    index = Index.open(store)
    check(store, index, encoder)
    index.save()
    with Store.open(store.folder) as other:
        enter(other, TEXTS[20:40])
        other.remove(TEXTS[3])
        other.remove(TEXTS[25])
    index.refresh()
    check(store, index, encoder)
    assert len(index) == 38
    again = Index.open(store)
    assert again.status.rebuilt is None
    assert again.status.replayed == 22
    check(store, again, encoder)


@pytest.mark.parametrize("count", [0, 1, 3, 10, 30, 59, 60])
def test_a_filter_is_exact(store, enter, encoder, count):
    """If ten rows are allowed, ten come, and they are the best of them; rows that are not there do no harm."""
    rows = np.array(enter(store, TEXTS))
    index = Index.open(store)
    chosen = np.sort(np.random.default_rng(count).choice(rows, count, replace=False))
    check(store, index, encoder, chosen, depth=10)
    assert len(index.search(encoder.encode(["barges"]), 10, np.append(chosen, 9999))[0][0]) == min(count, 10)


def damages():
    """Ways to harm the files of an index."""

    def flip(path, rng):
        content = bytearray(path.read_bytes())
        for _ in range(8):
            content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
        path.write_bytes(content)

    def zero(path, rng):
        content = bytearray(path.read_bytes())
        at = rng.randrange(len(content) // 2)
        content[at : at + 512] = bytes(min(512, len(content) - at))
        path.write_bytes(content)

    def cut(path, rng):
        path.write_bytes(path.read_bytes()[: rng.randrange(path.stat().st_size)])

    def longer(path, rng):
        path.write_bytes(path.read_bytes() + b"\x00")

    def gone(path, rng):
        path.unlink()

    return [flip, zero, cut, longer, gone]


@pytest.mark.parametrize("damage", damages(), ids=lambda d: d.__name__)
@pytest.mark.parametrize("which", ["file", "manifest"])
def test_damage_is_noticed_and_mended(store, enter, encoder, damage, which):
    """A harmed file is never served: answers stay right, the reason is told, and a rebuild mends it."""
    enter(store, TEXTS)
    Index.open(store).save()
    folder = store.folder / FOLDER
    rng = random.Random(1)
    for _ in range(5):
        path = folder / MANIFEST if which == "manifest" else next(folder.glob("*.vectors"))
        damage(path, rng)
        index = Index.open(store)
        check(store, index, encoder)
        missing = damage.__name__ == "gone" and which == "manifest"
        assert (index.status.rebuilt is None) == missing
        index.rebuild()
        assert Index.open(store).status.rebuilt is None
        assert index.verify() is None


def test_a_manifest_that_names_another_file(store, enter, encoder):
    """A manifest that was edited by hand is not believed."""
    enter(store, TEXTS)
    Index.open(store).save()
    path = store.folder / FOLDER / MANIFEST
    fields = json.loads(path.read_text())
    for key, value in {"n": 3, "seq": 1, "dim": 8, "name": "../factcheck", "format": 1, "kind": "other"}.items():
        path.write_text(json.dumps(fields | {key: value}))
        index = Index.open(store)
        assert index.status.rebuilt is not None
        check(store, index, encoder)


def test_the_index_of_another_workspace_is_not_used(store, enter, encoder, tmp_path):
    """Files copied from elsewhere do not fit."""
    enter(store, TEXTS)
    with Store.open(tmp_path / "other") as other:
        enter(other, [text + " elsewhere" for text in TEXTS])
        Index.open(other).save()
    shutil.copytree(tmp_path / "other" / FOLDER, store.folder / FOLDER)
    index = Index.open(store)
    assert "another workspace" in index.status.rebuilt
    check(store, index, encoder)


def test_an_older_copy_of_the_database_that_grew_again(store, enter, encoder):
    """Restored from a backup and grown past the index's number: same numbers, another history."""
    enter(store, TEXTS[:20])
    store.close()
    backup = store.folder.with_name("backup")
    shutil.copytree(store.folder, backup)
    with Store.open(store.folder) as opened:
        enter(opened, TEXTS[20:40])
        Index.open(opened).save()
    shutil.copytree(store.folder / FOLDER, backup / FOLDER)
    with Store.open(backup) as opened:
        index = Index.open(opened)
        assert "another history" in index.status.rebuilt
        check(opened, index, encoder)
        enter(opened, TEXTS[40:60])
        index = Index.open(opened)
        assert "another history" in index.status.rebuilt
        check(opened, index, encoder)


def test_another_model_means_another_index(store, enter, encoder):
    """When the active model changes, old vectors are not searched."""
    enter(store, TEXTS)
    index = Index.open(store)
    index.save()
    other = ModelCard("other", "1", "00" * 32, 256)
    with store.database.writing() as connection:
        from factcheck.store.writing import model_row

        row = model_row(store.database, connection, other)
        store.database.connection.execute("UPDATE meta SET value = ? WHERE key = 'active_model'", [str(row)])
    index.refresh()
    assert len(index) == 0
    reopened = Index.open(store)
    assert "another model" in reopened.status.rebuilt
    assert len(reopened) == 0


def test_a_generation_is_written_when_it_is_due(store, enter, monkeypatch):
    """Not for every addition, but before opening becomes slow."""
    from factcheck.find import index as module

    monkeypatch.setattr(module, "WORTH_A_FILE", 10)
    enter(store, TEXTS[:5])
    index = Index.open(store)
    assert not index.save_if_due()
    enter(store, TEXTS[5:20])
    index.refresh()
    assert index.save_if_due()
    assert not index.save_if_due()
    enter(store, TEXTS[20:21])
    index.refresh()
    assert not index.save_if_due()
    enter(store, TEXTS[21:40])
    index.refresh()
    assert index.save_if_due()
    assert len(list((store.folder / FOLDER).glob("*.vectors"))) == 1


def test_two_builders_do_not_meet(store, enter):
    """While another process builds, saving says so and leaves its files alone."""
    enter(store, TEXTS)
    index = Index.open(store)
    with index.generations.building(wait=False) as free:
        assert free
        child = os.fork()
        if child == 0:
            with Store.open(store.folder) as other:
                os._exit(int(Index.open(other).save()))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert index.save()


@pytest.mark.skipif(os.geteuid() != 0, reason="giving up rights takes a superuser")
def test_a_folder_that_cannot_be_written_is_searched_from_memory(enter, encoder):
    """Without rights, and with a damaged index file, the answers are right all the same."""
    import tempfile
    from pathlib import Path

    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    try:
        with Store.open(folder / "work") as store:
            enter(store, TEXTS)
            Index.open(store).save()
        path = next((folder / "work" / FOLDER).glob("*.vectors"))
        path.write_bytes(path.read_bytes()[:-9] + b"\x00" * 9)
        (folder / "work" / FOLDER).chmod(0o555)
        (folder / "work").chmod(0o555)
        child = os.fork()
        if child == 0:
            code = 1
            try:
                os.setuid(65534)
                with Store.open(folder / "work") as store:
                    index = Index.open(store)
                    check(store, index, encoder)
                    assert index.status.rebuilt
                    assert not index.save_if_due()
                    code = 0
            finally:
                os._exit(code)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    finally:
        shutil.rmtree(folder)


def test_a_full_disk_leaves_the_old_generation(store, enter, encoder):
    """Where a new generation has no room, the old one and the answers stay, and no half file is left."""
    import resource
    import signal

    enter(store, TEXTS[:20])
    Index.open(store).save()
    enter(store, TEXTS[20:])
    index = Index.open(store)
    before = sorted(p.name for p in (store.folder / FOLDER).iterdir())
    child = os.fork()
    if child == 0:
        code = 1
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
            try:
                index.save()
            except StoreFull:
                code = 0
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert sorted(p.name for p in (store.folder / FOLDER).iterdir()) == before
    check(store, Index.open(store), encoder)


def test_verifying_compares_every_vector(store, enter):
    """A vector that was changed in the database behind the log's back is noticed."""
    enter(store, TEXTS)
    index = Index.open(store)
    assert index.verify() is None
    index.save()
    assert index.verify() is None
    store.database.connection.execute(
        "UPDATE embedding SET vector = (SELECT vector FROM embedding WHERE claim_id = 1) WHERE claim_id = 2"
    )
    assert "does not hold the vectors" in index.verify()
