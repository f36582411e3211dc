"""The tables of a workspace, as SQLModel classes.

Rows are written through these classes. They are also the way to query a workspace from other programs:
`Session(create_engine("sqlite:///factcheck.db")).exec(select(Figure))`. Importing them costs half a second, so the
reading side of the store uses plain SQL instead. The migrations create the tables; a test holds the two equal.
"""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

_NUMBERED = {"sqlite_autoincrement": True}


class Meta(SQLModel, table=True):
    """One fact about the workspace: its uuid, its active model."""

    key: str = Field(primary_key=True)
    value: str


class Source(SQLModel, table=True):
    """An outlet, agency or institution that publishes documents."""

    __table_args__ = _NUMBERED
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str


class Speaker(SQLModel, table=True):
    """Whoever makes statements, under the first name that was seen."""

    __table_args__ = _NUMBERED
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str


class Snapshot(SQLModel, table=True):
    """The raw bytes of an input, compressed with zlib, under the hash of the uncompressed bytes."""

    sha256: str = Field(primary_key=True)
    size: int
    compressed: bytes


class Document(SQLModel, table=True):
    """One text with its provenance; `found_at` is the file and line that it was read from."""

    __table_args__ = _NUMBERED
    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(unique=True)
    key: str | None = None
    kind: str
    source: str | None = None
    source_id: int | None = Field(default=None, foreign_key="source.id")
    title: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    speaker: str | None = None
    speaker_id: int | None = Field(default=None, foreign_key="speaker.id")
    rating: str | None = None
    found_at: str | None = None
    snapshot: str | None = Field(default=None, foreign_key="snapshot.sha256")
    added: str
    text: str
    language: str | None = None
    pages: str | None = None
    retrieved: str | None = None


class Claim(SQLModel, table=True):
    """What is embedded and indexed: a sentence that carries figures or statements, and who speaks in it."""

    __table_args__ = _NUMBERED
    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id")
    start: int
    end: int
    text: str
    speakers: str | None = None


class Figure(SQLModel, table=True):
    """One quantity; `position` is its place among the figures of its document, `vector` one of `find.figures`."""

    __table_args__ = _NUMBERED
    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id")
    position: int
    start: int
    end: int
    text: str
    low: float
    high: float
    bound: str
    unit: str | None = None
    measure: str | None = None
    measure_head: str | None = None
    subject: str | None = None
    event: str | None = None
    place: str | None = None
    as_of: str | None = None
    speaker: str | None = None
    speaker_id: int | None = Field(default=None, foreign_key="speaker.id")
    role: str
    restatement: str | None = None
    state: str
    machine: str | None = None
    vector: bytes | None = None


class Statement(SQLModel, table=True):
    """One attributed statement; `position` is its place among the statements of its document."""

    __table_args__ = _NUMBERED
    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id")
    position: int
    start: int
    end: int
    text: str
    group: str | None = None
    speaker: str | None = None
    speaker_id: int | None = Field(default=None, foreign_key="speaker.id")
    speaker_start: int | None = None
    speaker_end: int | None = None
    role: str | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    quote: str
    rule: str
    confidence: float
    denied: bool
    state: str
    machine: str | None = None
    affiliation: str | None = None
    said_on: str | None = None
    said_at: str | None = None
    cited: str | None = None


class ClaimFigure(SQLModel, table=True):
    """Which figures a claim carries."""

    __tablename__ = "claim_figure"
    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    figure_id: int = Field(foreign_key="figure.id", primary_key=True)


class ClaimStatement(SQLModel, table=True):
    """Which statements a claim carries."""

    __tablename__ = "claim_statement"
    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    statement_id: int = Field(foreign_key="statement.id", primary_key=True)


class Model(SQLModel, table=True):
    """An encoder, told apart by its weights."""

    __table_args__ = (UniqueConstraint("name", "revision", "weights_sha256"), _NUMBERED)
    id: int | None = Field(default=None, primary_key=True)
    name: str
    revision: str
    weights_sha256: str
    dim: int


class Embedding(SQLModel, table=True):
    """The normalised vector of a claim under one model: `dim` float32 numbers, little-endian."""

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    model_id: int = Field(foreign_key="model.id", primary_key=True)
    vector: bytes


class Change(SQLModel, table=True):
    """A claim that came or went, in commit order."""

    __table_args__ = _NUMBERED
    seq: int | None = Field(default=None, primary_key=True)
    op: str
    claim_id: int
    chain: bytes


class Annotation(SQLModel, table=True):
    """A version of what a person, or a rated claim's publisher, notes about a target; `links`, `tags`: JSON lists."""

    __table_args__ = _NUMBERED
    id: int | None = Field(default=None, primary_key=True)
    target: str
    note: str | None = None
    grade_source: str | None = None
    grade_information: str | None = None
    links: str
    tags: str
    by: str
    origin: str
    created: str
    name: str
    action: str
    selector: str | None = None


class Judgement(SQLModel, table=True):
    """A person's decision whether two targets speak of the same."""

    __table_args__ = _NUMBERED
    id: int | None = Field(default=None, primary_key=True)
    a: str
    b: str
    decision: str
    why: str | None = None
    by: str
    created: str


class Correction(SQLModel, table=True):
    """What a person did to a figure, statement or speaker that the machine found; `changes` is a JSON object."""

    __table_args__ = _NUMBERED
    id: int | None = Field(default=None, primary_key=True)
    target: str
    action: str
    changes: str
    why: str | None = None
    by: str
    created: str


class Watch(SQLModel, table=True):
    """A saved question; `seen` is the last claim that was reported on it."""

    __table_args__ = _NUMBERED
    id: int | None = Field(default=None, primary_key=True)
    query: str = Field(unique=True)
    by: str
    created: str
    seen: int


class Migration(SQLModel, table=True):
    """A step of the layout that was taken, and when."""

    number: int = Field(primary_key=True)
    name: str
    applied: str
