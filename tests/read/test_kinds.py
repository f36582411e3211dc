"""Every kind of file that a newsroom has: what is read is what was written, with title, author, date, source, link."""

from pathlib import Path

import press
import pytest

from factcheck.documents import DocumentKind
from factcheck.errors import BadLine, EmptyText, UsageError
from factcheck.read import read_inputs
from factcheck.read.csvfile import column_map
from factcheck.read.language import language_of
from factcheck.read.readers import Fetched, Options

COMMITTED = Path(__file__).parent / "files"
OTHERS = ("cairo.pdf", "chromium.pdf", "libreoffice.pdf", "libreoffice.docx", "libreoffice-page.docx")
PLACED_BY_HAND = ("ghostscript.pdf", "groff.pdf")
"""Their producers place every few letters by hand; no reader can always tell a gap in a word from one between two."""


@pytest.mark.parametrize("name", press.FILES)
def test_file(tmp_path, name):
    """The paragraphs are those of the story, nothing of the page around it, and every field that the file carries."""
    raw = press.FILES[name]()
    (tmp_path / name).write_bytes(raw)
    found = list(read_inputs([str(tmp_path / name)]))
    expected = press.EXPECTED[name]
    document = found[0]
    assert len(found) == expected.documents
    assert document.text.replace("\r\n", "\n").split("\n\n") == expected.paragraphs
    for field in ("title", "author", "published", "source", "url"):
        wanted = getattr(expected, field)
        assert wanted is None or getattr(document, field) == wanted, field
    if name.endswith((".html", ".htm", ".pdf", ".docx", ".eml", ".md")):
        assert document.raw == raw
    assert document.language in ("en", None)


@pytest.mark.parametrize("name", OTHERS)
def test_file_of_another_producer(name):
    """Files that LibreOffice, Chromium and Cairo made, kept beside the tests."""
    (document,) = read_inputs([str(COMMITTED / name)])
    assert [line for line in document.text.split("\n\n") if line in press.PARAGRAPHS] == press.PARAGRAPHS


@pytest.mark.parametrize("name", PLACED_BY_HAND)
def test_file_with_letters_placed_by_hand(name):
    """Every letter is read in order."""
    (document,) = read_inputs([str(COMMITTED / name)])
    plain = "".join(press.PLAIN_QUOTES).replace('"', "").replace(" ", "")
    assert plain in "".join(c for c in document.text if c not in '“”" \n')


@pytest.mark.parametrize("name", press.FILES)
@pytest.mark.parametrize("disguise", ["x.bin", "x.txt", "x"])
def test_content_decides_not_the_name(tmp_path, name, disguise):
    """A file is read as what it is, whatever it is called."""
    (tmp_path / disguise).write_bytes(press.FILES[name]())
    (tmp_path / name).write_bytes(press.FILES[name]())
    assert [d.text for d in read_inputs([str(tmp_path / disguise)])] == [
        d.text for d in read_inputs([str(tmp_path / name)])
    ]


def test_pages_are_kept(tmp_path):
    """The page of every offset is known; a sentence may run over a page's end."""
    (tmp_path / "a.pdf").write_bytes(press.fpdf_pdf(pages=4))
    (document,) = read_inputs([str(tmp_path / "a.pdf")])
    assert len(document.pages) == 4
    assert [document.page(document.text.index(text)) for text in press.PLAIN_QUOTES] == [1, 2, 3, 4]
    (tmp_path / "b.pdf").write_bytes(press.reportlab_pdf(heads=True))
    (document,) = read_inputs([str(tmp_path / "b.pdf")])
    assert "special report" not in document.text
    assert document.text.count(press.PARAGRAPHS[0]) == 12


