"""The report: the whole article, all figures marked, and nothing but the article."""

import json
import re
from html.parser import HTMLParser

import pytest

ARTICLE = (
    "Marchers & <police> disagree\n\n“At least 50,000 people marched in Belgrade on Saturday,” said Ana Petrov. Police "
    "counted 12,000 people on the streets of Belgrade.\n\nThe fire at Lowmere burned 40,000 acres & more, the service "
    "said.\n\nNobody knows the number of dogs: 17 people said 🐕 “many”."
)


class Page(HTMLParser):
    """What stands in a page: its text by element, its ids, its links."""

    def __init__(self, html):
        super().__init__()
        self.stack, self.article, self.ids, self.links, self.tags = [], [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Keep what it is called and where it leads."""
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag not in ("meta", "br", "link"):
            self.stack.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        if "href" in found:
            self.links.append(found["href"])

    def handle_endtag(self, tag):
        """It closes the one opened last."""
        assert self.stack.pop() == tag

    def handle_data(self, data):
        """Keep the text of the article, without notes and their numbers."""
        if "section" in self.stack and "p" in self.stack and "aside" not in self.stack and "sup" not in self.stack:
            self.article.append(data)


@pytest.fixture
def page(factcheck, workspace, tmp_path):
    """The report of ARTICLE as a page, and its HTML."""
    factcheck("annotate", "source:harbour-gazette", "--note", "own <reporter>", "--by", "Desk")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    out = tmp_path / "report.html"
    assert factcheck("report", tmp_path / "article.txt", "--out", out, "--published", "2023-05-22").code == 0
    html = out.read_text(encoding="utf-8")
    return Page(html), html


def test_the_article_is_whole(page):
    """Without the notes the page says what the article says, to the character; elements are closed in order."""
    found, _ = page
    assert "".join(found.article) == "".join(ARTICLE.split("\n\n"))
    assert found.stack == []


def test_every_figure_has_a_note_and_every_link_a_target(page):
    """Each mark leads to a note and back; nothing is asked of the network."""
    found, html = page
    marks = [a for tag, a in found.tags if tag == "a" and "fig" in a.get("class", "")]
    assert len(marks) == len(re.findall(r"class='note", html)) == 4
    assert all(a["href"][1:] in found.ids and a["aria-label"] for a in marks)
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))
    assert not [
        tag for tag, a in found.tags if tag in ("script", "link", "img", "iframe") or "src" in a or "onclick" in a
    ]


def test_relations_are_said_in_words(page):
    """What conflicts, and what history says of it, with annotations; markup in them is text."""
    _, html = page
    assert ">Conflicts</span>" in html
    assert ">Agrees</span>" in html
    assert "✎ own &lt;reporter&gt; — Desk" in html
    assert "Others say otherwise on" in html
    assert "<police>" not in html


def test_markdown_and_terminal(factcheck, workspace, tmp_path):
    """In a pipe it is Markdown with a footnote for each figure; a terminal shows the same."""
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    text = factcheck("report", tmp_path / "a.txt", "--published", "2023-05-22").out
    marks = re.findall(r"\[\^(\d+)\](?!:)", text)
    assert marks == re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE) == ["1", "2", "3", "4"]
    assert "conflicts: ≈ 12,000 people" in text
    shown = factcheck("report", tmp_path / "a.txt", "--published", "2023-05-22", "--format", "terminal").out
    assert "conflicts: ≈ 12,000 people" in shown


def test_a_stored_document_is_not_set_beside_itself(factcheck, workspace):
    """An id or key does as well as a file."""
    text = factcheck("report", "gazette", "--format", "markdown").out
    assert "Harbour Gazette, 2023-05-21" not in text
    assert "Inland Courier" in text
    assert factcheck("report", "no-such-file.txt").code == 3
    assert factcheck("report", "gazette", "--format", "pdf").code == 2


def test_a_repeated_figure_is_not_told_twice(factcheck, workspace, tmp_path):
    """A later note on the same figure says where its matches stand already."""
    twice = "The fire near Lowmere burned 40,000 acres.\n\nIn Lowmere, 40,000 acres burned, the service said."
    line = json.dumps({"id": "fire", "text": twice, "published": "2023-03-03"})
    factcheck("add", "-", stdin=line)
    out = tmp_path / "r.html"
    factcheck("report", "fire", "--out", out)
    html = out.read_text(encoding="utf-8")
    assert html.count("<blockquote>") == 1
    assert "already beside <a href='#note-1'>note 1</a>" in html
