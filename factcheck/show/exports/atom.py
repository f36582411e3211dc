"""The disputed questions as an Atom feed (RFC 4287), so that an editor can subscribe to new ones."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from html import escape
from xml.sax.saxutils import escape as plain

from factcheck.compare.disputes.conflicts import Dispute
from factcheck.show.phrases import counted, quantity, who
from factcheck.workspace import Workspace

NEVER = "1970-01-01T00:00:00Z"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Signs that a text may hold and XML 1.0 may not, even escaped."""


def lines(workspace: Workspace) -> Iterator[str]:
    """The feed; the question with the newest answer first. An entry is updated when a document on it came in."""
    return (_NO_XML.sub("", line) for line in _lines(workspace))


def _lines(workspace: Workspace) -> Iterator[str]:
    added = {stored.id: stored.added for stored in workspace.documents()}
    disputes = sorted(workspace.conflicts(), key=lambda dispute: _updated(dispute, added), reverse=True)
    latest = max((_updated(dispute, added) for dispute in disputes), default=NEVER)
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<feed xmlns="http://www.w3.org/2005/Atom">'
    yield "  <title>Conflicting figures</title>"
    yield f"  <id>urn:factcheck:workspace:{workspace.store.uuid}:conflicts</id>"
    yield f"  <updated>{latest}</updated>"
    yield "  <author><name>factcheck</name></author>"
    for dispute in disputes:
        yield "  <entry>"
        yield f"    <title>{plain(dispute.question)}</title>"
        yield f"    <id>urn:factcheck:conflict:{_name(dispute)}</id>"
        yield f"    <updated>{_updated(dispute, added)}</updated>"
        for url in dict.fromkeys(a.document.url for a in dispute.answers if a.document.url):
            yield f'    <link rel="related" href="{escape(url)}"/>'
        yield f'    <content type="html">{plain(_content(dispute))}</content>'
        yield "  </entry>"
    yield "</feed>"


def _content(dispute: Dispute) -> str:
    items = []
    for answer in dispute.answers:
        if answer.figure is not None:
            document = answer.document
            told = ", ".join(part for part in (who(answer), document.source, document.published) if part)
            sentence = escape(" ".join(answer.claim.text.split()))
            items.append(f"<li><b>{escape(quantity(answer.figure))}</b> – {escape(told)}: {sentence}</li>")
    return f"<p>{counted(dispute.independent_origins, 'independent origin')}</p><ul>{''.join(items)}</ul>"


def _name(dispute: Dispute) -> str:
    """An id that stays while answers join: made of the two that conflict most widely first."""
    worst = max(dispute.pairs, key=lambda pair: (pair.comparison.relation == "conflicts", -pair.a, -pair.b))
    ids = sorted(dispute.answers[at].id for at in (worst.a, worst.b))
    return hashlib.sha256("|".join(ids).encode()).hexdigest()[:16]


def _updated(dispute: Dispute, added: dict[str, str]) -> str:
    return max((added.get(answer.document.id, NEVER) for answer in dispute.answers), default=NEVER)
