"""Times: the period that each figure of a text speaks of, read on Tuesday 11 April 2023."""

import pytest

from factcheck import Document, extract_documents
from factcheck.extract.figures.times import choices

LINES = [
    ("At least 351 people have died since the outbreak began in October.", ["2022-10-01/2023-04-11"]),
    ("Inflation was 8.7% in February, down from 10.1%.", ["2023-02", "2023-01"]),
    ("Turnover fell to 31.5 million euros last year, from 34 million.", ["2022", "2021"]),
    ("Eighteen members will spend 2% on defence this year, six times as many as in 2014.", ["2023", "2023", "2023"]),
    ("It raised its count to 153, from the 125 it had given on Monday.", ["2023-04-10/2023-04-11", "2023-04-10"]),
    ("Output rose from 400,000 in 2021 to 1.3 million.", ["2021", "2023-04-10/2023-04-11"]),
    ("Arrivals fell to 5,134 in the first three months of the year, 41% fewer than in 2022.", ["2023-01/2023-03"] * 2),
    ("Thieves took 40 bicycles.", ["2023-04-10/2023-04-11"]),
    ("Thieves have taken 40 bicycles.", ["2023-04-11"]),
    ("It was opened in May 1912. It holds 24,851 people.", ["2023-04-11"]),
    ("On Saturday there were twelve guests, on Sunday there were 26.", ["2023-04-08", "2023-04-09"]),
    ("Schools in nine towns stay shut until 18 April.", ["2023-04-11/2023-04-18"]),
    ("A quake struck on 3 April. The toll has reached 900 since the quake.", ["2023-04-03/2023-04-11"]),
    ("By June the Union will have sent 300 tanks, it said. By then 90 will be repaired.", ["2023-06", "2023-06"]),
    ("In November 2,000 left. Some 400 had come over the same months.", ["2022-11", "2022-11"]),
    ("The Fund expects growth of 3% in 2024. The Commission had in March forecast 2.5%.", ["2024", "2024"]),
    ("Doctors named heat as the cause twenty times last year.", ["2022"]),
    ("In 2020 the firm employed 300 people. It has 450 employees.", ["2020", "2023-04-11"]),
    (
        "From 2020 to 2021 some 900,000 people died, a study found.\n\nIn Peru it counted 200,000 deaths.",
        ["2020/2021", "2020/2021"],
    ),
    ("The hall stands 80 km to the north. The report has 24 pages.", [None, None]),
    ("She lives in a flat of 42 square metres. The fire covers 42 square miles.", [None, "2023-04-11"]),
    ("The agency needs $23 million until June and has a fifth of it.", ["2023-04-11/2023-06-30"] * 2),
    ("PORT LOW, April 11 — A ferry sank on Sunday. The depth was 30 metres.", ["2023-04-09"]),
    (
        "The firm cut 900 jobs on Monday. It had 4,000 workers on 30 September.\n\nThe same day a rival cut 70 jobs.",
        ["2023-04-10", "2022-09-30", "2023-04-10"],
    ),
    ("He won the election of 19 March.\n\nTurnout was 40%. The party took 90 seats.", ["2023-03-19", "2023-03-19"]),
    ("He won the election of 19 March.\n\nThe hall has 90 windows.", ["2023-03-19/2023-04-11"]),
    ("That is half of what we had on 8 February.", ["2023-04-10/2023-04-11"]),
    ("Rice costs twice the price of a year ago.", ["2023-04-11"]),
    ("Inflation was 4.8% in May. The fair is to draw 300 guests in May.", ["2022-05", "2023-05"]),
    ("About 900 islanders have left since the eruption; 300 will follow on Thursday.", ["2023-04-11", "2023-04-13"]),
    (
        "She won 72 percent of women in 1996. This year polls show her with 40 percent of women.",
        ["1996", "2023"],
    ),
    ("Some 52,000 people voted, a 12% decline from the last primary, in 2008.", ["2023-04-10/2023-04-11"] * 2),
    ("In La Mar province 21 people died.", ["2023-04-10/2023-04-11"]),
    ("Police said on Tuesday that 8 men had been killed in Saturday's battle.", ["2023-04-08"]),
    ("He led in 2004. In the 2012 vote he took just 30 percent.", ["2012"]),
    ("Turnout was up 40 percent from 2010.", ["2023-04-10/2023-04-11"]),
    ("Inflation was 13.7 percent in March (February: 12.9; January: 12.1).", ["2023-03", "2023-02", "2023-01"]),
    ("On 1 March some 1,430 farms had applied (November: a good 900).", ["2023-03-01", "2022-11"]),
    ("The hospital has 300 beds (2019: 450).", ["2023-04-11", "2019"]),
    (
        "It sold 300 cars in the first quarter, 200 in the same period last year.",
        ["2023-01/2023-03", "2022-01/2022-03"],
    ),
    ("It sold 300 cars in March, up 5 percent on the same month last year.", ["2023-03", "2023-03"]),
    ("In March last year 300 people died.", ["2022-03"]),
    ("The vote is on 20 April; a poll gives the party 36%.", ["2023-04-10/2023-04-11"]),
    ("It sold 420 cars in 2021, compared with 350 a year earlier.", ["2021", "2020"]),
    (
        "Sales rose 8% in the year to March. It counted 105 murders in the year to March.",
        ["2023-03", "2022-04/2023-03"],
    ),
    (
        "It cleared 9,001 hectares in the year to July 2022, from 11,594 the year before.",
        ["2021-08/2022-07", "2020-08/2021-07"],
    ),
    ("Eighty-one people died, the highest toll since 2008.", ["2023-04-10/2023-04-11"]),
    ("Seventeen of the warmest years have occurred since 2000.", ["2000-01-01/2023-04-11"]),
    ("Some 300 died, the most that have died since 2000.", ["2023-04-10/2023-04-11"]),
    ("It is the deadliest accident since 2005, when 51 workers died.", ["2005"]),
    ("The dam cost $4.2 billion in 2010 dollars.", ["2023-04-10/2023-04-11"]),
    ("Some 300 have died since May.", ["2022-05-01/2023-04-11"]),
    ("The club had 40,100 members at the turn of the year.", ["2022-12-31"]),
    ("A strike is planned for Thursday. Airlines have cancelled 400 flights.", ["2023-04-11"]),
    ("Some 90,000 troops will take part in the exercise from June to August.", ["2023-06/2023-08"]),
    ("In the six months from September to February 6.2 million tonnes left.", ["2022-09/2023-02"]),
    ("The budget for 2025 stands at 186 billion.", ["2025"]),
    ("Some 40 boats still sail; in 2016 there were 200.", ["2023-04-11", "2016"]),
    ("Since 2016 some 40 boats have sailed; the union counts 200.", ["2016-01-01/2023-04-11"] * 2),
]


@pytest.fixture(autouse=True)
def _rules_alone(monkeypatch):
    """What the rules say; which of it trees weigh again is for test_choices.py."""
    monkeypatch.setattr(choices, "OPEN", ())


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_times(text, expected):
    """Dates of what is compared, foreseen or told aside are not the figure's own."""
    (found,) = extract_documents([Document(text, published="2023-04-11")])
    assert [figure.as_of for figure in found.figures] == expected
