"""News on saved questions, for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.show.outcomes import hit_record
from factcheck.show.records import Record
from factcheck.watching import News

COLUMNS = ("question", "claim", "source", "published", "id")


def rows(news: News) -> Iterator[tuple[str, ...]]:
    """The new claims on one question as rows of COLUMNS."""
    for hit in news.claims:
        document = hit.document
        text = " ".join(hit.claim.text.split())
        source = document.source or document.doc
        yield news.query, text, source, document.published or "", hit.claim.id_in(document)


def news_record(news: News) -> Record:
    """One question with its new claims, nearest first; their `score` is the cosine."""
    return {"query": news.query, "claims": [hit_record(hit) for hit in news.claims]}
