"""Hostile numbers: sentences written to be misread, a kind at a time, beside the tables of challenges and traps.

Each line is a text and the figures in it in the notation of reading.py; "" where there is none.
"""

import pytest
from reading import read, wanted

ODDS = [
    ("The bookmakers offer odds of 3 to 1 on a second round.", ""),
    ("Bookmakers make her the 5-1 favourite.", ""),
    ("He started as a 20/1 outsider and won by 3 lengths.", "3"),
    ("At odds of 100-1 the horse paid 4,000 euros.", "4000 EUR"),
    ("The odds on a default are 4 to 1, traders say.", ""),
    ("Odds of one in 14 million do not deter the 2,300 players.", "7.143e-08; 2300"),
    ("The chances of a strike are put at one in five.", "0.2"),
    ("A 1-in-100-year flood drowned 340 cattle.", "340"),
    ("It was a one-in-50-year storm.", ""),
    ("The dam is built for a once-in-a-century flood.", ""),
    ("The dyke withstands a 1-in-1,000-year flood, the ministry said.", ""),
    ("A one in 200 year drought cost 3.1 billion pesos.", "3100000000 MXN"),
]

DECIMALS_IN_WORDS = [
    ("The population is nineteen point nine million.", "19.9e6"),
    ("They owe one point five billion euros.", "1.5e9 EUR"),
    ("Output fell by zero point three per cent.", "0.3 percent"),
    ("The rate is two point seven five percent.", "2.75 percent"),
    ("Inflation came in at three point one.", "3.1"),
    ("It weighs four point two tonnes.", "4.2 tonne"),
    ("A magnitude six point eight quake killed 41.", "6.8; 41"),
    ("Nought point five per cent of the ballots were void.", "0.5 percent"),
    ("Growth of between one point two and one point six per cent is forecast.", "1.2..1.6 percent"),
    ("At one point two million people were without power.", "2e6"),
]

MODELS = [
    ("The iPhone 11 Pro Max costs $1,099.", "1099 USD"),
    ("She compared the iPhone 11 Pro and 11 Pro Max.", ""),
    ("The Galaxy S22 Ultra and Pixel 7 Pro sold 3 million.", "3e6"),
    ("Boeing delivered 38 737 Max jets.", "38"),
    ("It lost two Su-35s, one Il-76 and 14 Orlan-10 drones.", "2; 1; 14"),
    ("An F-16 fired four AIM-120 missiles.", "4"),
    ("The Type 055 destroyer and 12 Type 022 boats sailed.", "12"),
    ("Windows 11 runs on 400 million machines.", "4e8"),
    ("Formula 1 comes to 24 cities.", "24"),
    ("The A380 carries 525 passengers.", "525"),
    ("The 2S7 Pion fires 203mm shells up to 37 km.", "<37 kilometre"),
    ("PlayStation 5 sales reached 50 million.", "5e7"),
]

DIGITS = [
    ("The fund holds EUR 1.234.567,89 in cash.", "1234567.89 EUR"),
    ("The town has 45.000 inhabitants, the mayor writes.", "45000"),
    ("Some 20-30,000 fans came.", "20000..30000"),
    ("The bill is 1,2 million euros.", "1.2e6 EUR"),
    ("The company has 1,5 per cent of the market.", "1.5 percent"),
    ("Sales were $1,234.50.", "1234.5 USD"),
    ("Rs 2.5 crore was spent on 12 lakh saplings.", "2.5e7 INR; 1.2e6"),
    ("The scheme cost Rs. 1,20,000 a head.", "120000 INR/head"),
    ("It cost US$3bn, A$4bn and NZ$5bn.", "3e9 USD; 4e9 AUD; 5e9 NZD"),
    ("NOK 40m was paid, and 3 billion hryvnias.", "4e7 NOK; 3e9 UAH"),
    ("They spent 3.5bn euros, £2.1m and 60 cents.", "3.5e9 EUR; 2.1e6 GBP; 60 cent"),
    ("He won 5,000 US dollars and 300 Canadian dollars.", "5000 USD; 300 CAD"),
    ("The bond yields 4.25% and costs 98.5 cents on the dollar.", "4.25 percent; 98.5 cent"),
    ("Two-and-a-half thousand people and a thousand horses came.", "2500; 1000"),
    ("Three hundred and fifty-odd people slept there.", "~350..359"),
    ("Scores of houses, and dozens of barns burned.", "40..99; 24..99"),
    ("Half of the 640 seats went to women.", "0.5; 640"),
    ("Two in five pupils skip breakfast, and 3 out of 10 teachers.", "0.4; 0.3"),
    ("A fifth of the crop, three-eighths of the seed and 7/10 of the fodder were lost.", "0.2; 0.375; 0.7"),
    ("The rate rose a quarter of a percentage point to 5.25 per cent.", "0.25 percentage_point; 5.25 percent"),
    ("The lead shrank from 8 points to 2 in the polls.", "8 percentage_point; 2 percentage_point"),
    ("It cut rates by 50 basis points.", "50 basis_point"),
    ("Yields rose 12 bps to 4.3%.", "12 basis_point; 4.3 percent"),
]

