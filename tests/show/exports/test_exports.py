"""Exports and citations: each format as those who read it expect it, and nothing lost on the way."""

import csv
import hashlib
import io
import json
import re
import xml.etree.ElementTree as ET

import feedparser
import jsonschema
import pytest
import yaml

CSL_TYPES = [
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]  # fmt: skip
DATE = {
    "type": "object", "additionalProperties": False,
    "properties": {"date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": {
        "type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}}},
}  # fmt: skip
NAME = {"type": "object", "additionalProperties": False, "properties": {"literal": {"type": "string"}}}
CSL = {
    "type": "array",
    "items": {
        "type": "object", "required": ["type", "id"], "additionalProperties": False,
        "properties": {
            "id": {"type": ["string", "number"]}, "type": {"enum": CSL_TYPES}, "issued": DATE, "accessed": DATE,
            "author": {"type": "array", "items": NAME},
            **{name: {"type": "string"} for name in
               ("title", "container-title", "URL", "language", "page", "archive_location", "note")},
        },
    },
}  # fmt: skip
"""The part of the CSL data schema (docs.citationstyles.org, 1.0.2) that the export uses, as strict as the whole."""


@pytest.fixture
def desk(factcheck, workspace):
    """The workspace with a graded source, a verdict, a rated claim, and a document with a link."""
    factcheck("annotate", "source:harbour-gazette", "--grade", "B", "--by", "Desk")
    claim = next(r["id"] for r in factcheck("claims", "--json").records if r["doc"] == "courier")
    factcheck(
        "annotate", claim, "--grade", "2", "--note", "counted twice", "--tag", "verdict:misleading", "--by", "Desk"
    )
    rated = {"id": "rated", "kind": "claim", "text": "Half of Lowmere burned down.", "speaker": "Ivo Brandt",
             "rating": "false", "source": "Check Desk", "url": "https://check.example/1",
             "published": "2023-03-09"}  # fmt: skip
    linked = {"id": "linked", "title": "Flood & fire: 50% {worse}", "author": "Mira Holt", "source": "Marsh Review",
              "published": "2023-05", "url": "https://marsh.example/a?b=1&c=2",
              "text": "“The water rose by 40 centimetres,” said Ilse Brandt.\n=2+3 is 5, 12 people said."}  # fmt: skip
    factcheck("add", "-", stdin=json.dumps(rated) + "\n" + json.dumps(linked))
    return workspace


def test_csv(factcheck, desk):
    """A row a figure and a row a claim without one; numbers as numbers; no cell is a formula."""
    rows = list(csv.DictReader(io.StringIO(factcheck("export", "--format", "csv").out)))
    by_doc = {row["doc"]: row for row in rows}
    assert (by_doc["courier"]["low"], by_doc["courier"]["bound"], by_doc["courier"]["grade"]) == (
        "12000",
        "about",
        "F2",
    )
    assert by_doc["courier"]["notes"] == "counted twice"
    assert (by_doc["statement"]["figure_id"], by_doc["statement"]["speaker"]) == ("", "Ilse Brandt")
    assert all(factcheck("show", row["claim_id"]).code == 0 for row in rows)
    assert not [cell for row in rows for cell in row.values() if cell[:1] in ("=", "+", "@")]


def test_claimreview(factcheck, desk):
    """Claims for all; a ClaimReview for a published rating and for a person's verdict, with all that is required."""
    content = json.loads(factcheck("export", "--format", "claimreview").out)
    assert content["@context"] == "https://schema.org"
    claims = [item for item in content["@graph"] if item["@type"] == "Claim"]
    reviews = [item for item in content["@graph"] if item["@type"] == "ClaimReview"]
    assert len(claims) == len(factcheck("claims", "--json").records)
    assert all(claim["text"] and claim["appearance"]["@type"] for claim in claims)
    assert {r["reviewRating"]["alternateName"]: r["author"] for r in reviews} == {
        "misleading": {"@type": "Person", "name": "Desk"},
        "false": {"@type": "Organization", "name": "Check Desk"},
    }
    for review in reviews:
        assert review["claimReviewed"]
        assert review["reviewRating"]["alternateName"]
        assert review["url"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", review["datePublished"])
        assert review["itemReviewed"]["@type"] == "Claim"


def test_claimreview_is_read_again(factcheck, desk, tmp_path, monkeypatch):
    """What goes out as reviews comes in as claims with speaker and verdict."""
    path = tmp_path / "reviews.json"
    factcheck("export", path, "--format", "claimreview")
    monkeypatch.setenv("FACTCHECK_WORKSPACE", str(tmp_path / "other"))
    factcheck("add", path)
    found = {(d["speaker"], d["rating"]) for d in factcheck("documents", "--json").records}
    assert ("Ivo Brandt", "false") in found


def test_csl_keeps_to_its_schema(factcheck, desk):
    """Every document is an item; types and date variables are those of the standard."""
    items = json.loads(factcheck("export", "--format", "csl").out)
    jsonschema.validate(items, CSL)
    linked = next(item for item in items if item.get("title", "").startswith("Flood"))
    assert linked["issued"] == {"date-parts": [[2023, 5]]}
    assert linked["author"] == [{"literal": "Mira Holt"}]
    jsonschema.validate([json.loads(factcheck("cite", "gazette", "--format", "csl").out)], CSL)


def test_bibtex_and_ris(factcheck, desk):
    """Special characters are escaped, braces are balanced, every record has its beginning and end."""
    bibtex = factcheck("export", "--format", "bibtex").out
    assert len(re.findall(r"^@online\{", bibtex, re.MULTILINE)) == len(re.findall(r"^\}", bibtex, re.MULTILINE)) == 6
    assert r"Flood \& fire: 50\% \{worse\}" in bibtex
    plain = bibtex.replace("\\{", "").replace("\\}", "")
    assert plain.count("{") == plain.count("}")
    ris = factcheck("export", "--format", "ris").out.splitlines()
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris)
    assert sum(line.startswith("TY") for line in ris) == sum(line.startswith("ER") for line in ris) == 6
    assert "DA  - 2023/05/21/" in ris
    assert "DA  - 2023/05//" in ris


def test_atom_is_a_feed(factcheck, desk):
    """A feed reader finds each disputed question with an id that stays."""
    out = factcheck("export", "--format", "atom").out
    ET.fromstring(out)
    feed = feedparser.parse(io.BytesIO(out.encode()))
    assert not feed.bozo
    disputes = factcheck("conflicts", "--json").records
    assert len(feed.entries) == len(disputes) >= 1
    assert {entry.title for entry in feed.entries} == {d["question"] for d in disputes}
    assert "50,000" in feed.entries[0].content[0].value
    assert feed.entries[0].updated_parsed is not None
    again = feedparser.parse(io.BytesIO(factcheck("export", "--format", "atom").out.encode()))
    assert [e.id for e in again.entries] == [e.id for e in feed.entries]


def test_atom_holds_what_xml_may(factcheck, workspace):
    """A control sign in a text or a name, which XML cannot hold even escaped, is left out of the feed."""
    text = "Some 90,000 people marched in Belgrade on 20 May 2023, said Ilse Brandt."
    line = json.dumps({"id": "odd", "source": "The\x01 Gazette", "published": "2023-05-21", "text": text})
    assert factcheck("add", "-", stdin=line).code == 0
    feed = factcheck("export", "--format", "atom").out
    assert "The Gazette" in feed
    ET.fromstring(feed)


def test_misp_carries_the_grades(factcheck, desk):
    """Machine tags of the admiralty scale, each half only where it was given."""
    event = json.loads(factcheck("export", "--format", "misp").out)["Event"]
    tags = {a["value"][:15]: [t["name"] for t in a["Tag"]] for a in event["Attribute"]}
    assert 'admiralty-scale:source-reliability="b"' in tags["Harbour Gazette"]
    assert all(re.fullmatch(r"[0-9a-f-]{36}", a["uuid"]) for a in event["Attribute"])
    assert any('information-credibility="2"' in name for names in tags.values() for name in names)


def test_markdown_notes(factcheck, desk, tmp_path):
    """A note a document and a note a conflict; front matter is YAML, block ids are there for every link to them."""
    folder = tmp_path / "vault"
    assert factcheck("export", folder, "--format", "markdown").code == 0
    notes = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert len(notes) == 6 + len(factcheck("conflicts", "--json").records)
    for name, text in notes.items():
        fields = yaml.safe_load(text.split("---")[1])
        assert fields, name
        for target, block in re.findall(r"\[\[([^\]#]+)#\^([\w-]+)\]\]", text):
            assert f"^{block}" in notes[f"{target}.md"]
        for target in re.findall(r"disputed: \[\[([^\]#]+)\]\]", text):
            assert f"{target}.md" in notes
    assert any("> “The water rose" in text for text in notes.values())


def test_workspace_round_trip_is_identical(factcheck, desk, tmp_path, monkeypatch):
    """JSON Lines out, in and out again: the same hash; pages, bytes, languages and times of fetching come along."""
    import press

    for name in ("fpdf-pages.pdf", "pages.warc.gz", "word.docx", "claims.csv"):
        (tmp_path / name).write_bytes(press.FILES[name]())
        factcheck("add", tmp_path / name)
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    factcheck("export", first)
    monkeypatch.setenv("FACTCHECK_WORKSPACE", str(tmp_path / "other"))
    factcheck("import", first)
    factcheck("export", second)
    assert factcheck("verify").code == 0
    assert {d["pages"] for d in factcheck("documents", "--json").records} >= {None, 1, 4}
    assert "2023-05-22T10:00:00Z" in {d["retrieved"] for d in factcheck("documents", "--json").records}
    assert hashlib.sha256(first.read_bytes()).digest() == hashlib.sha256(second.read_bytes()).digest()


def test_cite(factcheck, desk):
    """Quote, speaker, outlet, date, link, hash and offsets, as a footnote and as Markdown."""
    claim = next(r["id"] for r in factcheck("claims", "--json").records if r["doc"] == "linked")
    footnote = factcheck("cite", claim).out
    for part in ("“The water rose by 40 centimetres,” said Ilse Brandt.", "Ilse Brandt, Marsh Review", "2023-05",
                 "https://marsh.example/a?b=1&c=2", "chars 0–"):  # fmt: skip
        assert part in footnote or part.replace("“The", "““The") in footnote, part
    markdown = factcheck("cite", claim, "--format", "markdown").out
    assert markdown.startswith("> “The water")
    assert "#:~:text=" in markdown
    assert f"^{claim.replace(':', '-')}" in markdown
    record = factcheck("cite", claim, "--json").records[0]
    assert record["quote"] == factcheck("show", claim, "--json").records[0]["text"]
    assert factcheck("cite", "source:marsh-review").code == 2
    assert factcheck("cite", "nothing").code == 3
    assert factcheck("cite", claim, "--format", "xml").code == 2


def test_a_claim_of_a_pdf_is_cited_by_its_page(factcheck, empty, tmp_path):
    """The page stands in every form of citation."""
    import press

    (tmp_path / "a.pdf").write_bytes(press.fpdf_pdf(pages=4))
    factcheck("add", tmp_path / "a.pdf")
    claims = factcheck("claims", "--json").records
    pages = {r["text"][:20]: factcheck("cite", r["id"], "--json").records[0]["page"] for r in claims}
    assert set(pages.values()) == {1, 2, 3, 4}
    assert [r["page"] for r in claims][-1] == 4
    figures = factcheck("show", claims[-1]["doc"], "--json").records[0]["figures"]
    assert factcheck("show", figures[-1]["id"], "--json").records[0]["page"] == 4
    last = claims[-1]["id"]
    assert "p. 4" in factcheck("cite", last).out
    assert "SHA-256:" in factcheck("cite", last).out
    assert "pages = {4}" in factcheck("cite", last, "--format", "bibtex").out
