"""Encoders: the runtimes of one model, and they agree."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from factcheck.errors import FactcheckError
from factcheck.find import encoder as module
from factcheck.find import model
from factcheck.find.encoder import (
    BulkEncoder,
    HeavyEncoder,
    LightEncoder,
    PackagedEncoder,
    batches,
    open_encoder,
    readable,
)
from factcheck.find.model import CARD, check_weights, packaged_folder

VARIED = [
    "",
    " ",
    ".",
    "x",
    "The ferry carried 1,204 passengers on Sunday.",
    "Turnout was 61.3 %, up from 58 per cent four years before; $3.5bn was spent.",
    "Émigré workers in São Tomé — “more than half”, she said…",
    "Київ і Харків: 40 тисяч людей",
    "北京 2024年 40人",
    "🎉🎉 40 👩‍👩‍👧‍👦",
    "word " * 700,
    "a" * 3000,
    "UPPER lower MiXeD",
    "null \x00 and \ufffd",
    "tabs\tand\nlines\r\n",
    *(f"On day {n} the council of Ostra counted {n * n} empty houses" + " and barns" * n for n in range(1, 40, 3)),
]


@pytest.fixture(scope="module")
def light():
    """The light runtime, loaded once."""
    return LightEncoder(packaged_folder())


@pytest.fixture(scope="module")
def vectors(light):
    """What the light runtime makes of the varied texts."""
    return light.encode(VARIED)


def test_vectors_are_of_length_one(vectors):
    """Whatever the text."""
    assert vectors.shape == (len(VARIED), CARD.dim)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_text_has_one_vector_whatever_stands_beside_it(light, vectors):
    """Batches and their order change nothing but the last digits."""
    alone = np.vstack([light.encode([text]) for text in VARIED])
    assert ((alone * vectors).sum(axis=1) > 0.999999).all()
    assert light.encode([]).shape == (0, CARD.dim)


def test_any_text_has_a_vector(light):
    """Halves of characters and megabytes without a space do no harm."""
    assert np.isfinite(light.encode(["\ud83d", "a" * 2_000_000, "é\u0301" * 50_000])).all()


@pytest.mark.parametrize("heavy", [HeavyEncoder, lambda folder: BulkEncoder(folder, CARD)], ids=["torch", "st"])
def test_all_runtimes_agree(vectors, monkeypatch, heavy):
    """The light runtime is torch and sentence-transformers to the fifth digit, and bfloat16 stays within .9998."""
    for bfloat16, least in ((False, 0.99999), (True, 0.9998)):
        monkeypatch.setattr(module, "has_bfloat16", lambda chosen=bfloat16: chosen)
        found = heavy(packaged_folder()).encode(VARIED)
        assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
        assert (found * vectors).sum(axis=1).min() > least


def test_many_texts_change_the_runtime():
    """After enough texts the bulk runtime takes over, for good."""
    packaged = PackagedEncoder(many=2)
    packaged.encode(["a", "b"])
    assert type(packaged._runtime) is LightEncoder
    packaged.encode(["c"])
    assert type(packaged._runtime) is HeavyEncoder
    packaged.encode(["d"])
    assert type(packaged._runtime) is HeavyEncoder


def test_no_text_is_encoded_twice_in_a_row(monkeypatch):
    """Repeated texts get the vector they had, in their places, and what is remembered is bounded."""
    monkeypatch.setattr(module, "KEPT", 3)
    monkeypatch.setattr(module, "has_bfloat16", lambda: True)
    asked, encode = [], LightEncoder.encode
    monkeypatch.setattr(
        LightEncoder, "encode", lambda self, texts, lower: (asked.append(list(texts)), encode(self, texts, lower))[1]
    )
    packaged = PackagedEncoder()
    first = packaged.encode(["a", "b", "a"])
    second = packaged.encode(["b", "c", "d", "a"])
    assert asked == [["a", "b"], ["c", "d"]]
    assert np.array_equal(first[0], first[2])
    assert np.array_equal(first[[1, 0]], second[[0, 3]])
    assert list(packaged._known) == ["b", "c", "d"]
    assert packaged.encode([]).shape == (0, CARD.dim)
    monkeypatch.setattr(module, "has_bfloat16", lambda: False)
    packaged.encode(["b", "e"])
    assert list(packaged._known) == []


def test_other_weights_are_refused(tmp_path):
    """A file that is not the pinned one is not used."""
    (tmp_path / "model.safetensors").write_bytes(b"other")
    with pytest.raises(FactcheckError, match="not the expected ones"):
        check_weights(tmp_path / "model.safetensors")


def test_damaged_weights_are_refused(tmp_path):
    """One flipped bit in ninety megabytes is noticed before any vector is made."""
    for file in ("tokenizer.json", "model.safetensors"):
        (tmp_path / file).write_bytes((packaged_folder() / file).read_bytes())
    with (tmp_path / "model.safetensors").open("r+b") as stream:
        stream.seek(60_000_000)
        byte = stream.read(1)
        stream.seek(60_000_000)
        stream.write(bytes([byte[0] ^ 1]))
    with pytest.raises(FactcheckError, match="not the expected ones"):
        LightEncoder(tmp_path).encode(["a"])


def test_models_that_a_user_names(tmp_path):
    """A folder that is the packaged model is known as such; one without weights is refused."""
    assert open_encoder(str(packaged_folder())).card == CARD
    assert open_encoder().card == CARD
    with pytest.raises(FactcheckError, match="no model folder"):
        open_encoder(str(tmp_path / "none"))
    with pytest.raises(FactcheckError, match=r"no \.safetensors file"):
        open_encoder(str(tmp_path))
    (tmp_path / "model.safetensors").write_bytes(b"w")
    with pytest.raises(FactcheckError, match="how long its vectors are"):
        model.card_of(tmp_path)


def test_one_question_imports_nothing_heavy():
    """Encoding a question needs neither torch nor transformers."""
    program = (
        "import sys; from factcheck.find.encoder import open_encoder; open_encoder().encode(['40 boats']);"
        "print([m for m in ('torch', 'transformers', 'sentence_transformers', 'scipy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_batches_hold_every_text_once():
    """Texts of one length go together, and no others."""
    assert list(batches([5, 1, 9, 1, 5, 1], 2)) == [[0, 4], [1, 3], [5], [2]]
    assert list(batches([], 2)) == []


@pytest.mark.skipif(not module.has_bfloat16(), reason="measured on processors that multiply bfloat16")
def test_in_bfloat16_a_vector_is_the_same_to_the_bit_whatever_stands_beside_it():
    """So a workspace is the same however its documents came to be encoded."""
    heavy = HeavyEncoder(packaged_folder())
    whole = heavy.encode(VARIED)
    assert np.array_equal(np.vstack([heavy.encode([text]) for text in VARIED]), whole)
    assert np.array_equal(heavy.encode(VARIED[::-1])[::-1], whole)
    assert np.array_equal(np.vstack([heavy.encode(VARIED[at : at + 3]) for at in range(0, len(VARIED), 3)]), whole)


GROWTH = """
import os
from pathlib import Path
from factcheck.find.encoder import HeavyEncoder
from factcheck.find.model import packaged_folder

