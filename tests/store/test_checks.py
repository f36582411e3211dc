"""Verifying: each kind of damage is noticed, and named."""

from __future__ import annotations

import re

import pytest

ENGINES = ["sqlite", "postgresql"]

DAMAGE = [
    ("UPDATE document SET text = 'x' || text WHERE id = 1", "span"),
    ("UPDATE figure SET start = start + 1 WHERE id = 2", "span"),
    ("UPDATE statement SET text = 'other' WHERE id = 1", "span"),
    ('UPDATE claim SET "end" = "end" - 1 WHERE id = 3', "span"),
    ("UPDATE document SET published = '2020' WHERE id = 1", "span"),
    ("UPDATE snapshot SET compressed = ZEROS(9)", "snapshot"),
    ("UPDATE snapshot SET size = 1", "snapshot"),
    ("DELETE FROM embedding WHERE claim_id = 2", "vector"),
    ("UPDATE embedding SET vector = ZEROS(32) WHERE claim_id = 2", "vector"),
    ("UPDATE embedding SET vector = ZEROS(5) WHERE claim_id = 2", "vector"),
    ("UPDATE figure SET vector = ZEROS(5) WHERE id = 2", "vector"),
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
    zeros = [bytes(int(size)) for size in re.findall(r"ZEROS\((\d+)\)", damage)]
    with filled.database.writing():
        filled.database.execute(re.sub(r"ZEROS\(\d+\)", "?", damage), zeros)
    assert kind in {problem.kind.value for problem in filled.verify()}
