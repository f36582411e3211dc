"""Rules for turns of phrase: scores, "one of", "the two sides", attributes with a hyphen, bases of rates."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.text.alternatives import any_of
from factcheck.text.masks.rules import MaskRule, rule
from factcheck.text.masks.senses import is_attribute, is_score, one_counts_nothing, speaks_of_parties
from factcheck.text.scales import DIGITS, number_word
from factcheck.text.tables import table


def is_ratio(match: re.Match[str]) -> bool:
    """Whether the first of two numbers is the larger: "by nearly 3-to-1", but "one-to-two weeks" is a range."""
    return match["more"].lower() not in ("1", "one", match["less"].lower())


@lru_cache(maxsize=1)
def turns() -> tuple[MaskRule, ...]:
    """The rules for turns of phrase."""
    words = table("masks")
    return (
        rule(
            "hyperbole",
            r"\bhalf\s+(?:of\s+)?the\s+(?:world|planet|city|town|village|internet|neighbourhood)\b(?![’']s\s+(?:population|"
            r"people|residents|oil|output|supply))",
        ),
        rule(
            "score",
            r"(?<![\w.,–-])(?P<low>\d{1,3})\s?[-–]\s?(?P<high>\d{1,3})(?![\w.,–-]*\d|%|-?[a-z])",
            test=is_score,
        ),
        rule(
            "talk",
            rf"(?:\b(?:the|these|those|with|have|has|had|hold|get|are|asked|gave|gives|give|only|of|for|offer|offers|there\s+are)\s+|[:,—–]\s*|"
            rf"^)(?P<n>{number_word()})\s+(?:different\s+|very\s+different\s+)?(?:{any_of(words['talk'])})\b",
            "n",
        ),
        rule("score", r"(?<![\w.,-])\d{1,3}-(?:of|for)-\d{1,3}\b"),
        rule(
            "odds",
            rf"(?<![\w.,-])(?P<more>\d{{1,3}}|{number_word()})[-‑]to[-‑](?P<less>one|two|1|2)\b(?![-‑.,]?\w*\d)",
            test=is_ratio,
        ),
        rule("idiom", r"\b(?:one|1)\spercenters?\b|\bFight\sfor\s\$?15\b"),
        rule("idiom", r"\bbaker[’']?s\s+dozen\b"),
        rule("score", r"(?<![\w.,–-])\d(?:[-–]\d){2,3}(?![\w–-]|[.,]\d)"),
        rule("place on the map", r"\b\d+(?:\.\d+)?\s?°\s?\d*[’′']?\s?[NSEW]\b"),
        rule(
            "base of a rate",
            rf"(?<!part )(?<!parts )\bper\s+(?P<n>{DIGITS}(?:\s?(?:million|thousand|billion))?|"
            r"(?:hundred|thousand|million|one|ten)(?:\s+thousand)?)\b",
            "n",
        ),
        rule(
            "definition",
            rf"\b(?:an?|one|each)\s+(?:{any_of(words['explained'])})(?:,[^,.]{{0,30}},)?\s+(?:is|equals|holds|makes|has|weighs|measures)\s+(?:about\s+|roughly\s+)?"
            rf"(?P<n>{DIGITS})\s+(?:kilo(?:gram(?:me)?)?s?|litres?|liters?|hectares?|(?:square\s+)?(?:kilo)?met(?:re|er)s?|acres|gallons|pounds|miles|feet|tonnes)\b",
            "n",
        ),
        rule(
            "definition",
            r"\b[Oo]ne\s+(?:lakh|crore|million|billion|trillion|acre|hectare|mile|barrel|tonne|pound|foot)\s+(?:is|"
            r"equals|=)\s+(?:about\s+)?[\d,.]+",
        ),
        rule(
            "attribute",
            rf"(?<![\w.,])(?:\d{{1,3}}(?:,\d{{3}})*|(?:{number_word()})(?:-(?:{number_word()}))?)(?:\s?(?:-|–|to|"
            rf"or)\s?\d+)?[-‑](?P<noun>[a-z]+)\b",
            test=is_attribute,
        ),
        rule(
            "the two",
            r"\b(?:the|these|those|both|between|my|your|our|his|her|its|their)\s+(?P<n>two|three|four)\s+(?P<noun>(?:[a-z]+\s+)?[a-z]+)\b",
            "n",
            test=speaks_of_parties,
        ),
        rule(
            "the two",
            r"\b(?:of|for|between|with|by)\s+(?:the|these|those)\s+(?P<n>two|three)(?=[.,;!?]|\s+(?:is|was|are|were|has|had|will)\b)",
            "n",
        ),
        rule(
            "talk",
            r"\b(?P<n>(?P<same>two|three|four)\s+(?!dead|injured|wounded|killed|hurt|missing|people)[a-z]+,\s+(?:(?P=same)|\x00+))\s+[a-z]+\b",
            "n",
        ),
        rule(
            "talk",
            rf"\bask\s+(?P<n>{number_word()})\s+(?:[a-z]+\s+){{1,3}}(?:[a-z,]+\s+){{0,9}}and\s+you\s+(?:will\s+)?(?:get|hear|have)\s+(?:{number_word()}|\x00+)",
        ),
        rule("idiom", rf"\b(?:{any_of(words['idioms'])})\b"),
        rule(
            "idiom",
            r"(?<![\w.,])(?:100|110|1,?000|a\shundred|one\shundred)\s?(?:%|per\s?cent)\s(?:sure|certain|committed|behind|confident|convinced|"
            r"right|wrong|true|false|clear|supportive|honest|positive|serious|exempt|opposed|loyal|against|with\s(?:him|her|them|you|us)|"
            r"in\s(?:favou?r|agreement))\b|\b(?:gave|gives?|given|giving)\s(?:it\s)?110\s?(?:%|per\s?cent)",
        ),
        rule("odds", rf"\bodds\s+(?:[a-z]+\s+){{1,4}}(?:{number_word()}|\d+)\s+to\s+(?:{number_word()}|\d+)\b"),
        rule("one", r"\bat\s+one\s+point\b"),
        rule("frequency", r"(?<![\w.,:])(?:\d{2,3}\.\d|[5-9]\d0|1[0-7]\d0)\s?(?:AM|FM)\b", cased=True),
        rule("frequency", r"\b\d{2,3}\.\d{1,2}(?=\s+(?:FM|on\s+(?:your|the)\s+(?:FM\s+)?dial)\b)"),
        rule(
            "part of a series",
            rf"\b(?:first|second|third|fourth|fifth|last)\s+of\s+(?P<n>{number_word()}|\d{{1,2}})\s+(?:parts|articles|episodes|stories|"
            rf"reports|instalments|volumes|essays|columns)\b",
            "n",
        ),
        rule("attribute", r"\b(?:two|three)[\s-](?:thirds|quarters|fifths)\s+(?:majorit(?:y|ies)|quorum|rule)\b"),
        rule(
            "share of a game",
            r"\b(?:first|second|other|latter|former|second-)\s*[-]?half\b|\bhalf(?:-|\s?)(?:hour|time|way|brother|"
            r"sister|marathon|year|century|mast|hearted|built|empty|full|dead|life)\b|\b(?:in|cut\s+in)\s+half\b",
        ),
        rule(
            "one",
            r"\bone[-‑’'](?!third|quarter|half|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|sixteenth|twentieth|hundredth|thousandth|to-|in-|hundred|million|percent|and-a-half)\w+|\b(?:no|"
            r"any|every|each|this|that|which|another|last|next|someone|number|day|not|only|only the)"
            r"\s+one\b(?!\s+(?:in|"
            r"out|hundred|thousand|million|billion|per|person))",
        ),
        rule("one", r"(?<![\w-])one\b", test=one_counts_nothing),
        rule("zero", r"(?<!point )\b(?:zero|nought)\b(?!\s+(?:[a-z]+s\b|per|point\s))|\bzero-\w+"),
        rule("attribute", rf"(?<![\w.,-])(?:\d{{1,3}}|{number_word()})[-‑](?=,|\s+(?:and|or|to)\s)(?!\s+to\s+\d)"),
        rule(
            "score",
            r"\b(?:voted|vote|votes|passed|approved|rejected|defeated|ruled|carried|won|beat|lost|upheld)\s+(?:[a-z]+\s+){0,4}"
            r"(?P<n>\d{1,3}\s+to\s+\d{1,3})(?=[.,;:)]|\s+(?:in|on|for|against|with|that|to|after)\b|\s*$)",
            "n",
        ),
    )
