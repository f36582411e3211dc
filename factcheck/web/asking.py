"""Pages that ask: check, compare, search. Each gives the record that its JSON twin prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.claims import Answer, Extraction, answers
from factcheck.compare.matches import Checked
from factcheck.compare.origins import origins
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Comparison, compare_answers
from factcheck.compare.texts.pairs import FigurePair, PairComparison, compare_texts
from factcheck.documents import Document
from factcheck.errors import UsageError
from factcheck.extract.assembly import whole
from factcheck.extract.extractor import extract
from factcheck.pairing import ComparedPair, compare_pairs
from factcheck.review.judgements import Judgements
from factcheck.show.citations import Citation, footnote
from factcheck.show.outcomes import checked_record, found_record, pair_record, timeline_record
from factcheck.show.phrases import who
from factcheck.show.records import claim_record, document_record, extraction_record, figure_record
from factcheck.show.stored import listing
from factcheck.store import browsing
from factcheck.store.filters import Filters
from factcheck.store.rows import StoredClaim
from factcheck.web.asked import (
    FILTERS,
    cursor,
    date_of,
    filters_of,
    link_of,
    number_of,
    readable,
    row_of,
    source_of,
)
from factcheck.web.desk import Desk
from factcheck.workspace import Workspace

Record = dict[str, Any]
MATCHES = 10
HITS = 20


def check(desk: Desk, query: Mapping[str, str]) -> Record:
    """A text's claims beside history. Without a text: what the desk could be asked."""
    document, draft = document_of(desk, query), query.get("draft") or None
    text, published = document.text, document.published
    limit = number_of(query, "limit", MATCHES)
    asked = {name: query.get(name) or None for name in FILTERS}
    page: Record = {"text": text, "published": published, "text_source": document.source, "text_url": document.url}
    page |= {"draft": draft, "limit": limit, "filters": asked}
    if not text.strip():
        return page | {"stored": None, "checked": [], "counts": counts(desk)}
    checked = check_text(desk, document, filters_of(query), limit)
    return page | {"stored": stored(desk, document), "checked": checked}


def document_of(desk: Desk, query: Mapping[str, str]) -> Document:
    """The text that the address of a check holds or names, as a document with the source that was given for it.

    Raises:
        NotFound: what it names is not kept any more.
        UsageError: its date or its source's address is none.
    """
    source, url = source_of(query, "text_source"), link_of(query, "text_url")
    if query.get("draft"):
        text, published = desk.ledger.draft(query["draft"])
        return Document(text, source=source, published=published, url=url)
    return Document(readable(query.get("text") or ""), source=source, published=date_of(query, "published"), url=url)


def stored(desk: Desk, document: Document) -> str | None:
    """The id of a document, if it is kept."""
    with desk.reading() as workspace:
        return document.id if workspace.store.has([document.id]) else None


def kept(workspace: Workspace, document: Document) -> None:
    """Store a document.

    Raises:
        FactcheckError: it is not stored.
    """
    for addition in workspace.add([document]):
        if addition.error is not None:
            raise addition.error


def check_text(desk: Desk, document: Document, filters: Filters, limit: int) -> list[Record]:
    """Every claim of a text beside history, with the number of each match's origin."""

    def think() -> list[Record]:
        return desk.read(len(document.text), all_beside, document, filters, limit)

    checked: list[Record] = desk.remembered(("check", document, filters, limit), think)
    return checked


def all_beside(workspace: Workspace, document: Document, filters: Filters, limit: int) -> list[Record]:
    """Every claim of a text beside history."""
    return [numbered(workspace, one) for one in workspace.check([document], filters, limit=limit)]


def beside(workspace: Workspace, claim: str, filters: Filters, limit: int) -> Record:
    """A stored claim beside all others."""
    return numbered(workspace, workspace.history(claim, filters, limit=limit))


def hits(workspace: Workspace, document: Document, filters: Filters, limit: int) -> Record:
    """The stored claims most like a text."""
    return found_record(next(iter(workspace.search([document], filters, limit=limit))))


def numbered(workspace: Workspace, checked: Checked) -> Record:
    """A checked claim whose matches know which origin they go back to, and how they are cited."""
    record = checked_record(checked)
    answers = [match.answer for match in checked.matches]
    for match, answer, origin in zip(record["matches"], answers, origins(answers), strict=True):
        match["origin"] = origin
        match["citation"] = cited(workspace, answer)
    return record


def cited(workspace: Workspace, answer: Answer) -> str:
    """The claim of an answer as a citation in one line."""
    document, claim = answer.document, answer.claim
    name, snapshot = claim.id_in(document), workspace.store.snapshot_of(document.id)
    return footnote(Citation(name, document, claim.text, who(answer) or None, claim.start, claim.end, snapshot))


def extracted(_: Workspace, document: Document) -> Record:
    """The figures and statements of a text."""
    return extraction_record(next(iter(extract([document]))))


def paired(_: Workspace, a: Document, b: Document) -> Record:
    """Two texts beside each other."""
    return pair_record(next(iter(compare_pairs([("1", a, b)]))))


def through_time(workspace: Workspace, question: str, filters: Filters) -> Record:
    """One question's figures in the order of their times."""
    return timeline_record(question, workspace.timeline(question, filters))


def counts(desk: Desk) -> dict[str, int]:
    """How much is stored."""
    with desk.reading() as workspace:
        found: dict[str, int] = desk.facets(("counts",), lambda: browsing.counts(workspace.store.database))
    return found


