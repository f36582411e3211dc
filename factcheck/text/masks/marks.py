"""Rules for numbers that only order or find something: sections, points, lists, house numbers, accounts, trains."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.text.alternatives import any_of
from factcheck.text.masks.rules import MaskRule, rule
from factcheck.text.scales import number_word
from factcheck.text.tables import table
from factcheck.text.units import units


@lru_cache(maxsize=1)
def marks() -> tuple[MaskRule, ...]:
    """The rules for numbers of sections, points and addresses."""
    words = table("masks")
    hour = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    return (
        rule(
            "list mark",
            r"(?m)^[ \t]*(?P<n>\d{1,2}(?:\.\d{1,2}){1,2})\.?[ \t]+(?=[A-Z“\"(])",
            "n",
            test=has_another_section,
            cased=True,
        ),
        rule("list mark", r"(?m)^[ \t]*(?P<n>\d{1,2})[ \t]+(?=[A-Z“\"(])", "n", test=has_neighbour, cased=True),
        rule("list mark", r"(?m)^[ \t]*(?P<n>\d{3})\.[ \t]+(?=[A-Z“\"(])", "n", cased=True),
        rule(
            "list mark",
            r"(?<=[.;!?:”\"\x00][ \t])(?P<n>\d{1,2})[.)][ \t](?=[A-Z\d$€£“\"(])",
            "n",
            test=has_point_beside,
            cased=True,
        ),
        rule("list mark", r"(?<![^\s(])(?P<n>[1-9])\)(?=\s[A-Za-z“\"])", "n", test=has_point_in_line),
        rule("label", r"§§?\s?(?P<n>\d{1,5}[a-z]?(?:\s?[-–,]\s?\d{1,4})*)(?![.,]?\d)", "n"),
        rule(
            "street",
            rf"\b[A-ZÀ-Þ][\w’'-]+[ -](?:{any_of(words['streets'])})\s(?P<n>\d{{1,4}}[a-zA-Z]?)"
            r"(?=[.,;:)](?!\d)|\s*$|\s+(?:in|with|is|was|and|has|where|near|on|collapsed|burned|burnt)\b)",
            "n",
            cased=True,
        ),
        rule(
            "street",
            rf"\b(?:{any_of(words['streets_first'])})\s(?:[A-ZÀ-Þ][\w’'-]+\s){{1,3}}(?P<n>\d{{1,4}}[a-zA-Z]?)"
            r"(?=[.,;:)](?!\d)|\s*$|\s+(?:in|with|is|was|and|has|where|near|on)\b)",
            "n",
            cased=True,
        ),
        rule(
            "label",
            r"\b(?:accounts?|card|cheque|policy|meter|licence|license|hull|serial|registration|case|file|order|plate)"
            r"(?:\s(?:number|no\.?))?(?:\s(?:ending|starting|beginning)(?:\s(?:in|with|on))?|\snumber(?:\s(?:is|was))?)"
            r"\s(?P<n>\d{2,12}(?:[ -]\d{2,8}){0,5})(?![.,]?\d|%|\s+[a-z]+s\b(?<!\bis)(?<!\bwas)(?<!\bhas))",
            "n",
        ),
        rule("label", r"\baccount\s(?P<n>\d{3,12}(?:[ -]\d{2,8}){0,5})(?![.,]?\d|%|\s+(?:people|million)\b)", "n"),
        rule("label", r"\b[Tt]he\s(?P<n>\d{1,2}[.:][0-5]\d)\s(?:to|from|for)\s[A-ZÀ-Þ]", "n", cased=True),
        rule("label", r"\b(?:her|his|my|our|their)\s(?P<n>\d{1,2}[.:][0-5]\d)\sto\s[A-ZÀ-Þ]", "n", cased=True),
        rule("name", r"(?<![\w.,])(?P<n>\d{1,2})\s+(?:de|di|du|d[’'])\s*[A-ZÀ-Þ][a-zà-ÿ]+", "n", cased=True),
        rule(
            "name",
            r"\bLocal\s(?P<n>\d{1,4})\b(?!\s+[a-z]+s\b(?<!says)(?<!has)(?<!is)(?<!was)(?<!submits)(?<!counts))",
            "n",
            cased=True,
        ),
        rule(
            "clock time", r"(?<=\x00),[ \t](?P<n>(?:[01]?\d|2[0-3])\.[0-5]\d)(?=[ \t]*(?:\n|$|[A-Z(]))", "n", cased=True
        ),
        rule(
            "clock time",
            rf"\b(?:at|by|until|till|around|before|after)\s(?:about\s|around\s|nearly\s|almost\s|exactly\s)?(?P<n>{hour}|1[0-2]|\d)\s"
            rf"(?:on\s+\x00+|in\s+the\s+(?:morning|afternoon|evening)|at\s+night)",
            "n",
            test=tells_the_time,
        ),
        rule(
            "clock time",
            rf"\bat\s(?P<n>{hour})(?=[,;:.](?!\d)|\s*$|\s+(?:it|they|he|she|we|sharp|when|came|began)\b)",
            "n",
            test=tells_the_time,
        ),
        rule(
            "age",
            rf"\b(?:an?|the|her|his|another|called)\s+(?:[a-z-]+\s+){{0,2}}?(?:[a-z]*man|[a-z]*woman|girl|boy|{any_of(words['persons'])})"
            rf"\s+of\s+(?:only\s+|just\s+)?(?P<n>[1-9]\d|{number_word()})(?=[.,;:)!?](?!\d)|\s+(?:who|from|with|was|is|and)\b|\s*$)",
            "n",
        ),
        rule(
            "age",
            rf"\b(?:girls?|boys?|men|women|adults|those|anyone|minors|pupils|children|people|persons|patients|infants|workers|men|kids)\s+"
            rf"(?:under|over|below|above|younger\s+than|older\s+than)\s+(?:the\s+age\s+of\s+)?(?P<n>\d{{1,2}}|{number_word()})"
            rf"(?=[.,;:)!?”\"](?!\d)|\s+(?:are|were|is|was|who|and|or|in|had|have|died|among|from|to|it|they|the)\b|\s*$)",
            "n",
        ),
        rule(
            "age",
            r"\b(?:retire[sd]?|retirement|pension|marry|married|leave\s+school)\s+at\s+(?P<n>[1-9]\d)\b(?!\s?%|\s+per|[.,]\d)",
            "n",
        ),
        rule("age", r"(?:^|[.!?\n]\s+)At\s(?P<n>[1-9]\d),\s(?=(?:he|she|[A-ZÀ-Þ][a-zà-ÿ]+)\b)", "n", cased=True),
        rule(
            "age",
            rf"\b(?:children|boys|girls|lads|pupils|infants|teenagers)\s+of\s+(?P<n>\d{{1,2}}|{number_word()})"
            r"(?=[.,;:)!?](?!\d)|\s*$|\s+(?:and|or|work|works|who|were|are|have)\b)",
            "n",
        ),
        rule(
            "age",
            r"\b(?:pair|couple|two|brothers|sisters|twins|both|men|women),\s(?P<n>[1-9]\d\sand\s[1-9]\d)(?=[,.;](?!\d))",
            "n",
        ),
        rule("age", rf"\b(?:{any_of(words['persons'])})\s\((?P<n>[1-9]\d)\)", "n"),
        rule("label", r"(?<=\x00)\(\d{1,3}\)"),
        rule("name", r"\bCOP\s?(?:1\d|2\d|3\d)\b(?![.,]?\d|\s(?:million|billion|trillion))|\bP5\+1\b", cased=True),
        rule(
            "idiom",
            r"\ba\s(?:hundred|thousand|million|dozen)\s(?:times(?!\s+(?:as|more|the|higher|larger|that))|things|reasons|ways|thanks)\b",
        ),
        rule("idiom", rf"\b(?:room|table|bed|dinner)\sfor\s(?P<n>{hour})(?=[.,;\"”]|\s*$)", "n"),
        rule(
            "year", r"(?<=\x00)[-–]\d{2}\b(?![.,:/-]?\d|\s?%|\s+(?:per|million|billion|(?!was\b|is\b|has\b)[a-z]+s\b))"
        ),
        rule(
            "date",
            r"\b(?:on|until|till|by|since|from|to|of)\s(?P<n>(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.)(?!\d)",
            "n",
        ),
        rule(
            "name",
            r"\b(?:in|over|won)\sthe\s(?P<n>\d{2,5})\s?(?:metres|meters|m)(?=[.,;]|\s+(?:at|and|final|hurdles|relay|race)\b|\s*$)",
            "n",
        ),
        rule("label", r"\btype\s(?P<n>[12])\sdiabetes\b", "n"),
        rule("the two", r"\bthe\s(?P<n>two)\sof\s(?:us|them|you)\b", "n"),
        rule("the two", r"\b(?:neither|either|each|which|one)\sof\s(?:the\s|these\s|those\s)?(?P<n>two|three)\b", "n"),
        rule(
            "talk",
            r"\bone\s[a-z]+,\s(?P<n>two|three|four|five)\s(?!dead|injured|wounded|killed|missing)[a-z]+\b",
            "n",
            test=is_no_amount_after,
        ),
        rule("talk", rf"\b(?P<n>{hour})\s(?:(?:kinds|sorts)\sof|heads\sare\sbetter|ways\s(?:of|to))\b", "n"),
        rule("talk", rf"\bon\sa\sscale\sof\s(?:{number_word()}|\d+)\sto\s(?:{number_word()}|\d+)\b"),
        rule(
            "talk", rf"\bscale\s(?:[a-z]+\s)?from\s(?P<n>(?:{number_word()}|\d+)\sto\s(?:{number_word()}|\d+))\b", "n"
        ),
        rule("talk", rf"\b(?:count(?:s|ed|ing)?)\sto\s(?P<n>{hour})(?=[.,;]|\s+(?:and|before)\b)", "n"),
        rule(
            "family",
            rf"\b(?:for|per|feeds?|average|typical|normal|whole)\s(?:an?\s|each\s|every\s|the\s)?(?:[a-z]+\s)?(?:family|household)\sof\s"
            rf"(?P<n>\d{{1,2}}|{number_word()})\b(?!\s+(?:hundred|thousand|million))",
            "n",
        ),
        rule("family", rf"\bfamilies\sof\s(?P<n>\d{{1,2}}|{number_word()})\b(?!\s+(?:hundred|thousand))", "n"),
        rule(
            "odds",
            r"\b(?:one|1)-in-(?:an?-)?[\w,]+(?:-[a-z]+)?\b(?!\s+(?:[A-Za-z]+\s+)?(?:men|women|people|children|[a-z]{3,}s)\b)",
        ),
        rule(
            "recurrence",
            rf"\b(?:one|1|once)[\s-]in[\s-](?:an?[\s-])?(?:[\d,]+|(?:{number_word()}|hundred|thousand)(?:[\s-](?:hundred|thousand))?)"
            r"[\s-]year[\s-](?!olds?\b)[a-z]+\b",
        ),
        rule(
            "odds",
            r"(?<![\w.,/])\d{1,4}/\d{1,3}(?=\s(?:outsider|favou?rite|shot|long-?shot|chance|underdog|on\b|joint|second)s?\b)|"
            r"\b(?:odds|priced|backed|bet)\s(?:(?:of|at|to|about|are|were)\s){0,2}\d{1,4}/\d{1,3}\b",
        ),
        rule("talk", rf"\ba\stale\sof\s(?P<n>{hour})\b", "n"),
        rule(
            "talk",
            rf"\b(?:{hour})\s(?:plus|minus|times)\s(?:{hour})\s(?:is|are|makes?|equals)\s(?:{number_word()}|\d+)\b",
        ),
        rule(
            "score",
            rf"\b(?:score|result|aggregate)\s(?:was|is|of)\s(?P<n>(?:\d{{1,2}}|{hour})\sto\s(?:\d{{1,2}}|{hour}))\b",
            "n",
        ),
        rule(
            "frequency",
            r"\b(?:7|seven)\sdays\sa\sweek\b|\b24\shours\sa\sday\b|\b(?:nine|9)\sto\s(?:five|5)(?=\s+(?:is|job)|[.,])",
        ),
        rule(
            "clock time",
            r"\b(?:opens?|opened|works?|worked|closed|shut)\s(?:daily\s|every\sday\s)?(?:from|between)\s(?P<n>\d{1,2}\s(?:to|and|till|until)\s\d{1,2})"
            r"(?=[.,;](?!\d)|\s*$|\s+(?:on|every|and)\b)",
            "n",
        ),
        rule(
            "definition",
            r"\b(?:one|an?|1)\s(?:(?:kilo|centi|milli)?met(?:re|er)|kilo(?:gram)?|dozen|inch|yard|ounce|gallon|litre|score)\s(?:is|equals|makes|has|holds|contains|=)\s"
            rf"(?:about\s|roughly\s|exactly\s)?(?P<n>[\d,.]*\d|{number_word()})\b",
            "n",
        ),
        rule(
            "the two",
            r"\b(?:the|these|those)\s+(?P<n>two)\s+(?P<noun>(?!hundred|thousand|million|billion|per\s?cent|percent)[a-z]+s)\b",
            "n",
            test=is_no_amount,
        ),
        rule(
            "the two", r"\b[Tt]he\s+(?P<n>two)\s+(?:will|would|had|have|are|were|met|agreed|signed|stood|shook)\b", "n"
        ),
        rule(
            "age",
            r"(?:^|(?<=[.!?\n]\s)|\b(?:an?|the|her|his)\s+)(?:[Tt]he|[Aa]n?|[Hh]er|[Hh]is|[Ii]ts|[Tt]heir)?\s*(?:[a-z-]+\s+)?(?P<noun>[a-z]+[^\Ws]),\s(?P<n>[1-9]\d),"
            rf"\s+(?:had|who|whose|was|were|{any_of(words['past'])}|[a-z]+(?:ed|s))\b",
            "n",
            test=is_of_a_person,
            cased=True,
        ),
        rule(
            "clock time",
            r"\bfrom\s(?P<n>(?:[01]?\d|2[0-3])\.[0-5]\d\s(?:to|until|till)\s(?:[01]?\d|2[0-3])\.[0-5]\d)"
            r"(?=\s*[,;]|\.(?!\d)|\s+(?:our|on|in\s+the|at|and|they|we|he|she)\b)",
            "n",
        ),
        rule(
            "talk",
            rf"\b(?:multipl(?:y|ied)|divided?)\s(?:it\s|that\s|this\s|them\s)?by\s(?P<n>\d+|{number_word()})\b",
            "n",
        ),
        rule(
            "the two",
            r"\b(?:of|between|by|for|to|from|with|against)\s+(?:the|these|those)\s+(?P<n>two|three)"
            r"(?=\s+(?:lies?|stands?|comes?|goes|came|went|runs?|ran|say|said|differ|agree|disagree|meet|met)\b|\s*[—–:)])",
            "n",
        ),
    )


def is_of_a_person(match: re.Match[str]) -> bool:
    """Whether a noun that a number stands behind in commas may be a person: no sum, no participle."""
    noun = match["noun"].lower()
    return noun not in _SUMS and (not noun.endswith("ed") or noun in table("masks")["persons"])


_SUMS = frozenset((
    "total", "toll", "tally", "number", "average", "score", "count", "figure", "maximum", "minimum", "dead", "high",
    "low", "record", "share", "rate", "turnout", "temperature", "index", "mean", "median", "price", "age",
    "half", "result", "most", "fewest", "highest", "lowest", "largest", "smallest", "capacity", "limit", "dead",
))  # fmt: skip
"""Nouns that a number behind a comma is the value of, not the age."""


def is_no_amount(match: re.Match[str]) -> bool:
    """Whether "the two" goes with things already spoken of: no stretch of time, unit or money."""
    noun = match["noun"].lower()
    times = table("masks")["time"]
    return (
        noun.removesuffix("s") not in times and noun not in units.spellings() and not noun.endswith(("tonnes", "watts"))
    )


def is_no_amount_after(match: re.Match[str]) -> bool:
    """Whether "one village, three maps" plays with two nouns: no time, which adds up ("one hour, ten minutes")."""
    words = match.group().lower().split()
    return not {word.strip(",").removesuffix("s") for word in words} & {
        "hour",
        "minute",
        "day",
        "week",
        "month",
        "year",
    }


_MAGNITUDE = re.compile(r"(?:Million|Billion|Trillion|Magnitude|Percent|Per\s?[Cc]ent|Points?|Degrees)\b")


def has_another_section(match: re.Match[str]) -> bool:
    """Whether another line opens with a number of the same form: "1.3 Height", "1.4 Wings"."""
    if _MAGNITUDE.match(match.string, match.end()):
        return False
    return any(other.start("n") != match.start("n") for other in match.re.finditer(match.string))


def has_neighbour(match: re.Match[str]) -> bool:
    """Whether other lines open with the number before or after: "2 The commission found ..."."""
    if _MAGNITUDE.match(match.string, match.end()):
        return False
    number = int(match["n"])
    others = _numbers(match.re, match.string)
    return number + 1 in others or number - 1 in others


@lru_cache(maxsize=8)
def _numbers(points: re.Pattern[str], text: str) -> frozenset[int]:
    """The numbers of a text's points, found once for all that are asked for their neighbours."""
    return frozenset(int(point["n"]) for point in points.finditer(text))


