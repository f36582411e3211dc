"""Statements: who says, thinks or publishes what, in one document.

Rule families look for a cue and its content paragraph by paragraph (reporting, according), left-over quotations are
joined to them (quoting), and every mention of a speaker is resolved in document order (mentions, coreference).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from factcheck.claims import Quote, Statement
from factcheck.documents import Document
from factcheck.extract.parsing import ParsedDocument
from factcheck.extract.statements.according import according, label
from factcheck.extract.statements.circumstances import Circumstances, affiliation, circumstances
from factcheck.extract.statements.closing import closed
from factcheck.extract.statements.contents import kind, tidy
from factcheck.extract.statements.coordination import together
from factcheck.extract.statements.coreference import Register, Speaker
from factcheck.extract.statements.gapping import ungapped
from factcheck.extract.statements.mentions import Kind, Mention
from factcheck.extract.statements.nominal import held, named, owned, plainly, stated
from factcheck.extract.statements.offices import speaker_words
from factcheck.extract.statements.quoting import begun_before, join_quotations
from factcheck.extract.statements.reporting import reported
from factcheck.extract.statements.scene import Finding, Scene, scene
from factcheck.extract.syntax import sentences
from factcheck.text.paragraphs import behind_number, dateline
from factcheck.text.spans import Span

_CORRECTION = re.compile(
    r"\W{0,3}(?:CORRECTION|Correction|Editor’s note|Editor's note|EDITOR’S NOTE|EDITOR'S NOTE)s?\b"
)
_OWN_TEXTS = frozenset(
    {
        "version",
        "report",
        "article",
        "story",
        "headline",
        "caption",
        "edition",
        "item",
        "text",
        "dispatch",
        "chart",
        "we",
    }
)
"""What a correction takes back is its own outlet's, and nobody's statement any more."""
_TURN = re.compile(r"(?m)^[ \t]*[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,30}:[ \t]")
_QUOTING = frozenset({"quotation", "floating", "continued", "beside_name"})
_MARKS = " \t\r\n\u00a0\"“”„«»‹›‘’'`"
_NESTED = 0.8
_LONGEST_NUMBER = 5
"""Characters at a paragraph's start within which a content may begin inside its number: "(5) Well over half …"."""
_WEAKER = frozenset({"count", "object", "infinitive", "naming", "prepositional"})
"""Rules whose whole clause can be what another source says: "Russia has lost 40 tanks, according to Kyiv"."""


@lru_cache(maxsize=1)
def _confidences() -> tuple[dict[str, float], float]:
    raw = tomllib.loads((files("factcheck.extract") / "data" / "confidences.toml").read_text(encoding="utf-8"))
    return raw["rules"], raw["other"]


def confidence(rule: str) -> float:
    """Share of a rule's finds with right content and speaker, measured on news that is no part of the project."""
    rules, other = _confidences()
    return rules.get(rule, other)


def find_statements(parsed: ParsedDocument, document: Document) -> list[Statement]:
    """The statements of a document in order of appearance; the parts of a split one share their `group`."""
    text = document.text
    scenes = [scene(text, i, paragraph) for i, paragraph in enumerate(parsed.paragraphs)]
    register = Register(text, scenes)
    out: list[Statement] = []
    before: Finding | None = None
    findings: list[Finding] = []
    read = [(here, _unnested(_found(here, register))) for here in scenes if here is not None]
    named_later = begun_before(read)
    for number, (here, own) in enumerate(read):
        if number in named_later:
            continue
        above = read[number - 1][0] if number and read[number - 1][0].index == here.index - 1 else None
        found = join_quotations(here, own, before, above)
        if _CORRECTION.match(text, here.paragraph.span.start):
            found = [f for f in found if f.head is None or f.head.lemma_.lower() not in _OWN_TEXTS]
        findings.extend(found)
        before = found[-1] if found else before
    mentions = {id(f): _mention(f) for f in findings if f.carried is None}
    for learned in mentions.values():
        if learned is not None:
            register.learn(learned)
    known: dict[int, tuple[Speaker | None, Span | None]] = {}
    for finding in findings:
        source = finding.carried or finding
        if id(source) not in known or finding.carried is None:
            phrase = mentions.get(id(source))
            known[id(source)] = (
                (register.resolve(phrase), source.relative or phrase.span) if phrase is not None else (None, None)
            )
        speaker, place = known[id(source)]
        when = circumstances(source, document.published)
        if when.cited is None:
            when = replace(when, cited=_inner_source(finding, register))
        out.extend(_statements(text, finding, speaker, place, when))
    return sorted(out, key=lambda s: (s.start, s.end))


def _found(here: Scene, register: Register) -> list[Finding]:
    labelled = label(here)
    if labelled is not None and _is_speaker(labelled, register):
        return [labelled]
    out: list[Finding] = []
    for sentence in sentences(here.fragment.doc):
        found = list(reported(here, sentence))
        taken = [f.clause for f in found if f.clause is not None and f.rule not in _WEAKER]
        out.extend(part for finding in found for part in ungapped(finding))
        out.extend(according(here, sentence, taken))
        out.extend(named(here, sentence))
        out.extend(held(here, sentence))
        out.extend(owned(here, sentence))
        out.extend(stated(here, sentence))
        out.extend(plainly(here, sentence))
        whole = here.span(sentence.start, sentence.end - 1)
        if not any(whole.overlaps(s) for f in out for s in f.contents):
            out.extend(closed(here, sentence))
    return out


