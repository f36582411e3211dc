"""Articles to measure with: sentences of the project's own reports and gold news, put together anew.

Nothing else may be shipped, and the same article twice would not be added twice, so every paragraph is drawn from the
corpus with other numbers and other surnames. As dense in figures and statements as the corpus itself, which is more
than most news are. `articles(n)` is the same for everyone who asks.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPUS = (ROOT / "seeds" / "reports.jsonl", ROOT / "tests" / "gold" / "documents.jsonl")
PARAGRAPHS = (4, 8)
"""At least and at most so many in an article: some 220 words on average."""
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+|(?<![\w.,:/-])\d{2,}(?![\w:/-])")
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_NAME = re.compile(r"(?<=[a-z,“\"] )([A-Z][a-z]+ )([A-Z][a-z]{3,})(?=[ ,.”\"])")


def articles(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """So many articles, as the records that `add` reads."""
    dice = random.Random(seed)
    documents = [json.loads(line) for path in CORPUS for line in path.read_text(encoding="utf-8").splitlines()]
    paragraphs = [p for d in documents for p in d["text"].split("\n\n") if len(p.split()) > 8]
    surnames = sorted({m[2] for p in paragraphs for m in _NAME.finditer(p)})
    for number in range(count):
        chosen = dice.sample(paragraphs, dice.randint(*PARAGRAPHS))
        text = "\n\n".join(_changed(paragraph, dice, surnames) for paragraph in chosen)
        day = f"202{dice.randint(0, 5)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        source = f"Gazette {dice.randint(1, 40)}"
        yield {"id": f"made-{number}", "source": source, "published": day, "title": f"Report {number}", "text": text}


def _changed(paragraph: str, dice: random.Random, surnames: list[str]) -> str:
    names: dict[str, str] = {}

    def number(found: re.Match[str]) -> str:
        if _YEAR.fullmatch(found[0]):
            return found[0]
        return "".join(str(dice.randint(1, 9)) if sign.isdigit() else sign for sign in found[0])

    def name(found: re.Match[str]) -> str:
        return found[1] + names.setdefault(found[2], dice.choice(surnames))

    return _NAME.sub(name, _NUMBER.sub(number, paragraph))
