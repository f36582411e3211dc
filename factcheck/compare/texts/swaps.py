"""Swaps: one sentence said of two names.

"Lund plays the miller in Harbour" and "Berg plays the miller in Harbour" share all but a word, but do not say the same.
"""

from __future__ import annotations

import re

from factcheck.claims import Extraction
from factcheck.compare.questions.phrases import roots
from factcheck.compare.questions.wordlists import wordlists
from factcheck.text.places import resolve

_TOKEN = re.compile(r"[^\W_][\w'’-]*(?:[.,]\d+)*|[^\w\s]")
LEAST_AROUND = 5
"""Words and signs that the two sentences have to share around the names."""
LONGEST_NAME = 4


def swapped_names(a: Extraction, b: Extraction) -> tuple[str, str] | None:
    """The two names by which alone two texts differ; None where they differ otherwise, or only in who says it.

    Two spellings or forms of one name ("Kiev", "Kyiv"; "Lund", "Marit Lund") are one.
    """
    ours, theirs = (_TOKEN.findall(e.document.text) for e in (a, b))
    shorter = min(len(ours), len(theirs))
    start = next((i for i in range(shorter) if ours[i] != theirs[i]), shorter)
    end = next((i for i in range(shorter - start) if ours[-1 - i] != theirs[-1 - i]), shorter - start)
    one, two = " ".join(ours[start : len(ours) - end]), " ".join(theirs[start : len(theirs) - end])
    if start + end < LEAST_AROUND or not (_is_name(one) and _is_name(two)) or roots(one) & roots(two):
        return None
    places = resolve(one), resolve(two)
    if places[0] is not None and places[1] is not None and places[0].key == places[1].key:
        return None
    speakers = " ".join(statement.speaker or "" for e in (a, b) for statement in e.statements)
    return None if one in speakers or two in speakers else (one, two)


def _is_name(words: str) -> bool:
    parts = words.split()
    return 0 < len(parts) <= LONGEST_NAME and all(w[0].isupper() and w.lower() not in wordlists().stop for w in parts)
