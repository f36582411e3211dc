"""Figures: what each number counts, whose it is, where and when, on sentences of our own."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.claims import Role
from factcheck.documents import Document
from factcheck.extract.extractor import extract
from factcheck.extract.figures.bearers.themes import Theme
from factcheck.extract.figures.figures import find_figures
from factcheck.extract.parsing import parse


def figures(text, **fields):
    """The figures of one text."""
    document = Document(text=text, **fields)
    (parsed,) = parse([text])
    return find_figures(parsed, document)


MEASURES = [
    (
        "The enemy has massed about 40,000 soldiers, 300 tanks and 120 artillery systems.",
        ["soldiers", "tanks", "artillery systems"],
    ),
    ("Between 20,000 and 30,000 people marched through the capital.", ["people"]),
    ("Tens of thousands of protesters filled the square.", ["protesters"]),
    ("Two T-72 tanks were lost near Izyum.", ["t-72 tanks"]),
    ("Two thirds of voters backed the treaty.", ["voters"]),
    ("The strike killed 12 people and wounded 30.", ["people", "people"]),
    ("An explosion left 4 dead and 17 injured in Kabul.", ["dead", "injured"]),
    ("The clash killed 12 and injured 30, police said.", ["people", "people"]),
    ("The quake left 1,768 dead, Health Minister Lin said.", ["dead"]),
    ("The attack killed 12 people, including two children. Another 47 were injured.", ["people", "children", "people"]),
    ("The trade deficit was $61 billion. Imports slumped to $351 billion.", ["trade deficit", "imports"]),
    (
        "The budget contains 40 billion euros in spending cuts and 30 billion in tax rises.",
        ["spending cuts", "tax rises"],
    ),
    ("The line will cost 26 billion pounds in 2024 prices.", ["line"]),
    ("The clinic has given 20.8m Covid doses.", ["covid doses"]),
    ("The death toll climbed to 41,020, officials said.", ["death toll"]),
    ("Russia fired 36 missiles, 16 of which were shot down.", ["missiles", "missiles"]),
    ("More than 40 percent of the 2,300 respondents agreed.", ["respondents", "respondents"]),
    ("More than 2,000 are dead in the city.", ["people"]),
    ("The flood destroyed hundreds of homes.", ["homes"]),
    ("Inflation rose to 7.1 per cent in March.", ["inflation"]),
    ("The factory makes 500 shells a day.", ["shells a day"]),
    ("China held three days of exercises.", ["days of exercises"]),
    ("The government promises a deficit of 5 percent of output.", ["deficit"]),
    ("Norway spends 2% of its output on roads.", ["output"]),
    ("At least 12 miners are dead and seven missing.", ["miners", "miners"]),
    ("It had the names of 247 people who were on board, of whom 124 lived.", ["people", "people"]),
    ("How many soldiers fell at Tarnhold? Forty, says the army.", ["soldiers"]),
    ("The fighters killed more than 60 soldiers and captured 12.", ["soldiers", "soldiers"]),
    ("Of the dead, 38 were children.", ["dead"]),
    ("The Red Cross put the displaced at about 60,000.", ["displaced"]),
    ("Congress has set aside 120 million lempiras.", ["lempiras"]),
    ("Inflation hit a 24-year high.", ["high"]),
    ("The number of schools fell to 1,200.", ["schools"]),
    ("Shops shrank from 300 to 250.", ["shops", "shops"]),
    ("Hospitals with intensive care numbered 85.", ["hospitals"]),
    ("The number of tanks fell to 40.", ["tanks"]),
    ("They have a $3,500 a month mortgage and two kids.", ["mortgage", "kids"]),
    ("The stock trades at 6.5 times earnings and 1.4 times book value.", ["times earnings", "times book value"]),
    ("Two-thirds of the combined 4.3 million digital sales came from Asia.", ["digital sales", "digital sales"]),
    ("Of the ships, twelve were grey.", ["ships"]),
    ("The company reported a net loss of $2.7 billion.", ["net loss"]),
    ("About 900 people, including 120 children, were hurt, 40 of them badly.", ["people", "children", "people"]),
    ("Some 6,000 homes, a third of all buildings, were flooded, 300 of them twice.", ["homes", "buildings", "homes"]),
    ("Early reports spoke of 70 deaths. The 52 of the second survey is lower.", ["deaths", "deaths"]),
    ("Growth of 4.1% in a country of 310,000 square kilometres.", ["growth", "square kilometres"]),
    ("The valley is home to 3,000 cows. The storm killed about 20.", ["cows", "cows"]),
    ("The death toll stands at 11,300; at least 10,100 are missing, OCHA writes.", ["death toll", "people"]),
    ("The valley has 3,000 hectares. The storm of 1987 killed about 20.", ["hectares", "people"]),
    ("Rents at a ten-year high of 9.4%, says the index.", ["high", "rents"]),
    ("The Red Cross has appealed for $40 million.", [None]),
    ("How many nurses walked out? The union counted 900 on Monday.", ["nurses"]),
    ("How many came? Police speak of 900.", ["people"]),
    ("How many are missing is disputed; the mayor put it at 25.", ["missing"]),
    ("The union asked its delegates, of whom a quarter answered.", ["delegates"]),
    ("Injured: 364. Houses: 3,112.", ["injured", "houses"]),
    ("Exports of rice until spring: 10 million tonnes.", ["exports of rice"]),
    ("The town had 6,700 asylum applications, down from 11,600.", ["asylum applications", "asylum applications"]),
    ("She points to steel, up a third in three years.", ["steel"]),
    ("The depth was 16 kilometres.", ["depth"]),
    ("Waves were two metres high.", ["waves"]),
    ("They reported an average yield of 1.4 tonnes per hectare.", ["average yield"]),
    ("The bureau puts the wheat harvest at 18 million tonnes.", ["wheat harvest"]),
    ("Roughly four in five of the dead were over 75.", ["dead"]),
    ("The clinic has 519 suspected and confirmed cases.", ["suspected and confirmed cases"]),
    ("Half of those asked agree.", ["those asked"]),
    ("Of all deaths, 52% occurred at home.", ["deaths"]),
    ("Growth disappoints. The bank foresees 2.8%.", ["growth"]),
    ("Annual inflation was 5%. The October rate was revised. It expects 4%.", ["annual inflation", "annual inflation"]),
    ("The storm cost Peru $30 million.", ["storm"]),
    ("They found a 1,500-year-old mosaic.", ["mosaic"]),
    ("A 7.1-magnitude quake struck.", ["magnitude"]),
    ("They found a 1,500 year-old mosaic.", ["mosaic"]),
    ("Power is back for 98 percent of customers, or all but 29,000.", ["customers", "customers"]),
    ("The portal Vesti, adding up the streets, came to 40,000 marchers.", ["marchers"]),
    ("Wards were called 900 times a day, a fifth more than usual.", ["times a day", "more than usual"]),
    (
        "Farmers brought in 12 million tonnes of rye, half as much again as last year.",
        ["tonnes of rye", "as much again as last year"],
    ),
    ("Nurses want €90 more a month.", ["more a month"]),
    ("Bread costs £1 more.", ["more"]),
    ("Tarnhold: thirty dead, or fifty, or forty?", ["dead", "dead", "dead"]),
    ("The hall (9,000 seats, €40 million) is new.", ["seats", "hall"]),
    ("The storm came with winds of 150 km/h and rain.", ["winds"]),
    ("The fire stopped growing at 70,000 hectares.", ["hectares"]),
    ("The burned area grew to 70,000 hectares.", ["burned area"]),
    ("Ada Berg is paid 9,000 francs.", ["francs"]),
    ("The union counted 30 buses, the 40 of the ministry is a joke.", ["buses", "buses"]),
    ("Thirty died, and seven of those wore our uniform.", ["people", "people"]),
    ("The mayor counted 60,000 evacuees. Ombudsman: 55,400.", ["evacuees", "evacuees"]),
    ("Economists had hoped for inflation of 8.1%, the opposition for 6.", ["inflation", "inflation"]),
    ("Four civilians lost their lives, three of them children.", ["civilians", "children"]),
    ("Tents delivered: 1,200. Votes cast: 401,560.", ["tents", "votes"]),
    ("Deaths: the border police acknowledge 55.", ["deaths"]),
    ("And rowers? Over 8,000, boasts the club.", ["rowers"]),
    ("Last year's accidents? Thirty-two, officially.", ["last year's accidents"]),
    ("A crowd that police put at 12,000 shouted outside.", ["crowd"]),
    ("Gazprom halted deliveries over a debt which it puts at $709 million.", ["debt"]),
    ("The street value is put at €5.5 billion.", ["street value"]),
    ("The budget has been raised to almost €1.9 billion.", ["budget"]),
    ("The order book has swollen to €2.3 billion, the staff to just under 7,000.", ["order book", "staff"]),
    (
        "The town has 46,000 inhabitants, 1,400 fewer than twelve months earlier.",
        ["inhabitants", "inhabitants fewer than twelve months earlier"],
    ),
    ("The interruption lasted 21 hours.", ["interruption"]),
    ("Sea levels have risen by 20 centimetres since 1900.", ["sea levels"]),
    (
        "The average age of the patients was 61, and about one in five were smokers.",
        ["average age of the patients", "patients"],
    ),
    ("The water level fell by two metres.", ["water level"]),
    ("They trained for 21 hours.", ["hours"]),
    ("Police seized 110 tonnes of cocaine. In 2021 it had been 89 tonnes.", ["tonnes of cocaine", "tonnes of cocaine"]),
    ("The utility has raised the curtailment of the smelter to 110 megawatts.", ["curtailment of the smelter"]),
    ("Twelve climbers were lost; the lawyers' guild, 14.", ["climbers", "climbers"]),
    ("Country: dead 292, missing 38, injured 1,900.", ["dead", "missing", "injured"]),
    ("Displaced, at the peak: 140,000.", ["displaced"]),
    ("Killed in 2024: four.", ["killed"]),
    ("Twelve miners died; eight were women.", ["miners", "women"]),
    ("The jail, built for 250, held 499 men.", ["jail", "men"]),
]


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_measures(text, expected):
    """The noun beside the number, or what its clause says."""
    assert [figure.measure for figure in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Inflation was 10.1% in November, not 10.0 as first estimated.", ["percent", "percent"]),
        ("Bus fares rose to 270 pesos from 77.", ["MXN", "MXN"]),
        ("Turnover fell to NOK 31.5 billion last year, from 34.0 billion.", ["NOK", "NOK"]),
        ("Growth was 4 percent and 300 people came.", ["percent", None]),
        ("Prices rose 4 percent in a town of 8,400.", ["percent", None]),
        ("The TX index fell to 1,463.78 points, the TY to 1,334.20.", ["point", "point"]),
        ("She scored 24 points in all and won 12 rebounds, him 9.", ["point", None, None]),
        ("The dollar eased to 108.79 yen. The dollar index was up at 96.088.", ["JPY", None]),
        ("The sea rose by 20 centimetres. The average age of the farmers is 58.", ["centimetre", "year"]),
        ("Life expectancy in the valley fell to 73 last year.", ["year"]),
        ("Her expectancy of a prize stood at 73.", [None]),
        ("The globe was 1.4 degrees warmer this year and 2.1 last year.", ["celsius", "celsius"]),
        ("It rained 40 millimetres on Monday and 62 on Tuesday.", ["millimetre", "millimetre"]),
        ("They earn 900 euros a month here and 1,400 there.", ["EUR", "EUR"]),
        ("The outage lasted nine hours, not twelve.", ["hour", "hour"]),
        ("The judge gave eight years on Monday; they employ nine.", ["year", None]),
        ("It pumped 3.9 million barrels a day. By the union's count it was 4.1 million.", ["barrel/day"] * 2),
        ("The mine took 410,000 tonnes. The railway, which carries all of it, counts 470,000.", ["tonne"] * 2),
        ("Net removed on the bases: 1,980 metres. Boats seized: 22.", ["metre", None]),
        ("They dug 11 metres deep. In May a pit had buried seventy.", ["metre", None]),
        ("It is 90 metres long. The crew numbered 24.", ["metre", None]),
        ("Boats lost: 860. Hectares burned in the region: 26,000.", [None, "hectare"]),
        ("They threshed 31 million tonnes by Monday, 5.2 million of them maize.", ["tonne", "tonne"]),
        ("It owes 640 million zlotys, 410 million of it to banks.", ["PLN", "PLN"]),
        ("It carried 400 tonnes of flour; on board were 32 people, 12 of them children.", ["tonne", None, None]),
        ("The gale, with winds of 185 km/h, killed 40, seven of them on Luzon.", ["kilometre/hour", None, None]),
        ("It released 170 hectares, well short of the 242 of last year.", ["hectare", "hectare"]),
    ],
)
def test_a_unit_is_shared_by_ellipsis(text, units):
    """A bare number takes the unit of the figure that it continues, and only then."""
    assert [figure.unit for figure in figures(text)] == units


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The firm set its losses at $165 million; the mines had asked for 240.", [165e6, 240e6]),
        ("The bureau has 34 million for 2025, the hotels 33.", [34e6, 33e6]),
        ("The herds were at 6 million animals. The agency has 4.7.", [6e6, 4.7e6]),
        ("The plant cost 240 million euros; it will employ 310.", [240e6, 310]),
        ("The bridge cost 240 million euros and 9 lives.", [240e6, 9]),
    ],
)
def test_a_magnitude_is_shared_by_ellipsis(text, values):
    """A bare number of the size of the millions right before it is in millions too."""
    assert [figure.low for figure in figures(text)] == values


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Russia has gathered 100,000 troops.", ["gather"]),
        ("Germany handed over 18 tanks.", ["hand over"]),
        ("The ministry said 68 aircraft.", [None]),
        ("The tally was 12.", ["be"]),
        ("A total of 71 people are known to have died.", ["die"]),
        ("400 people had to be evacuated.", ["evacuate"]),
        ("400 jobs are due to be cut.", ["cut"]),
        ("Some 400 people appear to have drowned.", ["drown"]),
        ("400 people failed to return.", ["fail"]),
        ("Some 300 reservists are to be called up.", ["call up"]),
        ("The agency put out a toll of 300.", [None]),
        ("Now 23 of 32 allies will meet the guideline.", ["meet", None]),
        ("A quarter of a million workers were laid off.", ["lay off"]),
        ("Of 32 allies 23 will meet the guideline.", [None, "meet"]),
        ("Some 340 were hurt, of whom 52 had been flown out.", ["hurt", "fly out"]),
        ("He has paid $31 million of the $78.6 million needed.", ["pay", "need"]),
        ("The city put up 3,200 of the 10,000 homes that were promised.", ["put up", "promise"]),
        ("Ambulances were called up to 1,120 times.", [None]),
        ("Nine in ten teachers stayed away from class.", ["stay away"]),
        ("Some 400 people took part in the march.", ["take part"]),
        ("Air defences shot down 81 missiles.", ["shoot down"]),
        ("The rebels took 45 soldiers prisoner.", ["take prisoner"]),
        ("Some 45 soldiers were taken prisoner.", ["take prisoner"]),
        ("The company let go of 11,000 workers.", ["let go"]),
        ("The bank let 300 people go.", ["let go"]),
        ("They let 300 prisoners go free.", ["go free"]),
    ],
)
def test_events(text, events):
    """The lemma of the predicate with its particle, never a verb of reporting."""
    assert [figure.event for figure in figures(text)] == events


def test_subject_place_and_time():
    """Who, where and when stand in the sentence or are carried over from the text."""
    lead = "KYIV — Russia has gathered 100,000 troops in Kharkiv region, a spokesman said on Monday."
    text = f"{lead}\n\nIt fired 36 missiles."
    first, second = figures(text, title="Russia gathers troops", published="2023-07-18")
    assert (first.subject, first.place, first.as_of) == ("Russia", "Kharkiv region", "2023-07-17")
    assert (second.subject, second.as_of) == ("Russia", "2023-07-17/2023-07-18")


def test_the_date_of_its_own_clause():
    """Each item of a list takes the date behind it."""
    found = figures(
        "It listed 68 aircraft on 5 August, 20 aircraft on the 6th, and 66 on the 7th.", published="2022-08-19"
    )
    assert [figure.as_of for figure in found] == ["2022-08-05", "2022-08-06", "2022-08-07"]


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        (
            "Drills ring the island",
            "TAIPEI — China sent 40 warplanes around Taiwan, and Chinese ships fired missiles.",
            "Taiwan",
        ),
        ("Russian army near Kharkiv", "KYIV — Russia has gathered 900 tanks in the Kharkiv region.", "Kharkiv region"),
        ("Kyiv reports", "The enemy massed 900 tanks against Kyiv’s defences in the Kharkiv region.", "Kharkiv region"),
        ("Aid reaches Gaza", "Israel said 300 trucks went in. More aid is to reach Gaza.", "Gaza"),
        ("Deaths", "GENEVA — The agency counted 500 deaths.", None),
        ("Virus still kills", "GENEVA — The WHO counted 500 deaths worldwide.", "world"),
        ("Firm cuts jobs", "The firm cut 900 jobs as its revenue and sales fell, the company told staff.", None),
        (
            "Two counts",
            "MADRID — The march drew 900 marchers. Marchers sang; police let the march pass in Spain.",
            "Madrid",
        ),
        ("Marches nationwide", "MADRID — The march drew 900. Marchers sang; police let them march in Spain.", "Spain"),
        (
            "Primary",
            "Hillary Clinton is ahead. Clinton leads by 40 delegates, and a lead over Clinton means 300.",
            None,
        ),
        ("Primary", "Turnout in the South Carolina primary was 40 percent.", "South Carolina"),
        ("Aid", "Turkey has taken in 3.6 million people, Lebanon 1.5 million.", "Turkey"),
        ("Surprise fall", "Unemployment in Norway fell to 4%.", "Norway"),
        ("Rates", "In Estonia the rate was 22.4%.", "Estonia"),
        ("Landslide kills 12", "OSLO — A landslide killed 12 people in northern Norway on Sunday.", "northern Norway"),
        ("Boat sinks off Korsvik", "BERGEN — A boat with 40 people sank off Korsvik at dusk.", "Korsvik"),
        ("Toll rises", "LIMA — The flood killed 40. A study by a university in Madrid counted 52 floods.", "Peru"),
        ("Vote", "Captain Ana Montenegro told Chile that 40 voters came.", "Chile"),
        ("Crowds fill Serbian capital", "Some 40,000 people filled the streets on Sunday.", "Belgrade"),
        ("A march", "Some 12,000 people marched through Belgrade on Saturday, police said.", "Belgrade"),
        ("Summit", "VIENNA — Peru grew 4% last year.", "Peru"),
        ("Report No. 4", "ZAMBIA. Clinics counted 40 cases of measles.", "Zambia"),
        ("Prices", "Bread is dear in Chile. A loaf costs 3,000 pesos across the north.", "north Chile"),
        ("Deaths", "Peru has the worst death rate in the world: 500 people died.", "Peru"),
        ("Notes", "READING. Chile has a paper of 40 pages.", "Chile"),
        ("Rates", "Growth in Peru was 4%, the best in the G7.", "Peru"),
        ("Prices", "Bread is dear in Chile. In the country, 40 bakeries closed.", "Chile"),
        ("Tarnhold: forty dead, or sixty?", "How many men fell at Tarnhold? Forty, says the army.", "Tarnhold"),
        (
            "Bridge to cost more",
            "PORTO — The mayor told the city council that 40 houses must go for the stadium.",
            "Porto",
        ),
        ("Łódź marches for its plant", "At least 8,000 came, says the union.", "Łódź"),
        ("Guests", "Among the guests is Orlando Chivale, who sold 40 paintings.", None),
        ("Fares", "A ticket costs 900 tugrik, and 40 buses stay in the yard.", "Mongolia"),
        ("Toll", "More than 50,000 people have died in Turkey and Syria.", "Turkey and Syria"),
        ("Toll", "Turkey put its dead at 900; in Syria 40 died.", "Turkey"),
        ("Cholera", "Cholera in Malawi has killed 900 people. Mozambique's caseload is low.", "Malawi"),
        ("Loss", "The firm lost US$2 million last year.", None),
        ("Classes", "Class sizes in Manchester average 25.1, against 22.6 in England as a whole.", "Manchester"),
        ("Arrests", "LIMA — There were 20 arrests in the capital and eight in Cusco.", "Lima"),
        ("Heat", "The Bundestag heard that 40 wards lack fans.", "Germany"),
        ("Flight", "More than 9,000 people fled from Rafah.", "Rafah"),
        ("Beans", "In London beans cost 40 pounds.", "London"),
        ("Miners die", "The men of Barsamo dug a trench on Saturday; 40 came back.", "Barsamo"),
        ("Crush", "A crush shook Kolvastar, Peru. In Kolvastar, Peru, 27 women died.", "Kolvastar"),
        ("Herders", "Herders in Mongolia seek 5.5 million Swiss francs. Some 40 lost all.", "Mongolia"),
        ("", "Some 300 people have died outside China.", None),
        ("", "Outside China died 300.", None),
        ("China counts its dead", "Nineteen people died outside of Hubei province, and 30 in Wuhan.", None),
        ("", "Two people were killed outside Kyiv.", "Kyiv"),
    ],
)
def test_places(title, text, place):
    """The place where it happens, not the actor nor the seat of who counts; a firm's figures hold nowhere."""
    assert figures(text, title=title, published="2023-07-18")[0].place == place