def test_a_web_archive_keeps_address_and_time(tmp_path):
    """Each page has its own address and the time it was fetched; what was not found, and pictures, are left out."""
    (tmp_path / "a.warc.gz").write_bytes(press.warc())
    page, report = read_inputs([str(tmp_path / "a.warc.gz")])
    assert (page.url, page.retrieved) == (press.URL, "2023-05-22T10:00:00Z")
    assert report.url == "https://gazette.example/report.pdf"
    assert report.pages == (0,)


def test_reviewed_claims_are_claims(tmp_path):
    """Speaker, verdict and the day of the claim come along; the reviewer is the source."""
    for name in ("review.json", "searched.json", "claims.csv"):
        (tmp_path / name).write_bytes(press.FILES[name]())
        (claim,) = read_inputs([str(tmp_path / name)])
        assert (claim.kind, claim.speaker, claim.rating) == (DocumentKind.CLAIM, "Ilse Brandt", "Half true")
        assert claim.published == press.DAY


def test_a_page_with_a_marked_up_review_gives_article_and_claim(tmp_path):
    """The fact-checker's article is a document of its own beside the claim that it reviews."""
    import json

    script = f'<script type="application/ld+json">{json.dumps(press.REVIEW)}</script>'
    (tmp_path / "a.html").write_text(press.PAGES["wordpress.html"].replace("</head>", script + "</head>"))
    article, claim = read_inputs([str(tmp_path / "a.html")])
    assert article.text.split("\n\n") == press.PARAGRAPHS
    assert (claim.text, claim.rating) == (press.CLAIM, "Half true")


def test_columns_are_mapped(tmp_path):
    """A table with names of its own is refused with its columns named, and read with a map."""
    (tmp_path / "a.csv").write_text(press.MAPPED)
    (error,) = read_inputs([str(tmp_path / "a.csv")])
    assert isinstance(error, BadLine)
    assert "Aussage, Wer, Urteil, Tag" in error.hint
    options = Options(column_map("text=Aussage, speaker=Wer,rating=Urteil,published=Tag"))
    (claim,) = read_inputs([str(tmp_path / "a.csv")], options=options)
    assert (claim.text, claim.speaker, claim.rating, claim.published) == (
        press.CLAIM,
        "Ilse Brandt",
        "Half true",
        press.DAY,
    )
    (error,) = read_inputs([str(tmp_path / "a.csv")], options=Options({"text": "Nothing"}))
    assert "Nothing" in error.message
    for wrong in ("text", "text=", "colour=Red"):
        with pytest.raises(UsageError):
            column_map(wrong)


def test_a_bad_row_does_not_stop_the_others(tmp_path):
    """A row without a claim, with a wrong date or too many cells is named by its line."""
    rows = [
        "claim,rating,date",
        '"One, two",False,2023-05-01',
        ",True,",
        "Three,True,soon",
        "Four,True,2023,x,y",
        "Five,,31/12/2022",
    ]
    (tmp_path / "a.csv").write_text("\n".join(rows))
    found = list(read_inputs([str(tmp_path / "a.csv")]))
    assert [type(item).__name__ for item in found] == ["Document", "EmptyText", "BadLine", "BadLine", "Document"]
    assert [item.subject.rpartition(":")[2] for item in found[1:4]] == ["3", "4", "5"]
    assert (found[4].text, found[4].rating, found[4].published) == ("Five", None, "2022-12-31")


def test_a_feed_is_followed(tmp_path):
    """With `follow` the page that an item links to is read; what it does not say the feed does."""
    (tmp_path / "rss.xml").write_text(press.rss().replace(press.p(), "Short."))
    asked = []

    def fetch(url):
        asked.append(url)
        return Fetched(url, press.PAGES["frameset-era.htm"].encode(), "2023-05-22T08:00:00Z")

    (document,) = read_inputs([str(tmp_path / "rss.xml")], options=Options(follow=True, fetch=fetch))
    assert asked == [press.URL]
    assert document.text.split("\n\n") == press.PARAGRAPHS
    assert (document.source, document.url, document.retrieved) == ("Harbour Gazette", press.URL, "2023-05-22T08:00:00Z")


