"""Nouns: the singular of a word, and the noun that a phrase is about, by one rule for storing and comparing."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.text.tables import table

_EDGES = ".,;:'\"“”‘’()"


_ENDINGS = (
    (re.compile(r"(?<=[bcdfghjklmnprstvxz])uses$"), "us"),  # viruses, campuses; not houses, causes
    (re.compile(r"yses$"), "ysis"),
    (re.compile(r"(?<=..)ies$"), "y"),
    (re.compile(r"oes$"), "o"),
    (re.compile(r"(?<=ss|sh|ch)es$"), ""),
    (re.compile(r"(?<=x)es$"), ""),
    (re.compile(r"(?<=zz|tz)es$"), ""),
    (re.compile(r"s$"), ""),
)
"""The endings of the plural and what stands there in the singular; the first that fits counts."""


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of an English noun in lower case, by list and rule; other words come back as they are.

    >>> [singular(w) for w in ("lorries", "warplanes", "losses", "children", "gas", "crises", "viruses", "houses")]
    ['lorry', 'warplane', 'loss', 'child', 'gas', 'crisis', 'virus', 'house']
    """
    word = word.removesuffix("'s").removesuffix("’s")
    irregular: dict[str, str] = table("nouns")["irregular"]
    if word in irregular:
        return irregular[word]
    if word.endswith("men") and word not in table("nouns")["no_men"]:
        return f"{word[:-3]}man"
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    for ending, single in _ENDINGS:
        if found := ending.search(word):
            return word[: found.start()] + single
    return word


def head_noun(phrase: str) -> str:
    """The noun that a phrase is about, singular and in lower case; empty for an empty phrase.

    It is the last word before "of", "in", "a", "per" and the like, and never one of those itself.

    >>> head_noun("artillery systems"), head_noun("barrels of oil a day"), head_noun("aid lorries per week")
    ('system', 'barrel', 'lorry')
    """
    stops = frozenset(table("nouns")["after_head"])
    words = phrase.lower().split()
    end = next((i for i, word in enumerate(words) if i > 0 and word in stops), len(words))
    return singular(words[end - 1].strip(_EDGES)) if words else ""
