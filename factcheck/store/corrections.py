"""Corrections: what people did to figures, statements and speakers that the machine found.

They are only ever appended, under the id of their target. The rows of figures and statements hold the values that
count, so that all questions see them; beside them the row keeps what the machine said. A correction whose target is not
stored waits for it: it is applied to whatever is written under that id, also by another version of the extraction.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from factcheck.claims import Bound, Extraction, Figure, Role, Statement
from factcheck.store import rows
from factcheck.store.clock import no_earlier
from factcheck.store.rows import CONFIRMED, REJECTED, SUGGESTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.store.engines.database import Database

EDIT, CONFIRM, REJECT, RESET, UNDO = "edit", "confirm", "reject", "reset", "undo"
ACTIONS = (EDIT, CONFIRM, REJECT, RESET, UNDO)
FIGURE_FIELDS = (
    "low", "high", "bound", "unit", "measure", "subject", "event", "place", "as_of", "speaker", "role",
)  # fmt: skip
STATEMENT_FIELDS = ("speaker", "role", "denied")
_COLUMNS = 'id, target, action, changes, why, "by", created'
_KINDS = {"bound": Bound, "role": Role}

Part = TypeVar("Part", Figure, Statement)
Marks = tuple[str, str | None]
"""The columns `state` and `machine` of a row."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that a person did: edit (with the new values), confirm, reject, reset, which lets all before count for
    nothing, or undo, which takes the latest that counts back.
    """

    row: int
    target: str
    action: str
    changes: Mapping[str, Any]
    why: str | None
    by: str
    created: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What all corrections of one target come to."""

    state: str = SUGGESTED
    changes: Mapping[str, Any] = field(default_factory=dict)

    def after(self, correction: Correction) -> Standing:
        """With one correction more. Who edits a figure has looked at it: it is confirmed."""
        if correction.action == RESET:
            return Standing()
        if correction.action == REJECT:
            return replace(self, state=REJECTED)
        return Standing(CONFIRMED, {**self.changes, **correction.changes})


def correct(
    database: Database,
    target: str,
    action: str,
    *,
    by: str,
    changes: Mapping[str, Any] | None = None,
    why: str | None = None,
    created: str | None = None,
) -> Correction:
    """Append a correction and apply it where its target is stored; made now it is no earlier than the latest."""
    from sqlalchemy import insert

    from factcheck.store.tables import Correction as Table

    said = json.dumps(dict(changes or {}), ensure_ascii=False, sort_keys=True)
    with database.writing() as connection:
        if created is None:
            created = no_earlier(database.value("SELECT max(created) FROM correction WHERE target = ?", [target]))
        row = {"target": target, "action": action, "changes": said, "why": why, "by": by, "created": created}
        connection.execute(insert(Table), [row])
        stored = database.row(f"SELECT {_COLUMNS} FROM correction ORDER BY id DESC LIMIT 1")
        _apply_to_stored(database, target)
    return _correction(stored)


def corrections(database: Database, target: str | None = None) -> Iterator[Correction]:
    """The corrections of one target, or all, in the order in which they were made."""
    chosen, values = ("TRUE", []) if target is None else ("target = ?", [target])
    query = f"SELECT {_COLUMNS} FROM correction WHERE {chosen} ORDER BY created, id"
    return (_correction(row) for row in database.rows(query, values))


def standing(database: Database, document_ids: Iterable[str]) -> dict[str, Standing]:
    """What the corrections of the figures and statements of these documents come to, by the id of their target."""
    query = (
        f"SELECT {_COLUMNS} FROM correction WHERE substr(target, 1, 12) IN ?"
        " AND substr(target, 13, 1) = ':' ORDER BY created, id"
    )
    return _folded(_correction(row) for row in database.rows(query, [list(document_ids)]))


def states(database: Database, kind: str) -> dict[str, str]:
    """What people said of the targets of a kind that is not part of a document: "speaker"."""
    query = f"SELECT {_COLUMNS} FROM correction WHERE target LIKE ? || ':%' ORDER BY created, id"
    found = _folded(_correction(row) for row in database.rows(query, [kind]))
    return {target: stood.state for target, stood in found.items()}


def _folded(made: Iterable[Correction]) -> dict[str, Standing]:
    out: dict[str, list[Standing]] = {}
    for correction in made:
        stood = out.setdefault(correction.target, [Standing()])
        if correction.action != UNDO:
            stood.append(stood[-1].after(correction))
        elif len(stood) > 1:
            stood.pop()
    return {target: stood[-1] for target, stood in out.items()}