RANGES = [
    ("Between 1.2 and 1.4 million people fled.", "1.2e6..1.4e6"),
    ("15 to 20 percent of the crop is gone.", "15..20 percent"),
    ("They expect 3–4 per cent growth.", "3..4 percent"),
    ("Anywhere from 200 to 300 people drowned.", "200..300"),
    ("Losses of $2-3 billion are feared.", "2e9..3e9 USD"),
    ("Losses of $2bn to $3bn are feared.", "2e9..3e9 USD"),
    ("Ten to twelve ships wait.", "10..12"),
    ("Five or six ships wait.", "5..6"),
    ("The price went from $40 to $65 a barrel.", "40 USD/barrel; 65 USD/barrel"),
    ("The price fell from $75 U.S. per barrel to $46.", "75 USD/barrel; 46 USD/barrel"),
    ("The staff shrank from 1,200 to 800.", "1200; 800"),
    ("Unemployment rose to 6.1 from 5.9 per cent.", "6.1 percent; 5.9 percent"),
    ("It sells for between €900,000 and €1.1m.", "9e5..1.1e6 EUR"),
    ("The queue was 300 to 400 metres long.", "300..400 metre"),
    ("They need 8,000-10,000 more beds.", "8000..10000"),
    ("Temperatures of -5 to -10 degrees Celsius are forecast.", "-10..-5 celsius"),
    ("Temperatures of minus 5 to minus 10 degrees are forecast.", "-10..-5 celsius"),
    ("The depth varies from 3 to as much as 9 metres.", "3..9 metre"),
]

CHANGES = [
    ("Sales fell by 15 % to 8,400.", "15 percent; 8400"),
    ("Output doubled to 4,000 tonnes.", "4000 tonne"),
    ("Prices rose tenfold.", "10 times"),
    ("Profits tripled to $9 million from $3 million.", "9e6 USD; 3e6 USD"),
    ("Exports are 2.5 times higher than in 2019.", "2.5 times"),
    ("It is twice as large as the old one and three times as dear.", "2 times; 3 times"),
    ("Membership is up 300, to 4,100.", "300; 4100"),
    ("The share lost 3.2 percent, or 45 cents, to $13.60.", "3.2 percent; 45 cent; 13.6 USD"),
    ("A 40 percent rise took the bill to 90 zlotys.", "40 percent; 90 PLN"),
]

RATES = [
    ("The field yields 500 barrels a day.", "500 barrel/day"),
    ("It pumps 30,000 b/d and 12 million cubic feet of gas per day.", "30000 barrel/day; 12e6 cubic_foot/day"),
    ("The wind blew at 140 km/h, gusting to 180kph.", "140 kilometre/hour; 180 kilometre/hour"),
    ("Workers earn $18 an hour.", "18 USD"),
    ("A kilo costs 4 euros a kilo.", "4 EUR/kilogram"),
    ("Rent is 12.50 euros per square metre.", "12.5 EUR/square_metre"),
    ("Brent traded at $82.50 a barrel.", "82.5 USD/barrel"),
    ("There are 12 deaths per 100,000 people.", "12"),
    ("They emit 400 grams of CO2 per kilowatt-hour.", "400 gram"),
    ("It burns 6 litres per 100 km.", "6 litre"),
    ("The plant makes 2 GW of power and 14 TWh a year.", "2 gigawatt; 14 terawatt_hour/year"),
    ("The levy is 3 cents per kilowatt-hour.", "3 cent/kilowatt_hour"),
]

RESTATEMENTS = [
    ("The park covers 810 sq km (313 square miles).", "810 square_kilometre"),
    ("It stopped 5 miles (8 km) from the border.", "5 mile"),
    ("They paid 7.5 million crowns ($340,000).", "7500000 SEK; 340000 USD"),
    ("It was 95F (35C) in the shade.", "95 fahrenheit"),
]

