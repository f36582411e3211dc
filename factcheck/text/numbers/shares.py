"""Shares, multiples and vague words: when "half", "a third", "double" or "hundreds" state a quantity."""

from __future__ import annotations

import re

from factcheck.text.scales import Form
from factcheck.text.spans import Span

_FOLLOWED = re.compile(
    r"\s*(?:$|[.,;:!?)\]\"“”'’»—–]|\x00)|\s+-\s|\s+(?:of|in|more|less|fewer|lower|higher|smaller|larger|"
    r"bigger|said|say|says|were|was|are|is|have|had|has|did|do|does|"
    r"will|would|could|can|may|might|to|by|from|since|and|or|as|than|on|that|who|which|believe|live|thought|"
    r"think|went|remain|came|come|at|this|compared|the|its|their|his|her|our|my|these|those|this|all|a|"
    r"an|point|percentage|above|below|over|under|too|[a-z]+ed)\b",
    re.IGNORECASE,
)
_HALF_OF = re.compile(
    r"\s+(?:of|the|an?|its|their|his|her|our|my|your|these|those|this|all|that|what|as|were|was|are|is|"
    r"have|had|has|in|to|said|more|point|[A-Z]\w+[’']s)\b|\s*(?:$|[.,;:!?)\"”’»—–])",
    re.IGNORECASE,
)
_HALF_LED = re.compile(
    r"\b(?:about|around|nearly|almost|than|roughly|by|or|only|least|over|under|up\s+to|just|some|one|the\s+other|"
    r"and|approximately|close\s+to|with|for|of|to|affected|lost|killed|dropped|sacked)\s+[\"“]?$",
    re.IGNORECASE,
)
_MULTIPLE_OF = re.compile(
    r"\s+(?:as\s+(?:many|much|high|large|big|long|fast|likely|great|strong|expensive|often|hard|good|far|"
    r"deep|wide|heavy|old|low|rich|poor)\b|the\b|that\b|what\b|its\b|their\b|his\b|her\b|our\b|those\b|"
    r"of\b|last\b|normal\b|too\b|pre-|than\b)|\s*(?:$|[.,;:)\"”])",
    re.IGNORECASE,
)
_VERB_LED = re.compile(
    r"\b(?:to|could|will|would|may|might|should|can|must|shall|and|they|we|it|which|that|who|not)\s+(?:almost\s+|"
    r"nearly\s+|more\s+than\s+|about\s+|roughly\s+)?$",
    re.IGNORECASE,
)
_AS_MUCH_LED = re.compile(
    r"\b(?:more\s+than|over|nearly|almost|about|around|roughly|least|is|are|was|were|at|some|than)\s+$", re.IGNORECASE
)


def counts(text: str, span: Span, form: Form) -> bool:
    """Whether a fraction or multiple word states a quantity where it stands."""
    word = span.of(text).lower()
    before, after = text[max(0, span.start - 30) : span.start], text[span.end : span.end + 24]
    if form is Form.MULTIPLE:
        if word in {"twice", "thrice"}:
            return (
                bool(_MULTIPLE_OF.match(after))
                and not re.match(
                    r"\s*[.,;:)\"”]|\s*$|\s+(?:a|the\s+(?:past|last)|that\s+(?:day|night|week|month|season|year))\b",
                    after,
                )
            ) or bool(_AS_MUCH_LED.search(before))
        if word.endswith("fold"):
            return True
        if _VERB_LED.search(before) and not re.search(r"\b(?:more\s+than|is|are|was|were)\s+$", before, re.IGNORECASE):
            return False
        if _VERB_LED.search(before):
            return bool(re.search(r"\b(?:is|are|was|were)\s+(?:more\s+than\s+)?$", before))
        return (bool(_MULTIPLE_OF.match(after)) and bool(_AS_MUCH_LED.search(before))) or bool(
            re.match(r"\s+(?:the|that|what|those)\b", after)
        )
    if re.search(r"[\w][-‑]$", before) or re.search(r"\b(?:half|quarter|third)\s+$", before, re.IGNORECASE):
        return False
    if "half" in word:
        if re.search(r"\b(?:this|last|next|first|second)\s+$", before) and not re.match(r"\s+(?:of|the)\b", after):
            return False  # "sales will grow this half"
        if re.match(r"[\s-]*(?:past|time|way|hearted|term)\b", after):
            return False
        return bool(_HALF_OF.match(after)) or bool(_HALF_LED.search(before))
    if (
        re.search(r"\b(?:for|in|first|last|next|past|previous|consecutive|straight|of|the)\s+$", before, re.IGNORECASE)
        and "quarter" in word
        and not re.match(r"\s+of\b", after)
    ):
        return False
    if re.match(
        r"(?:one|an?)[\s-](?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth)$", word
    ) and re.match(
        r"\s+(?:time|year|day|month|week|party|person|man|woman|country|way|of\s+(?:January|February|March|"
        r"April|May|June|July|August|September|October|November|December))\b",
        after,
    ):
        return False
    return bool(_FOLLOWED.match(after)) or (
        bool(re.match(r"\s+[a-z]+(?:er|s)\b", after))
        and word.startswith(("two", "three", "four", "nine", "five", "six", "seven"))
    )


def vague_counts(text: str, span: Span) -> bool:
    """Whether "dozens", "scores", "hundreds" count something where they stand."""
    word = span.of(text).lower()
    before, after = text[max(0, span.start - 14) : span.start], text[span.end : span.end + 20]
    if word == "tens":
        return False
    if word == "scores":
        return bool(re.match(r"\s+(?:of|were|are|have|more|dead|killed|injured|wounded)\b", after)) and not re.search(
            r"\b(?:the|test|exam|high|their|his|her)\s+$", before
        )
    return not re.search(r"\b(?:multi|the)[-\s]$", before) or bool(re.match(r"\s+(?:of|who)\b", after))


_INDEX = re.compile(
    r"\b(?:index|Dow|Nasdaq|FTSE|Nikkei|S&P|shares|scored?|scoring|basketball|rebounds|table|lost\s+\d+\s+points)\b"
)
_PERCENTAGE = re.compile(r"%|\bper\s?cent\b|\bpercent|\b(?:polls?|lead|leads|rate|turnout|inflation|swing|vote)\b")


def is_percentage_point(text: str, end: int) -> bool:
    """Whether points are those of a percentage: the paragraph has one, the sentence speaks of no index."""
    start = text.rfind("\n", 0, end) + 1
    stop = text.find("\n", end)
    near = text[max(start, end - 500) : min(stop if stop >= 0 else len(text), end + 300)]
    sentence = text[max(start, text.rfind(". ", start, end)) : end + 60]
    return _INDEX.search(sentence) is None and _PERCENTAGE.search(near) is not None
