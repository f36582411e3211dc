"""Annotations and judgements as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), both ways, losslessly.

An annotation's target is the document with a position selector (code points) and a quote selector with 32 characters of
context; our own ids and grades travel as `urn:factcheck:` names and as bodies with the purposes of the standard.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.errors import Unreadable

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
_URN = "urn:factcheck:"
_VERSIONS = "urn:factcheck:versions"
"""Former versions of annotations, and deleted ones, each with its place in the order of all; nobody shows them."""
Record = dict[str, Any]
Place = tuple[str, int, int]
"""The text of a document and a span in it."""


def page(
    annotations: Iterable[Mapping[str, Any]], judgements: Iterable[Mapping[str, Any]], places: Mapping[str, Place]
) -> Record:
    """An annotation page; `annotations` are all versions, in order; `places` gives the text and span of each target."""
    versions = list(annotations)
    last = {record["id"]: at for at, record in enumerate(versions)}
    former = [
        {"at": at, "annotation": dict(record)}
        for at, record in enumerate(versions)
        if last[record["id"]] != at or record["action"] == "deleted"
    ]
    hidden = {version["at"] for version in former}
    items = [annotation_item(a, places) for at, a in enumerate(versions) if at not in hidden]
    items += [judgement_item(j, places) for j in judgements]
    found: Record = {"@context": CONTEXT, "type": "AnnotationPage", "items": items}
    return found | ({_VERSIONS: former} if former else {})


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
    item: Record = {
        "id": _URN + annotation["id"],
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {"type": "Person" if annotation["origin"] == "person" else "Organization", "name": annotation["by"]},
        "created": annotation["created"],
        "body": body,
        "target": _target(annotation["target"], places),
    }
    extra = {name: annotation[name] for name in ("action", "selector") if annotation.get(name) not in (None, "made")}
    return item | {_URN + name: value for name, value in extra.items()}


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

    An annotation that another program made comes with an empty target and its own W3C target, as JSON, in `selector`.

    Raises:
        Unreadable: it is no annotation page.
    """
    items = record.get("items")
    if record.get("type") != "AnnotationPage" or not isinstance(items, list):
        raise Unreadable("no W3C annotation page", hint="a JSON object of type AnnotationPage with a list of items")
    annotations: list[Record] = []
    judgements: list[Record] = []
    for number, item in enumerate(items, 1):
        try:
            kind, found = _read_item(item)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise Unreadable(f"annotation {number} of the page lacks what it needs ({error})") from error
        (judgements if kind == "judgement" else annotations).append(found)
    for version in record.get(_VERSIONS, ()):
        annotations.insert(version["at"], version["annotation"])
    yield from (("annotation", found) for found in annotations)
    yield from (("judgement", found) for found in judgements)


def _read_item(item: Mapping[str, Any]) -> tuple[str, Record]:
    bodies = item.get("body") or []
    by_purpose: dict[str, list[str]] = {}
    for body in bodies if isinstance(bodies, list) else [bodies]:
        given = {"value": body} if isinstance(body, str) else body
        by_purpose.setdefault(given.get("purpose", "commenting"), []).append(given.get("value") or given["source"])
    note = next(iter(by_purpose.get("commenting", [])), None)
    assessed = next(iter(by_purpose.get("assessing", [])), None)
    creator = item.get("creator") or "unknown"
    creator = {"name": creator} if isinstance(creator, str) else creator
    made = {"by": creator.get("name") or creator.get("id") or "unknown", "created": item.get("created") or ""}
    target = item["target"]
    if isinstance(target, list) and len(target) == 2 and all(_is_ours(side) for side in target):
        a, b = (_target_id(side) for side in target)
        return "judgement", {"a": a, "b": b, "decision": str(assessed).removeprefix("judgement:"), "why": note} | made
    ours = _is_ours(target)
    found: Record = {
        "target": _target_id(target) if ours else "",
        "note": note,
        "grade": assessed.removeprefix("admiralty-scale:") if assessed and "admiralty-scale:" in assessed else None,
        "links": by_purpose.get("linking", []),
        "tags": by_purpose.get("tagging", []),
        "origin": "person" if creator.get("type", "Person") == "Person" else "publisher",
        **made,
        "action": item.get(_URN + "action", "made"),
    }
    if str(item.get("id", "")).startswith(_URN):
        found = {"id": item["id"].removeprefix(_URN)} | found
    elif not ours:
        said = json.dumps(item, ensure_ascii=False, sort_keys=True)
        found["id"] = f"note:{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"
    kept = None if ours else json.dumps(target, ensure_ascii=False, sort_keys=True)
    kept = item.get(_URN + "selector", kept)
    return "annotation", found if kept is None else found | {"selector": kept}


def anchor(target: Any, texts: Mapping[str, str]) -> tuple[str, int, int] | None:
    """Where a W3C target of another program stands in one of the texts, which are given by url: url, start, end.

    The quote decides: at its position if the text agrees, else where it stands with its prefix and suffix, else where
    it stands at all, if only once. None where it cannot be found.
    """
    for side in target if isinstance(target, list) else [target]:
        if not isinstance(side, dict):
            continue
        url = side.get("source")
        url = url.get("id") if isinstance(url, dict) else url
        text = texts.get(str(url))
        selectors = side.get("selector") or []
        by_type = {s.get("type"): s for s in (selectors if isinstance(selectors, list) else [selectors])}
        quote, position = by_type.get("TextQuoteSelector"), by_type.get("TextPositionSelector", {})
        if text is None or quote is None or not quote.get("exact"):
            continue
        exact, before, after = quote["exact"], quote.get("prefix") or "", quote.get("suffix") or ""
        start = position.get("start", -1)
        if not isinstance(start, int) or start < 0 or text[start : start + len(exact)] != exact:
            start = text.find(before + exact + after) + len(before) if before + exact + after in text else -1
        if start < 0 and text.count(exact) == 1:
            start = text.find(exact)
        if start >= 0:
            return str(url), start, start + len(exact)
    return None


def _is_ours(target: Any) -> bool:
    name = target if isinstance(target, str) else target.get("id") if isinstance(target, dict) else None
    return str(name or "").startswith(_URN)


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
