"""Two sentences side by side, from the text to the relation: what a person who sets them so expects."""

import pytest

from factcheck.documents import Document
from factcheck.pairing import compare_pairs

SIDE_BY_SIDE = [
    ("The minister resigned on 3 May.", "The minister resigned on 5 May.", "conflicts"),
    ("The plant was closed in 2015.", "The plant shut down in 2016.", "conflicts"),
    ("The plant was closed after 2014.", "The plant shut down in 2016.", "agrees"),
    ("The company was founded in 1921.", "Founded in 1923, the company employs 400 people.", "conflicts"),
    ("The victim was 34 years old.", "The victim, 36, was found at home.", "conflicts"),
    ("The victim was 34 years old.", "The victim, 34, was found at home.", "agrees"),
    ("The talks lasted more than six hours.", "The five-hour talks ended without a deal.", "conflicts"),
    ("The talks lasted more than six hours.", "The talks took eight hours.", "agrees"),
    ("At least 40 people were killed in the blast.", "The blast killed 38 people.", "conflicts"),
    ("At least 40 people were killed in the blast.", "The blast killed 43 people.", "agrees"),
    ("Fewer than 40 people were killed in the blast.", "The blast left 43 dead.", "conflicts"),
    ("Some 2,000 people marched in Oslo.", "About 2,100 protesters marched in Oslo.", "agrees"),
    ("Some 2,000 people marched in Oslo.", "Up to 900 protesters marched in Oslo, police said.", "conflicts"),
    ("Unemployment rose to 6.2 % in May.", "The jobless rate was 6.2 % in May.", "agrees"),
    ("Unemployment fell in May.", "Unemployment rose in May.", "conflicts"),
    ("Exports increased last year.", "Exports decreased last year.", "conflicts"),
    ("Exports grew last year.", "Exports shrank last year.", "conflicts"),
    ("The team lost 2-1.", "The team lost 3-1.", "conflicts"),
    ("Norway won 2-1 against Spain.", "Norway beat Spain 2-1.", "agrees"),
    ("She came second in the race.", "She finished third in the race.", "conflicts"),
    ("It is the third largest city in the country.", "It is the country's fourth largest city.", "conflicts"),
    ("Inflation fell for the fourth consecutive month.", "Inflation fell for five straight months.", "conflicts"),
    ("The bridge is 1.2 kilometres long.", "The bridge measures 1,200 metres.", "agrees"),
    ("Two thirds of voters backed the plan.", "67 percent of voters backed the plan.", "agrees"),
    ("The firm made a profit of $3.2 billion.", "The firm made a loss of $3.2 billion.", "conflicts"),
    ("The firm cut 1,200 jobs.", "The firm will cut 900 jobs.", "conflicts"),
    (
        "Russia has massed 100,000 troops near Kupiansk.",
        "Russia has gathered 120,000 soldiers near Kupiansk.",
        "conflicts",
    ),
    ("Russia lost 100,000 troops.", "Russia has massed 120,000 troops.", "related"),
    ("The vaccine is 95 % effective.", "The vaccine is 70 % effective.", "conflicts"),
    ("The vaccine was approved in March.", "The vaccine was approved in April.", "conflicts"),
    ("The pact was signed before the war.", "The pact was signed after the war.", "conflicts"),
    ("The dam was finished in 1970.", "Work on the dam began in 1961.", "related"),
    ("He was born in 1950.", "He died in 2010.", "related"),
    ("The ship carried 300 passengers.", "The ship carried 40 crew.", "related"),
    ("Turnout was 61 percent.", "Turnout reached 55 percent.", "conflicts"),
    ("He was sentenced to 12 years in prison.", "He got a 12-year prison sentence.", "agrees"),
    ("The fire began at 3 a.m.", "The fire started at 5:30 a.m.", "conflicts"),
    ("The law takes effect on 1 January 2024.", "The law will take effect on 1 July 2024.", "conflicts"),
    ("Sales doubled in 2020.", "Sales rose by 100 % in 2020.", "agrees"),
    ("Sales tripled in 2020.", "Sales doubled in 2020.", "conflicts"),
    ("No one was hurt in the crash.", "Three people were hurt in the crash.", "conflicts"),
    ("The government denies that 40 civilians were killed.", "40 civilians were killed.", "conflicts"),
    ("The army captured the town.", "The army did not capture the town.", "conflicts"),
    ("The reports of 400 dead are false.", "400 people are dead, reports say.", "conflicts"),
    # numbers that nothing reads are at least not called the same
    ("The mayor is 61.", "The mayor, aged 63, will retire.", "related"),
]

