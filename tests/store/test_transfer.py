"""Export and import: a workspace moves whole."""

from __future__ import annotations

import json

import pytest

from factcheck.errors import Unreadable
from factcheck.store import Store

ENGINES = ["sqlite", "postgresql"]


def lines(store):
    """The export as text."""
    return [json.dumps(record, ensure_ascii=False) for record in store.export()]


def test_a_loaded_workspace_exports_the_same_bytes(filled, tmp_path, make, card):
    """Documents, bytes, vectors, annotations and judgements arrive, and nothing is added or lost on the way."""
    filled.annotate("a", by="Jó", note="see page 3", grade_source="B", links=["https://example.org"], tags=["x", "y"])
    filled.annotate("source:ledger", by="Jó", grade_source="D")
    filled.judge("a", "b", "different", by="Jó", why="another harbour")
    filled.add([make("99", key="late", raw=b"late")], card)
    filled.remove("b")
    before = lines(filled)
    with Store.open(tmp_path / "other") as other:
        assert other.load(map(json.loads, before)) == 4
        assert lines(other) == before
        assert other.load(map(json.loads, before)) == 0
        assert lines(other) == before
        assert list(other.verify()) == []
        assert other.uuid != filled.uuid


def test_vectors_of_figures_travel(filled, tmp_path):
    """As they are; an export of the first format has none, and is read as well."""
    kept = [stored.figure.vector for stored in filled.figures()]
    assert all(kept)
    records = [json.loads(line) for line in lines(filled)]
    with Store.open(tmp_path / "other") as other:
        other.load(records)
        assert [stored.figure.vector for stored in other.figures()] == kept
    records[0]["format"] = 1
    for record in records:
        for figure in record.get("figures", ()):
            del figure["vector"]
    with Store.open(tmp_path / "third") as third:
        third.load(records)
        assert [stored.figure.vector for stored in third.figures()] == [None] * len(kept)
        assert list(third.verify()) == []


@pytest.mark.parametrize(
    "records",
    [
        [{"record": "document"}],
        [{"hello": 1}],
        [[1, 2]],
        [{"record": "workspace", "format": 99, "model": None}],
        [{"record": "workspace", "format": 1, "model": None}, {"record": "planet"}],
        [{"record": "workspace", "format": 1, "model": {"name": "x"}}],
    ],
)
def test_what_is_no_export_is_refused(store, records):
    """The fault is named; nothing is stored."""
    with pytest.raises(Unreadable):
        store.load(records)
    assert list(store.documents()) == []


def test_a_changed_text_is_noticed(filled, tmp_path):
    """A document whose text is no longer what its id says does not come in."""
    records = [json.loads(line) for line in lines(filled)]
    next(r for r in records if r["record"] == "document")["text"] += "!"
    with Store.open(tmp_path / "other") as other, pytest.raises(Unreadable, match="is not what its id says"):
        other.load(records)


def test_vectors_of_another_model_stay_out(filled, tmp_path, make, card):
    """Two models are never mixed in one workspace."""
    records = [json.loads(line) for line in lines(filled)]
    records[0]["model"]["weights_sha256"] = "cd" * 32
    with Store.open(tmp_path / "other") as other:
        other.add([make()], card)
        with pytest.raises(Unreadable, match="model"):
            other.load(records)
