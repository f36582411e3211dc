"""Choices: which of the candidates a number measures, all evidence weighed.

Rules find the noun right behind a number nearly always; of what stands elsewhere in its sentence they are right five
times of six, of the rest every second or third time. There trees weigh all candidates, learnt with the words that were
measures by `make choices` from the marked corpora (tests/accuracy/choose.py); what the rules say is one candidate.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from factcheck.claims import Figure
from factcheck.extract.figures.anchors import Anchor
from factcheck.extract.figures.measures.candidates import Candidate, alike, candidates, key
from factcheck.extract.figures.measures.heads import is_aboard, is_said_to_be
from factcheck.extract.parsing import ParsedDocument
from factcheck.extract.tables import table
from factcheck.extract.trees import Weights, likely, of_words, weights
from factcheck.text.units.units import is_money

MARGIN = 0.2
"""So much likelier a candidate is that takes the place of what the rules say."""
LEAST = 0.33
"""So likely is a candidate that is taken where the rules say nothing."""
CAUTION = 4.0
USUAL = 0.17
"""A word is a measure as often as it was, with CAUTION cases added that were as often one as any candidate."""
_PEOPLE = ("population", "public")
"""Nouns that hold people: of a population so many people die."""
_TAXED = re.compile(r"\s+(?:before|after|excluding|including)\s+(?:interest\s+and\s+)?tax\b")
""" "made 40 million before tax" measures no tax"""
_SLACK = 8
"""Characters by which a phrase may be longer as it is written: line breaks and second spaces."""


def word_keys(candidate: Candidate) -> dict[str, str]:
    """The head word of a candidate, alone and with the kind of the number."""
    return {"word": candidate.head, "word of kind": f"{candidate.head}/{int(candidate.number['kind'])}"}


def of_word(candidate: Candidate, words: Mapping[str, tuple[int, int]]) -> dict[str, float]:
    """How often the head word was a measure elsewhere."""
    return of_words(word_keys(candidate), words, USUAL, CAUTION)


def chosen(
    anchor: Anchor, parsed: ParsedDocument, earlier: Sequence[Figure], given: str | None, title: str
) -> str | None:
    """The measure of a number: what the rules say, unless another candidate is likelier."""
    if is_settled(anchor, parsed.text, given):
        return given
    found = candidates(anchor, parsed, earlier, given, title)
    if is_money(anchor.numeral.unit):
        living = table("measures")["living"]
        found = [one for one in found if one.phrase == given or living.isdisjoint(one.phrase.split())]
        if _TAXED.match(parsed.text, anchor.numeral.noun):
            return None if given == "tax" else given
    return likeliest(found, given, weights("choices"))


def likeliest(found: Sequence[Candidate], given: str | None, weighed: Weights) -> str | None:
    """The phrase of the candidate that is likeliest by far enough, else what the rules say."""
    if not found:
        return given
    told = likely(weighed.odds([(one.number, one.own, of_word(one, weighed.words)) for one in found]))
    best = int(told.argmax())
    own = next((n for n, candidate in enumerate(found) if "given" in candidate.own), None)
    least = LEAST if own is None else told[own] + MARGIN
    if told[best] <= least or alike(key(found[best].phrase), key(given or "")):
        return given  # the rules know best how much of a phrase to take
    if given == "people" and found[best].head in _PEOPLE:
        return given  # of a population so many "died": they are people
    return found[best].phrase


def is_settled(anchor: Anchor, text: str, given: str | None) -> bool:
    """Whether what the rules say goes without choosing: the noun behind the number, one beside a physical unit,
    or those aboard or said to be dead or missing.
    """
    if given is None:
        return False
    if is_aboard(anchor) or is_said_to_be(anchor):
        return True
    unit = anchor.numeral.unit
    if unit is not None and not is_money(unit):
        return given in " ".join(anchor.sentence.of(text).lower().split())
    at = anchor.numeral.noun
    behind = " ".join(text[at : at + len(given) + _SLACK].lower().split())
    return behind.startswith(given) or (unit is not None and behind.startswith(f"in {given}"))
