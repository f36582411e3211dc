"""Backups: a copy of the database at one moment, while others go on reading and writing."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from factcheck.errors import UsageError
from factcheck.store.database import Database, translated


def backup(database: Database, path: Path) -> None:
    """Copy the whole database into a new file, which appears only when it is complete.

    Raises:
        UsageError: the file exists, or its folder does not.
        StoreFull: no room for it.
    """
    if path.exists():
        raise UsageError(
            "there is a file of that name", subject=str(path), hint="choose another; a backup never overwrites"
        )
    if not path.absolute().parent.is_dir():
        raise UsageError("no such folder", subject=str(path.parent), hint="make it first")
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with translated(path):
            copy = sqlite3.connect(part)
            try:
                database.connection.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
