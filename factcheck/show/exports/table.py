"""One table of everything: a row a figure, and a row a claim that carries none."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from factcheck.claims import Answer
from factcheck.review.annotations import targets_of
from factcheck.review.graded import Graded
from factcheck.show.records import number
from factcheck.store.filters import NONE, Filters
from factcheck.store.remarks import Annotation
from factcheck.store.rows import StoredClaim
from factcheck.workspace import Workspace

COLUMNS = (
    "claim_id", "figure_id", "claim", "figure", "low", "high", "bound", "unit", "measure", "subject", "event", "place",
    "as_of", "speaker", "cue", "quote", "source", "published", "title", "author", "url", "page", "start", "end",
    "document_id", "doc", "grade", "tags", "notes",
)  # fmt: skip


def lines(workspace: Workspace, filters: Filters = NONE) -> Iterator[str]:
    """The table as comma-separated values (RFC 4180), a header first, a row a string without its line end."""
    yield _line(COLUMNS)
    graded = Graded(workspace.store)
    noted = workspace.store.annotations()
    for stored in workspace.claims(filters):
        for answer in workspace.store.answers([stored.row])[stored.row]:
            notes = [a for target in targets_of(answer) for a in noted.get(target, ())]
            yield _line([*_found(stored, answer), *_origin(stored, answer), graded.claim(stored), *_noted(notes)])


def _found(stored: StoredClaim, answer: Answer) -> Sequence[object]:
    figure, said = answer.figure, answer.statements[0] if answer.statements else None
    speaker = said.speaker if said is not None else None
    how = (None, None) if said is None else (said.cue, said.quote.value)
    if figure is None:
        return [stored.id, None, stored.claim.text, *[None] * 10, speaker or answer.document.speaker, *how]
    slots = (figure.unit, figure.measure, figure.subject, figure.event, figure.place, figure.as_of)
    value = (figure.text, number(figure.low), number(figure.high), figure.bound.value)
    return [stored.id, answer.id, stored.claim.text, *value, *slots, figure.speaker or speaker, *how]


def _origin(stored: StoredClaim, answer: Answer) -> Sequence[object]:
    document, part = answer.document, answer.figure or stored.claim
    where = (document.source, document.published, document.title, document.author, document.url)
    return [*where, document.page(part.start), part.start, part.end, document.id, document.doc]


def _noted(notes: Sequence[Annotation]) -> Sequence[object]:
    tags = " ".join(f"#{tag}" for annotation in notes for tag in annotation.tags)
    return [tags, " | ".join(annotation.note for annotation in notes if annotation.note)]


def _line(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(["" if cell is None else _safe(str(cell)) for cell in cells])
    return out.getvalue()


def _safe(cell: str) -> str:
    """A spreadsheet would run a cell that begins like a formula; a leading quotation mark stops it."""
    return (
        f"'{cell}" if cell[:1] in ("=", "+", "@", "\t", "\r") or (cell[:1] == "-" and not cell[1:2].isdigit()) else cell
    )
