"""Ranges and bounds: parts joined to one thought ("between 10 and 15 million"), with the hedges around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.claims import Bound
from factcheck.text.numbers import hedges
from factcheck.text.numbers.parts import Part
from factcheck.text.scales import Form
from factcheck.text.spans import Span
from factcheck.text.units.units import dimension


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number expression. `span` holds sign, number, magnitude and percent words, no hedge and no noun.

    `cover` adds its hedge and unit words. `form` tells how it is written; `noun` is where what is counted may begin:
    behind the unit, its rate and a hedge that follows. `start_of_change` is true for A in "rose from A to B".
    `restatement` is what brackets behind it say again in another unit.
    """

    span: Span
    low: float
    high: float
    bound: Bound
    unit: str | None
    form: Form
    cover: Span
    noun: int
    scale: float = 1.0
    start_of_change: bool = False
    restatement: Span | None = None


_CHANGED = re.compile(
    r"\b(?:rise|rises|rose|risen|rising|fall|falls|fell|fallen|falling|cut|cuts|cutting|grow|grows|grew|"
    r"grown|growing|increase[sd]?|increasing|"
    r"decrease[sd]?|drop|drops|dropped|dropping|climb|climbs|climbed|jump|jumps|jumped|jumping|slip|slips|"
    r"slipped|shrink|shrinks|shrank|shrunk|"
    r"lower|lowers|lowered|raise[sd]?|raising|slow|slows|slowed|slid|slide[s]?|decline[sd]?|declining|"
    r"surge[sd]?|soar|soars|soared|plunge[sd]?|"
    r"tumble[sd]?|ease[sd]?|edge[sd]?|reduce[sd]?|reducing|up|down|change[sd]?|revised?|went|go|goes|gone|"
    r"swell|swelled|widen(?:ed)?|narrow(?:ed)?|"
    r"double[sd]?|triple[sd]?|expand(?:ed)?|boost(?:ed)?|advance[sd]?|gain(?:ed)?|dip(?:ped)?|moved?|accelerat\w+|"
    r"hik\w+|improv\w+|upgrad\w+|downgrad\w+|trimm?\w*|rebound\w*)\b[^.;]*$",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"\s*(?P<joint>[-‑]to[-‑]|-|–|—|‑|\bto between\b|\bto\s?-|\bto\b|\bor\b|\band\b)\s*"
    r"(?:(?:about|around|some|nearly|almost|up to|as (?:much|many|high) as|perhaps|even)\s+)?",
    re.IGNORECASE,
)

_ANYWHERE = re.compile(
    r"\b(?:anywhere|somewhere|anything|ranging|ranged|ranges|range|varied|varying|varies)\s+from\s+[\"“]?$",
    re.IGNORECASE,
)
""" "rose anywhere from 5 to 9 percent" is a range"""


