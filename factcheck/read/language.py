"""Languages: whether a text is English, for only English is extracted.

Most texts are, and saying so costs a count of small words; the model that tells ninety-seven languages apart takes half
a second to load and is asked only where the count is in doubt. A text of less than seventy letters is not judged: a
claim of ten words has too few of anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from factcheck.documents import Document
from factcheck.errors import Unreadable

LEAST_LETTERS = 70
LEAST_TOLD = 35
"""Letters in words without a capital, for names are of no language; German leaves its nouns out so."""
LOOKED_AT = 5000
"""Characters of a text that are looked at, from its middle: the beginning may be a dateline or a menu."""
SURELY_ENGLISH = 0.08
"""Share of small English words among all from which on nobody doubts: .15 to .35 in news, under .05 elsewhere."""
_SMALL = frozenset({
    "the", "of", "and", "to", "that", "it", "with", "be", "by", "not", "his", "he", "but", "are", "this", "have",
    "from", "had", "they", "which", "you", "were", "their", "been", "has", "would", "who", "said", "more", "about",
    "its", "after", "than", "other", "when", "there", "some", "into", "as",
})  # fmt: skip
"""Small words that are frequent in English and no frequent words of its neighbours, as "in", "is" and "was" are."""
_WORD = re.compile(r"[^\W\d_]+")


def marked(items: Iterable[Document | Unreadable]) -> Iterator[Document | Unreadable]:
    """The documents, each with its language, where that can be told and is not given."""
    for item in items:
        if isinstance(item, Document) and item.language is None:
            yield replace(item, language=language_of(item.text))
        else:
            yield item


def language_of(text: str) -> str | None:
    """The two-letter code of the language; None where the text is too short to tell.

    >>> language_of("The ministry said that more than 40 people were hurt when the roof of the market fell in on "
    ...     "Monday, and that it was too early to say why.")
    'en'
    >>> language_of("Das Ministerium sagte, mehr als 40 Menschen seien verletzt worden, als das Dach der Markthalle am "
    ...     "Montag einstürzte; die Ursache sei noch unklar.")
    'de'
    >>> language_of("40 hurt")
    """
    middle = max((len(text) - LOOKED_AT) // 2, 0)
    part = text[middle : middle + LOOKED_AT]
    words = _WORD.findall(part)
    told = words if part.isupper() else [word for word in words if not word[0].isupper()]
    if sum(map(len, words)) < LEAST_LETTERS or sum(map(len, told)) < LEAST_TOLD:
        return None
    if sum(word.lower() in _SMALL for word in words) >= SURELY_ENGLISH * len(words):
        return "en"
    from py3langid import classify

    return str(classify(part)[0])
