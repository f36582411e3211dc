"""Markdown notes, one for each document and one for each disputed question, as Obsidian and others read them.

A note has YAML front matter, its quotes in block quotes with block ids, and links to the other notes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from factcheck.claims import Answer
from factcheck.compare.disputes.conflicts import Dispute
from factcheck.documents import Document
from factcheck.review.annotations import annotation_record
from factcheck.review.graded import Graded
from factcheck.show.citations import Citation, block_id, markdown
from factcheck.show.phrases import annotation_line, quantity, slots, who
from factcheck.store.filters import slug
from factcheck.store.remarks import Annotation
from factcheck.store.rows import StoredDocument
from factcheck.workspace import Workspace

LONGEST_NAME = 80
_TAG = re.compile(r"[^\w/-]+")


def lines(workspace: Workspace) -> Iterator[str]:
    """All notes in one stream, each under its name."""
    for name, text in notes(workspace):
        yield f"<!-- {name} -->\n{text}"


def notes(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The file name and the text of each note: documents in the order in which they were added, then disputes."""
    graded = Graded(workspace.store)
    noted = workspace.store.annotations()
    disputes = list(workspace.conflicts())
    names = _dispute_names(disputes)
    disputed: dict[str, list[str]] = {}
    for dispute, name in zip(disputes, names, strict=True):
        for answer in dispute.answers:
            disputed.setdefault(answer.id, []).append(name)
    for stored in workspace.documents():
        yield f"{note_name(stored.document)}.md", _document(workspace, stored, graded, noted, disputed)
    for dispute, name in zip(disputes, names, strict=True):
        yield f"{name}.md", _dispute(dispute, noted)


def note_name(document: Document) -> str:
    """The name of a document's note, without its ending: what it is called, and the beginning of its id."""
    return f"{_short(slug(document.title or document.doc))}-{document.id[:6]}"


def front_matter(fields: Mapping[str, object]) -> list[str]:
    """YAML front matter; values are written as JSON, which is YAML, so that none can break out of its line."""
    known = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value]
    return ["---", *known, "---", ""]


def _document(
    workspace: Workspace,
    stored: StoredDocument,
    graded: Graded,
    noted: Mapping[str, list[Annotation]],
    disputed: Mapping[str, list[str]],
) -> str:
    document = stored.document
    extraction = workspace.store.extraction(stored.id)
    own = noted.get(stored.id, [])
    out = front_matter({
        "id": stored.id, "title": document.title, "source": document.source, "author": document.author,
        "date": document.published, "url": document.url, "grade": str(graded.document(document)),
        "archived": None if stored.snapshot is None else f"SHA-256:{stored.snapshot}",
        "tags": sorted({_tag(tag) for annotation in own for tag in annotation.tags}),
    })  # fmt: skip
    out += [f"# {document.title or document.doc}", "", *_remarks(own)]
    for claim in extraction.claims:
        identifier = claim.id_in(document)
        statements = [extraction.statements[i] for i in claim.statements]
        speaker = next((s.speaker for s in statements if s.speaker), document.speaker)
        out.append(
            markdown(Citation(identifier, document, claim.text, speaker, claim.start, claim.end, stored.snapshot))
        )
        out.append("")
        for figure in (extraction.figures[i] for i in claim.figures):
            links = "".join(f" · disputed: [[{name}]]" for name in disputed.get(figure.id_in(document), ()))
            known = slots(figure)
            out.append(f"- **{quantity(figure)}**{f' · {known}' if known else ''}{links}")
            out += [f"  {line}" for line in _remarks(noted.get(figure.id_in(document), []))]
        out += _remarks(noted.get(identifier, []))
        out.append("")
    return "\n".join(out).rstrip() + "\n"


def _dispute(dispute: Dispute, noted: Mapping[str, list[Annotation]]) -> str:
    out = front_matter({"question": dispute.question, "origins": dispute.independent_origins, "tags": ["conflict"]})
    out += [f"# {dispute.question}", ""]
    for answer in dispute.answers:
        if answer.figure is not None:
            out += [f"- **{quantity(answer.figure)}** — {_told(answer)} [[{_link(answer)}]]"]
            out += [f"  > {' '.join(answer.claim.text.split())}"]
            out += [f"  {line}" for line in _remarks(noted.get(answer.id, []))]
    return "\n".join(out).rstrip() + "\n"


def _told(answer: Answer) -> str:
    document = answer.document
    return ", ".join(part for part in (who(answer), document.source, document.published) if part)


def _link(answer: Answer) -> str:
    return f"{note_name(answer.document)}#^{block_id(answer.claim.id_in(answer.document))}"


def _remarks(annotations: list[Annotation]) -> list[str]:
    return [f"> [!note] {annotation_line(annotation_record(annotation))}" for annotation in annotations]


def _dispute_names(disputes: list[Dispute]) -> list[str]:
    names: list[str] = []
    for dispute in disputes:
        name = f"conflict-{_short(slug(dispute.question))}"
        names.append(name if name not in names else f"{name}-{len(names)}")
    return names


def _short(name: str) -> str:
    return name[:LONGEST_NAME].rstrip("-")


def _tag(tag: str) -> str:
    return _TAG.sub("-", tag)
