"""Twenty clients on one PostgreSQL: ten add, ten ask, the server is killed in the middle, and everything is counted.

    python tests/bench/clients.py [SECONDS] [ADDING] [ASKING]

Each client is a process with a connection and an index cache of its own. What `add` acknowledged must be there at the
end, once; what an adding client had acknowledged must be found at once by its own next question; every answer of the
asking ones must be a stored claim with the cosine of its vector, and the filter must hold. Vectors are made from the
words (the encoder is not what is measured). Printed: acknowledged, lost, wrong, doubled; answers; the longest pause.
Figures in docs/scale.md.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "servers"))

WORDS = [f"word{n}" for n in range(400)]
DIM = 64


def vector(text):
    """A vector of length one that depends on the words only."""
    out = np.zeros(DIM)
    for word in text.split():
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "little")
        out += np.random.default_rng(seed).standard_normal(DIM)
    return (out / np.linalg.norm(out)).astype("f4")


def entry(text, source):
    """One document that is one claim."""
    from factcheck.claims import Claim, Extraction
    from factcheck.documents import Document
    from factcheck.store import Entry

    document = Document(text, source=source)
    return Entry(Extraction(document, (), (), (Claim(0, len(text), text),)), np.array([vector(text)]))


def client(number, url, folder, until, asking, out):
    """Add or ask until it is time; every act is a line of the log."""
    from factcheck.errors import FactcheckError
    from factcheck.find.index import Index
    from factcheck.store import Filters, ModelCard, Store

    card = ModelCard("words", "1", "cd" * 32, DIM)
    dice = np.random.default_rng(number)
    log = (Path(out) / f"{number}.jsonl").open("w")
    store = Store.open(Path(folder) / str(number), url=url)
    index = Index.open(store)
    turn, last = 0, time.monotonic()
    while time.time() < until:
        turn += 1
        line = {"kind": "ask" if asking else "add"}
        try:
            if asking:
                words = " ".join(dice.choice(WORDS, 3))
                with store.moment():
                    index.refresh()
                    chosen = Filters(source=f"s{dice.integers(10)}") if turn % 2 else Filters()
                    allowed = store.claim_rows(chosen)
                    ((rows, scores),) = index.search(np.array([vector(words)]), 10, allowed)
                    found, stored = store.vectors(rows)
                exact = dict(zip(found.tolist(), (stored @ vector(words)).tolist(), strict=True))
                line["wrong"] = sum(
                    abs(exact.get(int(row), 9) - score) > 1e-4 for row, score in zip(rows, scores, strict=True)
                )
                if allowed is not None:
                    line["wrong"] += int(not set(rows.tolist()) <= set(allowed.tolist()))
                    line["wrong"] += int(len(rows) != min(10, len(allowed)))
            else:
                texts = [f"client {number} turn {turn} {k} " + " ".join(dice.choice(WORDS, 6)) for k in range(4)]
                made = [entry(text, f"s{number % 10}") for text in texts]
                store.add(made, card)
                line["ids"] = [e.extraction.document.id for e in made]
                index.refresh()
                ((rows, _),) = index.search(np.array([vector(texts[0])]), 1)
                line["wrong"] = int(next(iter(store.claim_texts(rows).values()), None) != texts[0])
        except FactcheckError as error:
            line = {"kind": "error", "error": error.message}
        now = time.monotonic()
        line["pause"] = now - last
        last = now
        log.write(json.dumps(line, default=int) + "\n")
        log.flush()
    store.close()


def main(seconds=60, adding=10, asking=10):
    """Run them, kill the server, count."""
    from servers import started

    from factcheck.store import ModelCard, Store

    with started() as server, tempfile.TemporaryDirectory(prefix="fckclients-") as name:
        out = Path(name) / "out"
        out.mkdir()
        with server.schema() as url:
            with Store.open(Path(name) / "main", url=url) as store:
                store.add([entry("the first claim", "s0")], ModelCard("words", "1", "cd" * 32, DIM))
            until = time.time() + seconds
            context = multiprocessing.get_context("spawn")
            clients = [
                context.Process(target=client, args=(n, url, name, until, n >= adding, str(out)))
                for n in range(adding + asking)
            ]
            for process in clients:
                process.start()
            time.sleep(seconds / 2)
            server.kill()
            killed = time.monotonic()
            server.start()
            back = time.monotonic() - killed
            for process in clients:
                process.join()
            lines = [json.loads(line) for file in out.iterdir() for line in file.read_text().splitlines()]
            ids = [i for line in lines for i in line.get("ids", ())]
            with Store.open(Path(name) / "main", url=url) as store:
                lost = len(set(ids) - store.has(ids))
                doubled = int(store.database.value("SELECT count(*) - count(DISTINCT public_id) FROM document"))
                doubled += int(store.database.value("SELECT count(*) - count(DISTINCT document_id) FROM claim"))
                whole = list(store.verify())
                there = int(store.database.value("SELECT count(*) FROM document"))
            print(
                f"acknowledged {len(ids)}, lost {lost}, wrong {sum(x.get('wrong', 0) for x in lines)},"
                f" doubled {doubled}"
            )
            print(
                f"answers {sum(x['kind'] == 'ask' for x in lines)}, errors {sum(x['kind'] == 'error' for x in lines)},"
                f" documents there {there}, problems found by verify {len(whole)}, server back after {back:.1f} s,"
                f" longest pause of a client {max(x['pause'] for x in lines):.1f} s,"
                f" clients that ended badly {sum(p.exitcode != 0 for p in clients)}"
            )
            for text in sorted({x["error"] for x in lines if x["kind"] == "error"}):
                print("error told:", text)
    return lost or doubled or bool(whole)


if __name__ == "__main__":
    sys.exit(main(*[int(argument) for argument in sys.argv[1:]]))
