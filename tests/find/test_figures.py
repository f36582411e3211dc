"""Figure vectors: what is read of a figure, and that both runtimes make one vector of it whatever stands beside it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from factcheck.claims import VECTOR_DIM, VECTOR_MARK, answers
from factcheck.compare.evidence.vectors import head, normalised
from factcheck.documents import Document
from factcheck.extract.extractor import extract
from factcheck.find.encoder import tokenizer_in
from factcheck.find.figures import MARK, FigureEncoder, learnt, reading, with_vectors
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
    return [a for e in extract(documents) for c in e.claims for a in answers(e, c) if a.figure is not None]


def told(tokenizer, read):
    """The words that a reading is of, with # for the mark."""
    return tokenizer.decode([ord("#") if token == MARK else token for token in read.tokens], skip_special_tokens=False)


def test_a_figure_is_read_without_its_number(tokenizer, asked):
    """The sentence with a mark in the figure's place, then the title and the slots."""
    read = reading(asked[0], tokenizer)
    assert read.tokens[read.mark] == MARK
    assert read.tokens.count(MARK) == 1
    sentence = tokenizer.decode(read.tokens[: read.sentence])
    assert "12" not in sentence
    assert "people marched in belgrade on saturday, police said" in sentence
    rest = tokenizer.decode(read.tokens[read.sentence :])
    assert rest.startswith("march in the capital draws thousands people")


def test_long_sentences_are_cut_around_the_figure(tokenizer, asked):
    """So many tokens at most, those nearest to it; what is behind it keeps some of them."""
    for answer in asked:
        read = reading(answer, tokenizer)
        assert 0 < read.mark < read.sentence < len(read.tokens) <= 44 + 3 + 13 + 4 * 7
    houses = next(reading(a, tokenizer) for a in asked if a.figure.text == "230")
    assert tokenizer.decode(houses.tokens[: houses.sentence]).endswith("houses were flooded.")
    assert houses.sentence == 46


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
