"""Differences between two extractions of a document, for people and pipes."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.reextracting import Reextraction

COLUMNS = ("id", "what", "text", "field", "before", "after")


def rows(outcome: Reextraction) -> Iterator[tuple[str, ...]]:
    """One row a figure or statement that was found or lost, and one a field that is read otherwise."""
    for difference in outcome.differences:
        text = " ".join(difference.part.text.split())
        if difference.change != "changed":
            yield difference.id, difference.change, text, "", "", ""
        for field, (before, after) in difference.fields.items():
            yield difference.id, "changed", text, field, _shown(before), _shown(after)
    for identifier in outcome.kept:
        yield identifier, "kept", "", "", "", "no longer found; kept because a person touched it"


def _shown(value: object) -> str:
    return "–" if value is None else str(value)
