"""Dask workers: the same workspace to the byte as without them, whoever dies; and errors that say what is gone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time

import psutil
import pytest

from factcheck import Document, open_workspace
from factcheck.cluster import Cluster
from factcheck.errors import Unreachable, UsageError


def documents(count):
    """Made-up reports with a figure and a statement each."""
    places = ["Lodva", "Ostra", "Vesna Bay", "Marn"]
    return [
        Document(
            f"The harbour master said on Monday that about {n + 20} grain barges sank near {places[n % 4]}.\n\n"
            f"Some {n + 3},000 people left the town, the mayor, Ilse Brandt, told reporters.",
            key=f"k{n}",
            source=f"Gazette {n % 3}",
            published="2023-05-21",
            raw=b"bytes of %d" % n,
        )
        for n in range(count)
    ]


def exported(folder):
    """The export, but for when documents were added."""
    with open_workspace(folder) as workspace:
        return [json.dumps(record | {"added": None}) for record in workspace.export()]


@pytest.fixture
def small_batches(monkeypatch):
    """Many small portions: most of the work goes to the workers."""
    from factcheck import adding

    monkeypatch.setattr(adding, "FIRST_BATCH", 2)
    monkeypatch.setattr(adding, "BATCH", 3)


@pytest.mark.filterwarnings("ignore")
def test_workers_that_die_change_nothing(tmp_path, small_batches):
    """Two workers, of which one is killed again and again: the export is that of one process, byte for byte."""
    given = documents(32)
    with open_workspace(tmp_path / "alone") as workspace:
        workspace._encoder.prepare()
        assert [a.status for a in workspace.add(given)] == ["added"] * len(given)
    over, kills = threading.Event(), []

    def kill(cluster):
        while True:  # the first at once, while the first portions are on their way
            names = [nanny.pid for nanny in cluster._own.workers.values() if nanny.pid]
            if names:
                os.kill(names[len(kills) % len(names)], signal.SIGKILL)
                kills.append(1)
            if over.wait(3):
                return

    with Cluster.open(workers=2) as cluster, open_workspace(tmp_path / "together") as workspace:
        workspace._encoder.prepare()
        killer = threading.Thread(target=kill, args=[cluster])
        additions = []
        for addition in workspace.add(given, cluster=cluster):
            additions.append(addition)
            if len(additions) == 6:  # the workers are at it
                killer.start()
        over.set()
        killer.join()
        assert kills
        assert [a.doc for a in additions] == [d.doc for d in given]
    assert exported(tmp_path / "together") == exported(tmp_path / "alone")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "tcp://nowhere.invalid:8786"])
@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_is_not_there(address, factcheck, tmp_path, monkeypatch):
    """It is an error that names it, with what to do; nothing was stored."""
    monkeypatch.setenv("FACTCHECK_WORKSPACE", str(tmp_path))
    monkeypatch.setattr("factcheck.cluster.CONNECT_SECONDS", 1)
    run = factcheck("add", "-", "--cluster", address, "--json", stdin="")
    assert (run.code, json.loads(run.err)["error"]["kind"]) == (7, "unreachable")


def test_options_that_exclude_each_other(factcheck, tmp_path, monkeypatch):
    """Workers of this machine or a cluster's; an address that is none."""
    monkeypatch.setenv("FACTCHECK_WORKSPACE", str(tmp_path))
    assert factcheck("add", "-", "--cluster", "tcp://h:1", "--workers", "2", stdin="").code == 2
    with pytest.raises(UsageError):
        Cluster.open("what://ever")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_dies(tmp_path, small_batches):
    """What was acknowledged is there; the same command again goes on where it stopped."""
    given = documents(32)
    port = "28786"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    run = [sys.executable, "-m", "distributed.cli"]
    scheduler = subprocess.Popen(
        [*run[:2], "distributed.cli.dask_scheduler", "--port", port, "--no-dashboard"], **quiet
    )
    worker = subprocess.Popen(
        [*run[:2], "distributed.cli.dask_worker", f"tcp://127.0.0.1:{port}", "--no-dashboard", "--nthreads", "1"],
        **quiet,
    )
    try:
        time.sleep(5)
        acknowledged = []

        def add():
            with open_workspace(tmp_path) as workspace, Cluster.open(f"tcp://127.0.0.1:{port}") as cluster:
                for addition in workspace.add(given, cluster=cluster):
                    acknowledged.append(addition.id)
                    if len(acknowledged) == 9:
                        scheduler.kill()

        with pytest.raises(Unreachable, match="gone"):
            add()
    finally:
        for process in (scheduler, worker):
            for below in psutil.Process(process.pid).children(recursive=True) if process.poll() is None else ():
                below.kill()
            process.kill()
            process.wait()
    with open_workspace(tmp_path) as workspace:
        assert workspace.store.has(acknowledged) == set(acknowledged)
        assert sorted(a.status for a in workspace.add(given)).count("unchanged") >= len(acknowledged) >= 9
        assert len(list(workspace.documents())) == len(given)
        assert list(workspace.verify()) == []
