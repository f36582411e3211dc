"""Reading: what is stored, as values in the order in which it was added."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any

from factcheck.claims import Answer, Claim, Figure, Statement
from factcheck.store import rows
from factcheck.store.filters import (
    NONE,
    Condition,
    Filters,
    claim_condition,
    document_condition,
    figure_condition,
    speaker_ids,
)
from factcheck.store.rows import StoredClaim, StoredDocument, StoredFigure, StoredSource, StoredSpeaker, StoredStatement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np

    from factcheck.documents import Document
    from factcheck.store.engines.database import Database

CLAIMS_AT_ONCE = 500
_CLAIMS = "claim JOIN document ON document.id = document_id"


def documents(database: Database, filters: Filters = NONE) -> Iterator[StoredDocument]:
    """The documents that pass. Conditions on figures or speakers ask for a document with such a claim."""
    condition = document_condition(database, filters)
    if any(value is not None for value in (filters.speaker, filters.place, filters.measure, filters.unit)):
        inner = claim_condition(database, filters)
        condition = Condition(
            f"document.id IN (SELECT document_id FROM {_CLAIMS} WHERE {inner.sql})",
            inner.parameters,
        )
    return _documents(database, condition)


def documents_of(database: Database, document_rows: Sequence[int]) -> Iterator[StoredDocument]:
    """The documents of those rows that are stored, by row."""
    return _documents(database, Condition("document.id IN ?", (list(document_rows),)))


def _documents(database: Database, condition: Condition) -> Iterator[StoredDocument]:
    counts = ", ".join(
        f"(SELECT count(*) FROM {table} WHERE document_id = document.id)" for table in ("claim", "figure", "statement")
    )
    query = (
        f"SELECT document.id, document.added, document.snapshot, {counts}, {rows.DOCUMENT}"
        f" FROM document WHERE {condition.sql} ORDER BY document.id"
    )
    for row, added, snapshot, claims_, figures_, statements_, *columns in database.rows(query, condition.parameters):
        yield StoredDocument(row, rows.document_of(columns), added, snapshot, claims_, figures_, statements_)


def claims(database: Database, filters: Filters = NONE) -> Iterator[StoredClaim]:
    """The claims that pass."""
    condition = claim_condition(database, filters)
    query = f"SELECT claim.id FROM {_CLAIMS} WHERE {condition.sql} ORDER BY claim.id"
    numbers = (row for (row,) in database.rows(query, condition.parameters))
    while portion := list(islice(numbers, CLAIMS_AT_ONCE)):
        yield from stored_claims(database, portion)


def stored_claims(database: Database, claim_rows: Sequence[int]) -> list[StoredClaim]:
    """The claims of those rows that are stored, by row."""
    loaded = _Loaded(database, claim_rows)
    return [StoredClaim(row, loaded.documents[document], loaded.claim(row)) for row, document, *_ in loaded.rows]


def answers(database: Database, claim_rows: Iterable[int]) -> dict[int, list[Answer]]:
    """What each of the claims answers, by row: one answer a figure, or a single one without figure."""
    out: dict[int, list[Answer]] = {}
    wanted = iter(dict.fromkeys(int(row) for row in claim_rows))
    while portion := list(islice(wanted, CLAIMS_AT_ONCE)):
        loaded = _Loaded(database, portion)
        out.update((row, loaded.answers(row)) for row, *_ in loaded.rows)
    return out


def all_answers(database: Database, filters: Filters = NONE) -> Iterator[tuple[int, Answer]]:
    """Every answer that passes, with its claim's row; a figure must itself pass place, measure and unit."""
    condition = claim_condition(database, filters)
    wanted = _figure_ids(database, filters)
    query = f"SELECT claim.id FROM {_CLAIMS} WHERE {condition.sql} ORDER BY claim.id"
    numbers = (row for (row,) in database.rows(query, condition.parameters))
    while portion := list(islice(numbers, CLAIMS_AT_ONCE)):
        loaded = _Loaded(database, portion)
        for row, *_ in loaded.rows:
            yield from ((row, answer) for answer in loaded.answers(row, wanted))


