"""The same articles added by one process, by Dask workers, and by Dask workers of which one is killed again and again.

    python tests/bench/workers.py [ARTICLES] [WORKERS] [SECONDS_BETWEEN_KILLS]

Printed for each: seconds, kills, the SHA-256 of the export without the dates of adding, and the SHA-256 of the ten best
rows and scores for 100 questions. They must be equal. Figures in docs/scale.md.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from articles import articles

QUESTIONS = 100


def export_hash(folder):
    """The SHA-256 of what the workspace exports; when a document was added is not of its content."""
    digest = hashlib.sha256()
    lines = factcheck("export", folder=folder).splitlines()
    for line in lines:
        record = json.loads(line)
        record.pop("added", None)
        digest.update(json.dumps(record).encode())
    return digest.hexdigest(), len(lines)


def answers_hash(folder, file):
    """The SHA-256 of the ten best claims and their scores for every question."""
    return hashlib.sha256(factcheck("search", "--file", file, "--json", folder=folder).encode()).hexdigest()


def factcheck(*arguments, folder):
    """What a command prints."""
    command = [sys.executable, "-m", "factcheck", *map(str, arguments), "--workspace", str(folder)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def workers_of(pid):
    """The process ids of the Dask workers under a process, youngest last."""
    try:
        below = psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []
    found = []
    for process in below:
        try:
            if "spawn_main" in " ".join(process.cmdline()) and process.memory_info().rss > 60e6:
                found.append(process)
        except psutil.Error:
            continue
    return [p.pid for p in sorted(found, key=lambda p: p.create_time())]


def added(folder, file, *options, every=0.0, seed=1):
    """Add the file; return seconds and kills. With `every`, one worker is killed each so many seconds."""
    command = [sys.executable, "-m", "factcheck", "add", str(file), "--json", "--workspace", str(folder), *options]
    began, kills, dice = time.monotonic(), 0, random.Random(seed)
    with (folder.parent / f"{folder.name}.log").open("wb") as log:
        child = subprocess.Popen(command, stdout=log)
        while child.poll() is None:
            time.sleep(every or 0.2)
            alive = workers_of(child.pid) if every else []
            if alive and child.poll() is None:
                try:
                    os.kill(dice.choice(alive), signal.SIGKILL)
                    kills += 1
                except ProcessLookupError:
                    pass
    if child.returncode:
        sys.exit(f"add ended with {child.returncode}")
    return time.monotonic() - began, kills


def main(count=1000, workers=2, every=8.0):
    """Run all three and compare."""
    with tempfile.TemporaryDirectory(prefix="fckbench-") as name:
        scratch = Path(name)
        made = list(articles(count))
        (scratch / "articles.jsonl").write_text("".join(json.dumps(a) + "\n" for a in made), encoding="utf-8")
        asked = [
            {"id": a["id"], "text": a["text"].split("\n\n")[-1][:300]}
            for a in random.Random(7).sample(made, min(QUESTIONS, len(made)))
        ]
        (scratch / "asked.jsonl").write_text("".join(json.dumps(a) + "\n" for a in asked), encoding="utf-8")
        runs = {
            "one process": ((), 0.0),
            "1 worker": (("--workers", "1"), 0.0),
            f"{workers} workers": (("--workers", str(workers)), 0.0),
            f"{workers} workers, one killed every {every:g} s": (("--workers", str(workers)), every),
        }
        seen = set()
        for number, (title, (options, between)) in enumerate(runs.items()):
            folder = scratch / f"run{number}"
            seconds, kills = added(folder, scratch / "articles.jsonl", *options, every=between)
            export, lines = export_hash(folder)
            found = answers_hash(folder, scratch / "asked.jsonl")
            seen.add((export, found))
            print(
                f"{title}: {seconds:.0f} s, {kills} kills, {lines} records, export {export[:16]}, answers {found[:16]}"
            )
            sys.stdout.flush()
        print("all equal" if len(seen) == 1 else "DIFFERENT")
        return len(seen) != 1


if __name__ == "__main__":
    numbers = [float(argument) for argument in sys.argv[1:]]
    sys.exit(main(*[int(n) for n in numbers[:2]], *numbers[2:]))
