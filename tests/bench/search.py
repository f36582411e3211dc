"""Searching by size: time, recall, filters, memory, disk and opening, on vectors that lie as those of sentences do.

Run with `make bench-search`: 10 thousand, 100 thousand and 1 million claims in stores of their own, through the index
as every command uses it. `--sizes 10000,100000` chooses others. `--peers PYTHON` names the interpreter of an
environment with txtai and chromadb, which then get the same vectors, up to `--peers-up-to` (100,000).

Milliseconds are of the processor, one thread: on a shared machine they tell the index from its neighbours.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from factcheck.find.index import Index
from factcheck.store import Filters, ModelCard, Store, writing

CARD = ModelCard("made", "1", "be" * 32, 384)
CLUSTERS = 5000
QUESTIONS = 200
SHARES = (0.5, 0.05, 0.005)
PER_DOCUMENT = 100


def sentences(count: int, seed: int = 1) -> np.ndarray:
    """Vectors [count, 384] of length one: uneven clusters, a falling spectrum, three in ten near-paraphrases."""
    centres = np.random.default_rng(0).standard_normal((CLUSTERS, CARD.dim), dtype="f4")
    dice = np.random.default_rng(seed)
    spectrum = (1 + np.arange(CARD.dim) / 40).astype("f4") ** -0.7
    out = np.empty((count, CARD.dim), dtype="f4")
    for at in range(0, count, 50_000):
        part = out[at : at + 50_000]
        chosen = (CLUSTERS * dice.random(len(part)) ** 2).astype(int)
        part[:] = centres[chosen] + dice.standard_normal(part.shape, dtype="f4")
        again = dice.random(len(part)) < 0.3
        part[again] = part[dice.integers(len(part), size=again.sum())] + 0.25 * dice.standard_normal(
            (again.sum(), CARD.dim), dtype="f4"
        )
        part *= spectrum
        part /= np.linalg.norm(part, axis=1, keepdims=True)
    return out


def source_of(document: int) -> str:
    """Half of the documents are of one source, a twentieth of another, one in two hundred of a third."""
    return "Tiny" if document % 200 == 7 else "Small" if document % 20 == 3 else "Half" if document % 2 else "Rest"


def fill(store: Store, vectors: np.ndarray) -> None:
    """Put claims with these vectors into an empty store, by SQL, for adding is another benchmark."""
    connection = store.database.connection
    with store.database.writing() as tables:
        model = writing.model_row(store.database, tables, CARD)
        connection.execute("INSERT INTO meta VALUES ('active_model', ?)", [str(model)])
        names = ["Rest", "Half", "Small", "Tiny"]
        connection.executemany("INSERT INTO source (slug, name) VALUES (?, ?)", [(n.lower(), n) for n in names])
    text, chain = "x" * 90, b""
    for at in range(0, len(vectors), 50_000):
        with store.database.writing():
            numbers = range(at, min(at + 50_000, len(vectors)))
            documents = range(numbers[0] // PER_DOCUMENT, numbers[-1] // PER_DOCUMENT + 1)
            connection.executemany(
                "INSERT INTO document (id, public_id, kind, text, source, source_id, published, added)"
                " VALUES (?, ?, 'article', ?, ?, (SELECT id FROM source WHERE name = ?), '2024-05-06', '2024-05-06')",
                [(d + 1, f"{d:012x}", text, source_of(d), source_of(d)) for d in documents],
            )
            connection.executemany(
                "INSERT INTO claim (id, document_id, start, end, text) VALUES (?, ?, 0, 90, ?)",
                [(n + 1, n // PER_DOCUMENT + 1, text) for n in numbers],
            )
            changes = []
            for number in numbers:
                chain = writing.link(chain, "add", number + 1, vectors[number].tobytes())
                changes.append((number + 1, chain))
            connection.executemany(
                "INSERT INTO embedding VALUES (?, ?, ?)", [(n + 1, model, vectors[n].tobytes()) for n in numbers]
            )
            connection.executemany("INSERT INTO change (op, claim_id, chain) VALUES ('add', ?, ?)", changes)


def exact(vectors: np.ndarray, questions: np.ndarray, among: np.ndarray | None = None) -> np.ndarray:
    """Positions [n, 10] of the best ten."""
    best = np.full((len(questions), 0), 0)
    scores = np.empty((len(questions), 0), dtype="f4")
    chosen = np.arange(len(vectors)) if among is None else among
    for at in range(0, len(chosen), 50_000):
        part = chosen[at : at + 50_000]
        products = questions @ (vectors[part[0] : part[-1] + 1] if among is None else vectors[part]).T
        top = np.argpartition(-products, min(10, products.shape[1] - 1), axis=1)[:, :10]
        best = np.concatenate([best, part[top]], axis=1)
        scores = np.concatenate([scores, np.take_along_axis(products, top, axis=1)], axis=1)
    order = np.argsort(-scores, axis=1)[:, :10]
    return np.take_along_axis(best, order, axis=1)


def asked(search, questions: np.ndarray, right: np.ndarray) -> dict[str, float]:
    """Processor and wall milliseconds, recall of the best ten, and the fewest rows that came."""
    cpu, wall, recalls, rows = [], [], [], []
    for number, question in enumerate(questions):
        started, spent = time.perf_counter(), time.process_time()
        found = search(question)
        cpu.append((time.process_time() - spent) * 1000)
        wall.append((time.perf_counter() - started) * 1000)
        recalls.append(len({int(row) for row in found} & set(right[number].tolist())) / len(right[number]))
        rows.append(len(found))
    return {
        "cpu ms": round(statistics.median(cpu), 2),
        "wall ms": round(statistics.median(wall), 2),
        "recall": round(statistics.mean(recalls), 4),
        "rows": min(rows),
    }


def resident() -> int:
    """Megabytes of this process's own memory, without files that are mapped."""
    fields = Path("/proc/self/statm").read_text().split()
    return (int(fields[1]) - int(fields[2])) * os.sysconf("SC_PAGE_SIZE") >> 20


