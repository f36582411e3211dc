"""Names with the family name first, Chinese and Korean: one key for Pinyin, Wade-Giles and the order of either."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_WADE_GILES = (
    ("iou", "iu"), ("eou", "iu"), ("ung", "ong"), ("ieh", "ie"), ("ien", "ian"), ("ih", "i"), ("szu", "si"), ("ü", "u"),
    ("hs", "x"), ("tz", "ts"), ("ch", "č"), ("zh", "č"), ("sh", "š"), ("j", "č"), ("q", "č"), ("r", "č"), ("ts", "c"),
    ("z", "c"),     ("b", "p"), ("d", "t"), ("g", "k"),
)  # fmt: skip


@lru_cache(maxsize=1)
def _families() -> frozenset[str]:
    raw = tomllib.loads((files("factcheck.text") / "data" / "eastern_names.toml").read_text(encoding="utf-8"))
    return frozenset(raw["families"].split())


def is_eastern(words: list[str]) -> bool:
    """Whether the first or the last of the words is a family name that stands first, and no more than three given."""
    return 1 <= len(words) <= 3 and (words[0] in _families() or words[-1] in _families())


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    """A syllable or two as a key that the ways of writing them share.

    >>> _key("zedong") == _key("tse-tung"), _key("qingde") == _key("ching-te"), _key("jinping") == _key("zhongxun")
    (True, True, False)
    """
    joined = word.replace("-", "")
    for letters, one in _WADE_GILES:
        joined = joined.replace(letters, one)
    return re.sub(r"(?:^|(?<=[^aeiou]))yi", "i", joined)


def same_eastern(a: list[str], b: list[str]) -> bool:
    """Whether two names are one person's: the same family name first or last, and the same given name or none."""
    for family, given in _readings(a):
        for other, second in _readings(b):
            if family == other and (not given or not second or given == second):
                return True
    return False


def families(words: list[str]) -> tuple[str, ...]:
    """The keys of what can be the family name."""
    return tuple(family for family, _ in _readings(words))


def _readings(words: list[str]) -> list[tuple[str, str]]:
    """Family and given name, read with the family name first and, where that can be, last."""
    out = []
    if words[0] in _families():
        out.append((_key(words[0]), _key("-".join(words[1:]))))
    if len(words) > 1 and words[-1] in _families() and words[0] not in _families():
        out.append((_key(words[-1]), _key("-".join(words[:-1]))))
    return out
