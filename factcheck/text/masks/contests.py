"""Rules for numbers of games and ratings, which say how a contest ended and count nothing."""

from __future__ import annotations

from functools import lru_cache

from factcheck.text.masks.rules import MaskRule, rule
from factcheck.text.scales import number_word

_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"


@lru_cache(maxsize=1)
def contests() -> tuple[MaskRule, ...]:
    """The rules for results, ratings, races and the minutes of a clock."""
    word = number_word()
    return (
        rule("score", rf"(?<![\w.,-])(?:\d{{1,2}}|{word})(?:-nil|-all|\snil)\b"),
        rule(
            "rating",
            r"\b(?:gave|gives?|given|got|gets|awarded|earn(?:s|ed)|rated|rates?|scored|reviewed|holds|lost)\s(?:[\w’']+\s){0,2}?"
            r"(?P<n>[1-5]|one|two|three|four|five)(?:\sout\sof\s(?:five|5))?\s(?:michelin\s)?stars?\b(?!\s+(?:who|of|in\sthe\ssky))",
            "n",
        ),
        rule(
            "score", r"\bshot\san?\s(?:[a-z-]+\s){0,3}?(?P<n>[5-8]\d)(?=[.,;]|\s+(?:in|on|to|at|for|yesterday)\b)", "n"
        ),
        rule(
            "name",
            r"\b(?:in|over|won|wins?|ran|runs?|swam)\sthe\s(?P<n>\d{2,3}|\d{1,2},?\d{3})(?:\s?m|\smet(?:re|er)s)\s(?:in|on|from)\s(?=[A-Z\x00])",
            "n",
            cased=True,
        ),
        rule(
            "name",
            r"(?<![\w.,])\d{2,3}(?:\s?m|[\s-]met(?:re|er)s?)\s(?:champion(?:s|ship)?|finals?|hurdles|sprint(?:er)?s?|freestyle|butterfly|"
            r"backstroke|breaststroke|relay|runners?|title|gold|silver|bronze|medall?ist|medals?)\b|"
            r"(?<![\w.,])(?:1,?500|3,?000|5,?000|10,?000)(?:\s?m|[\s-]met(?:re|er)s?)\s(?:champion|finals?|title|runners?|gold|silver|bronze|race|steeplechase)\b",
        ),
        rule(
            "name",
            r"\b[Ff]orce\s(?P<n>[1-9]|1[0-2])\b(?![.,]?\d|\s?%|\s+(?:to|people|men|women|families|[a-z]+s)\b)",
            "n",
        ),
        rule(
            "clock time",
            rf"\b(?:at|it\swas|until|before|after|since)\s(?P<n>(?:five|ten|twenty|twenty-five|5|10|20|25)\s(?:minutes\s)?to\s(?:{_HOURS}))\b"
            r"(?=[.,;]|\s+(?:when|on|that|this|and\sthe)\b)",
            "n",
        ),
        rule(
            "attribute",
            r"\b(?:4K|8K)(?=\s(?:screens?|TVs?|televisions?|videos?|cameras?|resolution|monitors?|displays?|films?|footage|sets?)\b)|"
            r"\b(?:7|10|12)[-\s]inch(?=\s(?:singles?|records?|vinyl|LPs?|EPs?|discs?)\b)",
            cased=True,
        ),
        rule("label", rf"\bsizes?\s(?P<n>{word})\b(?!\s+(?:hundred|thousand|million))", "n"),
        rule(
            "label",
            rf"\b(?<!each )(?<!every )(?<!last )(?<!this )(?<!next )(?<!one )(?<!a )(?<!per )"
            rf"(?:day|week|month|year|round|stage|phase|part|"
            rf"chapter|episode|season|game|step|act|night|leg|lap)\s(?P<n>{word})\s(?:of|in)\s(?:the|his|her|its|their|an?)\b",
            "n",
        ),
    )