def _figure_ids(database: Database, filters: Filters) -> set[int] | None:
    condition = figure_condition(database, filters)
    if condition.sql == "TRUE":
        return None
    return {i for (i,) in database.rows(f"SELECT id FROM figure WHERE {condition.sql}", condition.parameters)}


def figures(database: Database, filters: Filters = NONE) -> Iterator[StoredFigure]:
    """The figures that pass, each once."""
    own, other = figure_condition(database, filters), document_condition(database, filters)
    parts, values = [own.sql, other.sql], [*own.parameters, *other.parameters]
    if filters.speaker is not None:
        parts.append("(figure.speaker_id IN ? OR document.speaker_id IN ?)")
        values += [speaker_ids(database, filters.speaker)] * 2
    query = (
        "SELECT figure.id, document_id,"
        " (SELECT json_group_array(claim_id) FROM claim_figure WHERE figure_id = figure.id),"
        f" {rows.FIGURE}, {rows.DOCUMENT} FROM figure JOIN document ON document.id = document_id"
        f" WHERE {' AND '.join(parts)} ORDER BY document_id, position"
    )
    shared = _Shared()
    for row, number, carriers, *columns in database.rows(query, values):
        document = shared.document(number, columns[16:])
        yield StoredFigure(row, document, rows.figure_of(columns[:16]), tuple(sorted(json.loads(carriers))))


def statements(database: Database, filters: Filters = NONE) -> Iterator[StoredStatement]:
    """The statements that pass, each once; place, measure and unit ask for a figure inside the same claim."""
    condition = document_condition(database, filters)
    parts, values = [condition.sql], list(condition.parameters)
    if filters.speaker is not None:
        parts.append("statement.speaker_id IN ?")
        values.append(speaker_ids(database, filters.speaker))
    figure = figure_condition(database, filters)
    if figure.sql != "TRUE":
        parts.append(
            "statement.id IN (SELECT statement_id FROM claim_statement JOIN claim_figure USING (claim_id)"
            f" JOIN figure ON figure.id = figure_id WHERE {figure.sql})"
        )
        values += figure.parameters
    query = (
        f"SELECT statement.id, document_id,"
        f" (SELECT json_group_array(claim_id) FROM claim_statement WHERE statement_id = statement.id),"
        f" {rows.STATEMENT}, {rows.DOCUMENT} FROM statement JOIN document ON document.id = document_id"
        f" WHERE {' AND '.join(parts)} ORDER BY document_id, position"
    )
    shared = _Shared()
    for row, number, carriers, *columns in database.rows(query, values):
        document = shared.document(number, columns[19:])
        yield StoredStatement(row, document, rows.statement_of(columns[:19]), tuple(sorted(json.loads(carriers))))


def sources(database: Database) -> Iterator[StoredSource]:
    """The sources, in the order in which they were first seen."""
    query = (
        "SELECT id, slug, name, (SELECT count(*) FROM document WHERE source_id = source.id),"
        " (SELECT count(*) FROM claim JOIN document ON document.id = document_id WHERE source_id = source.id)"
        " FROM source ORDER BY id"
    )
    return (StoredSource(*row) for row in database.rows(query))


def speakers(database: Database) -> Iterator[StoredSpeaker]:
    """The speakers, in the order in which they were first seen."""
    counts = ", ".join(
        f"(SELECT count(*) FROM {table} WHERE speaker_id = speaker.id)" for table in ("statement", "figure", "document")
    )
    return (StoredSpeaker(*row) for row in database.rows(f"SELECT id, slug, name, {counts} FROM speaker ORDER BY id"))


def claim_rows(database: Database, filters: Filters) -> np.ndarray[Any, np.dtype[np.int64]] | None:
    """The rows of the claims that pass, ascending; None where nothing is asked, so that all pass."""
    if not filters:
        return None
    condition = claim_condition(database, filters)
    query = f"SELECT claim.id FROM {_CLAIMS} WHERE {condition.sql} ORDER BY claim.id"
    return _numbers(row for (row,) in database.rows(query, condition.parameters))


