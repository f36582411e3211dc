"""Encoding what was extracted: the claims for search, the figures for comparing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from factcheck.claims import Answer, Claim
from factcheck.find.encoder import PackagedEncoder
from factcheck.find.figures import AT_ONCE, figure_encoder
from factcheck.streams import portions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.claims import Extraction
    from factcheck.find.encoder import Encoder, States, Vectors


def encoded(extractions: Iterable[Extraction], encoder: Encoder) -> tuple[list[Extraction], Vectors]:
    """The same, every figure with its vector, and the vectors [claims, dim] of all claims."""
    whole = list(extractions)
    texts = [claim.text for extraction in whole for claim in extraction.claims]
    if not isinstance(encoder, PackagedEncoder):
        return with_vectors(whole), encoder.encode(texts)
    asked = [answer for extraction in whole for answer in _figures(extraction)]
    places: dict[str, list[int]] = {}
    for place, answer in enumerate(asked):
        places.setdefault(answer.claim.text, []).append(place)
    vectors: dict[str, Vectors] = {}
    found: dict[int, bytes] = {}
    for part in portions(dict.fromkeys(texts), AT_ONCE):
        known: States = {}
        vectors |= zip(part, encoder.encode(part, known), strict=True)

        def lower(asked: Sequence[str], known: States = known) -> States:
            return known | encoder.lower([text for text in asked if text not in known])

        own = [place for text in part for place in places.pop(text, ())]
        found |= zip(own, figure_encoder().vectors([asked[place] for place in own], lower), strict=True)
    unclaimed = [place for own in places.values() for place in own]
    found |= zip(unclaimed, figure_encoder().vectors([asked[place] for place in unclaimed], encoder.lower), strict=True)
    rows = np.array([vectors[text] for text in texts], dtype=np.float32).reshape(len(texts), encoder.card.dim)
    return _with(whole, (found[place] for place in range(len(asked)))), rows


def with_vectors(extractions: Iterable[Extraction]) -> list[Extraction]:
    """The same, every figure with its vector."""
    whole = list(extractions)
    asked = [answer for extraction in whole for answer in _figures(extraction)]
    return _with(whole, iter(figure_encoder().vectors(asked)))


def _with(extractions: list[Extraction], vectors: Iterator[bytes]) -> list[Extraction]:
    return [
        replace(extraction, figures=tuple(replace(figure, vector=next(vectors)) for figure in extraction.figures))
        for extraction in extractions
    ]


def _figures(extraction: Extraction) -> Iterator[Answer]:
    """Each figure in its claim; where none carries it, in its line."""
    carrying = {number: claim for claim in reversed(extraction.claims) for number in claim.figures}
    text = extraction.document.text
    for number, figure in enumerate(extraction.figures):
        claim = carrying.get(number)
        if claim is None:
            start = text.rfind("\n", 0, figure.start) + 1
            end = text.find("\n", figure.end)
            end = len(text) if end < 0 else end
            claim = Claim(start, end, text[start:end])
        yield Answer(extraction.document, claim, figure)
