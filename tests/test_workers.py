"""Worker processes: they find and encode what this process would, in order; nothing is missed when one dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import deque
from concurrent.futures import Future
from pathlib import Path
from threading import Timer

import numpy as np
import pytest

from factcheck import workers
from factcheck.documents import Document
from factcheck.find.model import PACKAGED
from factcheck.workers import work, work_beside

PORTIONS = [[Document(f"Some {n},000 people marched, police said.", key=f"{n}")] for n in range(1, 9)]


def alike(found, expected):
    """Equal extractions and equal vectors."""
    return all(
        one == two and np.array_equal(ours, theirs) for (one, ours), (two, theirs) in zip(found, expected, strict=True)
    )


def test_workers_find_what_this_process_would():
    """The same, in the same order; a dead worker's work is done here."""
    here = [work(portion, PACKAGED) for portion in PORTIONS]
    found = work_beside(PORTIONS, 2, PACKAGED)
    first = next(found)
    for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
        command = Path(f"/proc/{child}/cmdline").read_bytes()
        if b"spawn_main" in command:
            os.kill(int(child), signal.SIGKILL)
            break
    assert alike([first, *found], here)


def test_what_no_worker_has_begun_is_done_here():
    """While the worker is at the first portion, this process does the second, and hands both out in order."""
    busy, waiting = Future(), Future()
    busy.set_running_or_notify_cancel()
    pending = deque([workers._Given(PORTIONS[0], busy), workers._Given(PORTIONS[1], waiting)])
    Timer(0.5, busy.set_result, [([], None)]).start()
    assert workers._taken(pending, "/models/large") == ([], None)
    assert waiting.cancelled()
    extractions, _ = workers._taken(pending, "/models/large")
    assert [extraction.document for extraction in extractions] == PORTIONS[1]


def test_a_model_of_a_user_is_left_to_one_process():
    """It may be of any size: the others only extract."""
    assert [vectors for _, vectors in work_beside(PORTIONS[:3], 1, "/models/large")] == [None] * 3


def test_an_error_there_is_an_error_here():
    """What goes wrong in a worker is raised where its result is waited for."""
    with pytest.raises(AttributeError):
        list(work_beside([[None]], 1, PACKAGED))


def test_a_single_core_has_no_room_for_workers(monkeypatch):
    """One process is started for every core but this one's, up to a number that is enough for the encoder."""
    for cores, expected in ((1, 0), (2, 1), (64, workers.MOST)):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _, cores=cores: set(range(cores)))
        assert workers.worth_having() == expected


ENDLESS = """
import itertools, time
from factcheck.documents import Document
from factcheck.workers import work_beside
portions = ([Document(f"Some {n},000 people marched.")] for n in itertools.count(1))
for found, _ in work_beside(portions, 1, "packaged"):
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