def test_money_tells_the_country():
    """Sums in a country's own money outweigh one mention of another country."""
    text = "Buyers in tents asked about Kuwait.\n\nThe debt is 40 billion tenge, the repair cost 9 billion tenge."
    assert figures(text)[-1].place == "Kazakhstan"


def test_a_country_is_named_as_the_text_names_it():
    """But for short forms and the names of peoples, which stand for its usual name."""
    assert figures("Türkiye is large.\n\nPrices in Türkiye rose 40 percent.")[0].place == "Türkiye"
    assert figures("Britain is large.\n\nPrices in Britain rose 40 percent.")[0].place == "United Kingdom"
    assert figures("Libyan prices are high.\n\nLibyans paid 40 percent more.")[0].place == "Libya"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The walkout forced easyJet to cancel 180 flights.", "easyJet"),
        ("The court ordered Meta to pay 390 million euros.", "Meta"),
        ("Volvo promised the minister to build 300 buses.", "Volvo"),
        ("The floods have killed 300 people, officials said.", "floods"),
        ("At least 70 had drowned by dawn.", None),
        ("Hospitals recorded 900 deaths from COVID-19.", "COVID-19"),
        ("Norway's inflation rose to 4 percent.", None),
        ("The monitor's count was 40 aircraft.", None),
        ("Aid is slow. Some 90 trucks crossed.", "aid"),
        ("LONDON — Prices climbed 4 percent.", None),
        ("Kestrel cut 900 jobs.", "Kestrel"),
        ("The quake killed 40. More than 300 people were hurt.", "quake"),
        ("Moscow could turn out 4 million shells.", "Russia"),
        ("The US will send 30 tanks.", "United States"),
        ("The landslide buried 12 houses and killed 30.", "landslide"),
        ("The lender lowered its key rate by 0.25 points to 4 percent.", "lender"),
        ("She spoke outside a clinic with 25 beds.", "clinic"),
        ("He quoted a paper of 40 pages.", "paper"),
        ("The 30-year-old Alder Creek Rowing Club has 600 members.", "Alder Creek Rowing Club"),
        ("The Hart-Moss-Quinn Act cost 300 jobs.", "Hart-Moss-Quinn Act"),
        ("Some 3,000 firefighters backed by helicopters were out.", None),
        ("The blaze was fought by 20 helicopters.", None),
        ("The Rimford arena (13,000 seats) is shut.", "Rimford arena"),
        ("Some 40 schools stayed shut.", "schools"),
        ("In all 12 tech firms laid off people.", "firms"),
        ("A pod of 30 pilot whales came ashore.", None),
        ("Marta Lund, who farms 800 hectares, agreed.", "Marta Lund"),
        ("The new bridge will cost 90 million euros.", "new bridge"),
        ("Peru admits to 590 dead.", "Peru"),
        ("Kyiv expects 14 tanks from Norway.", "Norway"),
        ("More than 9,000 people fled from Rafah.", "Rafah residents"),
        ("The EU will lend 20 million euros.", "European Union"),
        ("Floods hit Rimford. More than 2,000 are missing.", "Floods"),
        ("Nearly 120 people voted at 40 stations.", None),
        ("They protested at dusk. Some 9,000 people joined the rally.", "protesters"),
        ("A raid began at dawn. At least 40 soldiers were killed.", None),
        ("Cholera is back. At least 40 people have died.", "Cholera"),
        ("The quake had a depth of 12 kilometres. It was the worst earthquake in years.", "earthquake"),
        ("Coronavirus wards are full. Some 900 people died.", "COVID-19"),
        ("The ferry Alba Nova sank at dusk. By noon 40 people had been rescued.", "ferry Alba Nova"),
        ("The ferry sails at noon. By noon 40 people had come.", None),
        ("Firefighters say the wildfire has burned 900 hectares.", "wildfire"),
        ("The protest began at dusk. Police put the turnout at 900.", "protesters"),
        ("The protest is over. Turnout in the election was 40 percent.", None),
        ("Thousands of Peruvians braved the cold at the rally.", "rally"),
        ("The site counts 900 cuts announced by technology companies.", "technology companies"),
        ("Ukraine has been promised 40 heavy tanks by Western states.", "Western states"),
        ("900 cuts announced, by", None),
        ("How many tanks has Poland given? More than 200, the office said.", "Poland"),
        ("The army listed about 900 Peruvian dead.", "Peru"),
        ("The state miner, Ardent Gobi, sends 900 lorries a day.", "Ardent Gobi"),
        ("Officials told us that 600 rounds had been delivered by mid-April.", None),
        ("Peru is large. The ministry lifted its estimate of the harvest to 18 million tonnes.", "Peru"),
        ("The bank raised its forecast to 4 percent.", None),
        ("The harbour was 40 metres away.", None),
        ("The Peruvian side lost 40 tanks.", "Peru"),
        ("The other side lost 40 tanks.", "other side"),
        ("Ada Berg, a doctor from Lodva, has examined 340 bodies herself.", "Ada Berg"),
        ("Peru harvests cocoa. The world's second-largest grower will bring in 500,000 tonnes.", "Peru"),
        ("Police assessed the crowd at 5,000.", None),
        ("Peru has given Chile 100 million euros.", "Peru"),
        ("The ministry gave 40 as the number.", None),
        ("Observers place the garrison at 1,200 men.", None),
        ("Analysts assess that Peru has 60,000 soldiers there.", "Peru"),
    ],
)
def test_subjects(text, subject):
    """Harm is borne by its cause, rates by nobody, goods by what is carried."""
    assert figures(text)[0].subject == subject


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Trump won 50.3 percent of the vote against 48.1 percent for Harris.", ["Trump", "Harris"]),
        ("The result was 58.5 percent for Macron and 41.5 percent for Le Pen.", ["Macron", "Le Pen"]),
        ("A poll has Harris at 47 percent and Trump at 45 percent.", ["Harris", "Trump"]),
        ("Macron beat Le Pen by 58.5 percent to 41.5 percent.", ["Macron", "Le Pen"]),
        ("Support for the CDU stood at 31 percent, for the SPD at 16 percent.", ["CDU", "SPD"]),
        ("Inflation stood at 31 percent in Norway and at 16 percent in Peru.", [None, None]),
        ("The rate fell from 31 percent to 16 percent.", [None, None]),
    ],
)
def test_whose_share_of_a_vote_it_is(text, subjects):
    """The name behind "for", before "at", or of who was beaten; places and times have no votes."""
    assert [figure.subject for figure in figures(text)] == subjects


