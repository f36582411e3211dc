"""The layout: what the migrations make is what the SQLModel classes say."""

from __future__ import annotations

import sqlite3

from factcheck.store import migrations
from factcheck.store.tables import SQLModel


def test_tables_and_classes_agree(store):
    """Every table of the classes has the columns, types, nulls and keys that the migrations made; none is missing."""
    database = sqlite3.connect(store.database.path)
    made = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    made = {name for name in made if not name.startswith(("sqlite_", "claim_words"))}
    assert made == set(SQLModel.metadata.tables)
    for name, table in SQLModel.metadata.tables.items():
        columns = {row[1]: (row[2], not row[3], row[5] > 0) for row in database.execute(f"PRAGMA table_info({name})")}
        expected = {c.name: (str(c.type), bool(c.nullable), c.primary_key) for c in table.columns}
        assert columns == expected, name
        keys = {(row[3], row[2], row[4]) for row in database.execute(f"PRAGMA foreign_key_list({name})")}
        assert keys == {(k.parent.name, k.column.table.name, k.column.name) for k in table.foreign_keys}, name
    database.close()


def test_steps_are_numbered_without_a_gap():
    """The numbers run from 1 to the layout that this version writes."""
    assert [number for number, _, _ in migrations.steps()] == list(range(1, migrations.CURRENT + 1))


def test_each_step_is_recorded(store):
    """Which steps were taken, and when, stands in the database."""
    rows = list(store.database.rows("SELECT number, name, applied FROM migration"))
    assert [(number, name) for number, name, _ in rows] == [(n, name) for n, name, _ in migrations.steps()]
    assert all(applied.endswith("Z") for *_, applied in rows)
