"""Verifying: each kind of damage is noticed, and named."""

from __future__ import annotations

import pytest

DAMAGE = [
    ("UPDATE document SET text = 'x' || text WHERE id = 1", "span"),
    ("UPDATE figure SET start = start + 1 WHERE id = 2", "span"),
    ("UPDATE statement SET text = 'other' WHERE id = 1", "span"),
    ('UPDATE claim SET "end" = "end" - 1 WHERE id = 3', "span"),
    ("UPDATE document SET published = '2020' WHERE id = 1", "span"),
    ("UPDATE snapshot SET compressed = zeroblob(9)", "snapshot"),
    ("UPDATE snapshot SET size = 1", "snapshot"),
    ("DELETE FROM embedding WHERE claim_id = 2", "vector"),
    ("UPDATE embedding SET vector = zeroblob(32) WHERE claim_id = 2", "vector"),
    ("UPDATE embedding SET vector = zeroblob(5) WHERE claim_id = 2", "vector"),
    ("UPDATE claim SET text = 'other words' WHERE id = 2", "words"),
    ("DELETE FROM change WHERE seq = 2", "log"),
    ("UPDATE embedding SET vector = (SELECT vector FROM embedding WHERE claim_id = 1) WHERE claim_id = 2", "log"),
]


def test_a_whole_store_has_no_problems(filled):
    """Nothing is reported where nothing is wrong."""
    assert list(filled.verify()) == []


@pytest.mark.parametrize(("damage", "kind"), DAMAGE)
def test_damage_is_noticed(filled, damage, kind):
    """Every kind of damage is found under its own name."""
    filled.database.connection.execute(damage)
    assert kind in {problem.kind.value for problem in filled.verify()}


def test_a_damaged_file_is_noticed(filled):
    """Bytes overwritten in the file itself are found by the database's own check."""
    filled.database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = filled.database.path
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 5] = b"\x7f" * 8192
    path.write_bytes(content)
    filled.database.connection.execute("PRAGMA cache_size = 0")
    problems = list(filled.verify())
    assert problems
    assert problems[0].kind.value == "database"
