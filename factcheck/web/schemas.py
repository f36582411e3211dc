"""Schemas: the contract's JSON as the OpenAPI description tells of it. Answers may hold more fields, never fewer."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Relation = Literal["agrees", "conflicts", "changed", "related"]
Decision = Literal["same", "different", "conflict", "unsure"]


class Open(BaseModel):
    """A record that may grow."""

    model_config = ConfigDict(extra="allow")


class Figure(Open):
    """One quantity that a document asserts."""

    doc: str
    id: str
    start: int
    end: int
    text: str
    low: float
    high: float
    bound: Literal["exact", "about", "at_least", "at_most", "range"]
    unit: str | None
    measure: str | None
    subject: str | None
    event: str | None
    place: str | None
    as_of: str | None
    speaker: str | None
    role: str
    restatement: str | None = None


class Statement(Open):
    """One attributed statement, or one part of it."""

    doc: str
    id: str
    start: int
    end: int
    text: str
    group: str | None
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    role: str | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    quote: Literal["direct", "indirect", "mixed"]


class Claim(Open):
    """One sentence, or several of one long quotation, with a figure or statement."""

    doc: str
    id: str
    start: int
    end: int
    text: str
    figures: list[int]
    statements: list[int]


class DocumentHead(Open):
    """Where a claim comes from."""

    doc: str
    id: str
    title: str | None
    source: str | None
    published: str | None
    url: str | None


class Annotation(Open):
    """What somebody noted."""

    id: str
    target: str
    note: str | None
    grade: str | None
    links: list[str]
    tags: list[str]
    by: str
    created: str


class Judgement(Open):
    """What somebody decided on a pair."""

    a: str
    b: str
    decision: str
    why: str | None
    by: str
    created: str


class Correction(Open):
    """What somebody did to what the machine found."""

    target: str
    action: str
    changes: dict[str, Any]
    why: str | None
    by: str
    created: str


class Match(Open):
    """One stored claim beside the new one."""

    relation: Relation
    reason: str | None
    score: float
    same_origin: bool
    explanation: str
    asked: Figure | None
    figure: Figure | None
    claim: Claim
    document: DocumentHead
    annotations: list[dict[str, Any]]


class Summary(Open):
    """How the matches stand, and how many independent origins they go back to."""

    agrees: int
    conflicts: int
    changed: int
    related: int
    independent_origins: int


class Checked(Open):
    """One claim of a text with what history says beside it."""

    doc: str
    claim: Claim
    figures: list[Figure]
    statements: list[Statement]
    matches: list[Match]
    summary: Summary


class CheckedText(Open):
    """Every claim of a text beside history; `stored` is the document's id where the text is kept."""

    checked: list[Checked]
    stored: str | None


class Extraction(Open):
    """Everything found in a text."""

    doc: str
    figures: list[Figure]
    statements: list[Statement]
    claims: list[Claim]


class Hit(Open):
    """A stored claim with its score."""

    score: float
    claim: Claim
    document: DocumentHead
    figures: list[Figure]
    statements: list[Statement]


class Hits(Open):
    """The claims most like a text."""

    doc: str
    matches: list[Hit]


class Compared(Open):
    """Two texts and what they are to each other."""

    id: str
    relation: Relation
    reason: str | None
    score: float
    explanation: str
    pairs: list[dict[str, Any]]


class Dispute(Open):
    """A disputed question."""

    question: str
    figures: list[Figure]
    pairs: list[dict[str, Any]]


class Disputes(Open):
    """Disputed questions, worst first. `fresh` is false while newer documents are still being looked at."""

    conflicts: list[Dispute]
    total: int
    next: str | None
    fresh: bool


class Timeline(Open):
    """One question's figures through time."""

    question: str
    points: list[dict[str, Any]]


class Listed(Open):
    """A page of a list; `next` is given back as `after` for the one that follows, null at the end."""

    items: list[dict[str, Any]]
    next: str | None


