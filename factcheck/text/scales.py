"""Reading numbers: digits, words, fractions and vague words to values, with their place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from factcheck.text.alternatives import any_of
from factcheck.text.tables import table

_THIN = "\u00a0\u202f\u2009"
DIGITS = (
    rf"(?:\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?!\d)(?:\.\d+)?|\d{{1,3}}(?:\.\d{{3}}){{2,}}(?![\d.])|"
    rf"\d{{1,3}}(?:[{_THIN}]\d{{3}})+(?!\d)|[1-9]\d{{0,2}}(?:[ ’']\d{{3}})+(?![\d,.]\d|\d)|"
    r"\d{1,3},\d{1,2}(?=\s?(?:%|€|per\s?cent\b|[Mm]io\b|[Mm]rd\b|million\b|billion\b))|"
    r"\d+(?:\.\d+)?|\.\d+)"
)
_POWER = r"(?:\s?[×x·]\s?10(?:\^[-−]?\d{1,2}|[-−]\d{1,2}|[⁻⁰¹²³⁴-⁹]{1,3}))"
_FRACTION = (
    r"(?:[1-9]\d{0,2}\s)?[1-9]\d?[/⁄](?:2|3|4|5|8|10|12|16|32|64|100|128)"
    r"(?=\s+(?:of\b|an?\s|[a-z]+s?\b)|-[a-z])(?![/⁄\d])"
)
_DIGITS = re.compile(DIGITS, re.IGNORECASE)
_CONTINENTAL = re.compile(
    r"\d{1,3}\.\d{3}\s+(?:people|persons|inhabitants|residents|men|women|children|soldiers|troops|workers|voters|votes|refugees|"
    r"families|households|houses|homes|jobs|dead|deaths|visitors|spectators|fans|students|pupils|copies)\b"
)
"""A point that groups digits before what comes whole: "45.000 inhabitants"."""
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")


class Form(Enum):
    """How a number is written."""

    DIGITS = auto()
    WORDS = auto()
    SHARE = auto()
    """a fraction of something: "a third", "half", "one in ten" """
    VAGUE = auto()
    MULTIPLE = auto()
    """ "twice", "double" """


@dataclass(frozen=True, slots=True)
class Atom:
    """One number as written. `scale` is the factor of its last magnitude word or suffix, 1 where there is none.

    `suffix` is a letter against the digits that may be a magnitude or a unit ("m"); its factor is not applied yet.
    """

    start: int
    end: int
    low: float
    high: float
    form: Form
    scale: float = 1.0
    suffix: str = ""


@lru_cache(maxsize=1)
def _words() -> dict[str, float]:
    numbers = table("numbers")
    return {**numbers["ones"], **numbers["tens"], **numbers["scales"]}


@lru_cache(maxsize=1)
def number_word() -> str:
    """A regular expression for one number word that can open a number."""
    numbers = table("numbers")
    return any_of([*numbers["ones"], *numbers["tens"]])


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    numbers = table("numbers")
    scale = any_of(numbers["scales"])
    ones = any_of([*numbers["ones"], *numbers["tens"]])
    word = rf"(?:{ones}|{scale})"
    part = any_of([p for p in numbers["parts"] if p not in ("half", "halves")])
    several = any_of(numbers["several"]).replace(r"\ ", r"\s+")
    many = r"(?:hundred|thousand|lakh|million|crore|billion|dozen)"
    marks = "".join(numbers["marks"])
    suffix = any_of(numbers["suffixes"])
    digit = any_of(word for word, value in numbers["ones"].items() if value < 10)
    return re.compile(
        rf"""
        (?P<vague>\b(?:{any_of(numbers["vague"])})\b)
        |(?P<several>\b(?:{several})\s+{many}s?\b)
        |(?P<quarters>\b(?P<how_many>an?|three)[\s-]quarters?[\s-](?:of[\s-]an?[\s-])?(?P<quartered>{scale})\b)
        |(?P<half>\b(?:an?\s)?half[\s-](?:an?[\s-])?(?P<halved>{scale})\b|\bone[\s-]half\b|\ban?\shalf\b|\bhalf\b)
        |(?P<share>\b(?P<parts>an?|{ones}|\d{{1,3}})[\s-](?P<part>{part})(?P<plural>s?)\b)
        |(?P<multiple>\b(?:{any_of(numbers["multiples"])})\b)
        |(?P<fraction>(?<![\w./⁄,]){_FRACTION})
        |(?P<digits>(?:(?:(?<![\w)\]%])[-−‐]|(?<!\bor\s)\bminus[\s-]+)(?=[\d.]))?(?<!\d)(?<!\d[.,])(?:{DIGITS}(?:{_POWER}|\s?[{marks}])?|[{marks}])
            (?:\sand\sa\shalf\b)?
            (?:(?P<glued>{suffix})(?!\w)|(?P<scales>(?:[\s-]{{0,3}}(?:{scale})\b){{1,4}}|\s(?:bn|mn|mln|bln|tn|trn|cr|mio|mrd|mil|bil|m(?=\s(?:cubic|square|tonnes|tons|kg|kilos|kilograms|kWh|MWh|barrels|bushels|doses|litres|gallons|hectares|acres|bags|copies|passengers|people|euros)\b))\b(?:\.(?=\s?(?-i:[a-z(€£$])))?)?))
        |(?P<words>\b(?:(?<!\bor\s)minus\s+)?(?:an?\s+(?=(?:{scale})\b)|(?=(?:{word})\b))
            (?:{word})\b(?:(?:[\s-]{{1,3}}|\s{{1,3}}and\s{{1,3}})(?:{word})\b){{0,12}}(?:[\s-]and[\s-]a[\s-](?:half|quarter)\b(?:\s(?:{scale})\b)?)?)
            (?:\spoint(?P<decimals>(?:[\s-](?:{digit})\b){{1,6}})(?P<magnitude>(?:\s(?:{scale})\b){{0,2}}))?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def find_atoms(text: str) -> list[Atom]:
    """The numbers of a text in order, not overlapping, each as it stands alone."""
    out: list[Atom] = []
    pattern = _pattern()
    at = 0
    while (match := pattern.search(text, at)) is not None:
        atom = _read(match)
        if atom is None:
            at = match.end() if match.end() > at else at + 1
            continue
        out.append(atom)
        at = max(atom.end, match.start() + 1)
    return out