def _unnested(findings: list[Finding]) -> list[Finding]:
    """Without those whose content lies almost wholly inside another's: the outer attribution is what the text makes."""
    out = []
    for inner in findings:
        size = sum(len(s) for s in inner.contents)
        for outer in findings:
            shared = sum(
                max(0, min(a.end, b.end) - max(a.start, b.start)) for a in inner.contents for b in outer.contents
            )
            whole = sum(len(s) for s in outer.contents)
            if outer is not inner and shared > _NESTED * size and (whole > size or (whole == size and outer in out)):
                outer.inner.append(inner)
                break
        else:
            out.append(inner)
    return out


def _is_speaker(finding: Finding, register: Register) -> bool:
    """Whether a label with a colon names somebody: a full name, or a surname that the text knows; not "Weather:"."""
    label_words = finding.label.of(finding.scene.text).split() if finding.label is not None else []
    quoted = any(q.span.start <= finding.start + 1 for q in finding.scene.paragraph.quotations)
    if len(label_words) == 1 and len(label_words[0]) > 2 and len(_TURN.findall(finding.scene.text)) > 1:
        return label_words[0].isupper()  # a transcript: every turn begins with a name in capitals
    return len(label_words) > 1 or register.knows(" ".join(label_words)) or (quoted and label_words[0].istitle())


def _mention(finding: Finding) -> Mention | None:
    if finding.label is not None:
        words = finding.label.of(finding.scene.text).split()
        titles = [w for w in words[:-1] if w.lower().rstrip(".") in speaker_words()["titles"]]
        named = Span(finding.label.end - len(words[-1]), finding.label.end) if titles else finding.label
        kept = words[len(titles) :] if titles == words[: len(titles)] else words
        if titles and len(kept) > 1:
            named = Span(finding.scene.text.index(kept[0], finding.label.start), finding.label.end)
        name = " ".join(kept)
        role = " ".join(titles) if titles and kept != words else None
        return Mention(
            named if kept != words else finding.label,
            name.title() if name.isupper() and len(name) > 4 else name,
            Kind.PERSON,
            role,
        )
    head = finding.head
    found = together(finding.scene, head, finding.until, finding.since) if head is not None else None
    return found if found is not None and found.span.start < found.span.end else None  # nothing is left of "that"


def _over_paragraphs(text: str, content: Span) -> Span:
    """A quotation that goes on in further paragraphs, without its first and last mark."""
    return content.trimmed(text, _MARKS).trimmed(text, _MARKS + ",")


def _demonstrative(scene: Scene, start: int) -> bool:
    """Whether the content begins with a "that" which is no conjunction: "That requires savings, Moen said"."""
    first = next((t for t in scene.fragment.tokens(Span(start, start + 1)) if not t.is_space), None)
    if first is None or first.lower_ != "that" or first.tag_ != "DT":
        return False
    opens = first.i == 0 or first.is_sent_start or first.nbor(-1).is_punct
    behind = first.doc[first.i + 1 : first.i + 2]
    acts = first.dep_ in ("nsubj", "nsubjpass") and bool(behind) and behind[0].pos_ in ("AUX", "VERB", "ADV", "PART")
    return acts or (first.dep_ in ("det", "nsubj") and opens)


def _inner_source(finding: Finding, register: Register) -> str | None:
    """Who speaks inside the statement: "the ministry said the police had counted 40"."""
    for inner in finding.inner:
        phrase = _mention(inner)
        if phrase is not None and phrase.kind in (Kind.PERSON, Kind.BODY):
            full = register.full_name if phrase.kind is Kind.PERSON else register.full_body
            return full(phrase.name)
    return None


def _statements(
    text: str, finding: Finding, speaker: Speaker | None, place: Span | None, when: Circumstances
) -> Iterable[Statement]:
    paragraph = finding.scene.paragraph
    parts: list[tuple[Span, Quote]] = []
    for content in finding.contents:
        start = content.start
        if 0 <= start - paragraph.span.start <= _LONGEST_NUMBER:
            line = dateline(text, paragraph.span)
            start = max(start, line[1] if line is not None else behind_number(text, paragraph.span))
        whole = Span(start, max(start, content.end))
        meant, goes_on = _demonstrative(finding.scene, start), bool(parts) and finding.rule != "passive"
        span = tidy(text, whole, paragraph.quotations, goes_on=goes_on, demonstrative=meant)
        if content.end > paragraph.span.end or content.start < paragraph.span.start:
            span, quote = _over_paragraphs(text, content), Quote.DIRECT
        else:
            span, quote = kind(text, span, paragraph, whole=finding.rule in _QUOTING or goes_on)
        if len(span) > 1 or span.of(text).isdigit():
            parts.append((span, quote))
    if any(quote is Quote.MIXED for _, quote in parts):
        parts = [(span, Quote.MIXED if quote is Quote.INDIRECT else quote) for span, quote in parts]
    group = f"{parts[0][0].start}" if len(parts) > 1 else None
    cue = finding.cue
    for span, quote in parts:
        yield Statement(
            start=span.start,
            end=span.end,
            text=span.of(text),
            speaker=speaker.name if speaker is not None else None,
            speaker_start=place.start if place is not None else None,
            speaker_end=place.end if place is not None else None,
            role=speaker.role if speaker is not None else None,
            cue=cue.of(text) if cue is not None else None,
            cue_start=cue.start if cue is not None else None,
            cue_end=cue.end if cue is not None else None,
            quote=quote,
            group=group,
            rule=finding.rule,
            confidence=confidence(finding.rule),
            denied=finding.denied,
            affiliation=affiliation(speaker.role) if speaker is not None else None,
            said_on=when.said_on,
            said_at=when.said_at,
            cited=when.cited,
        )