BOUNDS = [
    ("No fewer than 40 people died.", ">40"),
    ("More than 40 but fewer than 60 people died.", ">40; <60"),
    ("Just over 2,000 and just under 3,000 voted.", ">2000; <3000"),
    ("Nearly 300, or 12 percent, came.", "~300; 12 percent"),
    ("An estimated 4,000 rebels and 200 guards fought.", "~4000; 200"),
    ("Forty or more were hurt.", ">40"),
    ("The 60-plus candidates met.", ">60"),
    ("A maximum of 150 guests, at least 30 of them foreign, came.", "<150; >30"),
    ("The toll could top 500.", ">500"),
    ("Deaths exceeded 1,000.", ">1000"),
    ("At most a third of the stock is left.", "<0.3333"),
    ("In excess of $5m was stolen.", ">5e6 USD"),
    ("Well over half the seats are gone.", ">0.5"),
    ("Almost half of them fled.", "~0.5"),
    ("They hired around 600 people, almost half of whom are nurses.", "~600; ~0.5"),
    ("300 at most will come, 200 at least.", "<300; >200"),
    ("Not more than 12 boats may fish.", "<12"),
    ("Sixty people or so drowned.", "~60"),
    ("They have 20-odd tanks left.", "~20..29"),
    ("Upwards of 10,000 hectares burned.", ">10000 hectare"),
    ("Close to 90% of the 1,100 beds are full.", "~90 percent; 1100"),
    ("Hundreds, perhaps thousands, fled.", "100..1000; 1000..10000"),
    ("As few as 12 of the 90 survived.", ">12; 90"),
    ("It took less than an hour and 20 minutes.", "20 minute"),
    ("Up to 1.5 million tonnes, more than ever, sank.", "<1.5e6 tonne"),
]

TRAPS = [
    ("The 12-year-old was hit by a 9mm bullet at 5.30pm.", ""),
    ("Resolution 1701 and Article 51 were cited on page 14.", ""),
    ("In Room 101, 14 men waited.", "14"),
    ("Chelsea won 3-1 before 41,000 fans.", "41000"),
    ("The bill passed 51-49.", ""),
    ("One of the two pilots died.", ""),
    ("A 24-hour curfew and a 48-hour strike began.", ""),
    ("He lives at 14 Mill Lane, SE1 7PB.", ""),
    ("COVID-19 killed 7 million.", "7e6"),
    ("The 1990s saw 3 wars, the 2000s five.", "3; 5"),
    ("On 5-6 July and from 8 to 10 July the 27-nation bloc meets.", ""),
    ("Verse 4:12 and chapter 7 were read.", ""),
    ("She came third in the 100m and fifth in the 4x100m relay.", ""),
    ("His 45th goal in 60 games came in the 89th minute.", "60"),
    ("The 4th Brigade lost 30 men.", "30"),
    ("Highway 61 is closed for 12 miles.", "12 mile"),
    ("Flight 370 carried 239 people.", "239"),
    ("The ISS orbits at 28,000 km/h.", "28000 kilometre/hour"),
    ("At 6ft 2in and 90kg he is the lightest.", "6.167 foot; 90 kilogram"),
    ("The Dow fell 300 points to 34,000.", "300 point; 34000"),
    ("In May 2023 he was 47.", ""),
    ("Between 2019 and 2023, 400 shops closed.", "400"),
    ("Since 7 October 2023 some 41,000 people have died.", "~41000"),
    ("They met on the 38th parallel at 37.5 degrees north.", "37.5 degree"),
    ("Figure 3 shows 12 of the 14 cases; see note 5.", "12; 14"),
    ("He was sentenced to 12 years and fined 300 dinars.", "12 year; 300 KWD"),
    ("The law needs 60 votes, and 58 senators back it.", "60; 58"),
    ("Area 51, District 9 and Zone 3 are shut.", ""),
    ("Three-quarters of an hour later, 12 buses came.", "12"),
    ("The second of the three ferries sank with 80 aboard.", "3; 80"),
]

