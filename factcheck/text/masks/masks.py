"""Masks: stretches of a text that hold digits or number words but count nothing, each with the reason why.

The rules are classes of thing (dates, clock times, codes, labels, scores, ages, windows of time), their word lists lie
in data/masks.toml. Later rules see the text with the finds of earlier ones blanked out, at equal length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import compress

from factcheck.text.dates.dates import Dated, find_dates
from factcheck.text.gates import Gates, folded
from factcheck.text.masks.ages import ages
from factcheck.text.masks.contests import contests
from factcheck.text.masks.marks import marks
from factcheck.text.masks.names import names
from factcheck.text.masks.rules import MaskRule
from factcheck.text.masks.signs import before_dates
from factcheck.text.masks.times import windows
from factcheck.text.masks.titles import titles
from factcheck.text.masks.turns import turns
from factcheck.text.scales import number_word
from factcheck.text.spans import Span

BLANK = "\x00"


@dataclass(frozen=True, slots=True)
class Mask:
    """One stretch and why it holds no figure."""

    span: Span
    why: str


def find_masks(text: str, dates: list[Dated] | None = None) -> tuple[str, list[Mask]]:
    """The text with every mask blanked out, and the masks in order. `dates` spares finding them twice."""
    found: list[Mask] = []
    blanked = list(text)

    def blank(span: Span, why: str) -> None:
        found.append(Mask(span, why))
        blanked[span.start : span.end] = BLANK * len(span)

    now, needed = text, folded(text)
    rules, gates = _signs()
    for rule in compress(rules, gates.opened(needed)):
        if spans := _matches(rule, now):
            for span in spans:
                blank(span, rule.why)
            now = "".join(blanked)
    for dated in dates if dates is not None else find_dates(text):
        span = dated.span
        if (
            BLANK not in now[span.start : span.end]
            and re.search(r"\d|\b(?:" + number_word() + r")\b", span.of(text), re.IGNORECASE)
        ) or dated.kind in ("quarter", "unit"):
            blank(span, dated.kind)
    now = "".join(blanked)
    rules, gates = _words()
    for rule in compress(rules, gates.opened(needed)):
        if spans := _matches(rule, now):
            for span in spans:
                blank(span, rule.why)
            now = "".join(blanked)
    return now, sorted(found, key=lambda mask: mask.span)


@cache
def _signs() -> tuple[tuple[MaskRule, ...], Gates]:
    return _gated(before_dates())


@cache
def _words() -> tuple[tuple[MaskRule, ...], Gates]:
    return _gated((*marks(), *titles(), *names(), *contests(), *ages(), *windows(), *turns()))


def _gated(rules: tuple[MaskRule, ...]) -> tuple[tuple[MaskRule, ...], Gates]:
    """Rules with what tells, from the folded text before masks, which of them to look at."""
    return rules, Gates(rules)


def _matches(rule: MaskRule, text: str) -> list[Span]:
    return [
        Span(*match.span(rule.group))
        for match in rule.compiled.finditer(text)
        if match.start(rule.group) >= 0 and (rule.test is None or rule.test(match))
    ]
