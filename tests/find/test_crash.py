"""Killed at every step: whatever the moment, nothing acknowledged is lost and no answer is wrong.

A child adds, removes and writes index generations, and counts every SQL statement, flush, rename and unlink; it kills
itself (SIGKILL) at step n, for each n of a run. Then another process opens what is left and compares every answer with
a full scan.
"""

from __future__ import annotations

import os
import signal

import pytest

from factcheck.find.generations import FOLDER, Generations
from factcheck.find.index import Index
from factcheck.store import Store

STRIDE = 17
"""Every seventeenth step is tried in the daily run, every single one in the slow one."""


def script(folder, enter, acknowledge, die_at):
    """The run: adding, removing and saving, dying at one step; returns how many steps there are."""
    taken = 0

    def step(*_):
        nonlocal taken
        taken += 1
        if taken == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def counted(function):
        def call(*arguments, **named):
            step()
            result = function(*arguments, **named)
            step()
            return result

        return call

    for name in ("fsync", "replace", "unlink"):
        setattr(os, name, counted(getattr(os, name)))
    Generations._replace = counted(Generations._replace)
    with Store.open(folder) as store:
        store.database.connection.set_trace_callback(step)
        for number in range(3):
            enter(store, [f"{number} a", f"{number} b"])
            acknowledge(f"+{number} a\n+{number} b\n")
            index = Index.open(store)
            index.save()
            acknowledge(f"?{number} b\n")
            store.remove(f"{number} b")
            acknowledge(f"-{number} b\n")
        store.database.connection.set_trace_callback(None)
    return taken


def run(folder, enter, die_at):
    """Run the script in a child; return what it acknowledged, and its steps where it lived to the end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            steps = script(folder, enter, lambda text: os.write(writing, text.encode()), die_at)
            os.write(writing, f"={steps}\n".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as stream:
        said = stream.read().splitlines()
    os.waitpid(child, 0)
    return said


def survey(folder, encoder, said):
    """Open what is left, and compare with what was acknowledged and with a full scan."""
    kept = {line[1:] for line in said if line[0] == "+"} - {line[1:] for line in said if line[0] in "-?"}
    gone = {line[1:] for line in said if line[0] == "-"}
    with Store.open(folder) as store:
        assert list(store.verify()) == []
        stored = {c.row: c.document.key for c in store.claims()}
        assert kept <= set(stored.values())
        assert not gone & set(stored.values())
        index = Index.open(store)
        assert len(index) == len(stored)
        if stored:
            rows, vectors = store.vectors(stored)
            assert rows.tolist() == sorted(stored)
            for row, (found, scores) in zip(rows, index.search(vectors, 1), strict=True):
                assert stored[int(found[0])] == stored[int(row)]
                assert scores[0] > 0.999
        index.rebuild()
        assert index.verify() is None
        assert not stored or len(list((folder / FOLDER).glob("*.faiss"))) == 1
    return len(stored)


@pytest.mark.parametrize("stride", [STRIDE, pytest.param(1, marks=[pytest.mark.slow, pytest.mark.timeout(900)])])
def test_killed_at_step(tmp_path, enter, encoder, stride):
    """No step of a run is one at which dying loses or falsifies anything."""
    said = run(tmp_path / "whole", enter, None)
    steps = int(said.pop()[1:])
    assert survey(tmp_path / "whole", encoder, said) == 3
    assert steps > 100
    for number in range(1, steps + 1, stride):
        said = run(tmp_path / str(number), enter, number)
        assert not any(line.startswith("=") for line in said), "it was not killed"
        survey(tmp_path / str(number), encoder, said)
