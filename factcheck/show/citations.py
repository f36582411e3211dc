"""Citations: one claim, figure or statement with everything that a reader needs to find it again."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from factcheck.claims import Claim
from factcheck.documents import Document
from factcheck.errors import UsageError
from factcheck.show.records import Record, document_record
from factcheck.store.rows import StoredClaim, StoredDocument, StoredFigure, StoredStatement
from factcheck.workspace import Workspace

FRAGMENT_WORDS = 5
"""Words at each end of a quote that a text fragment names; the browser marks what stands between."""
_FRAGMENT_WHOLE = 2 * FRAGMENT_WORDS + 2


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote with its locators. `start` and `end` are offsets into the stored text; None for a whole document."""

    id: str
    document: Document
    quote: str | None
    speaker: str | None
    start: int | None
    end: int | None
    snapshot: str | None

    @property
    def page(self) -> int | None:
        """The page that the quote begins on."""
        return None if self.start is None else self.document.page(self.start)

    @property
    def outlet(self) -> str:
        """Who published it, or what the document is called, or where it was read or typed."""
        return self.document.source or self.document.key or self.document.where or self.document.id

    @property
    def day(self) -> str | None:
        """The day it was fetched."""
        return None if self.document.retrieved is None else self.document.retrieved[:10]

    @property
    def link(self) -> str | None:
        """The url with a text fragment, at which a browser scrolls to the quote and marks it."""
        url = self.document.url
        if url is None or self.quote is None or "#" in url:
            return url
        words = self.quote.split()
        ends = [" ".join(words)]
        if len(words) > _FRAGMENT_WHOLE:
            ends = [" ".join(words[:FRAGMENT_WORDS]), " ".join(words[-FRAGMENT_WORDS:])]
        return f"{url}#:~:text={','.join(quote(end, safe='').replace('-', '%2D') for end in ends)}"

    @property
    def locator(self) -> str:
        """Where in the document: page and offsets."""
        page = [] if self.page is None else [f"p. {self.page}"]
        return ", ".join([*page, *([] if self.start is None else [f"chars {self.start}–{self.end}"])])

    @property
    def archived(self) -> str:
        """What was kept, so that it can be proved: the hash of the bytes, and the document's id."""
        kept = f"SHA-256:{self.snapshot}" if self.snapshot is not None else f"factcheck:{self.document.id}"
        return ", ".join(part for part in (f"archived {kept}", self.locator) if part)


def citation_of(workspace: Workspace, identifier: str) -> Citation:
    """The citation of a claim, figure, statement or document.

    Raises:
        NotFound: no such id.
        UsageError: it is a source or a speaker.
    """
    found = workspace.find(identifier)
    if not isinstance(found, StoredClaim | StoredFigure | StoredStatement | StoredDocument):
        raise UsageError("only what a document says can be cited", subject=identifier, hint="the id of a claim")
    snapshot = workspace.store.snapshot_of(found.document.id)
    if isinstance(found, StoredDocument):
        return Citation(found.id, found.document, None, found.document.speaker, None, None, snapshot)
    part = sentence(workspace, found)
    return Citation(
        found.id, found.document, part.text, _speaker(workspace, found, part), part.start, part.end, snapshot
    )


def sentence(workspace: Workspace, found: StoredClaim | StoredFigure | StoredStatement) -> Claim:
    """The sentence that a figure or statement is cited by: the claim that carries it."""
    if isinstance(found, StoredClaim):
        return found.claim
    part = found.figure if isinstance(found, StoredFigure) else found.statement
    claims = workspace.store.extraction(found.document.id).claims
    carriers = [claim for claim in claims if claim.start <= part.start and part.end <= claim.end]
    return min(carriers, key=lambda claim: claim.end - claim.start, default=Claim(part.start, part.end, part.text))


def citation_record(citation: Citation) -> Record:
    """A citation as a JSON object."""
    return {
        "id": citation.id,
        "quote": citation.quote,
        "speaker": citation.speaker,
        "start": citation.start,
        "end": citation.end,
        "page": citation.page,
        "link": citation.link,
        "snapshot": None if citation.snapshot is None else f"SHA-256:{citation.snapshot}",
        "retrieved": citation.document.retrieved,
        "document": document_record(citation.document),
        "footnote": footnote(citation),
        "markdown": markdown(citation),
    }


def footnote(citation: Citation) -> str:
    """One line: "quote" — speaker, outlet, "title", date, url (archived …), retrieved day."""
    document = citation.document
    who = [citation.speaker] if citation.speaker else []
    title = f"“{document.title}”" if document.title else None
    where = [*who, citation.outlet, title, document.published, document.url]
    said = "" if citation.quote is None else f"“{' '.join(citation.quote.split())}” — "
    day = "" if citation.day is None else f", retrieved {citation.day}"
    return f"{said}{', '.join(part for part in where if part)} ({citation.archived}){day}"


def markdown(citation: Citation) -> str:
    """A block quote with who said it and where, and a block id that notes can link to."""
    document = citation.document
    title = document.title or document.url or document.doc
    linked = f"[{title}]({citation.link})" if citation.link else title
    tail = ", ".join(part for part in (linked, f"*{citation.outlet}*", document.published) if part)
    who = f"{citation.speaker}, " if citation.speaker else ""
    lines = [] if citation.quote is None else [f"> {line}".rstrip() for line in citation.quote.split("\n")]
    return "\n".join([*lines, f"> — {who}{tail} ({citation.archived}) ^{block_id(citation.id)}"])


def block_id(identifier: str) -> str:
    """An id as Obsidian's block ids may be: letters, digits and dashes.

    >>> block_id("d3f9a1c2b4e5:c120-188")
    'd3f9a1c2b4e5-c120-188'
    """
    return identifier.replace(":", "-")


def _speaker(workspace: Workspace, found: StoredClaim | StoredFigure | StoredStatement, part: Claim) -> str | None:
    if isinstance(found, StoredFigure):
        return found.figure.speaker or found.document.speaker
    if isinstance(found, StoredStatement):
        return found.statement.speaker
    statements = workspace.store.extraction(found.document.id).statements
    named = [statements[i].speaker for i in part.statements if i < len(statements)]
    return next((name for name in named if name), found.document.speaker)
