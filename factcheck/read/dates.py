"""Dates of publication: what counts as one."""

from __future__ import annotations

import re

from factcheck.text.dates.periods import Period

_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*", re.DOTALL)


def iso_date(text: str) -> str | None:
    """The ISO date, month or year that a text is, a time of day cut off; None for anything else.

    >>> iso_date("2023-07-17T08:00:00Z"), iso_date("2023-07"), iso_date("2023-02-30"), iso_date("17 July")
    ('2023-07-17', '2023-07', None, None)
    """
    text = text.strip()
    if match := _TIMED.fullmatch(text):
        text = match[1]
    return text if "/" not in text and Period.parse(text) is not None and text.isascii() else None
