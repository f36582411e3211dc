"""Rules for ages, which are told of a person in passing and count nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.text.alternatives import any_of
from factcheck.text.masks.rules import MaskRule, rule, small_number
from factcheck.text.masks.senses import between_ages, is_a_person, is_age, person_before
from factcheck.text.scales import number_word
from factcheck.text.tables import table

_COUNTED = re.compile(
    r"\b(?:number|total|tolls?|count|deaths?|cases|casualties|injuries|fatalities|losses|costs?|prices?|rates?|scores?|ratings?|"
    r"shares?|turnout|sales|votes|seats|population|attendance)\b[^.;:!?]*$",
    re.IGNORECASE,
)
_TWO_PERSONS = re.compile(r"\b[A-Z][a-z]+\s(?:[A-Z][\w.’'-]+\s)?and\s[A-Z][a-z]+(?:\s[A-Z][\w.’'-]+)?$")
""" "Jan and Karl Holm, 21 and 17, were there" """
_COPULA = re.compile(r"(?:was|were|is|are)\s+(?:over|under)\b", re.IGNORECASE)
"""Between a count and its number: "the number of deaths was over 15" tells no age."""


@lru_cache(maxsize=1)
def ages() -> tuple[MaskRule, ...]:
    """The rules for ages."""
    number = small_number()
    quote = r"[\"“”'’‘«»]*"
    return (
        rule(
            "age",
            r"\b(?:joined|died|dies|retired|left|married|began|started|became|emigrated|enlisted|orphaned|widowed)\b[^.,;:\d]{0,40}\sat\s+(?P<age>\d{1,2})(?=[,.;](?!\d))",
            "age",
        ),
        rule(
            "age",
            rf"(?<![\w.,])(?P<age>\d{{1,3}}|{number_word()})(?:-(?:{number_word()}))?[\s-](?:years?|months?|weeks?|"
            rf"days?)[\s-]old(?:s)?\b",
            test=is_age,
        ),
        rule(
            "age",
            rf"\b(?:(?:are|is|were|was|those|people|anyone|everyone|men|women|children|residents|patients|workers|[a-z]{{3,}}s)\s+(?:older|younger)\s+than|aged|the\s+ages?\s+of|at\s+age|age\s+of|children\s+under|adults\s+over|people\s+over|those\s+over|"
            rf"anyone\s+over|everyone\s+over|women\s+over|men\s+over|(?:was|were|is|are)\s+(?:over|under)|under(?=\s+(?:five|"
            rf"18|16|21)\b)|student\s+of|(?:man|woman|boy|girl|person)\s+of|turned|turns)\s+(?:between\s+)?(?P<age>{number})(?![\d.,]*\d|"
            rf"\s?%|\s*(?:per|million|billion|thousand|hundred|km|metres)|\w)(?:\s?(?:-|–|to|and|or)\s?{number}\b)?",
            test=lambda m: (
                is_age(m)
                and not (_COUNTED.search(m.string, max(0, m.start() - 80), m.start()) and _COPULA.match(m.group()))
                and not re.match(
                    r"\s+[a-z]+s\b(?<!years)(?<!\bwas)(?<!\bhas)(?<!\bis)", m.string[m.end() : m.end() + 20]
                )
            ),
        ),
        rule(
            "age",
            rf"(?<=[^\W\d_]),\s(?P<age>\d{{1,3}})(?=,(?!\s?\d)|[.;](?!\d)|\s+(?:who|from)\s|\s*$|{quote},(?!\s?\d))",
            "age",
            test=lambda m: is_age(m) and person_before(m),
        ),
        rule(
            "age",
            r"\b(?:mother|father|wife|husband|son|daughter|grandson|granddaughter|grandmother|grandfather|brother|sister|"
            r"uncle|aunt|he|she|who)\s+(?:is|was|will\s+be)\s+(?P<age>\d{1,3}|"
            rf"{number_word()})(?=[,.;!?”\"]|\s+(?:and|but|when|at\s+the\s+time|years?\s+old)\b|\s*$)",
            "age",
            test=is_age,
        ),
        rule(
            "age",
            rf"\b(?:girl|boy|child|baby|toddler|youngest|eldest|oldest)\s+(?:is|was)\s+(?:only\s+|just\s+)?(?P<age>\d{{1,2}}|{number_word()})(?=[,.;!?”\"]|"
            r"\s*$)",
            "age",
            test=is_age,
        ),
        rule(
            "age",
            rf"\b(?:mother|father|wife|husband|son|daughter|grandson|granddaughter|grandmother|grandfather|brother|sister|uncle|aunt|cousin|niece|"
            rf"nephew|child|baby|twin)(?:ren)?s?,\s(?P<age>\d{{1,2}}|{number_word()})(?:(?:,\s\d{{1,2}})?\sand\s(?:\d{{1,2}}|{number_word()}))?(?=[,.;](?!\d))",
            test=is_age,
        ),
        rule(
            "age",
            r"\b(?:nurse|teacher|farmer|driver|worker|pensioner|widow|widower|mother|father|cook|clerk|doctor|engineer|fisherman|miner|soldier|trader|grower|baker|"
            r"butcher|tailor|seller|vendor|shopkeeper|lad|youth)\s+of\s+(?P<age>\d{2})(?=[,.;](?!\d))",
            "age",
        ),
        rule(
            "age",
            rf"(?:\b(?:half|most|many|all|percent|per\s?cent|thirds?|quarters?|fifths?|tenths?|people|those|dead|victims|patients|citizens|"
            rf"in\s+(?:{number_word()}|\d+))|%)(?:\s+of\s+(?:them|whom|(?:the|its|all)\s+[a-z]+))?(?:\s+(?:is|are|was|were))?\s+(?:aged\s+)?"
            rf"(?:above|over|under|below)\s+(?P<age>\d{{2}}|{number_word()})(?=[,.;:)](?!\d)|\s+(?:and|or|who|were|are|said|have)\b|\s*$)",
            "age",
            test=is_age,
        ),
        rule(
            "age",
            rf"\b(?:pension|retirement|voting|minimum|conscription|draft|school)(?:able)?\s+age\s+(?:[a-z]+\s+){{0,2}}?(?:from\s+)?"
            rf"{number}(?:\s+to\s+{number})?(?!\s*(?:%|per))",
        ),
        rule(
            "age",
            rf"\b(?:{any_of(table('masks')['persons'])}),\s(?P<age>\d{{1,2}})(?=,(?!\s?\d))",
            "age",
            test=is_age,
        ),
        rule(
            "age",
            rf"\b(?:customers|visitors|citizens|voters|pupils|residents|patients|drivers|workers|passengers|students|players)\s+(?:over|under|above|below|aged)\s+"
            rf"(?P<age>{number})(?=[,.;:)](?!\d)|\s+(?:must|may|can|who|are|were|will|have|had|and|or|in)\b|\s*$)",
            "age",
            test=is_age,
        ),
        rule(
            "family",
            rf"\b(?:mother|father|parent|grandmother|grandfather|mum|mom|dad)[\s-]of[\s-](?P<n>\d{{1,2}}|{number_word()})\b",
            "n",
        ),
        rule(
            "age",
            rf"\b(?:people|persons|those|anyone|everyone|men|women|children|girls|boys|adults|youths|minors|pupils)\s+(?:between\s+|from\s+|aged\s+|of\s+)?"
            rf"(?P<age>(?:{number}|a\s+hundred)\s+(?:and|to|or)\s+(?:over|older|under|younger|above|below|up|{number}))(?=[,.;:)](?!\d)|\s+(?:in|on|at|from|who|were|are|was|have|had|has|and|or|go|went|with|to)\b|\s*$)",
            "age",
            test=between_ages,
        ),
        rule(
            "age",
            rf"\b(?:people|persons|those|anyone|everyone|men|women|children|girls|boys|adults|youths|minors)\s+(?:over|under|above|below)\s+"
            rf"(?P<age>{number}|a\s+hundred)(?=[,.;:)](?!\d)|\s+(?!(?:per|million|billion|thousand|hundred)\b)(?:[a-z]+(?<!s)|was|is|has|makes?|goes)\b|\s*$)",
            "age",
            test=is_age,
        ),
        rule(
            "age",
            rf"(?<![\w.,])(?P<age>{number}|a\s+hundred)\s+or\s+(?:older|younger)\b",
            "age",
        ),
        rule(
            "age",
            rf"\b(?:not\s+(?:yet\s+)?(?:reached|turned|yet)|yet\s+to\s+turn|not\s+yet|barely\s+turned)\s+(?P<age>{number})(?=[,.;:!?)](?!\d)|\s*$)",
            "age",
            test=is_age,
        ),
        rule("age", r"\b[Aa]t\s(?P<age>\d{2})(?=,?\s(?:he|she|I)\s)", "age", test=is_age),
        rule(
            "age",
            rf"\b(?:youngest|eldest|oldest)\s+(?:[a-z]+\s+)?(?:is|was)\s+(?:only\s+|just\s+)?(?P<age>\d{{1,2}}|{number_word()})(?=[,.;!?”\"]|\s+and\b|\s*$)",
            "age",
            test=is_age,
        ),
        rule(
            "age",
            rf"\b(?P<who>[A-Z][a-z]{{2,}})\s(?:is|was)\s(?:only\s+|just\s+)?(?P<age>\d{{1,2}}|{number_word()})(?=[,.;!?”\"](?!\d)|\s+and\b|\s*$)",
            "age",
            test=is_a_person,
            cased=True,
        ),
        rule(
            "age",
            r"(?<=[a-z]),\s(?P<n>[1-9]\d\sand\s[1-9]\d)(?=,\s(?!respectively))",
            "n",
            test=lambda m: _TWO_PERSONS.search(m.string, max(0, m.start() - 60), m.start()) is not None,
        ),
        rule(
            "age",
            r"\b(?:voters|adults|people|men|women|[A-Z][a-z]+ans|residents|respondents|children|kids|youths?|students|workers|patients|viewers)\s"
            r"(?P<n>[1-9]\d?\s?(?:to|-|–)\s?[1-9]\d)\b(?!\s?(?:%|per|percent|million|thousand|minutes|hours|days)|[.,]\d)",
            "n",
        ),
        rule("age", r"\bage,\s(?P<age>[1-9]\d)(?=,(?!\s?\d))", "age", test=is_age),
        rule("age", r"\((?P<age>\d{1,3})\)", "age", test=lambda m: is_age(m) and person_before(m)),
        rule("age", rf"(?<=[^\W\d_]),\s(?:both|each|all)\s(?P<age>\d{{1,2}}|{number_word()})(?=,)", "age"),
    )
