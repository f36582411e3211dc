"""txtai and chromadb on the vectors that search.py made; run by it, in their own environment. Prints one JSON line."""

import json
import os
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))


def source_of(document):
    """As in search.py, which imports what is not installed here."""
    return "Tiny" if document % 200 == 7 else "Small" if document % 20 == 3 else "Half" if document % 2 else "Rest"


def best(vectors, question, among):
    """The best ten of these positions."""
    scores = vectors[among] @ question
    return set(among[np.argsort(-scores)[:10]].tolist())


def asked(search, vectors, questions, among):
    """As in search.py."""
    cpu, wall, recalls, rows = [], [], [], []
    for number, question in enumerate(questions):
        started, spent = time.perf_counter(), time.process_time()
        found = search(number)
        cpu.append((time.process_time() - spent) * 1000)
        wall.append((time.perf_counter() - started) * 1000)
        right = best(vectors, question, among)
        recalls.append(len(set(found) & right) / len(right))
        rows.append(len(found))
    return {
        "cpu ms": round(float(np.median(cpu)), 2),
        "wall ms": round(float(np.median(wall)), 2),
        "recall": round(float(np.mean(recalls)), 4),
        "rows": min(rows),
    }


def txtai(vectors, questions, sources, folder):
    """A build function and a search function."""
    from txtai import Embeddings

    def transform(texts):
        return np.array([(questions if t[0] == "q" else vectors)[int(t[1:])] for t in texts], dtype="f4")

    embeddings = Embeddings({"method": "external", "transform": transform, "content": True, "backend": "faiss"})
    embeddings.index((str(n), {"text": f"v{n}", "source": source}, None) for n, source in enumerate(sources))
    embeddings.save(str(folder / "txtai"))

    def search(number, source=None):
        where = f" and source = '{source}'" if source else ""
        found = embeddings.search(f"select id, score from txtai where similar('q{number}'){where} limit 10")
        return [int(row["id"]) for row in found]

    return search


def chromadb(vectors, questions, sources, folder):
    """A build function and a search function."""
    import chromadb as library

    client = library.PersistentClient(str(folder / "chromadb"))
    made = client.create_collection("claims", configuration={"hnsw": {"space": "ip", "ef_search": 64}})
    for at in range(0, len(vectors), 5000):
        part = range(at, min(at + 5000, len(vectors)))
        made.add(
            ids=[str(n) for n in part], embeddings=vectors[at : at + 5000], metadatas=[{"s": sources[n]} for n in part]
        )

    def search(number, source=None):
        found = made.query(
            query_embeddings=questions[number : number + 1], n_results=10, where={"s": source} if source else None
        )
        return [int(one) for one in found["ids"][0]]

    return search


def main():
    """Measure and print."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    with np.load(folder / "vectors.npz") as stored:
        vectors, questions = stored["vectors"], stored["questions"]
    sources = [source_of(n // 100) for n in range(len(vectors))]
    spent = time.process_time()
    search = {"txtai": txtai, "chromadb": chromadb}[name](vectors, questions, sources, folder)
    out = {"build cpu s": round(time.process_time() - spent, 1)}
    files = [file for file in (folder / name).rglob("*") if file.is_file()]
    out["disk MB"] = sum(file.stat().st_size for file in files) >> 20
    out["all"] = asked(search, vectors, questions, np.arange(len(vectors)))
    for share, source in (("50.0%", "Half"), ("5.0%", "Small"), ("0.5%", "Tiny")):
        among = np.array([n for n, one in enumerate(sources) if one == source])
        out[share] = asked(lambda n, source=source: search(n, source), vectors, questions, among)
    print(json.dumps(out))


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