_IN_LINE = re.compile(r"(?<![^\s(])(?P<n>[1-9])\)(?=\s)")


def has_point_in_line(match: re.Match[str]) -> bool:
    """Whether the number before or after opens a point too: "for two reasons: 1) he stays and 2) they left"."""
    points = _numbers(_IN_LINE, match.string)
    number = int(match["n"])
    return number + 1 in points or number - 1 in points


_POINT = re.compile(r"(?m)(?:^[ \t]*|(?<=[.;!?:”\"\x00] ))(?P<n>\d{1,2})[.)][ \t](?=[A-Z\d$€£“\"(])")


def has_point_beside(match: re.Match[str]) -> bool:
    """Whether a point before or after is numbered likewise: "1. Nobody checked. 2. The seat was broken."."""
    number = int(match["n"])
    opens = match.string[match.start("n") - 2 : match.start("n") - 1] == ":"
    if opens and number > 1:
        return False  # "Dead: 5. Injured: 7."
    points = _numbers(_POINT, match.string)
    return number + 1 in points or (number > 1 and number - 1 in points)


_NO_TIME = re.compile(
    r"\b(?:put|puts|putting|sto(?:od|od)|stands?|remain(?:s|ed)?|stay(?:s|ed)?|stuck|sticks?|estimate[sd]?|number(?:ed|s)?|toll|dead|deaths|tally|set|sets|kept|"
    r"h[eo]ld|valued|capped|reckon\w*|total|price|rate|share|figure|priced|sold|level|aged?|temperature|speed|steady|"
    r"unchanged|fixed|pegged|counted|count|magnitude|maximum|minimum|limit(?:ed)?|start(?:s|ed)?\s+low)\b[^.;\n]{0,70}$",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(r"\bat\s+(?:midnight|noon|dawn|dusk|midday|nightfall|lunchtime)\b[^.\n]{0,40}$", re.IGNORECASE)


def tells_the_time(match: re.Match[str]) -> bool:
    """Whether "at seven" says when: nothing before it is put, held or priced at so many."""
    before = match.string[max(0, match.start() - 90) : match.start()]
    return _NO_TIME.search(before) is None or _OTHER_TIME.search(before) is not None
