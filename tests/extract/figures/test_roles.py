"""Roles: what each figure of a sentence says about its quantity, a kind at a time.

L is a level, D a change, F a factor, S a share, P what is planned, forecast or feared, T a part of the figure before.
"""

import pytest

from factcheck import Document, extract_documents
from factcheck.claims import Role

ROLES = {"L": Role.LEVEL, "D": Role.DELTA, "F": Role.FACTOR, "S": Role.SHARE, "P": Role.FORECAST, "T": Role.SUBSET}

CHANGES = [
    ("Cases fell by 15% to 8,400.", "DL"),
    ("Sales rose 12 percent to $3.4 billion.", "DL"),
    ("Exports grew by 300,000 tonnes.", "D"),
    ("The bank cut its rate by half a point to 4.5 percent.", "DL"),
    ("The index lost 120 points and closed at 8,450.", "DL"),
    ("Prices were up 7 percent on the year.", "D"),
    ("Output dropped 2.5 per cent.", "D"),
    ("The toll rose by 40 overnight.", "D"),
    ("The firm sold 300 more cars than in 2021.", "D"),
    ("That is 300 fewer than management had wanted.", "D"),
    ("Harvests were 18% lower than a year before.", "D"),
    ("They recorded an increase of 1,200 cases.", "D"),
    ("A drop of 6 percentage points followed.", "D"),
    ("Unemployment is 0.4 points higher.", "D"),
    ("The river has risen another 30 centimetres.", "D"),
    ("Arrivals were down by a third.", "D"),
    ("Wages went up an average 5 percent.", "D"),
    ("The fund shrank by $2 million, to $14 million.", "DL"),
    ("Turnover, up 9 percent, reached 2.1 billion kronor.", "DL"),
    ("Revenue slid 4% year on year to €610 million.", "DL"),
    ("The currency shed 2 percent.", "D"),
    ("The group announced a cut of 3 percent in its prices.", "D"),
    ("On election night the Bloc was ahead by 740 votes.", "D"),
    ("The yes camp won by 10,555 votes.", "D"),
    ("Deaths exceeded the expected by 1,690.", "D"),
    ("The list was lengthened by 22 names.", "D"),
    ("The challenger trails by more than 300 delegates.", "D"),
    ("The mayor is 16 points ahead of her rival.", "D"),
    ("Sales fell about 2,000 units short of the target.", "D"),
    ("The institute counted 30 deaths above normal.", "D"),
    ("Rents have risen 22% in Dublin, 18% in Cork and 11% in Limerick.", "DDD"),
    ("They have cut the fleet 12 percent.", "D"),
    ("Taxes would rise by an average of $1,300.", "D"),
    ("Sales fell 12% in Europe and 4% in Asia.", "DD"),
    ("The economy grew 3%, after 2% in May.", "DD"),
    ("Peru grew 4%, Chile more than 3%, Bolivia 2%.", "DDD"),
]

LEVELS = [
    ("Membership rose from 1,200 to 1,900.", "LL"),
    ("The rate was cut from 5 percent to 4.5 percent.", "LL"),
    ("Inflation slowed to 7.1 per cent in March from 8.3 in February.", "LL"),
    ("Turnout was 66.8%, up from 61.2%.", "LL"),
    ("The strike killed 12 people and wounded 30.", "LL"),
    ("The death toll climbed to 41,020.", "L"),
    ("The toll climbed past 33,000 and inflation fell well below 3%.", "LL"),
    ("The plant covers 1,100 square kilometres.", "L"),
    ("The company cut 2,600 jobs last year.", "L"),
    ("Unemployment stood at 5 percent.", "L"),
    ("Brent crude traded at $82.50 a barrel.", "L"),
    ("Villagers raised 400 cattle there.", "L"),
    ("The team lost 3 players.", "L"),
    ("More than 300 people fled.", "L"),
    ("Fewer than 40 houses stand.", "L"),
    ("The dam holds 3 million cubic metres.", "L"),
    ("The group announced a cut of 900 jobs.", "L"),
    ("Rescuers lifted 14 people from the rubble.", "L"),
    ("The bill was signed by 40 senators.", "L"),
    ("The company stands by 52,000.", "L"),
    ("The ship was hit by seven missiles.", "L"),
    ("Parliament overrode the veto by 84 votes to four.", "LL"),
    ("Some 3,000 firefighters backed by 20 helicopters fought the blaze.", "LL"),
    ("The convoy was led by 40 officers.", "L"),
    ("The fire destroyed 12 houses and damaged 40 more.", "LL"),
    ("Voters rejected the plan by 54.2% to 45.8%.", "LL"),
    ("She raised $5.7 million from donors.", "L"),
    ("The three proposals below are old.", "L"),
    ("Some 300 people behind the fence cheered.", "L"),
    ("Output rose 5% to 8% of the total.", "DS"),
    ("Prices rose 3% to $4, the 8% yield held.", "DLL"),
]

FACTORS = [
    ("Exports are three times as high.", "F"),
    ("Imports rose tenfold.", "F"),
    ("Six times as many people came.", "F"),
    ("Rents are twice as high as in 2015.", "F"),
    ("That is more than double the figure of May.", "F"),
    ("The stock trades at 14 times earnings.", "F"),
    ("The number of patients doubled to 400.", "L"),
    ("Cases increased fivefold to 2,500.", "FL"),
]