def joined(text: str, blanked: str, parts: list[Part], at: int) -> tuple[int, list[Numeral]]:
    """How many parts from `at` on make one thought, and the numerals that they are."""
    left = parts[at]
    right = parts[at + 1] if at + 1 < len(parts) else None
    if right is None:
        return 1, [_single(text, left)]
    gap = _GAP.fullmatch(blanked[left.tail : right.span.start])
    if gap is None:
        return 1, [_single(text, left)]
    joint = gap["joint"].lower()
    if joint == "to between":
        return 1, [_single(text, left)]
    joint = "to" if "to" in joint else joint
    before = text[max(0, left.span.start - 90) : left.span.start]
    lead = re.search(r"\b(between|from)\s+(?:[\w,]+\s+){0,2}[\"“'‘]*$", before, re.IGNORECASE)
    led = lead[1].lower() if lead is not None else ""
    definite = (
        re.search(
            r"\bfrom\s+(?:the|an?|its)\s(?!current|present|previous|earlier|existing|original|initial|former|planned|old)",
            before[lead.start() if lead else 0 :],
            re.IGNORECASE,
        )
        is not None
    )
    change = (
        led == "from"
        and joint == "to"
        and _ANYWHERE.search(before) is None
        and not definite
        and _CHANGED.search(before[: lead.start() if lead else 0]) is not None
    )
    if joint == "to" and (of_range := _range_behind(text, blanked, parts, at)) is not None:
        left = _with_shared_scale(left, of_range, falling=True)
        return 1, [_single(text, _replaced(left, unit=left.unit or of_range.unit), start_of_change=change)]
    if change and _range_to_range(blanked, parts, at):
        return 2, [_range(text, _with_shared_scale(left, right, falling=False), right, right.unit or left.unit)]
    left = _with_shared_scale(_with_shared_thousands(text, left, right, joint), right, falling=change or led == "from")
    if change:
        unit = right.unit if left.unit is None or _is_rate_of(right.unit, left.unit) else left.unit
        first = _single(text, _replaced(left, unit=unit), start_of_change=True)
        if (
            left.unit is not None
            and (right.unit is None or _is_rate_of(left.unit, right.unit))
            and right.form is Form.DIGITS
            and 0.05 < right.low / (left.low or 1) < 20
        ):
            parts[at + 1] = _replaced(right, unit=left.unit)
        return 1, [first]
    if not _makes_range(text, left, right, joint, led):
        return 1, [_single(text, parts[at])]
    unit = left.unit if right.unit is None else right.unit
    return 2, [_range(text, left, right, unit)]


def _range_behind(text: str, blanked: str, parts: list[Part], at: int) -> Part | None:
    """The last part of the range that "from A to B-C" ends in, with the magnitude and unit of all three; else None."""
    if at + 2 >= len(parts):
        return None
    low, high = parts[at + 1], parts[at + 2]
    dashed = re.fullmatch(r"\s?[-–‑]\s?", blanked[low.tail : high.span.start])
    return high if dashed and low.scale == 1 and _makes_range(text, low, high, "-", "") else None


def _range_to_range(blanked: str, parts: list[Part], at: int) -> bool:
    """Whether "from A to B to C to D" changes one range into another."""
    if at + 3 >= len(parts):
        return False
    gaps = [blanked[parts[i].tail : parts[i + 1].span.start] for i in (at, at + 1, at + 2)]
    return (
        all(re.fullmatch(r"\s*(?:to|-|–)\s*", gap, re.IGNORECASE) for gap in gaps) and parts[at].low < parts[at + 1].low
    )


def _with_shared_thousands(text: str, left: Part, right: Part, joint: str) -> Part:
    """In "20-30,000" the thousands of the right number count for the left one too."""
    written = right.span.of(text)
    if (
        joint not in "-–—‑to"
        or left.form is not Form.DIGITS
        or left.unit is not None
        or not re.fullmatch(r"\d{1,3}", left.span.of(text))
        or not re.fullmatch(r"\d{1,3},000", written)
        or not left.low < right.low / 1000 < 20 * left.low
    ):
        return left
    return Part(left.span, left.low * 1000, left.high * 1000, left.unit, left.signed, left.form, 1000.0, left.tail)


def _replaced(part: Part, *, unit: str | None) -> Part:
    return Part(part.span, part.low, part.high, unit, part.signed, part.form, part.scale, part.tail)


def _with_shared_scale(left: Part, right: Part, *, falling: bool) -> Part:
    """In "10 to 15 million" the magnitude of the right number counts for the left one too."""
    if (
        right.scale < 100
        or left.scale != 1
        or (left.form is not Form.DIGITS and left.form is not Form.WORDS)
        or left.low >= 1000
    ):
        return left
    if left.unit is not None and right.unit != left.unit and not left.signed:
        return left
    ratio = right.coefficient / left.low if left.low > 0 else 0
    if not (1 <= ratio <= 20 or (falling and 0.1 <= ratio <= 20)):
        return left
    return Part(
        left.span,
        left.low * right.scale,
        left.high * right.scale,
        left.unit,
        left.signed,
        left.form,
        right.scale,
        left.tail,
    )


