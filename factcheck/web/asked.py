"""What a page or a call was asked: its filters, its place in a list, its numbers. The address holds all of it."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from urllib.parse import urlencode

from factcheck.errors import UsageError
from factcheck.read.dates import iso_date
from factcheck.store.filters import Filters
from factcheck.web.telling import link

FILTERS = ("source", "speaker", "place", "measure", "unit", "since", "until")
MOST_ASKED = 200_000
"""Characters of a text that is checked in one go, some forty pages."""
MOST_LISTED = 200
LONGEST_LINK = 2000
LONGEST_SOURCE = 200


def filters_of(query: Mapping[str, str]) -> Filters:
    """The filters of a query; an empty one asks nothing.

    Raises:
        UsageError: one of them means nothing.
    """
    return Filters(**{name: readable(query[name]) for name in FILTERS if query.get(name)})


def number_of(query: Mapping[str, str], name: str, usual: int, most: int = MOST_LISTED) -> int:
    """A whole number from 1 to `most`.

    Raises:
        UsageError: it is none.
    """
    given = query.get(name)
    if not given:
        return usual
    if not (given.isascii() and given.isdigit() and len(given) < 10 and int(given) >= 1):
        raise UsageError("a whole number from 1 on", subject=name)
    return min(int(given), most)


def date_of(query: Mapping[str, str], name: str) -> str | None:
    """An ISO date, month or year.

    Raises:
        UsageError: it is none.
    """
    given = query.get(name)
    if not given:
        return None
    date = iso_date(given)
    if date is None:
        raise UsageError(f"{given[:40]!r} is no date", subject=name, hint="YYYY-MM-DD, YYYY-MM or YYYY")
    return date


def link_of(query: Mapping[str, str], name: str) -> str | None:
    """An address that a browser may follow.

    Raises:
        UsageError: it is none.
    """
    given = readable(query.get(name) or "").strip()
    if given and (len(given) > LONGEST_LINK or link(given) is None):
        raise UsageError("no address", subject=name, hint="https://…, as a browser shows it")
    return given or None


def source_of(query: Mapping[str, str], name: str) -> str | None:
    """The name of a source, on one line.

    Raises:
        UsageError: it is too long for a name.
    """
    given = " ".join(readable(query.get(name) or "").split())
    if len(given) > LONGEST_SOURCE:
        raise UsageError("too long for the name of a source", subject=name, hint=f"at most {LONGEST_SOURCE} characters")
    return given or None


def readable(text: str) -> str:
    """The text, if it is one.

    Raises:
        UsageError: it holds halves of characters, or more than the desk checks in one go.
    """
    if len(text) > MOST_ASKED:
        hint = "add it as a document: its page sets every claim beside history"
        raise UsageError(f"longer than {MOST_ASKED:,} characters", subject=f"{len(text):,} characters", hint=hint)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UsageError("no text: it holds halves of characters", hint="send UTF-8") from None
    return text


def cursor(row: int | None) -> str | None:
    """A place in a list as an opaque word."""
    return None if row is None else urlsafe_b64encode(f"after {row}".encode()).decode().rstrip("=")


def row_of(word: str | None) -> int | None:
    """The place that a cursor names.

    Raises:
        UsageError: it is no cursor of ours.
    """
    if not word:
        return None
    try:
        said = urlsafe_b64decode((word + "=" * (-len(word) % 4)).encode()).decode()
    except ValueError:
        said = ""
    row = said.removeprefix("after ")
    if not said.startswith("after ") or not (row.isascii() and row.isdigit()) or len(row) > 18:
        raise UsageError("no cursor", subject=word[:40], hint="use the `next` of an answer as it is")
    return int(row)


def address(path: str, query: Mapping[str, object]) -> str:
    """A path with a query, in which nothing stands that asks nothing."""
    asked = urlencode({name: value for name, value in query.items() if value not in (None, "")})
    return f"{path}?{asked}" if asked else path