SHARES = [
    ("Two thirds of voters agreed.", "S"),
    ("More than 40 percent of the respondents agreed.", "S"),
    ("One in ten went hungry.", "S"),
    ("Spending reached 2 percent of output.", "S"),
    ("About half of the wheat is in.", "S"),
    ("Nine out of ten shops are shut.", "S"),
    ("A quarter of the crop was lost.", "S"),
    ("The party won 36 percent of the vote.", "S"),
    ("Some 12 per cent of all wells are dry.", "S"),
    ("Women make up 42 percent of the staff.", "S"),
    ("A quarter of the 8,000 households have no water.", "SL"),
]

FORECASTS = [
    ("The company will cut 2,600 jobs.", "P"),
    ("The Fund expects growth of 3 percent.", "P"),
    ("Analysts forecast 2.1 percent.", "P"),
    ("The firm sold 386 cars, well below the 449 that analysts had expected.", "LP"),
    ("The firm sold 443 cars, beating estimates of 439.", "LP"),
    ("The firm sold 443 cars, against an expected 441.", "LP"),
    ("Users: 443 million vs. 441 million expected.", "LP"),
    ("It spent 149 million, less than the 158 million it had pledged.", "LP"),
    ("The firm sold 300 cars, short of the 400 that ministers had promised.", "LP"),
    ("Russia is likely to ship 46 million tonnes.", "P"),
    ("The firm is to ship 46 cars.", "P"),
    ("The firm has agreed to shed 30,000 jobs.", "P"),
    ("It has slashed its forecast for exports to 42 million tonnes.", "P"),
    ("It sold 40 boats that nobody had expected to float.", "L"),
    ("The ministry plans to build 900 flats.", "P"),
    ("Up to 20,000 could die.", "P"),
    ("The crop is projected to reach 17 million tonnes.", "P"),
    ("The bank predicts a deficit of 7 percent.", "P"),
    ("The Union has pledged a million shells.", "P"),
    ("The union fears that 400 posts may go.", "P"),
    ("A further 300 flats are planned.", "P"),
    ("The bridge would cost 80 million euros.", "P"),
    ("The target of 4,000 homes is out of reach.", "P"),
    ("The mayor warned of 500 deaths.", "P"),
    ("Analysts had expected 4 percent, but growth came to 3 percent.", "PL"),
    ("The plan foresees 60 trains, and 24 have been delivered.", "PL"),
    ("The firm, which plans to hire 50 people, has 300 workers.", "PL"),
    ("It will close after 300 people fell ill.", "L"),
    ("The police counted 900 people, and more may come.", "L"),
    ("The fund sees inflation of 4 percent next year.", "P"),
    ("The club saw 4,000 visitors last year.", "L"),
    ("The forecast is for 30 centimetres of snow.", "P"),
    ("Officials had expected 2,000 guests; they counted 1,100.", "PL"),
    ("Output fell to 10 million tonnes and is expected to reach 11 million.", "LP"),
]

PARTS = [
    ("Nine children are among the people killed.", "T"),
    ("Ten babies were among the dead.", "T"),
    ("Of the workers dismissed from the mill in Rangpur on Sunday, 310 are women.", "T"),
    ("Syrians filed 102,930 of the applications.", "T"),
    ("The army claims that 55,110 of the enemy's men fell.", "L"),
    ("At least 70 people were killed, including 19 children.", "LT"),
    ("Of the soldiers at the border, about 120 belong to tank units.", "T"),
    ("Of late, 120 soldiers have deserted.", "L"),
    ("Russia fired 36 missiles, 16 of which were shot down.", "LT"),
    ("The quake killed 120 people, of whom 40 were children.", "LT"),
    ("They arrested 300 people, among them 12 journalists.", "LT"),
    ("There were 80 passengers on board, 14 of them children.", "LT"),
    ("Around 300 of the 450 hostages were freed.", "TL"),
    ("Of the 96 rescued, 30 are in hospital.", "LT"),
    ("The ship carried 500 people; at least 200 of those drowned.", "LT"),
    ("The clinic treated 90 patients, most notably 20 miners.", "LL"),
    ("Some 7,000 fled, 3,000 of them to Chad.", "LT"),
    ("Fifty-three people, seven children among them, were rescued.", "LT"),
    ("Of these, 11 have been identified.", "T"),
    ("Only 21 of 90 trucks came through.", "TL"),
    ("Of 87 men on the shift, 56 survived.", "LT"),
    ("The guns hit 71 of 83 drones and two of five missiles.", "TLTL"),
    ("They moved 3,150 residents of three villages.", "LL"),
]

LINES = [*CHANGES, *LEVELS, *FACTORS, *SHARES, *FORECASTS, *PARTS]


@pytest.mark.parametrize(("text", "roles"), LINES)
def test_roles(text, roles):
    """Level, change, factor, share, forecast and part are told apart."""
    (found,) = extract_documents([Document(text, published="2023-04-11")])
    assert [(figure.text, figure.role) for figure in found.figures] == [
        (figure.text, ROLES[letter]) for figure, letter in zip(found.figures, roles, strict=True)
    ]