UNITS = [
    ("The quake struck at a depth of 10 km.", "10 kilometre"),
    ("The pipe carries 55 bcm a year.", "55 billion_cubic_metre/year"),
    ("They found 2.3 kg of heroin, 400g of cocaine and 60 ml of fentanyl.", "2.3 kilogram; 400 gram; 60 millilitre"),
    ("The reactor gives 1,200 MWe.", "1200 megawatt"),
    ("Radiation reached 4.5 microsieverts an hour.", "4.5 microsievert/hour"),
    ("The battery holds 75 kWh and drives 480 km.", "75 kilowatt_hour; 480 kilometre"),
    ("A 2,900-year-old tomb held 14 skulls.", "2900 year; 14"),
    ("Trees of 300 years and more stand there.", ">300 year"),
    ("The bridge is 1.2km long, 24m wide and 90 feet high.", "1.2 kilometre; 24 metre; 90 foot"),
    ("The lake lost 3 cubic kilometres of water.", "3 cubic_kilometre"),
    ("He ran 100 yards in 10.2 seconds.", "100 yard; 10.2 second"),
    ("They got 14 gigabytes of data and 3 terabytes of mail.", "14 gigabyte; 3 terabyte"),
    ("The pressure was 980 hectopascals.", "980 hectopascal"),
    ("Ozone hit 210 micrograms per cubic metre.", "210 microgram/cubic_metre"),
    ("Wheat rose to $6.20 a bushel and 240 euros a tonne.", "6.2 USD/bushel; 240 EUR/tonne"),
    ("Gold hit $2,400 an ounce.", "2400 USD/ounce"),
    ("They exported 1.2 million bags of 60 kg.", "1.2e6; 60 kilogram"),
]

TURNED_BOUNDS = [
    ("It cannot have been more than 420,000.", "<420000"),
    ("In the whole country it can't be more than 8,000.", "<8000"),
    ("At no time more than 5 boats were seen.", "<5"),
    ("No one had asked for more than 2 million dollars.", "<2e6 USD"),
    ("Nobody with more than 200 cows takes part.", ">200"),
    ("The hall never held fewer than 200 people.", ">200"),
    ("It cannot be built for less than 220 million euros.", ">2.2e8 EUR"),
    ("He complained about $540 million in fees.", "5.4e8 USD"),
    ("What about the 600 of the opposition?", "600"),
    ("She drove past 61 of them.", "61"),
    ("We passed 1,340 barges.", "1340"),
    ("The toll passed 1,340.", ">1340"),
    ("The mine had passed nine inspections.", "9"),
    ("The road is cut over 200 metres.", "200 metre"),
    ("A good 25,000 beavers live there.", ">25000"),
    ("The list has 2,056 victims at the least.", ">2056"),
    ("The car did not pass 40 km/h.", "<40 kilometre/hour"),
    ("Two hundred, maybe more, came.", ">200"),
    ("We stopped counting at 9,400 carcasses.", ">9400"),
    ("8.9 million, not the more than 10 million of the ministry.", "8.9e6; >1e7"),
    ("They did not reach more than 30 villages.", "<30"),
    ("It did not say more than 40 had died.", ">40"),
    ("It costs a little more than three million dollars.", ">3e6 USD"),
]

ON_A_SCALE = [
    ("It was rated 9/10 by 340 critics.", "340"),
    ("The film scored an average 3.5/5 and took $12m.", "1.2e7 USD"),
    ("Some 9/10 of the budget is gone.", "~0.9"),
    ("The update came out on 5/11 and weighs 4 GB.", "4 gigabyte"),
    ("The airline flew 30 737-800s and leased five 737-900 jets.", "30; 5"),
    ("Rice for a family of five costs $30.", "30 USD"),
    ("A family of five was rescued.", "5"),
    ("The chief executive, 58, steps down after 11 years in charge.", ""),
    ("The chairwoman, 61, took 40 per cent of the vote.", "40 percent"),
    ("The largest group, 58, comes from Chad.", ""),
    ("The number killed, 58, rises by the day.", "58"),
    ("Gusts of 138 kph and up to 90 mm of rain were measured.", "138 kilometre/hour; <90 millimetre"),
    ("It sells boats of 40 metres and up.", ">40 metre"),
]

LINES = [
    *ON_A_SCALE,
    *TURNED_BOUNDS,
    *ODDS,
    *DECIMALS_IN_WORDS,
    *MODELS,
    *DIGITS,
    *RANGES,
    *CHANGES,
    *RATES,
    *RESTATEMENTS,
    *BOUNDS,
    *TRAPS,
    *UNITS,
]


@pytest.mark.parametrize(("text", "figures"), LINES)
def test_figures_of_a_line(text, figures):
    """Exactly these figures, with value, bound and unit."""
    assert read(text) == wanted(figures)
