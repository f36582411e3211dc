"""One story as newsrooms meet it: pages of many content systems, PDFs of several producers, Word, mail, feeds, archives.

Everything here is written for these tests. `FILES` maps a file name to the function that makes its bytes; `EXPECTED`
says what must be read from it.
"""

import io
import json
from dataclasses import dataclass, field
from email.message import EmailMessage
from functools import partial

TITLE = "Flood at Lowmere leaves 1,200 without homes"
AUTHOR = "Mira Holt"
DAY = "2023-05-21"
URL = "https://gazette.example/2023/05/lowmere-flood"
PARAGRAPHS = [
    "The river Marsh broke its banks at Lowmere on Saturday night and left some 1,200 people without homes, the regional "
    "fire service said. Boats brought 340 of them to a school on the hill.",
    "“We have counted 17 bridges under water, and we have not seen all of the valley yet,” said Ilse Brandt, the regional "
    "engineer. She expected the level to fall by 40 centimetres until Monday.",
    "Insurers put the damage at €35 million. The ministry of the interior, which sent 600 soldiers, said that it was too "
    "early for any figure and that help would be paid to everybody who had lost a home.",
    "In the flood of 2011 more than 800 houses were damaged in the same valley; four people died.",
]
NAV = "".join(f'<li><a href="/{s.lower()}">{s}</a></li>' for s in ("Home", "World", "Business", "Sport", "Weather"))
RELATED = "".join(f'<li><a href="/a{i}">Other story number {i} about something else</a></li>' for i in range(6))
COOKIES = '<div class="cookie-banner"><p>We use cookies. Accept all 48 partners?</p><button>Accept</button></div>'
COMMENTS = '<div id="comments"><div class="comment"><p>First! At least 99 of you will agree with me.</p></div></div>'


@dataclass(frozen=True)
class Expected:
    """What must be read from a file: the paragraphs, and each field of metadata that the file carries."""

    paragraphs: list = field(default_factory=lambda: list(PARAGRAPHS))
    title: str | None = TITLE
    author: str | None = AUTHOR
    published: str | None = DAY
    source: str | None = None
    url: str | None = None
    documents: int = 1


def p(css="", tag="p", paragraphs=PARAGRAPHS):
    """The paragraphs as elements."""
    return "\n".join(f"<{tag}{css}>{text}</{tag}>" for text in paragraphs)


def shell(head, body, title=f"{TITLE} | Harbour Gazette"):
    """A page around a body."""
    return f"<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{body}</body></html>"


def og(**extra):
    """Metadata in the way of Open Graph."""
    found = {"og:title": TITLE, "og:site_name": "Harbour Gazette", "og:url": URL, "og:type": "article",
             "article:published_time": f"{DAY}T06:30:00+02:00", "article:author": AUTHOR} | extra  # fmt: skip
    return "".join(f'<meta property="{k}" content="{v}">' for k, v in found.items())


def linked_data(kind="NewsArticle"):
    """Metadata in the way of schema.org."""
    return '<script type="application/ld+json">' + json.dumps({
        "@context": "https://schema.org", "@type": kind, "headline": TITLE, "datePublished": f"{DAY}T06:30:00Z",
        "author": {"@type": "Person", "name": AUTHOR}, "publisher": {"@type": "Organization", "name": "Harbour Gazette"},
        "mainEntityOfPage": URL, "url": URL,
    }) + "</script>"  # fmt: skip


def named(**extra):
    """Metadata in the way of named tags."""
    found = {"author": AUTHOR, "date": DAY} | extra
    return (
        "".join(f'<meta name="{k}" content="{v}">' for k, v in found.items()) + f'<link rel="canonical" href="{URL}">'
    )


