"""The reviewed tables of this room, as they lie in its data folder."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file `name` of factcheck/extract/data; read once, not to be changed.

    Raises:
        FileNotFoundError: there is no such table.
    """
    return tomllib.loads((files("factcheck.extract") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