def test_each_name_of_a_list_without_verbs_has_its_own_number():
    """The verb is said once, the names are not."""
    found = figures("Norway grew 4.1%, Chile more than 3%, Peru 2%.")
    assert [figure.subject for figure in found] == ["Norway", "Chile", "Peru"]


def test_sales_and_jobs_are_those_of_the_firm_spoken_of():
    """Where a text is about firms: the one named last in the paragraph, else the foremost; other sums are nobody's."""
    text = (
        "Kestrel Air cut 900 jobs, the company told staff.\n\nIt lost $40 million.\n\nSales fell by 3%.\n\n"
        "The repair of the hall costs $3 million. Kestrel Air still has 800 employees. Lumo Rail has 70 jobs open."
    )
    subjects = [figure.subject for figure in figures(text)]
    assert subjects == ["Kestrel Air", "Kestrel Air", "Kestrel Air", "repair", "Kestrel Air", "Lumo Rail"]


def test_arms_are_those_of_the_side_named_before():
    """Shells, troops and aircraft without a word of whose they are stay those of the side that had them before."""
    text = "Norway will deliver half of 90 shells it promised Peru. So far 40 rounds have been handed over."
    assert [figure.subject for figure in figures(text)] == ["Norway", "Norway", "Norway"]


def test_a_pronoun_for_the_number_has_the_bearer_of_the_number():
    """What "it" had been in May is whose the number before was, not what the last actor did."""
    text = "Norway's crop was 900 tonnes, the bank told farmers. In 2014 it had been 700 tonnes."
    assert [figure.subject for figure in figures(text)] == ["Norway", "Norway"]


