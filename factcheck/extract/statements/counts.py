"""Counts: noun phrases with a number that their source states: "counted 3,252", "put the toll at 44", "came to 1.5"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.statements.borders import HEDGES, OWN_VOICE
from factcheck.extract.statements.offices import speaker_words
from factcheck.extract.statements.scene import Finding
from factcheck.extract.statements.subjects import can_state, is_text, states
from factcheck.extract.statements.verbphrase import VerbPhrase
from factcheck.extract.syntax import is_acronym, is_number
from factcheck.text.places import resolve

if TYPE_CHECKING:
    from spacy.tokens import Token

_COUNTING_ALONE = frozenset(
    [
        "think",
        "believe",
        "write",
        "insist",
        "stay",
        "stand",
        "speak",
        "talk",
        "count",
        "estimate",
        "forecast",
        "put",
        "project",
        "read",
        "calculate",
    ]
)
_ESTIMATING = _COUNTING_ALONE | frozenset(
    ["list", "tally", "expect", "predict", "reckon", "foresee", "anticipate", "calculate", "log"]
)
_ARRIVING = frozenset({
    ("arrive", "at"), ("come", "to"), ("come", "with"), ("pencil", "in"), ("stick", "to"), ("stick", "with"),
    ("settle", "on"), ("insist", "on"), ("stay", "with"), ("stay", "at"), ("remain", "at"), ("stand", "by"),
    ("cling", "to"), ("keep", "to"), ("reckon", "with"), ("reckon", "on"), ("know", "of"), ("hear", "of"),
    ("budget", "for"), ("run", "to"), ("guide", "for"), ("allow", "for"),
})  # fmt: skip
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_SPEAKING = frozenset({"speak", "talk", "write"})
_FARTHEST_AT = 12
_LONGEST_ITEM = 4
_NEEDS_PREPOSITION = frozenset(
    {
        "arrive",
        "come",
        "pencil",
        "stick",
        "settle",
        "stay",
        "remain",
        "stand",
        "cling",
        "keep",
        "know",
        "hear",
        "budget",
        "run",
        "guide",
        "allow",
    }
)
_BARELY = frozenset(
    {"think", "believe", "write", "tell", "reply", "answer", "note", "add", "tweet", "insist", "maintain", "argue"}
)
"""Verbs whose object is what is said only where it is a bare number: "the company writes 1,080"."""
_HANDED = frozenset({"show", "publish", "release", "offer", "tell", "record", "post", "document"})
"""Verbs whose object may be a thing with a number inside: "showed a video of seven captives" states none."""
_CASUALTIES = frozenset({"dead", "wounded", "missing", "injured", "killed", "deaths", "victims", "fatalities"})
_LISTED = _CASUALTIES | {"names", "entries", "cases"}
_WITNESSING = frozenset({"see", "record", "register", "log"})
TAKEN = frozenset({"life", "victim", "dead", "title", "crown", "medal", "scalp"})
"""What a storm or a champion claims without a word."""
_BARE = frozenset({"have", "make"})
"""Verbs that state a bare number only: "the ministry has 620", "the council makes it 21,500"."""


def _is_gift(phrase: VerbPhrase) -> bool:
    """Whether something is handed over, no number stated: "gave $5 million to the fund", "gave him 300 coins"."""
    if any(p.lower_ == "to" for p in phrase.preps) or any(c.dep_ == "dative" for c in phrase.right):
        return True
    return any(t.tag_ == "$" or t.lower_ in ("dollars", "euros", "pounds") for o in phrase.objects for t in o.subtree)


def _tells_where(preposition: Token) -> bool:
    """Whether a preposition says in which text the number stands: "had 1,400 in its morning bulletin"."""
    return any(c.dep_ == "pobj" and is_text(c) for c in preposition.children)


def _put_at(phrase: VerbPhrase) -> list[int] | None:
    """What is put at a number, by the words alone, where the parser misses the object: "puts lost sales at $215m"."""
    doc, verb = phrase.doc, phrase.verb
    behind = range(verb.i + 2, min(verb.i + _FARTHEST_AT, phrase.sentence.end - 1))
    here = ("at", "on") if phrase.lemma == "have" else ("at",)
    at = next((i for i in behind if doc[i].lower_ in here and any(is_number(t) for t in doc[i + 1 : i + 4])), None)
    if at is None or any(doc[i].text in (",", ";", ":") for i in range(verb.i + 1, at)):
        return None
    return list(range(verb.i + 1, max(doc[at].right_edge.i, at + 1) + 1))


def _measured(phrase: VerbPhrase) -> bool:
    """Whether the number counts the object itself, or the object is a count: "a rate of 5 %"."""
    first = phrase.objects[0]
    if first.pos_ == "NUM" or any(
        c.dep_ in ("nummod", "quantmod", "compound") and is_number(c) for c in first.children
    ):
        return True
    if not any(is_number(t) for t in first.subtree):
        return True
    return first.lower_ in phrase.words.counted or any(c.dep_ == "appos" and is_number(c) for c in first.children)


def _hedged(phrase: VerbPhrase, tokens: list[int]) -> list[int]:
    """The tokens with the hedge before them ("sees about 1.7"), without a clause that a colon adds."""
    colon = next((i for i in tokens if phrase.doc[i].text == ":"), None)
    if colon is not None and any(phrase.doc[i].tag_ in _FINITE for i in tokens if i > colon):
        tokens = [i for i in tokens if i < colon]
    first = tokens[0]
    while first - 1 > phrase.verb.i and phrase.doc[first - 1].lower_ in HEDGES:
        first -= 1
    return list(range(first, tokens[-1] + 1))


def _whole_list(phrase: VerbPhrase, tokens: list[int]) -> list[int]:
    """The tokens with the number that their last "and" leads to, without that "and" where none follows."""
    doc, last = phrase.doc, tokens[-1]
    if doc[last].dep_ != "cc":
        return tokens
    end = last + 1
    while end < phrase.sentence.end and not doc[end].is_punct and end - last <= _LONGEST_ITEM:
        end += 1
    listed = last + 1 < end <= last + _LONGEST_ITEM and is_number(doc[last + 1])
    return list(range(tokens[0], end if listed else last))


def _holds_number(preposition: Token) -> bool:
    """Whether the number is of the phrase itself: "arrived at 40", but "arrived at a race in which 40 ran"."""
    for token in preposition.subtree:
        if is_number(token):
            above = (t for t in token.ancestors if t.i > preposition.i)
            if not any(t.dep_ in ("relcl", "acl", "advcl") for t in (token, *above)):
                return True
    return False


def happens(phrase: VerbPhrase) -> bool:
    """Whether the verb tells what happened and not what was said: "London recorded 105 murders", "claimed 48 lives"."""
    if phrase.lemma in _WITNESSING:
        return phrase.head.ent_type_ in ("GPE", "LOC") or (
            phrase.head.pos_ == "PROPN" and len(phrase.head.text) > 2 and resolve(phrase.head.text) is not None
        )
    return phrase.lemma == "claim" and any(noun.lemma_.lower() in TAKEN for noun in phrase.objects)


def counted(phrase: VerbPhrase) -> Finding | None:
    """A number that its source counts, gives, expects or speaks of."""
    head, lemma, number = phrase.head, phrase.lemma, phrase.numbered
    if not phrase.of("count") or head.lower_ in OWN_VOICE:
        return None
    if lemma == "make":
        behind = phrase.doc[phrase.verb.i + 1 : min(phrase.verb.i + 3, phrase.sentence.end)]
        if len(behind) > 1 and behind[0].lower_ in ("it", "that") and is_number(behind[1]) and can_state(head):
            return phrase.found("count", [behind[1].i])
    at_number = lemma in ("put", "peg") and not number
    if lemma == "have" and phrase.objects:
        told = any(o.lower_ in phrase.words.counted for o in phrase.objects)
        at_number = at_number or told or (is_text(head) and any(p.lower_ == "on" for p in phrase.preps))
    put = _put_at(phrase) if at_number and can_state(head) else None
    if put is not None:
        return phrase.found("count", put)
    if not number:
        return None
    if any(c.dep_ == "neg" for c in phrase.verb.children) or (
        lemma in ("give", "hold") and any(c.dep_ == "prt" and c.lower_ != "up" for c in phrase.verb.children)
    ):
        return None
    if not (states(head, lemma) or (head.lower_ == "it" and lemma in _ESTIMATING)):
        return None
    if lemma == "give" and _is_gift(phrase):
        return None
    if lemma in _SPEAKING:
        about = (t for n in number for t in n.subtree if t.lower_ in ("of", "about"))
        of = next((t for t in about if any(is_number(c) for c in t.subtree)), None)
        if of is not None and of.i != phrase.verb.i + 1 and not phrase.objects:  # "speaks on its website of 40 million"
            return phrase.found("count", phrase.with_tail(phrase.stretch([of])[1:]))
        if of is None and not (lemma == "write" and phrase.right and is_number(phrase.right[0])):
            return None
    at = next((p for p in phrase.preps if (lemma, p.lower_) in _ARRIVING and p in number and _holds_number(p)), None)
    if at is not None and lemma == "run" and not (is_text(head) and any(is_number(c) for c in at.children)):
        return None  # "costs run to 40 million", "the paper runs to 24 pages": no list
    if at is not None:
        return phrase.found("count", phrase.with_tail(phrase.stretch([at])[1:]), preposition=at)
    if lemma in _NEEDS_PREPOSITION:
        return None
    words = speaker_words()
    bare = bool(phrase.objects) and is_number(phrase.objects[-1])
    if lemma in _BARELY and not (bare or (phrase.right and is_number(phrase.right[0]))):
        return None
    if lemma in _HANDED and phrase.objects and not _measured(phrase):
        return None
    listed = lemma == "have" and bool(phrase.objects) and phrase.objects[-1].lower_ in _LISTED and bool(number)
    if listed and head.lower_ in words["bodies"] | phrase.words.texts:
        return phrase.found("count", _whole_list(phrase, phrase.stretch(phrase.objects[-1:])))
    counting = head.lower_ in words["bodies"] | words["crowds"] | phrase.words.texts or is_acronym(head)
    if lemma in _BARE and not (bare and counting):
        return None
    if lemma in _BARE:
        number_word = phrase.objects[-1]
        named = (p for p in phrase.preps if p.i == number_word.i + 1 and not _tells_where(p))
        last = next((p.right_edge.i for p in named), number_word.i)
        own = next(
            (
                c.right_edge.i
                for c in number_word.children
                if c.dep_ == "prep" and c.i == number_word.i + 1 and not _tells_where(c)
            ),
            last,
        )
        return phrase.found("count", list(range(number_word.left_edge.i, max(last, own) + 1)))
    if phrase.objects or lemma in _COUNTING_ALONE or (lemma == "hope" and number[0].lower_ == "for"):
        first = min(n.i for n in number)
        parts = [p for p in phrase.objects + phrase.preps if p.i >= first or p in phrase.objects]
        tokens = _whole_list(phrase, phrase.stretch(parts))
        tokens = phrase.with_tail(phrase.behind_preposition(_hedged(phrase, tokens)))
        return phrase.found("count", phrase.with_quotation(tokens))
    return None
