"""Alternatives: one regular expression for any of many strings, which asks for a shared beginning once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def any_of(strings: Iterable[str]) -> str:
    r"""A regular expression for any of the strings, the longest that begins at a place first.

    The strings lie in a trie: where `man|many|woman` is tried one by one, this asks for each letter once.

    >>> any_of(["man", "many", "woman"])
    '(?:man(?:y)?|woman)'
    """
    root: dict[str, Any] = {}
    for string in strings:
        node = root
        for letter in string:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _form(root)


def _form(node: dict[str, Any]) -> str:
    branches = [re.escape(letter) + _form(below) for letter, below in sorted(node.items()) if letter]
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}" if branches else ""
