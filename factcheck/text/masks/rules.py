"""The rules of masks: one pattern a class of thing that holds digits or number words and counts nothing.

The rules lie by class in mask_signs (signs, codes, addresses), mask_names (names and labels), mask_ages and mask_times.
The order matters: later rules see the text with the finds of earlier ones blanked out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from factcheck.text.scales import number_word

Test = Callable[[re.Match[str]], bool]


@dataclass(frozen=True)
class MaskRule:
    """A pattern, the group that is blanked (0: all), and a test that a match must pass."""

    why: str
    pattern: str
    flags: re.RegexFlag
    group: str | int = 0
    test: Test | None = None

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled when a text first wants it: one claim wants few of two hundred."""
        return re.compile(self.pattern, self.flags)


def rule(why: str, pattern: str, group: str | int = 0, test: Test | None = None, *, cased: bool = False) -> MaskRule:
    """A rule that reads any case unless it is `cased`."""
    return MaskRule(why, pattern, re.NOFLAG if cased else re.IGNORECASE, group, test)


def small_number() -> str:
    """A regular expression for up to three digits or a number below a hundred in words."""
    return rf"(?:\d{{1,3}}|(?:{number_word()})(?:-(?:{number_word()}))?)"
