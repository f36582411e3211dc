"""The power fails: what was not synced is gone, and still nothing acknowledged is lost and no answer is wrong.

A child adds, removes and writes generations, with a library before libc's that keeps a copy of each file at each fsync,
and the listing of each folder. From these every moment is put together as a disk would have it that wrote nothing but
what it was told to, and surveyed as after a kill.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.find.index import Index
from factcheck.store import Store

HERE = Path(__file__).parent
LIFE = """
import os, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from conftest import CARD, entries
from factcheck.find.index import Index
from factcheck.store import Store

def acknowledge(text):
    with open(os.environ["LEDGER"] + "/ledger", "a") as ledger:
        ledger.write(text + "\\n")

with Store.open(Path(sys.argv[1])) as store:
    store.database.connection.execute(sys.argv[3])
    for number in range(4):
        store.add(entries([f"{number} a", f"{number} b"], CARD), CARD)
        acknowledge(f"+\\t{number} a\\n+\\t{number} b")
        if number % 2:
            Index.open(store).save()
        acknowledge(f"?\\t{number} b")
        store.remove(f"{number} b")
        acknowledge(f"-\\t{number} b")
    Index.open(store).rebuild()
"""


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    """The library that watches what is synced; without a compiler there is none."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.skip("no C compiler")
    library = tmp_path_factory.mktemp("power") / "power.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, HERE / "power.c", "-ldl"], check=True)
    return library


def life(folder, ledger, library, first="SELECT 1"):
    """Run the child to its end, an SQL statement first; returns the lines of the ledger."""
    ledger.mkdir()
    environment = os.environ | {"LD_PRELOAD": str(library), "LEDGER": str(ledger)}
    subprocess.run([sys.executable, "-c", LIFE, folder, HERE, first], env=environment, check=True)
    return [line.split("\t") for line in (ledger / "ledger").read_text().splitlines()]


def put_together(root, folder, lines):
    """What a disk holds that kept only what these lines say: names as last listed, files as last synced."""
    listings, files, at = {}, {}, None
    for kind, first, *rest in lines:
        if kind == "S":
            files[first] = rest[0]
        elif kind == "D":
            at = listings[first] = {}
        elif kind == "N":
            at[first] = rest[0]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, identity in listings.get(str(root), {}).items():
        if str(root / name) in listings:
            (folder / name).mkdir()
            for inner, own in listings[str(root / name)].items():
                put(folder / name / inner, files.get(own))
        elif not (root / name).is_dir():
            put(folder / name, files.get(identity))


def put(path, copy):
    """A file as it was when it was last synced; an empty one where it never was."""
    path.write_bytes(b"" if copy is None else Path(copy).read_bytes())


def survey(folder, encoder, said):
    """What was acknowledged is there, what was removed is not, and every answer is right."""
    kept = {rest[0] for kind, *rest in said if kind == "+"} - {rest[0] for kind, *rest in said if kind in "-?"}
    gone = {rest[0] for kind, *rest in said if kind == "-"}
    with Store.open(folder) as store:
        assert list(store.verify()) == []
        stored = {c.row: c.document.key for c in store.claims()}
        assert kept <= set(stored.values())
        assert not gone & set(stored.values())
        index = Index.open(store)
        assert len(index) == len(stored)
        if stored:
            found = index.search(encoder.encode(list(stored.values())), 1)
            assert [int(rows[0]) for rows, _ in found] == list(stored)
    return len(stored)


def moments(root, left, encoder, lines):
    """Survey what is left at every moment; returns how many claims were found at each."""
    ends = [n for n, line in enumerate(lines, 1) if n == len(lines) or lines[n][0] != "N"]
    for end in ends:
        put_together(root, left, lines[:end])
        yield survey(left, encoder, lines[:end])


def test_the_power_fails_at_every_sync(tmp_path, watched, encoder):
    """Whatever the moment, and though nothing but what was synced is left."""
    root = tmp_path / "work"
    lines = life(root, tmp_path / "ledger", watched)
    assert survey(root, encoder, lines) == 4
    found = list(moments(root, tmp_path / "left", encoder, lines))
    assert found[0] == 0
    assert found[-1] == 4
    assert len(found) > 30


def test_a_store_that_does_not_sync_is_found_out(tmp_path, watched, encoder):
    """The same history in a store that leaves syncing to the system loses what it acknowledged."""
    root = tmp_path / "work"
    lines = life(root, tmp_path / "ledger", watched, "PRAGMA synchronous=NORMAL")
    with pytest.raises(AssertionError):
        list(moments(root, tmp_path / "left", encoder, lines))
