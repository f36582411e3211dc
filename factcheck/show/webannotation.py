"""Annotations and judgements as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), both ways, losslessly.

An annotation's target is the document with a position selector (code points) and a quote selector with 32 characters of
context; our own ids and grades travel as `urn:factcheck:` names and as bodies with the purposes of the standard.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.errors import Unreadable

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
_URN = "urn:factcheck:"
Record = dict[str, Any]
Place = tuple[str, int, int]
"""The text of a document and a span in it."""


def page(
    annotations: Iterable[Mapping[str, Any]], judgements: Iterable[Mapping[str, Any]], places: Mapping[str, Place]
) -> Record:
    """An annotation page of all; `places` gives the text and span of each target that has one."""
    items = [annotation_item(a, places) for a in annotations] + [judgement_item(j, places) for j in judgements]
    return {"@context": CONTEXT, "type": "AnnotationPage", "items": items}


def annotation_item(annotation: Mapping[str, Any], places: Mapping[str, Place]) -> Record:
    """One annotation: note, links, tags and grade are bodies of their own."""
    body: list[Record] = []
    if annotation["note"] is not None:
        body.append(
            {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": annotation["note"]}
        )
    body.extend({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in annotation["tags"])
    body.extend({"type": "SpecificResource", "purpose": "linking", "source": link} for link in annotation["links"])
    if annotation["grade"] is not None:
        body.append({"type": "TextualBody", "purpose": "assessing", "value": f"admiralty-scale:{annotation['grade']}"})
    return {
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {"type": "Person" if annotation["origin"] == "person" else "Organization", "name": annotation["by"]},
        "created": annotation["created"],
        "body": body,
        "target": _target(annotation["target"], places),
    }


def judgement_item(judgement: Mapping[str, Any], places: Mapping[str, Place]) -> Record:
    """One judgement: the decision on two targets."""
    body: list[Record] = [
        {"type": "TextualBody", "purpose": "assessing", "value": f"judgement:{judgement['decision']}"}
    ]
    if judgement["why"] is not None:
        body.append(
            {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": judgement["why"]}
        )
    return {
        "type": "Annotation",
        "motivation": "assessing",
        "creator": {"type": "Person", "name": judgement["by"]},
        "created": judgement["created"],
        "body": body,
        "target": [_target(judgement["a"], places), _target(judgement["b"], places)],
    }


def read_page(record: Mapping[str, Any]) -> Iterator[tuple[str, Record]]:
    """The annotations ("annotation") and judgements ("judgement") of a page, in order.

    Raises:
        Unreadable: it is no annotation page of ours.
    """
    items = record.get("items")
    if record.get("type") != "AnnotationPage" or not isinstance(items, list):
        raise Unreadable("no W3C annotation page", hint="a JSON object of type AnnotationPage with a list of items")
    for number, item in enumerate(items, 1):
        try:
            yield _read_item(item)
        except (KeyError, TypeError, AttributeError) as error:
            raise Unreadable(f"annotation {number} of the page lacks what it needs ({error})") from error


def _read_item(item: Mapping[str, Any]) -> tuple[str, Record]:
    bodies = item["body"] if isinstance(item["body"], list) else [item["body"]]
    by_purpose: dict[str, list[str]] = {}
    for body in bodies:
        by_purpose.setdefault(body.get("purpose", "commenting"), []).append(body.get("value") or body["source"])
    note = next(iter(by_purpose.get("commenting", [])), None)
    assessed = next(iter(by_purpose.get("assessing", [])), None)
    made = {"by": item["creator"]["name"], "created": item["created"]}
    if isinstance(item["target"], list):
        a, b = (_target_id(target) for target in item["target"])
        return "judgement", {"a": a, "b": b, "decision": str(assessed).removeprefix("judgement:"), "why": note} | made
    return "annotation", {
        "target": _target_id(item["target"]),
        "note": note,
        "grade": None if assessed is None else assessed.removeprefix("admiralty-scale:"),
        "links": by_purpose.get("linking", []),
        "tags": by_purpose.get("tagging", []),
        "origin": "person" if item["creator"].get("type", "Person") == "Person" else "publisher",
    } | made


def _target(identifier: str, places: Mapping[str, Place]) -> Record:
    target: Record = {"id": _URN + identifier}
    if identifier in places:
        text, start, end = places[identifier]
        target = {
            "id": _URN + identifier,
            "type": "SpecificResource",
            "source": _URN + identifier.partition(":")[0],
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(start - AROUND, 0) : start],
                    "suffix": text[end : end + AROUND],
                },
            ],
        }
    return target


def _target_id(target: Any) -> str:
    name = target if isinstance(target, str) else target["id"]
    return str(name).removeprefix(_URN)
