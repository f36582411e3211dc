"""A MISP event of everything that people graded, with the machine tags of the taxonomy admiralty-scale.

https://github.com/MISP/misp-taxonomies/tree/main/admiralty-scale
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

from factcheck.errors import NotFound
from factcheck.review.annotations import grade_of
from factcheck.show.citations import Citation, citation_of, footnote
from factcheck.store.remarks import Annotation
from factcheck.store.rows import StoredClaim, StoredDocument, StoredFigure, StoredSource, StoredSpeaker, StoredStatement
from factcheck.workspace import Workspace

_SPACE = uuid.UUID("8f1f1f52-3c55-5c0e-9a43-2d2b6b3a9f10")
Record = dict[str, Any]


def lines(workspace: Workspace) -> Iterator[str]:
    """One event with an attribute for each graded annotation."""
    attributes, latest = [], "1970-01-01"
    for made in workspace.store.annotations().values():
        for annotation in made:
            if annotation.grade_source is not None or annotation.grade_information is not None:
                attributes.append(_attribute(workspace, annotation))
                latest = max(latest, annotation.created[:10])
    event = {
        "uuid": str(uuid.uuid5(_SPACE, workspace.store.uuid)), "info": "Graded claims and sources (factcheck)",
        "date": latest, "analysis": "1", "threat_level_id": "4", "distribution": "0", "published": False,
        "Attribute": attributes,
    }  # fmt: skip
    yield json.dumps({"Event": event}, ensure_ascii=False, indent=1)


def tags(annotation: Annotation) -> list[Record]:
    """The machine tags of a grade; each half only where it was given."""
    grade = grade_of(annotation)
    out = []
    if annotation.grade_source is not None:
        out.append({"name": f'admiralty-scale:source-reliability="{grade.reliability.lower()}"'})
    if annotation.grade_information is not None:
        out.append({"name": f'admiralty-scale:information-credibility="{grade.credibility}"'})
    return out


def _attribute(workspace: Workspace, annotation: Annotation) -> Record:
    return {
        "uuid": str(uuid.uuid5(_SPACE, annotation.name)),
        "type": "text",
        "category": "External analysis",
        "to_ids": False,
        "value": _value(workspace, annotation.target),
        "comment": " — ".join(part for part in (annotation.note, annotation.by) if part),
        "Tag": tags(annotation) + [{"name": tag} for tag in annotation.tags],
    }


def _value(workspace: Workspace, target: str) -> str:
    try:
        found = workspace.find(target)
    except NotFound:
        return target
    if isinstance(found, StoredSource | StoredSpeaker):
        return found.name
    assert isinstance(found, StoredClaim | StoredDocument | StoredFigure | StoredStatement)
    citation: Citation = citation_of(workspace, found.id)
    return footnote(citation)
