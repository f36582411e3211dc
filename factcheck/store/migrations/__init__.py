"""Migrations: the numbered steps, each an SQL file of this folder, that lead any older workspace to today's layout."""

from __future__ import annotations

import re
import sqlite3
from functools import lru_cache
from importlib.resources import files

from factcheck.store.clock import now

CURRENT = 2
"""The layout that this version of factcheck reads and writes."""

_NAME = re.compile(r"(\d{4})_(\w+)\.sql")


@lru_cache(maxsize=1)
def steps() -> tuple[tuple[int, str, str], ...]:
    """Number, name and SQL of every step, in order; they are numbered from 1 without a gap."""
    named = ((file, _NAME.fullmatch(file.name)) for file in files(__name__).iterdir())
    return tuple(sorted((int(name[1]), name[2], file.read_text(encoding="utf-8")) for file, name in named if name))


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Take the steps after `version`. The caller holds a write transaction, so all are taken or none."""
    for number, name, sql in steps():
        if number > version:
            for statement in _statements(sql):
                connection.execute(statement)
            connection.execute("INSERT INTO migration (number, name, applied) VALUES (?, ?, ?)", (number, name, now()))
            connection.execute(f"PRAGMA user_version = {number}")


def _statements(sql: str) -> list[str]:
    """The single statements of a file: `executescript` would end the open transaction."""
    out, lines = [], []
    for line in sql.splitlines():
        lines.append(line)
        if sqlite3.complete_statement("\n".join(lines)):
            out.append("\n".join(lines))
            lines = []
    return out
