"""Browsing: what is stored a page at a time, counted, and put together by what it has in common.

Pages are cut by row id, so turning one costs the same at the end of a million claims as at their beginning, and what
is added meanwhile shifts nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.store import reading
from factcheck.store.filters import NONE, Filters, claim_condition, document_condition, holds_words

if TYPE_CHECKING:
    from factcheck.store.engines.database import Database
    from factcheck.store.rows import StoredClaim, StoredDocument

COUNTED = ("document", "claim", "figure", "statement", "source", "speaker")
REMARKS = ("annotation", "judgement", "correction")
_STATEMENTS = (
    " JOIN claim_statement ON claim_statement.claim_id = claim.id"
    " JOIN statement ON statement.id = claim_statement.statement_id"
)
_FIGURES = " JOIN claim_figure ON claim_figure.claim_id = claim.id JOIN figure ON figure.id = claim_figure.figure_id"
FACETS = {
    "source": ("document.source", ""),
    "year": ("substr(document.published, 1, 4)", ""),
    "speaker": ("statement.speaker", _STATEMENTS),
    "place": ("figure.place", _FIGURES),
    "measure": ("figure.measure", _FIGURES),
}
"""What claims are counted by: the column, and what has to be joined to reach it."""
BY_WORDS = ("place", "measure")
"""The filters that ask for words of a value, not for all of it."""


def counts(database: Database) -> dict[str, int]:
    """How many documents, claims, figures, statements, sources and speakers are stored."""
    return {f"{table}s": int(database.value(f"SELECT count(*) FROM {table}")) for table in COUNTED}


def stamp(database: Database) -> str:
    """What changes whenever a claim comes or goes, or a person says something."""
    heads = [("change", "seq"), *((table, "id") for table in REMARKS)]
    return ".".join(str(database.value(f"SELECT max({column}) FROM {table}") or 0) for table, column in heads)


def published(database: Database) -> list[str]:
    """The dates on which documents that give figures were published, each once."""
    query = (
        "SELECT DISTINCT published FROM document WHERE published IS NOT NULL"
        " AND EXISTS (SELECT 1 FROM figure WHERE document_id = document.id)"
    )
    return [str(date) for (date,) in database.rows(query)]


def claims_page(
    database: Database, filters: Filters = NONE, after: int | None = None, limit: int = 50, *, newest: bool = False
) -> tuple[list[StoredClaim], int | None]:
    """At most `limit` claims that pass, and the row to go on after; None at the end."""
    condition = claim_condition(database, filters)
    query = "SELECT claim.id FROM claim JOIN document ON document.id = document_id"
    rows, further = _page(database, query, "claim.id", condition.sql, condition.parameters, after, limit, newest=newest)
    found = {claim.row: claim for claim in reading.stored_claims(database, rows)}
    return [found[row] for row in rows if row in found], further


def documents_page(
    database: Database, filters: Filters = NONE, after: int | None = None, limit: int = 50, *, newest: bool = False
) -> tuple[list[StoredDocument], int | None]:
    """At most `limit` documents that pass, and the row to go on after; None at the end."""
    condition = document_condition(database, filters)
    parts, values = [condition.sql], list(condition.parameters)
    if any(value is not None for value in (filters.speaker, filters.place, filters.measure, filters.unit)):
        inner = claim_condition(database, filters)
        parts.append(
            "document.id IN (SELECT document_id FROM claim JOIN document ON document.id = document_id"
            f" WHERE {inner.sql})"
        )
        values += inner.parameters
    query = "SELECT document.id FROM document"
    rows, further = _page(
        database, query, "document.id", " AND ".join(parts), tuple(values), after, limit, newest=newest
    )
    found = {document.row: document for document in reading.documents_of(database, rows)}
    return [found[row] for row in rows if row in found], further


def _page(
    database: Database,
    query: str,
    key: str,
    condition: str,
    parameters: tuple[object, ...],
    after: int | None,
    limit: int,
    *,
    newest: bool,
) -> tuple[list[int], int | None]:
    sign, order = ("<", "DESC") if newest else (">", "ASC")
    beyond = "" if after is None else f" AND {key} {sign} ?"
    values = [*parameters, *([] if after is None else [after]), limit + 1]
    rows = [
        row for (row,) in database.rows(f"{query} WHERE {condition}{beyond} ORDER BY {key} {order} LIMIT ?", values)
    ]
    return rows[:limit], rows[limit - 1] if len(rows) > limit else None


def facet(database: Database, name: str, filters: Filters = NONE, limit: int = 8) -> list[tuple[str, int]]:
    """The values that the claims that pass have in one of FACETS, each with its number of claims, most first.

    A place or measure is asked for by its words, so that "people" leads to young people too: they are counted with it.
    """
    column, joined = FACETS[name]
    condition = claim_condition(database, filters)
    query = (
        f"SELECT {column}, count(DISTINCT claim.id) FROM claim JOIN document ON document.id = claim.document_id{joined}"
        f" WHERE {condition.sql} AND {column} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
    )
    found = [(str(value), int(count)) for value, count in database.rows(query, [*condition.parameters, limit])]
    if name not in BY_WORDS:
        return found
    known = [str(value) for (value,) in database.rows(f"SELECT DISTINCT {name} FROM figure WHERE {name} IS NOT NULL")]
    meant = {value: {other for other in known if holds_words(other, value)} for value, _ in found}
    query = (
        f"SELECT DISTINCT claim.id, {column} FROM claim JOIN document ON document.id = claim.document_id{joined}"
        f" WHERE {condition.sql} AND {column} IN ?"
    )
    having = list(database.rows(query, [*condition.parameters, sorted(set().union(*meant.values()))]))
    told = [(value, len({claim for claim, own in having if own in meant[value]})) for value in meant]
    return sorted(told, key=lambda pair: (-pair[1], pair[0]))


def figure_rows(database: Database, identifiers: list[str]) -> list[int]:
    """The rows of the claims that carry the figures of these full ids."""
    spans = [identifier.partition(":f") for identifier in identifiers]
    wanted = {(document, *map(int, span.split("-"))) for document, _, span in spans if span}
    query = (
        'SELECT DISTINCT claim_id, public_id, figure.start, figure."end" FROM document'
        " JOIN figure ON figure.document_id = document.id JOIN claim_figure ON figure_id = figure.id"
        " WHERE public_id IN ? ORDER BY claim_id"
    )
    found = database.rows(query, [sorted({document for document, *_ in wanted})])
    return list(dict.fromkeys(row for row, *place in found if tuple(place) in wanted))


def stored_claim(database: Database, row: int) -> StoredClaim:
    """The claim of a row that is known to be there."""
    return reading.stored_claims(database, [row])[0]
