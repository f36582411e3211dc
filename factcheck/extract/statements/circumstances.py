"""Circumstances: when and where something was said, to whom, and whose words it repeats, by the cue's own modifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extract.statements.offices import speaker_words
from factcheck.extract.statements.scene import Finding
from factcheck.text.dates.dates import find_dates

if TYPE_CHECKING:
    from spacy.tokens import Token

_VENUES = frozenset({"in", "on", "at", "during", "to", "before", "via", "through", "from"})
_CITING = frozenset({"citing", "quoting"})
_ADDRESSED = frozenset({"tell", "told", "tells", "telling", "informed", "informs"})
_REACH = 12
_DANGLING = re.compile(r"[\s,]*(?:\b(?:on|in|at|late|early|last|this))?[\s,]*$")
_AFFILIATED = re.compile(r"^(.+?)(?:['’]s|s['’])\s+\S|\b(?:of|for|at|with|from)\s+(?:the\s+)?(.+)$")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When (ISO period) and where (as written: venue, channel or audience) it was said, and which source it repeats."""

    said_on: str | None = None
    said_at: str | None = None
    cited: str | None = None


def circumstances(finding: Finding, published: str | None) -> Circumstances:
    """What the modifiers of the cue say. Those of the content are the content's own."""
    verb = _cue_verb(finding)
    if verb is None:
        return Circumstances()
    parts = [c for c in verb.children if abs(c.i - verb.i) <= _REACH and not _in_content(finding, c)]
    said_on, places = None, []
    for part in parts:
        text = " ".join("".join(t.text_with_ws for t in part.subtree).split())
        if part.dep_ in ("npadvmod", "advmod") or (part.dep_ == "prep" and part.lower_ in _VENUES):
            dated = next((d for d in find_dates(text, published) if d.period is not None), None)
            if dated is not None:  # "during a national telethon Monday": the day hangs on the venue
                said_on = said_on or str(dated.period)
                text = _DANGLING.sub("", text[: dated.span.start])
            places.extend([text] if part.dep_ == "prep" and len(text.split()) > 1 else [])
        elif part.dep_ in ("dobj", "dative") and verb.lower_ in _ADDRESSED:
            places.append(f"to {text}")
    return Circumstances(said_on, "; ".join(places) or None, _cited(verb, finding))


def affiliation(role: str | None) -> str | None:
    """Whom a person speaks for, by the role.

    >>> affiliation("Ukraine’s Army Command East spokesman"), affiliation("head of the union"), affiliation("mayor")
    ('Ukraine’s Army Command East', 'union', None)
    """
    words = role.split() if role is not None else []
    if role is None or not words:
        return None
    known = speaker_words()
    offices = [i for i, word in enumerate(words) if word.lower().strip(",") in known["people"]]
    if offices and offices[0] > 0 and not role[: role.index(words[offices[0]])].islower():
        before = " ".join(words[: offices[0]])
        if re.match(r"[A-Z]", before) and before.lower() not in known["titles"]:
            return re.sub(r"['’]s?$", "", before)
    found = _AFFILIATED.search(role)
    if found is not None:
        return (found[1] or found[2]).strip()
    return role if not offices and words[0][:1].isupper() and words[0].lower() not in known["titles"] else None


def _cue_verb(finding: Finding) -> Token | None:
    if finding.cue is None or finding.rule == "according":
        return None
    tokens = finding.scene.fragment.tokens(finding.cue)
    return next((t for t in reversed(tokens) if t.pos_ in ("VERB", "AUX")), None)


def _in_content(finding: Finding, token: Token) -> bool:
    at = finding.scene.fragment.start(token)
    return any(span.start <= at < span.end for span in finding.contents)


def _cited(verb: Token, finding: Finding) -> str | None:
    """The source that the speaker repeats: "OCHA said, citing the Red Crescent"."""
    for word in verb.sent:
        if word.lower_ in _CITING and not finding.scene.quoted[word.i]:
            source = next((c for c in word.children if c.dep_ == "dobj"), None)
            if source is not None:
                text = "".join(t.text_with_ws for t in source.doc[source.left_edge.i : source.i + 1])
                return re.sub(r"^(?:the|a|an)\s+", "", " ".join(text.split()), flags=re.IGNORECASE)
    return None