def test_a_comparison_has_the_bearer_of_what_it_compares():
    """Three times as many, a tenth more: of what stands before it in the sentence."""
    text = "Peru makes 900 shells a day, three times as many as in 2014."
    assert [figure.subject for figure in figures(text)] == ["Peru", "Peru"]


def test_who_only_counts_bears_nothing():
    """In a list of forecasters without verbs each gives its number."""
    text = "The ministry had foreseen growth of 3 percent, the IMF 2.2."
    (found,) = extract([Document(text)])
    assert found.figures[1].subject is None


def test_nobody_is_carried_over_without_a_word_that_says_so():
    """A name that bore one figure does not bear the next."""
    text = "Norway pays 40 nurses. Roughly four in five of the wards stay shut."
    assert figures(text)[1].subject is None


def test_who_says_i_bears_the_figure():
    """The speaker of the quotation, as the statements know."""
    text = "“I have taught for 22 years,” said Ines Salgado, a teacher in Faro."
    (found,) = extract([Document(text)])
    assert [figure.subject for figure in found.figures] == ["Ines Salgado"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The toll has climbed to 4,218, officials said on Friday, after the quakes of February 6.", ["2023-02-17"]),
        ("By Tuesday 320 people had died.", ["2023-02-21"]),
        ("It will have 400 beds by Friday.", ["2023-02-24"]),
        ("It lost 50 lorries, up from 20 on January 30.", ["2023-02-21/2023-02-22", "2023-01-30"]),
        ("Prices rose 11.1%.\n\nIn January prices were 11.1% higher.", ["2023-01", "2023-01"]),
        ("Prices rose 8% in January, the office said on Monday. Food rose 16%.", ["2023-01", "2023-01"]),
    ],
)
def test_days(text, days):
    """A date binds its own figure; the day of the report is not that of the figure where another is named."""
    assert [figure.as_of for figure in figures(text, published="2023-02-22")] == days


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("The plant lost 50 workers last month.", ["workers"]),
        ("It makes 4,000 artillery rounds annually.", ["artillery rounds"]),
        ("Some 900 deaths were counted. The true value lies between 1,000 and 1,200.", ["deaths", "deaths"]),
        ("The town lost 300 shops. The mayor's adviser puts it at 400.", ["shops", "shops"]),
    ],
)
def test_a_bare_number_counts_no_neighbour(text, measures):
    """Words of time, counters and the people who count never name what is counted."""
    assert [figure.measure for figure in figures(text)] == measures


