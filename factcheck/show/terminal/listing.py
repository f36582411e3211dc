"""Listings: stored things as rows, and one thing spelled out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_COLUMNS = {
    "claims": ("id", "text", "source", "published"),
    "documents": ("id", "doc", "source", "published", "title", "claims"),
    "sources": ("id", "name", "documents", "grade"),
    "speakers": ("id", "name", "statements", "figures", "names"),
}


def columns(what: str) -> Sequence[str]:
    """The columns of a listing of claims, documents, sources or speakers."""
    return _COLUMNS[what]


def row(what: str, record: Mapping[str, Any]) -> tuple[str, ...]:
    """One record as a row of its listing."""
    return tuple(_cell(record.get(column)) for column in _COLUMNS[what])


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value)) if len(value) > 1 else ""
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
