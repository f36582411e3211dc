"""Places: where a figure holds, as written."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from factcheck.documents import Document
from factcheck.extract.anchors import Anchor
from factcheck.extract.parsing import ParsedDocument

_PLACE = ("GPE", "LOC")
_LED = (
    "in",
    "at",
    "across",
    "inside",
    "into",
    "around",
    "near",
    "throughout",
    "within",
    "from",
    "to",
    "over",
    "for",
    "outside",
    "off",
    "of",
)
_DATELINE = re.compile(
    r"^\s*(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’.\- ]{2,30}?)(?:,\s[A-Z][\w. ]+?)?(?:/[A-Z ]+)?(?:,\s+\w+\.?\s+\d+)?\s*(?:\([\w ]+\))?\s*[—–-]\s",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The place that a document is about: the one named most, its dateline's city as a last resort."""

    main: str | None

    @classmethod
    def of(cls, parsed: ParsedDocument, document: Document) -> Whereabouts:
        """Count the places named in the text; those in the title and the first paragraph count more."""
        named: Counter[str] = Counter()
        for index, paragraph in enumerate(parsed.paragraphs):
            for fragment in (paragraph.main, *paragraph.insides):
                if fragment is None:
                    continue
                for entity in fragment.doc.ents:
                    if entity.label_ in _PLACE:
                        named[_plain(entity.text)] += 2 if index < 2 else 1
        title = document.title or ""
        for place in list(named):
            if re.search(rf"\b{re.escape(place)}\b", title):
                named[place] += 3
        if named:
            return cls(named.most_common(1)[0][0])
        found = _DATELINE.search(document.text[:300])
        return cls(found["place"].strip().title() if found else None)


def _plain(name: str) -> str:
    name = re.sub(r"\s+", " ", name).removesuffix("'s").removesuffix("’s")
    return re.sub(r"^[Tt]he\s+", "", name)


def place_of(anchor: Anchor, whereabouts: Whereabouts) -> str | None:
    """The place named with the figure in its sentence, the nearest first, else the place of the document."""
    sentence = anchor.tokens[0].sent
    here = anchor.tokens[0].i
    best: tuple[int, str] | None = None
    for entity in sentence.ents:
        if entity.label_ not in _PLACE:
            continue
        lead = anchor.fragment.doc[entity.start - 1].lower_ if entity.start > 0 else ""
        if lead in ("the", "eastern", "western", "northern", "southern", "central") and entity.start > 1:
            lead = anchor.fragment.doc[entity.start - 2].lower_
        if lead not in _LED:
            continue
        far = abs(entity.start - here) + (4 if entity.start < here else 0)
        if best is None or far < best[0]:
            best = (far, _plain(entity.text))
    return best[1] if best is not None else whereabouts.main