def applied(extraction: Extraction, stood: Mapping[str, Standing]) -> tuple[Extraction, list[Marks], list[Marks]]:
    """An extraction as people corrected it, with the marks of each figure and of each statement."""
    if not stood:
        mark: Marks = (SUGGESTED, None)
        return extraction, [mark] * len(extraction.figures), [mark] * len(extraction.statements)
    document = extraction.document
    figures = [corrected(f, stood.get(f.id_in(document), Standing())) for f in extraction.figures]
    statements = [corrected(s, stood.get(s.id_in(document), Standing())) for s in extraction.statements]
    changed = replace(extraction, figures=tuple(f for f, *_ in figures), statements=tuple(s for s, *_ in statements))
    return changed, [(state, was) for _, state, was in figures], [(state, was) for _, state, was in statements]


def corrected(part: Part, stood: Standing) -> tuple[Part, str, str | None]:
    """A figure or statement with the changes made to it, its state, and as JSON the values that they replaced."""
    if not stood.changes:
        return part, stood.state, None
    was = json.dumps({name: getattr(part, name) for name in stood.changes}, ensure_ascii=False, sort_keys=True)
    return changed(part, stood.changes), stood.state, was


def changed(part: Part, values: Mapping[str, Any]) -> Part:
    """A figure or statement with other values; those of bound and role are read from their names."""
    kinds: dict[str, Any] = _KINDS if isinstance(part, Figure) else {}
    typed: dict[str, Any] = {name: kinds.get(name, _same)(value) for name, value in values.items()}
    return replace(part, **typed)


def original(part: Part, machine: str | None) -> Part:
    """What the machine said, before any correction."""
    return part if machine is None else changed(part, json.loads(machine))


def _same(value: Any) -> Any:
    return value


def _apply_to_stored(database: Database, target: str) -> None:
    """Bring the row of a target, where it is stored, to what its corrections come to."""
    document, _, part = target.partition(":")
    table = {"f": "figure", "s": "statement"}.get(part[:1])
    start, dash, end = part[1:].partition("-")
    if table is None or not dash or document in ("source", "speaker"):
        return
    columns, read, write = (
        (rows.FIGURE, rows.figure_of, rows.figure_row)
        if table == "figure"
        else (rows.STATEMENT, rows.statement_of, rows.statement_row)
    )
    stood = _folded(corrections(database, target)).get(target, Standing())
    query = (
        f"SELECT {table}.id, machine, {columns} FROM {table} JOIN document ON document.id = document_id"
        ' WHERE public_id = ? AND start = ? AND "end" = ?'
    )
    for row, machine, *values in list(database.rows(query, [document, int(start), int(end)])):
        found: Any = read(values)
        after, state, was = corrected(original(found, machine), stood)
        fields: dict[str, Any] = write(after) | {"state": state, "machine": was}
        set_to = ", ".join(f'"{name}" = ?' for name in fields)
        database.execute(f"UPDATE {table} SET {set_to} WHERE id = ?", [*fields.values(), row])
        if found.speaker != after.speaker:
            _rename_speaker(database, table, row, after.speaker)


def _rename_speaker(database: Database, table: str, row: int, speaker: str | None) -> None:
    """Point a row at its new speaker, and tell the word index of the claims that carry it."""
    from factcheck.store.filters import slug

    write = database.execute
    if speaker is None:
        write(f"UPDATE {table} SET speaker_id = NULL WHERE id = ?", [row])
    else:
        write("INSERT INTO speaker (slug, name) VALUES (?, ?) ON CONFLICT DO NOTHING", [slug(speaker), speaker])
        query = f"UPDATE {table} SET speaker_id = (SELECT id FROM speaker WHERE slug = ?) WHERE id = ?"
        write(query, [slug(speaker), row])
    claims = [c for (c,) in database.rows(f"SELECT claim_id FROM claim_{table} WHERE {table}_id = ?", [row])]
    database.leave_words(claims)
    for claim in claims:
        write("UPDATE claim SET speakers = ? WHERE id = ?", [_speakers_of(database, claim), claim])
    database.enter_words(claims)


def _speakers_of(database: Database, claim: int) -> str | None:
    """Who speaks in a claim, as the writer puts it together."""
    query = (
        "SELECT document.speaker FROM document JOIN claim ON document_id = document.id"
        " WHERE claim.id = ? AND kind = 'claim'"
        " UNION ALL SELECT * FROM (SELECT speaker FROM statement JOIN claim_statement ON statement_id = statement.id"
        " WHERE claim_id = ? ORDER BY position) AS stated"
        " UNION ALL SELECT * FROM (SELECT speaker FROM figure JOIN claim_figure ON figure_id = figure.id"
        " WHERE claim_id = ? ORDER BY position) AS counted"
    )
    return "; ".join(dict.fromkeys(name for (name,) in database.rows(query, [claim] * 3) if name)) or None


def _correction(row: Any) -> Correction:
    number, target, action, changes, why, by, created = row
    return Correction(number, target, action, json.loads(changes), why, by, created)
