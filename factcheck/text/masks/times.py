"""Rules for stretches of time that only say when: "in the last 24 hours", "three years later"."""

from __future__ import annotations

from functools import lru_cache

from factcheck.text.masks.rules import MaskRule, any_of, rule, small_number
from factcheck.text.scales import number_word
from factcheck.text.tables import table


@lru_cache(maxsize=1)
def windows() -> tuple[MaskRule, ...]:
    """The rules for windows of time."""
    words = table("masks")
    number = small_number()
    time = any_of([*words["time"], *(f"{word}s" for word in words["time"])])
    return (
        rule(
            "clock time",
            r"\b(?:at|as\s+of|by|around|until|till|before|after|since|from)\s+(?:\d{1,2}|"
            rf"{number_word()})\s+(?:in\s+the|this|that)\s+(?:morning|afternoon|evening)\b",
        ),
        rule(
            "window",
            rf"\b(?:within|in\s+(?:(?:under|less\s+than|about|only|just|barely)(?!\s+{number}\s+(?:second|minute|hour)))?|inside|every|"
            r"(?<!lasted )(?<!took )(?<!for )over|"
            rf"after(?:\s+(?:more\s+than|almost|nearly|about|some))?|until|once\s+every)\s*(?:the\s+)?(?P<n>{number}(?:\s?(?:-|"
            rf"–|to|or)\s?{number})?)\s+(?:short\s+|full\s+|consecutive\s+|straight\s+)?(?:{time})\b(?!\s+of\s+(?!last|"
            rf"this|next|the|age)[a-z])",
            "n",
        ),
        rule(
            "window",
            rf"\b(?:last|past|previous|next|first|final|coming|same|latest|recent|preceding|following|these|over\s+the)\s+(?P<n>{number})\s+(?:{time}|"
            rf"quarters)\b",
            "n",
        ),
        rule(
            "window",
            rf"\b(?P<n>{number}(?:\sand\sa\shalf)?)\s+(?:short\s+|long\s+)?(?:{time})\s+(?:and\s+(?P<m>{number})\s+(?:{time})\s+)?(?:(?:ago|"
            rf"later|earlier|late(?!\s+[a-z])|overdue|before|after|since|previously|from\s+now|hence|on(?=\s*,)|to\s+(?:\x00|[A-Z])|until|"
            rf"ending|ended|running\s+up|into|apart|prior)\b)",
        ),
        rule(
            "window",
            rf"\b(?:the|for\s+the)\s+(?P<n>{number})\s+(?:{time})\s+(?:to|until|ending|ended|through|before|after|"
            rf"since|between|from|following)\b",
            "n",
        ),
        rule(
            "window",
            r"\bhalf\s+an?\s+(?:hour|day|year|century|decade)\s+(?:ago|later|earlier|before|after|on(?=\s*,)|from\s+now)\b",
        ),
    )
