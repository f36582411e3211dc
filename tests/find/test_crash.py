"""Killed at every step: whatever the moment, nothing acknowledged is lost and no answer is wrong.

A child adds, removes, writes index generations, rebuilds them and changes the model, and counts every SQL statement,
portion written, flush, rename and unlink; it kills itself (SIGKILL) at step n, for each n of a run. Then another
process opens what is left and compares every answer with a full scan.
"""

from __future__ import annotations

import os
import signal
from collections import Counter

import pytest

from factcheck.find import remodelling
from factcheck.find.generations import FOLDER, Generations
from factcheck.find.index import Index
from factcheck.find.remodelling import change_model
from factcheck.store import Store

STRIDE = 17
"""Every seventeenth step is tried in the daily run, every single one in the slow one."""


def script(folder, enter, other, acknowledge, die_at):
    """The run, dying at one step; returns how many steps each part of it has."""
    taken = 0
    part = "add"
    steps = Counter()

    def step(*_):
        nonlocal taken
        taken += 1
        steps[part] += 1
        if taken == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def counted(function):
        def call(*arguments, **named):
            step()
            result = function(*arguments, **named)
            step()
            return result

        return call

    def stepping(portions):
        for portion in portions:
            half = len(portion) // 2
            for piece in (portion[:half], portion[half:]):
                step()
                yield piece

    write = Generations.write
    Generations.write = lambda self, name, portions: write(self, name, stepping(portions))
    for name in ("fsync", "replace", "unlink"):
        setattr(os, name, counted(getattr(os, name)))
    remodelling.AT_ONCE = 2
    with Store.open(folder) as store:
        store.database.connection.set_trace_callback(step)
        for number in range(3):
            part = "add"
            enter(store, [f"{number} a", f"{number} b"])
            acknowledge(f"+{number} a\n+{number} b\n")
            part = "save"
            index = Index.open(store)
            index.save()
            acknowledge(f"?{number} b\n")
            part = "delete"
            store.remove(f"{number} b")
            acknowledge(f"-{number} b\n")
        part = "rebuild"
        index.rebuild()
        part = "model change"
        for _ in change_model(store, other, "elsewhere"):
            pass
        acknowledge("!another bag\n")
        part = "rebuild"
        index.rebuild()
        part = "add"
        enter(store, ["last"])
        acknowledge("+last\n")
        part = "prune"
        store.prune()
        store.database.connection.set_trace_callback(None)
    return steps


def run(folder, enter, other, die_at):
    """Run the script in a child; return what it acknowledged, and its steps where it lived to the end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            steps = script(folder, enter, other, lambda text: os.write(writing, text.encode()), die_at)
            os.write(writing, "".join(f"={name} {count}\n" for name, count in steps.items()).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as stream:
        said = stream.read().splitlines()
    os.waitpid(child, 0)
    return said


def survey(folder, encoders, said):
    """Open what is left, and compare with what was acknowledged and with a full scan; returns how much there is."""
    kept = {line[1:] for line in said if line[0] == "+"} - {line[1:] for line in said if line[0] in "-?"}
    gone = {line[1:] for line in said if line[0] == "-"}
    with Store.open(folder) as store:
        assert list(store.verify()) == []
        stored = {c.row: c.document.key for c in store.claims()}
        assert kept <= set(stored.values())
        assert not gone & set(stored.values())
        for line in said:
            if line[0] == "!":
                assert store.model.name == line[1:]
        index = Index.open(store)
        assert len(index) == len(stored)
        if stored:
            rows, vectors = store.vectors(stored)
            assert rows.tolist() == sorted(stored)
            encoded = encoders[store.model.name].encode([stored[row] for row in rows.tolist()])
            for row, vector, (found, scores) in zip(rows, encoded, index.search(encoded, 1), strict=True):
                assert stored[int(found[0])] == stored[int(row)]
                assert scores[0] > 0.999
                assert vectors[rows == row][0] @ vector > 0.999
        index.rebuild()
        assert index.verify() is None
        assert not stored or len(list((folder / FOLDER).glob("*.vectors"))) == 1
    return len(stored)


@pytest.mark.parametrize("stride", [STRIDE, pytest.param(1, marks=[pytest.mark.slow, pytest.mark.timeout(1800)])])
def test_killed_at_step(tmp_path, enter, encoder, other, stride):
    """No step of a run is one at which dying loses or falsifies anything."""
    encoders = {encoder.card.name: encoder, other.card.name: other}
    said = run(tmp_path / "whole", enter, other, None)
    steps = {name: int(count) for name, count in (line[1:].rsplit(" ", 1) for line in said if line[0] == "=")}
    assert set(steps) == {"add", "save", "delete", "rebuild", "model change", "prune"}
    assert survey(tmp_path / "whole", encoders, [line for line in said if line[0] != "="]) == 4
    for number in range(1, sum(steps.values()) + 1, stride):
        said = run(tmp_path / str(number), enter, other, number)
        assert not any(line.startswith("=") for line in said), "it was not killed"
        survey(tmp_path / str(number), encoders, said)
    print(f"killed at every step: {steps}, {sum(steps.values())} in all")
