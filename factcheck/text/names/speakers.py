"""Speakers' names: which of them can be one speaker's across documents, and by what they are looked up."""

from __future__ import annotations

import re
import unicodedata

from factcheck.text.names.bodies import body, same_body
from factcheck.text.names.names import Reading, fold, reading, same_name
from factcheck.text.places import resolve

UNNAMED = "(unnamed)"
_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "at", "to", "a", "an"})
_LONGEST_NAME = 6


def one_speaker(a: str, b: str) -> bool:
    """Whether two full names are one speaker's in all likelihood, without looking at the documents.

    People by the spellings of their names; bodies where the words are the same, and the state or town that they are
    of. Sources without a name never are:
    "a senior official" of one report is not that of another.

    >>> one_speaker("Serhiy Cherevatyi", "Sergei Cherevaty"), one_speaker("official (unnamed)", "official (unnamed)")
    (True, False)
    >>> one_speaker("University of Velt", "College of Velt"), one_speaker("The World Bank", "World Bank")
    (False, True)
    """
    if UNNAMED in a or UNNAMED in b:
        return False
    if plain(a) == plain(b):
        return True
    if body(a) is not None or body(b) is not None:
        return same_body(a, b)
    return is_person(a) and is_person(b) and same_name(a, b)


def plain(name: str) -> str:
    """The name without accents, case, article and doubled spaces."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(letters.casefold().split()).removeprefix("the ")


def is_person(name: str) -> bool:
    """Whether the name is written like a person's in full: two to six words, none of them "of" or an acronym."""
    words = name.split()
    return (
        1 < len(words) <= _LONGEST_NAME
        and not any(word.lower() in _SMALL or (len(word) > 1 and word.isupper() and word.isalpha()) for word in words)
        and not re.search(r"\d", name)
        and body(name) is None
        and resolve(name) is None
    )


def is_surname(name: str) -> bool:
    """Whether the name is a single word that can be somebody's surname, and no place or acronym."""
    return " " not in name and name[:1].isupper() and not name.isupper() and resolve(name) is None


def lookup_keys(name: str) -> frozenset[str]:
    """What two names of one speaker share at least one of: their plain text, or a word as some reading has it."""
    keys = {f"={plain(name)}"}
    known = body(name)
    if known is not None:
        keys.add("d" + " ".join(sorted(known.words)))
    if is_person(name) or is_surname(name):
        folded = fold(name)
        keys |= {f"a{word}" for word in (folded[:1] + folded[-1:])}
        keys |= {f"b{word}" for word in reading(name, Reading.ARABIC)[-1:]}
        keys |= {f"c{word}" for word in reading(name, Reading.EASTERN)}
    return frozenset(keys)