def _read(match: re.Match[str]) -> Atom | None:
    kind = match.lastgroup
    start, end = match.span()
    numbers = table("numbers")
    if match["vague"]:
        low, high = (
            numbers["vague"][" ".join(match["vague"].lower().split())]
            if " " in match["vague"]
            else numbers["vague"][match["vague"].lower()]
        )
        return Atom(start, end, float(low), float(high), Form.VAGUE)
    if match["several"]:
        words = match["several"].lower().split()
        scale = _words()[words[-1]] if words[-1] in _words() else _words()[words[-1].rstrip("s")]
        low, high = numbers["several"][" ".join(words[:-1])]
        return Atom(start, end, low * scale, high * scale, Form.VAGUE, scale)
    if match["quarters"]:
        scale = float(_words()[match["quartered"].lower()])
        value = scale * (0.75 if match["how_many"].lower() == "three" else 0.25)
        return Atom(start, end, value, value, Form.WORDS, scale)
    if match["half"]:
        if match["halved"]:
            scale = float(_words()[match["halved"].lower()])
            return Atom(start, end, scale / 2, scale / 2, Form.WORDS, scale)
        return Atom(start, end, 0.5, 0.5, Form.SHARE)
    if match["share"]:
        return _share(match)
    if match["multiple"]:
        value = float(numbers["multiples"][match["multiple"].lower()])
        return Atom(start, end, value, value, Form.MULTIPLE)
    if match["fraction"]:
        return _fraction(match)
    if match["digits"]:
        return _digits(match)
    assert kind is not None
    return _spelt(match)


def _share(match: re.Match[str]) -> Atom | None:
    numbers = table("numbers")
    count = match["parts"].lower()
    top = 1.0 if count in ("a", "an") else float(_words().get(count, 0) or (count.isdigit() and int(count)))
    bottom = float(numbers["parts"][match["part"].lower()])
    if not 0 < top < bottom or (top > 1) != bool(match["plural"]):
        return None
    return Atom(*match.span(), top / bottom, top / bottom, Form.SHARE)


def _fraction(match: re.Match[str]) -> Atom | None:
    """Read "1/16", "12 1/2"."""
    whole, _, part = match["fraction"].rpartition(" ")
    top, bottom = (int(number) for number in re.split("[/⁄]", part))
    if top >= bottom:
        return None
    value = (int(whole) if whole else 0) + top / bottom
    return Atom(*match.span(), value, value, Form.DIGITS if whole else Form.SHARE)


