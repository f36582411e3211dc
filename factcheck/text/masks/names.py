"""Rules for names and labels: ordinals, codes, models, numbered things, streets, calibres."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.text.alternatives import any_of
from factcheck.text.masks.rules import MaskRule, rule
from factcheck.text.masks.senses import (
    is_code,
    is_code_of_two,
    is_label,
    is_verb,
    names_a_thing,
    names_no_people,
    stands_inside_a_name,
)
from factcheck.text.scales import number_word
from factcheck.text.tables import table


def number_words_capital() -> str:
    """A regular expression for a number word with a capital: "Five" in "the Five Eyes"."""
    numbers = table("numbers")
    words = [*numbers["ones"], *numbers["tens"], "hundred"]
    return "|".join(sorted((word.capitalize() for word in words if word != "one"), key=len, reverse=True))


@lru_cache(maxsize=1)
def names() -> tuple[MaskRule, ...]:
    """The rules for numbers that belong to a name."""
    words = table("masks")
    more = r"(?:\s?(?:-|–|,|and|or|to|of|&)\s?\d+[A-Z]?\b(?![,.]\d|%)){0,8}"
    calibre_noun = (
        r"(?!\s*(?:of|in|on|to|per|a|an|by|from|at|and|or|since|against|for|with|during|over|fell|wide|long|"
        r"high|deep|thick|more|less|rain|rainfall|snow|snowfall|was|were|is|are|has|had|have|that|which|below|above)\b)\s+[a-z]"
    )
    return (
        rule("ordinal", r"(?<![\w.,])\d+(?:,\d{3})*(?:st|nd|rd|th)(?:-[\w-]+)?\b"),
        rule(
            "ordinal",
            rf"(?<![\w-])(?:(?:{number_word()}|hundred|thousand)[\s-]){{1,5}}(?:first|second|third|fourth|fifth|"
            rf"sixth|seventh|eighth|ninth)\b(?!s)",
            test=lambda m: (
                re.match(r"(?:one|two|three|four|five|six|seven|eight|nine|a)[\s-]", m.group(), re.IGNORECASE) is None
                and m.group().lower().count("second") == 0
            ),
        ),
        rule(
            "decade",
            r"(?<![\w.,])[’']?\d0s\b|\b(?:early|mid|late)[\s-](?:twenties|thirties|forties|fifties|sixties|seventies|"
            r"eighties|nineties)\b",
        ),
        rule("code", r"(?<![\w.,])[A-Z][A-Za-z]{0,5}(?:[-‑][A-Z]{1,4}){1,3}[-‑]?\d[\w-]*", cased=True),
        rule("code", r"(?<![\w.,])[^\W\d_]+[-‑.]?\d[\w-]*(?:[.,]\d+)*(?:\s?(?:bn|m)\b)?(?![\w])", test=is_code),
        rule(
            "code",
            r"(?<![\w.,$€£¥₹])\d+-?[A-Z][A-Za-z]{0,2}\d*\b(?!-)|(?<![\w.,$€£¥₹])\d+[a-z]\d\w*",
            test=is_code,
            cased=True,
        ),
        rule(
            "name",
            rf"\b(?:{any_of(words['named'])})[\s-]?(?P<n>\d{{1,4}}[A-Z]?\d?(?:-\d{{1,3}}[A-Z]{{0,2}}s?)?)\b(?![,.]?\d|%|\s*(?:%|per\s?cent|percent|"
            rf"million|billion))(?!\s+(?:{any_of(words['unnamed'])})\b)",
            "n",
            cased=True,
        ),
        rule("name", r"(?<![\w.,])(?:\d{1,3}[a-z]{2,}[A-Z][a-z]+|[48]chan\b|7[-‑]Eleven\b)", cased=True),
        rule("name", r"\b(?:Daytona|Indy|Indianapolis|Talladega|Coca-Cola)\s(?P<n>500|600|1000)\b", "n", cased=True),
        rule(
            "name",
            r"\bFrance\s(?P<n>[2-5]|24)\b(?![,.]?\d|\s?%|\s+(?:people|men|women|children|million|per\s?cent|percent|dead|injured|"
            r"(?!(?:was|is|has|does|says|shows|airs)\b)[a-z]+s)\b)",
            "n",
            cased=True,
        ),
        rule(
            "name",
            rf"\b(?:{any_of(words['isotopes'])})[-‑\s](?P<n>14|60|85|90|1[34]\d|2[1-4]\d)\b(?![,.]?\d|\s?%|"
            r"\s?(?:kg|kilo|mg|gram|g\b|t\b|ton|per|million|billion))",
            "n",
        ),
        rule(
            "label",
            r"\b(?:[Rr]ounds?|[Bb]est|[Ll]ast)\s+of\s+(?P<n>16|32|64|128)\b(?!\s+(?:people|[a-z]+s)\b)",
            "n",
            cased=True,
        ),
        rule("label", r"\b(?:the|[’']s)\s+last\s+(?P<n>8|16|32|64|eight|sixteen)(?=[.,;:!?](?!\d)|\s*$)", "n"),
        rule(
            "name",
            r"(?<!\w)(?P<name>[A-ZÀ-Þ][\w’-]*[a-z])\s(?P<n>\d{1,3}[A-Z]?)\s(?P<after>[A-Z][a-z]+)\b(?!\s+(?!(?:has|was|is|does|comes|gets|costs|remains|offers)\b)[a-z]+s\b)",
            "n",
            test=stands_inside_a_name,
            cased=True,
        ),
        rule(
            "name",
            rf"(?:(?<=[a-z,;’'] )|\b[Tt]he\s|\bBig\s)(?P<n>{number_words_capital()})(?=\s+[A-Z][a-z]+)",
            "n",
            cased=True,
        ),
        rule(
            "name",
            r"\x00(?:\s[A-Z][a-z]+){1,2}(?:,|\s(?:and|or|vs|versus))\s(?P<n>\d{1,3}[A-Z]?)\s(?=[A-Z][a-z]+\b(?!s\b))",
            "n",
            cased=True,
        ),
        rule("name", r"\b(?P<n>7[0-9]7(?:-\d+)?)(?=\s+(?:Max|MAX|Dreamliner|jet|airliner|plane))", "n", cased=True),
        rule(
            "name",
            r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat|old|new)\s(?P<n>7[0-8]7)\b(?!\s+(?:more|other|people|men|women|children|dead|injured|wounded|[a-z]+s)\b(?<!\bis)(?<!\bwas)(?<!\bhas)|[.,]\d|%)|"
            r"(?<![\w.,])7[0-8]7s\b",
            cased=True,
        ),
        rule(
            "label",
            # A look ahead for the digits spares most words the two hundred labels.
            rf"(?<![\w-])(?=\D{{1,24}}\d)(?P<label>(?:{any_of(words['labels'])})s?)\s?(?:no\.\s?)?(?P<n>\d{{1,5}}(?:\.\d)?[A-Z]?(?:-[A-Z]|/\d+)?\b(?![,.]\d|"
            rf"%){more})",
            "n",
            test=is_label,
        ),
        rule(
            "label",
            rf"\b(?P<label>Phase|Tier|Category|Level|Stage|Chapter|Article|Act|Part|Type|Schedule|Title|War|Group\s+of|"
            rf"Big|Option|Plan|Formula|Division|Channel)\s+(?P<n>(?i:{number_word()}))\b",
            "n",
            cased=True,
        ),
        rule(
            "name",
            r"(?<=[\w,;’')] )(?P<name>[A-ZÀ-Þ][\w’-]*[a-z])(?<!’s)\s(?P<n>\d{1,3}[A-Z]?)(?=\s*[.,;:!?)\"”’]|\s*$|\s+"
            r"(?:of|in|on|at|to|and|is|was|has|said|for|from|with|near|by|after|before|where|who|did|does|will|had|or|"
            r"as|that)\b)(?![.,]\d|\s+to\s+\d)",
            "n",
            test=names_a_thing,
            cased=True,
        ),
        rule(
            "list mark",
            r"(?m)^\s*(?:\(?\d{1,2}[.)]\s|\[\d+\])|\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}\]|(?<=[.;:]\s)\(\d{1,2}\)(?=\s)",
        ),
        rule(
            "street",
            rf"(?<![\w.,])(?P<n>\d{{1,5}}[A-Z]?(?:\s?[-–]\s?\d{{1,5}}[A-Z]?)?)\s+(?:[NSEW]\.?\s+)?(?:(?:[A-Z][\w’'-]+|\x00+)\s+){{1,3}}(?:{any_of(words['streets'])})\b",
            "n",
            cased=True,
        ),
        rule(
            "label",
            rf"\b(?:the|their|its|[’']s)\s+(?:top|bottom)\s+(?P<n>\d{{1,3}}|{number_word()})\b(?![,.]\d|\s*(?:%|per\s?cent|"
            rf"hundred|thousand|million|billion))",
            "n",
        ),
        rule("label", r"\b(?:under|over|U)[-‑](?P<n>\d{2})s?\b", "n"),
        rule("label", r"\b(?:last|top|final|first|best|top-|round\s+of)-(?P<n>\d{1,3})\b", "n"),
        rule(
            "calibre",
            rf"(?<![\w.,])\d{{1,3}}(?:\.\d+)?(?:\s?(?:-|–|/|and|or)\s?\d+(?:\.\d+)?)?(?:[\s-]?mm|[\s-]millimet(?:re|"
            rf"er)s?)\b(?:\s+and\s+\d+\s?mm)?(?={calibre_noun}|\s+only\b)",
            test=lambda m: not m.group().startswith("0"),
        ),
        rule(
            "calibre",
            r"(?<![\w.,])\d{2,3}\s?mm\b(?=\s+and\s+\x00|\s+or\s+\x00)|(?<![\w])\.\d{2,3}(?=\s+(?:[Cc]alib|revolver|pistol|rifle|handgun))",
        ),
        rule("calibre", r"\b\d{2,3}\s?mm(?=,?\s+not\s+\d{2,3}\s?mm\b)|\bnot\s+\d{2,3}\s?mm\b"),
        rule(
            "street",
            rf"(?<![\w.,])(?P<n>\d{{1,4}}[A-Za-z]?),?\s+(?:{any_of(words['streets_first'])})\s+(?:d[eu]s?\s+(?:la\s+)?|"
            r"della?\s+|of\s+)?[A-Z]",
            "n",
            cased=True,
        ),
        rule(
            "street",
            r"(?<=[a-z\d\x00],\s)(?P<n>\d{4,5})\s(?=(?P<town>[A-Z][\w’'-]+)(?:\s[A-Z][\w’'-]+){0,2}(?:[.,;]|\s*$))",
            "n",
            test=names_no_people,
            cased=True,
        ),
        rule("street", r"(?<=[\w’-]\s)(?P<n>\d{1,4}[a-z]?)(?=,\s\x00{4,5}\s[A-Z])", "n"),
        rule(
            "code",
            r"(?<![\w.,-])(?P<letters>[A-Z]{2})\s(?P<n>\d{1,4})\b(?![.,:/-]?\d|\s?%|\s+(?:million|billion|thousand|people|per\s?cent))",
            "n",
            test=is_code_of_two,
            cased=True,
        ),
        rule(
            "code",
            r"\b(?:IBAN\s?:?\s?)?[A-Z]{2}\d{2}(?:\s?\d{4}){2,7}(?:\s?\d{1,4})?\b|\b(?:[A-Z]{1,3}\s\d{2,4}\s[A-Z]{1,3}|\d{1,3}\s[A-Z]{3}\s\d{2,4})\b",
            test=lambda m: (
                re.search(
                    r"\b(?:plate|licence|license|registration|IBAN|account)\b",
                    m.string[max(0, m.start() - 40) : m.end()],
                    re.IGNORECASE,
                )
                is not None
            ),
            cased=True,
        ),
        rule("code", r"(?<![\w.,/])\d{1,5}/(?:19|20)\d\d(?![\w/])|(?<![\w.,/])(?:19|20)\d\d/\d{1,5}(?![\w/])"),
        rule(
            "label",
            r"\b(?:case|ref\.?|reference|file|report|doc\.?|document|decision|order|docket|dossier|law|decree|petition|invoice)\s+(?:no\.?\s?)?(?P<n>\d{1,6}/\d{1,6})\b",
            "n",
        ),
        rule(
            "label",
            r"\b(?:[Nn]os?\.|Nr\.|№|[Nn]umber|[Dd]oc\.|[Rr]ef\.)\s?(?P<n>\d{1,12})(?![.,]?\d|\s+(?!(?:was|is|has|says)\b)[a-z]+s\b)",
            "n",
            test=lambda match: not is_verb(match),
            cased=True,
        ),
        rule("label", r"\b401\s?\(k\)"),
        rule(
            "label",
            rf"\b(?:Group|Club|Gang|Council|Committee)\s+of\s+(?P<n>\d{{1,3}}|(?i:{number_word()}))\b(?!\s+[a-z]+s\b)",
            "n",
            cased=True,
        ),
        rule(
            "label",
            rf"\b(?:phase|tier|category|level|stage|step)[\s-](?P<n>{number_word()})\b(?!\s+(?:[a-z]+\s+)?(?:people|[a-z]+s\b)(?<!\bwas)(?<!\bhas)(?<!\bis))",
            "n",
        ),
        rule(
            "label",
            rf"\b(?:on|in|by|since|until)\s(?:day|week|month|year)\s(?P<n>{number_word()})\b(?!\s+(?:hundred|thousand|million|people))",
            "n",
        ),
        rule(
            "label",
            rf"\b(?:through|at|by|in|on|from|to|near|behind|of)\s(?:gate|door|room|ward|row|platform|pier|berth|hall|cell|page|chapter|scene|act|table|lane|"
            rf"shaft|pit|reactor|block|terminal|exit|line|bus|tram|route|grade|form|class|night|round|lap|match|game)\s(?P<n>{number_word()})\b"
            rf"(?=[,.;:!?”\"]|\s+(?:of|in|on|at|and|was|is|had|has|were|to|for|with|after|before)\b|\s*$)",
            "n",
        ),
        rule("label", r"(?<=\x00)/\d{1,4}\b|\b\d{1,4}/(?=\x00)"),
        rule("label", r"(?P<n>\b\d{4,6}(?:-\d{4})?)\s+(?:zip|postal|post)\s?codes?\b", "n"),
    )
