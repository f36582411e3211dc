"""Claims and reviews as schema.org linked data: a Claim for each claim, a ClaimReview where somebody gave a verdict.

A verdict is the published rating that a claim came with, or a person's annotation with a tag `verdict:…`. Nothing that
the machine found is a verdict.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factcheck.claims import Answer
from factcheck.review.annotations import targets_of
from factcheck.store.filters import slug
from factcheck.store.remarks import PUBLISHER, Annotation
from factcheck.store.rows import StoredClaim
from factcheck.store.writing import RATING_TAG
from factcheck.workspace import Workspace

CONTEXT = "https://schema.org"
VERDICT = "verdict:"
Record = dict[str, Any]


def lines(workspace: Workspace) -> Iterator[str]:
    """One JSON-LD graph."""
    yield json.dumps({"@context": CONTEXT, "@graph": list(graph(workspace))}, ensure_ascii=False)


def graph(workspace: Workspace) -> Iterator[Record]:
    """Each claim, followed by its reviews."""
    noted = workspace.store.annotations()
    for stored in workspace.claims():
        answers = workspace.store.answers([stored.row])[stored.row]
        claim = claim_item(stored, answers)
        yield claim
        targets = {target for answer in answers for target in targets_of(answer)[:2]} | {stored.id}
        for annotation in (a for target in sorted(targets) for a in noted.get(target, ())):
            rating = verdict(annotation)
            if rating is not None:
                yield review_item(stored, claim, annotation, rating)


def claim_item(stored: StoredClaim, answers: list[Answer]) -> Record:
    """A schema.org Claim with who made it and where it appears."""
    document = stored.document
    speakers = [answer.figure.speaker for answer in answers if answer.figure is not None]
    speakers += [statement.speaker for answer in answers for statement in answer.statements]
    speaker = document.speaker or next((name for name in speakers if name), None)
    where: Record = {
        "@type": "NewsArticle" if document.source else "CreativeWork",
        "@id": f"urn:factcheck:{document.id}",
        "headline": document.title,
        "url": document.url,
        "datePublished": document.published,
        "author": None if document.author is None else {"@type": "Person", "name": document.author},
        "publisher": None if document.source is None else {"@type": "Organization", "name": document.source},
    }
    return _known({
        "@type": "Claim",
        "@id": f"urn:factcheck:{stored.id}",
        "text": stored.claim.text,
        "author": None if speaker is None else _person(speaker),
        "datePublished": document.published,
        "appearance": _known(where),
    })  # fmt: skip


def review_item(stored: StoredClaim, claim: Record, annotation: Annotation, rating: str) -> Record:
    """A schema.org ClaimReview; its url is the annotation's first link, the document's own, or the claim's id."""
    by_publisher = annotation.origin == PUBLISHER
    url = next(iter(annotation.links), None) or stored.document.url or f"urn:factcheck:{stored.id}"
    return _known({
        "@type": "ClaimReview",
        "@id": f"urn:factcheck:{annotation.name}",
        "claimReviewed": stored.claim.text,
        "itemReviewed": {name: claim[name] for name in claim if name != "text"},
        "reviewRating": {"@type": "Rating", "alternateName": rating},
        "url": url,
        "author": {"@type": "Organization" if by_publisher else "Person", "name": annotation.by},
        "datePublished": stored.document.published if by_publisher else annotation.created[:10],
        "reviewBody": None if by_publisher else annotation.note,
    })  # fmt: skip


def _person(name: str) -> Record:
    return {"@type": "Person", "name": name, "@id": f"urn:factcheck:speaker:{slug(name)}"}


def verdict(annotation: Annotation) -> str | None:
    """The verdict of an annotation; None where it gives none."""
    if annotation.origin == PUBLISHER and RATING_TAG in annotation.tags:
        return annotation.note
    return next((tag.removeprefix(VERDICT) for tag in annotation.tags if tag.startswith(VERDICT)), None)


def _known(record: Record) -> Record:
    return {name: value for name, value in record.items() if value is not None}
