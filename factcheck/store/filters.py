"""Filters: which claims a question is asked of. A filter is exact, and it is applied before anything is ranked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.text.dates.periods import Period

if TYPE_CHECKING:
    from factcheck.store.engines.database import Database

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions that all must hold; None stands for any.

    `source` and `speaker` are names in any case (or `source:slug`, `speaker:slug`); `place` and `measure` are words
    that must all stand in the field; `unit` is a unit's name; these three must hold for one and the same figure.
    `since` and `until` are dates, months or years of publication, both included: a document published in 2023, no more
    being known, passes `since="2023-05"`; one without a date passes neither.
    """

    source: str | None = None
    speaker: str | None = None
    place: str | None = None
    measure: str | None = None
    unit: str | None = None
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            value = getattr(self, name)
            if value is not None and Period.parse(value) is None:
                raise UsageError(f"{value!r} is no date", subject=f"--{name}", hint="YYYY-MM-DD, YYYY-MM or YYYY")

    def __bool__(self) -> bool:
        """Whether anything is asked at all."""
        return any(getattr(self, field.name) is not None for field in fields(self))


NONE = Filters()


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL over one table, with its parameters."""

    sql: str
    parameters: tuple[object, ...] = ()


def document_condition(database: Database, filters: Filters) -> Condition:
    """The conditions on the document's own row, for a query over `document`."""
    parts: list[str] = []
    values: list[object] = []
    if filters.source is not None:
        wanted = {filters.source.removeprefix("source:"), slug(filters.source)}
        ids = [row for row, known in database.rows("SELECT id, slug FROM source") if known in wanted]
        parts.append("document.source_id IN ?")
        values.append(ids)
    if filters.since is not None:
        first = Period.of(filters.since).first.isoformat()
        parts.append(
            "CASE length(document.published) WHEN 4 THEN document.published || '-12-31'"
            " WHEN 7 THEN document.published || '-31' ELSE document.published END >= ?"
        )
        values.append(first)
    if filters.until is not None:
        parts.append("document.published <= ?")
        values.append(Period.of(filters.until).last.isoformat())
    return Condition(" AND ".join(parts) or "TRUE", tuple(values))


def claim_condition(database: Database, filters: Filters) -> Condition:
    """All conditions, for a query over `claim JOIN document`."""
    own = document_condition(database, filters)
    parts, values = [own.sql], list(own.parameters)
    if filters.speaker is not None:
        ids = speaker_ids(database, filters.speaker)
        parts.append(
            "(document.speaker_id IN ? OR claim.id IN (SELECT claim_id FROM claim_statement"
            " JOIN statement ON statement.id = statement_id WHERE statement.speaker_id IN ?)"
            " OR claim.id IN (SELECT claim_id FROM claim_figure JOIN figure ON figure.id = figure_id"
            " WHERE figure.speaker_id IN ?))"
        )
        values += [ids, ids, ids]
    figure = figure_condition(database, filters)
    if figure.sql != "TRUE":
        parts.append(
            f"claim.id IN (SELECT claim_id FROM claim_figure JOIN figure ON figure.id = figure_id WHERE {figure.sql})"
        )
        values += figure.parameters
    return Condition(" AND ".join(part for part in parts if part != "TRUE") or "TRUE", tuple(values))


def figure_condition(database: Database, filters: Filters) -> Condition:
    """The conditions on a figure's own row, for a query over `figure`."""
    parts: list[str] = []
    values: list[object] = []
    for field in ("place", "measure"):
        wanted = getattr(filters, field)
        if wanted is not None:
            rows = database.rows(f"SELECT DISTINCT {field} FROM figure WHERE {field} IS NOT NULL")
            parts.append(f"figure.{field} IN ?")
            values.append([text for (text,) in rows if holds_words(text, wanted)])
    if filters.unit is not None:
        rows = database.rows("SELECT DISTINCT unit FROM figure WHERE unit IS NOT NULL")
        parts.append("figure.unit IN ?")
        values.append([unit for (unit,) in rows if unit.casefold() == filters.unit.casefold()])
    return Condition(" AND ".join(parts) or "TRUE", tuple(values))


def speaker_ids(database: Database, name: str) -> list[int]:
    """The rows of the speakers that a name means: spelled otherwise, shortened, or more than one of that surname."""
    from factcheck.store.identities import identities
    from factcheck.store.rows import StoredSpeaker

    rows = database.rows("SELECT id, slug, name FROM speaker ORDER BY id")
    known = identities(database, [StoredSpeaker(row, slug, full, 0, 0, 0) for row, slug, full in rows])
    return [speaker.row for identity in known.named(name) for speaker in identity.members]


def fold(text: str) -> str:
    """The text without accents, case and doubled spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def holds_words(text: str, wanted: str) -> bool:
    """Whether every word of `wanted` is a word of the text, case and accents apart.

    >>> holds_words("Kharkiv region", "kharkiv"), holds_words("Kharkiv region", "region of Sumy")
    (True, False)
    """
    words = set(_WORD.findall(fold(wanted)))
    return bool(words) and words <= set(_WORD.findall(fold(text)))


def slug(name: str) -> str:
    """The name as part of an id: "Volodymyr Zelensky" is "volodymyr-zelensky".

    >>> slug("L’Équipe"), slug("!")
    ('l-equipe', 'x21')
    """
    made = "-".join(_WORD.findall(fold(name)))
    return made or "x" + name.strip().encode("utf-8", "replace").hex()
