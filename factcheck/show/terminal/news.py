"""News on saved questions, for people and pipes."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.watching import News

COLUMNS = ("question", "claim", "source", "published", "id")


def rows(news: News) -> Iterator[tuple[str, ...]]:
    """The new claims on one question as rows of COLUMNS."""
    for hit in news.claims:
        document = hit.document
        text = " ".join(hit.claim.text.split())
        source = document.source or document.doc
        yield news.query, text, source, document.published or "", hit.claim.id_in(document)
