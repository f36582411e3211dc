"""What a number counts or measures, as the document words it: tables of (text, measures in order)."""

import pytest

from factcheck.documents import Document
from factcheck.extract.extractor import extract


def measures(text):
    """The measures of a text's figures, in order."""
    (found,) = extract([Document(text, published="2026-05-04")])
    return [figure.measure for figure in found.figures]


WORTH = [
    ("The gang stole 63 cars worth nearly £2m.", ["cars", "cars"]),
    ("The machine, worth €14 million, burned out.", ["machine"]),
]

SENTENCE_ENDS = [
    ("The bank books a charge of £45m. Shares dropped 6 per cent.", ["charge", "shares"]),
    ("Sales were worth €2bn. Debt rose by €3m. Staff numbers fell 4%.", ["sales", "debt", "staff"]),
]

ONE_WORD = [
    ("Pre-orders are 40 percent above those of May.", ["pre-orders"]),
    ("Police counted 43 anti-government protesters.", ["anti-government protesters"]),
    ("A 24-year high was reached.", ["high"]),
]

OWNERS = [
    ("It keeps eight of the city's ten libraries open.", ["libraries", "libraries"]),
    ("Three of Peru's 25 regions voted.", ["regions", "regions"]),
]

STATES = [
    ("The number of injured stands at 15.", ["injured"]),
    ("The raid killed 12 and injured 30.", ["people", "people"]),
    ("Of 160 aboard, the wreck killed 38 people and 22 are missing.", ["people", "people", "missing"]),
]

NATIONS = [
    ("On board were 53 Britons, seven Portuguese and a Canadian.", ["britons", "portuguese"]),
    ("Seven Portuguese sailors drowned.", ["portuguese sailors"]),
]

RECKONED = [
    ("The dam cost 26 billion euros in 2024 prices.", ["dam"]),
    ("The bank made 40 million euros before tax.", []),
]

ABOARD = [
    ("Divers have found 38 bodies. The ferry had 214 aboard.", ["bodies", "people"]),
    ("The launch left with 60 on board.", ["people"]),
]

CREWS = [
    ("They took off 29 people: the crew of 25 and four guards.", ["people", "crew", "guards"]),
    ("A 32-metre vessel with a crew of 14, sank.", ["vessel", "crew"]),
]

DEFINITE = [
    ("The university lists 40 victims, more than the 212 of the first hour.", ["victims", "victims"]),
    ("The count was corrected: 13.4 million vehicles in place of 12.6 million.", ["vehicles", "vehicles"]),
    ("The report speaks of 6,450 resettled households.", ["resettled households"]),
]

SET_AGAINST = [
    ("The company lacks 1,080 megawatts, it says. The institute calculates 1,650.", ["megawatts", "megawatts"]),
]

MISREAD = [
    ("Prosecutors said that 62 inmates died in the bloodbath, six fewer than police reported.", ["inmates"]),
    ("Death toll from Kenyan dam burst climbs to 58", ["death toll"]),
    ("Police had 68 bodies, and 25 wounded were in hospital.", ["bodies", "wounded"]),
    ("They live in divided units at a median rent of 5,000 patacas.", ["median rent"]),
]

OF_MAGNITUDES = [
    ("Half of the 2.5m tickets were sold online.", ["tickets", "tickets"]),
    ("Two thirds of the 300k visitors came by train.", ["visitors", "visitors"]),
    ("A third of the £45m budget went on roads.", ["budget", "budget"]),
    ("Half of the combined 1.2m new homes stand empty.", ["new homes"]),
    ("Nearly two-thirds of the 4.3M digital and physical sales were online.", ["digital and physical sales"]),
    ("A magnitude 7.8 earthquake struck.", ["magnitude"]),
    ("A 7.8-magnitude quake struck.", ["magnitude"]),
]

REAL_NEWS = [
    ("The state poured hundreds of millions of dollars into roads.", ["dollars"]),
    ("They seized hundreds of pounds of drugs.", ["pounds of drugs"]),
    ("The 10 most populous cities agreed.", ["most populous cities"]),
    ("Two of the five most populous counties voted.", ["most populous counties"] * 2),
    ("The hall opened to some 40  events.", ["events"]),
    ("She owns two boats - one a tug - and a car.", ["boats"]),
    ("It spent $3 million worth of fuel.", ["fuel"]),
    ("They looked at nine “private” samples.", ["private samples"]),
    ("Some 40,000 New Yorkers marched.", ["new yorkers"]),
    ("In the 25 counties POLITICO named, he lost.", ["counties"]),
    ("Some 40,000 workers are poor and 12,000 more are idle.", ["workers", "workers"]),
    ("The 15-member panel met in four cities.", ["member", "cities"]),
    ("The fire destroyed 12 houses and damaged 40 more.", ["houses", "houses"]),
    ("Half of the tax goes to the top 1 percent.", ["tax", "tax"]),
    ("Some 9 percent of the time trains are late.", ["time"]),
    ("In May, for example, he paid $8 million.", [None]),
]
RATES = [
    ("Three persons per metre it can hold.", ["persons per metre"]),
    ("There were 18 pupils per teacher.", ["pupils per teacher"]),
    ("The plant makes 300 cars a day.", ["cars a day"]),
    ("The clinic sees 30 patients a day on average.", ["patients a day"]),
]

DISTANCES = [
    ("He had spoken of 370 rocket launchers a day earlier.", ["rocket launchers"]),
    ("They had 370 rocket launchers a week ago.", ["rocket launchers"]),
    ("Some 500 tonnes a month later were all there was.", ["tonnes"]),
    ("Police counted 40 tents a year before the fair.", ["tents"]),
    ("The list of posts fell from 12,300 two years ago to 9,100.", ["posts", "posts"]),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *WORTH,
        *SENTENCE_ENDS,
        *ONE_WORD,
        *OWNERS,
        *ABOARD,
        *RATES,
        *DISTANCES,
        *CREWS,
        *DEFINITE,
        *SET_AGAINST,
        *MISREAD,
        *OF_MAGNITUDES,
        *REAL_NEWS,
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_a_number_measures(text, expected):
    """The words of the text, without number and hedge."""
    assert measures(text)[: len(expected)] == expected
