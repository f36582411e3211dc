"""Worker processes: they extract what this process would, in order, and nothing is missed when one dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck.documents import Document
from factcheck.extract import workers
from factcheck.extract.extractor import extract
from factcheck.extract.workers import extract_beside

PORTIONS = [[Document(f"Some {n},000 people marched, police said.", key=f"{n}")] for n in range(1, 9)]


def test_workers_extract_what_this_process_would():
    """The same, in the same order; what is to be done meanwhile is done once; a dead worker's work is done here."""
    called = []
    here = [list(extract(portion)) for portion in PORTIONS]
    found = extract_beside(PORTIONS, 2, lambda: called.append(True))
    first = next(found)
    for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
        command = Path(f"/proc/{child}/cmdline").read_bytes()
        if b"spawn_main" in command:
            os.kill(int(child), signal.SIGKILL)
            break
    assert [first, *found] == here
    assert called == [True]


def test_an_error_there_is_an_error_here():
    """What goes wrong in a worker is raised where its result is waited for."""
    with pytest.raises(AttributeError):
        list(extract_beside([[None]], 1))


def test_a_single_core_has_no_room_for_workers(monkeypatch):
    """One process is started for every core but this one's, up to a number that is enough for the encoder."""
    for cores, expected in ((1, 0), (2, 1), (64, workers.MOST)):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _, cores=cores: set(range(cores)))
        assert workers.worth_having() == expected


ENDLESS = """
import itertools, time
from factcheck.documents import Document
from factcheck.extract.workers import extract_beside
portions = ([Document(f"Some {n},000 people marched.")] for n in itertools.count(1))
for found in extract_beside(portions, 1):
    print(found[0].document.id, flush=True)
"""


def test_workers_end_with_their_process(tmp_path):
    """Killed at once, the process leaves no worker behind."""
    script = tmp_path / "endless.py"
    script.write_text("if __name__ == '__main__':\n" + "".join(f"    {line}\n" for line in ENDLESS.splitlines()))
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        assert children
        process.kill()
    until = time.monotonic() + 20
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < until:
        time.sleep(0.1)
    assert not [child for child in children if _alive(child)]


def _alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False