def _digits(match: re.Match[str]) -> Atom | None:
    numbers = table("numbers")
    body = match["digits"]
    negative = body[0] in "-−‐" or body.lower().startswith("minus")
    digits = _DIGITS.search(match.string, match.start("digits"))
    digits = digits if digits is not None and digits.end() <= match.end("digits") else None
    value = _float(digits.group()) if digits else 0.0
    if digits is not None and _CONTINENTAL.match(match.string, digits.start()):
        value *= 1000
    power = re.search(_POWER, body) if digits else None
    if power is not None:
        raised = re.sub(r"^\s?[×x·]\s?10\^?", "", power.group()).translate(_RAISED)
        value *= 10.0 ** int(raised) if re.fullmatch(r"-?\d{1,3}", raised) else 1.0
        value = float(f"{value:.12g}")
        body = body[: body.index(power.group())]
    value += sum(numbers["marks"].get(character, 0.0) for character in body)
    if re.search(r"\sand\sa\shalf\b", body, re.IGNORECASE):
        value += 0.5
    scale = 1.0
    suffix = match["glued"] or ""
    for word in re.findall(r"[^\W\d_]+", match["scales"] or ""):
        scale *= _words().get(word.lower(), 0) or numbers["suffixes"].get(word, 0) or numbers["suffixes"][word.lower()]
    value = value if power is not None else round(value * scale, 6)
    value = -value if negative else value
    return Atom(*match.span(), value, value, Form.DIGITS, scale, suffix)


def _float(digits: str) -> float:
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    if re.fullmatch(r"\d{1,3},\d{1,2}", digits):
        return float(digits.replace(",", "."))  # the comma of the continent: "1,5 per cent"
    return float(re.sub(rf"[,’' {_THIN}]", "", digits))


_JOINT = re.compile(r"[^\W\d_]+")


def _with_decimals(whole: float, decimals: str, magnitude: str) -> tuple[float, float]:
    """The value of "nineteen point nine million" and its magnitude."""
    words = _words()
    digits = "".join(f"{words[word.lower()]:.0f}" for word in _JOINT.findall(decimals))
    scale = 1.0
    for word in _JOINT.findall(magnitude):
        scale *= words[word.lower()]
    return round((whole + float(f"0.{digits}")) * scale, 6), scale


def _spelt(match: re.Match[str]) -> Atom | None:  # noqa: PLR0915  # one table of cases
    """A number in words, read as far as it makes one number: "five six" is "five" first."""
    words = _words()
    tens = set(table("numbers")["tens"])
    scales = table("numbers")["scales"]
    total, group, scale = 0.0, None, 1.0
    end = match.start()
    joined_by_and = False
    ceiling = float("inf")
    negative = False
    last = ""
    for word in _JOINT.finditer(match["words"]):
        spelt = word.group().lower()
        if spelt == "minus":
            negative = True
            continue
        if spelt in ("a", "an", "the") and group is None and not total:
            continue
        if spelt == "a" and joined_by_and:
            continue
        if spelt == "and":
            joined_by_and = True
            continue
        if spelt in ("half", "quarter"):
            part = 0.5 if spelt == "half" else 0.25
            if last in scales and scale >= 1000:
                total += part * scale
            else:
                group = (group or 0) + part
        elif spelt in scales:
            factor = float(scales[spelt])
            if joined_by_and or factor >= ceiling:
                break
            if factor == 100 and (group or 1) < 100:
                group = (group or 1) * 100
            elif factor == 12:
                group = (group or 1) * 12
            else:
                total += (group if group is not None else 1) * factor if not (group is None and total) else 0
                if group is None and total and last in scales:
                    total *= factor
                group, ceiling = None, factor if group is not None else ceiling
            scale = factor
        else:
            value = float(words[spelt])
            if joined_by_and and last not in scales:
                break
            if group is not None and not ((last in tens and value < 10) or (last == "hundred" and value < 100)):
                break
            group = (group or 0) + value
            scale = 1.0 if last not in scales else scale
        last, joined_by_and = spelt, False
        end = match.start() + word.end()
    value = total + (group or 0)
    if end == match.start():
        return None
    if match["decimals"] and end == match.end("words"):
        value, scale, end = *_with_decimals(value, match["decimals"], match["magnitude"]), match.end()
    start = match.start()
    return Atom(start, end, -value if negative else value, -value if negative else value, Form.WORDS, scale)