def resident():
    fields = Path("/proc/self/statm").read_text().split()
    return (int(fields[1]) - int(fields[2])) * os.sysconf("SC_PAGE_SIZE") >> 20

heavy = HeavyEncoder(packaged_folder())
heavy.prepare()
sizes = []
for rows in (1, 3, 4, 5):
    for length in range(1, 61):
        heavy.encode(["word " * length] * rows)
    sizes.append(resident())
print(sizes[-1] - sizes[0])
"""


def test_texts_of_many_lengths_take_no_more_memory():
    """Torch would keep a program for every shape of matrix that it has multiplied: 91 to 102 MB here.

    What the heap takes beside them differs from run to run, 13 to 45 MB, so the least of three runs counts.
    """
    runs = (
        subprocess.run([sys.executable, "-c", GROWTH], capture_output=True, text=True, check=True) for _ in range(3)
    )
    assert any(int(done.stdout) < 40 for done in runs)


def test_a_change_of_runtime_forgets_what_the_other_made():
    """What a text's vector is must not depend on whether it was seen before the change."""
    packaged = PackagedEncoder(many=1)
    packaged.encode(["a"])
    changed = packaged.encode(["a", "b"])
    assert np.array_equal(changed, HeavyEncoder(packaged_folder()).encode(["a", "b"]))


def test_readable_is_short_and_whole():
    """What is handed to a tokeniser is limited and has no halves of characters."""
    assert readable("a\ud83db") == "a?b"
    assert len(readable("x" * 10**6)) == module.LONGEST_READ
