"""One SQL: what the store says is understood by both engines; what is not stands in the room of the engines."""

from __future__ import annotations

import re
from pathlib import Path

STORE = Path(__file__).resolve().parents[2] / "factcheck"
ENGINES_OWN = {"engines", "migrations", "web"}
OF_ONE_ENGINE = re.compile(
    r"\bjson_each\b|\bsqlite_(?:schema|master|sequence)\b|INSERT OR |\bIS \?|\bMATCH \?|\browid\b"
    r"|database\.connection\b|\bPRAGMA\b|WHERE 1\b"
    r"|= ANY|\bILIKE\b"
)


def test_nothing_of_one_engine_alone():
    """No module but those of an engine speaks its dialect or reaches for its connection."""
    modules = [
        path for path in STORE.rglob("*.py") if path.parent.name not in ENGINES_OWN and path.name != "backups.py"
    ]
    found = [
        f"{path.relative_to(STORE)}: {match[0]}"
        for path in modules
        for match in OF_ONE_ENGINE.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not found
