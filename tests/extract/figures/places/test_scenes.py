"""Scenes: the place that a sentence sets out from, and the place that has what its number counts."""

import pytest

from factcheck.documents import Document
from factcheck.extract.extractor import extract

HOME = "LUSAKA — Zambia's health ministry said on Monday that 900 people had cholera in Zambia.\n\n"


def _place(sentence):
    document = Document(HOME + sentence, published="2024-03-05")
    (extraction,) = extract([document])
    return [figure.place for figure in extraction.figures][1]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("In Kabwe 43 people died.", "Kabwe"),
        ("In Ndola, the mayor reports nine dead.", "Ndola"),
        ("Off Durban the line had reached 58 vessels.", "Durban"),
        ("Uganda lost 400 nurses.", "Uganda"),
        ("Malawi felled 1,700 trees as well.", "Malawi"),
        ("Nineveh province has 82 graves.", "Nineveh"),
        ("On Friday, 30 more fell ill.", "Zambia"),
        ("In February, 300 had died.", "Zambia"),
        ("France sent two planes.", "Zambia"),
        ("Germany says that 12 are well.", "Zambia"),
        ("In Parliament 30 members walked out.", "Zambia"),
        ("A swamp larger than Uganda lost 1,700 trees.", "Zambia"),
        ("Some 300 have fled the floods, on an area the size of Malawi.", "Zambia"),
        ("The police counted 40 dead; in Uganda nobody died.", "Zambia"),
        ("The toll was 20 in the capital and eight in Kabwe.", "Lusaka"),
        ("In all 900 were ill in Kabwe against 40 in Ndola.", "Kabwe"),
        ("Chile has reported 16 deaths.", "Chile"),
        ("Turkey put its dead at 300.", "Turkey"),
        ("There are 300 cases of cholera in Malawi.", "Malawi"),
        ("There were 40 dead in Ndola; in Uganda nobody died.", "Ndola"),
    ],
)
def test_scenes(sentence, place):
    """Whether the country of the text, or what the sentence itself names, is where its number holds."""
    assert _place(sentence) == place


@pytest.mark.parametrize(
    ("item", "bearer"),
    [
        ("• Stock: 30 boats or more", None),
        ("• Speed: 83 kilometres an hour", None),
        ("• Share with rust: 86 per cent", None),
    ],
)
def test_labels_bear_nothing(item, bearer):
    """The label of an item bears what stands behind it only where it is somebody's name."""
    (extraction,) = extract([Document(HOME + item, published="2024-03-05")])
    assert extraction.figures[1].subject == bearer
