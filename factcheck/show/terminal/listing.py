"""Listings: stored things as rows, and one thing spelled out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

COLUMNS = {
    "claims": ("id", "text", "source", "published"),
    "documents": ("id", "doc", "source", "published", "title", "claims"),
    "sources": ("id", "name", "documents", "grade"),
    "speakers": ("id", "name", "statements", "figures", "names"),
}
"""The columns of a listing."""


def row(columns: Sequence[str], record: Mapping[str, Any]) -> tuple[str, ...]:
    """One record as a row of these columns; names that only say the name again are left out."""
    return tuple("" if record.get(c) == [record.get("name")] else _cell(record.get(c)) for c in columns)


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def spelled_out(record: Mapping[str, Any], indent: int = 0) -> str:
    """A record as indented lines, one a field; unknown fields are left out."""
    lines = []
    for name, value in record.items():
        if value is None or value in ([], {}):
            continue
        lead = " " * indent + name
        if isinstance(value, Mapping):
            lines.append(f"{lead}:\n{spelled_out(value, indent + 2)}")
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            lines.append(f"{lead}:")
            lines.extend(f"{' ' * indent}  -\n{spelled_out(item, indent + 4)}" for item in value)
        else:
            lines.append(f"{lead}: {_plain(value, indent)}")
    return "\n".join(lines)


def _plain(value: object, indent: int) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text.replace("\n", "\n" + " " * (indent + 2))