def compare(desk: Desk, query: Mapping[str, str]) -> Record:
    """Two claims, stored ones by their id or any text, beside each other."""
    given = [readable(query.get(side) or "") for side in ("a", "b")]
    page: Record = {"a": given[0], "b": given[1], "compared": None, "sides": []}
    if not all(text.strip() for text in given):
        return page
    return page | desk.read(sum(map(len, given)), two_beside, *given)


def two_beside(workspace: Workspace, a: str, b: str) -> Record:
    """Two claims, stored ones by their id or any text, and what their comparison comes to."""
    sides = [_side(workspace, text) for text in (a, b)]
    judgements = Judgements(workspace.store.judgements())
    stored = [bool(workspace.store.has([side.document.id])) for side in sides]
    outcome = _stored_pair(sides[0], sides[1], judgements) if all(stored) else compare_texts(*sides)
    compared = ComparedPair("1", sides[0].document, sides[1].document, outcome)
    shown = [extraction_record(side) | {"document": document_record(side.document)} for side in sides]
    return {"compared": pair_record(compared), "sides": shown}


def _stored_pair(a: Extraction, b: Extraction, judgements: Judgements) -> PairComparison:
    """Two stored claims as history compares them: in their documents' light, and people before the machine."""
    pairs = []
    bare: list[Comparison] = []
    for one in answers(a, a.claims[0]):
        for other in answers(b, b.claims[0]):
            comparison = judgements.overrule(one, other, compare_answers(one, other))
            if comparison is not None and one.figure is not None and other.figure is not None:
                pairs.append(FigurePair(one.figure, other.figure, comparison))
            elif comparison is not None:
                bare.append(comparison)
    order = [Relation.CONFLICTS, Relation.CHANGED, Relation.AGREES, Relation.RELATED]
    found = sorted([*(pair.comparison for pair in pairs), *bare], key=lambda c: (order.index(c.relation), -c.score))
    if not found:
        return PairComparison(Relation.RELATED, None, 0.0, "They answer no question in common.", ())
    best = found[0]
    return PairComparison(best.relation, best.reason, best.score, best.explanation, tuple(pairs))


def _side(workspace: Workspace, given: str) -> Extraction:
    """A stored claim alone with what it carries, or a text."""
    if ":c" in given and " " not in given:
        stored = workspace.find(given)
        if isinstance(stored, StoredClaim):
            extraction = workspace.store.extraction(stored.document.id)
            figures = tuple(extraction.figures[i] for i in stored.claim.figures)
            statements = tuple(extraction.statements[i] for i in stored.claim.statements)
            text = stored.claim
            claim = type(text)(
                text.start, text.end, text.text, tuple(range(len(figures))), tuple(range(len(statements)))
            )
            return Extraction(stored.document, figures, statements, (claim,))
    found = next(iter(extract([Document(given)])))
    return found if found.claims else Extraction(found.document, (), (), (whole(given),))


def search(desk: Desk, query: Mapping[str, str]) -> Record:
    """Stored claims like a text, best first; without a text those that pass the filters, the newest first."""
    text, filters = readable(query.get("q") or ""), filters_of(query)
    asked = {name: query.get(name) or None for name in FILTERS}
    page: Record = {"q": text, "filters": asked, "next": None, "facets": facets(desk, filters)}
    if text.strip():
        limit = number_of(query, "limit", HITS)
        found = desk.ask(hits, Document(text), filters, limit)["matches"]
        return page | {"limit": limit, "hits": found, "more": len(found) == limit and limit < 200}
    with desk.reading() as workspace:
        database = workspace.store.database
        rows, further = browsing.claims_page(database, filters, row_of(query.get("after")), HITS, newest=True)
        answers = workspace.store.answers(claim.row for claim in rows)
    listed = [_listed(claim, answers.get(claim.row, [])) for claim in rows]
    return page | {"limit": HITS, "hits": listed, "more": False, "next": cursor(further)}


def _listed(stored: StoredClaim, answers: list[Any]) -> Record:
    figures = [figure_record(a.figure, stored.document) for a in answers if a.figure is not None]
    said = [s for a in answers for s in a.statements]
    return {
        "score": None,
        "claim": claim_record(stored.claim, stored.document),
        "document": document_record(stored.document),
        "figures": figures,
        "statements": [{"speaker": s.speaker, "cue": s.cue} for s in dict.fromkeys(said)],
    }


def facets(desk: Desk, filters: Filters) -> dict[str, list[tuple[str, int]]]:
    """How many of the claims that pass there are of each source, year, speaker, place and measure."""

    def count() -> dict[str, list[tuple[str, int]]]:
        with desk.reading() as workspace:
            return {name: browsing.facet(workspace.store.database, name, filters) for name in browsing.FACETS}

    found: dict[str, list[tuple[str, int]]] = desk.facets(("facets", filters), count)
    return found


def names(desk: Desk, what: str) -> list[Record]:
    """All sources or speakers, those with most claims first."""

    def count() -> list[Record]:
        with desk.reading() as workspace:
            listed = list(listing(workspace, what))
        return sorted(listed, key=lambda r: (-r["claims"] - r.get("statements", 0) - r.get("figures", 0), r["name"]))

    if what not in ("sources", "speakers"):
        raise UsageError("no such list", subject=what)
    found: list[Record] = desk.facets(("names", what, desk.stamp()), count)
    return found
