"""The kill loop: a process that adds, removes, saves and changes the model is killed at random, and its caches harmed.

After every kill another process opens the workspace: everything acknowledged must be there, and every answer must be
what a full scan gives. Prints a table and one JSON line. Run with `make kill-loop`; `--rounds N` (200), `--seed N`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import tempfile
import time
from collections import Counter
from importlib import import_module
from pathlib import Path

import numpy as np

from factcheck.claims import Claim, Extraction
from factcheck.documents import Document
from factcheck.find.generations import FOLDER
from factcheck.find.index import Index
from factcheck.find.remodelling import change_model
from factcheck.find.tiers import library
from factcheck.store import Entry, ModelCard, Store

CARDS = (ModelCard("one", "1", "1a" * 32, 48), ModelCard("two", "1", "2b" * 32, 32))
MOST_LINES = 60
LONGEST = 0.03
"""A child is killed after it has said so many lines at most, and so many seconds later at most: counted in lines, a
round is the same on a busy machine as on an idle one."""


class Encoder:
    """Every text has a direction of its own, another one for each model."""

    def __init__(self, card: ModelCard) -> None:
        self.card = card

    def encode(self, texts):
        """Vectors of length one."""
        seeds = [hashlib.sha256(f"{self.card.name} {text}".encode()).digest()[:8] for text in texts]
        made = [np.random.default_rng(int.from_bytes(seed)).standard_normal(self.card.dim) for seed in seeds]
        vectors = np.array(made, dtype="f4").reshape(len(texts), self.card.dim)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


ENCODERS = {card.name: Encoder(card) for card in CARDS}


def work(folder: Path, first: int, dice: random.Random, pipe: int) -> None:
    """What the child does until it is killed; into the pipe goes what it tries and what is durable."""

    def say(line: str) -> None:
        os.write(pipe, f"{line}\n".encode())

    with Store.open(folder) as store:
        index, number = Index.open(store), first
        while True:
            encoder = ENCODERS[store.model.name if store.model else CARDS[0].name]
            chance = dice.random()
            if chance < 0.6:
                texts = [f"claim {number + i}" for i in range(dice.randint(1, 8))]
                number += len(texts)
                entries = [
                    Entry(Extraction(Document(t, key=t), (), (), (Claim(0, len(t), t),)), encoder.encode([t]))
                    for t in texts
                ]
                say("try " + ",".join(texts))
                store.add(entries, encoder.card)
                say("ack " + ",".join(texts))
            elif chance < 0.75:
                keys = [claim.document.key for claim in store.claims()]
                if keys:
                    key = dice.choice(keys)
                    say(f"del {key}")
                    store.remove(key)
                    say(f"ack {key}")
            elif chance < 0.93:
                index.refresh()
                index.save()
            elif store.model is not None:
                (other,) = [encoder for encoder in ENCODERS.values() if encoder.card.name != store.model.name]
                for _ in change_model(store, other, other.card.name):
                    pass
                say(f"mod {other.card.name}")


def harm(folder: Path, dice: random.Random) -> str | None:
    """Damage one cache file; says how."""
    files = sorted(path for path in (folder / FOLDER).glob("*") if path.stat().st_size)
    if not files:
        return None
    path, how = dice.choice(files), dice.choice(["flip", "zero", "cut", "gone"])
    content = bytearray(path.read_bytes())
    at = dice.randrange(len(content))
    if how == "flip":
        content[at] ^= 1 << dice.randrange(8)
    elif how == "zero":
        content[at : at + 512] = bytes(len(content[at : at + 512]))
    elif how == "cut":
        del content[at:]
    path.unlink()
    if how != "gone":
        path.write_bytes(content)
    return how


def survey(folder: Path, here: set[str], doubtful: set[str]) -> tuple[set[str], set[str], int]:
    """What is stored now, what of the acknowledged is lost, and how many answers are wrong."""
    with Store.open(folder) as store:
        wrong = len(list(store.verify()))
        stored = {claim.row: claim.document.key for claim in store.claims()}
        lost = here - doubtful - set(stored.values())
        wrong += len(set(stored.values()) - here - doubtful)
        index = Index.open(store)
        wrong += len(index) != len(stored)
        if stored:
            rows, vectors = store.vectors(stored)
            encoder = ENCODERS[store.model.name]
            queries = encoder.encode([*(stored[row] for row in rows.tolist()[-200:]), "what nobody said"])
            for query, (found, scores) in zip(queries, index.search(queries, 5), strict=True):
                right = np.sort(vectors @ query)[::-1][:5]
                wrong += not np.allclose(scores, right, atol=1e-4)
                wrong += not np.allclose((vectors @ query)[np.searchsorted(rows, found)], scores, atol=1e-4)
    return set(stored.values()), lost, wrong


def loop(folder: Path, rounds: int, seed: int = 1) -> dict[str, int]:
    """So many rounds; returns what happened."""
    import_module("factcheck.store.tables"), library()  # before forking, or the child would spend its life importing
    dice = random.Random(seed)
    counts: Counter[str] = Counter(rounds=rounds)
    here: set[str] = set()
    for number in range(rounds):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.close(reading)
                work(folder, number * 10_000, random.Random(dice.random()), writing)
            finally:
                os._exit(1)
        os.close(writing)
        with os.fdopen(reading) as stream:
            heard = [stream.readline() for _ in range(dice.randint(0, MOST_LINES))]
            time.sleep(dice.uniform(0, LONGEST))
            os.kill(child, signal.SIGKILL)
            heard += list(stream)
        said = [line.rstrip("\n").split(" ", 1) for line in heard if line.endswith("\n")]
        counts["killed"] += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        doubtful, trying, gone = set(), set(), False
        for verb, text in said:
            names = set(text.split(","))
            if verb in {"try", "del"}:
                trying, gone = names, verb == "del"
                doubtful = names
            elif verb == "ack":
                here = here - trying if gone else here | trying
                counts["acknowledged"] += 0 if gone else len(trying)
                doubtful = set()
            counts["model changes"] += verb == "mod"
        if how := harm(folder, dice):
            counts["damaged"] += 1
            counts[f"damaged: {how}"] += 1
        stored, lost, wrong = survey(folder, here, doubtful)
        counts["lost"] += len(lost)
        counts["wrong"] += wrong
        here = stored
    counts["stored"] = len(here)
    return dict(counts)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=int(time.time()))
    given = arguments.parse_args()
    folder = Path(tempfile.mkdtemp())
    started = time.perf_counter()
    try:
        counts = loop(folder / "work", given.rounds, given.seed)
    finally:
        shutil.rmtree(folder)
    counts |= {"seed": given.seed, "seconds": round(time.perf_counter() - started)}
    for name, count in counts.items():
        print(f"{name:20} {count:10,}")
    print(json.dumps(counts))


if __name__ == "__main__":
    main()
