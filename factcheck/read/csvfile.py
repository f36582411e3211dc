"""Tables of claims (CSV, TSV): one claim a row, the columns found by their names or named by the user."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.documents import Document, DocumentKind
from factcheck.errors import BadLine, EmptyText, Unreadable, UsageError
from factcheck.read.dates import iso_date
from factcheck.read.encodings import decode
from factcheck.read.readers import LARGEST_FILE, Input

COLUMNS: Mapping[str, Sequence[str]] = {
    "text": ("text", "claim", "claimreviewed", "claimtext", "statement", "quote", "claimen", "whatwasclaimed"),
    "speaker": ("speaker", "claimant", "who", "person", "claimedby", "saidby", "claimauthor", "itemreviewedauthor"),
    "rating": ("rating", "verdict", "textualrating", "label", "conclusion", "alternatename", "ratingname"),
    "published": ("published", "date", "claimdate", "datepublished", "reviewdate", "published_at", "publishedat"),
    "source": ("source", "publisher", "outlet", "organization", "organisation", "site", "factchecker"),
    "url": ("url", "link", "reviewurl", "factcheckurl", "articleurl"),
    "title": ("title", "headline", "reviewtitle"),
    "author": ("author", "reporter", "reviewer"),
    "id": ("id", "key", "claimid"),
    "kind": ("kind",),
}
"""The names of columns that are understood, but for case, spaces and marks."""
_DELIMITERS = ",;\t|"
_PLAIN = re.compile(r"[^a-z]")
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A table whose first line names its columns."""

    name: str = "table"

    def sniff(self, path: Path | None, head: bytes) -> bool:
        """Its name says so, or its first line names a column of claims beside others."""
        if b"\x00" in head or head.lstrip()[:1] in (b"{", b"[", b"<"):
            return False
        if path is not None and path.suffix.lower() in {".csv", ".tsv"}:
            return True
        first = head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].decode("utf-8", "replace")
        names = _header(first)
        return len(names) > 2 and {"text", "rating"} <= set(columns_of(names))

    def read(self, given: Input) -> Iterator[Document | Unreadable]:
        """One document of kind claim a row; a row that cannot be read comes as the error that says so."""
        text = decode(given.whole(LARGEST_FILE), given.name)
        rows = _rows(text, given.name)
        names = next(rows)
        known = columns_of(names) | _asked(names, given)
        if "text" not in known:
            yield BadLine(
                "no column is known to hold the claim",
                subject=f"{given.name}:1",
                hint=f"say which: --columns text=NAME,speaker=NAME,published=NAME; it has {', '.join(names[:12])}",
            )
            return
        count = 0
        for number, row in enumerate(rows, 2):
            if any(cell.strip() for cell in row):
                count += 1
                yield _claim(row, known, len(names), f"{given.name}:{number}")
        if not count:
            yield EmptyText("a table without rows", subject=given.name)


def columns_of(names: Sequence[str]) -> dict[str, int]:
    """Which column holds which field, by the names that are understood."""
    plain = [_PLAIN.sub("", name.lower()) for name in names]
    found = {}
    for field, known in COLUMNS.items():
        at = next((plain.index(name) for name in known if name in plain), None)
        if at is not None:
            found[field] = at
    return found


def column_map(text: str) -> dict[str, str]:
    """The column map of an option: "text=Statement,speaker=Who".

    Raises:
        UsageError: it is none, or names a field that no document has.
    """
    out = {}
    for pair in filter(None, (part.strip() for part in text.split(","))):
        field, equals, name = (side.strip() for side in pair.partition("="))
        if not equals or not name or field not in COLUMNS:
            raise UsageError(
                f"{pair!r} maps nothing", subject="--columns", hint=f"FIELD=COLUMN, FIELD one of {', '.join(COLUMNS)}"
            )
        out[field] = name
    return out


def _asked(names: Sequence[str], given: Input) -> dict[str, int]:
    found = {}
    for field, name in given.options.columns.items():
        if name not in names:
            raise BadLine(f"no column {name!r}", subject=f"{given.name}:1", hint=f"it has {', '.join(names[:12])}")
        found[field] = list(names).index(name)
    return found


def _rows(text: str, name: str) -> Iterator[list[str]]:
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    # A cell may hold a whole article; the file's own limit is that of any.
    csv.field_size_limit(LARGEST_FILE)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, row in enumerate(reader, 1):
            yield [cell.strip() for cell in row] if number == 1 else row
    except csv.Error as error:
        raise BadLine(
            f"no table from here on ({error})", subject=f"{name}:{number + 1}", hint="a quotation mark may be missing"
        ) from error


def _claim(row: Sequence[str], known: Mapping[str, int], width: int, where: str) -> Document | Unreadable:
    cells = {field: row[at].strip() if at < len(row) else "" for field, at in known.items()}
    if len(row) > width:
        return BadLine(
            f"{len(row)} cells under {width} columns",
            subject=where,
            hint="put a text that holds the separator in quotes",
        )
    text = cells["text"]
    if not text:
        return EmptyText("no claim in this row", subject=where)
    date = cells.get("published") or ""
    published = _date(date)
    if date and published is None:
        return BadLine(f"{date!r} is no date", subject=where, hint="YYYY-MM-DD, YYYY-MM or YYYY")
    article = cells.get("kind") == "article"
    return Document(
        text,
        key=cells.get("id") or None,
        source=cells.get("source") or None,
        title=cells.get("title") or None,
        author=cells.get("author") or None,
        published=published,
        url=cells.get("url") or None,
        kind=DocumentKind.ARTICLE if article else DocumentKind.CLAIM,
        speaker=None if article else cells.get("speaker") or None,
        rating=None if article else cells.get("rating") or None,
        where=where,
    )


def _date(text: str) -> str | None:
    """An ISO date; of a date with numbers only, day or month first, what can be one way only."""
    if match := _DAY_FIRST.fullmatch(text):
        first, second, year = int(match[1]), int(match[2]), match[3]
        if first > 12 or first == second or "." in text:
            return iso_date(f"{year}-{second:02}-{first:02}")
        return iso_date(f"{year}-{first:02}-{second:02}") if second > 12 else iso_date(year)
    return iso_date(text)


def _header(line: str) -> list[str]:
    delimiter = max(_DELIMITERS, key=line.count)
    return [name.strip().strip('"') for name in line.strip().split(delimiter)]
