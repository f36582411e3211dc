"""Hostile files: protected, scanned, cut off, huge, packed a thousandfold, or not what they say they are.

`FILES` maps a name to the function that makes its bytes. Run as a program with a folder, it writes them all there.
"""

import gzip
import io
import json
import struct
import sys
import zipfile
import zlib
from functools import partial
from pathlib import Path

import press


def half(make):
    """The first half of a file."""
    raw = make()
    return raw[: len(raw) // 2]


def spoiled(make, step=37):
    """A file with every so many bytes turned over, its head left whole."""
    raw = bytearray(make())
    for at in range(64, len(raw), step):
        raw[at] ^= 0xFF
    return bytes(raw)


def pdf(*objects, trailer="/Root 1 0 R"):
    """A PDF of raw objects, numbered from 1, with a cross-reference table."""
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + (body if isinstance(body, bytes) else body.encode()) + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    return bytes(out) + f"trailer\n<< /Size {len(offsets) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()


def stream(data, extra=""):
    """A stream object."""
    return f"<< /Length {len(data)} {extra} >>\nstream\n".encode() + data + b"\nendstream"


CATALOG, TREE = "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
LEAF = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources {FONT} >>"


def pdf_bomb(kind):
    """A page whose content unpacks to very much."""
    if kind == "flate":
        return pdf(CATALOG, TREE, LEAF, stream(zlib.compress(b" " * 400_000_000), "/Filter /FlateDecode"))
    if kind == "nested":
        data = zlib.compress(zlib.compress(zlib.compress(b"\x00" * 400_000_000)))
        return pdf(CATALOG, TREE, LEAF, stream(data, "/Filter [/FlateDecode /FlateDecode /FlateDecode]"))
    operators = zlib.compress(b"BT /F1 9 Tf (a) Tj ET\n" * 900_000)
    return pdf(CATALOG, TREE, LEAF, stream(operators, "/Filter /FlateDecode"))


def pdf_of(what):
    """PDFs whose parts point at each other or at nothing."""
    kids = {
        "loop": (CATALOG, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        "endless": (CATALOG, "<< /Type /Pages /Kids [" + "3 0 R " * 90_000 + "] /Count 90000 >>", LEAF, stream(b"")),
        "no-pages": ("<< /Type /Catalog >>",),
        "no-catalog": ("<< >>",),
        "deep": (CATALOG, "[" * 5000 + "]" * 5000),
        "self-form": (
            CATALOG, TREE, LEAF.replace(FONT, "<< /XObject << /X 5 0 R >> >>"), stream(b"/X Do"),
            stream(b"/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X 5 0 R >> >>"),
        ),
        "empty-page": (CATALOG, TREE, LEAF, stream(b"")),
        "wild-length": (CATALOG, TREE, LEAF, b"<< /Length 99999999999 >>\nstream\nBT ET\nendstream"),
        "minus-count": (CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count -5 >>", LEAF, stream(b"BT ET")),
    }  # fmt: skip
    return pdf(*kids[what])


def scanned():
    """A PDF with a picture of a page and no text."""
    picture = stream(zlib.compress(b"\xff" * 10_000), "/Type /XObject /Subtype /Image /Width 100 /Height 100 "
                     "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode")  # fmt: skip
    page = LEAF.replace(FONT, "<< /XObject << /Im0 5 0 R >> >>")
    return pdf(CATALOG, TREE, page, stream(b"q 612 0 0 792 0 0 cm /Im0 Do Q"), picture)


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx_with(document):
    """A Word document with another main part."""
    with zipfile.ZipFile(io.BytesIO(press.word())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {"word/document.xml": document})


def lying_zip():
    """A ZIP whose directory says that its part is small."""
    raw = docx_with(b"<a>" + b" " * 200_000_000 + b"</a>")
    return raw.replace(struct.pack("<I", 200_000_007), struct.pack("<I", 1000))


def encrypted_zip():
    """A ZIP whose parts want a password."""
    raw = bytearray(press.word())
    at = 0
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + offset] |= 1
            at = raw.find(mark, at + 4)
    return bytes(raw)


LAUGHS = "".join(f'<!ENTITY l{i} "{("&l" + str(i - 1) + ";") * 10}">' for i in range(1, 10))
BILLION = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>'
FILE_ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def rss_with(prolog, text):
    """A feed with a document type of its own."""
    return f"{prolog}<rss version='2.0'><channel><title>{text}</title><item><description>{text}</description></item></channel></rss>".encode()


def mail_tree(depth):
    """Messages in messages."""
    raw = press.mail()
    for _ in range(depth):
        raw = (
            b"From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: message/rfc822\n\n"
            + raw
            + b"\n--B--\n"
        )
    return raw


def warc_record(payload, length=None, kind="response", content_type="application/http; msgtype=response"):
    """One WARC record by hand."""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: https://x.example/\r\nWARC-Date: 2023-05-22T10:00:00Z\r\nContent-Type: {content_type}\r\nContent-Length: {len(payload) if length is None else length}\r\n\r\n"
    return head.encode() + payload + b"\r\n\r\n"


HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"

FILES = {
    # PDF
    "password.pdf": partial(press.locked_pdf, "secret"), "scanned.pdf": scanned, "half.pdf": lambda: half(press.reportlab_pdf),
    "spoiled.pdf": lambda: spoiled(press.reportlab_pdf), "head-only.pdf": lambda: b"%PDF-1.7\n", "flate-bomb.pdf": lambda: pdf_bomb("flate"),
    "nested-bomb.pdf": lambda: pdf_bomb("nested"), "operators.pdf": lambda: pdf_bomb("operators"), "loop.pdf": lambda: pdf_of("loop"),
    "endless.pdf": lambda: pdf_of("endless"), "no-pages.pdf": lambda: pdf_of("no-pages"), "no-catalog.pdf": lambda: pdf_of("no-catalog"),
    "deep.pdf": lambda: pdf_of("deep"), "self-form.pdf": lambda: pdf_of("self-form"), "empty-page.pdf": lambda: pdf_of("empty-page"),
    "wild-length.pdf": lambda: pdf_of("wild-length"), "minus-count.pdf": lambda: pdf_of("minus-count"), "html-inside.pdf": lambda: PAGE,
    "zeros.pdf": lambda: b"%PDF-1.4\n" + b"\x00" * 3_000_000, "no-xref.pdf": lambda: press.reportlab_pdf().replace(b"xref", b"ferx"),
    "self-xref.pdf": lambda: pdf(CATALOG, TREE, LEAF, stream(b"BT ET"), trailer="/Root 1 0 R /Prev 9"),
    # Office
    "half.docx": lambda: half(press.word), "spoiled.docx": lambda: spoiled(press.word), "zip-bomb.docx": lambda: docx_with(b"<a>" + b" " * 300_000_000 + b"</a>"),
    "lying.docx": lying_zip, "laughs.docx": lambda: docx_with((BILLION + f"<w:document {W}><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>").encode()),
    "file-entity.docx": lambda: docx_with((FILE_ENTITY + f"<w:document {W}><w:body><w:p><w:r><w:t>&f;</w:t></w:r></w:p></w:body></w:document>").encode()),
    "deep.docx": lambda: docx_with(f"<w:document {W}><w:body>{'<w:p>' * 20000}{'</w:p>' * 20000}</w:body></w:document>".encode()),
    "wide.docx": lambda: docx_with(f"<w:document {W}><w:body>{'<w:p/>' * 400_000}</w:body></w:document>".encode()),
    "password.docx": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600,
    "encrypted-zip.docx": encrypted_zip, "old.doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 5000, "no-document.docx": lambda: zipped({"hello.txt": "x"}),
    "empty.docx": lambda: docx_with(f"<w:document {W}><w:body/></w:document>".encode()), "sheet.xlsx": lambda: zipped({"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<x/>"}),
    "slides.pptx": lambda: zipped({"ppt/presentation.xml": "<x/>"}), "text.odt": lambda: zipped({"content.xml": "<x/>", "mimetype": "x"}), "empty.zip": lambda: zipped({}),
    "many.zip": lambda: zipped({f"{i}.txt": "x" for i in range(20000)}, zipfile.ZIP_STORED),
    # Web pages
    "half.html": lambda: half(lambda: PAGE), "deep.html": lambda: b"<html><body>" + b"<div>" * 100_000 + b"40 men came" + b"</div>" * 100_000,
    "scripts.html": lambda: b"<html><head><script>" + b"x=1;" * 500_000 + b"</script></head><body></body></html>", "attributes.html": lambda: b"<html><body><p " + b"a='b' " * 200_000 + b">40 men came.</p></body></html>",
    "many-tags.html": lambda: b"<html><body>" + b"<p>40 men came.</p>" * 120_000 + b"</body></html>", "one-line.html": lambda: b"<html><body><p>" + b"40 men came. " * 300_000 + b"</p></body></html>",
    "comment.html": lambda: b"<!-- " + b"-" * 2_000_000, "nulls.html": lambda: b"<html><body><p>40\x00 men \x00came</p>" + b"\x00" * 100_000, "unclosed.html": lambda: b"<html" + b"<a" * 300_000,
    "wrong-encoding.html": lambda: PAGE.decode().replace("utf-8", "utf-16").encode(), "bad-review.html": lambda: PAGE.replace(b"</head>", b'<script type="application/ld+json">{"@type": "ClaimReview", </script></head>'),
    "brackets.html": lambda: b"<" * 1_000_000, "tables.html": lambda: b"<html><body>" + b"<table><tr><td>" * 3000 + b"40 men", "picture.html": lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 1000,
    # Feeds
    "laughs.xml": lambda: rss_with(BILLION, "&l9;"), "file-entity.xml": lambda: rss_with(FILE_ENTITY, "&f;"), "half.xml": lambda: press.rss().encode()[:300],
    "no-items.xml": lambda: b"<rss version='2.0'><channel><title>x</title></channel></rss>", "many-items.xml": lambda: b"<rss version='2.0'><channel>" + b"<item><title>40 men</title><description>40 men came</description></item>" * 20_000 + b"</channel></rss>",
    "deep.xml": lambda: b"<rss>" + b"<a>" * 100_000, "half-feed.json": lambda: json.dumps(press.JSON_FEED)[:-40].encode(), "wrong-feed.json": lambda: b'{"version": "https://jsonfeed.org/version/1", "items": {"a": 1}}',
    # Mail
    "deep.eml": lambda: mail_tree(40), "half.eml": lambda: half(partial(press.mail, "plain", b"\x00" * 5000)), "bomb-attached.eml": lambda: press.mail("plain", pdf_bomb("nested")),
    "no-body.eml": lambda: b"From: a@b.example\nTo: c@d.example\nSubject: x\nDate: soon\n\n", "wild-charset.eml": lambda: press.mail().replace(b'charset="utf-8"', b'charset="x-klingon"'),
    "headers.eml": lambda: b"From: a@b.example\nTo: c@d.example\nSubject: " + b"x" * 2_000_000 + b"\n\n40 men came.", "boundaries.eml": lambda: b"From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n" + b"--B\n\nx\n" * 60_000,
    "encrypted.eml": lambda: b"From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary=B\n\n--B\n\nx\n--B--\n",
    # Web archives
    "half.warc.gz": lambda: half(press.warc)[:-100], "spoiled.warc": lambda: spoiled(partial(press.warc, packed=False), 997), "bomb.warc": lambda: warc_record(HTTP + gzip.compress(b"a" * 300_000_000)),
    "packed-bomb.warc.gz": lambda: gzip.compress(warc_record(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"a" * 200_000_000)), "wild-length.warc": lambda: warc_record(b"HTTP/1.1 200 OK\r\n\r\nx", 10**15),
    "warc-in-warc.warc": lambda: warc_record(press.warc(packed=False), kind="resource", content_type="text/plain"), "head-only.warc": lambda: b"WARC/1.0\r\n", "no-pages.warc": lambda: warc_record(b"x", kind="warcinfo"),
    # JSON, tables, text
    "deep.json": lambda: b"[" * 200_000, "deep-review.json": lambda: b'{"a": ' * 50_000 + b'{"@type": "ClaimReview"}', "half-review.json": lambda: json.dumps(press.REVIEW, indent=1)[:-30].encode(),
    "no-claim.json": lambda: b'{"@type": "ClaimReview", "reviewRating": 5}', "numbers.json": lambda: b'{"text": ' + b"9" * 100_000 + b"}", "wide.csv": lambda: ("claim" + ",x" * 50_000 + "\n" + "a" + ",b" * 50_000).encode(),
    "open-quote.csv": lambda: b'claim,rating\n"40 men came,true\n' + b"x,y\n" * 50_000, "nulls.csv": lambda: b"claim,rating\n40 men\x00,true\n" + b"\x00" * 5000, "only-head.csv": lambda: b"claim,rating\n",
    "laughs.md": lambda: b"---\na: &a [x,x,x,x]\n" + b"".join(b"b%d: &b%d [*a,*a,*a,*a]\n" % (i, i) for i in range(20)) + b"---\n40 men", "deep.md": lambda: b"---\na: " + b"[" * 20_000 + b"\n---\n40 men",
    "huge.txt": lambda: b"word " * 12_000_000, "one-word.txt": lambda: b"a" * 4_000_000, "gzip.txt": lambda: gzip.compress(b"40 men came"), "utf-16-cut.txt": lambda: "40 men".encode("utf-16")[:-1],
    "bell.txt": lambda: bytes(range(32)) * 500, "long-line.jsonl": lambda: b'{"text": "' + b"a" * 8_000_000 + b'"}\n{"text": "40 men"}\n',
}  # fmt: skip
PAGE = press.PAGES["wordpress.html"].encode()
HEAVY = {
    "boundaries.eml", "deep.xml", "deep.md", "endless.pdf", "laughs.xml", "lying.docx", "many-items.xml", "many-tags.html",
    "one-line.html", "operators.pdf", "one-word.txt", "packed-bomb.warc.gz", "scripts.html", "unclosed.html", "wide.docx",
    "bomb.warc", "half.eml", "zip-bomb.docx", "flate-bomb.pdf", "nested-bomb.pdf", "bomb-attached.eml", "huge.txt",
}  # fmt: skip
"""Those that take seconds to make or to give up."""

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for made in sys.argv[2:] or FILES:
        (folder / made).write_bytes(FILES[made]())