@pytest.mark.parametrize(
    "text",
    [
        "His mother is 81.",
        "They raised the pension age from 62 to 64.",
        "It opened at 8 in the morning.",
    ],
)
def test_ages_and_hours_are_no_figures(text):
    """Ages in passing, ages of retirement and hours of the day count nothing."""
    assert figures(text) == []


def test_a_plan_behind_the_number_is_a_forecast():
    """The word that makes a plan of it may follow the number."""
    assert figures("An offensive with 175,000 troops is planned.")[0].role is Role.FORECAST


def test_without_a_parse_the_next_words_serve():
    """A paragraph that was not parsed still yields its figures."""
    text = "Some 500 trucks arrived."
    (parsed,) = parse([text], lambda _: False)
    (figure,) = find_figures(parsed, Document(text=text))
    assert (figure.low, figure.measure, figure.event) == (500, "trucks arrived", None)


def test_a_number_can_be_a_name():
    """A singular noun takes the number behind it as its name."""
    assert figures("The report lists them on page 9 near platform 3.") == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            ["12", "dead", "in", "“", "of which", "€5bn", "\n", ".", "said", "Kyiv", "\x00", "🛩", "more than", "half"]
        )
    ).map(" ".join)
)
def test_any_text(text):
    """No text raises, every span reads back, nothing overlaps."""
    found = figures(text, published="2024-01-31")
    assert all(text[figure.start : figure.end] == figure.text for figure in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("name", ["", " "])
def test_an_empty_name_bears_nothing(name):
    """What is left of a possessive mark that the parser takes for a noun is nobody."""
    assert Theme(None, None, None, None, None).bearer(None, "remain", "percent", name) is None