PAGES = {
    "wordpress.html": shell(og() + '<meta name="generator" content="WordPress 6.5">' + named(),
        f'<header><nav><ul>{NAV}</ul></nav></header><main id="content"><article class="post type-post"><header class="entry-header">'
        f'<h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="byline">By <a rel="author">{AUTHOR}</a></span>'
        f'<time class="entry-date published" datetime="{DAY}T06:30:00+02:00">May 21, 2023</time></div></header>'
        f'<div class="entry-content">{p()}</div></article><aside class="sidebar widget-area"><ul>{RELATED}</ul></aside>{COMMENTS}</main>'
        '<footer><p>© 2023 Harbour Gazette</p></footer>'),
    "drupal.html": shell(og() + linked_data(),
        f'<div class="region region-header"><ul>{NAV}</ul></div><div class="node node--type-article"><h1><span class="field--name-title">{TITLE}</span></h1>'
        f'<div class="field field--name-body field__item">{p()}</div></div><div class="region-footer"><ul>{RELATED}</ul></div>'),
    "ghost.html": shell(og() + linked_data("Article"),
        f'<main class="gh-main"><article class="gh-article"><header class="gh-article-header"><h1>{TITLE}</h1></header>'
        f'<section class="gh-content gh-canvas">{p()}</section></article><section class="gh-comments">{COMMENTS}</section></main>'),
    "joomla.html": shell(named(),
        f'<div class="item-page" itemscope itemtype="https://schema.org/Article"><h2 itemprop="headline">{TITLE}</h2><dl class="article-info">'
        f'<dd class="createdby">Written by <span itemprop="author">{AUTHOR}</span></dd><dd><time datetime="{DAY}" itemprop="datePublished">21 May 2023</time></dd></dl>'
        f'<div itemprop="articleBody">{p()}</div></div><ul class="nav">{NAV}</ul>'),
    "typo3.html": shell(named() + og(),
        f'<div class="frame frame-default"><div class="news news-single"><div class="article"><div class="header"><h1>{TITLE}</h1></div>'
        f'<div class="news-text-wrap">{p()}</div></div></div></div><div class="news-related"><ul>{RELATED}</ul></div>'),
    "blogger.html": shell(og(),
        f'<div class="main section"><div class="date-header"><span>Sunday, May 21, 2023</span></div><div class="post hentry"><h3 class="post-title entry-title">{TITLE}</h3>'
        f'<div class="post-body entry-content">{p(tag="div")}</div></div></div><div class="sidebar section"><ul>{RELATED}</ul></div>'),
    "hugo.html": shell(og() + named(generator="Hugo 0.120"),
        f'<main><article><h1>{TITLE}</h1><p class="meta">{AUTHOR} · May 21, 2023</p>{p()}</article></main>'),
    "blocks.html": shell(og() + linked_data(),
        f'<main id="main-content"><article><h1>{TITLE}</h1><div data-component="byline-block">By {AUTHOR}</div>'
        + "".join(f'<div data-component="text-block"><div dir="ltr"><p>{text}</p></div></div>' for text in PARAGRAPHS)
        + f'<div data-component="links-block"><h2>More on this story</h2><ul>{RELATED}</ul></div></article></main>{COOKIES}'),
    "amp.html": shell(linked_data() + named() + "<style amp-custom>body{}</style>",
        f'<amp-sidebar><ul>{NAV}</ul></amp-sidebar><article class="amp-wp-article"><h1 class="amp-wp-title">{TITLE}</h1>'
        f'<div class="amp-wp-article-content">{p()}</div></article>').replace("<html ", "<html amp "),
    "tabloid.html": shell(og() + linked_data(),
        f'{COOKIES}<div class="ad">Win 5,000 euros today!</div><article><h1>{TITLE}</h1><div class="share"><a>Share 120</a></div>'
        + "".join(f'<p>{text}</p><div class="ad-slot">Advertisement 50% off</div>' for text in PARAGRAPHS)
        + f'</article><section class="most-read"><h2>Most read</h2><ul>{RELATED}</ul></section>{COMMENTS}'),
    "ministry.html": shell(named(author="Press office"),
        f'<div id="breadcrumb"><a>Home</a> &gt; <a>Press</a></div><div id="content"><h1>{TITLE}</h1><p class="date">21.05.2023</p>{p()}'
        '<p>Contact: press@interior.example, phone 0123 456 789</p></div>', title=f"{TITLE} - Ministry of the Interior"),
    "wire.html": shell(named(),
        f'<div class="Page-content"><h1>{TITLE}</h1><div class="RichTextStoryBody">{p()}</div></div>'),
    "microdata.html": shell(og(),
        f'<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1><span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">{AUTHOR}</span></span>'
        f'<meta itemprop="datePublished" content="{DAY}"><div itemprop="articleBody">{p()}</div></div>'),
    "inline.html": shell(og() + linked_data(),
        f"<article><h1>{TITLE}</h1>" + p().replace("Ilse Brandt", "<strong>Ilse&nbsp;Brandt</strong>").replace("1,200", "<a href='/x'>1,200</a>")
        .replace("“", "&ldquo;").replace("”", "&rdquo;").replace("€", "&euro;") + "</article>"),
    "xhtml.html": '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{TITLE}</title>{named().replace(">", "/>")}</head><body><div id="article"><h1>{TITLE}</h1>{p()}</div></body></html>',
    "frameset-era.htm": f'<HTML><HEAD><TITLE>{TITLE}</TITLE><META NAME="author" CONTENT="{AUTHOR}"><META NAME="date" CONTENT="{DAY}"></HEAD><BODY BGCOLOR=white>'
        f'<TABLE><TR><TD WIDTH=150><A HREF=a>Home</A><BR><A HREF=b>World</A></TD><TD><H1>{TITLE}</H1>{p().replace("<p>", "<P>").replace("</p>", "")}</TD></TR></TABLE></BODY></HTML>',
}  # fmt: skip


