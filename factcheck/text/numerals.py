"""Numerals: every number expression of a text that may state a figure, with value, bound and unit.

The text is blanked where numbers count nothing (masks), numbers are read (scales), units and signs attached
(unit_words), ranges joined (ranges) and hedges read (hedges). No model is needed: what a number counts is for the
parse to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from factcheck.claims import Bound
from factcheck.text import hedges, shares, unit_words
from factcheck.text.dates import Dated
from factcheck.text.masks import find_masks
from factcheck.text.scales import Atom, Form, find_atoms
from factcheck.text.spans import Span
from factcheck.text.tables import table


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number expression. `span` holds sign, number, magnitude and percent words, no hedge and no noun.

    `cover` adds its hedge and unit words. `form` tells how it is written; `noun` is where what is counted may begin:
    behind the unit, its rate and a hedge that follows. `start_of_change` is true for A in "rose from A to B".
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


@lru_cache(maxsize=1)
def _gate() -> re.Pattern[str]:
    numbers = table("numbers")
    words = [
        *numbers["ones"],
        *numbers["tens"],
        *numbers["scales"],
        *numbers["vague"],
        *numbers["multiples"],
        *numbers["parts"],
    ]
    return re.compile(rf"\d|[½⅓⅔¼¾]|\b(?:{'|'.join(sorted(words, key=len, reverse=True))})", re.IGNORECASE)


def may_hold_number(text: str) -> bool:
    """Whether a text has a digit or a number word at all: a cheap gate before any other work."""
    return _gate().search(text) is not None


def find_numerals(text: str, dates: list[Dated] | None = None) -> list[Numeral]:
    """The number expressions of a text in order, not overlapping.

    `dates` are those of the text where the caller has found them already.
    """
    if not may_hold_number(text):
        return []
    blanked, _ = find_masks(text, dates)
    parts: list[_Part] = []
    for atom in find_atoms(blanked):
        if parts and atom.start < parts[-1].tail:
            continue  # the 2 of "32 m2"
        part = _with_unit(text, blanked, atom)
        if part is not None and (not parts or part.span.start >= parts[-1].tail):
            parts.append(part)
    out: list[Numeral] = []
    at = 0
    while at < len(parts):
        taken, numerals = _joined(text, blanked, parts, at)
        out.extend(numerals)
        at += taken
    return out


@dataclass(frozen=True, slots=True)
class _Part:
    """A number with its own unit, before ranges and hedges. `coefficient` is the number without its magnitude."""

    span: Span
    low: float
    high: float
    unit: str | None
    signed: bool
    form: Form
    scale: float
    tail: int

    @property
    def coefficient(self) -> float:
        return self.low / self.scale


def _with_unit(text: str, blanked: str, atom: Atom) -> _Part | None:
    sign = unit_words.sign_before(blanked, atom.start)
    low, high, scale, end = atom.low, atom.high, atom.scale, atom.end
    if atom.suffix:
        factor = _suffix_factor(text, atom, money=sign is not None)
        if factor is None:
            end -= len(atom.suffix)
        else:
            low, high, scale = round(low * factor, 6), round(high * factor, 6), scale * factor
    start = sign.span.start if sign is not None else atom.start
    if atom.form in (Form.SHARE, Form.MULTIPLE) and not shares.counts(blanked, Span(start, end), atom.form):
        return None
    if atom.form is Form.VAGUE and not shares.vague_counts(blanked, Span(start, end)):
        return None
    found = None if sign is not None else unit_words.unit_after(blanked, end, value=low, context=text)
    if found is None and sign is None and (atom.form is Form.VAGUE or atom.scale > 1):
        found = unit_words.unit_of(blanked, end, context=text)
    if found is None and sign is None and (named := unit_words.unit_named_before(blanked, start)) is not None:
        return _Part(Span(start, end), low, high, named, False, atom.form, scale, end)
    if found is None and sign is not None:
        found = unit_words.UnitAt(sign.unit, Span(end, end), inside=True)
    if atom.form is Form.MULTIPLE:
        return _Part(Span(start, end), low, high, "times", False, atom.form, scale, end)
    if atom.form is Form.SHARE:
        return _share(blanked, Span(start, end), low, found)
    if found is None:
        ratio = shares.ratio_at(blanked, Span(start, end), low)
        if ratio is not None:
            value, last = ratio
            return _Part(Span(start, last), value, value, None, False, Form.SHARE, 1.0, last)
        return _Part(Span(start, end), low, high, None, False, atom.form, scale, end)
    unit = found.unit
    if unit == "point" and shares.is_percentage_point(text, end):
        unit = "percentage_point"
    if unit == "times" and _counts_occurrences(text, atom, low, found.span.end):
        return _Part(Span(start, end), low, high, None, False, atom.form, scale, end)
    if unit == "degree" and _speaks_of_weather(text):
        unit = "celsius" if "ahrenheit" not in text else "fahrenheit"
    rated = unit_words.rate_after(blanked, found)
    tail = rated.span.end if rated is not None else found.span.end
    inside_end = found.span.end if found.inside else end
    return _Part(
        Span(start, inside_end),
        low,
        high,
        rated.unit if rated and unit == found.unit else unit,
        sign is not None,
        atom.form,
        scale,
        tail,
    )


OFTEN = 20
"""From so many times on an occurrence is counted, and nothing multiplied."""
_MULTIPLIES = re.compile(
    r"\s+(?:as|more|less|the|that|what|its|their|his|her|our|those|higher|lower|larger|bigger|smaller|normal|earnings|book|[a-z]+er)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"\s+(?:an?|per|every)\s+(?:day|week|month|year|hour|minute|second|night)\b", re.IGNORECASE)
_WEATHER = re.compile(
    r"\b(?:[Tt]emperatures?|[Hh]eat\s?waves?|[Tt]hermometers?|[Cc]elsius|Fahrenheit|[Ff]orecasters?|[Mm]eteorolog\w+|"
    r"[Hh]eat|[Hh]ottest|[Cc]oldest|[Ff]rosts?|[Ww]armest)\b|°[CF]"
)


def _counts_occurrences(text: str, atom: Atom, low: float, end: int) -> bool:
    """Whether "times" counts how often a thing happened ("called 1,120 times a day") and multiplies nothing."""
    if atom.form not in (Form.DIGITS, Form.WORDS) or _MULTIPLIES.match(text, end):
        return False
    return low >= OFTEN or _OFTEN.match(text, end) is not None


@lru_cache(maxsize=64)
def _speaks_of_weather(text: str) -> bool:
    return _WEATHER.search(text) is not None


def _share(blanked: str, span: Span, value: float, found: unit_words.UnitAt | None) -> _Part:
    """A fraction stands alone, or before the unit or percentage that it is a fraction of."""
    of_percent = re.match(
        r"\s+of\s+(?:an?|one|1)\s*(?:%|per\s?cent|(?:percentage\s+)?point)",
        blanked[span.end : span.end + 30],
        re.IGNORECASE,
    )
    if of_percent is not None:
        unit = "percentage_point" if "point" in of_percent.group() else "percent"
        end = span.end + of_percent.end()
        return _Part(Span(span.start, end), value, value, unit, False, Form.SHARE, 1.0, end)
    point = re.match(
        r"[\s-]+an?[\s-]+(?:percentage[\s-]+)?point\b|[\s-]+(?:percentage[\s-]+)?points?\b",
        blanked[span.end : span.end + 24],
        re.IGNORECASE,
    )
    if point is not None:
        end = span.end + point.end()
        return _Part(Span(span.start, end), value, value, "percentage_point", False, Form.WORDS, 1.0, end)
    of_a = re.match(r"[\s-]+(?:of\s+)?an?[\s-]+(?P<unit>\w+)", blanked[span.end : span.end + 24])
    if of_a is not None and (
        named := unit_words.unit_after(blanked, span.end + of_a.start("unit") - 1, value=value, context="")
    ):
        return _Part(span, value, value, named.unit, False, Form.WORDS, 1.0, named.span.end)
    if found is not None and found.unit != "quarter":
        return _Part(span, value, value, found.unit, False, Form.WORDS, 1.0, found.span.end)
    return _Part(span, value, value, None, False, Form.SHARE, 1.0, span.end)


_METRES = re.compile(
    r"\s?(?:-|long|wide|high|tall|deep|above|below|away|from|apart|across|off|of|by|x\s?\d|\(|sprint|race|"
    r"hurdles|freestyle)"
)


def _suffix_factor(text: str, atom: Atom, *, money: bool) -> float | None:
    """The magnitude that letters against the digits stand for; None where they are a unit: "37m deep", "5t"."""
    suffix = atom.suffix
    factor = float(table("numbers")["suffixes"].get(suffix) or table("numbers")["suffixes"].get(suffix.lower(), 0))
    if money or len(suffix) > 1:
        return factor or None
    if suffix in ("k", "K", "b", "B"):
        return factor
    if suffix in ("m", "M"):
        after = text[atom.end : atom.end + 24]
        if suffix == "M":
            return factor
        return None if _METRES.match(after) or not re.match(r"\s+(?:[a-z]+\s+)?[a-z]+|\s*[.,;]", after) else factor
    return None


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
    r"\s*(?P<joint>-|–|—|‑|\bto between\b|\bto\s?-|\bto\b|\bor\b|\band\b)\s*(?:(?:about|around|some|nearly|almost|"
    r"up to|perhaps|even)\s+)?",
    re.IGNORECASE,
)


def _joined(text: str, blanked: str, parts: list[_Part], at: int) -> tuple[int, list[Numeral]]:
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
    joint = "to" if joint.startswith("to") else joint
    before = text[max(0, left.span.start - 90) : left.span.start]
    lead = re.search(r"\b(between|from)\s+(?:[\w,]+\s+){0,2}[\"“'‘]*$", before, re.IGNORECASE)
    led = lead[1].lower() if lead is not None else ""
    definite = (
        re.search(r"\bfrom\s+(?:the|an?|its)\s", before[lead.start() if lead else 0 :], re.IGNORECASE) is not None
    )
    change = (
        led == "from"
        and joint == "to"
        and not definite
        and _CHANGED.search(before[: lead.start() if lead else 0]) is not None
    )
    if change and _range_to_range(blanked, parts, at):
        return 2, [_range(text, _with_shared_scale(left, right, falling=False), right, right.unit or left.unit)]
    left = _with_shared_scale(_with_shared_thousands(text, left, right, joint), right, falling=change or led == "from")
    if change:
        unit = left.unit or right.unit
        first = _single(text, _replaced(left, unit=unit), start_of_change=True)
        if (
            right.unit is None
            and left.unit is not None
            and right.form is Form.DIGITS
            and 0.05 < right.low / (left.low or 1) < 20
        ):
            parts[at + 1] = _replaced(right, unit=left.unit)
        return 1, [first]
    if not _makes_range(text, left, right, joint, led):
        return 1, [_single(text, parts[at])]
    unit = left.unit if right.unit is None else right.unit
    return 2, [_range(text, left, right, unit)]


def _range_to_range(blanked: str, parts: list[_Part], at: int) -> bool:
    """Whether "from A to B to C to D" changes one range into another."""
    if at + 3 >= len(parts):
        return False
    gaps = [blanked[parts[i].tail : parts[i + 1].span.start] for i in (at, at + 1, at + 2)]
    return (
        all(re.fullmatch(r"\s*(?:to|-|–)\s*", gap, re.IGNORECASE) for gap in gaps) and parts[at].low < parts[at + 1].low
    )


def _with_shared_thousands(text: str, left: _Part, right: _Part, joint: str) -> _Part:
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
    return _Part(left.span, left.low * 1000, left.high * 1000, left.unit, left.signed, left.form, 1000.0, left.tail)


def _replaced(part: _Part, *, unit: str | None) -> _Part:
    return _Part(part.span, part.low, part.high, unit, part.signed, part.form, part.scale, part.tail)


def _with_shared_scale(left: _Part, right: _Part, *, falling: bool) -> _Part:
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
    return _Part(
        left.span,
        left.low * right.scale,
        left.high * right.scale,
        left.unit,
        left.signed,
        left.form,
        right.scale,
        left.tail,
    )


def _makes_range(text: str, left: _Part, right: _Part, joint: str, led: str) -> bool:
    if left.low != left.high or right.low != right.high or right.low <= left.low:
        return False
    if Form.MULTIPLE in (left.form, right.form) or (left.form is Form.SHARE) != (right.form is Form.SHARE):
        return False
    if (
        left.unit is not None
        and right.unit is not None
        and left.unit != right.unit
        and not right.unit.startswith(left.unit + "/")
    ):
        return False
    if left.unit is not None and right.unit is None and not left.signed:
        return False
    if joint == "and":
        return led == "between"
    if joint in "-–—‑":
        return not (joint == "—" and " " in text[left.tail : right.span.start] and left.unit is None)
    if joint == "or":
        return right.low <= 3 * left.low and left.unit is None
    lead = text[max(0, left.span.start - 40) : left.span.start]
    if _changes_to(lead) and not led:
        return bool(re.search(r"\bby\s+$", lead)) and right.low <= 5 * left.low and left.unit is None
    return bool(led) or left.unit is None or left.unit == right.unit


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


def _single(text: str, part: _Part, *, start_of_change: bool = False) -> Numeral:
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
    odd = re.match(r"(?:-|\s)odd\b", text[part.span.end : part.span.end + 5])
    after = hedges.bound_after(text, part.span.end, part.tail)
    if after is not None and (bound is Bound.EXACT or bound is Bound.ABOUT):
        bound, last = after
        if last <= part.tail or text[part.span.end : last].strip(" -+").lower() in (
            "plus",
            "odd",
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
    from factcheck.text.units import dimension

    return dimension(unit) in ("length", "area", "percent", "percentage_point", "currency", "mass")


def _range(text: str, left: _Part, right: _Part, unit: str | None) -> Numeral:
    span = Span(left.span.start, right.span.end)
    before = hedges.bound_before(text, span.start)
    start = before[1] if before is not None else span.start
    form = right.form
    return Numeral(
        span,
        left.low,
        right.high,
        Bound.RANGE,
        unit,
        form,
        Span(start, max(right.tail, span.end)),
        right.tail,
        right.scale,
    )
