"""The reviewed tables of this room, as they lie in its data folder."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file `name` of factcheck/extract/data; read once, not to be changed. Its lists of words are sets.

    Raises:
        FileNotFoundError: there is no such table.
    """
    entries = tomllib.loads((files("factcheck.extract") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: frozenset(value) if _is_words(value) else value for key, value in entries.items()}


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)