def figure_rows_like(
    database: Database, measure_heads: Iterable[str], unit: str | None = None, newest: int | None = None
) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The rows of the claims with a figure that counts one of these nouns (singular, lower case), in this unit.

    Unit None means plain counts. With `newest` only the so many figures that were added last are looked for, however
    many there are.
    """
    in_unit, units = ("unit IS NULL", []) if unit is None else ("unit = ?", [unit])
    query = (
        "SELECT figure.id, claim_id FROM figure JOIN claim_figure ON figure_id = figure.id"
        f" WHERE measure_head = ? AND {in_unit} AND state != 'rejected' AND figure.id > ? ORDER BY figure.id DESC"
    )
    query, most = (query, []) if newest is None else (f"{query} LIMIT ?", [newest])
    found: list[tuple[int, int]] = []
    for head in sorted(measure_heads):
        oldest = found[newest - 1][0] if newest is not None and len(found) >= newest else -1
        found += database.rows(query, [head, *units, oldest, *most])
        found.sort(reverse=True)
    return _numbers(sorted({claim for _, claim in found[:newest]}))


def _numbers(values: Iterable[int]) -> np.ndarray[Any, np.dtype[np.int64]]:
    import numpy as np

    return np.fromiter(values, dtype=np.int64)


class _Shared:
    """Makes one Document for all rows of it that follow each other."""

    def __init__(self) -> None:
        self.last: tuple[int, Document] | None = None

    def document(self, number: int, columns: Sequence[Any]) -> Document:
        if self.last is None or self.last[0] != number:
            self.last = (number, rows.document_of(columns))
        return self.last[1]


class _Loaded:
    """Some claims with their documents, figures and statements, in four queries."""

    def __init__(self, database: Database, claim_rows: Sequence[int]) -> None:
        chosen = [int(row) for row in claim_rows]
        query = 'SELECT id, document_id, start, "end", text FROM claim WHERE id IN ? ORDER BY id'
        self.rows = list(database.rows(query, [chosen]))
        self.spans = {row: (start, end, text) for row, _, start, end, text in self.rows}
        numbers = sorted({document for _, document, *_ in self.rows})
        query = f"SELECT document.id, public_id, {rows.DOCUMENT} FROM document WHERE id IN ?"
        self.documents = {
            row: rows.document_of(columns).known_as(name) for row, name, *columns in database.rows(query, [numbers])
        }
        self.document_of = {row: self.documents[document] for row, document, *_ in self.rows}
        self.figures: dict[int, list[tuple[int, int, Figure]]] = defaultdict(list)
        query = (
            f"SELECT claim_id, figure.id, position, state = 'rejected', {rows.FIGURE}"
            " FROM claim_figure JOIN figure ON figure.id = figure_id"
            f" WHERE claim_id IN ? ORDER BY claim_id, position"
        )
        self.rejected: set[tuple[type, int, int]] = set()
        for row, figure, position, rejected, *columns in database.rows(query, [chosen]):
            self.figures[row].append((figure, position, rows.figure_of(columns)))
            if rejected:
                self.rejected.add((Figure, row, position))
        self.statements: dict[int, list[tuple[int, Statement]]] = defaultdict(list)
        query = (
            f"SELECT claim_id, position, state = 'rejected', {rows.STATEMENT}"
            " FROM claim_statement JOIN statement ON statement.id = statement_id"
            f" WHERE claim_id IN ? ORDER BY claim_id, position"
        )
        for row, position, rejected, *columns in database.rows(query, [chosen]):
            self.statements[row].append((position, rows.statement_of(columns)))
            if rejected:
                self.rejected.add((Statement, row, position))

    def claim(self, row: int) -> Claim:
        positions = tuple(position for _, position, _ in self.figures[row])
        return Claim(*self.spans[row], positions, tuple(position for position, _ in self.statements[row]))

    def answers(self, row: int, wanted: set[int] | None = None) -> list[Answer]:
        """What a claim answers; figures and statements that a person rejected count for nothing."""
        document, claim = self.document_of[row], self.claim(row)
        said = [s for at, s in self.statements[row] if (Statement, row, at) not in self.rejected]
        figures = [(number, f) for number, at, f in self.figures[row] if (Figure, row, at) not in self.rejected]
        if not figures:
            return [Answer(document, claim, None, tuple(said))] if wanted is None else []
        return [
            Answer(document, claim, figure, tuple(s for s in said if s.start <= figure.start and figure.end <= s.end))
            for number, figure in figures
            if wanted is None or number in wanted
        ]
