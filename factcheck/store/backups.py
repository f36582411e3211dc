"""Backups: a copy of the database at one moment, while others go on reading and writing, and the way back."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from factcheck.errors import NotFound, Unreadable, UsageError
from factcheck.store.engines.database import FILE
from factcheck.store.engines.sqlite import SqliteDatabase, check_layout, translated

if TYPE_CHECKING:
    from factcheck.store.engines.database import Database


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
    if not isinstance(database, SqliteDatabase):
        hint = "copy it with pg_dump, or into a file of its own: factcheck migrate FOLDER"
        raise UsageError("its records are on a database server", subject=database.name, hint=hint)
    with translated(path):
        _copy(database.connection, path)


def restore(file: Path, folder: Path) -> None:
    """Make a workspace of a backup, in a folder that has none.

    What is in the folder's `indexes` is of another history then; it is noticed and built anew.

    Raises:
        NotFound: no such file.
        UsageError: the folder is a workspace already.
        Unreadable, NewerWorkspace: it is no backup, damaged, or of a newer version.
        StoreFull, WorkspaceLocked: it cannot be written.
    """
    target = folder / FILE
    if target.exists():
        hint = "choose another --workspace, or move that one away first"
        raise UsageError("there is a workspace already", subject=str(folder), hint=hint)
    if not file.is_file():
        raise NotFound("no such file", subject=str(file), hint="name what factcheck backup wrote")
    with translated(file):
        source = sqlite3.connect(f"file:{quote(str(file.absolute()))}?mode=ro", uri=True)
        try:
            if not check_layout(source, file):
                raise Unreadable("an empty database, no backup", subject=str(file), hint="name what backup wrote")
            fault = source.execute("PRAGMA quick_check(1)").fetchone()[0]
            if fault != "ok":
                hint = "restore another backup, or import an export"
                raise Unreadable(f"damaged ({fault})", subject=str(file), hint=hint)
            folder.mkdir(parents=True, exist_ok=True)
            _copy(source, target)
        finally:
            source.close()


def _copy(source: sqlite3.Connection, path: Path) -> None:
    """A database into a new file, which appears only when it is complete and on the disk."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        copy = sqlite3.connect(part)
        try:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    finally:
        part.unlink(missing_ok=True)