"""What was met in use; those by class of English follow."""

BY_CLASS = {
    "bounds are read to the letter": [
        ("The fair drew more than 300 exhibitors.", "The fair drew 300 exhibitors.", "conflicts"),
        ("The fair drew at least 300 exhibitors.", "The fair drew 300 exhibitors.", "agrees"),
        ("The fair drew fewer than 300 exhibitors.", "The fair drew 312 exhibitors.", "conflicts"),
        ("The fair drew fewer than 300 exhibitors.", "The fair drew 290 exhibitors.", "agrees"),
        ("The fair drew over 300 exhibitors.", "The fair drew under 300 exhibitors.", "conflicts"),
        ("The fair drew up to 300 exhibitors.", "The fair drew 340 exhibitors.", "conflicts"),
        ("The fair drew no more than 300 exhibitors.", "The fair drew 300 exhibitors.", "agrees"),
        ("Between 200 and 250 ferries sank.", "Some 225 ferries sank.", "agrees"),
        ("Between 200 and 250 ferries sank.", "Some 400 ferries sank.", "conflicts"),
    ],
    "about, and rounding": [
        ("About 40,000 runners took part.", "Some 41,000 runners took part.", "agrees"),
        ("About 40,000 runners took part.", "Some 60,000 runners took part.", "conflicts"),
        ("The dam cost 4.2 billion euros.", "The dam cost 4.21 billion euros.", "agrees"),
        ("The dam cost 4.2 billion euros.", "The dam cost 5.1 billion euros.", "conflicts"),
        ("The mast is nearly 90 metres tall.", "The mast is 88 metres tall.", "agrees"),
    ],
    "units convert": [
        ("The tunnel is 3 kilometres long.", "The tunnel is 3,000 metres long.", "agrees"),
        ("The fire burned 1,000 hectares.", "The fire burned 10 square kilometres.", "agrees"),
        ("The shipment weighed two tonnes.", "The shipment weighed 2,000 kg.", "agrees"),
        ("The fee rose to 50 euros.", "The fee rose to 50 dollars.", "related"),
    ],
    "a number and its noun": [
        ("The zoo has 12 lions.", "The zoo has 30 keepers.", "related"),
        ("The zoo has 12 lions and 30 keepers.", "The zoo has 30 lions and 12 keepers.", "conflicts"),
        ("The quake killed 60 people.", "The quake injured 240 people.", "related"),
        ("The quake killed 60 people and injured 240.", "The quake killed 75 people and injured 240.", "conflicts"),
        ("The school has 400 pupils.", "The school has 400 pupils and 31 teachers.", "agrees"),
    ],
    "so much a day, so much a week": [
        ("The refinery uses 4,900 tonnes a week.", "The refinery uses 700 tonnes a day.", "agrees"),
        ("The refinery uses 4,900 tonnes a week.", "The refinery uses 900 tonnes a day.", "conflicts"),
    ],
    "what would be": [
        ("The rate was 11.1 percent.", "But for the cap the rate would have been 13.8 percent.", "related"),
    ],
    "words for one thing": [
        ("The flood killed 31 people.", "The flood left 31 dead.", "agrees"),
        ("The army sent 5,000 soldiers north.", "The army sent 8,000 troops north.", "conflicts"),
        ("The firm dismissed 700 workers.", "The firm laid off 700 employees.", "agrees"),
    ],
    "percentages": [
        ("Rents rose by 8 percent.", "Rents rose by 8 %.", "agrees"),
        ("Rents rose by 8 percent.", "Rents rose by 11 percent.", "conflicts"),
        ("Half of the households have a car.", "50 percent of the households have a car.", "agrees"),
        ("A quarter of the wells are dry.", "25 percent of the wells are dry.", "agrees"),
        ("Rents rose by 8 percent.", "Rents rose to 800 euros.", "related"),
    ],
    "a level and a change of it": [
        ("Unemployment rose by 2 percent.", "Unemployment rose to 9 percent.", "related"),
        ("The price fell by 5 euros.", "The price fell to 20 euros.", "related"),
    ],
    "money": [
        ("The film grossed $40 million.", "The film grossed $55 million.", "conflicts"),
        ("The film grossed $40 million.", "The film earned more than $35 million.", "agrees"),
        ("The film grossed over $40 million worldwide.", "The film took $31 million worldwide.", "conflicts"),
        ("The film cost $12 million.", "The film grossed $90 million.", "related"),
    ],
    "days and years": [
        ("The museum opened on 4 June 1998.", "The museum opened on 4 June 1998.", "agrees"),
        ("The museum opened on 4 June 1998.", "The museum opened on 9 June 1998.", "conflicts"),
        ("The museum opened in June 1998.", "The museum opened on 4 June 1998.", "agrees"),
        ("The museum opened in July 1998.", "The museum opened on 4 June 1998.", "conflicts"),
        ("The museum opened in 1998.", "The museum opened in the 1990s.", "agrees"),
        ("The museum opened in 1998.", "The museum opened in 2003.", "conflicts"),
        ("The museum opened before 1990.", "The museum opened in 1998.", "conflicts"),
        ("The museum opened after 1990.", "The museum opened in 1998.", "agrees"),
        ("The treaty was signed by 1990.", "The treaty was signed in 1992.", "conflicts"),
    ],
    "two acts have two dates": [
        ("The poet was born in 1901.", "The poet died in 1967.", "related"),
        ("The line was planned in 1950.", "The line was opened in 1972.", "related"),
        ("Vik married in 1988.", "Vik moved to Bergen in 1991.", "related"),
        ("Vik (1901-1967) was a poet.", "The poet Vik was born in 1905.", "conflicts"),
        ("Vik (1901-1967) was a poet.", "The poet Vik died in 1967.", "agrees"),
    ],
    "one time of two times": [
        ("In May 2021 the zoo had 40 bears.", "In May 2023 the zoo had 55 bears.", "changed"),
        ("In 2011 the town had 9,000 inhabitants.", "In 2021 the town had 12,000 inhabitants.", "changed"),
        ("In 2011 the town had 9,000 inhabitants.", "In 2011 the town had 12,000 inhabitants.", "conflicts"),
    ],
    "ages": [
        ("The suspect is 41 years old.", "The suspect, 44, was arrested.", "conflicts"),
        ("The suspect is 41 years old.", "The 41-year-old suspect was arrested.", "agrees"),
        ("The suspect is 41 years old.", "The 47-year-old suspect was arrested.", "conflicts"),
        ("The skater won gold at the age of 19.", "The skater won gold at 19.", "agrees"),
        ("The skater won gold at the age of 19.", "The skater won gold at the age of 22.", "conflicts"),
    ],
    "ranks": [
        ("Oslo is the second largest port.", "Oslo is the third largest port.", "conflicts"),
        ("Oslo is the second largest port.", "Oslo is the 2nd largest port.", "agrees"),
        ("The song reached number 4 in the charts.", "The song reached number 7 in the charts.", "conflicts"),
        ("The song reached number 4 in the charts.", "The song reached the top 10 in the charts.", "agrees"),
        ("The song reached number 14 in the charts.", "The song reached the top 10 in the charts.", "conflicts"),
        ("It was her fifth straight title.", "It was her sixth straight title.", "conflicts"),
        ("The relay team came fourth.", "The relay team finished fourth.", "agrees"),
    ],
    "scores and results": [
        ("Critics gave the play 3/5.", "Critics gave the play 4/5.", "conflicts"),
        ("Brann won the final 3-1.", "Brann won the final 3-2.", "conflicts"),
        ("Brann won the final 3-1.", "Brann won the final 3-1 on Sunday.", "agrees"),
        ("Brann won 3-1 against Viking.", "Molde won 2-0 against Lyn.", "related"),
        ("The play is rated 7.5/10.", "The play is rated over 8/10.", "conflicts"),
    ],
    "hours of the day": [
        ("The polls close at 8 p.m.", "The polls close at 9 p.m.", "conflicts"),
        ("The polls close at 8 p.m.", "The polls close at 20:00 GMT.", "agrees"),
        ("The polls close before 8 p.m.", "The polls close at 7 p.m.", "agrees"),
        ("The polls close before 8 p.m.", "The polls close at 9 p.m.", "conflicts"),
    ],
    "lengths of time": [
        ("The trial lasted three weeks.", "The three-week trial ended on Friday.", "agrees"),
        ("The trial lasted three weeks.", "The trial lasted five weeks.", "conflicts"),
        ("The siege lasted over 100 days.", "The siege lasted 80 days.", "conflicts"),
        ("He served a ten-year sentence.", "He served a twelve-year sentence.", "conflicts"),
        ("The mine closed ten years ago.", "The mine closed six years ago.", "conflicts"),
    ],
    "samples and their readings": [
        (
            "Based on 40 reviews, the book has an approval rating of 70 %.",
            "Based on 40 reviews, the book has an approval rating of 82 %.",
            "conflicts",
        ),
        (
            "Based on 40 reviews, the book has an approval rating of 70 %.",
            "Based on 40 reviews, the book has an approval rating of 70 %.",
            "agrees",
        ),
    ],
    "denials": [
        ("The bank has closed its branch in Tromso.", "The bank has not closed its branch in Tromso.", "conflicts"),
        ("The mayor denied that the bridge is unsafe.", "The bridge is unsafe.", "conflicts"),
        ("The bridge is not unsafe.", "The bridge is not unsafe.", "agrees"),
        ("The tale that 300 seals drowned is false.", "300 seals drowned in the tale.", "conflicts"),
        ("No passenger was hurt.", "All passengers were hurt.", "conflicts"),
    ],
    "opposites": [
        ("House prices rose last year.", "House prices fell last year.", "conflicts"),
        ("The rebels captured the airport.", "The rebels lost the airport.", "conflicts"),
        ("The jury found him guilty.", "The jury found him innocent.", "conflicts"),
        ("Sales doubled last year.", "Sales halved last year.", "conflicts"),
        (
            "The rate of rise of the lake has fallen by 40 %.",
            "For years the lake has been rising at a rate of 2 mm.",
            "related",
        ),
        ("The shop opened on Monday.", "The shop closed on Monday.", "conflicts"),
        ("The party won the election.", "The party lost the election.", "conflicts"),
    ],
    "plain numbers of texts that have little in common": [
        ("In all 52 mayors signed the charter.", "Some talk of the charter went on among 53 envoys.", "related"),
        ("The comet returns every 71 years.", "Every 71.6 years the comet swings past, 9 light hours out.", "related"),
        ("The abbey owns 60 organs.", "An organ by Lund has 61 stops.", "related"),
    ],
    "dates of texts that count two things": [
        (
            "The list of 40 studies was published in 2016.",
            "A review published between 1990 and 2010 read 11,000 abstracts.",
            "related",
        ),
    ],
    "a month and a day in it": [
        (
            "Frost of 31 degrees was measured in Roros in May and of 29 in Tynset on 22 July.",
            "Roros measured a frost of 31 degrees on 19 May 2016.",
            "agrees",
        ),
    ],
    "by so much, and to so much": [
        ("Fares rose by 4 kroner.", "Fares rose to 42 kroner.", "related"),
        ("The herd shrank by nearly 300 reindeer.", "The herd shrank to 1,100 reindeer.", "related"),
        ("Fares rose by 4 kroner.", "Fares rose by 6 kroner.", "conflicts"),
        ("Fares rose to 42 kroner.", "Fares rose to 44 kroner.", "conflicts"),
    ],
    "verbs that deny, but befall what is counted": [
        ("The yard dismissed 80 welders.", "The yard laid off 80 welders.", "agrees"),
        ("The yard dismissed 80 welders.", "The yard dismissed 95 welders.", "conflicts"),
        ("The court rejected 12 appeals.", "The court rejected 12 appeals in May.", "agrees"),
    ],
    "not more than is no denial": [
        ("No fewer than 40 seals were counted.", "In all 44 seals were counted.", "agrees"),
        ("No fewer than 40 seals were counted.", "In all 31 seals were counted.", "conflicts"),
        ("Not more than 40 seals were counted.", "In all 44 seals were counted.", "conflicts"),
    ],
    "points and shares": [
        ("Guests gave the inn an average rating of 3.6/10.", "The inn has an average rating of over 35 %.", "agrees"),
        (
            "Guests gave the inn an average rating of 3.6/10.",
            "The inn has an average rating of over 41 %.",
            "conflicts",
        ),
        ("Guests gave the inn an average rating of 6.1/10.", "The inn has an approval rating of 72 %.", "related"),
        ("Averaged over 10 guests, the inn scored 71 %.", "The inn has a score of 71 % from 10 guests.", "agrees"),
    ],
    "points for thousands": [
        ("The firm has fewer than 300.000 clerks.", "The firm has about 286,200 clerks.", "agrees"),
        ("The firm has fewer than 300.000 clerks.", "The firm has about 352,000 clerks.", "conflicts"),
    ],
    "the first of a row": [
        (
            "Harbour was the sixth best-selling novel of 2005.",
            "Harbour was the best-selling novel of 2005.",
            "conflicts",
        ),
        ("Harbour was the sixth best-selling novel of 2005.", "Harbour was one of the best-selling novels.", "agrees"),
        ("The school is ranked behind number 4 in Norway.", "The school is ranked fifth in Norway.", "agrees"),
        ("The school is ranked ahead of number 4 in Norway.", "The school is ranked fifth in Norway.", "conflicts"),
    ],
    "as of an hour": [
        (
            "Oslo had 769 cases of measles before 15 March 2020.",
            "With 769 cases of measles as of 3:00 p.m. 15 March 2020, Oslo has most.",
            "conflicts",
        ),
        (
            "Oslo had 769 cases of measles before 16 March 2020.",
            "With 769 cases of measles as of 3:00 p.m. 15 March 2020, Oslo has most.",
            "agrees",
        ),
    ],
    "stretches of what goes on": [
        ("Harbour earned more than 59 crore.", "Harbour earned about 45 crore in its fourth week.", "related"),
        (
            "On its second day the fair drew over 300 guests.",
            "On its second day the fair drew 280 guests.",
            "conflicts",
        ),
        ("On its second day the fair drew over 300 guests.", "On its third day the fair drew 280 guests.", "related"),
    ],
    "a minimum and a maximum far apart": [
        ("Harbour has sold more than 45 million copies.", "Harbour has sold fewer than 12 million copies.", "related"),
        (
            "Harbour has sold more than 12.2 million copies.",
            "Harbour has sold fewer than 12 million copies.",
            "conflicts",
        ),
        ("Lund has more than two children.", "Lund has fewer than three children.", "conflicts"),
    ],
    "only possible": [
        (
            "The sea will rise by up to 2 metres by 2100.",
            "There is a risk that the sea will rise by more than 2 metres by 2100.",
            "related",
        ),
        (
            "The sea will rise by up to 2 metres by 2100.",
            "The sea will rise by more than 2 metres by 2100.",
            "conflicts",
        ),
    ],
    "crowds in round thousands": [
        ("The 30,000 marchers filled the square.", "There were more than 31,000 marchers in the square.", "agrees"),
        ("More than 11,000 jobs went at the yard.", "The 11,000 jobs that went at the yard were missed.", "agrees"),
        ("More than 11,000 jobs went at the yard.", "Fewer than 11,000 jobs went at the yard.", "conflicts"),
        ("The 30,000 marchers filled the square.", "There were more than 33,000 marchers in the square.", "conflicts"),
    ],
    "two places": [
        ("A frost of 51 degrees was measured in Norway.", "A frost of 53.7 degrees was measured in Canada.", "related"),
        (
            "A frost of 51 degrees was measured in Norway.",
            "A frost of 53.7 degrees was measured in Norway.",
            "conflicts",
        ),
    ],
    "the noun of a later number": [
        (
            "The budget of Harbour was more than 27 million kroner.",
            "Harbour was no success, earning 27.69 million kroner on a budget of 26 million kroner.",
            "conflicts",
        ),
    ],
    "born and birthday": [
        ("Lund's birthday is on 28 July.", "Lund was born on 24 July 2014.", "conflicts"),
        ("Lund's birthday is on 24 July.", "Lund was born on 24 July 2014.", "agrees"),
    ],
    "one year for all dates": [
        (
            "The bridge at Roros was closed in May, the one at Tynset on 22 July.",
            "During the summer of 2016 the bridge at Roros was closed from 18 May to 21 May.",
            "agrees",
        ),
    ],
    "what bears a share": [
        (
            "Eleven percent of all fares in Norway are paid by pensioners.",
            "Poor pensioners are responsible for about 20% of the fares of Norway.",
            "conflicts",
        ),
    ],
    "a currency left out": [
        ("Lund signed a contract worth more than 20 million.", "Lund signed a $36 million contract.", "agrees"),
        ("Lund signed a contract worth more than 20 million.", "Lund signed a $16 million contract.", "conflicts"),
        ("The site has 20 million users.", "The site was sold for $21 million.", "related"),
    ],
    "from hour to hour": [
        (
            "The evening show runs from 9:00 pm to 6:00 am.",
            "The evening show runs daily from 9:00 p.m. to 6:00 a.m., once it began at 8 p.m.",
            "agrees",
        ),
        (
            "The evening show runs from 9:00 pm to 6:00 am.",
            "The evening show runs daily from 8:00 p.m. to 6:00 a.m., once it began at 9 p.m.",
            "conflicts",
        ),
    ],
    "names with a number": [
        ("Ferries of weeks 16–17 are subject to change.", "Ferries of weeks 15–17 are subject to change.", "conflicts"),
        ("Ferries of weeks 16–17 are subject to change.", "Ferries of weeks 16–17 may be subject to change.", "agrees"),
    ],
    "the first in so many years": [
        (
            "Harbour is her first novel in less than five years.",
            "Lund wrote Harbour, her first novel in five years.",
            "conflicts",
        ),
        (
            "Harbour is her first novel in more than four years.",
            "Lund wrote Harbour, her first novel in five years.",
            "agrees",
        ),
    ],
    "stretches of years": [
        (
            "The other films were shown between 1978 and 2009.",
            "It led to other films between 1978 and 2010, one of them in 1990.",
            "conflicts",
        ),
        (
            "The cases of measles grew between 4 March to 30 April 2020.",
            "The cases of measles grew from 5 March 2020 to 28 April 2020.",
            "conflicts",
        ),
        (
            "The cases of measles grew between 4 March to 30 April 2020.",
            "The cases of measles grew from 4 March 2020 to 30 April 2020.",
            "agrees",
        ),
    ],
    "a count is no age": [
        ("The number of deaths was over 15.", "The number of deaths was 10.", "conflicts"),
        ("The number of deaths was over 15.", "The number of deaths was 18.", "agrees"),
    ],
    "in all, and on top": [
        (
            "Norway has fewer than 240 cases of measles.",
            "The ministry confirmed 67 new cases in Oslo (29) and Bergen (38), bringing the total to 255.",
            "conflicts",
        ),
        (
            "Harbour earned more than $140 million across the world.",
            "Harbour earned $49.8 million in Norway and $37 million abroad, for a worldwide total of $86.8 million.",
            "conflicts",
        ),
    ],
    "in brackets behind a name": [
        (
            "The population of Moss was under 25,000.",
            "The largest towns in the census were Moss (34,000), Horten (17,000) and Tonsberg (17,000).",
            "conflicts",
        ),
        (
            "The population of Horten was under 25,000.",
            "The largest towns in the census were Moss (34,000), Horten (17,000) and Tonsberg (19,000).",
            "agrees",
        ),
    ],
    "other than at home": [
        (
            "Harbour earned less than $3.5 million in countries other than Norway.",
            "Harbour has earned $5.6 million in Norway and $3.3 million in other countries.",
            "agrees",
        ),
    ],
    "one sentence said of two names": [
        (
            "Marit Lund plays the miller in the film Harbour.",
            "Jonas Berg plays the miller in the film Harbour.",
            "related",
        ),
        ("Marit Lund plays the miller in the film Harbour.", "Lund plays the miller in the film Harbour.", "agrees"),
        ("Moss has 34,000 people in the census of 2020.", "Horten has 34,000 people in the census of 2020.", "related"),
        (
            "Kiev has 2.9 million people in the census of 2020.",
            "Kyiv has 2.9 million people in the census of 2020.",
            "agrees",
        ),
        ("Lund said that 34 people died in the fire.", "Berg said that 34 people died in the fire.", "agrees"),
    ],
    "ranks of other things": [
        (
            "Moss ranks 45th for the climate of its business.",
            "The port is the 12th largest business of Norway.",
            "related",
        ),
    ],
    "so much a day, a week, a month": [
        (
            "The strike cost the port 12 million euros a day.",
            "The port lost 12 million euros a week in the strike.",
            "related",
        ),
        ("The average wage is 31,000 kroner a month.", "The average wage is 372,000 kroner a year.", "agrees"),
        ("The plant makes 600 cars a day.", "The plant makes 4,200 cars a week.", "agrees"),
    ],
    "days of the week": [
        ("The clinic treated 60 patients on Friday.", "The clinic treated 85 patients on Saturday.", "changed"),
        ("The clinic treated 60 patients on Friday.", "On Friday 75 patients were treated at the clinic.", "conflicts"),
    ],
    "short texts that share most words": [
        ("About a third of the harvest was lost.", "Half of the harvest was lost.", "conflicts"),
        (
            "The village has had no running water since April.",
            "The village has no running water since May.",
            "conflicts",
        ),
        ("Two of the five reactors are running.", "Three of the five reactors are running.", "conflicts"),
        ("The dam holds 2.1 million cubic metres.", "The dam holds 2.1 billion litres.", "agrees"),
        ("The bill passed by 61 votes to 39.", "The bill passed 61-39.", "agrees"),
        ("The firm employs 4,000 people in Norway.", "The firm employs 12,000 people worldwide.", "related"),
    ],
    "nothing in common": [
        ("The yard will save $10 billion.", "The flood did damage of more than $10 billion, Berg reckoned.", "related"),
        ("The harbour froze over.", "A library has opened in Turin.", "related"),
        ("Eleven goats escaped from a farm.", "The parliament met for eleven hours.", "related"),
        ("The senate has 40 members.", "The volcano erupted 40 times.", "related"),
    ],
}
"""One class of English a block: each rule of the comparison of two texts is met by a pair that needs it."""
ROWS = [*SIDE_BY_SIDE, *(row for rows in BY_CLASS.values() for row in rows)]


@pytest.fixture(scope="module")
def found():
    """The relation of every pair of the table, read in one go."""
    pairs = [(str(i), Document(a), Document(b)) for i, (a, b, _) in enumerate(ROWS)]
    return [compared.outcome.relation.value for compared in compare_pairs(pairs)]


@pytest.mark.parametrize("row", range(len(ROWS)), ids=[f"{a} | {b}" for a, b, _ in ROWS])
def test_side_by_side(found, row):
    """Numbers, dates, ages, ranks, results, denials and opposites."""
    assert found[row] == ROWS[row][2]
