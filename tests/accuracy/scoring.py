"""Scores of an extraction and of checks against a corpus in the form of tests/gold (its README has the conventions)."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from factcheck.text.dates.periods import Period

GOLD = Path(__file__).resolve().parents[1] / "gold"
LEAST_OVERLAP = 0.5
VALUE_TOLERANCE = 0.005
COMPARABLE = ("agrees", "conflicts", "changed")
_IGNORED = {"the", "a", "an", "of", "in", "its", "their", "his", "her", "and", "new", "some", "other"}
_EDGES = " \t\r\n.,;:—–-!?\"'“”‘’«»"
Row = Mapping[str, Any]


def rows_of(corpus: Path, name: str) -> list[dict[str, Any]]:
    """The rows of one file of a corpus in the form of tests/gold."""
    lines = (corpus / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(text) for text in lines if text.strip()]


def by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows grouped by the document they belong to."""
    out: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        out[row["doc"]].append(row)
    return out


def f1(hits: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * hits / (found + wanted) if found + wanted else 0.0


def overlap(a: Row, b: Row) -> float:
    """Intersection over union of two spans."""
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return max(shared, 0) / (max(a["end"], b["end"]) - min(a["start"], b["start"]))


def paired(wanted: Sequence[Row], found: Sequence[Row]) -> list[tuple[Row, Row]]:
    """One-to-one pairs with enough overlap, the best first."""
    scores = sorted(((overlap(w, f), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)), reverse=True)
    pairs, used_wanted, used_found = [], set(), set()
    for score, i, j in scores:
        if score >= LEAST_OVERLAP and i not in used_wanted and j not in used_found:
            used_wanted.add(i)
            used_found.add(j)
            pairs.append((wanted[i], found[j]))
    return pairs


def score_extraction(extracted: Mapping[str, Row], corpus: Path = GOLD) -> dict[str, float]:
    """Scores of what `factcheck extract` found, by document key; traps and statements only where they are marked."""
    counts: Counter[str] = Counter()
    figures, statements, traps = (by_document(rows_of(corpus, name)) for name in ("figures", "statements", "traps"))
    for doc, found in extracted.items():
        pairs = paired(figures[doc], found["figures"])
        counts["figures"] += len(figures[doc])
        counts["found figures"] += len(found["figures"])
        for wanted, got in pairs:
            value = (
                _near(wanted["low"], got["low"])
                and _near(wanted["high"], got["high"])
                and _unit(wanted["unit"]) == _unit(got["unit"])
            )
            bound = value and wanted["bound"] == got["bound"]
            counts.update(
                {"value": value, "bound": bound, "measure": bound and alike(wanted["measure"], got["measure"])}
            )
        counts["paired"] += len(pairs)
        counts["time"] += sum(same_time(wanted["as_of"], got["as_of"]) for wanted, got in pairs)
        hit = {id(got) for _, got in pairs}
        for trap in traps[doc]:
            counts["traps"] += 1
            counts["sprung"] += any(overlap(trap, got) > 0 and id(got) not in hit for got in found["figures"])
        pairs = paired(statements[doc], found["statements"])
        counts["statements"] += len(statements[doc])
        counts["found statements"] += len(found["statements"])
        counts["content"] += len(pairs)
        counts["speaker"] += sum(
            not w.get("speaker_resolvable", True) or same_speaker(w["speaker"], g["speaker"]) for w, g in pairs
        )
        counts["kind"] += sum(w["quote"] == g["quote"] for w, g in pairs)
    of_figures = {
        "figures value+unit F1": f1(counts["value"], counts["found figures"], counts["figures"]),
        "figures +bound F1": f1(counts["bound"], counts["found figures"], counts["figures"]),
        "figures +measure F1": f1(counts["measure"], counts["found figures"], counts["figures"]),
        "figures time, of those found": counts["time"] / max(counts["paired"], 1),
    }
    if not counts["statements"] and not counts["traps"]:
        return of_figures
    return of_figures | {
        "traps not sprung": 1 - counts["sprung"] / counts["traps"],
        "statements content F1": f1(counts["content"], counts["found statements"], counts["statements"]),
        "statements content+speaker F1": f1(counts["speaker"], counts["found statements"], counts["statements"]),
        "quote kind": counts["kind"] / max(counts["content"], 1),
    }


def score_checks(answered: Mapping[str, Sequence[Row]], corpus: Path = GOLD) -> dict[str, float]:
    """Scores of the matches that `factcheck check` gave to each of the checks, by check id."""
    said: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    silent = to_be_silent = 0
    for found, told in judged_checks(answered, corpus):
        wanted.update(found)
        said.update(match["relation"] for match, _ in told)
        right.update(match["relation"] for match, one in told if one)
        if not any(relation in COMPARABLE for relation in found):
            to_be_silent += 1
            silent += not told
    scores = {f"check {relation} F1": f1(right[relation], said[relation], wanted[relation]) for relation in COMPARABLE}
    return scores | {"check silent when nothing compares": silent / max(to_be_silent, 1)}


def judged_checks(
    answered: Mapping[str, Sequence[Row]], corpus: Path
) -> Iterator[tuple[list[str], list[tuple[Row, bool]]]]:
    """Of each check the relations that there are to find, and its comparable matches with whether each is right."""
    rows = {(row["doc"], row["start"]): row for name in ("statements", "figures") for row in rows_of(corpus, name)}
    for check in rows_of(corpus, "checks"):
        answers = [
            (rows[a["doc"], a["start"]], a["relation"]) for a in check["answers"] if (a["doc"], a["start"]) in rows
        ]
        matches = [m for m in answered.get(check["id"], ()) if m["relation"] in COMPARABLE]
        told = [(m, any(r == m["relation"] and _shows(m, row) for row, r in answers)) for m in matches]
        yield [relation for _, relation in answers], told


def _shows(match: Row, row: Row) -> bool:
    shown = dict(match["claim"], doc=match["document"]["doc"]) if "quote" in row else match["figure"]
    return bool(shown) and shown["doc"] == row["doc"] and overlap(shown, row) > 0


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= VALUE_TOLERANCE * max(abs(a), abs(b), 1e-9)


def score_disputes(listed: Iterable[Row], corpus: Path = GOLD) -> dict[str, float]:
    """Scores of the pairs that `factcheck conflicts` calls conflicts, in its records: of those that are judged."""
    figures = by_document(rows_of(corpus, "figures"))
    marked = {frozenset(_place(row[side]) for side in "ab"): row["relation"] for row in rows_of(corpus, "relations")}

    def place(point: Row) -> tuple[str, int] | None:
        at = (f for f in figures[point["doc"]] if f["start"] - 2 <= point["start"] < f["end"])
        return next(map(_place, at), None)

    said = {
        frozenset((place(pair["a"]), place(pair["b"])))
        for dispute in listed
        for pair in dispute["pairs"]
        if pair["relation"] == "conflicts"
    }
    judged = [marked[key] for key in said if key in marked]
    right = judged.count("conflicts")
    return {
        "conflicts listed, precision": right / max(len(judged), 1),
        "conflicts listed, recall": right / max(list(marked.values()).count("conflicts"), 1),
    }


def _place(row: Row) -> tuple[str, int]:
    return row["doc"], row["start"]


_UNITS = {"km": "kilometre", "mm": "millimetre", "m²": "square_metre", "km²": "square_kilometre"}


def _unit(name: str | None) -> str | None:
    return None if not name else _UNITS.get(name, name.replace(" ", "_")).partition("/")[0]


def _words(text: str | None) -> set[str]:
    words = (word.removesuffix("'s") for word in re.findall(r"[\w'-]+", (text or "").lower()))
    return {
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        for word in words
        if word not in _IGNORED
    }


def alike(wanted: str | None, got: str | None) -> bool:
    """The same noun phrase, loosely: half of the words shared."""
    a, b = _words(wanted), _words(got)
    return len(a & b) / min(len(a), len(b)) >= LEAST_OVERLAP if a and b else not a and not b


def same_time(wanted: str | None, got: str | None) -> bool:
    """Both unknown, or two periods that share a day."""
    one, other = Period.parse(wanted), Period.parse(got)
    return one is other is None if one is None or other is None else one.overlaps(other)


def same_speaker(wanted: str | None, got: str | None) -> bool:
    """The same speaker, by name, by an accepted alias or by the last name."""
    if not wanted or not got:
        return not wanted and not got
    aliases = json.loads((GOLD / "aliases.json").read_text(encoding="utf-8")).get(wanted, [])
    a, b = _name(wanted), _name(got)
    if any(_name(alias) == b for alias in aliases):
        return True
    return bool(a and b) and (a[-1] == b[-1] or len(set(a) & set(b)) / min(len(set(a)), len(set(b))) >= 0.67)


def _name(name: str) -> list[str]:
    return re.sub(r"[iy]+\b", "y", name.lower().replace("(unnamed)", "")).replace("'", "").split()
