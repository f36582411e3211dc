"""Figure vectors: what is read of a figure, and that both runtimes make one vector of it whatever stands beside it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from factcheck.claims import VECTOR_DIM, VECTOR_MARK, answers
from factcheck.compare.evidence.vectors import head, normalised
from factcheck.documents import Document
from factcheck.extract.extractor import extract
from factcheck.find.encoder import PackagedEncoder, tokenizer_in
from factcheck.find.encoding import encoded, with_vectors
from factcheck.find.figures import FigureEncoder, learnt, readings
from factcheck.find.model import packaged_folder

TEXT = (
    "Some 12,000 people marched in Belgrade on Saturday, police said. The organisers had hoped for 50,000.\n\n"
    "The dam holds 3.5 million cubic metres of water, of which 40 percent is mud.\n\n" + "Rain fell. " * 60 + "\n\n"
    "In the town of Lowmere, which lies below the dam and has not seen a flood since the war in which it was first "
    "built and then blown up by the army that left it, and where the council, which meets on Mondays, has for years "
    "asked for a wall that would keep the river from the lower streets and their cellars, 230 houses were flooded."
)


@pytest.fixture(scope="module")
def tokenizer():
    """The packaged tokenizer."""
    return tokenizer_in(packaged_folder())


@pytest.fixture(scope="module")
def asked():
    """Figures in their sentences, of a document with a title and of one without."""
    documents = [Document(TEXT, title="March in the capital draws thousands"), Document("Police: 4,000. Rents: €900")]
    return answers_of(documents)


def answers_of(documents):
    """Every figure of the documents, in its claim."""
    return [a for e in extract(documents) for c in e.claims for a in answers(e, c) if a.figure is not None]


def read_at(read, tokenizer):
    """The tokens that a reading takes for the figure, as text."""
    return tokenizer.decode(tokenizer.encode(read.text).ids[read.first : read.last])


def test_a_figure_is_read_where_it_stands(tokenizer, asked):
    """Its claim, the tokens of its number, the title of its document, and the words of its slots."""
    found = readings(asked, tokenizer)
    for read, answer in zip(found, asked, strict=True):
        assert read.text == answer.claim.text
        assert read_at(read, tokenizer).replace(" ", "") == answer.figure.text.replace(" ", "")
    assert found[0].title == "March in the capital draws thousands"
    assert tokenizer.decode(list(found[0].slots[0])) == "people"
    assert tokenizer.decode(list(found[0].slots[3])) == "belgrade"
    assert found[-1].title == ""


@pytest.mark.parametrize("words", [60, 2_000])
def test_a_figure_is_read_however_long_its_claim_is(tokenizer, words):
    """Where the network no longer reads its claim, a stretch of text around it is read instead."""
    text = "In Ostra " + "the old and quiet town by the river " * words + "police counted 4,711 marchers."
    (answer,) = answers_of([Document(text)])
    (read,) = readings([answer], tokenizer)
    assert read_at(read, tokenizer) == "4, 711"
    assert len(read.text) < 350
    assert read.text.endswith("police counted 4,711 marchers.")


def test_both_runtimes_agree(asked):
    """Numpy and torch make one vector of a figure, but for the last steps."""
    light, heavy = (FigureEncoder(many=many).vectors(asked) for many in (1000, 0))
    assert {len(vector) for vector in light} == {VECTOR_MARK + VECTOR_DIM}
    assert {vector[:VECTOR_MARK] for vector in [*light, *heavy]} == {head().mark}
    assert ((normalised(light) * normalised(heavy)).sum(axis=1) > 0.999).all()


def test_a_figure_has_one_vector_whatever_stands_beside_it(asked):
    """So a workspace is the same, whoever read its documents with which others."""
    encoder = FigureEncoder(many=0)
    together = encoder.vectors(asked)
    for answer, vector in zip(asked, together, strict=True):
        (alone,) = encoder.vectors([answer])
        steps = (np.frombuffer(own[VECTOR_MARK:], dtype=np.int8).astype(int) for own in (alone, vector))
        assert abs(np.subtract(*steps)).max() <= 1
    assert encoder.vectors([]) == []


@pytest.mark.parametrize("many", [1000, 0])
def test_what_claims_and_figures_have_in_common_is_worked_out_once(many):
    """Encoding both together gives what each alone gives; also for a figure that no claim carries, and for none."""
    found = list(extract([Document(TEXT, title="Rain"), Document("Police: 4,000. Rents: €900"), Document("Sun.")]))
    found[1] = replace(found[1], claims=())
    together, vectors = encoded(found, PackagedEncoder(many=many))
    texts = [claim.text for extraction in found for claim in extraction.claims]
    assert (vectors == PackagedEncoder(many=many).encode(texts)).all()
    assert together == found
    both = [[f.vector for e in extractions for f in e.figures] for extractions in (together, with_vectors(found))]
    assert len(both[0]) > 5
    assert ((normalised(both[0]) * normalised(both[1])).sum(axis=1) > 0.999).all()
    assert encoded([], PackagedEncoder())[1].shape == (0, 384)


def test_any_text_is_read():
    """Halves of characters, which no store takes, and the network's own tokens do no harm."""
    found = with_vectors(extract([Document("[SEP] Some 12 men \ud83d [unused1] died in Ostra [CLS], police said.")]))
    assert [figure.text for figure in found[0].figures if figure.vector] == ["12"]


def test_every_figure_gets_a_vector():
    """Also one that no claim carries; the rest of what was found stays as it is."""
    (found,) = extract([Document(TEXT)])
    bare = replace(found, claims=())
    (whole,), (carried,) = with_vectors([bare]), with_vectors([found])
    assert whole == bare
    assert all(figure.vector is not None for figure in (*whole.figures, *carried.figures))
    assert len(carried.figures) == len(found.figures) > 3


def test_figures_of_one_question_lie_nearer():
    """The same count in other words is nearer than another count of the same story."""
    texts = (
        "Some 12,000 people marched in Belgrade on Saturday, police said.",
        "According to the organisers, at least 50,000 demonstrators took to the streets of Belgrade.",
        "The march in Belgrade ended with 14 arrests.",
    )
    asked = [
        next(a for c in e.claims for a in answers(e, c) if a.figure is not None)
        for e in extract([Document(text, published="2023-05-21") for text in texts])
    ]
    march, crowd, arrests = normalised(FigureEncoder().vectors(asked))
    assert march @ crowd > march @ arrests + 0.1


def test_the_weights_belong_together():
    """The head that compares vectors is the one that was learnt with the encoder."""
    assert learnt().mark == head().mark