def measured(size: int, folder: Path) -> dict[str, object]:
    """All figures of one size."""
    vectors = sentences(size)
    questions = sentences(QUESTIONS, seed=2)
    again = np.random.default_rng(3).integers(size, size=QUESTIONS // 2)
    questions[::2] = vectors[again] + 0.02 * np.random.default_rng(4).standard_normal((len(again), CARD.dim))
    questions = np.ascontiguousarray(questions / np.linalg.norm(questions, axis=1, keepdims=True), dtype="f4")
    right = exact(vectors, questions)
    np.savez(folder / "vectors.npz", vectors=vectors, questions=questions)
    with Store.open(folder / "work") as store:
        fill(store, vectors)
        started, spent = time.perf_counter(), time.process_time()
        Index(store).save(wait=True)
        out: dict[str, object] = {
            "build cpu s": round(time.process_time() - spent, 1),
            "build wall s": round(time.perf_counter() - started, 1),
        }
        allowed = {share: store.claim_rows(Filters(source=name)) for share, name in zip(SHARES, NAMES, strict=True)}
        best = {share: exact(vectors, questions, rows - 1) for share, rows in allowed.items()}
        del vectors
        before = resident()
        started, spent = time.perf_counter(), time.process_time()
        index = Index.open(store)
        out["open cpu s"], out["open wall s"] = (
            round(time.process_time() - spent, 2),
            round(time.perf_counter() - started, 2),
        )
        out["memory MB"] = resident() - before
        files = list((store.folder / "indexes").iterdir())
        out["disk MB"] = sum(file.stat().st_size for file in files) >> 20
        out["tier"] = index.status.kind
        out["all"] = asked(lambda q: index.search(q[None], 10)[0][0] - 1, questions, right)
        for share, rows in allowed.items():
            name = f"{share:.1%}"
            out[name] = asked(lambda q, rows=rows: index.search(q[None], 10, rows)[0][0] - 1, questions, best[share])
            spent = time.process_time()
            store.claim_rows(Filters(source=NAMES[SHARES.index(share)]))
            out[name]["ids cpu ms"] = round((time.process_time() - spent) * 1000, 2)
    return out


NAMES = ("half", "small", "tiny")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", default="10000,100000,1000000")
    arguments.add_argument("--peers", help="the Python of an environment with txtai and chromadb")
    arguments.add_argument("--peers-up-to", type=int, default=100_000)
    given = arguments.parse_args()
    results: dict[str, dict[str, object]] = {}
    for size in map(int, given.sizes.split(",")):
        folder = Path(tempfile.mkdtemp())
        try:
            results[f"factcheck {size:,}"] = measured(size, folder)
            show(f"factcheck {size:,}", results[f"factcheck {size:,}"])
            if given.peers and size <= given.peers_up_to:
                peers = Path(__file__).with_name("search_peers.py")
                for name in ("txtai", "chromadb"):
                    command = [given.peers, str(peers), name, str(folder)]
                    done = subprocess.run(command, capture_output=True, text=True, check=False)
                    if done.returncode:
                        print(done.stderr[-2000:], file=sys.stderr)
                    else:
                        results[f"{name} {size:,}"] = json.loads(done.stdout.splitlines()[-1])
                        show(f"{name} {size:,}", results[f"{name} {size:,}"])
        finally:
            shutil.rmtree(folder)
    print(json.dumps(results))


def show(name: str, result: dict[str, object]) -> None:
    """One engine at one size, as lines of a table."""
    plain = {key: value for key, value in result.items() if not isinstance(value, dict)}
    print(f"{name}: " + " · ".join(f"{key} {value}" for key, value in plain.items()), flush=True)
    for key, value in result.items():
        if isinstance(value, dict):
            print(f"    {key:6} " + " · ".join(f"{what} {number}" for what, number in value.items()), flush=True)


if __name__ == "__main__":
    main()
