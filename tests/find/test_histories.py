"""Any history: adding, removing, saving, reopening, damaging and restoring in any order never gives a wrong answer.

The oracle is a dictionary of what is stored, and a full scan over vectors made anew from the texts.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from factcheck.claims import Claim, Extraction
from factcheck.documents import Document
from factcheck.find.generations import FOLDER
from factcheck.find.index import Index
from factcheck.find.remodelling import change_model
from factcheck.store import Entry, ModelCard, Store

CARDS = (ModelCard("eight", "1", "12" * 32, 8), ModelCard("six", "1", "34" * 32, 6))


def vector(text, card):
    """A direction for every text, another one for each model."""
    made = np.random.default_rng(int.from_bytes((card.name + text).encode())).standard_normal(card.dim).astype("f4")
    return made / np.linalg.norm(made)


class Encoder:
    """Gives each text its direction."""

    def __init__(self, card):
        self.card = card

    def encode(self, texts):
        """Vectors of length one."""
        return np.array([vector(text, self.card) for text in texts], dtype="f4").reshape(len(texts), self.card.dim)


class Stopped(Exception):
    """What a process does not survive."""


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
        for text, added in zip(texts, self.store.add(self.entries(texts), self.card), strict=True):
            self.expected[added.claim_rows.start] = text

    @property
    def card(self):
        """The model by which the workspace is searched."""
        return self.store.model or CARDS[0]

    def entries(self, texts):
        """Each text as a document that is one claim."""
        return [
            Entry(Extraction(Document(t), (), (), (Claim(0, len(t), t),)), vector(t, self.card)[None]) for t in texts
        ]

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

    @rule(commits=st.integers(0, 2))
    def change_model(self, commits):
        """Another model; stopped after so many steps, the old one goes on."""
        (other,) = [card for card in CARDS if card != self.card]
        with suppress(StopIteration):
            steps = change_model(self.store, Encoder(other), other.name)
            for _ in range(commits):
                next(steps)
            steps.close()

    @rule()
    def prune(self):
        """The vectors of the other model go."""
        self.store.prune()

    @rule(step=st.integers(0, 6))
    def save_and_die(self, step):
        """The process ends in the middle of writing a generation, and another begins."""
        taken = 0

        def dying(function):
            def call(*arguments, **named):
                nonlocal taken
                taken += 1
                if taken > step:
                    raise Stopped
                return function(*arguments, **named)

            return call

        with pytest.MonkeyPatch.context() as patch, suppress(Stopped):
            for name in ("fsync", "replace", "unlink"):
                patch.setattr(os, name, dying(getattr(os, name)))
            self.index.save()
        self.reopen()

    @rule()
    def die_in_the_middle(self):
        """The process ends in the middle of a transaction: nothing of it is there."""
        with suppress(Stopped), self.store.database.writing():
            self.store.add(self.entries(["never acknowledged"]), self.card)
            raise Stopped
        self.reopen()

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
        query = vector("?" + question, self.card)
        for allowed in (None, np.array(chosen, dtype=np.int64)):
            rows = [row for row in self.expected if allowed is None or row in chosen]
            right = sorted((float(vector(self.expected[row], self.card) @ query) for row in rows), reverse=True)[:5]
            ((found, scores),) = self.index.search(query[None], 5, allowed)
            assert np.allclose(scores, right, atol=1e-5)
            assert all(
                np.isclose(vector(self.expected[int(r)], self.card) @ query, s, atol=1e-5)
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
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking such histories takes longer than reading them
)
