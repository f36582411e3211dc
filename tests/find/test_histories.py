"""Any history: adding, removing, saving, reopening, damaging and restoring in any order never gives a wrong answer.

The oracle is a dictionary of what is stored, and a full scan over vectors made anew from the texts.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from factcheck.claims import Claim, Extraction
from factcheck.documents import Document
from factcheck.find.generations import FOLDER
from factcheck.find.index import Index
from factcheck.store import Entry, ModelCard, Store

CARD = ModelCard("eight", "1", "12" * 32, 8)


def vector(text):
    """A direction for every text."""
    made = np.random.default_rng(int.from_bytes(text.encode())).standard_normal(CARD.dim).astype("f4")
    return made / np.linalg.norm(made)


class Histories(RuleBasedStateMachine):
    """One workspace and what it should hold."""

    @initialize()
    def begin(self):
        """An empty workspace."""
        self.folder = Path(tempfile.mkdtemp())
        self.number = 0
        self.expected = {}
        self.copy = None
        self.store = Store.open(self.folder / "work")
        self.index = Index.open(self.store)

    @rule(count=st.integers(1, 6))
    def add(self, count):
        """New documents."""
        texts = [f"claim {self.number + i}" for i in range(count)]
        self.number += count
        entries = [Entry(Extraction(Document(t), (), (), (Claim(0, len(t), t),)), vector(t)[None]) for t in texts]
        for text, added in zip(texts, self.store.add(entries, CARD), strict=True):
            self.expected[added.claim_rows.start] = text

    @rule(data=st.data())
    def remove(self, data):
        """One document goes."""
        if self.expected:
            row = data.draw(st.sampled_from(sorted(self.expected)))
            assert self.store.remove(Document(self.expected.pop(row)).id) == 1

    @rule()
    def save(self):
        """A generation is written."""
        self.index.refresh()
        self.index.save()

    @rule()
    def reopen(self):
        """Another process begins."""
        self.store.close()
        self.store = Store.open(self.folder / "work")
        self.index = Index.open(self.store)

    @rule(at=st.floats(0, 0.999), bit=st.integers(0, 7))
    def damage(self, at, bit):
        """One bit of an index file flips."""
        for path in (self.folder / "work" / FOLDER).glob("*[!k]"):
            content = bytearray(path.read_bytes())
            if content:
                content[int(at * len(content))] ^= 1 << bit
                path.write_bytes(content)

    @rule()
    def keep_copy(self):
        """A copy of the database is put aside."""
        self.store.close()
        shutil.copy(self.folder / "work" / "factcheck.db", self.folder / "copy.db")
        self.copy = dict(self.expected)
        self.reopen()

    @rule()
    def restore_copy(self):
        """The copy comes back, under the index of a later time."""
        if self.copy is not None:
            self.store.close()
            shutil.copy(self.folder / "copy.db", self.folder / "work" / "factcheck.db")
            self.expected = dict(self.copy)
            self.reopen()

    @rule(data=st.data(), question=st.text("abc ", max_size=4))
    def ask(self, data, question):
        """A question with and without a filter gets what the full scan gives."""
        self.index.refresh()
        chosen = data.draw(st.lists(st.sampled_from(sorted(self.expected) or [1]), unique=True))
        query = vector("?" + question)
        for allowed in (None, np.array(chosen, dtype=np.int64)):
            rows = [row for row in self.expected if allowed is None or row in chosen]
            right = sorted((float(vector(self.expected[row]) @ query) for row in rows), reverse=True)[:5]
            ((found, scores),) = self.index.search(query[None], 5, allowed)
            assert np.allclose(scores, right, atol=1e-5)
            assert all(
                np.isclose(vector(self.expected[int(r)]) @ query, s, atol=1e-5)
                for r, s in zip(found, scores, strict=True)
            )

    @invariant()
    def holds_what_it_should(self):
        """The store holds exactly what was acknowledged."""
        if hasattr(self, "store"):
            assert {c.row: c.claim.text for c in self.store.claims()} == self.expected

    def teardown(self):
        """Everything is whole at the end."""
        if hasattr(self, "store"):
            assert list(self.store.verify()) == []
            self.store.close()
            shutil.rmtree(self.folder)


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
