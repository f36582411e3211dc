"""Bibliographies: documents, or one cited claim, as CSL-JSON, BibTeX (biblatex) and RIS."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from factcheck.show.citations import Citation
from factcheck.workspace import Workspace

_ESCAPED = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#",
            "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}&%$#_~^]")


def cited(workspace: Workspace) -> Iterator[Citation]:
    """Every document as a citation of the whole."""
    for stored in workspace.documents():
        yield Citation(stored.id, stored.document, None, stored.document.speaker, None, None, stored.snapshot)


def csl_lines(workspace: Workspace) -> Iterator[str]:
    """One CSL-JSON list of all documents."""
    yield json.dumps([csl(citation) for citation in cited(workspace)], ensure_ascii=False, indent=1)


def bibtex_lines(workspace: Workspace) -> Iterator[str]:
    """One @online entry a document."""
    return (bibtex(citation) for citation in cited(workspace))


def ris_lines(workspace: Workspace) -> Iterator[str]:
    """One RIS record a document."""
    return (ris(citation) for citation in cited(workspace))


def csl(citation: Citation) -> dict[str, Any]:
    """A CSL item (https://docs.citationstyles.org): what is not known is left out."""
    document = citation.document
    item: dict[str, Any] = {
        "id": citation.id,
        "type": "article-newspaper" if document.source and document.url else "webpage" if document.url else "document",
        "title": document.title,
        "container-title": document.source,
        "author": [{"literal": document.author}] if document.author else None,
        "issued": _date_parts(document.published),
        "accessed": _date_parts(citation.day),
        "URL": document.url,
        "language": document.language,
        "page": None if citation.page is None else str(citation.page),
        "archive_location": None if citation.snapshot is None else f"SHA-256:{citation.snapshot}",
        "note": _note(citation),
    }
    return {name: value for name, value in item.items() if value is not None}


def bibtex(citation: Citation) -> str:
    """A biblatex entry of type @online."""
    document = citation.document
    fields = {
        "author": None if document.author is None else "{" + _tex(document.author) + "}",
        "title": None if document.title is None else "{" + _tex(document.title) + "}",
        "organization": None if document.source is None else _tex(document.source),
        "date": document.published,
        "url": document.url,
        "urldate": citation.day,
        "pages": None if citation.page is None else str(citation.page),
        "note": None if (note := _note(citation)) is None else _tex(note),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{_key(citation)},", *lines, "}"])


def ris(citation: Citation) -> str:
    """An RIS record; the lines end as the format has it, without the last."""
    document = citation.document
    fields = [
        ("TY", "NEWS" if document.source else "ELEC"),
        ("ID", citation.id),
        ("TI", document.title),
        ("AU", document.author),
        ("T2", document.source),
        ("DA", None if document.published is None else "/".join([*document.published.split("-"), "", ""][:4])),
        ("PY", None if document.published is None else document.published[:4]),
        ("UR", document.url),
        ("Y2", None if citation.day is None else citation.day.replace("-", "/")),
        ("SP", None if citation.page is None else str(citation.page)),
        ("N1", _note(citation)),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value is not None)


def _note(citation: Citation) -> str | None:
    """The quote with its locator, or what was archived."""
    if citation.quote is None:
        return citation.archived
    who = f" — {citation.speaker}" if citation.speaker else ""
    return f"“{' '.join(citation.quote.split())}”{who} ({citation.archived})"


def _date_parts(day: str | None) -> dict[str, Any] | None:
    return None if day is None else {"date-parts": [[int(part) for part in day.split("-")]]}


def _key(citation: Citation) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "-", citation.id)


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda match: _ESCAPED[match[0]], " ".join(text.split()))
