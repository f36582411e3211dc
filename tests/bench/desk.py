"""The desk under load: twenty people clicking for a minute beside a running `add`, on a hundred thousand claims.

    python tests/bench/desk.py [--claims 100000] [--people 20] [--seconds 60] [--folder DIR] [--command] [--no-add]

Articles of tests/bench/articles.py are extracted once and stored as often as it takes, each copy with a source, date
and key of its own. What is added meanwhile is sent to the desk, which adds at low priority; with --command a
`factcheck add` does it, at the priority of everything else. Every answer is checked against what was stored; what is
acknowledged meanwhile must be found by the next question. Printed: median and 99th percentile of all answers and of
each kind, errors, wrong answers, and how long the first page takes from a warm desk. Figures in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import functools
import json
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
from articles import articles

print = functools.partial(print, flush=True)  # noqa: A001 -- a measurement that is cut short is not lost
FACTCHECK = [sys.executable, "-m", "factcheck"]
EXTRACTED = 60
AT_ONCE = 200
PAUSE = (2.0, 4.0)
"""Seconds that a person looks at a page before the next click."""
WARM = 20
ADDED = 4000


@dataclass
class Known:
    """What was stored, to hold answers against."""

    claims: list[tuple[str, str, str]] = field(default_factory=list)
    """Id, text and source of some of them."""
    figures: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


@dataclass
class Outcome:
    """What the people met with."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def fill(folder: Path, wanted: int) -> None:
    """Store that many claims."""
    from factcheck import Document, open_workspace
    from factcheck.extract.extractor import extract
    from factcheck.store import Entry

    with open_workspace(folder) as workspace:
        encoder = workspace._encoder
        made = [
            Document(a["text"], a["id"], a["source"], a["title"], published=a["published"]) for a in articles(EXTRACTED)
        ]
        extractions = list(extract(made))
        vectors = [encoder.encode([claim.text for claim in e.claims]) for e in extractions]
        dice = random.Random(7)
        stored, copy = 0, 0
        while stored < wanted:
            entries = []
            for extraction, own in zip(extractions, vectors, strict=True):
                day = f"20{dice.randint(10, 25)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
                source, key = f"Gazette {dice.randint(1, 60)}", f"{extraction.document.key}-{copy}"
                document = replace(extraction.document, key=key, source=source, published=day)
                entries.append(Entry(replace(extraction, document=document), own))
            for at in range(0, len(entries), AT_ONCE):
                workspace.store.add(entries[at : at + AT_ONCE], encoder.card)
            stored += sum(len(e.claims) for e in extractions)
            copy += 1
        workspace.rebuild_index()


def sample(folder: Path) -> Known:
    """Some of what is stored."""
    from factcheck import open_workspace
    from factcheck.store import browsing

    known = Known()
    dice = random.Random(3)
    with open_workspace(folder) as workspace:
        database = workspace.store.database
        last = int(database.value("SELECT max(id) FROM claim"))
        print(f"{browsing.counts(database)}", file=sys.stderr)
        for claims in workspace.store.answers(dice.sample(range(1, last), 300)).values():
            for answer in claims[:1]:
                name = answer.claim.id_in(answer.document)
                known.claims.append((name, answer.claim.text, answer.document.source or ""))
                if answer.figure is not None:
                    known.figures.append(answer.id)
        known.sources = [f"{source.slug}\t{source.name}" for source in workspace.sources()]
    return known


def person(
    base: str, known: Known, until: float, seed: int, outcome: Outcome, acknowledged: list[tuple[str, str]]
) -> None:
    """Click until the time is up."""
    dice = random.Random(seed)
    with httpx.Client(base_url=base, timeout=60) as client:
        while time.monotonic() < until:
            time.sleep(dice.uniform(*PAUSE))
            name, click = dice.choices(CLICKS, weights=[weight for weight, _, _ in WEIGHTS])[0]
            try:
                began = time.perf_counter()
                fault = click(client, known, dice, acknowledged)
                outcome.times[name].append(time.perf_counter() - began)
            except httpx.HTTPError as error:
                outcome.errors.append(f"{name}: {error!r}")
                continue
            if fault is not None:
                outcome.wrong.append(f"{name}: {fault}")


