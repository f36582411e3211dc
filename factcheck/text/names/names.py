"""Names of people: one key for the spellings that different newsrooms give one name.

Names from Ukrainian and Russian come in half a dozen transliterations. Given names fold to a class of one person's
possible spellings (data/given_names.toml), other words by letters: what the transliteration systems write differently
is written alike. Two people with the same surname are held apart by their given names.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from enum import Enum
from functools import lru_cache
from importlib.resources import files

from factcheck.text.names.arabic import arabic_key, is_arabic, same_arabic
from factcheck.text.names.eastern import families, is_eastern, same_eastern

_WORD = re.compile(r"[^\W\d_](?:[\w’'ʼ`ʹ]|-(?=\w))*\.?")
_APOSTROPHES = re.compile(r"[’'`ʹʼ.]")
_LETTERS = tuple(
    pair.split()
    for pair in (
        "shch q",
        "tch č",
        "cz č",
        "sch q",
        "zh ž",
        "kh h",
        "ts c̄",
        "tz c̄",
        "ch č",
        "sh š",
        "ph f",
        "ck k",
        "x ks",
    )
)
_SPELT = (
    (re.compile(r"(?<=[hšžč])yo|(?<=[^aeiouy])[iy]o(?=[^aeiou])"), "e"),
    (re.compile(r"(?<=[cs]h)ov"), "ev"),
    (re.compile(r"iy(?=[aeou])"), "i"),
    (re.compile("ou"), "u"),
    (re.compile(r"enk[oa]$"), "enk"),
)
"""What one sound is spelt like, before single letters are told."""
_SOFTENED = (
    (re.compile(r"^[iyj]e|(?<=[aeou])[iyj]e"), "e"),
    (re.compile(r"(?<=[^aeiouy])[iyj]([aeu])"), r"\1"),
    (re.compile(r"[iyj]([au])"), r"j\1"),
    (re.compile(r"sk(?:yi|yy|iy|ij|ii|yj|y|i)$"), "sk"),
)
"""Vowels that a soft sign or the ending of an adjective writes, behind single letters."""
_DOUBLED = re.compile(r"(.)\1+")
_ENDING = re.compile(r"(?:yi|yy|iy|ij|ii|yj|y|i)$")
_PARTICLES = frozenset(
    (
        "al",
        "el",
        "ul",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "abu",
        "la",
        "le",
    )
)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_NUMBERED = _SUFFIXES | frozenset(
    ("i", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xxiii")
)
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "prof", "sir", "dame", "gen", "president", "minister"))


@lru_cache(maxsize=1)
def _given() -> dict[str, str]:
    """Spelling of a given name → the first spelling of its class."""
    raw = tomllib.loads((files("factcheck.text") / "data" / "given_names.toml").read_text(encoding="utf-8"))
    out = {}
    for row in raw["spellings"]:
        variants = row.split()
        for variant in variants:
            out[variant] = variants[0]
    return out


@lru_cache(maxsize=4096)
def _fold_word(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.lower().replace("ł", "l").replace("ø", "o").replace("đ", "d"))
    plain = _APOSTROPHES.sub("", "".join(c for c in plain if not unicodedata.combining(c)))
    known = _given().get(plain)
    if known is not None:
        return known
    folded = plain.replace("-", "")
    for pattern, one in _SPELT:
        folded = pattern.sub(one, folded)
    for letters, one in _LETTERS:
        folded = folded.replace(letters, one)
    for pattern, one in _SOFTENED:
        folded = pattern.sub(one, folded)
    if len(folded) > 3:
        folded = _ENDING.sub("", folded)
    for old, new in (("g", "h"), ("w", "v"), ("y", "i"), ("j", "i"), ("c̄", "ц"), ("c", "k")):
        folded = folded.replace(old, new)
    return _DOUBLED.sub(r"\1", folded)


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> tuple[str, ...]:
    """The words of a name, each as a key that its transliterations share; empty for a name without letters.

    >>> fold("Volodymyr Zelenskyy") == fold("Vladimir Zelensky")
    True
    """
    words = [_APOSTROPHES.sub("", w) if len(w) > 2 else w for w in _WORD.findall(name)]
    words = [w for w in words if w.lower().rstrip(".") not in _SUFFIXES] or words
    return tuple(key for key in map(_fold_word, words) if key)


def surname(name: str) -> str:
    """The last word of the name, without "Jr" and its like, as written; the empty string where there is none."""
    words = [w.rstrip(".") for w in _WORD.findall(name)]
    kept = [w for w in words if w.lower() not in _SUFFIXES] or words
    return kept[-1] if kept else ""


def same_name(a: str, b: str) -> bool:
    """Whether two spellings can name one person: the same surname, and given names that do not contradict each other.

    A given name that is missing or an initial contradicts nothing; a second surname may be left out.

    >>> same_name("Oleksandr Syrskyi", "Alexander Syrsky"), same_name("Anna Berg", "Lars Berg")
    (True, False)
    """
    if _contradict(a, b):
        return False
    left, right = _plain(a), _plain(b)
    if not left or not right:
        return False
    if is_eastern(left) and is_eastern(right):
        return same_eastern(left, right)
    if _same_folded(fold(" ".join(left)), fold(" ".join(right))):
        return True
    known = _arabic_given()
    return (is_arabic(left, known) or is_arabic(right, known)) and same_arabic(left, right, known)


class Reading(Enum):
    """How the words of a name are read where letters alone do not fold them."""

    ARABIC = "arabic"
    EASTERN = "eastern"


def reading(name: str, kind: Reading) -> tuple[str, ...]:
    """The name as keys of one reading; empty where it cannot be read so. An Eastern name gives its family name."""
    words = _plain(name)
    if kind is Reading.EASTERN:
        return families(words) if words and is_eastern(words) else ()
    return arabic_key(words, _arabic_given())


@lru_cache(maxsize=1 << 14)
def _words_of(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name.lower().replace("ł", "l").replace("ø", "o").replace("đ", "d"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = [_APOSTROPHES.sub("", w) for w in _WORD.findall(plain)]
    kept = [w for w in words if w not in _SUFFIXES and w not in _TITLES] or words
    return tuple(w for w in kept if w)


def _plain(name: str) -> list[str]:
    """The words of a name in lower case, without accents, titles and "Jr"."""
    return list(_words_of(name))


@lru_cache(maxsize=1)
def _arabic_given() -> dict[str, str]:
    """Spelling of an Arabic given name → the first of its row."""
    raw = tomllib.loads((files("factcheck.text") / "data" / "given_names.toml").read_text(encoding="utf-8"))
    return {word: row.split()[0] for row in raw["arabic"] for word in row.split()}


@lru_cache(maxsize=1)
def _first_names() -> frozenset[str]:
    """All given names that the data files know, folded: of two of them none can be told to be the surname."""
    raw = tomllib.loads((files("factcheck.text") / "data" / "given_gender.toml").read_text(encoding="utf-8"))
    return frozenset(_given().values()) | {_fold_word(w) for kind in raw.values() for w in kind.split()}


def is_given_name(word: str) -> bool:
    """Whether the word is a given name that the data files know."""
    return _fold_word(word) in _first_names()


def _contradict(a: str, b: str) -> bool:
    """Whether the names are of two generations: "Jr" against "Sr", or middle initials that differ."""
    (ours, initials), (theirs, others) = _told_apart_by(a), _told_apart_by(b)
    return bool((ours and theirs and ours != theirs) or (initials and others and initials != others))


@lru_cache(maxsize=1 << 14)
def _told_apart_by(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """What names behind a name that it is of one generation, and its middle initials."""
    words = [word.lower().rstrip(".") for word in _WORD.findall(name)]
    suffixes = (word for word in words[1:] if word in _SUFFIXES or (word == words[-1] and word in _NUMBERED))
    return frozenset(suffixes), tuple(word for word in words[1:-1] if len(word) == 1)


def _same_folded(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    if len(first) > 1 and len(second) > 1 and set(first) == set(second):
        return first == second or not all(word in _first_names() for word in first)
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) > 1 and len(shorter[0]) > 1 and longer[: len(shorter)] == shorter:
        return True
    if not _alike(first[-1], second[-1]):
        return False
    left, right = _givens(first), _givens(second)
    if not left or not right:
        return True
    if "".join(left) == "".join(right):
        return True
    return _fits(left[0], right[0]) or bool(set(left) & set(right) - _PARTICLES)


def _givens(words: tuple[str, ...]) -> list[str]:
    return [w for w in words[:-1] if w not in _PARTICLES]


def _alike(a: str, b: str) -> bool:
    return a == b or (a.removeprefix("al") == b.removeprefix("al") and min(len(a), len(b)) > 4)


def _fits(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[:1] == b[:1]
    return a == b
