"""What is found in a document: figures, statements, and the claims that carry them.

All are frozen values with `start` and `end` into the document's text, so that `document.text[start:end] == text`.
The finer conventions of each field are those of the format description in docs/formats.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from factcheck.documents import Document

VECTOR_DIM, VECTOR_MARK = 256, 4
"""Entries and bytes: a figure's vector is a mark of the weights that made it, then its entries, a byte with sign each.
They are whole steps; whoever reads them divides them by their length."""


class Bound(StrEnum):
    """How a stated number limits the quantity that it speaks of."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class Role(StrEnum):
    """What a number says about its quantity. Only equal roles compare."""

    LEVEL = "level"
    """how much there is: "rose to 8,400" """
    DELTA = "delta"
    """by how much it changed: "fell by 15 %" """
    FACTOR = "factor"
    """how many times as much: "three times as many" """
    SHARE = "share"
    """a part of a whole: "two thirds of voters", "40 percent of respondents" """
    FORECAST = "forecast"
    """what is expected, planned or feared"""
    SUBSET = "subset"
    """a part counted within a figure before it: "including 19 children" """


class Quote(StrEnum):
    """How much of a statement stands in quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity that a document asserts. `start` and `end` hold the number expression alone.

    `low` and `high` are equal for a point value; magnitudes are applied, percentages keep their number.
    `unit` is None for plain counts, else a canonical name of text/data/units.toml or an ISO 4217 code.
    `restatement` is what brackets behind it say again in another unit: "313 square miles" of "810 sq km".
    `as_of` is an ISO date, month, year or an interval FROM/TO. None means unknown in every field that allows it.
    `vector` is what an encoder made of the figure in its sentence (`find.figures`); it is no part of the value.
    """

    start: int
    end: int
    text: str
    low: float
    high: float
    bound: Bound = Bound.EXACT
    unit: str | None = None
    measure: str | None = None
    subject: str | None = None
    event: str | None = None
    place: str | None = None
    as_of: str | None = None
    speaker: str | None = None
    role: Role = Role.LEVEL
    restatement: str | None = None
    vector: bytes | None = field(default=None, compare=False, repr=False)

    def id_in(self, document: Document) -> str:
        """The figure's id in every workspace: the document's id, f and the span."""
        return f"{document.id}:f{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement, or one part of a statement that its cue splits (equal `group`).

    `rule` names the rule family that found it and `confidence` the share of that family's finds that were right
    when measured (docs/accuracy-log.md). `denied` is true where the speaker denies it. `affiliation` is whom the
    speaker speaks for, `said_on` the ISO day or period on which and `said_at` the venue, channel or audience where it
    was said, `cited` the source whose words the speaker repeats: cited beside the cue, or speaking inside the content.
    """

    start: int
    end: int
    text: str
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    role: str | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    quote: Quote
    group: str | None = None
    rule: str = ""
    confidence: float = 1.0
    denied: bool = False
    affiliation: str | None = None
    said_on: str | None = None
    said_at: str | None = None
    cited: str | None = None

    def id_in(self, document: Document) -> str:
        """The statement's id in every workspace: the document's id, s and the span."""
        return f"{document.id}:s{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Claim:
    """What is embedded and indexed: one sentence, or several of one long quotation, that carry a figure or statement.

    `figures` and `statements` are indexes into those of the document.
    """

    start: int
    end: int
    text: str
    figures: tuple[int, ...] = ()
    statements: tuple[int, ...] = ()

    def id_in(self, document: Document) -> str:
        """The claim's id in every workspace: the document's id, c and the span."""
        return f"{document.id}:c{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one document, each list in order of appearance."""

    document: Document
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One figure, or one statement without figures, in its setting: what a claim answers to a question.

    `figure` is None where the claim carries no figure. `statements` are those that cover the figure (or the claim).
    `identity` is the id of the figure's speaker where people joined or split names of speakers, else None.
    """

    document: Document
    claim: Claim
    figure: Figure | None
    statements: tuple[Statement, ...] = ()
    identity: str | None = None

    @property
    def id(self) -> str:
        """The id of the figure, or of the claim where it carries none; the same whether it is stored or not."""
        return self.claim.id_in(self.document) if self.figure is None else self.figure.id_in(self.document)


def every_answer(extraction: Extraction) -> list[Answer]:
    """What the claims of a document answer, in their order."""
    return [answer for claim in extraction.claims for answer in answers(extraction, claim)]


def answers(extraction: Extraction, claim: Claim) -> list[Answer]:
    """What one claim of a document answers: one answer a figure, or a single one without figure."""
    statements = [extraction.statements[i] for i in claim.statements]
    if not claim.figures:
        return [Answer(extraction.document, claim, None, tuple(statements))]
    out = []
    for figure in (extraction.figures[i] for i in claim.figures):
        covering = tuple(s for s in statements if s.start <= figure.start and figure.end <= s.end)
        out.append(Answer(extraction.document, claim, figure, covering))
    return out