Click = Callable[[httpx.Client, Known, random.Random, list[tuple[str, str]]], str | None]


def _get(client: httpx.Client, path: str, **query: Any) -> httpx.Response:
    answer = client.get(path, params=query)
    answer.raise_for_status()
    return answer


def check(client: httpx.Client, known: Known, dice: random.Random, _: object) -> str | None:
    """A stored claim's own words, among its own source's claims: the claim comes back."""
    name, text, source = dice.choice(known.claims)
    answer = _get(client, "/check.json", text=text[:1500], source=source, limit=50).json()
    found = {m["claim"]["text"] for one in answer["checked"] for m in one["matches"]}
    sources = {m["document"]["source"] for one in answer["checked"] for m in one["matches"]}
    if sources - {source}:
        return f"{name}: a match of {sources}, asked for {source}"
    return None if found or not answer["checked"] else f"{name} is not found"


def check_page(client: httpx.Client, known: Known, dice: random.Random, _: object) -> str | None:
    """The page of a check."""
    page = _get(client, "/check", text=dice.choice(known.claims)[1][:1500]).text
    return None if 'class="checked"' in page else "no claim on the page"


def claim(client: httpx.Client, known: Known, dice: random.Random, _: object) -> str | None:
    """A claim's page."""
    name, _text, _source = dice.choice(known.claims)
    return None if name in _get(client, f"/c/{name}").text else f"{name} is not on its page"


def document(client: httpx.Client, known: Known, dice: random.Random, _: object) -> str | None:
    """A document's page holds the claim's text."""
    name, text, source = dice.choice(known.claims)
    answer = _get(client, f"/d/{name.partition(':')[0]}.json").json()
    _get(client, f"/d/{name.partition(':')[0]}")
    start, end = (int(part) for part in name.rpartition("c")[2].split("-"))
    right = answer["text"][start:end] == text and answer["source"] == source
    return None if right else f"{name} is not where it was"


def question(client: httpx.Client, known: Known, dice: random.Random, _: object) -> str | None:
    """A question's page."""
    name = dice.choice(known.figures)
    return None if "<h1>" in _get(client, f"/question/{name}").text else name


def search(client: httpx.Client, known: Known, dice: random.Random, _: object) -> str | None:
    """A search among one source's claims gives only its own, and ten of them."""
    name = dice.choice(known.sources).partition("\t")[2]
    hits = _get(client, "/search.json", q=dice.choice(known.claims)[1][:300], source=name).json()["hits"]
    if {hit["document"]["source"] for hit in hits} != {name}:
        return f"hits of another source than {name}"
    return None if len(hits) >= 10 else f"{len(hits)} hits"


def source(client: httpx.Client, known: Known, dice: random.Random, _: object) -> str | None:
    """A source's page."""
    slug, _tab, name = dice.choice(known.sources).partition("\t")
    return None if name in _get(client, f"/source/{slug}").text else name


def plain(path: str) -> Click:
    """A page without a question."""

    def click(client: httpx.Client, _known: Known, _dice: random.Random, _ack: object) -> str | None:
        return None if "</html>" in _get(client, path).text else path

    return click


def acknowledged_is_found(
    client: httpx.Client, _: Known, dice: random.Random, lines: list[tuple[str, str]]
) -> str | None:
    """The document that `add` acknowledged last is there, whole."""
    if not lines:
        return None
    name, key = lines[-1] if dice.random() < 0.5 else dice.choice(lines)
    answer = _get(client, f"/api/show/{name}").json()
    return None if answer["doc"] == key else f"{key} is not there"


WEIGHTS: list[tuple[int, str, Click]] = [
    (10, "home", plain("/")),
    (12, "check.json", check),
    (14, "check", check_page),
    (14, "claim", claim),
    (10, "document", document),
    (8, "question", question),
    (10, "search", search),
    (6, "conflicts", plain("/conflicts")),
    (4, "review", plain("/review")),
    (4, "source", source),
    (3, "documents", plain("/documents")),
    (2, "speakers", plain("/speakers")),
    (2, "doctor", plain("/doctor")),
    (6, "added", acknowledged_is_found),
]
CLICKS = [(name, click) for _, name, click in WEIGHTS]


