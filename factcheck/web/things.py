"""Pages about one stored thing: document, claim, source, speaker; and the lists of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from factcheck.errors import NotFound
from factcheck.review.speakers import identity_record
from factcheck.show.citations import citation_of, footnote
from factcheck.show.records import claim_record, document_record
from factcheck.show.stored import whole_record
from factcheck.store import browsing
from factcheck.store.filters import Filters
from factcheck.store.rows import StoredClaim, StoredDocument, StoredFigure, StoredStatement
from factcheck.web.asked import FILTERS, cursor, filters_of, number_of, readable, row_of
from factcheck.web.asking import beside, facets, names
from factcheck.web.desk import Desk

Record = dict[str, Any]
LISTED = 50
CONTEXT = 200
"""Characters of a document that are shown on each side of a claim."""
PART = 40_000
"""Characters of a document on one page; longer ones are cut between paragraphs."""
_BLANK = re.compile(r"\n[ \t]*\n\s*|\n")


def document(desk: Desk, identifier: str, query: Mapping[str, str]) -> Record:
    """A document whole, with the relations in which its figures stand.

    Raises:
        NotFound: no such document, or several.
    """
    with desk.reading() as workspace:
        stored = workspace.find(identifier)
        if not isinstance(stored, StoredDocument):
            raise NotFound("no document", subject=identifier, hint="its claims are under /c/")
        record = whole_record(workspace, identifier)
        noted = workspace.store.annotations([claim["id"] for claim in record["claims"]])
    parts = cut(record["text"])
    wanted = query.get("claim")
    at = number_of(query, "part", 1)
    if wanted:
        start = next((c["start"] for c in record["claims"] if c["id"].endswith(wanted)), 0)
        at = bisect_right([first for first, _ in parts], start)
    part = min(max(at, 1), len(parts))
    notes = {name: len(found) for name, found in noted.items()}
    return record | {
        "parts": len(parts),
        "part": part,
        "span": parts[part - 1],
        "relations": relations(desk, record),
        "notes": notes,
    }


def cut(text: str) -> list[tuple[int, int]]:
    """The spans of a text's parts, each at most PART characters where its paragraphs allow it, twice that where not."""
    parts: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > PART:
        breaks = [m.end() for m in _BLANK.finditer(text, start + PART // 2, start + PART)]
        end = breaks[-1] if breaks else start + PART
        parts.append((start, end))
        start = end
    return [*parts, (start, len(text))]


def relations(desk: Desk, record: Record) -> dict[str, list[Record]]:
    """For each figure of a document, by id, the answers of other documents to a disputed question it takes part in."""
    found = desk.disputes.found
    out: dict[str, list[Record]] = defaultdict(list)
    for figure in record["figures"] if found is not None else ():
        dispute = found.around(figure["id"]) if found is not None else None
        if dispute is None:
            continue
        own = (figure["doc"], figure["start"])
        by_place = {(f["doc"], f["start"]): f for f in dispute["figures"]}
        for pair in dispute["pairs"]:
            sides = [(pair[side]["doc"], pair[side]["start"]) for side in ("a", "b")]
            if own in sides:
                other = by_place[sides[1] if sides[0] == own else sides[0]]
                out[figure["id"]].append(
                    {"relation": pair["relation"], "figure": other, "same_origin": pair["same_origin"]}
                )
    return dict(out)


def claim(desk: Desk, identifier: str, query: Mapping[str, str]) -> Record:
    """A claim (or the one that carries a figure or statement) with everything known, and history beside it.

    Raises:
        NotFound: no such claim.
    """
    limit = number_of(query, "limit", 10)
    with desk.reading() as workspace:
        stored = workspace.find(identifier)
        if isinstance(stored, StoredFigure | StoredStatement) and stored.claim_rows:
            chosen = browsing.stored_claim(workspace.store.database, stored.claim_rows[0])
        elif isinstance(stored, StoredClaim):
            chosen = stored
        else:
            raise NotFound("no claim", subject=identifier, hint="documents are under /d/")
        record = whole_record(workspace, chosen.id) | {
            "citation": footnote(citation_of(workspace, chosen.id)),
            "states": workspace.store.states(chosen.document.id),
        }
        record["corrections"] = {f["id"]: list(workspace.review.corrections(f["id"])) for f in record["figures"]}
        text = chosen.document.text
        before, after = around(text, chosen.claim.start, chosen.claim.end)
        targets = [f["id"] for f in record["figures"]]
        own = workspace.store.annotations(targets)
        below = [note for target in targets for note in annotated(workspace, target)] if own else []
    filters = filters_of(query)
    history = desk.remembered(
        ("history", chosen.id, filters, limit), lambda: desk.ask(beside, chosen.id, filters, limit)
    )
    return record | {"before": before, "after": after, "history": history, "figure_annotations": below, "limit": limit}


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a span, cut between words, the mark of a cut included.

    >>> around("One two three. Four five.", 15, 19)
    ('One two three. ', ' five.')
    """
    before, after = text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]
    if start > CONTEXT:
        before = "… " + before.partition(" ")[2]
    if end + CONTEXT < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, after


def annotated(workspace: Any, target: str) -> list[Record]:
    """The annotations of one target."""
    found: list[Record] = whole_record(workspace, target)["annotations"]
    return found


def source(desk: Desk, slug: str, query: Mapping[str, str]) -> Record:
    """A source with its grade, annotations and documents.

    Raises:
        NotFound: no such source.
    """
    with desk.reading() as workspace:
        record = whole_record(workspace, f"source:{slug}")
        rows, further = browsing.documents_page(
            workspace.store.database, Filters(source=f"source:{slug}"), row_of(query.get("after")), LISTED, newest=True
        )
    listed = [document_record(row.document) | {"claims": row.claims} for row in rows]
    return record | {"listed": listed, "next": cursor(further), "disputed": _disputed(desk, "source", record["name"])}


def speaker(desk: Desk, slug: str, query: Mapping[str, str]) -> Record:
    """A speaker with annotations and claims.

    Raises:
        NotFound: no such speaker.
    """
    with desk.reading() as workspace:
        record = whole_record(workspace, f"speaker:{slug}")
        one = identity_record(workspace.store.identities().of(record["id"]))
        record |= {"names": one["names"], "ids": one["ids"], "joined": one["joined"]}
        record |= {name: one[name] for name in ("statements", "figures", "claims")}
        rows, further = browsing.claims_page(
            workspace.store.database,
            Filters(speaker=f"speaker:{slug}"),
            row_of(query.get("after")),
            LISTED,
            newest=True,
        )
    listed = [
        {"claim": claim_record(row.claim, row.document), "document": document_record(row.document)} for row in rows
    ]
    return record | {
        "listed": listed,
        "next": cursor(further),
        "disputed": _disputed(desk, "speaker", *record["names"]),
    }


def _disputed(desk: Desk, what: str, *names: str) -> int:
    """In how many disputed questions a source or speaker takes part."""
    found = desk.disputes.found
    if found is None:
        return 0
    if what == "source":
        return sum(any(f["document"]["source"] in names for f in r["figures"]) for r in found.records)
    return sum(any(f["speaker"] in names for f in r["figures"]) for r in found.records)


def documents(desk: Desk, query: Mapping[str, str]) -> Record:
    """The documents that pass the filters, the newest first."""
    filters = filters_of(query)
    with desk.reading() as workspace:
        rows, further = browsing.documents_page(
            workspace.store.database, filters, row_of(query.get("after")), LISTED, newest=True
        )
    listed = [document_record(row.document) | {"claims": row.claims, "added": row.added} for row in rows]
    asked = {name: query.get(name) or None for name in FILTERS}
    return {
        "filters": asked,
        "documents": listed,
        "next": cursor(further),
        "facets": {n: v for n, v in facets(desk, filters).items() if n in ("source", "year")},
    }


def named(desk: Desk, what: str, query: Mapping[str, str]) -> Record:
    """The sources or speakers whose name holds the words asked for, those with most claims first."""
    words = readable(query.get("q") or "").casefold().split()
    at = row_of(query.get("after")) or 0
    end = at + number_of(query, "limit", LISTED)
    found = [record for record in names(desk, what) if all(word in record["name"].casefold() for word in words)]
    further = end if end < len(found) else None
    return {"q": query.get("q") or None, "total": len(found), what: found[at:end], "next": cursor(further)}
