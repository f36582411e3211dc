"""Phrases: the words of a sentence that say what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from sys import intern

from factcheck.compare.questions.wordlists import wordlists
from factcheck.text.places import demonym

_WORD = re.compile(r"[^\W_][\w'’-]*")
_CAPITAL = re.compile(r"[a-z0-9][\w'’-]*|([^\W_][\w'’-]*)")
"""The same words; those that begin small or with a digit, most of a text, are passed over without being taken out."""
LONGEST = 20_000
"""Characters of a document that are looked through for its words and names."""
MOST_DOCUMENTS = 1024
"""Documents whose words are kept: of long ones a hundred kilobytes each."""
_ENDINGS = ("ing", "ed", "es", "s")


@lru_cache(maxsize=8192)
def content_words(text: str) -> frozenset[str]:
    """The lower-case words of a text without numbers and function words, plural and verbal endings cut off."""
    stop = wordlists().stop
    return frozenset(_stem(w) for w in _WORD.findall(text.lower()) if w not in stop and not w[0].isdigit())


def content_of(tokens: Iterable[str]) -> frozenset[str]:
    """The content words among the tokens of a text (`tokens_of`)."""
    stop = wordlists().stop
    return frozenset(_stem(token) for token in tokens if token not in stop and not token[0].isdigit())


@lru_cache(maxsize=MOST_DOCUMENTS)
def words_of_passage(text: str) -> frozenset[str]:
    """The content words of a passage."""
    return content_words.__wrapped__(text[:LONGEST])


@lru_cache(maxsize=32768)
def _stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    word = wordlists().same.get(word, word)
    for ending in _ENDINGS:
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=8192)
def roots(text: str) -> frozenset[str]:
    """The words of content of a text without the endings of number and tense: "sold" and "selling" are one."""
    stop = wordlists().stop
    return frozenset(_root(w) for w in _WORD.findall(text.lower()) if w not in stop and not w[0].isdigit())


@lru_cache(maxsize=32768)
def _root(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    word = wordlists().same.get(word, word)
    word = wordlists().irregular.get(word, word)
    for endings in (("es", "s"), ("ing", "ed")):
        for ending in endings:
            if len(word) > len(ending) + 2 and word.endswith(ending) and not word.endswith("ss"):
                word = word.removesuffix(ending)
                break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sle":
        word = word[:-1]
    return word[:-1] + "y" if word.endswith("i") else word.removesuffix("e") if len(word) > 3 else word


@lru_cache(maxsize=8192)
def tokens_of(text: str) -> frozenset[str]:
    """All words of a text as they stand, lower case, without the possessive ending."""
    return frozenset(map(_token, _WORD.findall(text.lower())))


@lru_cache(maxsize=65536)
def _token(word: str) -> str:
    """A word without the possessive ending; one object for it, however many sentences hold it: the sets are kept."""
    return intern(word.removesuffix("'s").removesuffix("’s"))


@lru_cache(maxsize=8192)
def names_in(text: str) -> frozenset[str]:
    """The capitalised words of a text, lower case, adjectives of countries as the country's key."""
    stop = wordlists().stop
    out = set()
    for word in set(_CAPITAL.findall(text)):
        if not word[:1].isupper() or word.lower() in stop:
            continue
        people = demonym(word)
        out.add(people.key if people is not None else word.lower().removesuffix("'s").removesuffix("’s"))
    return frozenset(out)
