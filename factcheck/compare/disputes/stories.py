"""Stories: which documents tell of one thing, by the rare words that their titles and openings share.

Two texts on one dam that name it differently, or whose figures are read as of other things, have no place and no noun
in common; their words show that they belong together. So each document meets those nearest to it, whatever it counts.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.compare.questions.phrases import content_words
from factcheck.compare.questions.questions import Question

OPENING = 600
"""Characters of a text that are read: more do not bring further pairs together, in tests/second and tests/third."""
NEAREST = 3
"""So many documents each one meets: 533 of the 624 conflicts of tests/third that comparing all pairs finds have a block
then (without stories 222), for 2.3 times as many pairs; with two 491 for 1.9, with four 556 for 2.7."""
LEAST = 0.06
"""The cosine below which two texts tell no story together: of those nearest to one another in tests/second and
tests/third none lies below that are of one topic but one of 787, of the others one in thirty."""
MOST_WITH_WORD = 1000
"""A word of more documents than these tells no story."""


def story_keys(questions: Sequence[Question]) -> list[list[object]]:
    """For each figure what it shares with those of the documents nearest to its own that may count the same.

    What is known to count another thing (dogs, people) or is of another dimension is not met.
    """
    documents = {(q.document_title, q.document_text) for q in questions}
    place = {document: number for number, document in enumerate(sorted(documents))}
    own: dict[int, list[int]] = defaultdict(list)
    for number, pair in enumerate(links([f"{title} {text[:OPENING]}" for title, text in place])):
        for document in pair:
            own[document].append(number)
    told = [(own[place[q.document_title, q.document_text]], q.dimension, _thing(q)) for q in questions]
    counted: dict[tuple[int, str | None], set[str | None]] = defaultdict(lambda: {None})
    for found, dimension, thing in told:
        for link in found:
            counted[link, dimension].add(thing)
    return [
        [
            (link, dimension, met)
            for link in found
            for met in ((thing,) if thing else sorted(counted[link, dimension], key=str))
        ]
        for found, dimension, thing in told
    ]


def _thing(question: Question) -> str | None:
    """What is counted where that is known, else None."""
    return question.measure.thing if question.measure is not None and question.measure.known else None


def links(texts: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of texts, by their places, of which one is among the NEAREST of the other; each once, in order.

    How near they are is the cosine of their words, each weighed by how rare it is.
    """
    words = [sorted(content_words.__wrapped__(text)) for text in texts]
    having: dict[str, list[int]] = defaultdict(list)
    for text, found in enumerate(words):
        for word in found:
            having[word].append(text)
    rare = {word: math.log(len(texts) / len(found)) for word, found in having.items()}
    telling = {word: np.array(found) for word, found in having.items() if 1 < len(found) <= MOST_WITH_WORD}
    lengths = np.array([math.hypot(*(rare[word] for word in found)) or 1.0 for found in words])
    out = set()
    for text, found in enumerate(words):
        told = [word for word in found if word in telling]
        if not told:
            continue
        others = np.concatenate([telling[word] for word in told])
        weights = np.repeat([rare[word] ** 2 for word in told], [len(telling[word]) for word in told])
        likeness = np.bincount(others, weights=weights, minlength=len(texts)) / lengths / lengths[text]
        likeness[text] = 0.0
        out |= {(min(text, other), max(text, other)) for other in _nearest(likeness)}
    return sorted(out)


def _nearest(likeness: NDArray[np.float64]) -> list[int]:
    """The places of the largest entries that are large enough; of equal ones the first."""
    most = np.partition(likeness, -NEAREST)[-NEAREST] if len(likeness) > NEAREST else 0.0
    able = np.flatnonzero(likeness >= max(most, LEAST))
    found: list[int] = able[np.argsort(-likeness[able], kind="stable")][:NEAREST].tolist()
    return found