def test_dates_of_properties_give_way(tmp_path):
    """The date in a file's properties is a guess: none is taken where the user gave one."""
    (tmp_path / "a.docx").write_bytes(press.word())
    assert [d.published for d in read_inputs([str(tmp_path / "a.docx")])] == [press.DAY]
    assert [d.published for d in read_inputs([str(tmp_path / "a.docx")], options=Options(dated=True))] == [None]


def test_front_matter_without_text_or_broken(tmp_path):
    """Fields alone are no document, and a broken field is named by its line."""
    (tmp_path / "a.md").write_text("---\ntitle: x\n---\n")
    (tmp_path / "b.md").write_text("---\ntitle: one: two: three\n---\ntext\n")
    (tmp_path / "c.md").write_text("---\nno field at all\n---\ntext\n")
    empty, broken, plain = read_inputs([str(tmp_path / name) for name in ("a.md", "b.md", "c.md")])
    assert isinstance(empty, EmptyText)
    assert isinstance(broken, BadLine)
    assert broken.subject.endswith("b.md:2")
    assert plain.text.startswith("---")


LANGUAGES = {
    "de": (
        "Das Ministerium teilte am Montag mit, dass mehr als 1.200 Menschen ihre Häuser verloren haben, "
        "nachdem der Fluss über die Ufer getreten war."
    ),
    "fr": (
        "Le ministère a annoncé lundi que plus de 1 200 personnes avaient perdu leur maison après que la "
        "rivière était sortie de son lit."
    ),
    "es": (
        "El ministerio dijo el lunes que más de 1.200 personas perdieron sus casas después de que el río "
        "se desbordara durante la noche."
    ),
    "uk": (
        "Міністерство повідомило в понеділок, що понад 1200 людей втратили свої домівки після того, як "
        "річка вийшла з берегів уночі."
    ),
    "ru": (
        "Министерство сообщило в понедельник, что более 1200 человек лишились домов после того, как река "
        "вышла из берегов ночью."
    ),
    "nl": (
        "Het ministerie zei maandag dat meer dan 1.200 mensen hun huis kwijt waren nadat de rivier in de "
        "nacht buiten haar oevers was getreden."
    ),
    "pl": (
        "Ministerstwo poinformowało w poniedziałek, że ponad 1200 osób straciło domy po tym, jak rzeka w "
        "nocy wystąpiła z brzegów."
    ),
    "it": (
        "Il ministero ha detto lunedì che più di 1.200 persone hanno perso la casa dopo che il fiume è "
        "uscito dagli argini durante la notte."
    ),
    "ar": (
        "أعلنت الوزارة يوم الاثنين أن أكثر من 1200 شخص فقدوا منازلهم بعد أن فاض النهر على ضفتيه خلال "
        "الليل في المنطقة الشمالية من البلاد."
    ),
    "en": (
        "Ministry: 1,200 homeless, 17 bridges gone, 340 evacuated by boat to hilltop school; insurers "
        "estimate damage near Lowmere worth millions."
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages(language):
    """What is not English is told; a headline in English is not taken for something else."""
    assert language_of(LANGUAGES[language]) == language


def test_a_list_of_names_is_of_no_language():
    """What is mostly names is not judged by them."""
    text = (
        "Top relievers: RHP Jon Gray (0.5 WAR), RHP Alex Reyes (0.5 WAR), RHP Giovanny Moss (0.4 WAR), LHP Andrew Moe "
        "(0.3 WAR), LHP Tyler Webb (0.3 WAR)."
    )
    assert language_of(text) is None


def test_all_that_is_english_is_english():
    """No report of the project's own corpus is taken for another language."""
    import json

    path = Path(__file__).parents[2] / "seeds" / "reports.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        assert language_of(json.loads(line)["text"]) in ("en", None), line[:80]
