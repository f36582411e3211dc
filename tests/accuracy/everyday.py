"""How often `compare` is right of everyday pairs of news sentences (tests/everyday): part of reach.py."""

from pathlib import Path

from scoring import COMPARABLE, f1, rows_of

from factcheck import Document
from factcheck.pairing import compare_pairs

EVERYDAY = Path(__file__).resolve().parents[1] / "everyday"


def score_pairs(name):
    """The share of the pairs of one file that are told rightly, and the F1 of each relation that compares."""
    rows = rows_of(EVERYDAY, name)
    pairs = [(row["id"], *(Document(**row[side], key=f"{row['id']}{side}") for side in "ab")) for row in rows]
    told = {pair.id: pair.outcome.relation for pair in compare_pairs(pairs)}
    out = {"everyday pairs right": sum(told[row["id"]] == row["relation"] for row in rows) / len(rows)}
    for relation in COMPARABLE:
        said = [row for row in rows if told[row["id"]] == relation]
        hits = sum(row["relation"] == relation for row in said)
        wanted = sum(row["relation"] == relation for row in rows)
        out[f"everyday pairs {relation} F1"] = f1(hits, len(said), wanted)
    return out
