"""Whose a figure is where no statement holds it: the label before it says who counts, or only what is counted."""

import pytest

from factcheck.documents import Document
from factcheck.extract.extractor import extract

LABELLED = [
    ("Police: 4,000. Union: 20,000.", {"4,000": "Police (unnamed)", "20,000": "Union (unnamed)"}),
    ("How big is the hole? The bank: 1.9 billion lei.", {"1.9 billion": "bank (unnamed)"}),
    ("The mayor has 31,000. Ombudsman: 55,400.", {"55,400": "Ombudsman (unnamed)"}),
    ("Cases since July: 3,035 (ministry: 2,083).", {"3,035": None, "2,083": "ministry (unnamed)"}),
    ("The miners' union, whose books we saw: 118 names.", {"118": "miners' union"}),
    ("11 a.m. OCHA: more than 12,000 on the road.", {"12,000": "OCHA"}),
    ("Schools: 1,640 closed. Polling stations: 430.", {"1,640": None, "430": None}),
    ("Injured: 364. Militia: at least 12 boats.", {"364": None, "12": None}),
    ("The bank, in the meantime, paid: 19 million lei.", {"19 million": None}),
    ("Drop: 208 metres. Flour received: 14,000 tonnes.", {"208": None, "14,000": None}),
]  # fmt: skip


UNSAID = [
    ("Iran fired 180 missiles, the army said.", {"180": "army (unnamed)"}),
    ("Cholera has claimed 860 lives since March, the WHO said.", {"860": "WHO"}),
    ("Hurricane Otis claimed 48 lives.", {"48": None}),
    ("London recorded 105 murders in 2023.", {"105": None}),
    ("Marseille saw 30,000 people on the streets.", {"30,000": None}),
    ("China reported 60,000 deaths.", {"60,000": "China"}),
    ("Wheat from Odesa was quoted at $222 a tonne.", {"$222": None}),
    ("The toll was put at 31 by the ministry.", {"31": "ministry (unnamed)"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNSAID)
def test_what_happens_is_not_said(text, expected):
    """A storm claims lives, a town sees a march and a price is quoted without a word from them."""
    (found,) = extract([Document(text)])
    assert {f.text: f.speaker for f in found.figures if f.text in expected} == expected


@pytest.mark.parametrize(("text", "expected"), LABELLED)
def test_labels(text, expected):
    """Police, a union, a ministry or an acronym before a colon speak; what is counted does not."""
    (found,) = extract([Document(text)])
    told = {number: f.speaker for f in found.figures for number in expected if f.text.startswith(number)}
    assert told == expected
