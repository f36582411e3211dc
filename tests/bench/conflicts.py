"""Conflicts over a whole workspace, and what comparing one new document takes, by the number of figures stored.

    python tests/bench/conflicts.py [--figures 1000 5000 …] [--folder DIR]

Run with `make bench-conflicts`. The archive of tests/bench/newsroom.py is extracted once, on all cores, which takes
minutes for 100,000 figures, and stored in a workspace of each size (with --folder kept for the next time). Timed are
the command `factcheck conflicts --json` as a whole, start, reading and printing included, and what `add` does for a
document between extracting and storing it: look up what counts the same, and compare.
"""

from __future__ import annotations

import argparse
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from newsroom import archive, corpus

from factcheck import Document, open_workspace
from factcheck.claims import Extraction, answers
from factcheck.compare.disputes.standing import count_conflicts
from factcheck.extract.extractor import extract
from factcheck.searching import rows_by_structure
from factcheck.store import Entry

SIZES = (1_000, 5_000, 10_000, 20_000, 100_000)
A_TURN = 1_400
"""At least so many figures come out of the corpora each time they are told."""
AT_ONCE = 200
NEW = 30
"""New documents that are held against each workspace."""


def extracted(turns: int) -> list[Extraction]:
    """The archive, extracted on all cores."""
    made = [Document(r["text"], r["id"], r["source"], r["title"], published=r["published"]) for r in archive(turns)]
    portions = [made[at : at + len(corpus())] for at in range(0, len(made), len(corpus()))]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        return [extraction for found in pool.map(_extract, portions) for extraction in found]


def _extract(documents: list[Document]) -> list[Extraction]:
    return list(extract(documents))


def fill(folder: Path, found: Sequence[Extraction], wanted: int) -> None:
    """Store documents until there are so many figures. All vectors are one: nothing here is searched by meaning."""
    with open_workspace(folder) as workspace:
        card = workspace._encoder.card
        entries, figures = [], 0
        for extraction in found:
            vectors = np.zeros((len(extraction.claims), card.dim), dtype=np.float32)
            vectors[:, 0] = 1.0
            entries.append(Entry(extraction, vectors))
            figures += len(extraction.figures)
            if figures >= wanted:
                break
        for at in range(0, len(entries), AT_ONCE):
            workspace.store.add(entries[at : at + AT_ONCE], card)


def command(folder: Path) -> tuple[int, float, float, float]:
    """`factcheck conflicts` as a process: disputes, wall seconds, processor seconds, peak MB of the largest process."""
    began = time.perf_counter()
    line = [sys.executable, "-m", "factcheck", "conflicts", "--json", "--workspace", str(folder)]
    with subprocess.Popen(line, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        disputes = sum(1 for _ in process.stdout)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return disputes, time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def comparing(folder: Path, new: Sequence[Extraction]) -> Iterator[tuple[float, float]]:
    """Processor milliseconds that looking up and comparing take for each new document."""
    with open_workspace(folder) as workspace:
        for extraction in new:
            began = time.process_time()
            rows = rows_by_structure(workspace.store, extraction.figures)
            before = [answer for own in workspace.store.answers(rows).values() for answer in own]
            found = time.process_time()
            count_conflicts([[a for claim in extraction.claims for a in answers(extraction, claim)]], before)
            yield (found - began) * 1000, (time.process_time() - found) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--figures", type=int, nargs="+", default=SIZES)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="factcheck-conflicts-"))
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "extracted.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(extracted(max(asked.figures) // A_TURN + 2)))
    found: list[Extraction] = pickle.loads(kept.read_bytes())
    print(f"{len(found)} documents, {sum(len(e.figures) for e in found)} figures extracted", flush=True)
    new = [replace(e, document=replace(e.document, source="Elsewhere", key="new")) for e in found[-NEW:]]
    for wanted in asked.figures:
        workspace = folder / str(wanted)
        if not (workspace / "factcheck.db").exists():
            fill(workspace, found, wanted)
        looked, compared = map(statistics.median, zip(*comparing(workspace, new), strict=True))
        print(f"{wanted} figures: a new document {looked:.1f} ms looking up, {compared:.1f} ms comparing", flush=True)
        disputes, wall, cpu, most = command(workspace)
        print(f"  conflicts: {disputes} disputes in {wall:.1f} s, {cpu:.1f} s of processor, {most:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