def sending(base: str, lines: list[tuple[str, str]], stop: threading.Event) -> None:
    """Articles sent to the desk in one stream, and what it acknowledges."""
    body = "\n".join(json.dumps(article | {"id": "more-" + article["id"]}) for article in articles(ADDED, seed=99))
    with httpx.stream("POST", f"{base}/api/add", content=body.encode(), timeout=120) as answer:
        for line in answer.iter_lines():
            if line:
                said = json.loads(line)
                lines.append((said["id"], said["doc"]))
            if stop.is_set():
                return


def adding(folder: Path, lines: list[tuple[str, str]], stop: threading.Event) -> None:
    """`factcheck add` beside the desk, and what it acknowledges."""
    file = folder.parent / "more.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for article in articles(ADDED, seed=99):
            out.write(json.dumps(article | {"id": "more-" + article["id"]}) + "\n")
    command = [*FACTCHECK, "add", str(file), "--json", "--workspace", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            said = json.loads(line)
            lines.append((said["id"], said["doc"]))
            if stop.is_set():
                process.kill()
                return


def told(times: list[float]) -> str:
    """Median and 99th percentile in milliseconds."""
    ordered = sorted(times)
    median, late = statistics.median(ordered), ordered[int(0.99 * (len(ordered) - 1))]
    return f"p50 {median * 1000:6.0f} ms   p99 {late * 1000:6.0f} ms   n {len(ordered)}"


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser()
    options.add_argument("--claims", type=int, default=100_000)
    options.add_argument("--people", type=int, default=20)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--folder", type=Path)
    options.add_argument("--no-add", action="store_true")
    options.add_argument("--command", action="store_true")
    given = options.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="factcheck-desk-")) / "workspace"
    if not (folder / "factcheck.db").exists():
        folder.mkdir(parents=True, exist_ok=True)
        fill(folder, given.claims)
    known = sample(folder)
    command = [*FACTCHECK, "serve", "--port", "0", "--workspace", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        base = "http://" + process.stderr.readline().partition("http://")[2].split()[0].rstrip("/")
        adder = functools.partial(adding, folder) if given.command else functools.partial(sending, base)
        try:
            first_pages(base, known)
            outcome, lines = crowd(base, known, given.people, given.seconds, None if given.no_add else adder)
        finally:
            process.send_signal(signal.SIGINT)
    everything = [t for times in outcome.times.values() for t in times]
    print(f"{given.people} people, {given.seconds:.0f} s, {len(lines)} documents added meanwhile")
    print(f"all          {told(everything)}")
    for name in sorted(outcome.times):
        print(f"{name:12} {told(outcome.times[name])}")
    print(f"errors {len(outcome.errors)}, wrong answers {len(outcome.wrong)}")
    for fault in [*outcome.errors[:5], *outcome.wrong[:5]]:
        print("  ", fault)
    return 1 if outcome.errors or outcome.wrong else 0


def first_pages(base: str, known: Known) -> None:
    """How long pages take from a warm desk that nobody else asks."""
    dice = random.Random(1)
    with httpx.Client(base_url=base, timeout=120) as client:
        for _ in range(3):
            check_page(client, known, dice, None)
        for name, click in (
            ("home", plain("/")),
            ("conflicts", plain("/conflicts")),
            ("check", check_page),
            ("claim", claim),
        ):
            times = []
            for _ in range(WARM):
                began = time.perf_counter()
                click(client, known, dice, [])
                times.append(time.perf_counter() - began)
            print(f"alone: {name:10} {told(times)}")


def crowd(
    base: str,
    known: Known,
    people: int,
    seconds: float,
    add: Callable[[list[tuple[str, str]], threading.Event], None] | None,
) -> tuple[Outcome, list[tuple[str, str]]]:
    """Everybody at once."""
    outcome, lines, stop = Outcome(), [], threading.Event()
    adder = threading.Thread(target=add, args=(lines, stop)) if add is not None else None
    if adder is not None:
        adder.start()
    until = time.monotonic() + seconds
    everybody = [
        threading.Thread(target=person, args=(base, known, until, seed, outcome, lines)) for seed in range(people)
    ]
    for one in everybody:
        one.start()
    for one in everybody:
        one.join()
    stop.set()
    if adder is not None:
        adder.join()
    return outcome, lines


if __name__ == "__main__":
    sys.exit(main())
