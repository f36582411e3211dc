"""How far each rule of attribution can be trusted, measured on a set of articles whose attributions are marked.

    python tests/accuracy/confidences.py ARTICLES.jsonl [--write]

One article a line: {"id", "text", "claims": [{"content": [[start, end]…], "speaker": [[start, end]…]}]}. The share of a
rule's statements that have a marked content with at least half of their characters in common (intersection over union)
and whose mention overlaps the marked speaker is its confidence. `--write` stores them, with the day, in
factcheck/extract/data/confidences.toml. The set itself is no part of the project.
"""

import json
import sys
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path

from factcheck import Document
from factcheck.extract.extractor import extract

TARGET = Path(__file__).resolve().parents[2] / "factcheck" / "extract" / "data" / "confidences.toml"
EDGE = set(" \t\r\n\u00a0\"“”„«»‘’'`,.;:—–-…!?()[]")
LEAST_SHARED = 0.5
LEAST_FINDS = 10
"""Rules with fewer finds keep the confidence of all rules together."""


def characters(text, spans):
    """The places of the visible characters of spans, without what stands at their edges."""
    found = set()
    for first, last in spans:
        start, end = first, last
        while start < end and text[start] in EDGE:
            start += 1
        while end > start and text[end - 1] in EDGE:
            end -= 1
        found.update(i for i in range(start, end) if not text[i].isspace())
    return found


def measured(articles):
    """Rule → (finds, right ones)."""
    finds, right = Counter(), Counter()
    documents = [Document(a["text"], key=a["id"]) for a in articles]
    for article, extraction in zip(articles, extract(documents), strict=True):
        text = article["text"]
        marked = [(characters(text, c["content"]), characters(text, c["speaker"] or [])) for c in article["claims"]]
        groups = defaultdict(list)
        for number, statement in enumerate(extraction.statements):
            groups[statement.group or f"#{number}"].append(statement)
        for parts in groups.values():
            content = characters(text, [(s.start, s.end) for s in parts])
            mention = characters(text, [(s.speaker_start, s.speaker_end) for s in parts if s.speaker_start is not None])
            finds[parts[0].rule] += 1
            right[parts[0].rule] += any(
                len(content & c) >= LEAST_SHARED * len(content | c) and (not who or who & mention) for c, who in marked
            )
    return {rule: (count, right[rule]) for rule, count in sorted(finds.items())}


def main():
    """Measure, print, and write where asked."""
    articles = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    counts = measured(articles)
    total = sum(r for _, r in counts.values()) / max(1, sum(n for n, _ in counts.values()))
    lines = [
        "# Share of each rule's statements with right content and speaker. Written by tests/accuracy/confidences.py.",
        f'measured = "{datetime.now(UTC).date().isoformat()}"',
        f"articles = {len(articles)}",
        f"other = {total:.2f}  # rules with fewer than {LEAST_FINDS} finds",
        "",
        "[rules]",
    ]
    for rule, (count, good) in counts.items():
        print(f"{rule:15} {count:6} {good / count:.2f}")
        if count >= LEAST_FINDS:
            lines.append(f"{rule} = {good / count:.2f}  # of {count}")
    if "--write" in sys.argv:
        TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
