"""Parts of number expressions: a number with its own unit, sign and rate, before ranges and hedges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from factcheck.text.numbers import shares
from factcheck.text.ratios import ratio_at
from factcheck.text.scales import Atom, Form
from factcheck.text.spans import Span
from factcheck.text.tables import table
from factcheck.text.units import words as unit_words
from factcheck.text.units.units import dimension

OFTEN = 20
"""From so many times on an occurrence is counted, and nothing multiplied."""
_MULTIPLIES = re.compile(
    r"\s+(?:as|more|less|the|that|what|its|their|his|her|our|those|higher|lower|larger|bigger|smaller|normal|earnings|book|[a-z]+er)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"\s+(?:an?|per|every)\s+(?:day|week|month|year|hour|minute|second|night)\b", re.IGNORECASE)
_WEATHER = re.compile(
    r"\b(?:[Tt]emperatures?|[Hh]eat\s?waves?|[Tt]hermometers?|[Cc]elsius|Fahrenheit|[Ff]orecasters?|[Mm]eteorolog\w+|"
    r"[Hh]eat|[Hh]ottest|[Cc]oldest|[Ff]rosts?|[Ww]armest|(?:[Gg]lobal|[Ll]imit\w*|of)\s+warming|degrees?\s+(?:warm|cool|hott|cold)er)\b|°[CF]"
)


_AWARDED = re.compile(
    r"\s+(?:from\s+(?:the\s+)?[A-Z]|(?:were|was|have\s+been)\s+(?:awarded|conferred|granted|revoked)\b|in\s+(?:law|medicine|"
    r"engineering|economics|history|physics|philosophy|mathematics|science|business|theology)\b)"
)
_AWARDS = re.compile(
    r"\b(?:holds?|holding|earn(?:s|ed|ing)?|award(?:s|ed|ing)?|confer(?:s|red|ring)?|grant(?:s|ed|ing)?)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_BEARING = re.compile(
    r"\s+(?:north|south|east|west|latitude|longitude|of\s+(?:arc|latitude|longitude)|off\s+(?:the\s+)?vertical)\b"
)
_TURNS = re.compile(
    r"\b(?:lean(?:s|ed|ing)?|tilt(?:s|ed|ing)?|rotat(?:es?|ed|ing)|slop(?:es?|ed|ing)|angles?|latitude|longitude|gradient|list(?:s|ed|ing))"
    r"\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_ODD = re.compile(r"-(?:odd|some)(?=\s)")
_OLD = re.compile(r"[\s-]olds?\b")
"""Behind the unit of an age: what is counted stands behind it."""
_CIRCUIT = re.compile(r"\bcapacit(?:or|ance)", re.IGNORECASE)
_TIMES_WIDE = re.compile(r"\d\s?(?:m|metres?|meters?)\s?(?:x|×|by)\s?$", re.IGNORECASE)
_METRES = re.compile(
    r"\s?(?:-|long|wide|high|tall|deep|underground|underwater|inland|offshore|in\s+(?:length|height|depth|width)\b|above|below|away|from|apart|across|off|of|by|x\s?\d|\(|sprint|race|"
    r"hurdles|freestyle)"
)


@dataclass(frozen=True, slots=True)
class Part:
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
        """The number without its magnitude."""
        return self.low / self.scale


def with_unit(text: str, blanked: str, atom: Atom, context: str) -> Part | None:
    """A number with the sign, unit and rate around it; None where it states no quantity."""
    sign = unit_words.sign_before(blanked, atom.start, context=context)
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
    odd = _ODD.match(blanked, end)
    behind = odd.end() if odd is not None else end  # "20-odd percent"
    found = None if sign is not None else unit_words.unit_after(blanked, behind, value=low, context=context)
    if found is None and sign is None and (atom.form is Form.VAGUE or atom.scale > 1):
        found = unit_words.unit_of(blanked, end, context=context)
    if found is None and sign is None and (named := unit_words.unit_named_before(blanked, start)) is not None:
        return Part(Span(start, end), low, high, named, False, atom.form, scale, end)
    if found is None and sign is not None:
        found = unit_words.UnitAt(sign.unit, Span(end, end), inside=True)
    if atom.form is Form.MULTIPLE:
        return Part(Span(start, end), low, high, "times", False, atom.form, scale, end)
    if atom.form is Form.SHARE:
        return _share(blanked, Span(start, end), low, found)
    if found is None:
        ratio = ratio_at(blanked, Span(start, end), low)
        if ratio is not None:
            share, last, noun = ratio
            return Part(Span(start, last), share, share, None, False, Form.SHARE, 1.0, noun)
        return Part(Span(start, end), low, high, None, False, atom.form, scale, end)
    unit = found.unit
    if unit == "point" and shares.is_percentage_point(text, end):
        unit = "percentage_point"
    if unit == "times" and _counts_occurrences(text, atom, low, found.span.end):
        return Part(Span(start, end), low, high, None, False, atom.form, scale, end)
    if unit == "degree" and _is_of_study(blanked, start, found.span.end):
        return Part(Span(start, end), low, high, None, False, atom.form, scale, end)
    if unit == "degree" and _speaks_of_weather(text) and not _is_angle(blanked, start, found.span.end):
        unit = "celsius" if "ahrenheit" not in text else "fahrenheit"
    if unit == "fahrenheit" and _CIRCUIT.search(text):
        unit = "farad"
    if dimension(unit) == "time" and (old := _OLD.match(blanked, found.span.end)) is not None:
        return Part(Span(start, end), low, high, unit, False, atom.form, scale, old.end())
    rated = unit_words.rate_after(blanked, found)
    tail = rated.span.end if rated is not None else found.span.end
    inside_end = found.span.end if found.inside and odd is None else end
    return Part(
        Span(start, inside_end),
        low,
        high,
        rated.unit if rated and unit == found.unit else unit,
        sign is not None,
        atom.form,
        scale,
        tail,
    )


def _counts_occurrences(text: str, atom: Atom, low: float, end: int) -> bool:
    """Whether "times" counts how often a thing happened ("called 1,120 times a day") and multiplies nothing."""
    if atom.form not in (Form.DIGITS, Form.WORDS) or _MULTIPLIES.match(text, end):
        return False
    return low >= OFTEN or _OFTEN.match(text, end) is not None


def _is_of_study(text: str, start: int, end: int) -> bool:
    """Whether "degrees" are what a university awards: they are counted, not measured."""
    return _AWARDED.match(text, end) is not None or _AWARDS.search(text, max(0, start - 40), start) is not None


def _is_angle(text: str, start: int, end: int) -> bool:
    """Whether "degrees" are of an angle though the text speaks of weather: "tilted by three degrees"."""
    return _BEARING.match(text, end) is not None or _TURNS.search(text, max(0, start - 40), start) is not None


@lru_cache(maxsize=64)
def _speaks_of_weather(text: str) -> bool:
    return _WEATHER.search(text) is not None


def _share(blanked: str, span: Span, value: float, found: unit_words.UnitAt | None) -> Part:
    """A fraction stands alone, or before the unit or percentage that it is a fraction of."""
    of_percent = re.match(
        r"\s+of\s+(?:an?|one|1)\s*(?:%|per\s?cent\b|(?:percentage\s+)?point)",
        blanked[span.end : span.end + 30],
        re.IGNORECASE,
    )
    if of_percent is not None:
        unit = "percentage_point" if "point" in of_percent.group() else "percent"
        end = span.end + of_percent.end()
        return Part(Span(span.start, end), value, value, unit, False, Form.SHARE, 1.0, end)
    point = re.match(
        r"[\s-]+an?[\s-]+(?:percentage[\s-]+)?point\b|[\s-]+(?:percentage[\s-]+)?points?\b",
        blanked[span.end : span.end + 24],
        re.IGNORECASE,
    )
    if point is not None:
        end = span.end + point.end()
        return Part(Span(span.start, end), value, value, "percentage_point", False, Form.WORDS, 1.0, end)
    of_a = re.match(r"[\s-]+(?:of\s+)?an?[\s-]+(?P<unit>\w+)", blanked[span.end : span.end + 24])
    if of_a is not None and (
        named := unit_words.unit_after(blanked, span.end + of_a.start("unit") - 1, value=value, context="")
    ):
        return Part(span, value, value, named.unit, False, Form.WORDS, 1.0, named.span.end)
    if found is not None and found.unit != "quarter":
        return Part(span, value, value, found.unit, False, Form.WORDS, 1.0, found.span.end)
    return Part(span, value, value, None, False, Form.SHARE, 1.0, span.end)


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
        if _TIMES_WIDE.search(text, max(0, atom.start - 14), atom.start):
            return None
        return (
            None if _METRES.match(after) or not re.match(r"\s+(?:[\w’'&-]+\s+){0,3}[a-z]+|\s*[.,;]", after) else factor
        )
    return None