def reportlab_pdf(columns=1, heads=False, size=11):
    """A PDF by ReportLab: flowing text, in columns, with running heads over several pages."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer

    out = io.BytesIO()

    def decorate(canvas, document):
        if heads:
            canvas.setFont("Times-Roman", 9)
            canvas.drawString(60, 810, f"Harbour Gazette special report {document.page}")
            canvas.drawCentredString(300, 30, f"Page {document.page}")

    document = BaseDocTemplate(out, pagesize=A4, title=TITLE, author=AUTHOR)
    width = 480 / columns
    frames = [Frame(57 + i * width, 60, width - 10, 720) for i in range(columns)]
    document.addPageTemplates([PageTemplate(frames=frames, onPage=decorate)])
    style = ParagraphStyle("body", fontName="Times-Roman", fontSize=size, leading=size * 1.3)
    repeat = 12 if heads else 1
    story = [part for text in PARAGRAPHS * repeat for part in (Paragraph(text, style), Spacer(1, 8))]
    document.build(story)
    return out.getvalue()


def fpdf_pdf(pages=1):
    """A PDF by fpdf2, a page break after each paragraph if there are several pages."""
    from fpdf import FPDF

    made = FPDF()
    made.set_title(TITLE)
    made.set_author(AUTHOR)
    made.set_font("Helvetica", size=11)
    made.add_page()
    for number, text in enumerate(PARAGRAPHS):
        if number and pages > 1:
            made.add_page()
        plain = text.replace("“", '"').replace("”", '"').replace("€", "EUR ")
        made.multi_cell(0, 6, plain, new_x="LMARGIN", new_y="NEXT")
        made.ln(4)
    return bytes(made.output())


def locked_pdf(password=""):
    """A PDF that is encrypted with AES; with an empty password anybody may read it."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(reportlab_pdf())))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def word(table=False, styled=False):
    """A Word document by python-docx."""
    import datetime as dt

    import docx

    made = docx.Document()
    made.core_properties.title, made.core_properties.author = TITLE, AUTHOR
    made.core_properties.modified = dt.datetime(2023, 5, 21, 8, 0)  # noqa: DTZ001 -- Word knows no zones
    for number, text in enumerate(PARAGRAPHS):
        paragraph = made.add_paragraph()
        for at, piece in enumerate(text.split("1,200")):
            if at:
                paragraph.add_run("1,200").bold = True
            paragraph.add_run(piece)
        if styled and number == 1:
            paragraph.style = "Intense Quote"
    if table:
        grid = made.add_table(rows=2, cols=2)
        for cell, text in zip(
            [c for r in grid.rows for c in r.cells], ("Town", "Homes lost", "Lowmere", "310"), strict=True
        ):
            cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def mail(form="plain", attach=None):
    """A message: plain, HTML only, both, quoted-printable in another encoding, with an attachment, or forwarded."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = f"{AUTHOR} <mira.holt@gazette.example>", "desk@paper.example", TITLE
    made["Date"], made["Message-ID"] = "Sun, 21 May 2023 06:30:00 +0200", "<1@gazette.example>"
    body = "\n\n".join(PARAGRAPHS)
    if form == "html":
        made.set_content(f"<html><body>{p()}</body></html>", subtype="html")
    elif form == "latin":
        made.set_content(
            body.replace("“", '"').replace("”", '"').replace("€", "EUR "), charset="iso-8859-1", cte="quoted-printable"
        )
    else:
        made.set_content(body)
    if form == "both":
        made.add_alternative(f"<html><body>{p()}</body></html>", subtype="html")
    if attach is not None:
        made.add_attachment(attach, maintype="application", subtype="octet-stream", filename="report.pdf")
    return made.as_bytes()


def rss(encoded=False):
    """RSS 2.0 with the whole text in the description, or in content:encoded."""
    body = f"<![CDATA[{p()}]]>"
    inner = (
        f"<description>Short.</description><content:encoded>{body}</content:encoded>"
        if encoded
        else f"<description>{body}</description>"
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Harbour Gazette</title><link>https://gazette.example</link><item><title>{TITLE}</title><link>{URL}</link>"
        f"<dc:creator>{AUTHOR}</dc:creator><pubDate>Sun, 21 May 2023 04:30:00 GMT</pubDate>{inner}</item></channel></rss>"
    )


ATOM = (
    '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Gazette</title><id>urn:x</id><updated>2023-05-21T04:30:00Z</updated>'
    f'<entry><title>{TITLE}</title><id>urn:x:1</id><link rel="alternate" href="{URL}"/><author><name>{AUTHOR}</name></author><updated>2023-05-21T04:30:00Z</updated>'
    f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{p()}</div></content></entry></feed>'
)
RDF = (
    '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    f'<channel rdf:about="x"><title>Harbour Gazette</title></channel><item rdf:about="{URL}"><title>{TITLE}</title><link>{URL}</link>'
    f"<dc:creator>{AUTHOR}</dc:creator><dc:date>2023-05-21T04:30:00Z</dc:date><description><![CDATA[{p()}]]></description></item></rdf:RDF>"
)
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1", "title": "Harbour Gazette",
    "items": [{"id": "1", "url": URL, "title": TITLE, "content_html": p(), "date_published": "2023-05-21T04:30:00Z", "authors": [{"name": AUTHOR}]}],
}  # fmt: skip
CLAIM = "1,200 people lost their homes at Lowmere."
REVIEW = {
    "@context": "https://schema.org", "@type": "ClaimReview", "claimReviewed": CLAIM, "url": "https://check.example/1",
    "datePublished": "2023-05-25", "author": {"@type": "Organization", "name": "Check Desk"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ilse Brandt"}, "datePublished": DAY},
    "reviewRating": {"@type": "Rating", "ratingValue": "2", "alternateName": "Half true"},
}  # fmt: skip
SEARCHED = {"claims": [{"text": CLAIM, "claimant": "Ilse Brandt", "claimDate": f"{DAY}T00:00:00Z",
    "claimReview": [{"publisher": {"name": "Check Desk", "site": "check.example"}, "url": "https://check.example/1", "title": "Is it so?",
                     "reviewDate": "2023-05-25T00:00:00Z", "textualRating": "Half true", "languageCode": "en"}]}]}  # fmt: skip


def warc(packed=True, kind="response"):
    """A web archive of two pages, a picture, and a page that was not found."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)

    def put(url, body, content_type, status="200 OK"):
        headers = StatusAndHeaders(status, [("Content-Type", content_type)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, kind, payload=io.BytesIO(body), length=len(body), http_headers=headers if kind == "response" else None,
            warc_content_type=content_type if kind == "resource" else "", warc_headers_dict={"WARC-Date": "2023-05-22T10:00:00Z"},
        )  # fmt: skip
        writer.write_record(record)

    writer.write_record(writer.create_warcinfo_record("x.warc.gz", {"software": "test"}))
    put(URL, PAGES["wordpress.html"].encode(), "text/html; charset=utf-8")
    put("https://gazette.example/logo.png", b"\x89PNG\r\n", "image/png")
    if kind == "response":
        put("https://gazette.example/gone", b"<html><body><p>Not found</p></body></html>", "text/html", "404 Not Found")
    put("https://gazette.example/report.pdf", reportlab_pdf(), "application/pdf")
    return out.getvalue()


MATTER = f'---\ntitle: "{TITLE}"\nauthor: {AUTHOR}\ndate: {DAY}\npublisher: Harbour Gazette\nurl: {URL}\ntags: [flood, lowmere]\n---\n\n'
BODY = "\n\n".join(PARAGRAPHS)
PLAIN_QUOTES = [text.replace("“", '"').replace("”", '"').replace("€", "EUR ") for text in PARAGRAPHS]
CSV = f'claim,claimant,verdict,date,publisher,link\n"{CLAIM}",Ilse Brandt,Half true,{DAY},Check Desk,https://check.example/1\n'
MAPPED = CSV.replace("claim,claimant,verdict,date", "Aussage,Wer,Urteil,Tag")


def lines(*objects):
    """JSON Lines."""
    return "".join(json.dumps(item) + "\n" for item in objects)


FILES = {name: (lambda text=text: text.encode()) for name, text in PAGES.items()} | {
    "reportlab.pdf": reportlab_pdf,
    "reportlab-columns.pdf": partial(reportlab_pdf, columns=2),
    "reportlab-heads.pdf": partial(reportlab_pdf, heads=True),
    "fpdf.pdf": fpdf_pdf,
    "fpdf-pages.pdf": partial(fpdf_pdf, pages=4),
    "owner-locked.pdf": locked_pdf,
    "word.docx": word,
    "word-table.docx": partial(word, table=True),
    "word-styled.docx": partial(word, styled=True),
    "plain.eml": mail,
    "html.eml": partial(mail, "html"),
    "both.eml": partial(mail, "both"),
    "latin.eml": partial(mail, "latin"),
    "attached.eml": lambda: mail("plain", reportlab_pdf()),
    "rss.xml": lambda: str(rss()).encode(),
    "rss-encoded.xml": lambda: rss(encoded=True).encode(),
    "rss1.rdf": lambda: RDF.encode(),
    "atom.xml": lambda: ATOM.encode(),
    "feed.json": lambda: json.dumps(JSON_FEED, indent=1).encode(),
    "feed-line.json": lambda: json.dumps(JSON_FEED).encode(),
    "pages.warc.gz": warc,
    "pages.warc": partial(warc, packed=False),
    "resource.warc.gz": partial(warc, kind="resource"),
    "review.json": lambda: json.dumps(REVIEW, indent=1).encode(),
    "reviews.json": lambda: json.dumps([REVIEW]).encode(),
    "graph.json": lambda: json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]}).encode(),
    "datafeed.json": lambda: json.dumps({"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]}).encode(),
    "reviews.jsonl": lambda: lines(REVIEW).encode(),
    "searched.json": lambda: json.dumps(SEARCHED).encode(),
    "claims.csv": lambda: CSV.encode(),
    "claims.tsv": lambda: CSV.replace('"', "").replace("1,200", "1 200").replace(",", "\t").replace("1 200", "1,200").encode(),
    "semicolons.csv": lambda: ("\ufeff" + CSV.replace('"', "").replace("1,200", "1 200").replace(",", ";").replace("1 200", "1,200")).encode(),
    "claims.txt": lambda: CSV.encode(),
    "front.md": lambda: (MATTER + BODY).encode(),
    "front-crlf.md": lambda: (MATTER + BODY).replace("\n", "\r\n").encode(),
    "lines.jsonl": lambda: lines({"text": BODY, "title": TITLE, "author": AUTHOR, "published": DAY}).encode(),
}  # fmt: skip

WEB = Expected(source="Harbour Gazette", url=URL)
FEED = Expected(source="Harbour Gazette", url=URL)
MAIL = Expected(source="gazette.example")
NO_DAY = Expected(published=None)
REVIEWED = Expected(paragraphs=[CLAIM], title=None, author=None, source="Check Desk", url="https://check.example/1")
EXPECTED = dict.fromkeys(PAGES, WEB) | {
    "joomla.html": Expected(url=URL), "hugo.html": WEB, "wire.html": Expected(url=URL),
    "ministry.html": Expected(["21.05.2023", *PARAGRAPHS, "Contact: press@interior.example, phone 0123 456 789"], url=URL, author="Press office"), "xhtml.html": Expected(url=URL),
    "frameset-era.htm": Expected(), "amp.html": Expected(url=URL),
    "reportlab.pdf": NO_DAY, "reportlab-columns.pdf": NO_DAY, "owner-locked.pdf": NO_DAY,
    "reportlab-heads.pdf": Expected(paragraphs=PARAGRAPHS * 12, published=None),
    "fpdf.pdf": Expected(paragraphs=PLAIN_QUOTES, published=None), "fpdf-pages.pdf": Expected(paragraphs=PLAIN_QUOTES, published=None),
    "word.docx": Expected(), "word-styled.docx": Expected(), "word-table.docx": Expected(paragraphs=[*PARAGRAPHS, "Town Homes lost", "Lowmere 310"]),
    "plain.eml": MAIL, "html.eml": MAIL, "both.eml": MAIL, "latin.eml": Expected(paragraphs=PLAIN_QUOTES, source="gazette.example"),
    "attached.eml": Expected(source="gazette.example", documents=2),
    "rss.xml": FEED, "rss-encoded.xml": FEED, "rss1.rdf": FEED, "atom.xml": FEED, "feed.json": FEED, "feed-line.json": FEED,
    "pages.warc.gz": Expected(source="Harbour Gazette", url=URL, documents=2),
    "pages.warc": Expected(source="Harbour Gazette", url=URL, documents=2),
    "resource.warc.gz": Expected(source="Harbour Gazette", url=URL, documents=2),
    "review.json": REVIEWED, "reviews.json": REVIEWED, "graph.json": REVIEWED, "datafeed.json": REVIEWED, "reviews.jsonl": REVIEWED,
    "searched.json": Expected(paragraphs=[CLAIM], title="Is it so?", author=None, source="Check Desk", url="https://check.example/1"),
    "claims.csv": REVIEWED, "claims.tsv": REVIEWED, "semicolons.csv": REVIEWED, "claims.txt": REVIEWED,
    "front.md": FEED, "front-crlf.md": FEED, "lines.jsonl": Expected(),
}  # fmt: skip
