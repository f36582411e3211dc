"""A marked corpus in the form of tests/gold as answers: with the slots that people gave, or as they are extracted."""

import json
import re
from functools import cached_property
from pathlib import Path

from scoring import paired

from factcheck.claims import Answer, Bound, Claim, Figure, answers
from factcheck.documents import Document
from factcheck.extract.extractor import extract
from factcheck.text.units.units import canonical

TESTS = Path(__file__).resolve().parents[1]
CORPORA = tuple(TESTS / name for name in ("gold", "second", "third", "fourth", "fifth"))
"""What is learnt from."""
OF_FORESTS = tuple(folder for folder in CORPORA if folder.name != "fourth")
"""What the forests are learnt from, but for neighbours: with tests/fourth too they were no better on new topics
(docs/accuracy-log.md)."""
AT_LENGTH = TESTS / "sixth"
"""Long articles as news has them, of which only is marked which figures answer one question (at_length.py)."""
HELD_OUT = TESTS / "heldout"
SLOTS = ("measure", "subject", "event", "place", "as_of", "speaker")
COMPARABLE = ("agrees", "conflicts", "changed")


def topic(name):
    """The topic of a document, figure or check by its name."""
    return re.match(r"[a-z]+", name)[0]


class Marked:
    """The documents, figures, relations and checks of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.name = folder, folder.name
        self.figures = {row["id"]: row for row in self.rows("figures")}

    def key(self, figure):
        """The topic of a figure, told apart from those of other corpora."""
        return f"{self.name} {topic(figure)}"

    @cached_property
    def without_slots(self):
        """Whether only the numbers are marked, and which of them answer one question."""
        return not any("measure" in row for row in self.figures.values())

    @cached_property
    def of_figures_alone(self):
        """Whether neither statements nor traps are marked."""
        return not self.rows("statements") and not self.rows("traps")

    def rows(self, name):
        """The rows of one file."""
        text = (self._folder / f"{name}.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines() if line.strip()]

    def document(self, figure):
        """The name of the document that a figure stands in."""
        return self.figures[figure]["doc"]

    @cached_property
    def _starts(self):
        return {(row["doc"], row["start"]): name for name, row in self.figures.items()}

    def at(self, document, start):
        """The figure that begins at a place of a document; None where there is none."""
        return self._starts.get((document, start))

    @cached_property
    def _relations(self):
        return {frozenset((row["a"]["id"], row["b"]["id"])): row["relation"] for row in self.rows("relations")}

    def relation(self, one, other):
        """How two figures that answer one question stand; None where they do not compare."""
        found = self._relations.get(frozenset((one, other)))
        return found if found in COMPARABLE else None

    @cached_property
    def _extracted(self):
        documents = [
            Document(d["text"], key=d["id"], source=d["source"], title=d["title"], published=d["published"])
            for d in self.rows("documents")
        ]
        return {e.document.doc: e for e in extract(documents)}

    def answers(self, *, extracted):
        """Every figure by its name, in its setting, with marked or extracted slots."""
        out = {}
        for doc, extraction in self._extracted.items():
            own = {name: row for name, row in self.figures.items() if row["doc"] == doc}
            if extracted:
                found = [a for claim in extraction.claims for a in answers(extraction, claim) if a.figure is not None]
                spans = [{"start": a.figure.start, "end": a.figure.end, "answer": a} for a in found]
                out |= {row["id"]: span["answer"] for row, span in paired(list(own.values()), spans)}
            else:
                out |= {name: _as_marked(row, extraction) for name, row in own.items()}
        return out

    @cached_property
    def alone(self):
        """Each figure's sentence read alone, as a claim of the same day, where the figure is found in it once."""
        return read_alone(self.answers(extracted=True))

    def asked(self):
        """Each check: its name, the figures that it asks about, and the relation of every figure that it answers."""
        checks = self.rows("checks")
        documents = [Document(c["text"], key=c["id"], published=c["published"]) for c in checks]
        for check, extraction in zip(checks, extract(documents), strict=True):
            asked = [a for claim in extraction.claims for a in answers(extraction, claim) if a.figure is not None]
            relations = {
                name: answer["relation"]
                for answer in check["answers"]
                if answer["relation"] in COMPARABLE and (name := self.at(answer["doc"], answer["start"]))
            }
            yield check["id"], asked, relations


def _as_marked(row, extraction):
    start, end = row["start"], row["end"]
    claim = next((c for c in extraction.claims if c.start <= start and end <= c.end), None)
    if claim is None:
        text = extraction.document.text
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        last = len(text) if last < 0 else last
        claim = Claim(first, last, text[first:last])
    covering = tuple(s for s in extraction.statements if s.start <= start and end <= s.end)
    unit = canonical(row["unit"]) or row["unit"] if row["unit"] else None
    slots = (row[name] for name in SLOTS)
    figure = Figure(start, end, row["text"], row["low"], row["high"], Bound(row["bound"]), unit, *slots)
    return Answer(extraction.document, claim, figure, covering)


def read_alone(found):
    """Each figure's sentence read alone, as a claim of the same day, where the figure is found in it once."""
    documents = [Document(a.claim.text.strip(), key=name, published=a.document.published) for name, a in found.items()]
    out = {}
    for extraction in extract(documents):
        wanted = found[extraction.document.doc].figure.text
        own = [a for claim in extraction.claims for a in answers(extraction, claim) if a.figure is not None]
        same = [a for a in own if a.figure.text == wanted]
        if len(same) == 1:
            out[extraction.document.doc] = same[0]
    return out