class Thing(Open):
    """One thing whole, with provenance and annotations."""

    id: str
    annotations: list[Annotation]
    judgements: list[Judgement]


class Citation(Open):
    """Everything that a reader needs to find a quote again."""

    id: str
    quote: str | None
    speaker: str | None
    link: str | None
    document: DocumentHead
    footnote: str
    markdown: str


class Annotations(Open):
    """Annotations."""

    annotations: list[Annotation]


class Judgements(Open):
    """Judgements that count."""

    judgements: list[Judgement]


class Identity(Open):
    """One speaker with all names."""

    id: str
    name: str
    names: list[str]
    ids: list[str]
    joined: str | None


class Corrections(Open):
    """What was corrected, in order."""

    corrections: list[Correction]


class Status(Open):
    """What is stored, and who asks."""

    version: str
    counts: dict[str, int]
    stamp: str
    name: str
    role: str


class Problem(Open):
    """What went wrong: RFC 9457 problem details."""

    type: str
    title: str
    status: int
    detail: str
    kind: str
    subject: str | None = None
    hint: str | None = None


class Asked(BaseModel):
    """What is asked of the desk; nothing else is understood."""

    model_config = ConfigDict(extra="forbid")


class Limits(Asked):
    """Filters, exact and applied before anything is ranked."""

    source: str | None = None
    speaker: str | None = None
    place: str | None = None
    measure: str | None = None
    unit: str | None = None
    since: str | None = None
    until: str | None = None


class CheckRequest(Limits):
    """A text to set beside history.

    `text_source` and `text_url` say where the text itself is from. With `keep` it is stored afterwards, as a document
    from there, or as typed at the desk by whoever asks.
    """

    text: str = Field(min_length=1, max_length=200_000)
    published: str | None = None
    text_source: str | None = Field(None, max_length=200)
    text_url: str | None = Field(None, max_length=2000)
    keep: bool = False
    limit: int = Field(10, ge=1, le=200)


class SearchRequest(Limits):
    """A text to find claims like."""

    text: str = Field(min_length=1, max_length=200_000)
    limit: int = Field(10, ge=1, le=200)


class TextRequest(Asked):
    """A text to extract from."""

    text: str = Field(min_length=1, max_length=200_000)
    published: str | None = None


class CompareRequest(Asked):
    """Two texts."""

    a: TextRequest
    b: TextRequest


class AnnotationRequest(Asked):
    """What there is to say of a target."""

    target: str = Field(min_length=1, max_length=400)
    note: str | None = Field(None, max_length=20_000)
    grade: str | None = Field(None, max_length=2)
    links: list[str] = Field(default_factory=list, max_length=50)
    tags: list[str] = Field(default_factory=list, max_length=50)


class AnnotationChange(Asked):
    """What of an annotation changes; what is left out stays."""

    note: str | None = Field(None, max_length=20_000)
    grade: str | None = Field(None, max_length=2)
    links: list[str] | None = Field(None, max_length=50)
    tags: list[str] | None = Field(None, max_length=50)


class JudgementRequest(Asked):
    """A decision on a pair."""

    a: str = Field(min_length=1, max_length=400)
    b: str = Field(min_length=1, max_length=400)
    decision: Decision
    why: str | None = Field(None, max_length=20_000)


class SpeakersRequest(Asked):
    """Two speakers, each by id or name."""

    a: str = Field(min_length=1, max_length=400)
    b: str = Field(min_length=1, max_length=400)
    why: str | None = Field(None, max_length=20_000)


class CorrectionRequest(Asked):
    """What to do to a figure, statement or speaker; `changes` are new values, null for one that is unknown."""

    target: str = Field(min_length=1, max_length=400)
    action: Literal["confirm", "reject", "edit", "undo", "reset"]
    changes: dict[str, str | float | bool | None] = Field(default_factory=dict, max_length=20)
    why: str | None = Field(None, max_length=20_000)
