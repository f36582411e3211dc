"""Mentions: the phrase that names a speaker, taken apart into name, role and kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from factcheck.extract.statements.apposition import (
    LONGEST_NAME,
    LONGEST_ROLE,
    PARTICLES,
    apposed_name,
    name_behind_clause,
)
from factcheck.extract.statements.cues import cues
from factcheck.extract.statements.offices import gender, speaker_words
from factcheck.extract.statements.scene import Scene
from factcheck.extract.syntax import is_acronym, phrase
from factcheck.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARTICLES = frozenset({"the", "a", "an", "both", "this", "that", "these", "those", "some", "any"})
UNNAMED = " (unnamed)"
"""Behind a speaker whose name the document does not tell."""
_ONE_OF = frozenset({"one", "another"})
_STAFF = frozenset({"journalists", "reporters", "geographers", "physicists", "climatologists", "investigators"})
_OWNERS = frozenset({"its", "his", "her", "their", "my", "our"})
_PLAIN_PEOPLE = frozenset(
    {"people", "person", "source", "sources", "official", "officials", "those", "insiders", "others"}
)
_READ = frozenset(
    {"seen", "obtained", "reviewed", "viewed", "read", "cited", "quoted", "consulted", "examined", "leaked"}
)


class Kind(Enum):
    """What sort of speaker a phrase names."""

    PERSON = "person"
    BODY = "body"
    PRONOUN = "pronoun"
    NOUN = "noun"
    """a common noun, definite or not: "the mayor", "two officials" """


@dataclass(frozen=True, slots=True)
class Mention:
    """One phrase that names a speaker. `name` is its text without title and article, `noun` the head in lower case."""

    span: Span
    name: str
    kind: Kind
    role: str | None = None
    noun: str = ""
    definite: bool = False
    plural: bool = False
    owner: str | None = None
    lowered: bool = False
    """Whether the first word is a common word, that only a sentence's start may have made upper case."""
    partners: tuple[Mention, ...] = ()
    """Who speaks with them: Karl Voss in "Anna Berg and Karl Voss said"."""


def mention(scene: Scene, head: Token, until: int | None = None, since: int | None = None) -> Mention:
    """What the phrase of a head token names, from the token `since` up to the token `until` where they are given."""
    doc = head.doc
    relative = (
        next((c for c in head.children if c.dep_ == "relcl"), None)
        if head.lower_ in ("those", "one", "someone")
        else None
    )
    if relative is not None:
        span = scene.span(head.i, relative.right_edge.i)
        return Mention(
            span, " ".join(span.of(scene.text).split()), Kind.NOUN, noun=head.lower_, plural=head.lower_ == "those"
        )
    if (head.pos_ == "PRON" and not (len(head.text) > 1 and head.text.isupper())) or head.text in (
        "he",
        "she",
        "it",
        "they",
        "i",
        "we",
        "you",
        "who",
        "himself",
        "herself",
    ):
        return Mention(
            scene.fragment.span(head), head.lower_, Kind.PRONOUN, noun=head.lower_, plural=head.lower_ in ("they", "we")
        )
    apposed = next(
        (
            c
            for c in head.children
            if c.dep_ == "appos"
            and c.pos_ == "PROPN"
            and head.i < c.left_edge.i <= head.i + (2 if head.lower_ not in _ONE_OF else LONGEST_NAME)
        ),
        None,
    )
    if apposed is not None and head.pos_ == "NOUN" and apposed.i == head.i + 1 and not _is_person(apposed):
        return Mention(scene.fragment.span(apposed), apposed.text, Kind.BODY, noun=apposed.lower_)
    if apposed is not None and head.lower_ in speaker_words()["bodies"] and apposed.left_edge.i == head.i + 1:
        name = scene.span(apposed.left_edge.i, apposed.i)  # "the newspaper Lao Tin"
        return Mention(name, name.of(scene.text), Kind.BODY, noun=apposed.lower_)
    if apposed is not None and head.pos_ in ("NOUN", "ADJ", "NUM") and _named_person(apposed):
        first, last = _name_run(apposed)
        role = _role_text(scene, phrase(head)[0].i, min(apposed.left_edge.i, first) - 1)
        return Mention(
            scene.span(first, last), scene.span(first, last).of(scene.text), Kind.PERSON, role, noun=apposed.lower_
        )
    told = name_behind_clause(head) if until is None else None
    if told is not None:
        name = scene.span(*told)
        person = head.lower_ in speaker_words()["people"] | speaker_words()["persons"]
        role = _role_text(scene, phrase(head)[0].i, head.i) if person else None
        return Mention(name, name.of(scene.text), Kind.PERSON if person else Kind.BODY, role, noun=doc[told[1]].lower_)
    tokens = [t for t in phrase(head) if (until is None or t.i <= until) and (since is None or t.i >= since)]
    while len(tokens) > 1 and tokens[0].pos_ in ("VERB", "AUX", "ADV", "PUNCT", "CCONJ"):
        tokens = tokens[1:]
    behind = apposed_name(head)
    if behind is not None and (until is None or behind[1] <= until):
        name = scene.span(*behind)
        role = _role_text(scene, tokens[0].i, behind[0] - 1)
        return Mention(name, re.sub(r"\s+", " ", name.of(scene.text)), Kind.PERSON, role, noun=doc[behind[1]].lower_)
    if _is_name(head) and not _is_office(head, tokens):
        first, last = _name_run(head)
        owned = _owned_name(head, first)
        if owned is not None:
            name = scene.span(owned[1], last)
            role = _role_text(scene, owned[0].left_edge.i, owned[1] - 1)
            return Mention(name, re.sub(r"\s+", " ", name.of(scene.text)), Kind.PERSON, role, noun=head.lower_)
        if _is_body(head, first, last):
            return _body(scene, head, tokens)
        name = scene.span(first, last)
        role = _role_text(scene, tokens[0].i, first - 1) or _apposed_role(scene, head) or _belongs(scene, head, last)
        return Mention(name, re.sub(r"\s+", " ", name.of(scene.text)), Kind.PERSON, role, noun=head.lower_)
    told = _name_told(head)
    if told is not None:
        name = scene.span(*told)
        role = _role_text(scene, tokens[0].i, head.i)
        return Mention(name, name.of(scene.text), Kind.PERSON, role, noun=doc[told[1]].lower_)
    home = _home(head) or author(head)
    if home is not None:
        return mention(scene, home, since=since)
    return _noun(scene, head, tokens)


