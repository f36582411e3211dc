"""Jobs: documents that are being added, each job a process of its own whose lines are passed on as they come.

The process is `factcheck add --json`, so what it has acknowledged is durable whatever becomes of the desk, and parsing
a thousand articles slows no page down.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from factcheck.errors import NotFound

Record = dict[str, Any]
MOST_JOBS = 200
PRIORITY = 10
"""How far adding stands behind those who wait for a page."""
WAIT = 15.0
"""Seconds after which a reader of a silent job is told that it is still at work."""


class Job:
    """Documents on their way in. `lines` are what `factcheck add --json` says of each."""

    def __init__(self, name: str, what: str, by: str) -> None:
        self.name = name
        self.what = what
        self.by = by
        self.lines: list[Record] = []
        self.done = False
        self.error: str | None = None
        self._news = threading.Condition()

    def record(self) -> Record:
        """The job as a JSON object."""
        counts = Counter(line["status"] for line in self.lines)
        totals = {n: sum(line[n] for line in self.lines) for n in ("claims", "figures", "statements", "conflicts")}
        states = {status: counts[status] for status in ("added", "unchanged", "failed")}
        told = {"id": self.name, "what": self.what, "by": self.by, "done": self.done, "error": self.error}
        return told | states | totals | {"documents": list(self.lines)}

    def follow(self) -> Iterator[Record | None]:
        """Its lines from the first one on, as they come, until it is done; None where nothing came for a while."""
        at = 0
        while True:
            with self._news:
                if at == len(self.lines) and not self.done and not self._news.wait(WAIT):
                    yield None
                    continue
                new, done = self.lines[at:], self.done
            yield from new
            at += len(new)
            if done and at == len(self.lines):
                return

    def run(self, command: Sequence[str], clean: Sequence[Path]) -> None:
        """Run the command to its end; then remove the files that it read."""
        talk = b""
        try:
            with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 -- ours
                with suppress(OSError, AttributeError):
                    os.setpriority(os.PRIO_PROCESS, process.pid, PRIORITY)
                assert process.stdout is not None
                assert process.stderr is not None
                gathered: list[bytes] = []
                listener = threading.Thread(target=lambda s=process.stderr: gathered.append(s.read()), daemon=True)
                listener.start()
                for line in process.stdout:
                    with self._news:
                        self.lines.append(json.loads(line))
                        self._news.notify_all()
                listener.join()
                talk = b"".join(gathered)
            if process.returncode not in (0, 4) or (process.returncode == 4 and not self.lines):
                self.error = _told(talk)
        finally:
            for path in clean:
                with suppress(OSError):
                    path.rmdir() if path.is_dir() else path.unlink()
            with self._news:
                self.done = True
                self._news.notify_all()


def _told(talk: bytes) -> str:
    """What the process said last, from its JSON error where it is one."""
    lines = talk.decode("utf-8", "replace").strip().splitlines()
    with suppress(ValueError, KeyError, IndexError, TypeError):
        error = json.loads(lines[-1])["error"]
        return f"{error['subject']}: {error['message']}" if error["subject"] else str(error["message"])
    return lines[-1][-300:] if lines else "it ended without a word"


class Jobs:
    """The jobs of one desk, the latest of them kept to be looked at. At most one is at work at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._jobs: dict[str, Job] = {}
        self._turn = threading.Lock()

    def start(
        self, inputs: Sequence[str], options: dict[str, str | None], what: str, by: str, clean: Sequence[Path] = ()
    ) -> Job:
        """Begin to add inputs, which are paths or links; `clean` are removed afterwards."""
        job = Job(secrets.token_hex(6), what, by)
        self._jobs[job.name] = job
        while len(self._jobs) > MOST_JOBS:
            self._jobs.pop(next(iter(self._jobs)))
        given = [part for name, value in options.items() if value for part in (f"--{name}", value)]
        command = [
            sys.executable,
            "-m",
            "factcheck",
            "add",
            "--json",
            "--workspace",
            str(self.folder),
            *given,
            "--",
            *inputs,
        ]
        threading.Thread(target=self._run, args=(job, command, clean), name=f"add {job.name}", daemon=True).start()
        return job

    def _run(self, job: Job, command: Sequence[str], clean: Sequence[Path]) -> None:
        with self._turn:
            job.run(command, clean)

    def job(self, name: str) -> Job:
        """The job of that name.

        Raises:
            NotFound: none, or too long ago.
        """
        found = self._jobs.get(name)
        if found is None:
            raise NotFound("no such job", subject=name, hint="the desk remembers the latest ones, until it is stopped")
        return found

    def latest(self, limit: int = 10) -> list[Job]:
        """The latest jobs, the newest first."""
        return list(reversed(self._jobs.values()))[:limit]
