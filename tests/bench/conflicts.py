"""Conflicts over a whole workspace: seconds for so many figures, and for the figures of one new article beside them.

    python tests/bench/conflicts.py [--figures 100000] [--articles 300]

Run with `make bench-conflicts`. Articles of tests/bench/articles.py are extracted once; copies of them get a source, a
day and numbers of their own, so that no copy is the text of another. What is timed starts with the answers in memory:
reading them costs the store a few seconds more. In-memory figures are a hard case: everybody counts the same things.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import replace

from articles import articles

from factcheck import Document
from factcheck.claims import Answer, answers
from factcheck.compare.conflicts import find_disputes
from factcheck.compare.standing import count_conflicts
from factcheck.extract.extractor import extract


def originals(count: int) -> list[Answer]:
    """The figures of so many articles, extracted."""
    made = (Document(a["text"], a["id"], a["source"], a["title"], published=a["published"]) for a in articles(count))
    return [a for e in extract(made) for claim in e.claims for a in answers(e, claim) if a.figure is not None]


def copies(found: list[Answer], wanted: int) -> Iterator[Answer]:
    """As many answers as wanted: each round of copies has documents, days and numbers of its own."""
    dice, given, turn = random.Random(5), 0, 0
    while given < wanted:
        documents: dict[str, Document] = {}
        for answer in found[: wanted - given]:
            own = answer.document
            if own.id not in documents:
                day = f"20{dice.randint(10, 25)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
                source = f"Gazette {dice.randint(1, 60)}"
                documents[own.id] = replace(own, key=f"{own.key}-{turn}", source=source, published=day)
            assert answer.figure is not None
            factor = 1.0 if turn == 0 else dice.uniform(0.5, 2.0)
            figure = replace(answer.figure, low=answer.figure.low * factor, high=answer.figure.high * factor)
            yield replace(answer, document=documents[own.id], figure=figure)
            given += 1
        turn += 1


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--figures", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=300)
    asked = parser.parse_args()
    found = originals(asked.articles)
    print(f"{asked.articles} articles, {len(found)} figures extracted", flush=True)
    for wanted in (asked.figures // 10, asked.figures):
        known = list(copies(found, wanted))
        wall, cpu = time.perf_counter(), time.process_time()
        disputes = list(find_disputes(known))
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        print(
            f"{wanted} figures: {len(disputes)} disputed questions in {wall:.1f} s, {cpu:.1f} s of processor",
            flush=True,
        )
        new = [answer for answer in known if answer.document.id == known[0].document.id]
        cpu = time.process_time()
        (count,) = count_conflicts([[replace(a, document=replace(a.document, key="new")) for a in new]], known)
        cpu = time.process_time() - cpu
        print(
            f"  one article of {len(new)} figures against all of them: {count} conflict, {cpu * 1000:.0f} ms",
            flush=True,
        )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
