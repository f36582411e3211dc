"""The clock: when a row came to be, as written in the database."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """This second in UTC: "2026-11-24T08:30:00Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def no_earlier(latest: str | None) -> str:
    """This second, or the latest row's where the clock has stepped back: an undoing comes after what it undoes."""
    return max(now(), latest or "")
