"""E-mail (.eml): the message's text, and whatever is attached as a document of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from pathlib import Path

from factcheck.documents import Document
from factcheck.errors import Damaged, EmptyText, Protected, Unreadable
from factcheck.read.html import fragment_text
from factcheck.read.readers import LARGEST_FILE, Input

_HEADERS = re.compile(
    rb"(?:^|\n)(from|to|subject|date|message-id|mime-version|received|return-path|content-type|delivered-to):",
    re.IGNORECASE,
)
_FIELD = re.compile(rb"[!-9;-~]{1,60}:|From [!-~]+")
_SKIPPED = ("image/", "audio/", "video/", "font/", "application/pgp-signature", "text/calendar")


@dataclass(frozen=True, slots=True)
class Mail:
    """One message."""

    name: str = "e-mail"

    def sniff(self, path: Path | None, head: bytes) -> bool:
        """It begins with a block of header fields, at least three of them those of messages."""
        block = head.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
        least = 2 if path is not None and path.suffix.lower() == ".eml" else 3
        return _FIELD.match(block) is not None and len({m.lower() for m in _HEADERS.findall(block)}) >= least

    def read(self, given: Input) -> Iterator[Document | Unreadable]:
        """The message, then each attachment, read by its own kind; those without a source have the message's."""
        raw = given.whole(LARGEST_FILE)
        try:
            message = BytesParser(policy=policy.default).parsebytes(raw)
            document = _document(message, raw, given.name)
        except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
            yield Damaged(f"a message that is broken ({error})", subject=given.name, hint="save it anew as .eml")
            return
        if document.text:
            yield document
        attached = 0
        for name, content in _attachments(message):
            attached += 1
            for item in given.inside(f"{given.name}/{name}", content):
                yield _within(item, document) if isinstance(item, Document) else item
        if not document.text and not attached:
            yield EmptyText("a message without any text", subject=given.name)


def _document(message: EmailMessage, raw: bytes, name: str) -> Document:
    if message.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime"):
        raise Protected("an encrypted message", subject=name, hint="save it decrypted")
    display, address = parseaddr(_header(message, "from") or "")
    date = message["date"]
    moment = getattr(date, "datetime", None)
    return Document(
        _text(message),
        source=address.rpartition("@")[2].lower() or None,
        title=_header(message, "subject"),
        author=display or address or None,
        published=None if moment is None else moment.date().isoformat(),
        raw=raw,
        where=name,
    )


def _text(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    try:
        content = body.get_content()
    except (LookupError, UnicodeError):
        payload = body.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    text = fragment_text(content) if body.get_content_type() == "text/html" else content.replace("\r\n", "\n").strip()
    if not text and body.get_content_type() == "text/plain":
        other = message.get_body(("html",))
        return "" if other is None else fragment_text(other.get_content())
    return str(text)


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(message.iter_attachments(), 1):
        kind = part.get_content_type()
        if kind.startswith(_SKIPPED):
            continue
        if kind == "message/rfc822":
            inner = part.get_content()
            yield part.get_filename() or f"message {number}", inner.as_bytes()
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            yield part.get_filename() or f"attachment {number}", payload


def _within(item: Document, message: Document) -> Document:
    return replace(
        item,
        source=item.source if item.source is not None else message.source,
        published=item.published if item.published is not None else message.published,
    )


def _header(message: EmailMessage, name: str) -> str | None:
    value = message[name]
    return " ".join(str(value).split()) or None if value is not None else None
