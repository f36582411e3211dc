"""Rules for digits that could be taken for dates: addresses, clock times, phones, ratios, versions, years of an era."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.text.masks.rules import MaskRule, rule
from factcheck.text.scales import number_word


@lru_cache(maxsize=1)
def before_dates() -> tuple[MaskRule, ...]:
    """The rules that come before dates are looked for."""
    zone = r"(?:\s?(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|IST|local\s+time|hours|hrs))"
    return (
        rule(
            "address",
            r"\b(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w+|(?<!\w)[@#][^\W\d_][\w-]*\d[\w-]*",
        ),
        rule("markup", r"</?[a-zA-Z][^<>\n]{0,300}>"),
        rule(
            "clock time",
            rf"(?<![\w:.])\d{{1,2}}(?::\d\d){{1,2}}(?:\.\d{{1,3}}(?!\d))?(?!\d|:\d)(?:\s?[ap]\.?\s?m\b\.?)?{zone}?",
        ),
        rule(
            "clock time",
            rf"(?<![\w.])\d{{1,2}}(?:[.:]\d\d)?(?:\s?(?:-|–|to|and)\s?\d{{1,2}}(?:[.:]\d\d)?)?\s?[ap]\.?\s?m\b\.?{zone}?",
        ),
        rule(
            "clock time",
            r"(?<![\w.,])(?:[01]\d|2[0-3])[0-5]\d\s?(?:GMT|UTC|BST|CET|EST|EDT|PST|IST|local time|hours|hrs)\b",
        ),
        rule(
            "clock time",
            rf"\b(?:\d{{1,2}}|{number_word()})\s?o[’']?clock\b|\bhalf\s+past\s+\w+|(?<!by a )(?<!of a )\bquarter\s+"
            r"(?:past|to)\s+(?!an?\b|the\b|half\b|about\b|around\b)(?:[a-z]+|\d{1,2}(?![\d,.]*\d))",
        ),
        rule(
            "phone",
            r"(?<![\w.,])\+\d{1,3}[\s\d()-]{6,18}\d\b|(?<![\w.,$€£-])(?<!\d\s)\(?0\d{1,4}\)?(?:[-\s]\d{2,5}){1,4}\b|\b\d{3}-\d{3}-\d{4}\b",
        ),
        rule("code", r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b", cased=True),
        rule("code", r"\bf/\d{1,2}(?:\.\d)?\b"),
        rule("ratio", r"(?<![\w:])\d+:\d+(?:[-–]\d{1,3})?(?![\d:])"),
        rule(
            "book",
            r"(?<![\w.,])[123](?=\s(?:Timothy|Corinthians|Samuel|Kings|Chronicles|Thessalonians|Peter|Maccabees)\b)",
            cased=True,
        ),
        rule(
            "date",
            r"\b(?:[Uu]pdated?|UPDATED?|[Pp]osted|[Cc]orrection):?\s(?P<n>\d{1,2}/\d{1,2}(?:/\d{2,4})?)(?![\w/%])",
            "n",
            cased=True,
        ),
        rule(
            "phone", r"(?<![\w.,$])(?:911|999|112)(?=\s(?:calls?|callers?|dispatch\w*|operators?|tapes?|recordings?)\b)"
        ),
        rule("always", r"(?<![\w/])(?:24/7|9/11|7/7|4x4|20/20|covid\s?[-‑]?\s?19|omega[-‑\s][369])(?![\w/])"),
        rule(
            "date",
            r"\b(?:on|since|until|till|dated|from|before|after)\s(?P<n>(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2]|[12]\d|3[01]))(?![\w/%])(?=[.,;:)!?]|\s*$|\s+(?!of\b)[a-z])",
            "n",
        ),
        rule(
            "score",
            r"\b(?:scor(?:e[sd]?|ing)|rat(?:e[sd]?|ing)|gave|gives?|given|grad(?:e[sd]?|ing)|marks?|marked|reviews?|pain)\b(?:\s+[\w’'-]+){0,3}?\s(?P<n>\d{1,2}/(?:5|10|20|100))(?![\w/%])(?!\s+of\b)",
            "n",
        ),
        # An average is measured, out of how many points is not.
        rule("score", r"(?<![\w./])\d{1,2}\.\d{1,2}(?P<n>/(?:5|10|20|100))(?![\w/%]|\.\d)(?!\s+of\b)", "n"),
        rule("model", r"(?<![\w.,–$€£-])\d{2,3}-\d{2,4}s\b|\b7[0-8]7-(?:[1-9]00(?:ER|F|LR)?|[7-9]|10)\b(?!\s*%)"),
        rule(
            "version",
            r"\b[vV]?\d+(?:\.\d+){2,}\b",
            test=lambda m: re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", m.group()) is None,
        ),
        rule(
            "phone",
            r"\b(?:call|calls|called|calling|dial|dials|dialled|dialing|ring|rings|phone|phones|hotline|helpline)(?:\s+(?:the\s+)?(?:number|line))?:?"
            r"\s+(?:on\s+|at\s+|is\s+)?(?P<n>\d{2,5}(?:[\s-]\d{2,5})*)\b(?![.,]\d|\s*(?:%|[a-z]+s\b))",
            "n",
        ),
        rule(
            "phone",
            r"\b(?:tel|telephone|phone|fax|mobile|whatsapp)\b\.?:?\s+(?P<n>[+\d(][\d\s()/-]{3,18}\d)(?![.,]\d|\s*%)",
            "n",
        ),
        rule(
            "phone", r"\b(?:text|texts|texting|sms)\s+(?:[\w“”\"’']+\s+){1,3}to\s+(?P<n>\d{3,6})\b(?!\s+[a-z]+s\b)", "n"
        ),
        rule(
            "year", r"\b(?:in|at)\s(?P<n>(?:19|20)\d\d)(?=\s(?:prices|dollars|pounds|euros|money|terms|values)\b)", "n"
        ),
        rule("year", r"\b(?:in|of|since|by|until|before|after)\s(?P<n>[’']\d\d)(?![\w’'])(?!\s+[a-z]+s\b)", "n"),
        rule(
            "year",
            r"\bA\.?D\.?\s+\d{1,4}\b|(?<![\w.,$£€])\d{1,5}(?:,\d{3})?\s?(?:B\.?C\.?(?:E\.)?|BCE|A\.?D\.?|CE)(?!\w)",
            cased=True,
        ),
        rule(
            "year",
            r"\b(?:highest|lowest|largest|biggest|smallest|worst|best|deadliest|hottest|coldest|wettest|driest|first|last|final)\s(?:[a-z-]+\s){1,3}"
            r"of\s(?P<n>(?:19|20)\d\d)(?![\d,.]*\d)(?=[.,;:)”\"]|\s*$|\s+(?:and|in|was|is|came|fell)\b)",
            "n",
        ),
        rule(
            "year",
            r"(?<!of )(?<!some )(?<!about )(?<!than )(?<!over )(?<!nearly )(?<![\w.,$£€-])(?:19|20)\d\d"
            r"(?=\s(?:[A-Z][a-z]+\s)?(?:hopefuls?|candidates?|contenders?|challengers?|nominees?|front-?runners?|primar(?:y|ies)|caucus(?:es)?|midterms?)\b)",
        ),
        rule("year", r"\b[Ff]iscal\s(?:year\s)?(?P<n>\d\d)\b(?!\s?%|[.,]?\d|\s+(?:percent|per\s?cent|[a-z]+s)\b)", "n"),
        rule("year", r"\b(?:19|20)\d\d(?:,|\sand|\sor|\sto)\s(?P<n>[’'‘]\d\d)(?![\w’'])", "n"),
        rule("year", r"\b(?:pre|post|mid)[-‑](?P<n>1[5-9]\d\d|20\d\d)\b", "n"),
    )
