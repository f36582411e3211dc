"""Arabic names: one key for the ways in which newsrooms spell them.

What the spellings share are the consonants: articles and "Abd al-" are written apart, together or not at all, vowels
and doubled letters as the ear has it, q, k, kh, g and gh by turns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_ARTICLE = re.compile(r"^(?:al|el|ul|as|ash|ad|ar|an|az)-")
_ARTICLES = frozenset({"al", "el", "ul"})
_SERVANT = re.compile(r"^abd(?:[aeou]l|[aeou])?-?(?=.)")
_CONSONANTS = (
    ("kh", "k"), ("gh", "k"), ("ck", "k"), ("dj", "j"), ("dh", "d"), ("th", "t"), ("sh", "š"), ("ch", "š"), ("ph", "f"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("q", "k"), ("g", "k"), ("c", "k"), ("w", "u"), ("o", "u"), ("y", "i"), ("e", "i"),
)  # fmt: skip
_LEAST_SKELETON = 3


def is_arabic(words: list[str], given: Mapping[str, str]) -> bool:
    """Whether a name is Arabic by its articles, by "bin" or "Abd", or by a given name of the list."""
    return any(
        word in _ARTICLES | {"bin", "ibn", "bint", "abu", "abd"} or _ARTICLE.match(word) or word.startswith("abd")
        for word in words
    ) or (bool(words) and words[0] in given)


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    """The consonants of a word, or the word with its vowels made alike where too few consonants are left.

    >>> _key("gaddafi") == _key("qadhafi"), _key("haftar") == _key("hifter"), _key("haftar") == _key("hamdan")
    (True, True, False)
    """
    for letters, one in _CONSONANTS:
        word = word.replace(letters, one)
    word = re.sub(r"(.)\1+", r"\1", word)
    word = word.removesuffix("h") or word
    skeleton = re.sub(r"(?<=.)[aiu]", "", word)
    if len(skeleton) >= _LEAST_SKELETON:
        return skeleton
    return re.sub(r"[aiu]+$", "", word) or word


def arabic_key(words: list[str], given: Mapping[str, str]) -> tuple[str, ...]:
    """The words of an Arabic name as keys, without articles; "Abdul Jalil" and "Abduljalil" are one word.

    `given` tells the first of all spellings of a given name: Hussein and Hassan share their consonants.
    """
    out: list[str] = []
    servant = False
    for word in words:
        bare = _ARTICLE.sub("", word)
        if bare in _ARTICLES or bare in ("bin", "ibn", "bint"):
            if bare not in _ARTICLES:
                out.append("bn")
            continue
        if bare in ("abd", "abdel", "abdul", "abdal", "abdol"):
            servant = True
            continue
        rest = _SERVANT.sub("", bare) if bare.startswith("abd") else bare
        servant = servant or (rest != bare and len(rest) > _LEAST_SKELETON)
        plain = (rest if servant else bare).replace("-", "")
        key = _key(plain) if servant else given.get(plain) or _key(plain)
        out.append(f"abd{key}" if servant else key)
        servant = False
    return tuple(out)


def same_arabic(a: list[str], b: list[str], given: Mapping[str, str]) -> bool:
    """Whether two Arabic names can be one person's: the last words alike, and the first where both have one."""
    first, second = arabic_key(a, given), arabic_key(b, given)
    if not first or not second or first[-1] != second[-1]:
        return False
    if len(first) == 1 or len(second) == 1:
        return True
    return first[0] == second[0] and ("bn" not in first + second or first == second)
