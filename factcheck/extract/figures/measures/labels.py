"""Labels: what a number measures by the noun that a colon, a question mark or a left-out verb sets before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.claims import Figure
from factcheck.extract.figures.anchors import NOMINAL, Anchor, noun_phrase
from factcheck.extract.statements.offices import speaker_words
from factcheck.extract.syntax import is_acronym
from factcheck.extract.tables import table
from factcheck.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LABEL = 8
"""The longest label before a colon, in tokens."""


def label(anchor: Anchor, before: list[Token]) -> str | None:
    """The noun or state that a colon sets before the number: "Injured: 364", "Exports until summer: 10 million"."""
    if len(before) > 1 and before[-1].text != ":" and _is_tabled(anchor, before):
        return before[-1].lower_
    if len(before) < 2 or before[-1].text != ":":
        return None
    if (state := _state_labelled(before)) is not None:
        return state
    phrase: list[Token] = []
    for token in reversed(before[:-1]):
        if token.is_punct or token.is_space or len(phrase) > _LABEL:
            break
        phrase.insert(0, token)
    while phrase and (phrase[0].pos_ in ("DET", "NUM") or phrase[0].is_space):
        phrase.pop(0)
    said = next((i for i, t in enumerate(phrase) if i and t.tag_ in ("VBN", "VBD", "VBP", "WP", "WDT")), None)
    if said is not None and phrase[said - 1].pos_ in NOMINAL:
        phrase = phrase[:said]  # "Votes cast: 401,560"
    if not phrase or len(phrase) > _LABEL or any(t.pos_ in ("VERB", "AUX") for t in phrase[1:]):
        return None
    known = table("measures")
    if len(phrase) == 1 and phrase[0].lower_ in known["states"]:
        return phrase[0].lower_
    end = next((i for i, t in enumerate(phrase) if t.pos_ == "ADP" and t.lower_ != "of"), len(phrase))
    nouns = [t for t in phrase[:end] if t.pos_ in NOMINAL or (t.i == t.sent.start and len(phrase) == 1)]
    if not nouns or nouns[-1].ent_type_ in ("PERSON", "ORG", "GPE", "DATE"):
        return None
    last = nouns[-1]
    if _is_source(last):
        return None
    named = last.pos_ == "PROPN" and last.i != last.sent.start
    if named or any(last.lemma_.lower() in known[kind] for kind in ("never", "bodies", "agents", "givers", "bare")):
        return None
    return anchor.text(phrase[:end])


def _state_labelled(before: list[Token]) -> str | None:
    """The state that opens a label: "Displaced, at the peak: 140,000", "Killed in 2024: four"."""
    opening = len(before) - 1
    while opening > 0 and before[opening - 1].text not in (".", ";", "•", "-", "–", "—", "\n") and opening > 0:
        opening -= 1
    stretch = [t for t in before[opening:-1] if not t.is_space]
    if not stretch or len(stretch) > _LABEL or stretch[0].lower_ not in table("measures")["states"]:
        return None
    if len(stretch) > 1 and stretch[1].pos_ in NOMINAL:
        return None  # "Displaced families: 40"
    return None if any(t.pos_ in ("VERB", "AUX") for t in stretch[1:]) else stretch[0].lower_


def _is_tabled(anchor: Anchor, before: list[Token]) -> bool:
    """Whether the number follows its state in a list: "country: dead 292, missing 38"."""
    state = before[-1]
    following = next(anchor.after(), None)
    return (
        state.lower_ in ("dead", "missing", "injured", "wounded", "displaced", "homeless", "rescued", "sick")
        and state.i + 1 == anchor.tokens[0].i
        and before[-2].text in (",", ";", ":", "•", "/", "-")
        and (following is None or following.is_punct)
    )


_CLAUSES = 5
"""How many tokens two clauses take at least, the second cut off at its number."""
_UP_TO = ("to", "at", "by")


def of_gapped(before: list[Token]) -> str | None:
    """The subject of a clause whose verb is left out: "sales grew to €2 billion, the staff to 7,000"."""
    if len(before) < _CLAUSES or (noun := before[-1]).i + 1 >= len(noun.doc) or noun.nbor().lower_ not in _UP_TO:
        return None
    if noun.tag_ not in ("NN", "NNS") or noun.ent_type_ or before[-2].lower_ not in ("the", "its", "their"):
        return None
    if before[-3].text not in (",", ";") and before[-3].lower_ != "and":
        return None
    return None if _is_no_measure(noun) else noun.lower_


def topical(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    """What a label names whose clause gives the number: "Deaths: the police admit 55", "And the money? They say 60"."""
    start = anchor.numeral.span.start
    line = text.rfind("\n", 0, start) + 1
    found = next(reversed(list(_TOPIC.finditer(text, max(line, start - _TOPICAL), start))), None)
    if found is None:
        return None
    between = text[found.end() : start]
    if _SENTENCE.search(between) or any(f.start >= found.end() for f in earlier):
        return None
    nouns = [
        t
        for t in anchor.fragment.tokens(Span(found.start("noun"), start))
        if t.pos_ in NOMINAL and not t.like_num and t not in anchor.tokens
    ]
    label = [t for t in nouns if anchor.fragment.end(t) <= found.end("noun")]
    if not label or anchor.fragment.end(label[-1]) < found.end("noun"):
        return None
    noun = label[-1]
    if noun.tag_ not in ("NN", "NNS") or noun.ent_type_ or _says_nothing(noun):
        return None
    if any(t.tag_ in ("NN", "NNS") and t.dep_ != "compound" and not _says_nothing(t) for t in nouns[len(label) :]):
        return None
    opening = anchor.fragment.tokens(Span(found.start("noun"), found.end("noun")))[0]
    return None if opening.tag_ in ("VBN", "IN", "DT") else anchor.text(noun_phrase(noun))


def _says_nothing(noun: Token) -> bool:
    """Whether a noun is no measure or names who counts."""
    return _is_no_measure(noun) or _is_source(noun)


def _is_no_measure(noun: Token) -> bool:
    """Whether a noun says who counts, when, or only that something is counted."""
    known = table("measures")
    return any(
        noun.lemma_.lower() in known[kind] for kind in ("never", "bodies", "agents", "givers", "bare", "counters")
    )


_TOPICAL = 120
"""How many characters behind a label its clause may give the number."""
_SENTENCE = re.compile(r"[.!?][\"”’»)]*\s")
_TOPIC = re.compile(
    r"(?:^|(?<=[\n.!?;”\"*–—•-])[ \t*–—•-]*)(?:And\s+|But\s+)?(?:[Tt]he\s+|[Aa]s\s+for\s+(?:the\s+)?)?"
    r"(?P<noun>[A-Z]?[a-z’'-]+(?:\s+[a-z’'-]+){0,4})(?:\?[*”\"]*|:)\s",
)


def names_source(label: Sequence[Token]) -> list[Token]:
    """The words of a label that say who counts: "Ombudsman: 55,400", "The union of guards: 40"; none for another."""
    if not label or (label[-1].pos_ in ("VERB", "AUX") and label[-1].dep_ not in ("relcl", "acl")):
        return []  # "The bank, in the meantime, paid:"
    end = next((i for i, t in enumerate(label) if t.pos_ in ("ADP", "VERB", "AUX", "SCONJ", "PUNCT")), len(label))
    nouns = [t for t in label[:end] if t.pos_ in NOMINAL]
    if not nouns:
        return []
    last, known = nouns[-1], table("measures")
    word = last.lemma_.lower()
    gives = any(word in known[kind] for kind in ("bodies", "agents", "givers")) and last.tag_ in ("NN", "NNP")
    acronym = is_acronym(last) and len(nouns) == 1
    counting = last.lower_ in known["counting"]
    several = last.lower_.endswith("s") and not counting  # "Schools: 40", whatever the tagger says
    if not (_is_source(last) or gives or acronym or counting) or several or last.lower_ in known["counted"]:
        return []
    return list(label[: label.index(last) + 1])


def _is_source(noun: Token) -> bool:
    """Whether a label names who counts: "Ombudsman: 55,400", "President's people: about 36,000"."""
    known = speaker_words()
    owned = any(child.dep_ == "poss" for child in noun.children)
    if noun.lemma_.lower() in known["bodies"]:
        return True
    return (owned and noun.lower_ == "people") or (noun.tag_ in ("NN", "NNP") and noun.lower_ in known["people"])
