"""Gates: strings that a text must hold, or a pattern cannot match in it. Looking for them spares the search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import Any, Protocol

from factcheck.text.alternatives import any_of

# Nothing public reads a pattern: `sre_parse` is deprecated, and packages that generate matches take the same module.
# A Python without it only loses time, as every gate is open then; tests/text/test_gates.py fails there.
try:
    from re import _parser  # type: ignore[attr-defined]
except ImportError:
    _parser = None

Gate = tuple[tuple[str, ...], ...]
"""Sets of strings: a text must hold one of each."""
_FEW = 12
"""The most characters of a class that are looked for one by one."""
_MOST = 3
"""How many sets of a pattern are looked for, the rarest."""
_COMMON = 0.06
"""How likely a letter is to be found by chance: what tells the rarer of two sets of strings."""
_Strings = frozenset[str]


class Written(Protocol):
    """A regular expression and its flags, compiled or not."""

    @property
    def pattern(self) -> str:
        """As it is written."""

    @property
    def flags(self) -> int:
        """Those of `re`."""


def folded(text: str) -> str:
    """The text as gates want it, whatever its case."""
    return text.casefold().replace("ı", "i")


def gate(pattern: Written) -> Gate:
    r"""What every text holds, folded, in which the pattern matches.

    >>> gate(re.compile(r"(?<!x)(?:nurse|farmer)s?,?\s+aged", re.IGNORECASE))
    (('nurse', 'farmer'), ('aged',))
    """
    return _gate(pattern.pattern, pattern.flags)


@lru_cache(maxsize=1024)
def _gate(pattern: str, flags: int) -> Gate:
    if _parser is None:
        return ()
    sets = sorted(_needed(_parser.parse(pattern, flags)), key=_likelihood)
    return tuple(tuple(sorted(strings, key=len)) for strings in dict.fromkeys(sets[:_MOST]))


def opens(needed: Gate, text: str) -> bool:
    """Whether a folded text holds what a gate asks for."""
    for strings in needed:
        for string in strings:
            if string in text:
                break
        else:
            return False
    return True


class Gates:
    """The gates of several patterns, which one pass over a text tells: a trie of their strings is looked for."""

    def __init__(self, patterns: Sequence[Written]) -> None:
        needed = [gate(pattern) for pattern in patterns]
        bits = {strings: 1 << place for place, strings in enumerate(dict.fromkeys(s for sets in needed for s in sets))}
        own: dict[str, int] = {}
        for strings, bit in bits.items():
            for string in strings:
                own[string] = own.get(string, 0) | bit
        self._asked = [sum(bits[strings] for strings in sets) for sets in needed]
        self._told = {
            string: reduce(or_, (own.get(string[:size], 0) for size in range(1, len(string) + 1))) for string in own
        }
        self._strings = re.compile(f"(?=({any_of(own)}))") if own else None

    def opened(self, text: str) -> list[bool]:
        """Whether each pattern may match in a text, which is folded."""
        found = 0
        if self._strings is not None:
            for string in set(self._strings.findall(text)):
                found |= self._told[string]
        return [asked & found == asked for asked in self._asked]


def _needed(tree: Iterable[tuple[Any, Any]]) -> list[_Strings]:
    """The sets of strings that a sequence of a pattern asks for one of each."""
    sets: list[_Strings] = []
    run = ""
    for operator, argument in tree:
        name = str(operator)
        if name == "LITERAL" and argument:
            run += folded(chr(argument))
            continue
        if run:
            sets.append(frozenset({run}))
        run = ""
        sets.extend(_needed_by(name, argument))
    return [*sets, frozenset({run})] if run else sets


def _needed_by(name: str, argument: Any) -> list[_Strings]:
    if name == "SUBPATTERN":
        return _needed(argument[-1])
    if name == "ATOMIC_GROUP":
        return _needed(argument)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, _, repeated = argument
        return _needed(repeated) if least else []
    if name == "BRANCH":
        branches = [min(_needed(branch), key=_likelihood, default=None) for branch in argument[1]]
        return [frozenset().union(*(found for found in branches if found))] if all(branches) else []
    if name == "IN" and len(argument) <= _FEW and all(str(kind) == "LITERAL" and code for kind, code in argument):
        return [frozenset(folded(chr(code)) for _, code in argument)]
    return []


def _likelihood(strings: _Strings) -> float:
    return sum(_COMMON ** len(string) for string in strings) + len(strings) * 1e-6