def _makes_range(text: str, left: Part, right: Part, joint: str, led: str) -> bool:
    if left.low != left.high or right.low != right.high:
        return False
    if right.low <= left.low and not right.low < left.low < 0:
        return False
    if Form.MULTIPLE in (left.form, right.form) or (left.form is Form.SHARE) != (right.form is Form.SHARE):
        return False
    if (
        left.unit is not None
        and right.unit is not None
        and left.unit != right.unit
        and not _is_rate_of(right.unit, left.unit)
    ):
        return False
    if left.unit is not None and right.unit is None and not left.signed:
        return False
    if joint == "and":
        return led == "between"
    if joint in "-–—‑":
        return not (joint == "—" and " " in text[left.tail : right.span.start] and left.unit is None)
    if joint == "or":
        lent = left.unit == right.unit and left.tail == left.span.end
        return right.low <= 3 * left.low and (left.unit is None or lent)
    lead = text[max(0, left.span.start - 40) : left.span.start]
    if _changes_to(lead) and not led:
        return bool(re.search(r"\bby\s+$", lead)) and right.low <= 5 * left.low and left.unit is None
    return bool(led) or left.unit is None or left.unit == right.unit


def _is_rate_of(unit: str | None, of: str | None) -> bool:
    """Whether a unit is another one over something: "USD/barrel" of "USD"."""
    return unit is not None and of is not None and unit.startswith(f"{of}/")


def _changes_to(before: str) -> bool:
    """Whether a verb of change or "by" stands right before: "rose 5 to 12" ends at 12, it is no range."""
    return bool(
        re.search(
            r"\b(?:by|up|down|rose|fell|dropped|climbed|jumped|slipped|grew|increased|decreased|declined|gained|"
            r"lost|added|shed|won|beat|voted|vote\s+was)(?:\s+(?:about|nearly|almost|some|around|by|another|more\s+than))*\s+$",
            before,
            re.IGNORECASE,
        )
    )


def _single(text: str, part: Part, *, start_of_change: bool = False) -> Numeral:
    bound = Bound.EXACT if part.low == part.high else Bound.RANGE
    if bound is Bound.EXACT and part.form is Form.VAGUE:
        bound = Bound.ABOUT  # "a couple of hundred"
    cover_start, noun = part.span.start, part.tail
    before = hedges.bound_before(text, part.span.start)
    if before is not None:
        hedge, cover_start = before
        if (
            hedge is Bound.AT_MOST
            and re.match(r"within\b", text[cover_start:], re.IGNORECASE)
            and not _is_distance(part.unit)
        ):
            before, cover_start = None, part.span.start
        elif bound is Bound.EXACT:
            bound = hedge
    low, high = part.low, part.high
    odd = re.match(r"(?:-|\s)odd\b|-some\b", text[part.span.end : part.span.end + 6])
    after = hedges.bound_after(text, part.span.end, part.tail)
    if after is not None and (bound is Bound.EXACT or bound is Bound.ABOUT):
        bound, last = after
        if last <= part.tail or text[part.span.end : last].strip(" -+").lower() in (
            "plus",
            "odd",
            "some",
            "or so",
            "or more",
            "",
        ):
            noun = max(noun, last)
    if odd and low == high and low >= 20:
        step = 10 ** (len(f"{low:.0f}") - len(f"{low:.0f}".rstrip("0")))
        high = low + max(step, 10) - 1
        bound = Bound.ABOUT
    return Numeral(
        part.span,
        low,
        high,
        bound,
        part.unit,
        part.form,
        Span(cover_start, max(noun, part.span.end)),
        noun,
        part.scale,
        start_of_change,
    )


def _is_distance(unit: str | None) -> bool:
    return dimension(unit) in ("length", "area", "percent", "percentage_point", "currency", "mass")


def _range(text: str, left: Part, right: Part, unit: str | None) -> Numeral:
    span = Span(left.span.start, right.span.end)
    before = hedges.bound_before(text, span.start)
    start = before[1] if before is not None else span.start
    form = right.form
    return Numeral(
        span,
        min(left.low, right.low),
        max(left.high, right.high),
        Bound.RANGE,
        unit,
        form,
        Span(start, max(right.tail, span.end)),
        right.tail,
        right.scale,
    )