def _noun(scene: Scene, head: Token, tokens: list[Token]) -> Mention:
    """A common noun as it stands, without article and owner: "two officials", "the mayor"."""
    doc = head.doc
    first = tokens[0].i
    definite = (
        doc[first].lower_ in ("the", "this", "that", "these")
        or (first > 0 and doc[first - 1].lower_ == "the")
        or doc[first].dep_ == "poss"
        or any(c.dep_ == "poss" for c in head.children)
    )
    while first < head.i and (
        doc[first].lower_ in _ARTICLES or (doc[first].dep_ == "poss" and doc[first].pos_ == "PRON")
    ):
        first += 1
    last = max(tokens[-1].i, head.i)
    told = next((c for c in head.children if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD") and c.i == last + 1), None)
    if told is not None and head.lower_ in _PLAIN_PEOPLE and told.lower_ not in _READ | {"named", "identified"}:
        last = told.right_edge.i - doc[told.right_edge.i].is_punct  # "people briefed on the talks"
    appos = [c for c in head.children if c.dep_ == "appos" and c.i > head.i]
    if appos and appos[0].left_edge.i <= last:
        last = max(head.i, appos[0].left_edge.i - 1)
        while last > head.i and doc[last].is_punct:
            last -= 1
    while last > head.i and doc[last].tag_ == "POS":
        last -= 1
    if doc[first].lower_ in ("one", "another") and first + 1 <= head.i and head.tag_ == "NN":
        first += 1
    if doc[first].lower_ == "same" and first < head.i:
        first, definite = first + 1, True
    last = next((i - 1 for i in range(head.i + 1, last + 1) if doc[i].tag_ in ("WP", "WDT", "WP$")), last)
    added = (i for i in range(head.i + 1, last) if doc[i].text == "," and doc[i + 1].pos_ in ("ADV", "ADJ", "VERB"))
    last = next(added, last + 1) - 1 if head.pos_ == "NOUN" else last  # "the governor, visibly tired, said"
    while last > head.i and (doc[last].is_punct or doc[last].tag_ == "IN"):
        last -= 1
    while last > head.i and doc[last].lower_ in ("there", "here", "too", "also", "now", "then"):
        last -= 1
    span = scene.span(first, last)
    owner = next((c for c in head.children if c.dep_ == "poss"), None)
    while first < head.i and (owner is None or owner.pos_ == "PRON") and doc[first].lower_ in _OWNERS:
        first, owner = first + 1, doc[first]
        span = scene.span(first, last)
    return Mention(
        span, re.sub(r"\s+", " ", span.of(scene.text)), Kind.NOUN, noun=head.lower_, definite=definite,
        plural=head.tag_ == "NNS",
        owner=owner.lower_ if owner is not None else None, lowered=doc[first].pos_ != "PROPN",
    )  # fmt: skip


def _name_told(head: Token) -> tuple[int, int] | None:
    """The name in a relative clause that gives it: "a doctor, who gave only the surname Zhao"."""
    clause = next((c for c in head.subtree if c.dep_ in ("relcl", "acl") and c.lemma_ in ("give", "identify")), None)
    if clause is None:
        return None
    words = list(clause.subtree)
    last = next((t for t in reversed(words) if t.pos_ == "PROPN"), None)
    if last is None or not any(t.lower_ in ("name", "surname", "nickname", "as") for t in words if t.i < last.i):
        return None
    first = last.i
    while first - 1 > clause.i and head.doc[first - 1].pos_ == "PROPN":
        first -= 1
    return first, last.i


def _home(head: Token) -> Token | None:
    """The named body that a team stands for: "the team at the Harbour Institute"."""
    if head.lower_ != "team" and not (head.tag_ == "NNS" and head.lower_ in speaker_words()["crowds"] | _STAFF):
        return None
    behind = head.doc[head.i + 1 : head.i + 2]
    body = next((c for t in behind if t.lower_ in ("at", "of", "from") for c in t.children if c.dep_ == "pobj"), None)
    return body if body is not None and body.pos_ == "PROPN" and body.ent_type_ not in ("GPE", "LOC") else None


def author(head: Token) -> Token | None:
    """Who speaks by a text: "the agency's latest bulletin", "a survey by the Harbour Institute", "its report"."""
    if head.pos_ != "NOUN" or not {head.lower_, head.lower_.removesuffix("s")} & (cues().texts | cues().records):
        return None
    owner = next((c for c in head.children if c.dep_ == "poss"), None)
    if owner is None and {head.lower_, head.lower_.removesuffix("s")} & (cues().texts - cues().records):
        owner = next((c for c in head.children if c.dep_ == "compound" and c.pos_ == "NOUN" and _speaks(c)), None)
    if owner is None:
        by = next((c for c in head.children if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from", "of")), None)
        issued = next((c for c in head.children if c.dep_ == "acl" and c.tag_ == "VBN"), None)
        if issued is not None and issued.lower_ in _READ:
            return None  # "a memo seen by the Courier" is somebody else's
        if by is None and issued is not None:
            by = next((c for c in issued.children if c.dep_ == "agent"), None)
        owner = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
        if owner is not None and not _speaks(owner, named=by is not None and by.lower_ != "by"):
            return None
    if owner is None or owner.ent_type_ in ("DATE", "TIME") or not (owner.pos_ == "PRON" or _speaks(owner)):
        return None
    return owner if owner.lower_ not in ("my", "our", "your", "whose") else None


def _speaks(owner: Token, *, named: bool = False) -> bool:
    """Whether the noun names a person or a body, that a text can be by."""
    words = speaker_words()
    if owner.pos_ == "PROPN":
        return not named or owner.ent_type_ in ("ORG", "PERSON")
    return any(
        owner.lower_.removesuffix("s") in words[kind] or owner.lower_ in words[kind]
        for kind in ("bodies", "people", "crowds")
    )


def _is_office(head: Token, tokens: list[Token]) -> bool:
    """Whether the phrase is an office in capitals and names nobody: "the Minister", "President" in a headline."""
    words = speaker_words()
    own = [t for t in tokens if t.dep_ not in ("det", "poss", "case", "punct")]
    return own == [head] and head.lower_ in words["people"] - words["bodies"] and head.ent_type_ != "ORG"


def _is_name(head: Token) -> bool:
    return head.pos_ == "PROPN" or (head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") and head.text[:1].isupper())


def _is_person(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in token.children)


def _named_person(token: Token) -> bool:
    return token.ent_type_ not in ("ORG", "GPE", "DATE") and token.text[:1].isupper()


def _name_run(head: Token) -> tuple[int, int]:
    """First and last token of the name that ends with the head: the capitalised run, behind its last title."""
    doc = head.doc
    titles = speaker_words()["titles"]
    first = last = head.i
    while (
        last + 1 < len(doc)
        and doc[last + 1].pos_ == "PROPN"
        and doc[last + 1].head.i == head.i
        and doc[last + 1].dep_ in ("flat", "compound")
    ):
        last += 1
    while first - 1 >= head.sent.start:
        token = doc[first - 1]
        if token.lower_.rstrip(".") in titles and first <= head.i:
            break
        if token.text in ("-", "–") and token.whitespace_ == "" and first - 2 >= 0 and doc[first - 2].whitespace_ == "":
            first -= 1
            continue
        if (
            not (token.text[:1].isupper() or (token.lower_ in PARTICLES and token.text not in ("’", "'")))
            or token.is_punct
            or (token.lower_ not in PARTICLES and token.dep_ in ("punct", "case", "det", "cc", "mark", "prep", "poss"))
        ):
            break
        if token.pos_ in ("DET", "ADP", "SCONJ", "VERB", "AUX", "ADV") and token.lower_ not in PARTICLES:
            break
        first -= 1
    while first < head.i and (doc[first].text == "-" or doc[first].ent_type_ == "NORP"):
        first += 1
    return first, last


def _owned_name(head: Token, first: int) -> tuple[Token, int] | None:
    """The owner and the first token of a person's name behind it: "FENED's Artur Meneses", "the bank's Ada Lind"."""
    words = speaker_words()
    owner = next((c for c in head.children if c.dep_ == "poss" and c.i < head.i), None)
    if owner is None or head.lower_ in words["bodies"] or head.ent_type_ in ("GPE", "LOC", "FAC"):
        return None
    mark = next((t.i for t in head.doc[owner.i + 1 : head.i] if t.tag_ == "POS"), None)
    if mark is None:
        return None
    begin = mark + 1
    while begin < head.i and (head.doc[begin].lower_.rstrip(".") in words["titles"] or head.doc[begin].pos_ != "PROPN"):
        begin += 1
    run = head.doc[begin : head.i + 1]
    if not 2 <= len(run) <= LONGEST_NAME or any(t.lower_ in words["bodies"] or t.pos_ != "PROPN" for t in run):
        return None
    return (owner, begin) if run[-1].ent_type_ == "PERSON" or gender(run.text) is not None or first > mark else None


def _is_body(head: Token, first: int, last: int) -> bool:
    words = speaker_words()
    if any(c.dep_ == "appos" and c.i > head.i and c.lower_ in words["people"] - words["bodies"] for c in head.children):
        return False
    if head.lower_ in words["bodies"] or head.lower_.endswith(("ministry", "agency")):
        return True
    tokens = head.doc[first : last + 1]
    if (
        any(c.dep_ == "prep" and c.lower_ in ("of", "for") and c.i == head.i + 1 for c in head.children)
        and head.ent_type_ != "PERSON"
        and len(tokens) == 1
    ):
        return True
    if head.ent_type_ in ("ORG", "GPE", "NORP", "FAC", "LOC"):
        return not (len(tokens) >= 2 and gender(tokens.text) is not None)
    return is_acronym(head)


def _body(scene: Scene, head: Token, tokens: list[Token]) -> Mention:
    doc = head.doc
    first, last = tokens[0].i, max(tokens[-1].i, head.i)
    for child in head.children:
        if child.i > head.i and (child.dep_ == "appos" or (child.dep_ == "prep" and child.lower_ not in ("of", "for"))):
            last = min(last, max(head.i, child.left_edge.i - 1))
    while last > head.i and (doc[last].is_punct or doc[last].tag_ == "POS"):
        last -= 1
    article = next(
        (
            t.i
            for t in reversed(tokens)
            if t.i < head.i
            and t.lower_ in ("the", "a", "an")
            and not any(u.pos_ == "ADP" for u in tokens[0].doc[t.i : head.i])
        ),
        None,
    )
    first = max(first, article) if article is not None else first
    while first < head.i and (
        doc[first].lower_ in _ARTICLES
        or (doc[first].pos_ == "NOUN" and doc[first].text.islower() and not doc[head.i].text.islower())
    ):
        first += 1
    span = scene.span(first, last)
    name = re.sub(r"\s+", " ", span.of(scene.text))
    return Mention(
        span, name, Kind.BODY, _apposed_role(scene, head), noun=head.lower_, definite=tokens[0].lower_ == "the"
    )


def _role_text(scene: Scene, first: int, last: int) -> str | None:
    doc = scene.fragment.doc
    while first <= last and (doc[first].lower_ in _ARTICLES | _OWNERS | {"whose"} or doc[first].is_punct):
        first += 1
    while last >= first and doc[last].is_punct:
        last -= 1
    if first > last or last - first >= LONGEST_ROLE or doc[first].pos_ == "ADP":
        return None
    text = re.sub(r"\s+", " ", scene.span(first, last).of(scene.text)).rsplit(", ", 1)[-1]
    return text if text.lower().rstrip(".") not in ("mr", "mrs", "ms", "miss", "that", "as") else None


def _apposed_role(scene: Scene, head: Token) -> str | None:
    child = next((c for c in head.children if c.dep_ == "appos" and c.i > head.i and c.pos_ == "NOUN"), None)
    if child is None:
        return None
    tokens = phrase(child)
    return _role_text(scene, tokens[0].i, tokens[-1].i)


def _belongs(scene: Scene, head: Token, last: int) -> str | None:
    child = next(
        (c for c in head.children if c.dep_ == "prep" and c.lower_ in ("of", "from", "at", "with") and c.i == last + 1),
        None,
    )
    target = next((c for c in child.children if c.dep_ == "pobj"), None) if child is not None else None
    if target is None:
        return None
    tokens = phrase(target)
    return _role_text(scene, tokens[0].i, tokens[-1].i)
