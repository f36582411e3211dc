"""Search results for people and pipes."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.searching import Found

COLUMNS = ("doc", "score", "claim", "source", "published", "id")


def rows(found: Found) -> Iterator[tuple[str, ...]]:
    """The ranked claims as rows of COLUMNS."""
    for hit in found.hits:
        document = hit.document
        yield (
            found.document.doc,
            f"{hit.score:.2f}",
            " ".join(hit.claim.text.split()),
            document.source or document.doc,
            document.published or "",
            hit.claim.id_in(document),
        )
