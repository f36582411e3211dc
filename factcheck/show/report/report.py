"""The report of one article: the whole text, every figure and statement in it, and beside each what history says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from factcheck.claims import Figure, Statement
from factcheck.compare.matches import Checked, Match
from factcheck.compare.origins import independent_origins
from factcheck.compare.reasons import Relation
from factcheck.documents import Document
from factcheck.errors import NotFound
from factcheck.store.filters import NONE, Filters
from factcheck.store.rows import StoredDocument
from factcheck.text.paragraphs import paragraphs
from factcheck.workspace import Workspace

MOST_MATCHES = 60
"""Matches that are looked at for a claim; the report shows the best of each relation."""
LONGEST_TITLE = 160
VERDICTS = (Relation.CONFLICTS, Relation.CHANGED, Relation.AGREES)
"""The relations that say something, the most urgent first."""


@dataclass(frozen=True, slots=True)
class Note:
    """What history says on one figure of the article, or on one claim without figures: `number` counts from 1.

    `statements` are those that cover it.
    """

    number: int
    figure: Figure | None
    start: int
    end: int
    statements: tuple[Statement, ...]
    matches: tuple[Match, ...]
    same_as: int | None = None
    """The number of the first note on the same value, whose matches need not be read again."""
    told: frozenset[str] = frozenset()
    """The ids of the answers that stand beside earlier notes on that value already, in the same relation."""

    def standing(self, relation: Relation) -> list[Match]:
        """The matches of one relation, the surest first."""
        return [match for match in self.matches if match.comparison.relation is relation]

    def fresh(self, relation: Relation) -> list[Match]:
        """The matches of one relation that no earlier note on the same value has."""
        return [match for match in self.standing(relation) if match.answer.id not in self.told]

    @property
    def repeated(self) -> int:
        """How many comparable matches stand beside an earlier note on the same value already."""
        return len(self.told - {match.answer.id for match in self.standing(Relation.RELATED)})

    @property
    def worst(self) -> Relation | None:
        """The most urgent relation that any match has; None where nothing comparable is stored."""
        return next((relation for relation in VERDICTS if self.standing(relation)), None)

    @property
    def origins(self) -> int:
        """How many independent sources the comparable matches go back to."""
        return independent_origins([m.answer for m in self.matches if m.comparison.relation is not Relation.RELATED])


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of the article with its notes, in order."""

    start: int
    end: int
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """An article with its passages; figures and statements are those of the whole article."""

    document: Document
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    passages: tuple[Passage, ...]

    @property
    def title(self) -> str:
        """The document's title, else its first line if that is short, else its name."""
        first = self.passages[0] if self.passages else None
        line = "" if first is None else self.document.text[first.start : first.end]
        return self.document.title or (
            line if 0 < len(line) <= LONGEST_TITLE and "\n" not in line else self.document.doc
        )

    @property
    def notes(self) -> Iterator[Note]:
        """All notes, in order."""
        return (note for passage in self.passages for note in passage.notes)

    def count(self, relation: Relation) -> int:
        """How many notes have this as their most urgent relation."""
        return sum(note.worst is relation for note in self.notes)


def report(workspace: Workspace, document: Document, filters: Filters = NONE) -> Report:
    """The report of a document, stored or not; it is not compared with itself."""
    checked = list(workspace.check([document], filters, limit=MOST_MATCHES))
    figures = tuple(dict.fromkeys(figure for one in checked for figure in one.figures))
    statements = tuple(dict.fromkeys(statement for one in checked for statement in one.statements))
    notes = _numbered(checked)
    passages = [
        Passage(span.start, span.end, tuple(note for note in notes if span.start <= note.start < span.end))
        for span in paragraphs(document.text)
    ]
    return Report(
        document,
        tuple(sorted(figures, key=lambda figure: figure.start)),
        tuple(sorted(statements, key=lambda statement: statement.start)),
        tuple(passages),
    )


def stored_or_none(workspace: Workspace, name: str) -> Document | None:
    """The stored document that a name means; None where it is a file, or nothing."""
    try:
        found = workspace.find(name)
    except NotFound:
        return None
    return found.document if isinstance(found, StoredDocument) else None


def _numbered(checked: Sequence[Checked]) -> list[Note]:
    """A note for every figure, and for every claim without one that history has something comparable on."""
    drafts: list[tuple[int, int, Figure | None, tuple[Statement, ...], tuple[Match, ...]]] = []
    seen: set[Figure] = set()
    for one in checked:
        for figure in one.figures:
            if figure not in seen:
                seen.add(figure)
                own = tuple(match for match in one.matches if match.asked == figure)
                covering = tuple(s for s in one.statements if s.start <= figure.start and figure.end <= s.end)
                drafts.append((figure.start, figure.end, figure, covering, own))
        if not one.figures and any(m.comparison.relation is not Relation.RELATED for m in one.matches):
            drafts.append((one.claim.start, one.claim.end, None, one.statements, one.matches))
    drafts.sort(key=lambda draft: draft[:2])
    out: list[Note] = []
    for number, (start, end, about, statements, matches) in enumerate(drafts, 1):
        note = Note(number, about, start, end, statements, matches)
        out.append(replace(note, **_repeated(note, out)))
    return out


def _repeated(note: Note, before: Sequence[Note]) -> dict[str, Any]:
    """What of a note an earlier one on the same value says already: an article repeats its figure again and again."""
    if note.figure is None:
        return {}
    value = (note.figure.low, note.figure.high, note.figure.unit)
    own = {(match.answer.id, match.comparison.relation) for match in note.matches}
    told: set[str] = set()
    first: int | None = None
    for other in before:
        if other.figure is not None and (other.figure.low, other.figure.high, other.figure.unit) == value:
            shared = own & {(match.answer.id, match.comparison.relation) for match in other.matches}
            told |= {identifier for identifier, _ in shared}
            first = other.number if first is None and shared else first
    return {"same_as": first, "told": frozenset(told)}
