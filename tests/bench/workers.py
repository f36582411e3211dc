"""The same articles added by one process, on a server, by Dask workers, and by some of which one is killed at times.

    python tests/bench/workers.py [ARTICLES] [WORKERS] [SECONDS_BETWEEN_KILLS]

Printed for each: seconds, their ratio to the first, the most memory of all its processes together, kills, the SHA-256
of the export without the dates of adding, and that of the ten best rows and scores for 100 questions. They must be
equal; but the server ranks words by a stemmer of its own, so its answers differ. Figures in docs/scale.md.
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
from contextlib import ExitStack, suppress
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "servers"))
from articles import articles
from servers import started

QUESTIONS = 100


def export_hash(folder, url):
    """The SHA-256 of what the workspace exports; when a document was added is not of its content."""
    digest = hashlib.sha256()
    lines = factcheck("export", folder=folder, url=url).splitlines()
    for line in lines:
        record = json.loads(line)
        record.pop("added", None)
        digest.update(json.dumps(record).encode())
    return digest.hexdigest(), len(lines)


def answers_hash(folder, file, url):
    """The SHA-256 of the ten best claims and their scores for every question."""
    answers = factcheck("search", "--file", file, "--json", folder=folder, url=url)
    return hashlib.sha256(answers.encode()).hexdigest()


def factcheck(*arguments, folder, url):
    """What a command prints."""
    command = [sys.executable, "-m", "factcheck", *map(str, arguments), "--workspace", str(folder)]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment(url)).stdout


def environment(url):
    """The environment of a command on this server, or on SQLite where there is none."""
    return os.environ | {"HF_HUB_OFFLINE": "1"} | ({} if url is None else {"FACTCHECK_DATABASE_URL": url})


def memory(pid):
    """Bytes of memory of a process and all below it; pages that they share are left out."""
    total = 0
    with suppress(psutil.Error):
        for process in (first := psutil.Process(pid), *first.children(recursive=True)):
            with suppress(psutil.Error):
                held = process.memory_info()
                total += held.rss - held.shared
    return total


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


def added(folder, file, *options, url=None, every=0.0, seed=1):
    """Add the file; return seconds, kills and bytes. With `every`, one worker is killed each so many seconds."""
    command = [sys.executable, "-m", "factcheck", "add", str(file), "--json", "--workspace", str(folder), *options]
    began, kills, most, dice = time.monotonic(), 0, 0, random.Random(seed)
    with (folder.parent / f"{folder.name}.log").open("wb") as log:
        child = subprocess.Popen(command, stdout=log, env=environment(url))
        killed = began
        while child.poll() is None:
            time.sleep(0.2)
            most = max(most, memory(child.pid))
            if every and time.monotonic() - killed < every:
                continue
            killed = time.monotonic()
            alive = workers_of(child.pid) if every else []
            if alive and child.poll() is None:
                try:
                    os.kill(dice.choice(alive), signal.SIGKILL)
                    kills += 1
                except ProcessLookupError:
                    pass
    if child.returncode:
        sys.exit(f"add ended with {child.returncode}")
    return time.monotonic() - began, kills, most


def main(count=1000, workers=2, every=8.0):
    """Run all three and compare."""
    with tempfile.TemporaryDirectory(prefix="fckbench-") as name, ExitStack() as stack:
        scratch = Path(name)
        made = list(articles(count))
        (scratch / "articles.jsonl").write_text("".join(json.dumps(a) + "\n" for a in made), encoding="utf-8")
        asked = [
            {"id": a["id"], "text": a["text"].split("\n\n")[-1][:300]}
            for a in random.Random(7).sample(made, min(QUESTIONS, len(made)))
        ]
        (scratch / "asked.jsonl").write_text("".join(json.dumps(a) + "\n" for a in asked), encoding="utf-8")
        server = stack.enter_context(started())
        url = stack.enter_context(server.schema())
        runs = {
            "one process": ((), None, 0.0),
            "one process on PostgreSQL": ((), url, 0.0),
            "1 worker": (("--workers", "1"), None, 0.0),
            f"{workers} workers": (("--workers", str(workers)), None, 0.0),
            f"{workers} workers, one killed every {every:g} s": (("--workers", str(workers)), None, every),
        }
        seen, first = set(), 0.0
        for number, (title, (options, base, between)) in enumerate(runs.items()):
            folder = scratch / f"run{number}"
            seconds, kills, most = added(folder, scratch / "articles.jsonl", *options, url=base, every=between)
            first = first or seconds
            export, lines = export_hash(folder, base)
            found = answers_hash(folder, scratch / "asked.jsonl", base)
            seen.add((export, found) if base is None else (export, None))
            print(
                f"{title}: {seconds:.0f} s, {seconds / first:.2f}, {most / 1e6:,.0f} MB, {kills} kills,"
                f" {lines} records, export {export[:16]}, answers {found[:16]}"
            )
            sys.stdout.flush()
        equal = len({export for export, _ in seen}) == 1 and len({found for _, found in seen if found}) == 1
        print("all equal" if equal else "DIFFERENT")
        return not equal


if __name__ == "__main__":
    numbers = [float(argument) for argument in sys.argv[1:]]
    sys.exit(main(*[int(n) for n in numbers[:2]], *numbers[2:]))
